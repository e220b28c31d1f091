package index

import (
	"reflect"
	"testing"
)

// A file that was moved is neither new nor gone, and is found where it lies now.
func TestMovedFiles(t *testing.T) {
	d := newDesk(t, map[string]string{"a.md": "one pump\n", "b.md": "two seat\n", "c.md": "a bulb\n", "copy.md": "a bulb\n"})
	d.sync()
	d.remove("a.md")
	d.write("old/a.md", "one pump\n")
	d.remove("b.md")
	d.write("b2.md", "two seats\n")
	d.remove("c.md")
	d.write("d.md", "a bulb\n")
	d.write("e.md", "a bulb\n")
	c := d.sync()
	if want := []Move{{"a.md", "old/a.md"}, {"c.md", "d.md"}}; !reflect.DeepEqual(c.Moved, want) || c.Added != 2 || c.Removed != 1 || c.Changed != 0 {
		t.Errorf("%+v", c)
	}
	if got := places(d.search("pump")); !reflect.DeepEqual(got, []string{"old/a.md:1"}) {
		t.Errorf("found %v", got)
	}
}
