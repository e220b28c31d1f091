package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ken/notes"
	"ken/render"
	"ken/skills/brief"
)

// goals lists each goal and each preference with the line it stands on, and beside
// them what ken makes of the chosen one.
type goals struct {
	list   list
	inSide bool
	top    int // lines of the side pane that are scrolled off
}

// An aim is a row of the list: a goal, a preference, or a line that could not be
// understood.
type aim struct {
	heading string // set for a heading, which cannot be chosen
	label   string // "1", "P1", "!"
	text    string
	path    string
	line    int
	goal    *notes.Goal
	pref    *notes.Preference
}

func (g *goals) title() string { return "goals" }

func (g *goals) state(a *App) string {
	c := a.known.context
	return said(plural(len(c.Goals), "goal"), plural(len(c.Preferences), "preference"))
}

func (g *goals) handle(*App, tea.Msg) tea.Cmd { return nil }

func (g *goals) actions() []action {
	none := unless((*goals).none)
	return []action{
		{name: "edit", keys: []string{"e"}, word: "edit", help: "edit in your editor, at this line", run: on((*goals).edit), why: none},
		{name: "open", keys: []string{"enter"}, word: "open", help: "open the file at this line", run: on((*goals).open), why: none},
		{name: "brief", keys: []string{"b"}, word: "brief", help: "write a brief on this goal", command: "ken brief TOPIC", run: on((*goals).brief)},
		{name: "copy place", keys: []string{"y p"}, help: "copy path:line", run: on((*goals).copyPlace), why: none},
		{name: "copy passage", keys: []string{"y y"}, help: "copy what it says", run: on((*goals).copyText), why: none},
	}
}

// aims are the rows, from what was last read.
func (g *goals) aims(a *App) []aim {
	c := &a.known.context
	var rows []aim
	if len(c.Goals) > 0 {
		rows = append(rows, aim{heading: "Goals"})
	}
	for i := range c.Goals {
		t := &c.Goals[i]
		rows = append(rows, aim{label: fmt.Sprint(i + 1), text: t.Text, path: t.Path, line: t.Line, goal: t})
	}
	if len(c.Preferences) > 0 {
		rows = append(rows, aim{heading: "Preferences"})
	}
	for i := range c.Preferences {
		p := &c.Preferences[i]
		rows = append(rows, aim{label: fmt.Sprintf("P%d", i+1), text: p.Text, path: p.Path, line: p.Line, pref: p})
	}
	if len(c.Problems) > 0 {
		rows = append(rows, aim{heading: "Not understood"})
	}
	for _, p := range c.Problems {
		rows = append(rows, aim{label: "!", text: p.Text, path: p.Path, line: p.Line})
	}
	return rows
}

func (g *goals) chosen(a *App) (aim, bool) {
	rows := g.aims(a)
	if g.list.at < len(rows) && rows[g.list.at].heading == "" {
		return rows[g.list.at], true
	}
	return aim{}, false
}

func (g *goals) none(a *App) string {
	if _, ok := g.chosen(a); ok {
		return ""
	}
	return "there is nothing to choose yet"
}

func (g *goals) edit(a *App) tea.Cmd {
	r, _ := g.chosen(a)
	return a.editAt(r.path, r.line)
}

func (g *goals) open(a *App) tea.Cmd {
	r, _ := g.chosen(a)
	return a.openAt(r.path, r.line)
}

func (g *goals) brief(a *App) tea.Cmd {
	topic := ""
	if r, ok := g.chosen(a); ok && r.goal != nil {
		topic = a.look.line(r.text)
	}
	return a.askTopicWith(topic)
}

func (g *goals) copyPlace(a *App) tea.Cmd {
	r, _ := g.chosen(a)
	return a.copy("place", notes.Source{Path: r.path, Line: r.line}.At())
}

func (g *goals) copyText(a *App) tea.Cmd {
	r, _ := g.chosen(a)
	return a.copy("text", r.text)
}

func (g *goals) flip(*App, int) tea.Cmd {
	g.inSide = !g.inSide
	return nil
}

func (g *goals) move(a *App, by motion) tea.Cmd {
	if g.inSide {
		g.top = max(0, g.top+by.steps(max(1, a.area().h/3), 1000))
		return nil
	}
	g.top = 0
	rows := g.aims(a)
	g.list.move(by, len(rows), func(i int) bool { return rows[i].heading == "" })
	return nil
}

func (g *goals) click(a *App, x, y int) tea.Cmd {
	side, _, py := a.split(a.area()).over(x, y, g.inSide)
	g.inSide = side
	rows := g.aims(a)
	i := g.list.over(py)
	if side || i < 0 || i >= len(rows) || rows[i].heading != "" {
		return nil
	}
	again := i == g.list.at
	g.list.at, g.top = i, 0
	if again {
		return g.open(a)
	}
	return nil
}

