package tutor

import (
	"errors"
	"slices"

	"ken/notes/cards"
	"ken/notes/recall"
	"ken/skills/grading"
)

// What a session refuses.
var (
	// ErrStage is the error of what cannot be done now, as rating before an attempt.
	ErrStage = errors.New("not now")
	// ErrEmpty is that of an answer without a letter, digit or sign: it is no attempt.
	ErrEmpty = errors.New("nothing was answered")
	// ErrChoose is that of a rating left open where none is proposed.
	ErrChoose = errors.New("a rating from 1 to 4 has to be chosen")
	// ErrNothing is that of an undo when nothing is left to take back.
	ErrNothing = errors.New("there is nothing to take back")
)

// A Desk is what sessions work with.
type Desk struct {
	Deck *Deck
	Log  Log
	// Grade compares answers; nil is [grading.Grade].
	Grade func(grading.Asked) grading.Verdict
	// Distractors returns wrong answers that might be right, at most n; nil for none, and
	// then nothing is asked by choice.
	Distractors func(c cards.Card, n int) []string
}

// A Session asks. Nothing in it looks at a clock: every method is told the time. All
// that was answered is in the log when a method returns; after an error of the log the
// session stands where it stood, and the same can be tried again.
type Session struct {
	desk  Desk
	deck  *Deck
	log   Log
	wants Wants
	queue Queue
	start recall.Moment
	load  map[int]int // cards due on a learner's day

	state
	past   []step
	wrongs map[string][]string // answers to choose among, by card
}

// A state is all that changes in a session; a copy of one is kept for each step back.
// What its slices hold is never written to.
type state struct {
	stage   Stage
	at      int       // in the queue, of the next card
	asked   int       // questions that are behind
	again   []pending // wrong ones that will come back
	results []result
	last    string // the card asked before
	now     asking
	over    recall.Moment // when the session ended
}

// pending is a card that comes back, once so many questions are behind.
type pending struct {
	card  string
	after int
}

// apart is how many others come before a wrong card comes back: more, and the first
// answer is no longer in mind.
const apart = 3

// An asking is the question that is asked, and what became of it so far.
type asking struct {
	card    string
	again   bool
	shown   recall.Moment
	rung    Rung
	clue    string
	choices []string
	words   string // the question in other words
	hints   int    // of a model, that were taken in
	tries   int
	given   string
	missing int

	answered recall.Moment
	how      string
	conf     int
	verdict  grading.Verdict
	final    string
	opinion  *Opinion
	choice   [4]recall.State
	proposed recall.Rating
	rated    recall.Rating
	src      string
	logged   logged
}

// logged is the review of a question as it stands in the log; the zero value is none.
type logged struct {
	id               string
	rated            recall.Rating
	auto, final, src string
}

// Begin begins a session.
func (d Desk) Begin(w Wants, now recall.Moment) *Session {
	if d.Grade == nil {
		d.Grade = grading.Grade
	}
	s := &Session{
		desk: d, deck: d.Deck, log: d.Log, wants: d.Deck.settled(w), start: now,
		load: d.Deck.load(), wrongs: map[string][]string{},
	}
	if w.Only != nil {
		s.wants.Minutes = w.Minutes // what is asked for by name has no usual length
	}
	s.queue = d.Deck.Queue(s.wants, now)
	s.next(now)
	return s
}

// load counts the cards due on each learner's day.
func (d *Deck) load() map[int]int {
	load := map[int]int{}
	for n := range d.items {
		if i := &d.items[n]; i.Asked() && i.Memory.Reps > 0 {
			load[i.day()]++
		}
	}
	return load
}

// Due is how many cards are due by now, the one that is asked among them; -1 in practice,
// which moves none.
func (s *Session) Due(now recall.Moment) int {
	if s.wants.Practice {
		return -1
	}
	return s.deck.Count(now).Due
}

// Queue is what the session set out to ask.
func (s *Session) Queue() Queue { return s.queue }

// Listing returns the questions that the session set out to ask, as they are asked first.
func (s *Session) Listing() []Question {
	list := make([]Question, 0, len(s.queue.IDs))
	for _, id := range s.queue.IDs {
		one := *s
		one.stage, one.now = Asking, asking{card: id}
		list = append(list, one.question())
	}
	return list
}

// View returns what may be shown.
func (s *Session) View() View {
	v := View{Stage: s.stage, Progress: s.progress(), Undo: s.undoing()}
	switch s.stage {
	case Done:
		v.Summary = s.summary()
		return v
	case Feedback:
		v.Revealed = s.revealed()
	}
	v.Question = s.question()
	return v
}

// question is made of the card without its answers, and of what the ladder cleared.
func (s *Session) question() Question {
	i, a := s.item(), &s.now
	q := Question{
		Card: i.ID, Kind: i.Kind, Level: i.Level, Text: i.Question, New: i.Memory.Reps == 0 && !a.again, Again: a.again,
		Counts: !s.wants.Practice, Rung: a.rung, Clue: a.clue, Choices: slices.Clone(a.choices), Missing: a.missing, Given: a.given,
	}
	q.Drawing = s.drawing()
	if a.words != "" {
		q.Text, q.Original = a.words, i.Question
	}
	if s.stage == Asking && a.tries == 0 {
		_, _, q.More = s.help(a.rung)
	}
	return q
}

// item is the card that is asked.
func (s *Session) item() *Item { return s.deck.item(s.now.card) }

func (s *Session) progress() Progress {
	left := len(s.queue.IDs) - s.at
	if s.wants.Minutes > 0 {
		spent := int(s.now.shown.At - s.start.At)
		left = min(left, max(0, s.wants.Minutes*60_000-spent)/s.wants.pace)
	}
	p := Progress{N: s.at, Of: s.at + left, Again: len(s.again)}
	p.Minutes = (left + len(s.again)) * s.wants.pace / 60_000
	if left+len(s.again) > 0 {
		p.Minutes = max(1, p.Minutes)
	}
	return p
}

// next asks the next question, or ends.
func (s *Session) next(now recall.Moment) {
	id, again := s.following(now)
	if s.now.card != "" {
		s.last = s.now.card
	}
	if id == "" {
		s.end(now)
		return
	}
	s.stage = Asking
	s.now = asking{card: id, again: again, shown: now}
}

// following is the card to ask next, "" at the end: a wrong one whose turn it is, else
// the next of the queue, else what is left of the wrong ones, but none twice in a row.
func (s *Session) following(now recall.Moment) (id string, again bool) {
	if s.wants.Minutes > 0 && now.At-s.start.At >= int64(s.wants.Minutes)*60_000 {
		return "", false
	}
	for n, p := range s.again {
		if p.after <= s.asked {
			return s.back(n), true
		}
	}
	for s.at < len(s.queue.IDs) {
		id = s.queue.IDs[s.at]
		s.at++
		if i := s.deck.item(id); s.wants.Only != nil || i.Asked() && !i.buried(now.Day()) {
			return id, false
		}
	}
	for n, p := range s.again {
		if p.card != s.now.card {
			return s.back(n), true
		}
	}
	return "", false
}

// back takes a card from those that come back.
func (s *Session) back(n int) string {
	id := s.again[n].card
	s.again = slices.Delete(slices.Clone(s.again), n, n+1)
	return id
}

// end ends the session. What the deck knows of its cards is then what the log says.
func (s *Session) end(now recall.Moment) {
	s.stage, s.over, s.now = Done, now, asking{}
	s.deck.Refresh()
}
