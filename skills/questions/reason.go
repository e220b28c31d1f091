package questions

import (
	"regexp"
	"slices"
	"strings"

	"ken/notes/cards"
)

// The rules for sentences that give a reason, hold two things against each other or say
// what follows from what.

// A cut sentence is one that a marker parts in two.
type cutSentence struct {
	before, after []token
	left, right   string // their text
}

// cutAtWord cuts a sentence at the first token that is one of some words and begins a
// clause.
func cutAtWord(s sentence, markers ...string) (cutSentence, string, bool) {
	for i := range s.words {
		if i == 0 || i+2 >= len(s.words) {
			continue
		}
		for _, m := range markers {
			if n := matches(s.words[i:], m); n > 0 && i+n < len(s.words) {
				before, after := s.words[:i], s.words[i+n:]
				if before[len(before)-1].text == "," {
					before = before[:len(before)-1]
				}
				if len(before) == 0 {
					continue
				}
				return cutSentence{before, after, covers(before).In(s.text), strings.TrimRight(s.text[after[0].Start:], ". ")}, m, true
			}
		}
	}
	return cutSentence{}, "", false
}

// matches returns of how many tokens some words are that a list begins with, 0 where it
// does not.
func matches(list []token, words string) int {
	n := 0
	for w := range strings.FieldsSeq(words) {
		if n >= len(list) || list[n].lower != w {
			return 0
		}
		n++
	}
	return n
}

// cause asks for reasons, purposes and effects.
func (m *maker) cause(q *passage, s sentence) {
	if m.because(q, s) {
		return
	}
	m.effect(q, s)
}

func (m *maker) because(q *passage, s sentence) bool {
	if s.words[0].lower == "because" || s.words[0].lower == "since" && clauseFollows(s.words[1:]) {
		return m.becauseFirst(q, s)
	}
	cut, marker, ok := cutAtWord(s, "because of", "because", ", since", "in order to", "so that", "due to", "given that")
	if !ok || marker == "because of" && len(cut.after) < 3 {
		return false
	}
	if marker == "due to" && cut.before[len(cut.before)-1].tag != aux && !hasFinite(cut.before) || !isClause(cut.before) || len(stemsOf(cut.left)) < 2 {
		return false
	}
	if last := cut.before[len(cut.before)-1]; last.tag == aux && marker != "due to" || beforeReason[last.lower] {
		return false
	}
	if marker == "due to" && cut.before[len(cut.before)-1].tag == aux {
		return false
	}
	if marker == "because" && strings.Contains(cut.left, " only ") || strings.ContainsAny(cut.left, ":") || strings.Contains(cut.left, ", but ") ||
		personal[cut.before[len(cut.before)-1].lower] {
		return false // the reason is that of a part alone
	}
	if marker == "in order to" && negated.MatchString(cut.left) {
		return false
	}
	if strings.Contains(cut.left, ";") || judgement.MatchString(cut.left) || datedSubject.MatchString(cut.left) {
		return false
	}
	if m.unnamed(q, cut.before) {
		return false
	}
	if personalStart(cut.after) && marker != "because" && marker != ", since" && marker != "so that" {
		return false
	}
	answer := strings.TrimPrefix(marker, ", ") + " " + cut.right
	m.add(draft{
		passage: q, span: s.Span, kind: cards.Prose, level: cards.Understand,
		question: "Explain in one sentence why" + pause(cut.before) + lowerStart(cut.left, cut.before) + ".", answers: []string{upperFirst(answer) + "."},
		why: "reason", score: 0.8,
	})
	return true
}

var negated = regexp.MustCompile(`(?i)\b(?:not|never|no|cannot|unable|without)\b|n't\b|n’t\b`)

// judgement are clauses whose reason is that of what they introduce.
var judgement = regexp.MustCompile(`(?i)^(?:the|a|an|one|another) (?:\w+ )?(?:downside|drawback|advantage|disadvantage|reason|problem|motivation|benefit|point|catch|requirement|goal|aim|need)\b`)

// datedSubject are subjects that are known by their place in the text or in time.
var datedSubject = regexp.MustCompile(`(?i)^(?:the|a|an|its|their) (?:current|proposed|existing|previous|new|original|latter|former|first|second|third|other|last)\b`)

// unnamed tells subjects such as "the breakage", of which only the text before tells which
// it is: neither the title nor a heading speaks of it. Of things one can touch there is
// often one.
func (m *maker) unnamed(q *passage, list []token) bool {
	c, ok := frame(list)
	if !ok || len(c.subject) != 2 || c.subject[0].lower != "the" || c.subject[1].tag != noun ||
		!hasEnding(c.subject[1].lower, "age tion sion ment ance ence ity al ness ism ure sis sal") && !anyOf[c.subject[1].lower] {
		return false
	}
	path := stemsOf(strings.Join(pathOf(q), " "))
	return shareIn(stemsOf(c.subject[1].text), path) < 1
}

// anyOf are nouns of which every text has some.
var anyOf = setOf("name names value values type types field fields rule rules function functions method methods argument arguments parameter parameters option options item items result results change changes case cases")

