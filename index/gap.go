package index

import (
	"sort"
	"strings"
	"unicode/utf8"

	"ken/notes"
)

// A gap is where a text may be parted: before a block that begins a line and is no
// part of a list item, a table or a fence.
type gap struct {
	at     int
	spaced bool // a blank line stands before it
}

// gapsIn returns the gaps of a text, in order.
func gapsIn(text string, plain bool) []gap {
	var gaps []gap
	last := notes.Paragraph
	for _, b := range notes.Blocks(text, plain) {
		at := strings.LastIndexByte(text[:b.Start], '\n') + 1
		inTable := tabular(last) && tabular(b.Kind)
		last = b.Kind
		if at == 0 || inTable || !plain && (text[at] == ' ' || text[at] == '\t') {
			continue
		}
		before := strings.TrimRight(text[:at-1], " \t\r")
		gaps = append(gaps, gap{at, strings.HasSuffix(before, "\n")})
	}
	return gaps
}

func tabular(k notes.BlockKind) bool {
	return k == notes.Row || k == notes.TableHead || k == notes.Other
}

// nextCut finds where the part of a text that begins at a place ends. It is the
// last gap within reach, one behind a blank line before others; else the first gap
// there is; else the block is parted itself, if it is far too long.
func nextCut(text string, from int, gaps []gap) int {
	if len(text)-from <= long+excess {
		return len(text)
	}
	var spaced, tight, beyond int
	first := sort.Search(len(gaps), func(i int) bool { return gaps[i].at-from >= short })
	for _, g := range gaps[first:] {
		n := g.at - from
		if n > most {
			break
		}
		switch {
		case n <= long && g.spaced:
			spaced = g.at
		case n <= long:
			tight = g.at
		case beyond == 0:
			beyond = g.at
		}
	}
	for _, at := range []int{spaced, tight, beyond} {
		if at > 0 && len(text)-at < tiny && len(text)-from <= most {
			return len(text)
		}
		if at > 0 {
			return at
		}
	}
	if len(text)-from <= most {
		return len(text)
	}
	return from + lineCut(text[from:])
}

// lineCut parts a block that is far too long: after a line, or else after a word,
// or else after a letter.
func lineCut(text string) int {
	if nl := strings.LastIndexByte(text[:long], '\n'); nl >= short {
		return nl + 1
	}
	if nl := strings.IndexByte(text[short:most], '\n'); nl >= 0 {
		return short + nl + 1
	}
	if blank := strings.LastIndexByte(text[:long], ' '); blank >= short {
		return blank + 1
	}
	at := long
	for at > long-utf8.UTFMax && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}
