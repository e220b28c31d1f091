package read

import (
	"strings"
)

// The rules of org files:
//
//   - A heading stays one with its state in words, "## TODO Call Ann", its priority gone
//     and its tags behind it. Its dates are a line below: "Deadline: 2026-12-01".
//   - Drawers, keywords, comments and blocks of settings are left out. #+TITLE, #+AUTHOR and
//     #+DATE say what the document says of itself.
//   - Blocks of code and examples are fences, quotes are quotes, tables are tables.

// An orgReader goes through a file line by line.
type orgReader struct {
	l     lined
	d     *Document
	rows  []string
	at    int // of the row we are on, from 0
	todo  []string
	tags  []string
	table int  // rows written of the table we are in
	spent int  // rows that were looked through for the ends of blocks
	list  bool // what is indented belongs to an item
}

// maxSpent is how many rows are looked through for ends in all: of a file that opens
// blocks over and over and closes none, the rest is text.
const maxSpent = 20_000_000

func readOrg(in Input) (Document, error) {
	d, err := decode(in.Data)
	if err != nil {
		return d, err
	}
	o := orgReader{d: &d, rows: rowsOf(d.Text), todo: []string{
		"TODO", "DONE", "NEXT", "WAITING", "WAIT", "HOLD", "CANCELLED", "CANCELED", "STARTED", "SOMEDAY", "PROJ", "KILL", "STRT",
	}}
	o.keywords()
	for o.at = 0; o.at < len(o.rows); o.at++ {
		o.row(o.rows[o.at])
	}
	o.l.into(&d)
	if len(o.tags) > 0 {
		d.take([]entry{{"tags", strings.Join(o.tags, ", ")}})
	}
	if d.Title == "" {
		d.Title = titleAmong(Headings(d.Text))
	}
	return d, nil
}

// keywords reads what the file says of itself, wherever it says so.
func (o *orgReader) keywords() {
	var meta []entry
	for _, row := range o.rows {
		key, value, ok := orgKeyword(row)
		if !ok || value == "" || len(meta) >= 200 {
			continue
		}
		switch key {
		case "title":
			if o.d.Title != "" {
				value = o.d.Title + " " + value
			}
			o.d.Title = oneLine(Plain(orgInline(value)))
		case "author":
			o.d.Authors = persons(o.d.Authors, value)
		case "date":
			meta = append(meta, entry{"date", orgStamp(value)})
		case "filetags":
			o.addTags(value)
		case "todo", "seq_todo", "typ_todo":
			for _, word := range strings.Fields(value) {
				word, _, _ = strings.Cut(word, "(")
				if word = strings.Trim(word, "|"); word != "" && len(o.todo) < 64 {
					o.todo = append(o.todo, word)
				}
			}
		case "description", "keywords", "subtitle", "category", "language":
			meta = append(meta, entry{key, value})
		}
	}
	o.d.take(meta)
}

func (o *orgReader) addTags(list string) {
	for tag := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ':' || r == ' ' }) {
		if !contains(o.tags, tag) && len(o.tags) < 256 {
			o.tags = append(o.tags, tag)
		}
	}
}

// orgKeyword takes a line "#+KEY: value" apart, its key in lower case.
func orgKeyword(row string) (key, value string, ok bool) {
	row = strings.TrimSpace(row)
	if !strings.HasPrefix(row, "#+") {
		return "", "", false
	}
	key, value, ok = strings.Cut(row[2:], ":")
	if strings.ContainsAny(key, " \t[") {
		return "", "", false
	}
	return strings.ToLower(key), strings.TrimSpace(value), ok
}

