package tui

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ken/render"
)

// A finder finds words in a page: in the text, not in the escapes, and across the
// ends of drawn lines, so that a phrase is found wherever it was wrapped.
type finder struct {
	open  bool // its line has the keys
	field field
	hits  []hit
	at    int // the hit the reader is on
	word  string
	stale bool // the page was laid out anew
}

// A hit is one occurrence: the parts of drawn lines it takes.
type hit struct{ parts []hitPart }

type hitPart struct {
	line int
	span span
}

func (f *finder) on() bool { return f.word != "" }

func (f *finder) off() {
	f.word, f.hits, f.at = "", nil, 0
	f.field.clear()
}

// search finds what the field says. A capital letter in it makes capitals matter.
func (f *finder) search(l *look, p render.Page) {
	f.word = strings.Join(strings.Fields(f.field.value()), " ")
	f.hits, f.stale = nil, false
	if f.word == "" {
		return
	}
	text, starts := flat(p)
	word := f.word
	if !strings.ContainsFunc(word, unicode.IsUpper) {
		text, word = lower(text), lower(word)
	}
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			break
		}
		f.hits = append(f.hits, spread(l, p, starts, from+i, from+i+len(word)))
		from += i + len(word)
	}
	f.at = min(f.at, max(0, len(f.hits)-1))
}

// lower lower-cases a text letter by letter where that keeps its length, so that
// offsets stay true.
func lower(s string) string {
	out := strings.ToLower(s)
	if len(out) == len(s) {
		return out
	}
	return strings.Map(func(r rune) rune {
		if low := unicode.ToLower(r); len(string(low)) == len(string(r)) {
			return low
		}
		return r
	}, s)
}

// A start is where a drawn line's text begins in the flat text, and how many bytes
// of the line stand before it.
type start struct{ at, skip int }

// flat makes one text of a page: lines of one paragraph are joined by a space.
func flat(p render.Page) (string, []start) {
	var b strings.Builder
	starts := make([]start, len(p.Lines))
	for i, line := range p.Lines {
		plain := ansi.Strip(line.Text)
		text := strings.TrimLeft(plain, " ")
		if i > 0 && line.Source > 0 && line.Source == p.Lines[i-1].Source {
			b.WriteByte(' ')
		} else if i > 0 {
			b.WriteByte('\n')
		}
		starts[i] = start{b.Len(), len(plain) - len(text)}
		b.WriteString(strings.TrimRight(text, " "))
	}
	return b.String(), starts
}

// spread turns a range of the flat text into parts of drawn lines.
func spread(l *look, p render.Page, starts []start, from, to int) hit {
	var h hit
	for i := lineBefore(starts, from); i < len(starts) && starts[i].at < to; i++ {
		plain := ansi.Strip(p.Lines[i].Text)
		lo := max(0, from-starts[i].at) + starts[i].skip
		hi := min(len(plain), to-starts[i].at+starts[i].skip)
		if lo < hi {
			h.parts = append(h.parts, hitPart{i, l.cells(plain, lo, hi)})
		}
	}
	return h
}

// lineBefore is the last line that begins at or before an offset.
func lineBefore(starts []start, at int) int {
	lo, hi := 0, len(starts)
	for lo < hi {
		mid := (lo + hi) / 2
		if starts[mid].at <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return max(0, lo-1)
}

// nearest goes to the first hit at or after a drawn line.
func (f *finder) nearest(line int) {
	for i, h := range f.hits {
		if len(h.parts) > 0 && h.parts[0].line >= line {
			f.at = i
			return
		}
	}
	f.at = 0
}

// line is the drawn line of the hit the reader is on, -1 if there is none.
func (f *finder) line() int {
	if f.at >= len(f.hits) || len(f.hits[f.at].parts) == 0 {
		return -1
	}
	return f.hits[f.at].parts[0].line
}

// count says which of how many it is.
func (f *finder) count() string {
	switch {
	case f.word == "":
		return ""
	case len(f.hits) == 0:
		return "not found"
	}
	return number(f.at+1) + " of " + number(len(f.hits))
}

// paint marks the hits on a drawn line.
func (f *finder) paint(l *look, i int, text string) string {
	var others, here []span
	for n, h := range f.hits {
		for _, p := range h.parts {
			switch {
			case p.line != i:
			case n == f.at:
				here = append(here, p.span)
			default:
				others = append(others, p.span)
			}
		}
	}
	return l.paint(l.paint(text, others, l.mark), here, l.at)
}

func (v *viewer) openFind(*App) tea.Cmd {
	v.find.open, v.inSide = true, false
	return nil
}

// keepHits leaves the field and keeps what was found marked.
func (v *viewer) keepHits(*App) tea.Cmd {
	v.find.open = false
	if len(v.find.hits) == 0 {
		v.find.off()
	}
	return nil
}

func (v *viewer) notFinding(*App) string {
	if !v.find.open {
		return "nothing is being looked for"
	}
	return ""
}

// seek goes to the hit nearest to what is seen.
func (v *viewer) seek() {
	v.find.nearest(v.reader.top)
	if line := v.find.line(); line >= 0 {
		v.reader.show(line)
	}
}

func (v *viewer) nextHit(a *App) tea.Cmd { return v.hit(a, 1) }

func (v *viewer) previousHit(a *App) tea.Cmd { return v.hit(a, -1) }

// moveHit goes through the hits while the field is open.
func (v *viewer) moveHit(by motion) tea.Cmd {
	if len(v.find.hits) == 0 {
		return nil
	}
	if by == lineUp || by == pageUp {
		return v.hit(nil, -1)
	}
	return v.hit(nil, 1)
}

func (v *viewer) hit(_ *App, by int) tea.Cmd {
	n := len(v.find.hits)
	v.find.at = (v.find.at + by + n) % n
	v.reader.show(v.find.line())
	return nil
}

func (v *viewer) noHits(*App) string {
	if len(v.find.hits) == 0 {
		return "find something with / first"
	}
	return ""
}
