package questions

import (
	"regexp"
	"strings"

	"ken/notes/cards"
	"ken/notes/prose"
)

// A definition is what a sentence says a term is.
type definition struct {
	passage *passage
	span    prose.Span
	term    string // as in a question: with its article
	means   string // behind the verb, without the full stop
	plural  bool
	verbal  bool // it says what a word means
	// counted tells that the term has "a" before it: there are several such things.
	counted bool
}

// define asks what is defined: "X is a …" and "X refers to …".
func (m *maker) define(q *passage, s sentence) {
	if s.defines == nil {
		return
	}
	def := *s.defines
	def.passage, def.span = q, s.Span
	m.defined = append(m.defined, def)
	marked := emphasised(s, def.term)
	if !marked && strings.HasPrefix(def.term, "the ") && len(strings.Fields(def.term)) == 2 {
		return // "the implementation" of what?
	}
	score := 0.8
	if marked {
		score = 0.95
	}
	if !marked && strings.HasPrefix(def.term, "the ") {
		score = 0.68
	}
	question := "What is " + def.term + "?"
	if def.plural {
		question = "What are " + def.term + "?"
	}
	if person(def.term) {
		question = "Who or what is " + def.term + "?"
	}
	if def.verbal {
		question = "What does “" + def.term + "” mean?"
	}
	m.add(draft{
		passage: q, span: s.Span, kind: cards.Prose, level: cards.Recall, question: question, answers: []string{upperFirst(def.means) + "."},
		named: (marked || def.counted) && telling(def.term), why: "definition", score: score,
	})
	if def.counted && telling(def.term) && classWord.MatchString(def.means) {
		m.add(draft{
			passage: q, span: s.Span, kind: cards.Prose, level: cards.Apply,
			question: "Give an example of " + def.term + " that the text does not give, and say why it is one.",
			answers:  []string{"It has to fit: " + def.means + "."}, named: marked, why: "example", score: score - 0.35,
		})
	}
}

var (
	classWord = regexp.MustCompile(`^(?:a|an|any|one) `)
	// judging are predicates that say what somebody thinks of a thing, not what it is.
	judging  = regexp.MustCompile(`(?i)^(?:a|an|the|one|any|another)\s+(?:(?:extremely|incredibly|highly|very|really|more|most|quite|rather|particularly|relatively|fairly|much|big|good|great|nice|bad|common|natural|minor|major|main|only|same|first|second|last|best|better|simple|simpler|small|little|useful|important|key|breaking|bit|lot|few|serious|real|big|huge|significant|clear|possible|potential|different|reasonable|obvious|similar|further|possible|additional|other)\b|(?:\w+ )?(?:strength|measure|exception|problem|question|issue|idea|concern|matter|reason|way|choice|case|goal|example|candidate|drawback|downside|advantage|benefit|trade-?off|argument|alternative|improvement|change|thing|answer|result|purpose|point|requirement|worst|step|fact|difference|sign|mistake|bug|proposal|number|figure|hope|consequence|focus|pity|waste|shame|challenge|solution|workaround|followup|follow-up|implementation detail|pain|hassle|option|approach|motivation|intention|intent|aim|default|target|basis|part|side effect|minimum|maximum)\b(?: (?:of|for|to|that|here|where|with|in|is|because|when|if|since)\b|\.|,|$))`)
	weakTerm = regexp.MustCompile(`(?i)\b(?:popular|existing|current|additional|proposed|lack|absence|presence|use|time|cost|problem|question|issue|idea|concern|reason|way|goal|example|drawback|downside|advantage|benefit|alternative|proposal|rfc|result|point|difference|thing|things|case|cases|change|changes|solution|motivation|part|answer|intent|intention|aim|purpose|rest|latter|former|other|first|second|third|last|next|approach|option|choice|one|type of|kind of|sort of|number of|output|design|documentation|team|today|yesterday)\b`)
	meaning  = regexp.MustCompile(`^(?:refers to|refer to|means|mean|denotes|denote|is defined as|are defined as|is the name (?:of|for|given to)|stands for) `)
)

