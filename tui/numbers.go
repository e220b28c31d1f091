package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ken/render"
	"ken/render/chart"
)

// numbers shows the charts of what was learnt.
type numbers struct {
	charts []chart.Chart
	have   bool
	err    error
	reader reader
}

type numbersMsg struct {
	charts []chart.Chart
	err    error
}

func (a *App) openNumbers() tea.Cmd {
	s := &numbers{}
	a.push(s)
	return s.load(a)
}

func (a *App) whyNoNumbers() string {
	if a.ws.Tutor.Numbers == nil {
		return "nothing is counted here"
	}
	return already[*numbers](a)
}

func (s *numbers) load(a *App) tea.Cmd {
	count, ctx := a.ws.Tutor.Numbers, a.tasks.ctx
	return ask(s, func() any {
		c, err := count(ctx)
		return numbersMsg{c, err}
	})
}

func (s *numbers) title() string { return "numbers" }

func (s *numbers) handle(a *App, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case numbersMsg:
		s.charts, s.err, s.have, s.reader.width = msg.charts, msg.err, true, 0
	case reloadMsg:
		return s.load(a)
	}
	return nil
}

func (s *numbers) actions() []action { return nil }

func (s *numbers) move(_ *App, by motion) tea.Cmd {
	s.reader.move(by)
	s.reader.follow = false
	return nil
}

func (s *numbers) click(*App, int, int) tea.Cmd { return nil }

func (s *numbers) wheel(_ *App, _, _, lines int) tea.Cmd {
	s.reader.by(lines)
	s.reader.follow = false
	return nil
}

func (s *numbers) place() string {
	if len(s.reader.page.Lines) == 0 {
		return ""
	}
	return s.reader.part()
}

func (s *numbers) view(a *App, in area) drawn {
	switch {
	case s.err != nil:
		return drawn{lines: a.look.told(in, s.err.Error())}
	case !s.have:
		return drawn{lines: a.look.told(in, "Counting…")}
	case len(s.charts) == 0:
		return drawn{lines: a.look.told(in, "Nothing was answered yet. r reviews what is due, and then there is something to count.")}
	}
	if width := min(in.w-2, textWidth); s.reader.width != width {
		s.reader.put(s.page(&a.look, width), width)
	}
	s.reader.size(in.h)
	var lines []string
	for i := s.reader.top; i < len(s.reader.page.Lines) && len(lines) < in.h; i++ {
		lines = append(lines, " "+s.reader.page.Lines[i].Text)
	}
	return drawn{lines, &spot{x: 0, y: 0}}
}

// page draws the charts one below the other.
func (s *numbers) page(l *look, width int) render.Page {
	var p render.Page
	for i, c := range s.charts {
		if i > 0 {
			p.Lines = append(p.Lines, render.Line{})
		}
		for _, line := range c.Text(chart.TextOptions{Width: max(width, 1), ASCII: l.console, Style: l.chart()}) {
			p.Lines = append(p.Lines, render.Line{Text: l.fit(strings.TrimRight(line, " "), width)})
		}
	}
	return p
}

// chart is the style of charts.
func (l *look) chart() chart.Style {
	return chart.Style{Title: l.heading, Dim: l.dim, Series: []func(string) string{l.cite, l.good, l.warn}}
}
