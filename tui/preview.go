package tui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ken/index"
	"ken/render"
)

// A preview shows one passage drawn, with the words that were found marked. It
// begins where the first of them stands.
type preview struct {
	of    string // the place shown
	quote string
	width int
	page  render.Page
	top   int
	h     int
}

func (p *preview) scroll(by motion) {
	p.by(by.steps(max(1, p.h), len(p.page.Lines)))
}

func (p *preview) by(lines int) {
	p.top = min(max(p.top+lines, 0), max(0, len(p.page.Lines)-p.h))
}

// draw shows a passage: where it stands, then what it says.
func (p *preview) draw(a *App, of index.Passage, in area, focused bool) drawn {
	head := p.head(a, of, in, focused)
	p.h = in.h - len(head)
	p.lay(a, of, min(in.w-1, textWidth))
	l := &a.look
	lines := make([]string, 0, in.h)
	for _, h := range head {
		lines = append(lines, " "+h)
	}
	words := marked(of)
	for i := p.top; i < len(p.page.Lines) && len(lines) < in.h; i++ {
		text := p.page.Lines[i].Text
		lines = append(lines, " "+l.paint(text, l.occurrences(ansi.Strip(text), words), l.mark))
	}
	return drawn{lines, &spot{x: 0, y: len(head)}}
}

// head is the heading, where the passage does not begin with it, and what is known of
// the document. A small pane has no room for it.
func (p *preview) head(a *App, of index.Passage, in area, focused bool) []string {
	l := &a.look
	if in.shape < middle || in.h < 4 {
		return nil
	}
	under, own := of.Heading, strings.HasPrefix(strings.TrimLeft(of.Quote, " \n"), "#")
	heading := l.line(of.Title)
	if len(under) > 0 {
		heading, under = l.line(under[len(under)-1]), under[:len(under)-1]
	}
	var head []string
	if !own {
		head = append(head, l.heading(l.fit(heading, in.w-2)))
	}
	changed := ""
	if !of.Modified.IsZero() {
		changed = "changed " + ago(a.ws.Now(), of.Modified)
	}
	if facts := said(l.line(strings.Join(under, " › ")), of.Kind, changed); in.h >= 8 || own {
		head = append(head, l.dim(l.fit(facts, in.w-2)))
	}
	if focused {
		head[0] = l.at(ansi.Strip(head[0]))
	}
	if in.h >= 8 {
		head = append(head, "")
	}
	return head
}

// lay draws the passage anew where it is another one or the width is another.
func (p *preview) lay(a *App, of index.Passage, width int) {
	if p.of == of.At() && p.quote == of.Quote && p.width == width {
		p.by(0)
		return
	}
	p.of, p.quote, p.width = of.At(), of.Quote, width
	p.page = render.Markdown([]byte(of.Quote), width, a.look.page())
	p.top = 0
	words := marked(of)
	for i, line := range p.page.Lines {
		if len(a.look.occurrences(ansi.Strip(line.Text), words)) > 0 {
			if i >= p.h {
				p.by(i - 1)
			}
			break
		}
	}
}

// marked are the words of a passage that were found, each once, the longest first.
func marked(p index.Passage) []string {
	var words []string
	for _, m := range p.Marks {
		if m[0] < 0 || m[0] >= m[1] || m[1] > len(p.Quote) {
			continue
		}
		if w := strings.ToLower(strings.TrimSpace(p.Quote[m[0]:m[1]])); w != "" && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	slices.SortFunc(words, func(a, b string) int { return len(b) - len(a) })
	return words
}

// occurrences are where whole words stand in a line of plain text.
func (l *look) occurrences(plain string, words []string) []span {
	lower := strings.ToLower(plain)
	if len(lower) != len(plain) {
		return nil
	}
	var found []span
	for at := 0; at < len(lower); {
		word := wordAt(lower, at, words)
		if word == "" {
			at++
			continue
		}
		found = append(found, l.cells(plain, at, at+len(word)))
		at += len(word)
	}
	return found
}

// wordAt is the word of words that stands at a byte of s between word boundaries.
func wordAt(s string, at int, words []string) string {
	if at > 0 && letter(s[at-1]) {
		return ""
	}
	for _, w := range words {
		if strings.HasPrefix(s[at:], w) && (at+len(w) == len(s) || !letter(s[at+len(w)])) {
			return w
		}
	}
	return ""
}

// letter tells whether a byte is part of a word: every byte of a character beyond
// ASCII counts as one.
func letter(b byte) bool {
	return b >= 0x80 || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
}
