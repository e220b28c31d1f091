package tutor

import (
	"ken/notes"
	"ken/notes/cards"
	"ken/notes/recall"
	"ken/skills/grading"
)

// A Stage is what a session waits for.
type Stage string

// The stages.
const (
	Asking   Stage = "asking"   // an attempt: Answer, Choose, DontKnow, Aloud, or Hint
	Sure     Stage = "sure"     // how sure the learner is: Confidence
	Feedback Stage = "feedback" // a rating: Rate, or Override before it
	Done     Stage = "done"     // nothing; More, or Undo
)

// A View is all that may be shown now.
type View struct {
	Stage    Stage    `json:"stage"`
	Progress Progress `json:"progress"`
	// Question is what is asked, in every stage but Done. It holds nothing of the answer.
	Question Question `json:"question"`
	// Revealed is the answer and what became of the attempt; nil before it.
	Revealed *Revealed `json:"revealed,omitempty"`
	// Summary is how it went; nil before the end.
	Summary *Summary `json:"summary,omitempty"`
	// Undo says what Undo would take back, "" where there is nothing of this session.
	Undo string `json:"undo,omitempty"`
}

// Progress is how far a session is.
type Progress struct {
	// N is which card of Of this is; cards that come back are not counted again. Of a
	// session by time Of is an estimate.
	N  int `json:"n"`
	Of int `json:"of"`
	// Again is how many wrong ones will come back.
	Again int `json:"again"`
	// Minutes is about how long the rest takes.
	Minutes int `json:"minutes"`
}

// A Rung is a way to ask a question; each gives more help than the one before.
type Rung int

// The rungs, from the top.
const (
	Free   Rung = iota // the question alone
	Cued               // the author's hint, first letters, the number of parts
	Gapped             // the sentence it stands in, without the answer
	Choice             // four answers to choose from
)

// String is the word for it in the log.
func (r Rung) String() string { return [...]string{"free", "cued", "cloze", "choice"}[r] }

// MarshalText writes a rung as its word.
func (r Rung) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// A Question is what may be seen before an attempt. There is no field in it for an
// answer, and each text in it was held against the answers before it was put there;
// only Choices has the answer, as one of four.
type Question struct {
	Card  string      `json:"card"`
	Kind  cards.Kind  `json:"kind"`
	Level cards.Level `json:"level"`
	Text  string      `json:"text"`
	// Original is the question as it is kept, where Text says it in other words; "" else.
	Original string `json:"original,omitempty"`
	// Drawing is the diagram that the answer is to be filled into, as Mermaid, with
	// [cards.AskedBlank] at its place; "" where there is none.
	Drawing string `json:"drawing,omitempty"`
	// New tells that it was never answered, Again that it came back in this session, Counts
	// that the answer moves its day.
	New    bool `json:"new,omitempty"`
	Again  bool `json:"again,omitempty"`
	Counts bool `json:"counts"`
	// Rung is how it is asked, Clue the help on it, Choices the answers to choose from.
	Rung    Rung     `json:"rung"`
	Clue    string   `json:"clue,omitempty"`
	Choices []string `json:"choices,omitempty"`
	// More tells that Hint gives more help.
	More bool `json:"more"`
	// Missing is how many items of a list are still missing after the first try.
	Missing int `json:"missing,omitempty"`
	// Given is what the learner has typed so far, in a second try or before saying how sure.
	Given string `json:"given,omitempty"`
}

// Revealed is what is shown after an attempt.
type Revealed struct {
	// Given is what was typed, "" where nothing was.
	Given string `json:"given"`
	// How is the form of the attempt as the log has it: free, cued, cloze, choice, aloud or
	// unknown.
	How string `json:"how"`
	// Verdict is the program's; its Verdict is "" where the learner grades himself. Final is
	// the learner's, where he has overridden it.
	Verdict grading.Verdict `json:"verdict"`
	Final   string          `json:"final,omitempty"`
	// By says who compared: "offline grader", or a model beside it.
	By string `json:"by"`
	// Answers are those of the card, the best first; of a list its items, of a question
	// without one answer what is to be looked for in it.
	Answers []string `json:"answers"`
	// Source is the passage the answer stands in, with where in its Quote the answer is, as
	// byte offsets.
	Source notes.Source `json:"source"`
	Marks  [][2]int     `json:"marks"`
	// Proposed is the rating that is chosen unless the learner chooses another; 0 where he
	// has to. Choices are what each would lead to; nil where nothing counts.
	Proposed recall.Rating `json:"proposed"`
	Choices  []Interval    `json:"choices,omitempty"`
	Conf     int           `json:"conf,omitempty"`
	// Surprise is set where the learner was sure and wrong: shown in full, and asked again
	// in a week.
	Surprise string `json:"surprise,omitempty"`
	// Repair is what to do about a card that is forgotten again and again; nil where it is
	// not.
	Repair *Repair `json:"repair,omitempty"`
	// Opinion is that of a model, where one was asked.
	Opinion *Opinion `json:"opinion,omitempty"`
}

// An Interval is what a rating leads to.
type Interval struct {
	Rating recall.Rating `json:"rating"`
	Name   string        `json:"name"` // again, hard, good, easy
	Days   int           `json:"days"` // 0 within the session
	In     string        `json:"in"`   // "10 min", "6 days"
}

// ratingNames are what the ratings are called.
var ratingNames = [...]string{"", "again", "hard", "good", "easy"}

// RatingName is the word for a rating; "" for what is none.
func RatingName(r recall.Rating) string {
	if r < recall.Again || r > recall.Easy {
		return ""
	}
	return ratingNames[r]
}
