package questions

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"ken/notes"
)

// A Term is what a document speaks of as a thing of its own, with the sentence that says
// most of what it is.
type Term struct {
	Text string
	// Sentence is the sentence without markup, Source where it stands.
	Sentence string
	Source   notes.Source
	// Why is the rule that found it: "marked", "called", "means", "is", "or", "beside",
	// "subject" or "phrase".
	Why string
	// Score is between 0 and 1. From [Defined] on the sentence is of the form of a
	// definition; below it the term only looks like one.
	Score float64
}

// Defined is the least score of a term that its sentence defines.
const Defined = 0.6

// perWords is how many terms are returned of a hundred words.
const perWords = 3.0

// Terms returns the terms of a document, first those that an author would set apart most
// likely, at most three of a hundred words.
// Only English is understood.
func Terms(doc notes.Document) []Term {
	t := findTerms(doc)
	return t.best()
}

// findTerms collects all that could be a term.
func findTerms(doc notes.Document) *termFinder {
	page := readPage(doc)
	t := &termFinder{page: page, at: map[string]int{}}
	for _, q := range page.passages {
		if q.kind != notes.Paragraph && q.kind != notes.Item || len(t.done) > mostProposals {
			continue
		}
		for _, s := range q.sentences() {
			t.passage, t.sentence = q, s
			t.words += words(s.words)
			t.read()
		}
	}
	return t
}

// A foundTerm is a term with all its mentions.
type foundTerm struct {
	Term
	mentions int
	own      []token // as it was mentioned first
	seen     [signs]float64
}

// A termFinder collects the terms of one page.
type termFinder struct {
	page     *page
	passage  *passage
	sentence sentence
	words    int
	at       map[string]int
	done     []foundTerm
}

// best returns as many of the terms as there may be.
func (t *termFinder) best() []Term {
	t.weigh()
	for i := range t.done {
		f := &t.done[i]
		f.Score = min(1, f.Score+0.04*math.Log(float64(f.mentions)))
		f.Score = math.Round(f.Score*1000) / 1000
	}
	slices.SortStableFunc(t.done, func(a, b foundTerm) int { return compareRank(&a, &b, &termWeights) })
	n := min(len(t.done), mostTerms(t.words))
	out := make([]Term, n)
	for i := range out {
		out[i] = t.done[i].Term
	}
	return out
}

// mostTerms is how many terms are returned of a text of so many words.
func mostTerms(words int) int { return max(1, int(perWords*float64(words)/100)) }

// The scores of the rules. They order the rules by how often what they find is a term
// that the author of a text would mark, as the texts of testdata/terms have them.
const (
	scoreMarked  = 1.0
	scoreCalled  = 0.95
	scoreMeans   = 0.9
	scoreIs      = 0.82
	scoreOf      = 0.72 // "the concept of X"
	scoreOr      = 0.7
	scoreBeside  = 0.62
	scoreBracket = 0.5
	scoreIsAt    = 0.5  // "…, is the X."
	scoreAfter   = 0.46 // "…, a X."
	scoreOne     = 0.30 // the subject of a sentence, behind "a"
	scoreSubject = 0.28
	scoreNew     = 0.32 // elsewhere, behind "a"
	scorePhrase  = 0.22
)

// read finds the terms of one sentence.
func (t *termFinder) read() {
	s := t.sentence
	for _, m := range s.marked {
		t.keep(m.In(s.text), tagged(m.In(s.text)), "marked", scoreMarked, signMarked)
	}
	if len(s.words) > 150 {
		return
	}
	t.subject()
	list := nounPhrases(s.words)
	for n, p := range list {
		t.phrase(n, p)
	}
	t.coined()
}

// coined takes adjectives and forms in -ing that are called so: "said to be lossy".
func (t *termFinder) coined() {
	w := t.sentence.words
	for i, word := range w {
		if word.tag != adjective && word.tag != participle && word.tag != gerund || nominal(tagAt(w, i+1)) {
			continue
		}
		at := i - 1
		for at >= 0 && strings.ContainsAny(w[at].text, "“\"") {
			at--
		}
		before, before2, before3 := wordAt(w, at), wordAt(w, at-1), wordAt(w, at-2)
		if callWords[before] || before == "as" && before2 == "known" || before == "be" && before2 == "to" && before3 == "said" {
			t.keep(t.sentence.text, w[i:i+1], "called", scoreCalled-0.05, signCalled)
		}
	}
}

