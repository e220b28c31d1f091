package read

import (
	"strings"
)

// maxLinked is how many bytes of such a description are read.
const maxLinked = 256 << 10

// linked reads what a page says of itself for programs, as JSON-LD: the first thing that
// was published, with its date, its authors and its headline.
func linked(text string) []entry {
	if len(text) > maxLinked {
		return nil
	}
	p := jsonParser{src: text, line: 1}
	root := p.value(0)
	if root == nil {
		return nil
	}
	n := published(root, 8)
	if n == nil {
		return nil
	}
	var meta []entry
	for _, k := range n.kids {
		switch strings.ToLower(k.key) {
		case "datepublished":
			meta = append(meta, entry{"article:published_time", k.value})
		case "datemodified":
			meta = append(meta, entry{"article:modified_time", k.value})
		case "headline":
			meta = append(meta, entry{"headline", k.value})
		case "description":
			meta = append(meta, entry{"description", cut(k.value, 2000)})
		case "author":
			for _, name := range namesIn(k, 3) {
				meta = append(meta, entry{"author", name})
			}
		}
	}
	return meta
}

// published finds the thing that has a date of publication or a headline.
func published(n *node, depth int) *node {
	for _, k := range n.kids {
		if k.bare && (strings.EqualFold(k.key, "datePublished") || strings.EqualFold(k.key, "headline")) {
			return n
		}
	}
	if depth == 0 {
		return nil
	}
	for i, k := range n.kids {
		if k.bare || i > 200 {
			continue
		}
		if found := published(k, depth-1); found != nil {
			return found
		}
	}
	return nil
}

// namesIn returns the names of persons: texts, or things with a name.
func namesIn(n *node, depth int) (names []string) {
	if n.bare {
		if strings.Contains(n.value, "://") {
			return nil
		}
		return []string{n.value}
	}
	for i, k := range n.kids {
		switch {
		case i > 64 || depth == 0:
			return names
		case n.list:
			names = append(names, namesIn(k, depth-1)...)
		case k.bare && k.key == "name":
			names = append(names, k.value)
		}
	}
	return names
}
