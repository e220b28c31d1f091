package cards

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"ken/notes"
)

// ErrSyntax is the error of a card that cannot be written as asked in the syntax that it
// stands in: it is then changed in an editor, at its line.
var ErrSyntax = errors.New("it cannot be written so in its syntax")

// place returns the bytes of a document's text that a card stands in. The error wraps
// [notes.ErrChanged] where it does not stand there any more.
func place(doc notes.Document, c Card) (span, error) {
	if !doc.Verbatim {
		return span{}, fmt.Errorf("%s: the file is not in UTF-8, and is not written to", doc.Path)
	}
	if c.Source.Quote == "" || c.Source.Line < 1 {
		return span{}, changed(c)
	}
	at := 0
	for range c.Source.Line - 1 {
		n := strings.IndexByte(doc.Text[at:], '\n')
		if n < 0 {
			return span{}, changed(c)
		}
		at += n + 1
	}
	if !strings.HasPrefix(doc.Text[at:], c.Source.Quote) {
		return span{}, changed(c)
	}
	end := at + len(c.Source.Quote)
	if rest := strings.TrimPrefix(doc.Text[end:], "\r"); rest != "" && rest[0] != '\n' {
		return span{}, changed(c)
	}
	return span{at, end}, nil
}

// spliced returns the bytes of a file in which a piece of its text is another one.
func spliced(doc notes.Document, s span, text string) []byte {
	mark := ""
	if doc.Offset > 0 {
		mark = "\ufeff" // what stands before the text of a file in UTF-8
	}
	return []byte(mark + doc.Text[:s.start] + text + doc.Text[s.end:])
}

