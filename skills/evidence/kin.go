package evidence

import (
	"slices"
	"strings"

	"ken/notes/prose"
)

// kindred returns the stems of the everyday words that people ask with where
// documents use another: the list is short on purpose, since every pair that is not
// truly interchangeable in notes and minutes brings passages that do not answer.
func kindred(stem string) []string { return kin[stem] }

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

// groups makes each word of a line kin to the others of it.
func groups(lines string) map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(lines) {
		var stems []string
		for _, word := range strings.Fields(line) {
			if stem := prose.Stem(word); !slices.Contains(stems, stem) {
				stems = append(stems, stem)
			}
		}
		for _, a := range stems {
			for _, b := range stems {
				if a != b && !slices.Contains(m[a], b) {
					m[a] = append(m[a], b)
				}
			}
		}
	}
	return m
}
