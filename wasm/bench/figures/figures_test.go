//go:build !js

package figures_test

import (
	"path/filepath"
	"reflect"
	"testing"

	"handbook/wasm/bench/figures"
)

func TestAFigureSaysWhatItsNumbersSay(t *testing.T) {
	for _, tt := range []struct {
		figure               figures.Figure
		measured, ratio, bar string
		missed               bool
	}{
		{figures.New("areas", 5, ""), "5", "", "", false},
		{figures.New("tests", 20656, ""), "20,656", "", "", false},
		{figures.New("a stall", 49.96, "ms").AtMost(50), "50.0 ms", "", "at most 50 ms", false},
		{figures.New("a stall", 50.04, "ms").AtMost(50), "50.0 ms", "", "at most 50 ms", true},
		{figures.New("answers", 4999.4, "").AtLeast(5000), "4,999", "", "at least 5,000", true},
		{figures.New("answers", 5000, "").AtLeast(5000), "5,000", "", "at least 5,000", false},
		{figures.New("a module", 500, "KB").Beside("empty", 400).TimesAtMost(1.25), "500 KB", "1.25 times", "at most 1.25 times", false},
		{figures.New("a module", 501, "KB").Beside("empty", 400).TimesAtMost(1.25), "501 KB", "1.25 times", "at most 1.25 times", true},
		{figures.New("a sum", 7.1, "ns").FasterThan("a library", 10224).TimesAtLeast(500), "7.10 ns", "1,440 times as fast", "at least 500 times", false},
		{figures.New("a sum", 30, "ns").FasterThan("a library", 10224).TimesAtLeast(500), "30 ns", "341 times as fast", "at least 500 times", true},
		{figures.New("a sum", 0.1236, "ms").AtMost(1), "0.124 ms", "", "at most 1 ms", false},
		{figures.New("a shift", 0.00012, "").AtMost(0), "0.00012", "", "at most 0", true},
		{figures.New("differences", 0, "").AtMost(0), "0", "", "at most 0", false},
	} {
		f := tt.figure
		ratio, bar := "", ""
		if f.Peer != nil {
			ratio = f.Peer.Ratio
		}
		if f.Bar != nil {
			bar = f.Bar.Words
		}
		if f.Measured != tt.measured || ratio != tt.ratio || bar != tt.bar || f.Missed() != tt.missed {
			t.Errorf("%q %q %q %v, want %q %q %q %v", f.Measured, ratio, bar, f.Missed(), tt.measured, tt.ratio, tt.bar, tt.missed)
		}
		if err := f.Check(); err != nil {
			t.Error(err)
		}
	}
}

func TestWhatIsTypedIsFound(t *testing.T) {
	right := figures.New("a module", 520, "KB").Beside("empty", 400).TimesAtMost(1.25)
	for name, typed := range map[string]func(*figures.Figure){
		"kept":              func(f *figures.Figure) { f.Bar.Kept = true },
		"a looser bar":      func(f *figures.Figure) { f.Bar.Limit = 2 },
		"its words":         func(f *figures.Figure) { f.Measured = "490 KB" },
		"its number":        func(f *figures.Figure) { f.Value = 490 },
		"the ratio":         func(f *figures.Figure) { f.Peer.Times = 1.2 },
		"the ratio's words": func(f *figures.Figure) { f.Peer.Ratio = "1.20 times" },
	} {
		f, peer, bar := right, *right.Peer, *right.Bar
		f.Peer, f.Bar = &peer, &bar
		if typed(&f); f.Check() == nil {
			t.Errorf("%s: typed, and not found", name)
		}
	}
	file := figures.File{Promises: 1, Parts: []figures.Part{{Name: "modules", Figures: []figures.Figure{right}}}}
	if file.Check() == nil {
		t.Error("a file that does not count what is missed is let through")
	}
}

func TestWhatHasNotRunStaysAsItWas(t *testing.T) {
	part := func(name, date string, value float64) figures.Part {
		return figures.Part{Name: name, Run: figures.Run{Date: date}, Figures: []figures.Figure{figures.New("a figure", value, "").AtMost(1)}}
	}
	proof := &figures.Results{Run: figures.Run{Date: "2026-11-01"}, Results: []byte(`{"passed": true}`)}
	page := figures.File{Parts: []figures.Part{part("sums", "2026-11-01", 1), part("pages", "2026-11-01", 2), part("gone", "2026-11-01", 3)}, Proof: proof}
	page.Take(figures.File{Parts: []figures.Part{part("search", "2026-11-22", 4), part("sums", "2026-11-22", 5)}}, []string{"pages", "search", "sums", "api"})
	var got []string
	for _, p := range page.Parts {
		got = append(got, p.Name+" "+p.Run.Date+" "+p.Figures[0].Measured)
	}
	if want := []string{"pages 2026-11-01 2", "search 2026-11-22 4", "sums 2026-11-22 5"}; !reflect.DeepEqual(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if page.Promises != 3 || page.Missed != 3 || page.Proof != proof || page.Mutation != nil {
		t.Errorf("%+v", page)
	}
	name := filepath.Join(t.TempDir(), "figures.json")
	if err := page.Write(name); err != nil {
		t.Fatal(err)
	}
	read, err := figures.Read(name)
	if err != nil || read.Check() != nil || len(read.Parts) != 3 || !read.Proof.Same(*proof) {
		t.Errorf("%+v %v", read, err)
	}
	if read.Proof.Same(figures.Results{Results: []byte(`{"passed": false}`)}) {
		t.Error("other results are taken for the same")
	}
}
