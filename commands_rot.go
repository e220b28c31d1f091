package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"ken/notes"
	"ken/notes/prose"
	"ken/skills/proof"
)

// A rotten sentence is one whose source is no longer as it was when it was written.
type rotten struct {
	Path    string        `json:"path"` // of the note
	Line    int           `json:"line"` // in it
	Text    string        `json:"text"`
	Verdict proof.Verdict `json:"verdict"` // against what the source says now
	// State is "changed", "missing", "unreadable" or "moved".
	State  string       `json:"state"`
	Source notes.Source `json:"source"` // as it was cited: what stood there
	// Now is what stands there now, or where the words went; its Path is "" where nothing is.
	Now notes.Source `json:"now"`
	Why string       `json:"why"`
}

// rot is the answer of "ken rot".
type rot struct {
	list  []rotten
	cards rottenCards
	notes int // looked at
	moved int // citations whose words stand elsewhere
}

func rotCommand(s *session) *cobra.Command {
	moved := false
	c := &cobra.Command{
		Use:   "rot [FILE...]",
		Short: "sentences and cards whose source has changed since they were made",
		Long: "Rot looks at every brief and diagram that ken made here, or at the notes named, and\n" +
			"lists each sentence whose source line has changed or is gone: what stood there, what\n" +
			"stands there now, and whether the sentence still holds. Text that was moved within or\n" +
			"between files is found again and only counted; --moved lists it. \"ken brief --refresh\n" +
			"FILE\" writes a brief anew, and draws a diagram anew. Cards that were made from a document\n" +
			"are listed in the same way; they are not asked until their words stand again or \"ken\n" +
			"cards --resume ID\" takes them as they are. Rot exits with 0 whatever it finds; ken verify\n" +
			"fails where a sentence does.",
		Example: "ken rot\nken rot briefs/2026-11-22-noise-limits.md --json",
		RunE: func(c *cobra.Command, args []string) error {
			return s.rot(c.Context(), args, moved)
		},
	}
	c.Flags().BoolVar(&moved, "moved", false, "list text that was only moved, too")
	return c
}

func (s *session) rot(ctx context.Context, names []string, moved bool) error {
	check, err := s.checker(ctx)
	if err != nil {
		return err
	}
	paths, err := s.rotting(ctx, names)
	if err != nil {
		return err
	}
	r := rot{notes: len(paths)}
	for _, name := range paths {
		report, err := check.Verify(ctx, name)
		if err != nil {
			return err
		}
		r.add(report, moved)
	}
	if r.cards, err = s.rottenCards(ctx, names); err != nil {
		return err
	}
	return s.print(r)
}

// rotting returns the notes to be looked at: those named, else all that ken wrote.
func (s *session) rotting(ctx context.Context, names []string) ([]string, error) {
	w := s.shop
	if len(names) == 0 {
		return w.written(ctx)
	}
	var paths []string
	for _, name := range names {
		rel, err := w.find(name)
		if err != nil {
			return nil, s.unfound("look for rot in", name, err)
		}
		paths = append(paths, rel)
	}
	return paths, nil
}

func (r *rot) add(report proof.Report, moved bool) {
	for _, c := range report.Changed {
		if c.State == "moved" {
			r.moved++
		}
	}
	for _, s := range report.Sentences {
		for _, c := range s.Changed {
			if c.State == "moved" && !moved {
				continue
			}
			now := notes.Source{Path: c.Path, Line: c.Line, EndLine: c.Line, Heading: []string{}, Quote: c.Now}
			if c.Now != "" {
				now.SHA256 = notes.Digest(c.Now)
			}
			r.list = append(r.list, rotten{report.Path, s.Line, s.Text, s.Verdict, c.State, c.Source, now, s.Reason})
		}
	}
}

func (r rot) items() []any {
	items := make([]any, 0, len(r.list))
	for _, one := range r.list {
		items = append(items, one)
	}
	for _, c := range r.cards.list {
		items = append(items, c)
	}
	return items
}

func (r rot) text(p *paper) {
	stale := map[string]bool{}
	for _, one := range r.list {
		stale[fmt.Sprintf("%s:%d %s", one.Path, one.Line, one.Text)] = true
		p.in(p.style.Cite, fmt.Sprintf("%s:%d", one.Path, one.Line))
		p.printf(": ")
		if one.Verdict.Stands() {
			p.printf("%s", one.Verdict)
		} else {
			p.in(p.style.Mark, string(one.Verdict))
		}
		p.printf(": %s\n", one.Text)
		replaced(p, one.State, one.Source, one.Now)
	}
	r.cards.text(p)
	r.summary(p, len(stale))
}

// replaced writes what stood at a place, and what stands there now or where it went.
func replaced(p *paper, state string, was, now notes.Source) {
	p.printf("    %s: %s\n", was.At(), state)
	p.printf("    - %s\n", oneLine(prose.Readable(was.Quote)))
	switch {
	case now.Path == "":
	case state == "moved" || now.Line != was.Line || now.Path != was.Path:
		p.printf("    + %s (%s)\n", oneLine(prose.Readable(now.Quote)), now.At())
	default:
		p.printf("    + %s\n", oneLine(prose.Readable(now.Quote)))
	}
}

// summary says how many sentences and cards are stale, and among how many.
func (r rot) summary(p *paper, stale int) {
	var of, found []string
	if r.notes > 0 {
		of = append(of, plural(r.notes, "note"))
	}
	if r.cards.of > 0 {
		of = append(of, plural(r.cards.of, "card"))
	}
	if stale > 0 {
		found = append(found, plural(stale, "sentence")+" with a changed source in "+plural(r.notes, "note"))
	}
	if n := len(r.cards.list); n > 0 {
		found = append(found, plural(n, "card")+" with a changed source of "+strconv.Itoa(r.cards.of))
	}
	switch {
	case len(of) == 0:
		p.printf("There is nothing that ken wrote here.\n")
		return
	case len(found) == 0:
		p.printf("%s: every source says what it said", strings.Join(of, ", "))
	default:
		p.printf("\n%s", strings.Join(found, "; "))
	}
	if r.moved > 0 {
		p.printf("; %s moved and found again", plural(r.moved, "citation"))
	}
	p.printf("\n")
}
