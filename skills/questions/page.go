package questions

import (
	"path"
	"regexp"
	"strings"

	"ken/notes"
	"ken/notes/prose"
)

// Bounds of what is read of one document. What lies beyond them gets no questions: a
// document that long is data.
const (
	mostText      = 512 << 10 // bytes; a book of 90,000 words
	mostPassage   = 8 << 10   // bytes of one paragraph
	mostItems     = 200       // of one list or table
	mostProposals = 4_000     // of one document, before the best are taken
)

// A page is a document taken apart into passages.
type page struct {
	doc      notes.Document
	name     string // what the document is called in a question
	lang     string
	small    map[string]bool // words that stand somewhere with a small first letter
	passages []*passage
	sections []notes.Section
	vars     map[string]bool // variables of its code; see [page.locals]
}

// A passage is the least that a question is made of, and of which only one is shown: a
// paragraph, an item, a list with its lead, a table's row, code with its caption.
type passage struct {
	page    *page
	kind    notes.BlockKind
	span    prose.Span // in the document's text
	heading []string
	lead    prose.Span // the sentence that announces a list, a table or code; empty if none
	blocks  []notes.Block
	columns []string // of a table: the names of its columns
	first   bool     // the first prose under its heading
	ordered bool
	nested  bool
	nth     int
	cut     []sentence
}

// readPage takes a document apart.
func readPage(doc notes.Document) *page {
	p := &page{doc: doc, name: nameOf(doc)}
	if len(doc.Text) > mostText {
		p.doc.Text = doc.Text[:cutAt(doc.Text, mostText)]
	}
	if doc.Body >= len(p.doc.Text) {
		return p
	}
	p.lang = prose.Language(p.doc.Text[doc.Body:])
	if p.lang == "" && looksEnglish(p.doc.Text[doc.Body:]) {
		p.lang = "en"
	}
	p.small = smallWords(p.doc.Text)
	p.sections = notes.Sections(p.doc.Document)
	for _, s := range p.sections {
		if !boilerplateUnder(s.Heading) {
			r := pageReader{page: p, section: s, first: true}
			r.read()
		}
	}
	for i, q := range p.passages {
		q.nth = i
	}
	return p
}

// looksEnglish tells whether a text too short to tell its language has the function words
// of English: one in five of its words.
func looksEnglish(text string) bool {
	words, function := 0, 0
	for w := range prose.Words(text) {
		words++
		if prose.Stop(w.Term) {
			function++
		}
		if words > 200 {
			break
		}
	}
	return 5*function >= words && function > 1
}

// cutAt is the last line's end before a place.
func cutAt(text string, at int) int {
	if nl := strings.LastIndexByte(text[:at], '\n'); nl > 0 {
		return nl
	}
	return 0
}

var (
	boilerplate = regexp.MustCompile(`(?i)^[\d.\s]*(?:(?:table of )?contents|toc|references?|bibliography|works cited|citations|footnotes|sources|further reading|see also|related(?: (?:work|links|pages))?|links?|external links|license|licence|copyright|acknowledge?ments?|credits|change ?log|changes|revision history|history|navigation|index|appendix|todo|to-?dos?|tasks|action items|next steps|contact|contributing|authors?|attendees|present|participants|agenda)\s*:?$`)
	generic     = regexp.MustCompile(`(?i)^[\d.\s]*(?:summary|abstract|introduction|overview|motivation|background|notes?|readme|contents|preface|description|details?|detailed design|untitled|document|page|about|general|examples?|conclusions?|discussion|rationale(?: and alternatives)?|alternatives|drawbacks|reference-level explanation|guide-level explanation|detailed description|unresolved questions|future (?:possibilities|work)|prior art|design|proposal|goals|roadmap|how we teach this)$`)
	filePrefix  = regexp.MustCompile(`^[\d\-_. ]+`)
)

func boilerplateUnder(heading []string) bool {
	for _, h := range heading {
		if boilerplate.MatchString(h) {
			return true
		}
	}
	return false
}

// nameOf is what a document is called: its title, or its file's name where the title says
// nothing.
func nameOf(doc notes.Document) string {
	title, _ := strip(numbering.ReplaceAllString(doc.Title, ""))
	if title != "" && !generic.MatchString(title) && len(title) < 90 {
		return title
	}
	base := path.Base(doc.Path)
	base = strings.TrimSuffix(base, path.Ext(base))
	base = filePrefix.ReplaceAllString(base, "")
	return strings.TrimSpace(strings.NewReplacer("-", " ", "_", " ").Replace(base))
}

// plain tells whether a document has no markup.
func (p *page) plain() bool { return p.doc.Format == "text" }

// A pageReader makes passages of the blocks of one section.
type pageReader struct {
	page    *page
	section notes.Section
	first   bool
	lead    prose.Span
	columns []string
	list    *passage
	indent  int
}

