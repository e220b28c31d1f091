package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ken/notes"
	"ken/render"
	"ken/skills/brief"
)

// disputes shows what the documents of a brief say differently: of what, which statement
// is the current one and why, or that the matter is open.
type disputes struct {
	of   string // the brief's title
	all  []brief.Dispute
	list list
}

// openDisputes shows where the documents of the brief disagree.
func (v *viewer) openDisputes(a *App) tea.Cmd {
	a.push(&disputes{of: v.title(), all: v.record.Disputes, list: list{at: 1}})
	return nil
}

func (v *viewer) whyNoDisputes(a *App) string {
	if v.task != nil || v.record == nil {
		return "only of what ken wrote here it is known where documents disagree"
	}
	return ""
}

func (ds *disputes) title() string { return "disputes" }

func (ds *disputes) state(*App) string {
	open := 0
	for _, d := range ds.all {
		if !d.Settled {
			open++
		}
	}
	if open == 0 {
		return plural(len(ds.all), "dispute")
	}
	return said(plural(len(ds.all), "dispute"), number(open)+" open")
}

func (ds *disputes) handle(*App, tea.Msg) tea.Cmd { return nil }

func (ds *disputes) actions() []action {
	some := unless((*disputes).none)
	return []action{
		{name: "open", keys: []string{"enter"}, word: "open", help: "open the chosen statement at its line", run: on((*disputes).open), why: some},
		{name: "edit source", keys: []string{"e"}, word: "edit source", help: "edit the chosen statement in your editor, at its line", run: on((*disputes).edit), why: some},
		{name: "copy passage", keys: []string{"y y"}, word: "copy", help: "copy the words of the chosen statement", run: on((*disputes).copyText), why: some},
		{name: "copy place", keys: []string{"y p"}, help: "copy path:line of the chosen statement", run: on((*disputes).copyPlace), why: some},
	}
}

func (ds *disputes) none(*App) string {
	if len(ds.all) == 0 {
		return "the documents do not disagree here"
	}
	return ""
}

// Each dispute is three items: what it is about, which cannot be chosen, and its two
// statements.
const perDispute = 3

func (ds *disputes) pick(i int) bool { return i%perDispute > 0 }

// chosen is the statement that is chosen.
func (ds *disputes) chosen() notes.Source {
	ds.list.hold(perDispute*len(ds.all), ds.pick)
	d := ds.all[ds.list.at/perDispute]
	if ds.list.at%perDispute == 1 {
		return d.Current
	}
	return d.Other
}

func (ds *disputes) open(a *App) tea.Cmd { return a.openPassage(ds.chosen()) }

func (ds *disputes) edit(a *App) tea.Cmd {
	s := ds.chosen()
	return a.editAt(s.Path, s.Line)
}

func (ds *disputes) copyText(a *App) tea.Cmd {
	return a.copy("passage", strings.TrimRight(ds.chosen().Quote, "\n"))
}

func (ds *disputes) copyPlace(a *App) tea.Cmd { return a.copy("place", ds.chosen().At()) }

func (ds *disputes) move(_ *App, by motion) tea.Cmd {
	ds.list.move(by, perDispute*len(ds.all), ds.pick)
	return nil
}

func (ds *disputes) click(a *App, _, y int) tea.Cmd {
	i := ds.list.over(y)
	if i < 0 || !ds.pick(i) {
		return nil
	}
	again := i == ds.list.at
	ds.list.at = i
	if again {
		return ds.open(a)
	}
	return nil
}

func (ds *disputes) wheel(a *App, _, _, lines int) tea.Cmd { return wheelList(ds, a, lines) }

func (ds *disputes) view(a *App, in area) drawn {
	l := &a.look
	if len(ds.all) == 0 {
		var lines []string
		for _, line := range l.wrap("The documents this brief rests on do not disagree. / searches for more, b writes another brief.", in.w-2) {
			lines = append(lines, " "+line)
		}
		return drawn{lines: append([]string{""}, lines...)}
	}
	n := perDispute * len(ds.all)
	ds.list.hold(n, ds.pick)
	lines, y := ds.list.draw(n, in.h, func(i int, chosen bool) []string {
		return ds.item(l, i, in, chosen)
	})
	return drawn{lines, &spot{x: 1, y: max(0, y)}}
}

// mostStated is how many lines of a statement are drawn.
const mostStated = 4

func (ds *disputes) item(l *look, i int, in area, chosen bool) []string {
	d := ds.all[i/perDispute]
	w := min(in.w, textWidth+4)
	switch i % perDispute {
	case 0:
		return ds.about(l, i, d, w)
	case 1:
		name := "later"
		if d.Settled {
			name = "current"
		}
		return statement(l, name, d.Current, w, chosen)
	}
	name := "other"
	if d.Settled {
		name = "replaced"
	}
	return statement(l, name, d.Other, w, chosen)
}

// about says what a dispute is about and how the two statements relate.
func (ds *disputes) about(l *look, i int, d brief.Dispute, w int) []string {
	var lines []string
	if i > 0 {
		lines = append(lines, "")
	}
	state := l.warn("? open")
	if d.Settled {
		state = l.good("✓") + " settled"
	}
	lines = append(lines, l.ends(" "+l.heading(l.fit(l.line(d.About), max(1, w-14))), state+" ", w))
	for _, line := range render.Text(l.line(d.Why), max(1, w-2)) {
		lines = append(lines, " "+l.dim(line))
	}
	return lines
}

// statement is one side of a dispute: its place, then its words.
func statement(l *look, name string, s notes.Source, w int, chosen bool) []string {
	place := l.pad(name, 10) + l.fitLeft(l.line(s.At()), max(1, w-14))
	lines := []string{l.row(place, "", w, chosen, false)}
	quote := render.Text(l.line(s.Quote), max(1, w-7))
	for i, line := range quote {
		if i == mostStated-1 && len(quote) > mostStated {
			line = l.dim("… enter shows all of it")
		}
		if i < mostStated {
			lines = append(lines, "     "+l.cite("▌")+" "+line)
		}
	}
	return lines
}
