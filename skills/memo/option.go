package memo

import (
	"regexp"
	"slices"
	"strings"

	"ken/notes/prose"
	"ken/skills/evidence"
)

// An option is one way to decide, with what the documents say of it.
type option struct {
	name  string   // as the documents or the question call it
	label string   // "A" or "2" where they are numbered, lower case
	key   []string // the words that tell it from the other options
	asked bool     // the question names it
	whole bool     // no word tells it from the others; only its whole name does
	like  string   // the label of the option that it is said to cost as much as

	about, pro, con []evidence.Finding
	costs           []cost
	twice           []string // the statements that speak both ways, and stand on both sides
}

// told tells whether the documents say anything of the option.
func (o *option) told() bool { return len(o.about)+len(o.pro)+len(o.con) > 0 }

// A cost is an amount of money that a statement names for an option.
type cost struct {
	prose.Quantity
	spelt string
	evidence.Finding
}

// A set is the options that one place of a document lists.
type set struct {
	path    string
	heading string // what they stand under, with the document's title
	broad   bool   // the heading is about other things too
	options []*option
	score   float64
}

// add adds an option, or returns the one of that name that is there.
func (s *set) add(name, label string) *option {
	name = strings.Trim(name, " .,;:*—–-")
	for _, o := range s.options {
		if prose.Folded(o.name) == prose.Folded(name) {
			return o
		}
	}
	o := &option{name: name, label: strings.ToLower(label)}
	s.options = append(s.options, o)
	return o
}

// listing tells headings and leads under which options are listed: "Options so far",
// "Rationale and alternatives".
func listing(text string) bool {
	return !strings.Contains(text, "`") && len(strings.Fields(text)) <= 6 && listed.MatchString(text)
}

var (
	listed = regexp.MustCompile(`(?i)\b(?:options|alternatives|choices|variants|proposals|candidates|approaches|possibilities|solutions)\b|^(?:considered|alternative designs?)\b`)
	column = regexp.MustCompile(`(?i)^(?:option|alternative|choice|variant|proposal|candidate|approach|solution|product|model|offer|supplier|system|tool|name)s?$`)
	// labelled is an option with a letter or number of its own.
	labelled = regexp.MustCompile(`^(?i:option|alternative|variant|proposal|choice|approach|candidate|scenario) ([A-Za-z]|\d{1,2}|[IVX]{1,4})\b(?: ?[:.)(—–-]+ ?| |$)`)
	proposed = regexp.MustCompile(`(?i)^(?:or |and |finally,? |alternatively,? )?(?:we|one|you|they|it|i) (?:could|can|might)\b(?: also| instead| simply| just)? |^(?:another|an|one|the other|a (?:second|third|further|final|possible|different)) (?:alternative|option|possibility|approach|choice|variant)(?: design| here)? (?:is|was|would be|could be|might be) (?:to )?`)
)

// loosely tells headings under which alternatives stand among other things: "Rationale
// and alternatives". An item there is an option only if it says so.
func loosely(heading string) bool { return broader.MatchString(heading) }

var broader = regexp.MustCompile(`(?i)\b(?:and|&)\b|\bdrawbacks|\brationale`)

// nameOf is what an option is called by the words that describe it: up to where they
// begin to tell more.
func nameOf(text string) string {
	text = strings.TrimSpace(prose.Readable(text))
	if at := labelled.FindStringIndex(text); at != nil && at[1] < len(text) {
		text = text[at[1]:]
	}
	if at := proposed.FindStringIndex(text); at != nil {
		text = text[at[1]:]
	}
	if at := more.FindStringIndex(text); at != nil && at[0] > 2 {
		text = text[:at[0]]
	}
	words := strings.Fields(text)
	return strings.Trim(strings.Join(words[:min(len(words), longestName)], " "), " .,;:*—–-")
}

const longestName = 12

var more = regexp.MustCompile(`[.;:(—–]|, | - | (?:in which|which|where|because|since|so that|that is|whose|although|but) `)

