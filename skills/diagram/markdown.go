package diagram

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"ken/notes"
	"ken/notes/prose"
	"ken/skills/brief"
	"ken/skills/proof"
)

// Edges is the heading of a note's list of edges.
const Edges = "Edges"

// Markdown returns the note that a diagram is kept as: the diagram as a Mermaid fence,
// then each edge with a footnote that names the file, links to the line and repeats the
// words, as briefs have them. fence is the text of the diagram, svg the name of its
// picture beside the note, "" for none.
func (d Drawn) Markdown(fence, svg string) []byte {
	w := writer{drawn: d, from: path.Dir(d.where()), numbers: map[string]int{}}
	fmt.Fprintf(&w, "---\ntitle: %s\nkind: diagram\ndate: %s\nform: %s\nengine: %s\n---\n\n# %s\n", strconv.Quote(d.Title), d.Date, d.Form, d.Engine, escaped(d.Title))
	mark := "```"
	for strings.Contains(fence, mark) {
		mark += "`"
	}
	fmt.Fprintf(&w, "\n%smermaid\n%s\n%s\n", mark, strings.TrimRight(fence, "\n"), mark)
	if d.Form != Imports {
		w.edges()
		w.disputes()
	}
	w.leftOut()
	w.sources(svg)
	w.WriteString("\n")
	for i, c := range w.cited {
		fmt.Fprintf(&w, "[^%d]: %s\n", i+1, proof.Footnote(c, w.from))
	}
	return []byte(w.String())
}

// where is the path that the note is or will be kept under.
func (d Drawn) where() string {
	switch {
	case d.Path != "":
		return d.Path
	case d.request.Out != "":
		return d.request.Out
	}
	return "diagrams/" + d.Date + ".md"
}

// A writer writes one note and numbers its footnotes as they come.
type writer struct {
	strings.Builder
	drawn   Drawn
	from    string
	numbers map[string]int
	cited   []notes.Source
}

// edges lists what is drawn: a tree as a tree, all else edge by edge.
func (w *writer) edges() {
	fmt.Fprintf(w, "\n## %s\n\n", Edges)
	if w.drawn.Form == Mindmap {
		w.tree()
		return
	}
	for i, e := range w.drawn.Edges {
		fmt.Fprintf(w, "%d. %s%s\n", i+1, escaped(w.said(e)), w.marks(e.Cites))
	}
}

// said is an edge in words that its citations carry: as it is drawn, and where the proof
// would not read it so, in the words of the source themselves.
func (w *writer) said(e Edge) string {
	if proof.Sentence(e.Sentence, quotes(e.Cites)).Verdict.Stands() || len(e.Cites) == 0 {
		return e.Sentence
	}
	return prose.Readable(e.Cites[0].Quote)
}

// tree writes the branches of a mind map as a list, each with its own line.
func (w *writer) tree() {
	below := map[string][]string{}
	nodes := map[string]Node{}
	for _, n := range w.drawn.Nodes {
		nodes[n.ID] = n
	}
	for _, e := range w.drawn.Edges {
		below[e.From] = append(below[e.From], e.To)
	}
	var write func(id string, depth int)
	write = func(id string, depth int) {
		for _, to := range below[id] {
			n := nodes[to]
			fmt.Fprintf(w, "%s- %s%s\n", strings.Repeat("  ", depth), escaped(n.Label), w.marks(n.Cites))
			write(to, depth+1)
		}
	}
	if len(w.drawn.Nodes) > 0 {
		write(w.drawn.Nodes[0].ID, 0)
	}
}

func (w *writer) disputes() {
	if len(w.drawn.Disputes) == 0 {
		return
	}
	fmt.Fprintf(w, "\n## %s\n\n", brief.Disagree)
	for _, pair := range w.drawn.Disputes {
		for _, i := range pair {
			e := w.drawn.Edges[i]
			fmt.Fprintf(w, "- %s%s\n", escaped(w.said(e)), w.marks(e.Cites))
		}
	}
}

// leftOut says what was found and is not drawn.
func (w *writer) leftOut() {
	d := w.drawn
	if d.More == 0 && len(d.LeftOut)+len(d.Withheld) == 0 && d.Fallback == "" {
		return
	}
	w.WriteString("\n## Left out\n\n")
	if d.More > 0 {
		fmt.Fprintf(w, "- %d more, for which there is no room in one drawing.\n", d.More)
	}
	for _, o := range d.LeftOut {
		fmt.Fprintf(w, "- %s: %s", escaped(o.What), escaped(o.Why))
		if o.Source.Path != "" && o.Source.Line > 0 {
			fmt.Fprintf(w, " (%s)", proof.Place(o.Source, w.from))
		}
		w.WriteString("\n")
	}
	for _, p := range d.Withheld {
		fmt.Fprintf(w, "- Not sent to the model: %s, %s\n", proof.Link(p.Path, w.from), escaped(p.Why))
	}
	if d.Fallback != "" {
		fmt.Fprintf(w, "- Drawn by the offline engine, since the model did not: %s\n", escaped(d.Fallback))
	}
}

// sources names the documents, and of imports, which stand in no text that is read as one,
// each line.
func (w *writer) sources(svg string) {
	w.WriteString("\n## Sources\n\n")
	if svg != "" {
		fmt.Fprintf(w, "- As a picture: %s\n", proof.Link(path.Join(w.from, svg), w.from))
	}
	if w.drawn.Form == Imports {
		for _, e := range w.drawn.Edges {
			fmt.Fprintf(w, "- %s (%s)\n", escaped(e.Sentence), proof.Place(e.Cites[0], w.from))
		}
		return
	}
	var paths []string
	lines := map[string][]int{}
	for _, c := range w.cited {
		if !slices.Contains(paths, c.Path) {
			paths = append(paths, c.Path)
		}
		if !slices.Contains(lines[c.Path], c.Line) {
			lines[c.Path] = append(lines[c.Path], c.Line)
		}
	}
	for _, name := range paths {
		slices.Sort(lines[name])
		var list []string
		for _, n := range lines[name] {
			list = append(list, strconv.Itoa(n))
		}
		word := "lines"
		if len(list) == 1 {
			word = "line"
		}
		fmt.Fprintf(w, "- %s, %s %s\n", proof.Link(name, w.from), word, strings.Join(list, ", "))
	}
}

// marks returns the footnote marks of some citations; one place and quote has one number.
func (w *writer) marks(citations []notes.Source) string {
	var b strings.Builder
	for _, c := range citations {
		id := c.At() + "\x00" + c.Quote
		if _, known := w.numbers[id]; !known {
			w.cited = append(w.cited, c)
			w.numbers[id] = len(w.cited)
		}
		fmt.Fprintf(&b, "[^%d]", w.numbers[id])
	}
	return b.String()
}

// escaped keeps words of a document from being read as the note's own markup.
func escaped(text string) string {
	if text != "" && strings.IndexByte("#>-+|~=*`", text[0]) >= 0 {
		text = `\` + text
	}
	if digits := len(text) - len(strings.TrimLeft(text, "0123456789")); digits > 0 && digits < len(text) && (text[digits] == '.' || text[digits] == ')') {
		text = text[:digits] + `\` + text[digits:]
	}
	return prose.EscapeTags(strings.ReplaceAll(text, "[", `\[`))
}
