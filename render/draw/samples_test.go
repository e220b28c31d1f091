package draw

import (
	"ken/render/chart"
	"ken/render/diagram"
)

// samples are one diagram of each kind, as somebody would draw it.
func samples() map[string]diagram.Diagram {
	return map[string]diagram.Diagram{
		"flowchart": {Kind: diagram.Flowchart, Title: "Backup path", Graph: sampleFlow()},
		"frames":    {Kind: diagram.Flowchart, Graph: sampleFrames()},
		"sealed":    {Kind: diagram.Flowchart, Graph: sampleSealed()},
		"quadrant":  {Kind: diagram.Quadrant, Title: "What to read next", Chart: sampleQuadrant()},
		"class":     {Kind: diagram.Class, Graph: sampleClasses()},
		"er":        {Kind: diagram.ER, Graph: sampleEntities()},
		"state":     {Kind: diagram.State, Graph: sampleStates()},
		"git":       {Kind: diagram.Git, Graph: sampleCommits()},
		"sequence":  {Kind: diagram.SequenceKind, Title: "How a question is answered", Sequence: sampleSequence()},
		"mindmap":   {Kind: diagram.Mindmap, Tree: sampleTree()},
		"timeline":  {Kind: diagram.TimelineKind, Timeline: sampleTimeline()},
		"gantt":     {Kind: diagram.GanttKind, Title: "Thesis", Gantt: sampleTasks()},
		"journey":   {Kind: diagram.JourneyKind, Journey: sampleJourney()},
	}
}

// node and edge write a graph briefly.
func node(id, label string, s diagram.Shape, group string) diagram.Node {
	return diagram.Node{ID: id, Label: label, Shape: s, Group: group, Mastery: -1}
}

func edge(from, to, label string) diagram.Edge {
	return diagram.Edge{From: from, To: to, Label: label, Stroke: diagram.Solid, Head: diagram.Arrow}
}

func sampleFlow() *diagram.Graph {
	thick, dotted := edge("zfs", "site", "weekly, by hand"), edge("space", "laptop", "")
	thick.Stroke, dotted.Stroke = diagram.Thick, diagram.Dotted
	g := &diagram.Graph{
		Direction: diagram.Right,
		Nodes: []diagram.Node{
			node("laptop", "laptop", diagram.Box, ""), node("home", "home server", diagram.Box, ""),
			node("site", "second site", diagram.Cylinder, ""), node("zfs", "ZFS mirror", diagram.Box, ""),
			node("space", "enough space?", diagram.Diamond, ""),
		},
		Edges: []diagram.Edge{
			edge("laptop", "home", "rsync"), edge("home", "site", "restic"), edge("home", "zfs", "snapshot"), thick, dotted,
			edge("space", "space", "retry"),
		},
	}
	g.Nodes[0].Mastery, g.Nodes[1].Mastery, g.Nodes[3].Blank = 1, 0.4, true
	return g
}

// sampleQuadrant has points near to each other and to the lines, and one at a corner.
func sampleQuadrant() *chart.Chart {
	at := func(label string, x, y float64) chart.Point { return chart.Point{Label: label, X: x, Y: y} }
	return &chart.Chart{
		Kind: chart.Scatter, X: chart.Axis{Label: "Short → Long"}, Y: chart.Axis{Label: "Known → New"},
		Areas: []chart.Area{{X: 0.75, Y: 0.75, Label: "Plan"}, {X: 0.25, Y: 0.75, Label: "Read now"}, {X: 0.75, Y: 0.25, Label: "Skip"}},
		Series: []chart.Series{{Points: []chart.Point{
			at("survey", 0.8, 0.9), at("学習", 0.2, 0.6), at("a paper on the middle", 0.5, 0.5), at("corner", 1, 0), at("beside it", 0.98, 0.02),
		}}},
	}
}

// sampleSealed has frames with directions of their own, one within another, and one
// with an edge to itself.
func sampleSealed() *diagram.Graph {
	return &diagram.Graph{
		Direction: diagram.Down,
		Nodes: []diagram.Node{
			node("q", "question", diagram.Rounded, ""), node("a", "search", diagram.Box, "find"), node("b", "rank", diagram.Box, "find"),
			node("c", "quote", diagram.Box, "prove"), node("d", "check", diagram.Diamond, "prove"), node("e", "answer", diagram.Stadium, "say"),
		},
		Edges: []diagram.Edge{
			edge("q", "find", ""), edge("a", "b", "1,000"), edge("find", "say", ""), edge("c", "d", ""), edge("prove", "e", "holds"),
			edge("find", "find", "again"),
		},
		Groups: []diagram.Group{
			{ID: "find", Label: "Find", Direction: diagram.Right},
			{ID: "say", Label: "Say it"},
			{ID: "prove", Label: "Prove", Parent: "say", Direction: diagram.Left},
		},
	}
}

