package tutor

import (
	"fmt"

	"ken/notes/recall"
)

// A Backlog is more than can be done in a day, with a plan to be done with it.
type Backlog struct {
	Due int `json:"due"`
	recall.Plan
	Text string `json:"text"`
}

const (
	// goodPlan is how many days a plan may take before twice as much a day is offered,
	// which is as much as anybody keeps up.
	goodPlan = 21
	fastest  = 2 // times what is usual
)

// Backlog returns the plan; false where what is due fits into a day. Nothing is reset and
// nothing is dropped. It has as few questions a day as end it on the same day.
func (d *Deck) Backlog(w Wants, now recall.Moment) (Backlog, bool) {
	w = d.settled(w)
	b := d.plan(w.Capacity, now)
	if b.Due <= w.Capacity {
		return b, false
	}
	for n := 2; n <= fastest && (b.Days == 0 || b.Days > goodPlan); n++ {
		b = d.plan(n*w.Capacity, now)
	}
	return b, true
}

// Plan is the plan for at most so many questions a day.
func (d *Deck) Plan(perDay int, now recall.Moment) Backlog { return d.plan(max(1, perDay), now) }

func (d *Deck) plan(perDay int, now recall.Moment) Backlog {
	due, coming := 0, map[int]int{}
	for n := range d.items {
		switch i := &d.items[n]; {
		case i.due(now):
			due++
		case i.Asked() && i.Memory.Reps > 0:
			coming[max(1, i.day()-now.Day())]++
		}
	}
	b := Backlog{Due: due, Plan: recall.CatchUp(due, perDay, func(day int) int { return coming[day] })}
	switch {
	case due == 0:
		b.Text = "Nothing is due."
	case b.Days == 0:
		b.Text = fmt.Sprintf("%s due, and with %d a day more comes than is done.", are(due), perDay)
	default:
		b.Text = fmt.Sprintf("%s due: %d a day for %s, the least remembered first, and nothing new until then.", are(due), b.PerDay, days(b.Days))
	}
	return b
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
