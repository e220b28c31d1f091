package recall

import (
	"context"
	"math"
)

// How the weights are sought: by Adam, on all answers at once, with a rate that falls
// as a cosine. Rates and pulls are in units of each weight's usual spread.
const (
	rounds   = 160
	rate     = 0.05
	pull     = 1.0 // how strongly a weight one spread off is drawn back, in log-loss
	beta1    = 0.9
	beta2    = 0.999
	firstLog = 1.5 // the spread of the logarithm of a first stability
)

// spreads are the standard deviations of the weights over learners, from fsrs-rs
// src/training_v6.rs (BSD-3). The first four are sought by their logarithms.
var spreads = [21]float64{
	firstLog, firstLog, firstLog, firstLog,
	0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
}

// least is the smallest a weight is fitted to: w19 at 0 would mean that a session
// strengthens what is strong as much as what is weak.
func least(i int) float64 {
	if i == 19 {
		return 0.01
	}
	return bounds[i][0]
}

// A descent seeks the weights that fit trails, near the usual ones.
type descent struct {
	trails      []trail
	usual       [21]float64
	free        int // how many weights, from the first, may move
	path        []held
	mean, power [21]float64 // of the gradient
}

// run goes down from w for all rounds, or until ctx ends. report hears of each round.
func (d *descent) run(ctx context.Context, w [21]float64, report func(round int)) ([21]float64, error) {
	for round := 1; round <= rounds; round++ {
		if err := ctx.Err(); err != nil {
			return w, err //nolint:wrapcheck // being stopped is an answer
		}
		grad := d.gradient(w)
		speed := rate * (1 + math.Cos(math.Pi*float64(round-1)/rounds)) / 2
		for i := range d.free {
			w[i] = d.moved(i, w[i], grad[i], speed, round)
		}
		report(round)
	}
	return w, nil
}

// gradient is that of the loss with the pull towards the usual weights, in units of
// their spreads.
func (d *descent) gradient(w [21]float64) (grad [21]float64) {
	m := newModel(w)
	for _, t := range d.trails {
		_, d.path = m.loss(t, &grad, d.path)
	}
	for i := range grad {
		off := (w[i] - d.usual[i]) / spreads[i]
		if i < 4 {
			off = math.Log(w[i]/d.usual[i]) / spreads[i]
			grad[i] *= w[i]
		}
		grad[i] = grad[i]*spreads[i] + 2*pull*off
	}
	return grad
}

// moved is a weight after one step of Adam.
func (d *descent) moved(i int, w, grad, speed float64, round int) float64 {
	d.mean[i] = beta1*d.mean[i] + (1-beta1)*grad
	d.power[i] = beta2*d.power[i] + (1-beta2)*grad*grad
	mean := d.mean[i] / (1 - math.Pow(beta1, float64(round)))
	power := d.power[i] / (1 - math.Pow(beta2, float64(round)))
	by := -speed * spreads[i] * mean / (math.Sqrt(power) + 1e-8)
	if i < 4 {
		w *= math.Exp(by)
	} else {
		w += by
	}
	return limit(w, least(i), bounds[i][1])
}
