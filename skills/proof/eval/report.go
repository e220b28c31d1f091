package main

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"ken/skills/proof"
)

// A printer writes tables and keeps the first error.
type printer struct {
	out io.Writer
	err error
}

func (p *printer) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.out, format, args...)
	}
}

// figures prints a row for all, for each half and for each source.
func (p *printer) figures(all []judged) {
	p.printf("\n%-14s %6s %6s %7s   %-23s   %-23s\n", "", "", "", "", "strict", "loose")
	p.printf("%-14s %6s %6s %7s   %7s %7s %7s   %7s %7s %7s\n",
		"", "n", "attr.", "AUC", "P", "R", "FPR", "P", "R", "FPR")
	p.row("all", all)
	groups := map[string][]judged{}
	for _, j := range all {
		groups["half "+j.half] = append(groups["half "+j.half], j)
		if j.source != "" {
			groups["source "+j.source] = append(groups["source "+j.source], j)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		if len(groups[name]) < len(all) {
			p.row(name, groups[name])
		}
	}
}

func (p *printer) row(name string, all []judged) {
	var labelled, positive int
	for _, j := range all {
		if j.label != unlabelled {
			labelled++
		}
		if j.label == attributable {
			positive++
		}
	}
	s, l := ratesOf(all, strict), ratesOf(all, loose)
	p.printf("%-14s %6d %6d %7.4f   %7.4f %7.4f %7.4f   %7.4f %7.4f %7.4f\n",
		name, labelled, positive, area(all), s.precision, s.recall, s.alarms, l.precision, l.recall, l.alarms)
}

// checks prints which check decided for which verdict, and how many of those pairs
// people found attributable.
func (p *printer) checks(all []judged) {
	verdicts := []proof.Verdict{proof.Quoted, proof.Supported, proof.Weak, proof.Contradicted, proof.Unsupported}
	type cell struct {
		by      string
		verdict proof.Verdict
	}
	n, right := map[cell]int{}, map[cell]int{}
	names := map[string]bool{}
	for _, j := range all {
		c := cell{j.check.By, j.check.Verdict}
		names[c.by] = true
		n[c]++
		if j.label == attributable {
			right[c]++
		}
	}
	p.printf("\nwhat decided; in brackets how many of them are attributable\n%-14s", "")
	for _, v := range verdicts {
		p.printf(" %14s", v)
	}
	p.printf("\n")
	for _, name := range slices.Sorted(maps.Keys(names)) {
		p.printf("%-14s", name)
		for _, v := range verdicts {
			c := cell{name, v}
			p.printf(" %14s", fmt.Sprintf("%d (%d)", n[c], right[c]))
		}
		p.printf("\n")
	}
}

// mutations prints what share of each kind is caught.
func (p *printer) mutations(all []judged, missed bool) {
	m := newMutator(all)
	p.printf("\nmutations of %d accepted pairs\n%-24s %6s %6s %8s\n", len(m.accepted), "", "made", "caught", "share")
	var through []mutant
	for _, kind := range kinds {
		var made, caught int
		for _, x := range m.make(kind) {
			made++
			if strict(proof.Sentence(x.sentence, []string{x.evidence})) {
				through = append(through, x)
				continue
			}
			caught++
		}
		p.printf("%-24s %6d %6d %7.1f%%\n", kind.name, made, caught, 100*share(caught, made))
	}
	p.printf("left out: %d swaps of two members of one list\n", m.lists)
	if !missed {
		return
	}
	for _, x := range through {
		p.printf("\n%s, line %d\n  evidence: %s\n  was:      %s\n  is:       %s\n", x.kind, x.line, x.evidence, x.was, x.sentence)
	}
}

// wrong prints the pairs on which people decided otherwise.
func (p *printer) wrong(all []judged) {
	for _, j := range all {
		var what string
		switch {
		case j.label == unattributable && strict(j.check):
			what = "accepted"
		case j.label == attributable && !strict(j.check):
			what = "refused"
		default:
			continue
		}
		p.printf("\n%s, line %d: %s by %s, score %.3f (%s)\n  evidence: %s\n  sentence: %s\n",
			what, j.line, j.check.Verdict, j.check.By, j.check.Score, j.check.Reason, j.evidence, j.sentence)
	}
}
