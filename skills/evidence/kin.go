package evidence

import (
	"slices"
	"strings"

	"ken/notes/prose"
)

// A kinsman is a word that may stand where another was asked with.
type kinsman struct{ stem, spelling string }

// kindred returns the words that documents may use where people ask with one of a stem:
// its own other forms, and everyday words of the same meaning with theirs. Every pair
// that is not truly interchangeable brings passages that do not answer.
func kindred(stem string) []kinsman {
	var out []kinsman
	for _, k := range append(derived(stem), kin[stem]...) {
		if k.stem != stem && !slices.ContainsFunc(out, func(other kinsman) bool { return other.stem == k.stem }) {
			out = append(out, k)
		}
	}
	return out
}

// speaksOf tells whether terms hold a stem or an everyday word for the same.
func (t terms) speaksOf(stem string) bool {
	return t.has[stem] > 0 || slices.ContainsFunc(kin[stem], func(k kinsman) bool { return t.has[k.stem] > 0 })
}

// kin is made from the groups once, when the program is linked.
var kin = groups(`
cost price expense fee pay paid spend spent
begin start launch began begun
finish complete end done
decide decided decision choose chose chosen pick select agree agreed approve approved accept accepted resolve
reason why because rationale motivation motivate
owner responsible lead
own owner
colour color
delay postpone slip late moved
loud noise sound
barrier fence wall
machine device
quote offer bid
money fund
heat warm
cold winter
allow permit limit
person somebody
storage store
risk danger concern hazard
buy purchase order procure bought
supplier vendor contractor firm company
meeting minutes
replace supersede swap
problem issue fault trouble
deadline due
teach explain
build construct install
remove delete drop
error mistake
fast quick speed
big large
job task work
test exam
house building
letter email mail
keep kept retain retained remain
require required must
heavy weigh weight
forbid disallow prohibit ban reject
benefit advantage
drawback disadvantage downside
goal aim purpose
author wrote written
`)

// groups makes each word of a line kin to the others of it, by its stem.
func groups(lines string) map[string][]kinsman {
	m := map[string][]kinsman{}
	for line := range strings.Lines(lines) {
		var words []kinsman
		for word := range strings.FieldsSeq(line) {
			words = append(words, kinsman{prose.Stem(word), word})
		}
		for _, a := range words {
			for _, b := range words {
				if a.stem != b.stem && !slices.ContainsFunc(m[a.stem], func(k kinsman) bool { return k.stem == b.stem }) {
					m[a.stem] = append(m[a.stem], b)
				}
			}
		}
	}
	return m
}
