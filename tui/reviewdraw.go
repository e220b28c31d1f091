package tui

import (
	"slices"
	"strings"

	"ken/notes/cards"
	"ken/skills/grading"
	"ken/skills/tutor"
)

func (r *review) view(a *App, in area) drawn {
	switch {
	case r.err != nil:
		return drawn{lines: a.look.told(in, r.err.Error())}
	case !r.begun:
		return drawn{lines: a.look.told(in, "Looking what is due…")}
	}
	switch r.seen.Stage {
	case tutor.Asking:
		return r.drawAsking(a, in)
	case tutor.Sure:
		return r.drawSure(a, in)
	case tutor.Feedback:
		return r.drawFeedback(a, in)
	case tutor.Done:
	}
	return r.drawDone(a, in)
}

// question writes what is asked.
func (r *review) question(p *paper, in area) {
	q := r.seen.Question
	if in.h >= 10 {
		p.gap()
	}
	if plan := r.plan(); plan != "" && in.h >= 10 {
		p.put("", plan, p.l.dim)
		p.gap()
	}
	p.texts("", q.Text, p.l.strong)
	if q.Original != "" && in.h >= 14 {
		p.put("as it is kept: ", q.Original, p.l.dim)
	}
}

// plan is what is said over the first question where more is due than a day holds.
func (r *review) plan() string {
	if !r.queue.Backlog || r.seen.Progress.N > 1 || r.seen.Question.Again {
		return ""
	}
	return plural(r.queue.Due, "card") + " are due, more than a day holds. The least remembered come first, and nothing new."
}

func (r *review) drawAsking(a *App, in area) drawn {
	l := &a.look
	p := paper{l: l, w: in.w}
	r.question(&p, in)
	r.fill(&p, in)
	q := r.seen.Question
	if q.Clue != "" {
		p.texts("hint  ", q.Clue, nil)
	}
	if q.Missing > 0 {
		p.texts("so far  ", q.Given, nil)
		p.put("", plural(q.Missing, "part")+" still missing. Write what comes to you, or tab to see.", l.warn)
	}
	if len(q.Choices) > 0 && in.h >= 10 {
		p.gap()
	}
	for n, c := range q.Choices {
		p.put(number(n+1)+" ", c, nil)
	}
	if len(q.Choices) > 0 {
		return r.scrolled(a, p.lines, nil, in)
	}
	if in.h >= 10 {
		p.gap()
	}
	box := r.answer.box(l, " > ", in.w, max(1, in.h/2))
	if r.away {
		box.cursor = nil
	}
	return r.scrolled(a, p.lines, &box, in)
}

func (r *review) drawSure(a *App, in area) drawn {
	p := paper{l: &a.look, w: in.w}
	r.question(&p, in)
	r.fill(&p, in)
	if in.h >= 10 {
		p.gap()
	}
	p.texts("you  ", r.seen.Question.Given, nil)
	foot := paper{l: &a.look, w: in.w}
	if in.h >= 10 {
		foot.gap()
		foot.put("", "How sure are you?", nil)
	}
	foot.put("", "1 guess · 2 unsure · 3 sure", p.l.strong)
	return r.scrolled(a, p.lines, &drawn{lines: foot.lines, cursor: &spot{x: 1, y: len(foot.lines) - 1}}, in)
}

// scrolled draws a page with what stays below it, whatever is scrolled.
func (r *review) scrolled(a *App, page []string, foot *drawn, in area) drawn {
	room := in.h
	var below drawn
	if foot != nil {
		below = *foot
		if len(below.lines) > in.h {
			below.lines = below.lines[:in.h]
		}
		room -= len(below.lines)
	}
	r.length, r.shown = len(page), room
	r.top = min(max(r.top, 0), max(0, len(page)-room))
	lines := page[min(r.top, len(page)):]
	if len(lines) > room {
		lines = append([]string(nil), lines[:room]...)
		if room > 2 {
			more := a.look.at(" ↓ " + plural(len(page)-r.top-room, "more line") + " ")
			lines[room-1] = a.look.pad(lines[room-1], max(0, in.w-a.look.width(more)-1)) + more
		}
	}
	out := drawn{lines: append([]string(nil), lines...), cursor: &spot{x: 0, y: 0}}
	if foot == nil {
		return out
	}
	if below.cursor != nil {
		out.cursor = below.shifted(0, len(lines)).cursor
	}
	out.lines = append(out.lines, below.lines...)
	return out
}

// drawFeedback shows what was written beside what the card says, and the grades under it.
// The passage is always there: beside, below, or under the answer.
func (r *review) drawFeedback(a *App, in area) drawn {
	l := &a.look
	v := r.seen.Revealed
	sp := splitOf(in, a.zoom || r.large, a.turned)
	p := paper{l: l, w: sp.main.w}
	if !r.large {
		r.compared(&p, sp.main)
	}
	if !sp.both() {
		if in.h >= 10 {
			p.gap()
		}
		p.passage(v.Source, v.Marks)
	}
	for n := len(p.lines); n > 0 && p.lines[n-1] == ""; n-- {
		p.lines = p.lines[:n-1]
	}
	grades := r.grades(l, sp.main)
	main := r.scrolled(a, p.lines, &grades, sp.main)
	if !sp.both() {
		return main
	}
	side := paper{l: l, w: sp.side.w}
	if sp.aside {
		side.gap()
	}
	side.passage(v.Source, v.Marks)
	return l.join(sp, main, drawn{lines: l.head(side.lines, sp.side.h)}, false)
}

