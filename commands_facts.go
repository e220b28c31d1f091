package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ken/index"
	"ken/notes/facts"
)

// factList is the answer of "ken facts", in the order of its kinds.
type factList []facts.Fact

func factsCommand(s *session) *cobra.Command {
	var kinds []string
	var about string
	c := &cobra.Command{
		Use:   "facts [--kind KIND] [--about TEXT]",
		Short: "tasks, decisions, owners, dates, amounts and dependencies, each with its line",
		Long: "Facts are read out of the documents by rules when they are synced: task lists, tables,\n" +
			"\"Owner: …\", \"decided on …\", dates, sums of money, \"blocked by …\". Where a rule is not\n" +
			"sure there is no fact, and what a document does not say is left empty: a weekday becomes\n" +
			"a date only where the document has one. Tasks come by when they are due, all else by path\n" +
			"and line. With --about each of the words has to stand in the fact, its line, a heading\n" +
			"over it or the title of the document. Where there are none the exit code is 3.",
		Example: "ken facts --kind task --about \"buffer tanks\"\nken facts --kind owner,decision --json",
		Args:    exactly(0, 0, ""),
		RunE: func(c *cobra.Command, _ []string) error {
			for _, k := range kinds {
				if !slices.Contains(facts.Kinds(), k) {
					return usage("the kinds: "+strings.Join(facts.Kinds(), ", "), "--kind %q is no kind of fact", k)
				}
			}
			return s.facts(c.Context(), index.FactQuery{Kinds: kinds, About: about})
		},
	}
	c.Flags().StringSliceVar(&kinds, "kind", nil, "only facts of this `KIND`; several are parted by commas")
	c.Flags().StringVar(&about, "about", "", "only facts that `TEXT` is about")
	_ = c.RegisterFlagCompletionFunc("kind", oneOf(facts.Kinds()...)) // the flag exists
	return c
}

func (s *session) facts(ctx context.Context, q index.FactQuery) error {
	ix, err := s.fresh(ctx)
	if err != nil {
		return err
	}
	list, err := ix.Facts(ctx, q)
	switch {
	case err != nil:
		return fmt.Errorf("list facts: %w", err)
	case len(list) == 0 && q.About != "":
		return nothing("without --about there may be some", "list facts: none is about %q", q.About)
	case len(list) == 0:
		return nothing("", "list facts: the documents state none that the rules can read")
	}
	return s.print(factList(list))
}

func (l factList) items() []any {
	items := make([]any, 0, len(l))
	for _, f := range l {
		items = append(items, f)
	}
	return items
}

// factHeadings are written over the facts of a kind.
var factHeadings = map[string]string{
	facts.Task: "Tasks", facts.Decision: "Decisions", facts.Owner: "Owners", facts.Date: "Dates",
	facts.Amount: "Amounts", facts.Dependency: "Dependencies",
}

func (l factList) text(p *paper) {
	for i, f := range l {
		if i == 0 || l[i-1].Kind != f.Kind {
			if i > 0 {
				p.printf("\n")
			}
			p.heading(factHeadings[f.Kind])
		}
		p.in(p.style.Cite, f.Source.At())
		says, more := factText(f)
		p.printf(": %s", oneLine(says))
		if len(more) > 0 {
			p.in(p.style.Dim, " — "+oneLine(strings.Join(more, ", ")))
		}
		p.printf("\n")
	}
}

// factText writes a fact for a reader: what it says, and what belongs to it.
func factText(f facts.Fact) (says string, more []string) {
	with := func(format, value string) {
		if value != "" {
			more = append(more, fmt.Sprintf(format, value))
		}
	}
	switch f.Kind {
	case facts.Task:
		says = f.Text
		with("%s", f.Owner)
		with("due %s", f.Due)
		with("%s", f.State)
		with("blocked by %s", f.BlockedBy)
	case facts.Decision:
		says = f.What
		with("%s", f.Status)
		with("on %s", f.On)
		with("by %s", f.By)
	case facts.Owner:
		says = f.Who + ": " + f.What
	case facts.Date:
		says = f.When
		if f.End != "" {
			says += " to " + f.End
		}
		if f.Approximate {
			says = "about " + says
		}
		says += ": " + f.What
	case facts.Amount:
		says = f.What + ": "
		if f.Approximate {
			says += "about "
		}
		says += f.Value + " " + f.Unit
	case facts.Dependency:
		says = f.From + " " + f.Relation + " " + f.To
	}
	return says, more
}
