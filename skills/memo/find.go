package memo

import (
	"slices"
	"strings"

	"ken/index"
	"ken/notes"
	"ken/notes/prose"
	"ken/skills/evidence"
	"ken/skills/proof"
)

// A finder goes through a document block by block and finds the lists of options in it.
type finder struct {
	m     *weigher
	name  string
	done  []*set
	under map[string]*set // by the headings they stand under

	passage index.Passage
	at      *option // of the heading or item we are in
	set     *set
	columns []string
	lead    string // a line in bold or with a colon that announces what follows
}

// sets returns the lists of options of a document.
func (m *weigher) sets(name string) []*set {
	f := &finder{m: m, name: name, under: map[string]*set{}}
	for _, p := range m.passages {
		if p.Path != name {
			continue
		}
		f.passage = p
		for _, b := range notes.Blocks(p.Quote, p.Plain) {
			f.block(b)
		}
	}
	return joined(f.done)
}

// joined makes one of lists that name the same options: where they are counted up, and
// where each is gone through.
func joined(sets []*set) []*set {
	var out []*set
next:
	for _, s := range sets {
		for _, first := range out {
			if first.shares(s) {
				first.take(s)
				continue next
			}
		}
		out = append(out, s)
	}
	return out
}

// shares tells whether another list names half of the options of the shorter one.
func (s *set) shares(other *set) bool {
	n := 0
	for _, o := range other.options {
		if slices.ContainsFunc(s.options, o.same) {
			n++
		}
	}
	return n > 0 && 2*n >= min(len(s.options), len(other.options))
}

// same tells whether two options are called the same.
func (o *option) same(other *option) bool {
	return strings.EqualFold(prose.Folded(o.name), prose.Folded(other.name))
}

// take adds what another list says of its options.
func (s *set) take(other *set) {
	s.broad = s.broad && other.broad
	for _, o := range other.options {
		i := slices.IndexFunc(s.options, o.same)
		if i < 0 {
			s.options = append(s.options, o)
			continue
		}
		mine := s.options[i]
		mine.about, mine.pro, mine.con = append(mine.about, o.about...), append(mine.pro, o.pro...), append(mine.con, o.con...)
		mine.costs, mine.twice = append(mine.costs, o.costs...), append(mine.twice, o.twice...)
	}
}

// open returns the list of options under some headings.
func (f *finder) open(heading []string) *set {
	key := strings.Join(heading, "\x00")
	if s := f.under[key]; s != nil {
		return s
	}
	s := &set{path: f.name, broad: f.broad(heading), heading: f.name + " " + f.passage.Title + " " + strings.Join(heading, " ")}
	f.under[key] = s
	f.done = append(f.done, s)
	return s
}

func (f *finder) block(b notes.Block) {
	at := f.passage.Cite(b.Start, b.End)
	switch b.Kind {
	case notes.Heading:
		f.columns, f.lead, f.at = nil, "", nil
	case notes.TableHead:
		f.columns = strings.Split(b.In(f.passage.Quote), "|")
		for i := range f.columns {
			f.columns[i] = strings.TrimSpace(prose.Readable(f.columns[i]))
		}
	case notes.Row:
		f.row(b, at)
	case notes.Item:
		f.item(b, at)
	case notes.Paragraph:
		f.paragraph(b, at)
	case notes.Quote, notes.Code, notes.Other:
	}
}

// section returns the option that the headings of a place are about, with its set, and
// whether the place stands where options are listed.
func (f *finder) section(heading []string) (s *set, o *option, lists bool) {
	for i, h := range heading {
		h = prose.Readable(h)
		if m := labelled.FindStringSubmatch(h); m != nil {
			s = f.open(heading[:i])
			return s, s.add(nameOf(h), m[1]), true
		}
		if !listing(h) {
			continue
		}
		lists = true
		if i+1 < len(heading) && !listing(heading[i+1]) && sideOfHead(heading[i+1]) == neutral {
			if labelled.MatchString(prose.Readable(heading[i+1])) {
				continue
			}
			s = f.open(heading[:i+1])
			return s, s.add(prose.Readable(heading[i+1]), ""), true
		}
		s = f.open(heading[:i+1])
	}
	return s, nil, lists
}

// row takes a row of a table that compares options.
func (f *finder) row(b notes.Block, at notes.Source) {
	if len(f.columns) < 2 {
		return
	}
	s, o, lists := f.section(at.Heading)
	if o != nil || !column.MatchString(f.columns[0]) && !lists {
		return
	}
	if s == nil {
		s = f.open(append(append([]string{}, at.Heading...), strings.Join(f.columns, " ")))
	}
	cells := strings.Split(b.In(f.passage.Quote), "|")
	name := strings.TrimSpace(prose.Readable(cells[0]))
	if name == "" {
		return
	}
	o = s.add(name, "")
	for i, cell := range cells[1:] {
		if cell = strings.TrimSpace(prose.Readable(cell)); cell == "" || i+1 >= len(f.columns) {
			continue
		}
		f.cell(o, at, f.columns[i+1], cell)
	}
}

