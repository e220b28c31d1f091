package tui

import "strings"

func (s *proposals) view(a *App, in area) drawn {
	l := &a.look
	switch {
	case s.err != nil:
		return drawn{lines: l.told(in, s.err.Error())}
	case !s.have:
		return drawn{lines: l.told(in, "Looking for what is worth asking…")}
	case len(s.rows) == 0:
		text := "Nothing here is proposed: what it says is asked already, or says too little by itself."
		if s.later > 0 {
			text = "No more today: " + plural(s.later, "question") + " wait for another day. Few that are looked at are better than many."
		}
		return drawn{lines: l.told(in, text)}
	}
	sp := a.split(in)
	s.list.hold(len(s.rows), anyItem)
	whole := !sp.both()
	lines, y := s.list.draw(len(s.rows), sp.main.h, func(i int, chosen bool) []string {
		row := []string{s.row(l, i, sp.main.w, chosen)}
		if chosen && whole && !s.aside {
			row = append(row, s.detail(l, i, sp.main.w).lines...)
		}
		return row
	})
	if room := sp.main.h - len(lines); room > 2 && s.later > 0 {
		lines = append(lines, "", l.dim(" "+l.fit(plural(s.later, "more question")+" on another day", sp.main.w-2)))
	}
	side := s.detail(l, s.list.at, sp.side.w)
	s.top = min(s.top, max(0, len(side.lines)-sp.side.h))
	second := drawn{l.head(side.lines[s.top:], sp.side.h), &spot{}}
	return l.join(sp, drawn{lines, &spot{x: 1, y: max(0, y)}}, second, s.aside)
}

// row is one proposal in a line: what became of it, and the question.
func (s *proposals) row(l *look, i, w int, chosen bool) string {
	r := s.rows[i]
	mark, tail := "•", ""
	switch r.state {
	case open:
	case kept:
		mark, tail = "✓", "kept"
	case dropped:
		mark, tail = "✗", "dropped"
	}
	if l.console {
		mark = map[string]string{"•": "-", "✓": "+", "✗": "x"}[mark]
	}
	text := mark + " " + l.line(strings.ReplaceAll(r.now.Question, "\n", " "))
	if chosen && s.aside {
		return l.held(text, w)
	}
	return l.row(text, tail, w, chosen, r.state == dropped)
}

// detail is all there is to judge a proposal by: it is shown with its answer.
func (s *proposals) detail(l *look, i, w int) paper {
	r := s.rows[i]
	p := paper{l: l, w: w}
	p.texts("asks    ", r.now.Question, l.strong)
	name := "answer  "
	for _, answer := range r.now.Answers {
		p.texts(name, answer, nil)
		name = "        "
	}
	p.put("why     ", said(r.Why, string(r.now.Level), string(r.now.Kind)), l.dim)
	p.passage(r.Source, nil)
	return p
}
