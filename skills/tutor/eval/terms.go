package main

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/prose"
	"ken/notes/read"
	"ken/skills/questions"
)

// A marked text is the prose of one module or document without the marks that its author
// put on terms, and those terms.
type markedText struct {
	name  string
	text  string
	terms []string
}

// terms prints how many of the terms that authors marked are found in their plain text,
// and how many are proposed.
func terms(path string, out io.Writer) error {
	texts, err := markedTexts(path)
	if err != nil {
		return err
	}
	var marked, found, proposed, defined, words int
	missed := map[string]bool{}
	for _, m := range texts {
		doc, err := read.File("text.md", []byte(m.text))
		if err != nil {
			return fmt.Errorf("read %s: %w", m.name, err)
		}
		got := map[string]bool{}
		for _, t := range questions.Terms(notes.Document{Document: doc, Path: m.name}) {
			got[termKey(t.Text)] = true
			proposed++
			if t.Score >= questions.Defined {
				defined++
			}
		}
		words += len(strings.Fields(m.text))
		for _, t := range m.terms {
			marked++
			if got[termKey(t)] {
				found++
			} else {
				missed[t] = true
			}
		}
	}
	if marked == 0 {
		return fmt.Errorf("read %s: no term is marked", path)
	}
	fmt.Fprintf(out, "%d texts, %d words, %d marked terms\n", len(texts), words, marked)
	fmt.Fprintf(out, "found                     %.4f\n", float64(found)/float64(marked))
	fmt.Fprintf(out, "proposed of 100 words     %.2f\n", 100*float64(proposed)/float64(words))
	fmt.Fprintf(out, "defined of 100 words      %.2f\n", 100*float64(defined)/float64(words))
	if os.Getenv("MISSED") != "" {
		for t := range missed {
			fmt.Fprintln(out, "missed:", t)
		}
	}
	return nil
}

// termKey is a term as it is compared: without articles, by its stems.
func termKey(term string) string {
	var stems []string
	for w := range prose.Words(term) {
		if w.Term != "a" && w.Term != "an" && w.Term != "the" {
			stems = append(stems, prose.Stem(w.Term))
		}
	}
	return strings.Join(stems, " ")
}

// markedTexts reads a file, or the CNXML and Markdown files of a folder, in order of path.
func markedTexts(path string) ([]markedText, error) {
	var out []markedText
	err := filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		var m markedText
		switch filepath.Ext(name) {
		case ".cnxml", ".xml":
			m, err = readCNXML(name)
		case ".md":
			m, err = readMarked(name)
		default:
			return nil
		}
		if err != nil {
			return err
		}
		if len(m.terms) > 0 {
			out = append(out, m)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// readCNXML takes the paragraphs of a module that stand outside its glossary and
// exercises.
func readCNXML(name string) (markedText, error) {
	m := markedText{name: name}
	data, err := os.ReadFile(name)
	if err != nil {
		return m, err
	}
	d := xml.NewDecoder(strings.NewReader(string(data)))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	c := moduleReader{into: &m}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return m, fmt.Errorf("read %s: %w", name, err)
		}
		c.token(token)
	}
	m.text = c.text.String()
	return m, nil
}

<<<<<<< HEAD
// noProse are the elements whose text is no prose of the author's.
var noProse = []string{"glossary", "exercise", "metadata", "code", "table", "media", "note-title"}
=======
// notProse are the elements whose text is no prose of the author's.
var notProse = []string{"glossary", "exercise", "metadata", "code", "table", "media", "note-title"}
>>>>>>> w/questions

// A moduleReader takes paragraphs and titles out of a module.
type moduleReader struct {
	into       *markedText
	text, term strings.Builder
	out        int // how many elements are open that are left out
	para       int
	inTerm     bool
}

func (c *moduleReader) token(token xml.Token) {
	switch t := token.(type) {
	case xml.StartElement:
		name := t.Name.Local
		switch {
<<<<<<< HEAD
		case slices.Contains(noProse, name) && (name != "code" || c.para == 0):
=======
		case slices.Contains(notProse, name) && (name != "code" || c.para == 0):
>>>>>>> w/questions
			c.out++
		case name == "para" && c.out == 0:
			c.para++
		case name == "term" && c.para > 0 && c.out == 0:
			c.inTerm = true
			c.term.Reset()
		}
	case xml.EndElement:
		name := t.Name.Local
		switch {
<<<<<<< HEAD
		case slices.Contains(noProse, name) && c.out > 0:
=======
		case slices.Contains(notProse, name) && c.out > 0:
>>>>>>> w/questions
			c.out--
		case name == "para" && c.para > 0:
			c.para--
			c.text.WriteString("\n\n")
		case name == "term" && c.inTerm:
			c.inTerm = false
			c.into.terms = append(c.into.terms, strings.Join(strings.Fields(c.term.String()), " "))
		}
	case xml.CharData:
		if c.para > 0 && c.out == 0 {
			c.text.WriteString(spaces.ReplaceAllString(string(t), " "))
			if c.inTerm {
				c.term.Write(t)
			}
		}
	}
}

var spaces = regexp.MustCompile(`\s+`)

var termMark = regexp.MustCompile(`\*\*([^*\n]{2,60})\*\*|(^|[\s("])[_*]([^_*\n]{2,60})[_*]([\s).,;:"]|$)`)

// readMarked takes the emphasis off a Markdown file; what stood in it are its terms. Code
// between fences is left out.
func readMarked(name string) (markedText, error) {
	m := markedText{name: name}
	data, err := os.ReadFile(name)
	if err != nil {
		return m, err
	}
	fenced := false
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			fenced = !fenced
			continue
		}
		if fenced {
			continue
		}
		for _, found := range termMark.FindAllStringSubmatch(line, -1) {
			if t := found[1] + found[3]; len(strings.Fields(t)) <= 5 {
				m.terms = append(m.terms, strings.Trim(t, ".:"))
			}
		}
		b.WriteString(termMark.ReplaceAllString(line, "$1$2$3$4"))
	}
	m.text = b.String()
	return m, nil
}
