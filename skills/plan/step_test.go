package plan

import (
	"testing"

	"ken/index"
	"ken/notes"
	"ken/notes/facts"
	"ken/skills/brief"
	"ken/skills/evidence"
)

func TestSame(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Order the heat pumps", "Heat pumps ordered", true},
		{"Commissioning", "Commissioning", true},
		{"Write the letter to all flats", "Write letter to all the flats", true},
		{"Deliver the tanks", "Order the tanks", false},
		{"Second letter to the flats", "Third letter to the flats", false},
		{"Order 2 tanks for the cellar", "Order 3 tanks for the cellar", false},
		{"Send the signed contract draft to Ann", "Send the signed contract draft to Bob", false},
		{"Paint the stairs of block A in white", "Paint the stairs of block B in white", false},
		{"Meet the board before the vote", "Meet the board after the vote", false},
		{"Book the crane", "Cancel the crane", false},
	} {
		a, b := stepOf(c.a), stepOf(c.b)
		if got := a.same(b); got != c.want {
			t.Errorf("%q and %q: same is %v, want %v", c.a, c.b, got, c.want)
		}
		if a.same(b) != b.same(a) {
			t.Errorf("%q and %q: not the same both ways", c.a, c.b)
		}
	}
}

func stepOf(text string) *step { return (&planner{}).begin(facts.Fact{Text: text}) }

func TestDoneBy(t *testing.T) {
	for _, c := range []struct {
		step, line string
		want       bool
	}{
		{"Buffer tanks delivered", "The two buffer tanks were delivered on Monday.", true},
		{"Order the crane", "The crane has been ordered.", true},
		{"Permit granted", "The permit was finally granted.", true},
		{"Buffer tanks delivered", "The buffer tanks will be delivered on Monday.", false},
		{"Buffer tanks delivered", "The buffer tanks were not delivered.", false},
		{"Buffer tanks delivered", "Were the buffer tanks delivered?", false},
		{"Buffer tanks delivered", "The buffer tanks are being delivered.", false},
		{"Buffer tanks delivered", "The buffer tanks were to be delivered on Monday.", false},
		{"Buffer tanks delivered", "If the buffer tanks are delivered, we start.", false},
		{"Buffer tanks delivered", "Only half of the buffer tanks were delivered.", false},
		{"Buffer tanks delivered", "The heat pumps were delivered on Monday.", false},
		{"Send letter 3 to the flats", "Letter 2 was sent to the flats.", false},
		{"Buffer tanks delivered", "The buffer tanks are promised to be delivered.", false},
	} {
		lines := evidence.Statements(index.Passage{Source: notes.Source{Path: "a.md", Line: 1, Quote: c.line}})
		got := false
		for _, line := range lines {
			got = got || stepOf(c.step).doneBy(line)
		}
		if got != c.want {
			t.Errorf("%q by %q: done is %v, want %v", c.step, c.line, got, c.want)
		}
	}
}

// A plan that somebody else wrote is held to the same.
func TestCriteria(t *testing.T) {
	at := func(line int) []notes.Source { return []notes.Source{{Path: "a.md", Line: line, Quote: "x"}} }
	good := brief.Sentence{Text: "A", Box: "[ ]", Owner: "Ann", Due: "2026-12-01", Citations: at(1)}
	late := brief.Sentence{Text: "B", Box: "[ ]", Owner: "Ann", Due: "2026-12-02", Citations: at(2)}
	bare := brief.Sentence{Text: "C", Box: "[ ]", Citations: at(3)}
	unsourced := brief.Sentence{Text: "D", Box: "[ ]", Owner: "Ann", Due: "2026-12-03"}
	named := brief.Section{Heading: Missing, Sentences: []brief.Sentence{{Text: "C", Theme: neither, Citations: at(3)}}}
	next := func(list ...brief.Sentence) brief.Section { return brief.Section{Heading: Next, Sentences: list} }
	for _, c := range []struct {
		name     string
		sections []brief.Section
		failing  []string
	}{
		{"good", []brief.Section{next(good, late)}, nil},
		{"unnamed", []brief.Section{next(good, bare)}, []string{
			"every step has an owner or is named under what is missing", "every step has a date or is named under what is missing",
		}},
		{"named", []brief.Section{next(good, bare), named}, nil},
		{"by a model", []brief.Section{next(brief.Sentence{Text: "Order the tanks — Ann, 2026-12-01", Box: "[ ]", Citations: at(4)})}, nil},
		{"by a model, no owner", []brief.Section{next(brief.Sentence{Text: "Order the tanks — 2026-12-01", Box: "[ ]", Citations: at(4)})}, []string{
			"every step has an owner or is named under what is missing",
		}},
		{"out of order", []brief.Section{next(late, good)}, []string{"the steps stand in order of date"}},
		{"no source", []brief.Section{next(good, unsourced)}, []string{"every step has a source", "every sentence leads to its line"}},
	} {
		var failing []string
		for _, k := range criteria() {
			if ok, _ := k.Check(brief.Brief{Sections: c.sections}); !ok {
				failing = append(failing, k.Text)
			}
		}
		if len(failing) != len(c.failing) {
			t.Errorf("%s: fails %q, want %q", c.name, failing, c.failing)
			continue
		}
		for i := range failing {
			if failing[i] != c.failing[i] {
				t.Errorf("%s: fails %q, want %q", c.name, failing, c.failing)
			}
		}
	}
}
