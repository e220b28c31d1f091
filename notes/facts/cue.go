package facts

import "strings"

// A cue is a set of hints that a text may hold a fact. It is found in one pass over the
// bytes, so that what most of a document is made of costs next to nothing.
type cue uint16

const (
	cueDigit  cue = 1 << iota // a number in digits
	cueTime                   // hours, days, weeks: what is counted in words too
	cueAt                     // @somebody
	cueOwner                  // owner, responsible, signs
	cueDecide                 // decided, agreed, chose
	cueDepend                 // depends, blocked, waiting
	cueTask                   // action, todo, next
	cuePeople                 // present, attendees, from
	cueArrow                  // → or ->
)

// cues holds the words that hint at facts, in lower case.
var cues = cueWords(map[cue]string{
	cueTime: "second seconds minute minutes hour hours day days week weeks month months year years",
	cueOwner: "owner owners owns responsible accountable charge lead leads signs sign chairs coordinates keeps " +
		"maintains assignee assigned dri looks takes runs run handles manages supervises oversees deadline due " +
		"status state budget cost price total",
	cueDecide: "decided decision decisions agreed approved adopted chose resolved decides",
	cueDepend: "blocked depends depend requires require waiting waits wait until before prerequisite prerequisites " +
		"after needs need",
	cueTask:   "action actions todo fixme done next cancelled canceled ai step steps item",
	cuePeople: "present attendees attending participants attendance from to cc author authors deciders apologies with by",
})

const longestCue = 13

func cueWords(lists map[cue]string) map[string]cue {
	all := map[string]cue{}
	for c, words := range lists {
		for w := range strings.FieldsSeq(words) {
			all[w] |= c
		}
	}
	return all
}

// initials are the letters that a word of cues can begin with.
var initials = func() (set [256]bool) {
	for w := range cues {
		set[w[0]], set[w[0]-'a'+'A'] = true, true
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
			if initials[b] && end-i <= longestCue && end-i > 1 {
				c |= cueOf(text[i:end])
			}
			i = end
			continue
		case b >= '0' && b <= '9':
			c |= cueDigit
		case b == '@':
			c |= cueAt
		case b == '>' && i > 0 && text[i-1] == '-', b == 0xE2 && strings.HasPrefix(text[i:], "→"):
			c |= cueArrow
		}
		i++
	}
	return c
}

func cueOf(word string) cue {
	var low [longestCue]byte
	for i := range len(word) {
		low[i] = word[i] | 0x20
	}
	return cues[string(low[:len(word)])]
}

func letter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
