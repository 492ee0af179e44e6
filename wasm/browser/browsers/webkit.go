//go:build unix

package browsers

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"regexp"
	"strconv"
	"time"
)

// webkit speaks WebDriver: every command is a request to WebKitWebDriver, which drives
// WebKitGTK's MiniBrowser on a screen that Xvfb makes up.
type webkit struct {
	*program
	address string
}

func openWebKit() (Page, error) {
	browsers, err := filepath.Glob("/usr/lib/*/webkit*gtk-*/MiniBrowser")
	if err != nil || len(browsers) == 0 {
		return nil, errors.New("WebKitGTK's MiniBrowser is not there: make test-browsers installs webkit2gtk-driver on Debian")
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	port := free.Addr().(*net.TCPAddr).Port
	free.Close()
	// xvfb-run tells the driver's words on; echo says that the screen is there.
	p, _, err := start(regexp.MustCompile("screen is there"), []string{"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1", "LIBGL_ALWAYS_SOFTWARE=1", "WEBKIT_DISABLE_COMPOSITING_MODE=1"},
		"xvfb-run", "--auto-servernum", "--server-args=-screen 0 1280x1024x24", "sh", "-c", "echo screen is there; exec WebKitWebDriver --port="+strconv.Itoa(port))
	if err != nil {
		return nil, err
	}
	w := &webkit{p, "http://127.0.0.1:" + strconv.Itoa(port) + "/session"}
	var session struct{ SessionID string }
	for end := time.Now().Add(time.Minute); ; time.Sleep(200 * time.Millisecond) {
		err = w.ask(http.MethodPost, "", map[string]any{"capabilities": map[string]any{"alwaysMatch": map[string]any{
			"webkitgtk:browserOptions": map[string]any{"binary": browsers[0], "args": []string{"--automation"}}}}}, &session)
		if err == nil || time.Now().After(end) {
			break
		}
	}
	if err != nil {
		w.Close()
		return nil, err
	}
	w.address += "/" + session.SessionID
	return w, errors.Join(
		w.ask(http.MethodPost, "/timeouts", map[string]any{"script": 60000, "pageLoad": 180000}, nil),
		w.ask(http.MethodPost, "/window/rect", map[string]any{"x": 0, "y": 0, "width": 1100, "height": 950}, nil))
}

func (w *webkit) ask(method, path string, params, value any) error {
	body, err := json.Marshal(params)
	if err != nil {
		return err
	}
	request, err := http.NewRequest(method, w.address+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	var answer struct{ Value json.RawMessage }
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		var wrong struct{ Error, Message string }
		json.Unmarshal(answer.Value, &wrong)
		return fmt.Errorf("%s: %s %s", path, wrong.Error, wrong.Message)
	}
	if value == nil {
		return nil
	}
	return json.Unmarshal(answer.Value, value)
}

func (w *webkit) Go(address string) error {
	return w.ask(http.MethodPost, "/url", map[string]any{"url": address}, nil)
}

func (w *webkit) Eval(expression string) (json.RawMessage, error) {
	var text string
	script := "const done = arguments[0]; try { " + asText(expression) + ".then(text => done('y' + text), error => done('n' + error)) } catch (error) { done('n' + error) }"
	if err := w.ask(http.MethodPost, "/execute/async", map[string]any{"script": script, "args": []any{}}, &text); err != nil {
		return nil, err
	}
	if text == "" || text[0] != 'y' {
		return nil, errors.New(text)
	}
	return json.RawMessage(text[1:]), nil
}

func (w *webkit) Press(keys string) error {
	return w.ask(http.MethodPost, "/actions", map[string]any{"actions": strokes(keys)}, nil)
}

func (w *webkit) Close() {
	w.ask(http.MethodDelete, "", map[string]any{}, nil)
	w.stop()
}