// pause parts "why" from what stands before the subject.
func pause(list []token) string {
	if introEnd(list) > 0 {
		return ", "
	}
	return " "
}

// becauseFirst reads "Because A, B."
func (m *maker) becauseFirst(q *passage, s sentence) bool {
	at := introEnd(s.words)
	if at == 0 || at >= len(s.words)-2 || !isClause(s.words[at:]) || personalStart(s.words[at:]) {
		return false
	}
	result := strings.TrimRight(s.text[s.words[at].Start:], ". ")
	reason := strings.TrimRight(s.text[:s.words[at].Start], ", ")
	if len(stemsOf(result)) < 3 {
		return false
	}
	m.add(draft{
		passage: q, span: s.Span, kind: cards.Prose, level: cards.Understand,
		question: "Explain in one sentence why " + result + ".", answers: []string{reason + "."}, why: "reason", score: 0.78,
	})
	return true
}

// isClause tells whether tokens have a subject of their own that is no pronoun, and a verb.
func isClause(list []token) bool {
	c, ok := frame(list)
	return ok && len(c.subject) > 0 && c.subject[0].tag != pronoun && !personal[c.subject[0].lower] && c.subject[0].lower != "there" &&
		!leaning[c.subject[0].lower]
}

func personalStart(list []token) bool {
	return len(list) > 0 && (personal[list[0].lower] || list[0].tag == pronoun || list[0].lower == "this" || list[0].lower == "that")
}

// effects are verbs of effect, with the question that asks for what follows them.
var effects = []struct {
	pattern  *regexp.Regexp
	question string
}{
	{regexp.MustCompile(`^(?:leads|lead|led) to `), "lead to"},
	{regexp.MustCompile(`^(?:results|result|resulted) in `), "result in"},
	{regexp.MustCompile(`^(?:causes|cause|caused) `), "cause"},
	{regexp.MustCompile(`^(?:prevents|prevent|prevented) `), "prevent"},
	{regexp.MustCompile(`^(?:requires|require|required) `), "require"},
	{regexp.MustCompile(`^(?:produces|produce|produced) `), "produce"},
	{regexp.MustCompile(`^(?:consists|consist|consisted) of `), "consist of"},
	{regexp.MustCompile(`^(?:depends|depend|depended) on `), "depend on"},
	{regexp.MustCompile(`^(?:contains|contain|contained) `), "contain"},
}

// effect asks what something leads to, prevents, consists of.
func (m *maker) effect(q *passage, s sentence) {
	c, ok := frame(s.words)
	if !ok || len(c.intro) > 0 || c.compounded || words(c.subject) > 8 || !isClause(s.words) || s.words[c.verb].tag != verb {
		return
	}
	if subject := covers(c.subject).In(s.text); quantified.MatchString(subject) || m.everywhere(stemsOf(subject)) {
		return
	}
	if c.subject[0].tag == gerund || len(c.subject) == 1 && strings.HasSuffix(c.subject[0].lower, "ing") {
		return
	}
	if c.subject[0].lower == "the" && len(c.subject) == 2 && c.subject[1].tag != code {
		return // "the source" of what?
	}
	rest := strings.TrimRight(s.text[s.words[c.verb].Start:], ". ")
	for _, e := range effects {
		found := e.pattern.FindString(rest)
		if found == "" || len(strings.Fields(rest)) < 5 {
			continue
		}
		word := strings.Fields(found)[0]
		do := "do"
		switch {
		case strings.HasSuffix(word, "ed") || word == "led":
			do = "did"
		case strings.HasSuffix(word, "s"):
			do = "does"
		}
		subject := lowerStart(covers(c.subject).In(s.text), s.words)
		m.add(draft{
			passage: q, span: s.Span, kind: cards.Prose, level: cards.Understand,
			question: "What " + do + " " + subject + " " + e.question + "?", answers: []string{upperFirst(firstClause(beforeDash(rest[len(found):]))) + "."}, why: "effect", score: 0.66,
		})
		return
	}
}

// beforeDash cuts off what is added behind a dash.
func beforeDash(text string) string {
	for _, dash := range []string{" -- ", " – ", " — ", "—"} {
		if at := strings.Index(text, dash); at > 0 {
			text = text[:at]
		}
	}
	return text
}

// contrast asks how two things differ.
func (m *maker) contrast(q *passage, s sentence) {
	if s.words[0].lower == "unlike" {
		m.unlike(q, s)
		return
	}
	cut, _, ok := cutAtWord(s, "whereas", ", while", "in contrast to")
	if !ok {
		return
	}
	a, okA := frame(cut.before)
	b, okB := frame(cut.after)
	if !okA || !okB || personalStart(a.subject) || personalStart(b.subject) || words(a.subject) > 6 || words(b.subject) > 6 {
		return
	}
	x, y := lowerStart(covers(a.subject).In(s.text), cut.before), covers(b.subject).In(s.text)
	if normal(x) == normal(y) || len(a.intro) > 0 || len(b.intro) > 0 {
		return
	}
	m.differ(q, s, x, y, 0.82)
}

