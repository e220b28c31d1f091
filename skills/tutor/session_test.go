package tutor_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"ken/notes"
	"ken/notes/cards"
	"ken/notes/journal"
	"ken/notes/recall"
	"ken/skills/grading"
	"ken/skills/tutor"
)

// A memory is a log that is kept in memory, with a replay of its own: what the session
// says is held against it.
type memory struct {
	events []journal.Event
	fail   int // the next so many events are not taken
	states map[string]journal.CardState
}

func (m *memory) Add(e journal.Event) (journal.Event, error) {
	if m.fail > 0 {
		m.fail--
		return journal.Event{}, errors.New("the disk is full")
	}
	e.V, e.Day = 1, e.Moment().Day()
	e.ID = fmt.Sprintf("%06d", len(m.events)+1)
	m.events, m.states = append(m.events, e), nil
	return e, nil
}

// AddAll stands or falls as a whole.
func (m *memory) AddAll(events ...journal.Event) ([]journal.Event, error) {
	list := make([]journal.Event, len(events))
	for n, e := range events {
		var err error
		if list[n], err = m.Add(e); err != nil {
			m.events = m.events[:len(m.events)-n]
			return nil, err
		}
	}
	return list, nil
}

func (m *memory) Events() []journal.Event {
	undone := map[string]bool{}
	for n := len(m.events) - 1; n >= 0; n-- {
		if e := m.events[n]; e.Type == journal.Undo && !undone[e.ID] {
			undone[e.Ref] = true
		}
	}
	var out []journal.Event
	for _, e := range m.events {
		if e.Type != journal.Undo && !undone[e.ID] {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b journal.Event) int { return int(a.At - b.At) })
	return out
}

func (m *memory) States(s recall.Settings) map[string]journal.CardState {
	if m.states != nil {
		return m.states
	}
	all := map[string]journal.CardState{}
	for _, e := range m.Events() {
		c := all[e.Card]
		switch e.Type {
		case journal.Review:
			if e.Src == journal.SrcPractice {
				break
			}
			c.State = s.Next(c.State, e.Rating, e.Moment())
			if e.Ivl > 0 && c.DueAt == 0 {
				c.Interval, c.DueDay = e.Ivl, e.Day+e.Ivl
			}
			if c.Reviews == 0 {
				c.First = e.Moment()
			}
			c.Reviews++
			c.Rating = e.Rating
			if e.Final != "" {
				c.Overrides++
			}
			c.Checks = slices.DeleteFunc(slices.Clone(c.Checks), func(d int) bool { return d <= e.Day })
		case journal.Suspend:
			c.Suspended = true
		case journal.Resume:
			c.Suspended = false
		case journal.Bury:
			c.Buried = e.Day
		case journal.Flag:
			c.Flagged, c.Flag = !e.Off, e.Note
		case journal.Accept:
			c.Accepted = append(slices.Clip(c.Accepted), e.Answer)
		case journal.Check:
			c.Checks = append(slices.Clip(c.Checks), e.Due)
		}
		all[e.Card] = c
	}
	m.states = all
	return all
}

// count is how many events of a type stand.
func (m *memory) count(t journal.Type) int {
	n := 0
	for _, e := range m.Events() {
		if e.Type == t {
			n++
		}
	}
	return n
}

// noon of a day long after 1970, in UTC, and moments after it.
func at(day, seconds int) recall.Moment {
	return recall.Moment{At: int64(day)*86_400_000 + 12*3_600_000 + int64(seconds)*1000}
}

const today = 20_000

func card(id, path string, line int, question string, answers ...string) tutor.Held {
	quote := question + " " + strings.Join(answers, "; ")
	return tutor.Held{Standing: tutor.Kept, Card: cards.Card{
		ID: id, Kind: cards.Exact, Level: cards.Recall, Question: question, Answers: answers, Origin: cards.Made,
		Source: notes.Source{Path: path, Line: line, EndLine: line, Quote: quote, SHA256: notes.Digest(quote)},
	}}
}

func desk(t testing.TB, log *memory, held ...tutor.Held) tutor.Desk {
	t.Helper()
	d, err := tutor.New(tutor.Collection{Cards: held, Log: log, Settings: recall.Default()})
	if err != nil {
		t.Fatal(err)
	}
	return tutor.Desk{Deck: d, Log: log}
}

