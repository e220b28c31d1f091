package mermaid

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"ken/render/diagram"
)

var update = flag.Bool("update", false, "rewrite what the cases expect")

// TestCases reads every case of testdata: a text, and below "----" what was read of
// it, or why it is rejected.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases in testdata", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for part := range strings.SplitSeq(string(data), "====\n") {
			text, want, _ := strings.Cut(part, "----\n")
			got := listing(text)
			if out.Len() > 0 {
				out.WriteString("====\n")
			}
			out.WriteString(text + "----\n" + got)
			if got != want && !*update {
				t.Errorf("%s: of\n%s\nwas read\n%s\nnot\n%s", name, text, got, want)
			}
			readBack(t, text)
		}
		if *update {
			if err := os.WriteFile(name, []byte(out.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// readBack writes what is read of a text, reads that again and expects the same.
func readBack(t *testing.T, text string) {
	t.Helper()
	d, err := Parse(text)
	if err != nil {
		return
	}
	written := Write(d)
	again, err := Parse(written)
	if err != nil {
		t.Errorf("what was written is rejected: %v\n%s", err, written)
		return
	}
	if !reflect.DeepEqual(Bare(d), Bare(again)) {
		t.Errorf("reads otherwise when written:\n%s\n%s\nnot\n%s", written, listingOf(again), listingOf(d))
	}
	if twice := Write(again); twice != written {
		t.Errorf("is written otherwise the second time:\n%s\n%s", written, twice)
	}
}

func listing(text string) string {
	d, err := Parse(text)
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	return listingOf(d)
}

// listingOf says what a diagram holds, a line each.
func listingOf(d diagram.Diagram) string {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	say("%s %q %q", d.Kind, d.Title, d.About)
	if g := d.Graph; g != nil {
		say("direction %s", g.Direction)
		for _, n := range g.Nodes {
			say("node %s %q %s in %q %q", n.ID, n.Label, n.Shape, n.Group, n.Rows)
		}
		for _, e := range g.Edges {
			say("edge %q: %s %s-%s-%s %s %q %q %q %d", e.ID, e.From, e.Tail, e.Stroke, e.Head, e.To, e.TailLabel, e.Label, e.HeadLabel, e.Length)
		}
		for _, o := range g.Groups {
			say("group %s %q in %q %s %v", o.ID, o.Label, o.Parent, o.Direction, o.Region)
		}
	}
	if q := d.Sequence; q != nil {
		for _, a := range q.Actors {
			say("%s %s %q box %d", a.Kind, a.ID, a.Label, a.Box)
		}
		say("boxes %q numbered %v %v %v", q.Boxes, q.Numbered, q.First, q.Step)
		listItems(say, q.Items, "")
	}
	if d.Tree != nil {
		listBranch(say, *d.Tree, "")
	}
	listRest(say, d)
	return b.String()
}

func listItems(say func(string, ...any), items []diagram.Item, indent string) {
	for _, it := range items {
		say("%s%s %s%s %s %s-%s-%s %s %q async %v central %v %v", indent, it.Kind, it.Place, it.Word, it.From, it.Tail, it.Stroke, it.Head,
			it.To, it.Text, it.Async, it.CentralTail, it.CentralHead)
		for _, b := range it.Branches {
			say("%s  branch %q", indent, b.Text)
			listItems(say, b.Items, indent+"    ")
		}
	}
}

func listBranch(say func(string, ...any), b diagram.Branch, indent string) {
	say("%s%q %s %s %s", indent, b.Label, b.Shape, b.ID, b.Icon)
	for _, c := range b.Children {
		listBranch(say, c, indent+"  ")
	}
}

func listRest(say func(string, ...any), d diagram.Diagram) {
	if d.Timeline != nil {
		say("timeline %s", d.Timeline.Direction)
		for _, p := range d.Timeline.Periods {
			say("period %q %q %q", p.Section, p.Label, p.Events)
		}
	}
	if d.Gantt != nil {
		say("axis %q", d.Gantt.Axis)
		for _, k := range d.Gantt.Tasks {
			say("task %q %q %q %s %s done %v active %v crit %v milestone %v vertical %v", k.Section, k.ID, k.Label,
				moment(k.Start), moment(k.End), k.Done, k.Active, k.Crit, k.Milestone, k.Vertical)
		}
	}
	if d.Journey != nil {
		for _, s := range d.Journey.Steps {
			say("step %q %q %v %q", s.Section, s.Label, s.Score, s.Actors)
		}
	}
	if c := d.Chart; c != nil {
		say("chart %s x %q y %q areas %v", c.Kind, c.X.Label, c.Y.Label, c.Areas)
		for _, s := range c.Series {
			for _, p := range s.Points {
				say("point %q %q %v %v", s.Name, p.Label, p.X, p.Y)
			}
		}
	}
}

func TestSpans(t *testing.T) {
	text := "---\ntitle: Way\n---\r\n%% a note\r\nflowchart LR\r\n  A[\"Ü\"] --> B{x?}\r\n"
	d, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{`A["Ü"]`, "B{x?}"} {
		if s := d.Graph.Nodes[i].Span; !strings.HasPrefix(text[s.Start:], want[:1]) || text[s.Start:s.End] == "" {
			t.Errorf("node %d stands at %q", i, text[s.Start:s.End])
		}
	}
}

func TestErrorsHavePlaces(t *testing.T) {
	for text, want := range map[string]Error{
		"flowchart LR\n  A[Rent (warm)]":           {2, 10, ""},
		"graph LR\n  A --> end":                    {2, 9, ""},
		"sequenceDiagram\n  A->>B: hi\n  B-A":      {3, 6, ""},
		"kanban\n todo":                            {1, 1, `diagrams of the kind "kanban" are not drawn`},
		"":                                         {1, 1, "a diagram begins with its kind, such as flowchart or sequenceDiagram"},
		"mindmap\n  a\n b\n  c":                    {3, 2, `"b" is a second root; a mind map has one`},
		"%%{init: {}}%%\n\npie\n  \"a\" : -1":      {4, 9, "a part of a pie cannot be below zero"},
		"stateDiagram-v2\n state A {\n  B --> C\n": {2, 2, "this state has no } at its end"},
	} {
		_, err := Parse(text)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%q: no Error but %v", text, err)
			continue
		}
		if e.Line != want.Line || e.Column != want.Column || want.Msg != "" && e.Msg != want.Msg {
			t.Errorf("%q: %v, not line %d, column %d: %s", text, e, want.Line, want.Column, want.Msg)
		}
	}
}

func TestBounds(t *testing.T) {
	deep := strings.Repeat("subgraph a\n", 200)
	for name, text := range map[string]string{
		"long":         strings.Repeat("x", maxText+1),
		"deep":         "flowchart LR\n" + deep + strings.Repeat("end\n", 200),
		"many":         "flowchart LR\n" + strings.Repeat("a1 & a2 & a3 & a4 & a5 & a6 --> b1 & b2 & b3 & b4 & b5 & b6\n", 1000),
		"deep blocks":  "sequenceDiagram\n" + strings.Repeat("loop x\n", 200) + strings.Repeat("end\n", 200),
		"deep branch":  "mindmap\n" + steps(200),
		"deep states":  "stateDiagram-v2\n" + strings.Repeat("state a {\n", 200) + strings.Repeat("}\n", 200),
		"deep spaces":  "classDiagram\n" + strings.Repeat("namespace a {\n", 200) + strings.Repeat("}\n", 200),
		"deep regions": "stateDiagram-v2\n" + strings.Repeat("state a {\n--\n", 200) + strings.Repeat("}\n", 200),
	} {
		if _, err := Parse(text); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func steps(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i+1) + "x\n")
	}
	return b.String()
}

// moment is a time of a Gantt chart as it is listed.
func moment(at int64) string { return time.UnixMilli(at).UTC().Format("2006-01-02T15:04:05.000") }
