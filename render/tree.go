package render

import (
	"iter"

	"github.com/yuin/goldmark/ast"
)

// tree goes through a node and all below it, in the order of the text. It needs no
// stack: hostile text nests emphasis deeper than one should.
func tree(root ast.Node) iter.Seq[ast.Node] {
	return func(yield func(ast.Node) bool) {
		for n := root; n != nil; n = following(n, root) {
			if !yield(n) {
				return
			}
		}
	}
}

// following returns the node after another below a root, nil after the last.
func following(n, root ast.Node) ast.Node {
	if c := n.FirstChild(); c != nil {
		return c
	}
	for ; n != root; n = n.Parent() {
		if s := n.NextSibling(); s != nil {
			return s
		}
	}
	return nil
}
