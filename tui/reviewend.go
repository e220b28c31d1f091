package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ken/skills/tutor"
)

// The end of a review: how it went, what to read again, and that it is over.

func (r *review) endActions() []action {
	return []action{
		{name: "reread", keys: []string{"enter"}, word: "read it again", help: "read the passage that most misses come from", run: on((*review).readMiss), why: unless((*review).noMiss)},
		{name: "study ahead", keys: []string{"enter"}, word: "study ahead", help: "ask what is due next, before it is due", run: on((*review).ahead), why: unless((*review).noAhead)},
		{name: "review", keys: []string{"r"}, word: r.againWord(), help: "what is due; at the end of a review the wrong ones again", command: "ken quiz", run: on((*review).again), why: unless((*review).noMore)},
		{name: "brief", keys: []string{"b"}, word: r.briefWord(), help: "write a brief on what was missed", command: "ken brief TOPIC", run: on((*review).briefMiss), why: unless((*review).notDone)},
	}
}

func (r *review) notDone(*App) string {
	if r.stage() != tutor.Done {
		return "the review is not over"
	}
	return ""
}

func (r *review) summary() *tutor.Summary {
	if r.stage() != tutor.Done || r.seen.Summary == nil {
		return &tutor.Summary{}
	}
	return r.seen.Summary
}

func (r *review) noMiss(a *App) string {
	if len(r.summary().Misses) == 0 {
		return "nothing was missed"
	}
	return r.notDone(a)
}

func (r *review) noAhead(a *App) string {
	m := r.summary()
	switch {
	case r.notDone(a) != "":
		return r.notDone(a)
	case len(m.Misses) > 0 || m.DueLeft > 0 || m.Ahead == 0:
		return "there is nothing to ask ahead"
	}
	return ""
}

// noMore says why nothing more can be asked: neither wrong ones nor what is due.
func (r *review) noMore(a *App) string {
	m := r.summary()
	switch {
	case r.notDone(a) != "":
		return r.notDone(a)
	case len(m.Again) == 0 && m.DueLeft == 0 && m.Held == 0 && m.New == 0:
		return "nothing is due any more"
	}
	return ""
}

func (r *review) againWord() string {
	switch n := len(r.summary().Again); {
	case n == 0 && r.summary().DueLeft > 0:
		return "go on"
	case n == 0:
		return ""
	case n == 1:
		return "the wrong one again"
	default:
		return "the " + number(n) + " again"
	}
}

func (r *review) briefWord() string {
	if len(r.summary().Misses) == 0 {
		return ""
	}
	return "brief on it"
}

func (r *review) readMiss(a *App) tea.Cmd {
	m := r.summary().Misses[0]
	return a.openAt(m.Path, m.Line)
}

func (r *review) again(a *App) tea.Cmd { return r.more(a, len(r.summary().Again) > 0) }
func (r *review) ahead(a *App) tea.Cmd { return r.more(a, false) }

// more goes on after the end, in a session of its own. What this one did stays.
func (r *review) more(a *App, again bool) tea.Cmd {
	a.summary.Reviewed += r.behind()
	old, now := r.session, a.moment()
	r.begun = false
	return ask(r, func() any {
		r.mu.Lock()
		defer r.mu.Unlock()
		s := old.More(again, now)
		return begunMsg{s, s.View(), s.Queue(), nil, coachable(s)}
	})
}

// briefMiss writes a brief on what was missed: on the question that was wrong most often.
func (r *review) briefMiss(a *App) tea.Cmd {
	m := r.summary()
	topic := ""
	if len(m.Hardest) > 0 {
		topic = a.look.line(m.Hardest[0].Question)
	}
	return a.askTopicWith(topic)
}

func (r *review) drawDone(a *App, in area) drawn {
	p := paper{l: &a.look, w: in.w}
	if in.h >= 10 {
		p.gap()
	}
	m := r.summary()
	switch {
	case m.Answers > 0:
		r.drawSummary(&p, in, m)
	default:
		r.drawNothing(&p, a, m)
	}
	return r.scrolled(a, p.lines, nil, in)
}

// drawSummary shows the answers by grade, when they come back, and where the misses
// come from.
func (r *review) drawSummary(p *paper, in area, m *tutor.Summary) {
	l := p.l
	most := 1
	for _, g := range m.Ratings {
		most = max(most, g.Count)
	}
	bar := min(12, max(4, in.w/6))
	styles := []func(string) string{l.bad, l.warn, l.good, l.good}
	for n, g := range m.Ratings {
		cells := 0
		if g.Count > 0 {
			cells = max(1, g.Count*bar/most)
		}
		line := " " + l.pad(g.Name, 6) + " " + styles[n](strings.Repeat("█", cells)) + strings.Repeat(" ", bar-cells) + " " + l.pad(number(g.Count), 4)
		if n == 0 && len(g.Questions) > 0 && in.w >= 60 {
			line += " " + l.dim(l.line(strings.Join(g.Questions, " · ")))
		}
		p.lines = append(p.lines, l.fit(line, in.w-1))
	}
	p.gap()
	when := ""
	for _, w := range []struct {
		name string
		n    int
	}{{"today", m.Today}, {"tomorrow", m.Tomorrow}, {"this week", m.Week}, {"later", m.Later}} {
		if w.n > 0 {
			when = said(when, w.name+" "+number(w.n))
		}
	}
	if when != "" {
		p.put("", "Back "+when, nil)
	}
	for _, c := range m.Calibration {
		p.put("", "Said “"+c.Name+"” "+plural(c.Said, "time")+", right "+number(c.Right), nil)
	}
	r.drawMisses(p, m)
	p.gap()
	end := m.Text
	if len(end) > 0 {
		end = end[len(end)-1:]
	}
	for _, text := range end {
		p.put("", text, nil)
	}
}

func (r *review) drawMisses(p *paper, m *tutor.Summary) {
	if len(m.Misses) == 0 {
		return
	}
	p.gap()
	for n, miss := range m.Misses {
		text := number(miss.Count) + " misses come"
		if miss.Count == 1 {
			text = "1 miss comes"
		}
		text += " from " + miss.Path
		if n == 0 {
			text += ". Enter reads that passage."
		}
		p.put("", text, nil)
		if n == 2 {
			return
		}
	}
}

// drawNothing says why nothing is asked, and what can be done instead.
func (r *review) drawNothing(p *paper, a *App, m *tutor.Summary) {
	k := a.known.learning
	switch {
	case k.Cards == 0 && m.New == 0 && m.Ahead == 0:
		p.put("", "There are no cards yet.", p.l.strong)
		p.gap()
		p.put("", "c proposes a few questions from your documents; nothing is asked that you have not kept.", nil)
		p.put("", "Or write cards into a document, as Q: and A: on two lines, or “term :: what it means”.", nil)
	default:
		p.put("", "Nothing is due.", p.l.strong)
		p.gap()
		for _, text := range m.Text {
			if text != "Nothing is due." {
				p.put("", text, nil)
			}
		}
		if m.Ahead > 0 {
			p.put("", "Enter asks ahead what is due next. R asks about a topic, due or not.", nil)
		}
	}
}
