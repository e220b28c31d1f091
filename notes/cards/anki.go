package cards

import (
	"slices"
	"strconv"
	"strings"
)

// mostNested is how deep the gaps of an Anki text may lie in each other.
const mostNested = 8

// ankiGaps finds the {{c1::words::hint}} of a text.
func ankiGaps(text string) (found []gap, wrong string) {
	a := ankiReader{text: text, mask: maskOf(text)}
	found = a.read(0)
	if a.wrong == "" && a.count > maxGaps {
		a.wrong = tooManyGaps
	}
	return found, a.wrong
}

// An ankiReader goes through a text once.
type ankiReader struct {
	text  string
	mask  mask
	at    int
	count int
	wrong string
	end   int // of the gap that was read last, before its marks
	hint  string
}

// read returns the gaps up to the end of the text, or of the gap that they lie in.
func (a *ankiReader) read(depth int) (found []gap) {
	a.hint = ""
	for a.at < len(a.text) && a.wrong == "" {
		rest := a.text[a.at:]
		if numbers, width := ankiNumbers(rest); numbers != nil && !a.masked() {
			found = append(found, a.gap(numbers, width, depth))
			continue
		}
		switch {
		case depth > 0 && strings.HasPrefix(rest, "}}"):
			a.end = a.at
			return found
		case depth > 0 && strings.HasPrefix(rest, "::") && !a.masked():
			a.end = a.at
			n := strings.Index(rest, "}}")
			if n < 0 {
				a.wrong = "{{ is opened and not closed"
				return found
			}
			a.hint = strings.TrimSpace(rest[2:n])
			a.at += n
			return found
		case a.masked():
			a.at = max(a.at+1, a.skipped())
		default:
			a.at++
		}
	}
	if depth > 0 && a.wrong == "" {
		a.wrong = "{{ is opened and not closed"
	}
	return found
}

// masked tells whether marks mean nothing here. A formula may hold gaps, as in Anki.
func (a *ankiReader) masked() bool {
	return a.mask.over(a.at) > 0 && a.text[a.mask.over(a.at)-1] != '$'
}

// skipped returns the end of the part in which marks mean nothing, but not beyond the
// next end of a gap: that an address runs on into it is not meant.
func (a *ankiReader) skipped() int {
	end := a.mask.over(a.at)
	if n := strings.Index(a.text[a.at:end], "}}"); n > 0 && a.text[end-1] != '`' && a.text[end-1] != '>' {
		return a.at + n
	}
	return end
}

func (a *ankiReader) gap(numbers []int, width, depth int) gap {
	g := gap{cards: numbers, syntax: "anki"}
	g.start = a.at
	a.at += width
	g.inner.start = a.at
	if a.count++; depth == mostNested {
		a.wrong = "{{ }} lie too deep in each other"
		return g
	}
	g.inside = a.read(depth + 1)
	g.inner.end, g.hint = a.end, a.hint
	a.at = min(a.at+2, len(a.text))
	g.end = a.at
	if a.wrong == "" && strings.TrimSpace(a.text[g.inner.start:g.inner.end]) == "" {
		a.wrong = "nothing stands between {{ and }}"
	}
	a.hint = ""
	return g
}

// ankiOpen returns where the first "{{c1::" of a text begins, -1 where there is none.
func ankiOpen(text string) int {
	for at := 0; ; {
		n := strings.Index(text[at:], "{{c")
		if n < 0 {
			return -1
		}
		at += n
		if numbers, _ := ankiNumbers(text[at:]); numbers != nil {
			return at
		}
		at += 3
	}
}

// ankiNumbers reads "{{c1,2::" and returns the numbers, and how long it is.
func ankiNumbers(text string) (numbers []int, width int) {
	if !strings.HasPrefix(text, "{{c") {
		return nil, 0
	}
	n := 3
	for n < len(text) && n < 40 && (digit(text[n]) || text[n] == ',') {
		n++
	}
	if !strings.HasPrefix(text[n:], "::") {
		return nil, 0
	}
	for part := range strings.SplitSeq(text[3:n], ",") {
		number, err := strconv.Atoi(part)
		if err != nil || number > 999 {
			return nil, 0
		}
		if !slices.Contains(numbers, number) {
			numbers = append(numbers, number)
		}
	}
	return numbers, n + 2
}
