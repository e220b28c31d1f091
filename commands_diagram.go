package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ken/index"
	"ken/notes"
	"ken/notes/recall"
	model "ken/render/diagram"
	"ken/render/draw"
	"ken/render/mermaid"
	"ken/skills/diagram"
)

// diagramAsked is what ken diagram was asked for.
type diagramAsked struct {
	drawAsked
	form    string
	out     string
	blank   string // what is hidden, "" where nothing is
	mastery bool
	model   bool
	most    int
}

func diagramCommand(s *session) *cobra.Command {
	var asked diagramAsked
	forms := []string{}
	for _, f := range diagram.Forms() {
		forms = append(forms, string(f))
	}
	c := &cobra.Command{
		Use:   "diagram TOPIC|FILE",
		Short: "a diagram of what your documents say, each edge with its line",
		Long: "Diagram draws what the documents say of a topic, or what one file or folder says: the\n" +
			"steps of a process, what depends on what, what happened when, headings and lists, who\n" +
			"answers for what, terms and what they are, what code imports. Every edge leads to the\n" +
			"line that says it; nothing is drawn that no line says. It is kept in diagrams/ as\n" +
			"Markdown with the Mermaid text, the list of edges with their places, and a picture.\n\n" +
			"--form chooses what is drawn where several would do: process, dependencies, timeline,\n" +
			"people, concepts, imports or mindmap. --mastery marks what you know of it: ✓ known,\n" +
			"· begun. --model has the model of your settings draw: it is told what to draw and given\n" +
			"passages, never those of private files, and an edge of its is drawn where the words that\n" +
			"it copies stand in a passage and carry it.\n\n" +
			"--blank hides a third of the labels, --blank=edges the words on edges, --blank=both both.\n" +
			"You fill them in as ken quiz asks: an answer, how sure, then the passage. Each becomes a\n" +
			"card, which ken quiz asks again in its drawing. With --to or -o it is only drawn, as a\n" +
			"sheet to fill in.",
		Example: "ken diagram \"timeline of the tanks\"\nken diagram --blank learning/06-heat-pump-cycle.md",
		Args:    some(1, "a topic or a file"),
		RunE: func(c *cobra.Command, args []string) error {
			if args = asked.hides(args); asked.blank != "" && !slices.Contains(blanksOf, asked.blank) {
				return usage("--blank hides "+strings.Join(blanksOf, ", "), "%q is nothing that --blank hides", asked.blank)
			}
			if asked.form != "" && !slices.Contains(forms, asked.form) {
				return usage("the forms: "+strings.Join(forms, ", "), "--form %q is no form of a diagram", asked.form)
			}
			return s.diagram(c.Context(), strings.Join(args, " "), asked)
		},
	}
	asked.flags(c)
	c.Flags().StringVar(&asked.form, "form", "", "draw a `KIND` of diagram: "+strings.Join(forms[:3], ", ")+" …")
	c.Flags().StringVarP(&asked.out, "output", "o", "", "keep it as `FILE`; - keeps nothing and only prints")
	c.Flags().StringVar(&asked.blank, "blank", "", "hide `WHAT`, to be filled in from memory: "+strings.Join(blanksOf, ", "))
	c.Flags().Lookup("blank").NoOptDefVal = diagram.BlankLabels
	c.Flags().BoolVar(&asked.mastery, "mastery", false, "mark how well you know each box, by your cards on its lines")
	c.Flags().BoolVar(&asked.model, "model", false, "have the model of your settings draw")
	c.Flags().IntVar(&asked.most, "most", 0, "at most `N` boxes")
	_ = c.RegisterFlagCompletionFunc("form", oneOf(forms...))     // the flag exists
	_ = c.RegisterFlagCompletionFunc("blank", oneOf(blanksOf...)) // so does this
	return c
}

func (s *session) diagram(ctx context.Context, topic string, asked diagramAsked) error {
	form, err := asked.drawAsked.form(s)
	if err != nil {
		return err
	}
	desk, err := s.drawingDesk(ctx)
	if err != nil {
		return err
	}
	if asked.model {
		if desk.Artist, err = s.artist(topic); err != nil {
			return fmt.Errorf("draw %s: %w", topic, err)
		}
	}
	drawn, err := desk.Draw(ctx, s.drawRequest(desk, topic, asked))
	if err != nil {
		return fmt.Errorf("draw %s: %w", topic, err)
	}
	if asked.model {
		s.sayRefused(drawn)
	}
	switch {
	case !drawn.Found():
		return s.notDrawn(topic, drawn)
	case asked.blank != "":
		return s.fillIn(ctx, drawn, form, asked)
	case asked.out != "-":
		if drawn, err = desk.Keep(ctx, drawn); err != nil {
			return err
		}
	}
	if asked.mastery {
		t, err := s.tutoring(ctx)
		if err != nil {
			return err
		}
		drawn = t.mastered(drawn)
	}
	if err := s.printDiagram(drawn, form, asked.drawAsked); err != nil {
		return err
	}
	if asked.mastery && !s.flags.json && slices.Contains(drawForms[:3], form) {
		if err := s.print(masteryText{drawn}); err != nil {
			return err
		}
	}
	if drawn.Path != "" {
		s.say("ken: wrote " + drawn.Path)
	}
	return nil
}

