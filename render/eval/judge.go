package main

import (
	"fmt"
	"io"
	"reflect"
	"slices"

	"ken/render/diagram"
	"ken/render/mermaid"
)

// A score is what was counted of one kind.
type score struct {
	valid, accepted, exact, stable int
	invalid, rejected              int
}

// judge prints a table of the kinds, and with verbose every miss.
func judge(w io.Writer, records []record, verbose bool) {
	scores := map[diagram.Kind]*score{}
	var kinds []diagram.Kind
	for _, r := range records {
		kind := mermaid.Kinds()[r.Kind]
		if scores[kind] == nil {
			scores[kind] = &score{}
			kinds = append(kinds, kind)
		}
		if miss := scores[kind].add(r); miss != "" && verbose {
			fmt.Fprintf(w, "%s %s: %s\n    %s\n", kind, r.ID, miss, shown(r.Text))
		}
	}
	slices.Sort(kinds)
	total := score{}
	fmt.Fprintf(w, "%-16s %14s %22s %22s %20s\n", "kind", "accepted", "exact", "written and read back", "invalid rejected")
	for _, kind := range kinds {
		scores[kind].print(w, string(kind))
		total.sum(*scores[kind])
	}
	total.print(w, "all")
}

func (s *score) sum(o score) {
	s.valid += o.valid
	s.accepted += o.accepted
	s.exact += o.exact
	s.stable += o.stable
	s.invalid += o.invalid
	s.rejected += o.rejected
}

func (s *score) print(w io.Writer, name string) {
	fmt.Fprintf(w, "%-16s %6d of %4d %6d of %4d %5.1f%% %14d of %4d %12d of %4d\n", name, s.accepted, s.valid,
		s.exact, s.valid, share(s.exact, s.valid), s.stable, s.accepted, s.rejected, s.invalid)
}

func share(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

// add counts one record, and says what is wrong with how it was read.
func (s *score) add(r record) string {
	d, err := mermaid.Parse(r.Text)
	if !r.OK {
		s.invalid++
		if err == nil {
			return "accepted, but Mermaid says " + shown(r.Err)
		}
		s.rejected++
		return ""
	}
	s.valid++
	if err != nil {
		return "rejected: " + err.Error()
	}
	s.accepted++
	miss := compare(r, d)
	if miss == "" {
		s.exact++
	}
	if again := readBack(d); again != "" && miss == "" {
		miss = again
	} else if again == "" {
		s.stable++
	}
	return miss
}

// readBack says what changes when a diagram is written and read again.
func readBack(d diagram.Diagram) string {
	text := mermaid.Write(d)
	again, err := mermaid.Parse(text)
	if err != nil {
		return fmt.Sprintf("what was written is rejected: %v: %s", err, shown(text))
	}
	a, b := mermaid.Bare(d), mermaid.Bare(again)
	if !reflect.DeepEqual(a, b) {
		return "what was written reads otherwise: " + shown(text)
	}
	return ""
}

// compare says how a diagram differs from what Mermaid reads.
func compare(r record, d diagram.Diagram) string {
	markdown := isMarkdown(r.Text)
	switch {
	case r.Boxes != nil && d.Graph != nil:
		return compareBoxes(r.Boxes, d.Graph)
	case r.Bars != nil && d.Gantt != nil:
		return compareBars(r.Bars, d.Gantt)
	case r.Commits != nil && d.Graph != nil:
		return compareCommits(r, d.Graph)
	case r.Steps != nil && d.Journey != nil:
		return compareSteps(r, d.Journey)
	case r.Points != nil && d.Chart != nil:
		return comparePoints(r, d.Chart)
	case r.Nodes != nil && d.Graph != nil:
		return compareFlow(r, d.Graph, markdown)
	case r.Actors != nil && d.Sequence != nil:
		return compareTalk(r, d.Sequence)
	case r.Tree != nil && d.Tree != nil:
		return compareTree(*r.Tree, *d.Tree, markdown)
	case r.Tasks != nil && d.Timeline != nil:
		return compareTimeline(r, d.Timeline)
	}
	return ""
}
