package brief

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ken/notes"
)

// An Item is one goal or preference of the user.
type Item struct {
	Kind   string `json:"kind"`   // "goal" or "preference"
	Number int    `json:"number"` // from 1, as "ken context" shows it
	Text   string `json:"text"`
	Path   string `json:"path"`
	Line   int    `json:"line"`
}

// An ItemError says that a name is none of a goal or preference.
type ItemError struct {
	Name string
	Why  string // "there are goals 1 to 4"
}

// Error says what the name is and what would be one.
func (e *ItemError) Error() string {
	return fmt.Sprintf("%q names no goal or preference: %s", e.Name, e.Why)
}

// Items lists the goals, then the preferences of a context.
func Items(c notes.Context) []Item {
	out := make([]Item, 0, len(c.Goals)+len(c.Preferences))
	for i, g := range c.Goals {
		out = append(out, Item{"goal", i + 1, g.Text, g.Path, g.Line})
	}
	for i, p := range c.Preferences {
		out = append(out, Item{"preference", i + 1, p.Text, p.Path, p.Line})
	}
	return out
}

// FindItem returns the goal or preference that a name means: "goal:2", "preference:4" or
// the place of its line, ".goals.md:12". The error is an *ItemError.
func FindItem(c notes.Context, name string) (Item, error) {
	name = strings.TrimSpace(name)
	what, number, found := cutLast(name)
	n, err := strconv.Atoi(number)
	if !found || err != nil {
		return Item{}, &ItemError{name, "write goal:2, preference:4 or a line as .goals.md:12"}
	}
	kind := strings.TrimSuffix(strings.ToLower(what), "s")
	for _, item := range Items(c) {
		if item.Kind == kind && item.Number == n || item.Path == what && item.Line == n {
			return item, nil
		}
	}
	switch kind {
	case "goal":
		return Item{}, &ItemError{name, rangeOf("goal", len(c.Goals))}
	case "preference":
		return Item{}, &ItemError{name, rangeOf("preference", len(c.Preferences))}
	}
	return Item{}, &ItemError{name, fmt.Sprintf("none begins on that line; %s, %s", rangeOf("goal", len(c.Goals)), rangeOf("preference", len(c.Preferences)))}
}

func cutLast(name string) (before, after string, found bool) {
	i := strings.LastIndexByte(name, ':')
	if i < 0 {
		return name, "", false
	}
	return name[:i], strings.TrimSpace(name[i+1:]), true
}

func rangeOf(what string, n int) string {
	switch n {
	case 0:
		return "there are no " + what + "s"
	case 1:
		return "there is " + what + " 1"
	}
	return fmt.Sprintf("there are %ss 1 to %d", what, n)
}

// A Contrast is a document beside the one that would have been written without some of
// the user's goals and preferences.
type Contrast struct {
	Kind    string `json:"kind"`
	Topic   string `json:"topic"`
	LeftOut []Item `json:"left_out"`
	// Same tells that nothing would change.
	Same    bool `json:"same"`
	With    Side `json:"with"`
	Without Side `json:"without"`
	// Sections hold what differs, in the order of the document that was written with
	// everything.
	Sections []Differing `json:"sections"`
	// Moved are sentences that stand in both, elsewhere.
	Moved []Moved `json:"moved"`
	// Checks are preferences that would be kept or not kept otherwise.
	Checks []ChangedCheck `json:"checks"`
	// Goals are those of which more or fewer sentences would speak.
	Goals []ChangedGoal `json:"goals"`
}

// A Side is one of the two documents in figures.
type Side struct {
	Found     bool `json:"found"`
	Words     int  `json:"words"`
	Sentences int  `json:"sentences"`
	// Order are its headings as they are printed.
	Order []string `json:"order"`
}

// A ChangedCheck is a preference with what became of it with and without what is left
// out.
type ChangedCheck struct {
	Number  int     `json:"number"`
	Text    string  `json:"text"`
	With    Outcome `json:"with"`
	Without Outcome `json:"without"`
}

