package tui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"ken/index"
)

const searchMax = 50

// A search finds passages while its question is being typed. Each key starts a
// search and cancels the one before; an answer that comes late is dropped by its
// number.
type search struct {
	query  field
	inList bool // the list has the keys, not the field
	inSide bool // the preview has them

	n      int // the number of the last search
	cancel context.CancelFunc
	result index.Result
	asked  string // what result answers
	err    error
	near   bool // nothing was found: the passages are the nearest headings
	beats  int

	list    list
	marked  map[string]bool // places chosen with space
	preview preview
}

// foundMsg is what search number n came to.
type foundMsg struct {
	n      int
	asked  string
	result index.Result
	err    error
}

func newSearch(text string) *search {
	s := &search{marked: make(map[string]bool)}
	s.query.set(text)
	s.query.helps = true
	return s
}

func (s *search) title() string { return "search" }

func (s *search) state(*App) string {
	if s.asked == "" || s.err != nil {
		return ""
	}
	return said(plural(s.result.Total, "passage"), took(s.result.Took))
}

func (s *search) typing() *field {
	if s.inList || s.inSide {
		return nil
	}
	return &s.query
}

func (s *search) handle(a *App, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case typedMsg:
		s.list = list{}
		return tea.Batch(s.find(a), a.sync())
	case foundMsg:
		s.found(msg)
	case reloadMsg:
		return s.find(a)
	case doneMsg:
		if msg.task.title == syncTitle {
			return s.find(a)
		}
	case beatMsg:
		// While the index fills, what can be found already is shown once a second.
		if s.beats++; s.beats%10 == 0 && a.syncing() != nil {
			return s.find(a)
		}
	}
	return nil
}

// find starts a search for what the field says.
func (s *search) find(a *App) tea.Cmd {
	if s.cancel != nil {
		s.cancel()
		s.cancel = nil
	}
	s.n++
	asked := s.query.value()
	if a.look.line(asked) == "" {
		s.result, s.err, s.asked = index.Result{}, nil, ""
		return nil
	}
	var ctx context.Context
	ctx, s.cancel = context.WithCancel(a.tasks.ctx)
	q := index.Query{Text: asked, Max: searchMax, Grouped: true}
	for _, g := range a.known.context.Goals {
		q.Lean = append(q.Lean, g.Text)
	}
	n, find := s.n, a.ws.Find
	return ask(s, func() any {
		result, err := find(ctx, q)
		return foundMsg{n, asked, result, err}
	})
}

func (s *search) found(m foundMsg) {
	if m.n != s.n || errors.Is(m.err, context.Canceled) {
		return
	}
	s.err, s.asked = m.err, m.asked
	if m.err != nil {
		return
	}
	at := s.chosenAt()
	s.result = m.result
	s.near = len(m.result.Passages) == 0
	for _, n := range m.result.Nearest {
		if s.near {
			s.result.Passages = append(s.result.Passages, index.Passage{Source: n})
		}
	}
	for i, p := range s.result.Passages {
		if at != "" && p.At() == at {
			s.list.at = i
		}
	}
	s.list.hold(len(s.result.Passages), anyItem)
}

// chosen is the passage the list stands on.
func (s *search) chosen() (index.Passage, bool) {
	if s.list.at < len(s.result.Passages) && s.list.at >= 0 {
		return s.result.Passages[s.list.at], true
	}
	return index.Passage{}, false
}

// chosenAt is the place of the passage the list stands on.
func (s *search) chosenAt() string {
	if p, ok := s.chosen(); ok {
		return p.At()
	}
	return ""
}

// write goes back to the field.
func (s *search) write(*App) tea.Cmd {
	s.inList, s.inSide = false, false
	return nil
}

// leaveField leaves the field for the list, and tells whether there was one to
// leave.
func (s *search) leaveField(*App) bool {
	if s.typing() == nil || len(s.result.Passages) == 0 {
		return false
	}
	s.inList = true
	return true
}

func (s *search) flip(a *App, by int) tea.Cmd {
	stops := 3
	if s.near {
		stops = 2
	}
	if len(s.result.Passages) == 0 {
		return s.write(a)
	}
	at := 0
	if s.inSide {
		at = 2
	} else if s.inList {
		at = 1
	}
	at = (at + by + stops) % stops
	s.inList, s.inSide = at == 1, at == 2
	return nil
}

func (s *search) move(a *App, by motion) tea.Cmd {
	switch {
	case s.inSide:
		s.preview.scroll(by)
	case !s.inList && by == lineUp:
	case !s.inList:
		s.inList = len(s.result.Passages) > 0
		if by == toFirst || by == toLast || by == pageDown {
			s.list.move(by, len(s.result.Passages), anyItem)
		}
	case by == lineUp && s.list.at == 0:
		return s.write(a)
	default:
		s.list.move(by, len(s.result.Passages), anyItem)
	}
	return nil
}