// unlike reads "Unlike X, Y …".
func (m *maker) unlike(q *passage, s sentence) {
	at := introEnd(s.words)
	if at < 3 || at > 9 {
		return
	}
	c, ok := frame(s.words[at:])
	if !ok || len(c.subject) == 0 || personalStart(c.subject) || words(c.subject) > 6 || personalStart(s.words[1:]) {
		return
	}
	m.differ(q, s, covers(c.subject).In(s.text), covers(s.words[1:at-1]).In(s.text), 0.78)
}

// quantified are subjects of which nobody knows which they are.
var quantified = regexp.MustCompile(`(?i)^(?:no|none|most|many|some|several|few|all|both|other|any|each)\b`)

func (m *maker) differ(q *passage, s sentence, x, y string, score float64) {
	if strings.Contains(" "+x+" "+y+" ", " with ") || quantified.MatchString(x) || quantified.MatchString(y) {
		return
	}
	if len(stemsOf(x)) == 0 || len(stemsOf(y)) == 0 || weakTerm.MatchString(x+" "+y) {
		return
	}
	m.add(draft{
		passage: q, span: s.Span, kind: cards.Prose, level: cards.Understand,
		question: "Compare " + x + " with " + y + ": how do they differ?", answers: []string{s.text}, why: "contrast", score: score,
	})
}

// condition asks what follows from "If A, B".
func (m *maker) condition(q *passage, s sentence) {
	w := s.words[0].lower
	if w != "if" && w != "when" && w != "whenever" {
		return
	}
	at := introEnd(s.words)
	if at < 4 || at >= len(s.words)-3 {
		return
	}
	rest := s.words[at:]
	if rest[0].lower == "then" {
		rest = rest[1:]
	}
	given := s.words[1 : at-1]
	if len(given[0].text) == 1 && given[0].capital() {
		return // "When A is built"
	}
	if last := given[len(given)-1].lower; last == "that" || last == "this" || last == "it" {
		return
	}
	if rest[0].tag == verb {
		return // it lacks its subject: the commas are those of a list
	}
	c, ok := frame(given)
	if !ok || len(c.subject) == 0 || personalStart(c.subject) || !hasFinite(rest) || words(rest) < 3 || expletives[rest[0].lower] ||
		rest[0].lower == "however" || rest[0].lower == "such" || rest[0].lower == "like" || rest[0].lower == "including" || rest[0].lower == "especially" || personal[rest[0].lower] && words(rest) < 6 || rest[0].tag == conj || rest[0].lower == "so" || rest[0].lower == "that" || rest[0].lower == "this" || rest[0].lower == "it" && len(rest) > 2 && rest[1].tag == aux && (rest[2].tag == adjective || rest[2].tag == determiner) {
		return
	}
	ask := "What follows if "
	if w != "if" {
		ask = "What happens when "
	}
	answer := strings.TrimRight(s.text[rest[0].Start:], ". ")
	if expletive.MatchString(answer) || sayingNothing.MatchString(answer) || len(given) > 2 && slices.ContainsFunc(given, func(t token) bool { return t.lower == "then" }) {
		return
	}
	m.add(draft{
		passage: q, span: s.Span, kind: cards.Prose, level: cards.Apply,
		question: ask + covers(given).In(s.text) + "?", answers: []string{upperFirst(answer) + "."}, why: "condition", score: 0.72,
	})
}

// sayingNothing are answers of which nobody knows more for them.
var sayingNothing = regexp.MustCompile(`(?i)\b(?:clearly|obviously|slightly different|in a different way|as usual|as expected)\b`)

// expletive are clauses whose "it" is nothing: "it can be useful to …".
var expletive = regexp.MustCompile(`(?i)^it (?:is|was) done\b|^it (?:can|may|could|would|will|might|should|is|was)(?: be)?(?: \w+ly)? \w+ (?:how|that|to|for|what|whether)\b`)

// doing asks what something does whose name the author marked.
func (m *maker) doing(q *passage, s sentence) {
	c, ok := frame(s.words)
	if !ok || len(c.intro) > 0 || c.compounded || s.words[c.verb].tag != verb || !isClause(s.words) {
		return
	}
	v := s.words[c.verb]
	subject := covers(c.subject).In(s.text)
	if !inflected(v.lower) || !emphasised(s, subject) {
		return
	}
	m.add(draft{
		passage: q, span: s.Span, kind: cards.Prose, level: cards.Recall, question: "What does " + lowerStart(subject, s.words) + " do?",
		answers: []string{upperFirst(strings.TrimRight(s.text[v.Start:], ". ")) + "."}, why: "function", score: 0.6,
	})
}

// expletives are subjects that mean nothing.
var expletives = setOf("it's it’s there there's there’s")

// beforeReason are words that bind "because" to themselves.
var beforeReason = setOf("as not only just simply mainly mostly partly largely precisely exactly especially particularly either but part measure which that who where presumably probably possibly")
