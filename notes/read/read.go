package read

import (
	"iter"
	"path"
	"strings"
)

// A Document is what a file says: text with the places it came from.
type Document struct {
	// Format names what was read, in a word: "markdown", "text", "html", "pdf".
	Format string
	About
	// Text is what passages are cut from, as valid UTF-8. Where Verbatim is set it is
	// the file's bytes from Offset on, to the letter; else it was extracted, reads as
	// Markdown, and Lines tells where each line of it came from.
	Text     string
	Verbatim bool
	// Offset is how many bytes of the file stand before Text (a byte order mark).
	Offset int
	// Body is where Text begins to be about something: after the front matter and
	// the blank lines that follow it.
	Body int
	// Lines holds for each line of an extracted Text the line of the file, from 1.
	// It is nil where Text has the file's own lines, and where the file has none, as a
	// PDF: there Parts name the places, and lines count those of Text.
	Lines []int
	// Parts are the places of Text that have names, in order of their Start, no two at
	// one place; none where lines are enough.
	Parts []Part
	// Meta holds the front matter's or head's other entries as written, by lower-case
	// name.
	Meta map[string]string

	breaks []int // newlines of Text before each stretch of it; see countBreaks
}

// An Unreadable is the error of a file that has no text to read.
type Unreadable struct {
	// Reason says in a few words what stands in the way, for the user.
	Reason string
}

// Error returns the reason.
func (u *Unreadable) Error() string { return u.Reason }

// An Input is a file to read.
type Input struct {
	// Name is its path, with forward slashes. Its last part may give a date and tells
	// the format; folders do for files that have no name of their own, as in a Maildir.
	Name string
	Data []byte
	// Beside returns what another file of the same workspace holds, by a path relative to
	// that of Name's folder. It is nil where there is none to be had, and then what it
	// would have told is left out.
	Beside func(name string) ([]byte, error)
	// Beat is called now and then while a long file is read, to show that it goes on;
	// nil if nobody listens.
	Beat func()
	// PDF returns what reads PDF files; nil where there is none, and then they are not
	// read.
	PDF func() (*PDF, error)

	depth int  // of the files it lies in
	apart bool // the outermost of them is read in a process of its own
	// archives counts those of them that are archives; unpacked is how many bytes may yet
	// be unpacked in all, nil where nothing was.
	archives int
	unpacked *int
}

// maxText is how many bytes of text are taken out of one file.
const maxText = 64 << 20

// File reads a file that stands alone; see [Input.Read].
func File(name string, data []byte) (Document, error) {
	return Input{Name: name, Data: data}.Read()
}

// Read reads a file by its name and by what it holds; a page of HTML is known by its
// first bytes too. The error is an [*Unreadable]. The data is not kept.
func (in Input) Read() (Document, error) {
	name := in.Name
	if in.depth == 0 {
		in.apart = Apart(name)
	}
	format := formatOf(name)
	if format == "" {
		return Document{}, &Unreadable{noReader(name)}
	}
	if extract := in.extractor(format); extract != nil {
		if len(in.Data) == 0 {
			return Document{}, &Unreadable{"it is empty"}
		}
		return in.extracted(format, extract)
	}
	d, err := decode(in.Data)
	if err != nil {
		return Document{}, err
	}
	if looksHTML(d.Text) {
		format = formatHTML
	}
	d.Format = format
	switch format {
	case formatMarkdown:
		readMarkdown(&d, name)
	case formatHTML:
		readHTML(&d)
	default:
		d.Body = blank(d.Text, 0)
	}
	return d.finished(name), nil
}

// An extract makes a document of an input whose text does not stand in the file as it
// is. It fills Text, which reads as Markdown, Lines or Parts, and what the file says of
// itself; Format where the name does not tell it. The error is an [*Unreadable].
type extract func(in Input) (Document, error)

// extracted reads a file whose text must be taken out of it first.
func (in Input) extracted(format string, extract extract) (Document, error) {
	d, err := extract(in)
	if err != nil {
		return Document{}, err
	}
	if d.Format == "" {
		d.Format = format
	}
	d.Verbatim, d.Offset = false, 0
	if d.Text = strings.ToValidUTF8(d.Text, "\uFFFD"); strings.TrimSpace(d.Text) == "" {
		return Document{}, &Unreadable{"there is no text in it"}
	}
	return d.finished(in.Name), nil
}

// Restored returns a document that was written down and read back, ready to be asked
// for lines again.
func (d Document) Restored() Document {
	d.breaks = countBreaks(d.Text)
	return d
}

// finished fills in what is made the same way for every format.
func (d Document) finished(name string) Document {
	if d.Date.IsZero() {
		d.Date, _ = DateInName(path.Base(name))
	}
	return d.Restored()
}

// readMarkdown finds what a Markdown document says about itself.
func readMarkdown(d *Document, name string) {
	d.Body = blank(d.Text, readFront(d))
	d.vault(name)
	if d.Title != "" {
		return
	}
	d.Title = titleAmong(Headings(d.Text[d.Body:]))
}

// titleAmong returns the heading that names the whole document: the first, if no
// other of its level follows. Where several stand side by side, as in a form that
// begins with "Summary", none of them is the title.
func titleAmong(headings iter.Seq[Heading]) string {
	title, level := "", 0
	for h := range headings {
		switch {
		case level == 0 && h.Text != "":
			title, level = h.Text, h.Level
		case h.Level == 1 && level == 1:
			return title
		case h.Level <= level:
			return ""
		}
	}
	return title
}

// blank returns where the first line that is not blank begins, at or after a
// place where a line begins; the end of the text where there is none.
func blank(text string, at int) int {
	for begin := at; at < len(text); at++ {
		switch text[at] {
		case ' ', '\t', '\r':
		case '\n':
			begin = at + 1
		default:
			return begin
		}
	}
	return len(text)
}

// stretch is how many bytes of Text share one count of newlines: small enough to
// count through at each question, large enough for the counts to be few.
const stretch = 4096

// Line returns the line of the file, from 1, that the byte at an offset in Text
// stands on, or came from. Offsets outside Text are taken for its ends.
func (d Document) Line(offset int) int {
	line := d.TextLine(offset)
	if d.Lines == nil {
		return line
	}
	if len(d.Lines) == 0 {
		return 1
	}
	return d.Lines[min(line, len(d.Lines))-1]
}

// TextLine returns the line of Text, from 1, that the byte at an offset stands
// on. It differs from [Document.Line] where the text was extracted.
func (d Document) TextLine(offset int) int {
	offset = max(0, min(offset, len(d.Text)))
	if n := offset / stretch; n < len(d.breaks) {
		return 1 + d.breaks[n] + strings.Count(d.Text[n*stretch:offset], "\n")
	}
	return 1 + strings.Count(d.Text[:offset], "\n")
}

// countBreaks counts the newlines before every stretch of a text, so that asking
// for the line of every passage of a long text does not read it over and over.
func countBreaks(text string) []int {
	counts := make([]int, 0, len(text)/stretch+1)
	for at, n := 0, 0; ; at += stretch {
		counts = append(counts, n)
		if at+stretch > len(text) {
			return counts
		}
		n += strings.Count(text[at:at+stretch], "\n")
	}
}
