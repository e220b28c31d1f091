package evidence

import (
	"slices"
	"strings"
	"unicode"

	"ken/notes"
	"ken/notes/prose"
)

// Some of a question's words mean one thing only together: "boiler 3", "std::iter". An
// answer about another boiler holds every word of it and is wrong all the same.

// A demand is what an answer must speak of as it is named in the question.
type demand struct {
	// stems follow one another.
	stems []string
	// numbered is set where the last is a number or letter that tells apart what the first
	// names, so that "boilers 1 and 3" speaks of it too.
	numbered bool
	// marks are signs that are no words ("<-"); stems is then nil.
	marks string
}

// demandsOf returns what the question names in several words or in signs.
func demandsOf(text string, words []prose.Word) []demand {
	var out []demand
	for i := 0; i < len(words); i++ {
		end := i
		for end+1 < len(words) && joined(text[words[end].End:words[end+1].Start]) {
			end++
		}
		switch {
		case end > i:
			out = append(out, demand{stems: stemsOfWords(words[i : end+1])})
			i = end
		case i > 0 && text[words[i-1].End:words[i].Start] == " " && tellsApart(words[i].In(text)) && namesKind(words[i-1]):
			out = append(out, demand{stems: stemsOfWords(words[i-1 : i+1]), numbered: true})
		}
	}
	for token := range strings.FieldsSeq(text) {
		if token = strings.Trim(token, "`'\"“”‘’,.;:?!()"); isMarks(token) {
			out = append(out, demand{marks: token})
		}
	}
	return out
}

// joined tells whether what stands between two words makes them one name, as in code and
// in the names of machines.
func joined(between string) bool {
	switch between {
	case "_", "::", "-", ".", "/":
		return true
	}
	return false
}

// tellsApart tells a number or letter by which things of one kind are told apart: "2",
// "v4", "D".
func tellsApart(spelling string) bool {
	if len(spelling) == 1 && unicode.IsUpper(rune(spelling[0])) && spelling != "I" && spelling != "A" {
		return true
	}
	return len(spelling) <= 4 && strings.ContainsFunc(spelling, unicode.IsDigit) && !isYear(spelling)
}

func isYear(spelling string) bool {
	return len(spelling) == 4 && prose.IsNumber(spelling) && (strings.HasPrefix(spelling, "19") || strings.HasPrefix(spelling, "20"))
}

// namesKind tells whether a word can name the kind of what a number tells apart.
func namesKind(w prose.Word) bool {
	return !prose.Stop(w.Term) && !prose.IsNumber(w.Term) && !monthOrDay[w.Term] && !leadsIn[w.Term]
}

// isMarks tells signs that mean something by themselves, as operators do, from dashes and
// points.
func isMarks(token string) bool {
	return len(token) > 1 && len(token) < 5 && strings.Trim(token, "-–—.…") != "" &&
		!strings.ContainsFunc(token, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r > unicode.MaxASCII })
}

func stemsOfWords(words []prose.Word) []string {
	var out []string
	for _, w := range words {
		out = append(out, prose.Stem(w.Term))
	}
	return out
}

