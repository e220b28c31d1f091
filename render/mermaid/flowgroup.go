package mermaid

import (
	"slices"
	"strconv"
	"strings"

	"ken/render/diagram"
)

// open reads the head of a subgraph.
func (f *flow) open(start int) {
	if len(f.frames) >= maxDepth {
		f.failAt(start, "more than %d subgraphs within each other", maxDepth)
		return
	}
	if f.tooMany(len(f.g.Groups), "subgraphs") {
		return
	}
	if c := f.peek(); c == ' ' || c == '\t' {
		f.i++
	}
	id, title, bracket := f.groupName()
	if f.err != nil {
		return
	}
	fr := frame{index: len(f.g.Groups), start: start}
	if fr.noID = id == "" || !bracket && strings.ContainsAny(id, " \t\n"); fr.noID {
		id = ""
	}
	if i, ok := f.group[id]; ok && id != "" {
		fr.index = i
		f.g.Groups[i].Label = title
	} else {
		f.g.Groups = append(f.g.Groups, diagram.Group{ID: id, Label: title, Span: f.span(start, f.i)})
	}
	if id != "" {
		f.group[id] = fr.index
	}
	f.frames = append(f.frames, fr)
	f.end()
}

// groupName reads the id and the title of a subgraph; bracket is a title of its own.
// A title alone with a blank in it, even at its end, is no id.
func (f *flow) groupName() (id, title string, bracket bool) {
	if c := f.peek(); c == '\n' || c == ';' {
		return "", "", false
	}
	start := f.i
	quoted := ""
	if f.peek() == '"' {
		quoted, _ = f.quoted()
		id = strings.Trim(f.s[start:f.i], "\"`")
		start = f.i
	}
	for !f.done() && strings.IndexByte("\n;[](){}<>|@\"^~=", f.peek()) < 0 {
		f.i++
	}
	raw := f.s[start:f.i]
	id += raw
	if f.take("[") {
		return strings.TrimSpace(id), f.text("]", start), true
	}
	if c := f.peek(); !f.done() && c != '\n' && c != ';' {
		f.unexpected("the end of the line, or double quotes around the title,")
	}
	return id, plain(quoted + raw), false
}

// close ends the innermost subgraph: what stands in it and in no other yet, is its.
func (f *flow) close(start int) {
	n := len(f.frames) - 1
	if n < 0 {
		f.failAt(start, "this end belongs to no subgraph; \"end\" cannot be the name of a node")
		return
	}
	fr := f.frames[n]
	f.frames = f.frames[:n]
	g := &f.g.Groups[fr.index]
	if fr.noID {
		g.ID = "subGraph" + strconv.Itoa(f.closed)
		f.group[g.ID] = fr.index
	}
	f.closed++
	for _, id := range fr.members {
		if _, owned := f.owner[id]; !owned && id != g.ID {
			f.owner[id] = g.ID
		}
	}
	if n > 0 {
		f.frames[n-1].members = append(f.frames[n-1].members, g.ID)
	}
}

// finish settles which names are nodes and which are groups, and what lies where.
func (f *flow) finish() {
	f.g.Nodes = slices.DeleteFunc(f.g.Nodes, func(n diagram.Node) bool {
		_, group := f.group[n.ID]
		return group
	})
	for i := range f.g.Nodes {
		f.g.Nodes[i].Group = f.owner[f.g.Nodes[i].ID]
	}
	for i := range f.g.Groups {
		f.g.Groups[i].Parent = f.owner[f.g.Groups[i].ID]
	}
	f.g.Groups = arrange(f.g.Groups)
}

// arrange puts each group before those in it, and takes circles apart.
func arrange(groups []diagram.Group) []diagram.Group {
	children := map[string][]int{}
	for i, g := range groups {
		children[g.Parent] = append(children[g.Parent], i)
	}
	seen := make([]bool, len(groups))
	var out []diagram.Group
	var add func(i int)
	add = func(i int) {
		if seen[i] {
			return
		}
		seen[i] = true
		out = append(out, groups[i])
		for _, j := range children[groups[i].ID] {
			add(j)
		}
	}
	for _, i := range children[""] {
		add(i)
	}
	for i := range groups {
		if !seen[i] {
			groups[i].Parent = ""
			add(i)
		}
	}
	return out
}
