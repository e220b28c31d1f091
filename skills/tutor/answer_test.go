package tutor_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"ken/notes/cards"
	"ken/notes/journal"
	"ken/notes/recall"
	"ken/skills/grading"
	"ken/skills/tutor"
)

// only is a session about one card.
func only(t *testing.T, log *memory, h tutor.Held, w tutor.Wants) (tutor.Desk, *tutor.Session) {
	t.Helper()
	d := desk(t, log, h)
	return d, d.Begin(w, at(today, 0))
}

// review is the last review that stands.
func review(t *testing.T, log *memory) journal.Event {
	t.Helper()
	events := log.Events()
	for n := len(events) - 1; n >= 0; n-- {
		if events[n].Type == journal.Review {
			return events[n]
		}
	}
	t.Fatal("the log has no review")
	return journal.Event{}
}

func TestLearnersWordIsFinal(t *testing.T) {
	log := &memory{}
	d, s := only(t, log, heat()[0], tutor.Wants{})
	ok(t, s.Answer("touching of neighbours", at(today, 5)))
	if v := s.View().Revealed; v.Verdict.Verdict == grading.Right || v.Proposed == recall.Good {
		t.Fatalf("shown is %+v", v)
	}
	ok(t, s.Override(grading.Right))
	if v := s.View().Revealed; v.Final != grading.Right || v.Proposed != recall.Good {
		t.Errorf("overridden, %+v", v)
	}
	ok(t, s.Rate(0, at(today, 8)))
	e := review(t, log)
	if e.Auto == "right" || e.Final != "right" || e.Rating != recall.Good {
		t.Errorf("the log has %+v", e)
	}
	if i, _ := d.Deck.Item("a"); i.Memory.Overrides != 1 || !slices.Equal(i.Memory.Accepted, []string{"touching of neighbours"}) {
		t.Errorf("known is %+v", i.Memory)
	}
	s = d.Begin(tutor.Wants{Only: []string{"a"}}, at(today+1, 0))
	ok(t, s.Answer("touching of neighbours", at(today+1, 5)))
	if v := s.View().Revealed; v.Verdict.Verdict != grading.Right {
		t.Errorf("what was accepted is %+v", v.Verdict)
	}
}

// A wrong verdict that is rated good has been overridden too.
func TestRatingAgainstTheVerdict(t *testing.T) {
	log := &memory{}
	_, s := only(t, log, heat()[0], tutor.Wants{})
	ok(t, s.Answer("nonsense", at(today, 5)))
	ok(t, s.Rate(recall.Good, at(today, 8)))
	if e := review(t, log); e.Auto != "wrong" || e.Final != "right" || e.Rating != recall.Good || log.count(journal.Review) != 1 || log.count(journal.Accept) != 0 {
		t.Errorf("the log has %+v", log.Events())
	}
}

func TestThirdOverrideFlags(t *testing.T) {
	log := &memory{}
	d := desk(t, log, heat()[0])
	for n := range 3 {
		s := d.Begin(tutor.Wants{Only: []string{"a"}}, at(today+n, 0))
		ok(t, s.Answer("answer "+strings.Repeat("x", n+1), at(today+n, 5)))
		ok(t, s.Override(grading.Partly))
		ok(t, s.Rate(0, at(today+n, 9)))
		if flagged := log.count(journal.Flag) > 0; flagged != (n == 2) {
			t.Errorf("after %d overrides flagged is %v", n+1, flagged)
		}
	}
	if i, _ := d.Deck.Item("a"); !i.Memory.Flagged || !strings.Contains(i.Memory.Flag, "3 times") {
		t.Errorf("known is %+v", i.Memory)
	}
}

func TestSureAndWrong(t *testing.T) {
	log := &memory{}
	_, s := only(t, log, heat()[0], tutor.Wants{Sureness: true})
	ok(t, s.Answer("convection", at(today, 5)))
	if v := s.View(); v.Stage != tutor.Sure || v.Revealed != nil || v.Question.Given != "convection" || len(log.events) != 0 {
		t.Fatalf("asked is %+v", v)
	}
	ok(t, s.Confidence(3))
	v := s.View().Revealed
	if v.Surprise == "" || v.Conf != 3 || v.Source.Quote == "" {
		t.Fatalf("shown is %+v", v)
	}
	if m := v.Marks; len(m) != 1 || v.Source.Quote[m[0][0]:m[0][1]] != "conduction" {
		t.Errorf("marked is %v of %q", m, v.Source.Quote)
	}
	ok(t, s.Rate(0, at(today, 20)))
	var check journal.Event
	for _, e := range log.Events() {
		if e.Type == journal.Check {
			check = e
		}
	}
	if check.Due != today+7 || review(t, log).Conf != 3 {
		t.Errorf("the log has %+v", log.Events())
	}
	if c := s.View().Summary.Calibration; len(c) != 1 || c[0].Said != 1 || c[0].Right != 0 || c[0].Name != "sure" {
		t.Errorf("calibration is %+v", c)
	}
}

