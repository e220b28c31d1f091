package recall

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A learner answers as a memory with his own weights would, when he is asked by the
// default settings.
type learner struct {
	weights [21]float64
	unsure  float64 // how far the chance of recall strays from that of his memory, at random
}

// study is what he answers to items over days, a few new ones each day.
func (l learner) study(seed uint64, items, days int) []History {
	r := rand.New(rand.NewPCG(seed, 1))
	own := without()
	own.Weights = l.weights
	asks := Default()
	histories := make([]History, items)
	for i := range histories {
		histories[i].Card = "card" + strconv.Itoa(i)
		m := later(start, i*days*7/10/items)
		m.At += r.Int64N(4 * 3600_000)
		var st, true State
		for m.Day() < start.Day()+days {
			rating := l.answer(r, own, true, m)
			histories[i].Reviews = append(histories[i].Reviews, Answer{rating, m})
			st, true = asks.Place(histories[i].Card, asks.Next(st, rating, m), nil), own.Next(true, rating, m)
			if st.DueAt != 0 {
				m.At = st.DueAt + r.Int64N(600_000)
				continue
			}
			m = later(m, st.DueDay-m.Day()+max(0, r.IntN(9)-6)) // now and then a day or two late
		}
	}
	return histories
}

// answer is one rating; a first one is spread as in real logs.
func (l learner) answer(r *rand.Rand, own Settings, st State, m Moment) Rating {
	recall := own.Retrievability(st, m)
	if st.Reps == 0 {
		recall = 0.6
	}
	recall += l.unsure * (2*r.Float64() - 1)
	switch p := r.Float64(); {
	case p >= recall:
		return Again
	case r.IntN(8) == 0:
		return Hard
	case r.IntN(12) == 0:
		return Easy
	default:
		return Good
	}
}

// other are the weights of one who holds new things longer, learns from success less,
// and forgets along another curve.
func other() [21]float64 {
	w := Default().Weights
	w[0], w[1], w[2], w[3] = 1.1, 4, 9, 25
	w[8] -= 0.5
	w[20] = 0.35
	return w
}

