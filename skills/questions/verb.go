package questions

import "strings"

// Many words are a verb in one place and a noun or an adjective in another: what stands
// beside them decides.

// asVerb tags what may be a verb or a noun: behind a word that opens a phrase it is a noun.
func asVerb(list []token, i int, prev, next tag) tag {
	t := list[i]
	if irregular[t.lower] && !commonVerbs[t.lower] {
		return verb
	}
	switch prev {
	case determiner, number, adjective:
		if prev == number && (next == determiner || next == pronoun) {
			return verb
		}
		return noun
	case prep:
		return noun
	case aux, infinitive, pronoun:
		return verb
	case participle, gerund:
		return noun
	case noun, proper, code:
		third := strings.HasSuffix(t.lower, "s")
		before := tagAt(list, i-2)
		plural := pluralNoun(list[i-1].lower)
		switch {
		case before == prep && third && next == sub: // "of heat pumps that"
			return noun
		case third == plural && prev == noun && before != mark && before != 0: // the two do not agree
			return noun
		case third && next == prep && verbAhead(list[i+1:]):
			return noun // "the tests in four flats gave"
		case next == determiner || next == pronoun || next == number || next == adverb || next == infinitive:
			return verb
		case hasVerb(list[:i]):
			return noun
		case (next == aux || next == verb) && third == plural:
			return noun
		case third != plural && (next == prep || next == verb || next == participle || next == gerund || next == noun || next == adjective || next == proper || next == sub || next == code):
			return verb
		case third && !plural && next == mark && opensClause(list[:i]):
			return verb
		case before == prep && third && next == prep:
			return verb
		}
		return noun
	case mark, 0, conj:
		if i > 0 && prev == conj && nominal(tagAt(list, i-2)) && !strings.HasSuffix(t.lower, "s") {
			return noun
		}
		if next == aux || next == verb || (prev == 0 || prev == mark && i == 1) && next == prep {
			return noun
		}
	}
	return verb
}

// verbAhead tells whether a finite verb follows before anything that begins a clause.
func verbAhead(list []token) bool {
	for _, t := range list {
		switch {
		case t.tag == aux || irregular[t.lower] && !commonVerbs[t.lower]:
			return true
		case t.tag == mark || t.tag == conj || t.tag == sub || t.tag == pronoun || t.tag == infinitive:
			return false
		}
	}
	return false
}

func pluralNoun(w string) bool {
	return strings.HasSuffix(w, "s") && !hasEnding(w, "ss us sis") || pluralsWithoutS[w]
}

// opensClause tells whether the last clause began with a word such as "that" and has no
// verb yet.
func opensClause(list []token) bool {
	for i := len(list) - 1; i >= 0; i-- {
		switch list[i].tag {
		case sub, pronoun:
			return true
		case verb, aux, mark:
			return false
		}
	}
	return false
}

// hasVerb tells whether a clause has its finite verb already.
func hasVerb(list []token) bool {
	for i := len(list) - 1; i >= 0; i-- {
		switch t := list[i]; {
		case t.tag == verb || t.tag == aux:
			return true
		case t.tag == sub || t.text == ";" || t.tag == pronoun && (t.lower == "which" || t.lower == "who"):
			return false
		case t.text == ",":
			return false
		}
	}
	return false
}

// asParticiple tells a past tense from a participle.
func asParticiple(list []token, i int, prev, next tag) tag {
	switch prev {
	case aux, determiner, prep, number, adjective:
		return participle
	case adverb:
		if tagAt(list, i-2) == aux {
			return participle
		}
		return verb
	case pronoun:
		return verb
	case noun, proper, code, mark:
		if !hasVerb(list[:i]) && (next == determiner || next == pronoun || next == infinitive || next == proper || next == number ||
			next == adverb || next == noun || next == adjective || next == prep && list[i].lower != "called") && (prev != mark) {
			return verb
		}
		if prev == mark && nominal(next) {
			return participle
		}
	case conj:
		if hasVerb(list[:i]) && (next == determiner || next == prep) {
			return verb
		}
	}
	return participle
}

// pluralsWithoutS are plurals that no ending tells.
var pluralsWithoutS = setOf("people children men women mice data bacteria criteria police feet teeth")
