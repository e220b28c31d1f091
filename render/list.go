package render

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// list draws the items of a list under hanging marks.
func (c *canvas) list(n *ast.List) {
	before, number := len(c.lines), n.Start
	digits := len(strconv.Itoa(n.Start + max(n.ChildCount()-1, 0)))
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if !n.IsTight && len(c.lines) > before {
			c.apart()
		}
		mark := c.signs.bullet
		if n.IsOrdered() {
			mark = strconv.Itoa(number)
			mark = blanks(digits-len(mark)) + mark + string(rune(n.Marker))
			number++
		}
		if box := checkbox(item); box != "" {
			mark = box
		}
		c.push(indent{mark: mark, width: Width(mark) + 1})
		c.nodes(item.FirstChild(), n.IsTight)
		c.pop()
	}
}

// checkbox returns the box of a task, "" if an item is none.
func checkbox(item ast.Node) string {
	if item.FirstChild() == nil {
		return ""
	}
	box, ok := item.FirstChild().FirstChild().(*extast.TaskCheckBox)
	switch {
	case !ok:
		return ""
	case box.IsChecked:
		return "[x]"
	}
	return "[ ]"
}
