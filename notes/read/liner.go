package read

import "strings"

// A liner writes documents one after the other, as Markdown, and remembers for each line
// where in the file its document begins: what it says of itself may stand there in any
// order.
type liner struct {
	text  strings.Builder
	lines []int
	parts []Part
	from  int
}

// begin begins a part that is a document by itself, with its title.
func (l *liner) begin(name string, about About, title string, from int) {
	l.from = from
	l.gap()
	l.parts = append(l.parts, Part{Start: l.text.Len(), Name: name, Own: true, About: about})
	l.line("# " + title)
	l.line("")
}

// gap has what follows stand after a blank line.
func (l *liner) gap() {
	if text := l.text.String(); text != "" && !strings.HasSuffix(text, "\n\n") {
		l.line("")
	}
}

// line writes one line.
func (l *liner) line(markdown string) {
	l.text.WriteString(markdown)
	l.text.WriteByte('\n')
	l.lines = append(l.lines, l.from)
}

// block writes a paragraph.
func (l *liner) block(markdown string) {
	if markdown = strings.TrimSpace(markdown); markdown == "" {
		return
	}
	l.gap()
	for line := range strings.SplitSeq(markdown, "\n") {
		l.line(line)
	}
}

// item writes "- Label: value" unless there is no value.
func (l *liner) item(label, value string) {
	if value = oneLiteral(value); value != "" {
		l.line("- " + label + ": " + value)
	}
}

func (l *liner) full() bool { return l.text.Len() > maxText }

// done returns what was written.
func (l *liner) done(d Document) Document {
	d.Text, d.Lines, d.Parts = l.text.String(), l.lines, l.parts
	return d
}
