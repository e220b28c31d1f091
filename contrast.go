package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"ken/render"
	"ken/skills/brief"
)

// contrasted is the answer of "ken brief --without": what a brief would say without some
// of the user's goals and preferences.
type contrasted struct {
	brief.Contrast
	plain bool
}

// contrast writes a brief twice and prints what differs. It keeps nothing.
func (s *session) contrast(ctx context.Context, request brief.Request, names []string, out string) error {
	if out != "" && out != "-" {
		return usage("leave -o out", "--without shows what would change and keeps nothing, so there is no FILE to keep it in")
	}
	items, err := s.items(names)
	if err != nil {
		return err
	}
	desk, err := s.briefDesk(ctx, request.Kind)
	if err != nil {
		return err
	}
	s.meanTopic(ctx, s.shop.index, request.Topic, s.warnHinted)
	c, err := desk.Contrast(ctx, request, items)
	if err != nil {
		return fmt.Errorf("write a brief on %q: %w", request.Topic, err)
	}
	return s.print(contrasted{c, s.plain()})
}

// items returns the goals and preferences that are named, each once.
func (s *session) items(names []string) ([]brief.Item, error) {
	w, err := s.open()
	if err != nil {
		return nil, err
	}
	held, err := w.context()
	if err != nil {
		return nil, err
	}
	var items []brief.Item
	for _, name := range names {
		item, err := brief.FindItem(held, name)
		if err != nil {
			return nil, usage("their numbers: ken context", "--without %w", err)
		}
		if !slices.Contains(items, item) {
			items = append(items, item)
		}
	}
	return items, nil
}

// leastWide is how many columns two texts side by side need.
const leastWide = 100

func (c contrasted) text(p *paper) {
	for _, item := range c.LeftOut {
		p.printf("Without %s %d: %s (%s:%d)\n", item.Kind, item.Number, item.Text, item.Path, item.Line)
	}
	p.printf("\n")
	if c.Same {
		p.printf("Nothing would change: %s, in the same order, and every preference is kept as before.\n", sameSentences(c.With))
		return
	}
	p.printf("%s with everything, %s without.\n", sized(c.With), sized(c.Without))
	wide := p.width >= leastWide && !c.plain
	if wide && len(c.Sections) > 0 {
		p.printf("\n")
		p.beside([]piece{{text: "With everything"}}, []piece{{text: "Without " + c.named()}})
	}
	for _, section := range c.Sections {
		p.printf("\n")
		p.heading(section.Heading)
		for _, change := range section.Changes {
			if wide {
				p.beside(pieces(change.With, change.Words, "with"), pieces(change.Without, change.Words, "without"))
			} else {
				c.below(p, change)
			}
		}
	}
	c.rest(p)
}

func sameSentences(s brief.Side) string {
	if !s.Found {
		return "the documents do not answer either way"
	}
	if s.Sentences == 1 {
		return "the same sentence"
	}
	return "the same " + plural(s.Sentences, "sentence")
}

func sized(s brief.Side) string {
	if !s.Found {
		return "No answer"
	}
	return plural(s.Words, "word") + " in " + plural(s.Sentences, "sentence")
}

// named names what is left out in a few words: "goal 2 and preference 4".
func (c contrasted) named() string {
	var names []string
	for _, item := range c.LeftOut {
		names = append(names, fmt.Sprintf("%s %d", item.Kind, item.Number))
	}
	return strings.Join(names, " and ")
}

// below writes a change with its two sides one below the other. Words that only one side
// has are marked as git does.
func (c contrasted) below(p *paper, change brief.Change) {
	if change.Words != nil && !c.plain {
		var words []string
		for _, w := range change.Words {
			switch w.In {
			case "with":
				words = append(words, "[-"+w.Text+"-]")
			case "without":
				words = append(words, "{+"+w.Text+"+}")
			default:
				words = append(words, w.Text)
			}
		}
		p.printf("  %d. %s (%s; without: %s)\n", change.With.Rank, strings.Join(words, " "), change.With.Source.At(), change.Without.Source.At())
		return
	}
	only := ""
	if change.With == nil || change.Without == nil {
		only = "only "
	}
	for _, side := range []struct {
		name string
		at   *brief.Placed
	}{{"with", change.With}, {"without", change.Without}} {
		if side.at != nil {
			p.printf("  %s%s, %d: %s%s\n", only, side.name, side.at.Rank, side.at.Text, cited(side.at))
		}
	}
}

