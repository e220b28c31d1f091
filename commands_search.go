package main

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"ken/index"
	"ken/notes"
	"ken/skills/evidence"
)

// maxHits is how many passages may be asked for at once.
const maxHits = 1000

// A hit is one passage, as "ken search" lists it.
type hit struct {
	Rank   int          `json:"rank"`
	Score  float64      `json:"score"`
	Source notes.Source `json:"source"`
	Text   string       `json:"text"`
	// Marks are byte ranges of Text that match.
	Marks    [][2]int `json:"marks"`
	Kind     string   `json:"kind"`
	Modified string   `json:"modified"`
	// SupersededBy is the path of a later version of the document, "" where there is
	// none.
	SupersededBy string `json:"superseded_by"`
	title        string
}

// hits is the answer of "ken search".
type hits []hit

func searchCommand(s *session) *cobra.Command {
	n := 10
	c := &cobra.Command{
		Use:   "search [-n N] QUERY",
		Short: "find passages, like grep",
		Long: "Search finds the passages that match, the best first. A query is words, \"a phrase\",\n" +
			"-not, in:FOLDER, since:DATE and kind:note, goal, preference or brief; quote it for\n" +
			"the shell. Where nothing matches, the nearest headings are named and the exit code\n" +
			"is 3.",
		Example: "ken search \"spaced repetition\"\nken search -n 3 --json 'stability -lapse in:learning since:2026'",
		Args:    some(1, "a query"),
		RunE: func(c *cobra.Command, args []string) error {
			if n < 1 || n > maxHits {
				return usage("as in -n 5", "-n %d is not a number from 1 to %d", n, maxHits)
			}
			return s.search(c.Context(), strings.Join(args, " "), n)
		},
	}
	c.Flags().IntVarP(&n, "number", "n", n, "print at most `N` passages")
	return c
}

func (s *session) search(ctx context.Context, query string, n int) error {
	ix, err := s.fresh(ctx)
	if err != nil {
		return err
	}
	found, err := ix.Search(ctx, index.Query{Text: query, Max: n})
	if err != nil {
		return fmt.Errorf("search for %q: %w", query, err)
	}
	if found.Problem != "" {
		s.warn("understand the query: %s", found.Problem)
	}
	if len(found.Passages) == 0 {
		return notFound(found.Nearest, "search for %q: no passage speaks of that", query)
	}
	return s.print(hitsOf(found, evidence.Superseded(ix.Paths())))
}

// notFound says that nothing was found, and what comes closest.
func notFound(nearest []notes.Source, format string, args ...any) error {
	var near []string
	for _, src := range nearest {
		near = append(near, placeOf(src))
	}
	hint := ""
	if len(near) > 0 {
		hint = "nearest: " + strings.Join(near, "; ")
	}
	return nothing(hint, format, args...)
}

// placeOf writes a place and the headings it stands under.
func placeOf(src notes.Source) string {
	if under := src.Under(); under != "" {
		return src.At() + ": " + under
	}
	return src.At()
}

func hitsOf(found index.Result, newer map[string]string) hits {
	list := make(hits, 0, len(found.Passages))
	for i, p := range found.Passages {
		marks := p.Marks
		if marks == nil {
			marks = [][2]int{}
		}
		if p.Heading == nil {
			p.Heading = []string{}
		}
		list = append(list, hit{
			Rank: i + 1, Score: math.Round(p.Score*1e4) / 1e4, Source: p.Source, Text: p.Quote, Marks: marks,
			Kind: p.Kind, Modified: stamp(p.Modified), SupersededBy: newer[p.Path], title: p.Title,
		})
	}
	return list
}

func (h hits) items() []any {
	items := make([]any, 0, len(h))
	for _, one := range h {
		items = append(items, one)
	}
	return items
}

func (h hits) text(p *paper) {
	for i, one := range h {
		if i > 0 {
			p.printf("\n")
		}
		p.in(p.style.Cite, one.Source.At())
		p.printf(": ")
		p.in(p.style.Heading, cmp.Or(one.Source.Under(), one.title))
		if one.SupersededBy != "" {
			p.in(p.style.Dim, " (a later version: "+one.SupersededBy+")")
		}
		p.printf("\n")
		p.block("    ", one.Text, one.Marks)
	}
}
