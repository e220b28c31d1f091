package render

import (
	"reflect"
	"strings"
	"sync"
	"testing"
)

func TestLineOf(t *testing.T) {
	src := "---\na: b\n---\n# One\n\ntwo two\ntwo[^1]\n\n***\n\nthree\n\n[^1]: note\n\nfour\n"
	p, rule := Markdown([]byte(src), 40, Plain()), strings.Repeat("─", 40)
	for source, want := range map[int]string{
		1: "One", 4: "One", 5: "two two two[1]", 6: "two two two[1]", 7: "two two two[1]", 8: rule, 9: rule, 10: "three",
		11: "three", 12: "[1] note", 13: "[1] note", 14: "four", 15: "four", 99: "[1] note",
	} {
		if got := p.Lines[p.LineOf(source)].Text; got != want {
			t.Errorf("line %d is drawn at %q, want %q", source, got, want)
		}
	}
	if n := (Page{}).LineOf(3); n != 0 {
		t.Errorf("in an empty page: %d", n)
	}
}

func TestNotes(t *testing.T) {
	src := "Text[^b][^3].\n\n[^3]: [notes/fsrs.md:42](../notes/fsrs.md#L42) — FSRS › *How* `it` grows:\n  \"Stability\"\n" +
		"[^b]: see [[other#H]] or <https://x.example>\n[^9]: [no](javascript:x)\n"
	want := []Note{
		{1, "b", "see other › H or https://x.example", "other#H", 5},
		{3, "3", `notes/fsrs.md:42 — FSRS › How it grows: "Stability"`, "../notes/fsrs.md#L42", 3},
		{9, "9", "no", "", 6},
	}
	if got := Markdown([]byte(src), 40, ANSI()).Notes; !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestLinks(t *testing.T) {
	src := "A [note here](n.md) and [[w#H|wiki]], cited[^1] twice[^1]; [no](javascript:x)\n\n[^1]: [t](t.md#L3)\n"
	p := Markdown([]byte(src), 24, Mono())
	want := [][]Link{
		{{To: "n.md", Col: 2, Width: 9}, {To: "w#H", Col: 16, Width: 4, Wiki: true}},
		{{To: "t.md#L3", Col: 5, Width: 3, Note: 1}, {To: "t.md#L3", Col: 14, Width: 3, Note: 1}},
	}
	for i, links := range want {
		if got := p.Lines[i].Links; !reflect.DeepEqual(got, links) {
			t.Errorf("line %d %q\ngot  %+v\nwant %+v", i, p.Lines[i].Text, got, links)
		}
	}
	p = Markdown([]byte("See [a label that is longer than the line](https://x.example)."), 24, Mono())
	if p.Lines[0].Links[0].More || !p.Lines[1].Links[0].More {
		t.Errorf("a link over two lines: %+v, %+v", p.Lines[0].Links, p.Lines[1].Links)
	}
}

func TestFence(t *testing.T) {
	st := Plain()
	st.Fence = func(lang, code string, width int) []string {
		if lang != "mermaid" || code != "a --> b\n" || width != 38 {
			return nil
		}
		return []string{"┌─┐  \x1b[31m", strings.Repeat("─", 60)}
	}
	src := "> ```mermaid\n> a --> b\n> ```\n\n```other\nother\n```\n"
	p := Markdown([]byte(src), 40, st)
	want := "│ ┌─┐  �[31m\n│ " + strings.Repeat("─", 37) + "…\n\n  other\n"
	if got := p.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if l := p.Lines[0]; l.Source != 1 || l.End != 3 {
		t.Errorf("drawn lines stand for %d to %d", l.Source, l.End)
	}
}

// A fence that holds a diagram is drawn where it stands; one that is none is shown with the
// place and the reason.
func TestDiagramsAreDrawn(t *testing.T) {
	p := Markdown([]byte("```mermaid\nflowchart LR\nA[one] --> B[two]\n```\n"), 40, Plain())
	if got := p.String(); !strings.Contains(got, "│ one ├─") || !strings.Contains(got, "│ two │") {
		t.Errorf("drawn as\n%s", got)
	}
	p = Markdown([]byte("```mermaid\nflowchart LR\nA --> \n```\n"), 80, Plain())
	if got := p.String(); !strings.Contains(got, "A -->") || !strings.Contains(got, "(not drawn: line 3, column 1:") {
		t.Errorf("drawn as\n%s", got)
	}
	list := Fences("---\na: b\n---\n\n> ```mermaid\n> pie\n> ```\n\n```go\nx\n```\n", "mermaid")
	if len(list) != 1 || list[0].Text != "pie\n" || list[0].Line != 5 {
		t.Errorf("fences: %+v", list)
	}
}

func TestTooLong(t *testing.T) {
	src := "# not a heading\n\n" + strings.Repeat("words \x1b[31m and *more*\n", maxSize/20)
	p := Markdown([]byte(src), 40, ANSI())
	if len(p.Lines) < maxSize/20 || p.Lines[0].Text != "# not a heading" || p.Lines[2].Source != 3 {
		t.Errorf("%d lines, from %+v", len(p.Lines), p.Lines[:3])
	}
}

// TestStyleWithoutFunctions draws with a style of which nothing is set.
func TestStyleWithoutFunctions(t *testing.T) {
	got := Markdown([]byte(hardText), 80, Style{}).String()
	if got == "" || strings.Contains(got, "\x1b") {
		t.Errorf("%q", got)
	}
}

func TestSmallest(t *testing.T) {
	for _, width := range []int{-1, 0, 1} {
		for _, l := range Markdown([]byte(hardText), width, ANSI()).Lines {
			if Width(l.Text) > 1 {
				t.Fatalf("at %d: %q", width, l.Text)
			}
		}
	}
}

// TestSharedDoc lays one document out from several goroutines; the race detector sees
// whether that writes to it.
func TestSharedDoc(t *testing.T) {
	d := Parse([]byte(strings.Repeat(hardText, 2)))
	want := d.Page(60, ANSI()).String()
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if got := d.Page(60, ANSI()).String(); got != want {
				t.Error("drawn differently")
			}
		})
	}
	wait.Wait()
}
