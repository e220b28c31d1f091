package tui

import (
	tea "charm.land/bubbletea/v2"

	"ken/notes"
	"ken/notes/cards"
	"ken/skills/questions"
)

// proposals is where the user decides which questions become cards. Nothing does without
// his word, and each word can be taken back.
type proposals struct {
	waiting

	from  notes.Source
	list  list
	rows  []proposal
	name  string // what they were made of
	later int
	have  bool
	err   error
	past  []int // the rows that were decided on, in order
	aside bool  // the second pane has the keys
	top   int   // lines of it that are scrolled off
}

// A proposal is a row: what was proposed, and what became of it.
type proposal struct {
	questions.Proposal
	now   cards.Card // as it was decided on, with what the user changed
	state decision
}

type decision int

const (
	open decision = iota
	kept
	dropped
)

type (
	proposedMsg struct {
		got Proposed
		err error
	}
	// decidedMsg says what became of a row.
	decidedMsg struct {
		row   int
		card  cards.Card
		state decision
		doing string
		err   error
	}
)

// openCards opens the proposals for what is seen.
func (a *App) openCards() tea.Cmd {
	var from notes.Source
	switch s := a.top().(type) {
	case *search:
		if p, ok := s.chosen(); ok {
			from = p.Source
		}
	case *viewer:
		from.Path = s.path
	case *board:
		if cites := s.cites(); len(cites) > 0 {
			from = cites[0]
		}
	}
	p := &proposals{from: from}
	a.push(p)
	propose, ctx := a.ws.Tutor.Propose, a.tasks.ctx
	return ask(p, func() any {
		got, err := propose(ctx, from)
		return proposedMsg{got, err}
	})
}

func (a *App) whyNoCards() string {
	if a.ws.Tutor.Propose == nil || a.ws.Tutor.Keep == nil {
		return "no cards can be kept here"
	}
	if v, ok := a.top().(*viewer); ok && v.path == "" {
		return "it is still being written"
	}
	return already[*proposals](a)
}

// decideOn opens proposals that are there already.
func (a *App) decideOn(name string, list []questions.Proposal) tea.Cmd {
	p := &proposals{}
	p.got(Proposed{From: name, List: list})
	a.push(p)
	return nil
}

func (s *proposals) got(p Proposed) {
	s.have, s.name, s.later, s.rows = true, p.From, p.Later, nil
	for _, q := range p.List {
		s.rows = append(s.rows, proposal{Proposal: q, now: q.Card})
	}
}

func (s *proposals) handle(a *App, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case proposedMsg:
		if s.err = msg.err; msg.err == nil {
			s.got(msg.got)
		}
	case decidedMsg:
		return s.decided(a, msg)
	}
	return nil
}

func (s *proposals) title() string { return "cards" }

func (s *proposals) state(*App) string {
	n := [3]int{}
	for _, r := range s.rows {
		n[r.state]++
	}
	out := ""
	if n[open] > 0 {
		out = number(n[open]) + " to decide"
	}
	if n[kept] > 0 {
		out = said(out, number(n[kept])+" kept")
	}
	return out
}

func (s *proposals) actions() []action {
	undecided := unless((*proposals).whyDecided)
	return []action{
		{name: "keep", keys: []string{"enter"}, word: "keep", help: "make it a card: it is asked from today on", run: on((*proposals).keep), why: undecided},
		{name: "edit", keys: []string{"e"}, word: "edit", help: "change question or answer in your editor, and keep it", run: on((*proposals).edit), why: undecided},
		{name: "drop", keys: []string{"x"}, word: "drop", help: "not this one, and never again", run: on((*proposals).drop), why: undecided},
		{name: "undo", keys: []string{"u"}, word: "undo", help: "take back the last decision", run: on((*proposals).undo), why: unless((*proposals).whyNoUndo)},
		{name: "open passage", keys: []string{"i"}, word: "in its place", help: "see it in its document", run: on((*proposals).read), why: unless((*proposals).none)},
	}
}

func (s *proposals) none(*App) string {
	if s.list.at < len(s.rows) {
		return ""
	}
	return "nothing is proposed"
}

