package tui

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"ken/notes"
	"ken/render/draw"
	"ken/render/mermaid"
)

func (b *board) actions() []action {
	shown := unless((*board).notFound)
	all := []action{
		{name: "stop", keys: []string{"x"}, word: "stop", help: "stop what is being drawn", run: on((*board).stop), why: unless((*board).whyNoStop)},
		{name: "next box", keys: []string{"tab"}, word: "next box", help: "next box of the diagram, lit with its lines", run: on((*board).nextBox), why: shown},
		{name: "previous box", keys: []string{"shift+tab"}, help: "previous box of the diagram", run: on((*board).previousBox), why: shown},
		{name: "open", keys: []string{"enter"}, word: "sources", help: "open what the chosen box or line rests on", run: on((*board).open), why: unless((*board).nothingChosen)},
		{name: "try again", keys: []string{"enter"}, word: "try again", help: "begin the same drawing anew", run: on((*board).again), why: unless((*board).whyNoRetry)},
		{name: "next citation", keys: []string{"]"}, word: "next line", help: "next line of the diagram, with the place that says it", run: on((*board).nextLine), why: unless((*board).noRows)},
		{name: "previous citation", keys: []string{"["}, help: "previous line of the diagram", run: on((*board).previousLine), why: unless((*board).noRows)},
		{name: "questions on this", keys: []string{"r"}, word: "ask me", help: "questions on what the chosen box rests on, before you read it; they count for nothing", run: on((*board).askMe), why: unless((*board).whyNoAsking)},
	}
	return append(all, b.ways(shown)...)
}

// ways are other ways to see it, and where it can go.
func (b *board) ways(shown func(*App) string) []action {
	return []action{
		{name: "list", keys: []string{"l"}, word: "list", help: "say the diagram in lines, as ken diagram --plain does, and back", command: "ken diagram --to list", run: on((*board).toggleOutline), why: shown},
		{name: "picture", keys: []string{"v"}, word: "picture", help: "the diagram in pixels, where the terminal can, and back", command: "ken diagram --to png", run: on((*board).togglePicture), why: shown},
		{name: "open outside", keys: []string{"o"}, word: "open SVG", help: "open the picture with the system's own program", run: on((*board).outside), why: unless((*board).whyNoOutside)},
		{name: "copy Mermaid", keys: []string{"y y", "y m"}, word: "copy Mermaid", help: "copy the diagram as Mermaid", command: "ken diagram --to mermaid", run: on((*board).copyMermaid), why: shown},
		{name: "copy citation", keys: []string{"y c"}, help: "copy what the chosen line says with its place", run: on((*board).copyCitation), why: unless((*board).nothingCited)},
		{name: "copy place", keys: []string{"y p"}, help: "copy path:line of the chosen line or box", run: on((*board).copyPlace), why: unless((*board).nothingCited)},
		{name: "keep", keys: []string{"K"}, word: "keep", help: "keep it in diagrams/ with its citations and its picture", command: "ken diagram TOPIC", run: on((*board).keep), why: unless((*board).whyNoKeep)},
		{name: "blanks", keys: []string{"H"}, help: "hide labels and fill them in from memory, as cards", command: "ken diagram --blank", run: on((*board).blank), why: unless((*board).whyNoBlanks)},
		{name: "edit source", keys: []string{"e"}, help: "edit the line that says it in your editor", run: on((*board).edit), why: unless((*board).nothingCited)},
		{name: "write anew", keys: []string{"a"}, help: "draw it anew from the documents as they are now", run: on((*board).again), why: unless((*board).whyNotAnew)},
		{name: "pan left", keys: []string{"left"}, help: "what lies left of the window", run: on((*board).panLeft), why: unless((*board).notWider)},
		{name: "pan right", keys: []string{"right"}, word: "more →", help: "what lies right of the window", run: on((*board).panRight), why: unless((*board).notWider)},
	}
}

func (b *board) notFound(*App) string {
	if !b.found() {
		return "nothing is drawn"
	}
	return ""
}

func (b *board) noRows(*App) string {
	if !b.have || len(b.rows()) == 0 {
		return "there is no line"
	}
	return ""
}

func (b *board) notWider(*App) string {
	if b.x == 0 && b.wide() <= b.w {
		return "all of its width is seen"
	}
	return ""
}

func (b *board) stop(a *App) tea.Cmd {
	a.tasks.halt(b.task)
	return nil
}

