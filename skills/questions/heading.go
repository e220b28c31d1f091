package questions

import (
	"regexp"
	"strings"

	"ken/notes"
	"ken/notes/cards"
	"ken/notes/prose"
)

// headings asks the headings that are questions, and for the main points of sections.
func (m *maker) headings() {
	var path []string
	var under []*passage
	flush := func() {
		if len(path) > 0 && len(under) > 0 {
			m.section(path, under)
		}
	}
	for _, q := range m.page.passages {
		if !samePath(q.heading, path) {
			flush()
			path, under = q.heading, nil
		}
		under = append(under, q)
	}
	flush()
}

// section makes the questions of one section.
func (m *maker) section(path []string, under []*passage) {
	last := headingText(path[len(path)-1])
	if strings.HasSuffix(last, "?") {
		m.asked(last, under)
		return
	}
	if m.english() && !generic.MatchString(last) {
		m.points(last, under)
	}
}

// asked takes a heading that is a question, with the first paragraph or two as the answer.
func (m *maker) asked(question string, under []*passage) {
	var answer []string
	span := prose.Span{Start: -1}
	for _, q := range under {
		if q.kind != notes.Paragraph {
			break
		}
		text, _ := strip(firstSentences(q.span.In(m.page.doc.Text)))
		if len(answer) > 0 && len(strings.Join(answer, " "))+len(text) > 400 || strings.HasSuffix(text, ":") || text == "" {
			break
		}
		if span.Start < 0 {
			span.Start = q.span.Start
		}
		span.End = q.span.End
		answer = append(answer, text)
	}
	if spoken(strings.TrimSuffix(question, "?")) || we(question) || len(answer) > 0 && evading.MatchString(answer[0]) {
		return
	}
	if len(answer) == 0 || we(answer[0]) || puttingOff.MatchString(answer[0]) || pointsAt.MatchString(question) {
		return
	}
	if strings.HasPrefix(strings.ToLower(question), "what about") || strings.ContainsAny(strings.Join(answer, " "), "?") || strings.Contains(strings.Join(answer, " "), " I ") || strings.HasSuffix(strings.Join(answer, " "), "e.g.") || teaching.MatchString(question) || strings.HasPrefix(answer[0], "(") || strings.Contains(strings.ToLower(answer[0]), "this section") || openQuestions.MatchString(strings.Join(under[0].heading, " ")) {
		return
	}
	if first, _, _ := strings.Cut(strings.ToLower(question), " "); !asking[first] || !answers(strings.ToLower(question), strings.ToLower(strings.Join(answer, " "))) {
		return
	}
	if len(answer) == 0 || len(strings.Fields(question)) < 3 || len(strings.Fields(answer[0])) < 4 {
		return
	}
	m.add(draft{
		passage: under[0], span: span, kind: cards.Prose, level: cards.Understand, question: upperFirst(question),
		answers: []string{strings.Join(answer, " ")}, why: "heading", score: 0.9,
	})
}

// answers tells whether a text can answer a question of when or why not: it says a time, or
// that something is less or not so.
func answers(question, text string) bool {
	switch {
	case strings.HasPrefix(question, "when "):
		return saysWhen.MatchString(text)
	case strings.HasPrefix(question, "why not "):
		return saysNot.MatchString(text)
	}
	return true
}

var (
	saysWhen = regexp.MustCompile(`\b(?:when|once|after|before|if|until|as soon as|while|during|in \d|on \d|never|always|every)\b`)
	saysNot  = regexp.MustCompile(`\b(?:because|since|not|no|cannot|however|but|too|less|more|worse|only|without)\b|n't\b`)
)

// puttingOff are answers that send the reader elsewhere.
var puttingOff = regexp.MustCompile(`(?i)will not (?:directly )?\w+ (?:a|the)\b|^this \w+ \w+ (?:\w+ )?query\b|\b(?:you can (?:read|find|see)|read more|see (?:the|below|above|also)|complex topic|beyond the scope|out of scope)\b`)

// pointsAt are headings that point at something.
var pointsAt = regexp.MustCompile(`(?i)#\d|\b(?:this|these|those|such|above|below)\b`)

var openQuestions = regexp.MustCompile(`(?i)\b(?:unresolved|open) (?:questions|issues)\b`)

var asking = setOf("what what's why how when where who whom whose which is are was were can could do does did should would will has have must may isn't aren't don't doesn't")

// evading are answers that lean on something else, or put the question off.
var evading = regexp.MustCompile(`(?i)^(?:these|those|they|it|its|please|here|see|the following|the rfc|there (?:has|have|is|are) (?:been )?(?:a lot|much|many)|taking a step|usually|as (?:above|before))\b`)

var teaching = regexp.MustCompile(`(?i)\bteach this\b`)

// Bounds of a section that is asked for by its main points, in paragraphs.
const (
	leastPoints = 2
	mostPoints  = 5
)

// points asks for the main points of a section: the sentences its paragraphs begin with,
// which are the checklist.
func (m *maker) points(heading string, under []*passage) {
	var points []string
	paragraphs := 0
	span := prose.Span{Start: -1}
	for _, q := range under {
		if q.kind != notes.Paragraph {
			continue
		}
		paragraphs++
		list := q.sentences()
		if len(list) == 0 || !list[0].alone || list[0].we {
			continue
		}
		if span.Start < 0 {
			span.Start = q.span.Start
		}
		span.End = q.span.End
		points = append(points, list[0].text)
	}
	if 2*len(points) < paragraphs {
		return // they are not the checklist
	}
	if len(points) < leastPoints || len(points) > mostPoints || span.End-span.Start > mostPassage {
		return
	}
	m.add(draft{
		passage: under[0], span: span, kind: cards.Prose, level: cards.Understand, question: "What are the main points of “" + heading + "”?",
		answers: []string{strings.Join(points, " ")}, why: "main points", score: 0.45,
	})
}
