package grading

import (
	"strings"
	"unicode"

	"ken/notes/prose"
	"ken/skills/proof"
)

// A reading is a text taken apart into words as they are compared.
type reading struct {
	text  string
	words []word
	// byKey are the places of words that say something, by their key.
	byKey map[string][]int
	// denials counts the negations.
	denials int
}

// A word is one word of a reading.
type word struct {
	term, key, root string
	content         bool
	// asked tells that the question has it too.
	asked bool
	// weight is how much it matters that it is said, above 0 for content.
	weight float64
	// denied tells that a negation stands before it, close by in its clause.
	denied bool
	// sentence counts from 0.
	sentence, clause int
	number           bool
	label            bool // it names a thing: bulb A
	start            int  // of its bytes
	end              int
}

// Weights of words that say less than others.
const (
	askedWeight = 0.35 // the question has it already
	blandWeight = 0.5  // it stands in any text
	asideWeight = 0.3  // it stands in brackets
)

// maxWords bounds what is read of one text.
const maxWords = 400

// read takes a text apart. question are the keys of the words of the question.
func read(text string, question map[string]bool) reading {
	r := reading{text: text, byKey: map[string][]int{}}
	sentence, clause, end, depth, denied := 0, 0, 0, 0, 0
	before := ""
	for w := range prose.Words(text) {
		if len(r.words) == maxWords {
			break
		}
		gap := text[min(end, w.Start):w.Start] // words of some scripts overlap
		depth += strings.Count(gap, "(") + strings.Count(gap, "[") - strings.Count(gap, ")") - strings.Count(gap, "]")
		if strings.ContainsAny(gap, ".;!?\n") && len(r.words) > 0 {
			sentence++
		}
		if strings.ContainsAny(gap, ".;!?\n,:") {
			denied = 0
			clause++
		} else if parting[w.Term] {
			clause++
		}
		x := wordOf(w.Term)
		if labelled(w.Term, before, text[w.End:]) {
			x.key, x.root, x.content, x.label = "="+w.Term, "", true, true
		}
		before = w.Term
		x.sentence, x.clause, x.start, x.end = sentence, clause, w.Start, w.End
		x.asked = question[x.key]
		x.weigh(depth > 0)
		if negates(w.Term) {
			r.denials++
			denied = denialReach
			x.content = false
		} else if denied > 0 {
			x.denied = x.content
			if x.content {
				denied--
			}
		}
		if x.content {
			r.byKey[x.key] = append(r.byKey[x.key], len(r.words))
		}
		r.words = append(r.words, x)
		end = w.End
	}
	return r
}

// denialReach is over how many words of content a negation reaches.
const denialReach = 2

func wordOf(term string) word {
	w := word{term: term, key: proof.Key(numbered(term)), root: proof.Root(term)}
	w.number = strings.IndexFunc(w.key, unicode.IsDigit) == 0
	w.content = !prose.Stop(term) || meaningful[term] || w.number
	return w
}

// weigh sets what a word counts for.
func (w *word) weigh(aside bool) {
	if !w.content {
		return
	}
	w.weight = 1
	if bland[w.key] {
		w.weight = blandWeight
	}
	if w.asked {
		w.weight *= askedWeight
	}
	if aside {
		w.weight *= asideWeight
	}
}

// negates tells the negations of a sentence.
func negates(term string) bool { return negations[term] }

func keys(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[proof.Key(w)] = true
	}
	return m
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

//nolint:gochecknoglobals // they are computed once and never change
var (
	negations = set("not no never none nor neither without cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt shouldnt couldnt hasnt havent hadnt aint nothing nobody non")
	parting   = set("and but because while whereas so or which who that then therefore if when")
	// meaningful are words too common for a search that make a difference in an answer.
	meaningful = set("more most less few same above below under over before after up down off out into between both against each only all own through other on together")
	// bland are words of content that stand in any answer.
	bland = keys("thing get make put go like know think also just way can use would could because could may might must one two see look tell say " +
		"happen happens let try want need very really much many lot kind have give take come keep show explain mean different thing things stuff " +
		"be become seem help work able since so therefore thus then well even still always if when while answer reason")
)
