package questions

import (
	"regexp"
	"strings"
	"unicode"

	"ken/notes/cards"
	"ken/notes/prose"
)

// The rules for short forms, equations and program text.

var shortForm = regexp.MustCompile(`\(([A-Z][A-Za-z0-9&/-]{1,9})\)`)

// acronym asks what a short form stands for: "Full Name (FN)".
func (m *maker) acronym(q *passage, s sentence) {
	if !strings.Contains(s.text, "(") {
		return
	}
	for _, at := range longForm.FindAllStringSubmatchIndex(s.text, 3) {
		short, full := s.text[at[2]:at[3]], s.text[at[4]:at[5]]
		if initials(strings.Fields(full), []rune(strings.ToLower(short))) {
			m.standsFor(q, s, short, full)
		}
	}
	for _, at := range shortForm.FindAllStringSubmatchIndex(s.text, 3) {
		short := s.text[at[2]:at[3]]
		full := spelledOut(strings.TrimSpace(s.text[:at[0]]), short)
		if full == "" {
			continue
		}
		m.standsFor(q, s, short, full)
	}
}

func (m *maker) standsFor(q *passage, s sentence, short, full string) {
	if first, _, _ := strings.Cut(full, " "); prose.Stop(prose.Fold(first)) {
		return // "on out-of-memory (OOM)"
	}
	m.add(draft{
		passage: q, span: s.Span, kind: cards.Exact, level: cards.Recall, question: "What does “" + short + "” stand for?",
		answers: []string{full}, why: "acronym", score: 0.85,
	})
}

// longForm is a short form with its words behind it: "SIMD (single-instruction …)".
var longForm = regexp.MustCompile(`\b([A-Z]{2,8}) \(([A-Za-z][A-Za-z -]{5,80})\)`)

// spelledOut returns the last words of a text whose first letters are those of a short
// form, "" where they are not.
func spelledOut(before, short string) string {
	letters := []rune(strings.ToLower(strings.TrimSuffix(short, "s")))
	fields := strings.FieldsFunc(before, func(r rune) bool { return unicode.IsSpace(r) })
	for n := 2; n <= len(letters)+2 && n <= len(fields); n++ {
		words := fields[len(fields)-n:]
		if initials(words, letters) {
			return strings.Trim(strings.Join(words, " "), "“”\"'`*_,.;:()")
		}
	}
	return ""
}

// initials tells whether words begin with some letters in order; small words may be passed
// over, and hyphens part words too.
func initials(words []string, letters []rune) bool {
	at := 0
	for i, w := range words {
		w = strings.TrimLeft(w, "“\"'(`")
		for j, part := range strings.Split(w, "-") {
			r := []rune(strings.ToLower(part))
			if len(r) == 0 {
				continue
			}
			if at < len(letters) && r[0] == letters[at] {
				at++
				continue
			}
			if i == 0 && j == 0 || !smallWordsOfNames[string(r)] && j == 0 {
				return false
			}
		}
	}
	return at == len(letters) && len(letters) > 1
}

var equation = regexp.MustCompile(`^\$*\s*([\pL][\pL\pN_ ·()/^*{}\\]{0,40}?)\s*=\s*([^=<>;!]{2,90}?)\s*\$*[.,]?$`)

// equation asks for the right side of an equation that stands in a line of its own.
func (m *maker) equation(q *passage) {
	text := strings.TrimSpace(q.span.In(m.page.doc.Text))
	if strings.ContainsAny(text, "\n\"`") {
		return
	}
	found := equation.FindStringSubmatch(strings.Trim(text, "$ "))
	if found == nil || !strings.ContainsFunc(found[2], unicode.IsLetter) || !strings.ContainsAny(found[2], "+-−*/·×^√\\÷ ") {
		return
	}
	m.add(draft{
		passage: q, span: q.span, kind: cards.Exact, level: cards.Recall, question: "Complete the equation: " + found[1] + " = " + cards.Blank,
		answers: []string{found[2]}, why: "equation", score: 0.8,
	})
}

const mostCodeLines = 12

var badCaption = regexp.MustCompile(`(?i)\b(?:example|following|follows|previous|above|below|here|like|consider|instance|would|could|currently|today|error|wrong|fails?|illegal|suppose|imagine|given|currently|instead|equivalent|desugar\w*|becomes?|same|snippet|code)\b`)

// code asks to write what the sentence before a piece of program text announces.
func (m *maker) code(q *passage) {
	if !m.english() || q.lead.End <= q.lead.Start {
		return
	}
	caption, _ := strip(q.lead.In(m.page.doc.Text))
	caption = strings.TrimSpace(strings.TrimRight(caption, ": "))
	list := tagged(caption)
	body := codeBody(q.span.In(m.page.doc.Text))
	if body == "" || strings.Count(body, "\n") >= mostCodeLines || strings.Contains(body, "...") || words(list) < leastWords || danglingPronoun(list) ||
		spoken(caption) || we(caption) || badCaption.MatchString(caption) {
		return
	}
	if !strings.HasPrefix(caption, "To ") {
		return
	}
	m.add(draft{
		passage: q, span: q.span, kind: cards.Prose, level: cards.Apply, question: "Write it as code: " + lowerStart(caption, list) + ".",
		answers: []string{body}, why: "code", score: 0.6,
	})
}

// codeBody is what stands between fences.
func codeBody(block string) string {
	lines := strings.Split(strings.TrimSpace(block), "\n")
	if len(lines) < 3 || !strings.HasPrefix(lines[0], "```") && !strings.HasPrefix(lines[0], "~~~") {
		return ""
	}
	return strings.TrimRight(strings.Join(lines[1:len(lines)-1], "\n"), " \n")
}

// smallWordsOfNames are passed over where a short form is spelt out.
var smallWordsOfNames = setOf("of the and for in on to a an by with")
