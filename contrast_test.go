package main

import (
	"bytes"
	"strings"
	"testing"

	"ken/notes"
	"ken/render"
	"ken/skills/brief"
)

// sampleContrast differs in every way there is.
func sampleContrast() brief.Contrast {
	return brief.Contrast{
		Kind: "brief", Topic: "pumps",
		LeftOut: []brief.Item{{Kind: "goal", Number: 2, Text: "Keep it quiet", Path: ".goals.md", Line: 5}},
		With:    brief.Side{Found: true, Words: 30, Sentences: 3, Order: []string{"Answer", "What the documents say"}},
		Without: brief.Side{Found: true, Words: 20, Sentences: 2, Order: []string{"What the documents say", "Answer"}},
		Sections: []brief.Differing{{Heading: "Answer", Changes: []brief.Change{
			{
				With:    &brief.Placed{Rank: 1, Text: "The pump costs 900 euros in the shop.", Source: notes.Source{Path: "a.md", Line: 3}},
				Without: &brief.Placed{Rank: 1, Text: "The pump costs 950 euros in the shop.", Source: notes.Source{Path: "b.md", Line: 4}},
				Words:   []brief.Words{{In: "both", Text: "The pump costs"}, {In: "with", Text: "900"}, {In: "without", Text: "950"}, {In: "both", Text: "euros in the shop."}},
			},
			{Without: &brief.Placed{Rank: 2, Text: "A word that is wider than half of any screen: " + strings.Repeat("w", 130) + "\x1b[2J", Source: notes.Source{Path: "c.md", Line: 1}}},
		}}},
		Moved:  []brief.Moved{{Text: "It is loud.", With: brief.Spot{Section: "Answer", Rank: 2}, Without: brief.Spot{Section: "Not found", Rank: 1}}},
		Checks: []brief.ChangedCheck{{Number: 3, Text: "Max 25 words", With: brief.Outcome{Check: "fail", Why: "30 words"}, Without: brief.Outcome{Check: "pass", Why: "20 words"}}},
		Goals:  []brief.ChangedGoal{{Number: 1, Text: "Buy a pump", With: 1, Without: 2}},
	}
}

func drawn(c contrasted, width int, style render.Style) string {
	var b bytes.Buffer
	c.text(&paper{w: &b, style: style, width: width})
	return b.String()
}

// On a wide terminal the two stand side by side, and what differs is brought out.
func TestContrastSideBySide(t *testing.T) {
	for _, width := range []int{100, 101, 120, 200} {
		text := drawn(contrasted{sampleContrast(), false}, width, render.Plain())
		rows := 0
		for line := range strings.Lines(text) {
			left, _, two := strings.Cut(line, gap)
			if w := render.Width(strings.TrimRight(line, "\n")); two && w > width {
				t.Errorf("%d columns: a row of %d: %q", width, w, line)
			}
			if two {
				rows++
				if render.Width(left) != (width-3)/2 {
					t.Errorf("%d columns: the left side is %d wide: %q", width, render.Width(left), line)
				}
			}
		}
		if rows < 5 || strings.Contains(text, "\x1b") {
			t.Errorf("%d columns: %d rows side by side:\n%q", width, rows, text)
		}
	}
	if text := drawn(contrasted{sampleContrast(), false}, 120, render.ANSI()); !strings.Contains(text, render.ANSI().Mark("900")) {
		t.Errorf("what differs is not marked:\n%q", text)
	}
}

// On a narrow one they stand one below the other, and line by line there are no marks.
func TestContrastBelow(t *testing.T) {
	text := drawn(contrasted{sampleContrast(), false}, 80, render.Plain())
	for _, want := range []string{
		"Without goal 2: Keep it quiet (.goals.md:5)\n", "30 words in 3 sentences with everything, 20 words in 2 sentences without.\n",
		"  1. The pump costs [-900-] {+950+} euros in the shop. (a.md:3; without: b.md:4)\n", "  only without, 2: A word",
		"  It is loud.: with everything Answer, 2; without Not found, 1\n", "  without: What the documents say, Answer\n",
		"  3. Max 25 words\n    with: fail (30 words)\n    without: pass (20 words)\n", "  1. Buy a pump: served by 1 sentence with everything, by 2 without\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	plain := drawn(contrasted{sampleContrast(), true}, 200, render.Plain())
	if strings.Contains(plain, "│") || strings.Contains(plain, "[-") || !strings.Contains(plain, "  with, 1: The pump costs 900 euros in the shop. (a.md:3)\n  without, 1: ") {
		t.Errorf("line by line it is\n%s", plain)
	}
}
