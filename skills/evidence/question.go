package evidence

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"ken/notes/prose"
)

// Asks is the type of answer a question wants.
type Asks string

// The types of answers that are told apart.
const (
	Topic      Asks = "topic"      // no question, a subject
	Definition Asks = "definition" // what is X
	Who        Asks = "person"     // who
	When       Asks = "date"       // when
	Where      Asks = "place"      // where
	HowMany    Asks = "amount"     // how many, how much, how long
	Why        Asks = "reason"     // why
	How        Asks = "manner"     // how
	Changed    Asks = "change"     // what changed
	Which      Asks = "thing"      // which, what … any other
)

// A Question is a question or topic as it is searched for and answered.
type Question struct {
	Text string
	Asks Asks
	// Words are the words that an answer must be about, in order, each stem once.
	Words []Word
	// unit is what an amount is asked of ("week"), "" where none is named.
	unit string
	// units are the stem of that, and of its kin.
	units []string
	// measure is what "how heavy" measures in, nil where the question names no such thing.
	measure measure
	// conditional is set where "when" asks under which conditions: "when must …".
	conditional bool
	// head is the stem of the thing asked for in "which X" and "what X", "" where that
	// is no one word or says nothing ("what kind"). It is loose where more follows that may
	// be the thing instead: "which language server".
	head  string
	loose bool
	// verb is the stem of what a thing is asked to do in "what does X construct".
	verb string
	// pairs are words that stand next to each other in the question.
	pairs [][2]string
	// demands are what an answer must speak of as the question names it.
	demands []demand
}

// A Word is one word of a question.
type Word struct {
	Stem, Spelling string
	// Weight is how much it matters that an answer holds the word, above 0.
	Weight float64
	// Name marks words that name one thing: capitalised, or with digits.
	Name  bool
	cue   bool // says what is asked, not about what
	faint bool // a verb or adverb so common that another may stand for it
	kin   []kinsman
}

// Read takes a question apart.
func Read(text string) Question {
	q := Question{Text: strings.TrimSpace(text)}
	words := slices.Collect(prose.Words(q.Text))
	q.Asks = asks(words)
	cue := cues[q.Asks]
	seen := map[string]bool{}
	previous := ""
	measure, measured := measureAsked(words)
	q.measure = measure
	for i, w := range words {
		if prose.Stop(w.Term) || i < 2 && questionWords[w.Term] || i == measured || i == 0 && leadsIn[w.Term] {
			previous = ""
			continue
		}
		stem := prose.Stem(w.Term)
		if previous != "" {
			q.pairs = append(q.pairs, [2]string{previous, stem})
		}
		previous = stem
		if seen[stem] {
			continue
		}
		seen[stem] = true
		spelling := w.In(q.Text)
		q.Words = append(q.Words, Word{
			Stem: stem, Spelling: spelling, Weight: 1,
			Name: i > 0 && isName(spelling), cue: cue[stem] || plainCue[stem], faint: faint[w.Term] || goesWithoutSaying(words, i, spelling),
			kin: slices.Concat(phrased(words[i:]), kindred(stem)),
		})
	}
	q.keepCuesIfAlone()
	q.abbreviate(words)
	q.keepToWordIfAlone()
	q.keepApart()
	if unit := unitAsked(q.Text, words); unit != "" {
		q.unit, q.units = unit, q.word(unit).forms()
	}
	q.head, q.loose = headAsked(words)
	if q.Asks == Who {
		q.head, q.loose = q.role(), false
	} else if q.head == "" {
		q.verb = q.verbAsked(words)
	}
	q.demands = demandsOf(q.Text, words)
	q.conditional = q.Asks == When && len(words) > 1 && conditions[words[1].Term]
	return q
}

// keepCuesIfAlone makes words of the question that usually only say what is asked
// its subject when there is no other ("what changed").
func (q *Question) keepCuesIfAlone() {
	if slices.ContainsFunc(q.Words, func(w Word) bool { return !w.cue }) {
		return
	}
	for i := range q.Words {
		q.Words[i].cue = false
	}
}

