package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ken/notes/journal"
	"ken/skills/tutor"
)

// A cardChange is what the flags of ken cards do with cards that are named.
type cardChange struct {
	flag, help string
	do         func(ctx context.Context, t *tutoring, id string, files []string) (done string, err error)
}

// cardsAsked is what ken cards was asked for.
type cardsAsked struct {
	files   []string
	propose bool
	all     bool
	model   bool
	check   bool
	undo    bool
	ids     bool
	writeTo string // the file that kept cards are written into
	unwrite string // the file that is to be what it was before
	why     string
	change  map[string]*[]string
}

func cardsCommand(s *session) *cobra.Command {
	asked := cardsAsked{change: map[string]*[]string{}}
	c := &cobra.Command{
		Use:   "cards [FILE...]",
		Short: "the cards of your documents, and questions that could be cards",
		Long: "Cards are what ken quiz asks. Those in your own Markdown are read where they stand:\n" +
			"\"Q:\" with \"A:\", \"C: hidden [words]\", \"term :: meaning\", \"a ::: b\" both ways, a question\n" +
			"and its answer with \"?\" between, {{c1::Anki's clozes}}, and headings that end in \"?\".\n" +
			"Where cards are meant, as in a document tagged #flashcards, ==highlights== are hidden too.\n\n" +
			"--propose makes questions from documents, few and the best first; none is asked before\n" +
			"you keep it with --keep, and one you drop with --drop never comes back; --undo takes back\n" +
			"the last of these decisions. --all lists all that passed. --check lists what was meant\n" +
			"as a card and is none, and exits with 1 if there is something. Cards are named by their id\n" +
			"or the beginning of it; a proposal that was not shown here, by its FILE too.\n\n" +
			"Your documents are not written into but by these: --ids FILE has every card named by a\n" +
			"block id, so that its history survives any edit; --write-to FILE writes kept cards there\n" +
			"as \"Q:\" and \"A:\" with a link to their source. --unwrite FILE takes back the last of it,\n" +
			"unless the file was edited since.",
		Example: "ken cards learning/\nken cards --propose learning/03-convection.md",
		RunE: func(c *cobra.Command, args []string) error {
			asked.files = args
			return s.cards(c.Context(), asked)
		},
	}
	f := c.Flags()
	f.BoolVar(&asked.propose, "propose", false, "questions that could become cards")
	f.BoolVar(&asked.all, "all", false, "with --propose: everything that passed, without a limit")
	f.BoolVar(&asked.model, "model", false, "with --propose FILE: questions of the model; says what goes to it")
	f.BoolVar(&asked.check, "check", false, "what was meant as a card and is none")
	f.BoolVar(&asked.undo, "undo", false, "take back the last --keep or --drop; again, the one before it")
	f.BoolVar(&asked.ids, "ids", false, "write a block id behind every card of FILE that has none")
	f.StringVar(&asked.writeTo, "write-to", "", "write kept cards at the end of `FILE`, which need not be there")
	f.StringVar(&asked.unwrite, "unwrite", "", "put `FILE` back to what it was before cards or ids were written into it")
	f.StringVar(&asked.why, "why", "", "why the card `ID` is asked when it is")
	for _, change := range cardChanges() {
		asked.change[change.flag] = f.StringSlice(change.flag, nil, change.help)
	}
	return c
}

// cardChanges are what can be done with cards, in the order of the help.
func cardChanges() []cardChange {
	type doing = func(context.Context, *tutoring, string, []string) (string, error)
	event := func(kind journal.Type, done string) doing {
		return func(_ context.Context, t *tutoring, id string, _ []string) (string, error) {
			item, err := t.card(id)
			if err != nil {
				return "", err
			}
			now := t.now()
			_, err = t.Add(journal.Event{Type: kind, Card: item.ID, At: now.At, TZ: now.Offset})
			return done + " " + item.ID + ": " + item.Question, err
		}
	}
	known := func(do func(*tutoring, string) (string, error)) doing {
		return func(_ context.Context, t *tutoring, id string, _ []string) (string, error) { return do(t, id) }
	}
	return []cardChange{
		{"keep", "make the proposal `ID` a card", func(ctx context.Context, t *tutoring, id string, files []string) (string, error) {
			return t.keep(ctx, id, files)
		}},
		{"drop", "never propose or ask the card `ID` again", func(ctx context.Context, t *tutoring, id string, files []string) (string, error) {
			return t.dismiss(ctx, id, files)
		}},
		{"suspend", "do not ask the card `ID` until it is resumed", event(journal.Suspend, "suspended")},
		{"resume", "ask the card `ID` again, also where its source has changed", known((*tutoring).resume)},
		{"forget", "begin anew with the card `ID`; its history stays in the log", event(journal.Forget, "begun anew")},
		{"restore", "keep the card `ID`, whose text is gone from its document", known((*tutoring).restore)},
	}
}