// row writes one line, or the block that begins there.
func (o *orgReader) row(row string) {
	body := strings.TrimSpace(row)
	if body == "" || body[0] != '|' {
		o.table = 0
	}
	stars := len(row) - len(strings.TrimLeft(row, "*"))
	switch {
	case body == "":
		o.l.blank()
	case stars > 0 && len(row) > stars && row[stars] == ' ':
		o.heading(stars, row[stars+1:])
	case strings.HasPrefix(strings.ToLower(body), "#+begin_"):
		o.block(body)
	case strings.HasPrefix(body, "#+"):
		if key, value, _ := orgKeyword(body); key == "caption" {
			o.l.blank()
			o.l.line(prosaic(orgInline(value)), o.at+1)
		}
	case body == "#" || strings.HasPrefix(body, "# "):
	case o.drawer(body):
	case body == ":" || strings.HasPrefix(body, ": "):
		o.example()
	case body[0] == '|':
		o.tableRow(body)
	case strings.Trim(body, "-") == "" && len(body) >= 5:
		o.l.blank()
	case isPlanning(body):
		o.planning(body)
	case strings.HasPrefix(body, "CLOCK:"):
	default:
		o.text(row, body)
	}
}

// heading writes a heading: "TODO [#A] [1/3] Call Ann :work:phone:".
func (o *orgReader) heading(level int, text string) {
	text = strings.TrimSpace(text)
	if at := strings.LastIndexByte(text, ' '); at > 0 || strings.HasPrefix(text, ":") {
		tags := text[at+1:]
		if len(tags) > 2 && tags[0] == ':' && tags[len(tags)-1] == ':' {
			o.addTags(tags)
			text = strings.TrimSpace(text[:max(at, 0)])
		}
	}
	state := ""
	if word, rest, _ := strings.Cut(text, " "); contains(o.todo, word) {
		state, text = word+" ", strings.TrimSpace(rest)
	}
	if strings.HasPrefix(text, "[#") && strings.Index(text, "]") == 3 {
		text = strings.TrimSpace(text[4:])
	}
	text = strings.TrimPrefix(text, "COMMENT ")
	o.l.heading(level, state+orgInline(text), o.at+1)
	o.list = false
}

// block writes what stands between #+begin_ and #+end_.
func (o *orgReader) block(body string) {
	kind, args, _ := strings.Cut(strings.ToLower(body[len("#+begin_"):]), " ")
	end := o.at + 1
	for end < len(o.rows) && o.spent < maxSpent && !begins(strings.TrimLeft(o.rows[end], " \t"), "#+end_"+kind) {
		end++
		o.spent++
	}
	if end == len(o.rows) || o.spent >= maxSpent {
		return // it has no end: only its first line is left out
	}
	rows, first := o.rows[o.at+1:end], o.at+2
	o.l.blank()
	switch kind {
	case "comment":
	case "src":
		language, _, _ := strings.Cut(strings.TrimSpace(args), " ")
		o.l.fence("", fenceWord(language), rows, first)
	case "example", "export":
		o.l.fence("", "", rows, first)
	case "quote", "verse":
		for i, row := range rows {
			o.l.line("> "+prosaic(orgInline(strings.TrimSpace(row))), first+i)
		}
	default:
		return // a block of text: its lines are read like any other
	}
	o.l.blank()
	o.at = end
}

// drawer leaves out a drawer, and the line that ends a block.
func (o *orgReader) drawer(body string) bool {
	if body[0] != ':' || len(body) < 3 || body[len(body)-1] != ':' || strings.ContainsAny(body, " \t") {
		return false
	}
	for end := o.at + 1; end < len(o.rows) && end < o.at+1000 && o.spent < maxSpent; end++ {
		row := o.rows[end]
		o.spent++
		if strings.EqualFold(strings.TrimSpace(row), ":end:") {
			o.at = end
			return true
		}
		if strings.HasPrefix(row, "* ") {
			break
		}
	}
	return strings.EqualFold(body, ":end:")
}

// example writes lines that begin with a colon as they are.
func (o *orgReader) example() {
	var rows []string
	first := o.at
	for ; o.at < len(o.rows); o.at++ {
		body := strings.TrimSpace(o.rows[o.at])
		if body != ":" && !strings.HasPrefix(body, ": ") {
			break
		}
		rows = append(rows, strings.TrimPrefix(body[1:], " "))
	}
	o.at--
	o.l.fence("", "", rows, first+1)
}

