package tui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ken/notes/cards"
	"ken/notes/journal"
	"ken/skills/tutor"
)

// asked is the card that is asked now.
func (d *driver) asked() cards.Card {
	d.t.Helper()
	r, ok := d.a.top().(*review)
	if !ok {
		d.t.Fatalf("no review is open:\n%s", d.screen())
	}
	for _, h := range d.fake.class.cards {
		if h.ID == r.seen.Question.Card {
			return h.Card
		}
	}
	d.t.Fatalf("no card is asked:\n%s", d.screen())
	return cards.Card{}
}

// answers writes the right answer to what is asked.
func (d *driver) answers() *driver {
	return d.types(strings.Join(d.asked().Answers, ", ")).press("enter")
}

// until gives up on cards until one is asked.
func (d *driver) until(id string) *driver {
	d.t.Helper()
	for range 20 {
		if d.asked().ID == id {
			return d
		}
		d.press("tab", "enter")
	}
	d.t.Fatalf("%s is not asked", id)
	return d
}

func (c *class) reviews() []journal.Event {
	return slices.DeleteFunc(c.log.Events(), func(e journal.Event) bool { return e.Type != journal.Review })
}

func TestReviewAsksAndWritesDownAtOnce(t *testing.T) {
	session(t, 80, 24, func(d *driver) {
		c := d.fake.class
		d.press("r").sees("1 of 4").on(&review{})
		d.answers().sees("card  ", "learning/fsrs.md:", "1 again", "3 good")
		if n := len(c.reviews()); n != 1 {
			t.Fatalf("%d answers are in the log before a grade was chosen", n)
		}
		d.press("2").sees("2 of 4")
		if e := c.reviews(); len(e) != 1 || e[0].Rating != 2 {
			t.Errorf("the log has %+v", e)
		}
		d.press("ctrl+_").sees("taken back: the rating of", "1 of 4")
		if e := c.reviews(); len(e) != 0 {
			t.Errorf("after taking back the log has %+v", e)
		}
		for range 4 {
			d.answers().press("enter")
		}
		d.sees("done", "good", "4", "Back ", "Done for today")
		d.press("u").sees("4 of 4").answers().press("3").sees("done")
		d.press("esc").on(&home{})
		if d.a.summary.Reviewed != 4 || d.a.summary.Line() != "reviewed 4 cards" {
			t.Errorf("on leaving it says %q", d.a.summary.Line())
		}
	}, teaching(t))
}

func TestReviewLocksTheAnswer(t *testing.T) {
	session(t, 80, 24, func(d *driver) {
		c := d.fake.class
		d.press("r", "enter").sees("nothing is written yet")
		d.types("something").press("tab").sees("enter answers with what you wrote")
		d.press("esc").sees("something", "enter write on").press("e").seesNot("card  ")
		if len(d.lent) != 0 || len(c.log.Events()) != 0 {
			t.Errorf("before an attempt: %v, %v", d.lent, c.log.Events())
		}
		d.press("enter", "ctrl+c", "tab").sees("did not know", "▌ 1 again")
		d.press("enter").sees("1 again") // one to come back
	}, teaching(t))
}

// Keys that come faster than the disk do what they would have done.
func TestReviewKeepsKeysWhileItWrites(t *testing.T) {
	session(t, 80, 24, func(d *driver) {
		d.press("r").until("retr").types("retrievability")
		d.fake.class.slow = 100 * time.Millisecond
		for _, k := range []string{"enter", "4", "x", "y"} {
			d.send(keyPress(k))
		}
		d.passes(2 * time.Second).sees("> xy")
		e := d.fake.class.reviews()
		if last := e[len(e)-1]; last.Card != "retr" || last.Rating != 4 {
			t.Errorf("the log ends with %+v", last)
		}
	}, teaching(t))
}

