package proof

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"

	"ken/notes"
	"ken/notes/prose"
)

// A footnote of a note reads
//
//	[^3]: [notes/fsrs.md:42](../notes/fsrs.md#L42) › How stability grows — “Stability is …”
//
// so that a reader sees the words, GitHub and Obsidian open the line, and a program
// can look whether the words still stand there. In a file without lines the part is
// named as well, and a page is opened: [scan.pdf (page 2):14](../scan.pdf#page=2). A
// place outside the workspace ("~/.goals.md") is named without a link.

// Footnote returns the text of a citation's footnote in a note that lies in the
// folder from.
func Footnote(c notes.Source, from string) string {
	var b strings.Builder
	b.WriteString(Place(c, from))
	if under := c.Under(); under != "" {
		fmt.Fprintf(&b, " › %s", prose.EscapeTags(prose.Readable(under)))
	}
	fmt.Fprintf(&b, " — “%s”", prose.EscapeTags(prose.Readable(c.Quote)))
	return b.String()
}

// Place returns a link to a citation's line, or to its page.
func Place(c notes.Source, from string) string {
	label, anchor := c.Path, fmt.Sprintf("#L%d", c.Line)
	if c.EndLine > c.Line {
		anchor += fmt.Sprintf("-L%d", c.EndLine)
	}
	if c.Part != "" {
		label += " (" + c.Part + ")"
		anchor = pageAnchor(c.Part)
	}
	label += ":" + strconv.Itoa(c.Line)
	if c.EndLine > c.Line {
		label += fmt.Sprintf("-%d", c.EndLine)
	}
	if strings.HasPrefix(c.Path, "~") {
		return label
	}
	return fmt.Sprintf("[%s](%s%s)", bracketed.Replace(label), target(c.Path, from), anchor)
}

// pageAnchor returns what opens a page in the programs that show such files; "" for parts
// that no program opens.
func pageAnchor(part string) string {
	if page, found := strings.CutPrefix(part, "page "); found && !strings.ContainsAny(page, ", ") {
		return "#page=" + url.QueryEscape(page)
	}
	return ""
}

// Link returns a link to a document.
func Link(name, from string) string {
	if strings.HasPrefix(name, "~") {
		return name
	}
	return fmt.Sprintf("[%s](%s)", bracketed.Replace(name), target(name, from))
}

var (
	bracketed   = strings.NewReplacer("[", `\[`, "]", `\]`, "\n", " ")
	unbracketed = strings.NewReplacer(`\[`, "[", `\]`, "]")
)

// target returns the address of a document as seen from a folder, both in the
// workspace.
func target(name, from string) string {
	up := ""
	for dir := path.Clean(from); dir != "." && dir != "/"; dir = path.Dir(dir) {
		up += "../"
	}
	parts := strings.Split(name, "/")
	for i, p := range parts {
		parts[i] = strings.NewReplacer("(", "%28", ")", "%29").Replace(url.PathEscape(p))
	}
	return up + strings.Join(parts, "/")
}

var (
	linkForm  = regexp.MustCompile(`^\[((?:\\.|[^\\\]])*)\]\(<?([^)>\s]+)>?\)`)
	lineForm  = regexp.MustCompile(`^L(\d+)(?:-L?(\d+))?$`)
	placeForm = regexp.MustCompile(`^(.*?):(\d+)(?:-(\d+))?$`)
	bareForm  = regexp.MustCompile(`^(\S+\.\w+):(\d+)(?:-(\d+))?`)
	quoteForm = regexp.MustCompile(`[“"](.*)[”"]\s*$`)
)

// ReadFootnote reads the text of a footnote of a note in the folder from. It needs a
// place or quoted words; ok is false where it has neither.
func ReadFootnote(text, from string) (c notes.Source, ok bool) {
	text = strings.TrimSpace(text)
	rest := text
	if m := linkForm.FindStringSubmatch(text); m != nil {
		rest = text[len(m[0]):]
		c.Path, c.Line, c.EndLine = readTarget(m[2], from)
		if p := placeForm.FindStringSubmatch(m[1]); p != nil && c.Line == 0 {
			c.Line, c.EndLine = lines(p[2], p[3])
			c.Part = readPart(p[1], c.Path)
		}
	} else if m := bareForm.FindStringSubmatch(text); m != nil {
		rest = text[len(m[0]):]
		c.Path = m[1]
		c.Line, c.EndLine = lines(m[2], m[3])
	}
	if c.Quote = quoteOf(rest); c.Quote != "" {
		c.SHA256 = notes.Digest(c.Quote)
	}
	c.Heading = readUnder(rest)
	return c, c.Path != "" || c.Quote != ""
}

// quoteOf returns the quoted words of a footnote. Ours stand behind a dash; headings before
// it may hold quotation marks too. What [Footnote] escaped is as it was.
func quoteOf(rest string) string {
	if _, behind, found := strings.Cut(rest, " — “"); found {
		rest = "“" + behind
	}
	m := quoteForm.FindStringSubmatch(rest)
	if m == nil {
		return ""
	}
	return strings.ReplaceAll(m[1], `\<`, "<")
}

// readTarget reads the address of a link: a path as seen from a folder, and lines.
func readTarget(address, from string) (name string, line, end int) {
	address, fragment, _ := strings.Cut(address, "#")
	if strings.Contains(address, "://") || strings.HasPrefix(address, "mailto:") {
		return "", 0, 0
	}
	if plain, err := url.PathUnescape(address); err == nil {
		address = plain
	}
	if m := lineForm.FindStringSubmatch(fragment); m != nil {
		line, end = lines(m[1], m[2])
	}
	if address == "" {
		return "", line, end
	}
	return path.Join(from, address), line, end
}

// readPart reads the part that a label names behind a document's path.
func readPart(label, name string) string {
	label = unbracketed.Replace(label)
	at := strings.Index(label, name+" (")
	if at < 0 || !strings.HasSuffix(label, ")") {
		return ""
	}
	return label[at+len(name)+2 : len(label)-1]
}

func lines(from, to string) (line, end int) {
	line, _ = strconv.Atoi(from)
	end, _ = strconv.Atoi(to)
	return line, max(line, end)
}

// readUnder reads the heading path between the place and the quote.
func readUnder(rest string) []string {
	under, _, found := strings.Cut(rest, " — ")
	under = strings.TrimSpace(under)
	if !found || !strings.HasPrefix(under, "›") {
		return []string{}
	}
	var out []string
	for part := range strings.SplitSeq(strings.TrimPrefix(under, "›"), "›") {
		out = append(out, strings.TrimSpace(part))
	}
	return out
}
