package brief

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// The rules of this file are about varieties of English: British or American spelling.
//
// A word counts only where it is spelled so in one variety alone. "Meter", "license",
// "program" and "check" are British too, for some of their meanings, and are left out on
// that side; "-ize" is British as well (it is what Oxford prints), and is counted only
// where a preference asks for "-ise". Names are let stand: a word with a capital within
// a sentence, code, addresses.

// A variety is one way of spelling English.
type variety struct {
	name             string
	british, ise, ly bool // whether British, "-ise", "-yse" spellings are its own
	ize              bool // whether "-ize" is
}

var (
	britishVariety  = variety{"British", true, true, true, true}
	iseVariety      = variety{"British (with -ise)", true, true, true, false}
	oxfordVariety   = variety{"Oxford", true, false, true, true}
	americanVariety = variety{"American", false, false, false, true}
)

// Anything that only a language tag or a dictionary could decide is left unread: there is
// no list of Canadian spellings here.
func spellingForms() []form {
	return []form{
		formOf(`{use} (?:the )?(british|uk|english uk|american|us|australian|irish|oxford|commonwealth|british oxford) (?:english |-english )?(?:spellings?|english|orthography)(?: throughout| everywhere| only| always)?(?:,? (?:and )?(?:not|never|no|instead of|rather than) (?:american|us|british|uk)(?: spellings?| english| ones?)?)?`, spellingRule),
		formOf(`(british|uk|american|us|australian|irish|oxford|commonwealth) (?:english )?(?:spellings?|english)(?: throughout| everywhere| only| always)?(?:,? (?:not|never|no|instead of|rather than) (?:american|us|british|uk)(?: spellings?| english)?)?`, spellingRule),
		formOf(`(?:spellings?|spell words|spell everything|spell|spelling is|english|language): ?(british|uk|american|us|australian|irish|oxford|en-gb|en-us|british english|american english|uk english|us english)`, spellingRule),
		formOf(`(?:all )?spellings? ?{be} ?(british|american|australian|oxford|irish)`, spellingRule),
		formOf(`spell (?:things |words |everything )?(?:the |as in |in )?(british|american|english uk)(?: way| english)?`, spellingRule),
		formOf(`(?:{use} )?-(is|iz)e(?: spellings?| endings?)?,? (?:not|never|no|instead of|rather than) -i[sz]e(?: spellings?| endings?)?`, func(m []string) (part, bool) { return spellingRule([]string{"", m[1] + "e"}) }),
		formOf(`no (american|americanisms|us|british|uk) ?(?:spellings?|english)?`, func(m []string) (part, bool) {
			other := map[string]string{"american": "british", "americanisms": "", "us": "british", "british": "american", "uk": "american"}[m[1]]
			return spellingRule([]string{"", other})
		}),
	}
}

func spellingRule(m []string) (part, bool) {
	var v variety
	switch strings.TrimSuffix(m[1], " english") {
	case "british", "uk", "english uk", "australian", "irish", "commonwealth", "en-gb":
		v = britishVariety
	case "american", "us", "en-us":
		v = americanVariety
	case "oxford", "british oxford":
		v = oxfordVariety
	case "ise":
		v = iseVariety
	case "ize":
		return part{
			checks: "-ize, not -ise",
			keep:   func(l *limits) { l.spared = append(l.spared, func(t string) bool { return len(iseWords(t)) > 0 }) },
			check:  func(b Brief) outcome { return b.against(iseWords) },
		}, true
	default:
		return part{}, false
	}
	return part{
		checks: v.name + " spelling",
		keep:   func(l *limits) { l.spared = append(l.spared, func(t string) bool { return len(v.foreign(t)) > 0 }) },
		check:  func(b Brief) outcome { return b.against(v.foreign) },
	}, true
}

// foreign returns the words of a text that the variety spells otherwise, each once.
func (v variety) foreign(text string) []string {
	var out []string
	for _, word := range commonWords(text) {
		if v.spells(strings.ToLower(word)) || slices.Contains(out, word) {
			continue
		}
		out = append(out, word)
	}
	return out
}

// spells tells whether the variety has a word, in lower case.
func (v variety) spells(word string) bool {
	if british, known := spelt[word]; known && british != v.british {
		return false
	}
	switch m := ending.FindStringSubmatch(word); {
	case m == nil:
		return true
	case m[2] == "is" && slices.Contains(izeStems, m[1]):
		return v.ise
	case m[2] == "iz" && slices.Contains(izeStems, m[1]):
		return v.ize
	}
	return true
}

// ending parts a verb in "-ise" or "-ize", and what is made from it.
var ending = regexp.MustCompile(`^(\w+?)(is|iz)(?:e|es|ed|ing|er|ers|able|ation|ations|ational)$`)

func iseWords(text string) []string {
	var out []string
	for _, word := range commonWords(text) {
		if m := ending.FindStringSubmatch(strings.ToLower(word)); m != nil && m[2] == "is" && slices.Contains(izeStems, m[1]) && !slices.Contains(out, word) {
			out = append(out, word)
		}
	}
	return out
}

var (
	notProse = regexp.MustCompile("`[^`]*`" + `|\bhttps?://\S+|\S*[\w][/_@\\]\S*|\b\w+\.\w{2,4}\b`)
	letters  = regexp.MustCompile(`[A-Za-z]+(?:['’][a-z]+)?`)
)

// commonWords returns the words of a sentence that are no names: code, addresses and
// words with a capital behind the first are left out.
func commonWords(text string) []string {
	text = notProse.ReplaceAllString(text, " ")
	var out []string
	for i, w := range letters.FindAllString(text, -1) {
		if i > 0 && unicode.IsUpper(rune(w[0])) {
			continue
		}
		out = append(out, w)
	}
	return out
}
