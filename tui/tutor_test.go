package tui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"ken/notes"
	"ken/notes/cards"
	"ken/notes/journal"
	"ken/notes/recall"
	"ken/render/chart"
	"ken/skills/grading"
	"ken/skills/questions"
	"ken/skills/tutor"
)

// A class is what a workshop teaches with in the tests: a deck in memory, with a journal
// on disk. It may be changed between two keys.
type class struct {
	t        testing.TB
	cards    []tutor.Held
	log      *journal.Journal
	now      time.Time
	slow     time.Duration // of every write to the log
	fail     error         // of the next write
	learning Learning

	wants    []tutor.Wants
	kept     []cards.Card
	droppedC []cards.Card
	skipped  []string
	decoys   []string
	charts   []chart.Chart
	opine    func(context.Context, tutor.Consultation) tutor.Opinion
	broken   error // of what begins a session
}

// teaching gives a workshop a class.
func teaching(t testing.TB, change ...func(*class)) func(*fake, *Options) {
	t.Helper()
	c := newClass(t)
	for _, do := range change {
		do(c)
	}
	return func(f *fake, _ *Options) {
		f.class = c
		f.around = c.teach
	}
}

func newClass(t testing.TB) *class {
	t.Helper()
	ws, err := notes.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	log, _, err := journal.Open(ws, "desk")
	if err != nil {
		t.Fatal(err)
	}
	c := &class{t: t, log: log, now: noon, decoys: []string{"retention", "difficulty", "interval", "ease"}}
	c.cards = []tutor.Held{
		taught("stab", cards.Prose, 7, "What does stability measure, and in what unit?", "The number of days for the chance of recall to fall from 100% to 90%."),
		taught("retr", cards.Exact, 9, "What falls from 100% to 90% while stability passes?", "retrievability"),
		taught("laps", cards.Exact, 15, "What survives a lapse?", "part of the stability"),
		taught("grow", cards.List, 11, "Name the three grades of a success.", "hard", "good", "easy"),
	}
	for i := range c.cards {
		c.cards[i].Source.Line += 100 * i // no two of one passage: all of them may be asked
		c.cards[i].Source.EndLine = c.cards[i].Source.Line
	}
	c.learning = Learning{Cards: 4, Due: 12, Minutes: 5, Delegated: 214, Recalled: 61, Debt: 153}
	c.charts = []chart.Chart{
		{Kind: chart.Line, Title: "Retention by week", Note: "aimed at 90 %", Series: []chart.Series{{Name: "right", Points: []chart.Point{{X: 1, Y: 88}, {X: 2, Y: 91}, {X: 3, Y: 90}}}}},
		{Kind: chart.Bar, Title: "Due in the next days", Series: []chart.Series{{Points: []chart.Point{{Label: "today", Y: 12}, {Label: "tomorrow", Y: 3}, {Label: "Tuesday", Y: 8}}}}},
	}
	return c
}

func taught(id string, kind cards.Kind, line int, question string, answers ...string) tutor.Held {
	quote := question + " It is " + strings.Join(answers, ", ") + ", as the book says."
	return tutor.Held{Standing: tutor.Kept, Card: cards.Card{
		ID: id, Kind: kind, Level: cards.Recall, Question: question, Answers: answers, Origin: cards.Made,
		Source: notes.Source{Path: "learning/fsrs.md", Line: line, EndLine: line, Heading: []string{"FSRS", "How stability grows"}, Quote: quote, SHA256: notes.Digest(quote)},
	}}
}

// Add writes an event as the journal does, late or not at all where a test wants that.
func (c *class) Add(e journal.Event) (journal.Event, error) {
	if c.slow > 0 {
		time.Sleep(c.slow)
	}
	if err := c.fail; err != nil {
		c.fail = nil
		return e, err
	}
	return c.log.Add(e)
}