func (r *pageReader) read() {
	text := r.page.doc.Text[r.section.Start:r.section.End]
	for _, b := range notes.Blocks(text, r.page.plain()) {
		b.Start += r.section.Start
		b.End += r.section.Start
		r.block(b)
	}
	r.endList()
}

func (r *pageReader) block(b notes.Block) {
	if b.Kind != notes.Item {
		r.endList()
	}
	if b.Kind != notes.Row && b.Kind != notes.TableHead && b.Kind != notes.Other {
		r.columns = nil
	}
	switch b.Kind {
	case notes.Paragraph:
		r.paragraph(b)
		return
	case notes.Item:
		r.item(b)
		return
	case notes.TableHead:
		r.columns = cells(b.In(r.page.doc.Text))
		return
	case notes.Row:
		if len(r.columns) > 0 {
			r.add(&passage{kind: notes.Row, span: b.Span, columns: r.columns, blocks: []notes.Block{b}})
		}
		return
	case notes.Code:
		r.add(&passage{kind: notes.Code, span: b.Span, lead: r.lead, blocks: []notes.Block{b}})
	case notes.Other:
		return
	case notes.Heading, notes.Quote:
	}
	r.lead = prose.Span{}
}

func (r *pageReader) add(p *passage) {
	if p.span.End-p.span.Start > mostPassage && p.kind != notes.Item {
		return
	}
	p.page, p.heading = r.page, r.section.Heading
	r.page.passages = append(r.page.passages, p)
}

func (r *pageReader) paragraph(b notes.Block) {
	text := b.In(r.page.doc.Text)
	r.lead = prose.Span{}
	if noProse(text) {
		return
	}
	p := &passage{kind: notes.Paragraph, span: b.Span, blocks: []notes.Block{b}, first: r.first}
	r.first = false
	if len(text) > mostPassage {
		return
	}
	r.add(p)
	spans := prose.Sentences(text)
	if len(spans) == 0 {
		return
	}
	last := spans[len(spans)-1]
	if strings.HasSuffix(last.In(text), ":") {
		r.lead = prose.Span{Start: b.Start + last.Start, End: b.Start + last.End}
	}
}

// item opens a list or adds to it.
func (r *pageReader) item(b notes.Block) {
	text := r.page.doc.Text
	line := strings.LastIndexByte(text[:b.Start], '\n') + 1
	mark := text[line:b.Start]
	indent := len(mark) - len(strings.TrimLeft(mark, " \t"))
	if r.list == nil {
		r.list = &passage{kind: notes.Item, span: b.Span, lead: r.lead, ordered: strings.ContainsAny(mark, "0123456789")}
		r.indent = indent
	}
	switch l := r.list; {
	case len(l.blocks) >= mostItems:
		return
	case indent > r.indent+1:
		l.nested = true
	}
	r.list.blocks = append(r.list.blocks, b)
	r.list.span.End = b.End
}

func (r *pageReader) endList() {
	if r.list != nil {
		r.add(r.list)
		r.list, r.lead = nil, prose.Span{}
	}
}

// noProse tells paragraphs that say nothing to learn: rows of links, lines quoted from a
// letter, the heads of letters, licences.
func noProse(text string) bool {
	if strings.HasPrefix(strings.TrimSpace(text), ">") {
		return true
	}
	if holdsAny(strings.ToLower(text), legalWords...) && legal.MatchString(text) {
		return true
	}
	links := 0
	if holdsAny(text, "](", "[[", "://") {
		for _, at := range linked.FindAllStringIndex(text, -1) {
			links += at[1] - at[0]
		}
	}
	return links*2 > len(text) || headOfLetter.MatchString(text)
}

// legalWords are those that the patterns of legal hold.
//
//nolint:gochecknoglobals // they never change
var legalWords = []string{"rights reserved", "licensed under", "permission is hereby", "©", "copyright (c)", "terms of", "without warranty", "cookie"}

var (
	legal        = regexp.MustCompile(`(?i)all rights reserved|licensed under|permission is hereby granted|©|copyright \(c\)|terms of (?:use|service)|without warranty|cookies?\b.{0,40}\b(?:consent|policy)`)
	linked       = regexp.MustCompile(`\[[^\[\]\n]{0,200}\]\([^()\n]{0,300}\)|\[\[[^\[\]\n]{0,200}\]\]|https?://\S+`)
	headOfLetter = regexp.MustCompile(`(?i)^\s*(?:(?:from|to|cc|subject|date|sent):|(?:dear|hi|hello|regards|best regards|kind regards|on .{4,60} wrote)\b)[^\n]{0,80}(?:[:,]|$)`)
)

// cells returns the cells of a table's row without the white space around them.
func cells(row string) []string {
	row = strings.ReplaceAll(row, `\|`, "\x00")
	parts := strings.Split(row, "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(strings.ReplaceAll(parts[i], "\x00", "|"))
	}
	return parts
}
