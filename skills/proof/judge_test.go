package proof

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"
)

// A says answers the same to everything.
type says struct {
	p   float64
	err error
}

func (s says) Entails(context.Context, string, string) (float64, error) { return s.p, s.err }

func TestJudgedOnlyLowers(t *testing.T) {
	for _, c := range []struct {
		name  string
		was   Verdict
		judge says
		want  Verdict
		by    string
	}{
		{"a judge that agrees", Supported, says{p: 0.9}, Supported, "coverage"},
		{"one that doubts", Supported, says{p: 0.3}, Weak, "judge"},
		{"one that denies", Supported, says{p: 0.01}, Unsupported, "judge"},
		{"a weak sentence stays weak", Weak, says{p: 0.99}, Weak, "coverage"},
		{"or falls", Weak, says{p: 0.05}, Unsupported, "judge"},
		{"a doubt makes no weak sentence weaker", Weak, says{p: 0.3}, Weak, "coverage"},
		{"what is refused is not raised", Unsupported, says{p: 1}, Unsupported, "coverage"},
		{"nor what is contradicted", Contradicted, says{p: 1}, Contradicted, "coverage"},
		{"a quote is not asked about", Quoted, says{p: 0}, Quoted, "coverage"},
		{"an error changes nothing", Supported, says{p: 0, err: errors.New("no route")}, Supported, "coverage"},
		{"nor does what is no probability", Supported, says{p: math.NaN()}, Supported, "coverage"},
		{"or lies outside", Supported, says{p: -3}, Supported, "coverage"},
	} {
		was := Check{Verdict: c.was, By: "coverage", Reason: "was so", Score: 0.8}
		got := Judged(t.Context(), was, c.judge, "claim", "evidence")
		if got.Verdict != c.want || got.By != c.by {
			t.Errorf("%s: got %s by %s, want %s by %s", c.name, got.Verdict, got.By, c.want, c.by)
		}
		if was.Verdict.worse(got.Verdict) || got.Score > was.Score {
			t.Errorf("%s: raised %+v to %+v", c.name, was, got)
		}
		failed := c.judge.err != nil || !(c.judge.p >= 0 && c.judge.p <= 1)
		if said := strings.Contains(got.Reason, "could not be asked"); said != failed {
			t.Errorf("%s: the reason is %q", c.name, got.Reason)
		}
	}
	if got := Judged(t.Context(), Check{Verdict: Supported}, nil, "", ""); got.Verdict != Supported {
		t.Errorf("without a judge: %+v", got)
	}
}
