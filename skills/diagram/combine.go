package diagram

import (
	"cmp"
	"fmt"
	"slices"

	"ken/render/diagram"
)

// leastSteps is how many edges a list of steps has at least that is drawn beside something
// else.
const leastSteps = 2

// leastRelations is how many relations of sentences are drawn beside something else though
// they do not hang together.
const leastRelations = 3

// besides are the claims of a document that are drawn beside those of its own form: the
// steps of a runbook beside what talks to what, and the other way round. A list of steps
// is drawn whole or not at all, and so is the rest, as far as there is room.
func (s *session) besides(claims []claim) []claim {
	d := &s.drawn
	if s.request.Path == "" || s.request.Form != "" || len(s.pages) == 0 || s.named() != "" || d.Form != Process && d.Form != Dependencies && d.Form != People {
		return nil
	}
	other := Process
	if d.Form != Dependencies {
		other = Dependencies
	}
	lists := map[int][]claim{}
	var order []int
	for _, c := range s.pages[0].weighed() {
		if c.form != other || other == Process && c.chain == 0 || c.kind == "diagram" {
			continue
		}
		if d.Form == People && (c.kind != "table" || nodesOf(claims, []claim{c}) > nodesOf(claims)+1) {
			continue // only what waits for what of that which somebody answers for
		}
		id := c.chain
		if other == Dependencies {
			id = 0
		}
		if lists[id] == nil {
			order = append(order, id)
		}
		lists[id] = append(lists[id], c)
	}
	var out []claim
	for _, id := range order {
		list := lists[id]
		if other == Process && len(list) < leastSteps || other == Dependencies && d.Form != People && len(list) < leastRelations && choose(list) != Dependencies {
			continue
		}
		if nodesOf(claims, out, list) <= cmp.Or(s.request.Most, mostLeaves) {
			out = append(out, list...)
		}
	}
	return out
}

// fewNodes is how many nodes a drawing has at most that leaves room for what else the
// document says.
const fewNodes = 14

// told tells whether a sentence says a claim, and no list or table.
func told(c claim) bool {
	return c.kind == "words" || c.kind == "fact" && c.form == People || c.kind == "definition"
}

// alsoTold is what else the sentences of a document say, where its drawing is small: what
// things are, what they need and who looks after them, as far as there is room.
func (s *session) alsoTold(claims, beside []claim) []claim {
	d := &s.drawn
	if s.request.Path == "" || s.request.Form != "" || len(s.pages) == 0 || s.named() != "" || d.Form == Imports || nodesOf(claims, beside) > fewNodes {
		return nil
	}
	var out []claim
	for _, f := range []Form{Dependencies, People, Concepts} {
		for _, c := range s.pages[0].weighed() {
			if c.listed && nodesOf(claims, []claim{c}) < nodesOf(claims)+2 {
				continue // what a step consists of defines no term
			}
			if c.form == f && f != d.Form && told(c) && nodesOf(claims, beside, out, []claim{c}) <= cmp.Or(s.request.Most, mostLeaves) {
				out = append(out, c)
			}
		}
	}
	return out
}

// flowchart draws claims, and what fits beside them.
func (s *session) flowchart(claims []claim) {
	d, most := &s.drawn, s.request.Most
	beside := s.besides(claims)
	beside = append(beside, s.alsoTold(claims, beside)...)
	if len(beside) > 0 {
		claims, most = append(slices.Clone(claims), beside...), cmp.Or(most, mostLeaves)
	}
	gather(d, claims, most)
	if len(beside) > 0 {
		d.frame(claims)
	}
	d.graph()
}

// nodesOf is how many nodes claims have together.
func nodesOf(lists ...[]claim) int {
	met := map[string]bool{}
	for _, list := range lists {
		for _, c := range list {
			met[key(c.from)], met[key(c.to)] = true, true
		}
	}
	return len(met)
}

// frame puts the nodes of each list of steps into a frame that is called by the heading it
// stands under, where other things are drawn beside it.
func (d *Drawn) frame(claims []claim) {
	names := map[string]string{}
	for _, c := range claims {
		if c.chain == 0 || len(c.cites) == 0 || len(c.cites[0].Heading) == 0 {
			continue
		}
		for _, k := range []string{key(c.from), key(c.to)} {
			names[k] = cmp.Or(names[k], label(c.cites[0].Heading[len(c.cites[0].Heading)-1]))
		}
	}
	for i, n := range d.Nodes {
		d.Nodes[i].Group = names[key(n.Label)]
	}
}

// groups are the frames that nodes lie in, in their order, with their IDs by label.
func (d *Drawn) groups() ([]diagram.Group, map[string]string) {
	var out []diagram.Group
	ids := map[string]string{}
	for _, n := range d.Nodes {
		if n.Group != "" && ids[n.Group] == "" {
			ids[n.Group] = fmt.Sprintf("g%d", len(out)+1)
			out = append(out, diagram.Group{ID: ids[n.Group], Label: n.Group})
		}
	}
	return out, ids
}
