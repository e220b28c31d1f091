package tutor

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"ken/notes"
	"ken/notes/cards"
	"ken/notes/journal"
	"ken/notes/prose"
	"ken/notes/recall"
)

// A walk does anything that can be done in a session, in any order.
type walk struct {
	t    testing.TB
	rng  *rand.Rand
	s    *Session
	now  recall.Moment
	did  []string
	wins map[Stage]int
	base int // reviews in the log before the session
}

// A tape is a log that does nothing but keep.
type tape struct {
	events []journal.Event
	fail   int
}

func (l *tape) Add(e journal.Event) (journal.Event, error) {
	if l.fail--; l.fail == 0 {
		return journal.Event{}, fmt.Errorf("the disk is full")
	}
	e.V, e.Day, e.ID = 1, e.Moment().Day(), fmt.Sprintf("%07d", len(l.events))
	if e.Type == journal.Review && (e.Rating < 1 || e.Rating > 4 || e.Src == "") {
		return e, fmt.Errorf("no review: %+v", e)
	}
	l.events = append(l.events, e)
	return e, nil
}

// AddAll stands or falls as a whole.
func (l *tape) AddAll(events ...journal.Event) ([]journal.Event, error) {
	list := make([]journal.Event, len(events))
	for n, e := range events {
		var err error
		if list[n], err = l.Add(e); err != nil {
			l.events = l.events[:len(l.events)-n]
			return nil, err
		}
	}
	return list, nil
}

