package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"ken/notes/cards"
	"ken/render/draw"
	"ken/render/mermaid"
	"ken/skills/diagram"
	"ken/skills/tutor"
)

// blanksOf are what of a diagram can be hidden.
var blanksOf = []string{diagram.BlankLabels, diagram.BlankEdges, diagram.BlankBoth}

// hides takes what is to be hidden off the words behind "--blank", where it stands there
// as a word of its own: "--blank edges FILE".
func (a *diagramAsked) hides(args []string) []string {
	if a.blank == diagram.BlankLabels && len(args) > 1 && slices.Contains(blanksOf, args[0]) {
		a.blank = args[0]
		return args[1:]
	}
	return args
}

// fillIn hides parts of a diagram, and asks for them; or draws it as a sheet, where a form
// or a file was named for it.
func (s *session) fillIn(ctx context.Context, drawn diagram.Drawn, form string, asked diagramAsked) error {
	t, err := s.tutoring(ctx)
	if err != nil {
		return err
	}
	sheet, list := t.blank(drawn, diagram.Blanks{What: asked.blank})
	if len(list) == 0 {
		hint := "--blank=labels hides what stands in the boxes"
		if asked.blank != diagram.BlankEdges {
			hint = "--form draws something else of it"
		}
		return nothing(hint, "ask about %s: nothing in its drawing could be asked for", drawn.Topic)
	}
	if asked.to != "" || asked.out != "" && asked.out != "-" {
		return s.printSheet(sheet, list, form, asked)
	}
	ids, err := t.fill(list)
	if err != nil {
		return err
	}
	s.say(fmt.Sprintf("ken: %s of this drawing; ken quiz asks them again when they are due", plural(len(ids), "card")))
	if s.interactive() {
		return s.reviewScreen(ctx, tutor.Wants{Only: ids}, false)
	}
	if t, err = s.tutoring(ctx); err != nil { // with the cards that were kept
		return err
	}
	w := t.wants()
	w.Only, w.Minutes = ids, 0
	session := t.desk().Begin(w, t.now())
	if s.flags.json {
		return s.quizLines(ctx, t, session)
	}
	return s.quizPlain(ctx, t, session)
}

// blank hides what is asked for and was not dropped before; the cards have their drawing.
func (t *tutoring) blank(d diagram.Drawn, b diagram.Blanks) (sheet diagram.Drawn, list []cards.Card) {
	dropped := t.unwanted()
	b.Fence = mermaid.Write
	b.Passed = func(c cards.Card) bool { return dropped(c.ID) }
	return diagram.Blank(d, b)
}

// fill keeps the cards of blanks, and returns their ids.
func (t *tutoring) fill(list []cards.Card) ([]string, error) {
	var ids []string
	for _, c := range list {
		kept, err := t.book.Keep(c, t.now().At)
		if err != nil {
			return nil, err
		}
		ids = append(ids, kept.ID)
	}
	return ids, nil
}

// printSheet draws a diagram with its blanks, and asks below for what is hidden.
func (s *session) printSheet(sheet diagram.Drawn, list []cards.Card, form string, asked diagramAsked) error {
	if asked.out != "" && asked.out != "-" {
		asked.drawAsked.out = asked.out
		if asked.to == "" {
			form = formOf(asked.out, form)
		}
	}
	if s.flags.json {
		return s.printDiagram(sheet, form, asked.drawAsked)
	}
	if err := s.drawTo(sheet.Diagram, form, asked.drawAsked); err != nil {
		return err
	}
	if form != "text" && form != "ascii" && form != "list" || asked.drawAsked.out != "" {
		return nil
	}
	return s.print(sheetText(list))
}

// formOf is the form that the name of a file asks for.
func formOf(name, form string) string {
	for ending, as := range map[string]string{".svg": "svg", ".png": "png", ".mmd": "mermaid"} {
		if strings.HasSuffix(strings.ToLower(name), ending) {
			return as
		}
	}
	return form
}

// sheetText is what a sheet asks for.
type sheetText []cards.Card

func (l sheetText) text(p *paper) {
	p.printf("\n")
	for n, c := range l {
		p.printf("%d. %s\n", n+1, oneLine(c.Question))
	}
}

// blankDrawing is the drawing of a question, line by line: in sentences for who hears
// them.
func (s *session) blankDrawing(text string) ([]string, error) {
	d, err := mermaid.Parse(text)
	if err != nil {
		return nil, err
	}
	if s.plain() {
		return draw.Outline(d), nil
	}
	return draw.Text(d, draw.Options{Width: s.width()}).Lines, nil
}