// met tells whether a text speaks of what is demanded.
func (d demand) met(text string) bool {
	if d.stems == nil {
		return strings.Contains(strings.ReplaceAll(text, `\`, ""), d.marks)
	}
	var before []string // the stems so far
	for w := range prose.Words(text) {
		before = append(before, prose.Stem(w.Term))
		if before[len(before)-1] != d.stems[len(d.stems)-1] {
			continue
		}
		if n := len(before) - len(d.stems); n >= 0 && slices.Equal(before[n:], d.stems) {
			return true
		}
		if d.numbered && enumerated(before[:len(before)-1], d.stems[0]) {
			return true
		}
	}
	return false
}

// rival tells whether a text, which does not speak of what is demanded, speaks of another
// of its kind: of boiler 1 where boiler 2 is, of "aarch64-apple-darwin" where that of
// another machine is.
func (d demand) rival(text string) bool {
	words := slices.Collect(prose.Words(text))
	var kind []string
	switch {
	case d.numbered:
		kind = d.stems[:1]
	case len(d.stems) > 2:
		kind = d.stems[len(d.stems)-2:]
	default:
		return false
	}
	for i := range words {
		end := i + len(kind)
		if end > len(words) || !slices.Equal(stemsOfWords(words[i:end]), kind) {
			continue
		}
		if d.numbered && end < len(words) && text[words[end-1].End:words[end].Start] == " " && tellsApart(words[end].In(text)) {
			return true
		}
		if !d.numbered && i > 0 && joined(text[words[i-1].End:words[i].Start]) {
			return true
		}
	}
	return false
}

// enumerated tells whether words end in a list that a noun begins: "flats 41, 44 and".
func enumerated(before []string, noun string) bool {
	for _, stem := range slices.Backward(before) {
		switch {
		case stem == noun:
			return true
		case !prose.IsNumber(stem) && !listing[stem] && len(stem) > 1:
			return false
		}
	}
	return false
}

var listing = words("and or to no nos number numbers")

// lacksDemand tells whether a statement speaks of something else than what the question
// names, and does not stand under it either.
func (g Gathered) lacksDemand(f Finding) bool {
	for _, d := range g.Question.demands {
		if d.met(f.Text) {
			continue
		}
		if d.rival(f.Text) {
			return true
		}
		if d.met(f.Under()) || d.met(f.Lead) || d.met(f.Before) || d.met(f.Title) || d.met(f.Path) {
			continue
		}
		if d.numbered || g.Question.factual() || !d.met(f.whole) {
			return true
		}
	}
	return false
}

// Weights from which a word of the question is one that an answer cannot do without: one
// fact is asked of one thing, and a reason may be given in other words.
const (
	needed     = 0.6
	neededFact = 0.4
	// neededNear is the weight from which it does not do that the passage has the word
	// somewhere else.
	neededNear = 0.5
)

// lacksWord tells whether a word that tells much of what was asked is neither in a
// statement nor anywhere around it.
func (g Gathered) lacksWord(f Finding) bool {
	least := needed
	if g.Question.factual() {
		least = neededFact
	}
	for i, w := range g.Question.Words {
		if w.cue || w.faint || w.Weight < least || f.Words[i] {
			continue
		}
		if f.holds(w) || w.measured(f.Statement) {
			continue
		}
		if w.in(f.near) == 0 || g.Question.factual() && w.Weight >= neededNear {
			return true
		}
	}
	return false
}

// Unmet tells whether the documents speak of the matter, but a single fact was asked for
// and none of them gives it: they may then be quoted, but do not answer.
func (g Gathered) Unmet() bool {
	if !g.Question.factual() {
		return false
	}
	_, found := g.Best()
	return !found
}

// asksItself tells whether a statement only says that somebody asked the same: "Piotr
// asked who will answer the telephone".
func (q Question) asksItself(f Finding) bool {
	if !q.factual() {
		return false
	}
	previous := ""
	for w := range prose.Words(f.Text) {
		if questionWords[w.Term] || w.Term == "whether" || w.Term == "if" {
			if wondering[previous] {
				return true
			}
		}
		previous = w.Term
	}
	return endsInQuestion(f.Text)
}

// wondering are the words before an indirect question.
var wondering = words("ask asks asked asking wonder wonders wondered wondering know knows knew unclear unknown out question decide")

// factual tells the questions for a single fact that shows in the words of its answer.
func (q Question) factual() bool {
	return q.Asks == Who || q.Asks == When || q.Asks == HowMany || q.Asks == Where
}

// measured tells whether a statement gives what the word is measured in without naming
// it: "a loan at 4.1 %" tells the interest.
func (w Word) measured(s Statement) bool {
	units := measuredIn[w.Stem]
	return units != nil && slices.ContainsFunc(prose.Quantities(s.said), func(q prose.Quantity) bool { return units[q.Unit] })
}

var measuredIn = func() map[string]measure {
	percent, weight := units("% percent"), units("kg g t kilogram gram tonne ton pound lb")
	m := map[string]measure{}
	for _, noun := range []string{"interest", "rate", "share", "percentage", "proportion", "efficiency", "humidity"} {
		m[prose.Stem(noun)] = percent
	}
	for _, noun := range []string{"weight", "mass"} {
		m[prose.Stem(noun)] = weight
	}
	for _, noun := range []string{"width", "height", "depth", "thickness", "distance", "diameter"} {
		m[prose.Stem(noun)] = lengths
	}
	m[prose.Stem("temperature")] = degrees
	return m
}()

// money tells whether a statement names a sum.
func (s Statement) money() bool {
	return slices.ContainsFunc(prose.Quantities(s.said), prose.Quantity.Money)
}

// priced tells whether a statement is a row that tells a price or cost without naming it, as
// those of a price list do.
func (w Word) priced(s Statement) bool { return moneyNouns[w.Stem] && s.Kind == notes.Row && s.money() }
