package index

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// vocabulary is what random notes are made of: few words, so that many match.
func vocabulary() []string {
	return strings.Fields(`pump heat boiler radiator valve pressure garden budget meeting decision
		invoice contractor insulation window temperature noise permit grant deadline course exam`)
}

// randomNote makes a note with headings, of words some of which are frequent.
func randomNote(r *rand.Rand) string {
	words := vocabulary()
	pick := func() string { return words[int(float64(len(words))*math.Pow(r.Float64(), 2))] }
	var b strings.Builder
	fmt.Fprintf(&b, "# %s %s\n\n", pick(), pick())
	for range 1 + r.IntN(4) {
		fmt.Fprintf(&b, "## %s\n\n", pick())
		for range r.IntN(150) {
			b.WriteString(pick() + " ")
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

// exact is BM25 as it stands in the books, from the entries themselves.
func exact(d *desk, query string) map[string]float64 {
	var entries []*entry
	seen, err := d.survey(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	for _, f := range seen.files {
		for _, p := range d.read(context.Background(), job{path: f.Path}) {
			p.analyse(new(analyzer))
			entries = append(entries, p.entries...)
		}
	}
	scores := make(map[string]float64)
	for _, term := range slices.Collect(new(analyzer).terms("en", query)) {
		for _, field := range []string{fieldContext, fieldTitle, fieldHeading} {
			addExact(scores, entries, term, field)
		}
	}
	return scores
}

func addExact(scores map[string]float64, entries []*entry, term, name string) {
	n, have, total := 0.0, 0.0, 0.0
	for _, e := range entries {
		for _, f := range e.fields {
			if f.name == name && (f.length > 0 || name == fieldContext) {
				n++
				total += float64(f.length)
				if f.freqs[term] != nil {
					have++
				}
			}
		}
	}
	weight := 1.0
	if name != fieldContext {
		weight = 0.3
	}
	idf := math.Log(1 + (n-have+0.5)/(have+0.5))
	for _, e := range entries {
		for _, f := range e.fields {
			if tf := f.freqs[term]; f.name == name && tf != nil {
				freq := float64(tf.Frequency())
				scores[e.id] += weight * idf * freq * 2.5 / (freq + 1.5*(1-0.6+0.6*float64(f.length)/(total/n)))
			}
		}
	}
}

func TestRankingIsExactBM25(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	d := newDesk(t, nil)
	for i := range 60 {
		d.write(fmt.Sprintf("%c/note %d.md", 'a'+i%3, i), randomNote(r))
	}
	d.sync()
	for _, query := range []string{"pump", "heat pump budget", "exam", "noise noise window", "garden meeting decision invoice"} {
		want := exact(d, query)
		got := d.ask(Query{Text: query, Max: 10_000, Explain: true})
		if got.Total != len(want) || len(got.Passages) != len(want) {
			t.Fatalf("%s: %d of %d passages, want %d", query, len(got.Passages), got.Total, len(want))
		}
		last := math.Inf(1)
		for _, p := range got.Passages {
			score, first := 0.0, firstScore(p)
			for id, s := range want {
				if pathOf(id) == p.Path && math.Abs(s-first) < 1e-9 {
					score = s
				}
			}
			if score == 0 {
				t.Errorf("%s: %s has %v, which is not exact", query, p.At(), first)
			}
			if p.Score > last {
				t.Errorf("%s: %s is out of order", query, p.At())
			}
			last = p.Score
		}
	}
}

// firstScore is what a passage has before it is looked at again.
func firstScore(p Passage) float64 {
	sum := 0.0
	for _, r := range p.Why {
		if r.Signal != SignalNear && r.Signal != SignalFeedback && r.Signal != SignalDocument {
			sum += r.Score
		}
	}
	return sum
}

// The order and the scores depend on what is in the workspace, to the last bit, and
// not on what was there before, nor on how bleve parted it.
func TestHistoryLeavesNoTrace(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	d := newDesk(t, nil)
	texts := make(map[string]string)
	for step := range 40 {
		for range 1 + r.IntN(5) {
			path := fmt.Sprintf("n%d.md", r.IntN(40))
			if r.IntN(4) == 0 && texts[path] != "" {
				d.remove(path)
				delete(texts, path)
				continue
			}
			texts[path] = randomNote(r)
			d.write(path, texts[path])
		}
		if c := d.sync(); c.Files != len(texts) || c.Rebuilt != "" {
			t.Fatalf("step %d: %+v, %d files", step, c, len(texts))
		}
	}
	fresh := newDesk(t, texts)
	fresh.sync()
	for _, q := range []Query{
		{Text: "heat pump"},
		{Text: "budget meeting decision -garden"},
		{Text: "exam", Lean: []string{"course grant"}, Also: []string{"deadline"}},
		{Text: `"heat pump"`},
		{Text: "win"},
	} {
		q.Max = 100
		got, want := d.ask(q), fresh.ask(q)
		if !reflect.DeepEqual(scored(got), scored(want)) {
			t.Errorf("%+v:\n got %v\nwant %v", q, scored(got), scored(want))
		}
		if !reflect.DeepEqual(got.Frequency, want.Frequency) || got.Of != want.Of || got.Total != want.Total {
			t.Errorf("%+v: %v of %d, want %v of %d", q, got.Frequency, got.Of, want.Frequency, want.Of)
		}
	}
}

// scored returns what was found with the scores, to the last bit.
func scored(r Result) []string {
	var list []string
	for _, p := range r.Passages {
		list = append(list, fmt.Sprintf("%s %x", p.At(), math.Float64bits(p.Score)))
	}
	return list
}

func TestEqualPassagesStandInOrder(t *testing.T) {
	files := make(map[string]string)
	for _, name := range []string{"b", "a", "c/a", "a b"} {
		files[name+"/n.md"] = "# One\n\n" + words(700) + " pump\n\n# Two\n\n" + words(700) + " pump\n"
	}
	d := newDesk(t, files)
	d.sync()
	got := places(d.ask(Query{Text: "pump", Max: 5}))
	want := []string{"a b/n.md:1", "a b/n.md:13", "a/n.md:1", "a/n.md:13", "b/n.md:1"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

// What ken wrote repeats its sources' words and must not stand above them.
func TestOwnBriefsStandBelowTheirSources(t *testing.T) {
	d := newDesk(t, map[string]string{
		"pump.md":        "# Pump\n\nThe pump hums in the cellar at night.\n",
		"briefs/pump.md": "# Pump\n\nThe pump hums in the cellar. Pump, pump, pump.\n",
	})
	d.sync()
	if got := places(d.search("pump hums")); !reflect.DeepEqual(got, []string{"pump.md:1", "briefs/pump.md:1"}) {
		t.Errorf("found %v", got)
	}
	if got := places(d.search("pump kind:brief")); !reflect.DeepEqual(got, []string{"briefs/pump.md:1"}) {
		t.Errorf("asked for briefs, found %v", got)
	}
}
