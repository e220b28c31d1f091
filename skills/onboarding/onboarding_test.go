package onboarding

import (
	"slices"
	"strings"
	"testing"

	"ken/index"
	"ken/notes"
	"ken/skills/brief"
	"ken/skills/evidence"
)

func TestNamesIn(t *testing.T) {
	for list, want := range map[string]string{
		"Ann Low":                        "Ann Low",
		"Ann, Ben and Cara":              "Ann|Ben|Cara",
		"the board":                      "",
		"The board":                      "",
		"ann@example.org":                "",
		"Team 3":                         "",
		"A firm from the town of Cork":   "",
		"Siobhán Daly & Piotr Zieliński": "Siobhán Daly|Piotr Zieliński",
	} {
		if got := strings.Join(namesIn(list), "|"); got != want {
			t.Errorf("%q: %q, want %q", list, got, want)
		}
	}
}

func TestPersonIn(t *testing.T) {
	tom := &person{name: "Tom Hennessy", lower: "tom hennessy"}
	for text, want := range map[string]bool{
		"tom needs a day.": true, "ask tom": true, "a tomato": false, "the custom": false, "atom and tom.": true, "": false, "ötom": false,
	} {
		if got := tom.in(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// Links as people write them: by name, by path, by reference, and to a copy on the web.
func TestTargets(t *testing.T) {
	byPath, byName := map[string]*document{}, map[string]*document{}
	for _, name := range []string{"a.md", "sub/b.md", "sub/c d.md"} {
		byPath[name] = &document{Document: brief.Document{Path: name}}
	}
	byName["a"], byName["b"] = byPath["a.md"], byPath["sub/b.md"]
	for text, want := range map[string]string{
		"[[a]]":                      "a.md",
		"[[sub/b.md#part|the page]]": "sub/b.md",
		"[x](b.md)":                  "sub/b.md",
		"[x](<b.md>)":                "sub/b.md",
		"[x](../a.md#top)":           "a.md",
		"[x](c%20d.md)":              "sub/c d.md",
		"[x]: ../a.md":               "a.md",
		"[x](https://example.org/r/blob/main/sub/b.md)": "sub/b.md",
		"[x](https://example.org/a.md)":                 "",
		"[x](nowhere.md)":                               "",
		"[x](%zz)":                                      "",
		"[[":                                            "",
	} {
		var got []string
		for _, d := range targets("sub/from.md", text, byPath, byName) {
			got = append(got, d.Path)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q leads to %q, want %q", text, got, want)
		}
	}
}

// A question that only points back, a sigh, and what is settled are no open questions.
func TestAsked(t *testing.T) {
	for _, c := range []struct {
		heading, text string
		plain         int
	}{
		{"", "Who pays for the new lift?", 1},
		{"Open questions", "Who pays for the new lift?", 2},
		{"", "The lift is still open: the council pays or the readers do.", 2},
		{"", "Nobody knows yet who pays for the lift.", 2},
		{"", "The date is to be confirmed by the council.", 2},
		{"", "Should that change once the lift works?", 0},
		{"", "It made me smile: who would forget a lift?", 0},
		{"", "The council pays for the new lift.", 0},
	} {
		got := 0
		for _, s := range evidence.Statements(index.Passage{Source: notes.Source{Path: "a.md", Line: 1, Heading: []string{c.heading}, Quote: c.text}}) {
			got = max(got, asked(s).plain)
		}
		if got != c.plain {
			t.Errorf("%q under %q: %d, want %d", c.text, c.heading, got, c.plain)
		}
	}
}

// An onboarding that somebody else wrote is held to the same.
func TestCriteria(t *testing.T) {
	cited := brief.Sentence{Text: "A", Citations: []notes.Source{{Path: "a.md", Line: 1, Quote: "A"}}}
	section := func(heading string, n int) brief.Section {
		return brief.Section{Heading: heading, Sentences: slices.Repeat([]brief.Sentence{cited}, n)}
	}
	four := []brief.Section{section(Matters, 1), section(Outcome, 1), section(ReadFirst, 3), section(Where, 1)}
	for _, c := range []struct {
		name    string
		b       brief.Brief
		failing int
	}{
		{"whole", brief.Brief{Sections: four}, 0},
		{"no outcome", brief.Brief{Sections: slices.Delete(slices.Clone(four), 1, 2)}, 1},
		{"no outcome, named", brief.Brief{Sections: slices.Delete(slices.Clone(four), 1, 2), Lacking: []string{fields[3].empty}}, 0},
		{"eight to read", brief.Brief{Sections: append(slices.Delete(slices.Clone(four), 2, 3), section(ReadFirst, 8))}, 1},
		{"a person without a line", brief.Brief{Sections: append(slices.Clone(four), brief.Section{Heading: Who, Sentences: []brief.Sentence{{Text: "Ann"}}})}, 2},
	} {
		failing := 0
		for _, k := range criteria() {
			if ok, _ := k.Check(c.b); !ok {
				failing++
			}
		}
		if failing != c.failing {
			t.Errorf("%s: %d criteria fail, want %d", c.name, failing, c.failing)
		}
	}
}
