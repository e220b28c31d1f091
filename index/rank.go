package index

import (
	"context"
	"fmt"
	"math"
	"slices"

	"ken/notes"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// Passages are ranked by BM25 as Robertson and Zaragoza give it ("The Probabilistic
// Relevance Framework", 2009, §3), with Lucene's idf, which is never negative. What
// bleve calls BM25 is not: it takes the number of different terms for the average
// length, the root of the term frequency for the frequency, and the square of idf.
// On five collections exact BM25 finds .483 of what is best (nDCG@10) where bleve's
// finds .443; k1 and b are the best of a 7 by 7 sweep over these.
const (
	k1 = 1.5
	b  = 0.6
	// sideWeight is what title and headings count for besides the context, of which
	// they are a part.
	sideWeight = 0.3
	// headingLong is how many words a heading has at most that is looked for. The more
	// a query has beyond, the less headings count besides: it describes what it wants,
	// and shares words with headings by chance.
	headingLong = 4
)

// A match is a passage with its score.
type match struct {
	segment int
	doc     int
	score   float64
}

// A ranker ranks the passages of an open store.
type ranker struct {
	st   *store
	plan *plan
	// fields are what is ranked, in the order their scores are added up. What the
	// first does not have, the others are not asked for.
	fields  []string
	average map[string]float64 // length of each field
	among   map[string]float64 // passages that have the field
	// frequency is in how many passages each term of the plan stands.
	frequency map[string]int
	*room
	// byVector are the shares that vectors gave, see [ranker.fuse].
	byVector map[matchKey]float64
}

// A room is what a ranking needs memory for. The next one gets it again.
type room struct {
	scores [][]float64 // what words and goals gave each passage, by segment
	found  []match
}

// room returns one whose scores are all 0.
func (st *store) room() *room {
	if r, ok := st.rooms.Get().(*room); ok {
		for _, scores := range r.scores {
			clear(scores)
		}
		return r
	}
	r := new(room)
	for _, seg := range st.snapshot.Segments() {
		r.scores = append(r.scores, make([]float64, seg.FullSize()))
	}
	return r
}

// close gives the room back: nothing that was ranked is used any more.
func (r *ranker) close() {
	if r.room != nil {
		r.st.rooms.Put(r.room)
		r.room = nil
	}
}

func newRanker(st *store, p *plan) *ranker {
	w := st.head.weight
	r := &ranker{st: st, plan: p, frequency: make(map[string]int)}
	r.fields = []string{fieldContext, fieldTitle, fieldHeading}
	r.among = map[string]float64{
		fieldContext: float64(w.passages), fieldTitle: float64(w.titled), fieldHeading: float64(w.under),
	}
	r.average = map[string]float64{
		fieldContext: float64(w.context) / r.among[fieldContext],
		fieldTitle:   float64(w.title) / r.among[fieldTitle],
		fieldHeading: float64(w.heading) / r.among[fieldHeading],
	}
	return r
}

// rank returns all passages that match, in no order. The score of one depends on
// what is in the index, not on how it got there: it is summed up in the order of
// the terms, from whole numbers.
func (r *ranker) rank(ctx context.Context) ([]match, error) {
	segments := r.st.snapshot.Segments()
	r.room = r.st.room()
	scores := r.scores
	for _, t := range r.plan.terms {
		if err := r.addTerm(ctx, t, segments, scores); err != nil {
			return nil, err
		}
	}
	if len(r.plan.terms) == 0 && r.plan.restricts() {
		if err := newest(segments, scores); err != nil {
			return nil, err
		}
	}
	for i, seg := range segments {
		if err := r.restrict(seg, scores[i]); err != nil {
			return nil, err
		}
	}
	for _, t := range r.plan.lean {
		if err := r.addLean(ctx, t, segments, scores); err != nil {
			return nil, err
		}
	}
	if err := r.demote(segments, scores); err != nil {
		return nil, err
	}
	r.gather()
	return r.found, nil
}

// ownShare is what a passage that ken wrote is worth beside one of the user's: it
// repeats the words of what it was written on, and would stand above its sources.
const ownShare = 0.5

// demotes tells whether what ken wrote counts less: unless a kind is asked for.
func (r *ranker) demotes() bool {
	return len(r.plan.kinds) == 0 &&
		!slices.ContainsFunc(r.plan.filters, func(f filter) bool { return f.field == fieldKind && !f.not })
}

// own tells whether the passages of a file count less because ken wrote it.
func (r *ranker) own(path string) bool { return notes.KindOf(path) == KindBrief && r.demotes() }

// demote lowers what ken wrote.
func (r *ranker) demote(segments []*scorch.SegmentSnapshot, scores [][]float64) error {
	if !r.demotes() {
		return nil
	}
	for i, seg := range segments {
		if err := postings(seg, fieldKind, KindBrief, func(doc int) { scores[i][doc] *= ownShare }); err != nil {
			return fmt.Errorf("search: %w", err)
		}
	}
	return nil
}

// gather lists what has a score.
func (r *room) gather() {
	r.found = r.found[:0]
	for i, s := range r.scores {
		for doc, score := range s {
			if score > 0 {
				r.found = append(r.found, match{i, doc, score})
			}
		}
	}
}

// addTerm adds a term's score in each field to the passages that have it.
func (r *ranker) addTerm(ctx context.Context, t term, segments []*scorch.SegmentSnapshot, scores [][]float64) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("search: %w", err)
	}
	lists := make([][]list, len(segments))
	err := each(len(segments), func(i int) (err error) {
		lists[i], err = r.listsOf(segments[i], t)
		return err
	})
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	scorers := make([]scorer, len(r.fields))
	for n, field := range r.fields {
		found := 0
		for _, l := range lists {
			found += int(l[n].count)
		}
		if n == 0 {
			r.frequency[t.text] = found
		}
		scorers[n] = r.scorer(field, t.weight, float64(found))
	}
	return each(len(segments), func(i int) error {
		for n, l := range lists[i] {
			if err := l.add(scores[i], scorers[n], false); err != nil {
				return fmt.Errorf("search: %w", err)
			}
		}
		return nil
	})
}

