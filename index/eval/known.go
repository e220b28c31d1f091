package main

import (
	"archive/tar"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"ken/notes/read"
)

// fewestWords is how many words a description has at least to be a query.
const fewestWords = 4

// loadKnown makes a collection of Markdown files, from a folder or a .tar.gz: each is
// to be found by its own description. A description that two files share is none.
func loadKnown(place string) (*collection, error) {
	files, err := markdown(place)
	if err != nil {
		return nil, err
	}
	name := strings.TrimSuffix(filepath.Base(place), ".tar.gz")
	c := &collection{name: name, relevant: make(map[string]map[string]bool)}
	asked := make(map[string]int)
	for _, f := range files {
		d, about, err := knownItem(f.name, f.text)
		if err != nil {
			continue // what ken does not read is no item
		}
		c.docs = append(c.docs, d)
		if len(strings.Fields(about)) >= fewestWords {
			asked[about]++
			c.queries = append(c.queries, query{d.id, about})
			c.relevant[d.id] = map[string]bool{d.id: true}
		}
	}
	c.queries = slices.DeleteFunc(c.queries, func(q query) bool { return asked[q.text] > 1 })
	if len(c.queries) == 0 {
		return nil, errors.New("no file says what it is about")
	}
	return c, nil
}

type file struct{ name, text string }

// markdown returns the Markdown files of a folder or archive by name.
func markdown(place string) ([]file, error) {
	var files []file
	add := func(name string, in io.Reader) error {
		if path.Ext(name) != ".md" {
			return nil
		}
		text, err := io.ReadAll(in)
		files = append(files, file{name, string(text)})
		return err
	}
	var err error
	if strings.HasSuffix(place, ".tar.gz") {
		err = withFile(place, func(in io.Reader) error { return eachMember(in, add) })
	} else {
		err = eachFile(place, add)
	}
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.name, b.name) })
	return files, err
}

func eachMember(in io.Reader, add func(string, io.Reader) error) error {
	for archive := tar.NewReader(in); ; {
		head, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if name := path.Clean(head.Name); filepath.IsLocal(name) && head.Typeflag == tar.TypeReg {
			if err := add(name, archive); err != nil {
				return err
			}
		}
	}
}

func eachFile(dir string, add func(string, io.Reader) error) error {
	root := os.DirFS(dir)
	return fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		f, err := root.Open(name)
		if err != nil {
			return err
		}
		defer f.Close() //nolint:errcheck // it was only read
		return add(name, f)
	})
}

// knownItem takes what a file says it is about out of it.
func knownItem(name, text string) (d document, about string, err error) {
	doc, err := read.File(name, []byte(text))
	if err != nil {
		return d, "", err
	}
	for _, key := range []string{"description", "summary"} {
		if about = strings.Join(strings.Fields(doc.Meta[key]), " "); about != "" {
			text = withoutKey(text, key)
			break
		}
	}
	if about == "" {
		text, about = withoutSummary(text)
	}
	if doc, err = read.File(name, []byte(text)); err != nil {
		return d, "", err
	}
	return document{id: name, title: doc.Title, text: doc.Text[doc.Body:], file: text}, about, nil
}

// withoutKey takes an entry out of a text's front matter: its line, and those behind
// it that belong to it.
func withoutKey(text, key string) string {
	block, _ := read.Front(text)
	at := strings.Index(text, block)
	var kept strings.Builder
	inside := false
	for line := range strings.Lines(block) {
		begins := line[0] != ' ' && line[0] != '\t' && strings.TrimSpace(line) != ""
		if begins {
			name, _, _ := strings.Cut(line, ":")
			inside = strings.EqualFold(strings.Trim(name, ` "'`), key)
		}
		if !inside {
			kept.WriteString(line)
		}
	}
	return text[:at] + kept.String() + text[at+len(block):]
}

var summary = regexp.MustCompile(`(?ims)^#{1,2}[ \t]*summary[ \t:]*#*[ \t]*\r?$(.*?)(^#{1,2}[ \t]|\z)`)

// linkLine is a line that only says where a link leads.
var linkLine = regexp.MustCompile(`(?m)^\[[^\]]*\]:.*$`)

// withoutSummary takes the section Summary out of a text, and returns its first
// paragraph.
func withoutSummary(text string) (rest, about string) {
	m := summary.FindStringSubmatchIndex(text)
	if m == nil {
		return text, ""
	}
	section := strings.TrimSpace(linkLine.ReplaceAllString(strings.ReplaceAll(text[m[2]:m[3]], "\r", ""), ""))
	first, _, _ := strings.Cut(section, "\n\n")
	return text[:m[0]] + text[m[3]:], strings.Join(strings.Fields(first), " ")
}

// write makes a workspace of a collection and returns the ID of each of its files.
// What is no file already becomes a note. Its name is one that no query has a word of.
func (c *collection) write(dir string) (map[string]string, error) {
	ids := make(map[string]string, len(c.docs))
	for i, d := range c.docs {
		name, text := d.id, d.file
		if text == "" {
			name = fmt.Sprintf("d%06d.md", i)
			text = fmt.Sprintf("---\ntitle: %q\n---\n\n%s\n", strings.Join(strings.Fields(d.title), " "), d.text)
		}
		ids[name] = d.id
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
			return nil, err
		}
		if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
			return nil, err
		}
	}
	return ids, nil
}
