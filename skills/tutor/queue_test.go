package tutor_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ken/notes"
	"ken/notes/cards"
	"ken/notes/journal"
	"ken/notes/recall"
	"ken/skills/tutor"
)

// answered puts answers to a card into a log, each so many days before today.
func answered(log *memory, card string, r recall.Rating, daysAgo ...int) {
	for _, d := range daysAgo {
		m := at(today-d, 0)
		_, _ = log.Add(journal.Event{Type: journal.Review, Card: card, At: m.At, TZ: m.Offset, Rating: r, Src: "auto"}) // the test's own log takes it
	}
}

// study is n cards of some documents; those answered once are due by now.
func study(log *memory, n, documents int, old bool) []tutor.Held {
	var held []tutor.Held
	for k := range n {
		id := fmt.Sprintf("k%05d", k)
		h := card(id, fmt.Sprintf("doc%02d.md", k%documents), 2*k+1, fmt.Sprintf("What is the number of thing %d called, in full?", k), fmt.Sprintf("answer %d", k))
		held = append(held, h)
		if old {
			answered(log, id, recall.Good, 3+k%40)
		}
	}
	return held
}

func TestQueueIsInterleavedAndStable(t *testing.T) {
	log := &memory{}
	held := study(log, 20, 4, true)
	d := desk(t, log, held...)
	q := d.Deck.Queue(tutor.Wants{}, at(today, 0))
	if len(q.IDs) != 20 || q.Due != 20 || q.Backlog {
		t.Fatalf("the queue is %+v", q)
	}
	for n := 1; n < len(q.IDs); n++ {
		a, _ := d.Deck.Item(q.IDs[n-1])
		b, _ := d.Deck.Item(q.IDs[n])
		if a.Source.Path == b.Source.Path {
			t.Errorf("%s and %s follow each other and are both of %s", a.ID, b.ID, a.Source.Path)
		}
	}
	slices.Reverse(held)
	if again := desk(t, log, held...).Deck.Queue(tutor.Wants{}, at(today, 3600)); !slices.Equal(again.IDs, q.IDs) {
		t.Errorf("an hour later, from cards in another order, it is %v and was %v", again.IDs, q.IDs)
	}
	if morrow := d.Deck.Queue(tutor.Wants{}, at(today+1, 0)); slices.Equal(morrow.IDs, q.IDs) {
		t.Error("the order is the same on another day")
	}
}

func TestBacklogAsksTheLeastRememberedAndNothingNew(t *testing.T) {
	log := &memory{}
	held := append(study(log, 90, 6, true), heat()...)
	d := desk(t, log, held...)
	w := tutor.Wants{Count: 15}
	q := d.Deck.Queue(w, at(today, 0))
	if !q.Backlog || q.Due != 90 || len(q.IDs) != 15 || q.New != 0 {
		t.Fatalf("the queue is %+v", q)
	}
	last := 0.0
	for _, id := range q.IDs {
		i, _ := d.Deck.Item(id)
		r := recall.Default().Retrievability(i.Memory.State, at(today, 0))
		if r < last {
			t.Errorf("%s, recalled with %.3f, comes after one with %.3f", id, r, last)
		}
		last = r
	}
	b, yes := d.Deck.Backlog(tutor.Wants{Capacity: 15}, at(today, 0))
	if !yes || b.Due != 90 || b.PerDay < 15 || b.Days < 4 || b.Days > 14 || !strings.Contains(b.Text, fmt.Sprintf("%d a day for %d days", b.PerDay, b.Days)) {
		t.Errorf("the plan is %+v", b)
	}
	if p := d.Deck.Plan(500, at(today, 0)); p.Days != 1 {
		t.Errorf("500 a day take %+v", p)
	}
	if p := d.Deck.Plan(1, at(today, 0)); p.Days < 90 {
		t.Errorf("one a day is %+v", p)
	}
}

func TestSiblingsAreNotInOneSession(t *testing.T) {
	a := card("a", "raft.md", 10, "Who sends heartbeats?", "leader")
	b := card("b", "raft.md", 14, "How long do they wait?", "150 ms")
	a.Source.EndLine = 12
	b.Source.Line, b.Source.EndLine = 12, 14 // overlaps a
	c := card("c", "raft.md", 30, "What is a majority called?", "quorum")
	twin := c
	twin.ID, twin.Question, twin.Answers, twin.Part = "c2", "What is a quorum?", []string{"majority"}, 1
	x, y := card("x", "", 0, "front", "back"), card("y", "", 0, "back", "front")
	x.GUID, y.GUID = "note 1", "note 1"
	q := desk(t, &memory{}, a, b, c, twin, x, y).Deck.Queue(tutor.Wants{New: 10}, at(today, 0))
	if len(q.IDs) != 3 || q.Held != 3 {
		t.Errorf("the queue is %+v", q)
	}
}

