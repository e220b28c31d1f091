package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// A collection is documents, queries, and which documents answer which.
type collection struct {
	name     string
	docs     []document
	queries  []query
	relevant map[string]map[string]bool // by query, the IDs of documents
}

// A document is what every engine indexes.
type document struct {
	id    string
	title string
	text  string
	// file is the document as a file of a workspace, where it is one already.
	file string
}

type query struct{ id, text string }

// loadCollection reads a collection from its folder; see the command's own words.
func loadCollection(dir string) (*collection, error) {
	c := &collection{name: filepath.Base(dir), relevant: make(map[string]map[string]bool)}
	if err := c.loadDocs(dir); err != nil {
		return nil, err
	}
	if err := c.loadQrels(dir); err != nil {
		return nil, err
	}
	if err := c.loadQueries(dir); err != nil {
		return nil, err
	}
	if len(c.queries) == 0 {
		return nil, errors.New("none of its queries has a relevant document")
	}
	return c, nil
}

// oneOf opens the first of some files of a folder that is there.
func oneOf(dir string, patterns ...string) (string, error) {
	for _, p := range patterns {
		for _, ending := range []string{"", ".gz"} {
			found, err := filepath.Glob(filepath.Join(dir, p+ending))
			if err != nil {
				return "", err
			}
			if len(found) > 0 {
				return found[0], nil
			}
		}
	}
	return "", fmt.Errorf("there is none of %s", strings.Join(patterns, ", "))
}

// withFile calls read with a file's bytes, unzipped.
func withFile(path string, read func(io.Reader) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // it was only read
	if !strings.HasSuffix(path, ".gz") {
		return read(f)
	}
	unzipped, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	return read(unzipped)
}

// record is a document or query as a line of JSON.
type record struct {
	ID    any    `json:"id"`
	Other any    `json:"_id"` // as BEIR calls it
	Title string `json:"title"`
	Text  string `json:"text"`
}

func (r record) id() string {
	if r.ID == nil {
		r.ID = r.Other
	}
	if n, ok := r.ID.(float64); ok {
		return strconv.FormatFloat(n, 'f', -1, 64)
	}
	return fmt.Sprint(r.ID)
}

func records(path string, each func(record)) error {
	return withFile(path, func(in io.Reader) error {
		for dec := json.NewDecoder(in); ; {
			var r record
			switch err := dec.Decode(&r); {
			case errors.Is(err, io.EOF):
				return nil
			case err != nil:
				return fmt.Errorf("read %s: %w", path, err)
			}
			each(r)
		}
	})
}

func (c *collection) loadDocs(dir string) error {
	path, err := oneOf(dir, "docs.jsonl", "corpus.jsonl", "docs.json", "*.trec", "*.sgml", "*.xml")
	if err != nil {
		return err
	}
	if strings.Contains(filepath.Base(path), ".json") {
		return records(path, func(r record) {
			c.docs = append(c.docs, document{id: r.id(), title: r.Title, text: r.Text})
		})
	}
	return withFile(path, func(in io.Reader) error {
		text, err := io.ReadAll(in)
		c.docs = tagged(string(text))
		return err
	})
}

var (
	docTag   = regexp.MustCompile(`(?is)<doc>(.*?)</doc>`)
	docnoTag = regexp.MustCompile(`(?is)<docno>(.*?)</docno>`)
	titleTag = regexp.MustCompile(`(?is)<(title|headline|ttl|hl)>(.*?)</(?:title|headline|ttl|hl)>`)
	anyTag   = regexp.MustCompile(`<[^>]*>`)
)

// tagged reads documents as TREC marks them.
func tagged(text string) []document {
	var docs []document
	for _, m := range docTag.FindAllStringSubmatch(text, -1) {
		body, d := m[1], document{}
		if no := docnoTag.FindStringSubmatch(body); no != nil {
			d.id = strings.TrimSpace(no[1])
			body = strings.Replace(body, no[0], "", 1)
		}
		if title := titleTag.FindStringSubmatch(body); title != nil {
			d.title = strings.Join(strings.Fields(title[2]), " ")
			body = strings.Replace(body, title[0], "", 1)
		}
		d.text = strings.TrimSpace(anyTag.ReplaceAllString(body, " "))
		docs = append(docs, d)
	}
	return docs
}

// loadQrels reads which documents are relevant. Lists write IDs with leading zeros or
// what stands before a dash where the documents have neither, so that a name that is
// not known is looked up without them.
func (c *collection) loadQrels(dir string) error {
	path, err := oneOf(dir, "qrels.txt", "qrels.tsv", "qrels", "qrels.*", "qrels/test.tsv")
	if err != nil {
		return err
	}
	exact, bare := make(map[string]bool), make(map[string]string)
	for _, d := range c.docs {
		exact[d.id] = true
		bare[bareID(d.id)] = d.id
	}
	return lines(path, func(line string) {
		f := strings.Fields(line)
		if len(f) != 3 && len(f) != 4 {
			return
		}
		doc := f[len(f)-2]
		if !exact[doc] {
			doc = cmp.Or(bare[bareID(doc)], doc)
		}
		if grade, err := strconv.ParseFloat(f[len(f)-1], 64); err != nil || grade <= 0 {
			return
		}
		if c.relevant[f[0]] == nil {
			c.relevant[f[0]] = make(map[string]bool)
		}
		c.relevant[f[0]][doc] = true
	})
}

func bareID(id string) string {
	return strings.TrimLeft(id[strings.LastIndexByte(id, '-')+1:], "0")
}

// loadQueries reads the queries that have relevant documents.
func (c *collection) loadQueries(dir string) error {
	path, err := oneOf(dir, "queries.tsv", "queries.jsonl", "queries.txt")
	if err != nil {
		return err
	}
	add := func(id, text string) {
		if c.relevant[id] != nil {
			c.queries = append(c.queries, query{id, text})
		}
	}
	if strings.Contains(filepath.Base(path), ".jsonl") {
		return records(path, func(r record) { add(r.id(), r.Text) })
	}
	return lines(path, func(line string) {
		if id, text, ok := strings.Cut(line, "\t"); ok {
			add(strings.TrimSpace(id), text)
		}
	})
}

// longestLine is how many bytes a line of a list has at most.
const longestLine = 1 << 20

func lines(path string, each func(string)) error {
	return withFile(path, func(in io.Reader) error {
		s := bufio.NewScanner(in)
		s.Buffer(nil, longestLine)
		for s.Scan() {
			each(strings.TrimSuffix(s.Text(), "\r"))
		}
		return s.Err()
	})
}
