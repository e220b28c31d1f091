package recall

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// An oracle is what py-fsrs 6.3.1 computed for made-up reviews.
type oracle struct {
	Params [][21]float64
	Cards  []struct {
		Params  int
		Reviews [][4]float64 // days since the review before, rating, stability, difficulty
	}
}

func readOracle(t *testing.T, r io.Reader) oracle {
	t.Helper()
	var o oracle
	if err := json.NewDecoder(r).Decode(&o); err != nil {
		t.Fatal(err)
	}
	return o
}

// worst replays the oracle through Next and returns the largest relative error of a
// stability, the largest error of a difficulty, and the number of reviews.
func (o oracle) worst(t *testing.T) (stability, difficulty float64, reviews int) {
	t.Helper()
	for _, c := range o.Cards {
		s := Default()
		s.Weights = o.Params[c.Params]
		if err := s.Check(); err != nil {
			t.Fatal(err)
		}
		var st State
		m := start
		for _, row := range c.Reviews {
			m = later(m, int(row[0]))
			st = s.Next(st, Rating(row[1]), m)
			stability = max(stability, math.Abs(st.Stability-row[2])/row[2])
			difficulty = max(difficulty, math.Abs(st.Difficulty-row[3]))
			reviews++
		}
	}
	return stability, difficulty, reviews
}

func (o oracle) check(t *testing.T, atLeast int) {
	t.Helper()
	stability, difficulty, reviews := o.worst(t)
	t.Logf("%d reviews with %d sets of weights: the worst relative error of a stability is %.2g, the worst error of a difficulty %.2g",
		reviews, len(o.Params), stability, difficulty)
	if reviews < atLeast || !(stability < 1e-9) || !(difficulty < 1e-9) {
		t.Errorf("%d reviews, errors of %g and %g; want %d and less than 1e-9", reviews, stability, difficulty, atLeast)
	}
}

func TestOracleSample(t *testing.T) {
	f, err := os.Open("testdata/oracle.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	readOracle(t, f).check(t, 400)
}

func TestOracle(t *testing.T) {
	dir := os.Getenv("KEN_DATA")
	if dir == "" {
		dir = "../../../shared/data"
	}
	f, err := os.Open(filepath.Join(dir, "fsrs", "oracle.json.gz"))
	if err != nil {
		t.Skipf("SKIPPED: there are no generated reviews: %v; set KEN_DATA", err)
	}
	defer f.Close()
	unzipped, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	readOracle(t, unzipped).check(t, 20_000)
}

// What was fitted below 0.1 is kept; go-fsrs would raise it, and the projects it is
// compared with do not.
func TestAWeightBelowATenthIsKept(t *testing.T) {
	s := Default()
	s.Weights[0], s.Weights[1] = 0.03, 0.05
	if err := s.Check(); err != nil {
		t.Fatal(err)
	}
	near(t, "the stability", s.Next(State{}, Again, start).Stability, 0.03, 0)
	near(t, "the stability", s.Next(State{}, Hard, start).Stability, 0.05, 0)
}

func TestSettingsAreCheckedBeforeUse(t *testing.T) {
	for _, c := range []struct {
		want string
		of   func(*Settings)
	}{
		{"", func(*Settings) {}},
		{"retention is 90, and has to be from 0.70 to 0.97", func(s *Settings) { s.Retention = 90 }},
		{"retention is NaN", func(s *Settings) { s.Retention = math.NaN() }},
		{"retention is 0.5", func(s *Settings) { s.Retention = .5 }},
		{"weight w2 is NaN, and has to be from 0.001 to 100", func(s *Settings) { s.Weights[2] = math.NaN() }},
		{"weight w20 is 0, and has to be from 0.1 to 0.8", func(s *Settings) { s.Weights[20] = 0 }},
		{"weight w0 is +Inf", func(s *Settings) { s.Weights[0] = math.Inf(1) }},
		{"the longest interval is 0 days, and has to be from 1 to 36500", func(s *Settings) { s.Longest = 0 }},
		{"the longest interval is 36501 days", func(s *Settings) { s.Longest = 36501 }},
		{`the name "" of the settings`, func(s *Settings) { s.Name = "" }},
		{`the name "a\nb" of the settings`, func(s *Settings) { s.Name = "a\nb" }},
		{"step 2 is 24h0m0s, and has to be from 1s to less than 24h", func(s *Settings) { s.Steps = minutes(1, 1440) }},
		{"step 2 is 1m0s, shorter than the one before", func(s *Settings) { s.Steps = minutes(10, 1) }},
		{"relearning step 1 is 0s", func(s *Settings) { s.Relearning = minutes(0) }},
		{"there are 11 steps, and may be 10", func(s *Settings) { s.Steps = minutes(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) }},
		{"", func(s *Settings) { s.Steps, s.Relearning = nil, nil }},
	} {
		s := Default()
		c.of(&s)
		err := s.Check()
		if c.want == "" && err != nil {
			t.Errorf("refused: %v", err)
		}
		if c.want != "" && (err == nil || !strings.HasPrefix(err.Error(), c.want)) {
			t.Errorf("the fault is %v, want %s", err, c.want)
		}
	}
	s := Default()
	s.Retention, s.Longest = 2, 0
	if err := s.Check(); err == nil || strings.Count(err.Error(), "\n") != 1 {
		t.Errorf("of two faults it says %v", err)
	}
}
