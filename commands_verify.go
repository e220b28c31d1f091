package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"ken/skills/proof"
)

// reports is the answer of "ken verify": a report for each file.
type reports []proof.Report

func verifyCommand(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "verify FILE...",
		Short: "check each sentence against the lines it cites",
		Long: "Verify reads the sentences of a note and looks whether the words each one cites\n" +
			"still stand in the documents and carry it: quoted, supported, weak, contradicted or\n" +
			"unsupported. It exits with 1 when one is not supported or its source has changed.",
		Example: "ken verify briefs/2026-11-22-noise-limits.md\nken verify --json briefs/*.md",
		Args:    some(1, "a file"),
		RunE:    func(c *cobra.Command, args []string) error { return s.verify(c.Context(), args) },
	}
}

func (s *session) verify(ctx context.Context, names []string) error {
	w, err := s.open()
	if err != nil {
		return err
	}
	var all reports
	failing := 0
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		rel, err := w.find(name)
		if err != nil {
			return s.unfound("verify", name, err)
		}
		r, err := proof.Verify(rel, w)
		if err != nil {
			return err
		}
		if !r.Sound() {
			failing++
		}
		all = append(all, r)
	}
	if err := s.print(all); err != nil {
		return err
	}
	if failing > 0 {
		return fmt.Errorf("verify: %s with sentences that are not supported", plural(failing, "file"))
	}
	return nil
}

func (r reports) items() []any {
	items := make([]any, 0, len(r))
	for _, one := range r {
		items = append(items, one)
	}
	return items
}

func (r reports) text(p *paper) {
	for i, one := range r {
		if i > 0 {
			p.printf("\n")
		}
		for _, s := range one.Sentences {
			p.in(p.style.Cite, fmt.Sprintf("%s:%d", one.Path, s.Line))
			p.printf(": ")
			if s.Verdict.Stands() {
				p.printf("%s", s.Verdict)
			} else {
				p.in(p.style.Mark, string(s.Verdict))
			}
			p.printf(": %s", s.Text)
			if s.Reason != "" {
				p.printf(" (%s)", s.Reason)
			}
			p.printf("\n")
		}
		for _, c := range one.Changed {
			p.printf("%s: source %s", c.Source.At(), c.State)
			if c.Line > 0 {
				p.printf(": now on line %d", c.Line)
			}
			p.printf("\n")
		}
		p.printf("%s: %s supported, %d not\n", one.Path, plural(one.Supported, "sentence"), one.Unsupported)
	}
}
