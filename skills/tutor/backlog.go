package tutor

import (
	"fmt"

	"ken/notes/recall"
)

// A Backlog is more than can be done in a day, with a plan to be done with it.
type Backlog struct {
	Due int `json:"due"`
	// PerDay questions on each of Days days, and nothing is left over. Days is 0 where even
	// so many do not do it within [LongestPlan].
	PerDay int    `json:"per_day"`
	Days   int    `json:"days"`
	Text   string `json:"text"`
}

// LongestPlan is how many days a plan may take.
const LongestPlan = 60

// goodPlan is how many days a plan should take, which decides how many a day are offered.
const goodPlan = 14

// Backlog returns the plan; false where what is due fits into a day. Nothing is reset and
// nothing is dropped.
func (d *Deck) Backlog(w Wants, now recall.Moment) (Backlog, bool) {
	w = d.settled(w)
	p := d.outlook(now)
	due := len(p.due)
	if due <= w.Capacity {
		return Backlog{Due: due}, false
	}
	first := (w.Capacity + 4) / 5 * 5
	best := Backlog{Due: due, PerDay: first}
	for n := first; n <= due+first; n += max(5, n/10/5*5) {
		days := p.days(n)
		if days > 0 && best.Days == 0 || days > 0 && days <= goodPlan {
			best.PerDay, best.Days = n, days
		}
		if best.Days > 0 && best.Days <= goodPlan {
			break
		}
	}
	best.Text = best.text()
	return best, true
}

// Plan is the plan for a number a day that the learner chose, 1 at least.
func (d *Deck) Plan(perDay int, now recall.Moment) Backlog {
	p := d.outlook(now)
	b := Backlog{Due: len(p.due), PerDay: max(1, perDay)}
	b.Days = p.days(b.PerDay)
	b.Text = b.text()
	return b
}

func (b Backlog) text() string {
	if b.Days == 0 {
		return fmt.Sprintf("%s due. With %d a day that would not be done in %d days.", are(b.Due), b.PerDay, LongestPlan)
	}
	return fmt.Sprintf("%s due: %d a day for %s, the least remembered first, and nothing new until then.",
		are(b.Due), b.PerDay, days(b.Days))
}

func are(n int) string {
	if n == 1 {
		return "1 card is"
	}
	return fmt.Sprintf("%d cards are", n)
}

func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%d days", n)
}

// An outlook is what waits and what will come.
type outlook struct {
	due     []int // for each card, the days until it comes again if it is recalled today
	arrives map[int]int
}

// outlook looks ahead from now: what is due, and what becomes so on each of the next days.
func (d *Deck) outlook(now recall.Moment) outlook {
	p := outlook{arrives: map[int]int{}}
	var due []*Item
	for n := range d.items {
		i := &d.items[n]
		switch {
		case i.due(now):
			due = append(due, i)
		case i.Asked() && i.Memory.Reps > 0:
			p.arrives[max(1, i.day()-now.Day())]++
		}
	}
	for _, i := range d.fading(due, now, 0) {
		p.due = append(p.due, max(1, d.settings.Next(i.Memory.State, recall.Good, now).Interval))
	}
	return p
}

// days simulates: so many are done each day, and come again later. It returns how many
// days it takes until nothing is left over, 0 if more than [LongestPlan].
func (p outlook) days(perDay int) int {
	back := map[int]int{}
	waiting, next := len(p.due), 0
	for day := 0; day < LongestPlan; day++ {
		if day > 0 {
			waiting += p.arrives[day] + back[day]
		}
		for range min(perDay, waiting) {
			gap := longGap
			if next < len(p.due) {
				gap = p.due[next]
				next++
			}
			back[day+gap]++
		}
		waiting -= min(perDay, waiting)
		if waiting == 0 {
			return day + 1
		}
	}
	return 0
}

// longGap is the days until a card comes again that was due by itself during a plan:
// about what a second or third review gives, by the weights of FSRS-6.
const longGap = 11
