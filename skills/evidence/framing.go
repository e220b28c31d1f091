package evidence

import (
	"strings"

	"ken/notes/prose"
)

// framing are the stems of words that say how something was said, and not what: in
// "what did the group discuss about the budget" the budget is what is asked about.
var framing = stemsOf(`
summarize summarise summary discuss discussion meeting mention mentioned say said talk talked think thought thoughts
describe present presentation presented opinion view views team group conclude conclusion concluded decide decision
decided introduce introduced perspective idea ideas propose proposed proposal suggest suggested suggestion recommend
recommended recommendation agree agreed disagree respond response reply feel felt believe concern concerned answer
answered question asked comment commented purpose reason consider attitude statement topic point points address
explain explained explanation claim argue argued argument debate reflect review mainly overall whole content
`)

// fillerWords are words and stems of words that are said while one thinks of the next,
// and what a transcript writes for noises.
var fillerWords = stemsOf(`
um uh uhm er erm ah oh hm hmm mm mmm huh eh yeah yep yes yup nope okay ok alright well like mean know just sort kind
stuff thing things guess maybe actually really basically lot bit right anyway sorry thanks thank
disfmarker vocalsound nonvocalsound pause gap laugh laughter inaudible crosstalk applause
`)

// stemsOf returns the words of a list and their stems.
func stemsOf(list string) map[string]bool {
	m := words(list)
	for w := range strings.FieldsSeq(list) {
		m[prose.Stem(w)] = true
	}
	return m
}