func (s *session) cards(ctx context.Context, asked cardsAsked) error {
	t, err := s.tutoring(ctx)
	if err != nil {
		return err
	}
	changed := false
	for _, change := range cardChanges() {
		for _, id := range *asked.change[change.flag] {
			changed = true
			done, err := change.do(ctx, t, id, asked.files)
			if err != nil {
				return fmt.Errorf("%s the card %s: %w", change.flag, id, err)
			}
			s.say(oneLine(done))
		}
	}
	if changed && asked.writeTo != "" {
		if err := t.regather(ctx); err != nil {
			return err
		}
	}
	switch {
	case asked.undo:
		return s.undecide(t)
	case asked.ids:
		return s.nameCards(ctx, t, asked.files)
	case asked.writeTo != "":
		return s.writeKept(ctx, t, asked)
	case asked.unwrite != "":
		return s.unwriteCards(ctx, t, asked.unwrite)
	case asked.why != "":
		return s.whyCard(t, asked.why)
	case asked.check:
		return s.checkCards(t, asked.files)
	case changed:
		return nil
	case asked.propose:
		return s.propose(ctx, t, asked)
	}
	return s.listCards(t, asked.files)
}

// cardRows is the answer of "ken cards".
type cardRows []tutor.Row

func (s *session) listCards(t *tutoring, files []string) error {
	within, err := s.within(files)
	if err != nil {
		return err
	}
	var rows cardRows
	for _, r := range t.deck.Rows(t.now()) {
		if within(r.Source.Path) {
			rows = append(rows, r)
		}
	}
	if n := s.malformed(t, within); n > 0 {
		s.say(plural(n, "card") + " could not be read: ken cards --check")
	}
	if len(rows) == 0 {
		return nothing("ken cards --propose FILE makes some from a document", "list cards: there are none here")
	}
	return s.print(rows)
}

func (s *session) malformed(t *tutoring, within func(string) bool) (n int) {
	for _, f := range t.malformed {
		if within(f.Path) {
			n++
		}
	}
	return n
}

// within tells of a path whether it is one of those named, or lies below one; of any where
// none is named.
func (s *session) within(names []string) (func(path string) bool, error) {
	var below []string
	for _, name := range names {
		if folder, ok := s.shop.folder(name); ok {
			below = append(below, folder)
			continue
		}
		rel, err := s.shop.find(name)
		if err != nil {
			return nil, s.unfound("look for cards in", name, err)
		}
		below = append(below, rel)
	}
	return func(path string) bool {
		return len(below) == 0 || slices.ContainsFunc(below, func(b string) bool {
			return b == "." || path == b || strings.HasPrefix(path, b+"/")
		})
	}, nil
}

func (rows cardRows) items() []any {
	items := make([]any, 0, len(rows))
	for _, r := range rows {
		items = append(items, r)
	}
	return items
}

func (rows cardRows) text(p *paper) {
	for i, r := range rows {
		if i > 0 {
			p.printf("\n")
		}
		cardText(p, r.Card)
		about := string(r.State)
		switch {
		case r.Why != "":
			about += ": " + r.Why
		case r.Due != "":
			about += fmt.Sprintf(", due %s, stability %.1f days, difficulty %.1f, recall now %.0f %%",
				r.Due, r.Stability, r.Difficulty, 100*r.Retrievability)
		case r.State == tutor.Written || r.State == tutor.Kept:
			about += ", never asked"
		}
		p.in(p.style.Dim, "   "+about)
		p.printf("\n")
	}
}
