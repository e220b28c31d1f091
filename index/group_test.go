package index

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// crowded is a workspace in which one long document has most matches.
func crowded() map[string]string {
	files := map[string]string{
		"a.md":      "# Valve\n\nThe valve of the pump was replaced on Monday.\n",
		"copy/a.md": "# Valve\n\nThe *valve* of the pump was replaced on  Monday.\n",
		"b.md":      "# Note\n\nNobody knows what the valve costs.\n",
	}
	var b strings.Builder
	for i := range 9 {
		fmt.Fprintf(&b, "# Part %d\n\nvalve %s\n\n", i, strings.Repeat(fmt.Sprintf("valve word%d ", i), 60))
	}
	files["long.md"] = b.String()
	return files
}

func TestNoDocumentHidesTheOthers(t *testing.T) {
	d := newDesk(t, crowded())
	d.sync()
	r := d.ask(Query{Text: "valve", PerFile: 3, Grouped: true})
	count := make(map[string]int)
	for _, p := range r.Passages {
		count[p.Path]++
	}
	if want := map[string]int{"long.md": 3, "a.md": 1, "b.md": 1}; !reflect.DeepEqual(count, want) {
		t.Errorf("%v", count)
	}
	if want := map[string]int{"long.md": 6}; !reflect.DeepEqual(r.More, want) || r.Total != 12 {
		t.Errorf("%v more of %d", r.More, r.Total)
	}
	if r := d.ask(Query{Text: "valve in:long.md", PerFile: 3, Grouped: true, Max: 5}); len(r.Passages) != 5 || r.More["long.md"] != 4 {
		t.Errorf("one document alone: %d passages, %v more", len(r.Passages), r.More)
	}
	if r := d.ask(Query{Text: "valve", Grouped: true, Max: 100}); len(r.Passages) != 11 || r.More != nil {
		t.Errorf("without a limit: %d passages, %v more", len(r.Passages), r.More)
	}
}

// Copies of a passage are one hit that names both places, whatever marks up the words.
func TestNoPlaceIsShownTwice(t *testing.T) {
	d := newDesk(t, crowded())
	d.sync()
	r := d.ask(Query{Text: "replaced monday", Grouped: true})
	if len(r.Passages) != 1 || r.Passages[0].Path != "a.md" || !reflect.DeepEqual(r.Passages[0].Also, []string{"copy/a.md:1"}) {
		t.Errorf("%v, also %v", places(r), r.Passages)
	}
	if r := d.ask(Query{Text: "replaced monday"}); len(r.Passages) != 2 {
		t.Errorf("not grouped: %v", places(r))
	}
}
