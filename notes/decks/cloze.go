package decks

import (
	"slices"
	"strconv"
	"strings"
)

// Blank is what stands in a question for hidden words.
const Blank = "[…]"

// Bounds of clozes. Anki itself nests no deeper than eight and counts to 500.
const (
	maxClozeDepth  = 8
	maxClozeNumber = 500
)

// A clozePart is a text, or what stands in one {{c1::…}}.
type clozePart struct {
	text    string
	numbers []int // of a cloze; nil of a text
	hint    string
	inside  []clozePart
}

// parseCloze takes a field apart. Braces that do not close are text.
func parseCloze(field string) []clozePart {
	open := []clozePart{{}} // the outermost, then the clozes that are not closed
	add := func(p clozePart) {
		last := &open[len(open)-1]
		last.inside = append(last.inside, p)
	}
	pop := func() clozePart {
		top := open[len(open)-1]
		open = open[:len(open)-1]
		return top
	}
	for field != "" {
		numbers, length := clozeBegin(field)
		switch {
		case length > 0 && len(open) <= maxClozeDepth:
			open = append(open, clozePart{text: field[:length], numbers: numbers})
		case len(open) > 1 && strings.HasPrefix(field, "}}"):
			length = 2
			c := pop()
			c.text = ""
			c.takeHint()
			add(c)
		default:
			length = max(length, 1)
			for length < len(field) && field[length] != '{' && field[length] != '}' {
				length++
			}
			add(clozePart{text: field[:length]})
		}
		field = field[length:]
	}
	for len(open) > 1 { // what was begun as a cloze and never ended
		c := pop()
		add(clozePart{text: c.text})
		open[len(open)-1].inside = append(open[len(open)-1].inside, c.inside...)
	}
	return open[0].inside
}

// clozeBegin tells whether a field begins with "{{c1::" or "{{c1,2::", and how long
// that is.
func clozeBegin(field string) ([]int, int) {
	if len(field) < 6 || field[:2] != "{{" || field[2]|0x20 != 'c' {
		return nil, 0
	}
	end := strings.Index(field[:min(len(field), 64)], "::")
	if end < 4 {
		return nil, 0
	}
	var numbers []int
	for part := range strings.SplitSeq(field[3:end], ",") {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 {
			return nil, 0
		}
		numbers = append(numbers, n)
	}
	return numbers, end + 2
}

// takeHint takes what follows "::" in a cloze off its text.
func (p *clozePart) takeHint() {
	for i := range p.inside {
		if p.inside[i].numbers != nil {
			continue
		}
		if text, hint, ok := strings.Cut(p.inside[i].text, "::"); ok {
			p.inside[i].text, p.hint = text, hint
			for j := i + 1; j < len(p.inside) && p.inside[j].numbers == nil; j++ { // a hint with a brace in it
				p.hint += p.inside[j].text
				p.inside[j].text = ""
			}
			return
		}
	}
}

// clozeNumbers are the numbers of the clozes of a field, each once, in order.
func clozeNumbers(field string) []int {
	var numbers []int
	var visit func([]clozePart)
	visit = func(parts []clozePart) {
		for _, p := range parts {
			for _, n := range p.numbers {
				if n > 0 && n <= maxClozeNumber {
					numbers = append(numbers, n)
				}
			}
			visit(p.inside)
		}
	}
	visit(parseCloze(field))
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// reveal writes parts as the card of a cloze shows them, "" where none of them is
// of its number: the question with a [Blank] for its words, the answer with them.
func reveal(parts []clozePart, number int, question bool) string {
	var b strings.Builder
	if !revealInto(&b, parts, number, question) {
		return ""
	}
	return b.String()
}

// revealInto tells whether a cloze of the number was among the parts.
func revealInto(b *strings.Builder, parts []clozePart, number int, question bool) bool {
	found := false
	for _, p := range parts {
		switch {
		case p.numbers == nil:
			b.WriteString(p.text)
		case slices.Contains(p.numbers, number):
			found = true
			if question {
				b.WriteString(Blank)
				continue
			}
			revealInto(b, p.inside, number, false)
		default:
			found = revealInto(b, p.inside, number, question) || found
		}
	}
	return found
}

// gaps are the words that a card of the number hides, as text.
func gaps(parts []clozePart, number int) []Gap {
	var all []Gap
	for _, p := range parts {
		if p.numbers == nil {
			continue
		}
		if !slices.Contains(p.numbers, number) {
			all = append(all, gaps(p.inside, number)...)
			continue
		}
		var b strings.Builder
		revealInto(&b, p.inside, number, false)
		all = append(all, Gap{Text: Text(b.String()), Hint: Text(p.hint)})
	}
	return all
}