// subject reads the frame of the sentence.
func (t *termFinder) subject() {
	s := t.sentence
	c, ok := frame(s.words)
	if !ok || len(c.subject) == 0 {
		return
	}
	of := slices.IndexFunc(c.subject, func(w token) bool { return w.tag == prep || w.tag == conj })
	subject := c.subject
	if of > 0 {
		subject = c.subject[:of]
		t.keepSubject(c.subject, c, s)
	}
	t.keepSubject(subject, c, s)
}

func (t *termFinder) keepSubject(subject []token, c clause, s sentence) {
	rest := s.text[s.words[c.verb].Start:]
	score, why, by := scoreSubject, "subject", signSubject
	next := tagAt(s.words, c.verb+1)
	is := s.words[c.verb].lower == "is" || s.words[c.verb].lower == "are"
	_, _, defines := definitionOf(s)
	switch {
	case meaning.MatchString(rest) || occurs.MatchString(rest):
		score, why, by = scoreMeans, "means", signMeans
	case defines:
		score, why, by = scoreIs, "is", signIs
	case is && (next == determiner && c.verb+1 < len(s.words) && s.words[c.verb+1].lower != "this" || next == noun || next == adjective && nominal(tagAt(s.words, c.verb+2))):
		score, why, by = scoreIs-0.1, "is", signIsThing
	case is && (next == participle || next == adverb && tagAt(s.words, c.verb+2) == participle):
		score, by = scoreOne+0.04, signIsDone
	case articles[subject[0].lower] && subject[0].lower != "the" || subject[0].tag != determiner:
		score, by = scoreOne, signOne
	}
	if len(c.intro) > 0 {
		score -= 0.02
	}
	t.keep(s.text, subject, why, score, by)
}

var (
	occurs     = regexp.MustCompile(`^(?:occurs?|happens?|exists?|arises?|takes? place|is when|are when|describes?|involves?|consists? of|represents?|is used to (?:describe|refer)|states that|holds that|suggests? that|proposes? that|focus(?:es)? on|emphasi[sz]es?|comprises?|specif(?:y|ies)) `)
	callWords  = setOf("called named termed labeled labelled dubbed")
	namedOf    = setOf("term concept process notion idea phenomenon principle theory technique method practice field study name art science act approach use design pattern property stage phase")
	emptyWords = setOf(`many several some few other others such various different certain most more own same first second third next last new single
		important large small great good better best main major simple common general particular specific following whole entire additional further
		possible usual right wrong separate respective given corresponding appropriate proper useful example examples way ways kind kinds type types sort number part parts result results case cases thing things people person
		time times year years day days fact reason reasons question problem point one ones lot set use addition order figure table chapter section
		following above below two three four five six seven eight nine ten hundred thousand`)
)

// phrase reads one noun phrase by what stands before and behind it.
func (t *termFinder) phrase(n int, p phrase) {
	w := t.sentence.words
	before, before2 := wordAt(w, p.from-1), wordAt(w, p.from-2)
	behind := wordAt(w, p.to)
	own := p.of(w)
	quoted := strings.ContainsAny(before, "“\"")
	if quoted {
		before, before2 = before2, wordAt(w, p.from-3)
	}
	score, why, by := scorePhrase, "phrase", signPhrase
	indefinite := own[0].lower == "a" || own[0].lower == "an"
	switch {
	case callWords[before], before == "as" && (before2 == "known" || before2 == "to" || before2 == "defined" || before2 == "described"):
		score, why, by = scoreCalled, "called", signCalled
	case before == "of" && namedOf[before2] || namedOf[before] && quoted:
		score, why, by = scoreOf, "of", signOf
	case before == "or" && before2 == "," && (tagAt(w, p.to) == mark), before == "or" && before2 == "(" && behind == ")":
		score, why, by = scoreOr, "or", signOr
	case setOfIs[before] && own[0].tag != determiner && nominal(own[len(own)-1].tag) && tagAt(w, p.to) == mark:
		score, why, by = scoreIsAt-0.04, "is", signIsAt
	case setOfIs[before] && own[0].tag == determiner && (tagAt(w, p.to) == mark || behind == "of" || behind == "for") && !strings.Contains(behind, "("):
		score, why, by = scoreIsAt, "is", signIsAt
		if tagAt(w, p.to) != mark {
			score = scoreNew
		}
	case before == "," && indefinite && (tagAt(w, p.to) == mark || behind == "that" || behind == "which"):
		score, why, by = scoreAfter, "beside", signAfter
	case behind == "—" || behind == "–":
		score, why, by = scoreBeside, "beside", signDash
	case p.from == 1 && before == "in" && own[0].tag != determiner && behind != "of":
		score, why, by = scoreNew, "phrase", signIntro
	case behind == "," && explains(w, p.to), behind == "(", behind == ":" && len(own) <= 4:
		score, why, by = scoreBeside, "beside", signBeside
	case before == "(" && behind == ")", quoted:
		score, why, by = scoreBracket, "beside", signBracket
	case before == "," && (behind == "." || behind == ",") && n > 0 && !strings.Contains(before2, "and"):
		score, why, by = scoreNew+0.05, "beside", signSeries
	case indefinite:
		score, by = scoreNew+0.04, signNew
	case tagAt(w, p.from-1) == prep && own[0].tag != determiner:
		score, by = scoreNew, signBarePrep
	case own[0].tag != determiner:
		score, by = scoreNew-0.06, signBare
	}
	t.keep(t.sentence.text, own, why, score, by)
	if n := shortFormEnd(w, p.to); n > 0 {
		t.keep(t.sentence.text, w[p.from:n], "beside", scoreBracket, signShortForm)
	}
}