func (l *tape) Events() []journal.Event {
	undone := map[string]bool{}
	for _, e := range l.events {
		if e.Type == journal.Undo {
			undone[e.Ref] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(l.events), func(e journal.Event) bool { return e.Type == journal.Undo || undone[e.ID] })
}

func (l *tape) States(s recall.Settings) map[string]journal.CardState {
	all := map[string]journal.CardState{}
	for _, e := range l.Events() {
		c := all[e.Card]
		switch {
		case e.Type == journal.Review && e.Src != journal.SrcPractice:
			c.State = s.Next(c.State, e.Rating, e.Moment())
			c.Reviews++
			if c.Reviews == 1 {
				c.First = e.Moment()
			}
		case e.Type == journal.Suspend:
			c.Suspended = true
		case e.Type == journal.Bury:
			c.Buried = e.Day
		case e.Type == journal.Flag:
			c.Flagged = !e.Off
		case e.Type == journal.Accept:
			c.Accepted = append(slices.Clip(c.Accepted), e.Answer)
		}
		all[e.Card] = c
	}
	return all
}

func reviews(log Log) int {
	n := 0
	for _, e := range log.Events() {
		if e.Type == journal.Review {
			n++
		}
	}
	return n
}

// walkers are cards of every kind, some with a hint or a source that tells the answer.
func walkers() []Held {
	make := func(id string, kind cards.Kind, question, hint, quote string, answers ...string) Held {
		return Held{Standing: Kept, Card: cards.Card{
			ID: id, Kind: kind, Level: cards.Recall, Question: question, Hint: hint, Answers: answers, Origin: cards.Made,
			Source: notes.Source{
				Path: "doc" + id[:1] + ".md", Line: 1 + 7*int(id[1]-'0'), EndLine: 1 + 7*int(id[1]-'0'),
				Heading: []string{"All about " + answers[0]}, Quote: quote, SHA256: notes.Digest(quote + id),
			},
		}}
	}
	return []Held{
		make("a1", cards.Exact, "What is the number of days until recall falls?", "it is stability", "The stability is that number of days.", "stability | S"),
		make("a2", cards.Exact, "Who proposed the curve?", "a German", "Ebbinghaus proposed the curve in 1885.", "Hermann Ebbinghaus", "Ebbinghaus"),
		make("b1", cards.Exact, "In which year?", "1885", "Ebbinghaus proposed the curve in 1885.", "1885"),
		make("b2", cards.List, "Name the three.", "", "prepare, promise, nack", "prepare", "promise | vow", "nack"),
		make("c1", cards.Prose, "Why do we space?", "", "Forgetting between sessions makes retrieval harder and therefore stronger.",
			"Forgetting between sessions makes retrieval harder and therefore stronger."),
		make("c2", cards.Cloze, "The "+cards.Blank+" sends heartbeats.", "role", "The leader sends heartbeats.", "leader"),
		make("d1", cards.Exact, "What is it called?", "字", "记忆曲线是什么", "记忆曲线"),
		make("d2", cards.List, "In which order?", "", "first, second, third", "boil the water", "add the tea", "wait"),
		make("d3", cards.Exact, "Which sign?", "", "The sign is ∑.", "∑"),
		drawn(make("e1", cards.Exact, "kettle feeds ____?", "", "The kettle feeds the teapot.", "teapot"), `K["kettle"] -->|"feeds"| P["[ ? ]"] --> C["cup"]`),
		drawn(make("e3", cards.Exact, "____ feeds cup?", "", "The spout feeds the cup.", "spout"), `K["kettle"] --> P["teapot"] -->|"feeds by the spout"| C["[ ? ]"]`),
		drawn(make("e5", cards.Exact, "What warms it?", "", "The cosy warms it.", "cosy"), "no diagram"),
	}
}

func begin(t testing.TB, seed uint64, w Wants, log Log) *walk {
	t.Helper()
	deck, err := New(Collection{Cards: walkers(), Log: log, Settings: recall.Default()})
	if err != nil {
		t.Fatal(err)
	}
	d := Desk{Deck: deck, Log: log, Distractors: func(c cards.Card, n int) []string {
		return []string{"memory", "practice", best(c.Answers[0]), "a leader's vow", "sleep"}[:min(n, 5)]
	}}
	now := recall.Moment{At: 1_700_000_000_000, Offset: 60}
	return &walk{t: t, rng: rand.New(rand.NewPCG(seed, 1)), s: d.Begin(w, now), now: now, wins: map[Stage]int{}}
}

// step does one thing, and says whether it was an undo.
func (w *walk) step() {
	s := w.s
	w.now.At += w.rng.Int64N(20_000)
	answer := func() string {
		if s.stage == Done {
			return "x"
		}
		a := s.item().Answers
		return []string{"", " ", "nonsense", a[0], best(a[0]), strings.Join(a, "\n"), "not " + a[0], a[0] + "?!"}[w.rng.IntN(8)]
	}
	moves := []func() error{
		func() error { return s.Answer(answer(), w.now) },
		func() error { return s.Answer(answer(), w.now) },
		func() error { return s.Hint(w.now) },
		func() error { return s.Choose(w.rng.IntN(5)-1, w.now) },
		func() error { return s.DontKnow(w.now) },
		func() error { return s.Aloud(w.now) },
		func() error { return s.Confidence(w.rng.IntN(5)) },
		func() error { return s.Confidence(3) },
		func() error { return s.Override([]string{"right", "partly", "wrong", "huh"}[w.rng.IntN(4)]) },
		func() error { return s.Rate(recall.Rating(w.rng.IntN(6)), w.now) },
		func() error { return s.Rate(0, w.now) },
		func() error { return s.Rate(0, w.now) },
		func() error { return s.Flag("", w.now) },
		func() error {
			verdict := []string{"right", "partly", "wrong", ""}[w.rng.IntN(4)]
			return s.Opine(s.now.card, Opinion{By: "m", Verdict: verdict, Missing: []string{"x"}})
		},
		func() error {
			return s.Rephrased(s.now.card, []string{"What is it, then?", "Is it " + answer() + "?"}[w.rng.IntN(2)])
		},
		func() error {
			return s.Hinted(s.now.card, []string{"Think of it.", "It is " + answer()}[w.rng.IntN(2)])
		},
		func() error { _, err := s.Restate(answer(), w.now); return err },
		func() error {
			if s.stage == Done {
				return nil
			}
			c := s.item().Card
			c.Question += "!"
			return s.Edited(c, w.now)
		},
		func() error {
			if w.rng.IntN(10) > 0 {
				return nil
			}
			if w.rng.IntN(2) == 0 {
				return s.Bury(w.now)
			}
			return s.Suspend(w.now)
		},
		func() error {
			if len(s.past) == 0 {
				return nil // what was before the session is another test's
			}
			_, err := s.Undo(w.now)
			return err
		},
	}
	n := w.rng.IntN(len(moves))
	err := moves[n]()
	w.did = append(w.did, fmt.Sprintf("%d: %v", n, err))
	w.wins[s.stage]++
}

// check holds the log and what is shown against the session.
func (w *walk) check() {
	w.t.Helper()
	s := w.s
	want := len(s.results)
	if s.stage == Feedback && s.now.logged.id != "" {
		want++
	}
	restated := 0
	for _, st := range s.past {
		for _, e := range s.log.Events() {
			if st.kind == noted && e.Type == journal.Review && slices.Contains(st.events, e.ID) {
				restated++
			}
		}
	}
	if got := reviews(s.log) - w.base - restated; got != want {
		w.t.Fatalf("%d answers were given and %d stand in the log, after %v", want, got, w.did[max(0, len(w.did)-12):])
	}
	v := s.View()
	if (v.Revealed != nil) != (v.Stage == Feedback) || (v.Summary != nil) != (v.Stage == Done) {
		w.t.Fatalf("in the stage %s: %+v", v.Stage, v)
	}
	w.leaks(v)
}

// leaks looks for answers in all that is shown before an attempt, and after the end.
func (w *walk) leaks(v View) {
	w.t.Helper()
	if v.Stage == Feedback {
		return
	}
	if n := len(v.Question.Choices); n != 0 && n != 4 {
		w.t.Fatalf("%d answers to choose from", n)
	}
	card := w.s.deck.item(v.Question.Card)
	right := 0
	for _, c := range v.Question.Choices {
		if c == best(card.Answers[0]) {
			right++
		}
	}
	if len(v.Question.Choices) > 0 && right != 1 {
		w.t.Fatalf("of %q %d are right", v.Question.Choices, right)
	}
	v.Question.Choices, v.Question.Given = nil, ""
	data, err := json.Marshal(v)
	if err != nil {
		w.t.Fatal(err)
	}
	said := " " + terms(string(data)) + " "
	for _, h := range walkers() {
		if v.Stage != Done && h.ID != v.Question.Card {
			continue
		}
		for _, a := range h.Answers {
			for alt := range strings.SplitSeq(a, " | ") {
				if t := terms(alt); t != "" && strings.Contains(said, " "+t+" ") || t == "" && strings.Contains(string(data), alt) {
					w.t.Fatalf("%q is told in the stage %s: %s", alt, v.Stage, data)
				}
			}
		}
	}
}

func terms(text string) string {
	var out []string
	for w := range prose.Words(text) {
		out = append(out, w.Term)
	}
	return strings.Join(out, " ")
}

// TestWalk does anything in any order, with a log that fails at times: no answer is lost
// or counted twice, no answer is told before an attempt, and undoing all that was done
// leads back to the beginning.
func TestWalk(t *testing.T) {
	steps := 10_000
	if testing.Short() {
		steps = 2_000
	}
	seen := map[Stage]int{}
	for seed := uint64(0); steps > 0; seed++ {
		log := &tape{}
		w := begin(t, seed, Wants{New: 20, Sureness: seed%2 == 0, Practice: seed%5 == 4}, log)
		start, load := fmt.Sprintf("%+v", w.s.View()), fmt.Sprint(w.s.load)
		for range 120 {
			if seed%3 == 0 && w.rng.IntN(10) == 0 {
				log.fail = 1 + w.rng.IntN(3)
			}
			w.step()
			log.fail = 0
			w.check()
			steps--
		}
		for stage, n := range w.wins {
			seen[stage] += n
		}
		for len(w.s.past) > 0 || w.s.stage == Sure {
			if _, err := w.s.Undo(w.now); err != nil {
				t.Fatal(err)
			}
			w.check()
		}
		w.s.now = asking{card: w.s.now.card, again: w.s.now.again, shown: w.s.start}          // hints and first tries are no answers
		if end := strings.ReplaceAll(fmt.Sprintf("%+v", w.s.View()), "!", ""); end != start { // edits stay
			t.Fatalf("seed %d: it began as\n%s\nand after undoing all it is\n%s", seed, start, end)
		}
		if end := tidy(w.s.load); end != load {
			t.Fatalf("seed %d: the load was %s and is %s", seed, load, end)
		}
		left := slices.DeleteFunc(log.Events(), func(e journal.Event) bool { return e.Type == journal.Edit }) // of the user's own text
		if len(left) > 0 {
			t.Fatalf("seed %d: %v stand", seed, left)
		}
		if !reflect.DeepEqual(w.s.deck.items[0].Memory, journal.CardState{}) {
			t.Fatalf("seed %d: a card remembers %+v", seed, w.s.deck.items[0].Memory)
		}
	}
	for _, stage := range []Stage{Asking, Sure, Feedback, Done} {
		if seen[stage] == 0 {
			t.Errorf("the walk never came to the stage %s", stage)
		}
	}
}

func tidy(load map[int]int) string {
	for day, n := range load {
		if n == 0 {
			delete(load, day)
		}
	}
	return fmt.Sprint(load)
}

// TestDeckKnowsWhatTheLogSays walks with a real log: what a session knows of its cards
// without asking the log is what the log says.
func TestDeckKnowsWhatTheLogSays(t *testing.T) {
	for seed := range uint64(6) {
		ws, err := notes.Open(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		log, _, err := journal.Open(ws, "test")
		if err != nil {
			t.Fatal(err)
		}
		w := begin(t, seed, Wants{New: 20, Sureness: seed%2 == 0, Practice: seed == 5}, log)
		for range 60 {
			w.step()
			w.check()
			if w.s.stage == Feedback {
				continue // the answer is in the log, and the card not yet rated
			}
			states := log.States(w.s.deck.settings)
			for _, i := range w.s.deck.items {
				if got, want := known(i.Memory), known(states[i.ID]); got != want {
					t.Fatalf("seed %d: of %s the deck knows\n%s\nand the log says\n%s\nafter %v", seed, i.ID, got, want, w.did)
				}
			}
			if w.s.stage == Done {
				w.now.At += 26 * 3_600_000 // on to the next day
				w.base = reviews(log)
				w.did = nil
				w.s = w.s.desk.Begin(w.s.wants, w.now)
			}
		}
		if err := ws.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func known(c journal.CardState) string {
	return fmt.Sprintf("%+v", struct {
		recall.State
		Suspended, Flagged                           bool
		Flag                                         string
		Buried, Overrides, Reviews, Practice, Streak int
		Checks                                       []int
		Accepted                                     []string
		Rating                                       recall.Rating
		First                                        recall.Moment
	}{c.State, c.Suspended, c.Flagged, c.Flag, c.Buried, c.Overrides, c.Reviews, c.Practice, c.Streak, c.Checks, c.Accepted, c.Rating, c.First})
}
