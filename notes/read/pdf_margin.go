package read

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What stands over and under the text of page after page says nothing about it: running
// titles, dates of printing, page numbers. It is what recurs at the edge of three pages
// at least, but for a number in it that counts the pages, and any number that is the
// page's own. "Exercise 3, 40 points" under "Exercise 2, 25 points" is no running title.

const (
	// edgeLines is how many lines from the top or the bottom of a page are looked at.
	edgeLines = 3
	// recurs is on how many pages a line has to stand to be dropped.
	recurs = 3
)

// dropMargins takes running titles and page numbers out of pages.
func dropMargins(pages []pdfPage) {
	seen := make(map[string]int)
	for _, p := range pages {
		keys := make(map[string]bool)
		for _, i := range p.edges() {
			for _, key := range p.runningKeys(i) {
				keys[key] = true
			}
		}
		for key := range keys {
			seen[key]++
		}
	}
	for n := range pages {
		p := &pages[n]
		drop := make(map[int]bool)
		for _, i := range p.edges() {
			own := isPageNumber(marginKey(p.lines[i].text)) && strings.Contains(digitsOf(p.lines[i].text), numberOf(p.number))
			if own || slices.ContainsFunc(p.runningKeys(i), func(key string) bool { return seen[key] >= recurs }) {
				drop[i] = true
			}
		}
		if len(drop) == len(p.lines) {
			continue // it says nothing else
		}
		at := -1
		p.lines = slices.DeleteFunc(p.lines, func(pdfLine) bool { at++; return drop[at] })
	}
}

// edges returns which lines of a page stand at its top or bottom.
func (p pdfPage) edges() []int {
	order := make([]int, 0, len(p.lines))
	for i, l := range p.lines {
		if l.placed && l.turn == 0 && len(l.text) <= 200 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p.lines[a].base, p.lines[b].base) })
	if len(order) <= 2*edgeLines {
		return order
	}
	return slices.Concat(order[:edgeLines], order[len(order)-edgeLines:])
}

// mostRunning is how many numbers of a running title may be the one that counts pages.
const mostRunning = 6

// runningKeys returns what a line has in common with the same running title on other
// pages: its text, and its text with one number told as how far it is from the page's.
// A number that is a part of a word counts nothing, and a line that is larger than
// others on its page is a heading, whatever its number.
func (p pdfPage) runningKeys(i int) []string {
	text := strings.ToLower(p.lines[i].text)
	keys := []string{text}
	if p.heads(i) {
		return keys
	}
	for at := 0; at < len(text) && len(keys) <= mostRunning; {
		if text[at] < '0' || text[at] > '9' {
			at++
			continue
		}
		end := at
		for end < len(text) && text[end] >= '0' && text[end] <= '9' {
			end++
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if n, err := strconv.Atoi(text[at:end]); err == nil && !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			keys = append(keys, text[:at]+"\x00"+strconv.Itoa(n-p.number)+"\x00"+text[end:])
		}
		at = end
	}
	return keys
}

// heads tells whether a line is larger than most of its page.
func (p pdfPage) heads(i int) bool {
	larger, all := 0, 0
	for _, l := range p.lines {
		all += len(l.text)
		if p.lines[i].size > l.size*1.15 {
			larger += len(l.text)
		}
	}
	return 2*larger > all
}

// marginKey is a line with its numbers taken for one.
func marginKey(text string) string {
	var b strings.Builder
	number := false
	if word := strings.ToLower(text); word != "" && strings.Trim(word, "ivxlc") == "" {
		return "#" // a Roman one
	}
	for _, r := range text {
		if unicode.IsDigit(r) {
			if !number {
				b.WriteByte('#')
			}
			number = true
			continue
		}
		number = false
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// isPageNumber tells the keys of lines that hold nothing but the number of the page.
func isPageNumber(key string) bool {
	key = strings.Trim(key, " -–—|·.[]()")
	for _, word := range []string{"page", "seite", "página", "p."} {
		key = strings.TrimSpace(strings.TrimPrefix(key, word))
	}
	switch key {
	case "#", "#/#", "# / #", "# of #", "# von #", "# de #":
		return true
	}
	return false
}

// digitsOf returns the numbers of a text, each between spaces.
func digitsOf(text string) string {
	return " " + strings.Join(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsDigit(r) }), " ") + " "
}

// numberOf is a number as it stands in digitsOf.
func numberOf(n int) string { return " " + strconv.Itoa(n) + " " }