func (g *goals) wheel(a *App, _, _, lines int) tea.Cmd { return wheelList(g, a, lines) }

func (g *goals) view(a *App, in area) drawn {
	rows := g.aims(a)
	if len(rows) == 0 {
		return drawn{lines: g.empty(a, in.w)}
	}
	sp := a.split(in)
	pick := func(i int) bool { return rows[i].heading == "" }
	g.list.hold(len(rows), pick)
	lines, y := g.list.draw(len(rows), sp.main.h, func(i int, chosen bool) []string {
		return g.row(a, rows[i], sp.main, chosen)
	})
	main := drawn{lines, &spot{x: 1, y: max(0, y)}}
	return a.look.join(sp, main, g.detail(a, sp.side), g.inSide)
}

func (g *goals) empty(a *App, w int) []string {
	lines := []string{""}
	switch {
	case a.known.contextErr != nil:
		lines = append(lines, " "+a.look.bad("! ")+a.look.line(a.known.contextErr.Error()))
	case !a.known.loaded:
		lines = append(lines, a.look.dim(" reading…"))
	default:
		for _, line := range a.look.wrap("No goals and no preferences are written down here yet. ken init writes .goals.md and .preferences.md to begin with.", min(w-2, textWidth)) {
			lines = append(lines, " "+line)
		}
	}
	return lines
}

func (g *goals) row(a *App, r aim, in area, chosen bool) []string {
	l := &a.look
	if r.heading != "" {
		return []string{" " + l.heading(r.heading)}
	}
	at := notes.Source{Path: l.line(r.path), Line: r.line}.At()
	text := l.pad(r.label, 3) + l.line(r.text)
	switch {
	case in.shape <= narrow:
		return []string{l.row(text, "", in.w, chosen, false), l.dim(l.under("  "+at, in.w))}
	case chosen && g.inSide:
		return []string{l.held(text, in.w)}
	}
	return []string{l.row(text, at, in.w, chosen, false)}
}

// detail says all there is about the chosen row.
func (g *goals) detail(a *App, in area) drawn {
	r, ok := g.chosen(a)
	if !ok {
		return drawn{}
	}
	l := &a.look
	w := max(1, min(in.w-2, textWidth))
	var lines []string
	add := func(style func(string) string, text string) {
		for _, line := range render.Text(strings.TrimSpace(text), w) {
			lines = append(lines, " "+style(line))
		}
	}
	add(l.heading, r.text)
	add(l.dim, notes.Source{Path: r.path, Line: r.line}.At())
	switch {
	case r.goal != nil:
		g.goalDetail(a, *r.goal, add)
	case r.pref != nil:
		g.prefDetail(a, *r.pref, add)
	default:
		add(plainText, "\nThis line could not be understood; the rest of the file is in force. e edits it.")
	}
	g.top = min(g.top, max(0, len(lines)-in.h))
	return drawn{l.head(lines[g.top:], in.h), &spot{x: 0, y: 0}}
}

func plainText(s string) string { return s }

func (g *goals) goalDetail(a *App, t notes.Goal, add func(func(string) string, string)) {
	l := &a.look
	if d := due(a.ws.Now(), t.Due); d != "" {
		add(l.strong, d)
	}
	if t.Why != "" {
		add(plainText, "why: "+t.Why)
	}
	for i, done := range t.DoneWhen {
		if i == 0 {
			add(l.strong, "done when")
		}
		add(plainText, "• "+done)
	}
	if len(t.Terms) > 0 {
		add(plainText, "terms: "+strings.Join(t.Terms, ", "))
	}
	if strings.TrimSpace(t.Body) != "" {
		add(plainText, "\n"+t.Body)
	}
}

func (g *goals) prefDetail(a *App, p notes.Preference, add func(func(string) string, string)) {
	l := &a.look
	if a.ws.Judge != nil {
		add(plainText, a.ws.Judge(p))
	}
	use, ok := a.checks[p.Path+":"+p.Text]
	if !ok {
		return
	}
	style, sign := l.dim, "·"
	switch use.Check {
	case "pass":
		style, sign = l.good, "✓"
	case "fail":
		style, sign = l.bad, "✗"
	}
	add(style, strings.TrimSpace(sign+" last brief: "+use.Check+" "+use.Why))
}

// checked keeps what a brief made of each preference.
func (a *App) checked(b brief.Brief) {
	for _, use := range b.Context.Preferences {
		a.checks[use.Path+":"+use.Text] = use
	}
}