func TestReviewLadderAndSureness(t *testing.T) {
	session(t, 80, 24, func(d *driver) {
		d.press("r").until("retr").press("ctrl+t").sees("hint  r…")
		for range 3 {
			d.press("ctrl+t")
		}
		d.sees("1 ", "2 ", "3 ", "4 ")
		at := 0
		r, _ := d.a.top().(*review)
		for n, choice := range r.seen.Question.Choices {
			if choice != "retrievability" {
				at = n + 1
			}
		}
		d.press(number(at)).sees("How sure are you?", "1 guess").seesNot("card  ")
		d.press("3").sees("! You were sure", "card  retrievability", "▌ 1 again")
		d.press("enter")
		var checks int
		for _, e := range d.fake.class.log.Events() {
			if e.Type == journal.Check {
				checks++
			}
		}
		if checks != 1 {
			t.Errorf("%d checks are set after having been sure and wrong", checks)
		}
	}, teaching(t), func(_ *fake, o *Options) { o.Sure = true })
}

func TestReviewAloudAndOverride(t *testing.T) {
	session(t, 80, 24, func(d *driver) {
		d.press("r", "ctrl+r").sees("said it aloud", "you decide: press 1 to 4").press("enter").sees("you decide here")
		d.press("3").until("retr").types("a share").press("enter").sees("wrong")
		d.press("O").sees("what was it?").press("enter").sees("as you say").press("enter")
		var accepted string
		for _, e := range d.fake.class.log.Events() {
			if e.Type == journal.Accept {
				accepted = e.Answer
			}
		}
		if accepted != "a share" {
			t.Errorf("accepted is %q", accepted)
		}
	}, teaching(t))
}

func TestReviewSetsCardsAside(t *testing.T) {
	session(t, 80, 24, func(d *driver) {
		c := d.fake.class
		d.press("r", "tab")
		first := d.asked().ID
		d.press("F").sees("flag changed").press("W").sees("why this card").press("q").press("S").sees("suspended")
		if d.asked().ID == first {
			t.Error("a suspended card is still asked")
		}
		d.press("tab", "B").sees("not today").press("ctrl+_").sees("taken back")
		var kinds []journal.Type
		for _, e := range c.log.Events() {
			kinds = append(kinds, e.Type)
		}
		if !slices.Contains(kinds, journal.Suspend) || slices.Contains(kinds, journal.Bury) {
			t.Errorf("the log has %v", kinds)
		}
	}, teaching(t))
}

func TestReviewEditsTheCard(t *testing.T) {
	session(t, 80, 24, func(d *driver) {
		c := d.fake.class
		c.cards[1].Origin, c.cards[1].Standing = cards.Written, "written"
		d.edit = func(args []string) { c.cards[1].Answers = []string{"the chance of recall"} }
		d.press("r").until("retr").press("tab", "e").passes(time.Second)
		if len(d.lent) != 1 || !strings.Contains(d.lent[0], "+109 /home/me/notes/learning/fsrs.md") {
			t.Errorf("the editor was given %q", d.lent)
		}
		d.sees("the chance of recall", "▌ 1 again")
	}, teaching(t))
	session(t, 80, 24, func(d *driver) {
		d.edit = func(args []string) { write(t, args[len(args)-1], "Q: What survives?\nA: a part\nA: some\nH: p\n") }
		d.press("r").until("laps").press("tab", "e").passes(time.Second).sees("What survives?", "card  a part", "some")
	}, teaching(t))
}

func TestReviewStaysWhereTheDiskFails(t *testing.T) {
	session(t, 80, 24, func(d *driver) {
		d.press("r").until("retr")
		d.fake.class.fail = errors.New("the disk is full")
		d.types("retrievability").press("enter").sees("the disk is full", "> retrievability").seesNot("card  ")
		d.press("enter").sees("card  retrievability")
	}, teaching(t))
}

func TestReviewKeepsAllOnLeaving(t *testing.T) {
	for name, leave := range map[string]func(d *driver){
		"esc":  func(d *driver) { d.press("esc").on(&home{}) },
		"q":    func(d *driver) { d.press("q").on(&home{}) },
		"quit": func(d *driver) { d.press("ctrl+c", "ctrl+c") },
	} {
		session(t, 80, 24, func(d *driver) {
			d.press("r").until("retr").types("retrievability").press("enter")
			n := len(d.fake.class.reviews())
			leave(d)
			e := d.fake.class.reviews()
			if len(e) != n || e[n-1].Rating != 3 || d.a.summary.Reviewed == 0 {
				t.Errorf("%s: the log has %+v, %d reviewed", name, e, d.a.summary.Reviewed)
			}
			if name == "quit" && !d.quit {
				t.Error("it does not quit")
			}
		}, teaching(t))
	}
}