func sampleFrames() *diagram.Graph {
	return &diagram.Graph{
		Direction: diagram.Down,
		Nodes: []diagram.Node{
			node("A", "", diagram.Box, ""), node("B", "", diagram.Box, ""), node("C", "", diagram.Box, "in"),
			node("D", "", diagram.Box, "in"), node("E", "", diagram.Box, "out"), node("F", "", diagram.Box, "out"),
			node("J", "学習計画", diagram.Rounded, "out"),
		},
		Edges: []diagram.Edge{
			edge("A", "B", ""), edge("B", "C", ""), edge("C", "D", "then"), edge("B", "D", ""), edge("D", "E", ""),
			edge("E", "F", ""), edge("E", "A", "back"), edge("F", "D", ""), edge("in", "J", "all of it"),
		},
		Groups: []diagram.Group{{ID: "in", Label: "Inner"}, {ID: "out", Label: "Outer frame"}},
	}
}

func sampleClasses() *diagram.Graph {
	table := func(id string, rows ...[]string) diagram.Node {
		n := node(id, id, diagram.Table, "")
		n.Rows = rows
		return n
	}
	return &diagram.Graph{
		Direction: diagram.Down,
		Nodes: []diagram.Node{
			table("Animal", []string{"+int age", "+String gender"}, []string{"+isMammal()", "+mate()"}),
			table("Duck", []string{"+String beakColor"}, []string{"+swim()", "+quack()"}),
			table("Fish", []string{"-int sizeInFeet"}, []string{"-canEat()"}),
			table("Pond"),
		},
		Edges: []diagram.Edge{
			{From: "Animal", To: "Duck", Tail: diagram.Triangle},
			{From: "Animal", To: "Fish", Tail: diagram.Triangle},
			{From: "Pond", To: "Duck", Tail: diagram.FilledRhomb, Label: "lives in", TailLabel: "1", HeadLabel: "0..*"},
		},
	}
}

func sampleEntities() *diagram.Graph {
	order := node("ORDER", "ORDER", diagram.Table, "")
	order.Rows = [][]string{{"int orderNumber PK", "string address"}}
	return &diagram.Graph{
		Direction: diagram.Right,
		Nodes:     []diagram.Node{node("CUSTOMER", "", diagram.Table, ""), order, node("ITEM", "", diagram.Table, "")},
		Edges: []diagram.Edge{
			{From: "CUSTOMER", To: "ORDER", Tail: diagram.One, Head: diagram.ZeroMany, Label: "places"},
			{From: "ORDER", To: "ITEM", Tail: diagram.One, Head: diagram.Many, Label: "contains", Stroke: diagram.Dotted},
		},
	}
}

func sampleStates() *diagram.Graph {
	aside := edge("Still", "note", "")
	aside.Head, aside.Stroke = diagram.NoHead, diagram.Dotted
	return &diagram.Graph{
		Direction: diagram.Down,
		Nodes: []diagram.Node{
			node("s", "", diagram.Start, ""), node("Still", "", diagram.Rounded, ""), node("Moving", "", diagram.Rounded, "Active"),
			node("fork", "", diagram.Bar, "Active"), node("X", "", diagram.Rounded, "Active"), node("Y", "", diagram.Rounded, "Active"),
			node("c", "", diagram.Choice, ""), node("e", "", diagram.End, ""), node("note", "a note\nabout still", diagram.NoteShape, ""),
		},
		Groups: []diagram.Group{{ID: "Active", Label: "Active"}},
		Edges: []diagram.Edge{
			edge("s", "Still", ""), edge("Still", "Moving", "push"), edge("Moving", "fork", ""), edge("fork", "X", ""),
			edge("fork", "Y", ""), edge("X", "c", ""), edge("Y", "c", ""), edge("c", "Still", "again"), edge("c", "e", "done"),
			aside, edge("Still", "Still", "wait"),
		},
	}
}

