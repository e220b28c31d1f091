package tui

import (
	"strings"
	"unicode/utf8"

	"ken/index"
)

func (s *search) view(a *App, in area) drawn {
	l := &a.look
	head, cursor := s.head(a, in.w)
	rest := in
	rest.h -= len(head)
	sp := a.split(rest)
	if len(s.result.Passages) == 0 || s.near {
		sp = split{main: rest, side: rest}
	}
	body := l.join(sp, s.results(a, sp.main), s.side(a, sp), s.inSide).shifted(0, len(head))
	if s.typing() != nil {
		body.cursor = cursor
	}
	body.lines = append(head, body.lines...)
	return body
}

// area is the area below the field.
func (s *search) area(a *App) area {
	in := a.area()
	in.h -= s.headHeight(a)
	return in
}

func (s *search) headHeight(a *App) int {
	head, _ := s.head(a, a.w)
	return len(head)
}

// head is the field, what could not be understood of it, and a rule.
func (s *search) head(a *App, w int) ([]string, *spot) {
	l := &a.look
	text, at := s.query.draw(l, w-4)
	if s.query.value() == "" {
		text = l.dim(l.fit("words, \"a phrase\", -not, in:folder, since:2026", w-4))
	}
	head := []string{" " + l.strong(">") + " " + text}
	switch {
	case s.err != nil:
		head = append(head, "   "+l.bad("! ")+l.line(s.err.Error()))
	case s.result.Problem != "":
		head = append(head, "   "+l.dim(l.line(s.result.Problem)))
	case len(s.result.Meant) > 0:
		head = append(head, "   "+l.dim(l.fit(l.line(meant(s.result.Meant)), w-4)))
	}
	if frameOf(a.w, a.h).rules {
		head = append(head, l.dim(strings.Repeat("─", w)))
	}
	return head, &spot{3 + at, 0, true}
}

// meant says what was searched for instead of what was typed.
func meant(list []index.Correction) string {
	var parts []string
	for _, c := range list {
		parts = append(parts, "“"+c.Searched+"” instead of “"+c.Typed+"”")
	}
	return "searched for " + strings.Join(parts, ", ")
}

func (s *search) side(a *App, sp split) drawn {
	if p, ok := s.chosen(); ok && (sp.both() || s.inSide) {
		return s.preview.draw(a, p, sp.side, s.inSide)
	}
	return drawn{}
}

func (s *search) results(a *App, in area) drawn {
	switch {
	case len(s.result.Passages) == 0:
		return drawn{lines: s.empty(a, in.w)}
	case s.near:
		return s.nearest(a, in)
	}
	lines, y := s.list.draw(len(s.result.Passages), in.h, func(i int, chosen bool) []string {
		return s.row(a, s.result.Passages[i], in, chosen)
	})
	return drawn{lines, &spot{x: 1, y: y}}
}

// row is a passage: its place and heading, then the words around the first match.
func (s *search) row(a *App, p index.Passage, in area, chosen bool) []string {
	l := &a.look
	place := l.line(p.At())
	if s.marked[p.At()] {
		place = "[•] " + place
	}
	heading := l.line(p.Title)
	if n := len(p.Heading); n > 0 {
		heading = l.line(p.Heading[n-1])
	}
	if len(p.Also) > 0 {
		heading += l.dim("  also in " + l.line(p.Also[0]))
	}
	column := in.w * 4 / 10
	var text string
	switch {
	case in.w >= 56 && l.width(place) <= column:
		text = l.pad(place, column) + "  " + heading
	case in.w >= 56:
		text = l.fitLeft(place, in.w*6/10) + "  " + heading
	default:
		text = l.fitLeft(place, in.w-3)
	}
	first := l.row(text, "", in.w, chosen, false)
	if chosen && !s.inList {
		first = l.held(text, in.w)
	}
	return []string{
		first,
		l.under(l.around(p.Quote, p.Marks, in.w-6), in.w),
	}
}