// AddAll stands or falls as a whole.
func (c *class) AddAll(events ...journal.Event) ([]journal.Event, error) {
	list := make([]journal.Event, len(events))
	for n, e := range events {
		var err error
		if list[n], err = c.Add(e); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func (c *class) Events() []journal.Event { return c.log.Events() }

func (c *class) States(s recall.Settings) map[string]journal.CardState { return c.log.States(s) }

func (c *class) desk() (tutor.Desk, error) {
	d, err := tutor.New(tutor.Collection{Cards: c.cards, Log: c, Settings: recall.Default()})
	return tutor.Desk{Deck: d, Log: c, Grade: grade, Distractors: func(_ cards.Card, n int) []string { return c.decoys[:min(n, len(c.decoys))] }}, err
}

// grade compares as the program does, but for prose: what the screen shows of it is not
// to change with how it is weighed.
func grade(a grading.Asked) grading.Verdict {
	if a.Kind != cards.Prose || a.Given == "" {
		return grading.Grade(a)
	}
	if strings.Contains(a.Given, "chance") {
		return grading.Verdict{Verdict: grading.Right, Lean: grading.Right, Score: .8, Rating: recall.Good, Said: []string{"days", "chance of recall"}, Missing: []string{"from 100%"}, Why: "It says what counts."}
	}
	return grading.Verdict{Verdict: grading.Unsure, Lean: grading.Wrong, Score: .3, Said: []string{"days"}, Missing: []string{"chance of recall", "from 100%"}, Why: "It says a part in other words."}
}

func (c *class) teach(ws *Workshop) {
	ws.Now = func() time.Time { return c.now }
	ws.Tutor = Tutor{
		Learning: func(context.Context) (Learning, error) { return c.learning, nil },
		Quiz: func(_ context.Context, w tutor.Wants) (*tutor.Session, error) {
			c.wants = append(c.wants, w)
			if c.broken != nil {
				return nil, c.broken
			}
			d, err := c.desk()
			if err != nil {
				return nil, err
			}
			w.New = 100
			return d.Begin(w, recall.MomentOf(c.now)), nil
		},
		Card: func(_ context.Context, id string) (cards.Card, error) {
			for _, h := range c.cards {
				if h.ID == id {
					return h.Card, nil
				}
			}
			return cards.Card{}, errors.New("the card is gone")
		},
		Reword: func(_ context.Context, to cards.Card) (cards.Card, error) {
			for i := range c.cards {
				if c.cards[i].ID == to.ID {
					c.cards[i].Card = to
				}
			}
			return to, nil
		},
		Opine: c.opine,
		Propose: func(_ context.Context, from notes.Source) (Proposed, error) {
			return Proposed{From: from.Path, List: offeredCards(), Later: 2}, nil
		},
		Keep: func(_ context.Context, k cards.Card) (cards.Card, error) {
			c.kept = append(c.kept, k)
			return k, c.once()
		},
		Drop: func(_ context.Context, k cards.Card) error {
			c.droppedC = append(c.droppedC, k)
			return c.once()
		},
		Undecide: func(_ context.Context, k cards.Card) error {
			if n := len(c.kept); n > 0 && c.kept[n-1].ID == k.ID {
				c.kept = c.kept[:n-1]
			} else if n := len(c.droppedC); n > 0 {
				c.droppedC = c.droppedC[:n-1]
			}
			return c.once()
		},
		Carries: func(_ context.Context, path string) (tutor.Practice, error) {
			return tutor.Practice{Path: path, Questions: offeredCards()}, nil
		},
		Practise: func(_ context.Context, p tutor.Practice) (*tutor.Session, error) {
			d, err := c.desk()
			if err != nil {
				return nil, err
			}
			return p.Begin(d, recall.MomentOf(c.now))
		},
		Skip: func(_ context.Context, p tutor.Practice) error {
			c.skipped = append(c.skipped, p.Path)
			return nil
		},
		Blurt: func(_ context.Context, from notes.Source, written string) (tutor.Sheet, error) {
			return sheetOf(from.Path, written), c.once()
		},
		Numbers: func(context.Context) ([]chart.Chart, error) { return c.charts, nil },
	}
}

// once returns the error that is to come next, and none after it.
func (c *class) once() error {
	err := c.fail
	c.fail = nil
	return err
}

func offeredCards() []questions.Proposal {
	var out []questions.Proposal
	for _, h := range []tutor.Held{
		taught("p1", cards.Exact, 7, "What is the time for retrievability to fall to 90%?", "stability"),
		taught("p2", cards.Exact, 11, "What slows as stability rises?", "growth"),
		taught("p3", cards.List, 15, "What survives a lapse, and what does not?", "part of it", "the rest"),
	} {
		h.Origin = cards.Made
		out = append(out, questions.Proposal{Card: h.Card, Score: 0.8, Why: "definition", Passage: h.Source})
	}
	return out
}

func sheetOf(path, written string) tutor.Sheet {
	at := func(line int, text string) tutor.Point {
		return tutor.Point{Kind: "sentence", Text: text, Source: notes.Source{Path: path, Line: line, EndLine: line, Quote: text}}
	}
	s := tutor.Sheet{Path: path, Covered: 1, Missing: 1, Contradicted: 1, Gaps: offeredCards()[1:]}
	s.Points = []tutor.Marked{
		{Point: at(7, "Stability is the time, in days, for retrievability to fall from 100% to 90%."), State: tutor.Covered, Said: written, Line: 1, Share: 0.8},
		{Point: at(11, "Growth slows as stability rises."), State: tutor.Missing},
		{Point: at(15, "A lapse does not reset it: part survives."), State: tutor.Contradicted, Said: "A lapse resets it.", Line: 2, Why: "one says that it does not reset"},
	}
	return s
}

// unruly is a class whose cards and numbers hold what files may hold.
func unruly(t testing.TB) func(*fake, *Options) {
	evil := "\x1b[2J\x1b]0;owned\a red\x1b[31m \x9b31m nul\x00 \u202etxet\u202c \u200b 👩‍👩‍👧 ❤️ 漢字かな e\u0301\u0301 \t tab"
	long := strings.Repeat("longword", 150)
	return teaching(t, func(c *class) {
		for i := range c.cards {
			k := &c.cards[i].Card
			k.Question += " " + evil + "\n" + long
			k.Answers[0] += " " + evil + long
			k.Source.Quote = k.Question + "\n\n" + k.Answers[0]
			k.Source.Heading = append(k.Source.Heading, evil, long)
			k.Source.Path = "stability/" + evil + number(i) + ".md"
		}
		c.decoys = []string{evil, long, "difficulty", "ease"}
		c.learning.Plan = evil + long
		c.charts = append(c.charts, chart.Chart{Kind: chart.Bar, Title: evil + long, Note: evil + long, Series: []chart.Series{{Name: evil, Points: []chart.Point{{Label: evil, Y: 1e300}, {Label: long, Y: -1}}}}}, chart.Chart{})
	})
}
