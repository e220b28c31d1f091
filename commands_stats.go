package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"ken/notes/journal"
	"ken/notes/recall"
	"ken/render/chart"
	"ken/skills/progress"
)

func statsCommand(s *session) *cobra.Command {
	fit, usual, compact := false, false, false
	c := &cobra.Command{
		Use:   "stats",
		Short: "how much you recall, how sure you are, what is to come, what you owe",
		Long: "Stats draws what the log of reviews says: how much was recalled of what was to be,\n" +
			"beside what you aim at; whether you are as sure as you are right; how well the schedule\n" +
			"foretold; the cards of the days to come; what to expect of each goal on its day; how long\n" +
			"cards hold; the hardest; and how much of what was written for you you could say yourself.\n" +
			"With --plain it says the same in sentences.\n\n" +
			"--fit has the schedule learn from your answers, and keeps what it learnt only where it\n" +
			"foretells your latest answers better than before; both figures are shown. --usual goes\n" +
			"back. --compact makes one file a year of the months that are past.",
		Example: "ken stats\nken stats --json | jq .debt.total",
		Args:    exactly(0, 0, ""),
		RunE: func(c *cobra.Command, _ []string) error {
			t, err := s.tutoring(c.Context())
			switch {
			case err != nil:
				return err
			case fit:
				return s.fit(c.Context(), t)
			case usual:
				return s.unfit(t)
			case compact:
				return s.compact(t)
			}
			return s.stats(c.Context(), t)
		},
	}
	c.Flags().BoolVar(&fit, "fit", false, "learn from your answers when to ask")
	c.Flags().BoolVar(&usual, "usual", false, "go back to the usual schedule")
	c.Flags().BoolVar(&compact, "compact", false, "one file a year of the months that are past")
	return c
}

// statsText is the answer of "ken stats".
type statsText struct {
	progress.Numbers
	plain bool
}

func (s *session) stats(ctx context.Context, t *tutoring) error {
	n, err := t.numbers(ctx)
	if err != nil {
		return err
	}
	return s.print(statsText{n, s.plain()})
}

func (t statsText) text(p *paper) {
	if t.Activity.Answers == 0 {
		p.printf("Nothing was answered yet: ken quiz asks what is due.\n\n")
	} else {
		p.printf("%s answered, %s; %s, %d due.\n\n", plural(t.Activity.Answers, "question"),
			plural(int(t.Activity.Minutes+.5), "minute"), plural(t.Deck.Cards, "card"), t.Deck.Due)
	}
	for i, c := range t.Charts() {
		if i > 0 {
			p.printf("\n")
		}
		for _, line := range t.lines(c, p.width) {
			p.printf("%s\n", line)
		}
	}
}

// lines are a chart as it is shown; one with nothing to show yet is its title and the reason.
func (t statsText) lines(c chart.Chart, width int) []string {
	switch {
	case len(c.Series) == 0 || len(c.Series[0].Points) == 0:
		return []string{c.Title, c.Note}
	case t.plain:
		return c.Words()
	}
	return c.Text(chart.TextOptions{Width: min(width, 100)})
}

// fitted is the answer of "ken stats --fit".
type fitted struct{ recall.Fitted }

func (s *session) fit(ctx context.Context, t *tutoring) error {
	report, done := s.progress("learning from your answers")
	f, err := recall.Fit(ctx, journal.Histories(t.log.Events()), t.settings(), func(n, of int) { report(n, of, "") })
	done()
	if err != nil {
		return fmt.Errorf("learn from the answers: %w", err)
	}
	if f.Adopted {
		if _, err := t.log.Add(journal.Fit(f.Settings, t.now())); err != nil {
			return err
		}
	}
	return s.print(fitted{f})
}

func (f fitted) text(p *paper) {
	if f.Adopted {
		p.printf("Adopted as %s. ", f.Settings.Name)
	} else {
		p.printf("Not adopted. ")
	}
	p.printf("%s\n", f.Why)
}

// unfit goes back to the usual schedule.
func (s *session) unfit(t *tutoring) error {
	now := t.now()
	if _, err := t.log.Add(journal.Event{Type: journal.Fitted, At: now.At, TZ: now.Offset, Params: recall.Default().Name}); err != nil {
		return err
	}
	s.say("Cards are scheduled by the usual settings again.")
	return nil
}

// compacted is the answer of "ken stats --compact".
type compacted struct{ journal.Compaction }

func (s *session) compact(t *tutoring) error {
	c, err := t.log.Compact(t.now())
	if err != nil {
		return err
	}
	return s.print(compacted{c})
}

func (c compacted) text(p *paper) {
	if len(c.Files) == 0 {
		p.printf("There is no month to put away: the present one stays as it is.\n")
		return
	}
	p.printf("%s in %s; the months are kept as they were:\n", plural(c.Lines, "line"), plural(len(c.Files), "file"))
	for _, name := range c.Kept {
		p.printf("  %s\n", name)
	}
}
