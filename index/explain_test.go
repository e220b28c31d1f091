package index

import (
	"math"
	"reflect"
	"testing"
)

// signals returns what a passage's score comes from, "goal:garden", in order.
func signals(p Passage) []string {
	var list []string
	for _, r := range p.Why {
		list = append(list, r.Signal+":"+r.Detail)
	}
	return list
}

// addsUp fails unless the reasons of each passage make up its score.
func addsUp(t *testing.T, r Result) {
	t.Helper()
	for _, p := range r.Passages {
		sum := 0.0
		for _, reason := range p.Why {
			sum += reason.Score
		}
		if math.Abs(sum-p.Score) > 1e-9 {
			t.Errorf("%s: the reasons make %v of a score of %v: %v", p.At(), sum, p.Score, p.Why)
		}
	}
}

func TestScoresAreExplained(t *testing.T) {
	d := newDesk(t, map[string]string{
		"pump.md":        "# Pump\n\n## Noise at night\n\nThe pumps hum in the cellar, not in the garden.\n",
		"briefs/hums.md": "# Pump\n\nThe pump hums.\n",
		"other.md":       "# Boiler\n\nNothing of the kind; the valve does.\n",
	})
	d.sync()
	q := Query{Text: "pumps noise", Also: []string{"hum"}, Lean: []string{"Sleep in the garden"}, Explain: true}
	got := d.ask(q)
	addsUp(t, got)
	want := []string{
		"words:pumps", "title:pumps", "heading:pumps", "words:noise", "heading:noise", "also:hum", "goal:garden",
		"near:pumps noise",
	}
	if list := signals(got.Passages[0]); !reflect.DeepEqual(list, want) {
		t.Errorf("the note: %v, want %v", list, want)
	}
	own := got.Passages[1].Why
	if last := own[len(own)-1]; last.Signal != SignalOwn || last.Score >= 0 {
		t.Errorf("the brief: %v", own)
	}
	q.Explain = false
	plain := d.ask(q)
	for i, p := range plain.Passages {
		if p.Why != nil || p.Score != got.Passages[i].Score {
			t.Errorf("unasked: %v, %v", p.Score, p.Why)
		}
	}
}

func TestWhatOnlyFiltersHasNoReasons(t *testing.T) {
	d := newDesk(t, map[string]string{"a/pump.md": "# Pump\n\nIt hums.\n"})
	d.sync()
	got := d.ask(Query{Text: "in:a", Explain: true})
	if len(got.Passages) != 1 || got.Passages[0].Why != nil || got.Passages[0].Score != 0 {
		t.Errorf("got %+v", got.Passages)
	}
}
