package read

import (
	"encoding/json"
	"strconv"
	"strings"
)

// maxOutput is how many bytes of what a cell put out are kept: the rest is a log.
const maxOutput = 4 << 10

// A notebook is a Jupyter notebook, of the third or the fourth format.
type notebook struct {
	Cells      []cell `json:"cells"`
	Worksheets []struct {
		Cells []cell `json:"cells"`
	} `json:"worksheets"`
	Metadata struct {
		Title    text                    `json:"title"`
		Name     text                    `json:"name"`
		Date     text                    `json:"date"`
		Authors  []json.RawMessage       `json:"authors"`
		Kernel   struct{ Language text } `json:"kernelspec"`
		Language struct{ Name text }     `json:"language_info"`
	} `json:"metadata"`
}

type cell struct {
	Kind     text     `json:"cell_type"`
	Source   text     `json:"source"`
	Input    text     `json:"input"`
	Level    int      `json:"level"`
	Language text     `json:"language"`
	Outputs  []output `json:"outputs"`
}

type output struct {
	Kind text                       `json:"output_type"`
	Text text                       `json:"text"`
	Data map[string]json.RawMessage `json:"data"`
	Name text                       `json:"ename"`
	Says text                       `json:"evalue"`
}

// A text is one in a notebook: a string, or a list of its lines. Anything else is none.
type text string

// UnmarshalJSON takes a text in either form and never fails.
func (t *text) UnmarshalJSON(data []byte) error {
	var whole string
	var lines []string
	if json.Unmarshal(data, &whole) == nil {
		*t = text(whole)
	} else if json.Unmarshal(data, &lines) == nil {
		*t = text(strings.Join(lines, ""))
	}
	return nil
}

// readNotebook reads the cells in order, each a part. Pictures are left out.
func readNotebook(in Input) (Document, error) {
	d, err := decode(in.Data)
	if err != nil {
		return d, err
	}
	var nb notebook
	if err := json.Unmarshal([]byte(d.Text), &nb); err != nil && len(nb.Cells) == 0 && len(nb.Worksheets) == 0 {
		return d, &Unreadable{"broken: it is not a notebook"}
	}
	for _, w := range nb.Worksheets {
		nb.Cells = append(nb.Cells, w.Cells...)
	}
	var l lined
	language := string(nb.Metadata.Language.Name)
	if language == "" {
		language = string(nb.Metadata.Kernel.Language)
	}
	for i, c := range nb.Cells {
		before := l.out.Len()
		if c.write(&l, language); l.out.Len() == before || l.cut {
			continue
		}
		if before > 0 {
			before++ // the blank line that parts the cells
		}
		d.Parts = append(d.Parts, Part{Start: before, Name: "cell " + strconv.Itoa(i+1)})
	}
	l.into(&d)
	d.Lines, d.Body = nil, 0
	nb.about(&d)
	return d, nil
}

// about takes what a notebook says of itself.
func (nb *notebook) about(d *Document) {
	front := Document{Text: d.Text}
	if len(nb.Cells) > 0 && nb.Cells[0].Kind == "raw" {
		front.Text = string(nb.Cells[0].Source)
		readFront(&front)
		d.About, d.Meta = front.About, mergedMeta(d.Meta, front.Meta)
	}
	if d.Title == "" {
		d.Title = oneLine(string(nb.Metadata.Title))
	}
	if d.Title == "" {
		d.Title = titleAmong(Headings(d.Text))
	}
	if t, ok := ParseDate(string(nb.Metadata.Date)); ok && d.Date.IsZero() {
		d.Date = t
	}
	for _, raw := range nb.Metadata.Authors {
		var name text
		var person struct {
			Name text `json:"name"`
		}
		if json.Unmarshal(raw, &person) == nil {
			name = person.Name
		}
		if name == "" {
			_ = json.Unmarshal(raw, &name) // a text takes anything
		}
		d.Authors = addPerson(d.Authors, string(name))
	}
}

// mergedMeta adds to entries those that are new.
func mergedMeta(meta, more map[string]string) map[string]string {
	if meta == nil {
		return more
	}
	for key, value := range more {
		if _, has := meta[key]; !has {
			meta[key] = value
		}
	}
	return meta
}

// write writes a cell.
func (c cell) write(l *lined, language string) {
	source := string(c.Source)
	if c.Input != "" {
		source = string(c.Input)
	}
	if c.Language != "" {
		language = string(c.Language)
	}
	rows := rowsOf(strings.TrimRight(source, "\n"))
	for len(rows) > 0 && strings.TrimSpace(rows[0]) == "" {
		rows = rows[1:]
	}
	l.blank()
	switch c.Kind {
	case "markdown", "html":
		for _, row := range rows {
			if strings.TrimSpace(row) == "" {
				l.put("", 1)
				continue
			}
			l.line(row, 1)
		}
		l.blank()
	case "heading":
		l.heading(max(c.Level, 1), literal(source), 1)
	case "code":
		l.fence("", fenceWord(language), rows, 1)
		for _, o := range c.Outputs {
			o.write(l)
		}
	case "raw":
		if _, end := Front(source); end > 0 {
			return
		}
		l.fence("", "", rows, 1)
	}
}

// fenceWord is the name of a language as it stands behind a fence.
func fenceWord(language string) string {
	language = strings.ToLower(oneLine(language))
	if strings.Trim(language, "abcdefghijklmnopqrstuvwxyz0123456789+#-.") != "" || len(language) > 20 {
		return ""
	}
	return language
}

// write writes what a cell put out as text.
func (o output) write(l *lined) {
	var plain text
	if raw, has := o.Data["text/markdown"]; has {
		_ = json.Unmarshal(raw, &plain) // a text takes anything
		for _, row := range rowsOf(cut(string(plain), maxOutput)) {
			l.line(row, 1)
		}
		return
	}
	plain = o.Text
	if raw, has := o.Data["text/plain"]; has && plain == "" {
		_ = json.Unmarshal(raw, &plain)
	}
	if o.Kind == "error" || o.Kind == "pyerr" {
		plain = o.Name + ": " + o.Says
	}
	said := strings.TrimSpace(string(plain))
	if said == "" || strings.HasPrefix(said, "<") && strings.HasSuffix(said, ">") && !strings.Contains(said, "\n") {
		return // the address of an object, or the name of a picture
	}
	if len(said) > maxOutput {
		said = cut(said, maxOutput) + "\n…"
	}
	l.fence("", "", rowsOf(said), 1)
}
