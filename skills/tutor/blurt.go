package tutor

import (
	"strings"

	"ken/notes"
	"ken/notes/prose"
	"ken/skills/evidence"
	"ken/skills/proof"
	"ken/skills/questions"
)

// What became of a point in what was written.
const (
	Covered      = "covered"
	Missing      = "missing"
	Contradicted = "contradicted"
)

// A Marked point is one with what the learner wrote of it.
type Marked struct {
	Point
	State string `json:"state"` // covered, missing or contradicted
	// Said is the sentence that comes nearest, "" where none does; Line its line in what was
	// written, from 1, 0 where there is none.
	Said string `json:"said"`
	Line int    `json:"line"`
	// Why says what is contradicted, "" otherwise.
	Why string `json:"why,omitempty"`
	// Share is the part of the point's words that were said, 0 to 1.
	Share float64 `json:"share"`
}

// A Sheet is what somebody wrote of a document from memory, held against it. It knows
// words and not the world: what was said in quite other words counts as missing.
type Sheet struct {
	Path         string   `json:"path"`
	Points       []Marked `json:"points"`
	Covered      int      `json:"covered"`
	Missing      int      `json:"missing"`
	Contradicted int      `json:"contradicted"`
	// Gaps are questions on what was missing or wrong, at most five, to be decided on at a
	// gate.
	Gaps []questions.Proposal `json:"gaps"`
}

const (
	// enough is the share of a point's words that has to be said for it to be covered.
	enough = 0.5
	// about is the share from which a sentence is taken to speak of the point, so that it
	// can be wrong about it.
	speaks = 0.4
	// mostBlurt bounds what is read of what was written, in bytes.
	mostBlurt = 64 << 10
)

// Blurt holds what was written against the points of a document. known are the cards
// there are, which the gaps do not ask again.
func Blurt(doc notes.Document, points []Point, written string, c *questions.Corpus, opt questions.Options) Sheet {
	sheet := Sheet{Path: doc.Path, Points: []Marked{}, Gaps: []questions.Proposal{}}
	said := saidIn(written)
	for _, p := range points {
		m := mark(p, said)
		switch m.State {
		case Covered:
			sheet.Covered++
		case Contradicted:
			sheet.Contradicted++
		default:
			sheet.Missing++
		}
		sheet.Points = append(sheet.Points, m)
	}
	opt.All = true
	sheet.Gaps = append(sheet.Gaps, sheet.gaps(questions.Propose(doc, c, opt))...)
	return sheet
}

// A saying is one sentence of what was written.
type saying struct {
	text  string
	line  int
	stems []string
}

// saidIn takes what was written apart. A line is a sentence at least: people write lists.
func saidIn(written string) []saying {
	if len(written) > mostBlurt {
		written = strings.ToValidUTF8(written[:mostBlurt], "")
	}
	var out []saying
	n := 0
	for line := range strings.Lines(written) {
		n++
		line = strings.TrimLeft(strings.TrimSpace(line), "-*+•# \t")
		for _, s := range prose.Sentences(line) {
			text := s.In(line)
			out = append(out, saying{text, n, evidence.Stems(text)})
		}
	}
	return out
}

// mark finds what was said of a point: in the sentence that has most of its words, with
// the one after it, since people part what a document says in one.
func mark(p Point, said []saying) Marked {
	m := Marked{Point: p, State: Missing}
	best := -1
	for n, s := range said {
		if share := shared(p.stems, s.stems); share > m.Share {
			m.Share, best = share, n
		}
	}
	if best < 0 {
		return m
	}
	m.Said, m.Line = said[best].text, said[best].line
	if m.Share >= speaks {
		if c := proof.Sentence(m.Said, []string{p.Text}); c.Verdict == proof.Contradicted {
			m.State, m.Why = Contradicted, c.Reason
			return m
		}
	}
	for _, next := range []int{best - 1, best + 1} {
		if next >= 0 && next < len(said) {
			m.Share = max(m.Share, shared(p.stems, append(said[next].stems[:len(said[next].stems):len(said[next].stems)], said[best].stems...)))
		}
	}
	if m.Share >= enough {
		m.State = Covered
	} else if m.Share < speaks {
		m.Said, m.Line = "", 0
	}
	return m
}

// gaps are the proposals on what was not covered: one of a passage, five at most.
func (s *Sheet) gaps(proposals []questions.Proposal) []questions.Proposal {
	var out []questions.Proposal
	var shown []notes.Source
	for _, p := range proposals {
		if !allowed(p, shown) || !s.open(p.Source) {
			continue
		}
		shown = append(shown, p.Passage)
		out = append(out, p)
	}
	return out
}

// open tells whether a place is that of a point that was not covered.
func (s *Sheet) open(at notes.Source) bool {
	for _, m := range s.Points {
		if m.State != Covered && m.Source.Line <= at.EndLine && at.Line <= m.Source.EndLine && m.Kind != "heading" {
			return true
		}
	}
	return false
}
