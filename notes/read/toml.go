package read

import (
	"strings"
)

// readTOML reads files of "key = value" lines under "[headings]": TOML, and the older
// kinds that look like it. A value that is not TOML is what stands on its line.
func readTOML(in Input) (Document, error) {
	if why := generatedData(in.Name); why != "" {
		return Document{}, &Unreadable{why}
	}
	d, err := decode(in.Data)
	if err != nil {
		return d, err
	}
	t := tomlReader{p: jsonParser{src: d.Text, line: 1, toml: true}}
	root := &node{line: 1}
	t.at = root
	for t.p.at < len(t.p.src) && t.p.nodes < maxNodes {
		t.row(root)
	}
	var l lined
	writeTree(&l, root, stem(in.Name))
	l.into(&d)
	return d, nil
}

// A tomlReader goes through a file line by line.
type tomlReader struct {
	p       jsonParser
	at      *node    // the table we are in
	comment []string // above what comes next
}

// row reads one line, or as many as its value takes.
func (t *tomlReader) row(root *node) {
	line, _, _ := strings.Cut(t.p.src[t.p.at:], "\n")
	body := strings.TrimSpace(line)
	switch {
	case body == "":
		t.loose()
	case body[0] == '#' || body[0] == ';':
		if body = strings.Trim(body, "#;=-* \t"); body != "" && len(t.comment) < 1000 {
			t.comment = append(t.comment, body)
		}
	case body[0] == '[':
		t.table(root, body)
	default:
		t.pair(line)
		return
	}
	t.p.at += len(line)
	t.newline()
}

func (t *tomlReader) newline() {
	if t.p.at < len(t.p.src) {
		t.p.at++
		t.p.line++
	}
}

// loose keeps a comment that stands by itself.
func (t *tomlReader) loose() {
	if len(t.comment) > 0 {
		t.at.kids = append(t.at.kids, &node{line: t.p.line, bare: true, comment: t.comment})
		t.comment = nil
	}
}

// table goes to the table that a heading names, and makes it where it is new.
func (t *tomlReader) table(root *node, body string) {
	name, _, _ := strings.Cut(body, "#")
	name = strings.Trim(name, "[] \t")
	t.at = root
	keys := dotted(name)
	for i, key := range keys {
		last := i == len(keys)-1
		t.at = t.at.child(key, t.p.line, last && strings.HasPrefix(body, "[["))
		if last {
			t.at.comment, t.comment = append(t.at.comment, t.comment...), nil
		}
	}
}

// child returns the member of a name; of a list its last thing, or a new one.
func (n *node) child(key string, line int, fresh bool) *node {
	var k *node
	// The tables of a file stand together, so what is looked for is near the end.
	for i := len(n.kids) - 1; i >= max(0, len(n.kids)-64); i-- {
		if n.kids[i].key == key && !n.kids[i].bare {
			k = n.kids[i]
			break
		}
	}
	if k == nil {
		k = &node{key: key, line: line, list: fresh}
		n.kids = append(n.kids, k)
	}
	if !k.list {
		return k
	}
	if fresh || len(k.kids) == 0 {
		k.kids = append(k.kids, &node{line: line})
	}
	return k.kids[len(k.kids)-1]
}

// dotted cuts a name at its points, those in quotes apart.
func dotted(name string) []string {
	var keys []string
	for name != "" && len(keys) < maxWithin {
		name = strings.TrimLeft(name, " \t.")
		end := strings.IndexAny(name, ".")
		if name != "" && (name[0] == '"' || name[0] == '\'') {
			end = strings.IndexByte(name[1:], name[0]) + 2
			if end == 1 {
				end = -1
			}
		}
		if end < 0 {
			end = len(name)
		}
		if key := strings.Trim(name[:end], "\"' \t"); key != "" {
			keys = append(keys, key)
		}
		name = name[end:]
	}
	return keys
}

// pair reads a key with its value, up to the end of a line.
func (t *tomlReader) pair(line string) {
	defer t.newline()
	t.p.nodes++
	begin := t.p.at
	sep := strings.IndexByte(line, '=')
	if sep < 0 {
		sep = strings.IndexByte(line, ':')
	}
	n := &node{line: t.p.line, bare: true, value: strings.TrimSpace(line), comment: t.comment}
	t.comment = nil
	if sep < 0 {
		t.at.kids = append(t.at.kids, n)
		t.p.at += len(line)
		return
	}
	t.p.at += sep + 1
	value := t.p.value(0)
	rest, _, _ := strings.Cut(t.p.src[t.p.at:], "\n")
	beside, isComment := strings.CutPrefix(strings.TrimSpace(rest), "#")
	if value == nil || t.p.problem != "" || value.line != n.line || strings.TrimSpace(rest) != "" && !isComment {
		// Not TOML: what stands on the line is the value.
		t.p.at, t.p.line, t.p.problem = begin+len(line), n.line, ""
		n.value = strings.TrimSpace(line[sep+1:])
	} else {
		t.p.at += len(rest)
		value.line, value.comment, value.beside = n.line, n.comment, strings.TrimSpace(beside)
		n = value
	}
	into := t.at
	keys := dotted(line[:sep])
	for i, key := range keys {
		if n.key = key; i < len(keys)-1 {
			into = into.child(key, n.line, false)
		}
	}
	into.kids = append(into.kids, n)
}
