package main

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ken/notes/prose"
)

// Mutations make a sentence that its evidence does not support of one that it does:
//
//   - wrong passage: the evidence of another pair, on another subject: the two share no
//     more than a third of the sentence's content words;
//   - changed number: one number, in digits or as a word, becomes another that the
//     evidence does not have;
//   - inserted negation: "not" behind the first auxiliary, else "it is not true that"
//     before all; and a "not" that stands there is taken out;
//   - replaced word: one content word becomes one of another evidence, which this
//     evidence does not have;
//   - swapped words: two content words change places;
//   - swapped parties: the content words on either side of a verb or preposition do.
//
// A content word is one that prose.Stop does not know, longer than two letters and
// without a digit. A swap says the same where both words are members of one list:
// where only commas, "and" and "or" stand between all the content words from the one to
// the other. Such are left out and counted, as are words that only differ in an ending.
type mutator struct {
	accepted []judged
	all      []judged
	pool     []string // content words of all evidence
	lists    int
}

// A mutant is a sentence that should not be supported.
type mutant struct {
	kind               string
	line               int
	was                string
	sentence, evidence string
}

// A kind makes one mutant of a pair, or none.
type kind struct {
	name  string
	times int // how many are made of each pair at most
	make  func(*mutator, *rand.Rand, judged) (sentence, evidence string, ok bool)
}

//nolint:gochecknoglobals // it never changes
var kinds = []kind{
	{"wrong passage", 3, (*mutator).wrongPassage},
	{"changed number", 3, (*mutator).changedNumber},
	{"inserted negation", 1, (*mutator).insertedNegation},
	{"replaced word", 5, (*mutator).replacedWord},
	{"swapped words", 5, (*mutator).swappedWords},
	{"swapped parties", 3, (*mutator).swappedParties},
}

func newMutator(all []judged) *mutator {
	m := &mutator{all: all}
	for _, j := range all {
		if j.label != unattributable && strict(j.check) {
			m.accepted = append(m.accepted, j)
		}
		for _, w := range contentWords(j.evidence) {
			m.pool = append(m.pool, w.In(j.evidence))
		}
	}
	return m
}

// make returns the mutants of one kind. What chance decides is seeded by the pair, so
// that a pair's mutants are the same whatever else is accepted.
func (m *mutator) make(k kind) []mutant {
	var made []mutant
	for _, j := range m.accepted {
		seen := map[string]bool{}
		for n := range k.times {
			chance := rand.New(rand.NewPCG(uint64(j.line), uint64(n)*31+uint64(len(k.name)))) //nolint:gosec // it is seeded on purpose
			sentence, evidence, ok := k.make(m, chance, j)
			if key := sentence + "\x00" + evidence; ok && !seen[key] {
				seen[key] = true
				made = append(made, mutant{k.name, j.line, j.sentence, sentence, evidence})
			}
		}
	}
	return made
}

func contentWords(text string) []prose.Word {
	var words []prose.Word
	for w := range prose.Words(text) {
		if len(w.Term) > 2 && !prose.Stop(w.Term) && !strings.ContainsAny(w.Term, "0123456789") && !prose.IsNumber(w.Term) {
			words = append(words, w)
		}
	}
	return words
}

func stems(text string) map[string]bool {
	has := map[string]bool{}
	for w := range prose.Words(text) {
		has[prose.Stem(w.Term)] = true
	}
	return has
}

func (m *mutator) wrongPassage(chance *rand.Rand, j judged) (string, string, bool) {
	words := contentWords(j.sentence)
	for range 20 {
		other := m.all[chance.IntN(len(m.all))]
		has := stems(other.evidence)
		shared := 0
		for _, w := range words {
			if has[prose.Stem(w.Term)] {
				shared++
			}
		}
		if shared*3 <= len(words) && plain(other.evidence) != plain(j.evidence) {
			return j.sentence, other.evidence, true
		}
	}
	return "", "", false
}

var digits = regexp.MustCompile(`[0-9]+`)

//nolint:gochecknoglobals // it never changes
var numberWords = strings.Fields("two three four five six seven eight nine ten eleven twelve twenty fifty hundred")

