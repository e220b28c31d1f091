package read

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"
)

// A PDF seldom says what its headings are. They are what the outline names, and lines in
// larger or bolder letters than the text; the larger, the higher.

// A pdfStyle is how letters look.
type pdfStyle struct {
	size int // in half points
	bold bool
}

func styleOf(b *pdfBlock) pdfStyle { return pdfStyle{int(math.Round(2 * b.size)), b.bold} }

// A pdfHeadings tells of each block of a document which heading it is.
type pdfHeadings struct {
	body   pdfStyle
	levels map[pdfStyle]int
	marks  []outlineMark
	// shift is what a level of the outline has to be raised by to be one of the document:
	// the title mostly stands over it.
	shift int
}

const (
	longestHeading = 200 // bytes
	maxLevel       = 6
)

// headingsAmong looks through the blocks of all pages.
func headingsAmong(pages [][]*pdfBlock, numbers []int, marks []outlineMark) *pdfHeadings {
	h := &pdfHeadings{levels: make(map[pdfStyle]int), marks: marks}
	letters := make(map[pdfStyle]int)
	for _, blocks := range pages {
		for _, b := range blocks {
			letters[styleOf(b)] += b.letters()
		}
	}
	most := 0
	for _, style := range sortedStyles(letters) {
		if letters[style] > most {
			most, h.body = letters[style], style
		}
	}
	found := make(map[pdfStyle]int)
	first := pdfStyle{}
	for n, blocks := range pages {
		for _, b := range blocks {
			if h.standsOut(b) {
				found[styleOf(b)]++
				if n == 0 && h.marked(b, numbers[n]) == 0 && (first == pdfStyle{}) {
					first = styleOf(b)
				}
			}
		}
	}
	styles := sortedStyles(found)
	for i, style := range styles {
		h.levels[style] = min(i+1, maxLevel)
	}
	if len(styles) > 0 && len(marks) > 0 && first == styles[0] {
		h.shift = 1
	}
	return h
}

// sortedStyles returns styles, those that stand out most first.
func sortedStyles(m map[pdfStyle]int) []pdfStyle {
	return slices.SortedFunc(maps.Keys(m), func(a, b pdfStyle) int {
		if a.size != b.size {
			return cmp.Compare(b.size, a.size)
		}
		return cmp.Compare(weight(b), weight(a))
	})
}

func weight(s pdfStyle) int {
	if s.bold {
		return 1
	}
	return 0
}

// standsOut tells whether a block looks like a heading.
func (h *pdfHeadings) standsOut(b *pdfBlock) bool {
	text := b.text()
	if b.table || leader(text) || len(text) > longestHeading || b.lines > 4 || !hasLetter(text) || strings.HasPrefix(text, "- ") || goesOn(text) {
		return false
	}
	style := styleOf(b)
	if float64(style.size) >= 1.12*float64(h.body.size) {
		return true
	}
	return style.bold && !h.body.bold && float64(style.size) >= 0.95*float64(h.body.size) &&
		b.lines <= 2 && len(text) <= 100 && len(b.rows) == 1 && !strings.ContainsAny(text[len(text)-1:], ".,;:") && !b.item
}

// level returns the level of the heading that a block is, 0 where it is none.
func (h *pdfHeadings) level(b *pdfBlock, page int) int {
	if depth := h.marked(b, page); depth > 0 {
		return min(depth+h.shift, maxLevel)
	}
	if !h.standsOut(b) {
		return 0
	}
	return h.levels[styleOf(b)]
}

// marked returns how deep in the outline a block stands, from 1; 0 where it does not.
func (h *pdfHeadings) marked(b *pdfBlock, page int) int {
	if len(h.marks) == 0 || b.table || b.lines > 4 || len(b.text()) > longestHeading {
		return 0
	}
	i, _ := slices.BinarySearchFunc(h.marks, page, func(m outlineMark, page int) int { return cmp.Compare(m.page, page) })
	key := headingKey(b.text())
	for ; key != "" && i < len(h.marks) && h.marks[i].page == page; i++ {
		if h.marks[i].key == key {
			return h.marks[i].depth
		}
	}
	return 0
}

// headingKey is what a heading and its name in an outline have in common: its letters.
func headingKey(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}
