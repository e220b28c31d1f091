package read

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// The rules of data in trees, as JSON, YAML and TOML hold it:
//
//   - Each value is a line by itself, with its path below the heading it stands under:
//     "- server.port: 8080". A list of short values is one line.
//   - What has many values gets a heading with its whole path. In a list, each thing that
//     holds few values is a line, like the row of a table.
//   - Long lists of numbers and long stretches without a blank are data for programs and
//     are left out.

const (
	maxNodes  = 1_000_000 // values of one file
	maxWithin = 200       // how deep they may lie in each other
	fewLeaves = 8         // an object with more gets a heading
	rowLeaves = 24        // an object of a list with more does
	longValue = 300       // bytes; a longer one is a paragraph
)

// A node is a value in a tree of data.
type node struct {
	key     string
	line    int
	value   string // of a leaf
	number  bool   // a leaf that is a number
	list    bool
	kids    []*node
	comment []string // lines that stand above it
	beside  string   // a comment on its line
	leaves  int      // below it, itself if it is one
	bare    bool     // a leaf
	spread  bool     // the value's lines are those of the file below the node's
}

// count counts the leaves below a node.
func (n *node) count() int {
	if n.bare {
		n.leaves = 1
		return 1
	}
	n.leaves = 0
	for _, k := range n.kids {
		n.leaves += k.count()
	}
	return n.leaves
}

// A trunk writes a tree down.
type trunk struct {
	l    lined
	root string // what a heading for the outermost values is called
	at   string // the path of the heading we are under
}

// writeTree writes a document's values, the outermost under no heading.
func writeTree(l *lined, root *node, name string) {
	t := trunk{root: name}
	t.l = lined{}
	root.count()
	t.value(root, "", "")
	*l = lined{}
	l.out, l.from, l.cut = t.l.out, t.l.from, t.l.cut
}

// under has what follows stand under the heading of a path.
func (t *trunk) under(path string, line int) {
	if t.at == path {
		return
	}
	t.at = path
	if path == "" {
		path = t.root
	}
	t.l.heading(2, literal(cut(path, maxHeading)), line)
}

// value writes a node. Its path is that of the heading it belongs under, and label what
// it is called there.
func (t *trunk) value(n *node, path, label string) {
	if len(n.comment) > 0 {
		at := max(1, n.line-len(n.comment))
		t.under(path, at)
		t.l.blank()
		for i, c := range n.comment {
			t.l.line(prosaic(literal(c)), at+i)
		}
		t.l.blank()
	}
	switch {
	case n.bare:
		t.leaf(n, path, label)
	case n.list:
		t.list(n, path, label)
	default:
		path, label = t.headed(n, path, label)
		for _, k := range n.kids {
			t.value(k, path, pathTo(label, k.key))
		}
	}
}

// headed puts what holds many values under a heading of its own.
func (t *trunk) headed(n *node, path, label string) (string, string) {
	things := n.list && len(n.kids) > 1 && !n.kids[0].bare
	if label == "" || n.leaves <= fewLeaves && !things {
		return path, label
	}
	path = pathTo(path, label)
	t.under(path, n.line)
	return path, ""
}

// pathTo joins two parts of a path.
func pathTo(path, key string) string {
	switch {
	case path == "":
		return key
	case key == "":
		return path
	}
	return path + "." + key
}

// leaf writes one value, a long one as the paragraph it is.
func (t *trunk) leaf(n *node, path, label string) {
	value := strings.TrimSpace(n.value)
	if value == "" || isData(value) {
		return
	}
	t.under(path, n.line)
	head := "- "
	if label != "" {
		head += literal(cut(label, maxHeading)) + ": "
	}
	if n.beside != "" {
		value += " (" + n.beside + ")"
	}
	first, rest, more := strings.Cut(value, "\n")
	line, step := n.line, 0
	if n.spread {
		step = 1
		line += 1 + strings.Count(n.value[:strings.Index(n.value, first)], "\n")
	}
	t.l.line(head+literal(strings.TrimSpace(first)), line)
	for more {
		first, rest, more = strings.Cut(rest, "\n")
		line += step
		if first = strings.TrimSpace(first); first != "" {
			t.l.line("  "+prosaic(literal(first)), line)
		}
	}
}

