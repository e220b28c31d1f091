package tui

import (
	"cmp"
	"slices"
	"strings"

	"ken/notes"
	"ken/render/draw"
)

// leastList is how few lines the list below a drawing is worth drawing with.
const leastList = 2

func (b *board) view(a *App, in area) drawn {
	l := &a.look
	switch {
	case b.err != nil && !b.have:
		return drawn{lines: l.told(in, b.reason())}
	case !b.have:
		return drawn{lines: l.told(in, "Drawing what your documents say of "+asksFor(b.request)+"…")}
	case !b.found():
		return b.drawNothing(a, in)
	}
	main, side, aside := b.panes(a, in)
	top := b.drawDrawing(a, main)
	if side.h == 0 {
		if main.h < in.h {
			top.lines = append(full(top.lines, main.h), b.rule(l, in.w))
		}
		b.below = rect{}
		return top
	}
	b.below = side
	lines, cursor := b.drawList(a, area{w: side.w, h: side.h, shape: in.shape, rules: in.rules})
	if aside {
		out := make([]string, in.h)
		for i := range out {
			out[i] = l.pad(lineAt(top.lines, i), main.w) + l.dim(" │ ") + l.fit(lineAt(lines, i), side.w)
		}
		top.lines = out
	} else {
		top.lines = append(full(top.lines, main.h), b.rule(l, in.w))
		top.lines = append(top.lines, lines...)
	}
	if cursor != nil && b.line >= 0 {
		top.cursor = drawn{cursor: cursor}.shifted(side.x, side.y).cursor
	}
	return top
}

// reason is why there is no drawing.
func (b *board) reason() string {
	if stoppedHere(b.err) {
		return "Stopped before anything was drawn."
	}
	return b.err.Error()
}

// panes says where the drawing and the list stand: one below the other, or beside each
// other where the user turns them. A height of 0 is a pane that is not seen.
func (b *board) panes(a *App, in area) (main, side rect, aside bool) {
	b.lay(&a.look, in.w-2)
	return b.panesFor(a, in, b.wide(), b.high())
}

// panesFor is the same for what is so wide and high.
func (b *board) panesFor(a *App, in area, across, high int) (main, side rect, aside bool) {
	main = rect{0, 0, in.w, in.h}
	said := b.outline && b.plate.diagram.Graph != nil // the list says the rest of it
	alone := a.zoom && !said || len(b.rows()) == 0
	switch {
	case !alone && in.shape == tiny && b.line >= 0:
		return rect{}, main, false
	case alone, in.shape == tiny && in.h < 7:
		if high > in.h || across > in.w-2 {
			main.h-- // for how much is not seen
		}
		return main, rect{}, false
	case a.turned && in.shape == wide && !said:
		main.w = in.w * 6 / 10
		return main, rect{main.w + 3, 0, in.w - main.w - 3, in.h}, true
	}
	need, room := b.listHeight(&a.look, in), in.h-1
	list := min(need, max(leastList, room*2/5))
	list = min(need, max(list, room-high))
	main.h = min(room-list, max(high, 1))
	return main, rect{0, main.h + 1, in.w, in.h - main.h - 1}, false
}

// drawDrawing draws what is seen of the diagram.
func (b *board) drawDrawing(a *App, in rect) drawn {
	if in.h == 0 {
		return drawn{}
	}
	l := &a.look
	b.lay(l, in.w-2)
	b.w, b.h = max(0, in.w-2), in.h
	b.settle()
	b.hold()
	if b.shows && b.picture != nil {
		return drawn{lines: b.picture.lines(l, b), cursor: &spot{}}
	}
	lit := b.lit()
	var lines []string
	for y := b.y; y < len(b.drawing.Lines) && len(lines) < in.h; y++ {
		lines = append(lines, b.cells(l, y, lit[y]))
	}
	out := drawn{lines: lines, cursor: &spot{}}
	if r, ok := b.chosenRect(); ok {
		out.cursor = &spot{min(max(r.x-b.x+1, 0), b.w), min(max(r.y-b.y+r.h/2, 0), max(0, in.h-1)), false}
	}
	return out
}

// A lamp is a part of a drawn line that is lit, and how.
type lamp struct {
	span
	bright bool
}

// lit are the parts that are lit, by line: what is chosen brightly, what belongs to it
// less so.
func (b *board) lit() map[int][]lamp {
	on := map[int][]lamp{}
	put := func(kind draw.PartKind, i int, bright bool) {
		if i < 0 {
			return
		}
		for _, r := range b.drawing.Cells(kind, i) {
			list := on[r.Line]
			if n := len(list); kind == draw.NodePart && n > 0 && list[n-1].bright == bright && list[n-1].to <= r.Start && b.within(i, r.Line, list[n-1].to, r.Start) {
				list[n-1].to = r.End // the inside of a box
			} else {
				list = append(list, lamp{span{r.Start, r.End}, bright})
			}
			on[r.Line] = list
		}
	}
	switch {
	case b.line >= 0 && b.line < len(b.plate.lines):
		line := b.plate.lines[b.line]
		put(draw.NodePart, line.from, line.edge < 0)
		if line.to != line.from {
			put(draw.NodePart, line.to, false)
		}
		put(draw.EdgePart, line.edge, true)
	case b.box >= 0:
		put(draw.NodePart, b.box, true)
		for _, i := range b.plate.of(b.box) {
			put(draw.EdgePart, b.plate.lines[i].edge, false)
		}
	}
	for _, list := range on {
		slices.SortFunc(list, func(x, y lamp) int { return cmp.Compare(x.from, y.from) })
	}
	return on
}

