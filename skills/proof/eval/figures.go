package main

import (
	"cmp"
	"slices"

	"ken/skills/proof"
)

// A judged pair is one with what the verifier made of it.
type judged struct {
	pair
	check proof.Check
}

func judgeAll(s set) []judged {
	all := make([]judged, 0, len(s.pairs))
	for _, p := range s.pairs {
		all = append(all, judged{p, proof.Sentence(p.sentence, []string{p.evidence})})
	}
	return all
}

// strict tells the verdicts that leave nothing open.
func strict(c proof.Check) bool { return c.Verdict == proof.Quoted || c.Verdict == proof.Supported }

func loose(c proof.Check) bool { return c.Verdict.Stands() }

// rates are how well a decision agrees with people.
type rates struct{ precision, recall, alarms float64 }

func ratesOf(all []judged, accepts func(proof.Check) bool) rates {
	var right, wrong, positive, negative int
	for _, j := range all {
		switch j.label {
		case attributable:
			positive++
			if accepts(j.check) {
				right++
			}
		case unattributable:
			negative++
			if accepts(j.check) {
				wrong++
			}
		}
	}
	return rates{share(right, right+wrong), share(right, positive), share(wrong, negative)}
}

// share is n of all, 0 of nothing.
func share(n, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(n) / float64(all)
}

// area returns the area under the curve: how often, of two pairs of which one should be
// supported and one should not, the former has the higher score. Equal ones count half.
func area(all []judged) float64 {
	ranked := slices.DeleteFunc(slices.Clone(all), func(j judged) bool { return j.label == unlabelled })
	slices.SortStableFunc(ranked, func(a, b judged) int { return cmp.Compare(a.check.Score, b.check.Score) })
	var above float64
	var positives, negatives int
	for i := 0; i < len(ranked); {
		end, here, there := i, 0, 0
		for ; end < len(ranked) && ranked[end].check.Score == ranked[i].check.Score; end++ {
			if ranked[end].label == attributable {
				here++
			} else {
				there++
			}
		}
		above += float64(here) * (float64(negatives) + float64(there)/2)
		positives, negatives, i = positives+here, negatives+there, end
	}
	if positives == 0 || negatives == 0 {
		return 0
	}
	return above / float64(positives) / float64(negatives)
}
