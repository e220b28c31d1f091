package diagram

// A Branch is a node of a mind map with what hangs on it.
type Branch struct {
	ID, Label string
	Shape     Shape
	Icon      string
	Children  []Branch
	Span      Span
	Mastery   float64 // as Node.Mastery
	Blank     bool
}

// A Timeline is periods in order, each with what happened in it.
type Timeline struct {
	Direction Direction
	Periods   []Period
}

// A Period is one point of a timeline.
type Period struct {
	Section string // "" where there are none
	Label   string
	Events  []string
	Span    Span
	Blank   bool
}

// A Gantt is tasks over days.
type Gantt struct {
	Tasks []Task
	// Axis is the form of dates along the axis in the words of strftime, "" for the usual.
	Axis string
}

// A Task is one bar. Times are milliseconds since 1970 UTC.
type Task struct {
	Section, ID, Label  string
	Start, End          int64
	Done, Active, Crit  bool
	Milestone, Vertical bool
	Span                Span
}

// A Journey is the steps of somebody's way, each with how it felt.
type Journey struct{ Steps []JourneyStep }

// A JourneyStep is one step; Score is from 1 to 5 as a rule.
type JourneyStep struct {
	Section, Label string
	Score          float64
	Actors         []string
	Span           Span
}
