package main

import (
	"path/filepath"
	"testing"
)

// A level is what a list of questions must reach: no figure that is out of date is ever
// given as current, whatever else is missed.
type level struct {
	folder, questions       string
	askFound, briefFound    int
	abstained, disputesSeen int
}

// TestTime asks about two offices of which much changed meanwhile. The lists called own ask
// in the documents' own words, so that they measure what is made of time and not how well
// words are matched.
func TestTime(t *testing.T) {
	levels := []level{
		{"fernhollow", "fernhollow.questions.jsonl", 11, 15, 2, 1},
		{"fernhollow", "fernhollow.own.jsonl", 20, 21, 2, 2},
		{"norvane", "norvane.questions.jsonl", 5, 8, 2, 0},
		{"norvane", "norvane.own.jsonl", 18, 21, 2, 1},
	}
	if testing.Short() {
		levels = levels[:1]
	}
	for _, l := range levels {
		t.Run(l.questions, func(t *testing.T) {
			list, err := readQuestions(filepath.Join("../testdata", l.questions))
			if err != nil {
				t.Fatal(err)
			}
			results, err := run(t.Context(), filepath.Join("../testdata", l.folder), list)
			if err != nil {
				t.Fatal(err)
			}
			var got totals
			for _, r := range results {
				got.add(r)
				check(t, r)
			}
			if got.askFound < l.askFound || got.briefFound < l.briefFound {
				t.Errorf("ask found %d, want %d; brief found %d, want %d", got.askFound, l.askFound, got.briefFound, l.briefFound)
			}
			if got.askAbstained < l.abstained || got.briefAbstained < l.abstained || got.shown < l.disputesSeen {
				t.Errorf("abstained %d and %d, want %d; disputes shown %d, want %d", got.askAbstained, got.briefAbstained, l.abstained, got.shown, l.disputesSeen)
			}
		})
	}
}

// check demands what holds of every question: nothing stale, and a why for each dispute.
func check(t *testing.T, r result) {
	t.Helper()
	if _, stale := r.asked(); stale {
		t.Errorf("%s: ask gives as current %q", r.Question, r.answer.Answer)
	}
	if _, stale := r.briefed(); len(stale) > 0 {
		t.Errorf("%s: the brief gives as current %q", r.Question, stale)
	}
	for _, d := range r.brief.Disputes {
		if d.Why == "" || d.About == "" {
			t.Errorf("%s: nothing said of a dispute: %+v", r.Question, d)
		}
	}
}

func TestStale(t *testing.T) {
	q := question{Current: []string{"€219"}, Stale: []string{"€189", "12 May"}}
	for sentence, want := range map[string]bool{
		"It costs €189.":                      true,
		"It costs €1,189.":                    false,
		"It costs €189.50.":                   false,
		"It costs €219 and no longer €189.":   false,
		"Raised from €189 to €219.":           false,
		"Originally it was €189.":             false,
		"The launch on *12 May* is fixed.":    true,
		"The launch on 12 Mayor's Day is it.": false,
	} {
		if got := q.stale(sentence); got != want {
			t.Errorf("%q: %v, want %v", sentence, got, want)
		}
	}
}
