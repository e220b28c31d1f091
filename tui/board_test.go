package tui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"ken/notes"
	model "ken/render/diagram"
	"ken/skills/diagram"
	"ken/skills/questions"
	"ken/skills/tutor"
)

// A drawer is what the workshop of a test draws with. What it draws depends on the topic.
type drawer struct {
	slow    time.Duration
	err     error
	asked   []diagram.Request
	kept    []diagram.Drawn
	written []string // pictures
	about   [][]notes.Source
	noCards error
	evil    string
}

func (w *drawer) diagrams(ws *Workshop) Diagrams {
	return Diagrams{
		Draw: func(ctx context.Context, r diagram.Request) (diagram.Drawn, error) {
			w.asked = append(w.asked, r)
			select {
			case <-time.After(w.slow):
			case <-ctx.Done():
				return diagram.Drawn{}, ctx.Err()
			}
			return w.draw(r), w.err
		},
		Keep: func(_ context.Context, d diagram.Drawn) (diagram.Drawn, error) {
			w.kept = append(w.kept, d)
			d.Path, d.SVGPath = "diagrams/backup-path.md", "diagrams/backup-path.svg"
			return d, w.err
		},
		Known: func(_ context.Context, d diagram.Drawn) (diagram.Drawn, error) {
			return diagram.Mastery(d, func(at notes.Source) (float64, bool) { return .95, at.Line == 31 }), nil
		},
		Find: func(name string) (string, bool) { return name, strings.HasSuffix(name, ".md") },
		Picture: func(svg []byte) (string, error) {
			w.written = append(w.written, string(svg))
			return "/home/me/.cache/ken/pictures/1.svg", nil
		},
		Ask: func(ctx context.Context, _ diagram.Drawn, at []notes.Source) (*tutor.Session, error) {
			w.about = append(w.about, at)
			if w.noCards != nil {
				return nil, w.noCards
			}
			return ws.Tutor.Practise(ctx, tutor.Practice{Path: "x.md", Questions: []questions.Proposal{{Card: offeredCards()[0].Card}}})
		},
		Blank: func(context.Context, diagram.Drawn) (tutor.Wants, error) {
			return tutor.Wants{Only: []string{"stab"}}, w.noCards
		},
	}
}

// drawing has a workshop draw.
func drawing(w *drawer) func(*fake, *Options) {
	return func(f *fake, _ *Options) {
		before := f.around
		f.around = func(ws *Workshop) {
			if before != nil {
				before(ws)
			}
			ws.Diagrams = w.diagrams(ws)
		}
	}
}

// draw makes a diagram as documents would give it.
func (w *drawer) draw(r diagram.Request) diagram.Drawn {
	switch r.Topic {
	case "zeppelins":
		return diagram.Drawn{Topic: r.Topic, Title: "Zeppelins", Nearest: []notes.Source{at("learning/fsrs.md", 5, "How stability grows")}, LeftOut: []diagram.Omission{{What: "Old plan", Why: "the document is out of date", Source: at("plain.txt", 1, "first line")}}}
	case "wide":
		return drawnOf("Wide", 31, func(i int) string { return fmt.Sprintf("Donaudampfschifffahrt%d", i) }, func(i int) [2]int { return [2]int{i / 2, i + 1} }, 30)
	case "long":
		return drawnOf("Long", 20, func(i int) string { return fmt.Sprintf("step %d", i+1) }, func(i int) [2]int { return [2]int{i, i + 1} }, 19)
	case "one":
		return drawnOf("One", 2, func(i int) string { return []string{"学習計画", "カード"}[i] }, func(int) [2]int { return [2]int{0, 1} }, 1)
	case "evil":
		return drawnOf(w.evil, 6, func(int) string { return w.evil }, func(i int) [2]int { return [2]int{i, i + 1} }, 5)
	}
	return backup()
}

func at(path string, line int, quote string) notes.Source {
	return notes.Source{Path: path, Line: line, EndLine: line, Quote: quote, Heading: []string{"Backup"}}
}

// backup is the diagram of the specification.
func backup() diagram.Drawn {
	d := diagram.Drawn{Title: "Backup path", Form: diagram.Dependencies, Topic: "backup path", Engine: "offline", Disputes: [][2]int{{1, 3}}, More: 2}
	for i, label := range []string{"laptop", "home server", "second site", "ZFS mirror"} {
		d.Nodes = append(d.Nodes, diagram.Node{ID: fmt.Sprint("n", i+1), Label: label, Shape: model.Box})
	}
	for _, e := range []struct {
		from, to int
		label    string
		at       []notes.Source
	}{
		{0, 1, "rsync, nightly", []notes.Source{at("server/backup.md", 12, "laptop goes to the home server"), at("journal/2026-05.md", 2, "rsync ran")}},
		{1, 2, "restic", []notes.Source{at("server/backup.md", 31, "the home server goes to the second site")}},
		{1, 3, "snapshot, hourly", []notes.Source{at("server/backup.md", 15, "a snapshot each hour")}},
		{3, 2, "weekly, by hand", []notes.Source{at("journal/2026-05.md", 4, "carried by hand")}},
	} {
		d.Edges = append(d.Edges, diagram.Edge{From: d.Nodes[e.from].ID, To: d.Nodes[e.to].ID, Label: e.label, Cites: e.at, Sentence: d.Nodes[e.from].Label + " → " + d.Nodes[e.to].Label})
		for _, n := range []int{e.from, e.to} {
			d.Nodes[n].Cites = append(d.Nodes[n].Cites, e.at[0])
		}
	}
	return graphOf(d)
}