// Weigh sets how much each word matters from how many of the passages hold it: what
// few hold tells most. frequency is by stem.
func (q *Question) Weigh(frequency map[string]int, of int) {
	if of == 0 {
		return
	}
	for i := range q.Words {
		w := &q.Words[i]
		n := frequency[w.Stem]
		w.kin = slices.DeleteFunc(w.kin, func(k kinsman) bool { return frequency[k.stem] == 0 })
		for _, k := range w.kin {
			n = max(n, frequency[k.stem])
		}
		w.Weight = math.Log(1+(float64(of)-float64(n)+0.5)/(float64(n)+0.5)) / math.Log(2+2*float64(of))
		w.Weight = 0.15 + 0.85*w.Weight
		switch {
		case w.cue:
			w.Weight *= 0.25
		case w.faint:
			w.Weight *= 0.4
		}
		if w.Name {
			w.Weight *= 1.3
		}
	}
}

// Also returns words that documents may use instead of the question's own.
func (q Question) Also() []string {
	var out []string
	for _, w := range q.Words {
		for _, k := range w.kin {
			if !slices.Contains(out, k.spelling) {
				out = append(out, k.spelling)
			}
		}
	}
	return out
}

// isName tells whether a spelling names one thing.
func isName(spelling string) bool {
	return strings.ContainsFunc(spelling, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) })
}

// asks tells what type of answer the first words of a question want.
func asks(words []prose.Word) Asks {
	if len(words) == 0 {
		return Topic
	}
	terms := make([]string, 0, len(words))
	for _, w := range words {
		terms = append(terms, w.Term)
	}
	first, second := terms[0], ""
	if len(terms) > 1 {
		second = terms[1]
	}
	if leadsIn[first] && questionWords[second] {
		return asks(words[1:])
	}
	switch first {
	case "who", "whom", "whose":
		return Who
	case "when":
		return When
	case "where":
		if last := terms[len(terms)-1]; second == "does" && (last == "stand" || last == "now" && slices.Contains(terms, "stand")) {
			return HowMany
		}
		return Where
	case "why":
		return Why
	case "how":
		if _, ok := measures[second]; ok || amounts[second] {
			return HowMany
		}
		return How
	case "what", "which", "whats":
		return asksWhat(terms)
	}
	return Topic
}

// asksWhat tells apart the questions that begin with what or which.
func asksWhat(terms []string) Asks {
	for i, t := range terms[1:] {
		switch {
		case changeWords[t]:
			return Changed
		case t == "reason" || t == "motivation":
			return Why
		case i < 2 && (t == "date" || t == "day" || t == "year" || t == "month" || t == "deadline" || t == "time"):
			return When
		case i < 2 && (t == "person" || t == "people" || t == "author"):
			return Who
		case i < 7 && amountNouns[t] && (i < 2 || i == len(terms)-2), i > 0 && t == "cost" && does[terms[1]]:
			return HowMany
		}
	}
	if terms[0] != "which" && len(terms) > 1 && len(terms) <= 9 {
		last := terms[len(terms)-1]
		if terms[0] == "whats" || terms[1] == "is" || terms[1] == "are" || terms[1] == "does" && (last == "mean" || last == "do") {
			return Definition
		}
	}
	return Which
}

// unitAsked returns the stem of what "how many X" counts.
func unitAsked(text string, words []prose.Word) string {
	for i, w := range words {
		if w.Term != "many" && w.Term != "much" {
			if lasting[w.Term] && i > 0 && words[i-1].Term == "how" {
				return "time"
			}
			continue
		}
		for i+2 < len(words) && text[words[i+1].End:words[i+2].Start] == "-" {
			i++ // "pre-orders" are orders
		}
		if i+1 < len(words) && !prose.Stop(words[i+1].Term) {
			return prose.Stem(words[i+1].Term)
		}
	}
	return ""
}

// lasting are the words that make "how" ask for a time.
var lasting = words("long quickly soon")

// headAsked returns the stem of X in "which X" and "what X is", and whether it may be but
// the beginning of the thing's name.
func headAsked(words []prose.Word) (head string, loose bool) {
	for i, w := range words {
		if i > 1 || i+1 >= len(words) {
			break
		}
		next := words[i+1].Term
		if (w.Term == "which" || w.Term == "what") && !prose.Stop(next) && !vagueHeads[next] && !amountNouns[next] {
			more := i+2 < len(words) && !prose.Stop(words[i+2].Term)
			verb := i+3 < len(words) && articles[words[i+3].Term]
			return prose.Stem(next), more && !verb
		}
	}
	return "", false
}

// role returns the stem of what a person is asked for as or by: "who is the treasurer",
// "who lives in"; "" where any verb would do.
func (q Question) role() string {
	if len(q.Words) == 0 || q.Words[0].cue || q.Words[0].faint || q.Words[0].Name {
		return ""
	}
	return q.Words[0].Stem
}

