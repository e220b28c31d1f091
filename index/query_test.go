package index

import (
	"fmt"
	"strings"
	"testing"
)

// describe writes a request as one line.
func (r request) describe() string {
	var parts []string
	if len(r.words) > 0 {
		parts = append(parts, strings.ToLower(strings.Join(r.words, " ")))
	}
	for _, p := range r.phrases {
		parts = append(parts, fmt.Sprintf("%q", strings.Join(p.folded, " ")))
	}
	for _, w := range r.without {
		parts = append(parts, "-"+w)
	}
	for _, p := range r.banned {
		parts = append(parts, fmt.Sprintf("-%q", strings.Join(p.folded, " ")))
	}
	for _, f := range r.filters {
		not := ""
		if f.not {
			not = "-"
		}
		parts = append(parts, not+f.field+":"+f.value)
	}
	return strings.Join(parts, " ")
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ query, want, problem string }{
		{"heat pump", "heat pump", ""},
		{"  Heat   PUMPS ", "heat pumps", ""},
		{`"Out of memory" kernel`, `kernel "out of memory"`, ""},
		{"“smart quotes”", `"smart quotes"`, ""},
		{"„so“ «und so»", `"so" "und so"`, ""},
		{"-draft plan", "plan -draft", ""},
		{`plan -"first draft"`, `plan -"first draft"`, ""},
		{"well-known - dash", "well known dash", ""},
		{"in:Meetings/2026/ budget", "budget in:meetings/2026", ""},
		{`in:"my notes" x`, "x in:my notes", ""},
		{`in:a\b`, "in:a/b", ""},
		{"-in:archive x", "x -in:archive", ""},
		{"since:2026 a1", "a1 since:2026", ""},
		{"since:2026-03 a1", "a1 since:2026-03", ""},
		{"SINCE:2026-03-02", "since:2026-03-02", ""},
		{"kind:brief", "kind:brief", ""},
		{"kind:Goals", "kind:goal", ""},
		{"before:2026-03 a1", "a1 before:2026-03", ""},
		{"type:PDF ext:.md -type:html", "type:pdf type:md -type:html", ""},
		{`by:ann FROM:"Ann O’Neill" with:bo`, "by:ann by:ann oneill with:bo", ""},
		{"type::x in::y by://z", "type x in y by z", ""},
		{"before:soon x", "soon x", `before: takes a year, a month or a day, as in before:2026-03, not "soon"; searched as words`},
		{"type: x", "x", "type: needs the ending of a file's name right behind it, as in type:pdf; searched as words"},
		{"from:… x", "x", "from: needs a name right behind it, as in from:ann; searched as words"},
		{"size:big x", "size big x", ""},
		{"std::vec http://example.org/a", "std vec http example org a", ""},
		{"C++ and C#", "c++ and c#", ""},
		{"since:yesterday", "yesterday", `since: takes a year, a month or a day, as in since:2026-03, not "yesterday"; searched as words`},
		{"since:2026-13", "2026 13", `since: takes a year, a month or a day, as in since:2026-03, not "2026-13"; searched as words`},
		{"kind:recipe soup", "recipe soup", `kind: takes note, goal, preference or brief, not "recipe"; searched as words`},
		{"in: meetings", "meetings", "in: needs a folder right behind it, as in in:meetings; searched as words"},
		{`say "no more`, "say no more", "a quotation mark is not closed; searched as words"},
		{`""`, "", ""},
		{"", "", ""},
		{"-", "", ""},
		{"in:", "", "in: needs a folder right behind it, as in in:meetings; searched as words"},
	} {
		r := parse(c.query)
		if got := r.describe(); got != c.want || r.problem != c.problem {
			t.Errorf("parse(%q)\n got %s | %s\nwant %s | %s", c.query, got, r.problem, c.want, c.problem)
		}
	}
}

func TestTyping(t *testing.T) {
	for query, want := range map[string]bool{
		"heat pu": true, "heat pump ": false, `"heat pump"`: false, "": true,
	} {
		if got := parse(query).typing; got != want {
			t.Errorf("parse(%q).typing is %v", query, got)
		}
	}
}

func TestQuestionIsNoSyntax(t *testing.T) {
	r := plain(`what did -we "say" in:march?`)
	if got := r.describe(); got != "what did we say in march" {
		t.Error(got)
	}
}

func TestPhraseIn(t *testing.T) {
	for _, c := range []struct {
		phrase, text string
		want         bool
	}{
		{"out of memory", "It ran Out of\nmemory.", true},
		{"out of memory", "memory of out", false},
		{"of of", "of of", true},
		{"a b", "a a b", true},
		{"error code", "error codes", false},
		{"naïve plan", "a naive plan", true},
		{"a", "", false},
	} {
		if got := newPhrase(c.phrase).in(c.text); got != c.want {
			t.Errorf("%q in %q is %v", c.phrase, c.text, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`a "b" -c in:d since:2026 kind:note`, `-"`, "in:\"", "«", "-in:-", "\xff\"\xfe", "kind:\u00a0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, query string) {
		r := parse(query)
		for _, w := range append(r.words, r.without...) {
			if w == "" {
				t.Errorf("an empty word in %q", query)
			}
		}
		for _, p := range append(r.phrases, r.banned...) {
			if len(p.words) == 0 {
				t.Errorf("an empty phrase in %q", query)
			}
		}
	})
}
