package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ken/skills/ask"
	"ken/skills/brief"
)

// answer is the answer of "ken ask".
type answer struct{ ask.Answer }

func askCommand(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "ask QUESTION",
		Short: "one answer from your documents, with its line",
		Long: "Ask answers a question with one statement of your own documents, quoted, and the\n" +
			"line it stands on. Where the documents do not answer, it says so, names what comes\n" +
			"nearest and exits with 3.",
		Example: "ken ask \"when does the grant run out?\"\nken ask --json who decided on the second tank",
		Args:    some(1, "a question"),
		RunE: func(c *cobra.Command, args []string) error {
			return s.ask(c.Context(), strings.Join(args, " "))
		},
	}
}

func (s *session) ask(ctx context.Context, question string) error {
	if _, err := readSettings(s.outside); err != nil {
		s.warn("%v", err)
	}
	ix, err := s.fresh(ctx)
	if err != nil {
		return err
	}
	held, err := s.shop.context()
	if err != nil {
		return err
	}
	s.meanTopic(ctx, ix, question, s.warnHinted)
	desk := ask.Desk{Finder: ix, Goals: held.Goals, Refuse: brief.Refuses(brief.ReadRules(held.Preferences))}
	a, err := desk.Ask(ctx, question)
	if err != nil {
		return fmt.Errorf("answer %q: %w", question, err)
	}
	if a.Found || s.flags.json {
		if err := s.print(answer{a}); err != nil {
			return err
		}
	}
	if !a.Found {
		return notFound(a.Nearest, "answer %q: the documents do not say", question)
	}
	return nil
}

func (a answer) text(p *paper) {
	p.in(p.style.Strong, a.Answer.Answer)
	p.printf("\n")
	for _, c := range a.Citations {
		p.printf("\n")
		if strings.Join(strings.Fields(c.Quote), " ") != a.Answer.Answer {
			p.block("  > ", c.Quote, nil)
		}
		p.printf("  ")
		p.in(p.style.Cite, c.At())
		if under := c.Under(); under != "" {
			p.printf(": %s", under)
		}
		p.printf("\n")
	}
	if a.Outdated != "" {
		p.printf("\nOut of date: %s.\n", a.Outdated)
	}
}
