package chart

// A Kind says how the numbers of a chart are shown. An unknown one is drawn as [Bar].
type Kind string

// The kinds of charts. [Bar] and [Stacked] lie, one row for each label; [Column] and
// [Piled] stand, for what comes in an order such as days. [Line] and [Scatter] put
// points into a plane, [Spark] writes each series as one line.
const (
	Bar     Kind = "bar"
	Column  Kind = "column"
	Line    Kind = "line"
	Scatter Kind = "scatter"
	Stacked Kind = "stacked"
	Piled   Kind = "piled"
	Spark   Kind = "spark"
)

// A Chart is numbers with what they mean. Its zero value is a chart without numbers,
// and is drawn as such.
type Chart struct {
	Kind  Kind   `json:"kind"`
	Title string `json:"title,omitempty"`
	// X is the axis of what was counted or when, Y that of the values.
	X      Axis     `json:"x,omitzero"`
	Y      Axis     `json:"y,omitzero"`
	Series []Series `json:"series"`
	// Marks are lines to hold the values against.
	Marks []Mark `json:"marks,omitempty"`
	// Areas are texts in the plane of a [Line] or [Scatter], such as the names of its
	// quadrants.
	Areas []Area `json:"areas,omitempty"`
	// Note stands under the chart: where the numbers are from, what to look for.
	Note string `json:"note,omitempty"`
}

// An Axis is one direction of a chart. Its zero value takes everything from the data.
type Axis struct {
	Label string `json:"label,omitempty"`
	// Unit is written behind each value where it is short ("%", "d"), and behind the
	// label where it is not. Numbers are never converted: 90 with "%" is 90%.
	Unit string `json:"unit,omitempty"`
	// Min and Max are shown at least; values beyond them widen the axis.
	Min *float64 `json:"min,omitempty"`
	Max *float64 `json:"max,omitempty"`
	// Log makes each power of ten as long as the next. Values that are not above zero
	// have no place on such an axis, which the notes then say.
	Log bool `json:"log,omitempty"`
	// Ticks are the places to be labelled, where they are not to be chosen.
	Ticks []Tick `json:"ticks,omitempty"`
}

// A Tick is a labelled place on an axis; without a label its value is written.
type Tick struct {
	Value float64 `json:"value"`
	Label string  `json:"label,omitempty"`
}

// A Series is the values of one thing.
type Series struct {
	Name   string  `json:"name,omitempty"`
	Points []Point `json:"points"`
}

// A Point is one value, Y, of what is at X or has the Label. A series whose points
// are all at X 0 is spaced evenly, from 0 by 1. A Y that is NaN is a value nobody
// knows: a gap.
type Point struct {
	X     float64
	Label string
	Y     float64
	// Low and High are the ends of the interval the value is known to lie in, nil
	// where that is not known.
	Low, High *float64
}

// A Mark is a line across a [Bar], [Column], [Line] or [Scatter]: at the value At of
// an axis, or where X and Y are equal.
type Mark struct {
	// Axis is "y", which is also meant by "", "x", or "diagonal".
	Axis  string  `json:"axis,omitempty"`
	At    float64 `json:"at"`
	Label string  `json:"label,omitempty"`
}

// An Area is a text in the plane, centred on a place of it.
type Area struct {
	X     float64 `json:"x"`
	Y     float64 `json:"y"`
	Label string  `json:"label"`
}

// Axes a [Mark] may stand on.
const (
	onX        = "x"
	onY        = "y"
	onDiagonal = "diagonal"
)