// cell files one cell of an option's row by the head of its column.
func (f *finder) cell(o *option, at notes.Source, head, cell string) {
	row := evidence.Finding{Statement: evidence.Statement{Source: at, Title: f.passage.Title, Dated: f.passage.Dated}}
	text := o.name + ": " + cell
	if !proof.Sentence(text, []string{at.Quote}).Verdict.Stands() { // a "no" in another cell of the row
		text = cell
	}
	o.put(evidence.Finding{Statement: part(row, text)}, sideOfHead(head), true)
}

// item takes an item of a list of options, or what an item says of the option it stands
// under.
func (f *finder) item(b notes.Block, at notes.Source) {
	s, o, lists := f.section(at.Heading)
	text := b.In(f.passage.Quote)
	m := labelled.FindStringSubmatch(prose.Readable(text))
	switch {
	case o != nil:
		f.say(o, b, f.sideIn(at.Heading, f.lead))
		return
	case !lists && !listing(f.lead) && m == nil, b.Task != 0:
		return
	case !listing(f.lead) && m == nil && lists && f.broad(at.Heading) && !proposed.MatchString(prose.Readable(text)):
		return
	}
	if s == nil {
		s = f.open(append(append([]string{}, at.Heading...), f.lead))
	}
	if indent(f.passage.Quote, b.Start) > 3 && f.at != nil && f.set == s { // under an option's own item
		f.say(f.at, b, neutral)
		return
	}
	label := number(f.passage.Quote, b.Start)
	if m != nil {
		label = m[1]
	}
	f.set, f.at = s, s.add(nameOf(text), label)
	f.say(f.at, b, neutral)
}

// broad tells whether the heading that lists options is about other things too.
func (f *finder) broad(heading []string) bool {
	for _, h := range slices.Backward(heading) {
		if listing(h) {
			return loosely(h)
		}
	}
	return false
}

// paragraph takes what is said of the option whose heading it stands under, and options
// that are written as sentences.
func (f *finder) paragraph(b notes.Block, at notes.Source) {
	text := strings.TrimSpace(b.In(f.passage.Quote))
	f.columns = nil
	s, o, lists := f.section(at.Heading)
	lead, _ := leading(text)
	f.lead = lead
	switch {
	case o != nil:
		f.say(o, b, f.sideIn(at.Heading, lead))
		return
	case !lists && !listing(lead):
		return
	}
	if s == nil {
		s = f.open(append(append([]string{}, at.Heading...), lead))
	}
	f.at = nil
	for _, span := range prose.Sentences(text) {
		sentence := prose.Readable(span.In(text))
		if proposed.MatchString(sentence) {
			f.at = s.add(nameOf(sentence), "")
		}
		if f.at != nil {
			one := notes.Block{Span: prose.Span{Start: b.Start + strings.Index(b.In(f.passage.Quote), text) + span.Start}, Kind: notes.Paragraph}
			one.End = one.Start + span.End - span.Start
			f.say(f.at, one, neutral)
		}
	}
}

// sideIn tells what a place does for its option by the headings or the line that lead to
// it.
func (f *finder) sideIn(heading []string, lead string) side {
	if s := sideOfHead(lead); s != neutral {
		return s
	}
	if n := len(heading); n > 0 {
		return sideOfHead(heading[n-1])
	}
	return neutral
}

// say gives the sentences of a block to an option. The side is that of the place, or else
// that of the words.
func (f *finder) say(o *option, b notes.Block, to side) {
	block := b.In(f.passage.Quote)
	for _, span := range prose.Sentences(block) {
		quote := strings.TrimSpace(span.In(block))
		start := b.Start + span.Start + strings.Index(span.In(block), quote)
		src := f.passage.Cite(start, start+len(quote))
		s := evidence.Stated(src, prose.Readable(quote))
		s.Title, s.Dated, s.Kind = f.passage.Title, f.passage.Dated, b.Kind
		one := evidence.Finding{Statement: s}
		if s.WordCount() < 3 || strings.HasSuffix(s.Text, "?") || strings.HasSuffix(s.Text, ":") {
			continue
		}
		if to != neutral {
			o.put(one, to, true)
		} else {
			o.put(one, sideOf(s.Text), true)
		}
	}
}

// leading returns the words in bold at the beginning of a paragraph, or the whole of one
// that ends with a colon.
func leading(text string) (lead, rest string) {
	if after, ok := strings.CutPrefix(text, "**"); ok {
		if lead, rest, ok = strings.Cut(after, "**"); ok {
			return strings.Trim(lead, " .:"), rest
		}
	}
	if strings.HasSuffix(text, ":") {
		return strings.Trim(prose.Readable(text), " .:"), ""
	}
	return "", text
}

// indent is how far the line of a place is indented.
func indent(text string, at int) int {
	line := text[strings.LastIndexByte(text[:at], '\n')+1:]
	return len(line) - len(strings.TrimLeft(line, " \t"))
}

// number is the number of a numbered item, "" where it has none.
func number(text string, at int) string {
	mark := strings.TrimSpace(text[strings.LastIndexByte(text[:at], '\n')+1 : at])
	n := strings.TrimRight(mark, ".) ")
	if n == mark || n == "" || strings.Trim(n, "0123456789") != "" {
		return ""
	}
	return n
}
