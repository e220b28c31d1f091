package progress

import "ken/notes/recall"

// A Bin counts the cards whose value lies from From to less than To.
type Bin struct {
	Label string  `json:"label"`
	From  float64 `json:"from"`
	To    float64 `json:"to"` // 0 in the last, which has no end
	Cards int     `json:"cards"`
}

// stabilities are the bins of stability in days: about twice as wide each, from days
// to years.
var stabilities = [...]Bin{
	{Label: "under a day", From: 0},
	{Label: "1 day", From: 1},
	{Label: "2 days", From: 2},
	{Label: "4 days", From: 4},
	{Label: "1 week", From: 7},
	{Label: "2 weeks", From: 14},
	{Label: "1 month", From: 30},
	{Label: "2 months", From: 60},
	{Label: "4 months", From: 120},
	{Label: "8 months", From: 240},
	{Label: "1 year", From: 365},
	{Label: "2 years", From: 730},
	{Label: "5 years", From: 1826},
}

// stability counts the cards of the deck that were answered by how long they hold.
func (m *measuring) stability() []Bin {
	bins := stabilities
	for i := range bins[:len(bins)-1] {
		bins[i].To = bins[i+1].From
	}
	for _, it := range m.deck {
		if it.state.Phase == recall.New {
			continue
		}
		i := len(bins) - 1
		for i > 0 && it.state.Stability < bins[i].From {
			i--
		}
		bins[i].Cards++
	}
	return bins[:]
}

// RecallNow is what would be recalled at this moment.
type RecallNow struct {
	Bins []Bin `json:"bins"` // of the chance, in tenths
	// Expected is the number of cards that would be, of Of that were ever answered.
	Expected float64 `json:"expected"`
	Of       int     `json:"of"`
}

// recallNow counts the cards of the deck by the chance of recall.
func (m *measuring) recallNow() RecallNow {
	var r RecallNow
	labels := [...]string{"0–10 %", "10–20 %", "20–30 %", "30–40 %", "40–50 %", "50–60 %", "60–70 %", "70–80 %", "80–90 %", "90–100 %"}
	for i, label := range labels {
		r.Bins = append(r.Bins, Bin{Label: label, From: float64(i) / 10, To: float64(i+1) / 10})
	}
	for _, it := range m.deck {
		if it.state.Phase == recall.New {
			continue
		}
		chance := m.Settings.Retrievability(it.state.State, m.Now)
		r.Bins[min(int(chance*10), len(r.Bins)-1)].Cards++
		r.Expected += chance
		r.Of++
	}
	return r
}
