package mermaid

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"ken/render/chart"
	"ken/render/diagram"
)

// A maker makes diagrams by chance, the same on every run.
type maker struct{ *rand.Rand }

var letters = []rune("abc XYZ 019 \"#;:&<>[](){}|%\\~*_`'@=+-./,äß学習→🙂")

// label is a text of any signs, on one line or several.
func (m maker) label() string {
	var b strings.Builder
	for range m.IntN(12) {
		b.WriteRune(letters[m.IntN(len(letters))])
		if m.IntN(15) == 0 {
			b.WriteByte('\n')
		}
	}
	lines := strings.Split(b.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	words := []string{"", "title ", "section ", "end", "wrap:", "class ", "note ", "timeline", "mindmap", "#quot;", "<br>", "%%", "«x»"}
	text := words[m.IntN(len(words))*m.IntN(2)] + strings.Join(lines, "\n")
	return strings.TrimSpace(strings.ReplaceAll(text, " \n", "\n"))
}

// line is a label without line ends.
func (m maker) line() string { return strings.TrimSpace(strings.ReplaceAll(m.label(), "\n", " ")) }

func pick[T any](m maker, of ...T) T { return of[m.IntN(len(of))] }

// graph is nodes in groups, with edges.
func (m maker) graph(shapes ...diagram.Shape) *diagram.Graph {
	g := &diagram.Graph{Direction: pick(m, diagram.Down, diagram.Right, diagram.Left, diagram.Up)}
	parents := []string{""}
	for i := range m.IntN(4) {
		id := fmt.Sprintf("g%d", i)
		g.Groups = append(g.Groups, diagram.Group{ID: id, Label: m.label(), Parent: pick(m, parents...), Direction: pick(m, "", diagram.Right)})
		parents = append(parents, id)
	}
	ids := parents[1:]
	for i := range 1 + m.IntN(8) {
		id := pick(m, "n", "Node_", "end_", "学") + fmt.Sprint(i)
		ids = append(ids, id)
		g.Nodes = append(g.Nodes, diagram.Node{ID: id, Label: m.label(), Shape: pick(m, shapes...), Group: pick(m, parents...), Mastery: -1})
	}
	for range m.IntN(8) {
		e := diagram.Edge{From: pick(m, ids...), To: pick(m, ids...), Label: m.label(), Stroke: diagram.Solid, Head: diagram.Arrow, Length: 1}
		g.Edges = append(g.Edges, e)
	}
	g.Groups = arrange(g.Groups)
	return g
}

func (m maker) flow() *diagram.Graph {
	var shapes []diagram.Shape
	for _, b := range writtenBrackets {
		shapes = append(shapes, b.shape)
	}
	g := m.graph(append(shapes, diagram.Start, diagram.End, diagram.Bar, diagram.Plain, diagram.Cloud, diagram.NoteShape)...)
	for i := range g.Edges {
		e := &g.Edges[i]
		e.Stroke = pick(m, diagram.Solid, diagram.Dotted, diagram.Thick, diagram.Invisible)
		e.Length = 1 + m.IntN(10)
		e.Head = pick(m, diagram.NoHead, diagram.Arrow, diagram.Dot, diagram.Cross)
		if e.Stroke == diagram.Invisible {
			e.Head = ""
		}
		e.Tail = pick(m, "", e.Head)
		if m.IntN(4) == 0 {
			e.ID = fmt.Sprintf("e%d", i)
		}
	}
	return g
}

func (m maker) states() *diagram.Graph {
	g := m.graph(diagram.Rounded, diagram.Rounded, diagram.Bar, diagram.Choice)
	for i := range g.Nodes {
		if n := &g.Nodes[i]; n.Shape != diagram.Rounded {
			n.Label = ""
		}
	}
	first := g.Nodes[0]
	start, end := first.Group+"_start", first.Group+"_end"
	if first.Group == "" {
		start, end = "root_start", "root_end"
	}
	g.Nodes = append(g.Nodes,
		diagram.Node{ID: start, Shape: diagram.Start, Group: first.Group, Mastery: -1},
		diagram.Node{ID: end, Shape: diagram.End, Group: first.Group, Mastery: -1},
		diagram.Node{ID: first.ID + "----note-1", Label: m.label() + "x", Shape: diagram.NoteShape, Group: first.Group, Mastery: -1})
	g.Edges = append(g.Edges,
		diagram.Edge{From: start, To: first.ID, Stroke: diagram.Solid, Head: diagram.Arrow, Length: 1},
		diagram.Edge{From: first.ID, To: end, Stroke: diagram.Solid, Head: diagram.Arrow, Length: 1},
		diagram.Edge{From: first.ID, To: first.ID + "----note-1", Stroke: diagram.Dotted, Length: 1})
	arrangeStates(g)
	return g
}

func (m maker) classes() *diagram.Graph {
	g := m.graph(diagram.Table)
	full := map[string]bool{}
	for i := range g.Groups {
		g.Groups[i].Direction, g.Groups[i].Parent = "", ""
	}
	for i := range g.Nodes {
		n := &g.Nodes[i]
		full[n.Group] = true
		_, n.Label = splitMarks(n.Label)
		if m.IntN(2) == 0 {
			n.Label = strings.TrimSpace("«interface»\n" + n.Label)
			n.Rows = [][]string{{"+int x"}, {"#run(a, b) List<int>", "f()" + m.line()}}
		}
	}
	var groups []diagram.Group
	for _, o := range g.Groups {
		if full[o.ID] {
			groups = append(groups, o)
		}
	}
	g.Groups = groups
	for i := range g.Edges {
		e := &g.Edges[i]
		e.From, e.To = pick(m, g.Nodes...).ID, pick(m, g.Nodes...).ID
		e.Stroke = pick(m, diagram.Solid, diagram.Dotted)
		e.Tail = pick(m, "", diagram.Arrow, diagram.Triangle, diagram.Rhomb, diagram.FilledRhomb)
		e.Head = pick(m, "", diagram.Arrow, diagram.Triangle, diagram.Rhomb, diagram.FilledRhomb)
		e.TailLabel, e.HeadLabel = m.label(), m.label()
	}
	arrangeClasses(g)
	return g
}

func (m maker) entities() *diagram.Graph {
	g := m.graph(diagram.Table)
	for i := range g.Nodes {
		if m.IntN(2) == 0 {
			g.Nodes[i].Rows = [][]string{{"string name PK,FK", `List<int> x "` + m.line() + `"`}}
		}
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		e.From, e.To = pick(m, g.Nodes...).ID, pick(m, g.Nodes...).ID
		e.Stroke = pick(m, diagram.Solid, diagram.Dotted)
		e.Tail = pick(m, diagram.One, diagram.ZeroOne, diagram.Many, diagram.ZeroMany)
		e.Head = pick(m, diagram.One, diagram.ZeroOne, diagram.Many, diagram.ZeroMany)
	}
	rank := map[string]int{}
	for i, o := range g.Groups {
		rank[o.ID] = i + 1
	}
	var nodes []diagram.Node
	for r := range len(g.Groups) + 1 {
		for _, n := range g.Nodes {
			if rank[n.Group] == r {
				nodes = append(nodes, n)
			}
		}
	}
	g.Nodes = nodes
	return g
}

// history is what is read of commands by chance.
func (m maker) history() *diagram.Graph {
	text := "gitGraph\ncommit\n"
	for i := range m.IntN(15) {
		text += pick(m, "commit\n", fmt.Sprintf("commit id: \"k%d\" tag: %s type: HIGHLIGHT\n", i, quote(m.line()+"t")),
			fmt.Sprintf("branch b%d\ncommit\n", i), "checkout main\n", "commit type: REVERSE\n", fmt.Sprintf("branch c%d order: %d\n", i, m.IntN(4)))
	}
	d, err := Parse(text + "checkout main\ncommit\nbranch last\ncommit\ncheckout main\nmerge last\n")
	if err != nil {
		panic(err)
	}
	return Bare(d).Graph
}

func (m maker) items(depth int) []diagram.Item {
	var out []diagram.Item
	for range m.IntN(5) {
		a, b := pick(m, "a", "Bob", "c d"), pick(m, "a", "Bob", "c d")
		form := pick(m, arrows...)
		switch m.IntN(5) {
		case 0:
			out = append(out, diagram.Item{Kind: diagram.NoteItem, From: a, Text: m.label(), Place: pick(m, "left", "right", "over")})
		case 1:
			out = append(out, diagram.Item{Kind: diagram.ActivateOn, From: a}, diagram.Item{Kind: diagram.ActivateOff, From: a})
		case 2:
			if depth < 3 {
				out = append(out, m.block(depth))
			}
		default:
			out = append(out, diagram.Item{
				Kind: diagram.MessageItem, From: a, To: b, Text: m.label(), Stroke: form.stroke, Tail: form.tail, Head: form.head,
				Async: form.async, CentralHead: m.IntN(9) == 0,
			})
		}
	}
	return out
}

func (m maker) block(depth int) diagram.Item {
	it := diagram.Item{Kind: diagram.BlockItem, Word: pick(m, blockWords...), Text: m.label()}
	it.Branches = []diagram.BlockBranch{{Text: it.Text, Items: m.items(depth + 1)}}
	for _, words := range branchWords {
		if hasWord(words, it.Word) {
			it.Branches = append(it.Branches, diagram.BlockBranch{Text: m.label(), Items: m.items(depth + 1)})
		}
	}
	return it
}

func (m maker) talk() *diagram.Sequence {
	return &diagram.Sequence{
		Actors: []diagram.Actor{
			{ID: "a", Label: m.label(), Kind: "participant", Box: 0},
			{ID: "Bob", Label: m.label(), Kind: pick(m, "actor", "database", "queue"), Box: 0},
			{ID: "c d", Label: "c d", Kind: "participant", Box: -1},
		},
		Boxes: []diagram.ActorBox{{Label: m.line(), Color: pick(m, "", "red", "rgb(1,2,3)")}},
		Items: m.items(0), Numbered: m.IntN(2) == 0, First: 1, Step: 1,
	}
}

func (m maker) branch(depth int) diagram.Branch {
	b := diagram.Branch{
		Label: m.label(), Shape: pick(m, diagram.Plain, diagram.Box, diagram.Rounded, diagram.Circle, diagram.Cloud, diagram.Bang, diagram.Hexagon),
		Icon: pick(m, "", "fa fa-book"), Mastery: -1,
	}
	if b.Shape != diagram.Plain {
		b.ID = pick(m, "", "id (1)")
	}
	for range m.IntN(4 - depth) {
		b.Children = append(b.Children, m.branch(depth+1))
	}
	return b
}

// diagram is one of a kind.
func (m maker) diagram(kind diagram.Kind) diagram.Diagram {
	d := diagram.Diagram{Kind: kind, Title: m.line()}
	if kind != diagram.Mindmap {
		d.About = m.label()
	}
	switch kind {
	case diagram.Flowchart:
		d.Graph = m.flow()
	case diagram.State:
		d.Graph = m.states()
	case diagram.Class:
		d.Graph = m.classes()
	case diagram.ER:
		d.Graph = m.entities()
	case diagram.Git:
		d.Graph = m.history()
	case diagram.SequenceKind:
		d.Sequence = m.talk()
	case diagram.Mindmap:
		b := m.branch(0)
		d.Tree = &b
	default:
		m.fill(&d)
	}
	return d
}

// fill makes what is a list or a chart.
func (m maker) fill(d *diagram.Diagram) {
	switch d.Kind {
	case diagram.TimelineKind:
		d.Timeline = &diagram.Timeline{Direction: pick(m, diagram.Right, diagram.Down)}
		for range m.IntN(5) {
			d.Timeline.Periods = append(d.Timeline.Periods, diagram.Period{Section: "", Label: m.label(), Events: []string{m.label(), m.label()}})
		}
	case diagram.JourneyKind:
		d.Journey = &diagram.Journey{Steps: []diagram.JourneyStep{{Section: m.label() + "s", Label: m.label(), Score: 3.5, Actors: []string{m.label(), m.label()}}}}
	case diagram.GanttKind:
		at := int64(m.IntN(20_000)) * day
		d.Gantt = &diagram.Gantt{Axis: "%d.%m.", Tasks: []diagram.Task{
			{Section: m.label() + "s", ID: "id" + m.line(), Label: m.label(), Start: at, End: at + pick(m, day, 1500), Crit: m.IntN(2) == 0, Milestone: m.IntN(2) == 0},
			{Section: "last", Label: m.label(), Start: at, End: at, Done: true},
		}}
	default:
		d.Chart = m.chart(d.Kind)
	}
}

func (m maker) chart(kind diagram.Kind) *chart.Chart {
	low, high := 0.0, 1.0
	switch kind {
	case diagram.Pie:
		return &chart.Chart{Kind: chart.Bar, Series: []chart.Series{{Points: []chart.Point{{Label: m.label() + "1", Y: 2.5}, {Label: m.label() + "2", Y: 0}}}}}
	case diagram.XY:
		name := m.label()
		return &chart.Chart{
			Kind: pick(m, chart.Bar, chart.Column, chart.Line), X: chart.Axis{Label: m.label()}, Y: chart.Axis{Label: m.label(), Min: &low, Max: &high},
			Series: []chart.Series{
				{Name: m.label(), Points: []chart.Point{{Label: name + "1", Y: -2.5}, {Label: "b", Y: 3}}},
				{Points: []chart.Point{{Label: name + "1", Y: 1}}},
			},
		}
	}
	return &chart.Chart{
		Kind: chart.Scatter, X: chart.Axis{Label: "low → high", Min: &low, Max: &high}, Y: chart.Axis{Min: &low, Max: &high},
		Areas:  []chart.Area{{X: 0.75, Y: 0.75, Label: m.label()}},
		Series: []chart.Series{{Points: []chart.Point{{Label: m.label(), X: 0.25, Y: 1}}}},
	}
}

// TestWriteIsRead writes diagrams made by chance, of every kind and with labels of any
// signs, and expects the same to be read.
func TestWriteIsRead(t *testing.T) {
	n := 300
	if testing.Short() {
		n = 30
	}
	for _, kind := range []diagram.Kind{
		diagram.Flowchart, diagram.State, diagram.Class, diagram.ER, diagram.Git, diagram.SequenceKind, diagram.Mindmap,
		diagram.TimelineKind, diagram.GanttKind, diagram.JourneyKind, diagram.Pie, diagram.XY, diagram.Quadrant,
	} {
		m := maker{rand.New(rand.NewPCG(1, 2))}
		for i := range n {
			d := m.diagram(kind)
			text := Write(d)
			got, err := Parse(text)
			if err != nil {
				t.Errorf("%s %d is rejected: %v\n%s", kind, i, err, text)
				break
			}
			if !reflect.DeepEqual(Bare(d), Bare(got)) {
				t.Errorf("%s %d was written\n%s\nand read as\n%s\nnot\n%s", kind, i, text, listingOf(got), listingOf(d))
				break
			}
		}
	}
}

// TestNamesAreMadeSafe writes names that Mermaid cannot read.
func TestNamesAreMadeSafe(t *testing.T) {
	for _, kind := range []diagram.Kind{diagram.Flowchart, diagram.State, diagram.Class, diagram.ER} {
		d := diagram.Diagram{Kind: kind, Graph: &diagram.Graph{}}
		for _, id := range []string{"end", "two words", `a"b`, "x`y", "", "#1", "a-->b", "n1", "[*]"} {
			d.Graph.Nodes = append(d.Graph.Nodes, diagram.Node{ID: id, Label: "of " + id, Shape: diagram.Table})
			d.Graph.Edges = append(d.Graph.Edges, diagram.Edge{From: "end", To: id, Head: diagram.Arrow})
		}
		got, err := Parse(Write(d))
		if err != nil {
			t.Errorf("%s: %v\n%s", kind, err, Write(d))
			continue
		}
		if len(got.Graph.Nodes) != len(d.Graph.Nodes) || len(got.Graph.Edges) != len(d.Graph.Edges) {
			t.Errorf("%s: not everything is read again:\n%s", kind, Write(d))
		}
	}
}