// Of a list the count of what is missing comes before its names.
func TestListHasASecondTry(t *testing.T) {
	log := &memory{}
	h := card("l", "paxos.md", 3, "Name the messages of Paxos.", "prepare", "promise", "accept")
	h.Kind = cards.List
	_, s := only(t, log, h, tutor.Wants{})
	ok(t, s.Answer("prepare", at(today, 5)))
	v := s.View()
	if v.Stage != tutor.Asking || v.Question.Missing != 2 || v.Revealed != nil || v.Question.More || len(log.events) != 0 {
		t.Fatalf("after the first try %+v", v)
	}
	ok(t, s.Answer("promise\naccept", at(today, 15)))
	r := s.View().Revealed
	if r == nil || r.Verdict.Verdict != grading.Right || r.Proposed != recall.Hard {
		t.Errorf("after the second %+v", r)
	}
	if _, err := s.Undo(at(today, 16)); err != nil || s.View().Question.Missing != 0 {
		t.Errorf("taken back: %v, %+v", err, s.View().Question)
	}
	ok(t, s.Answer("prepare; accept", at(today, 20)))
	ok(t, s.DontKnow(at(today, 25)))
	if r := s.View().Revealed; r.Verdict.Verdict != grading.Partly || r.How != "free" || len(r.Verdict.Missing) != 1 {
		t.Errorf("given up in the second try: %+v", r)
	}
}

func TestLadder(t *testing.T) {
	log := &memory{}
	h := heat()[0]
	h.Source.Quote = "Through a solid, heat travels by conduction."
	d := desk(t, log, h)
	d.Distractors = func(cards.Card, int) []string { return []string{"convection", "conduction", "radiation", "sound"} }
	s := d.Begin(tutor.Wants{}, at(today, 0))
	for n, want := range []string{"c…", "Through a solid, heat travels by […].", ""} {
		if q := s.View().Question; !q.More {
			t.Fatalf("no more help after %+v", q)
		}
		ok(t, s.Hint(at(today, n)))
		if q := s.View().Question; int(q.Rung) != n+1 || q.Clue != want {
			t.Errorf("rung %d is %+v", n+1, q)
		}
	}
	q := s.View().Question
	if q.More || len(q.Choices) != 4 || !errors.Is(s.Hint(at(today, 9)), tutor.ErrStage) {
		t.Errorf("at the foot %+v", q)
	}
	ok(t, s.Choose(slices.Index(q.Choices, "conduction"), at(today, 10)))
	ok(t, s.Rate(0, at(today, 11)))
	if e := review(t, log); e.Hint != 3 || e.Form != "choice" || e.Rating != recall.Hard || e.Auto != "right" {
		t.Errorf("the log has %+v", e)
	}
}

func TestCuesTellOnlyBeginnings(t *testing.T) {
	for _, c := range []struct {
		kind    cards.Kind
		hint    string
		answers []string
		want    string
	}{
		{cards.Exact, "", []string{"leader election"}, "2 words: l… e…"},
		{cards.Exact, "the role", []string{"leader"}, "the role"},
		{cards.Exact, "the leader", []string{"leader"}, "l…"},
		{cards.Exact, "", []string{"150 ms"}, "2 words: … …"},
		{cards.Exact, "", []string{"S"}, ""},
		{cards.Exact, "", []string{"words"}, "w…"},
		{cards.List, "", []string{"prepare", "promise", "ok"}, "3 parts: p…; p…; …"},
		{cards.Prose, "", []string{"The retention falls with time."}, "It speaks of r…, f…, t…"},
	} {
		h := card("x", "x.md", 1, "What?", c.answers...)
		h.Kind, h.Hint, h.Source.Quote = c.kind, c.hint, ""
		_, s := only(t, &memory{}, h, tutor.Wants{})
		got := ""
		if s.View().Question.More {
			ok(t, s.Hint(at(today, 1)))
			if s.View().Question.Rung == tutor.Cued {
				got = s.View().Question.Clue
			}
		}
		if got != c.want {
			t.Errorf("%v: the cue is %q, not %q", c.answers, got, c.want)
		}
	}
}

