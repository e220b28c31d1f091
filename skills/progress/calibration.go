package progress

import (
	"cmp"
	"math"
	"slices"

	"ken/notes/journal"
	"ken/notes/recall"
)

// Calibration is whether the learner is as sure as he is right. It goes by the first
// answer to a card on a day, practice too. An answer that is partly right is not right.
type Calibration struct {
	Levels []Level `json:"levels"`
	// Loss is that of the learner's word, with each level taken for its chance.
	Loss Loss `json:"loss"`
	// SureAndWrong are the cards that he was sure of and had wrong, the last first.
	SureAndWrong []Surprise `json:"sure_and_wrong"`
}

// A Level is one degree of confidence with how often it was right.
type Level struct {
	Name   string  `json:"name"`   // guess, unsure, sure
	Chance float64 `json:"chance"` // what the word is taken for
	Share
}

// levels are the degrees of confidence. What chance a word stands for is a convention:
// a guess among a few things one knows, somewhat more than even, and once in twenty
// wrong.
var levels = [...]Level{{Name: "guess", Chance: 0.25}, {Name: "unsure", Chance: 0.6}, {Name: "sure", Chance: 0.95}}

// A Surprise is a card that was wrong where the learner was sure.
type Surprise struct {
	Card     string `json:"card"`
	Question string `json:"question"`
	Day      string `json:"day"` // the last time
	Times    int    `json:"times"`
	// Since tells that it was recalled in the last counted answer.
	Since bool `json:"since"`

	at int64
}

// calibration measures confidence.
func (m *measuring) calibration() Calibration {
	var c Calibration
	var counts [len(levels)]tally
	for _, a := range m.answers {
		if !a.first || a.Conf < 1 || a.Conf > len(levels) {
			continue
		}
		right := a.Verdict() == "right"
		counts[a.Conf-1].add(right)
		c.Loss.add(levels[a.Conf-1].Chance, right)
	}
	for i, l := range levels {
		l.Share = counts[i].share()
		c.Levels = append(c.Levels, l)
	}
	c.Loss = c.Loss.mean()
	c.SureAndWrong = m.surprises()
	return c
}

// surprises lists what was sure and wrong.
func (m *measuring) surprises() []Surprise {
	byCard := make(map[string]*Surprise)
	for _, a := range m.answers {
		if !a.first || a.Conf != len(levels) || a.Verdict() != "wrong" {
			continue
		}
		s := byCard[a.Card]
		if s == nil {
			s = &Surprise{Card: a.Card}
			byCard[a.Card] = s
		}
		s.Times++
		s.Day, s.at = recall.Date(a.day), a.At
	}
	list := []Surprise{}
	for _, it := range m.deck {
		if s := byCard[it.card.ID]; s != nil {
			s.Question = it.card.Question
			s.Since = it.state.Rating > recall.Again
			list = append(list, *s)
		}
	}
	slices.SortFunc(list, func(a, b Surprise) int {
		return cmp.Or(cmp.Compare(b.at, a.at), cmp.Compare(a.Card, b.Card))
	})
	return list[:min(len(list), mostNamed)]
}

// Model is how well the schedule foretold the same answers that retention goes by.
type Model struct {
	Loss  Loss    `json:"loss"`
	Curve []Curve `json:"curve"`
	// RMSE is the root of the mean squared difference of the two shares of the curve, by
	// the number of answers.
	RMSE float64 `json:"rmse"`
}

// A Curve is one part of the curve of calibration: the answers to which the model gave
// a chance in a range.
type Curve struct {
	From      float64 `json:"from"`
	To        float64 `json:"to"`
	Predicted float64 `json:"predicted"` // the mean of the chances
	Observed  Share   `json:"observed"`
}

// chances are where the parts of the curve end; they are narrower where most lie.
var chances = [...]float64{0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1}

// model measures what the model foretold.
func (m *measuring) model() Model {
	var out Model
	var counts [len(chances)]tally
	var sums [len(chances)]float64
	for _, a := range m.answers {
		if !a.long {
			continue
		}
		i := 0
		for i < len(chances)-1 && a.chance >= chances[i] {
			i++
		}
		counts[i].add(a.recalled())
		sums[i] += a.chance
		out.Loss.add(a.chance, a.recalled())
	}
	from := 0.0
	for i, to := range chances {
		c := Curve{From: from, To: to, Observed: counts[i].share()}
		from = to
		if n := float64(counts[i].of); n > 0 {
			c.Predicted = sums[i] / n
			d := c.Predicted - c.Observed.Share
			out.RMSE += n * d * d
		}
		out.Curve = append(out.Curve, c)
	}
	if out.Loss.Of > 0 {
		out.RMSE = math.Sqrt(out.RMSE / float64(out.Loss.Of))
	}
	out.Loss = out.Loss.mean()
	return out
}

// Grading is how often the learner had another word than the program.
type Grading struct {
	// Decided are the answers on which the program had a verdict, Changed those of them
	// that the learner changed, Unsure those on which it left the word to him.
	Decided int `json:"decided"`
	Changed int `json:"changed"`
	Unsure  int `json:"unsure"`
	// Agreed is the share of Decided that stood.
	Agreed Share `json:"agreed"`
}

// grading measures verdicts.
func (m *measuring) grading() Grading {
	var g Grading
	for _, a := range m.answers {
		switch {
		case a.Auto == "" || a.Src == journal.SrcImport:
		case a.Auto == "unsure":
			g.Unsure++
		default:
			g.Decided++
			if a.Final != "" && a.Final != a.Auto {
				g.Changed++
			}
		}
	}
	g.Agreed = shareOf(g.Decided-g.Changed, g.Decided)
	return g
}
