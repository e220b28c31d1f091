package questions

import (
	"regexp"
	"strings"

	"ken/notes"
	"ken/notes/cards"
	"ken/notes/prose"
)

// A line with a label says what the label means: "**Term**: text", "Term – text".
type labelled struct {
	term, text string
	marked     bool // the label is set apart
	heading    bool // it ends with a full stop, as a heading in the line does
	span       prose.Span
}

var (
	boldLabel  = regexp.MustCompile(`^(\*\*|__|==|\*|_)([^*_=\n]{2,60}?)([:.–—]?)(?:\*\*|__|==|\*|_)\s*([:–—.]|-|\s)\s*`)
	plainLabel = regexp.MustCompile(`^([^\s:–—.,;!?|][^:–—.,;!?|\n]{0,48}?)(?::| –| —| - )\s+`)
	codeLabel  = regexp.MustCompile("^(`[^`\n]{1,48}`)(?::| –| —| - )\\s+")
	// labelWords are labels of notes and records, not terms.
	labelWords = regexp.MustCompile(`(?i)^(?:notes?|nb|n\.b|warning|caution|tip|hint|example|examples|e\.g|for example|for instance|date|dated|owner|author|authors|status|state|step \d*|todo|to do|inputs?|outputs?|returns?|parameters?|arguments?|requires|ensures|task|q|a|question|answer|source|sources|see|see also|link|where|when|who|what|why|how|update|edit|summary|result|conclusion|decision|action|actions|due|priority|version|created|updated|modified|tags?|title|subject|from|to|cc|start date|rfc pr|rust issue|feature name|rfc|pr|issue|pros?|cons?|pro and con|advantages?|disadvantages?|benefits?|drawbacks?|alternatives?|motivation|rationale|important|remember|attention|context|background|before|after|now|then|first|second|third|fourth|finally|open|done|yes|no|maybe|option \w|case \d+|(?:observation|point|fact|item|note|remark|rule|idea|approach|proposal|variant|example) \d+|alternative \w+|historical .*|problem|solution|fix|goal|goals?|non-goals?|question \d+|day \d+|week \d+|phase \d+|chapter \d+|part \d+|agenda|present|absent|minutes|place|time|phone|e-?mail|web|address|here|this|that|also|but|however|today|yesterday|\d.*|january .*|february .*|march .*|april .*|may .*|june .*|july .*|august .*|september .*|october .*|november .*|december .*)$`)
)

// readLabel reads a label at the start of a block.
func readLabel(text string, span prose.Span) (l labelled, ok bool) {
	block := span.In(text)
	if m := boldLabel.FindStringSubmatchIndex(block); m != nil {
		sign, end := block[m[6]:m[7]], block[m[8]:m[9]]
		if sign == "" && strings.TrimSpace(end) == "" {
			return l, false // emphasis alone makes no label
		}
		l.term, l.marked = block[m[4]:m[5]], true
		l.text = block[m[1]:]
		if sign == "." || end == "." {
			l.heading = true
		}
	} else if m := codeLabel.FindStringSubmatchIndex(block); m != nil {
		l.term, l.text, l.marked = block[m[2]:m[3]], block[m[1]:], true
	} else if m := plainLabel.FindStringSubmatchIndex(block); m != nil {
		l.term, l.text = block[m[2]:m[3]], block[m[1]:]
	} else {
		return l, false
	}
	l.term, _ = strip(l.term)
	l.text, _ = strip(firstSentences(l.text))
	l.span = span
	return l, l.fits()
}

// firstSentences is as much of a text as one answer holds.
func firstSentences(text string) string {
	spans := prose.Sentences(text)
	end := 0
	for i, s := range spans {
		if i > 0 && s.End > 320 {
			break
		}
		end = s.End
	}
	return text[:end]
}

// fits tells whether label and text can be a term and what it means.
func (l labelled) fits() bool {
	n := len(strings.Fields(l.term))
	if n == 0 || n > 6 || n == 1 && strings.HasSuffix(l.term, "ly") || odd(l.term) || strings.ContainsAny(l.term, "[]{}") || strings.Contains(l.text, "](") || labelWords.MatchString(l.term) || len(strings.Fields(l.text)) < 4 || strings.HasSuffix(l.text, ":") || strings.HasSuffix(l.text, ",") || strings.HasSuffix(l.text, "e.g.") {
		return false
	}
	list := tagged(l.term)
	if hasFinite(list) || len(stemsOf(l.term)) == 0 && !strings.Contains(l.term, "`") {
		return false
	}
	head := list[len(list)-1].tag
	return head != prep && head != determiner && head != pronoun && head != sub && list[0].tag != pronoun && list[0].tag != sub && list[0].tag != prep
}

