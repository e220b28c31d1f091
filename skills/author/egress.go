package author

import (
	"ken/notes"
	"ken/skills/brief"
)

// An Egress is what would leave this machine for one document, to the letter, and where
// it would go.
type Egress struct {
	Address string `json:"address"`
	Model   string `json:"model"`
	// Open tells that it can be read on the way: it is not encrypted.
	Open bool `json:"open"`
	// Tokens is about how long it is, Bytes exactly.
	Tokens   int    `json:"tokens"`
	Bytes    int    `json:"bytes"`
	Passages []Sent `json:"passages"`
	Goals    int    `json:"goals"`
	// Preferences is how many preferences go with it, as Goals is of goals.
	Preferences int              `json:"preferences"`
	Withheld    []brief.Withheld `json:"withheld"`
	Messages    []SentMessage    `json:"messages"`
}

// Nothing is what leaves where no model is set.
func Nothing() Egress {
	return Egress{Passages: []Sent{}, Withheld: []brief.Withheld{}, Messages: []SentMessage{}}
}

// A Sent passage is one that would be sent, under its number.
type Sent struct {
	ID string `json:"id"`
	notes.Source
	State string `json:"state"`
}

// A SentMessage is one turn of what would be sent.
type SentMessage struct {
	Role string `json:"role"`
	Text string `json:"text"`
}

// Egress returns what Write would send first. Nothing is sent: how long a context the
// model has is taken from what is known of it, so that fewer passages may go in the end,
// and never others. What goes back for mending are the model's own sentences and the
// reasons, with the same passages.
func (a *Author) Egress(c brief.Commission) Egress {
	w := a.desk(c, 0)
	r := w.request()
	e := Egress{
		Address: a.Engine.Address(), Model: a.Engine.Name(), Open: a.Engine.Open(), Tokens: a.Engine.Estimate(r), Passages: []Sent{},
		Goals: len(w.commission.Goals), Preferences: len(w.commission.Preferences), Withheld: w.withheld, Messages: []SentMessage{},
	}
	if e.Withheld == nil {
		e.Withheld = []brief.Withheld{}
	}
	for _, p := range w.sent {
		e.Passages = append(e.Passages, Sent{p.id, p.Source, p.state})
	}
	for _, m := range r.Messages {
		e.Bytes += len(m.Text)
		e.Messages = append(e.Messages, SentMessage{string(m.Role), m.Text})
	}
	return e
}