// drawRequest is what to draw: a topic, a document, a folder, or again what a note shows
// that ken drew and nobody has edited since.
func (s *session) drawRequest(desk *diagram.Desk, topic string, asked diagramAsked) diagram.Request {
	r := diagram.Request{Topic: topic, Form: diagram.Form(asked.form), Most: asked.most}
	if name, err := s.shop.find(topic); err == nil {
		if known, ok := desk.Recorded(name); ok && !known.Edited {
			r.Topic, r.Where, r.Out = known.Request.Topic, known.Request.Where, name
			r.Form, r.Most = cmp.Or(r.Form, known.Request.Form), cmp.Or(r.Most, known.Request.Most)
		}
	}
	if asked.out != "-" && asked.out != "" {
		r.Out = asked.out
	}
	return s.located(r)
}

// located tells a topic from a document or folder of that name.
func (s *session) located(r diagram.Request) diagram.Request {
	r.Offline = s.flags.offline
	if folder, ok := s.shop.folder(r.Topic); ok {
		r.Path, r.Topic = folder, ""
	} else if rel, err := s.shop.find(r.Topic); err == nil {
		r.Path, r.Topic = rel, ""
	}
	return r
}

// drawingDesk is where diagrams are drawn.
func (s *session) drawingDesk(ctx context.Context) (*diagram.Desk, error) {
	ix, err := s.fresh(ctx)
	if err != nil {
		return nil, err
	}
	return s.deskFor(ix), nil
}

// deskFor is the same with the index as it is; nil reads what was kept, and draws nothing
// of a topic.
func (s *session) deskFor(ix *index.Index) *diagram.Desk {
	w := s.shop.Workspace
	d := &diagram.Desk{
		Files: w, Tree: w, Keeper: w, Now: s.now, Parse: mermaid.Parse, Fence: mermaid.Write,
		SVG: func(d model.Diagram) []byte { return draw.SVG(d, draw.SVGOptions{}) },
	}
	if ix != nil {
		d.Finder = ix
	}
	return d
}

// notDrawn says that nothing was found, and what comes near.
func (s *session) notDrawn(topic string, drawn diagram.Drawn) error {
	hint := "another word, a file, or --form"
	if len(drawn.Nearest) > 0 {
		hint = "the nearest headings: " + drawn.Nearest[0].Under() + " (" + drawn.Nearest[0].At() + ")"
	}
	if len(drawn.LeftOut) > 0 {
		hint = drawn.LeftOut[0].What + ": " + drawn.LeftOut[0].Why
	}
	return nothing(hint, "draw %s: the documents say nothing that could be drawn", topic)
}

// printDiagram prints a diagram with the lines its edges rest on.
func (s *session) printDiagram(drawn diagram.Drawn, form string, asked drawAsked) error {
	if s.flags.json {
		data, err := drawn.JSON(mermaid.Write(drawn.Diagram))
		if err != nil {
			return err
		}
		return s.write(append(data, '\n'))
	}
	data, err := s.drawnAs(drawn.Diagram, form, asked)
	if err != nil {
		return err
	}
	if err := s.write(data); err != nil || form != "text" && form != "ascii" && form != "list" {
		return err
	}
	return s.print(edgesText{drawn})
}

// edgesText is what stands below a diagram: each edge with its place.
type edgesText struct{ diagram.Drawn }

func (e edgesText) text(p *paper) {
	p.printf("\n")
	labels := map[string]string{}
	for _, n := range e.Nodes {
		labels[n.ID] = n.Label
	}
	for _, edge := range e.Edges {
		line := labels[edge.From] + " → " + labels[edge.To]
		if edge.Label != "" {
			line += " (" + edge.Label + ")"
		}
		p.printf("%s", oneLine(line))
		for _, c := range edge.Cites {
			p.printf("  ")
			p.in(p.style.Cite, c.At())
		}
		p.printf("\n")
	}
	for _, d := range e.Disputes {
		p.printf("Both cannot hold: %s → %s and %s → %s\n", labels[e.Edges[d[0]].From], labels[e.Edges[d[0]].To],
			labels[e.Edges[d[1]].From], labels[e.Edges[d[1]].To])
	}
	if e.More > 0 {
		p.printf("%s more stand in the documents; --most N draws more\n", plural(e.More, "edge"))
	}
	if e.Fallback != "" {
		p.printf("%s\n", e.Fallback)
	}
}

// masteryText is what stands below a diagram whose boxes are marked.
type masteryText struct{ diagram.Drawn }

func (m masteryText) text(p *paper) {
	known, begun := 0, 0
	for _, n := range m.Nodes {
		switch {
		case n.Mastery == nil:
		case *n.Mastery >= draw.Known:
			known++
		case *n.Mastery >= draw.Begun:
			begun++
		}
	}
	if known+begun == 0 {
		p.printf("None of it is known yet, as far as your cards go; --blank asks you for it.\n")
		return
	}
	p.printf("Of %d boxes you know %d (✓) and have begun %d (·), as far as your cards go.\n", len(m.Nodes), known, begun)
}

// learning is the most that a thing counts as known whose card was wrong last, or was
// not right on another day yet.
const learning = 0.5

// mastered sets how well each node of a diagram is known: the mean of the chances that
// the cards on its places would be recalled now.
func (t *tutoring) mastered(drawn diagram.Drawn) diagram.Drawn {
	now, set := t.now(), t.deck.Settings()
	return diagram.Mastery(drawn, func(at notes.Source) (known float64, any bool) {
		n := 0
		for _, i := range t.deck.Items() {
			if i.Source.Path != at.Path || i.Source.Line > at.EndLine || at.Line > i.Source.EndLine || i.Memory.Reps == 0 {
				continue
			}
			chance := set.Retrievability(i.Memory.State, now)
			if i.Memory.Phase != recall.Review {
				chance = min(chance, learning)
			}
			known, n = known+chance, n+1
		}
		return known / float64(max(1, n)), n > 0
	})
}
