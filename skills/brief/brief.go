package brief

import (
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
	NotFound []string  `json:"not_found"`
	Disputes []Dispute `json:"disputes"`
	Context  Context   `json:"context"`
	// Found is false where the documents do not answer the topic at all.
	Found bool `json:"found"`
}

// A Section is a heading and the sentences under it.
type Section struct {
	Heading string `json:"heading"`
	// Theme groups sentences of one section; a theme is drawn as a heading below it.
	Sentences []Sentence `json:"sentences"`
}

// A Sentence is one statement with what carries it.
type Sentence struct {
	Text      string         `json:"text"`
	Verdict   proof.Verdict  `json:"verdict"`
	Citations []notes.Source `json:"citations"`
	Theme     string         `json:"theme,omitempty"`
}

// A Refused sentence is one that could not be supported, and why.
type Refused struct {
	Text string `json:"text"`
	Why  string `json:"why"`
}

// A Dispute is two places that say different things of one matter.
type Dispute struct {
	About   string       `json:"about"`
	Current notes.Source `json:"current"`
	Other   notes.Source `json:"other"`
	Why     string       `json:"why"`
}

// Context is what of the user's goals and preferences bore on the brief.
type Context struct {
	Goals       []GoalUse       `json:"goals"`
	Preferences []PreferenceUse `json:"preferences"`
}

// A GoalUse is a goal and whether the brief serves it.
type GoalUse struct {
	Text string `json:"text"`
	Line int    `json:"line"`
	Path string `json:"path"`
	Used bool   `json:"used"`
}

// A PreferenceUse is a preference and whether the brief keeps to it: "pass",
// "fail" or "unchecked".
type PreferenceUse struct {
	Text  string `json:"text"`
	Line  int    `json:"line"`
	Path  string `json:"path"`
	Check string `json:"check"`
	// Why says what was counted or why it cannot be checked.
	Why string `json:"why,omitempty"`
}