// verbAsked returns the stem of the verb in "what does X construct", "" where the question
// is another or the verb says little.
func (q Question) verbAsked(words []prose.Word) string {
	if len(words) < 3 || q.Asks != Which && q.Asks != Why || !does[words[1].Term] {
		return ""
	}
	last := len(words) - 1
	for last > 2 && prose.Stop(words[last].Term) {
		last--
	}
	if articles[words[last-1].Term] {
		return "" // "pay at the moment": the verb stands before
	}
	stem := prose.Stem(words[last].Term)
	for _, w := range q.Words {
		if w.Stem == stem && !w.cue && !w.faint && !w.Name {
			return stem
		}
	}
	return ""
}

var does = words("do does did was were is are")

// articles show that what stands before them is a verb: "which edition removes the".
var articles = words("the a an its our their his her my your this that these those")

// vagueHeads are nouns that an answer need not repeat: it names one of them.
var vagueHeads = map[string]bool{
	"kind": true, "kinds": true, "type": true, "sort": true, "firm": true, "company": true, "supplier": true,
	"person": true, "people": true, "thing": true, "things": true, "way": true, "ways": true, "option": true,
	"options": true, "reason": true, "reasons": true, "day": true, "date": true, "year": true, "month": true,
	"time": true, "name": true, "document": true, "documents": true, "changed": true, "changes": true,
	"happened": true, "happens": true, "exactly": true, "new": true, "main": true, "other": true, "different": true,
	"replaced": true, "decisions": true, "steps": true, "must": true, "team": true, "group": true, "else": true,
	"percentage": true, "conditions": true, "rules": true, "problems": true, "advantages": true, "disadvantages": true,
	"part": true, "parts": true, "role": true, "next": true, "matters": true, "counts": true, "makes": true,
}

// faint are verbs and adverbs of any subject. They help a little where they stand.
var faint = words(`
put go goes went gone take takes took make makes made get gets got give gives gave keep keeps kept come comes came
bring run runs ran set sets show shows see seen look find found turn call called use used need needs want wants
start starts started stop stops begin happen happened hold let become becomes done doing allowed able possible
very already still yet now soon whole entire exactly really actually currently recently generally overall must may
might could should whether ever just much many way back away there first again people someone somebody anyone responsible
according moment true real actual fully completely stand
together introduce introduced introduces add added adds create created creates exist exists propose proposed proposes consider
`)

func words(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

var questionWords = map[string]bool{
	"who": true, "whom": true, "whose": true, "when": true, "where": true, "why": true, "how": true,
	"what": true, "which": true, "whats": true,
}

// leadsIn are the prepositions a question may begin with.
var leadsIn = words("in at by for to on since within until after before under from with about of through")

var amounts = map[string]bool{"many": true, "much": true, "often": true, "big": true, "large": true, "fast": true, "quickly": true, "soon": true}

// conditions are the words that make "when" ask for a condition and not for a day.
var conditions = words("must may should can do does would is are")

var amountNouns = map[string]bool{
	"cost": true, "costs": true, "price": true, "budget": true, "number": true, "amount": true, "size": true,
	"percentage": true, "share": true, "rate": true, "temperature": true, "total": true,
}

var changeWords = map[string]bool{
	"changed": true, "change": true, "changes": true, "different": true, "differs": true,
	"replaced": true, "moved": true, "slipped": true,
}

// cues are the stems that only say what is asked, by type.
var cues = map[Asks]map[string]bool{
	Who:     {"person": true, "name": true, "peopl": true},
	When:    {"date": true, "day": true, "year": true, "month": true, "deadlin": true, "time": true, "take": true, "place": true},
	HowMany: {"mani": true, "much": true, "long": true, "often": true, "number": true, "amount": true, "total": true, "take": true, "last": true, "cost": true, "price": true},
	Why:     {"reason": true, "motiv": true, "caus": true},
	How:     {"way": true, "work": true},
	Changed: {"chang": true, "differ": true, "new": true, "replac": true, "move": true, "slip": true},
	Which:   {"say": true, "happen": true, "document": true},
}

// plainCue are stems that say nothing about the subject in any question.
var plainCue = map[string]bool{
	"tell": true, "explain": true, "describ": true, "document": true, "summari": true, "summar": true,
	"know": true, "say": true, "mean": true, "brief": true, "give": true, "get": true, "need": true, "use": true,
}
