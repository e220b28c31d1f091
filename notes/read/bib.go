package read

import (
	"strings"
)

// maxEntries is how many entries of a bibliography are read.
const maxEntries = 50_000

// readBib reads a bibliography: each entry is an item, "- [lee2024] Ann Lee, Ben Ito:
// Heat in old houses. Journal of Heat, 2024", with its summary below it.
func readBib(in Input) (Document, error) {
	d, err := decode(in.Data)
	if err != nil {
		return d, err
	}
	var l lined
	t := texReader{d: &d, line: 1, cells: -1, mine: map[string]string{}}
	text, line := d.Text, 1
	for n := 0; n < maxEntries; n++ {
		at := strings.IndexByte(text, '@')
		if at < 0 {
			break
		}
		line += strings.Count(text[:at], "\n")
		text = text[at:]
		open := strings.IndexAny(text[:min(len(text), 60)], "{(\n")
		if open < 0 || text[open] == '\n' {
			text = text[1:]
			continue
		}
		end := braceEnd("{" + text[open+1:])
		t.entry(&l, strings.ToLower(text[1:open]), braced("{"+text[open+1:open+end]), line)
		line += strings.Count(text[:min(len(text), open+end)], "\n")
		text = text[min(len(text), open+end):]
	}
	l.into(&d)
	return d, nil
}

// entry writes one entry.
func (t *texReader) entry(l *lined, kind, body string, line int) {
	switch strings.TrimSpace(kind) {
	case "string":
		for name, value := range bibFields(body) {
			if len(t.mine) < 500 {
				t.mine[name] = value
			}
		}
		return
	case "comment", "preamble":
		return
	}
	key, rest, _ := strings.Cut(body, ",")
	fields := map[string]string{}
	for name, value := range bibFields(rest) {
		if _, has := fields[name]; !has {
			fields[name] = oneSpaced(t.plain(value))
		}
	}
	first := func(names ...string) string {
		for _, n := range names {
			if fields[n] != "" {
				return fields[n]
			}
		}
		return ""
	}
	text := "- [" + literal(strings.TrimSpace(key)) + "]"
	if people := first("author", "editor"); people != "" {
		text += " " + bibNames(people) + ":"
	}
	sentences := []string{first("title"), joinedBy(", ", first("journal", "journaltitle", "booktitle", "publisher", "school", "institution", "howpublished"), first("date", "year")), first("note", "annote")}
	for _, s := range sentences {
		if s != "" {
			text += " " + strings.TrimRight(s, ".") + "."
		}
	}
	l.line(text, line)
	for _, name := range []string{"abstract", "keywords", "url", "doi"} {
		if value := first(name); value != "" {
			l.line("  "+strings.ToUpper(name[:1])+name[1:]+": "+value, line)
		}
	}
}

// joinedBy joins the texts that are not empty.
func joinedBy(sep string, texts ...string) string {
	var full []string
	for _, t := range texts {
		if t != "" {
			full = append(full, t)
		}
	}
	return strings.Join(full, sep)
}

// bibNames writes "Lee, Ann and Ito, Ben" as "Ann Lee, Ben Ito".
func bibNames(names string) string {
	var list []string
	for name := range strings.SplitSeq(names, " and ") {
		if last, first, ok := strings.Cut(name, ", "); ok {
			name = first + " " + last
		}
		list = append(list, strings.TrimSpace(name))
	}
	return strings.Join(list, ", ")
}

// bibFields yields the fields of an entry, "name = {value}" or "name = "value"".
func bibFields(body string) func(func(string, string) bool) {
	return func(yield func(string, string) bool) {
		for body != "" {
			name, rest, ok := strings.Cut(body, "=")
			if !ok {
				return
			}
			rest = strings.TrimLeft(rest, " \t\r\n")
			value, n := "", 0
			switch {
			case strings.HasPrefix(rest, "{"):
				n = braceEnd(rest)
				value = braced(rest)
			case strings.HasPrefix(rest, `"`):
				n = 1 + strings.IndexByte(rest[1:]+`"`, '"')
				value = rest[1:min(n, len(rest))]
			default:
				n = strings.IndexByte(rest+",", ',')
				value = strings.TrimSpace(rest[:min(n, len(rest))])
				if strings.Trim(value, "0123456789") != "" {
					value = `\` + value // the name of a text, which is put in like a macro
				}
			}
			body = rest[min(n, len(rest)):]
			if comma := strings.IndexByte(body, ','); comma >= 0 {
				body = body[comma+1:]
			} else {
				body = ""
			}
			if !yield(strings.ToLower(strings.Trim(name, " \t\r\n,")), value) {
				return
			}
		}
	}
}
