package evidence

import (
	"slices"
	"strings"
	"unicode"

	"ken/notes"
	"ken/notes/prose"
)

// answers tells how well a statement has the type of thing that q asks for, 0 to 1.
func (q Question) answers(s Statement) float64 {
	lower := " " + strings.ToLower(s.Text) + " "
	switch q.Asks {
	case Definition:
		return q.defines(s)
	case Who:
		return q.hasPerson(s)
	case When:
		return q.hasDate(s)
	case HowMany:
		return q.hasAmount(s)
	case Why:
		return anyOf(lower, becauses)
	case How:
		return max(anyOf(lower, manners), 0.4*anyOf(lower, becauses))
	case Changed:
		return anyOf(lower, changes)
	case Where:
		return 0.5 * anyOf(lower, places)
	case Topic, Which:
		if q.asksMoney() && s.money() {
			return 0.5
		}
		return 0.5 * max(q.defines(s), anyOf(lower, decisions))
	}
	return 0
}

// defines tells whether the statement says what the question's words are: they
// stand at its beginning, followed by a word such as "is".
func (q Question) defines(s Statement) float64 {
	if q.Asks == Definition && q.abbreviates(s) {
		return 1
	}
	subject, rest, found := definition(s.Text)
	if !found {
		return 0
	}
	t := readTerms(subject)
	var has, total float64
	for _, w := range q.Words {
		if w.cue {
			continue
		}
		total += w.Weight
		has += w.Weight * w.in(t)
	}
	if total == 0 || has == 0 || strings.TrimSpace(rest) == "" {
		return 0
	}
	extra := max(0, len(t.has)-len(q.Words))
	return has / total / (1 + 0.35*float64(extra))
}

// abbreviates tells whether a statement introduces what is asked for as the short form of
// what stands before it: 'a "mid-level IR" (MIR)'.
func (q Question) abbreviates(s Statement) bool {
	_, rest, found := strings.Cut(s.Text, " (")
	inside, _, closed := strings.Cut(rest, ")")
	if !found || !closed {
		return false
	}
	inside = strings.Trim(inside, "\"“”'*_ ")
	return inside != "" && len(q.Words) == 1 && strings.EqualFold(inside, q.Words[0].Spelling)
}

// definition splits "X is Y", "**X**: Y" and "X — Y" at the first such mark.
func definition(text string) (subject, rest string, found bool) {
	at, width := len(text), 0
	for _, mark := range definers {
		if i := strings.Index(text, mark); i > 0 && i < at {
			at, width = i, len(mark)
		}
	}
	if width == 0 || len(strings.Fields(text[:at])) > 7 {
		return "", "", false
	}
	return text[:at], text[at+width:], true
}

// hasPerson tells whether a statement names somebody whom the question does not.
func (q Question) hasPerson(s Statement) float64 {
	score := 0.0
	text := s.said
	starts := sentenceStart(text)
	for w := range prose.Words(text) {
		spelling := w.In(text)
		if !personal(spelling) || strings.Contains(q.Text, spelling) || monthOrDay[w.Term] {
			continue
		}
		if w.Start == starts && (prose.Stop(w.Term) || prose.IsNumber(w.Term)) {
			continue
		}
		if w.Start != starts {
			score = 1
			break
		}
		score = max(score, 0.5)
	}
	lower := strings.ToLower(text)
	for _, body := range bodies {
		if strings.Contains(lower, body) {
			score = max(score, 0.8)
		}
	}
	return score
}

// hasDate tells whether a statement gives a date that the question does not.
func (q Question) hasDate(s Statement) float64 {
	asked := prose.Quantities(q.Text)
	for _, d := range prose.Quantities(s.said) {
		if d.Date != "" && !slices.ContainsFunc(asked, d.Same) {
			return 1
		}
	}
	if q.conditional {
		return 0.7 * anyOf(strings.ToLower(s.Text), whens)
	}
	if !s.Dated.IsZero() {
		return 0.3
	}
	return 0
}

