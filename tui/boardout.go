package tui

import (
	"cmp"
	"context"

	tea "charm.land/bubbletea/v2"

	"ken/render/draw"
	"ken/skills/diagram"
	"ken/skills/tutor"
)

// outside opens the picture with the system's own program: the one that is kept, else one
// that is written for it.
func (b *board) outside(a *App) tea.Cmd {
	if b.drawn.SVGPath != "" {
		return a.openOutside(b.drawn.SVGPath)
	}
	write, d := a.ws.Diagrams.Picture, b.drawn.Diagram
	if b.fence != "" {
		d = b.plate.diagram
	}
	return a.open("the picture", func() (string, error) { return write(draw.SVG(d, draw.SVGOptions{})) })
}

func (b *board) whyNoOutside(a *App) string {
	switch {
	case !b.found():
		return "nothing is drawn"
	case b.drawn.SVGPath == "" && a.ws.Diagrams.Picture == nil:
		return "there is no place for a picture"
	}
	return ""
}

// askMe asks about what the chosen box or line rests on, or all of it where none is
// chosen. No passage is shown before an attempt.
func (b *board) askMe(a *App) tea.Cmd {
	asks, ctx, d, at := a.ws.Diagrams.Ask, a.tasks.ctx, b.drawn, b.cites()
	if b.line < 0 && b.box < 0 {
		for _, l := range b.plate.lines {
			at = append(at, l.cites...)
		}
	}
	return ask(b, func() any {
		s, err := asks(ctx, d, at)
		return askedMsg{s, err, func(ctx context.Context) (*tutor.Session, error) { return asks(ctx, d, at) }}
	})
}

// asked opens the questions, where there are any.
func (b *board) asked(a *App, m askedMsg) tea.Cmd {
	if m.err != nil {
		return a.say("%s", m.err)
	}
	first := m.session
	r := newReview("practice", func(ctx context.Context) (*tutor.Session, error) {
		if s := first; s != nil {
			first = nil
			return s, nil
		}
		return m.again(ctx)
	})
	a.push(r)
	return r.load(a)
}

func (b *board) whyNoAsking(a *App) string {
	switch {
	case a.ws.Diagrams.Ask == nil:
		return "nothing can be asked here"
	case !b.found():
		return "nothing is drawn"
	case (b.line >= 0 || b.box >= 0) && len(b.cites()) == 0:
		return "it rests on no line of its own"
	}
	return ""
}

// blank hides labels, and begins the review that asks them.
func (b *board) blank(a *App) tea.Cmd {
	hide, d := a.ws.Diagrams.Blank, b.drawn
	quiz := a.ws.Tutor.Quiz
	r := newReview("review", func(ctx context.Context) (*tutor.Session, error) {
		w, err := hide(ctx, d)
		if err != nil {
			return nil, err
		}
		return quiz(ctx, w)
	})
	a.push(r)
	return r.load(a)
}

func (b *board) whyNoBlanks(a *App) string {
	switch {
	case a.ws.Diagrams.Blank == nil, a.ws.Tutor.Quiz == nil:
		return "no cards are kept here"
	case !b.drawn.Found():
		return "only what was drawn from documents has cards"
	}
	return ""
}

// click chooses what the pointer is on; a second click opens it.
func (b *board) click(a *App, x, y int) tea.Cmd {
	if !b.have {
		return nil
	}
	if b.below.holds(x, y) {
		if i := b.list.over(y - b.below.y); i >= 0 {
			again := b.line == i
			b.choose(-1, i)
			if again {
				return b.open(a)
			}
		}
		return nil
	}
	p, ok := b.drawing.At(x-1+b.x, y+b.y)
	if !ok || b.shows || y >= b.h {
		return nil
	}
	switch p.Kind {
	case draw.NodePart:
		if b.box == p.Index && b.line < 0 {
			return b.open(a)
		}
		b.choose(p.Index, -1)
	case draw.EdgePart:
		for i, l := range b.plate.lines {
			if l.edge != p.Index {
				continue
			}
			if b.line == i {
				return b.open(a)
			}
			b.choose(-1, i)
		}
	case draw.Nothing, draw.GroupPart, draw.TitlePart:
	}
	return nil
}

func (b *board) wheel(a *App, x, y, lines int) tea.Cmd {
	if b.below.holds(x, y) {
		return b.stepLine(max(-1, min(lines, 1)))
	}
	b.moved = true
	b.y += lines
	b.hold()
	return nil
}

// drew says that a diagram is there, where its screen is not looked at.
func (a *App) drew(msg doneMsg) tea.Cmd {
	d, ok := msg.result.(diagram.Drawn)
	if !ok || msg.err != nil {
		return nil
	}
	for _, s := range a.stack {
		if b, ok := s.(*board); ok && b.have && b.drawn.Title == d.Title {
			return nil
		}
	}
	if !d.Found() {
		return a.say("%s: the documents say nothing that could be drawn", msg.task.title)
	}
	return a.say("✓ drawn: %s · t shows it", d.Title)
}

// closing takes the picture off the terminal.
func (b *board) closing(a *App) tea.Cmd {
	if b.picture == nil {
		return nil
	}
	p := b.picture
	b.picture, b.shows = nil, false
	return a.erases(p)
}

// askDiagram asks what is to be drawn. What is looked at is offered.
func (a *App) askDiagram() tea.Cmd {
	p := &prompt{act: "draw", of: " of", kinds: []string{usualDiagram}, under: "a topic, or the name of a file or a folder"}
	for _, f := range diagram.Forms() {
		p.kinds = append(p.kinds, string(f))
	}
	p.done = func(a *App, text string) tea.Cmd {
		r := p.request(text)
		form := diagram.Form(r.Kind)
		if r.Kind == usualDiagram {
			form = ""
		}
		return a.draws(diagram.Request{Topic: r.Topic, Form: form, Offline: true})
	}
	p.field.past = a.pastTopics()
	p.field.set(a.look.line(a.lookedAt()))
	a.over = p
	return nil
}

// usualDiagram is what is drawn where no kind is chosen: what fits what was found.
const usualDiagram = "diagram"

// lookedAt is what a diagram may be wanted of: the words that are searched for, the
// document that is open, or chosen.
func (a *App) lookedAt() string {
	switch s := a.top().(type) {
	case *search:
		if s.query.value() != "" && s.typing() != nil {
			return s.query.value()
		}
		if p, ok := s.chosen(); ok {
			return p.Path
		}
		return s.query.value()
	case *viewer:
		return s.path
	case *board:
		return cmp.Or(s.request.Topic, s.request.Path, s.path)
	case *home:
		for _, r := range a.known.recent {
			if s.at == r.Path {
				return r.Topic
			}
		}
		if g, ok := s.goal(a); ok {
			return g.Text
		}
	}
	return ""
}

func (a *App) whyNoDiagram() string {
	if a.ws.Diagrams.Draw == nil {
		return "nothing is drawn here"
	}
	return ""
}
