package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"ken/render/chart"
	"ken/render/diagram"
)

// compareBars holds the tasks of a Gantt chart against Mermaid's: when each begins and
// ends, and what it is marked as.
func compareBars(bars []bar, g *diagram.Gantt) string {
	if len(bars) != len(g.Tasks) {
		return fmt.Sprintf("%d tasks, not %d", len(g.Tasks), len(bars))
	}
	shift := int64(0) // of times without a date, which Mermaid has today
	if len(bars) > 0 {
		if shift = bars[0].Start - g.Tasks[0].Start; shift%86_400_000 != 0 || g.Tasks[0].Start > 366*86_400_000 {
			shift = 0
		}
	}
	for i, b := range bars {
		t := g.Tasks[i]
		b.Start, b.End, b.Last = b.Start-shift, b.End-shift, b.Last-shift
		if !same(t.Label, b.T, false) || !same(t.Section, b.S, false) {
			return fmt.Sprintf("task %q in %q, not %q in %q", t.Label, t.Section, b.T, b.S)
		}
		if t.Start != b.Start || t.End != b.End && t.End != b.Last {
			return fmt.Sprintf("task %s from %d to %d, not %d to %d or %d", b.T, t.Start, t.End, b.Start, b.End, b.Last)
		}
		if t.Done != b.Done || t.Active != b.Active || t.Crit != b.Crit || t.Milestone != b.Milestone || t.Vertical != b.Vert {
			return fmt.Sprintf("task %s is marked %v, not %v", b.T, t, b)
		}
	}
	return ""
}

// compareCommits holds a history against Mermaid's: the branch of each commit, those
// before it, its tags, and its name where the author gave one.
func compareCommits(r record, g *diagram.Graph) string {
	if len(r.Commits) != len(g.Nodes) {
		return fmt.Sprintf("%d commits, not %d", len(g.Nodes), len(r.Commits))
	}
	at, before := map[string]int{}, make([][]int, len(g.Nodes))
	for i, n := range g.Nodes {
		at[n.ID] = i
	}
	for _, e := range g.Edges {
		before[at[e.To]] = append(before[at[e.To]], at[e.From])
	}
	theirs := map[string]int{}
	for i, c := range r.Commits {
		theirs[c.ID] = i
	}
	for i, c := range r.Commits {
		n := g.Nodes[i]
		var parents []int
		for _, p := range c.Parents {
			if j, ok := theirs[p]; ok {
				parents = append(parents, j)
			}
		}
		slices.Sort(parents)
		slices.Sort(before[i])
		if n.Group != "branch:"+c.Branch || !slices.Equal(slices.Compact(parents), slices.Compact(before[i])) {
			return fmt.Sprintf("commit %d %q on %q after %v, not on %q after %v", i, n.Label, n.Group, before[i], c.Branch, parents)
		}
		for _, tag := range c.Tags {
			if tag != "" && !strings.Contains(n.Label, words(tag)) {
				return fmt.Sprintf("commit %d %q has no tag %q", i, n.Label, tag)
			}
		}
	}
	if len(r.Branches) < len(g.Groups) {
		return fmt.Sprintf("%d branches, not %d", len(g.Groups), len(r.Branches))
	}
	return ""
}

// compareSteps holds a journey against Mermaid's.
func compareSteps(r record, j *diagram.Journey) string {
	if len(r.Steps) != len(j.Steps) {
		return fmt.Sprintf("%d steps, not %d", len(j.Steps), len(r.Steps))
	}
	for i, s := range r.Steps {
		o := j.Steps[i]
		who := slices.DeleteFunc(slices.Clone(s.Who), func(w string) bool { return w == "" })
		if !same(o.Label, s.T, false) || !same(o.Section, s.S, false) || o.Score != s.Score || !slices.Equal(o.Actors, who) {
			return fmt.Sprintf("step %v, not %v", o, s)
		}
	}
	return ""
}

// comparePoints holds the values of a chart against Mermaid's, and the words on its
// axes and in its quadrants.
func comparePoints(r record, c *chart.Chart) string {
	var points []chart.Point
	for _, s := range c.Series {
		points = append(points, s.Points...)
	}
	if len(points) != len(r.Points) {
		return fmt.Sprintf("%d values, not %d", len(points), len(r.Points))
	}
	theirs, ours := make([]string, len(points)), make([]string, len(points))
	for i, p := range r.Points {
		o := points[i]
		label := words(p.Label)
		if o.Label == "" && r.Kind != "quadrantChart" { // along an axis of numbers
			label = ""
		}
		theirs[i], ours[i] = fmt.Sprintf("%q %.6g", label, p.Y), fmt.Sprintf("%q %.6g", o.Label, o.Y)
		if r.Kind == "quadrantChart" {
			theirs[i], ours[i] = theirs[i]+fmt.Sprintf(" %.6g", rounded(p.X)), ours[i]+fmt.Sprintf(" %.6g", rounded(o.X))
		}
	}
	if miss := difference("value", theirs, ours); miss != "" {
		return miss
	}
	for _, a := range r.Axes {
		if w := words(a); !strings.Contains(c.X.Label+"\n"+c.Y.Label, strings.ReplaceAll(w, "⟶", "→")) {
			return fmt.Sprintf("axes %q %q, not %q", c.X.Label, c.Y.Label, r.Axes)
		}
	}
	for _, a := range r.Areas {
		if !slices.ContainsFunc(c.Areas, func(o chart.Area) bool { return o.Label == words(a) }) && a != "" {
			return fmt.Sprintf("no area %q", a)
		}
	}
	return ""
}

// rounded is a number without what reckoning with pixels adds.
func rounded(x float64) float64 { return math.Round(x*1e6) / 1e6 }