func TestReviewOfATopicAsksOnceWhetherItCounts(t *testing.T) {
	session(t, 80, 24, func(d *driver) {
		d.press("R").types("fsrs").press("enter").sees("does it count?").press("enter").sees("practice · 1 of")
		d.answers().sees("practice: no card's day moves").press("enter")
		if w := d.fake.class.wants; len(w) != 1 || w[0].Topic != "fsrs" || !w[0].Practice {
			t.Errorf("asked for was %+v", w)
		}
		if e := d.fake.class.reviews(); len(e) != 1 || e[0].Src != journal.SrcPractice {
			t.Errorf("the log has %+v", e)
		}
		d.press("esc", "R").types("fsrs").press("enter", "down", "enter").sees("review · 1 of")
	}, teaching(t))
}

func TestReviewOfNothing(t *testing.T) {
	session(t, 80, 24, func(d *driver) {
		d.press("r").sees("There are no cards yet", "c proposes").press("c").on(&proposals{})
	}, teaching(t, func(c *class) { c.cards, c.learning = nil, Learning{} }))
	session(t, 80, 24, func(d *driver) {
		c := d.fake.class
		d.press("r")
		for range 4 {
			d.answers().press("enter")
		}
		d.press("esc", "r").sees("Nothing is due", "Enter asks ahead").press("enter").sees("1 of 4")
		if len(c.wants) != 2 {
			t.Errorf("begun were %+v", c.wants)
		}
	}, teaching(t))
	session(t, 80, 24, func(d *driver) { d.press("r").sees("the log is gone").press("esc").on(&home{}) },
		teaching(t, func(c *class) { c.broken = errors.New("the log is gone") }))
}

func TestReviewEndsWithWhatToReadAgain(t *testing.T) {
	session(t, 80, 24, func(d *driver) {
		d.press("r").until("laps").press("tab", "enter").press("esc", "esc")
		d.press("r")
		for d.a.top().(*review).seen.Stage != "done" {
			d.press("tab", "enter")
			if len(d.fake.class.reviews()) > 40 {
				break
			}
			d.fake.class.now = d.fake.class.now.Add(2 * time.Minute)
		}
		d.sees("again", "misses come from learning/fsrs.md", "enter read it again")
		d.press("b").sees("brief on").press("esc")
		d.press("r").sees("1 of")
		d.press("esc").on(&home{})
	}, teaching(t))
}

func TestReviewTakesALongAnswer(t *testing.T) {
	session(t, 40, 20, func(d *driver) {
		d.press("r").until("stab").types(strings.Repeat("the days until the chance has fallen ", 12))
		d.send(tea.PasteMsg{Content: "and\r\nmore"}).sees("and", "more")
		d.press("shift+enter").types("last").sees("last").press("enter").sees("card")
	}, teaching(t))
	session(t, 80, 24, func(d *driver) {
		d.edit = func(args []string) { write(t, args[len(args)-1], "easy\nhard\ngood\n") }
		d.press("r").until("grow").press("ctrl+o").passes(time.Second).sees("easy", "hard").press("enter").sees("right")
	}, teaching(t))
}

// A model's opinion comes when it comes: it may change what is proposed, and is dropped
// where the learner has gone on.
func TestReviewHearsAModelWithoutWaiting(t *testing.T) {
	slowly := func(_ context.Context, q tutor.Consultation) tutor.Opinion {
		time.Sleep(time.Second)
		return tutor.Opinion{By: "local llama3", Verdict: "partly", Missing: []string{"from 100%"}, Wrong: []string{}, Quote: q.Card.Answers[0]}
	}
	session(t, 80, 24, func(d *driver) {
		d.press("r").until("stab").types("the number of days for the chance of recall to fall").press("enter")
		d.sees("card  ").seesNot("llama3").passes(2 * time.Second).sees("local llama3  partly · missing: from 100%")
		d.press("3").until("grow")
	}, teaching(t, func(c *class) { c.opine = slowly }))
	session(t, 80, 24, func(d *driver) {
		d.press("r").until("stab").types("the number of days").press("enter", "3").passes(2*time.Second).seesNot("llama3", "not now")
	}, teaching(t, func(c *class) { c.opine = slowly }))
}
