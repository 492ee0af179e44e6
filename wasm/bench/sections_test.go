//go:build !js

package main

import (
	"strings"
	"testing"
)

const page = `<!doctype html><nav>Elsewhere</nav><main><h1><span>8.2</span> Core group</h1><nav>On this page</nav>
<h2 id="a">Who &amp; when</h2><div class="clause" id="8.2.1"><p class="clause__ref"><a href="#8.2.1">8.2.1</a></p><div class="clause__text">
<p><b class="force">must</b> Meet the <a href="/glossary/#child">child</a> at home, and write *everything* that was seen down.</p>
<ul><li><b>should</b> tell the [key worker] of it within a day of the visit</li></ul></div></div>
<details class="calculator"><p>Work it out</p></details><p hidden>Later</p></main>`

func TestASectionIsTheSameWordsInMarkdown(t *testing.T) {
	s, ok, err := readSection("core-group", strings.NewReader(page))
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	const want = `---
title: "8.2 Core group"
---

## Who & when

**8.2.1** **must** Meet the [child](/glossary/#child) at home, and write \*everything\* that was seen down.

- **should** tell the \[key worker\] of it within a day of the visit
`
	if got := s.markdown; got != want {
		t.Errorf("%s", got)
	}
	const other = "Core group. Who & when. 8.2.1 must Meet the child at home, and write *everything* that was seen down. should tell the [key worker] of it within a day of the visit"
	if missing := s.lacks(other); missing != "" {
		t.Errorf("%q is taken for missing", missing)
	}
	if s.lacks(strings.Replace(other, "within a day", "soon", 1)) == "" {
		t.Error("other words are taken for the same")
	}
	if _, ok, err := readSection("roles", strings.NewReader("<main><h1>Roles</h1></main>")); ok || err != nil {
		t.Error("a page without clauses is taken for a section", err)
	}
}
