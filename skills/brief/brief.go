package brief

import (
	"strings"
	"time"

	"ken/notes"
	"ken/skills/proof"
)

// A Brief is one finished brief: what was written, what it rests on, and what of
// the user's context it obeys.
type Brief struct {
	Kind     string    `json:"kind"`
	Topic    string    `json:"topic"`
	Title    string    `json:"title"`
	Path     string    `json:"path"` // in the workspace; "" while it is not kept
	Engine   string    `json:"engine"`
	Sections []Section `json:"sections"`
	// NotSupported are sentences a model wrote that no passage carries.
	NotSupported []Refused `json:"not_supported"`
	// NotFound are what was asked and is not in the documents.
	NotFound []string `json:"not_found"`
	// Lacking are what a document of the kind should hold and this one could not be given,
	// as it is printed: "no outcome given".
	Lacking  []string  `json:"lacking,omitempty"`
	Disputes []Dispute `json:"disputes"`
	Context  Context   `json:"context"`
	// Criteria are what a document of this kind has to be, and whether this one is.
	Criteria []Met `json:"criteria"`
	// Found is false where the documents do not answer the topic at all; Nearest are
	// then the places that come closest.
	Found bool `json:"found"`
	// Fallback says why the offline engine wrote although a model is set; "" else.
	Fallback string `json:"fallback,omitempty"`
	// Offline are the sections that the offline engine wrote, where a model did.
	Offline []Section `json:"offline,omitempty"`
	// Withheld is what was not sent to the model.
	Withheld []Withheld     `json:"withheld,omitempty"`
	Nearest  []notes.Source `json:"nearest,omitempty"`
	// Date is the day the brief was written, as it is printed.
	Date string `json:"date"`
	// Prose tells that the body is written as paragraphs and not as lists.
	Prose bool `json:"-"`
	// Sources are the documents cited, in the order of their first citation.
	Sources []Cited `json:"-"`

	// Since and Until are the first and the last day that it speaks of, "" for all time.
	Since string `json:"since,omitempty"`
	Until string `json:"until,omitempty"`

	request  Request // what it was written for
	written  time.Time
	numbered bool // lists have numbers
	// notFoundBefore is the heading that what is not found is printed before, "" for the
	// usual place.
	notFoundBefore string
	old            map[string]string // see [Brief.Outdated]
}

// The headings of a brief, in order. Other kinds have some of them too.
const (
	Answer   = "Answer"
	Says     = "What the documents say"
	Disagree = "Where they disagree"
	NotFound = "Not found"
	Goals    = "What it means for your goals"
	Sources  = "Sources"
	Used     = "Context used"
	// Unsupported lists what a model wrote that no passage carries.
	Unsupported = "Could not support"
)

// A Cited document is one that a brief rests on.
type Cited struct {
	Path  string
	Title string
	Dated string // the document's own date as it is printed, "" if it has none
	Lines []int
	// Parts names for each of Lines the page, sheet or message it is on, "" in documents
	// with lines of their own.
	Parts []string
	when  time.Time // its own date, zero if it has none
}

// sentences returns the sentences of all sections, in order.
func (b Brief) sentences() []Sentence {
	var out []Sentence
	for _, s := range b.Sections {
		out = append(out, s.Sentences...)
	}
	return out
}

// Words counts the words of the body: all sentences, without headings, sources and
// footnotes.
func (b Brief) Words() int {
	n := 0
	for _, s := range b.sentences() {
		n += len(strings.Fields(s.Text))
	}
	return n
}

// A Section is a heading and the sentences under it.
type Section struct {
	Heading   string     `json:"heading"`
	Sentences []Sentence `json:"sentences"`
	// Lines are what the program itself says under the heading, which claims nothing of what
	// the documents say; the heading is then one that [proof.ReadNote] passes over.
	Lines []Line `json:"lines,omitempty"`
	// Paired tells that sentences of one theme belong together: one without the other would
	// mislead.
	Paired bool `json:"-"`
}

func (s Section) empty() bool { return len(s.Sentences)+len(s.Lines) == 0 }

// A Line is something the program says, with the places it speaks of. One without a line
// is a whole document.
type Line struct {
	Text string         `json:"text"`
	At   []notes.Source `json:"at,omitempty"`
}

// A Sentence is one statement with what carries it.
type Sentence struct {
	Text      string         `json:"text"`
	Verdict   proof.Verdict  `json:"verdict"`
	Citations []notes.Source `json:"citations"`
	// By names the check that decided the verdict, Reason what it found; see [proof.Check].
	By     string `json:"by"`
	Reason string `json:"reason,omitempty"`
	// Box is drawn before the sentence of a step: "[ ]" or "[x]"; "" for any other.
	Box string `json:"box,omitempty"`
	// Theme groups sentences of one section; it is drawn as a heading below it.
	Theme string `json:"theme,omitempty"`
	// On is the day or month that the sentence is of, as "2026-11-14"; "" where that is not
	// told.
	On string `json:"on,omitempty"`
	// Owner, Due and State are those of the fact that a step was made of; Due is a day
	// (2026-12-01) or month, else as it is written.
	Owner string `json:"owner,omitempty"`
	Due   string `json:"due,omitempty"`
	State string `json:"state,omitempty"`
	// Serves are the numbers of the goals that it speaks of.
	Serves []int  `json:"serves,omitempty"`
	goal   string // which goal it states, "" for any other sentence
}

// A Refused sentence is one that could not be supported, and why.
type Refused struct {
	Text string `json:"text"`
	Why  string `json:"why"`
	// Own are numbers, names and dates of it that stand in nothing the model was given.
	Own []string `json:"own,omitempty"`
}

// A Dispute is two places that say different things of one matter.
type Dispute struct {
	About   string       `json:"about"`
	Current notes.Source `json:"current"`
	Other   notes.Source `json:"other"`
	Why     string       `json:"why"`
	// Settled tells that Other was replaced; else both are current.
	Settled bool `json:"settled"`
}

// Context is what of the user's goals and preferences bore on the brief.
type Context struct {
	Goals       []GoalUse       `json:"goals"`
	Preferences []PreferenceUse `json:"preferences"`
}

// A Met criterion is one that a document keeps to or not: its check is "pass" or "fail".
type Met struct {
	Text  string `json:"text"`
	Check string `json:"check"`
	// Why says what was counted; "" where there is nothing to say.
	Why string `json:"why,omitempty"`
}

// A GoalUse is a goal and whether the brief serves it.
type GoalUse struct {
	Text string `json:"text"`
	Line int    `json:"line"`
	Path string `json:"path"`
	Used bool   `json:"used"`
	// Number counts the goals from 1, as "ken context" shows them.
	Number int `json:"number"`
}

// A PreferenceUse is a preference and whether the brief keeps to it: "pass",
// "fail" or "unchecked".
type PreferenceUse struct {
	Text  string `json:"text"`
	Line  int    `json:"line"`
	Path  string `json:"path"`
	Check string `json:"check"`
	// Why says what was counted and where, or why it cannot be checked.
	Why string `json:"why,omitempty"`
	// Number counts the preferences from 1, as "ken context" shows them.
	Number int `json:"number"`
}
