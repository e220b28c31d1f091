package diagram

import "ken/render/chart"

// A Kind is a kind of diagram, by the word Mermaid begins it with.
type Kind string

// The kinds that are read and drawn.
const (
	Flowchart    Kind = "flowchart"
	State        Kind = "stateDiagram-v2"
	Class        Kind = "classDiagram"
	ER           Kind = "erDiagram"
	Git          Kind = "gitGraph"
	SequenceKind Kind = "sequenceDiagram"
	Mindmap      Kind = "mindmap"
	TimelineKind Kind = "timeline"
	GanttKind    Kind = "gantt"
	JourneyKind  Kind = "journey"
	Pie          Kind = "pie"
	XY           Kind = "xychart"
	Quadrant     Kind = "quadrantChart"
)

// A Diagram is one diagram. One of its parts is set, as Kind says.
type Diagram struct {
	Kind  Kind
	Title string
	// About is what the author wrote for those who cannot see it; "" where nothing.
	About string

	Graph    *Graph       // Flowchart, State, Class, ER, Git
	Sequence *Sequence    // SequenceKind
	Tree     *Branch      // Mindmap: its root
	Timeline *Timeline    // TimelineKind
	Gantt    *Gantt       // GanttKind
	Journey  *Journey     // JourneyKind
	Chart    *chart.Chart // Pie, XY, Quadrant
}

// A Span is where something stands in the text it was read from, in bytes; zero
// where there is no text.
type Span struct{ Start, End int }
