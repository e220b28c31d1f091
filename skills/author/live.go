package author

import (
	"io"
	"strings"
)

// What stands among the sentences that are shown: Anew where the model has begun another
// answer, GoesBack before the reason why a sentence does not stand.
const (
	Anew     = "The answer begins anew."
	GoesBack = "… one sentence goes back: "
)

// A live answer is read while it comes: each sentence is held against the passages as
// soon as it is whole, and shown where it stands. What is shown is not kept; the document
// is put together from the whole answer.
type live struct {
	writing *writing
	pipe    *io.PipeWriter
	done    chan struct{}
	started bool // the answer's first brace has come
	said    bool // something was shown
}

// watch returns what is shown the pieces of an answer; nil where nobody looks on.
func (l *live) watch() func(first bool, text string) {
	if l.writing.commission.Live == nil {
		return nil
	}
	return l.take
}

// take takes a piece. What cannot be read is no error of the answer's: it is read again
// when it is whole.
func (l *live) take(first bool, text string) {
	if first {
		l.close()
		l.begin()
	}
	if !l.started {
		at := strings.IndexByte(text, '{')
		if at < 0 {
			return
		}
		l.started, text = true, text[at:]
	}
	_, _ = io.WriteString(l.pipe, text)
}

// begin reads an answer from its beginning.
func (l *live) begin() {
	if l.said {
		l.show("\n" + Anew + "\n")
	}
	r, pipe := io.Pipe()
	l.pipe, l.done, l.started = pipe, make(chan struct{}), false
	go func() {
		defer close(l.done)
		heading := ""
		var missing []string
		err := decode(r, func(under string, c claim) {
			if under != heading {
				heading = under
				l.show("\n## " + oneLine(under) + "\n\n")
			}
			l.sentence(l.writing.examine(under, c))
		}, &missing)
		_ = r.CloseWithError(err) // whoever still writes is not held up
	}()
}

func (l *live) sentence(v *vetted) {
	if v.objection == "" {
		l.show("- " + v.sentence.Text + " (" + v.sentence.Citations[0].At() + ")\n")
	} else {
		l.show("- " + GoesBack + v.objection + "\n")
	}
}

// show hands a piece on. That nobody takes it any more does not end the answer.
func (l *live) show(piece string) {
	l.said = true
	_ = l.writing.commission.Live(piece)
}

// close waits until everything that came was looked at.
func (l *live) close() {
	if l.pipe == nil {
		return
	}
	_ = l.pipe.Close()
	<-l.done
	l.pipe = nil
}
