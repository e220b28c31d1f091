package evidence

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"ken/notes/prose"
)

// In a transcript hardly a sentence says what it is about: the matter is named once, and
// then spoken of for minutes as "it". So a statement there is weighed by what is said
// around it, by who says it, and by whether it says anything, and less by its own words.

// How much each sign adds to the score of what was said.
const (
	saidContext  = 1.0
	saidOwn      = 0.45
	saidAkin     = 0.2
	saidBy       = 0.3
	saidContent  = 0.1
	fillerCost   = 0.8
	saidQuestion = 0.2
	shortCost    = 0.4
	shareBy      = 0.8  // of the context that hangs on who speaks there, where one is asked about
	framingShare = 0.05 // of a word's weight that only says how something was said
	namedShare   = 0.6  // of that of a speaker's name
	faintShare   = 0.4
	contextPower = 2.0 // how much more the places count where most is spoken of
)

// How far what is said reaches, in words, and when enough is said: numbers of mentions
// at which another adds half of what the first did.
const (
	reachOfWord    = 250.0
	reachOfSpeaker = 250.0
	enoughMentions = 2.0
	fullContent    = 16 // words that say something in a statement that says enough
	leastSaid      = 8  // words, below which a statement is an answer or a nod
)

// A transcript is the statements of one document in which people speak by turns, in
// their order.
type transcript struct {
	said   []*Finding
	at     []float64 // the place of each, in words from the beginning
	by     []bool    // whether one whom the question names says it
	weight []float64 // of each of the question's words
	named  []bool    // which of them are the name of one who speaks
	total  float64
	whole  bool // the question has no subject but the transcript itself
}

// Said tells whether the statement was said in a transcript, where it leans on what was
// said before it more often than not.
func (f Finding) Said() bool { return f.spoken }

// hear weighs the statements of transcripts anew.
func (q Question) hear(found []Finding) {
	for _, said := range transcripts(found) {
		t := q.listen(said)
		t.weigh(q)
	}
}

// listen makes a transcript of what was said.
func (q Question) listen(said []*Finding) *transcript {
	t := &transcript{said: said}
	place, line := 0.0, 0
	for i, f := range said {
		if i > 0 { // what lies between was not read, or says nothing
			place += 4 * float64(max(0, f.Line-line-2))
		}
		t.at = append(t.at, place+float64(f.terms.words)/2)
		place += float64(f.terms.words)
		line = f.EndLine
	}
	named := q.speakers(said)
	names := map[string]bool{}
	for _, f := range said {
		t.by = append(t.by, named[f.speaker])
		if named[f.speaker] {
			for stem := range readTerms(f.speaker).each() {
				names[stem] = true
			}
		}
	}
	t.whole = true
	for _, w := range q.Words {
		weight := t.rare(w)
		switch {
		case framing[w.Stem] || w.cue:
			weight *= framingShare
		case names[w.Stem]:
			weight *= namedShare
		case w.faint:
			weight *= faintShare
		default:
			t.whole = false
		}
		t.named = append(t.named, names[w.Stem])
		t.weight = append(t.weight, weight)
		t.total += weight
	}
	t.hearAll()
	return t
}

// rare tells how much a word tells apart: the fewer statements hold it, the more.
func (t *transcript) rare(w Word) float64 {
	n, of := 0.0, float64(len(t.said))
	for _, f := range t.said {
		if w.in(f.terms) > 0 {
			n++
		}
	}
	return math.Log(1+(of-n+0.5)/(n+0.5)) / math.Log(2+2*of)
}

// hearAll gives each statement the words of the whole transcript: a name that is heard
// anywhere in it is one that it knows.
func (t *transcript) hearAll() {
	all := terms{has: map[string]int{}}
	for _, f := range t.said {
		for stem, n := range f.terms.has {
			all.has[stem] += n
		}
		for stem := range readTerms(f.speaker).each() {
			all.has[stem]++
		}
	}
	for _, f := range t.said {
		f.near = all
	}
}

// weigh gives each statement its score, and the shares of the question that it and what
// is said around it hold.
func (t *transcript) weigh(q Question) {
	if t.total == 0 {
		return
	}
	context, covers := t.context(q)
	akin := t.akin(q, context)
	for i, f := range t.said {
		f.Own = 0
		for n, w := range q.Words {
			f.Own += t.weight[n] * w.in(f.terms) / t.total
		}
		f.Covers = max(f.Own, covers[i])
		f.Direct = f.Covers
		f.Context, f.spoken = context[i], true
		f.Score = saidContext*context[i] + saidOwn*f.Own + saidAkin*akin[i] + q.says(f.Statement)
		if t.by[i] {
			f.Score += saidBy
		}
		if !q.broad() && q.Asks != Which {
			f.Score += answerWeight * f.Answers * f.Covers
		}
	}
}

