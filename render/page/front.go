package page

import (
	"html"
	"regexp"
	"strings"

	"ken/render"
)

// maxRows is how many lines of front matter are shown.
const maxRows = 100

// A front is the front matter as a table of its outermost keys.
type front struct {
	title, date string
	rows        [][2]string
}

var (
	keyForm  = regexp.MustCompile(`^([\pL_][\pL\pN_ .-]*):(?:\s+(.*))?$`)
	dateForm = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}(?:[T ][0-9:.+Z-]{1,30})?$`)
)

// frontOf reads front matter by its look: what stands below a key is its value, as it
// was written.
func frontOf(lines []string) front {
	var f front
	for _, line := range lines {
		line = strings.TrimRight(render.Clean(line), " ")
		m := keyForm.FindStringSubmatch(line)
		switch {
		case m != nil && len(f.rows) < maxRows:
			f.rows = append(f.rows, [2]string{strings.TrimSpace(m[1]), unquoted(m[2])})
		case m == nil && len(f.rows) > 0 && strings.TrimSpace(line) != "" && !strings.HasPrefix(line, "#"):
			last := &f.rows[len(f.rows)-1]
			item := unquoted(strings.TrimPrefix(strings.TrimSpace(line), "- "))
			if last[1] != "" {
				item = last[1] + ", " + item
			}
			if len(item) < 2000 {
				last[1] = item
			}
		}
	}
	f.takeOut()
	return f
}

// takeOut takes out what is shown above the table.
func (f *front) takeOut() {
	var rest [][2]string
	for _, r := range f.rows {
		switch key := strings.ToLower(r[0]); {
		case key == "title" && f.title == "":
			f.title = r[1]
		case key == "date" && f.date == "" && dateForm.MatchString(r[1]):
			f.date = r[1]
		case r[1] != "":
			rest = append(rest, r)
		}
	}
	f.rows = rest
}

// unquoted takes quotation marks off a value, and brackets off a list.
func unquoted(value string) string {
	value = strings.TrimSpace(value)
	if n := len(value); n > 1 && value[0] == '[' && value[n-1] == ']' {
		value = strings.TrimSpace(value[1 : n-1])
	}
	if n := len(value); n > 1 && value[0] == value[n-1] && (value[0] == '"' || value[0] == '\'') {
		quote := value[:1]
		value = strings.ReplaceAll(value[1:n-1], `\`+quote, quote)
	}
	return value
}

// aboutNote writes what the front matter says: the date, and the rest as a table.
func (w *writer) aboutNote() {
	if w.front.date != "" {
		w.put(`<p class="date"><time datetime="`, html.EscapeString(w.front.date), `">`, html.EscapeString(w.front.date), "</time></p>\n")
	}
	if len(w.front.rows) == 0 {
		return
	}
	w.put(`<table class="front">`, "\n")
	for _, r := range w.front.rows {
		w.put(`<tr><th scope="row">`, html.EscapeString(r[0]), "</th><td>", html.EscapeString(r[1]), "</td></tr>\n")
	}
	w.put("</table>\n")
}
