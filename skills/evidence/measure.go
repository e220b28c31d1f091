package evidence

import "ken/notes/prose"

// A measure is what an adjective is measured in: the units, as [prose.Quantity] names
// them.
type measure map[string]bool

// measures tells for the adjective of "how heavy" what an answer is given in. Words that
// measure two things, as "long" does, have the units of both.
var measures = map[string]measure{
	"heavy": units("kg g mg t kilogram gram tonne ton pound lb stone"),
	"wide":  lengths, "tall": lengths, "high": lengths, "deep": lengths, "thick": lengths, "far": lengths,
	"long": units("s min second minut hour day week month year ms m cm mm km metr meter kilometr mile page line word foot feet inch"),
	"old":  units("day week month year"),
	"hot":  degrees, "cold": degrees, "warm": degrees,
	"loud": units("db decibel dba"),
}

var (
	lengths = units("m cm mm km metr meter centimetr centimet millimetr millimet kilometr kilomet mile foot feet inch")
	degrees = units("°c °f k degre kelvin")
)

func units(list string) measure { return measure(words(list)) }

// measureAsked returns the measure of "how heavy", and which of the words it is; nil and
// -1 where the question asks for no such thing. "Many" and "much" are words like that,
// but measure in whatever follows.
func measureAsked(words []prose.Word) (measure, int) {
	for i, w := range words {
		if i == 0 || i > 3 || words[i-1].Term != "how" {
			continue
		}
		if m, ok := measures[w.Term]; ok {
			return m, i
		}
		if amounts[w.Term] {
			return nil, i
		}
	}
	return nil, -1
}
