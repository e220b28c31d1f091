package index

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

func TestWordsThatStandCloseCountMore(t *testing.T) {
	filler := strings.Repeat("the garden was watered early on that day ", 4)
	d := newDesk(t, map[string]string{
		"a.md": "# Notes\n\nThe heat came. " + filler + "A pump was bought.\n",
		"b.md": "# Notes\n\nThe heat pump came. " + filler + "It was bought.\n",
	})
	d.sync()
	got := d.ask(Query{Text: "heat pump", Explain: true})
	if list := places(got); !reflect.DeepEqual(list, []string{"b.md:1", "a.md:1"}) {
		t.Errorf("found %v", list)
	}
	if why := got.Passages[0].Why; why[len(why)-1].Signal != SignalNear || why[len(why)-1].Detail != "heat pump" {
		t.Errorf("because of %v", why)
	}
	addsUp(t, got)
	for _, text := range []string{"pump", `"heat pump"`, `bought "heat pump"`} {
		for _, p := range d.ask(Query{Text: text, Explain: true}).Passages {
			for _, r := range p.Why {
				if r.Signal == SignalNear || r.Signal == SignalFeedback {
					t.Errorf("%s: looked at again: %v", text, p.Why)
				}
			}
		}
	}
}

// Of two passages that match equally well, the one that speaks of what the others
// speak of comes first.
func TestPassagesLikeTheBestCountMore(t *testing.T) {
	d := newDesk(t, nil)
	for i := range 12 {
		d.write(fmt.Sprintf("m%02d.md", i), fmt.Sprintf("# Heat pump %d\n\nThe heat pump has a compressor, a coil and brine.\n", i))
	}
	d.write("a.md", "# Other\n\nThe pump of the well gave heat to a dog, a cat, a frog.\n")
	d.write("b.md", "# Other\n\nThe pump of the well gave heat to brine, a coil, a frog.\n")
	d.sync()
	got := d.ask(Query{Text: "heat pump", Max: 20, Explain: true})
	list := places(got)
	if n := len(list); n != 14 || list[n-2] != "b.md:1" || list[n-1] != "a.md:1" {
		t.Errorf("found %v", list)
	}
	why := got.Passages[12].Why
	if last := why[len(why)-1]; last.Signal != SignalFeedback || !strings.Contains(last.Detail, "brine") {
		t.Errorf("because of %v", why)
	}
	addsUp(t, got)
}

// What is looked at again is found all the same, and in no other number.
func TestLookingAgainFindsNothingElse(t *testing.T) {
	d, r := newDesk(t, nil), rand.New(rand.NewPCG(5, 6))
	for i := range 500 {
		d.write(fmt.Sprintf("f%d/note %d.md", i%4, i), randomNote(r))
	}
	d.sync()
	for _, q := range []Query{{Text: "heat pump"}, {Text: "heat pump in:f1"}, {Text: "exam -pump garden"}} {
		q.Max, q.Explain = 200, true
		got := d.ask(q)
		addsUp(t, got)
		again := 0
		for i, p := range got.Passages {
			if strings.Contains(q.Text, "in:") && !strings.HasPrefix(p.Path, "f1/") {
				t.Errorf("%s: %s is not in the folder", q.Text, p.At())
			}
			if i > 0 && p.Score > got.Passages[i-1].Score {
				t.Errorf("%s: %s is out of order", q.Text, p.At())
			}
			if firstScore(p) < p.Score {
				again++
			}
		}
		if again != min(lookedAgain, got.Total) {
			t.Errorf("%s: %d looked at again", q.Text, again)
		}
	}
}

func TestWordsOfAskingCountLess(t *testing.T) {
	d := newDesk(t, map[string]string{
		"a.md": "# Articles\n\nArticles that discuss papers.\n",
		"b.md": "# Kiln\n\nThe kiln has an oven.\n",
	})
	d.sync()
	if got := places(d.ask(Query{Text: "Find articles that discuss a kiln", AnyWords: true})); got[0] != "b.md:1" {
		t.Errorf("found %v", got)
	}
	if got := places(d.search("articles kiln papers")); got[0] != "a.md:1" {
		t.Errorf("three words are no question: found %v", got)
	}
}

// Of two documents that match once as well, the one that matches twice comes first.
func TestTheNextBestPassageBacksTheBest(t *testing.T) {
	d := newDesk(t, map[string]string{
		"a.md":   "# Note\n\n## One\n\nThe heat pump hums. " + words(700) + "\n\n## Two\n\nNothing. " + words(700) + "\n",
		"b.md":   "# Note\n\n## One\n\nThe heat pump hums. " + words(700) + "\n\n## Two\n\nA pump. " + words(700) + "\n",
		"c/b.md": "# Note\n\n## One\n\nA pump. " + words(700) + "\n",
	})
	d.sync()
	got := d.ask(Query{Text: "heat pump", Explain: true})
	addsUp(t, got)
	if list := places(got); !strings.HasPrefix(list[0], "b.md:") || !strings.HasPrefix(list[1], "a.md:") {
		t.Errorf("found %v", list)
	}
	for i, want := range []bool{true, false} {
		has := false
		for _, r := range got.Passages[i].Why {
			has = has || r.Signal == SignalDocument
		}
		if has != want {
			t.Errorf("%s: %v", got.Passages[i].At(), got.Passages[i].Why)
		}
	}
}

func TestHeadingsCountLessInLongQueries(t *testing.T) {
	d := newDesk(t, map[string]string{"a.md": "# Note\n\n## Pump\n\nThe pump hums in the cellar at night and keeps all awake.\n"})
	d.sync()
	share := func(text string) float64 {
		for _, r := range d.ask(Query{Text: text, Explain: true}).Passages[0].Why {
			if r.Signal == SignalHeading {
				return r.Score
			}
		}
		return 0
	}
	short, long := share("pump hums cellar night"), share("pump hums cellar night keeps awake winter summer")
	if short <= 0 || math.Abs(long-short/2) > 1e-9 {
		t.Errorf("%v in four words, %v in eight", short, long)
	}
}
