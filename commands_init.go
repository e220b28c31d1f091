package main

import (
	"bufio"
	"errors"
	"fmt"
	"strings"

	_ "embed" // the examples

	"github.com/spf13/cobra"

	"ken/notes"
)

//go:embed .goals.md.example
var exampleGoals []byte

//go:embed .preferences.md.example
var examplePreferences []byte

// wrote is the answer of "ken init".
type wrote struct {
	Wrote []string `json:"wrote"`
	// Kept are files that were there already and stay as they are.
	Kept []string `json:"kept"`
}

func (r wrote) text(p *paper) {
	for _, name := range r.Wrote {
		p.printf("wrote %s\n", name)
	}
	for _, name := range r.Kept {
		p.printf("kept %s, which was there\n", name)
	}
	if len(r.Wrote) > 0 {
		p.printf("\nSay what you want there, in your own words. Then: ken search WORDS, ken brief TOPIC.\n")
	}
}

func initCommand(s *session) *cobra.Command {
	var yes bool
	c := &cobra.Command{
		Use:   "init [--yes]",
		Short: "write .goals.md and .preferences.md to start from",
		Long: "Init writes .goals.md and .preferences.md into the workspace, unless they are there.\n" +
			"On a terminal it asks for your goals; with --yes it writes examples to change.\n" +
			"Nothing needs it: ken works in any folder at once.",
		Example: "ken init\nken init --yes -C ~/notes",
		Args:    exactly(0, 0, ""),
		RunE:    func(*cobra.Command, []string) error { return s.initialize(yes) },
	}
	c.Flags().BoolVar(&yes, "yes", false, "ask nothing")
	return c
}

func (s *session) initialize(yes bool) error {
	// What is begun here belongs here: a goals file of a parent is another workspace's.
	if s.flags.workspace == "" {
		s.flags.workspace = s.dir
	}
	w, err := s.open()
	if err != nil {
		return err
	}
	goals := exampleGoals
	if !yes {
		if !s.terminal.in || !s.terminal.err {
			return usage("ken init --yes", "ken init asks questions, and there is no terminal")
		}
		if goals, err = s.askGoals(w); err != nil || goals == nil {
			return err
		}
	}
	result, err := w.begin(goals)
	if err != nil {
		return err
	}
	return s.print(result)
}

// begin writes the first goals and preferences, where there are none.
func (w *workshop) begin(goals []byte) (wrote, error) {
	result := wrote{Wrote: []string{}, Kept: []string{}}
	for _, file := range []struct {
		name string
		data []byte
	}{{notes.GoalsFile, goals}, {notes.PreferencesFile, examplePreferences}} {
		switch err := w.Write(file.name, file.data, [32]byte{}); {
		case errors.Is(err, notes.ErrChanged):
			result.Kept = append(result.Kept, file.name)
		case err != nil:
			return result, err
		default:
			result.Wrote = append(result.Wrote, file.name)
		}
	}
	return result, nil
}

// askGoals asks for goals, one a line, and returns a goals file; nil when the user
// does not want one. An end of the input is an empty answer.
func (s *session) askGoals(w *workshop) ([]byte, error) {
	lines := bufio.NewScanner(s.in)
	s.say("This writes .goals.md and .preferences.md into " + s.short(w.Dir()) + ".")
	s.say("What do you want to understand or get done? One a line; an empty line ends.")
	var goals []string
	for lines.Scan() && strings.TrimSpace(lines.Text()) != "" {
		goals = append(goals, strings.TrimSpace(lines.Text()))
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read your answer: %w", err)
	}
	if len(goals) == 0 {
		s.say("No goals: writing examples to change later.")
		return exampleGoals, nil
	}
	return goalsFile(goals), nil
}

// goalsFile writes goals as a file: what the example explains, then a heading each.
func goalsFile(goals []string) []byte {
	var b strings.Builder
	head, _, _ := strings.Cut(string(exampleGoals), "\n## ")
	explained, _, found := strings.Cut(head, "The goals below are examples: replace them with your own.\n     ")
	if found {
		_, rest, _ := strings.Cut(head, "replace them with your own.\n     ")
		head = explained + rest
	}
	b.WriteString(strings.TrimRight(head, "\n") + "\n")
	for _, goal := range goals {
		b.WriteString("\n## " + clean(goal) + "\n")
	}
	return []byte(b.String())
}
