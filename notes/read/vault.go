package read

import (
	"path"
	"strings"
)

// What programs for notes put into Markdown besides: Obsidian's and Logseq's properties
// "key:: value" and #tags, Notion's lines of properties and the number behind a name. The
// text stays as it is; this is about what it says of itself.

const (
	propertiesWithin = 60  // lines of a document in which properties are looked for
	maxTags          = 128 // of a document
)

// vault takes what a document says of itself in the ways of such programs.
func (d *Document) vault(name string) {
	body := d.Text[d.Body:]
	var meta []entry
	if exported(stem(name)) {
		meta = notionProperties(body)
	}
	d.take(append(meta, inlineProperties(body)...))
	if tags := tagsIn(body); len(tags) > 0 {
		if d.Meta == nil {
			d.Meta = make(map[string]string)
		}
		if before := d.Meta["tags"]; before != "" {
			tags = append([]string{before}, tags...)
		}
		d.Meta["tags"] = strings.Join(tags, ", ")
	}
}

// inlineProperties reads lines "key:: value" near the top, also as items and in brackets.
func inlineProperties(body string) []entry {
	var meta []entry
	for l := range Lines(body) {
		if l.Number > propertiesWithin {
			break
		}
		row := strings.TrimSpace(body[l.Start:l.End])
		if l.Code || l.Hidden || !strings.Contains(row, ":: ") || len(row) > 500 {
			continue
		}
		if n := Bullet(row); n > 0 && !digit(row[0]) {
			row = row[n:]
		}
		key, value, _ := strings.Cut(strings.Trim(row, "[]() "), ":: ")
		key = strings.ToLower(strings.Trim(key, "*_ "))
		if key == "" || len(key) > 40 || strings.ContainsAny(key, ".,;:()[]`") || strings.Count(key, " ") > 2 {
			continue
		}
		meta = append(meta, entry{key, Plain(strings.TrimSpace(value))})
	}
	return meta
}

// notionProperties reads the lines "Key: value" that Notion puts below a page's title.
func notionProperties(body string) []entry {
	var meta []entry
	begun := false
	for l := range Lines(body) {
		row := strings.TrimSpace(body[l.Start:l.End])
		switch {
		case row == "" && len(meta) > 0:
			return meta
		case row == "" || !begun && l.Heading.Level == 1:
			begun = true
			continue
		}
		key, value, ok := strings.Cut(row, ": ")
		if !ok || !begun || len(key) > 40 || strings.Count(key, " ") > 3 || l.Number > propertiesWithin {
			return meta
		}
		switch key = strings.ToLower(key); key {
		case "created time", "created at", "due", "last edited time":
			key = map[string]string{"created time": "created", "created at": "created", "last edited time": "modified"}[key]
		case "created by", "owner":
			key = "author"
		case "person", "assignee", "assign", "with":
			key = "people"
		}
		if key != "" {
			meta = append(meta, entry{key, Plain(value)})
		}
	}
	return meta
}

// tagsIn gathers the #tags of a text, none twice: "#heating", "#project/pumps", no "#12".
func tagsIn(body string) []string {
	if !strings.Contains(body, "#") {
		return nil
	}
	var tags []string
	seen := make(map[string]bool)
	for l := range Lines(body) {
		row := body[l.Start:l.End]
		if l.Code || l.Hidden || !strings.Contains(row, "#") {
			continue
		}
		for i := 0; i < len(row); i++ {
			if row[i] == '`' { // code is not looked into
				if end := strings.IndexByte(row[i+1:], '`'); end >= 0 {
					i += end + 1
				}
				continue
			}
			if row[i] != '#' || i > 0 && strings.IndexByte(" \t,;([", row[i-1]) < 0 {
				continue
			}
			n := i + 1
			for n < len(row) && (row[n] >= 0x80 || letter(row[n]) || digit(row[n]) || strings.IndexByte("_-/", row[n]) >= 0) {
				n++
			}
			tag := strings.Trim(row[i+1:n], "-/_")
			i = n - 1
			if strings.Trim(tag, "0123456789-_/") == "" || len(tag) > 80 || seen[strings.ToLower(tag)] || n < len(row) && row[n] == '#' {
				continue
			}
			seen[strings.ToLower(tag)] = true
			if tags = append(tags, tag); len(tags) == maxTags {
				return tags
			}
		}
	}
	return tags
}

// exported tells whether a name without its ending has the number behind it that Notion
// puts there: "Plan 0123456789abcdef0123456789abcdef".
func exported(stem string) bool {
	_, number, ok := cutLast(strings.TrimSuffix(stem, "_all"), " ")
	return ok && len(number) == 32 && strings.Trim(number, "0123456789abcdef") == ""
}

func cutLast(s, sep string) (before, after string, ok bool) {
	at := strings.LastIndex(s, sep)
	if at < 0 {
		return s, "", false
	}
	return s[:at], s[at+len(sep):], true
}

// NameWords returns a file's name as words to search by: without its ending, and without
// the number that a program put behind it when it wrote its pages out.
func NameWords(file string) string {
	base := path.Base(file)
	base = strings.TrimSuffix(base, path.Ext(base))
	if exported(base) {
		base, _, _ = cutLast(base, " ")
	}
	return base
}