func (s *proposals) whyDecided(a *App) string {
	if why := s.none(a); why != "" {
		return why
	}
	if s.rows[s.list.at].state != open {
		return "it is decided; u takes the last decision back"
	}
	return ""
}

func (s *proposals) whyNoUndo(a *App) string {
	switch {
	case len(s.past) == 0:
		return "nothing was decided here yet"
	case a.ws.Tutor.Undecide == nil:
		return "decisions cannot be taken back here"
	}
	return ""
}

// decide does one thing about a row outside the loop.
func (s *proposals) decide(a *App, row int, doing string, to decision, do func() (cards.Card, error)) tea.Cmd {
	s.busy = true
	return ask(s, func() any {
		c, err := do()
		return decidedMsg{row, c, to, doing, err}
	})
}

func (s *proposals) decided(a *App, m decidedMsg) tea.Cmd {
	s.busy = false
	if m.err != nil {
		return tea.Batch(a.problem(m.doing, m.err), s.replay(a, s))
	}
	s.rows[m.row].state, s.rows[m.row].now = m.state, m.card
	if m.state == open {
		s.past = s.past[:len(s.past)-1]
		s.list.at = m.row
		return tea.Batch(a.readLearning(), s.replay(a, s))
	}
	s.past = append(s.past, m.row)
	for n := range s.rows { // on to the next that waits, around the end
		if at := (m.row + n) % len(s.rows); s.rows[at].state == open {
			s.list.at, s.top = at, 0
			break
		}
	}
	return tea.Batch(a.readLearning(), s.replay(a, s))
}

func (s *proposals) keep(a *App) tea.Cmd { return s.keepAs(a, s.list.at, s.rows[s.list.at].now) }

func (s *proposals) keepAs(a *App, row int, c cards.Card) tea.Cmd {
	keep, ctx := a.ws.Tutor.Keep, a.tasks.ctx
	return s.decide(a, row, "keep the card", kept, func() (cards.Card, error) { return keep(ctx, c) })
}

func (s *proposals) drop(a *App) tea.Cmd {
	drop, ctx := a.ws.Tutor.Drop, a.tasks.ctx
	if drop == nil {
		return a.say("drop: nothing can be dropped here")
	}
	c := s.rows[s.list.at].Card
	return s.decide(a, s.list.at, "drop the proposal", dropped, func() (cards.Card, error) { return c, drop(ctx, c) })
}

// edit keeps the proposal as the user has changed it.
func (s *proposals) edit(a *App) tea.Cmd {
	row := s.list.at
	before := CardText(s.rows[row].now)
	return a.compose(before, func(a *App, text string) tea.Cmd {
		c, err := ReadCardText(text, s.rows[row].now)
		if err != nil {
			return a.problem("edit the proposal", err)
		}
		if text == before {
			return a.say("nothing was changed; enter keeps it as it is")
		}
		return s.keepAs(a, row, c)
	})
}

func (s *proposals) undo(a *App) tea.Cmd {
	row := s.past[len(s.past)-1]
	undo, ctx, r := a.ws.Tutor.Undecide, a.tasks.ctx, s.rows[row]
	return s.decide(a, row, "take the decision back", open, func() (cards.Card, error) { return r.Card, undo(ctx, r.now) })
}

func (s *proposals) read(a *App) tea.Cmd { return a.openPassage(s.rows[s.list.at].Source) }

func (s *proposals) move(a *App, by motion) tea.Cmd {
	if s.aside {
		s.top = max(0, s.top+by.steps(max(1, a.area().h/3), 1000))
		return nil
	}
	s.top = 0
	s.list.move(by, len(s.rows), anyItem)
	return nil
}

func (s *proposals) flip(*App, int) tea.Cmd {
	s.aside = !s.aside
	return nil
}

func (s *proposals) click(a *App, x, y int) tea.Cmd {
	side, _, py := a.split(a.area()).over(x, y, s.aside)
	s.aside = side
	if i := s.list.over(py); !side && i >= 0 {
		s.list.at, s.top = i, 0
	}
	return nil
}

func (s *proposals) wheel(a *App, _, _, lines int) tea.Cmd { return wheelList(s, a, lines) }
