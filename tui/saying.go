package tui

import tea "charm.land/bubbletea/v2"

// A saying lies over a screen and says something, until any key.
type saying struct {
	heading string
	lines   []string
}

func (s *saying) press(a *App, _ string, _ tea.KeyPressMsg) tea.Cmd {
	a.over = nil
	return nil
}

func (s *saying) view(a *App, in area) drawn {
	p := paper{l: &a.look, w: in.w}
	p.put("", s.heading, a.look.heading)
	for _, line := range s.lines {
		p.put("", line, nil)
	}
	return drawn{lines: a.look.head(p.lines, in.h), cursor: &spot{}}
}

func (s *saying) hints() []hint { return []hint{{"any key", "close"}} }
func (s *saying) input() *field { return nil }
func (s *saying) typed(*App)    {}