// drawnOf is a diagram of n boxes and some edges between them.
func drawnOf(title string, n int, label func(int) string, ends func(int) [2]int, edges int) diagram.Drawn {
	d := diagram.Drawn{Title: title, Form: diagram.Process, Topic: title}
	for i := range n {
		d.Nodes = append(d.Nodes, diagram.Node{ID: fmt.Sprint("n", i), Label: label(i)})
	}
	for i := range edges {
		e := ends(i)
		d.Edges = append(d.Edges, diagram.Edge{From: d.Nodes[e[0]].ID, To: d.Nodes[e[1]].ID, Cites: []notes.Source{at("learning/fsrs.md", i+1, label(i))}})
	}
	return graphOf(d)
}

func graphOf(d diagram.Drawn) diagram.Drawn {
	g := &model.Graph{Direction: model.Right}
	for _, n := range d.Nodes {
		g.Nodes = append(g.Nodes, model.Node{ID: n.ID, Label: n.Label, Shape: model.Box, Mastery: -1})
	}
	for _, e := range d.Edges {
		g.Edges = append(g.Edges, model.Edge{From: e.From, To: e.To, Label: e.Label, Stroke: model.Solid, Head: model.Arrow, Length: 1})
	}
	d.Diagram = model.Diagram{Kind: model.Flowchart, Title: d.Title, Graph: g}
	return d
}

// fenced is a document with diagrams in it.
const fenced = "---\ntitle: Plan\n---\n\n# Plan\n\nFirst this.\n\n```mermaid\nflowchart LR\n  A[order] --> B[deliver]\n  B -->|then| C[fit]\n```\n\nAnd who says what.\n\n```mermaid\nsequenceDiagram\n  Ana->>Bob: when?\n  loop weekly\n    Bob-->>Ana: soon\n  end\n```\n\n```mermaid\nflowchart LR\n  A[\n```\n"

func draws(d *driver, topic string) *driver { return d.press("d").types(topic).press("enter") }

func TestDiagramScreens(t *testing.T) {
	for name, play := range map[string]func(d *driver, w *drawer){
		"prompt":  func(d *driver, _ *drawer) { d.opens("learning/fsrs.md").press("d", "tab", "tab") },
		"drawing": func(d *driver, w *drawer) { w.slow = 20 * time.Second; draws(d, "backup path").passes(3 * time.Second) },
		"box":     func(d *driver, _ *drawer) { draws(d, "backup path").press("tab", "tab") },
		"line":    func(d *driver, _ *drawer) { draws(d, "backup path").press("]", "]") },
		"known":   func(d *driver, _ *drawer) { draws(d, "backup path"); d.send(learningMsg{}) },
		"list":    func(d *driver, _ *drawer) { draws(d, "backup path").press("l", "j") },
		"sources": func(d *driver, _ *drawer) { draws(d, "backup path").press("]", "enter") },
		"wide":    func(d *driver, _ *drawer) { draws(d, "wide").press("right", "j") },
		"turned":  func(d *driver, _ *drawer) { draws(d, "long").press("P", "G") },
		"alone":   func(d *driver, _ *drawer) { draws(d, "long").press("z", "j") },
		"small":   func(d *driver, _ *drawer) { draws(d, "one").press("tab") },
		"nothing": func(d *driver, _ *drawer) { draws(d, "zeppelins").press("j") },
		"stopped": func(d *driver, w *drawer) { w.slow = time.Minute; draws(d, "backup path").press("x") },
		"fence":   func(d *driver, _ *drawer) { d.opens("plan.md").press("d", "enter", "tab", "]") },
		"fences":  func(d *driver, _ *drawer) { d.opens("plan.md").press("d") },
	} {
		for _, size := range sizes {
			full := fmt.Sprintf("diagram-%s-%dx%d", name, size[0], size[1])
			t.Run(full, func(t *testing.T) {
				w := &drawer{}
				session(t, size[0], size[1], func(d *driver) {
					d.fake.docs["plan.md"] = fenced
					play(d, w)
					d.golden(full)
				}, drawing(w))
			})
		}
	}
}

// draws has a session draw, and draws a topic where one is given.
func (d *driver) draws(topic string) *driver {
	d.a.ws.Diagrams = (&drawer{evil: d.fake.evil}).diagrams(&d.a.ws)
	if topic != "" {
		draws(d, topic)
	}
	return d
}