func (m *mutator) changedNumber(chance *rand.Rand, j judged) (string, string, bool) {
	var spans [][]int
	for w := range prose.Words(j.sentence) {
		if at := digits.FindStringIndex(w.In(j.sentence)); at != nil {
			spans = append(spans, []int{w.Start + at[0], w.Start + at[1]})
		} else if slices.Contains(numberWords, w.Term) {
			spans = append(spans, []int{w.Start, w.End})
		}
	}
	if len(spans) == 0 {
		return "", "", false
	}
	at := spans[chance.IntN(len(spans))]
	was := j.sentence[at[0]:at[1]]
	for range 20 {
		other := numberWords[chance.IntN(len(numberWords))]
		if was[0] <= '9' {
			last := int(was[len(was)-1]-'0') + 1 + chance.IntN(9)
			other = was[:len(was)-1] + strconv.Itoa(last%10)
		}
		if other != was && !strings.Contains(strings.ToLower(j.evidence), other) {
			return j.sentence[:at[0]] + other + j.sentence[at[1]:], j.evidence, true
		}
	}
	return "", "", false
}

//nolint:gochecknoglobals // it never changes
var auxiliaries = strings.Fields("is are was were has have had can could will would may might must should does did")

func (m *mutator) insertedNegation(_ *rand.Rand, j judged) (string, string, bool) {
	for w := range prose.Words(j.sentence) {
		if w.Term == "not" {
			return j.sentence[:w.Start] + strings.TrimLeft(j.sentence[w.End:], " "), j.evidence, true
		}
	}
	for w := range prose.Words(j.sentence) {
		if slices.Contains(auxiliaries, w.In(j.sentence)) {
			return j.sentence[:w.End] + " not" + j.sentence[w.End:], j.evidence, true
		}
	}
	return "it is not true that " + j.sentence, j.evidence, true
}

func (m *mutator) replacedWord(chance *rand.Rand, j judged) (string, string, bool) {
	words := contentWords(j.sentence)
	if len(words) == 0 {
		return "", "", false
	}
	has := stems(j.evidence)
	w := words[chance.IntN(len(words))]
	for range 20 {
		other := m.pool[chance.IntN(len(m.pool))]
		if !akin(has, other) {
			return j.sentence[:w.Start] + other + j.sentence[w.End:], j.evidence, true
		}
	}
	return "", "", false
}

// akin tells whether a text has a word, or one that begins as it does.
func akin(has map[string]bool, word string) bool {
	term := prose.Fold(word)
	for stem := range has {
		if stem == prose.Stem(term) || len(term) >= alike && strings.HasPrefix(stem, term[:alike]) {
			return true
		}
	}
	return false
}

// alike is how many letters two words share that differ in an ending alone.
const alike = 5

func (m *mutator) swappedWords(chance *rand.Rand, j judged) (string, string, bool) {
	words := contentWords(j.sentence)
	if len(words) < 2 {
		return "", "", false
	}
	a, b := chance.IntN(len(words)), chance.IntN(len(words)-1)
	if b >= a {
		b++
	}
	return m.swapped(j, words, min(a, b), max(a, b))
}

//nolint:gochecknoglobals // it never changes
var pivots = append(strings.Fields(
	"by from to of in on at into for with than as before after between under over until since through against"), auxiliaries...)

func (m *mutator) swappedParties(chance *rand.Rand, j judged) (string, string, bool) {
	words := contentWords(j.sentence)
	var places []int
	for w := range prose.Words(j.sentence) {
		at, _ := slices.BinarySearchFunc(words, w.Start, func(c prose.Word, start int) int { return c.Start - start })
		if slices.Contains(pivots, w.Term) && at > 0 && at < len(words) {
			places = append(places, at)
		}
	}
	if len(places) == 0 {
		return "", "", false
	}
	at := places[chance.IntN(len(places))]
	return m.swapped(j, words, at-1, at)
}

// swapped exchanges two of a sentence's content words.
func (m *mutator) swapped(j judged, words []prose.Word, a, b int) (string, string, bool) {
	if prose.Stem(words[a].Term) == prose.Stem(words[b].Term) {
		return "", "", false
	}
	listed := true
	for i := a; i < b; i++ {
		listed = listed && listing(j.sentence[words[i].End:words[i+1].Start])
	}
	if listed {
		m.lists++
		return "", "", false
	}
	s := j.sentence
	x, y := words[a], words[b]
	return s[:x.Start] + y.In(s) + s[x.End:y.Start] + x.In(s) + s[y.End:], j.evidence, true
}

// listing tells whether what stands between two words makes them members of a list.
func listing(between string) bool {
	found := false
	for part := range strings.FieldsSeq(strings.ReplaceAll(between, ",", " , ")) {
		switch strings.ToLower(part) {
		case ",", "and", "or", "&":
			found = true
		case "a", "an", "the", "\"", "'":
		default:
			return false
		}
	}
	return found
}
