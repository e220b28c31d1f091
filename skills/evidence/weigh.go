package evidence

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"ken/index"
	"ken/notes"
	"ken/notes/prose"
)

// A Finding is a statement with how well it answers a question.
type Finding struct {
	Statement
	// Score ranks findings of one question; it has no unit.
	Score float64
	// Covers is the share, 0 to 1, of the question's words by weight that the
	// statement holds, itself or through what it stands under.
	Covers float64
	// Own is the share that the statement itself holds.
	Own float64
	// Direct is the share that the statement, or what it stands under, holds to the word:
	// kindred words do not count.
	Direct float64
	// Answers is how well the statement has what was asked for (a date, a person, a
	// reason), 0 to 1.
	Answers float64
	// Replaced is the path of a later version of the statement's document, "" where
	// there is none.
	Replaced string
	// Amended is where a later statement replaces a figure of this one; its Path is ""
	// where none does.
	Amended notes.Source
	// Context is how much of the question is spoken of around the statement, 0 to 1; it is
	// told apart only in transcripts, where it counts most.
	Context float64
	// Stale says why the statement is out of date otherwise, "" where it is not.
	Stale string
	// Words tells for each word of the question whether the statement holds it.
	Words []bool

	figures  []prose.Quantity // of Text
	signs    *signs           // what its words tell of time, once they were looked at
	since    time.Time        // when it was said, as far as its document tells
	later    string           // the path of a later document of one series
	inForce  bool             // its document says that it is in force
	proposed bool             // its document says that it is not adopted yet
	spoken   bool             // it stands in a transcript
	heir     bool             // it replaced a statement that answered
	heirKey  string           // the key of what replaced this one, "" where nothing did
	aside    bool             // it was found for what it may replace, see [Gathered.pursue]
	cited    bool             // another is amended by it
	change   change           // of the figure that Amended replaces; it has no figures where a name is replaced
	told     string           // how it is known that Amended replaces it, where that names no old figure
	outlived bool             // Amended is only later, and names no other figure
}

// How much of a word's weight counts where the word stands not in the statement but
// near it: in a heading, in what introduces it, elsewhere in its passage. A kindred
// word counts less than the word itself.
const (
	underHeading = 0.6
	before       = 0.45
	samePassage  = 0.25
	kinShare     = 0.75
)

// How much each sign adds to a score, relative to holding every word asked for.
const (
	ownWeight      = 1.0
	nearWeight     = 0.7
	answerWeight   = 0.45
	passageWeight  = 0.25
	pairWeight     = 0.2
	headWeight     = 0.3
	fitWeight      = 0.15
	documentWeight = 0.2
	centralWeight  = 0.15
	leadWeight     = 0.12
	danglingCost   = 0.18
	keyCost        = 0.3
	questionCost   = 0.3
	oldCost        = 0.35
)

// Weigh takes passages apart and ranks their statements by how well they answer q,
// best first; equal ones stand in order of path and line. Passages must come best
// first.
func Weigh(q Question, passages []index.Passage) []Finding {
	var found []Finding
	for i, p := range passages {
		statements := Statements(p)
		near := readTerms(p.Quote)
		for n := range statements {
			s := &statements[n]
			s.passage, s.near, s.whole = i, near, p.Quote
			s.around = readTerms(p.Title + " " + p.Path + " " + s.Under() + " " + s.Lead)
			s.score = passageScore(passages, i)
			found = append(found, q.find(*s))
		}
	}
	liftDocuments(found)
	if q.broad() {
		liftCentral(q, found)
	}
	q.hear(found)
	sortFindings(found)
	return found
}

// mostOfOne is how many statements tell how much a document is about a question.
const mostOfOne = 5

// liftDocuments lifts the statements of documents that are about the question as a
// whole over those that mention it once.
func liftDocuments(found []Finding) {
	best := map[string][]float64{}
	for _, f := range found {
		best[f.Path] = append(best[f.Path], f.Own*f.Covers)
	}
	about, most := map[string]float64{}, 0.0
	for path, shares := range best {
		slices.Sort(shares)
		for _, s := range shares[max(0, len(shares)-mostOfOne):] {
			about[path] += s
		}
		most = max(most, about[path])
	}
	if most == 0 {
		return
	}
	for i := range found {
		found[i].Score += documentWeight * about[found[i].Path] / most
	}
}

// broad tells questions that many lines answer together, where one fact does not.
func (q Question) broad() bool {
	switch q.Asks {
	case Topic, Definition, Why, How, Changed:
		return true
	case Who, When, Where, HowMany, Which:
	}
	return false
}

// liftCentral lifts statements that use the words which the other statements on the
// question use too: what many lines turn on is what the documents say, and what one
// line says in passing is not.
func liftCentral(q Question, found []Finding) {
	common := map[string]int{}
	for _, f := range found {
		if f.Covers >= leastCovered {
			for stem := range f.terms.has {
				common[stem]++
			}
		}
	}
	for _, w := range q.Words {
		delete(common, w.Stem)
	}
	central := make([]float64, len(found))
	most := 0.0
	for i, f := range found {
		if f.Covers < leastCovered {
			continue
		}
		for _, stem := range f.terms.order {
			if common[stem] > 1 {
				central[i] += math.Log(float64(common[stem]))
			}
		}
		central[i] /= math.Sqrt(float64(8 + len(f.terms.order)))
		most = max(most, central[i])
	}
	if most == 0 {
		return
	}
	for i := range found {
		found[i].Score += centralWeight * central[i] / most
	}
}

