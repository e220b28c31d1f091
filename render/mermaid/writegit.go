package mermaid

import (
	"slices"
	"strconv"
	"strings"

	"ken/render/diagram"
)

// A gitWriter writes the commits in their order, each on its branch, and makes each
// branch right behind the commit that it leaves.
type gitWriter struct {
	*writer
	g       *diagram.Graph
	before  map[string][]string // the commits before each, the one on its branch first
	picked  map[string]string   // what a picked commit was picked from
	head    map[string]string   // the last commit of each branch that is made
	current string
	main    string
	waiting map[string][]string // branches by the commit they leave
}

// gitConfig are the settings that a history needs: the name and the place of its main
// branch.
func gitConfig(g *diagram.Graph) []string {
	main, at := mainBranch(g)
	var out []string
	if main != "main" {
		out = append(out, "    mainBranchName: "+strconv.Quote(main))
	}
	if at > 0 {
		out = append(out, "    mainBranchOrder: "+strconv.Itoa(at))
	}
	if len(out) == 0 {
		return nil
	}
	return append([]string{"config:", "  gitGraph:"}, out...)
}

// mainBranch is the branch called main, or the one the first commit lies on.
func mainBranch(g *diagram.Graph) (name string, at int) {
	if g == nil || len(g.Groups) == 0 {
		return "main", 0
	}
	for i, o := range g.Groups {
		if o.Label == "main" {
			return "main", i
		}
	}
	for i, o := range g.Groups {
		if len(g.Nodes) > 0 && o.ID == g.Nodes[0].Group || o.Span == (diagram.Span{}) && len(g.Nodes) == 0 {
			return o.Label, i
		}
	}
	return g.Groups[0].Label, 0
}

func writeGit(w *writer, g *diagram.Graph) {
	if g == nil {
		w.line("gitGraph")
		return
	}
	w.line(strings.TrimSuffix("gitGraph "+string(g.Direction)+":", " LR:"))
	main, _ := mainBranch(g)
	h := &gitWriter{
		writer: w, g: g, before: map[string][]string{}, picked: map[string]string{}, head: map[string]string{},
		main: branchID + main, current: branchID + main, waiting: map[string][]string{},
	}
	h.head[h.main] = ""
	h.plan()
	h.branches("")
	for _, n := range g.Nodes {
		if n.Group != h.current {
			h.line("    checkout " + quote(strings.TrimPrefix(n.Group, branchID)))
			h.current = n.Group
		}
		h.line("    " + h.commit(n))
		h.head[n.Group] = n.ID
		h.branches(n.ID)
	}
	for _, o := range g.Groups {
		if _, ok := h.head[o.ID]; !ok {
			h.branch(o.ID)
		}
	}
}

// plan notes what stands before each commit, and where each branch leaves.
func (h *gitWriter) plan() {
	for _, e := range h.g.Edges {
		if e.Stroke == diagram.Dotted {
			h.picked[e.To] = e.From
		} else {
			h.before[e.To] = append(h.before[e.To], e.From)
		}
	}
	seen := map[string]bool{h.main: true}
	for _, n := range h.g.Nodes {
		if seen[n.Group] {
			continue
		}
		seen[n.Group] = true
		base := ""
		if b := h.before[n.ID]; len(b) > 0 {
			base = b[0]
		}
		h.waiting[base] = append(h.waiting[base], n.Group)
	}
}

// branches makes the branches that leave a commit.
func (h *gitWriter) branches(commit string) {
	for _, id := range h.waiting[commit] {
		h.branch(id)
	}
}

func (h *gitWriter) branch(id string) {
	order := slices.IndexFunc(h.g.Groups, func(o diagram.Group) bool { return o.ID == id })
	h.line("    branch " + quote(strings.TrimPrefix(id, branchID)) + " order: " + strconv.Itoa(max(order, 0)))
	h.head[id] = h.head[h.current]
	h.current = id
}

// commit is a commit, a merge or what was picked, in one line.
func (h *gitWriter) commit(n diagram.Node) string {
	label, tags := splitTags(n.Label)
	if source, ok := h.picked[n.ID]; ok {
		return h.pick(source, tags)
	}
	line := "commit"
	if b := h.before[n.ID]; len(b) > 1 {
		if other, ok := h.branchAt(b[1]); ok {
			line = "merge " + quote(strings.TrimPrefix(other, branchID))
		}
	}
	if label != "" {
		line += " id: " + quote(label)
	}
	for _, tag := range tags {
		line += " tag: " + quote(tag)
	}
	switch n.Shape {
	case diagram.Box:
		line += " type: HIGHLIGHT"
	case diagram.Circle:
		line += " type: REVERSE"
	case diagram.Commit:
		if strings.HasPrefix(line, "merge") {
			line += " type: NORMAL"
		}
	}
	return line
}

// pick is a commit picked from another branch. Of a merge one side has to be said.
func (h *gitWriter) pick(source string, tags []string) string {
	line := "cherry-pick id: " + quote(source)
	switch {
	case len(tags) == 0:
		line += ` tag: ""`
	case len(tags) != 1 || tags[0] != "cherry-pick:"+source:
		for _, tag := range tags {
			line += " tag: " + quote(tag)
		}
	}
	if b := h.before[source]; len(b) > 1 {
		line += " parent: " + quote(b[0])
	}
	return line
}

// branchAt is a branch whose last commit is the one, other than the current.
func (h *gitWriter) branchAt(commit string) (string, bool) {
	for _, o := range h.g.Groups {
		if head, ok := h.head[o.ID]; ok && head == commit && o.ID != h.current {
			return o.ID, true
		}
	}
	return "", false
}

// splitTags are the name of a commit and the tags that stand below it in brackets.
func splitTags(label string) (name string, tags []string) {
	lines := strings.Split(label, "\n")
	for i := len(lines) - 1; i >= 0; i-- {
		if i == 0 || !strings.HasPrefix(lines[i], "[") || !strings.HasSuffix(lines[i], "]") {
			return strings.Join(lines[:i+1], "\n"), tags
		}
		tags = append([]string{lines[i][1 : len(lines[i])-1]}, tags...)
	}
	return "", tags
}
