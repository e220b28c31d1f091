package tutor_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ken/notes"
	"ken/notes/cards"
	"ken/notes/journal"
	"ken/notes/recall"
	"ken/skills/grading"
	"ken/skills/tutor"
)

// A recorder is a log that notes first where the cards stand.
type recorder struct {
	*journal.Journal
	book *cards.Book
	deck *tutor.Deck
}

func (r *recorder) Add(e journal.Event) (journal.Event, error) {
	if i, known := r.deck.Item(e.Card); known {
		if err := r.book.Record(e.At, i.Card); err != nil {
			return e, err
		}
	}
	return r.Journal.Add(e)
}

// open is a desk on a folder as a command opens it: cards read, anchored, with the log.
func open(t *testing.T, ws *notes.Workspace) (tutor.Desk, *journal.Journal) {
	t.Helper()
	doc, err := ws.Read("fsrs.md")
	ok(t, err)
	found, faults := cards.Read(doc, cards.Options{})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	book, _, err := cards.Open(ws)
	ok(t, err)
	log, _, err := journal.Open(ws, "laptop")
	ok(t, err)
	var held []tutor.Held
	for _, c := range book.Anchor(found).Cards {
		held = append(held, tutor.Held{Card: c, Standing: tutor.Written})
	}
	r := &recorder{Journal: log, book: book}
	r.deck, err = tutor.New(tutor.Collection{Cards: held, Log: r, Settings: recall.Default()})
	ok(t, err)
	return tutor.Desk{Deck: r.deck, Log: r, Distractors: r.deck.Distractors(ws)}, log
}

// TestFromDocumentToLogAndBack asks the cards of a real document, with a real book and
// log, and finds their history again after the document was changed.
func TestFromDocumentToLogAndBack(t *testing.T) {
	const text = "# FSRS\n\nQ: What is the number of days until recall falls to 90 % called?\nA: stability | S\n\n" +
		"Q: Name the phases.\nA:\n- learning\n- review\n- relearning\n\nretrievability :: the chance of recall now\n"
	ws := folder(t, map[string]string{"fsrs.md": text})
	d, log := open(t, ws)
	if c := d.Deck.Count(at(today, 0)); c.New != 3 {
		t.Fatalf("the cards are %+v", d.Deck.Rows(at(today, 0)))
	}
	s := d.Begin(tutor.Wants{New: 9}, at(today, 0))
	given := map[string]string{"days": "stabilty", "phases": "learning, review, relearning", "retrievability": "the chance of recall now"}
	for n := 0; s.View().Stage != tutor.Done; n++ {
		q := s.View().Question
		for word, answer := range given {
			if strings.Contains(q.Text, word) {
				ok(t, s.Answer(answer, at(today, 20*n+9)))
			}
		}
		if v := s.View().Revealed; v == nil || v.Verdict.Verdict == grading.Wrong {
			t.Fatalf("%q: %+v", q.Text, v)
		}
		ok(t, s.Rate(0, at(today, 20*n+15)))
	}
	if n := len(log.Events()); n != 3 {
		t.Fatalf("the log has %d events", n)
	}
	moved := strings.Replace("A line above.\n\n"+text, "What is the number of days", "What do we call the number of days", 1)
	ok(t, os.WriteFile(filepath.Join(ws.Dir(), "fsrs.md"), []byte(moved), 0o644))
	d, _ = open(t, ws)
	for _, r := range d.Deck.Rows(at(today+1, 0)) {
		if r.State != tutor.Written || r.Stability == 0 || r.Due == "" {
			t.Errorf("after the edit %q is %s, due %q, with a stability of %v", r.Question, r.State, r.Due, r.Stability)
		}
	}
}