// hasAmount tells whether a statement gives a number of what is asked.
func (q Question) hasAmount(s Statement) float64 {
	asked := prose.Quantities(q.Text)
	best := 0.0
	text := s.said
	for _, n := range prose.Quantities(text) {
		if n.Date != "" || slices.ContainsFunc(asked, n.Same) {
			continue
		}
		switch {
		case q.measure != nil && q.measure[n.Unit]:
			best = max(best, 1)
		case q.measure != nil:
			best = max(best, 0.1)
		case q.unit != "" && (counts(text, n, q.units) || s.labelled(q.units)):
			best = max(best, 1)
		case q.unit != "" && (n.Unit == q.unit || q.unit == "time" && durations[n.Unit]):
			best = max(best, 1)
		case q.asksMoney() && n.Money():
			best = max(best, 1)
		case q.asksMoney() && s.Kind != notes.Row:
			best = max(best, 0.3)
		case q.unit == "" || q.asksMoney():
			best = max(best, 0.6)
		default:
			best = max(best, 0.35)
		}
	}
	return best
}

// counted is how far behind a number the thing may stand that it counts: "512,000 kWh of
// gas", "48 small flats".
const counted = 3

// counts tells whether a number counts a thing, by the stems for it: it stands close behind the
// number, or names what is counted before it, as in "Radiators: 57 of 61".
func counts(text string, n prose.Quantity, thing []string) bool {
	near := 0
	behind, _, _ := strings.Cut(text[n.End:], "; ")
	for w := range prose.Words(behind) {
		if near++; near > counted {
			break
		}
		if slices.Contains(thing, prose.Stem(w.Term)) {
			return true
		}
	}
	label, _, found := strings.Cut(text[:n.Start], ": ")
	return found && readTerms(label).hasAny(thing)
}

// labelled tells whether a label before the sentence names a thing.
func (s Statement) labelled(thing []string) bool {
	return s.Kind == notes.Paragraph && readTerms(s.Lead).hasAny(thing)
}

func (q Question) asksMoney() bool {
	return slices.ContainsFunc(q.Words, func(w Word) bool { return moneyNouns[w.Stem] })
}

// moneyNouns are the stems of what is told by naming a sum.
var moneyNouns = stems("cost price budget pay paid fee spend spent expense grant rent salary")

func anyOf(lower string, marks []string) float64 {
	for _, mark := range marks {
		if strings.Contains(lower, mark) {
			return 1
		}
	}
	return 0
}

func sentenceStart(text string) int {
	for w := range prose.Words(text) {
		return w.Start
	}
	return 0
}

// personal tells whether a spelling may be somebody's name: a capital, then small
// letters.
func personal(spelling string) bool {
	for i, r := range spelling {
		if i == 0 && !unicode.IsUpper(r) {
			return false
		}
		if i > 0 && unicode.IsUpper(r) && i > 2 {
			return false
		}
	}
	return len(spelling) > 2
}

// leading tells headings under which a document says what it is about.
func leading(heading []string) bool {
	if len(heading) == 0 {
		return true
	}
	switch last := strings.ToLower(heading[len(heading)-1]); last {
	case "summary", "abstract", "overview", "tl;dr", "decision", "decisions", "conclusion", "in short", "introduction", "purpose":
		return true
	}
	return len(heading) == 1
}

// fits tells whether a statement stands under a heading of the kind that answers such
// questions: reasons under "Motivation", steps under "Design".
func fits(asks Asks, heading []string) bool {
	for _, h := range heading {
		for w := range prose.Words(h) {
			if fitting[asks][w.Term] {
				return true
			}
		}
	}
	return false
}

var fitting = map[Asks]map[string]bool{
	Why:        words("motivation why rationale reason reasons background problem purpose"),
	How:        words("design how guide steps method procedure implementation process"),
	Changed:    words("change changes changed new summary update news"),
	Definition: words("summary definition definitions glossary overview introduction terms"),
	Who:        words("participants people team roles members"),
}

