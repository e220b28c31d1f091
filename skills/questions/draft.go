package questions

import (
	"crypto/sha256"
	"regexp"
	"slices"
	"strings"

	"ken/notes/cards"
	"ken/notes/prose"
)

// A draft is a question that nothing has judged yet.
type draft struct {
	passage  *passage
	span     prose.Span // of the words that carry it
	kind     cards.Kind
	level    cards.Level
	question string // without the path of headings before it
	answers  []string
	ordered  bool
	// named tells that the question names its subject: no path need stand before it.
	named bool
	why   string
	score float64

	asked string // with the path; set by the filter
	known string // the id, once it was asked for
}

// id is what a proposal is known by, and remembered by when it is dropped: it does not
// depend on the path of its document and headings, on case and on articles. It ends with the
// mark of its source, see [Asked] and [MayHold].
func (d *draft) id() string {
	if d.known == "" {
		d.known = idOf(d.question, d.answers) + sourceMark(d.passage.page.doc.Text[d.span.Start:])
	}
	return d.known
}

// idOf is the part of an id that tells what is asked.
func idOf(question string, answers []string) string {
	h := sha256.New()
	h.Write([]byte(normal(question)))
	for _, a := range answers {
		h.Write([]byte{0})
		h.Write([]byte(normal(a)))
	}
	return short(h.Sum(nil))[:askedLength]
}

// Identify returns what is [Asked] of the id that a card had as a proposal, which is not
// that of the card it became: to be held against [Options.Dropped].
func Identify(c cards.Card) string {
	question := c.Question
	if rest, labelled := strings.CutPrefix(question, "In ‹"); labelled {
		if _, bare, found := strings.Cut(rest, "›: "); found {
			question = bare
		}
	}
	return idOf(question, c.Answers)
}

// label is the path that stands before a question: what the document is called and its
// nearest heading, without those that the question or its answer hold.
func (d *draft) label() string {
	asked := stemsOf(d.question)
	var parts []string
	for _, h := range pathOf(d.passage) {
		stems := stemsOf(h)
		if len(stems) > 0 && shareIn(stems, asked) == 1 || d.holdsAnswer(stems) {
			continue
		}
		parts = append(parts, h)
	}
	name := d.passage.page.name
	if bare := !slices.ContainsFunc(parts, func(h string) bool { return !generic.MatchString(h) }); bare && len(parts) > 0 && name != "" && !d.holdsAnswer(stemsOf(name)) {
		parts = append([]string{name}, parts...) // "Summary" alone tells nothing
	}
	return strings.Join(parts, " › ")
}

// nameless tells whether the document's name had to be left out, since it holds the answer,
// and no heading says more than "Summary".
func (d *draft) nameless() bool {
	name := d.passage.page.name
	if d.named || name == "" || !d.holdsAnswer(stemsOf(name)) {
		return false
	}
	for _, h := range pathOf(d.passage) {
		if h != name && !generic.MatchString(h) && !d.holdsAnswer(stemsOf(h)) {
			return false
		}
	}
	return true
}

// holdsAnswer tells whether some stems give an answer away.
func (d *draft) holdsAnswer(stems map[string]bool) bool {
	if d.kind == cards.Prose {
		return false
	}
	for _, a := range d.answers {
		own := stemsOf(a)
		if share := shareIn(own, stems); share > 0 && d.kind != cards.List || share == 1 {
			return true
		}
	}
	return false
}

// pathOf is what leads to a passage, in at most three steps.
func pathOf(p *passage) []string {
	path := []string{p.page.name}
	for i, h := range p.heading {
		h = headingText(h)
		if h == "" || strings.EqualFold(h, p.page.name) || len(h) > 120 {
			continue
		}
		if i == 0 && path[0] != "" && strings.HasPrefix(h, path[0]) {
			path = path[:0] // the title stands in its heading
		}
		path = append(path, h)
	}
	if len(path) > 0 && path[0] == "" {
		path = path[1:]
	}
	if len(path) > 3 {
		path = append(path[:1:1], path[len(path)-2:]...)
	}
	return path
}

// headingText is a heading without its number and its attributes.
func headingText(h string) string {
	return strings.TrimSpace(attributes.ReplaceAllString(numbering.ReplaceAllString(h, ""), ""))
}

var attributes = regexp.MustCompile(`\s*\{[^{}]{0,80}\}\s*$`)

// ask puts the path before the question.
func (d *draft) ask() string {
	label := d.label()
	if label == "" || d.named {
		return d.question
	}
	return "In ‹" + label + "›: " + d.question
}
