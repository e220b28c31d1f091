package decks

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// ReadText reads a text file of Anki: what it exports as "Notes in Plain Text", or
// what people make for it, with or without header lines. An error says why nothing
// could be read; a line that cannot be used is among the Problems. The cards of the
// notes are new.
func ReadText(data []byte) (Deck, error) {
	var problems troubles
	text, err := decode(data, &problems)
	if err != nil {
		return Deck{}, fmt.Errorf("read notes: %w", err)
	}
	r := textReader{problems: &problems, kinds: map[string]*preparedKind{}}
	r.header, text = readHeader(text, &problems)
	if r.separator == 0 {
		r.separator = separatorOf(text, true)
	}
	records, err := r.records(text)
	if err != nil {
		return Deck{}, fmt.Errorf("read notes: %w", err)
	}
	if len(records) > 0 && r.labels == "" && isHeading(records[0].cells) {
		r.takeHeading(records[0].cells)
		records = records[1:]
	}
	r.isHTML = r.html != nil && *r.html || r.html == nil && looksLikeHTML(records)
	for _, rec := range records {
		r.note(rec)
	}
	r.deck.Problems = problems.all()
	return r.deck, nil
}

// A textReader makes notes of records.
type textReader struct {
	header
	labeled  []string // the names of the columns
	isHTML   bool
	kinds    map[string]*preparedKind
	deck     Deck
	problems *troubles
}

// records takes a text apart, behind its header.
func (r *textReader) records(text string) ([]record, error) {
	if r.labels != "" {
		labels := recorder{text: r.labels, separator: r.separator, problems: &troubles{}}
		rec, _ := labels.next()
		r.labeled = rec.cells
	}
	rows := recorder{text: text, line: r.lines + 1, separator: r.separator, remarks: true, problems: r.problems}
	var records []record
	for {
		rec, ok := rows.next()
		if !ok {
			return records, nil
		}
		if len(records) == maxRecords {
			return nil, fmt.Errorf("it has more than %d records", maxRecords)
		}
		records = append(records, rec)
	}
}

// headings are words that stand over columns and in no note of two words.
var headings = []string{
	"front", "back", "question", "answer", "term", "definition", "text", "extra", "back extra", "tags", "deck", "guid",
	"notetype", "note type", "hint", "kind", "source", "due", "stability", "difficulty", "reps", "lapses",
}

// isHeading tells whether a record names the columns.
func isHeading(cells []string) bool {
	for _, c := range cells {
		if !slices.Contains(headings, strings.ToLower(strings.TrimSpace(c))) {
			return false
		}
	}
	return len(cells) > 1
}

// takeHeading reads a first record that names the columns.
func (r *textReader) takeHeading(cells []string) {
	for i, c := range cells {
		switch strings.ToLower(strings.TrimSpace(c)) {
		case "tags":
			r.tagsColumn = i + 1
		case "deck":
			r.deckColumn = i + 1
		case "guid":
			r.guidColumn = i + 1
		case "notetype", "note type":
			r.kindColumn = i + 1
		}
		r.labeled = append(r.labeled, strings.TrimSpace(c))
	}
}

// markup is what only HTML has.
var markup = regexp.MustCompile(`(?i)</?(b|i|u|p|br|div|span|img|ul|ol|li|a|em|strong|sup|sub|table|tr|td|hr|code|pre)\b[^<>]*>|&(nbsp|amp|lt|gt|quot|#\d+);`)

// looksLikeHTML tells whether the first records hold markup.
func looksLikeHTML(records []record) bool {
	for _, rec := range records[:min(len(records), 64)] {
		if slices.ContainsFunc(rec.cells, markup.MatchString) {
			return true
		}
	}
	return false
}