// listsOf looks a term up in each field of a segment.
func (r *ranker) listsOf(seg *scorch.SegmentSnapshot, t term) ([]list, error) {
	lists := make([]list, len(r.fields))
	for n, field := range r.fields {
		l, err := listOf(seg, field, t.all())
		if err != nil {
			return nil, err
		}
		lists[n] = l
		if n == 0 && l.count == 0 {
			for i := range lists {
				lists[i] = nowhere()
			}
			break
		}
	}
	return lists, nil
}

// common is the share of passages from which on a goal's word tells nothing apart.
const common = 1.0 / 8

func (r *ranker) tooCommon(found int) bool {
	return float64(found) > max(8, common*r.among[fieldContext])
}

// addLean adds a goal's term to the passages that match without it. It counts in
// the context only: it is there to tip scales, and what is cheap is done often.
func (r *ranker) addLean(ctx context.Context, t term, segments []*scorch.SegmentSnapshot, scores [][]float64) error {
	lists, found, err := lookUp(ctx, segments, fieldContext, t.all())
	if err != nil || r.tooCommon(found) {
		return err
	}
	return r.add(lists, scores, r.scorer(fieldContext, t.weight, float64(found)), true)
}

// lookUp finds the forms of a term in each segment.
func lookUp(
	ctx context.Context, segments []*scorch.SegmentSnapshot, field string, forms []string,
) (lists []list, found int, err error) {
	if err := ctx.Err(); err != nil {
		return nil, 0, fmt.Errorf("search: %w", err)
	}
	for _, seg := range segments {
		l, err := listOf(seg, field, forms)
		if err != nil {
			return nil, 0, fmt.Errorf("search: %w", err)
		}
		found += int(l.count)
		lists = append(lists, l)
	}
	return lists, found, nil
}

func (r *ranker) add(lists []list, scores [][]float64, s scorer, lean bool) error {
	for i, l := range lists {
		if err := l.add(scores[i], s, lean); err != nil {
			return fmt.Errorf("search: %w", err)
		}
	}
	return nil
}

// A scorer is BM25 with all filled in that is the same for every passage.
type scorer struct {
	scale float64 // idf and weights
	base  float64 // k1 (1 - b)
	slope float64 // k1 b / average length
}

func (r *ranker) scorer(field string, weight, found float64) scorer {
	n := r.among[field]
	if field != fieldContext {
		weight *= sideWeight
	}
	if n := r.asked(); field == fieldHeading && n > headingLong {
		weight *= headingLong / float64(n)
	}
	idf := math.Log(1 + (n-found+0.5)/(found+0.5))
	return scorer{weight * idf * (k1 + 1), k1 * (1 - b), k1 * b / r.average[field]}
}

// asked tells how many different words the query has.
func (r *ranker) asked() int {
	n := 0
	for _, t := range r.plan.terms {
		if t.signal == SignalWords {
			n++
		}
	}
	return n
}

// score returns what a term is worth that stands so often in a field so long.
func (s scorer) score(freq, length float64) float64 {
	return s.scale * freq / (freq + s.base + s.slope*length)
}

// newest gives every passage a score by its day, for a query that only filters.
func newest(segments []*scorch.SegmentSnapshot, scores [][]float64) error {
	for i, seg := range segments {
		err := days(seg, "", func(day string, doc int) { scores[i][doc] = dayNumber(day) })
		if err != nil {
			return fmt.Errorf("search: %w", err)
		}
	}
	return nil
}

// dayNumber orders days; it is never 0.
func dayNumber(day string) float64 {
	n := 1.0
	for i := range len(day) {
		if day[i] >= '0' && day[i] <= '9' {
			n = n*10 + float64(day[i]-'0')
		}
	}
	return n
}
