package mermaid

import (
	"strconv"

	"ken/render/diagram"
)

// open begins a composite state.
func (m *machine) open(id string, label *string, start int) {
	if len(m.scopes) >= maxDepth {
		m.failAt(start, "more than %d states within each other", maxDepth)
		return
	}
	i := m.makeGroup(id, start)
	if m.err != nil {
		return
	}
	if label != nil {
		m.g.Groups[i].Label = *label
	}
	m.scopes = append(m.scopes, scope{id: id, state: id, start: start})
}

// makeGroup makes a composite state, of a simple one where that was named before.
func (m *machine) makeGroup(id string, start int) int {
	if i, ok := m.group[id]; ok {
		m.into(i, m.in())
		return i
	}
	if m.tooMany(len(m.g.Groups), "states") {
		return 0
	}
	g := diagram.Group{ID: id, Label: plain(id), Parent: m.in(), Span: m.span(start, m.i)}
	if j, ok := m.node[id]; ok {
		g.Label = m.g.Nodes[j].Label
		if g.Parent == "" {
			g.Parent = m.g.Nodes[j].Group
		}
	}
	m.group[id] = len(m.g.Groups)
	m.g.Groups = append(m.g.Groups, g)
	return len(m.g.Groups) - 1
}

// close ends the innermost composite state.
func (m *machine) close(start int) {
	n := len(m.scopes) - 1
	if n < 0 {
		m.failAt(start, "this } belongs to no state")
		return
	}
	m.scopes = m.scopes[:n]
}

// region ends a part of a composite state and begins the next, which is active at the
// same time.
func (m *machine) region(start int) {
	s := &m.scopes[len(m.scopes)-1]
	if s.regions == 0 {
		m.firstRegion(s, start)
	}
	s.regions++
	s.id = s.state
	i := m.makeGroup(s.state+"_region"+strconv.Itoa(s.regions), start)
	if m.err == nil {
		m.g.Groups[i].Region, m.g.Groups[i].Label = true, ""
		s.id = m.g.Groups[i].ID
	}
}

// firstRegion puts what stood in a composite state so far into a region of its own.
func (m *machine) firstRegion(s *scope, start int) {
	before := len(m.g.Groups)
	i := m.makeGroup(s.state+"_region0", start)
	if m.err != nil || i < before {
		return
	}
	id := m.g.Groups[i].ID
	m.g.Groups[i].Region, m.g.Groups[i].Label = true, ""
	for j := range m.g.Groups[:i] {
		if m.g.Groups[j].Parent == s.state {
			m.g.Groups[j].Parent = id
		}
	}
	for j := range m.g.Nodes {
		n := &m.g.Nodes[j]
		if n.Group != s.state {
			continue
		}
		n.Group = id
		for _, suffix := range [...]string{"_start", "_end"} {
			if n.ID == s.state+suffix {
				m.rename(j, id+suffix)
			}
		}
	}
}

// rename gives the start or end of a composite state the name of its region.
func (m *machine) rename(j int, to string) {
	from := m.g.Nodes[j].ID
	m.g.Nodes[j].ID = to
	delete(m.node, from)
	m.order[to] = m.order[from]
	m.node[to] = j
	for k := range m.g.Edges {
		e := &m.g.Edges[k]
		if e.From == from {
			e.From = to
		}
		if e.To == from {
			e.To = to
		}
	}
}
