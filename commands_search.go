package main

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ken/index"
	"ken/notes"
	"ken/skills/ask"
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
	// Why are the shares of the score, with --explain.
	Why   []index.Reason `json:"why,omitempty"`
	title string
	also  []string // where the same words stand too
	more  int      // further passages of the document that match
}

// hits is the answer of "ken search", best first.
type hits []hit

// perFile is how many passages of one document are listed unless all are asked for.
const perFile = 3

// A searching is what "ken search" was asked.
type searching struct {
	query     string
	n         int
	explain   bool
	allOfFile bool
	noGoals   bool
}

func searchCommand(s *session) *cobra.Command {
	q := searching{n: 10}
	c := &cobra.Command{
		Use:   "search [-n N] QUERY",
		Short: "find passages, like grep",
		Long: "Search finds the passages that match, the best first, at most three of a document\n" +
			"unless it alone matches. A query is words, \"a phrase\", -not, and filters:\n" +
			index.FilterHelp() +
			"\nQuote the query for the shell, and a value with blanks: in:\"my notes\". A - before a\n" +
			"filter turns it round. A word that no passage has is taken for one that is spelt\n" +
			"nearly the same, and search says so. Words of your goals lift passages a little.\n" +
			"Where nothing matches, the nearest headings are named and the exit code is 3.",
		Example: "ken search \"spaced repetition\"\nken search -n 3 --json 'stability -lapse in:learning since:2026'",
		Args:    some(1, "a query"),
		RunE: func(c *cobra.Command, args []string) error {
			if q.n < 1 || q.n > maxHits {
				return usage("as in -n 5", "-n %d is not a number from 1 to %d", q.n, maxHits)
			}
			q.query = strings.Join(args, " ")
			return s.search(c.Context(), q)
		},
	}
	c.Flags().IntVarP(&q.n, "number", "n", q.n, "print at most `N` passages")
	c.Flags().BoolVar(&q.explain, "explain", false, "say why each passage stands where it stands")
	c.Flags().BoolVar(&q.allOfFile, "all-of-file", false, "print any number of passages of one document")
	c.Flags().BoolVar(&q.noGoals, "no-goals", false, "do not let goals lift what serves them")
	return c
}

func (s *session) search(ctx context.Context, q searching) error {
	ix, err := s.fresh(ctx)
	if err != nil {
		return err
	}
	asked := index.Query{Text: q.query, Max: q.n, Explain: q.explain, Grouped: true}
	if !q.allOfFile {
		asked.PerFile = perFile
	}
	if !q.noGoals {
		if asked.Lean, err = s.lean(); err != nil {
			return err
		}
	}
	s.mean(ctx, ix, asked, s.warnHinted)
	found, err := ix.Search(ctx, asked)
	if err != nil {
		return fmt.Errorf("search for %q: %w", q.query, err)
	}
	if found.Problem != "" {
		s.warn("understand the query: %s", found.Problem)
	}
	for _, m := range found.Meant {
		s.warn("searched for “%s” instead of “%s”", m.Searched, m.Typed)
	}
	if len(found.Passages) == 0 {
		return notFound(found.Nearest, "search for %q: no passage speaks of that", q.query)
	}
	return s.print(hitsOf(found, notes.Superseded(ix.Paths())))
}

// lean returns the words of the user's goals.
func (s *session) lean() ([]string, error) {
	w, err := s.open()
	if err != nil {
		return nil, err
	}
	held, err := w.context()
	return ask.Lean(held.Goals), err
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
			Kind: p.Kind, Modified: stamp(p.Modified), SupersededBy: newer[p.Path],
			Why: rounded(p.Why), title: p.Title, also: p.Also, more: found.More[p.Path],
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

// text writes the hits of one document together, at the place of its best.
func (h hits) text(p *paper) {
	grouped := h.grouped()
	for i, one := range grouped {
		if i > 0 {
			p.printf("\n")
		}
		one.text(p)
		last := i+1 == len(grouped) || grouped[i+1].Source.Path != one.Source.Path
		if last && one.more > 0 {
			p.printf("\n")
			p.in(p.style.Dim, fmt.Sprintf("and %d more in %s", one.more, one.Source.Path))
			p.printf("\n")
		}
	}
}

// grouped returns the hits with those of one document behind each other.
func (h hits) grouped() hits {
	first := make(map[string]int)
	for _, one := range h {
		if _, seen := first[one.Source.Path]; !seen {
			first[one.Source.Path] = one.Rank
		}
	}
	return slices.SortedStableFunc(slices.Values(h), func(a, b hit) int {
		return cmp.Compare(first[a.Source.Path], first[b.Source.Path])
	})
}

func (h hit) text(p *paper) {
	p.in(p.style.Cite, h.Source.At())
	p.printf(": ")
	p.in(p.style.Heading, cmp.Or(h.Source.Under(), h.title))
	if h.SupersededBy != "" {
		p.in(p.style.Dim, " (a later version: "+h.SupersededBy+")")
	}
	p.printf("\n")
	p.block("    ", h.Text, h.Marks)
	if len(h.also) > 0 {
		p.in(p.style.Dim, "    also in "+strings.Join(h.also, ", "))
		p.printf("\n")
	}
	for _, r := range h.Why {
		p.in(p.style.Dim, fmt.Sprintf("    %+8.4f  %s", r.Score, r.Signal))
		if r.Detail != "" {
			p.in(p.style.Dim, ": "+r.Detail)
		}
		p.printf("\n")
	}
	if len(h.Why) > 0 {
		p.in(p.style.Dim, fmt.Sprintf("    %8.4f  in all", h.Score))
		p.printf("\n")
	}
}

// rounded returns reasons as they are shown, the largest shares first.
func rounded(why []index.Reason) []index.Reason {
	list := slices.Clone(why)
	for i := range list {
		list[i].Score = math.Round(list[i].Score*1e4) / 1e4
	}
	slices.SortStableFunc(list, func(a, b index.Reason) int { return cmp.Compare(math.Abs(b.Score), math.Abs(a.Score)) })
	return list
}
