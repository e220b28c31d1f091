package main

import (
	"fmt"
	"io"
	"math"

	"ken/skills/proof"
)

// How the weights are fitted: by steps down the slope, held near zero by a penalty on
// their squares, since the pairs are few.
const (
	steps   = 20_000
	rate    = 0.5
	penalty = 0.004
)

// fit prints the weights of a logistic regression of what people decided on the signs
// of the pairs. Quotes are left out, which need no weights. Signs are brought to one
// scale for the fit, and the weights back to the signs' own.
func fit(s set, out io.Writer) error {
	target := map[label]float64{attributable: 1}
	var names []string
	var against []bool
	var rows [][]float64
	var wanted []float64
	for _, p := range s.pairs {
		evidence := []string{p.evidence}
		signs := proof.Signs(p.sentence, evidence)
		if p.label == unlabelled || signs == nil || proof.Sentence(p.sentence, evidence).Verdict == proof.Quoted {
			continue
		}
		names, against = names[:0], against[:0]
		var row []float64
		for _, sign := range signs {
			names, against = append(names, sign.Name), append(against, sign.Against)
			row = append(row, sign.Value)
		}
		rows = append(rows, row)
		wanted = append(wanted, target[p.label])
	}
	if len(rows) == 0 {
		_, err := fmt.Fprintln(out, "there is nothing to fit")
		return err
	}
	mean, spread := scales(rows)
	w := descend(rows, wanted, against)
	for k := 1; k < len(w); k++ {
		w[k] /= spread[k]
		w[0] -= w[k] * mean[k]
	}
	for k, name := range names {
		if _, err := fmt.Fprintf(out, "\t%q: %.2f,\n", name, w[k]); err != nil {
			return err
		}
	}
	return nil
}

// scales brings each column but the first, which is the constant, to mean 0 and spread
// 1, and returns what they were.
func scales(rows [][]float64) (mean, spread []float64) {
	n := float64(len(rows))
	mean, spread = make([]float64, len(rows[0])), make([]float64, len(rows[0]))
	for k := 1; k < len(mean); k++ {
		for _, row := range rows {
			mean[k] += row[k] / n
		}
		for _, row := range rows {
			spread[k] += (row[k] - mean[k]) * (row[k] - mean[k]) / n
		}
		if spread[k] = math.Sqrt(spread[k]); spread[k] == 0 {
			spread[k] = 1
		}
		for _, row := range rows {
			row[k] = (row[k] - mean[k]) / spread[k]
		}
	}
	return mean, spread
}

func descend(rows [][]float64, wanted []float64, against []bool) []float64 {
	w := make([]float64, len(rows[0]))
	slope := make([]float64, len(w))
	for range steps {
		for k := range slope {
			slope[k] = penalty * w[k]
		}
		slope[0] = 0 // the constant is free
		for i, row := range rows {
			var z float64
			for k, x := range row {
				z += w[k] * x
			}
			off := 1/(1+math.Exp(-z)) - wanted[i]
			for k, x := range row {
				slope[k] += off * x / float64(len(rows))
			}
		}
		for k := range w {
			if w[k] -= rate * slope[k]; against[k] {
				w[k] = min(w[k], 0)
			}
		}
	}
	return w
}
