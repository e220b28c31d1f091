package tutor

import (
	"cmp"
	"slices"
	"strings"

	"ken/notes/cards"
	"ken/notes/journal"
	"ken/notes/recall"
)

// Wants are what a session is to be. The zero value is ten minutes of what is due.
type Wants struct {
	// Count bounds the questions, Minutes the time; 0 is no bound. Where neither is set
	// the session has [UsualMinutes].
	Count   int
	Minutes int
	// Topic has it ask the cards of a topic, due or not: a path, a folder, "#tag", or words.
	Topic string
	// Practice has nothing of it count: the log says so, and no card's day moves.
	Practice bool
	// Ahead asks, when nothing is due, what would be due next.
	Ahead bool
	// Only are the cards to ask, by id and in this order, whatever is due.
	Only []string
	// New bounds the cards asked for the first time in a day; 0 is a quarter of Capacity,
	// below 0 none.
	New int
	// Capacity is how many questions the learner answers in a day; 0 takes what the usual
	// minutes hold at his pace. More than that is a backlog.
	Capacity int
	// Sureness asks how sure the learner is before the answer is shown.
	Sureness bool

	pace int // of a question, in milliseconds; 0 until it is looked up
}

// What a session is where nothing is said.
const (
	// UsualMinutes is how long a session is.
	UsualMinutes = 10
	// newShare is the part of a day's questions that may be new. Answered well, a card
	// comes on days 2, 11 and 46 by the weights of FSRS-6, and one in ten is forgotten:
	// about four more questions in the first weeks. With a quarter new the rest of the day
	// goes to these, and what is due does not grow beyond the day.
	newShare = 4
	// usualPace is the time of a question in milliseconds until the learner's own is known,
	// and reading what of it is spent on the answer, which the log does not time.
	usualPace = 25_000
	reading   = 8_000
	// paceOf is how many of the last answers tell the pace, paceIn among how many events
	// they are looked for.
	paceOf = 200
	paceIn = 2000
)

// A Queue is what a session will ask, in order.
type Queue struct {
	IDs []string
	// Due is how many cards are due in all, New how many of IDs were never answered.
	Due, New int
	// Held is how many are left to another session because one of their passage is in this.
	Held int
	// Backlog tells that more is due than the learner does in a day: the least remembered
	// come first, and nothing new.
	Backlog bool
}

// Queue returns what to ask now. The same cards, log and day give the same order.
func (d *Deck) Queue(w Wants, now recall.Moment) Queue {
	if w.Only != nil {
		return d.only(w)
	}
	w = d.settled(w)
	day := now.Day()
	fits := d.about(w.Topic)
	var q Queue
	var due, fresh, later []*Item
	for n := range d.items {
		i := &d.items[n]
		isDue := i.due(now)
		if isDue {
			q.Due++
		}
		switch {
		case !i.Asked() || i.buried(day) || w.Topic != "" && !fits(i):
		case isDue:
			due = append(due, i)
		case i.fresh(day):
			fresh = append(fresh, i)
		case w.Ahead || w.Topic != "":
			later = append(later, i)
		}
	}
	q.Backlog = q.Due > w.Capacity
	r := row{queue: &q, family: map[int]bool{}, count: w.most()}
	if q.Backlog {
		r.add(fading(due, now, r.count)...)
	} else {
		r.add(mixed(due, day)...)
		r.fresh(fresh, d.room(w, day), day)
	}
	if w.Ahead || w.Topic != "" {
		r.add(nearest(later, day)...)
	}
	return q
}

// most is how many cards a session can come to: by its count, or at five seconds each.
func (w Wants) most() int {
	if byTime := w.Minutes * 12; byTime > 0 && (w.Count <= 0 || byTime < w.Count) {
		return byTime
	}
	return w.Count
}

// only is a queue of cards that were asked for by name.
func (d *Deck) only(w Wants) Queue {
	var q Queue
	for _, id := range w.Only {
		if i := d.item(id); i != nil && len(i.Answers) > 0 && !slices.Contains(q.IDs, id) {
			q.IDs = append(q.IDs, id)
		}
	}
	return q
}

// settled fills in what was left open.
func (d *Deck) settled(w Wants) Wants {
	if w.Count <= 0 && w.Minutes <= 0 {
		w.Minutes = UsualMinutes
	}
	if w.pace == 0 {
		w.pace = pace(d.log.Events())
	}
	if w.Capacity <= 0 {
		w.Capacity = max(w.Count, max(w.Minutes, UsualMinutes)*60_000/w.pace)
	}
	if w.New == 0 {
		w.New = max(1, w.Capacity/newShare)
	}
	return w
}

// pace is how long a question takes, in milliseconds.
func pace(events []journal.Event) int {
	var took []int64
	for n := len(events) - 1; n >= max(0, len(events)-paceIn) && len(took) < paceOf; n-- {
		if e := &events[n]; e.Type == journal.Review && e.Ms > 0 && e.Src != journal.SrcImport {
			took = append(took, e.Ms)
		}
	}
	if len(took) < paceOf/10 {
		return usualPace
	}
	slices.Sort(took)
	return reading + int(min(took[len(took)/2], 10*60_000))
}

// room is how many cards may still be asked for the first time today.
func (d *Deck) room(w Wants, day int) int {
	n := w.New
	for k := range d.items {
		if m := &d.items[k].Memory; m.Reps > 0 && m.First.Day() == day {
			n--
		}
	}
	return max(0, n)
}

// A row is a queue while it is filled.
type row struct {
	queue  *Queue
	family map[int]bool
	count  int // at most; 0 is no bound
}

func (r *row) full() bool { return r.count > 0 && len(r.queue.IDs) >= r.count }

// add appends cards, one of a family.
func (r *row) add(items ...*Item) {
	for _, i := range items {
		switch {
		case r.family[i.family]:
			r.queue.Held++
		case !r.full():
			r.family[i.family] = true
			r.queue.IDs = append(r.queue.IDs, i.ID)
		}
	}
}

// fresh appends new cards, no more than there is room for: first what is mixed, then
// vocabulary, which is learnt better in one piece when it is met first (Brunmair and
// Richter 2019: interleaving words costs g = -0.39).
func (r *row) fresh(items []*Item, room, day int) {
	var words, others []*Item
	for _, i := range items {
		if i.vocabulary() {
			words = append(words, i)
		} else {
			others = append(others, i)
		}
	}
	slices.SortStableFunc(words, func(a, b *Item) int { return cmp.Compare(a.Source.Path, b.Source.Path) })
	before := len(r.queue.IDs)
	for _, i := range append(mixed(others, day), words...) {
		if len(r.queue.IDs)-before >= room {
			break
		}
		r.add(i)
	}
	r.queue.New = len(r.queue.IDs) - before
}

// vocabulary tells a card of two short sides: a word and what it is in another language,
// a term and its sign.
func (i *Item) vocabulary() bool {
	return i.Kind == cards.Exact && len(i.Answers[0]) <= 40 && len(strings.Fields(i.Question)) <= 3 && len(strings.Fields(i.Answers[0])) <= 3
}