// tableRow writes a row of a table; the first is its head.
func (o *orgReader) tableRow(body string) {
	if strings.HasPrefix(body, "|-") {
		return
	}
	cells := strings.Split(strings.Trim(body, "|"), "|")
	for i := range cells {
		cells[i] = orgInline(strings.TrimSpace(cells[i]))
	}
	if o.table == 0 {
		o.l.blank()
	}
	o.l.line("| "+strings.Join(cells, " | ")+" |", o.at+1)
	if o.table == 0 {
		o.l.line(strings.Repeat("| --- ", min(len(cells), maxColumns))+"|", o.at+1)
	}
	o.table++
}

func isPlanning(body string) bool {
	return strings.HasPrefix(body, "SCHEDULED:") || strings.HasPrefix(body, "DEADLINE:") || strings.HasPrefix(body, "CLOSED:")
}

// planning writes the dates of a heading: "Deadline: 2026-12-01, scheduled: 2026-11-02".
func (o *orgReader) planning(body string) {
	var parts []string
	for body != "" {
		at := strings.IndexByte(body, ':')
		if at < 0 {
			break
		}
		word := strings.ToLower(strings.TrimSpace(body[:at]))
		rest := strings.TrimSpace(body[at+1:])
		end := strings.IndexAny(rest, ">]")
		if end < 0 {
			break
		}
		parts = append(parts, word+": "+orgStamp(rest[:end+1]))
		body = strings.TrimSpace(rest[end+1:])
	}
	if len(parts) == 0 {
		return
	}
	text := strings.Join(parts, ", ")
	o.l.line(strings.ToUpper(text[:1])+text[1:], o.at+1)
	o.l.blank()
}

// text writes a line of a paragraph or of a list.
func (o *orgReader) text(row, body string) {
	indent := len(row) - len(strings.TrimLeft(row, " \t"))
	mark := Bullet(body)
	if mark > 0 && (body[0] != '*' || indent > 0) {
		o.item(indent, body, mark)
		return
	}
	if note, rest, ok := orgNote(body); ok {
		o.l.blank()
		o.l.line("[^"+note+"]: "+orgInline(rest), o.at+1)
		return
	}
	before, from := "", o.at+1
	if o.list = o.list && indent > 0; o.list {
		before = strings.Repeat(" ", min(indent, 16))
	}
	o.l.line(before+prosaic(orgInline(o.whole(body))), from)
}

// whole joins a line with those below it that a link goes on to.
func (o *orgReader) whole(body string) string {
	for n := 0; n < 4 && strings.LastIndex(body, "[[") > strings.LastIndex(body, "]]") && o.at+1 < len(o.rows); n++ {
		next := strings.TrimSpace(o.rows[o.at+1])
		if next == "" || next[0] == '*' {
			break
		}
		body += " " + next
		o.at++
	}
	return body
}

// item writes an item of a list: "- [ ] text", "- term :: meaning", "1) text".
func (o *orgReader) item(indent int, body string, mark int) {
	from := o.at + 1
	o.list = true
	marker, text := strings.TrimSpace(body[:mark]), o.whole(body[mark:])
	if !digit(marker[0]) {
		marker = "-"
	} else {
		marker = strings.TrimRight(marker, ".)") + "."
	}
	if strings.HasPrefix(text, "[@") {
		_, text, _ = strings.Cut(text, "]")
		text = strings.TrimSpace(text)
	}
	task := ""
	for _, box := range []string{"[ ] ", "[X] ", "[x] ", "[-] "} {
		if strings.HasPrefix(text, box) {
			task, text = strings.ToLower(box), text[4:]
			task = strings.Replace(task, "[-]", "[ ]", 1)
		}
	}
	if term, meaning, ok := strings.Cut(text, " :: "); ok {
		text = "**" + orgInline(term) + "**: " + orgInline(meaning)
	} else {
		text = orgInline(text)
	}
	o.l.line(strings.Repeat(" ", min(indent, 16))+marker+" "+task+text, from)
}

// orgNote takes a line that defines a footnote apart: "[fn:1] text".
func orgNote(body string) (name, rest string, ok bool) {
	if !strings.HasPrefix(body, "[fn:") {
		return "", "", false
	}
	name, rest, ok = strings.Cut(body[4:], "]")
	if strings.ContainsAny(name, ": ") || rest != "" && rest[0] != ' ' {
		return "", "", false
	}
	return name, strings.TrimSpace(rest), ok && name != ""
}
