package diagram

import (
	"encoding/json"

	"ken/notes"
	"ken/render/diagram"
	"ken/skills/brief"
	"ken/skills/proof"
)

// A Form is what a diagram shows.
type Form string

// The forms.
const (
	Process      Form = "process"      // steps, one after the other
	Dependencies Form = "dependencies" // what waits for, needs, feeds or calls what
	Timeline     Form = "timeline"     // what happened when
	Mindmap      Form = "mindmap"      // headings and lists
	People       Form = "people"       // who answers for and decided what
	Concepts     Form = "concepts"     // what a thing is and is made of
	Imports      Form = "imports"      // which package imports which
)

// Forms returns all forms, in the order in which one of two that fit alike is chosen.
func Forms() []Form {
	return []Form{Process, Dependencies, Timeline, People, Concepts, Imports, Mindmap}
}

// A Drawn is a diagram with the places that it rests on.
type Drawn struct {
	Diagram diagram.Diagram
	Form    Form
	Title   string
	// Topic is what was asked for: words, or the path of a document or folder.
	Topic string
	// Engine is "offline", or who the model is that drew it. Fallback says why the offline
	// engine drew although a model was asked, "" where it did not.
	Engine, Fallback string
	Date             string // the day it was drawn: 2026-12-01
	Path, SVGPath    string // where it was kept, "" where it was not

	Nodes []Node
	Edges []Edge
	// LeftOut is what was found and not drawn, with the reason; More counts what
	// was found and for which there was no room; it was not held against its lines.
	LeftOut []Omission
	More    int
	// Disputes are pairs of edges that cannot both hold, as indexes into Edges.
	Disputes [][2]int
	// Withheld is what was not sent to the model.
	Withheld []brief.Withheld
	// Nearest are headings that come closest, where nothing was found.
	Nearest []notes.Source

	request Request
}

// Found tells whether there is anything to see.
func (d Drawn) Found() bool { return len(d.Edges) > 0 }

// A Node is a node of any kind of diagram: of a timeline its periods and events, of a
// mind map its branches.
type Node struct {
	ID    string         `json:"id"`
	Label string         `json:"label"`
	Shape diagram.Shape  `json:"shape"`
	Group string         `json:"group"`
	Cites []notes.Source `json:"citations"`
	// Mastery is how well the learner knows it, 0 to 1; nil where nothing is known of that.
	Mastery *float64 `json:"mastery,omitempty"`
}

// An Edge is a claim: two nodes, and the places that say how they belong together. Those
// of a mind map lead from a branch to one that hangs on it, those of a timeline from a
// day to what happened then.
type Edge struct {
	From  string         `json:"from"`
	To    string         `json:"to"`
	Label string         `json:"label"`
	Style diagram.Stroke `json:"style"`
	Cites []notes.Source `json:"citations"`
	// Sentence says the edge in words: "pump → tank", "Roche chairs → board".
	Sentence string `json:"sentence"`
	// Verdict is what skills/proof finds of the sentence beside its citations.
	Verdict proof.Verdict `json:"verdict"`
	// Kind is what it was read from: "list", "words", "table", "cell", "diagram", "fact",
	// "heading", "definition", "code", "model".
	Kind string `json:"kind"`
}

// An Omission is something that was found and not drawn.
type Omission struct {
	What   string       `json:"what"`
	Why    string       `json:"why"`
	Source notes.Source `json:"source"`
}

// direction is the way the drawing goes, "" for what has none.
func (d Drawn) direction() diagram.Direction {
	switch {
	case d.Diagram.Graph != nil:
		return d.Diagram.Graph.Direction
	case d.Diagram.Timeline != nil:
		return d.Diagram.Timeline.Direction
	}
	return ""
}

// JSON returns the diagram as ken diagram prints it with --json, with the text that it
// has as Mermaid, without a line end.
func (d Drawn) JSON(mermaid string) ([]byte, error) {
	return json.Marshal(struct {
		Type      diagram.Kind      `json:"type"`
		Direction diagram.Direction `json:"direction"`
		Title     string            `json:"title"`
		Form      Form              `json:"form"`
		Path      string            `json:"path,omitempty"`
		SVG       string            `json:"svg,omitempty"`
		Engine    string            `json:"engine"`
		Nodes     []Node            `json:"nodes"`
		Edges     []Edge            `json:"edges"`
		LeftOut   []Omission        `json:"left_out"`
		More      int               `json:"more"`
		Disputes  [][2]int          `json:"disputes"`
		Withheld  []brief.Withheld  `json:"withheld,omitempty"`
		Mermaid   string            `json:"mermaid"`
	}{
		d.Diagram.Kind, d.direction(), d.Title, d.Form, d.Path, d.SVGPath, d.Engine, filled(d.Nodes), filled(d.Edges),
		filled(d.LeftOut), d.More, filled(d.Disputes), d.Withheld, mermaid,
	})
}

// filled is a list that is written as [] where it is empty.
func filled[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
