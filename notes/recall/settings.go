package recall

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/open-spaced-repetition/go-fsrs/v4"
)

// The bounds of what is kept and asked for.
const (
	// Weakest and Strongest bound a stability, in days: fsrs-rs and Anki have the same.
	Weakest   = 0.001
	Strongest = 36500.0

	// LeastRetention and MostRetention bound Settings.Retention, as in Anki: below, most
	// reviews fail; above, the days between them vanish.
	LeastRetention = 0.70
	MostRetention  = 0.97

	// LongestInterval bounds Settings.Longest: a hundred years.
	LongestInterval = 36500
)

const (
	mostSteps  = 10 // in Settings.Steps, and in Relearning
	longestTag = 64 // bytes of Settings.Name
	day        = 24 * time.Hour
	dayMillis  = int64(day / time.Millisecond)
)

// Settings are how a learner's memory is modelled and how often he is asked. They
// are a value: what changes them makes new ones. Only Settings that pass
// [Settings.Check] schedule anything.
type Settings struct {
	// Name names the set of weights; every line of the log carries it.
	Name string
	// Weights are the 21 of FSRS-6.
	Weights [21]float64
	// Retention is the chance of recall at which an item is asked again.
	Retention float64
	// Longest is the most days between two reviews.
	Longest int
	// Steps are the waits within a session of what is new, Relearning those after a
	// lapse. Either may be empty: then the first answer is followed by whole days.
	Steps, Relearning []time.Duration
}

// Default returns the settings of someone of whom nothing is known: the weights of
// FSRS-6, which are those of go-fsrs, py-fsrs and fsrs-rs, a retention of 90 %, and
// one step of ten minutes.
func Default() Settings {
	return Settings{
		Name:       "default-6",
		Weights:    fsrs.DefaultWeights(),
		Retention:  0.9,
		Longest:    LongestInterval,
		Steps:      []time.Duration{10 * time.Minute},
		Relearning: []time.Duration{10 * time.Minute},
	}
}

// bounds are what each weight may be, as the optimizers of fsrs-rs and py-fsrs have
// them. The least of w19 is 0, which weights converted from FSRS-5 have.
var bounds = [21][2]float64{
	{Weakest, 100},
	{Weakest, 100},
	{Weakest, 100},
	{Weakest, 100},
	{1, 10},
	{0.001, 4},
	{0.001, 4},
	{0.001, 0.75},
	{0, 4.5},
	{0, 0.8},
	{0.001, 3.5},
	{0.001, 5},
	{0.001, 0.25},
	{0.001, 0.9},
	{0, 4},
	{0, 1},
	{1, 6},
	{0, 2},
	{0, 2},
	{0, 0.8},
	{0.1, 0.8},
}

// Check returns what is wrong with s, all of it, each thing named with its value and
// what it may be; nil where nothing is. go-fsrs replaces every parameter, weights
// too, by its defaults where one is bad, and says nothing: hence it is never asked.
func (s Settings) Check() error {
	var wrong []error
	bad := func(format string, args ...any) { wrong = append(wrong, fmt.Errorf(format, args...)) }
	if s.Name == "" || len(s.Name) > longestTag || strings.ContainsFunc(s.Name, func(r rune) bool { return r < ' ' }) {
		bad("the name %q of the settings has to be 1 to %d bytes without control characters", s.Name, longestTag)
	}
	for i, w := range s.Weights {
		if b := bounds[i]; !(w >= b[0] && w <= b[1]) { // also where it is no number
			bad("weight w%d is %v, and has to be from %v to %v", i, w, b[0], b[1])
		}
	}
	if !(s.Retention >= LeastRetention && s.Retention <= MostRetention) {
		bad("retention is %v, and has to be from %.2f to %.2f", s.Retention, LeastRetention, MostRetention)
	}
	if s.Longest < 1 || s.Longest > LongestInterval {
		bad("the longest interval is %d days, and has to be from 1 to %d", s.Longest, LongestInterval)
	}
	wrong = append(wrong, checkSteps("step", s.Steps)...)
	wrong = append(wrong, checkSteps("relearning step", s.Relearning)...)
	return errors.Join(wrong...)
}

// checkSteps returns what is wrong with steps. A step is shorter than a day: what
// waits for days is scheduled by the model.
func checkSteps(kind string, steps []time.Duration) (wrong []error) {
	if len(steps) > mostSteps {
		return []error{fmt.Errorf("there are %d %ss, and may be %d", len(steps), kind, mostSteps)}
	}
	for i, d := range steps {
		switch {
		case d < time.Second || d >= day:
			wrong = append(wrong, fmt.Errorf("%s %d is %v, and has to be from 1s to less than 24h", kind, i+1, d))
		case i > 0 && d < steps[i-1]:
			wrong = append(wrong, fmt.Errorf("%s %d is %v, shorter than the one before", kind, i+1, d))
		}
	}
	return wrong
}

// core is s for the arithmetic of go-fsrs. It holds no steps and no fuzz: those are
// ours, and go-fsrs computes with its default decay where anything in here is bad.
func (s Settings) core() fsrs.Parameters {
	return fsrs.Parameters{
		RequestRetention: s.Retention,
		MaximumInterval:  LongestInterval,
		W:                s.Weights,
		EnableShortTerm:  true,
	}
}

// days is the interval in whole days after which an item of that stability falls to
// the retention asked for: half a day counts up, and it is from 1 to Longest.
func (s Settings) days(stability float64) int {
	decay := -s.Weights[20]
	exact := stability / (math.Pow(0.9, 1/decay) - 1) * (math.Pow(s.Retention, 1/decay) - 1)
	return s.whole(exact)
}

// whole rounds days and holds them within what s allows.
func (s Settings) whole(days float64) int {
	longest := min(max(s.Longest, 1), LongestInterval)
	if !(days >= 1) {
		return 1
	}
	return int(math.Round(min(days, float64(longest))))
}