func TestAloudIsGradedByTheLearner(t *testing.T) {
	log := &memory{}
	_, s := only(t, log, heat()[0], tutor.Wants{})
	ok(t, s.Aloud(at(today, 30)))
	v := s.View().Revealed
	if v.Proposed != 0 || v.Verdict.Verdict != "" || len(log.events) != 0 {
		t.Fatalf("shown is %+v", v)
	}
	if err := s.Rate(0, at(today, 31)); !errors.Is(err, tutor.ErrChoose) {
		t.Errorf("nothing is proposed, and taken: %v", err)
	}
	ok(t, s.Rate(recall.Good, at(today, 33)))
	if e := review(t, log); e.Src != "self" || e.Form != "aloud" || e.Auto != "" || e.Rating != recall.Good {
		t.Errorf("the log has %+v", e)
	}
}

func TestUnsureIsDecidedByTheLearner(t *testing.T) {
	log := &memory{}
	d := desk(t, log, heat()[0])
	d.Grade = func(grading.Asked) grading.Verdict {
		return grading.Verdict{Verdict: grading.Unsure, Lean: grading.Right, Score: 0.6, Rating: recall.Good}
	}
	s := d.Begin(tutor.Wants{}, at(today, 0))
	ok(t, s.Answer("something like it", at(today, 9)))
	if e := review(t, log); e.Src != "auto" || e.Auto != "unsure" {
		t.Errorf("at once the log has %+v", e)
	}
	ok(t, s.Rate(0, at(today, 12)))
	if e := review(t, log); e.Src != "self" || e.Rating != recall.Good || log.count(journal.Review) != 1 {
		t.Errorf("then it has %+v", e)
	}
}

func TestLeavingKeepsEveryAnswer(t *testing.T) {
	for _, sureness := range []bool{true, false} {
		log := &memory{}
		d := desk(t, log, heat()...)
		s := d.Begin(tutor.Wants{Sureness: sureness}, at(today, 0))
		i, _ := d.Deck.Item(s.View().Question.Card)
		ok(t, s.Answer(i.Answers[0], at(today, 5)))
		m, err := s.Leave(at(today, 6))
		ok(t, err)
		if m.Answers != 1 || m.Ratings[2].Count != 1 || log.count(journal.Review) != 1 || s.View().Stage != tutor.Done {
			t.Errorf("left with %+v", m)
		}
		if _, err := s.Undo(at(today, 7)); err != nil || s.View().Question.Card != i.ID || log.count(journal.Review) != 0 {
			t.Errorf("after the end it is taken back: %v, %+v", err, s.View())
		}
	}
}

func TestUndoReachesBackBeforeTheSession(t *testing.T) {
	log := &memory{}
	d := desk(t, log, heat()...)
	s := d.Begin(tutor.Wants{Sureness: true, Count: 1, New: 9}, at(today, 0))
	first := s.View().Question.Card
	ok(t, s.Answer("nonsense", at(today, 5)))
	ok(t, s.Confidence(3))
	ok(t, s.Rate(0, at(today, 9)))
	s = d.Begin(tutor.Wants{New: 9}, at(today, 60))
	next := s.View().Question.Card
	if s.View().Undo != "" {
		t.Errorf("of this session there is %q to undo", s.View().Undo)
	}
	u, err := s.Undo(at(today, 70))
	ok(t, err)
	if !u.Earlier || u.Card != first || s.View().Question.Card != first || len(log.Events()) != 0 {
		t.Errorf("taken back was %+v; asked is %s; the log has %v", u, s.View().Question.Card, log.Events())
	}
	ok(t, s.DontKnow(at(today, 75)))
	ok(t, s.Rate(0, at(today, 76)))
	if got := s.View().Question.Card; got != next {
		t.Errorf("then comes %s, not %s", got, next)
	}
	if _, err := s.Undo(at(today, 80)); err != nil {
		t.Error(err)
	}
	if _, err := s.Undo(at(today, 81)); !errors.Is(err, tutor.ErrNothing) {
		t.Errorf("what is left to undo: %v", err)
	}
}