func (b *board) whyNoStop(*App) string {
	if b.task == nil || b.task.phase != running {
		return "nothing is being drawn here"
	}
	return ""
}

// again draws the same anew; what is shown stays until it is there.
func (b *board) again(a *App) tea.Cmd { return b.begin(a) }

func (b *board) whyNoRetry(*App) string {
	if b.task == nil || b.task.phase != failed && b.task.phase != stopped {
		return "nothing was stopped here"
	}
	return ""
}

func (b *board) whyNotAnew(a *App) string {
	switch {
	case b.request.Topic == "" && b.request.Path == "":
		return "it stands in " + b.path
	case b.task != nil && b.task.runs():
		return "it is being drawn"
	case a.ws.Diagrams.Draw == nil:
		return "nothing is drawn here"
	}
	return ""
}

// order is the boxes as they are read: from the top down, from the left to the right. Those
// that are not drawn come first.
func (b *board) order() []int {
	corner := make([]struct{ x, y int }, len(b.plate.boxes))
	seen := make([]bool, len(b.plate.boxes))
	for y, line := range b.drawing.Lines {
		for x := range len(line) { // never fewer than its cells
			p, ok := b.drawing.At(x, y)
			if !ok || p.Kind != draw.NodePart || p.Index >= len(corner) {
				continue
			}
			if at := &corner[p.Index]; !seen[p.Index] {
				at.x, at.y, seen[p.Index] = x, y, true
			} else {
				at.x = min(at.x, x)
			}
		}
	}
	out := make([]int, len(corner))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(i, j int) int {
		return cmp.Or(cmp.Compare(corner[i].y, corner[j].y), cmp.Compare(corner[i].x, corner[j].x))
	})
	return out
}

func (b *board) nextBox(*App) tea.Cmd     { return b.stepBox(1) }
func (b *board) previousBox(*App) tea.Cmd { return b.stepBox(-1) }

// stepBox chooses the next box from the one that is chosen, or that the chosen line
// comes from.
func (b *board) stepBox(by int) tea.Cmd {
	order := b.order()
	if len(order) == 0 {
		return nil
	}
	at := slices.Index(order, b.box)
	switch {
	case at < 0 && by > 0:
		at = 0
	case at < 0:
		at = len(order) - 1
	default:
		at = (at + by + len(order)) % len(order)
	}
	b.choose(order[at], -1)
	return nil
}

// choose lights a box, or a line, and brings it into view.
func (b *board) choose(box, line int) {
	b.box, b.line = box, line
	switch {
	case line >= 0:
		b.list.at = line
	case box >= 0:
		if mine := b.plate.of(box); len(mine) > 0 {
			b.list.at = mine[0]
		}
	}
	if r, ok := b.chosenRect(); ok {
		b.x = showing(b.x, b.w, r.x, r.w)
		b.y = showing(b.y, b.h, r.y, r.h)
		b.hold()
	}
}

// showing is how far to scroll so that a part is seen: not at all where it is.
func showing(top, seen, at, size int) int {
	switch {
	case at < top:
		return at
	case at+size > top+seen:
		return min(at, at+size-seen)
	}
	return top
}

func (b *board) nextLine(*App) tea.Cmd     { return b.stepLine(1) }
func (b *board) previousLine(*App) tea.Cmd { return b.stepLine(-1) }

// stepLine chooses the next line: where a box is chosen, its first one.
func (b *board) stepLine(by int) tea.Cmd {
	n := len(b.rows())
	to := b.line + by
	if b.line < 0 {
		to = 0
		if b.box >= 0 {
			to = b.list.at
		} else if by < 0 {
			to = n - 1
		}
	}
	if to >= 0 && to < n {
		b.choose(-1, to)
	}
	return nil
}

// move scrolls the drawing; one that is seen whole has nothing to scroll, and its lines
// are gone through.
func (b *board) move(_ *App, by motion) tea.Cmd {
	if !b.have {
		return nil
	}
	if b.found() && b.high() > b.h {
		b.moved = true
		b.y += by.steps(max(1, b.h), b.high())
		b.hold()
		return nil
	}
	n := len(b.rows())
	if n == 0 {
		return nil
	}
	b.list.hold(n, anyItem)
	if b.line < 0 && b.box < 0 {
		b.list.at = 0
	} else if b.line >= 0 {
		b.list.move(by, n, anyItem)
	}
	b.choose(-1, b.list.at)
	return nil
}

