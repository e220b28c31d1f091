package tui

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// Nothing becomes a card without the user's word, and each word can be taken back.
func TestProposalsAreDecidedOneByOne(t *testing.T) {
	session(t, 80, 24, func(d *driver) {
		c := d.fake.class
		d.opens("learning/fsrs.md").press("c").on(&proposals{}).sees("3 to decide", "answer  stability", "learning/fsrs.md:7", "definition")
		d.press("j", "k", "tab", "j", "tab", "esc").on(&viewer{}).press("c")
		if len(c.kept)+len(c.droppedC) != 0 {
			t.Fatalf("kept is %v, dropped %v, without a word", c.kept, c.droppedC)
		}
		d.press("enter").sees("✓ What is the time", "2 to decide · 1 kept", "answer  growth")
		d.press("x").sees("✗ What slows")
		d.press("u").sees("• What slows", "2 to decide").press("u").sees("• What is the time", "3 to decide")
		if len(c.kept)+len(c.droppedC) != 0 {
			t.Errorf("after taking back, kept is %v, dropped %v", c.kept, c.droppedC)
		}
		d.press("u").sees("nothing was decided")
		d.press("enter", "enter", "x").sees("2 kept").press("k", "enter").sees("it is decided")
		if len(c.kept) != 2 || len(c.droppedC) != 1 {
			t.Errorf("kept are %v, dropped %v", c.kept, c.droppedC)
		}
	}, teaching(t))
}

func TestProposalIsKeptAsEdited(t *testing.T) {
	session(t, 80, 24, func(d *driver) {
		c := d.fake.class
		d.press("c", "e").passes(time.Second).sees("nothing was changed")
		d.edit = func(args []string) { write(t, args[len(args)-1], "Q: Mine?\nA:\n") }
		d.press("e").passes(time.Second).sees("a line that begins with Q:")
		d.edit = func(args []string) { write(t, args[len(args)-1], "Q: Mine\nand more?\nA: one\nA: two\n") }
		d.press("e").passes(time.Second).sees("1 kept")
		if len(c.kept) != 1 || c.kept[0].Question != "Mine\nand more?" || strings.Join(c.kept[0].Answers, "|") != "one|two" {
			t.Errorf("kept is %+v", c.kept)
		}
		c.fail = errors.New("the disk is full")
		d.press("enter").sees("the disk is full", "2 to decide")
	}, teaching(t))
}

func TestProposalsOfAPassageAndOfNone(t *testing.T) {
	session(t, 120, 36, func(d *driver) {
		d.press("/").types("lapse").press("down", "c").sees("answer  stability", "2 more questions on another day").press("i").on(&viewer{})
	}, teaching(t))
	session(t, 80, 24, func(d *driver) { d.press("c").sees("cards: no cards can be kept here") })
}

// A card goes through its text and back.
func TestCardText(t *testing.T) {
	for _, h := range newClass(t).cards {
		h.Hint = "a word"
		got, err := ReadCardText(CardText(h.Card), h.Card)
		if err != nil || got.Question != h.Question || strings.Join(got.Answers, "|") != strings.Join(h.Answers, "|") || got.Hint != h.Hint {
			t.Errorf("%q became %+v, %v", CardText(h.Card), got, err)
		}
	}
}

func FuzzCardText(f *testing.F) {
	f.Add("Q: a\nA: b\n")
	f.Add("A: - x\n- y\r\nH:\nq: \x1b[2J")
	card := taught("x", "list", 1, "q", "a", "b").Card
	f.Fuzz(func(t *testing.T, text string) {
		c, err := ReadCardText(text, card)
		if err != nil {
			return
		}
		again, err := ReadCardText(CardText(c), c)
		if err == nil && len(again.Answers) == 0 {
			t.Errorf("%q lost its answers: %+v", text, again)
		}
	})
}

// Questions are offered after a brief without taking a key from who is typing, and that
// they were left is counted once.
func TestQuestionsAfterABrief(t *testing.T) {
	written := func(d *driver) *driver {
		d.press("b").types("sleep").press("enter")
		for range 40 {
			if strings.Contains(d.screen(), "on what carries this") {
				return d
			}
			d.passes(50 * time.Millisecond)
		}
		t.Fatalf("nothing is offered:\n%s", d.screen())
		return d
	}
	session(t, 80, 24, func(d *driver) {
		written(d).sees("3 questions on what carries this? r asks, x not now")
		d.press("x").sees("3 questions").passes(500 * time.Millisecond).press("r").sees("practice · 1 of 3")
		d.press("tab", "enter").sees("2 of 3").press("esc").on(&viewer{}).seesNot("3 questions on")
		d.press("esc").on(&home{})
		if c := d.fake.class; len(c.skipped) != 0 || len(c.kept) != 0 {
			t.Errorf("taken, and yet skipped %v, kept %v", c.skipped, c.kept)
		}
	}, teaching(t))
	for name, leave := range map[string]func(d *driver){
		"x":    func(d *driver) { d.passes(500 * time.Millisecond).press("x").seesNot("3 questions on").press("esc") },
		"esc":  func(d *driver) { d.press("esc").on(&home{}) },
		"quit": func(d *driver) { d.press("ctrl+c", "ctrl+c") },
		"begun and left": func(d *driver) {
			d.passes(500 * time.Millisecond).press("r").sees("practice · 1 of 3").press("esc").on(&viewer{}).press("esc").on(&home{})
		},
	} {
		session(t, 80, 24, func(d *driver) {
			leave(written(d))
			if c := d.fake.class; len(c.skipped) != 1 {
				t.Errorf("%s: skipped are %q", name, c.skipped)
			}
		}, teaching(t))
	}
}

func TestFromMemory(t *testing.T) {
	session(t, 80, 24, func(d *driver) {
		c := d.fake.class
		d.opens("learning/fsrs.md").press("M").sees("Write all you remember").seesNot("Growth slows").press("tab").sees("nothing is written yet")
		d.types("Stability is a time").press("enter").types("A lapse resets it").press("tab")
		d.sees("1 of 3 points covered", "1 missing", "1 said otherwise", "· Growth slows", "you: Stability is a time")
		d.press("G").sees("one says that it does not reset").press("e").sees("> Stability is a time", "A lapse resets it")
		c.fail = errors.New("no such document")
		d.press("tab").sees("no such document", "> Stability").press("tab", "c").on(&proposals{}).sees("2 to decide", "What slows")
		d.press("esc", "enter").on(&viewer{})
	}, teaching(t))
}

func TestNumbers(t *testing.T) {
	session(t, 80, 24, func(d *driver) {
		d.press("#").sees("Retention by week", "aimed at 90 %").press("G").sees("Due in the next days", "tomorrow").press("g", "space", "k").press("esc").on(&home{})
	}, teaching(t))
	session(t, 80, 24, func(d *driver) { d.press("#").sees("Nothing was answered yet") }, teaching(t, func(c *class) { c.charts = nil }))
}

func TestHomeSaysWhatIsDue(t *testing.T) {
	session(t, 120, 36, func(d *driver) {
		d.sees("12 due · delegated 214 · recalled 61 · debt 153", "r  Review 12 cards", "about 5 minutes").seesNot("No cards yet")
		d.fake.class.learning = Learning{Cards: 3, New: 2, Plan: "15 a day for 6 days"}
		d.press("r", "esc").sees("2 cards you were never asked", "15 a day for 6 days").seesNot("due ·")
		d.fake.class.learning = Learning{}
		d.press("r", "esc").sees("c  No cards yet: see what of your documents could be asked")
	}, teaching(t))
}
