package main

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ken/notes"
	"ken/skills/brief"
)

// held is the answer of "ken context": what of the user's goals and preferences
// holds here, and what ken makes of each.
type held struct {
	Goals       []heldGoal       `json:"goals"`
	Preferences []heldPreference `json:"preferences"`
	// Folders are documents elsewhere that the goals file names.
	Folders  []heldFolder  `json:"folders"`
	Problems []heldProblem `json:"problems"`
}

type heldGoal struct {
	// Number is what "ken brief --without goal:N" takes.
	Number  int    `json:"number"`
	Text    string `json:"text"`
	Path    string `json:"path"`
	Line    int    `json:"line"`
	EndLine int    `json:"end_line"`
	Due     string `json:"due"`
	// Days are from today to Due, below 0 when it has passed; absent without Due.
	Days     *int     `json:"days,omitempty"`
	DoneWhen []string `json:"done_when"`
	Terms    []string `json:"terms"`
	Why      string   `json:"why"`
}

type heldPreference struct {
	Number int    `json:"number"`
	Text   string `json:"text"`
	Path   string `json:"path"`
	Line   int    `json:"line"`
	// Checked is whether a program checks it on every brief, Check what is checked.
	Checked bool   `json:"checked"`
	Check   string `json:"check"`
	// Rest is what else it says that is not checked, Why why nothing of it is.
	Rest string `json:"rest,omitempty"`
	Why  string `json:"why,omitempty"`
}

type heldFolder struct {
	Path string `json:"path"`
	Read bool   `json:"read"`
	Why  string `json:"why"`
}

type heldProblem struct {
	Path string `json:"path"`
	Line int    `json:"line"`
	Text string `json:"problem"`
}

func contextCommand(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "context",
		Short: "your goals and preferences, and what ken makes of them",
		Long: "Context prints each goal and preference with its line, from .goals.md and\n" +
			".preferences.md in the workspace and in your own folder above it, and what ken makes\n" +
			"of it: which preferences a program checks, and which go to a model as written, and\n" +
			"why. The numbers are those that ken brief --without takes.",
		Example: "ken context\nken context --json",
		Args:    exactly(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			w, err := s.open()
			if err != nil {
				return err
			}
			c, err := w.context()
			if err != nil {
				return err
			}
			return s.print(heldOf(c, s.now()))
		},
	}
}

func heldOf(c notes.Context, now time.Time) held {
	h := held{Goals: []heldGoal{}, Preferences: []heldPreference{}, Folders: []heldFolder{}, Problems: []heldProblem{}}
	for i, g := range c.Goals {
		h.Goals = append(h.Goals, heldGoal{
			Number: i + 1,
			Text:   g.Text, Path: g.Path, Line: g.Line, EndLine: g.EndLine, Due: date(g.Due), Days: daysTo(g.Due, now),
			DoneWhen: list(g.DoneWhen), Terms: list(g.Terms), Why: g.Why,
		})
	}
	for i, r := range brief.ReadRules(c.Preferences) {
		h.Preferences = append(h.Preferences, heldPreference{
			Number: i + 1, Text: r.Text, Path: r.Path, Line: r.Line, Checked: r.Checks != "", Check: r.Checks,
			Rest: r.Rest, Why: r.Unchecked,
		})
	}
	for _, f := range c.Folders {
		h.Folders = append(h.Folders, heldFolder{Path: f, Why: "documents outside the workspace are not read yet"})
	}
	for _, p := range c.Problems {
		h.Problems = append(h.Problems, heldProblem(p))
	}
	return h
}

// daysTo counts the days from now to a date, nil where there is none.
func daysTo(due, now time.Time) *int {
	if due.IsZero() {
		return nil
	}
	y, m, d := now.Date()
	today := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	y, m, d = due.Date()
	days := int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Sub(today).Hours() / 24)
	return &days
}

// dueText says when something is due, as people do.
func dueText(due string, days *int) string {
	switch {
	case days == nil:
		return ""
	case *days == 0:
		return "due today"
	case *days < 0:
		return "due " + due + ", " + plural(-*days, "day") + " ago"
	}
	return "due " + due + ", in " + plural(*days, "day")
}

func (h held) text(p *paper) {
	if len(h.Goals)+len(h.Preferences) == 0 {
		p.printf("No goals and no preferences here. Ken works without; \"ken init\" writes files to start from.\n")
	}
	if len(h.Goals) > 0 {
		p.heading("Goals")
		for _, g := range h.Goals {
			p.printf("%d. ", g.Number)
			p.place(g.Path, g.Line, g.Text)
			p.row("", dueText(g.Due, g.Days))
			p.row("done when: ", strings.Join(g.DoneWhen, "; "))
			p.row("terms: ", strings.Join(g.Terms, ", "))
			p.row("why: ", g.Why)
		}
		p.printf("\n")
	}
	if len(h.Preferences) > 0 {
		p.heading("Preferences")
		for _, r := range h.Preferences {
			p.printf("%d. ", r.Number)
			p.place(r.Path, r.Line, r.Text)
			p.row("checked: ", r.Check)
			p.row("not checked: ", r.Rest)
			if !r.Checked {
				p.row("not checked: ", r.Why+"; goes to a model as written")
			}
		}
	}
	for _, f := range h.Folders {
		p.printf("\nfolder %s: %s\n", f.Path, f.Why)
	}
	for _, problem := range h.Problems {
		p.printf("\n%s:%d: %s\n", problem.Path, problem.Line, problem.Text)
	}
}

// place writes "path:line: text".
func (p *paper) place(path string, line int, text string) {
	p.in(p.style.Cite, notes.Source{Path: path, Line: line}.At())
	p.printf(": %s\n", text)
}

// row writes an indented line, unless there is nothing to say.
func (p *paper) row(label, text string) {
	if text != "" {
		p.printf("    %s%s\n", label, text)
	}
}
