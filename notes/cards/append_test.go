package cards

import (
	"fmt"
	"strings"
	"testing"

	"ken/notes"
	"ken/notes/read"
)

// Cards are written behind what stands in a document, which says the same as before.
func TestAppend(t *testing.T) {
	other := Card{Kind: List, Question: "Which?", Answers: []string{"a", "b"}, Origin: Made}
	quorum := "Q: What is a quorum?\nA: a majority\nSource: [raft.md:3](raft.md)\n"
	which := "Q: Which?\nA:\n- a\n- b\n"
	for _, c := range []struct{ text, want string }{
		{"", quorum + "\n" + which},
		{"# Mine", "# Mine\n\n" + quorum + "\n" + which},
		{"\ufeff# Mine\r\n", "\ufeff# Mine\r\n\r\n" + strings.ReplaceAll(quorum+"\n"+which, "\n", "\r\n")},
		{"a :: b\n\n", "a :: b\n\n" + quorum + "\n" + which},
		{"## Why?\n\nSo.\n", "## Why?\n\nSo.\n\n# Cards\n\n" + quorum + "\n" + which}, // what follows would be its answer
		{"Q: x\nA: y\n", "Q: x\nA: y\n\n" + quorum + "\n" + which},
		{which, which + "\n" + quorum}, // it stands there
	} {
		doc := document(t, "mine.md", c.text)
		data, left, err := Append(doc, []Card{proposal, other})
		if err != nil || string(data) != c.want {
			t.Errorf("%q: got %v %v\n%q, want\n%q", c.text, left, err, data, c.want)
		}
	}
	doc := document(t, "mine.md", which)
	if data, left, err := Append(doc, []Card{other}); data != nil || len(left) != 1 || err != nil {
		t.Errorf("nothing to write: %q %v %v", data, left, err)
	}
	none := notes.Document{Document: read.Document{Format: "markdown", Verbatim: true}, Path: "new.md"}
	if data, _, err := Append(none, []Card{proposal}); err != nil || string(data) != quorum {
		t.Errorf("a new file: %q %v", data, err)
	}
	none.Verbatim = false
	if data, _, err := Append(none, []Card{proposal}); err == nil || data != nil {
		t.Errorf("a file of other letters: %q", data)
	}
	open := document(t, "open.md", "Text.\n\n```\ncode that does not end\n")
	if data, left, err := Append(open, []Card{proposal}); err == nil || data != nil || len(left) != 1 {
		t.Errorf("in code: %q %v %v", data, left, err)
	}
}

func TestMadeFrom(t *testing.T) {
	for _, c := range []struct {
		quote, path string
		line        int
		ok          bool
	}{
		{AsMarkdown(proposal, "mine.md"), "", 0, false}, // a quote ends without a line end
		{strings.TrimSpace(AsMarkdown(proposal, "mine.md")), "raft.md", 3, true},
		{strings.TrimSpace(AsMarkdown(proposal, "mine.md")) + " ^k7f3a2", "raft.md", 3, true},
		{"Q: a\nA: b", "", 0, false},
		{"Q: a\nA: b\nSource: [x](y)", "", 0, false},
		{"Q: a\nA: b\nSource: [a:b.md:0](y)", "a:b.md", 0, false},
		{"", "", 0, false},
	} {
		path, line, ok := Card{Source: notes.Source{Quote: c.quote}}.MadeFrom()
		if ok != c.ok || ok && (path != c.path || line != c.line) {
			t.Errorf("%q is from %q %d %v", c.quote, path, line, ok)
		}
	}
}

// All cards of a document get their ids, those that can; nothing else changes.
func TestWithBlockIDs(t *testing.T) {
	text := "Q: a\nA: b\n\nc :: d\n\nC: An [e] and a [f].\n\n---\ni :: j ^k7f3a2\n\nx :: y <!--SR:!2026-01-01,3,250-->\n"
	doc := document(t, "a.md", text)
	list, _ := Read(doc, Options{})
	data, named, left := WithBlockIDs(doc, list)
	want := fmt.Sprintf("Q: a\nA: b ^%s\n\nc :: d ^%s\n\nC: An [e] and a [f]. ^%s\n\n---\ni :: j ^k7f3a2\n\nx :: y <!--SR:!2026-01-01,3,250-->\n",
		list[0].ID, list[1].ID, list[2].ID)
	if string(data) != want || len(named) != 3 || len(left) != 1 || named[0].Question != "a" {
		t.Errorf("got %v %v\n%s", named, left, data)
	}
	again, _ := Read(document(t, "a.md", string(data)), Options{})
	for i, c := range again[:2] {
		if c.ID != list[i].ID {
			t.Errorf("%s has become %s", list[i].ID, c.ID)
		}
	}
	b := openBook(t, workspace(t, nil))
	must(t, b.Record(1, list...))
	for i, c := range b.Anchor(again).Cards[:4] { // also of a text with several, where they were recorded
		if c.ID != list[i].ID {
			t.Errorf("recorded %s has become %s", list[i].ID, c.ID)
		}
	}
	if data, named, _ := WithBlockIDs(document(t, "a.md", string(data)), again); data != nil || len(named) > 0 {
		t.Errorf("a second time: %q", data)
	}
}
