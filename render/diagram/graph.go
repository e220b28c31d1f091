package diagram

// A Direction is the way the edges of a graph mostly go.
type Direction string

// The directions.
const (
	Down  Direction = "TB"
	Up    Direction = "BT"
	Right Direction = "LR"
	Left  Direction = "RL"
)

// A Graph is nodes, the edges between them, and frames around them. IDs are unique
// among nodes and groups; an edge may end at either.
type Graph struct {
	Direction Direction
	Nodes     []Node
	Edges     []Edge
	Groups    []Group
}

// A Shape is the outline of a node.
type Shape string

// The shapes. Those that cells cannot show are drawn as the nearest that they can.
const (
	Box         Shape = "box"
	Rounded     Shape = "round"
	Stadium     Shape = "stadium"
	Subroutine  Shape = "subroutine"
	Cylinder    Shape = "cylinder"
	Circle      Shape = "circle"
	Double      Shape = "double"
	Diamond     Shape = "diamond"
	Hexagon     Shape = "hexagon"
	Slanted     Shape = "slanted"      // parallelogram
	SlantedBack Shape = "slanted-back" // the other way
	Trapezoid   Shape = "trapezoid"
	TrapezoidUp Shape = "trapezoid-up"
	Flag        Shape = "flag"  // odd: >text]
	Start       Shape = "start" // of a state diagram
	End         Shape = "end"
	Bar         Shape = "bar"    // fork and join
	Choice      Shape = "choice" // of a state diagram
	NoteShape   Shape = "note"
	Plain       Shape = "plain"  // text without an outline
	Commit      Shape = "commit" // of a gitGraph
	Cloud       Shape = "cloud"  // of a mind map
	Bang        Shape = "bang"
	Table       Shape = "table" // a class or an entity: its Rows stand below its label
)

// A Node is one node.
type Node struct {
	ID    string
	Label string // may hold "\n"; never markup
	Shape Shape
	Group string // the innermost group it lies in, "" for none
	// Rows are the compartments of a Table: members of a class, attributes of an entity.
	Rows [][]string
	Span Span
	// Mastery says how well the learner knows it: 0 unknown … 1 known; negative where
	// nothing is known of that. Blank has the label hidden, to be filled in.
	Mastery float64
	Blank   bool
}

// A Stroke is how a line is drawn.
type Stroke string

// The strokes.
const (
	Solid     Stroke = "solid"
	Dotted    Stroke = "dotted"
	Thick     Stroke = "thick"
	Invisible Stroke = "invisible" // keeps its place in the layout and is not drawn
)

// A Head is what a line ends in.
type Head string

// The heads.
const (
	NoHead      Head = ""
	Arrow       Head = "arrow"
	Dot         Head = "dot" // a circle
	Cross       Head = "cross"
	Triangle    Head = "triangle" // inheritance
	Rhomb       Head = "rhomb"    // aggregation
	FilledRhomb Head = "filled-rhomb"
	Lollipop    Head = "lollipop"
	One         Head = "one" // exactly one, of an ER diagram
	ZeroOne     Head = "zero-one"
	Many        Head = "many" // one or more
	ZeroMany    Head = "zero-many"
	// Half heads of a sequence: one side of an arrow's head, filled or a stroke.
	HalfTop     Head = "half-top"
	HalfBottom  Head = "half-bottom"
	StickTop    Head = "stick-top"
	StickBottom Head = "stick-bottom"
)

// An Edge is a line between two nodes or groups, by their IDs.
type Edge struct {
	ID       string // as the author called it; "" mostly
	From, To string
	Label    string
	Stroke   Stroke
	// Tail and Head are what it ends in at From and at To; TailLabel and HeadLabel
	// stand beside those ends.
	Tail, Head           Head
	TailLabel, HeadLabel string
	// Length is how many ranks it spans at least, from 1.
	Length int
	Span   Span
	Blank  bool // hidden, to be filled in
}

// A Group is a frame around nodes and other groups.
type Group struct {
	ID        string
	Label     string
	Parent    string    // "" at the top
	Direction Direction // of what lies in it; "" as the graph
	// Region is one of the parts of a state that are active at the same time.
	Region bool
	Span   Span
}