func TestSuspendBuryFlagEdit(t *testing.T) {
	log := &memory{}
	d := desk(t, log, heat()...)
	s := d.Begin(tutor.Wants{New: 9}, at(today, 0))
	one := s.View().Question.Card
	ok(t, s.DontKnow(at(today, 3)))
	ok(t, s.Suspend(at(today, 4)))
	if log.count(journal.Review) != 1 || log.count(journal.Suspend) != 1 || s.View().Progress.Again != 0 {
		t.Errorf("a suspended card that was wrong: %+v", s.View().Progress)
	}
	two := s.View().Question.Card
	ok(t, s.Bury(at(today, 5)))
	_, err := s.Undo(at(today, 6))
	if ok(t, err); s.View().Question.Card != two || log.count(journal.Bury) != 0 {
		t.Errorf("the buried card came not back: %+v", s.View().Question)
	}
	ok(t, s.Flag("odd", at(today, 7)))
	i, _ := d.Deck.Item(two)
	changed := i.Card
	changed.Question = "Asked anew?"
	ok(t, s.Edited(changed, at(today, 8)))
	if q := s.View().Question; q.Card != two || q.Text != "Asked anew?" || log.count(journal.Edit) != 1 {
		t.Errorf("after the edit %+v", q)
	}
	for n := 0; n < 2; n++ { // the flag, then the suspended card with its answer
		_, err = s.Undo(at(today, 9+n))
		ok(t, err)
	}
	if s.View().Question.Card != one || log.count(journal.Review)+log.count(journal.Suspend)+log.count(journal.Flag) != 0 {
		t.Errorf("asked is %+v, the log has %+v", s.View().Question, log.Events())
	}
}

func TestSessionByTimeHasAnEnd(t *testing.T) {
	log := &memory{}
	d := desk(t, log, study(log, 30, 3, true)...)
	s := d.Begin(tutor.Wants{Minutes: 2, Capacity: 100}, at(today, 0))
	n := 0
	for ; s.View().Stage != tutor.Done; n++ {
		ok(t, s.DontKnow(at(today, 20*n+10)))
		ok(t, s.Rate(0, at(today, 20*n+20)))
	}
	m := s.View().Summary
	if n != 6 || m.Answers != 6 || m.Seconds != 120 || m.Finished || m.DueLeft == 0 || len(m.Again) == 0 {
		t.Errorf("%d questions in two minutes: %+v", n, m)
	}
	more := s.More(true, at(today, 130))
	if q := more.Queue(); !slices.Equal(q.IDs, m.Again) {
		t.Errorf("the wrong ones again are %v, not %v", q.IDs, m.Again)
	}
}

func TestPracticeMovesNothing(t *testing.T) {
	log := &memory{}
	d := desk(t, log, heat()...)
	s := d.Begin(tutor.Wants{Topic: "heat.md", Practice: true}, at(today, 0))
	ok(t, s.DontKnow(at(today, 5)))
	if v := s.View(); v.Question.Counts || v.Revealed.Choices != nil {
		t.Errorf("shown is %+v", v)
	}
	ok(t, s.Rate(0, at(today, 6)))
	m, err := s.Leave(at(today, 7))
	if ok(t, err); m.Today+m.Tomorrow+m.Week+m.Later != 0 || !strings.Contains(strings.Join(m.Text, " "), "practice") {
		t.Errorf("the summary is %+v", m)
	}
	if e := review(t, log); e.Src != "practice" || e.Ivl != 0 {
		t.Errorf("the log has %+v", e)
	}
	if c := d.Deck.Count(at(today, 8)); c.New != 5 {
		t.Errorf("then there are %+v", c)
	}
}

func TestALogThatFailsLosesNothing(t *testing.T) {
	log := &memory{fail: 1}
	_, s := only(t, log, heat()[0], tutor.Wants{})
	if err := s.Answer("conduction", at(today, 5)); err == nil || s.View().Stage != tutor.Asking || s.View().Revealed != nil {
		t.Fatalf("the answer was not written down: %v, %+v", err, s.View())
	}
	ok(t, s.Answer("conduction", at(today, 6)))
	log.fail = 1
	if err := s.Rate(recall.Easy, at(today, 7)); err == nil || s.View().Stage != tutor.Feedback {
		t.Fatalf("the rating was not written down: %v", err)
	}
	ok(t, s.Rate(recall.Easy, at(today, 8)))
	if log.count(journal.Review) != 1 || review(t, log).Rating != recall.Easy {
		t.Errorf("the log has %+v", log.Events())
	}
}

func TestWhy(t *testing.T) {
	log := &memory{}
	answered(log, "a", recall.Good, 20, 18, 7)
	d := desk(t, log, heat()...)
	w, known := d.Deck.Why("a", at(today, 0))
	text := strings.Join(w.Sentences, " ")
	for _, part := range []string{"Stability", "difficulty", "chance of recall now", "rated good", "falls to 90 %"} {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not in: %s", part, text)
		}
	}
	if !known || w.Reps != 3 {
		t.Errorf("why is %+v", w)
	}
	if _, known := d.Deck.Why("none", at(today, 0)); known {
		t.Error("a card that is none has a date")
	}
	if w, _ := d.Deck.Why("b", at(today, 0)); !strings.Contains(strings.Join(w.Sentences, " "), "never answered") {
		t.Errorf("of a new card: %v", w.Sentences)
	}
}
