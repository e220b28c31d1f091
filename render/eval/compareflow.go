package main

import (
	"fmt"
	"slices"
	"strings"

	"ken/render/diagram"
)

// compareFlow holds nodes, edges and subgraphs against Mermaid's. A name that is a
// subgraph's is no node of ours.
func compareFlow(r record, g *diagram.Graph, markdown bool) string {
	group := map[string]bool{}
	for _, s := range r.Subs {
		group[s.ID] = true
	}
	if dir := map[string]string{"TD": "TB", "": "TB"}[r.Dir]; string(g.Direction) != r.Dir && string(g.Direction) != dir {
		return fmt.Sprintf("direction %s, not %s", g.Direction, r.Dir)
	}
	ours := map[string]diagram.Node{}
	for _, n := range g.Nodes {
		ours[n.ID] = n
	}
	count := 0
	for _, n := range r.Nodes {
		if group[n.ID] {
			continue
		}
		count++
		o, ok := ours[n.ID]
		if !ok {
			return fmt.Sprintf("no node %q", n.ID)
		}
		if !same(o.Label, n.Text, markdown) {
			return fmt.Sprintf("node %s is %q, not %q", n.ID, o.Label, words(n.Text))
		}
	}
	if count != len(g.Nodes) {
		return fmt.Sprintf("%d nodes, not %d", len(g.Nodes), count)
	}
	if miss := compareEdges(r, g, markdown); miss != "" {
		return miss
	}
	return compareGroups(r, g, markdown)
}

func compareEdges(r record, g *diagram.Graph, markdown bool) string {
	if len(r.Edges) != len(g.Edges) {
		return fmt.Sprintf("%d edges, not %d", len(g.Edges), len(r.Edges))
	}
	for i, e := range r.Edges {
		o := g.Edges[i]
		stroke := map[diagram.Stroke]string{
			diagram.Solid: "normal", diagram.Dotted: "dotted", diagram.Thick: "thick", diagram.Invisible: "invisible",
		}[o.Stroke]
		if e.S != o.From || e.T != o.To || !same(o.Label, e.Text, markdown) || e.Type != edgeType(o) || e.Stroke != stroke {
			if e.Type != "INVALID" {
				return fmt.Sprintf("edge %d is %s %s %s %q %s, not %s %s %s %q %s", i,
					o.From, edgeType(o), o.To, o.Label, stroke, e.S, e.Type, e.T, e.Text, e.Stroke)
			}
		}
	}
	return ""
}

// edgeType is Mermaid's word for the ends of an edge.
func edgeType(e diagram.Edge) string {
	word := map[diagram.Head]string{diagram.Arrow: "arrow_point", diagram.Cross: "arrow_cross", diagram.Dot: "arrow_circle"}[e.Head]
	if word == "" {
		return "arrow_open"
	}
	if e.Tail != "" {
		return "double_" + word
	}
	return word
}

func compareGroups(r record, g *diagram.Graph, markdown bool) string {
	title, members := map[string]string{}, map[string][]string{}
	for _, o := range g.Groups {
		title[o.ID] = o.Label
		members[o.Parent] = append(members[o.Parent], o.ID)
	}
	for _, n := range g.Nodes {
		members[n.Group] = append(members[n.Group], n.ID)
	}
	seen := map[string]bool{}
	for _, s := range r.Subs {
		label, ok := title[s.ID]
		if !ok {
			return fmt.Sprintf("no subgraph %q", s.ID)
		}
		if !same(label, s.Title, markdown) && !seen[s.ID] {
			return fmt.Sprintf("subgraph %s is %q, not %q", s.ID, label, s.Title)
		}
		theirs := slices.Clone(s.Nodes)
		theirs = slices.DeleteFunc(theirs, func(id string) bool { return id == s.ID || !known(g, id) })
		mine := slices.Clone(members[s.ID])
		slices.Sort(theirs)
		slices.Sort(mine)
		if !slices.Equal(theirs, mine) && !seen[s.ID] && count(r, s.ID) == 1 {
			return fmt.Sprintf("subgraph %s holds %s, not %s", s.ID, strings.Join(mine, " "), strings.Join(theirs, " "))
		}
		seen[s.ID] = true
	}
	if len(seen) != len(g.Groups) {
		return fmt.Sprintf("%d subgraphs, not %d", len(g.Groups), len(seen))
	}
	return ""
}

// count is how many subgraphs of Mermaid's have a name: those are one of ours.
func count(r record, id string) int {
	n := 0
	for _, s := range r.Subs {
		if s.ID == id {
			n++
		}
	}
	return n
}

func known(g *diagram.Graph, id string) bool {
	return slices.ContainsFunc(g.Nodes, func(n diagram.Node) bool { return n.ID == id }) ||
		slices.ContainsFunc(g.Groups, func(o diagram.Group) bool { return o.ID == id })
}
