package progress

import "math"

// A Share is how many of how many, with the bounds within which the true share lies
// nineteen times in twenty. Of nothing it is 0, somewhere from 0 to 1.
type Share struct {
	Right int     `json:"right"`
	Of    int     `json:"of"`
	Share float64 `json:"share"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// normal95 is the quantile of the normal distribution that 95 % lie within on both sides.
const normal95 = 1.959963984540054

// shareOf is a share with Wilson's score interval (1927), which keeps within 0 and 1
// and means something for few cases too.
func shareOf(right, of int) Share {
	if of == 0 {
		return Share{High: 1}
	}
	n, p, z2 := float64(of), float64(right)/float64(of), normal95*normal95
	middle := (p + z2/(2*n)) / (1 + z2/n)
	half := normal95 / (1 + z2/n) * math.Sqrt(p*(1-p)/n+z2/(4*n*n))
	return Share{right, of, p, max(0, middle-half), min(1, middle+half)}
}

// A tally counts cases, and how many of them were right.
type tally struct{ right, of int }

func (t *tally) add(right bool) {
	t.of++
	if right {
		t.right++
	}
}

func (t tally) share() Share { return shareOf(t.right, t.of) }

// A Loss says how well chances foretold what happened; less is better. Of no cases both
// are 0.
type Loss struct {
	// Brier is the mean squared difference: 0 for a prophet, .25 for someone who always
	// says one half.
	Brier float64 `json:"brier"`
	// LogLoss is the mean of -ln of the chance given to what happened: .693 for one half.
	LogLoss float64 `json:"log_loss"`
	Of      int     `json:"of"`
}

// surest is how near to certain a chance counts for the logarithm, as in the benchmarks
// of FSRS.
const surest = 1e-4

func (l *Loss) add(chance float64, happened bool) {
	was := 0.0
	if happened {
		was = 1
	}
	l.Of++
	l.Brier += (chance - was) * (chance - was)
	given := min(max(chance, surest), 1-surest)
	if !happened {
		given = 1 - given
	}
	l.LogLoss -= math.Log(given)
}

// mean returns the losses per case.
func (l Loss) mean() Loss {
	if l.Of > 0 {
		l.Brier /= float64(l.Of)
		l.LogLoss /= float64(l.Of)
	}
	return l
}
