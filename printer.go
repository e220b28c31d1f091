package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"syscall"

	"ken/render"
)

// A result is what a command has to say. As JSON it is the value itself, by its
// tags; as text it writes itself.
type result interface{ text(p *paper) }

// A listing is a result whose JSON is a line for each of its items.
type listing interface {
	result
	items() []any
}

// print writes a result in the form that was asked for.
func (s *session) print(r result) error {
	if !s.flags.json {
		var b bytes.Buffer
		r.text(&paper{w: &b, style: s.style(), width: s.width()})
		return s.write(b.Bytes())
	}
	items := []any{r}
	if l, ok := r.(listing); ok {
		items = l.items()
	}
	for _, item := range items {
		if err := s.printJSON(item); err != nil {
			return err
		}
	}
	return nil
}

// printJSON writes a value as one line of JSON.
func (s *session) printJSON(v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("write the result as JSON: %w", err)
	}
	return s.write(b.Bytes())
}

func (s *session) write(data []byte) error {
	_, err := s.out.Write(data)
	return err
}

// A stream is the result's way out. It keeps its first error, and takes everything
// once its reader has gone, so that work which was begun is ended in order.
type stream struct {
	w    io.Writer
	gone bool
	err  error
}

func (s *stream) Write(p []byte) (int, error) {
	if s.gone {
		return len(p), nil
	}
	n, err := s.w.Write(p)
	switch {
	case err == nil:
		return n, nil
	case errors.Is(err, syscall.EPIPE):
		s.gone = true
		return len(p), nil
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	s.err = fmt.Errorf("write the result: %w", err)
	return n, s.err
}

// failed returns the error that kept the result from being written.
func (s *stream) failed() error { return s.err }

// A paper is what text is written on. What comes from documents, file names and
// errors goes through it, so that no control character of theirs reaches a terminal:
// the only escape sequences are those of its style.
type paper struct {
	w     *bytes.Buffer
	style render.Style
	width int // columns to fill, never 0
}

// printf writes formatted text of any number of lines, cleaned.
func (p *paper) printf(format string, args ...any) {
	p.w.WriteString(clean(fmt.Sprintf(format, args...)))
}

// in writes cleaned text in a look, each line by itself.
func (p *paper) in(look func(string) string, text string) {
	for i, line := range strings.Split(clean(text), "\n") {
		if i > 0 {
			p.w.WriteByte('\n')
		}
		if line == "" || look == nil {
			p.w.WriteString(line)
		} else {
			p.w.WriteString(look(line))
		}
	}
}

// heading writes a line that others stand under.
func (p *paper) heading(text string) {
	p.in(p.style.Heading, text)
	p.printf("\n")
}

// block writes text of many lines, each with a margin, with its marks (byte ranges,
// in order) brought out.
func (p *paper) block(margin, text string, marks [][2]int) {
	at := 0
	for line := range strings.SplitSeq(strings.TrimRight(text, "\r\n"), "\n") {
		p.printf("%s", margin)
		p.marked(line, at, marks)
		p.printf("\n")
		at += len(line) + 1
	}
}

// marked writes one line that begins at an offset of the text marks are counted in.
func (p *paper) marked(line string, at int, marks [][2]int) {
	done := 0
	for _, m := range marks {
		from, to := max(m[0]-at, done), min(m[1]-at, len(line))
		if from >= to {
			continue
		}
		p.printf("%s", line[done:from])
		p.in(p.style.Mark, line[from:to])
		done = to
	}
	p.printf("%s", line[done:])
}

// clean makes text of many lines harmless to print. Line ends and tabs stay.
func clean(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		cells := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
		for j, cell := range cells {
			cells[j] = render.Clean(cell)
		}
		lines[i] = strings.Join(cells, "\t")
	}
	return strings.Join(lines, "\n")
}
