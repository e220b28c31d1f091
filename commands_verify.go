package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"ken/index"
	"ken/notes"
	"ken/notes/prose"
	"ken/notes/read"
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
			"unsupported. Any Markdown with footnotes that name a file and a line will do; where\n" +
			"there are none, words in quotation marks and quotations are looked for in all\n" +
			"documents. FILE may be - for standard input. It exits with 1 when a sentence is not\n" +
			"supported or its source has changed.",
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
	check, err := s.checker(ctx)
	if err != nil {
		return err
	}
	var all reports
	failing := 0
	for _, name := range names {
		r, err := s.verified(ctx, w, check, name)
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

// verified checks one file, or what comes on standard input.
func (s *session) verified(ctx context.Context, w *workshop, check proof.Checker, name string) (proof.Report, error) {
	if name == "-" {
		text, err := io.ReadAll(io.LimitReader(s.in, maxPasted))
		if err != nil {
			return proof.Report{}, fmt.Errorf("read standard input: %w", err)
		}
		doc, err := read.File("pasted.md", text)
		if err != nil {
			return proof.Report{}, fmt.Errorf("read standard input: %w", err)
		}
		return check.Text(ctx, "-", doc)
	}
	rel, err := w.find(name)
	if err != nil {
		return proof.Report{}, s.unfound("verify", name, err)
	}
	return check.Verify(ctx, rel)
}

// maxPasted bounds what is read from standard input, in bytes.
const maxPasted = 4 << 20

// checker returns what verifies notes. Words that are gone from their place are searched
// for in the index, which is brought up to date first.
func (s *session) checker(ctx context.Context) (proof.Checker, error) {
	ix, err := s.fresh(ctx)
	if err != nil {
		return proof.Checker{}, err
	}
	return s.shop.checker(ix), nil
}

// checker is the same with the index as it is; nil where words are looked for in their own
// documents alone.
func (w *workshop) checker(ix *index.Index) proof.Checker {
	c := proof.Checker{Files: w}
	if ix != nil {
		c.Near = func(ctx context.Context, words string) []string { return w.near(ctx, ix, words) }
	}
	return c
}

// near returns the documents of the user's that are most likely to hold some words. What
// ken wrote repeats them and is no source, wherever it lies.
func (w *workshop) near(ctx context.Context, ix *index.Index, words string) []string {
	found, err := ix.Search(ctx, index.Query{Text: words, AnyWords: true, Kinds: []string{index.KindNote}, Max: 12, PerFile: 1})
	if err != nil {
		return nil // what was not found is said to be gone, as it is where there is no index
	}
	var paths []string
	for _, p := range found.Passages {
		if _, wrote := w.record(p.Path); !wrote {
			paths = append(paths, p.Path)
		}
	}
	return paths
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
			p.printf("%s: source %s%s\n", c.Source.At(), c.State, became(c))
		}
		p.printf("%s: %s supported, %d not\n", one.Path, plural(one.Supported, "sentence"), one.Unsupported)
	}
}

// became says where words stand now, or what has taken their place.
func became(c proof.Changed) string {
	now := notes.Source{Path: c.Path, Line: c.Line}
	switch {
	case c.Path == "":
		return ""
	case c.State == "moved" && c.Path == c.Source.Path:
		return fmt.Sprintf(": now on line %d", c.Line)
	case c.State == "moved":
		return ": now at " + now.At()
	}
	return fmt.Sprintf(": %s says “%s”", now.At(), oneLine(prose.Readable(c.Now)))
}