func cited(at *brief.Placed) string {
	if at.Source.Path == "" {
		return ""
	}
	return " (" + at.Source.At() + ")"
}

// rest writes what moved, the order of sections, checks and goals.
func (c contrasted) rest(p *paper) {
	if len(c.Moved) > 0 {
		p.printf("\n")
		p.heading("Moved")
		for _, m := range c.Moved {
			p.printf("  %s: with everything %s, %d; without %s, %d\n", m.Text, m.With.Section, m.With.Rank, m.Without.Section, m.Without.Rank)
		}
	}
	if with, without := strings.Join(c.With.Order, ", "), strings.Join(c.Without.Order, ", "); with != without {
		p.printf("\n")
		p.heading("Order")
		p.printf("  with: %s\n  without: %s\n", with, without)
	}
	if len(c.Checks) > 0 {
		p.printf("\n")
		p.heading("Preferences")
		for _, k := range c.Checks {
			p.printf("  %d. %s\n    with: %s\n    without: %s\n", k.Number, k.Text, outcome(k.With), outcome(k.Without))
		}
	}
	if len(c.Goals) > 0 {
		p.printf("\n")
		p.heading("Goals")
		for _, g := range c.Goals {
			p.printf("  %d. %s: served by %s with everything, by %d without\n", g.Number, g.Text, plural(g.With, "sentence"), g.Without)
		}
	}
}

func outcome(o brief.Outcome) string {
	if o.Why == "" {
		return o.Check
	}
	return o.Check + " (" + o.Why + ")"
}

// A piece is some words of a cell, marked where the other cell has none such.
type piece struct {
	text   string
	marked bool
}

// pieces takes one side of a change apart.
func pieces(at *brief.Placed, words []brief.Words, side string) []piece {
	if at == nil {
		return nil
	}
	out := []piece{{text: fmt.Sprintf("%d.", at.Rank)}}
	for _, w := range words {
		if w.In == "both" || w.In == side {
			out = append(out, piece{w.Text, w.In == side})
		}
	}
	if words == nil {
		out = append(out, piece{text: at.Text})
	}
	return append(out, piece{text: strings.TrimSpace(cited(at))})
}

// gap parts two columns.
const gap = " │ "

// beside writes two cells side by side, each as wide as half of the paper.
func (p *paper) beside(left, right []piece) {
	width := (p.width - render.Width(gap)) / 2
	a, b := wrapped(left, width), wrapped(right, width)
	for i := range max(len(a), len(b)) {
		used := p.cell(a, i)
		p.printf("%s%s", strings.Repeat(" ", max(0, width-used)), gap)
		p.cell(b, i)
		p.printf("\n")
	}
}

// cell writes one row of a cell and returns how wide it is.
func (p *paper) cell(rows [][]piece, i int) int {
	if i >= len(rows) {
		return 0
	}
	used := 0
	for n, w := range rows[i] {
		if n > 0 {
			p.printf(" ")
			used++
		}
		used += render.Width(w.text)
		if w.marked {
			p.in(p.style.Mark, w.text)
		} else {
			p.printf("%s", w.text)
		}
	}
	return used
}

// wrapped lays the words of pieces out in rows of a width; a word that is wider is cut.
func wrapped(pieces []piece, width int) [][]piece {
	var rows [][]piece
	used := 0
	for _, part := range pieces {
		for word := range strings.FieldsSeq(render.Clean(part.text)) {
			for render.Width(word) > width {
				head := fitting(word, width)
				rows, used = append(rows, []piece{{head, part.marked}}), width
				word = word[len(head):]
			}
			if n := render.Width(word); len(rows) == 0 || used+1+n > width {
				rows, used = append(rows, []piece{{word, part.marked}}), n
			} else {
				rows[len(rows)-1] = append(rows[len(rows)-1], piece{word, part.marked})
				used += 1 + n
			}
		}
	}
	return rows
}

// fitting returns the beginning of a word that fits a width, one character at least.
func fitting(word string, width int) string {
	for i := range word {
		if i > 0 && render.Width(word[:i]) >= width {
			if render.Width(word[:i]) > width {
				return word[:lastRune(word[:i])]
			}
			return word[:i]
		}
	}
	return word
}

// lastRune returns where the last character of a text begins, but never 0.
func lastRune(text string) int {
	last := 0
	for i := range text {
		last = i
	}
	if last == 0 {
		return len(text)
	}
	return last
}
