package main

import (
	"fmt"

	"ken/render/diagram"
)

// compareTree holds a mind map against Mermaid's.
func compareTree(theirs branch, ours diagram.Branch, markdown bool) string {
	if !same(ours.Label, theirs.D, markdown) {
		return fmt.Sprintf("%q, not %q", ours.Label, theirs.D)
	}
	if len(ours.Children) != len(theirs.C) {
		return fmt.Sprintf("%d below %q, not %d", len(ours.Children), ours.Label, len(theirs.C))
	}
	for i := range theirs.C {
		if miss := compareTree(theirs.C[i], ours.Children[i], markdown); miss != "" {
			return miss
		}
	}
	return ""
}

// compareTimeline holds the periods and events against Mermaid's.
func compareTimeline(r record, t *diagram.Timeline) string {
	var periods []diagram.Period
	for _, p := range t.Periods {
		if p.Label != "" || len(p.Events) > 0 {
			periods = append(periods, p)
		}
	}
	if len(r.Tasks) != len(periods) {
		return fmt.Sprintf("%d periods, not %d", len(periods), len(r.Tasks))
	}
	for i, task := range r.Tasks {
		p := periods[i]
		if !same(p.Label, task.T, false) || !same(p.Section, task.S, false) || len(p.Events) != len(task.E) {
			return fmt.Sprintf("period %q %q %q, not %q %q %q", p.Section, p.Label, p.Events, task.S, task.T, task.E)
		}
		for j, e := range task.E {
			if !same(p.Events[j], e, false) {
				return fmt.Sprintf("event %q, not %q", p.Events[j], e)
			}
		}
	}
	return ""
}