// within tells whether the cells between two parts of a box show nothing else.
func (b *board) within(box, line, from, to int) bool {
	for x := from; x < to; x++ {
		if p, ok := b.drawing.At(x, line); ok && (p.Kind != draw.NodePart || p.Index != box) {
			return false
		}
	}
	return true
}

// cells draws the part of a line that is seen, with a sign where it goes on.
func (b *board) cells(l *look, y int, lit []lamp) string {
	line := b.drawing.Lines[y]
	for _, bright := range []bool{false, true} {
		var spans []span
		for _, p := range lit {
			if p.bright == bright {
				spans = append(spans, p.span)
			}
		}
		style := l.near
		if bright {
			style = l.at
		}
		line = l.paint(line, spans, style)
	}
	n := l.width(line)
	left, right := " ", ""
	if b.x > 0 && strings.TrimSpace(plainCut(l, line, 0, b.x)) != "" {
		left = l.dim("‹")
	}
	if n > b.x+b.w && strings.TrimSpace(plainCut(l, line, b.x+b.w, n)) != "" {
		right = l.dim("›")
	}
	if b.x > 0 || n > b.x+b.w {
		line = l.cut(line, b.x, b.x+b.w)
	}
	if right != "" {
		line = l.pad(line, b.w) + right
	}
	return left + line
}

// near is how what belongs to the chosen part is drawn.
func (l *look) near(s string) string { return l.as(role{"1", "36", "22"}, s) }

// chosenRect is the room that what is chosen takes in the drawing: a box, or a line with
// both its boxes where the window has room for them.
func (b *board) chosenRect() (rect, bool) {
	if b.line < 0 || b.line >= len(b.plate.lines) {
		return boundsOf(b.drawing.Cells(draw.NodePart, b.box))
	}
	line := b.plate.lines[b.line]
	runs := b.drawing.Cells(draw.EdgePart, line.edge)
	ends := slices.Concat(b.drawing.Cells(draw.NodePart, line.from), b.drawing.Cells(draw.NodePart, line.to))
	if all, ok := boundsOf(slices.Concat(runs, ends)); ok && (len(runs) == 0 || all.w <= b.w && all.h <= b.h) {
		return all, true
	}
	return boundsOf(runs)
}

// boundsOf is the smallest part of the drawing that holds some runs of cells.
func boundsOf(runs []draw.Run) (rect, bool) {
	if len(runs) == 0 {
		return rect{}, false
	}
	from, to, top, end := runs[0].Start, runs[0].End, runs[0].Line, runs[0].Line
	for _, r := range runs {
		from, to, top, end = min(from, r.Start), max(to, r.End), min(top, r.Line), max(end, r.Line)
	}
	return rect{from, top, to - from, end - top + 1}, true
}

// rule parts the drawing from the list, and says how much of it is not seen.
func (b *board) rule(l *look, w int) string {
	text := b.unseen()
	if text == "" {
		return l.dim(strings.Repeat("─", w))
	}
	text = l.fit(text, max(0, w-6))
	return l.dim("── ") + text + l.dim(" "+strings.Repeat("─", max(0, w-4-l.width(text))))
}

// unseen says how much of the drawing lies outside the window, "" if nothing does.
func (b *board) unseen() string {
	var parts []string
	for _, p := range []struct {
		n          int
		sign, what string
	}{
		{b.x, "←", "column"}, {b.wide() - b.x - b.w, "→", "column"}, {b.y, "↑", "line"}, {b.high() - b.y - b.h, "↓", "line"},
	} {
		if p.n > 0 {
			parts = append(parts, p.sign+" "+plural(p.n, p.what))
		}
	}
	return strings.Join(parts, " · ")
}

// drawNothing says that nothing was found, and what comes near.
func (b *board) drawNothing(a *App, in area) drawn {
	p := paper{l: &a.look, w: in.w}
	if in.h > 6 {
		p.gap()
	}
	p.put("", "The documents say nothing of “"+asksFor(b.request)+"” that could be drawn.", nil)
	rows := b.rows()
	if len(rows) == 0 {
		p.put("", "d asks anew: other words, a file, or with tab another kind of drawing.", a.look.dim)
		return drawn{lines: a.look.head(p.lines, in.h)}
	}
	p.gap()
	p.put("", "What comes near, and why it is not drawn; enter opens it, d asks anew:", a.look.dim)
	above := a.look.head(p.lines, max(0, in.h-leastList))
	b.below = rect{0, len(above), in.w, in.h - len(above)}
	lines, cursor := b.drawList(a, area{w: in.w, h: b.below.h, shape: in.shape, rules: in.rules})
	out := drawn{lines: append(above, lines...)}
	if cursor != nil {
		out.cursor = drawn{cursor: cursor}.shifted(0, len(above)).cursor
	}
	return out
}

// near are the places to go on from where nothing was drawn.
func (b *board) nearby() []plateLine {
	var out []plateLine
	for _, o := range b.drawn.LeftOut {
		if o.Source.Path != "" {
			out = append(out, plateLine{from: -1, to: -1, edge: -1, text: o.What, label: o.Why, cites: []notes.Source{o.Source}})
		}
	}
	for _, s := range b.drawn.Nearest {
		out = append(out, plateLine{from: -1, to: -1, edge: -1, text: cmp.Or(s.Under(), s.Path), cites: []notes.Source{s}})
	}
	return out
}

// plainCut is what stands in some cells of a line, without its styles.
func plainCut(l *look, line string, from, to int) string { return stripped(l.cut(line, from, to)) }