// ok fails where something was refused.
func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func heat() []tutor.Held {
	return []tutor.Held{
		card("a", "heat.md", 3, "What carries heat through a solid?", "conduction"),
		card("b", "heat.md", 9, "What carries heat in a moving fluid?", "convection"),
		card("c", "water.md", 2, "At how many degrees does water boil?", "100"),
		card("d", "water.md", 7, "What is frozen water called?", "ice"),
		card("e", "light.md", 4, "What carries heat through empty space?", "radiation"),
	}
}

func TestAnswerIsLockedUntilAnAttempt(t *testing.T) {
	log := &memory{}
	s := desk(t, log, heat()...).Begin(tutor.Wants{}, at(today, 0))
	if v := s.View(); v.Stage != tutor.Asking || v.Revealed != nil || v.Question.Text == "" {
		t.Fatalf("a session begins with %+v", v)
	}
	for _, given := range []string{"", "  ", "\n\t", "\u00a0", "\u200b", "\u3000"} {
		if err := s.Answer(given, at(today, 5)); !errors.Is(err, tutor.ErrEmpty) {
			t.Errorf("%q is an attempt: %v", given, err)
		}
	}
	if err := s.Rate(recall.Good, at(today, 5)); !errors.Is(err, tutor.ErrStage) {
		t.Errorf("a rating before an attempt: %v", err)
	}
	if err := s.Override(grading.Right); !errors.Is(err, tutor.ErrStage) {
		t.Errorf("a verdict before an attempt: %v", err)
	}
	if len(log.events) != 0 {
		t.Errorf("the log has %v", log.events)
	}
	ok(t, s.DontKnow(at(today, 9)))
	if r := s.View().Revealed; r == nil || len(r.Answers) == 0 || r.Proposed != recall.Again || r.How != "unknown" {
		t.Errorf("giving up shows %+v", r)
	}
}

func TestAnswerIsWrittenDownAtOnce(t *testing.T) {
	log := &memory{}
	s := desk(t, log, heat()[0]).Begin(tutor.Wants{}, at(today, 0))
	ok(t, s.Answer("conduction", at(today, 8)))
	e := log.Events()
	if len(e) != 1 || e[0].Rating != recall.Good || e[0].Auto != "right" || e[0].Src != "auto" || e[0].Ms != 8000 || e[0].Form != "free" || e[0].Params != "default-6" {
		t.Fatalf("the log has %+v", e)
	}
	v := s.View().Revealed
	if v.Proposed != recall.Good || len(v.Choices) != 4 || v.Choices[0].In != "10 min" || v.Choices[2].Days != e[0].Ivl {
		t.Errorf("shown is %+v", v)
	}
	ok(t, s.Rate(recall.Easy, at(today, 12)))
	if e = log.Events(); len(e) != 1 || e[0].Rating != recall.Easy || e[0].Ivl != v.Choices[3].Days {
		t.Errorf("after another rating the log has %+v", e)
	}
	if v := s.View(); v.Stage != tutor.Done || !v.Summary.Finished || v.Summary.Ratings[3].Count != 1 {
		t.Errorf("the end is %+v", v.Summary)
	}
}

func TestWrongComesBackThreeLater(t *testing.T) {
	log := &memory{}
	d := desk(t, log, heat()...)
	s := d.Begin(tutor.Wants{New: 10}, at(today, 0))
	var order []string
	missed := s.View().Question.Card
	for n := 0; s.View().Stage != tutor.Done && n < 20; n++ {
		q := s.View().Question
		order = append(order, q.Card)
		i, _ := d.Deck.Item(q.Card)
		given := i.Answers[0]
		if q.Card == missed && !q.Again {
			given = "nonsense"
		}
		ok(t, s.Answer(given, at(today, 10*n+5)))
		ok(t, s.Rate(0, at(today, 10*n+9)))
	}
	if len(order) != 6 || order[4] != missed {
		t.Errorf("asked were %v, and %s was wrong", order, missed)
	}
	if m := s.View().Summary; m.Cards != 5 || m.Answers != 6 || m.Ratings[0].Count != 1 || m.Ratings[2].Count != 4 || len(m.Again) != 0 || len(m.Hardest) != 1 {
		t.Errorf("the summary is %+v", m)
	}
}
