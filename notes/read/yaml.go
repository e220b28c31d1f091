package read

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"
)

// maxYAML is how many bytes of YAML are taken apart; the library takes many times that
// of memory. A longer file is read line by line, as one that is not good YAML.
const maxYAML = 4 << 20

// readYAML reads the values and the comments of a file. No alias is followed.
func readYAML(in Input) (Document, error) {
	if why := generatedData(in.Name); why != "" {
		return Document{}, &Unreadable{why}
	}
	d, err := decode(in.Data)
	if err != nil {
		return d, err
	}
	var l lined
	root, err := yamlTree(d.Text)
	if err != nil {
		yamlLines(&l, d.Text)
		l.into(&d)
		return d, nil
	}
	writeTree(&l, root, stem(in.Name))
	l.into(&d)
	return d, nil
}

// yamlTree reads all documents of a file.
func yamlTree(text string) (root *node, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("read YAML: %v", r)
		}
	}()
	if len(text) > maxYAML {
		return nil, errors.New("read YAML: too long")
	}
	root = &node{list: true, line: 1}
	left := maxNodes
	for z := yaml.NewDecoder(bytes.NewReader([]byte(text))); ; {
		var doc yaml.Node
		if err := z.Decode(&doc); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("read YAML: %w", err)
		}
		for _, n := range doc.Content {
			k := yamlNode(n, 0, &left)
			k.comment = append(comments(doc.HeadComment), k.comment...)
			root.kids = append(root.kids, k)
		}
		if len(doc.Content) == 0 || len(root.kids) > 10_000 {
			break
		}
	}
	if len(root.kids) == 1 {
		root = root.kids[0]
	}
	return root, nil
}

// yamlNode makes a node of one of the library's.
func yamlNode(y *yaml.Node, depth int, left *int) *node {
	n := &node{line: y.Line, beside: strings.Join(comments(y.LineComment), " ")}
	*left--
	if depth > maxWithin || *left < 0 {
		n.bare = true
		return n
	}
	switch y.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(y.Content); i += 2 {
			key := y.Content[i]
			k := yamlNode(y.Content[i+1], depth+1, left)
			k.key, k.line = strings.Join(strings.Fields(key.Value), " "), key.Line
			k.comment = append(comments(key.HeadComment), k.comment...)
			if k.beside == "" {
				k.beside = strings.Join(comments(key.LineComment), " ")
			}
			n.kids = append(n.kids, k)
		}
	case yaml.SequenceNode:
		n.list = true
		for _, c := range y.Content {
			k := yamlNode(c, depth+1, left)
			k.comment = append(comments(c.HeadComment), k.comment...)
			n.kids = append(n.kids, k)
		}
	case yaml.AliasNode:
		n.bare, n.value = true, plain(y, 1)
	default:
		n.bare = true
		if y.Tag != "!!null" {
			n.value = strings.TrimRight(y.Value, "\n")
		}
		n.spread = y.Style&yaml.LiteralStyle != 0
		n.number = y.Tag == "!!int" || y.Tag == "!!float"
	}
	if n.beside != "" && !n.bare {
		n.comment, n.beside = append(n.comment, n.beside), ""
	}
	return n
}

// comments are the lines of a comment without their marks. Lines of nothing but marks,
// and what was code once, say nothing.
func comments(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		line = strings.Trim(strings.TrimSpace(line), "#=-* \t")
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// yamlLines writes the lines of a file that is nearly YAML, as templates are.
func yamlLines(l *lined, text string) {
	for i, row := range rowsOf(text) {
		body := strings.TrimSpace(row)
		switch {
		case body == "" || body == "---":
			l.blank()
		case body[0] == '#':
			l.blank()
			l.line(prosaic(literal(strings.TrimLeft(body, "# "))), i+1)
			l.blank()
		default:
			l.line("- "+literal(strings.TrimPrefix(body, "- ")), i+1)
		}
	}
}
