package progress

import (
	"ken/notes/cards"
	"ken/notes/journal"
	"ken/notes/recall"
)

// An Input is what is measured. Nothing of it is changed.
type Input struct {
	// Events and States are those of the journal, the states by the same Settings.
	Events   []journal.Event
	States   map[string]journal.CardState
	Settings recall.Settings
	// Cards are the deck: what is coming, and how strong it is, is said of these alone.
	Cards []cards.Card
	Now   recall.Moment
	Goals []Goal
	// Delivered are the statements that were written for the user.
	Delivered []Delivered
	// Plan is how a backlog is worked off, as the tutor has it; zero where there is none.
	Plan Planned
}

// A Planned backlog is a plan for what is due, with the sentence that says it.
type Planned struct {
	recall.Plan
	Text string
}

// Numbers are what is measured. All shares are from 0 to 1, all days the learner's, as
// YYYY-MM-DD.
type Numbers struct {
	Day         string       `json:"day"`
	Deck        Deck         `json:"deck"`
	Retention   Retention    `json:"retention"`
	Calibration Calibration  `json:"calibration"`
	Model       Model        `json:"model"`
	Grading     Grading      `json:"grading"`
	Forecast    Forecast     `json:"forecast"`
	Goals       []GoalScore  `json:"goals"`
	Stability   []Bin        `json:"stability"`
	Recall      RecallNow    `json:"recall"`
	Hardest     []Hard       `json:"hardest"`
	Leeches     []Hard       `json:"leeches"`
	Confusable  []Confusable `json:"confusable"`
	Activity    Activity     `json:"activity"`
	Debt        Debt         `json:"debt"`
}

// Deck counts the cards of the deck. Each is new, learning (asked again within a
// session) or in review; suspended ones are counted beside, and nowhere else.
type Deck struct {
	Cards     int `json:"cards"`
	New       int `json:"new"`
	Learning  int `json:"learning"`
	Review    int `json:"review"`
	Suspended int `json:"suspended"`
	Flagged   int `json:"flagged"`
	Due       int `json:"due"` // now
}

// mostNamed is how many cards a list of cards names.
const mostNamed = 20

// Measure counts.
func Measure(in Input) Numbers {
	m := measuring{Input: in, deck: deckOf(in), answers: answersOf(in)}
	return Numbers{
		Day:         recall.Date(in.Now.Day()),
		Deck:        m.count(),
		Retention:   m.retention(),
		Calibration: m.calibration(),
		Model:       m.model(),
		Grading:     m.grading(),
		Forecast:    m.forecast(),
		Goals:       m.goals(),
		Stability:   m.stability(),
		Recall:      m.recallNow(),
		Hardest:     m.hardest(),
		Leeches:     m.leeches(),
		Confusable:  m.confusable(),
		Activity:    m.activity(),
		Debt:        m.debt(),
	}
}

// A measuring is an input with what is asked of it again and again.
type measuring struct {
	Input
	deck    []item
	answers []answer
}

// An item is a card of the deck with its state.
type item struct {
	card  *cards.Card
	state journal.CardState
}

// deckOf returns the cards of the deck, each once, in their order.
func deckOf(in Input) []item {
	deck := make([]item, 0, len(in.Cards))
	seen := make(map[string]bool, len(in.Cards))
	for i := range in.Cards {
		if c := &in.Cards[i]; !seen[c.ID] {
			seen[c.ID] = true
			deck = append(deck, item{c, in.States[c.ID]})
		}
	}
	return deck
}

// count counts the deck.
func (m *measuring) count() Deck {
	d := Deck{Cards: len(m.deck)}
	for _, it := range m.deck {
		switch {
		case it.state.Suspended:
			d.Suspended++
		case it.state.Phase == recall.New:
			d.New++
		case it.state.Phase == recall.Review:
			d.Review++
		default:
			d.Learning++
		}
		if it.state.Flagged {
			d.Flagged++
		}
		if it.state.Due(m.Now) {
			d.Due++
		}
	}
	return d
}