// says weighs whether what was said says anything.
func (q Question) says(s Statement) float64 {
	fillers, content := 0, 0
	for w := range prose.Words(s.Text) {
		if fillerWords[w.Term] {
			fillers++
		}
	}
	for _, stem := range s.terms.order {
		if !fillerWords[stem] {
			content++
		}
	}
	score := saidContent*min(1, float64(content)/fullContent) - fillerCost*float64(fillers)/float64(max(1, s.terms.words))
	if endsInQuestion(s.Text) {
		score -= saidQuestion
	}
	if s.terms.words < leastSaid {
		score -= shortCost
	}
	return score
}

// context tells for each statement how much of the question is spoken of around it: as a
// share of where most is, and as the share of the question's words that are there at all.
func (t *transcript) context(q Question) (dense, covers []float64) {
	dense, covers = make([]float64, len(t.said)), make([]float64, len(t.said))
	if t.whole {
		return t.everywhere()
	}
	for n, w := range q.Words {
		marks := make([]float64, len(t.said))
		for i, f := range t.said {
			marks[i] = w.in(f.terms)
		}
		for i, m := range t.spread(marks, reachOfWord) {
			if t.named[n] { // where they are named says less than where they speak
				m = 1
			} else {
				dense[i] += t.weight[n] * m / (m + enoughMentions)
			}
			covers[i] += t.weight[n] * min(1, 2*m) / t.total
		}
	}
	if slices.Contains(t.by, true) {
		for i, share := range t.shareBy() {
			dense[i] *= 1 - shareBy + shareBy*share
		}
	}
	most := slices.Max(dense)
	if most == 0 {
		return dense, covers
	}
	reach := covers[slices.Index(dense, most)]
	for i := range dense {
		dense[i] = reach * math.Pow(dense[i]/most, contextPower)
	}
	return dense, covers
}

// everywhere is the context of a question about the transcript as a whole, or about all
// that one has said.
func (t *transcript) everywhere() (dense, covers []float64) {
	covers = slices.Repeat([]float64{1}, len(t.said))
	if slices.Contains(t.by, true) {
		return t.shareBy(), covers
	}
	return slices.Clone(covers), covers
}

// shareBy returns the share of what is said around each statement that those say whom
// the question names.
func (t *transcript) shareBy() []float64 {
	own, all := make([]float64, len(t.said)), make([]float64, len(t.said))
	for i, f := range t.said {
		all[i] = float64(f.terms.words)
		if t.by[i] {
			own[i] = all[i]
		}
	}
	own, all = t.spread(own, reachOfSpeaker), t.spread(all, reachOfSpeaker)
	for i := range own {
		own[i] /= max(1, all[i])
	}
	return own
}

// spread adds to each mark the others, the less the farther they are: a third of each at
// the reach.
func (t *transcript) spread(marks []float64, reach float64) []float64 {
	out := slices.Clone(marks)
	sum := 0.0
	for i := range marks {
		if i > 0 {
			sum = (sum + marks[i-1]) * math.Exp((t.at[i-1]-t.at[i])/reach)
		}
		out[i] += sum
	}
	sum = 0
	for i := len(marks) - 2; i >= 0; i-- {
		sum = (sum + marks[i+1]) * math.Exp((t.at[i]-t.at[i+1])/reach)
		out[i] += sum
	}
	return out
}

// How many words are taken for those of the matter, of how many statements around which
// most of the question is spoken of, and how many of them one statement need hold.
const (
	akinWords = 20
	akinOf    = 80
	akinHeld  = 5.0
)

// akin tells for each statement how far it uses the words that are used where most of
// the question is spoken of: what the matter is called when the question's own words for
// it are not.
func (t *transcript) akin(q Question, context []float64) []float64 {
	words := t.matter(q, context)
	out := make([]float64, len(t.said))
	for i, f := range t.said {
		for stem := range f.terms.each() {
			out[i] += words[stem]
		}
		out[i] = min(1, out[i]/akinHeld)
	}
	return out
}

// matter returns the words that tell apart where most of the question is spoken of, each
// with its weight as a share of the best one's.
func (t *transcript) matter(q Question, context []float64) map[string]float64 {
	order := make([]int, len(t.said))
	holding, used := map[string]int{}, map[string]float64{}
	for i, f := range t.said {
		order[i] = i
		for stem := range f.terms.each() {
			holding[stem]++
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(context[b], context[a]) })
	if !t.whole {
		order = order[:min(len(order), akinOf)]
	}
	for _, i := range order {
		for stem := range t.said[i].terms.each() {
			used[stem] += context[i]
		}
	}
	for _, w := range q.Words {
		delete(used, w.Stem)
	}
	var stems []string
	for _, stem := range slices.Sorted(maps.Keys(used)) {
		used[stem] *= math.Log(float64(len(t.said)) / float64(holding[stem]))
		if holding[stem] > 1 && !fillerWords[stem] && used[stem] > 0 {
			stems = append(stems, stem)
		}
	}
	slices.SortStableFunc(stems, func(a, b string) int { return cmp.Compare(used[b], used[a]) })
	words := map[string]float64{}
	for _, stem := range stems[:min(len(stems), akinWords)] {
		words[stem] = used[stem] / used[stems[0]]
	}
	return words
}
