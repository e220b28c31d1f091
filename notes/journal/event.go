package journal

import "ken/notes/recall"

// A Type says what an event is.
type Type string

// The types of events. Others, of later versions, are kept and passed over.
const (
	Review  Type = "review"  // an answer was rated
	Undo    Type = "undo"    // the event of Ref did not happen
	Edit    Type = "edit"    // the card's text changed; From and To are its digests
	Suspend Type = "suspend" // not to be asked until Resume
	Resume  Type = "resume"
	Bury    Type = "bury"   // not to be asked again on this learner's day
	Flag    Type = "flag"   // to be looked at; Note says why, Off takes it back
	Forget  Type = "forget" // begins anew; what was before stays in the log
	Accept  Type = "accept" // Answer counts as right for this card from now on
	Check   Type = "check"  // to be asked once more on Due, whatever the schedule says
	Skip    Type = "skip"   // questions after a document were not taken; Note is its path
	Fitted  Type = "fitted" // Weights are the learner's own from now on, by the name in Params
)

// An Event is one line of the log. Its fields stand in this order.
type Event struct {
	V    int    `json:"v"`  // 1
	ID   string `json:"id"` // a ULID; names the event over all devices
	Type Type   `json:"t"`
	Card string `json:"card,omitempty"`
	At   int64  `json:"at"`  // milliseconds since 1970 UTC
	TZ   int    `json:"tz"`  // minutes east of UTC on the learner's clock
	Day  int    `json:"day"` // the learner's day, as recall.Moment.Day

	// Of a review.
	Rating recall.Rating `json:"r,omitempty"`
	Auto   string        `json:"auto,omitempty"`  // verdict of the program: right, partly, wrong, unsure
	Final  string        `json:"final,omitempty"` // the learner's, where it differs
	// Src says who decided: "auto" the program, "self" the learner, "practice" not to be
	// counted, "import" another program.
	Src    string  `json:"src,omitempty"`
	Score  float64 `json:"score,omitempty"` // 0 to 1
	Conf   int     `json:"conf,omitempty"`  // confidence before the answer was shown: 1 guess, 2 unsure, 3 sure
	Ms     int64   `json:"ms,omitempty"`    // time until answered
	Hint   int     `json:"hint,omitempty"`  // rungs taken down the ladder
	Form   string  `json:"form,omitempty"`  // lowest rung used: free, cued, cloze, choice, aloud, unknown
	Ivl    int     `json:"ivl,omitempty"`   // days until it is asked again, as was promised
	Params string  `json:"p,omitempty"`     // name of the parameters in use: "default-6"
	Length int     `json:"len,omitempty"`   // of the typed answer, in bytes
	Given  string  `json:"ans,omitempty"`   // the typed answer; kept only where the user wants that

	// Of others.
	Ref    string `json:"ref,omitempty"`    // Undo: the event that did not happen
	From   string `json:"from,omitempty"`   // Edit
	To     string `json:"to,omitempty"`     // Edit
	Answer string `json:"answer,omitempty"` // Accept
	Due    int    `json:"due,omitempty"`    // Check: a learner's day
	Note   string `json:"note,omitempty"`   // Flag, Skip; of a practice Review its [Place]
	Off    bool   `json:"off,omitempty"`    // Flag
	// Weights are the 21 of FSRS-6 with spaces between, "" to go back to the usual ones.
	Weights string `json:"weights,omitempty"` // Fitted
}

// Moment is when the event happened, on the learner's clock.
func (e Event) Moment() recall.Moment { return recall.Moment{At: e.At, Offset: e.TZ} }
