package questions

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A tag is a part of speech, as far as it is told here.
type tag byte

// The parts of speech.
const (
	noun       tag = 'N'
	proper     tag = 'P' // a name: capitalised within a sentence
	verb       tag = 'V' // finite, or the base form
	gerund     tag = 'G' // a form in -ing
	participle tag = 'E' // a form in -ed, or irregular, behind an auxiliary or before a noun
	aux        tag = 'X' // be, have, do and the modals
	adjective  tag = 'J'
	adverb     tag = 'R'
	determiner tag = 'D'
	prep       tag = 'I'
	infinitive tag = 'T' // to before a verb
	conj       tag = 'C'
	sub        tag = 'S' // begins a clause
	pronoun    tag = 'O'
	number     tag = 'M'
	code       tag = 'Q' // between backticks
	mark       tag = '.'
)

// tagged cuts and tags a sentence. The rules look at the word, at its ending and at the
// tokens beside it: that is right often enough to find the phrases of plain prose.
func tagged(sentence string) []token {
	list := tokens(sentence)
	for i := range list {
		list[i].tag = alone(list, i)
	}
	for i := range list {
		list[i].tag = beside(list, i)
	}
	return list
}

// alone tags a token by itself.
func alone(list []token, i int) tag {
	t := list[i]
	r, _ := utf8.DecodeRuneInString(t.text)
	switch {
	case r == '`':
		return code
	case t.text == "&":
		return conj
	case !wordRune(r):
		return mark
	case unicode.IsDigit(r) || strings.ContainsRune("$€£%", r) || r < utf8.RuneSelf && money(t.text):
		return number
	case i > 0 && t.capital() && !startsSentence(list, i) && (t.lower != "i" || numbered(list, i)):
		return proper
	}
	if i+1 < len(list) && syntaxNouns[list[i+1].lower] && (commonVerbs[t.lower] || syntaxWords[t.lower]) {
		return noun // "if statement", "break statement", "while loop"
	}
	if g := closed(t.lower); g != 0 {
		return g
	}
	if acronym(t.text) {
		return proper
	}
	return open(t.lower)
}

// closed is the tag of a word of a closed class, 0 for others.
func closed(w string) tag {
	switch {
	case articles[w]:
		return determiner
	case auxiliaries[w]:
		return aux
	case conjunctions[w]:
		return conj
	case w == "that", w == "because", w == "although", w == "though", w == "whereas", w == "while", w == "if", w == "unless",
		w == "whether", w == "when", w == "where", w == "how", w == "why", w == "whenever", w == "wherever":
		return sub
	case w == "which", w == "who", w == "whom", w == "what":
		return pronoun
	case numerals[w] && w != "one" && w != "half" && w != "third":
		return number
	case prepositions[w]:
		return prep
	case determiners[w]:
		return determiner
	case pronouns[w]:
		return pronoun
	case adverbs[w]:
		return adverb
	}
	return 0
}

// open is the tag of another word by its ending.
func open(w string) tag {
	switch {
	case plainNouns[w]:
		return noun
	case commonAdjectives[w], ordinals[w]:
		return adjective
	case irregular[w]:
		return verb
	case participles[w]:
		return participle
	case commonVerbs[w]:
		return verb
	case strings.HasSuffix(w, "ly") && len(w) > 4:
		return adverb
	case strings.HasSuffix(w, "ing") && len(w) > 5:
		return gerund
	case strings.HasSuffix(w, "ed") && len(w) > 4:
		return participle
	case inflected(w):
		return verb
	case hasEnding(w, "tion sion ment ness ity ance ence ship ism ist hood dom ure age ery ogy phy ics tor sor"):
		return noun
	case hasEnding(w, "ous ful less ive able ible ical ial ual nal ral tal cal ic ish ant ent ary ory lar ese oid") && len(w) > 4:
		return adjective
	case hasEnding(w, "ise ize ify") && len(w) > 5:
		return verb
	}
	return noun
}

var syntaxNouns = setOf("statement statements loop loops clause clauses block blocks keyword keywords operator operators expression expressions")

var syntaxWords = setOf("if while for else elif try except with case switch do in and or not import return break continue let match")

