package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ken/index"
)

func (s *search) actions() []action {
	none := unless((*search).nothing)
	return []action{
		{name: "next", keys: []string{"down", "j"}, word: "results", help: "next passage", run: through(lineDown), why: unless((*search).nothingBelow)},
		{name: "open", keys: []string{"enter"}, word: "open", help: "open the document at this passage", run: on((*search).open), why: none},
		{name: "mark", keys: []string{"space"}, word: "mark", help: "choose several passages to copy", run: on((*search).mark), why: none},
		{name: "brief", keys: []string{"b"}, word: "brief", help: "write a brief on what was searched for", command: "ken brief TOPIC", run: (*App).askTopic},
		{name: "edit", keys: []string{"e"}, word: "edit", help: "edit in your editor, at this line", run: on((*search).edit), why: none},
		{name: "copy passage", keys: []string{"y y"}, help: "copy the passage, or those marked", run: on((*search).copyText), why: none},
		{name: "copy citation", keys: []string{"y c"}, help: "copy what it says with its place", run: on((*search).copyCitation), why: none},
		{name: "copy place", keys: []string{"y p"}, help: "copy path:line", run: on((*search).copyPlace), why: none},
		{name: "open outside", keys: []string{"o"}, help: "open with the system's own program", run: on((*search).outside), why: none},
		{name: "search", keys: []string{"/"}, word: "search", help: "back to the field", command: "ken search QUERY", run: on((*search).write)},
	}
}

func (s *search) nothing(*App) string {
	if _, ok := s.chosen(); ok {
		return ""
	}
	return "no passage is chosen"
}

func (s *search) nothingBelow(a *App) string {
	if s.inSide {
		return ""
	}
	return s.nothing(a)
}

func (s *search) open(a *App) tea.Cmd {
	p, _ := s.chosen()
	return a.openPassage(p.Source)
}

func (s *search) mark(a *App) tea.Cmd {
	p, _ := s.chosen()
	if s.marked[p.At()] {
		delete(s.marked, p.At())
	} else {
		s.marked[p.At()] = true
	}
	return s.move(a, lineDown)
}

func (s *search) edit(a *App) tea.Cmd {
	p, _ := s.chosen()
	return a.editAt(p.Path, p.Line)
}

func (s *search) outside(a *App) tea.Cmd {
	p, _ := s.chosen()
	return a.openOutside(p.Path)
}

// taken are the marked passages, or the chosen one where none is marked.
func (s *search) taken() []index.Passage {
	var all []index.Passage
	for _, p := range s.result.Passages {
		if s.marked[p.At()] {
			all = append(all, p)
		}
	}
	if p, ok := s.chosen(); ok && len(all) == 0 {
		all = append(all, p)
	}
	return all
}

func (s *search) copyText(a *App) tea.Cmd {
	return s.copyEach(a, "passage", "\n\n", func(p index.Passage) string { return strings.TrimRight(p.Quote, "\n") })
}

func (s *search) copyCitation(a *App) tea.Cmd {
	return s.copyEach(a, "citation", "\n\n", func(p index.Passage) string {
		return strings.TrimRight(p.Quote, "\n") + "\n(" + p.At() + ")"
	})
}

func (s *search) copyPlace(a *App) tea.Cmd {
	return s.copyEach(a, "place", "\n", func(p index.Passage) string { return p.At() })
}

func (s *search) copyEach(a *App, what, between string, of func(index.Passage) string) tea.Cmd {
	var parts []string
	taken := s.taken()
	for _, p := range taken {
		parts = append(parts, of(p))
	}
	if len(taken) > 1 {
		what = plural(len(taken), what)
	}
	return a.copy(what, strings.Join(parts, between))
}

func (s *search) click(a *App, x, y int) tea.Cmd {
	body := s.area(a)
	if y == 0 {
		return s.write(a)
	}
	side, _, py := a.split(body).over(x, y-s.headHeight(a), s.inSide)
	if side {
		s.inSide, s.inList = true, false
		return nil
	}
	i := s.list.over(py)
	if i < 0 {
		return nil
	}
	again := i == s.list.at && s.inList
	s.list.at, s.inList, s.inSide = i, true, false
	if again {
		return s.open(a)
	}
	return nil
}

func (s *search) wheel(a *App, x, y, lines int) tea.Cmd {
	side, _, _ := a.split(s.area(a)).over(x, y-s.headHeight(a), s.inSide)
	if side {
		s.preview.by(lines)
		return nil
	}
	by := lineDown
	if lines < 0 {
		by = lineUp
	}
	s.list.move(by, len(s.result.Passages), anyItem)
	return nil
}