// definitionOf reads a sentence as a definition; verbal tells that it says what a word
// means.
func definitionOf(s sentence) (def definition, verbal, ok bool) {
	c, ok := frame(s.words)
	if !ok || len(c.intro) > 0 || c.compounded || len(c.subject) == 0 || words(c.subject) > 6 {
		return def, false, false
	}
	def.term = strings.TrimSpace(s.text[c.subject[0].Start:c.subject[len(c.subject)-1].End])
	if c.subject[0].tag == gerund && len(c.subject) > 1 || comparative(c.subject) || strings.HasSuffix(c.subject[0].lower, "ing") && len(c.subject) > 1 && c.subject[1].tag == code {
		return def, false, false
	}
	if personal[c.subject[0].lower] || c.subject[0].tag == pronoun || c.subject[0].tag == determiner && !articles[c.subject[0].lower] || weakTerm.MatchString(def.term) || strings.ContainsAny(def.term, "=$\"") {
		return def, false, false
	}
	def.term = lowerStart(def.term, s.words)
	def.counted = strings.HasPrefix(def.term, "a ") || strings.HasPrefix(def.term, "an ")
	v := s.words[c.verb]
	rest := strings.TrimSpace(s.text[v.Start:])
	rest = strings.TrimRight(rest, ". ")
	if m := meaning.FindString(rest); m != "" {
		if (c.subject[0].tag == participle || strings.HasSuffix(c.subject[0].lower, "ing")) && len(c.subject) > 1 {
			return def, false, false // what follows from doing it
		}
		def.means = firstClause(rest[len(m):])
		def.term = strings.TrimPrefix(strings.TrimPrefix(def.term, "a "), "an ")
		return def, true, len(strings.Fields(def.means)) > 2 && len(c.subject) <= 4 && !strings.HasPrefix(def.term, "the ")
	}
	if v.lower != "is" && v.lower != "are" {
		return def, false, false
	}
	def.plural = v.lower == "are"
	def.means = firstClause(strings.TrimSpace(rest[len(v.text):]))
	return def, false, defines(def.means, !def.plural, !strings.HasPrefix(def.term, "the "))
}

// person tells whether a term may be somebody's name: two words or more, all capitalised.
func person(term string) bool {
	fields := strings.Fields(term)
	for _, f := range fields {
		if !startsUpper(f) || acronym(f) {
			return false
		}
	}
	return len(fields) > 1
}

// comparative tells "a smaller lift", which is no term.
func comparative(subject []token) bool {
	for _, t := range subject[:len(subject)-1] {
		if strings.HasSuffix(t.lower, "er") && commonAdjectives[strings.TrimSuffix(t.lower, "er")] || comparatives[t.lower] {
			return true
		}
	}
	return false
}

// firstClause cuts off a clause of its own that is joined on: ", and it needs …".
func firstClause(means string) string {
	list := tagged(means)
	for i, t := range list {
		joined := t.text == ";" || t.text == "," && i+1 < len(list) && (list[i+1].lower == "and" || list[i+1].lower == "but" || list[i+1].lower == "so")
		if t.tag == conj && i > 3 && clauseAhead(list[i+1:]) && auxAhead(list[i+1:]) {
			return strings.TrimSpace(means[:t.Start])
		}
		if !joined || i < 3 {
			continue
		}
		rest := list[i+1:]
		if len(rest) > 0 && (rest[0].tag == conj || rest[0].tag == sub) {
			rest = rest[1:]
		}
		if len(rest) > 0 && (rest[0].tag == pronoun || rest[0].tag == aux || rest[0].tag == verb) || clauseAhead(rest) {
			return strings.TrimSpace(means[:t.Start])
		}
	}
	return means
}

// auxAhead tells whether the verb of a clause is "is" or the like, which no relative clause
// shares with what stands before it.
func auxAhead(list []token) bool {
	c, ok := frame(list)
	return ok && list[c.verb].tag == aux && len(c.subject) > 0
}

func clauseAhead(list []token) bool {
	_, ok := frame(list)
	return ok
}

// concluding are predicates that say what follows, or that set one thing above others.
var concluding = regexp.MustCompile(`(?i), (?:which means|but|so)\b|^(?:a|an|the|one of the) (?:\w{3,}est|worst)\b`)