func hasEnding(w, endings string) bool {
	for e := range strings.FieldsSeq(endings) {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// inflected tells the third person of a common verb.
func inflected(w string) bool {
	if !strings.HasSuffix(w, "s") {
		return false
	}
	base := strings.TrimSuffix(w, "s")
	return commonVerbs[base] || commonVerbs[strings.TrimSuffix(base, "e")] || strings.HasSuffix(base, "ie") && commonVerbs[base[:len(base)-2]+"y"] ||
		hasEnding(base, "ise ize ifie") && len(base) > 5
}

func acronym(w string) bool {
	if len(w) < 2 {
		return false
	}
	upper := 0
	for _, r := range w {
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper >= 2
}

// money tells "US$20".
func money(w string) bool {
	at := strings.IndexByte(w, '$')
	return at > 0 && at < 4 && at+1 < len(w) && digit(w[at+1:])
}

// numbered tells the number "I" from the pronoun: it stands behind a name ("Alexander I").
func numbered(list []token, i int) bool {
	if i < 1 || !list[i-1].capital() || startsSentence(list, i-1) {
		return false
	}
	next := i + 1
	return next >= len(list) || list[next].tag == 0 && !wordRune([]rune(list[next].text)[0]) || prepositions[list[next].lower] || conjunctions[list[next].lower]
}

func startsSentence(list []token, i int) bool {
	for i--; i >= 0; i-- {
		switch t := list[i]; {
		case t.text == "." && i > 0 && len(list[i-1].text) == 1 && list[i-1].capital():
			return false // an initial
		case t.text == ":" || t.text == "." || t.text == "?" || t.text == "!":
			return true
		case strings.ContainsAny(t.text, "“\"'‘(*"):
			continue
		default:
			return false
		}
	}
	return true
}

// beside mends a tag by the tokens beside it. Those before it are mended already.
func beside(list []token, i int) tag {
	t := list[i]
	prev, next := tagAt(list, i-1), tagAt(list, i+1)
	switch t.tag {
	case noun, adjective:
		if t.tag == adjective && prev == determiner && hasEnding(t.lower, "ary ory ent ant al ive") && (next == verb || next == aux || next == prep) {
			return noun // "a dictionary stores"
		}
		if t.tag == adjective && prev == noun && !nominal(next) && next != adjective && next != gerund && i > 0 && list[i].Start-list[i-1].End <= 1 && hasEnding(t.lower, "ent ant al ive ic ary ory") {
			return noun // "the action potential"
		}
		if i == 0 || startsSentence(list, i) {
			return first(list, i, next)
		}
	case verb:
		return asVerb(list, i, prev, next)
	case participle:
		return asParticiple(list, i, prev, next)
	case gerund:
		if prev == prep && next == mark {
			return noun
		}
		if (prev == mark || prev == conj || prev == 0) && (next == mark || next == conj || next == aux || next == verb) && !strings.HasSuffix(t.lower, "including") {
			return noun
		}
		if (prev == determiner || prev == adjective) && !nominal(next) && next != adjective {
			return noun
		}
	case sub:
		if t.lower == "that" {
			return that(prev, next)
		}
	case determiner:
		if articles[t.lower] || possessives[t.lower] {
			return determiner
		}
		if next == aux || next == verb || next == mark || next == 0 || next == prep && !articles[t.lower] {
			return pronoun
		}
	case prep:
		return asPrep(list, i, prev, next)
	case aux:
		if t.lower == "may" && (prev == prep || next == number) {
			return proper
		}
	}
	return t.tag
}

// first tags the first word of a sentence, whose capital tells nothing.
func first(list []token, i int, next tag) tag {
	if next == proper && list[i].capital() && (list[i].tag == noun || placed[list[i].lower]) {
		return proper
	}
	return list[i].tag
}

// placed are adjectives that begin names of places.
var placed = setOf("new north south east west northern southern eastern western great old upper lower central")

// that tells the conjunction from the pronoun.
func that(prev, next tag) tag {
	switch {
	case prev == 0 || prev == mark:
		if nominal(next) {
			return determiner
		}
		return pronoun
	case prev == prep:
		return pronoun
	}
	return sub
}

func asPrep(list []token, i int, prev, next tag) tag {
	w := list[i].lower
	switch {
	case w == "to":
		if i+1 < len(list) && (commonVerbs[list[i+1].lower] || list[i+1].lower == "be" || list[i+1].lower == "have" || list[i+1].lower == "do" ||
			next == verb || hasEnding(list[i+1].lower, "ise ize ify ate")) && !plainNouns[list[i+1].lower] {
			return infinitive
		}
	case subordinators[w] && w != "as" && w != "than" && (next == pronoun || prev == mark || prev == 0) && clauseFollows(list[i+1:]):
		return sub
	case w == "so":
		return sub
	}
	return prep
}

// clauseFollows tells whether there is a finite verb before the next comma.
func clauseFollows(list []token) bool {
	for _, t := range list {
		switch {
		case t.text == "," || t.text == ";" || t.text == ".":
			return false
		case t.tag == aux || t.tag == verb:
			return true
		}
	}
	return false
}

func tagAt(list []token, i int) tag {
	if i < 0 || i >= len(list) {
		return 0
	}
	return list[i].tag
}

// nominal tells the tags that can be the head of a noun phrase.
func nominal(t tag) bool { return t == noun || t == proper || t == code }