func TestNewCards(t *testing.T) {
	log := &memory{}
	d := desk(t, log, study(log, 40, 4, false)...)
	if q := d.Deck.Queue(tutor.Wants{}, at(today, 0)); q.New != 6 { // a quarter of ten minutes at 25 s
		t.Errorf("%d of %v are new", q.New, q.IDs)
	}
	if q := d.Deck.Queue(tutor.Wants{New: -1}, at(today, 0)); len(q.IDs) != 0 {
		t.Errorf("without new ones it is %v", q.IDs)
	}
	answered(log, "k00003", recall.Good, 0)
	answered(log, "k00004", recall.Good, 0)
	d.Deck.Refresh()
	if q := d.Deck.Queue(tutor.Wants{}, at(today, 60)); q.New != 4 {
		t.Errorf("after two new ones today, %d more", q.New)
	}
}

// Words of a language stand together when they are first met, whatever else is new.
func TestVocabularyIsBlocked(t *testing.T) {
	var held []tutor.Held
	for n, w := range []string{"house", "dog", "tree"} {
		held = append(held, card("v"+w, "spanish.md", 3*n+1, w, "la "+w), card("p"+w, "prose.md", 3*n+1, "Why is the "+w+" a good example of what was said?", "it is "+w))
	}
	q := desk(t, &memory{}, held...).Deck.Queue(tutor.Wants{New: 10}, at(today, 0))
	for n, id := range q.IDs {
		if (n >= 3) != (id[0] == 'v') {
			t.Errorf("the words do not stand together: %v", q.IDs)
		}
	}
}

func TestTopicAheadAndOnly(t *testing.T) {
	log := &memory{}
	held := heat()
	held[0].Tags = []string{"#physics/heat"}
	for _, h := range held {
		answered(log, h.ID, recall.Good, 1)
	}
	answered(log, "e", recall.Easy, 0)
	d := desk(t, log, held...).Deck
	for topic, want := range map[string]string{
		"heat": "abe", "water.md": "cd", "#physics": "a", "boiling water": "c", "nothing of it": "", "": "",
	} {
		got := d.Queue(tutor.Wants{Topic: topic}, at(today, 0)).IDs
		slices.Sort(got)
		if strings.Join(got, "") != want {
			t.Errorf("about %q are %v, not %s", topic, got, want)
		}
	}
	if q := d.Queue(tutor.Wants{Ahead: true}, at(today, 0)); len(q.IDs) != 5 || q.IDs[4] != "e" {
		t.Errorf("ahead come %v: the one that is due last is e", q.IDs)
	}
	if q := d.Queue(tutor.Wants{Only: []string{"d", "none", "b", "d"}}, at(today, 0)); !slices.Equal(q.IDs, []string{"d", "b"}) {
		t.Errorf("only d and b is %v", q.IDs)
	}
}

func TestWhatIsNotAsked(t *testing.T) {
	log := &memory{}
	held := heat()
	held[0].Standing, held[1].Standing, held[2].Standing = tutor.Proposed, tutor.Dropped, tutor.Orphan
	m := at(today, 0)
	_, _ = log.Add(journal.Event{Type: journal.Bury, Card: "d", At: m.At})
	_, _ = log.Add(journal.Event{Type: journal.Suspend, Card: "e", At: m.At})
	d := desk(t, log, held...).Deck
	if q := d.Queue(tutor.Wants{New: 10}, m); len(q.IDs) != 0 {
		t.Errorf("asked are %v", q.IDs)
	}
	if q := d.Queue(tutor.Wants{New: 10}, at(today+1, 0)); !slices.Equal(q.IDs, []string{"d"}) {
		t.Errorf("on the next day %v", q.IDs)
	}
	rows := d.Rows(m)
	for n, want := range []tutor.Standing{"proposed", "dropped", "orphan", "kept", "suspended"} {
		if rows[n].State != want {
			t.Errorf("%s is %s, not %s", rows[n].ID, rows[n].State, want)
		}
	}
	if c := d.Count(m); c.Proposed != 1 || c.Orphans != 1 || c.Suspended != 1 || c.Due+c.New != 0 {
		t.Errorf("counted are %+v", c)
	}
}

