package index

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"strings"
	"sync"
	"testing"
	"time"

	"ken/notes/prose"
	"ken/notes/read"
)

// bagSize is how long the vectors of a bag are.
const bagSize = 500

// A bag is an embedder without a network: each word, by its meaning where the test
// gives one, turns a number of the vector on. It keeps what it was sent.
type bag struct {
	mu    sync.Mutex
	dim   int
	sent  []string
	calls int
	like  map[string]string // words that mean the same
	err   func(texts []string) error
	slow  time.Duration
}

func newBag() *bag {
	return &bag{dim: bagSize, like: map[string]string{"automobile": "car", "vehicle": "car", "physician": "doctor"}}
}

func (b *bag) Name() string { return "bag" }

func (b *bag) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.calls++
	if b.slow > 0 {
		select {
		case <-ctx.Done():
		case <-time.After(b.slow):
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if b.err != nil {
		if err := b.err(texts); err != nil {
			return nil, err
		}
	}
	b.sent = append(b.sent, texts...)
	var list [][]float32
	for _, t := range texts {
		v := make([]float32, b.dim)
		v[0] = 0.1
		for w := range prose.Words(t) {
			word := w.Term
			if same := b.like[word]; same != "" {
				word = same
			}
			h := fnv.New32a()
			_, _ = h.Write([]byte(word))
			v[1+int(h.Sum32()>>4)%(b.dim-1)]++
		}
		list = append(list, v)
	}
	return list, nil
}

// tooMuch is an error that says the texts were refused.
type tooMuch struct{}

func (tooMuch) Error() string { return "too much" }
func (tooMuch) Refused() bool { return true }

// meaning embeds all of a desk with a bag.
func meaning(b *bag, private ...string) Meaning {
	return Meaning{
		Embedder: b,
		Private: func(path string) bool {
			for _, p := range private {
				if strings.HasPrefix(path, p) {
					return true
				}
			}
			return false
		},
		Says: func(d read.Document) bool { return d.Meta["private"] == "true" },
	}
}

func (d *desk) embed(m Meaning) Embedded {
	d.t.Helper()
	e, err := d.Embed(d.t.Context(), m, nil)
	if err != nil {
		d.t.Fatalf("embed: %v", err)
	}
	return e
}

// mean asks for a query, and searches.
func (d *desk) mean(m Meaning, q Query) Result {
	d.t.Helper()
	if err := d.Mean(d.t.Context(), m, q); err != nil {
		d.t.Fatalf("mean %q: %v", q.Text, err)
	}
	return d.ask(q)
}

// garage is a workspace in which one note says the same in other words.
func garage() map[string]string {
	files := map[string]string{
		"car.md":      "# Travel\n\nThe automobile stands behind the house, and needs a battery.\n",
		"doctor.md":   "# Health\n\nThe physician sees patients on Monday.\n",
		"secret/x.md": "# Diary\n\nMy car was stolen: xyzzysecret.\n",
		".goals.md":   "## Buy a car goalword\n",
	}
	for i := range 12 {
		files[fmt.Sprintf("other/n%02d.md", i)] = fmt.Sprintf("# Note %d\n\nThe garden of house %d has trees, grass and a fence.\n", i, i)
	}
	return files
}

// What no word of the query stands in is found by what it means, after the words.
func TestFindsByMeaning(t *testing.T) {
	d := newDesk(t, garage())
	d.sync()
	b := newBag()
	m := meaning(b, "secret/")
	if got := places(d.ask(Query{Text: "car house"})); len(got) == 0 || strings.Contains(got[0], "car.md") {
		t.Fatalf("words alone find %v first: the test shows nothing", got)
	}
	if e := d.embed(m); e.Passages != 14 || e.Added != 14 || e.Missing != 0 || e.Private != 2 || e.Model != "bag" {
		t.Errorf("%+v", e)
	}
	found := d.mean(m, Query{Text: "vehicle", Explain: true})
	if got := places(found); len(got) == 0 || got[0] != "car.md:1" {
		t.Fatalf("found %v", got)
	}
	if why := found.Passages[0].Why; len(why) != 1 || why[0].Signal != SignalVector || why[0].Score != found.Passages[0].Score {
		t.Errorf("%+v", why)
	}
	for _, text := range b.sent {
		if strings.Contains(text, "xyzzysecret") || strings.Contains(text, "goalword") {
			t.Errorf("sent %q", text)
		}
	}
	// The shares add up, also where the best are looked at again.
	for _, p := range d.mean(m, Query{Text: "vehicle battery house", Explain: true, Max: 20}).Passages {
		if sum := sumOf(p.Why); math.Abs(sum-p.Score) > 1e-9 {
			t.Errorf("%s has %v, its shares %v", p.At(), p.Score, p.Why)
		}
	}
	// Words are not taken the place of: what has the word stays first.
	if got := places(d.mean(m, Query{Text: "battery physician"})); len(got) < 2 || got[0] != "doctor.md:1" && got[0] != "car.md:1" {
		t.Errorf("found %v", got)
	}
}

// A passage found by meaning alone meets all that the query demands.
func TestMeaningMeetsConditions(t *testing.T) {
	files := garage()
	files["garage/lease.md"] = "# Lease\n\nThe automobile is leased.\n"
	files["garage/old.md"] = "---\ndate: 2019-01-02\n---\n# Old\n\nThe automobile was sold.\n"
	d := newDesk(t, files)
	d.sync()
	m := meaning(newBag(), "secret/")
	d.embed(m)
	for query, want := range map[string]string{
		"vehicle":                            "car.md:1 garage/lease.md:1 garage/old.md:4",
		"vehicle in:garage":                  "garage/lease.md:1 garage/old.md:4",
		"vehicle -leased":                    "car.md:1 garage/old.md:4",
		"vehicle -in:garage":                 "car.md:1",
		"vehicle in:garage since:2020":       "garage/lease.md:1",
		`vehicle "is leased"`:                "garage/lease.md:1",
		`vehicle -"is leased" in:garage`:     "garage/old.md:4",
		"vehicle kind:goal":                  "",
		`vehicle "never said by any"`:        "",
		"vehicle automobile in:garage -sold": "garage/lease.md:1",
	} {
		got := strings.Join(sortedPlaces(d.mean(m, Query{Text: query})), " ")
		if got != want {
			t.Errorf("%s: found %s, want %s", query, got, want)
		}
	}
}

func sortedPlaces(r Result) []string {
	list := places(r)
	for i := range list {
		for j := i; j > 0 && list[j] < list[j-1]; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
	return list
}

// The question is waited for a short time, and asked once: what was answered is kept.
func TestMean(t *testing.T) {
	d := newDesk(t, garage())
	d.sync()
	b := newBag()
	m := meaning(b)
	if err := d.Mean(t.Context(), m, Query{Text: "vehicle"}); err != nil || b.calls != 0 {
		t.Errorf("%v: asked where nothing is embedded", err)
	}
	d.embed(m)
	b.slow = time.Minute
	begin := time.Now()
	if err := d.Mean(t.Context(), m, Query{Text: "vehicle"}); err == nil || !strings.Contains(err.Error(), "within 800ms") {
		t.Errorf("%v", err)
	}
	if took := time.Since(begin); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
	b.slow = 0
	first := scored(d.mean(m, Query{Text: "vehicle in:other -grass"}))
	calls := b.calls
	if again := scored(d.anew().mean(m, Query{Text: `vehicle in:other -grass`})); fmt.Sprint(again) != fmt.Sprint(first) || b.calls != calls {
		t.Errorf("%v, then %v after %d calls", first, again, b.calls-calls)
	}
	for _, text := range b.sent {
		if strings.Contains(text, "in:") || strings.Contains(text, "vehicle -") {
			t.Errorf("sent %q", text)
		}
	}
	// Another search of this index is by words alone.
	if r := d.ask(Query{Text: "automobile", Explain: true}); len(r.Passages) != 1 || r.Passages[0].Why[0].Signal != SignalWords {
		t.Errorf("%+v", r)
	}
}

func TestMeant(t *testing.T) {
	for _, c := range []struct {
		q    Query
		want string
	}{
		{Query{Text: `heat -pump in:x since:2020 "two words" -"not this" kind:note  last`}, "heat two words last"},
		{Query{Text: "in:x"}, ""},
		{Query{Text: " why -not  in:x? ", AnyWords: true}, "why -not in:x?"},
	} {
		if got := meant(c.q); got != c.want {
			t.Errorf("%q: %q, want %q", c.q.Text, got, c.want)
		}
	}
}

// Two programs at once: one embeds, the other says that it is busy; searches go on.
func TestEmbeddingIsOneAtATime(t *testing.T) {
	d := newDesk(t, garage())
	d.sync()
	b := newBag()
	b.err = func([]string) error {
		if _, err := d.anew().Embed(context.Background(), meaning(newBag()), nil); !errors.Is(err, ErrBusy) {
			t.Errorf("the other one: %v", err)
		}
		if got := d.anew().search("garden"); len(got.Passages) == 0 {
			t.Error("nothing is found meanwhile")
		}
		return nil
	}
	d.embed(meaning(b))
}