// note makes one of a record.
func (r *textReader) note(rec record) {
	n := Note{GUID: rec.at(r.guidColumn), Deck: deckName(r.header.deck), Kind: r.kind, Line: rec.line}
	n.Tags = slices.Concat(r.tags, tagsOf(rec.at(r.tagsColumn)))
	if d := deckName(rec.at(r.deckColumn)); d != "" {
		n.Deck = d
	}
	if k := strings.TrimSpace(rec.at(r.kindColumn)); k != "" {
		n.Kind = k
	}
	for i, cell := range rec.cells {
		if r.isField(i + 1) {
			n.Fields = append(n.Fields, r.field(cell, i))
		}
	}
	for len(n.Fields) > 2 && n.Fields[len(n.Fields)-1].HTML == "" {
		n.Fields = n.Fields[:len(n.Fields)-1] // Anki fills rows up to the longest
	}
	switch {
	case len(n.Fields) == 0 || n.Fields[0].Text == "":
		r.problems.add(Problem{Line: rec.line, Reason: "its first field is empty"})
		return
	case len(n.Fields[0].HTML) > maxNote:
		r.problems.add(Problem{Line: rec.line, Reason: fmt.Sprintf("it has more than %d MiB", maxNote>>20)})
		return
	}
	r.addNote(n)
}

// at is a cell by its column, "" where there is none.
func (rec record) at(column int) string {
	if column < 1 || column > len(rec.cells) {
		return ""
	}
	return rec.cells[column-1]
}

func (r *textReader) field(cell string, column int) Field {
	f := Field{HTML: cell, Text: cell}
	if r.isHTML {
		f.Text = Text(cell)
	} else {
		f.Text = strings.TrimSpace(cell)
		f.HTML = HTML(f.Text)
	}
	if column < len(r.labeled) {
		f.Name = r.labeled[column]
	}
	return f
}

// addNote gives a note its kind and its cards.
func (r *textReader) addNote(n Note) {
	kind := r.kindOf(&n)
	n.Kind = kind.Name
	for i := range n.Fields {
		if i < len(kind.Fields) {
			n.Fields[i].Name = kind.Fields[i]
		}
	}
	n.Cards = kind.newCards(&n)
	if len(n.Cards) == 0 {
		r.problems.add(Problem{Line: n.Line, Reason: "no card comes of it"})
		return
	}
	if c := n.Cards[0]; c.Answer == "" && len(c.Gaps) == 0 {
		r.problems.add(Problem{Line: n.Line, Reason: "it has a question and no answer"})
		return
	}
	r.deck.Notes = append(r.deck.Notes, n)
}

// kindOf finds the kind of a note by its name and by what it holds, and makes one
// where only its name is known.
func (r *textReader) kindOf(n *Note) *preparedKind {
	isCloze := len(clozeNumbers(n.Fields[0].HTML)) > 0
	kind := Basic()
	lower := strings.ToLower(n.Kind)
	switch {
	case isCloze:
		kind = Cloze()
	case strings.Contains(lower, "reversed card") && !strings.Contains(lower, "optional"):
		kind = Reversed()
	}
	if n.Kind == "" {
		n.Kind = kind.Name
	}
	key := fmt.Sprintf("%s\x1f%t\x1f%d", n.Kind, isCloze, max(len(n.Fields), 2))
	if k := r.kinds[key]; k != nil {
		return k
	}
	kind.Name = r.freeName(n.Kind)
	kind.widen(n)
	k := prepare(kind, r.problems)
	r.kinds[key] = k
	r.deck.Kinds = append(r.deck.Kinds, kind)
	return k
}

// freeName is the name of a kind, with a number where one of other fields has it.
func (r *textReader) freeName(name string) string {
	free := name
	for i := 2; slices.ContainsFunc(r.deck.Kinds, func(k Kind) bool { return k.Name == free }); i++ {
		free = fmt.Sprintf("%s %d", name, i)
	}
	return free
}

// widen gives a kind the fields of a note that are more than it has, and shows them
// with the answer.
func (k *Kind) widen(n *Note) {
	for i, f := range n.Fields {
		name := strings.NewReplacer(":", " ", "{", "(", "}", ")", `"`, "'").Replace(strings.TrimSpace(f.Name))
		switch {
		case i < len(k.Fields):
			continue
		case name == "" || slices.Contains(k.Fields, name):
			name = fmt.Sprintf("Field %d", i+1)
		}
		k.Fields = append(k.Fields, name)
		for t := range k.Templates {
			k.Templates[t].Answer += "<br>{{" + name + "}}"
		}
	}
}