// panBy is how many cells a key pans by.
const panBy = 8

func (b *board) panLeft(*App) tea.Cmd  { return b.pan(-panBy) }
func (b *board) panRight(*App) tea.Cmd { return b.pan(panBy) }

func (b *board) pan(by int) tea.Cmd {
	b.moved = true
	b.x += by
	b.hold()
	return nil
}

// flip is never reached by tab, which goes from box to box; having panes is what z and P
// go by.
func (b *board) flip(_ *App, by int) tea.Cmd { return b.stepBox(by) }

// cites are the places of what is chosen.
func (b *board) cites() []notes.Source {
	switch rows := b.rows(); {
	case b.line >= 0 && b.line < len(rows):
		return rows[b.line].cites
	case b.box >= 0 && b.box < len(b.plate.boxes):
		return b.plate.boxes[b.box].cites
	}
	return nil
}

func (b *board) nothingChosen(*App) string {
	if b.line < 0 && b.box < 0 {
		return "choose a box with tab, or a line with ]"
	}
	return ""
}

func (b *board) nothingCited(a *App) string {
	if why := b.nothingChosen(a); why != "" {
		return why
	}
	if len(b.cites()) == 0 {
		return "it rests on no line of its own"
	}
	return ""
}

// open opens the passage, and asks which where there are several.
func (b *board) open(a *App) tea.Cmd {
	cites := b.cites()
	switch len(cites) {
	case 0:
		return a.say("it rests on no line of its own")
	case 1:
		return a.openPassage(cites[0])
	}
	c := &choice{heading: "what it rests on", act: "open"}
	for i, s := range cites {
		c.rows = append(c.rows, choiceRow{number(i + 1), said(s.At(), s.Quote)})
	}
	c.done = func(a *App, name string) tea.Cmd {
		i := slices.IndexFunc(c.rows, func(r choiceRow) bool { return r.name == name })
		return a.openPassage(cites[max(i, 0)])
	}
	a.over = c
	return nil
}

func (b *board) edit(a *App) tea.Cmd {
	c := b.cites()[0]
	return a.editAt(c.Path, c.Line)
}

func (b *board) toggleOutline(*App) tea.Cmd {
	b.outline, b.shows = !b.outline, false
	b.x, b.y = 0, 0
	return nil
}

// copyMermaid copies the text of a fence as it is written, and of what was drawn the
// canonical one.
func (b *board) copyMermaid(a *App) tea.Cmd {
	if b.fence != "" {
		return a.copy("Mermaid", b.fence)
	}
	return a.copy("Mermaid", mermaid.Write(b.drawn.Diagram)+"\n")
}

func (b *board) copyCitation(a *App) tea.Cmd {
	text := b.cites()[0].Quote
	if b.line >= 0 {
		text = b.rows()[b.line].text
	}
	return a.copy("citation", text+" ("+b.cites()[0].At()+")")
}

func (b *board) copyPlace(a *App) tea.Cmd { return a.copy("place", b.cites()[0].At()) }

func (b *board) keep(a *App) tea.Cmd {
	keep, ctx, d := a.ws.Diagrams.Keep, a.tasks.ctx, b.drawn
	return ask(b, func() any {
		kept, err := keep(ctx, d)
		return keptMsg{kept, err}
	})
}

func (b *board) keeps(a *App, m keptMsg) tea.Cmd {
	if m.err != nil {
		return a.problem("keep the diagram", m.err)
	}
	b.drawn.Path, b.drawn.SVGPath = m.drawn.Path, m.drawn.SVGPath
	a.summary.Wrote = append(a.summary.Wrote, a.look.line(m.drawn.Path))
	picture := ""
	if m.drawn.SVGPath != "" {
		picture = " and its picture"
	}
	return tea.Batch(a.readRecent(), a.say("✓ wrote %s%s", m.drawn.Path, picture))
}

func (b *board) whyNoKeep(a *App) string {
	switch {
	case !b.found():
		return "nothing is drawn"
	case b.fence != "":
		return "it stands in " + b.path
	case b.drawn.Path != "":
		return "it is kept as " + b.drawn.Path
	case a.ws.Diagrams.Keep == nil:
		return "this workspace cannot be written to"
	}
	return ""
}
