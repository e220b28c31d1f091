package author

import (
	"io"
	"strings"
)

// A live answer is read while it comes: each sentence is held against the passages as
// soon as it is whole, and shown where it stands. What is shown is not kept; the document
// is put together from the whole answer.
type live struct {
	pipe *io.PipeWriter
	done chan struct{}
	show func(string) error
	// failed is the error of who looks on, which ends the answer.
	failed  error
	started bool
}

func newLive(w *writing) *live {
	l := &live{show: w.commission.Live}
	if l.show == nil {
		return l
	}
	r, pipe := io.Pipe()
	l.pipe, l.done = pipe, make(chan struct{})
	go func() {
		defer close(l.done)
		heading := ""
		var missing []string
		err := decode(r, func(under string, c claim) {
			v := w.examine(under, c)
			piece := ""
			if under != heading {
				heading = under
				piece = "\n## " + oneLine(under) + "\n\n"
			}
			if v.objection == "" {
				piece += "- " + v.sentence.Text + " (" + v.sentence.Citations[0].At() + ")\n"
			} else {
				piece += "- … one sentence goes back: " + v.objection + "\n"
			}
			if l.failed == nil {
				l.failed = l.show(piece)
			}
		}, &missing)
		_ = r.CloseWithError(err) // whoever still writes is not held up
	}()
	return l
}

// piece takes what has come.
func (l *live) piece(text string) error {
	if l.show == nil {
		return nil
	}
	if !l.started {
		at := strings.IndexByte(text, '{')
		if at < 0 {
			return nil
		}
		l.started, text = true, text[at:]
	}
	_, _ = io.WriteString(l.pipe, text) // what cannot be read is no error of the answer's
	return nil
}

// close waits until everything that came was looked at.
func (l *live) close() {
	if l.show == nil {
		return
	}
	_ = l.pipe.Close()
	<-l.done
}
