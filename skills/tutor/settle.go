package tutor

import (
	"cmp"
	"fmt"
	"slices"

	"ken/notes/cards"
	"ken/notes/journal"
	"ken/notes/recall"
	"ken/skills/grading"
)

const (
	// checkAfter is how many days after having been sure and wrong a card is asked once
	// more: what was corrected returns in about a week where the right answer fades
	// (Butler, Fazio and Marsh 2011).
	checkAfter = 7
	// sure is the confidence of an answer the learner was sure of.
	sure = 3
	// flagAt is how many overridden verdicts have a card flagged: something is wrong with
	// its answer.
	flagAt = 3
)

// choices are the states after each rating, each on the day of its range on which least
// is due, hard ≤ good < easy, and before the card's goal.
func (s *Session) choices(i *Item, now recall.Moment) [4]recall.State {
	list := s.deck.settings.Choices(i.Memory.State, now)
	exact := list
	for n := range list {
		list[n] = s.deck.settings.Place(i.ID, list[n], func(day int) int { return s.load[day] })
	}
	hard, good, easy := &list[1], &list[2], &list[3]
	if byDays(good, easy) && easy.Interval <= good.Interval && exact[2].Interval < exact[3].Interval {
		if _, latest, _ := recall.Spread(i.ID, easy.Reps, exact[3].Interval); good.Interval < latest {
			move(easy, good.Interval+1)
		} else {
			move(good, easy.Interval-1)
		}
	}
	if byDays(hard, good) && hard.Interval > good.Interval {
		move(hard, good.Interval)
	}
	for n := range list {
		list[n] = recall.Within(list[n], now, i.goalAfter(now.Day()))
	}
	return list
}

// byDays tells that two states are both scheduled by days.
func byDays(a, b *recall.State) bool { return a.DueAt == 0 && b.DueAt == 0 }

// move has a state due after so many days.
func move(st *recall.State, days int) {
	st.DueDay += days - st.Interval
	st.Interval = days
}

// goalAfter is the nearest goal of a card after a day, 0 for none.
func (i *Item) goalAfter(day int) int {
	for _, g := range i.goals {
		if g > day {
			return g
		}
	}
	return 0
}

// review is the line of the log for an attempt as it is rated.
func (s *Session) review(i *Item, a *asking) journal.Event {
	e := s.event(journal.Review, a.answered)
	e.Rating, e.Auto, e.Score = a.rated, a.verdict.Verdict, min(1, max(0, a.verdict.Score))
	if a.final != "" && a.final != e.Auto {
		e.Final = a.final
	}
	e.Src, e.Conf, e.Ms, e.Hint, e.Form = a.src, a.conf, a.took(), int(a.rung), a.how
	e.Params, e.Length, e.Given = s.deck.settings.Name, len(a.given), a.given
	if s.wants.Practice {
		e.Src, e.Note = journal.SrcPractice, journal.Place(i.Source.Path, i.Source.Line, i.Source.EndLine)
	} else {
		e.Ivl = a.choice[a.rated-1].Interval
	}
	return e
}

// event is a line of the log about the card that is asked.
func (s *Session) event(t journal.Type, now recall.Moment) journal.Event {
	return journal.Event{Type: t, Card: s.now.card, At: now.At, TZ: now.Offset}
}

// write adds an event to the log.
func (s *Session) write(e journal.Event) (journal.Event, error) {
	e, err := s.log.Add(e)
	if err != nil {
		return e, fmt.Errorf("write the answer down: %w", err)
	}
	return e, nil
}

// Override gives the learner's own verdict, which is final: right, partly or wrong. It
// is written down with the rating.
func (s *Session) Override(verdict string) error {
	if s.stage != Feedback || verdict != grading.Right && verdict != grading.Partly && verdict != grading.Wrong {
		return fmt.Errorf("override the verdict: %w", ErrStage)
	}
	a := s.now
	a.final = verdict
	a.proposed = s.propose(s.item(), &a)
	s.now = a
	return nil
}

// Rate takes a rating, 0 the proposed one, writes it down and goes on to the next question.
func (s *Session) Rate(r recall.Rating, now recall.Moment) error {
	if s.stage != Feedback {
		return fmt.Errorf("rate: %w", ErrStage)
	}
	if err := s.settle(r); err != nil {
		return err
	}
	s.next(now)
	return nil
}