// An Outcome is what became of a preference in a document.
type Outcome struct {
	Check string `json:"check"` // "pass", "fail", "unchecked"; "left out"
	Why   string `json:"why,omitempty"`
}

// A ChangedGoal is a goal with the number of sentences that speak of it.
type ChangedGoal struct {
	Number  int    `json:"number"`
	Text    string `json:"text"`
	With    int    `json:"with"`
	Without int    `json:"without"`
}

// Contrast writes a document twice, with all goals and preferences and without some, and
// says what differs. Nothing is kept.
func (d *Desk) Contrast(ctx context.Context, r Request, without []Item) (Contrast, error) {
	_, _, with, err := d.compose(ctx, r)
	if err != nil {
		return Contrast{}, err
	}
	other := *d
	other.Context = leaveOut(d.Context, without)
	_, _, less, err := other.compose(ctx, r)
	if err != nil {
		return Contrast{}, err
	}
	c := Contrast{
		Kind: with.Kind, Topic: with.Topic, LeftOut: without, With: sideOf(with), Without: sideOf(less),
		Sections: []Differing{}, Moved: []Moved{}, Checks: []ChangedCheck{}, Goals: []ChangedGoal{},
	}
	c.compare(with, less)
	c.checks(with, less)
	c.goals(d.Context.Goals, with, less)
	c.Same = len(c.Sections)+len(c.Moved)+len(c.Checks)+len(c.Goals) == 0 && slices.Equal(c.With.Order, c.Without.Order)
	return c, nil
}

// leaveOut returns a context without some goals and preferences.
func leaveOut(c notes.Context, without []Item) notes.Context {
	out := func(kind string, number int) bool {
		return slices.ContainsFunc(without, func(i Item) bool { return i.Kind == kind && i.Number == number })
	}
	less := c
	less.Goals, less.Preferences = nil, nil
	for i, g := range c.Goals {
		if !out("goal", i+1) {
			less.Goals = append(less.Goals, g)
		}
	}
	for i, p := range c.Preferences {
		if !out("preference", i+1) {
			less.Preferences = append(less.Preferences, p)
		}
	}
	return less
}

func sideOf(b Brief) Side {
	s := Side{Found: b.Found, Words: b.Words(), Sentences: len(b.sentences()), Order: []string{}}
	s.Order = append(s.Order, b.outline()...)
	return s
}

// checks compares what became of the preferences that both documents were held to. One
// that is left out is no longer asked for, so that what became of it is no change.
func (c *Contrast) checks(with, less Brief) {
	for _, p := range with.Context.Preferences {
		i := slices.IndexFunc(less.Context.Preferences, func(o PreferenceUse) bool {
			return o.Path == p.Path && o.Line == p.Line && o.Text == p.Text
		})
		if i < 0 {
			continue
		}
		if o := less.Context.Preferences[i]; o.Check != p.Check {
			c.Checks = append(c.Checks, ChangedCheck{p.Number, p.Text, Outcome{p.Check, p.Why}, Outcome{o.Check, o.Why}})
		}
	}
}

// goals compares how many sentences speak of each goal that was not left out.
func (c *Contrast) goals(goals []notes.Goal, with, less Brief) {
	number := 0 // in the document without
	for i, g := range goals {
		if slices.ContainsFunc(c.LeftOut, func(item Item) bool { return item.Kind == "goal" && item.Number == i+1 }) {
			continue
		}
		number++
		if a, b := with.speaking(i+1), less.speaking(number); a != b {
			c.Goals = append(c.Goals, ChangedGoal{i + 1, g.Text, a, b})
		}
	}
}

// speaking counts the sentences that speak of a goal.
func (b Brief) speaking(goal int) int {
	n := 0
	for _, s := range b.own() {
		if slices.Contains(s.Serves, goal) {
			n++
		}
	}
	return n
}
