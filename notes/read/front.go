package read

import (
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
)

// maxFront is how many bytes a front matter may have: more is a document that
// happens to begin with a line, or an attack on the reader of it.
const maxFront = 64 << 10

// readFront takes the front matter at the head of the text into the document's
// title, date and meta, and returns where the text after it begins. A block that
// is not good YAML is read line by line; one that says nothing is text.
func readFront(d *Document) int {
	block, end := Front(d.Text)
	if end == 0 {
		return 0
	}
	meta, err := mapping(block)
	if err != nil {
		meta = lineByLine(block)
	}
	if len(meta) == 0 && !commented(block) {
		return 0
	}
	d.take(meta)
	return end
}

// commented tells whether a block holds nothing, or nothing but comments.
func commented(block string) bool {
	for line := range strings.Lines(block) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}

// Front returns the front matter a text begins with, without the lines that
// enclose it, and where the text after it begins; end is 0 where there is none.
func Front(text string) (block string, end int) {
	open, rest, ok := strings.Cut(text, "\n")
	if !ok || strings.TrimRight(open, " \t\r") != "---" {
		return "", 0
	}
	begin := len(open) + 1
	for at := begin; at < len(text) && at-begin <= maxFront; {
		line, _, _ := strings.Cut(text[at:], "\n")
		next := min(at+len(line)+1, len(text))
		if l := strings.TrimRight(line, " \t\r"); l == "---" || l == "..." {
			return rest[:at-begin], next
		}
		at = next
	}
	return "", 0
}

// An entry is one line of metadata.
type entry struct{ key, value string }

// dates are the keys that say when a document was written, the best first.
var dates = []string{
	"date", "created", "updated", "modified",
	"dc.date", "dcterms.created", "article:published_time", "og:published_time", "citation_publication_date", "citation_date",
	"datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "article:modified_time", "last-modified",
}

// people takes who wrote a document, and who else it is to or with.
func (d *Document) people(e entry) {
	value := e.value
	if strings.Contains(value, "://") || len(value) > 2000 {
		return // the address of a page about them
	}
	if strings.Contains(value, "name: ") { // things with a name, as some write their authors
		var names []string
		for part := range strings.SplitSeq(value, ", ") {
			if name, ok := strings.CutPrefix(part, "name: "); ok {
				names = append(names, name)
			}
		}
		value = strings.Join(names, "; ")
	}
	switch e.key {
	case "author", "authors", "by", "byline", "creator", "dc.creator", "dcterms.creator", "citation_author", "article:author", "parsely-author", "byl", "sailthru.author":
		d.Authors = persons(d.Authors, strings.TrimPrefix(strings.TrimPrefix(value, "By "), "by "))
	case "participants", "attendees", "people", "present", "guests":
		d.People = persons(d.People, value)
	}
}

// take makes title and date of the entries that say them, and keeps the others.
func (d *Document) take(meta []entry) {
	dated := len(dates)
	from := ""
	for _, e := range meta {
		for rank, key := range dates[:dated] {
			if t, ok := ParseDate(e.value); ok && e.key == key {
				dated, d.Date, from = rank, t, key
				break
			}
		}
	}
	for _, e := range meta {
		d.people(e)
		switch {
		case e.key == from && from != "":
		case e.key == "title" && d.Title == "":
			d.Title = strings.Join(strings.Fields(e.value), " ")
		case d.Meta == nil:
			d.Meta = map[string]string{e.key: e.value}
		default:
			if _, has := d.Meta[e.key]; !has {
				d.Meta[e.key] = e.value
			}
		}
	}
}

// mapping reads the top level of a block of YAML. Nothing is expanded: an alias
// stands for the one value it names, if that is a plain one.
func mapping(block string) (entries []entry, err error) {
	defer func() {
		// The library may give up on hostile input by a panic; the block is then as
		// good as broken.
		if r := recover(); r != nil {
			err = fmt.Errorf("read front matter: %v", r)
		}
	}()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(block), &doc); err != nil {
		return nil, fmt.Errorf("read front matter: %w", err)
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return nil, errors.New("read front matter: not a mapping")
	}
	pairs := doc.Content[0].Content
	for i := 0; i+1 < len(pairs); i += 2 {
		key := strings.ToLower(strings.TrimSpace(pairs[i].Value))
		if value := plain(pairs[i+1], 4); key != "" && value != "" {
			entries = append(entries, entry{key, value})
		}
	}
	return entries, nil
}

// plain writes a value as one would in a sentence: a list with commas, a mapping
// as "key: value". It goes no deeper than a few levels.
func plain(n *yaml.Node, depth int) string {
	switch {
	case depth == 0:
	case n.Kind == yaml.ScalarNode && n.Tag != "!!null":
		return strings.TrimSpace(n.Value)
	case n.Kind == yaml.AliasNode && n.Alias.Kind == yaml.ScalarNode:
		return plain(n.Alias, 1)
	case n.Kind == yaml.SequenceNode:
		var parts []string
		for _, c := range n.Content {
			if p := plain(c, depth-1); p != "" {
				parts = append(parts, p)
			}
		}
		return strings.Join(parts, ", ")
	case n.Kind == yaml.MappingNode:
		var parts []string
		for i := 0; i+1 < len(n.Content); i += 2 {
			if p := plain(n.Content[i+1], depth-1); p != "" {
				parts = append(parts, n.Content[i].Value+": "+p)
			}
		}
		return strings.Join(parts, ", ")
	}
	return ""
}

// lineByLine reads "key: value" lines of a block that is not YAML, as in
// "title: Notes: part two".
func lineByLine(block string) []entry {
	var entries []entry
	for line := range strings.Lines(block) {
		key, value, ok := strings.Cut(line, ":")
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		if !ok || value == "" || key == "" || strings.ContainsAny(key, " \t#-\"'[]{}") {
			continue
		}
		entries = append(entries, entry{strings.ToLower(key), value})
	}
	return entries
}

// FrontList returns the entries of a list in a front matter, in order: of a
// sequence, or of one value split at commas. It is nil where the key is missing.
// The line is where the key stands in the text, from 1.
func FrontList(text, key string) (list []string, line int) {
	block, end := Front(text)
	if end == 0 {
		return nil, 0
	}
	defer func() {
		if recover() != nil {
			list, line = nil, 0
		}
	}()
	var doc yaml.Node
	if yaml.Unmarshal([]byte(block), &doc) != nil || len(doc.Content) != 1 {
		return nil, 0
	}
	pairs := doc.Content[0].Content
	for i := 0; i+1 < len(pairs) && doc.Content[0].Kind == yaml.MappingNode; i += 2 {
		if !strings.EqualFold(pairs[i].Value, key) {
			continue
		}
		return items(pairs[i+1]), pairs[i].Line + 1
	}
	return nil, 0
}

// items are the plain values of a list.
func items(n *yaml.Node) []string {
	if n.Kind != yaml.SequenceNode {
		return commas(plain(n, 1))
	}
	var list []string
	for _, c := range n.Content {
		if p := plain(c, 1); p != "" {
			list = append(list, p)
		}
	}
	return list
}

func commas(s string) []string {
	var list []string
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}
