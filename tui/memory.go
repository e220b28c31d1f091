package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ken/notes"
	"ken/skills/tutor"
)

// memory is where one writes all that one remembers of a document, and then sees what of
// it was said, what was missing and what was said otherwise. The document is not shown
// before.
type memory struct {
	from    notes.Source
	text    field
	sheet   *tutor.Sheet // nil until it was compared
	working bool
	list    list
}

type sheetMsg struct {
	sheet tutor.Sheet
	err   error
}

// mostMemory is how many characters are taken of what is remembered.
const mostMemory = 20_000

func (v *viewer) fromMemory(a *App) tea.Cmd {
	a.push(&memory{from: notes.Source{Path: v.path}, text: field{lines: true, most: mostMemory}})
	return nil
}

func (v *viewer) whyNoMemory(a *App) string {
	if a.ws.Tutor.Blurt == nil {
		return "it cannot be compared here"
	}
	return v.noFile(a)
}

func (m *memory) title() string { return "from memory" }

func (m *memory) state(*App) string {
	if m.sheet == nil {
		return ""
	}
	out := number(m.sheet.Covered) + " of " + number(len(m.sheet.Points))
	if m.sheet.Contradicted > 0 {
		out = said(out, number(m.sheet.Contradicted)+" otherwise")
	}
	return out
}

func (m *memory) actions() []action {
	return []action{
		{name: "next line", keys: []string{"enter"}, word: "next line", help: "begin the next line", run: on((*memory).newLine), why: unless((*memory).notWriting)},
		{name: "compare", keys: []string{"tab"}, word: "compare", help: "hold it against the document: what is covered, missing, or said otherwise", run: on((*memory).compare), why: unless((*memory).notWriting)},
		{name: "compose", keys: []string{"ctrl+o"}, word: "in your editor", help: "write this in your editor", run: on((*memory).compose), why: unless((*memory).notWriting)},
		{name: "open", keys: []string{"enter"}, word: "passage", help: "open the document at this point", run: on((*memory).open), why: unless((*memory).notCompared)},
		{name: "cards", keys: []string{"c"}, word: "questions on the gaps", help: "decide on questions about what was missing or otherwise", run: on((*memory).gaps), why: unless((*memory).noGaps)},
		{name: "write on", keys: []string{"e"}, help: "back to what you wrote", run: on((*memory).writeOn), why: unless((*memory).notCompared)},
	}
}

func (m *memory) typing() *field {
	if m.sheet == nil && !m.working {
		return &m.text
	}
	return nil
}

func (m *memory) notWriting(*App) string {
	if m.typing() == nil {
		return "it is compared already"
	}
	return ""
}

func (m *memory) notCompared(*App) string {
	if m.sheet == nil || len(m.sheet.Points) == 0 {
		return "nothing is compared yet"
	}
	return ""
}

func (m *memory) noGaps(a *App) string {
	switch {
	case m.sheet == nil:
		return "nothing is compared yet"
	case len(m.sheet.Gaps) == 0:
		return "no question is made of what was missing"
	case a.ws.Tutor.Keep == nil:
		return "no cards can be kept here"
	}
	return ""
}

func (m *memory) newLine(*App) tea.Cmd {
	m.text.insert("\n")
	return nil
}

func (m *memory) writeOn(*App) tea.Cmd {
	m.sheet = nil
	return nil
}

func (m *memory) compose(a *App) tea.Cmd {
	return a.compose(m.text.value(), func(_ *App, text string) tea.Cmd {
		m.text.set(strings.TrimSpace(text))
		return nil
	})
}

func (m *memory) compare(a *App) tea.Cmd {
	written := m.text.value()
	if strings.TrimSpace(written) == "" {
		return a.say("nothing is written yet")
	}
	m.working = true
	blurt, ctx, from := a.ws.Tutor.Blurt, a.tasks.ctx, m.from
	return ask(m, func() any {
		s, err := blurt(ctx, from, written)
		return sheetMsg{s, err}
	})
}

func (m *memory) handle(a *App, msg tea.Msg) tea.Cmd {
	got, ok := msg.(sheetMsg)
	if !ok {
		return nil
	}
	m.working = false
	if got.err != nil {
		return a.problem("compare", got.err)
	}
	m.sheet, m.list = &got.sheet, list{}
	return nil
}

func (m *memory) open(a *App) tea.Cmd { return a.openPassage(m.sheet.Points[m.list.at].Source) }

func (m *memory) gaps(a *App) tea.Cmd {
	return a.decideOn("the gaps in what you remembered", m.sheet.Gaps)
}

func (m *memory) move(_ *App, by motion) tea.Cmd {
	if m.sheet != nil {
		m.list.move(by, len(m.sheet.Points), anyItem)
	}
	return nil
}

func (m *memory) click(a *App, _, y int) tea.Cmd {
	if i := m.list.over(y - 2); m.sheet != nil && i >= 0 {
		m.list.at = i
	}
	return nil
}

func (m *memory) wheel(a *App, _, _, lines int) tea.Cmd { return wheelList(m, a, lines) }

func (m *memory) view(a *App, in area) drawn {
	l := &a.look
	if m.working {
		return drawn{lines: l.told(in, "Comparing…")}
	}
	if m.sheet == nil {
		return m.drawWriting(l, in)
	}
	p := paper{l: l, w: in.w}
	s := m.sheet
	p.put("", said(number(s.Covered)+" of "+plural(len(s.Points), "point")+" covered", number(s.Missing)+" missing", number(s.Contradicted)+" said otherwise"), l.strong)
	if in.h >= 10 {
		p.put("", "Words are compared, not the world: what you said in quite other words counts as missing.", l.dim)
		p.gap()
	}
	head := l.head(p.lines, max(1, in.h-1))
	m.list.hold(len(s.Points), anyItem)
	lines, y := m.list.draw(len(s.Points), in.h-len(head), func(i int, chosen bool) []string { return m.point(l, i, in.w, chosen) })
	return drawn{append(head, lines...), &spot{x: 1, y: len(head) + max(0, y)}}
}

func (m *memory) drawWriting(l *look, in area) drawn {
	p := paper{l: l, w: in.w}
	if in.h >= 8 {
		p.gap()
		p.put("", "Write all you remember of "+m.from.Path+". It is held against the document afterwards.", nil)
		p.gap()
	}
	box := m.text.box(l, " > ", in.w, max(1, in.h-len(p.lines)))
	box.cursor.y += len(p.lines)
	return drawn{append(p.lines, box.lines...), box.cursor}
}

// point is one thing the document says, with what became of it.
func (m *memory) point(l *look, i, w int, chosen bool) []string {
	pt := m.sheet.Points[i]
	mark, style, word := "✓", l.good, ""
	switch pt.State {
	case tutor.Missing:
		mark, style, word = "·", l.dim, "missing"
	case tutor.Contradicted:
		mark, style, word = "✗", l.bad, "otherwise"
	}
	if l.console {
		mark = map[string]string{"✓": "+", "·": "-", "✗": "x"}[mark]
	}
	lines := []string{l.row(style(mark)+" "+l.line(pt.Text), said(word, "line "+number(pt.Source.Line)), w, chosen, false)}
	if !chosen {
		return lines
	}
	p := paper{l: l, w: w}
	p.put("    ", pt.Text, nil)
	if pt.Said != "" {
		p.put("    you: ", pt.Said, l.cite)
	}
	if pt.Why != "" {
		p.put("    ", pt.Why, l.bad)
	}
	return append(lines, p.lines...)
}