func TestGoals(t *testing.T) {
	due := at(today+60, 0).Time()
	goals := tutor.Goals([]notes.Goal{
		{Text: "Pass the exam", Due: due, Body: "- folder: ./learning/\n- tags: #exam, oral\n"},
		{Text: "Some day"},
		{Text: "Speak of heat", Due: due.AddDate(0, 0, 30), Terms: []string{"moving fluid"}},
		{Text: "Done", Due: due, Done: true, Terms: []string{"heat"}},
	})
	if len(goals) != 2 || goals[0].Folder != "learning" || !slices.Equal(goals[0].Tags, []string{"exam", "oral"}) || goals[0].Day != today+60 {
		t.Fatalf("the goals are %+v", goals)
	}
	log := &memory{}
	held := append(heat(), card("l", "learning/x.md", 1, "Which?", "that one"))
	answered(log, "l", recall.Easy, 30)
	answered(log, "l", recall.Easy, 0)
	d, err := tutor.New(tutor.Collection{Cards: held, Log: log, Settings: recall.Default(), Goals: goals})
	ok(t, err)
	i, _ := d.Item("l")
	b, _ := d.Item("b")
	if i.Goal != today+60 || b.Goal != today+90 {
		t.Errorf("the goals of l and b are %d and %d", i.Goal, b.Goal)
	}
	if plain, row := i.Memory.DueDay, d.Rows(at(today, 0))[5]; plain <= today+60 || row.Due >= recall.Date(today+60) {
		t.Errorf("due without the goal %s, with it %s, and the goal is %s", recall.Date(plain), row.Due, recall.Date(today+60))
	}
	if f := d.Forecasts(at(today, 0)); len(f) != 2 || f[0].Items != 1 || f[1].New != 1 {
		t.Errorf("forecast is %+v", f)
	}
	if w, _ := d.Why("l", at(today, 0)); !strings.Contains(strings.Join(w.Sentences, " "), "the goal of") {
		t.Errorf("why: %v", w.Sentences)
	}
}

func TestExtraCheckIsDue(t *testing.T) {
	log := &memory{}
	answered(log, "a", recall.Easy, 7)
	m := at(today-7, 0)
	_, _ = log.Add(journal.Event{Type: journal.Check, Card: "a", At: m.At, Due: today})
	d := desk(t, log, heat()[0]).Deck
	if q := d.Queue(tutor.Wants{}, at(today-1, 0)); len(q.IDs) != 0 {
		t.Errorf("the day before, %v", q.IDs)
	}
	if q := d.Queue(tutor.Wants{}, at(today, 0)); len(q.IDs) != 1 {
		t.Errorf("on the day, %v", q.IDs)
	}
}

// A wrong card comes back after ten minutes: until then the day is not finished, and
// going on asks it ahead.
func TestWhatComesAgainToday(t *testing.T) {
	log := &memory{}
	d := desk(t, log, heat()[:2]...)
	s := d.Begin(tutor.Wants{Count: 1, New: 1}, at(today, 0))
	wrong := s.View().Question.Card
	ok(t, s.DontKnow(at(today, 5)))
	ok(t, s.Rate(0, at(today, 9)))
	m := s.View().Summary
	if m.Finished || m.Soon != 1 || m.DueLeft != 0 || !slices.Contains(m.Text, "1 card comes again later today.") {
		t.Errorf("the summary is %+v", m)
	}
	if q := s.More(false, at(today, 20)).Queue(); !slices.Equal(q.IDs, []string{wrong}) {
		t.Errorf("going on asks %v", q.IDs)
	}
	if c := d.Deck.Count(at(today, 11*60)); c.Due != 1 || c.Soon != 0 {
		t.Errorf("after eleven minutes %+v", c)
	}
}

func TestCardsWithoutAnIDOrTwice(t *testing.T) {
	h := card("a", "deck.apkg", 0, "q", "a b c")
	h.Kind = cards.Prose
	if q := desk(t, &memory{}, h, card("", "x", 1, "no id", "a"), h).Deck.Queue(tutor.Wants{}, at(today, 0)); len(q.IDs) != 1 {
		t.Errorf("asked are %v", q.IDs)
	}
}