// list writes the members of a list.
func (t *trunk) list(n *node, path, label string) {
	if text, ok := shortList(n); ok {
		if text != "" {
			t.leaf(&node{line: n.line, value: text, beside: n.beside}, path, label)
		}
		return
	}
	path, label = t.headed(n, path, label)
	for i, k := range n.kids {
		switch {
		case k.bare || k.list:
			t.value(k, path, label)
		case k.leaves <= rowLeaves && isRow(k, 3):
			t.row(k, path, label)
		default:
			t.value(k, path, pathTo(label, memberName(k, i)))
		}
	}
}

// shortList returns the values of a list on one line, if they are short. Of many numbers
// only the count is told.
func shortList(n *node) (string, bool) {
	var parts []string
	size, numbers := 0, 0
	for _, k := range n.kids {
		if !k.bare {
			return "", false
		}
		if k.number {
			numbers++
		}
		if size += len(k.value) + 2; size <= longValue && len(k.comment) == 0 && !strings.Contains(k.value, "\n") {
			parts = append(parts, k.value)
		}
	}
	switch {
	case numbers > 16 && numbers == len(n.kids):
		return strings.Join(parts[:min(3, len(parts))], ", ") + ", … (" + strconv.Itoa(numbers) + " numbers)", true
	case len(parts) < len(n.kids):
		return "", false
	}
	return strings.Join(parts, ", "), true
}

// isRow tells whether all that is in an object can be told in one line.
func isRow(n *node, depth int) bool {
	for _, k := range n.kids {
		switch {
		case len(k.comment) > 0 || k.bare && (len(k.value) > longValue || strings.Contains(k.value, "\n")):
			return false
		case k.bare:
		case depth == 0 || !isRow(k, depth-1):
			return false
		}
	}
	return true
}

// row writes an object on one line.
func (t *trunk) row(n *node, path, label string) {
	var parts []string
	gatherRow(n, "", &parts)
	if len(parts) == 0 {
		return
	}
	t.under(path, n.line)
	text := strings.Join(parts, "; ")
	if label != "" {
		text = literal(label) + ": " + text
	}
	t.l.line("- "+text, n.line)
}

func gatherRow(n *node, label string, parts *[]string) {
	for _, k := range n.kids {
		name := label
		if !n.list {
			name = pathTo(label, k.key)
		}
		switch {
		case !k.bare && k.list:
			if text, ok := shortList(k); ok {
				k = &node{bare: true, value: text}
			}
		}
		if !k.bare {
			gatherRow(k, name, parts)
			continue
		}
		value := strings.TrimSpace(k.value)
		if value == "" || isData(value) {
			continue
		}
		if name != "" {
			value = name + ": " + value
		}
		*parts = append(*parts, literal(value))
	}
}

// memberName is what a thing in a list is called: by itself, or by its number.
func memberName(n *node, i int) string {
	for _, key := range []string{"name", "title", "id", "key", "label"} {
		for _, k := range n.kids {
			if k.bare && strings.EqualFold(k.key, key) && k.value != "" && len(k.value) <= 80 && !strings.Contains(k.value, "\n") {
				return k.value
			}
		}
	}
	return strconv.Itoa(i + 1)
}

// isData tells long stretches that are no text: encoded files, keys, digests.
func isData(value string) bool {
	return len(value) > 120 && !strings.ContainsAny(value, " \t\n") && !strings.Contains(value[:min(len(value), 12)], "://") &&
		utf8.RuneCountInString(value) > len(value)*9/10
}
