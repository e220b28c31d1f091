package index

import (
	"testing"
	"time"

	"ken/notes"
	"ken/notes/read"
)

// A mailbox of two messages on two pages each.
func mailbox() notes.Document {
	text := "# First\n\nthe tank is late\n\nsecond page\n\n# Second\n\nthe pump is early\n"
	at := func(part string) int {
		for i := range text {
			if len(text)-i >= len(part) && text[i:i+len(part)] == part {
				return i
			}
		}
		panic(part)
	}
	day := func(n int) time.Time { return time.Date(2026, 3, n, 0, 0, 0, 0, time.UTC) }
	return notes.Document{Path: "box.mbox", Document: read.Document{
		Format: "mbox", Text: text,
		Parts: []read.Part{
			{Start: 0, Name: "message 1", Own: true, About: read.About{Title: "First", Date: day(1), Authors: []string{"Ann Lee"}}},
			{Start: at("second page"), Name: "message 1, page 2"},
			{Start: at("# Second"), Name: "message 2", Own: true, About: read.About{Title: "Second", Date: day(2)}},
		},
	}}
}

// TestOwnParts has each message of a mailbox stand by itself, with its own title and
// date, and every citation name its part.
func TestOwnParts(t *testing.T) {
	doc := mailbox()
	p := &parcel{doc: doc, members: members(doc, ""), pieces: cut(doc.Document, notes.Sections(doc.Document))}
	p.analyse(new(analyzer))
	if len(p.entries) != 2 {
		t.Fatalf("%d passages, want one of each message", len(p.entries))
	}
	for i, want := range []struct{ title, day, part string }{
		{"First", "2026-03-01", "message 1"}, {"Second", "2026-03-02", "message 2"},
	} {
		e := p.entries[i]
		for _, f := range e.fields {
			switch f.name {
			case fieldStored:
				s, ok := parseStored(f.value)
				if !ok || s.title != want.title || partAt(s.parts, 0) != want.part {
					t.Errorf("passage %d: %q of %v", i, s.title, s.parts)
				}
				if i == 0 && partAt(s.parts, s.end-s.start-1) != "message 1, page 2" {
					t.Errorf("the end of passage %d lies in %v", i, s.parts)
				}
			case fieldDay:
				if f.freqs[want.day] == nil {
					t.Errorf("passage %d is of %v", i, f.freqs)
				}
			case fieldContext:
				if (f.freqs["ann"] != nil) != (i == 0) {
					t.Errorf("passage %d has the sender: %v", i, f.freqs["ann"] != nil)
				}
			}
		}
	}
}

// TestMarkedPart names the page of a passage on which the words of the query stand.
func TestMarkedPart(t *testing.T) {
	text := "the fee\nof the fees\nthe mooring fee\n"
	parts := []part{{0, "page 1"}, {8, "page 2"}, {20, "page 3"}}
	for _, c := range []struct {
		marks [][2]int
		want  string
	}{
		{nil, "page 1"},
		{[][2]int{{4, 7}, {15, 19}}, "page 1"},
		{[][2]int{{4, 7}, {24, 31}, {32, 35}}, "page 3"},
		{[][2]int{{15, 19}}, "page 2"},
	} {
		if got := markedPart(parts, text, c.marks); got != c.want {
			t.Errorf("%v: %s, want %s", c.marks, got, c.want)
		}
	}
	if got := markedPart(nil, text, [][2]int{{4, 7}}); got != "" {
		t.Errorf("a text without parts has the part %s", got)
	}
}