func fit(t testing.TB, histories []History) Fitted {
	t.Helper()
	f, err := Fit(context.Background(), histories, Default(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// A learner who forgets new things at once, of whom a fortnight is known, and one who
// is otherwise in all, of whom half a year is.
func TestALearnerUnlikeTheUsualIsFitted(t *testing.T) {
	quick := Default().Weights
	quick[0], quick[1], quick[2], quick[3] = 0.02, 0.1, 0.2, 0.8
	for _, c := range []struct {
		weights              [21]float64
		items, days          int
		phase, seeds, adopts int
	}{{quick, 330, 14, 2, 4, 2}, {other(), 900, 220, 3, 2, 2}} {
		if testing.Short() {
			c.seeds, c.adopts = 1, 1
		}
		adopted, gain, most := 0, 0.0, 0.0
		for seed := range uint64(c.seeds) {
			histories := learner{weights: c.weights}.study(seed, c.items, c.days)
			f := fit(t, histories)
			t.Logf("%d items over %d days: phase %d, %d of %d reviews held out: %s", c.items, c.days, f.Phase, f.Held, f.Reviews, f.Why)
			checkFitted(t, f, c.phase)
			truth := Fitted{Found: c.weights}
			_, later := split(trails(histories), trainedShare)
			truth.judge(later, Default())
			gain, most = gain+f.Before-f.After, most+truth.Before-truth.After
			if f.Adopted {
				adopted++
			}
		}
		t.Logf("phase %d: the mean gain is %.4f, of %.4f the learner's own weights have; %d of %d adopted",
			c.phase, gain/float64(c.seeds), most/float64(c.seeds), adopted, c.seeds)
		if gain < most/2 || adopted < c.adopts {
			t.Errorf("phase %d: a gain of %.4f of %.4f, %d adopted", c.phase, gain, most, adopted)
		}
	}
}

func checkFitted(t *testing.T, f Fitted, phase int) {
	t.Helper()
	if f.Phase != phase || f.Adopted && f.After >= f.Before {
		t.Errorf("phase %d, adopted %t: %s", f.Phase, f.Adopted, f.Why)
	}
	if err := f.Settings.Check(); err != nil || f.Adopted && (f.Settings.Weights != f.Found || f.Settings.Name == "default-6") {
		t.Errorf("the settings %q with %v: %v", f.Settings.Name, f.Settings.Weights, err)
	}
	if usual := Default().Weights; f.Phase == 2 && !slices.Equal(f.Found[4:], usual[4:]) {
		t.Errorf("more than the first four weights moved: %v", f.Found)
	}
	if f.Trained+f.Held != f.Reviews || f.Held < f.Reviews/6 || f.Held > f.Reviews/4 {
		t.Errorf("of %d reviews %d were trained on, %d held out", f.Reviews, f.Trained, f.Held)
	}
}

// Who is like the usual, or answers with much chance, keeps the defaults; now and then
// chance looks like a gain.
func TestALearnerLikeTheUsualKeepsTheDefaults(t *testing.T) {
	for _, c := range []struct {
		name         string
		of           learner
		items, days  int
		seeds, least int
	}{
		{"as the defaults, with little", learner{weights: Default().Weights}, 130, 60, 12, 11},
		{"as the defaults, with much", learner{weights: Default().Weights}, 500, 120, 4, 4},
		{"with much chance", learner{weights: Default().Weights, unsure: 0.1}, 500, 120, 4, 3},
	} {
		if testing.Short() {
			c.seeds, c.least = 1, 0
		}
		kept := 0
		for seed := range uint64(c.seeds) {
			f := fit(t, c.of.study(seed, c.items, c.days))
			if f.Adopted {
				t.Logf("%s: adopted: %s", c.name, f.Why)
				continue
			}
			kept++
			if f.Settings.Name != "default-6" || f.Settings.Weights != Default().Weights {
				t.Errorf("%s: not adopted, and the settings are %q", c.name, f.Settings.Name)
			}
		}
		t.Logf("%s: %d of %d keep the defaults", c.name, kept, c.seeds)
		if kept < c.least {
			t.Errorf("%s: only %d of %d keep the defaults", c.name, kept, c.seeds)
		}
	}
}

func TestTooLittleToLearnFrom(t *testing.T) {
	f := fit(t, learner{weights: other()}.study(1, 80, 60))
	if f.Phase != 1 || f.Adopted || f.Settings.Name != "default-6" || f.Found != Default().Weights ||
		!strings.Contains(f.Why, "items were answered again on a later day; from 100 on the weights are fitted") {
		t.Errorf("%+v", f)
	}
	if none := fit(t, nil); none.Phase != 1 || none.Adopted || !strings.HasPrefix(none.Why, "0 items") {
		t.Errorf("of nothing %+v", none)
	}
}

// The same answers lead to the same weights, in whatever order they are given.
func TestFitHangsOnNoOrder(t *testing.T) {
	histories := learner{weights: other()}.study(3, 150, 60)
	want := fit(t, histories)
	r := rand.New(rand.NewPCG(1, 1))
	mixed := slices.Clone(histories)
	r.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
	for i := range mixed {
		mixed[i].Reviews = slices.Clone(mixed[i].Reviews)
		slices.Reverse(mixed[i].Reviews)
	}
	before := slices.Clone(mixed[0].Reviews)
	got := fit(t, mixed)
	if got.Found != want.Found || got.Why != want.Why {
		t.Errorf("%v, in another order %v", want.Found, got.Found)
	}
	if !slices.Equal(before, mixed[0].Reviews) {
		t.Error("it changed the histories it was given")
	}
}

func TestFitStopsAndTellsHowFarItIs(t *testing.T) {
	histories := learner{weights: other()}.study(4, 150, 60)
	ctx, stop := context.WithCancel(context.Background())
	var heard []int
	f, err := Fit(ctx, histories, Default(), func(done, total int) {
		heard = append(heard, done)
		if total != rounds {
			t.Errorf("round %d of %d", done, total)
		}
		if done == 3 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) || !slices.Equal(heard, []int{1, 2, 3}) || f.Adopted || f.Settings.Name != "default-6" {
		t.Errorf("stopped after %v: %v, %+v", heard, err, f)
	}
	bad := Default()
	bad.Retention = 90
	if _, err := Fit(context.Background(), histories, bad, nil); err == nil {
		t.Error("settings that are not sound were fitted")
	}
}

// Logs may hold anything: ratings that are none, times of any year, a hundred thousand
// answers to one item, items twice.
func TestFitOfWhatNobodyAnswered(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	for range 4 {
		var histories []History
		for i := range 130 {
			h := History{Card: strconv.Itoa(i % 100)}
			for range r.IntN(20) {
				at := []int64{0, math.MaxInt64, math.MinInt64, r.Int64(), r.Int64N(1e12)}[r.IntN(5)]
				h.Reviews = append(h.Reviews, Answer{Rating(r.IntN(8) - 2), Moment{at, r.IntN(1e6) - 5e5}})
			}
			histories = append(histories, h)
		}
		f := fit(t, histories)
		for i, w := range f.Found {
			if !(w >= bounds[i][0] && w <= bounds[i][1]) {
				t.Errorf("w%d is %v", i, w)
			}
		}
		if math.IsNaN(f.Before) || math.IsNaN(f.After) || math.IsNaN(f.Error) {
			t.Errorf("%+v", f)
		}
	}
}

// fsrs-rs src/parameter_initialization.rs test_loss, test_search_parameters and
// test_smooth_and_fill (BSD-3).
func TestFirstStabilitiesOfFSRSRS(t *testing.T) {
	counts := []tally{{1, 435, 0.86666667}, {2, 97, 0.90721649}, {3, 63, 0.73015873}, {4, 38, 0.76315789}, {5, 28, 0.67857143}}
	m := newModel(Default().Weights)
	near(t, "the loss", m.misfit(counts, 0, 0.212, 0.7840586), 279.9206961069712, 1e-6)
	near(t, "the loss", m.misfit(counts, 0, 0.212, 0.7840590622451964), 279.9206977311556, 1e-6)
	near(t, "the first stability", firstStability(counts, 0.943_028_57, 0.212), 0.7355089, 1e-6)

	// One rating alone moves the others as it moved itself.
	alone := trails([]History{{Card: "a", Reviews: []Answer{{Hard, start}, {Good, later(start, 2)}}}})
	s := initial(alone, Default().Weights)
	usualWeights := Default().Weights
	for i, usual := range usualWeights[:4] {
		near(t, "the first stability", s[i], usual*s[1]/1.2931, 1e-9)
	}
	if got := ascending([4]float64{3, 1, 2, 9}, [4]int{5, 1, 9, 2}); got != [4]float64{2, 2, 2, 9} && got != [4]float64{3, 3, 3, 9} {
		t.Errorf("in order they are %v", got)
	}
}

func BenchmarkFit(b *testing.B) {
	histories := learner{weights: other()}.study(1, 1205, 330)
	reviews := 0
	for _, h := range histories {
		reviews += len(h.Reviews)
	}
	for b.Loop() {
		fit(b, histories)
	}
	b.ReportMetric(float64(reviews), "reviews")
}
