package mermaid

import (
	"strings"
	"unicode/utf8"

	"ken/render/diagram"
)

// An attribute of an entity in one line is its type, its name, its keys and its
// comment between double quotes: string name PK,FK "what it is".

// attributes reads the attributes of an entity up to the brace behind them.
func (e *erReader) attributes(id string, start int) {
	var rows []string
	for e.err == nil {
		e.skipSpace()
		if e.take("}") {
			break
		}
		if e.done() {
			e.failAt(start, "the attributes of this entity have no } at their end")
			return
		}
		if e.has("%%") {
			e.line()
			continue
		}
		rows = append(rows, e.attribute())
		if e.tooMany(len(rows), "attributes") {
			return
		}
	}
	n := &e.g.Nodes[e.node[id]]
	n.Span.End = e.src.original(e.i)
	if len(rows) > 0 && n.Rows == nil {
		n.Rows = make([][]string, 1)
	}
	if len(rows) > 0 {
		n.Rows[0] = append(n.Rows[0], rows...)
	}
}

// attribute reads one attribute.
func (e *erReader) attribute() string {
	row := e.attributeWord("the type of an attribute")
	if e.take("?") {
		row += "?"
	}
	e.skipSpace()
	row += " " + e.attributeWord("the name of an attribute")
	e.skipSpace()
	if key := e.key(); key != "" {
		row += " " + key
		for e.err == nil {
			e.skipSpace()
			if !e.take(",") {
				break
			}
			e.skipSpace()
			if key = e.key(); key == "" {
				e.unexpected("PK, FK or UK")
			}
			row += "," + key
		}
	}
	if e.peek() == '"' {
		e.i++
		row += ` "` + plain(e.until(`"`)) + `"`
		if !e.take(`"`) {
			e.unexpected("a double quote")
		}
	}
	return row
}

// key reads the kind of key that an attribute is.
func (e *erReader) key() string {
	for _, key := range [...]string{"PK", "FK", "UK"} {
		if e.takeWordFold(key) {
			return key
		}
	}
	return ""
}

// attributeWord reads a type or a name. Types between tildes come in angle brackets.
func (e *erReader) attributeWord(want string) string {
	start := e.i
	if e.take("`") {
		text := e.until("`")
		if text == "" || !e.take("`") {
			e.unexpected("a `")
		}
		return "`" + text + "`"
	}
	if e.key() != "" {
		e.i = start
		e.unexpected(want)
		return ""
	}
	if first := e.peek(); first != '*' && first != '_' && first < utf8.RuneSelf && (!isWord(first) || isDigit(first)) {
		word, _, _ := strings.Cut(e.rest(), "\n")
		if word, _, _ = strings.Cut(word, " "); !strings.Contains(word, "~") {
			e.unexpected(want)
			return ""
		}
	}
	for c := e.peek(); isWord(c) || c >= utf8.RuneSelf || c != 0 && strings.IndexByte("-[]().,*~", c) >= 0; c = e.peek() {
		if c == '~' {
			// Between tildes blanks may stand.
			line, _, _ := strings.Cut(e.rest(), "\n")
			if last := strings.LastIndexByte(line, '~'); last > 0 {
				e.i += last
			}
		}
		e.i++
	}
	return generic(e.s[start:e.i])
}

// writeEntities writes the entities with their attributes, then the relations.
func writeEntities(w *writer, g *diagram.Graph) {
	w.line("erDiagram")
	if g == nil {
		return
	}
	if g.Direction != "" && g.Direction != diagram.Down {
		w.line("    direction " + string(g.Direction))
	}
	ids := newNames(entityName, graphNames(g))
	w.entities(g, ids, "", 1)
	for _, e := range g.Edges {
		line := "--"
		if e.Stroke == diagram.Dotted {
			line = ".."
		}
		w.line("    " + entityQuote(ids.of(e.From)) + " " + howMany(e.Tail, false) + line + howMany(e.Head, true) + " " +
			entityQuote(ids.of(e.To)) + " : " + quote(e.Label))
	}
}

// entities writes the entities of a subgraph and the subgraphs within it.
func (w *writer) entities(g *diagram.Graph, ids *names, in string, depth int) {
	if depth > maxDepth {
		return
	}
	indent := strings.Repeat("    ", depth)
	for _, n := range g.Nodes {
		if n.Group != in {
			continue
		}
		head := indent + entityQuote(ids.of(n.ID)) + "[" + quote(n.Label) + "]"
		if len(n.Rows) == 0 || len(n.Rows) == 1 && len(n.Rows[0]) == 0 {
			w.line(head)
			continue
		}
		w.line(head + " {")
		for _, part := range n.Rows {
			for _, row := range part {
				w.line(indent + "    " + attributeText(row))
			}
		}
		w.line(indent + "}")
	}
	for _, o := range g.Groups {
		if o.Parent != in {
			continue
		}
		w.line(indent + "subgraph " + entityQuote(ids.of(o.ID)) + " [" + quote(o.Label) + "]")
		if o.Direction != "" {
			w.line(indent + "    direction " + string(o.Direction))
		}
		w.entities(g, ids, o.ID, depth+1)
		w.line(indent + "end")
	}
}

// entityName reports whether a name may stand between double quotes.
func entityName(id string) bool { return id != "" && !strings.ContainsAny(id, "\"%\\\n\r#;\x01\x02<") }

// entityQuote is a name between double quotes where it is no word.
func entityQuote(id string) string {
	for i := range len(id) {
		if !isWord(id[i]) || isDigit(id[0]) {
			return `"` + id + `"`
		}
	}
	for _, word := range erWords {
		if strings.EqualFold(id, word) {
			return `"` + id + `"`
		}
	}
	if strings.EqualFold(id, "title") || strings.EqualFold(id, "u") || strings.EqualFold(id, "zero") || strings.EqualFold(id, "optionally") {
		return `"` + id + `"`
	}
	return id
}

// howMany is the sign at an end of a relation.
func howMany(h diagram.Head, right bool) string {
	signs := map[diagram.Head][2]string{
		diagram.One: {"||", "||"}, diagram.ZeroOne: {"|o", "o|"}, diagram.Many: {"}|", "|{"}, diagram.ZeroMany: {"}o", "o{"},
		diagram.Rhomb: {"u", "||"},
	}
	s, ok := signs[h]
	if !ok {
		s = signs[diagram.One]
	}
	if right {
		return s[1]
	}
	return s[0]
}

// attributeText is an attribute as it is read again. What is no attribute becomes the
// name of one.
func attributeText(row string) string {
	head, comment := row, ""
	if at := strings.Index(row, ` "`); at >= 0 && strings.HasSuffix(row, `"`) && len(row) > at+2 {
		head, comment = row[:at], " "+strings.ReplaceAll(quote(row[at+2:len(row)-1]), "~", "#126;")
	}
	text := strings.NewReplacer("<", "~", ">", "~").Replace(head)
	src, _ := clean(text + "\n}")
	e := &erReader{reader: &reader{src: src, s: src.text}}
	if e.attribute() == head && e.err == nil && strings.TrimSpace(e.rest()) == "}" {
		return text + comment
	}
	kind, name, ok := strings.Cut(head, " ")
	if !ok {
		kind, name = "_", head
	}
	clear := strings.NewReplacer("`", "'", "\n", " ", "#", "", ";", "")
	return "`" + clear.Replace(kind) + "` `" + clear.Replace(name) + "`" + comment
}
