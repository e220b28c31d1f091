package diagram_test

import (
	"reflect"
	"strings"
	"testing"

	"ken/notes"
	"ken/notes/cards"
	"ken/render/diagram"
	"ken/render/mermaid"
	skill "ken/skills/diagram"
)

// blanked are documents and what is drawn of them.
var blanked = []skill.Request{
	{Path: "project/plan-v3-2026-11-09.md"},
	{Path: "learning/06-heat-pump-cycle.md"},
	{Path: "learning/glossary.md"},
	{Path: "project/overview.md"},
	{Path: "learning/03-convection.md", Form: skill.Mindmap},
	{Path: "meetings/2026-11-16-project-group.md", Form: skill.Timeline},
	{Path: "meetings/2026-11-16-project-group.md", Form: skill.People},
}

// TestBlank hides labels. Each has a card whose answer stands in its source, and nowhere
// in what is shown: neither in a question, nor in its drawing, nor in the sheet.
func TestBlank(t *testing.T) {
	d := deskOf(t, "../../sample")
	for _, r := range blanked {
		for _, what := range []string{skill.BlankLabels, skill.BlankBoth} {
			drawn := draw(t, d, r)
			before := listing(drawn)
			b := skill.Blanks{What: what, Seed: 7, Fence: mermaid.Write}
			sheet, list := skill.Blank(drawn, b)
			again, same := skill.Blank(drawn, b)
			if !reflect.DeepEqual(sheet, again) || !reflect.DeepEqual(list, same) || listing(drawn) != before {
				t.Errorf("%s: the same seed hides something else, or the diagram has changed", r.Path)
			}
			if len(list) == 0 {
				t.Errorf("%s %s: nothing is asked", r.Path, r.Form)
			}
			data, err := sheet.JSON(mermaid.Write(sheet.Diagram))
			if err != nil {
				t.Fatal(err)
			}
			for i, c := range list {
				told := []string{string(data), c.Drawing.Mermaid}
				for _, o := range list {
					told = append(told, o.Question)
				}
				for _, text := range told {
					if c.Tells(text) {
						t.Errorf("%s: %q is told in %s", r.Path, c.Answers[0], text)
					}
				}
				if !strings.Contains(strings.ToLower(c.Source.Quote), strings.ToLower(c.Answers[0])) && r.Form != skill.Timeline || c.ID == "" {
					t.Errorf("%s: %q — %q from %q", r.Path, c.Question, c.Answers[0], c.Source.Quote)
				}
				if strings.Count(c.Drawing.Mermaid, cards.AskedBlank) != 1 && !strings.Contains(c.Drawing.Mermaid, "#91; ? #93;") {
					t.Errorf("%s: card %d is asked nowhere in\n%s", r.Path, i, c.Drawing.Mermaid)
				}
				if _, err := mermaid.Parse(c.Drawing.Mermaid); err != nil {
					t.Errorf("%s: %v in\n%s", r.Path, err, c.Drawing.Mermaid)
				}
			}
		}
	}
}

// TestBlankAsks asks what can be told from what is shown, and names what else would be
// right.
func TestBlankAsks(t *testing.T) {
	d := world(t, map[string]string{"tea.md": "# Making tea\n\n1. Boil the water.\n2. Warm the pot.\n3. Pour it on.\n\n" +
		"# Feeds\n\nThe pump feeds the tank. The pump feeds the boiler. The pump feeds the garden. The tank cools the cellar.\n"})
	for _, form := range []skill.Form{skill.Process, skill.Dependencies} {
		_, list := skill.Blank(draw(t, d, skill.Request{Path: "tea.md", Form: form}), skill.Blanks{What: skill.BlankBoth, Share: 1})
		got := map[string]string{}
		for _, c := range list {
			got[c.Question] = c.Answers[0]
		}
		want := map[skill.Form][2]string{
			skill.Process:      {"What comes after “Warm the pot”?", "Pour it on"},
			skill.Dependencies: {"____ feeds tank?", "pump"},
		}[form]
		if got[want[0]] != want[1] {
			t.Errorf("%s: %q is not asked as %q: %v", form, want[1], want[0], got)
		}
	}
}

// TestBlankPassed leaves out what is not wanted.
func TestBlankPassed(t *testing.T) {
	drawn := draw(t, deskOf(t, "../../sample"), blanked[0])
	_, all := skill.Blank(drawn, skill.Blanks{})
	_, list := skill.Blank(drawn, skill.Blanks{Passed: func(c cards.Card) bool { return c.ID == all[0].ID }})
	for _, c := range list {
		if c.ID == all[0].ID {
			t.Errorf("%q is asked", c.Question)
		}
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

// TestBlankHostile hides labels of any script and length, also such as stand in others.
func TestBlankHostile(t *testing.T) {
	long := strings.Repeat("very ", 60) + "long valve"
	d := world(t, map[string]string{
		"cjk.md":  "# 学習計画\n\n1. 資料を集める\n2. 要約を書く\n3. 要約を書く前に読む\n4. 試験を受ける\n5. 結果を見る\n6. 次を計画する\n",
		"long.md": "# Valve\n\n1. Open the " + long + "\n2. Open\n3. Open the valve\n4. Valve?\n5. [?] ____\n6. <b>n1</b> --> n2 \"]\n7. Close it | shut it\n",
		"same.md": "# Pump\n\n- Pump\n  - Pump house\n  - Pump\n- The pumps\n  - 3\n  - 42 pumps\n",
	})
	for _, name := range []string{"cjk.md", "long.md", "same.md"} {
		for _, form := range []skill.Form{skill.Process, skill.Mindmap} {
			for seed := range uint64(8) {
				drawn := draw(t, d, skill.Request{Path: name, Form: form})
				if !drawn.Found() {
					continue
				}
				sheet, list := skill.Blank(drawn, skill.Blanks{What: skill.BlankBoth, Seed: seed, Share: 0.6, Fence: mermaid.Write})
				text := mermaid.Write(sheet.Diagram)
				for _, c := range list {
					read, err := mermaid.Parse(c.Drawing.Mermaid)
					if err != nil || c.Tells(text) || c.Tells(strings.Join(labelsOf(read), "\n")) || c.Tells(c.Question) {
						t.Errorf("%s %s: %q asked with %q (%v) in\n%s\n%s", name, form, c.Answers[0], c.Question, err, c.Drawing.Mermaid, text)
					}
				}
			}
		}
	}
}

// labelsOf are the labels of a graph or a tree.
func labelsOf(d diagram.Diagram) []string {
	out := []string{d.Title}
	if d.Graph != nil {
		for _, n := range d.Graph.Nodes {
			out = append(out, n.Label)
		}
	}
	var branch func(b diagram.Branch)
	branch = func(b diagram.Branch) {
		out = append(out, b.Label)
		for _, c := range b.Children {
			branch(c)
		}
	}
	if d.Tree != nil {
		branch(*d.Tree)
	}
	return out
}
