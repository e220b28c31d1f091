package facts

import (
	"iter"
	"maps"
	"strings"
)

// A cue is a set of hints that a text may hold a fact. It is found in one pass over the
// bytes, so that what most of a document is made of costs next to nothing.
type cue uint16

const (
	cueDigit  cue = 1 << iota // a digit
	cueCount                  // a number as a word
	cueDate                   // the name of a month, or digits that may be a date
	cueUnit                   // what is measured: weeks, euros, %
	cueAt                     // @somebody
	cueOwner                  // responsible, owner
	cueDuty                   // signs, chairs, keeps
	cueDecide                 // decided, agreed, chose
	cueDepend                 // depends, blocked, waiting
	cueTask                   // action, todo, next
	cueLabel                  // what may stand before a colon
	cueArrow                  // → or ->
	cueCannot                 // cannot, can't: only with start or begin
)

// cues holds the words that hint at facts, in lower case.
var cues = cueWords()

const longestCue = 14

func cueWords() map[string]cue {
	all := map[string]cue{}
	for c, words := range map[cue]string{
		cueCount: "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred",
		cueDate: "january february march april may june july august september october november december " +
			"jan feb mar apr jun jul aug sep sept oct nov dec " + elsewhere,
		cueOwner:  "owner owners responsible accountable charge assignee dri lead",
		cueDecide: "decided agreed approved adopted chose",
		cueDepend: "blocked depends depend requires waiting waits wait",
		cueCannot: "cannot can",
		cueTask:   "action actions todo fixme done next doing waiting cancelled canceled ai step item",
	} {
		for w := range strings.FieldsSeq(words) {
			all[w] |= c
		}
	}
	for w := range unitWords {
		all[w] |= cueUnit
	}
	for w := range duties {
		all[w] |= cueDuty
	}
	for _, labels := range []iter.Seq[string]{maps.Keys(labelKinds), maps.Keys(peopleLabels), maps.Keys(letterhead)} {
		for l := range labels {
			first, _, _ := strings.Cut(l, " ")
			all[first] |= cueLabel
		}
	}
	return all
}

// elsewhere are the months in other languages, of those with accents the letters behind
// the last of them, or before the first.
const elsewhere = "januar nner januari janvier enero janeiro gennaio februar februari vrier febrero fevereiro " +
	"febbraio rz maerz mars marzo maart avril abril aprile mai mei maj mayo maio maggio juni juin junio junho giugno " +
	"juli juillet julio julho luglio ao agosto augustus augusti septembre septiembre setembro settembre oktober " +
	"octobre octubre outubro ottobre novembre noviembre novembro dezember cembre diciembre dezembro dicembre"

// shapes holds, for the first two letters of a word, the lengths that a cue which begins
// with them can have, as bits: nearly every word is told from a cue by that.
var shapes = func() (set [26][26]uint16) {
	for w := range cues {
		if len(w) > 1 && len(w) <= longestCue && letter(w[0]) && letter(w[1]) {
			set[w[0]-'a'][w[1]-'a'] |= 1 << len(w)
		}
	}
	return set
}()

// scan returns the cues of a text.
func scan(text string) cue {
	var c cue
	for i := 0; i < len(text); {
		b := text[i]
		switch {
		case letter(b):
			end := i + 1
			for end < len(text) && letter(text[end]) {
				end++
			}
			if n := end - i; n > 1 && n <= longestCue && shapes[b|0x20-'a'][text[i+1]|0x20-'a']&(1<<n) != 0 {
				c |= cueOf(text[i:end])
			}
			i = end
			continue
		case b >= '0' && b <= '9':
			c |= cueDigit
			if i > 0 && (text[i-1] == '-' || text[i-1] == '/' || text[i-1] == '.') {
				c |= cueDate
			}
		default:
			c |= signCue(text, i)
		}
		i++
	}
	return c
}

// signCue is the cue of a mark.
func signCue(text string, i int) cue {
	switch text[i] {
	case '@':
		return cueAt
	case '%', '$':
		return cueUnit
	case '>':
		if i > 0 && text[i-1] == '-' {
			return cueArrow
		}
	case 0xE2:
		if strings.HasPrefix(text[i:], "→") {
			return cueArrow
		}
		if strings.HasPrefix(text[i:], "€") {
			return cueUnit
		}
	case 0xC2:
		return cueUnit // £ and °
	}
	return 0
}

// any tells whether one of some cues is there.
func (c cue) any(of cue) bool { return c&of != 0 }

// dated and measured tell whether the text may hold a date, and an amount.
func (c cue) dated() bool    { return c&(cueDigit|cueDate) == cueDigit|cueDate }
func (c cue) measured() bool { return c.any(cueUnit) && c.any(cueDigit|cueCount) }

func cueOf(word string) cue {
	var low [longestCue]byte
	for i := range len(word) {
		low[i] = word[i] | 0x20
	}
	return cues[string(low[:len(word)])]
}

func letter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