// split reads the alternatives that a question names itself: "one big tank or two small
// ones", "either … or", "rail versus road".
func split(question string) []string {
	question = strings.TrimRight(strings.TrimSpace(question), "?.! ")
	if at := strings.LastIndex(question, ": "); at > 0 && versus.MatchString(question[at:]) {
		question = question[at+2:]
	}
	parts := versus.Split(question, -1)
	if m := betwixt.FindStringSubmatch(question); m != nil && len(parts) == 1 {
		parts = m[1:]
	}
	if len(parts) < 2 || len(parts) > 5 {
		return nil
	}
	parts[0] = opening.ReplaceAllString(parts[0], "")
	var out []string
	for _, p := range parts {
		p = strings.TrimPrefix(strings.Trim(strings.TrimSpace(p), ","), "to ")
		if n := len(strings.Fields(p)); n == 0 || n > 9 {
			return nil
		}
		out = append(out, p)
	}
	return out
}

var (
	versus  = regexp.MustCompile(`(?i),? (?:or|versus|vs\.?) |, (?:or )?`)
	betwixt = regexp.MustCompile(`(?i)\bbetween (.+?) and (.+)$`)
	opening = regexp.MustCompile(`(?i)^(?:whether|(?:should|shall|do|does|can|could|will|would|is|are) (?:we|i|they|you|it|the \S+|there)(?: (?:better|rather))?(?: to)?(?: (?:use|buy|take|get|have|choose|pick|order|go with|go for|build|install|adopt|prefer))?|(?:which|what) (?:is|are|would be) (?:better|best|cheaper)[:,]?|(?:decide )?between|either|choose|compare)\b`)
)

// tokens are the words of a text that can tell one option from another, numbers among
// them, in one form for words of one meaning.
func tokens(text string) []string {
	var out []string
	for w := range prose.Words(text) {
		term := w.Term
		if same, known := alike[term]; known {
			out = append(out, same)
			continue
		}
		if prose.Stop(term) || len(term) < 2 && !prose.IsNumber(term) {
			continue
		}
		out = append(out, prose.Stem(term))
	}
	return out
}

// alike are words of number and size that are used for each other.
var alike = map[string]string{
	"one": "one", "single": "one", "two": "two", "pair": "two", "double": "two", "both": "two", "three": "three", "four": "four",
	"big": "big", "large": "big", "larger": "big", "bigger": "big", "small": "small", "smaller": "small", "little": "small",
	"ones": "", "today": "today", "now": "today", "present": "today", "current": "today",
}

// tell gives each option the words that tell it from the others: those of its name that
// neither the question nor another option has. Where none is left, those that not all
// have.
func tell(options []*option, question []string) {
	have := map[string]int{}
	for _, o := range options {
		for _, t := range unique(tokens(o.name)) {
			have[t]++
		}
	}
	for _, o := range options {
		own := unique(tokens(o.name))
		o.key = slices.DeleteFunc(slices.Clone(own), func(t string) bool {
			return have[t] > 1 || vague[t] || !o.asked && slices.Contains(question, t) && len(own) > 1
		})
		if o.whole = len(o.key) == 0; o.whole {
			o.key = slices.DeleteFunc(slices.Clone(own), func(t string) bool { return have[t] == len(options) || vague[t] })
		}
	}
}

// vague are words of names that tell nothing.
var vague = map[string]bool{
	"us": true, "make": true, "do": true, "get": true, "everi": true, "all": true, "new": true, "way": true, "thing": true,
	"keep": true, "put": true, "take": true, "order": true, "add": true, "allow": true, "have": true, "go": true, "one": true,
	"instead": true, "rather": true, "simpli": true, "just": true,
}

// counting are words of number and size.
var counting = map[string]bool{"one": true, "two": true, "three": true, "four": true, "big": true, "small": true}

func unique(list []string) []string {
	var out []string
	for _, t := range list {
		if t != "" && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// mentions tells how surely a text speaks of an option: the share of its words there, 1
// where it is called by its label.
func (o *option) mentions(text string) float64 {
	if o.label != "" {
		for _, m := range called.FindAllStringSubmatch(text, -1) {
			if strings.EqualFold(m[1], o.label) {
				return 1
			}
		}
	}
	if len(o.key) == 0 || o.whole && !strings.Contains(strings.ToLower(prose.Folded(text)), strings.ToLower(prose.Folded(o.name))) {
		return 0
	}
	has, n := tokens(text), 0
	for _, t := range o.key {
		if slices.Contains(has, t) {
			n++
		}
	}
	return float64(n) / float64(len(o.key))
}

var called = regexp.MustCompile(`(?i)\b(?:option|alternative|variant|proposal|choice|approach|candidate|scenario) ([a-z]|\d{1,2}|[ivx]{1,4})\b`)
