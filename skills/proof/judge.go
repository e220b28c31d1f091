package proof

import (
	"context"
	"fmt"
)

// A Judge is a second opinion: how likely it is, from 0 to 1, that evidence entails a
// claim. A model can be one. It may only lower what the checks found.
type Judge interface {
	Entails(ctx context.Context, claim, evidence string) (p float64, err error)
}

// Below these a judge lowers a verdict: to weak, and to unsupported.
const (
	judgedWeak        = 0.5
	judgedUnsupported = 0.1
)

// Judged asks a judge about a sentence that the checks let stand, and lowers its verdict
// where the judge doubts it. It never raises one. A quote needs no judge. An error, or
// an answer that is no probability, leaves the verdict as it was and is said in Reason.
func Judged(ctx context.Context, c Check, j Judge, claim, evidence string) Check {
	if j == nil || c.Verdict == Quoted || !c.Verdict.Stands() {
		return c
	}
	p, err := j.Entails(ctx, claim, evidence)
	if err == nil && !(p >= 0 && p <= 1) { // NaN too
		err = fmt.Errorf("%v is no probability", p)
	}
	if err != nil {
		c.Reason = joined(c.Reason, fmt.Sprintf("the second judge could not be asked: %v", err))
		return c
	}
	lowered := c.Verdict
	switch {
	case p < judgedUnsupported:
		lowered = Unsupported
	case p < judgedWeak:
		lowered = Weak
	}
	c.Score = min(c.Score, p)
	if lowered == c.Verdict {
		return c
	}
	return Check{
		Verdict: lowered, By: "judge", Score: c.Score,
		Reason: fmt.Sprintf("the second judge doubts it (%.0f %%)", 100*p),
	}
}

func joined(a, b string) string {
	if a == "" {
		return b
	}
	return a + "; " + b
}
