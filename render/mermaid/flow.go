package mermaid

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ken/render/diagram"
)

// A flow reads a flowchart. Mermaid's lexer looks for links before names, and a name
// goes on over "-" unless an arrow may begin there; both decide what "a-b--oc" means.
type flow struct {
	*reader
	g      *diagram.Graph
	node   map[string]int
	edge   map[string]bool // the names of edges, those that Mermaid gives too
	pair   map[[2]string]int
	frames []frame // open subgraphs, outermost first
	group  map[string]int
	owner  map[string]string // the subgraph that a node or subgraph lies in
	closed int
	// runEnd and runAt are the end of the run of letters last looked through for a
	// link's name, and where its last "@" stands.
	runEnd, runAt int
}

// A frame is a subgraph that is not closed yet.
type frame struct {
	index   int
	members []string
	noID    bool
	start   int
}

func readFlow(r *reader) {
	f := &flow{
		reader: r, g: &diagram.Graph{Direction: diagram.Down},
		node: map[string]int{}, edge: map[string]bool{}, pair: map[[2]string]int{}, group: map[string]int{}, owner: map[string]string{},
	}
	r.d.Graph = f.g
	f.direction()
	for !f.done() {
		f.statement()
	}
	if n := len(f.frames); r.err == nil && n > 0 {
		f.failAt(f.frames[n-1].start, "this subgraph has no end")
	}
	f.finish()
}

// direction reads what stands behind "flowchart".
func (f *flow) direction() {
	if line := f.rest(); strings.TrimLeft(line[:strings.IndexByte(line, '\n')+1], " \t\n") == "" {
		f.skipSpace()
		return
	}
	f.skipSpace()
	for _, d := range [...]struct {
		word string
		dir  diagram.Direction
	}{
		{"LR", diagram.Right},
		{"RL", diagram.Left},
		{"TB", diagram.Down},
		{"BT", diagram.Up},
		{"TD", diagram.Down},
		{"BR", diagram.Down},
		{"<", diagram.Left},
		{">", diagram.Right},
		{"^", diagram.Up},
		{"v", diagram.Down},
	} {
		if f.takeWord(d.word) {
			f.g.Direction = d.dir
			f.blanks()
			if c := f.peek(); c != ';' && c != '\n' {
				f.unexpected("the end of the line")
			}
			return
		}
	}
	f.unexpected("a direction such as LR or TD")
}

// statement reads one statement with its end.
func (f *flow) statement() {
	for !f.done() && (isSpace(f.peek()) || f.peek() == ';') {
		f.i++
	}
	if f.done() || f.about() {
		return
	}
	start := f.i
	switch {
	case f.takeWord("style"):
		f.style()
	case f.takeWord("linkStyle"):
		f.linkStyle()
	case f.takeWord("classDef"):
		f.classDef()
	case f.takeWord("class"):
		f.needBlank()
		f.name("the name of a node")
		f.needBlank()
		f.name("the name of a class")
	case f.wordAt(f.i, "click", false):
		f.click()
		return
	case f.takeWord("subgraph"):
		f.open(start)
		return
	case f.takeWord("end"):
		f.skipSpace()
		f.close(start)
		return
	case f.groupDirection():
		return
	default:
		f.chain()
	}
	f.end()
}

// end reads the end of a statement.
func (f *flow) end() {
	f.blanks()
	if f.done() {
		return
	}
	if c := f.peek(); c != '\n' && c != ';' {
		f.unexpected("the end of the statement")
		return
	}
	f.i++
}

// needBlank reads the one blank that a keyword ends with.
func (f *flow) needBlank() {
	if c := f.peek(); c != ' ' && c != '\t' {
		f.unexpected("a blank")
		return
	}
	f.blanks()
}

