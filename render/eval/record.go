package main

// A record is one text of Mermaid's own, and what Mermaid makes of it.
type record struct {
	ID, Kind, Text, Err string
	OK                  bool

	Dir   string
	Nodes []struct{ ID, Text string }
	Edges []struct {
		S, T, Text, Type, Stroke string
		Len                      int
	}
	Subs []struct {
		ID, Title string
		Nodes     []string
	}
	Actors []struct{ Name, Desc, Type string }
	Msgs   []message
	Tree   *branch
	Tasks  []struct {
		S, T string
		E    []string
	}

	// What testdata/oracle.mjs adds.
	Title    string
	Boxes    *boxes
	Bars     []bar
	Branches []string
	Commits  []commit
	Points   []point
	Axes     []string
	Areas    []string
	Steps    []struct {
		S, T  string
		Score float64
		Who   []string
	}
}

// boxes are a state, class or ER diagram.
type boxes struct {
	Dir   string
	Nodes []struct {
		ID, Label, Shape, Parent, About string
		Marks                           []string
		Rows                            [][]string
	}
	Edges []struct {
		S, T, Label, Tail, Head, TailLabel, HeadLabel string
		Dotted                                        bool
	}
	Groups []struct {
		ID, Label, Parent, Dir string
		Divider                bool
	}
}

// A bar is a task of a Gantt chart; times are milliseconds since 1970.
type bar struct {
	S, T                                string
	Start, End, Last                    int64
	Done, Active, Crit, Milestone, Vert bool
}

// A commit is one of a gitGraph; Custom is its type where the author gave one.
type commit struct {
	ID, Message, Branch string
	Parents, Tags       []string
	Type, Custom        int
}

// A point is a value of a chart.
type point struct {
	Plot, Label string
	X, Y        float64
}

// A message is an entry of the list in which Mermaid keeps messages, notes, blocks
// and activations alike.
type message struct {
	From, To string
	Text     any
	Type     int
}

type branch struct {
	D string
	T int
	C []branch
}