// settle makes the rating final, with what else is to be written down. What was written
// with the attempt is replaced where the learner decided otherwise.
func (s *Session) settle(r recall.Rating, besides ...journal.Event) error {
	a := s.now
	if r == 0 {
		r = a.proposed
	}
	if r < recall.Again || r > recall.Easy {
		return ErrChoose
	}
	a.decide(r)
	i := s.item()
	st := step{kind: rated, card: a.card}
	if a.logged != (logged{a.logged.id, a.rated, a.verdict.Verdict, a.final, a.src}) || a.logged.id == "" {
		if err := s.rewrite(s.review(i, &a), &a, &st); err != nil {
			return err
		}
	}
	besides = append(s.consequences(i, &a), besides...)
	for _, e := range besides {
		e, err := s.write(e)
		if err != nil {
			return s.halfway(st, err)
		}
		st.events = append(st.events, e.ID)
	}
	st.from, st.to = s.shift(i, &a)
	s.past = append(s.past, s.remember(st, append([]journal.Event{s.review(i, &a)}, besides...)...))
	s.conclude(i, &a)
	return nil
}

// decide takes the rating in. Whoever calls right what was found wrong has overridden it.
func (a *asking) decide(r recall.Rating) {
	a.rated, a.src = r, "auto"
	if a.verdict.Verdict == grading.Wrong && a.final == "" && r >= recall.Good && a.how != unknown {
		a.final = grading.Right
	}
	if a.how == aloud || a.verdict.Verdict == grading.Unsure {
		a.src = "self"
	}
}

// rewrite replaces the line of the attempt, in one write: it is never out of the log.
func (s *Session) rewrite(e journal.Event, a *asking, st *step) error {
	events := []journal.Event{e}
	if a.logged.id != "" {
		undo := journal.Event{Type: journal.Undo, Ref: a.logged.id, At: a.answered.At, TZ: a.answered.Offset}
		events = []journal.Event{undo, e}
	}
	events, err := s.log.AddAll(events...)
	if err != nil {
		return fmt.Errorf("write the answer down: %w", err)
	}
	e = events[len(events)-1]
	if a.logged.id != "" {
		s.past[s.lastAttempt()].review = ""
	}
	a.logged = logged{e.ID, a.rated, a.verdict.Verdict, a.final, a.src}
	s.now.logged = a.logged
	st.review = e.ID
	return nil
}

// halfway keeps what a rating has written before the log failed, so that undo reaches it.
func (s *Session) halfway(st step, err error) error {
	at := &s.past[s.lastAttempt()]
	at.review = cmp.Or(st.review, at.review)
	at.events = append(slices.Clone(at.events), st.events...)
	return err
}

// consequences are the events that follow from an answer besides its review.
func (s *Session) consequences(i *Item, a *asking) []journal.Event {
	var list []journal.Event
	now := a.answered
	if a.conf == sure && a.outcome() == grading.Wrong && !s.wants.Practice {
		e := s.event(journal.Check, now)
		e.Due = now.Day() + checkAfter
		list = append(list, e)
	}
	if a.final == "" || a.final == a.verdict.Verdict {
		return list
	}
	if s.now.final == grading.Right && !blank(a.given) && i.Kind != cards.List && a.rung != Choice && !slices.Contains(i.Memory.Accepted, a.given) {
		e := s.event(journal.Accept, now)
		e.Answer = a.given
		list = append(list, e)
	}
	if i.Memory.Overrides+1 >= flagAt && !i.Memory.Flagged {
		e := s.event(journal.Flag, now)
		e.Note = fmt.Sprintf("its verdict was overridden %d times: look at its answers", i.Memory.Overrides+1)
		list = append(list, e)
	}
	return list
}

// outcome is what the answer was in the end: right, partly or wrong.
func (a *asking) outcome() string {
	switch {
	case a.final != "":
		return a.final
	case a.rated == recall.Again:
		return grading.Wrong
	case a.verdict.Verdict == grading.Partly || a.verdict.Verdict == grading.Wrong:
		return a.verdict.Verdict
	}
	return grading.Right
}

// shift moves the card in the count of what is due on each day.
func (s *Session) shift(i *Item, a *asking) (from, to int) {
	if s.wants.Practice {
		return 0, 0
	}
	if i.Memory.Reps > 0 {
		from = i.day()
		s.load[from]--
	}
	if next := a.choice[a.rated-1]; next.DueAt == 0 {
		to = next.DueDay
		s.load[to]++
	}
	return from, to
}

// conclude counts the answer and has a wrong one come back.
func (s *Session) conclude(i *Item, a *asking) {
	s.asked++
	s.results = append(slices.Clip(s.results), resultOf(i, a))
	if a.rated == recall.Again {
		s.again = append(slices.Clip(s.again), pending{a.card, s.asked + apart})
	}
}