// ended returns a text with the line ends of a document.
func ended(doc notes.Document, text string) string {
	if strings.Contains(doc.Text, "\r\n") {
		return strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// WithBlockID returns the bytes of a document in which a card has a block id behind it,
// " ^k7f3a9", which names it from then on; the caller writes them with the document's
// Rev. An id has 6 to 52 letters of base32. The error wraps [notes.ErrChanged] where the
// card has moved, and [ErrSyntax] where no id can stand behind it.
func WithBlockID(doc notes.Document, c Card, id string) ([]byte, error) {
	if !isID(id) {
		return nil, fmt.Errorf("give a card the block id %q: it is not 6 to 52 letters of base32", id)
	}
	if c.Block != "" {
		return nil, fmt.Errorf("%s: the card has the block id %s", c.Source.At(), c.Block)
	}
	s, err := place(doc, c)
	if err != nil {
		return nil, err
	}
	quote := c.Source.Quote
	last := strings.TrimSpace(quote[strings.LastIndexByte(quote, '\n')+1:])
	mark := " ^" + id
	switch {
	case strings.HasPrefix(last, "```"), strings.HasPrefix(last, "~~~"), strings.HasPrefix(last, "$$"), strings.HasSuffix(last, "-->"):
		mark = "\n^" + id
	case strings.HasPrefix(last, "|"):
		return nil, fmt.Errorf("%s: no block id can stand behind a table: %w", c.Source.At(), ErrSyntax)
	}
	data := spliced(doc, s, quote+ended(doc, mark))
	if !reads(doc, data, c, func(found Card) bool { return found.Block == id && Hash(found) == Hash(c) }) {
		return nil, fmt.Errorf("%s: no block id can stand behind the card: %w", c.Source.At(), ErrSyntax)
	}
	return data, nil
}

// WithBlockIDs does the same with all cards of a document that have none, each with its own
// ID, and tells which got one and which could not. Several cards of one text get that of
// the first. Data is nil where none did.
func WithBlockIDs(doc notes.Document, list []Card) (data []byte, named, left []Card) {
	from, seen := make([]Card, 0, len(list)), make(map[int]bool)
	for _, c := range list {
		if c.Block == "" && !seen[c.Source.Line] {
			seen[c.Source.Line] = true
			from = append(from, c)
		}
	}
	slices.SortStableFunc(from, func(a, b Card) int { return b.Source.Line - a.Source.Line }) // what is above stays where it is
	for _, c := range from {
		with, err := WithBlockID(doc, c, c.ID)
		if err != nil {
			left = append(left, c)
			continue
		}
		data, doc.Text = with, strings.TrimPrefix(string(with), "\ufeff")
		named = append(named, c)
	}
	slices.Reverse(named)
	slices.Reverse(left)
	return data, named, left
}

// reads tells whether a card is read where it stood, of a file's new bytes.
func reads(doc notes.Document, data []byte, c Card, is func(Card) bool) bool {
	text := strings.TrimPrefix(string(data), "\ufeff")
	doc.Text = text
	found, _ := Read(doc, Options{Cloze: c.Syntax == "highlight"})
	for _, f := range found {
		if f.Source.Line == c.Source.Line && f.Part == c.Part && f.Syntax == c.Syntax && is(f) {
			return true
		}
	}
	return false
}

// Rewrite returns the bytes of a document in which a card has another question and other
// answers, in its own syntax; the caller writes them with the document's Rev. What has
// no other form there is left alone: words hidden in a sentence, and cards whose side
// holds what would be lost, as comments. The error wraps [ErrSyntax] then, and
// [notes.ErrChanged] where the card has moved.
func Rewrite(doc notes.Document, c Card, question string, answers []string) ([]byte, error) {
	s, err := place(doc, c)
	if err != nil {
		return nil, err
	}
	want := c
	want.Question, want.Answers = strings.TrimSpace(question), answers
	text, ok := c.rewritten(want)
	if !ok {
		return nil, fmt.Errorf("%s: %w", c.Source.At(), ErrSyntax)
	}
	data := spliced(doc, s, ended(doc, text))
	if !reads(doc, data, c, func(found Card) bool { return foldedAs(found) == foldedAs(want) && found.Block == c.Block }) {
		return nil, fmt.Errorf("%s: %w", c.Source.At(), ErrSyntax)
	}
	return data, nil
}

// foldedAs is what a card says, whatever the kind of its answer.
func foldedAs(c Card) string {
	return folded(c.Question) + "\x00" + folded(strings.Join(c.Answers, "\x00"))
}

// rewritten returns the text of a card that says something else, in the syntax of the
// first; ok is false where it has none.
func (c Card) rewritten(want Card) (text string, ok bool) {
	quote := strings.ReplaceAll(c.Source.Quote, "\r\n", "\n")
	if want.Question == "" || len(want.Answers) == 0 || strings.Contains(quote, "<!--") {
		return "", false
	}
	tail := ""
	if c.Block != "" {
		tail = " ^" + c.Block
	}
	switch c.Syntax {
	case "qa":
		if at := strings.LastIndex(quote, "\n"+sourceLine); at >= 0 {
			tail = strings.TrimRight(quote[at:], "\n")
		}
		return "Q: " + want.Question + "\nA:" + want.back(" ") + tail, true
	case "inline", "both":
		return c.inlined(want, quote, tail)
	case "multi":
		if c.Part > 0 || strings.HasPrefix(quote, "#") {
			return "", false
		}
		mark := "?"
		for line := range strings.Lines(quote) {
			if separator(line) == 2 {
				mark = "??"
			}
		}
		return want.Question + "\n" + mark + want.back("\n") + tail, true
	case "heading":
		head, _, _ := strings.Cut(quote, "\n")
		marks := len(head) - len(strings.TrimLeft(head, "#"))
		if marks == 0 {
			return "", false
		}
		return head[:marks] + " " + want.Question + "\n\n" + strings.Join(want.Answers, "\n") + tail, true
	}
	return "", false
}

// inlined writes a card on one line, behind the marks that the line begins with.
func (c Card) inlined(want Card, quote, tail string) (string, bool) {
	front, back := want.Question, barred(want.Answers)
	mark := " :: "
	if c.Syntax == "both" {
		mark = " ::: "
		if c.Part == 1 {
			front, back = back, front
		}
	}
	if strings.Contains(front+back, "\n") || c.Kind == List {
		return "", false
	}
	first, _, _ := strings.Cut(quote, "\n")
	at := strings.Index(first, strings.TrimRight(mark, " "))
	if at < 0 {
		return "", false
	}
	lead := first[:strings.LastIndex(first[:at], unlisted(first[:at]))]
	return lead + front + mark + back + tail, true
}

// back writes the answers of a card: items below each other, others behind the gap.
func (c Card) back(gap string) string {
	if c.Kind != List {
		return gap + barred(c.Answers)
	}
	var b strings.Builder
	for i, a := range c.Answers {
		b.WriteString("\n")
		if c.Ordered {
			fmt.Fprintf(&b, "%d. ", i+1)
		} else {
			b.WriteString("- ")
		}
		b.WriteString(strings.Join(strings.Fields(a), " "))
	}
	return b.String()
}

// barred writes accepted answers, so that they are parted again where they are read.
func barred(answers []string) string {
	escaped := make([]string, len(answers))
	for i, a := range answers {
		escaped[i] = strings.ReplaceAll(a, "|", `\|`)
	}
	return strings.Join(escaped, " | ")
}
