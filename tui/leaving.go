package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ken/notes"
	"ken/skills/author"
	"ken/skills/brief"
)

// A leaving shows what would leave this machine for a document, to the letter and before
// any of it does: where to, how much, what is withheld. Nothing is sent but by enter.
type leaving struct {
	request brief.Request
	write   func(a *App, r brief.Request) tea.Cmd
	got     *author.Egress // nil while it is put together
	width   int            // the lines were laid out for; 0 before
	lines   []string
	top, h  int
}

// leavingMsg is what would leave.
type leavingMsg struct {
	to     *leaving
	egress author.Egress
	err    error
}

// leaves tells whether what a request would send has to be shown first: the first time
// in a session, and every time where the user wants that.
func (a *App) leaves(r brief.Request) bool {
	return a.sends() && !r.Offline && (a.opts.Ask || !a.shown[asked(r)])
}

// sends tells whether a model is set that text could go to.
func (a *App) sends() bool { return a.ws.Egress != nil && a.ws.Engine != "offline" }

// asked is a request without where it is kept, which nothing of it depends on.
func asked(r brief.Request) brief.Request {
	r.Out, r.Unkept, r.Offline = "", false, false
	return r
}

// showLeaving shows what a request would send; write begins it, when the user says so.
func (a *App) showLeaving(r brief.Request, write func(a *App, r brief.Request) tea.Cmd) tea.Cmd {
	o := &leaving{request: r, write: write}
	a.over = o
	look, ctx := a.ws.Egress, a.tasks.ctx
	return func() tea.Msg {
		e, err := look(ctx, asked(r))
		return leavingMsg{o, e, err}
	}
}

// left takes what would leave. Where nothing would, there is nothing to ask.
func (a *App) left(m leavingMsg) tea.Cmd {
	if a.over != m.to {
		return nil
	}
	switch {
	case m.err != nil:
		a.over = nil
		return a.problem("look what would leave", m.err)
	case m.egress.Address == "", len(m.egress.Passages)+len(m.egress.Withheld) == 0: // no model is asked then
		a.over = nil
		return m.to.write(a, m.to.request)
	}
	m.to.got = &m.egress
	return nil
}

// whole says that it covers the whole body.
func (o *leaving) whole() {}

func (o *leaving) press(a *App, key string, _ tea.KeyPressMsg) tea.Cmd {
	if by, ok := motions()[key]; ok {
		o.top += by.steps(max(1, o.h), len(o.lines))
		o.hold()
		return nil
	}
	switch key {
	case "enter":
		if o.got == nil {
			return nil
		}
		a.over = nil
		a.shown[asked(o.request)] = true
		return o.write(a, o.request)
	case "o":
		a.over = nil
		o.request.Offline = true
		return o.write(a, o.request)
	case "q":
		a.over = nil
	}
	return nil
}

// motions are the keys that go through what lies over a screen.
func motions() map[string]motion {
	return map[string]motion{
		"j": lineDown, "down": lineDown, "k": lineUp, "up": lineUp, "space": pageDown, "pgdown": pageDown, "pgup": pageUp,
		"ctrl+d": halfDown, "ctrl+u": halfUp, "g": toFirst, "home": toFirst, "G": toLast, "end": toLast,
	}
}

func (o *leaving) hold() { o.top = min(max(o.top, 0), max(0, len(o.lines)-o.h)) }

func (o *leaving) hints() []hint {
	if o.got == nil {
		return []hint{{"o", "write offline"}, {"esc", "cancel"}}
	}
	return []hint{{"enter", "send"}, {"o", "write offline"}, {"esc", "cancel"}, {"j k", "read it"}}
}

func (o *leaving) input() *field { return nil }
func (o *leaving) typed(*App)    {}

func (o *leaving) view(a *App, in area) drawn {
	o.h = in.h
	if o.got == nil {
		return drawn{lines: full([]string{" " + a.look.heading("Looking what would leave this machine…")}, in.h), cursor: &spot{}}
	}
	if o.width != in.w {
		o.width = in.w
		o.lay(&a.look, in.w)
	}
	o.hold()
	lines := full(o.lines[o.top:], in.h)
	if more := len(o.lines) - o.top - in.h; more > 0 && in.h > 1 {
		badge := a.look.at(" ↓ " + plural(more, "more line") + " ")
		lines[in.h-1] = a.look.pad(lines[in.h-1], max(0, in.w-a.look.width(badge)-1)) + badge
	}
	return drawn{lines: lines, cursor: &spot{}}
}

// lay writes everything that would leave as lines of a width.
func (o *leaving) lay(l *look, w int) {
	e := o.got
	o.lines = nil
	o.put(l, l.heading, "", "This goes to the model if you press enter. Nothing has been sent to it.", w)
	o.put(l, nil, "to       ", e.Address, w)
	if e.Open {
		o.put(l, l.warn, "         ", "not encrypted: it can be read on the way", w)
	}
	o.put(l, nil, "model    ", e.Model, w)
	o.put(l, nil, "for      ", l.line(nameOf(o.request)), w)
	o.put(l, nil, "size     ", "about "+plural(e.Tokens, "token")+", "+plural(e.Bytes, "byte"), w)
	o.put(l, nil, "holds    ", plural(len(e.Passages), "passage")+", "+plural(e.Goals, "goal")+", "+plural(e.Preferences, "preference"), w)
	o.withheld(l, w)
	o.part(l, "Passages")
	if len(e.Passages) == 0 {
		o.put(l, l.warn, "", "none: all that was found is withheld, so that nothing can be written from", w)
	}
	for _, p := range e.Passages {
		o.put(l, l.cite, "", said(p.ID+" "+p.At(), p.State), w)
		o.text(l, p.Quote, "   ", w)
	}
	for _, m := range e.Messages {
		o.part(l, "To the letter, as "+l.line(m.Role))
		o.text(l, m.Text, "", w)
	}
}

// withheld names what is not sent, and why.
func (o *leaving) withheld(l *look, w int) {
	if len(o.got.Withheld) == 0 {
		o.put(l, l.dim, "withheld ", "nothing: no document that was chosen is private", w)
		return
	}
	o.part(l, "Withheld")
	for _, h := range o.got.Withheld {
		at := h.Path // all of it
		if h.Line > 0 {
			at = notes.Source{Path: h.Path, Line: h.Line}.At()
		}
		o.put(l, nil, "", at+": "+h.Why, w)
	}
}

func (o *leaving) part(l *look, heading string) {
	o.lines = append(o.lines, "", " "+l.heading(heading))
}

// put writes a name and a line of text, wrapped under itself.
func (o *leaving) put(l *look, style func(string) string, name, text string, w int) {
	for i, line := range l.wrap(l.line(text), max(1, w-2-len(name))) {
		if style != nil {
			line = style(line)
		}
		head := l.dim(name)
		if i > 0 {
			head = strings.Repeat(" ", len(name))
		}
		o.lines = append(o.lines, " "+head+line)
	}
}

// text writes a text as it stands, line by line.
func (o *leaving) text(l *look, text, indent string, w int) {
	for row := range strings.Lines(text) {
		for len(row) > 0 {
			n := min(len(row), maxLine)
			for _, line := range l.wrap(l.line(row[:n]), max(1, w-2-len(indent))) {
				o.lines = append(o.lines, " "+indent+line)
			}
			row = row[n:]
		}
	}
}
