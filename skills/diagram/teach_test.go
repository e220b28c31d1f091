package diagram_test

import (
	"reflect"
	"strings"
	"testing"

	"ken/notes"
	skill "ken/skills/diagram"
)

// TestBlank hides labels, each with a card whose answer stands in its source.
func TestBlank(t *testing.T) {
	d := deskOf(t, "../../sample")
	for _, path := range []string{"project/plan-v3-2026-11-09.md", "learning/06-heat-pump-cycle.md", "learning/glossary.md", "project/overview.md"} {
		drawn := draw(t, d, skill.Request{Path: path})
		before := listing(drawn)
		blank, list := skill.Blank(drawn, skill.Blanks{Seed: 7})
		again, same := skill.Blank(drawn, skill.Blanks{Seed: 7})
		if !reflect.DeepEqual(blank, again) || !reflect.DeepEqual(list, same) || listing(drawn) != before {
			t.Errorf("%s: the same seed hides something else, or the diagram has changed", path)
		}
		hidden := map[string]bool{}
		for _, n := range blank.Diagram.Graph.Nodes {
			if n.Blank {
				hidden[n.Label] = true
			}
		}
		if len(hidden) == 0 || len(hidden) != len(list) {
			t.Errorf("%s: %d are hidden and %d asked for", path, len(hidden), len(list))
		}
		for _, c := range list {
			answer := strings.TrimSuffix(c.Answers[0], "…")
			if !hidden[c.Answers[0]] || strings.Contains(c.Question, answer) || !strings.Contains(strings.ToLower(c.Source.Quote), strings.ToLower(answer)) || c.ID == "" {
				t.Errorf("%s: %q — %q from %q", path, c.Question, c.Answers[0], c.Source.Quote)
			}
		}
		for _, n := range drawn.Diagram.Graph.Nodes {
			if n.Blank {
				t.Errorf("%s: %s is hidden in the diagram that was given", path, n.Label)
			}
		}
	}
}

// TestBlankEdges hides words on edges too, and a timeline's periods.
func TestBlankEdges(t *testing.T) {
	d := deskOf(t, "../../sample")
	_, list := skill.Blank(draw(t, d, skill.Request{Path: "learning/glossary.md"}), skill.Blanks{Seed: 1, Edges: true, Share: 0.1})
	found := false
	for _, c := range list {
		found = found || c.Answers[0] == "is"
	}
	if !found {
		t.Errorf("no edge is asked for in %d cards", len(list))
	}
	timeline := draw(t, d, skill.Request{Path: "meetings/2026-11-16-project-group.md", Form: skill.Timeline})
	blank, list := skill.Blank(timeline, skill.Blanks{Seed: 1})
	n := 0
	for _, p := range blank.Diagram.Timeline.Periods {
		if p.Blank {
			n++
		}
	}
	if n == 0 || len(list) == 0 {
		t.Errorf("%d periods are hidden, %d cards", n, len(list))
	}
}

// TestMastery is what is known of the lines that a node rests on.
func TestMastery(t *testing.T) {
	d := world(t, map[string]string{"a.md": "# Order\n\nThe pump feeds the tank.\n\nThe tank feeds the garden.\n\nThe garden feeds the cook.\n"})
	known := func(at notes.Source) (float64, bool) {
		switch at.Line {
		case 3:
			return 1, true
		case 5:
			return 0.5, true
		}
		return 0, false
	}
	got := map[string]float64{}
	for _, n := range skill.Mastery(draw(t, d, skill.Request{Path: "a.md"}), known).Diagram.Graph.Nodes {
		got[n.Label] = n.Mastery
	}
	want := map[string]float64{"pump": 1, "tank": 0.75, "garden": 0.5, "cook": -1}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
