package memo

import (
	"slices"
	"strings"
	"testing"

	"ken/notes"
	"ken/skills/evidence"
)

func TestSplit(t *testing.T) {
	for question, want := range map[string]string{
		"one big buffer tank or two small ones":     "one big buffer tank | two small ones",
		"Should we take the ferry or the train?":    "the ferry | the train",
		"whether to rent or to buy":                 "rent | buy",
		"rail versus road":                          "rail | road",
		"slate, tin or thatch?":                     "slate | tin | thatch",
		"The roof: slate or tin?":                   "slate | tin",
		"How should the heat be billed?":            "",
		"Decide between larch and oak for the deck": "larch | oak for the deck",
		"what to do, now that the tanks which were ordered in the summer do not fit, about the door": "",
	} {
		if got := strings.Join(split(question), " | "); got != want {
			t.Errorf("%q: %q, want %q", question, got, want)
		}
	}
}

func TestNameOf(t *testing.T) {
	for text, want := range map[string]string{
		"A mix, in which 30 % is billed by floor area":  "A mix",
		"Floor area as today. It costs nothing to run.": "Floor area as today",
		"Option B: Epoxy": "Epoxy",
		"Or we could order two tanks of 1,000 litres, which are narrow":           "order two tanks of 1,000 litres",
		"An alternative would be to wait and only do an edition when we need one": "wait and only do an edition when we need one",
		"**Slate** — it lasts": "Slate",
		"another approach is to do it by hand because the machine is broken":          "do it by hand",
		"one two three four five six seven eight nine ten eleven twelve thirteen nul": "one two three four five six seven eight nine ten eleven twelve",
	} {
		if got := nameOf(text); got != want {
			t.Errorf("%q is called %q, want %q", text, got, want)
		}
	}
}

func TestSideOf(t *testing.T) {
	for text, want := range map[string]side{
		"It is cheaper and quieter.":                               pro,
		"The saving is 400 euros a year.":                          pro,
		"It costs more and breaks.":                                con,
		"The door is too narrow.":                                  con,
		"It is not cheaper.":                                       con,
		"There is no risk.":                                        pro,
		"It avoids the problem.":                                   pro,
		"The tank is 1.20 metres wide.":                            neutral,
		"It is cheap, but loud.":                                   both,
		"Ann fears that people will save money.":                   con,
		"Femi wants meters, because his flat is empty.":            pro,
		"He does not want to buy a boiler in an emergency.":        neutral,
		"It seems like a lot.":                                     neutral,
		"We are no longer able to introduce keywords.":             con,
		"This **cannot** be drilled.":                              con,
		"The installers arrive later than the tanks.":              con,
		"Nobody touches the wall, and the volume stays the same.":  pro,
		"There is no advantage.":                                   con,
		"The board looks at the boiler again after three winters.": neutral,
	} {
		if got := sideOf(text); got != want {
			t.Errorf("%q speaks %d, want %d", text, got, want)
		}
	}
}

// What tells options apart are the words that neither the question nor another has.
func TestTell(t *testing.T) {
	options := []*option{{name: "Floor area as today"}, {name: "A heat meter in every flat"}, {name: "A mix"}}
	tell(options, tokens("How should the heat be billed?"))
	var keys []string
	for _, o := range options {
		keys = append(keys, strings.Join(o.key, " "))
	}
	if want := []string{"floor area today", "meter flat", "mix"}; !slices.Equal(keys, want) {
		t.Errorf("told apart by %q, want %q", keys, want)
	}
}

// An option is called by its label whatever else is said.
func TestMentions(t *testing.T) {
	o := &option{name: "A mix", label: "c", key: []string{"mix"}}
	for text, want := range map[string]float64{
		"We would take option C.": 1, "The mix is fair.": 1, "Option D is fair.": 0, "see c": 0,
	} {
		if got := o.mentions(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// A price that another replaced is none of the option.
func TestPricesLeaveOutWhatChanged(t *testing.T) {
	o := &option{name: "Two tanks"}
	text := "The 2,950 euros come out of the contingency, which falls from 28,500 to 25,550 euros."
	o.put(evidence.Finding{Statement: evidence.Stated(notes.Source{Path: "a.md", Line: 1, Quote: text}, text)}, con, true)
	if len(o.costs) != 1 || o.costs[0].spelt != "2,950 euros" {
		t.Errorf("it costs %+v", o.costs)
	}
}