// compared writes the question, what was given, the card's answer and what was made of it.
func (r *review) compared(p *paper, in area) {
	v := r.seen.Revealed
	l := p.l
	if in.h < 8 {
		p.lines = append(p.lines, " "+l.strong(l.fit(l.line(r.seen.Question.Text), in.w-2)))
	} else {
		r.question(p, in)
		p.gap()
	}
	if v.Surprise != "" {
		p.put("! ", v.Surprise, l.bad)
	}
	switch v.How {
	case "unknown":
		p.put("you   ", "did not know", l.dim)
	case "aloud":
		p.put("you   ", "said it aloud", l.dim)
	default:
		before := len(p.lines)
		p.texts("you   ", r.inLine(v.Given), nil)
		if most := before + max(2, in.h/4); len(p.lines) > most { // the card's answer is what is looked for
			p.lines = append(p.lines[:most-1], "       "+l.dim("…"))
		}
	}
	name := "card  "
	for _, answer := range r.answers() {
		p.texts(name, answer, l.strong)
		name = "      "
	}
	if in.h >= 8 {
		p.gap()
	}
	r.judged(p)
	r.repair(p)
}

// answers are those of the card; the items of a list on one line.
func (r *review) answers() []string {
	all := r.seen.Revealed.Answers
	all = all[:min(len(all), mostLines)]
	if r.seen.Question.Kind == cards.List {
		return []string{strings.Join(all, " · ")}
	}
	return all
}

// inLine is what was written, on one line where it is a list.
func (r *review) inLine(given string) string {
	if r.seen.Question.Kind == cards.List {
		return strings.ReplaceAll(given, "\n", " · ")
	}
	return given
}

// judged writes the verdict with what was said and what was not.
func (r *review) judged(p *paper) {
	v := r.seen.Revealed
	if v.How == "unknown" || v.How == "aloud" {
		return
	}
	l := p.l
	verdict, style := v.Verdict.Verdict, l.warn
	if v.Final != "" {
		verdict = v.Final
	}
	switch verdict {
	case grading.Right:
		style = l.good
	case grading.Wrong:
		style = l.bad
	case grading.Unsure:
		verdict = "you decide"
	}
	why := v.Verdict.Why
	if v.Final != "" {
		why = "as you say."
	}
	p.put(verdict+"  ", why, nil)
	if n := len(p.lines); n > 0 && verdict != "" {
		for k := n - 1; k >= 0; k-- { // the word alone has the colour
			if plain := " " + l.dim(verdict+"  "); strings.HasPrefix(p.lines[k], plain) {
				p.lines[k] = " " + style(verdict) + "  " + p.lines[k][len(plain):]
				break
			}
		}
	}
	told := why
	if v.Verdict.Typo != "" && !strings.Contains(told, v.Verdict.Typo) {
		p.put("spelt ", v.Verdict.Typo, nil)
	}
	if o := v.Opinion; o != nil && o.Fell != "" {
		p.put("", o.Fell, l.dim)
	} else if o != nil {
		text := said(o.Verdict, named("missing", o.Missing), named("wrong", o.Wrong))
		p.put(p.l.line(o.By)+"  ", text, nil)
		told += " " + text
	}
	if text := r.points(told); text != "" {
		p.put("", text, nil)
	}
}

// points says what of the answer was not said, and what was, where neither was told already:
// by the verdict's own words, or since it is the whole answer.
func (r *review) points(told string) string {
	v := r.seen.Revealed.Verdict
	missing := slices.DeleteFunc(slices.Clone(v.Missing), func(s string) bool { return strings.Contains(told, s) })
	if len(missing) == 0 || len(v.Said) == 0 && len(v.Missing) == 1 {
		return ""
	}
	text := "Not said: " + strings.Join(missing, ", ") + "."
	if len(v.Said) > 0 {
		text = "Same: " + strings.Join(v.Said, ", ") + ".  " + text
	}
	return text
}

// named says a list under a name, "" where there is none.
func named(name string, list []string) string {
	if len(list) == 0 {
		return ""
	}
	return name + ": " + strings.Join(list, ", ")
}

// repair writes what can be done about a card that is forgotten again and again.
func (r *review) repair(p *paper) {
	m := r.seen.Revealed.Repair
	if m == nil {
		return
	}
	p.gap()
	p.put("! ", "forgotten "+plural(m.Lapses+1, "time")+". Mending it helps more than asking it again: e edits it.", p.l.warn)
	for _, one := range m.Proposals {
		p.put("• ", one.Text, nil)
	}
}
