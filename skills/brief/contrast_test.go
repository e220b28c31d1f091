package brief_test

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"

	"ken/skills/brief"
)

// Nothing is kept, the same twice is the same, and what is with one and without the other
// adds up to what stands in both briefs.
func TestContrast(t *testing.T) {
	p := sample(t)
	r := brief.Request{Topic: "What has changed about the budget?"}
	changed := 0
	every := 1
	if testing.Short() {
		every = 6
	}
	for i, item := range brief.Items(p.desk.Context) {
		if i%every != 0 {
			continue
		}
		c, err := p.desk.Contrast(t.Context(), r, []brief.Item{item})
		if err != nil {
			t.Fatal(err)
		}
		if i%6 == 0 {
			again, err := p.desk.Contrast(t.Context(), r, []brief.Item{item})
			a, _ := json.Marshal(c)
			if b, _ := json.Marshal(again); err != nil || string(a) != string(b) {
				t.Errorf("without %s %d it differs:\n%s\n%s", item.Kind, item.Number, a, b)
			}
		}
		if with, without := alone(c); c.With.Sentences-with != c.Without.Sentences-without {
			t.Errorf("without %s %d: %d sentences of %d alone, %d of %d", item.Kind, item.Number, with, c.With.Sentences, without, c.Without.Sentences)
		}
		if !c.Same {
			changed++
		}
	}
	if changed == 0 || p.exists("briefs") || p.exists(".ken") {
		t.Errorf("%d items change something; kept: %v", changed, p.exists("briefs"))
	}
}

// alone counts the sentences that only one of two documents has.
func alone(c brief.Contrast) (with, without int) {
	for _, s := range c.Sections {
		for _, ch := range s.Changes {
			if s.Heading != brief.NotFound && ch.With != nil {
				with++
			}
			if s.Heading != brief.NotFound && ch.Without != nil {
				without++
			}
		}
	}
	return with, without
}

// The numbers of goals are those of the whole list, also where one is left out.
func TestContrastKeepsNumbers(t *testing.T) {
	p := sample(t)
	first, err := brief.FindItem(p.desk.Context, "goal:1")
	if err != nil {
		t.Fatal(err)
	}
	c, err := p.desk.Contrast(t.Context(), brief.Request{Topic: "What has changed about the budget?"}, []brief.Item{first})
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range c.Goals {
		if g.Number == 1 || p.desk.Context.Goals[g.Number-1].Text != g.Text {
			t.Errorf("goal %d is %q", g.Number, g.Text)
		}
	}
}

func TestFindItem(t *testing.T) {
	p := sample(t)
	for name, want := range map[string]string{
		"goal:2": "Pass the heat transfer exam", "goals:2": "Pass the heat transfer exam", "Goal: 2": "Pass the heat transfer exam",
		".goals.md:16": "Pass the heat transfer exam", "preference:1": "Put the answer first.", ".preferences.md:7": "Put the answer first.",
	} {
		if item, err := brief.FindItem(p.desk.Context, name); err != nil || item.Text != want {
			t.Errorf("%s is %+v, %v", name, item, err)
		}
	}
	for _, name := range []string{"", "goal", "goal:", "goal:0", "goal:-1", "goal:5", "preference:99", "x:1", "goal:1x", ".goals.md:1"} {
		item, err := brief.FindItem(p.desk.Context, name)
		var unknown *brief.ItemError
		if !errors.As(err, &unknown) {
			t.Errorf("%q is %+v, %v", name, item, err)
		}
	}
}

// Every sentence that serves a goal says so, and only then is the goal used.
func TestServes(t *testing.T) {
	p := sample(t)
	served := 0
	for _, topic := range topics[:3] {
		b, _ := p.write(brief.Request{Topic: topic, Unkept: true})
		for _, g := range b.Context.Goals {
			said := false
			for _, s := range b.Sections {
				for _, sentence := range s.Sentences {
					said = said || slices.Contains(sentence.Serves, g.Number)
				}
			}
			if said != g.Used {
				t.Errorf("%s: goal %d is used: %v, said by a sentence: %v", topic, g.Number, g.Used, said)
			}
			if said {
				served++
			}
		}
	}
	if served == 0 {
		t.Error("no goal is ever served")
	}
}