// counting are definitions that begin as judgements do: "A quorum is the number of …".
var counting = regexp.MustCompile(`(?i)^(?:a|an|the)\s+(?:(?:smallest|least|largest|greatest|total|average)\s+)?(?:number|part|measure|minimum|maximum|amount|difference|result|step|set)\s+(?:of|between|that|in)\s`)

// defines tells whether what follows "is" can be a definition: a noun phrase that something
// hangs on. A term without "the" before it may be a number or a part of something.
func defines(means string, singular, term bool) bool {
	list := tagged(means)
	if len(list) < 4 || concluding.MatchString(means) || judging.MatchString(means) && !(term && counting.MatchString(means)) {
		return false
	}
	first := list[0]
	if strings.HasSuffix(first.lower, "ing") {
		return false // "is going to be"
	}
	switch {
	case first.lower == "the":
		// "the ratio of", "the part that": "the bottleneck in" is a judgement
		head := phraseEnd(list, 0)
		if head >= len(list) || list[head].lower == "in" || list[head].lower == "for" || list[head].lower == "to" {
			return false
		}
	case first.tag == determiner && indefinite[first.lower]:
	case first.lower == "one" || first.lower == "any":
	case singular:
		return false
	case nominal(first.tag) && list[1].tag != verb: // "Fungi are organisms that …"
	case first.tag == adjective && nominal(list[1].tag):
	default:
		return false
	}
	if last := list[len(list)-1].tag; last == aux || last == prep || last == determiner {
		return false
	}
	head := phraseEnd(list, 0)
	if head == 0 || head >= len(list) || !nominal(list[head-1].tag) || !singular && !pluralNoun(list[head-1].lower) && list[head-1].tag != code {
		return false
	}
	next := list[head]
	return next.tag == prep || next.tag == sub || next.tag == pronoun || next.tag == participle ||
		next.tag == gerund || next.tag == infinitive || next.text == "," && head+1 < len(list) && (list[head+1].lower == "which" || list[head+1].lower == "or")
}

// emphasised tells whether the author set a term of a sentence apart.
func emphasised(s sentence, term string) bool {
	term = normal(term)
	for _, m := range s.marked {
		if normal(m.In(s.text)) == term {
			return true
		}
	}
	return false
}

// telling tells whether a term can be asked for without saying where it stands: it has
// two words, or one that is long or code.
func telling(term string) bool {
	stems := stemsOf(term)
	return len(stems) > 1 || len(stems) == 1 && (len(term) > 8 || strings.Contains(term, "`"))
}

// compareDefined asks how two things differ that are defined one after the other in the
// same words, or are of one kind by their name.
func (m *maker) compareDefined() {
	for i := 1; i < len(m.defined); i++ {
		a, b := m.defined[i-1], m.defined[i]
		if a.passage != b.passage || a.plural != b.plural || !kindred(a, b) {
			continue
		}
		m.add(draft{
			passage: a.passage, span: prose.Span{Start: a.span.Start, End: b.span.End}, kind: cards.Prose, level: cards.Understand,
			question: "How do " + a.term + " and " + b.term + " differ?",
			answers:  []string{upperFirst(a.term) + ": " + a.means + ". " + upperFirst(b.term) + ": " + b.means + "."}, why: "comparison", score: 0.75,
		})
	}
}

func kindred(a, b definition) bool {
	x, y := strings.Fields(a.means), strings.Fields(b.means)
	if len(x) > 2 && len(y) > 2 && strings.EqualFold(strings.Join(x[:3], " "), strings.Join(y[:3], " ")) {
		return true
	}
	t, u := strings.Fields(a.term), strings.Fields(b.term)
	return len(t) > 1 && len(u) > 1 && t[len(t)-1] == u[len(u)-1] && a.term != b.term
}

// indefinite are words that a definition may begin with.
var indefinite = setOf("a an any one")

// comparatives are words that make no term.
var comparatives = setOf("smaller larger bigger thinner wider simpler easier safer lower higher more less better worse longer shorter most least")
