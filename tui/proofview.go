package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ken/notes"
	"ken/notes/prose"
	"ken/skills/proof"
)

// A proofView shows why one sentence of a brief may stand or may not: its verdict, what
// decided, and each source with its exact words, as they were and as they are now.
type proofView struct {
	path   string // of the brief
	claims []claim
	at     int // the sentence that is shown
	cite   int // the citation that is chosen
	top, h int
	lines  []string
	starts []int      // the line each citation begins on
	cites  []Citation // of the brief, for their numbers
}

// openProof shows the proof of the sentence under the eye.
func (v *viewer) openProof(a *App) tea.Cmd {
	i := v.claimSeen()
	if i < 0 {
		i = 0
	}
	v.at, v.chosen = i, -1
	a.push(&proofView{path: v.path, claims: v.claims, at: i, cites: v.shownCites()})
	return nil
}

func (p *proofView) title() string { return "proof" }

func (p *proofView) state(*App) string {
	if len(p.claims) == 0 {
		return ""
	}
	return "sentence " + number(p.at+1) + " of " + number(len(p.claims))
}

func (p *proofView) handle(*App, tea.Msg) tea.Cmd { return nil }

func (p *proofView) actions() []action {
	cited := unless((*proofView).noCitation)
	return []action{
		{name: "open", keys: []string{"enter"}, word: "source", help: "open the chosen source at its line", run: on((*proofView).open), why: cited},
		{name: "next sentence", keys: []string{")"}, word: "next sentence", help: "the proof of the next sentence", run: on((*proofView).next), why: unless((*proofView).noClaim)},
		{name: "previous sentence", keys: []string{"("}, help: "the proof of the sentence before", run: on((*proofView).previous), why: unless((*proofView).noClaim)},
		{name: "next citation", keys: []string{"]"}, word: "next source", help: "choose the next source", run: on((*proofView).nextCite), why: cited},
		{name: "previous citation", keys: []string{"["}, help: "choose the source before", run: on((*proofView).previousCite), why: cited},
		{name: "search", keys: []string{"/"}, word: "search", help: "search your documents for what it says", command: "ken search QUERY", run: on((*proofView).search), why: unless((*proofView).noClaim)},
		{name: "edit source", keys: []string{"e"}, help: "edit the chosen source in your editor, at its line", run: on((*proofView).edit), why: cited},
		{name: "copy passage", keys: []string{"y y"}, word: "copy", help: "copy the words of the chosen source", run: on((*proofView).copyText), why: cited},
		{name: "copy place", keys: []string{"y p"}, help: "copy path:line of the chosen source", run: on((*proofView).copyPlace), why: cited},
	}
}

// claim is the sentence that is shown.
func (p *proofView) claim() (claim, bool) {
	if p.at < 0 || p.at >= len(p.claims) {
		return claim{}, false
	}
	return p.claims[p.at], true
}

func (p *proofView) noClaim(*App) string {
	if _, ok := p.claim(); !ok {
		return "no sentence was checked"
	}
	return ""
}

func (p *proofView) noCitation(*App) string {
	if c, ok := p.claim(); !ok || len(c.Citations) == 0 {
		return "it cites nothing"
	}
	return ""
}

// chosen is the citation that is chosen, as it is to be opened: where its words stand
// now.
func (p *proofView) chosen() notes.Source {
	c, _ := p.claim()
	s := c.Citations[min(p.cite, len(c.Citations)-1)]
	if now, ok := changeOf(c, s); ok && now.Path != "" {
		s.Path, s.Line, s.EndLine = now.Path, now.Line, now.Line
	}
	return s
}

// changeOf is what became of a citation, false where nothing did.
func changeOf(c claim, s notes.Source) (proof.Changed, bool) {
	for _, now := range c.Changed {
		if samePlace(now.Source, s) {
			return now, true
		}
	}
	return proof.Changed{}, false
}

func (p *proofView) open(a *App) tea.Cmd { return a.openPassage(p.chosen()) }

func (p *proofView) edit(a *App) tea.Cmd {
	s := p.chosen()
	return a.editAt(s.Path, s.Line)
}

func (p *proofView) copyText(a *App) tea.Cmd {
	return a.copy("passage", strings.TrimRight(p.chosen().Quote, "\n"))
}

func (p *proofView) copyPlace(a *App) tea.Cmd { return a.copy("place", p.chosen().At()) }

func (p *proofView) search(a *App) tea.Cmd {
	c, _ := p.claim()
	a.push(newSearch(a.look.line(prose.Readable(c.Text))))
	return tea.Batch(a.sync(), a.top().handle(a, typedMsg{a.typing()}))
}

func (p *proofView) next(*App) tea.Cmd     { return p.step(1) }
func (p *proofView) previous(*App) tea.Cmd { return p.step(-1) }

func (p *proofView) step(by int) tea.Cmd {
	if to := p.at + by; to >= 0 && to < len(p.claims) {
		p.at, p.cite, p.top = to, 0, 0
	}
	return nil
}

func (p *proofView) nextCite(*App) tea.Cmd     { return p.stepCite(1) }
func (p *proofView) previousCite(*App) tea.Cmd { return p.stepCite(-1) }

// stepCite chooses another citation and brings it into view.
func (p *proofView) stepCite(by int) tea.Cmd {
	c, _ := p.claim()
	p.cite = min(max(p.cite+by, 0), len(c.Citations)-1)
	if p.cite < len(p.starts) {
		if at := p.starts[p.cite]; at < p.top || at >= p.top+max(p.h-2, 1) {
			p.top = at
		}
	}
	p.hold()
	return nil
}

func (p *proofView) move(_ *App, by motion) tea.Cmd {
	p.top += by.steps(max(1, p.h), len(p.lines))
	p.hold()
	return nil
}

func (p *proofView) wheel(_ *App, _, _, lines int) tea.Cmd {
	p.top += lines
	p.hold()
	return nil
}

func (p *proofView) click(*App, int, int) tea.Cmd { return nil }

func (p *proofView) hold() { p.top = min(max(p.top, 0), max(0, len(p.lines)-p.h)) }

func (p *proofView) place() string {
	switch last := len(p.lines) - p.h; {
	case last <= 0:
		return ""
	case p.top >= last:
		return "end"
	default:
		return number(p.top*100/last) + "%"
	}
}

func (p *proofView) view(a *App, in area) drawn {
	c, ok := p.claim()
	if !ok {
		return drawn{lines: []string{"", " No sentence was checked here. b writes a brief."}}
	}
	p.h = in.h
	p.lay(a, c, min(in.w-2, textWidth))
	p.hold()
	lines := make([]string, 0, in.h)
	for i := p.top; i < len(p.lines) && len(lines) < in.h; i++ {
		lines = append(lines, " "+p.lines[i])
	}
	row := 0
	if p.cite < len(p.starts) {
		row = min(max(p.starts[p.cite]-p.top, 0), in.h-1)
	}
	return drawn{lines, &spot{x: 0, y: row}}
}
