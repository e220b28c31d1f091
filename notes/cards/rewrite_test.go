package cards

import (
	"errors"
	"strings"
	"testing"

	"ken/notes"
)

// A block id is written behind the card, in nothing else, and the card is read there.
func TestWithBlockID(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Q: a\nA: b\n\n---\nText.\n", "Q: a\nA: b ^k7f3a2\n\n---\nText.\n"},
		{"a :: b", "a :: b ^k7f3a2"},
		{"\ufeff# H\r\na :: b\r\nc\r\n", "\ufeff# H\r\na :: b ^k7f3a2\r\nc\r\n"},
		{"What?\n?\n- a\n- b\n", "What?\n?\n- a\n- b ^k7f3a2\n"},
		{"What?\n?\n```\ncode\n```\n", "What?\n?\n```\ncode\n```\n^k7f3a2\n"},
		{"a :: b <!--SR:!2026-01-01,3,250-->\n", "a :: b <!--SR:!2026-01-01,3,250-->\n^k7f3a2\n"},
		{"C: a [b] c\n", "C: a [b] c ^k7f3a2\n"},
		{"The ==a== b.\n", "The ==a== b. ^k7f3a2\n"},
		{"## Why?\nSo.\n", "## Why?\nSo. ^k7f3a2\n"},
	} {
		doc := document(t, "a.md", c.text)
		cards, _ := Read(doc, Options{Cloze: true})
		data, err := WithBlockID(doc, cards[0], "k7f3a2")
		if strings.Contains(c.text, "a :: b <!--") {
			// One line is the whole card there, so an id on the next would be another's.
			if !errors.Is(err, ErrSyntax) {
				t.Errorf("%q: %v", c.text, err)
			}
			continue
		}
		if err != nil || string(data) != c.want {
			t.Errorf("%q: got %q, %v, want %q", c.text, data, err, c.want)
		}
	}
	doc := document(t, "a.md", "a :: b\n")
	cards, _ := Read(doc, Options{})
	if _, err := WithBlockID(document(t, "a.md", "new\na :: b\n"), cards[0], "k7f3a2"); !errors.Is(err, notes.ErrChanged) {
		t.Errorf("the card has moved: %v", err)
	}
	if _, err := WithBlockID(doc, cards[0], "no id"); err == nil {
		t.Error("anything is an id")
	}
}

// A card is rewritten in its own syntax, and what stands around it is not touched.
func TestRewrite(t *testing.T) {
	for _, c := range []struct {
		text, question string
		answers        []string
		want           string // "" where its syntax has no form for it
	}{
		{"x\n\nQ: a\nA: b\n\ny\n", "c", []string{"d", "e|f"}, "x\n\nQ: c\nA: d | e\\|f\n"},
		{"Q: a\nA: b ^k7f3a2\n---\nmore\n", "c", []string{"d"}, "Q: c\nA: d ^k7f3a2\n---\nmore\n"},
		{"Q: a\nA:\n- b\n- c\n", "d", []string{"e", "f", "g"}, "Q: d\nA:\n- e\n- f\n- g\n"},
		{"Q: a\r\nA: b\r\n", "c", []string{"d"}, "Q: c\r\nA: d\r\n"},
		{"- [ ] a :: b\n- c :: d\n", "e", []string{"f"}, "- [ ] e :: f\n- c :: d\n"},
		{"> a ::: b\n", "c", []string{"d"}, "> c ::: d\n"},
		{"a :: b\n", "c", []string{"d\ne"}, ""},
		{"a :: b\n", "c :: d", []string{"e"}, ""},
		{"a\n?\nb\n\nc\n", "d", []string{"e"}, "d\n?\ne\n\nc\n"},
		{"a\n?\nb\n", "d\n\ne", []string{"f"}, ""},
		{"## a?\n\nb\n\n## c\n", "d?", []string{"e"}, "## d?\n\ne\n\n## c\n"},
		{"## a?\n\nb\n", "d", []string{"e"}, ""},
		{"C: a [b]\n", "a […]", []string{"c"}, ""},
		{"a :: b <!-- c -->\n", "d", []string{"e"}, ""},
		{"a :: b\n", "", []string{"e"}, ""},
	} {
		doc := document(t, "a.md", c.text)
		cards, _ := Read(doc, Options{})
		data, err := Rewrite(doc, cards[0], c.question, c.answers)
		if c.want == "" {
			if !errors.Is(err, ErrSyntax) {
				t.Errorf("%q as %q: %q, %v", c.text, c.question, data, err)
			}
			continue
		}
		if err != nil || string(data) != c.want {
			t.Errorf("%q: got %q, %v, want %q", c.text, data, err, c.want)
		}
	}
}