// groupDirection reads the direction of a subgraph. Mermaid takes a whole line that
// has "direction" and a direction in it for one.
func (f *flow) groupDirection() bool {
	line, _, _ := strings.Cut(f.rest(), "\n")
	dir, ok := directionIn(line)
	if !ok {
		return false
	}
	f.i += len(line)
	if n := len(f.frames); n > 0 {
		f.g.Groups[f.frames[n-1].index].Direction = dir
	}
	return true
}

// directionIn is the direction that a line sets, in the rules of all kinds of graphs.
func directionIn(line string) (diagram.Direction, bool) {
	at := strings.LastIndex(line, "direction")
	if at < 0 {
		return "", false
	}
	rest := line[at+len("direction"):]
	word := strings.TrimLeft(rest, " \t")
	if word == rest {
		return "", false
	}
	for _, d := range [...]struct {
		word string
		dir  diagram.Direction
	}{{"TB", diagram.Down}, {"BT", diagram.Up}, {"RL", diagram.Left}, {"LR", diagram.Right}, {"TD", diagram.Down}} {
		if strings.HasPrefix(word, d.word) {
			return d.dir, true
		}
	}
	return "", false
}

// reserved are the words a name cannot begin with as a whole.
var reserved = []string{
	"style", "linkStyle", "interpolate", "classDef", "class", "graph", "flowchart", "flowchart-elk",
	"swimlane-beta", "subgraph", "end", "_self", "_blank", "_parent", "_top",
}

// name reads the name of a node, a class or a subgraph.
func (f *flow) name(want string) string {
	start := f.i
	for !f.done() {
		if f.linkName() != 0 || f.linkHere() {
			break
		}
		n := f.nameToken()
		if n < 0 {
			return ""
		}
		if n == 0 {
			break
		}
		f.i += n
	}
	if f.i == start {
		f.unexpected(want)
		return ""
	}
	return f.s[start:f.i]
}

// nameToken is the length of what comes next of a name, 0 for its end, and negative
// where a fault was noted.
func (f *flow) nameToken() int {
	for _, word := range reserved {
		if f.wordAt(f.i, word, false) {
			f.failAt(f.i, "%q is a word of Mermaid's and cannot be a name", word)
			return -1
		}
	}
	switch c := f.peek(); {
	case isDigit(c):
		n := 1
		for isDigit(f.byteAt(f.i + n)) {
			n++
		}
		return n
	case strings.HasPrefix(f.rest(), ":::"):
		return 0
	case strings.IndexByte("#:&,*-", c) >= 0:
		return 1
	case c >= utf8.RuneSelf:
		r, n := utf8.DecodeRuneInString(f.rest())
		if !unicode.IsLetter(r) || r > 0xFFFF {
			f.failAt(f.i, "%q cannot stand in a name; put it into a label between double quotes", string(r))
			return -1
		}
		return n
	case c == '"':
		return 0
	}
	return f.nameRun()
}

// nameRun is the length of the letters and signs that make one token.
func (f *flow) nameRun() int {
	n := 0
	for {
		switch c := f.byteAt(f.i + n); {
		case isWord(c) || c != 0 && strings.IndexByte("!\"#$%&'*+.`?\\/", c) >= 0:
		case c == '-':
			if next := f.byteAt(f.i + n + 1); next == '>' || next == '-' || next == '.' || next == 0 {
				return n
			}
		default:
			return n
		}
		n++
	}
}

// linkName is the length of the name of an edge that stands here: all up to an "@"
// that no "{" follows, whatever else is in it.
func (f *flow) linkName() int {
	if f.i >= f.runEnd {
		f.runAt, f.runEnd = -1, f.i
		for c := f.byteAt(f.runEnd); c != 0 && !isSpace(c) && c != '"'; c = f.byteAt(f.runEnd) {
			if next := f.byteAt(f.runEnd + 1); c == '@' && next != '{' && next != '"' {
				f.runAt = f.runEnd
			}
			f.runEnd++
		}
	}
	if f.runAt <= f.i {
		return 0
	}
	return f.runAt + 1 - f.i
}
