package cards

import (
	"cmp"
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/read"
)

// How cards are read:
//
//   - A line that is a card by itself, or begins one, is known before what may lie around
//     it: Q:, A: and C: come first, then "term :: definition", then a "?" that stands
//     alone, then words hidden in a paragraph, then headings that ask.
//   - Nothing is a mark in code, formulas, comments, tables, addresses and front matter.
//   - A text belongs to one card, or to siblings of one text.
//   - What was meant as a card and is none is a fault, with its line and the reason.

// Options say which of the texts of a document are cards.
type Options struct {
	// Cloze takes ==highlighted== words for hidden ones. Without it they are only in a
	// document with "cloze: true" in its front matter or tagged #flashcards.
	Cloze bool
	// Without names the syntaxes, as in [Card.Syntax], that are not read.
	Without []string
}

// Limits of what is read.
const (
	maxCard   = 16 << 10 // bytes of its text
	maxGaps   = 64       // hidden words in one text
	mostCards = 200_000  // of one document
)

// Read returns the cards that stand in a document, in its order, and what was meant
// to be one. Only Markdown and plain text have any. The IDs are those of their texts:
// two copies of one card have the same.
func Read(doc notes.Document, opt Options) ([]Card, []Fault) {
	if doc.Format != "markdown" && doc.Format != "text" {
		return nil, nil
	}
	r := reader{page: pageOf(doc), opt: opt}
	r.tags, _ = read.FrontList(doc.Text, "tags")
	for i, tag := range r.tags {
		r.tags[i] = strings.TrimPrefix(tag, "#")
	}
	r.cloze = opt.Cloze || strings.EqualFold(doc.Meta["cloze"], "true") || deckTag(doc.Meta["tags"])
	for i := 0; i < len(r.rows); {
		i = r.block(i)
	}
	for i := range r.titles {
		r.asks(i)
	}
	slices.SortStableFunc(r.cards, func(a, b Card) int { return cmp.Compare(a.Source.Line, b.Source.Line) })
	slices.SortStableFunc(r.faults, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
	return r.cards, r.faults
}

// deckTag tells whether a document has the tag that Obsidian's plugin for repetition
// looks for.
func deckTag(tags string) bool {
	for tag := range strings.SplitSeq(tags, ",") {
		tag = strings.ToLower(strings.TrimPrefix(strings.TrimSpace(tag), "#"))
		if tag == "flashcards" || strings.HasPrefix(tag, "flashcards/") {
			return true
		}
	}
	return false
}

// A reader reads the cards of one document.
type reader struct {
	page
	opt    Options
	cloze  bool
	tags   []string // of the document
	cards  []Card
	faults []Fault
	full   bool // there are more cards than are read
	at     int  // the last title at or before the card read last
}

// reads tells whether a syntax is wanted.
func (r *reader) reads(syntax string) bool { return !slices.Contains(r.opt.Without, syntax) }

// block reads what begins with a row, and returns the row behind it.
func (r *reader) block(i int) int {
	if kind := r.rows[i].kind; kind != textRow && kind != solidRow {
		return i + 1
	}
	switch r.label(i) {
	case 'Q':
		return r.labelled(i)
	case 'C':
		return r.bracketed(i)
	case 'A':
		r.fault(i, i+1, "A: without a Q: before it")
		return i + 1
	}
	end := r.paragraph(i)
	r.mixed(i, end)
	return end
}

// paragraph returns where the lines end that a row begins: at a blank one, a heading,
// a thematic break, or where a labelled card begins.
func (r *reader) paragraph(i int) int {
	for i++; i < len(r.rows); i++ {
		if kind := r.rows[i].kind; kind != textRow && kind != solidRow || r.label(i) != 0 {
			break
		}
	}
	return i
}

// mixed reads a paragraph that may hold cards of several syntaxes.
func (r *reader) mixed(from, end int) {
	for i := from; i < end; {
		if sep := r.inlineAt(i); sep.width > 0 {
			next := r.hanging(i, end)
			r.inline(i, next, sep)
			i = next
			continue
		}
		next := i + 1
		for next < end && r.inlineAt(next).width == 0 {
			next++
		}
		if !r.multi(i, next) {
			r.gaps(i, next)
		}
		i = next
	}
}

// fault reports rows that were meant as a card.
func (r *reader) fault(from, end int, reason string) {
	r.faults = append(r.faults, Fault{r.doc.Path, r.number(from), reason})
	r.use(from, end)
}

func (r *reader) use(from, end int) {
	for i := from; i < end; i++ {
		r.rows[i].used = true
	}
}

// A draft is a card without its place.
type draft struct {
	question string
	answers  []string
	kind     Kind
	ordered  bool
	hint     string
	syntax   string
}

// add makes the cards of one text, which stands in the rows from a up to b.
func (r *reader) add(from, end int, drafts ...draft) {
	for end > from+1 && r.rows[end-1].kind == blankRow {
		end--
	}
	quote := r.span(from, end)
	if len(quote) > maxCard {
		r.fault(from, end, "the card is longer than 16 kB")
		return
	}
	r.use(from, end)
	if len(r.cards)+len(drafts) > mostCards {
		if !r.full {
			r.full = true
			r.fault(from, end, "more than 200,000 cards in one document; no more are read")
		}
		return
	}
	source := notes.Source{
		Path: r.doc.Path, Line: r.number(from), EndLine: r.number(end - 1),
		Heading: r.under(from), Quote: quote, SHA256: notes.Digest(quote),
	}
	block := blockOf(quote)
	tags := tagsOf(r.tags, quote)
	for part, d := range drafts {
		c := Card{
			Kind: d.kind, Level: levelOf(d), Question: d.question, Answers: d.answers, Ordered: d.ordered, Hint: d.hint,
			Source: source, Origin: Written, Tags: tags, Syntax: d.syntax, Part: part, Block: block,
			Before: r.before(from), After: r.after(end),
		}
		c.ID = Identify(c)
		r.cards = append(r.cards, c)
	}
}

// under returns the path of headings that a row stands under, its own not counted.
func (r *reader) under(row int) []string {
	for r.at > 0 && r.titles[r.at-1].row >= row {
		r.at--
	}
	for r.at < len(r.titles) && r.titles[r.at].row < row {
		r.at++
	}
	if r.at == 0 {
		return nil
	}
	return r.titles[r.at-1].path
}

// around is how many bytes of what stands around a card are kept.
const around = 40

func (r *reader) before(row int) string {
	end := int(r.rows[row].start)
	return strings.ToValidUTF8(r.text[max(r.textStart(), end-around):end], "")
}

func (r *reader) after(row int) string {
	if row >= len(r.rows) {
		return ""
	}
	start := int(r.rows[row].start)
	return strings.ToValidUTF8(r.text[start:min(len(r.text), start+around)], "")
}

// textStart is where the rows begin.
func (r *reader) textStart() int { return int(r.rows[0].start) }
