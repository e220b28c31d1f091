package index

import (
	"context"
	"fmt"
)

// What a share of a score comes from, see [Reason].
const (
	SignalWords    = "words"    // a word of the query, in the passage with its headings
	SignalTitle    = "title"    // the same word in the title of the document
	SignalHeading  = "heading"  // the same word in the headings above the passage
	SignalAlso     = "also"     // a further word that the caller asked for, see [Query.Also]
	SignalFeedback = "feedback" // the passage speaks of what the best ones speak of
	SignalDocument = "document" // another passage of the document matches too
	SignalNear     = "near"     // words of the query that stand close to each other
	SignalGoal     = "goal"     // a word of a goal, see [Query.Lean]
	SignalOwn      = "own"      // ken wrote the passage: it takes away
	SignalVersion  = "version"  // there is a later version of the document: it takes away
	SignalRecent   = "recent"   // the day of the document
	SignalVector   = "vector"   // nearness in meaning
)

// A Reason is one share of a passage's score. The shares of a passage add up to its
// score, but for the last bits of the sum.
type Reason struct {
	Signal string `json:"signal"` // one of the signals
	// Detail is what the share was given for: a word as it was asked for, two that stand
	// close, stems shared with the best passages, the path of the later version. It may
	// be empty.
	Detail string  `json:"detail,omitempty"`
	Score  float64 `json:"score"` // below 0 where it takes away
}

// explain fills in why passages have their scores. It looks every term up again,
// which only a reader of reasons has to wait for.
func (r *ranker) explain(
	ctx context.Context, hits []hit, passages []Passage, again map[matchKey]*candidate,
) error {
	why := make([][]Reason, len(hits))
	for _, t := range r.plan.terms {
		for _, field := range r.fields {
			if err := r.explainTerm(ctx, t, field, hits, why); err != nil {
				return err
			}
		}
	}
	for _, t := range r.plan.lean {
		if err := r.explainTerm(ctx, t, fieldContext, hits, why); err != nil {
			return err
		}
	}
	if len(r.plan.terms) == 0 {
		return nil
	}
	for i := range passages {
		if sum := sumOf(why[i]); r.own(passages[i].Path) {
			why[i] = append(why[i], Reason{SignalOwn, "", sum*ownShare - sum})
		}
		if share := r.byVector[hits[i].key()]; share > 0 {
			why[i] = append(why[i], Reason{SignalVector, "", share})
		}
		if c := again[hits[i].key()]; c != nil {
			why[i] = append(why[i], c.why...)
		}
		passages[i].Why = why[i]
	}
	return nil
}

func sumOf(reasons []Reason) float64 {
	sum := 0.0
	for _, r := range reasons {
		sum += r.Score
	}
	return sum
}

// explainTerm adds what a term is worth in a field to the reasons of each hit.
func (r *ranker) explainTerm(ctx context.Context, t term, field string, hits []hit, why [][]Reason) error {
	lists, found, err := lookUp(ctx, r.st.snapshot.Segments(), field, t.all())
	if err != nil || t.signal == SignalGoal && r.tooCommon(found) {
		return err
	}
	s := r.scorer(field, t.weight, float64(found))
	for i, h := range hits {
		share, err := lists[h.segment].scoreOf(h.doc, s)
		if err != nil {
			return fmt.Errorf("explain a score: %w", err)
		}
		if share > 0 {
			why[i] = append(why[i], Reason{t.signalIn(field), t.word, share})
		}
	}
	return nil
}

// signalIn tells what a term's share in a field comes from.
func (t term) signalIn(field string) string {
	switch {
	case t.signal != SignalWords || field == fieldContext:
		return t.signal
	case field == fieldTitle:
		return SignalTitle
	default:
		return SignalHeading
	}
}