// empty says why there is nothing to choose from.
func (s *search) empty(a *App, w int) []string {
	l := &a.look
	switch {
	case s.err != nil:
		return []string{"", " What was found before could not be kept. Change the words, or wait a moment."}
	case s.asked == "" && a.known.synced.IsZero():
		return []string{"", l.dim(" Your documents are being read; what is read already can be found.")}
	case s.asked == "":
		return []string{"", l.dim(" Type what you look for.")}
	}
	return []string{"", " " + l.fit(s.nothingFound(a), w-1)}
}

func (s *search) nothingFound(a *App) string {
	if a.syncing() != nil {
		return "No passage speaks of that yet; your documents are still being read."
	}
	return "No passage speaks of that."
}

// nearest lists the headings that come closest.
func (s *search) nearest(a *App, in area) drawn {
	l := &a.look
	head := []string{"", " " + l.fit(s.nothingFound(a), in.w-1), "", " " + l.heading("Nearest headings")}
	if in.h < len(head)+2 {
		head = head[3:]
	}
	lines, y := s.list.draw(len(s.result.Passages), in.h-len(head), func(i int, chosen bool) []string {
		p := s.result.Passages[i]
		if in.w < 56 {
			return []string{l.row(l.line(p.Under()), "", in.w, chosen, false), l.dim(l.under(l.line(p.At()), in.w))}
		}
		return []string{l.row(l.line(p.Under()), l.line(p.At()), in.w, chosen, false)}
	})
	return drawn{append(head, lines...), &spot{x: 1, y: len(head) + y}}
}

// around is one line of a quote about its first match, the matches marked.
func (l *look) around(quote string, marks [][2]int, w int) string {
	from, to := lineAround(quote, marks)
	text := quote[from:to]
	var b strings.Builder
	at := 0
	for _, m := range marks {
		lo, hi := m[0]-from, m[1]-from
		if lo < at || hi > len(text) || lo >= hi {
			continue
		}
		b.WriteString(l.inline(text[at:lo]))
		b.WriteString(l.mark(l.line(text[lo:hi])))
		at = hi
	}
	b.WriteString(l.inline(text[at:]))
	lead := ""
	if from > 0 && quote[from-1] != '\n' {
		lead = "…"
	}
	return lead + l.fit(strings.TrimSpace(b.String()), w-len([]rune(lead)))
}

// inline is a piece of a line: cleaned, spaces at its ends kept.
func (l *look) inline(s string) string {
	clean := strings.Trim(l.line(s), " ")
	if s != "" && clean == "" {
		return " "
	}
	if strings.TrimLeft(s, " \t") != s {
		clean = " " + clean
	}
	if strings.TrimRight(s, " \t") != s {
		clean += " "
	}
	return clean
}

// lineAround finds the line of a quote with the first match, begun a few words
// before it where the line is long; else the first line that is no heading.
func lineAround(quote string, marks [][2]int) (from, to int) {
	at := -1
	for _, m := range marks {
		if m[0] >= 0 && m[0] < m[1] && m[1] <= len(quote) && !headingAt(quote, m[0]) {
			at = m[0]
			break
		}
	}
	if at < 0 {
		at = 0
		for at < len(quote) && (headingAt(quote, at) || quote[at] == '\n') {
			next := strings.IndexByte(quote[at:], '\n')
			if next < 0 {
				break
			}
			at += next + 1
		}
	}
	from = strings.LastIndexByte(quote[:at], '\n') + 1
	to = len(quote)
	if end := strings.IndexByte(quote[at:], '\n'); end >= 0 {
		to = at + end
	}
	if at-from > 30 {
		cut := at - 30
		for cut < at && !utf8.RuneStart(quote[cut]) {
			cut++
		}
		if space := strings.IndexByte(quote[cut:at], ' '); space >= 0 {
			cut += space + 1
		}
		from = cut
	}
	to = min(to, from+600)
	for to > from && to < len(quote) && !utf8.RuneStart(quote[to]) {
		to--
	}
	return from, to
}

// headingAt tells whether the line around a byte is a Markdown heading.
func headingAt(s string, at int) bool {
	from := strings.LastIndexByte(s[:at], '\n') + 1
	return from < len(s) && s[from] == '#'
}
