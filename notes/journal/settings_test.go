package journal

import (
	"testing"

	"ken/notes"
	"ken/notes/recall"
)

// The later of two fits holds, taking it back leaves the earlier, and weights that are
// none are refused.
func TestSettingsAreThoseOfTheLastFit(t *testing.T) {
	ws, err := notes.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	j, _, err := Open(ws, "desk")
	if err != nil {
		t.Fatal(err)
	}
	if j.Settings().Name != recall.Default().Name {
		t.Fatalf("without a fit they are %q", j.Settings().Name)
	}
	first, second := recall.Default(), recall.Default()
	first.Name, first.Weights[2] = "fitted-6-first", 3.25
	second.Name, second.Weights[2] = "fitted-6-second", 1.0/3
	var last Event
	for n, s := range []recall.Settings{first, second} {
		if last, err = j.Add(Fit(s, recall.Moment{At: 1_790_000_000_000 + int64(n)})); err != nil {
			t.Fatal(err)
		}
	}
	if got := j.Settings(); got.Name != second.Name || got.Weights != second.Weights {
		t.Errorf("they are %q with %v", got.Name, got.Weights)
	}
	if _, err := j.Add(Event{Type: Undo, Ref: last.ID, At: last.At + 1}); err != nil {
		t.Fatal(err)
	}
	if got := j.Settings(); got.Name != first.Name || got.Weights != first.Weights {
		t.Errorf("taken back they are %q", got.Name)
	}
	for _, broken := range []string{"1 2 3", "x", second.Name} {
		if _, err := j.Add(Event{Type: Fitted, Weights: broken, At: last.At + 2}); err == nil {
			t.Errorf("%q are weights", broken)
		}
	}
}
