package index

import (
	"reflect"
	"strings"
	"testing"
)

// TestOutOfDateStandsBelow has what is put away, and an older version, stand below what
// says the same today; and nothing below what only they say.
func TestOutOfDateStandsBelow(t *testing.T) {
	text := "# Plan\n\nThe heat pumps are commissioned in winter by the installers.\n"
	d := newDesk(t, map[string]string{
		"archive/note.md": text + "a\n", "plan-v1.md": text + "b\n", "plan-v2.md": text + "c\n",
		"other.md": "# Garden\n\nThe roses bloom.\n", "more.md": "# Garage\n\nThe car is red.\n",
	})
	d.sync()
	r := d.ask(Query{Text: "heat pumps commissioned", Explain: true})
	got := places(r)
	if len(got) != 3 || got[0] != "plan-v2.md:1" {
		t.Fatalf("found %v", got)
	}
	addsUp(t, r)
	for i, p := range r.Passages {
		if says := strings.Contains(strings.Join(signals(p), " "), SignalVersion+":"); says != (i > 0) {
			t.Errorf("%s: %v", p.Path, signals(p))
		}
	}
	if got := places(d.search("commissioned in:archive")); !reflect.DeepEqual(got, []string{"archive/note.md:1"}) {
		t.Errorf("alone: %v", got)
	}
}

// TestOfEqualsTheLatestComesFirst, and clearly so where the latest is asked for.
func TestOfEqualsTheLatestComesFirst(t *testing.T) {
	note := func(date, word string) string {
		return "---\ndate: " + date + "\n---\n\n# Minutes\n\nThe budget of the house was spoken of at length. " + word + ".\n"
	}
	d := newDesk(t, map[string]string{
		"k.md": note("2024-01-02", "Hail"), "l.md": note("2026-01-02", "Rain"), "m.md": note("2025-01-02", "Snow"),
		"d.md": "# Garden\n\nThe roses bloom.\n", "e.md": "# Garage\n\nThe car is red.\n",
	})
	d.sync()
	for _, query := range []string{"budget of the house", "latest budget of the house"} {
		if got := places(d.search(query)); len(got) == 0 || got[0] != "l.md:5" {
			for _, p := range d.ask(Query{Text: query, Explain: true}).Passages {
				t.Errorf("%s: %s %v", query, p.At(), p.Why)
			}
		}
	}
}
