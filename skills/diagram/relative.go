package diagram

import (
	"strings"

	"ken/notes"
	"ken/notes/prose"
)

// A place is where something is said: what is cited for it, and what that stands under.
type place struct {
	cites []notes.Source
	under string
}

// related clauses: "the gateway, which calls the ledger, depends on the bus" says two things
// of the gateway.

// relative reads the clause behind ", which", and returns the words of the sentence without
// it where it stands between a subject and its verb.
func (p *page) relative(words []string, s prose.Span, b block) []string {
	for k := 1; k+2 < len(words); k++ {
		if words[k] != "which" || !strings.HasSuffix(words[k-1], ",") {
			continue
		}
		inner, rest := words[k+1:], words
		for i := k + 1; i+2 < len(words); i++ {
			_, n := phraseAt(words, i+1)
			if strings.HasSuffix(words[i], ",") && (n > 0 || auxiliary[words[i+1]]) {
				inner = words[k+1 : i+1]
				rest = append(append([]string{}, words[:k-1]...), strings.TrimSuffix(words[k-1], ","))
				rest = append(rest, words[i+1:]...)
				break
			}
		}
		if head := headOf(words[:k]); head != "" && !denied(strings.Join(words[:k], " ")) && ofOneThing(inner) {
			p.verbs(head, inner, place{cites: []notes.Source{p.doc.Cite(s, b.heading)}, under: strings.Join(b.heading, " ")})
		}
		return rest
	}
	return words
}

// ofOneThing tells whether a clause behind "which" tells of the thing before it. What
// causes, needs or prevents something may be all that was said.
func ofOneThing(words []string) bool {
	return len(words) > 1 && !ofAll[words[0]]
}

// headOf is the thing that words end in, as a clause behind it tells of it: "the intake
// service," or "Kafka,". Of "the owner of the house," and "the gateway on the roof," it is
// not known which.
func headOf(words []string) string {
	for i := len(words) - 1; i >= 0 && len(words)-i <= 5; i-- {
		low := strings.ToLower(words[i])
		name := words[i+1:]
		if articles[low] {
			if len(name) == 0 || i > 0 && attaching[words[i-1]] {
				return ""
			}
			return noun(strings.Join(name, " "))
		}
		if i+1 < len(words) && strings.HasSuffix(words[i], ",") {
			return ""
		}
		if ends[low] || finite[low] || hanging[low] || i == 0 {
			if i == 0 && !ends[low] && !finite[low] {
				name = words
			}
			return named1(name)
		}
	}
	return ""
}

// named1 is one name that needs no article: "Kafka", "feature-store".
func named1(words []string) string {
	if len(words) == 0 || len(words) > 2 {
		return ""
	}
	for _, w := range words {
		if strings.ToLower(w) == w && !strings.ContainsAny(w, "-_") {
			return ""
		}
	}
	return noun(strings.Join(words, " "))
}

// attaching are words behind which a thing may but tell more of the one before it.
var attaching = set("of and or on in at under over near behind beside for with inside within")

// ofAll are verbs that a clause behind "which" has where it tells of all that was said.
var ofAll = set(`causes cause leads lead results produces raises lowers reduces increases prevents requires require needs triggers uses use
means makes determines replaces implements is includes include returns`)
