package tui

import (
	"ken/render"
)

// A citePane lists what a brief rests on and shows one of them. It follows the line
// under the reader's eye, what [ and ] chose, or its own list while that has the
// keys.
type citePane struct {
	list  list
	held  bool       // the list was gone through by hand
	below int        // lines above the list, drawn last
	from  []Citation // read from the footnotes, where nothing was checked
}

// current is the citation the pane shows.
func (v *viewer) current() (Citation, bool) {
	all := v.shownCites()
	if len(all) == 0 {
		return Citation{}, false
	}
	if k, ok := v.link(); ok && k.link.Note > 0 {
		v.pane.list.at = indexOf(all, k.link.Note, v.pane.list.at)
	} else if n := v.citeOf(); n > 0 && !v.pane.held {
		v.pane.list.at = indexOf(all, n, v.pane.list.at)
	} else if !v.pane.held {
		v.pane.list.at = indexOf(all, v.citeSeen(), v.pane.list.at)
	}
	v.pane.list.hold(len(all), anyItem)
	return all[v.pane.list.at], true
}

// citeSeen is the citation nearest to the line under the reader's eye: on it, else the
// next one seen, else the last one before.
func (v *viewer) citeSeen() int {
	lines := v.reader.page.Lines
	eye := v.reader.eye()
	for i := eye; i < len(lines) && i < v.reader.top+v.reader.h; i++ {
		if n := firstCite(lines[i]); n > 0 {
			return n
		}
	}
	for i := min(eye, len(lines)) - 1; i >= 0; i-- {
		if n := firstCite(lines[i]); n > 0 {
			return n
		}
	}
	return 0
}

func firstCite(l render.Line) int {
	if len(l.Cites) == 0 {
		return 0
	}
	return l.Cites[0]
}

func indexOf(all []Citation, number, otherwise int) int {
	for i, c := range all {
		if c.Number == number {
			return i
		}
	}
	return otherwise
}

// drawCites draws the pane: the passage above, all citations below.
func (v *viewer) drawCites(a *App, in area) drawn {
	c, ok := v.current()
	if !ok {
		return drawn{}
	}
	all := v.shownCites()
	below := min(len(all), max(2, in.h/3))
	if in.h < 9 {
		below = 0
	}
	lines := v.verdict(&a.look, in)
	lines = append(lines, v.drawCite(a, c, in.w, in.h-below-1-len(lines))...)
	for len(lines) < in.h-below {
		lines = append(lines, "")
	}
	v.pane.below = len(lines)
	rows, y := v.pane.list.draw(len(all), below, func(i int, chosen bool) []string {
		return []string{v.citeRow(a, all[i], in.w, chosen)}
	})
	if more := len(all) - v.pane.list.top - len(rows); more > 0 && len(rows) > 1 && y < len(rows)-1 {
		rows[len(rows)-1] = a.look.dim("   " + number(more+1) + " more")
	}
	cursor := &spot{x: 0, y: len(lines) + max(0, y)}
	if below == 0 {
		cursor.y = 0
	}
	return drawn{append(lines, rows...), cursor}
}

// verdict says over the citations how the sentence under the eye stands. A small pane
// has the mark beside the sentence alone.
func (v *viewer) verdict(l *look, in area) []string {
	i := v.claimSeen()
	if i < 0 || in.h < 9 || v.pane.held {
		return nil
	}
	c := v.claims[i]
	text := string(c.Verdict)
	if c.Reason != "" {
		text += ": " + c.Reason
	}
	return []string{" " + l.sign(signOf(c)) + " " + l.fit(l.line(text), in.w-4), ""}
}

// drawCite draws one citation in at most h lines.
func (v *viewer) drawCite(a *App, c Citation, w, h int) []string {
	l := &a.look
	place := "[" + number(c.Number) + "] "
	at := l.fitLeft(l.line(c.At()), w-2-len(place))
	lines := []string{" " + l.cite(place) + l.strong(at)}
	if v.inSide {
		lines[0] = " " + l.at(place+at)
	}
	if under := c.Under(); under != "" {
		lines = append(lines, " "+l.dim(l.fit(l.line(under), w-2)))
	}
	state := l.head(v.citeState(c, l, w), max(1, h/3))
	room := h - len(lines) - len(state) - 1
	if room < 1 {
		return l.head(append(lines, state...), h)
	}
	lines = append(lines, "")
	quote := render.Text(c.Quote, max(1, min(w-4, textWidth)))
	if len(quote) > room-1 && room > 1 {
		quote = append(quote[:room-2:room-2], l.dim("… enter shows all of it"))
	}
	for _, q := range quote {
		lines = append(lines, " "+l.cite("▌")+" "+q)
	}
	if len(lines)+len(state)+1 <= h {
		lines = append(lines, "")
	}
	return l.head(append(lines, state...), h)
}

// citeState says whether a citation still stands, and what to do if not.
func (v *viewer) citeState(c Citation, l *look, w int) []string {
	var text string
	style := l.warn
	switch c.State {
	case Unchanged:
		return []string{" " + l.good("✓") + l.dim(" unchanged since")}
	case Moved:
		text, style = "✓ the same words, on another line", l.dim
	case Changed:
		text = "changed since"
	case Missing:
		text = "missing: the document is gone"
	default:
		return nil
	}
	if c.Why != "" {
		text += ": " + l.line(c.Why)
	}
	if c.State == Changed {
		text += " · p shows before and after, a writes anew"
	}
	var lines []string
	for _, line := range l.wrap(text, w-2) {
		lines = append(lines, " "+style(line))
	}
	return lines
}

func (v *viewer) citeRow(a *App, c Citation, w int, chosen bool) string {
	l := &a.look
	tail := ""
	switch c.State {
	case Changed:
		tail = "changed"
	case Missing:
		tail = "missing"
	}
	number := "[" + number(c.Number) + "] "
	text := number + l.fitLeft(l.line(c.At()), max(1, w-4-len(number)-len(tail)-2))
	if chosen && v.inSide {
		return l.row(text, tail, w, true, false)
	}
	if chosen {
		return l.held(text, w)
	}
	return l.row(text, tail, w, false, false)
}

// head is at most h lines.
func (l *look) head(lines []string, h int) []string {
	return lines[:min(len(lines), max(0, h))]
}