func sortFindings(found []Finding) { slices.SortStableFunc(found, Rank) }

// Outdated says why the finding is out of date, "" where it is current.
func (f Finding) Outdated() string {
	switch {
	case f.Replaced != "":
		return f.Path + " was replaced by " + f.Replaced
	case f.Amended.Path != "":
		return f.Amended.At() + " gives another figure"
	case f.Stale != "":
		return f.Stale
	case notes.Retired(f.Path, f.Title):
		return f.Path + " is put away as out of date"
	}
	return ""
}

// Current tells whether nothing says that the finding is out of date.
func (f Finding) Current() bool {
	return f.Outdated() == ""
}

// Rank orders findings best first, and by place where they are equally good.
func Rank(a, b Finding) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), Place(a.Statement, b.Statement))
}

// Place orders statements by path and line.
func Place(a, b Statement) int {
	return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.nth, b.nth))
}

func passageScore(passages []index.Passage, i int) float64 {
	if best := passages[0].Score; best > 0 {
		return passages[i].Score / best
	}
	return 0
}

// find says how well one statement answers q.
func (q Question) find(s Statement) Finding {
	f := Finding{Statement: s, Words: make([]bool, len(q.Words))}
	beforeTerms := readTerms(s.Before)
	var total float64
	for i, w := range q.Words {
		total += w.Weight
		own := w.in(s.terms)
		if own == 0 && w.priced(s) {
			own = kinShare
		}
		f.Words[i] = own > 0
		f.Own += w.Weight * own
		if s.terms.has[w.Stem] > 0 || s.around.has[w.Stem] > 0 {
			f.Direct += w.Weight
		}
		f.Covers += w.Weight * max(own, underHeading*w.in(s.around), before*w.in(beforeTerms), samePassage*w.in(s.near))
	}
	if total > 0 {
		f.Own, f.Covers, f.Direct = f.Own/total, f.Covers/total, f.Direct/total
	}
	if key := q.key(); key >= 0 && q.Words[key].in(s.terms) == 0 && q.Words[key].in(s.around) == 0 {
		f.Score -= keyCost
	}
	f.Answers = q.answers(s)
	f.Score += ownWeight*f.Own + nearWeight*(f.Covers-f.Own) + answerWeight*f.Answers*f.Covers +
		passageWeight*s.score + pairWeight*q.paired(s.terms) + q.headed(s) + q.manner(s)
	return f
}

// key returns which of the question's words matters most, -1 where it has none.
func (q Question) key() int {
	best := -1
	for i, w := range q.Words {
		if !w.cue && (best < 0 || w.Weight > q.Words[best].Weight) {
			best = i
		}
	}
	return best
}

// in returns how far terms hold the word: 1, less for a kindred word, or 0.
func (w Word) in(t terms) float64 {
	if t.has[w.Stem] > 0 {
		return 1
	}
	for _, k := range w.kin {
		if t.has[k.stem] > 0 {
			return kinShare
		}
	}
	return 0
}

// paired returns the share of the question's neighbouring words that are neighbours
// in the statement too.
func (q Question) paired(t terms) float64 {
	if len(q.pairs) == 0 {
		return 0
	}
	n := 0
	for _, p := range q.pairs {
		for i := 1; i < len(t.order); i++ {
			if t.order[i-1] == p[0] && t.order[i] == p[1] {
				n++
				break
			}
		}
	}
	return float64(n) / float64(len(q.pairs))
}

// headed lifts what stands under a heading that asks the same as the question.
func (q Question) headed(s Statement) float64 {
	if len(s.Heading) == 0 {
		return 0
	}
	head := readTerms(s.Heading[len(s.Heading)-1])
	var has, total float64
	for _, w := range q.Words {
		total += w.Weight
		has += w.Weight * w.in(head)
	}
	if has < 0.6*total || total == 0 || len(head.has) > 2*len(q.Words)+1 {
		return 0
	}
	return headWeight * has / total
}

// manner weighs how a statement reads when it stands alone.
func (q Question) manner(s Statement) float64 {
	var m float64
	if s.nth == 0 {
		m += leadWeight
	}
	if leading(s.Heading) {
		m += leadWeight
	}
	if fits(q.Asks, s.Heading) {
		m += fitWeight
	}
	if dangles(s.Text) || strings.HasPrefix(s.Text, "(") {
		m -= danglingCost
	}
	if endsInQuestion(s.Text) || s.announces {
		m -= questionCost
	}
	if q.Asks == Definition && q.abbreviates(s) {
		m += headWeight // here the name is given
	}
	if s.Kind == notes.Row && q.Asks != HowMany && q.Asks != When && !(q.asksMoney() && s.money()) {
		m -= questionCost // a row tells what, not why or which way
	}
	if s.Kind != notes.Row && s.terms.words < 6 {
		m -= danglingCost / 2
	}
	if s.Kind == notes.Item && labelled(s.Text) && q.Asks != When {
		m -= questionCost
	}
	if notes.Retired(s.Path, s.Title) {
		m -= oldCost
	}
	return m
}
