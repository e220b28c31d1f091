package recall

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/open-spaced-repetition/go-fsrs/v4"
)

// four are the histories of fsrs-rs src/training.rs test_loss_and_grad (BSD-3).
func four() []trail {
	days := [6][4]float64{{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 1}, {0, 1, 1, 3}, {1, 3, 3, 5}, {3, 6, 6, 12}}
	ratings := [6][4]Rating{{1, 2, 3, 4}, {3, 4, 2, 4}, {1, 4, 4, 3}, {4, 3, 3, 3}, {3, 1, 3, 3}, {2, 3, 3, 4}}
	all := make([]trail, 4)
	for i := range all {
		for j := range days {
			all[i].steps = append(all[i].steps, step{rating: ratings[j][i], days: days[j][i]})
		}
		all[i].steps = append(all[i].steps, step{rating: []Rating{3, 3, 3, 1}[i], days: []float64{4, 11, 12, 23}[i], weight: 1})
	}
	return all
}

func total(w [21]float64, all []trail) (sum float64, grad [21]float64) {
	m := newModel(w)
	for _, t := range all {
		loss, _ := m.loss(t, &grad, nil)
		sum += loss
	}
	return sum, grad
}

func TestLossAndGradientOfFSRSRS(t *testing.T) {
	for _, c := range []struct {
		w    [21]float64
		loss float64
		grad [21]float64
	}{
		{fsrs.DefaultWeights(), 4.0466027, [21]float64{
			-0.095688485, -0.0051607806, -0.0012249565, 0.007462064, 0.03650761, -0.082112335, 0.0593964,
			-2.1474836, 0.57626534, -2.8751316, 0.7154875, -0.028993709, 0.0099172965, -0.2189217,
			-0.0017800558, -0.089381434, 0.299141, 0.068104014, -0.011605468, -0.25398168, 0.27700496,
		}},
		{[21]float64{
			0.252, 1.3331, 2.3464994, 8.2556, 6.3733, 0.87340003, 2.9794, 0.040999997, 1.8322, 0.20660001, 0.756,
			1.5235, 0.021400042, 0.3029, 1.6882998, 0.64140004, 1.8329, 0.5025, 0.13119997, 0.1058, 0.1142,
		}, 3.767796, [21]float64{
			-0.040530164, -0.0041278866, -0.0010157757, 0.007239434, 0.009321215, -0.120117955, 0.039143264,
			-0.8628009, 0.5794302, -2.5713828, 0.7669307, -0.024242667, 0.0, -0.16912507, -0.0017008218,
			-0.061857328, 0.28093633, 0.064058185, 0.0063592787, -0.1903223, 0.6257775,
		}},
	} {
		sum, grad := total(c.w, four())
		near(t, "the loss", sum, c.loss, 1e-5)
		for i := range grad {
			if math.Abs(grad[i]-c.grad[i]) > 1e-5*(1+math.Abs(c.grad[i])) {
				t.Errorf("by w%d the gradient is %.9f, want %.9f", i, grad[i], c.grad[i])
			}
		}
	}
}

// ts-fsrs algorithm.test.ts, fsrs-rs src/model.rs: S 5, D 1 to 4, recall .9 to .6.
func TestStabilityTables(t *testing.T) {
	m := newModel(fsrs.DefaultWeights())
	for i := range 4 {
		recall := 0.9 - 0.1*float64(i)
		days := 5 / m.factor * (math.Pow(recall, -1/m.w[20]) - 1)
		h := held{5, float64(i + 1)}
		grown, _ := m.recalled(h, days, Rating(i+1))
		lost, _ := m.forgotten(h, days)
		near(t, "the stability when recalled", grown, []float64{25.60252118, 28.22657096, 58.65599107, 127.2266925}[i], 1e-6)
		near(t, "the stability when forgotten", lost, []float64{1.05253961, 1.18943295, 1.36808387, 1.58498896}[i], 1e-6)
	}
}

// wander is a trail of any answers at any times.
func wander(r *rand.Rand, steps int) trail {
	var t trail
	for i := range steps {
		st := step{rating: Rating(1 + r.IntN(4)), days: float64(r.IntN(3) * r.IntN(60))}
		if i > 0 && st.days > 0 {
			st.weight = 0.25 + 0.75*r.Float64()
		}
		t.steps = append(t.steps, st)
	}
	return t
}

// The model of the optimizer is that of go-fsrs.
func TestModelIsThatOfTheSchedule(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	for range 300 {
		s := anyone(r)
		m, core := newModel(s.Weights), s.core()
		var h held
		var st State
		for i, step := range wander(r, 20).steps {
			h = m.step(h, step, i == 0)
			after := s.remember(&core, st, step.rating, int(step.days))
			st.Phase, st.Stability, st.Difficulty = Review, after.stability, after.difficulty
			if math.Abs(h.s-st.Stability) > 1e-9*st.Stability || math.Abs(h.d-st.Difficulty) > 1e-9 {
				t.Fatalf("%+v: the model has %v and %v, the schedule %v and %v", step, h.s, h.d, st.Stability, st.Difficulty)
			}
		}
	}
}

// The gradient is the change of the loss, for any learner and any answers.
func TestGradientAgainstDifferences(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	worst := 0.0
	for range 150 {
		w := anyone(r).Weights
		for i := range w { // half way to the defaults, where nothing is cut off all the time
			w[i] = (w[i] + fsrs.DefaultWeights()[i]) / 2
		}
		all := []trail{wander(r, 12)}
		_, grad := total(w, all)
		for i := range w {
			h := 1e-6 * max(1e-2, math.Abs(w[i]))
			up, down := w, w
			up[i] += h
			down[i] -= h
			a, _ := total(up, all)
			b, _ := total(down, all)
			off := math.Abs(grad[i]-(a-b)/(2*h)) / max(1, math.Abs(grad[i]))
			worst = max(worst, off)
			if off > 1e-4 {
				t.Fatalf("by w%d the gradient is %v, the differences say %v", i, grad[i], (a-b)/(2*h))
			}
		}
	}
	t.Logf("the worst error of a derivative is %.1g", worst)
}
