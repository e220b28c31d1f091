package tutor_test

import (
	"strings"
	"testing"

	"ken/notes/cards"
	"ken/skills/tutor"
)

// tea is two blanks of one diagram, each drawn with its own place hidden.
func tea() []tutor.Held {
	a := card("a1", "tea.md", 3, "kettle feeds ____?", "teapot")
	a.Drawing = &cards.Drawing{Of: "tea.md", Mermaid: "flowchart LR\nn1[\"kettle\"] -->|\"feeds\"| n2[\"[ ? ]\"]\nn2 --> n3[\"blue cup\"]"}
	b := card("b1", "tea.md", 5, "teapot feeds ____?", "cup")
	b.Drawing = &cards.Drawing{Of: "tea.md", Mermaid: "flowchart LR\nn1[\"kettle\"] -->|\"feeds\"| n2[\"teapot\"]\nn2 --> n3[\"[ ? ]\"]"}
	return []tutor.Held{a, b}
}

// TestFillHides has a question drawn with what is still to be answered hidden in it, and
// shows what was answered.
func TestFillHides(t *testing.T) {
	d := desk(t, &memory{}, tea()...)
	s := d.Begin(tutor.Wants{Only: []string{"a1", "b1"}}, at(today, 0))
	first := s.View().Question.Drawing
	if !strings.Contains(first, "[ ? ]") || !strings.Contains(first, "blue ____") || strings.Contains(first, "cup") {
		t.Errorf("the first is asked in\n%s", first)
	}
	ok(t, s.Answer("teapot", at(today, 5)))
	ok(t, s.Rate(0, at(today, 6)))
	second := s.View().Question
	if second.Card != "b1" || !strings.Contains(second.Drawing, "teapot") || strings.Contains(second.Drawing, "____") {
		t.Errorf("the second is %s, asked in\n%s", second.Card, second.Drawing)
	}
}

// TestFillTellsNothing shows no drawing that holds the answer, as after an edit, and none
// that cannot be read.
func TestFillTellsNothing(t *testing.T) {
	held := tea()
	held[0].Answers = []string{"a cup"}
	held[1].Drawing.Mermaid = "no diagram"
	held[0].Drawing.Mermaid += "\nn3 --> n4[\"A cup\"]"
	d := desk(t, &memory{}, held...)
	for _, id := range []string{"a1", "b1"} {
		if q := d.Begin(tutor.Wants{Only: []string{id}}, at(today, 0)).View().Question; q.Drawing != "" {
			t.Errorf("%s is asked in\n%s", id, q.Drawing)
		}
	}
}

// TestFillIsAFamily asks one blank of a diagram in a session, unless all are asked for.
func TestFillIsAFamily(t *testing.T) {
	d := desk(t, &memory{}, tea()...)
	if q := d.Deck.Queue(tutor.Wants{}, at(today, 0)); len(q.IDs) != 1 || q.Held != 1 {
		t.Errorf("the queue is %+v", q)
	}
}