func sampleCommits() *diagram.Graph {
	c := func(id, label, branch string) diagram.Node { return node(id, label, diagram.Commit, branch) }
	g := &diagram.Graph{
		Groups: []diagram.Group{{ID: "main", Label: "main"}, {ID: "dev", Label: "develop"}},
		Nodes: []diagram.Node{
			c("1", "first", "main"), c("2", "idea", "dev"), c("3", "repair", "main"), c("4", "proof", "dev"), c("5", "merged, v1.0", "main"),
		},
	}
	for _, e := range [][2]string{{"1", "2"}, {"1", "3"}, {"2", "4"}, {"3", "5"}, {"4", "5"}} {
		g.Edges = append(g.Edges, diagram.Edge{From: e[0], To: e[1], Stroke: diagram.Solid})
	}
	return g
}

func sampleSequence() *diagram.Sequence {
	says := func(from, to, text string) diagram.Item {
		return diagram.Item{Kind: diagram.MessageItem, From: from, To: to, Text: text, Head: diagram.Arrow, Stroke: diagram.Solid}
	}
	back := func(from, to, text string) diagram.Item {
		it := says(from, to, text)
		it.Stroke = diagram.Dotted
		return it
	}
	return &diagram.Sequence{
		Actors: []diagram.Actor{
			{ID: "you", Label: "You", Kind: "actor", Box: -1},
			{ID: "ken", Label: "ken", Box: -1},
			{ID: "index", Label: "index", Kind: "database", Box: -1},
			{ID: "model", Label: "学習 model", Box: -1},
		},
		Items: []diagram.Item{
			says("you", "ken", "ask a question"),
			{Kind: diagram.ActivateOn, From: "ken"},
			says("ken", "index", "find passages"), back("index", "ken", "3 passages (stats.md:40-62)"),
			{Kind: diagram.BlockItem, Word: "alt", Text: "enough support", Branches: []diagram.BlockBranch{
				{Items: []diagram.Item{
					says("ken", "model", "write"), back("model", "ken", "draft"), says("ken", "ken", "check each claim"),
					{Kind: diagram.BlockItem, Word: "loop", Text: "each claim", Branches: []diagram.BlockBranch{
						{Items: []diagram.Item{says("ken", "index", "holds?")}},
					}},
				}},
				{Text: "nothing found", Items: []diagram.Item{
					{Kind: diagram.NoteItem, Place: "over", From: "ken", To: "index", Text: "say so, and name the nearest headings"},
				}},
			}},
			back("ken", "you", "answer"),
			{Kind: diagram.ActivateOff, From: "ken"},
			{Kind: diagram.NoteItem, Place: "right", From: "model", Text: "it goes"},
			{Kind: diagram.DestroyItem, From: "model"},
			says("ken", "model", "close"),
		},
	}
}

func sampleTree() *diagram.Branch {
	b := func(label string, c ...diagram.Branch) diagram.Branch {
		return diagram.Branch{Label: label, Children: c, Mastery: -1}
	}
	root := b("Exam plan",
		b("Reading", b("Methods"), b("Past papers", b("2023"), b("2024"))), b("Weak spots", b("Confidence intervals")),
		b("Practice", b("Flashcards", b("Spaced recall")), b("Teach back")), b("Logistics", b("Room 4B, 09:00")))
	return &root
}

func sampleTimeline() *diagram.Timeline {
	return &diagram.Timeline{Periods: []diagram.Period{
		{Section: "Autumn", Label: "Sep", Events: []string{"Apply to three schools", "Book the language test"}},
		{Section: "Autumn", Label: "Oct", Events: []string{"Draft essays"}},
		{Section: "Winter", Label: "January", Events: []string{"Wait"}},
	}}
}

func sampleTasks() *diagram.Gantt {
	const day, first = 86_400_000, 1_767_225_600_000 // 2026-01-01
	at := func(n int64) int64 { return first + n*day }
	return &diagram.Gantt{Tasks: []diagram.Task{
		{Section: "Writing", Label: "Methods", Start: at(0), End: at(14), Done: true},
		{Section: "Writing", Label: "Results", Start: at(10), End: at(30), Active: true},
		{Section: "Defence", Label: "Talk", Start: at(30), End: at(33), Crit: true},
		{Section: "Defence", Label: "The day", Start: at(40), End: at(40), Milestone: true},
	}}
}

func sampleJourney() *diagram.Journey {
	return &diagram.Journey{Steps: []diagram.JourneyStep{
		{Section: "Morning", Label: "Make tea", Score: 5, Actors: []string{"Me"}},
		{Section: "Morning", Label: "Do work", Score: 1, Actors: []string{"Me", "Cat"}},
	}}
}