// meaning is the text of a label without the label's own words before it: "an acoustic
// screen is a dense wall" means "a dense wall". It is a phrase where it is no sentence.
func (l labelled) meaning(p *page) (text string, phrase bool) {
	text = strings.TrimRight(l.text, ". ")
	list := p.tagged(text)
	if len(list) == 0 {
		return text, false
	}
	if c, ok := frame(list); ok && len(c.intro) == 0 {
		subject := covers(c.subject).In(text)
		is := list[c.verb].lower == "is" || list[c.verb].lower == "are"
		if is && shareIn(stemsOf(l.term), stemsOf(subject)) == 1 && c.verb+1 < len(list) {
			return text[list[c.verb+1].Start:], true
		}
	}
	return lowerStart(text, list), means(list)
}

// means tells whether tokens are a noun phrase with what hangs on it, and no sentence: what
// verbs they have stand in a clause that "that", "which" or the like begins.
func means(list []token) bool {
	first := list[0]
	switch {
	case first.tag == number || days[first.lower] || months[first.lower] || first.tag == proper || first.tag == code || inflected(first.lower):
		return false
	case first.tag == determiner && (first.lower == "this" || first.lower == "these" || first.lower == "that"):
		return false
	}
	head := phraseEnd(list, 0)
	if head == 0 {
		return false
	}
	inClause := false
	for _, t := range list {
		switch {
		case t.text == ".":
			return false
		case t.tag == sub || t.tag == pronoun && (t.lower == "which" || t.lower == "who" || t.lower == "that") || t.lower == "where":
			inClause = true
		case (t.tag == aux || t.tag == verb) && !inClause:
			return false
		}
	}
	return head < len(list) || first.tag == determiner
}

// labelled asks for the meaning of a label, and for the label of a meaning.
func (m *maker) labelled(q *passage, b notes.Block) {
	if b.Task != 0 || b.End-b.Start > mostPassage {
		return
	}
	l, ok := readLabel(m.page.doc.Text, b.Span)
	if !ok {
		return
	}
	if m.labels[normal(l.term)] > 1 {
		return // the name of a field of records
	}
	means, phrase := l.meaning(m.page)
	if !l.marked && !glossary(q.heading, m.page.name) {
		first, _, _ := strings.Cut(strings.ToLower(means), " ")
		phrase = phrase && determiners[first]
	}
	phrase = phrase && !l.heading
	if spoken(l.text) || we(l.text) {
		return
	}
	if !phrase {
		m.labelledSentence(q, l)
		return
	}
	m.glossaryLine(q, b.Span, l.term, means, phrase, l.marked || glossary(q.heading, m.page.name))
}

// labels counts how often each label stands in a page.
func (p *page) labels() map[string]int {
	counts := map[string]int{}
	for _, q := range p.passages {
		if q.kind != notes.Paragraph && q.kind != notes.Item {
			continue
		}
		for _, b := range q.blocks {
			if l, ok := readLabel(p.doc.Text, b.Span); ok && b.End-b.Start <= mostPassage {
				counts[normal(l.term)]++
			}
		}
	}
	return counts
}

var glossaryName = regexp.MustCompile(`(?i)\b(?:glossary|terms|terminology|definitions?|vocabulary|dictionary|glossar|begriffe|glossaire|glosario)\b`)

// glossary tells whether a passage stands in a glossary by its headings.
func glossary(heading []string, name string) bool {
	return glossaryName.MatchString(strings.Join(heading, " ") + " " + name)
}

// glossaryLine makes the questions of a term and its meaning.
func (m *maker) glossaryLine(q *passage, span prose.Span, term, means string, phrase, sure bool) {
	score := 0.78
	if sure {
		score = 0.97
	}
	asks := "What is meant by “" + term + "”?"
	m.add(draft{
		passage: q, span: span, kind: cards.Prose, level: cards.Recall, question: asks, answers: []string{upperFirst(means) + "."},
		named: sure && telling(term) && !strings.Contains(term, "`"), why: "glossary", score: score - 0.02,
	})
	if phrase && len(strings.Fields(means)) <= 30 && !strings.ContainsAny(means, ":#") && !strings.Contains(means, ". ") && standsAlone(tagged(means)) {
		m.add(draft{
			passage: q, span: span, kind: cards.Exact, level: cards.Recall, question: "Which term is meant: “" + means + "”?",
			answers: []string{strings.Trim(term, "`")}, why: "glossary", score: score,
		})
	}
	if phrase && sure && classWord.MatchString(means) {
		m.add(draft{
			passage: q, span: span, kind: cards.Prose, level: cards.Apply,
			question: "Give an example of “" + term + "” that the text does not give, and say why it is one.",
			answers:  []string{"It has to fit: " + means + "."}, why: "example", score: score - 0.35,
		})
	}
}

// labelledSentence asks what is said of a label that a sentence follows.
func (m *maker) labelledSentence(q *passage, l labelled) {
	list := tagged(l.text)
	if !l.marked || strings.Contains(l.term, "`") || !standsAlone(list) || !hasFinite(list) || spoken(l.text) || we(l.text) || words(list) < leastWords {
		return
	}
	m.add(draft{
		passage: q, span: l.span, kind: cards.Prose, level: cards.Understand, question: "What does the text say of “" + l.term + "”?",
		answers: []string{l.text}, why: "label", score: 0.5,
	})
}
