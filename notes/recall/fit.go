package recall

import (
	"context"
	"fmt"
	"hash/fnv"
	"math"
)

// When there is enough to learn from. fsrs-rs and py-fsrs begin at 512 reviews.
const (
	// FirstReviews are the items, answered again on a later day, from which on the
	// first four weights are fitted.
	FirstReviews = 100
	// LongTermReviews are the answers on a later day from which on all 21 are.
	LongTermReviews = 1000

	trainedShare = 0.8
	fewestHeld   = 20

	// sureness is how many standard errors a gain has to be: by chance alone one in ten
	// is that large. leastGain is the share of the log-loss it has to be: the first four
	// weights gain 2 % of the learners of srs-benchmark, all of them 5 %.
	sureness  = 1.28
	leastGain = 0.01
)

// Fitted is what the optimizer found.
type Fitted struct {
	// Settings are the new ones if they were adopted, else those it was given.
	Settings Settings `json:"-"`
	Adopted  bool     `json:"adopted"`
	// Phase is 1 where there is too little to learn from, 2 where the first four
	// weights were fitted, 3 where all were.
	Phase int `json:"phase"`
	// Items were answered on more than one day; Reviews are their answers on a later
	// day, of which the earlier ones were Trained on, and the later ones Held out.
	Items   int `json:"items"`
	Reviews int `json:"reviews"`
	Trained int `json:"trained"`
	Held    int `json:"held"`
	// Before and After are the log-loss of the answers held out, with the weights it
	// was given and with those it found: less is better. Error is the standard error
	// of their difference, by items.
	Before float64 `json:"before"`
	After  float64 `json:"after"`
	Error  float64 `json:"error"`
	// Found are the weights found, adopted or not.
	Found [21]float64 `json:"found"`
	// Why says in words why they were adopted, or not.
	Why string `json:"why"`
}

// Fit seeks weights that foretell a learner's answers better than those of from. It
// learns from the earlier four fifths of his answers on later days, the latest of
// them most, and holds the rest out to judge by; what it finds is adopted only if it
// foretells those better than chance would. With little to learn from, only the
// first four weights move, and with very little, none; all are drawn towards the
// usual ones.
//
// The same answers lead to the same weights, in whatever order they come. report, if
// any, hears how far it is. The error is that of ctx, or of [Settings.Check].
func Fit(ctx context.Context, histories []History, from Settings, report func(done, total int)) (Fitted, error) {
	f := Fitted{Settings: from, Found: from.Weights, Phase: 1}
	if err := from.Check(); err != nil {
		return f, err
	}
	all := trails(histories)
	for _, t := range all {
		if n := t.scored(); n > 0 {
			f.Items++
			f.Reviews += n
		}
	}
	if f.Items < FirstReviews {
		f.Why = fmt.Sprintf("%d items were answered again on a later day; from %d on the weights are fitted", f.Items, FirstReviews)
		return f, nil
	}
	f.Phase = 2
	if f.Reviews >= LongTermReviews {
		f.Phase = 3
	}
	earlier, later := split(all, trainedShare)
	if err := f.seek(ctx, earlier, report); err != nil {
		return f, err
	}
	f.judge(later, from)
	return f, nil
}

// seek fits the weights of f to trails.
func (f *Fitted) seek(ctx context.Context, earlier []trail, report func(done, total int)) error {
	for _, t := range earlier {
		f.Trained += t.scored()
	}
	usual := Default().Weights
	begin := usual
	first := initial(earlier, usual)
	copy(begin[:4], first[:])
	weighByRecency(earlier)
	d := descent{trails: earlier, usual: usual, free: 4}
	if f.Phase == 3 {
		d.free = len(usual)
	}
	w, err := d.run(ctx, begin, func(round int) {
		if report != nil {
			report(round, rounds)
		}
	})
	if err != nil {
		return err
	}
	_, count := tallies(earlier)
	ordered := ascending([4]float64(w[:4]), count)
	copy(w[:4], ordered[:])
	for i := range w { // what is judged is what is kept, and reads well
		w[i] = limit(math.Round(w[i]*1e5)/1e5, least(i), bounds[i][1])
	}
	f.Found = w
	return nil
}

// judge compares the weights found with those of from on what was held out, and adopts
// them if they are better beyond chance.
func (f *Fitted) judge(later []trail, from Settings) {
	before, after := newModel(from.Weights), newModel(f.Found)
	var gains []float64 // of each trail
	var counts []float64
	var path []held
	for _, t := range later {
		var a, b float64
		a, path = before.loss(t, nil, path)
		b, path = after.loss(t, nil, path)
		n := t.scored()
		f.Before += a
		f.After += b
		f.Held += n
		gains, counts = append(gains, a-b), append(counts, float64(n))
	}
	n := float64(max(1, f.Held))
	f.Before, f.After = f.Before/n, f.After/n
	for i, g := range gains {
		off := g - counts[i]*(f.Before-f.After)
		f.Error += off * off
	}
	f.Error = math.Sqrt(f.Error) / n
	f.decide(from)
}

// decide adopts the weights found, or not, and says why.
func (f *Fitted) decide(from Settings) {
	gain := f.Before - f.After
	numbers := fmt.Sprintf("on the last %d answers the log-loss is %.4f, and was %.4f", f.Held, f.After, f.Before)
	switch {
	case f.Held < fewestHeld:
		f.Why = fmt.Sprintf("%d answers are too few to judge by", f.Held)
	case gain <= 0:
		f.Why = numbers + ": the weights foretell no better"
	case gain < leastGain*f.Before:
		f.Why = numbers + ": the gain is too small to change anything"
	case gain <= sureness*f.Error:
		f.Why = fmt.Sprintf("%s: the gain of %.4f may be chance, its standard error is %.4f", numbers, gain, f.Error)
	default:
		f.Adopted = true
		f.Settings = from
		f.Settings.Weights = f.Found
		f.Settings.Name = fittedName(f.Found)
		f.Why = numbers
	}
}

// fittedName names weights by what they are, so that the log of one device is read
// right on another.
func fittedName(w [21]float64) string {
	h := fnv.New32a()
	for _, v := range w {
		_, _ = fmt.Fprintf(h, "%.5f ", v)
	}
	return fmt.Sprintf("fitted-6-%08x", h.Sum32())
}
