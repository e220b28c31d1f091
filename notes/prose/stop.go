package prose

import "strings"

// Stop tells whether a folded term is so common in English that it says nothing
// about what a text is about. Negations are among them: a text is found by its
// subject, and whoever weighs a sentence looks for negation itself.
func Stop(term string) bool { return stops[term] }

// stops is the list of the Snowball project's English stop words, with their
// contractions as folding leaves them.
var stops = set(`
a about above after again against all am an and any are arent as at
be because been before being below between both but by
can cant cannot could couldnt did didnt do does doesnt doing dont down during
each few for from further had hadnt has hasnt have havent having he hed hell her
here heres hers herself him himself his how hows
i id ill im ive if in into is isnt it its itself lets
me more most mustnt my myself no nor not of off on once only or other ought our
ours ourselves out over own same shant she shed shes should shouldnt so some such
than that thats the their theirs them themselves then there theres these they theyd
theyll theyre theyve this those through to too under until up very
was wasnt we wed well were werent weve what whats when whens where wheres which
while who whos whom why whys will with wont would wouldnt you youd youll youre youve your
yours yourself yourselves
`)

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