// shortFormEnd returns where a short form in brackets ends that begins at a token, 0 where
// none does: authors set both apart as one, as in "sudden infant death syndrome (SIDS)".
func shortFormEnd(w []token, i int) int {
	if wordAt(w, i) == "(" && wordAt(w, i+2) == ")" && acronym(w[i+1].text) {
		return i + 3
	}
	return 0
}

// explains tells whether what follows a comma says what stood before it: "a …",
// "which is …", "or …".
func explains(w []token, comma int) bool {
	next, after := wordAt(w, comma+1), wordAt(w, comma+2)
	return next == "a" || next == "an" || next == "the" || next == "or" || next == "which" || next == "where" || next == "meaning" || next == "such" ||
		next == "also" || next == "in" && after == "which"
}

// termhood is what the form of a phrase says: terms are made of two or three words or of
// one with a learned ending, and are no names.
func termhood(own []token) float64 {
	names := 0
	for _, t := range own {
		if t.tag == proper && !acronym(t.text) {
			names++
		}
	}
	head := own[len(own)-1].lower
	switch {
	case names > 0:
		return -0.12
	case len(own) == 2:
		return 0.12
	case len(own) == 3:
		return 0.06
	case len(own) > 3:
		return -0.08
	case hasEnding(head, "tion sion ism ity ics ogy sis ance ence ing tor or al um on ing") && len(head) > 6:
		return 0.04
	}
	return 0
}

func wordAt(w []token, i int) string {
	if i < 0 || i >= len(w) {
		return ""
	}
	return w[i].lower
}

// keep notes a mention of a term without the words that belong to no term.
func (t *termFinder) keep(text string, own []token, why string, score float64, by sign) {
	for len(own) > 0 && (own[0].tag == determiner || own[0].tag == number || own[0].tag == adverb ||
		emptyWords[own[0].lower] && own[0].tag != noun && why != "marked" && why != "called") {
		own = own[1:]
	}
	if len(own) == 0 || len(own) > 5 && by != signShortForm || len(own) > 9 {
		return
	}
	head := own[len(own)-1]
	if by == signShortForm {
		head = own[len(own)-2]
	}
	if len(own) == 1 && (emptyWords[head.lower] || vagueNouns[head.lower]) || head.tag == number || personal[own[0].lower] || own[0].tag == pronoun ||
		months[head.lower] || days[head.lower] {
		return
	}
	text = strings.Trim(covers(own).In(text), "`“”\"'")
	if why != "marked" && why != "called" {
		score += termhood(own)
	}
	key := stemKey(text)
	if key == "" || len(text) < 2 {
		return
	}
	i, known := t.at[key]
	if !known {
		i = len(t.done)
		t.at[key] = i
		t.done = append(t.done, foundTerm{own: own, seen: [signs]float64{signFirst: t.place()}})
	}
	f := &t.done[i]
	f.mentions++
	f.seen[by]++
	if t.sentence.nth == 0 && (by == signIs || by == signIsThing || by == signIsDone || by == signOne || by == signSubject) {
		f.seen[signLeads]++
	}
	if own[0].quoted {
		f.seen[signQuoted]++
	}
	if !known || score > f.Score {
		f.Term = Term{
			Text: text, Sentence: t.sentence.text, Why: why, Score: score,
			Source: t.page.doc.Cite(t.sentence.Span, t.passage.heading),
		}
	}
}

// place is how far in a page a sentence stands, 1 at its beginning and 0 at its end.
func (t *termFinder) place() float64 {
	return 1 - float64(t.sentence.Start)/float64(len(t.page.doc.Text)+1)
}
