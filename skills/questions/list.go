package questions

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ken/notes"
	"ken/notes/cards"
	"ken/notes/prose"
)

// Bounds of a list that can be asked for by its items.
const (
	leastListed = 3
	mostListed  = 7
	mostOfItem  = 9  // words
	mostOfStep  = 28 // words
)

// list asks for the items of a list under its lead, for their order, and treats each item
// as a passage of its own.
func (m *maker) list(q *passage) {
	text := m.page.doc.Text
	if !q.nested && len(q.blocks) >= leastListed && len(q.blocks) <= mostListed && !tasks(q.blocks) {
		m.named(q)
		if q.ordered {
			m.steps(q)
		}
	}
	for i, b := range q.blocks {
		if b.End-b.Start > mostPassage || strings.Contains(b.In(text), "\n```") {
			continue
		}
		item := &passage{page: q.page, kind: notes.Item, span: b.Span, heading: q.heading, blocks: q.blocks[i : i+1], nth: q.nth}
		m.labelled(item, b)
		if list := q.within(b.Span); len(list) > 0 && !q.ordered && !noProse(b.In(text)) {
			m.prose(item, list)
		}
	}
}

func tasks(blocks []notes.Block) bool {
	for _, b := range blocks {
		if b.Task != 0 {
			return true
		}
	}
	return false
}

// named asks for the items by name.
func (m *maker) named(q *passage) {
	lead, span := m.lead(q)
	if lead == "" {
		return
	}
	items := make([]string, 0, len(q.blocks))
	for _, b := range q.blocks {
		item := itemName(b.In(m.page.doc.Text))
		if item == "" {
			return
		}
		items = append(items, item)
	}
	ask := lead + ": name all " + strconv.Itoa(len(items)) + "."
	if q.ordered {
		ask = lead + ": name all " + strconv.Itoa(len(items)) + " in order."
	}
	m.add(draft{
		passage: q, span: span, kind: cards.List, level: cards.Recall, question: ask, answers: items, ordered: q.ordered, why: "list", score: 0.82,
	})
}

var (
	badLead = regexp.MustCompile(`(?i)^(?:other|another|further|more)\b|\b(?:for example|for instance|e\.g|note|notes|see|consider|let's|following (?:code|example|program|snippet|function|definition|syntax|grammar|rfcs?|links?|issues?)|like (?:this|so)|as such|todo|example|questions?|unresolved|links?|references?|resources|here|some|various|include|including|among others|such as|examples|then|will|now|I|you|your|my|we|our)\b`)
	asList  = regexp.MustCompile(`(?i),? (?:as follows|are the following|is the following|the following)$|\bfollowing\b\s*`)
)

// lead is the line that announces a list, as the beginning of a question, and the span of
// both; "" where none can be asked with.
func (m *maker) lead(q *passage) (string, prose.Span) {
	if q.lead.End <= q.lead.Start {
		return m.headingLead(q)
	}
	text, _ := strip(q.lead.In(m.page.doc.Text))
	text = strings.TrimSpace(strings.TrimRight(text, ": "))
	list := tagged(text)
	if len(list) == 0 || badLead.MatchString(text) || spoken(text) || len(text) > 200 {
		return "", prose.Span{}
	}
	first := list[0].lower
	if leaning[first] && first != "there" && !(first == "the" || list[0].tag == number) || danglingPronoun(list) || len(stemsOf(text)) < 2 {
		return "", prose.Span{}
	}
	if list[0].tag == prep && !hasFinite(list) {
		return "", prose.Span{}
	}
	last := list[len(list)-1]
	if last.tag == prep || last.tag == sub || last.tag == determiner || last.tag == conj || last.lower == "that" || last.tag == aux {
		return "", prose.Span{} // the items end its sentence
	}
	return upperFirst(strings.TrimSpace(asList.ReplaceAllString(text, " "))), prose.Span{Start: q.lead.Start, End: q.span.End}
}

var listHeading = regexp.MustCompile(`(?i)\b(?:types|kinds|steps|stages|phases|reasons|causes|effects|principles|rules|advantages|disadvantages|benefits|drawbacks|properties|features|components|parts|layers|goals|risks|symptoms|criteria|requirements|elements|functions|methods|forms|states|roles|strategies|factors|characteristics|pros|cons|uses|consequences|conditions|guarantees|limitations)\b`)

// headingLead asks with the heading where it names what is listed and nothing else stands
// before the list.
func (m *maker) headingLead(q *passage) (string, prose.Span) {
	if len(q.heading) == 0 || q.nth > 0 && samePath(m.page.passages[q.nth-1].heading, q.heading) {
		return "", prose.Span{}
	}
	last := headingText(q.heading[len(q.heading)-1])
	if !listHeading.MatchString(last) || len(strings.Fields(last)) > 6 || badLead.MatchString(last) {
		return "", prose.Span{}
	}
	return last, q.span
}

func samePath(a, b []string) bool { return strings.Join(a, "\x00") == strings.Join(b, "\x00") }

var aside = regexp.MustCompile(`\s*\([^()]*\)[.;,]?$`)

// itemName is what a list's item is called: what stands bold or before a colon, or all of
// it where it is short.
func itemName(text string) string {
	if m := boldLabel.FindStringSubmatch(text); m != nil {
		name, _ := strip(m[2])
		return name
	}
	if m := plainLabel.FindStringSubmatch(text); m != nil && !strings.Contains(m[1], "`") {
		text = m[1]
	}
	plain, _ := strip(text)
	plain = aside.ReplaceAllString(plain, "")
	plain = strings.TrimRight(plain, ".;, ")
	plain = strings.TrimSuffix(strings.TrimSuffix(plain, " and"), " or")
	plain = strings.TrimRight(plain, ",; ")
	if n := len(strings.Fields(plain)); n == 0 || n > mostOfItem || strings.Contains(plain, "\n") || danglingPronoun(tagged(plain)) || odd(plain) || plain == "…" {
		return ""
	}
	return plain
}

// steps asks for the step after a step.
func (m *maker) steps(q *passage) {
	steps := make([]string, 0, len(q.blocks))
	for _, b := range q.blocks {
		s, _ := strip(firstSentences(b.In(m.page.doc.Text)))
		if n := len(strings.Fields(s)); n < 2 || n > mostOfStep || strings.HasSuffix(s, ":") || odd(s) {
			return
		}
		steps = append(steps, strings.TrimRight(s, ".;, "))
	}
	if acts := slices.IndexFunc(steps, func(s string) bool { return !acting(tagged(s)) }); acts >= 0 {
		return
	}
	if lead, _ := m.lead(q); !procedure.MatchString(lead + " " + strings.Join(q.heading, " ")) {
		return
	}
	for i := range len(steps) - 1 {
		m.add(draft{
			passage: q, span: prose.Span{Start: q.blocks[i].Start, End: q.blocks[i+1].End}, kind: cards.Prose, level: cards.Understand,
			question: "What is the next step after “" + steps[i] + "”?", answers: []string{steps[i+1] + "."}, why: "step", score: 0.7 - 0.01*float64(i),
		})
	}
}

// acting tells whether an item says what is done: it has a verb of its own.
func acting(list []token) bool {
	return len(list) > 0 && (commonVerbs[list[0].lower] || hasFinite(list))
}

var procedure = regexp.MustCompile(`(?i)\b(?:steps?|procedure|process|how to|algorithm|cycle|stages|phases|workflow|instructions|recipe|sequence|installation|installing)\b`)