// dangles tells whether a statement leans on one before it, which the reader of a
// brief does not see: it begins with a word that points back, or one of its first
// words does.
func dangles(text string) bool {
	n := 0
	pointed := false
	for w := range prose.Words(text) {
		if pointed && n == 1 && selves[w.Term] {
			return false
		}
		if n == 0 && w.Term == "this" {
			pointed = true
			n++
			continue
		}
		if pointed || n == 0 && anaphors[w.Term] || n < 4 && pointers[w.Term] {
			return true
		}
		if n++; n == 4 {
			break
		}
	}
	return pointed
}

// selves are what a document calls itself: "this plan" points at no other sentence.
var selves = words("rfc document page note paper proposal plan project report memo guide list file article policy course chapter")

func endsInQuestion(text string) bool {
	return strings.HasSuffix(strings.TrimRight(text, "*_\"”') "), "?")
}

// pointers point back wherever they stand near the beginning.
var pointers = words("this these those it they them such he she")

// labelled tells entries of a document's head such as "Start Date: 2026-03-01".
func labelled(text string) bool {
	label, rest, found := strings.Cut(text, ": ")
	return found && len(strings.Fields(label)) <= 3 && len(strings.Fields(rest)) <= 3 && !strings.HasSuffix(rest, ".")
}

var anaphors = map[string]bool{
	"this": true, "that": true, "these": true, "those": true, "it": true, "its": true, "he": true, "she": true,
	"they": true, "them": true, "their": true, "his": true, "her": true, "however": true, "but": true,
	"also": true, "therefore": true, "thus": true, "hence": true, "then": true, "otherwise": true, "instead": true,
	"moreover": true, "furthermore": true, "additionally": true, "similarly": true, "likewise": true,
	"consequently": true, "second": true, "third": true, "finally": true, "later": true, "further": true,
	"secondly": true, "such": true, "so": true, "and": true, "or": true, "both": true, "neither": true,
	"another": true, "here": true, "yet": true, "still": true, "meanwhile": true, "nevertheless": true, "again": true,
}

var definers = []string{
	" is ", " are ", " means ", " refers to ", " was ", " stands for ", " describes ", " measures ", " denotes ",
	" is\n", "**: ", ":** ", "** — ", "** – ", "** - ", " — ", " – ", ": ", " consists of ", " allows ", " lets ", " defines ",
}

var becauses = []string{
	"because", " since ", " so that ", " in order to ", " reason", " due to ", " therefore", " avoid", " prevent",
	" purpose", " motivat", " to make ", " caused by", " leads to ", " which means ", " allows us ", " problem",
	" would otherwise", " too ", " in favour of ", " rather than ",
}

var manners = []string{
	" by ", " using ", " use ", " first ", " then ", " via ", " through ", " step", " with ", " when ", " calculated ", " must ", " works ",
}

var whens = []string{" when ", " if ", "whenever", " once ", " after ", " before ", " until ", " unless ", " while ", " as soon as "}

var changes = []string{
	" chang", " now ", " no longer", " instead of", " replac", " moved", " was moved", " from ", " slipped", " postponed",
	" increased", " rose", " raised", " reduced", " cut ", " dropped", " new ", " renamed", " removed", " added", " revised",
	" becomes", " superseded", " deprecat", " later than", " earlier than", " rather than",
}

var places = []string{" in ", " at ", " on ", " under ", " behind ", " next to ", " between ", " near "}

var decisions = []string{" decid", " decision", " agreed", " approved", " accepted", " chose", " resolved"}

var bodies = []string{
	" team", "committee", " board", " group", " members", " company", " author", " council", " we ", " users", " staff",
}

// monthOrDay holds the names of months and days, also as stems.
var monthOrDay = withStems("monday tuesday wednesday thursday friday saturday sunday " +
	"january february march april may june july august september october november december")

func withStems(list string) map[string]bool {
	m := words(list)
	for w := range strings.FieldsSeq(list) {
		m[prose.Stem(w)] = true
	}
	return m
}

var durations = map[string]bool{
	"second": true, "minut": true, "hour": true, "day": true, "week": true, "month": true, "year": true, "ms": true,
	"s": true, "min": true,
}
