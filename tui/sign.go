package tui

import (
	"slices"
	"strings"

	"ken/skills/proof"
)

// A sign is the mark of a verdict beside a sentence. It is told apart by its shape: the
// colour only repeats it.
type sign struct {
	mark  string
	plain string // the same of the characters that every console has
	says  string
	rank  int // of two signs on one line, the higher is shown
}

//nolint:gochecknoglobals // they never change
var (
	signQuoted    = sign{"✓", "=", "quoted", 0}
	signSupported = sign{"~", "~", "supported", 1}
	signWeak      = sign{"?", "?", "weak", 2}
	signChanged   = sign{"!", "!", "source changed", 3}
	signAgainst   = sign{"✗", "x", "contradicted or unsupported", 4}
)

func signs() []sign {
	return []sign{signQuoted, signSupported, signWeak, signAgainst, signChanged}
}

// signOf is the mark of a claim. A source that has changed is shown before a verdict
// that stands, since the sentence has to be read again.
func signOf(c claim) sign {
	switch {
	case !c.Verdict.Stands() && !rotten(c.Changed):
		return signAgainst
	case rotten(c.Changed):
		return signChanged
	case c.Verdict == proof.Weak:
		return signWeak
	case c.Verdict == proof.Supported:
		return signSupported
	}
	return signQuoted
}

// sign draws a mark, in colour where there is any.
func (l *look) sign(s sign) string {
	mark := s.mark
	if l.console {
		mark = s.plain
	}
	switch s {
	case signQuoted, signSupported:
		return l.good(mark)
	case signAgainst:
		return l.bad(mark)
	}
	return l.warn(mark)
}

// legend says what each mark means.
func (l *look) legend(w int) []string {
	var lines []string
	line := ""
	for _, s := range signs() {
		part := l.sign(s) + " " + s.says
		if line != "" && l.width(line)+3+l.width(part) > w {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += "   "
		}
		line += part
	}
	return append(lines, line)
}

// marks are the signs of the claims that begin on a drawn line, in order, at most n: where
// there are more the worst ones.
func (v *viewer) marks(line, n int) []sign {
	var all []sign
	for _, c := range v.claims {
		if c.from.line == line {
			all = append(all, signOf(c))
		}
	}
	for len(all) > n {
		least := 0
		for i, s := range all {
			if s.rank < all[least].rank {
				least = i
			}
		}
		all = slices.Delete(all, least, least+1)
	}
	return all
}

// margin is how many cells stand before the text: for the marks, where the sentences of
// the document are or will be checked, and for the bar beside a passage.
func (v *viewer) margin(a *App, sh shape) int {
	switch {
	case a.ws.Proof == nil || v.task == nil && !v.isBrief():
		return 1
	case sh <= narrow:
		return 2
	}
	return 3
}

// edge draws the margin of a drawn line.
func (v *viewer) edge(a *App, line, width int, bar bool) string {
	l := &a.look
	out, used := "", 0
	if width > 1 {
		for _, s := range v.marks(line, width-1) {
			out += l.sign(s)
			used++
		}
	}
	end := " "
	if bar {
		end = l.cite("▌")
	}
	return out + strings.Repeat(" ", width-1-used) + end
}

func (v *viewer) marked() bool { return len(v.claims) > 0 }
