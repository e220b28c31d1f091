package tui

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"ken/notes"
	"ken/render"
	"ken/skills/author"
	"ken/skills/brief"
	"ken/skills/proof"
)

// A claim is one sentence of a brief as it is drawn: what the proof says of it, and
// where on the page it begins and ends.
type claim struct {
	proof.CheckedSentence
	refused  *brief.Refused // a model wrote it, and nothing carries it
	from, to place
}

// A place is a cell of a page: a drawn line, and a column of it.
type place struct{ line, col int }

func (p place) before(q place) bool {
	return p.line < q.line || p.line == q.line && p.col < q.col
}

// proofMsg is how the sentences of a brief stand now; recordMsg what is kept of how it
// was written.
type (
	proofMsg  struct{ report proof.Report }
	recordMsg struct {
		record brief.Record
		ok     bool
	}
)

// readProof has the sentences of a brief checked, and what is kept of it read.
func (v *viewer) readProof(a *App) tea.Cmd {
	var cmds []tea.Cmd
	ctx, path := a.tasks.ctx, v.path
	if check := a.ws.Proof; check != nil {
		cmds = append(cmds, ask(v, func() any {
			report, err := check(ctx, path)
			if err != nil {
				report = proof.Report{} // the brief can be read without marks
			}
			return proofMsg{report}
		}))
	}
	if read := a.ws.Record; read != nil {
		cmds = append(cmds, ask(v, func() any {
			record, err := read(path)
			return recordMsg{record, err == nil}
		}))
	}
	return tea.Batch(cmds...)
}

// proven takes what was found of a brief.
func (v *viewer) proven(msg tea.Msg) {
	switch msg := msg.(type) {
	case proofMsg:
		v.report = msg.report
	case recordMsg:
		v.record = nil
		if msg.ok {
			v.record = &msg.record
		}
	}
	v.claims, v.laid = nil, 0
}

// placeClaims finds the sentences of the report and those that were refused on the page, once
// for each page.
func (v *viewer) placeClaims(l *look) {
	if v.laid == v.reader.width || !v.have {
		return
	}
	v.laid, v.claims = v.reader.width, nil
	if len(v.report.Sentences) == 0 && (v.record == nil || len(v.record.Refused) == 0) {
		return
	}
	s := scriptOf(l, v.reader.page)
	for _, c := range v.report.Sentences {
		v.put(&s, claim{CheckedSentence: c})
	}
	if v.record != nil && len(v.record.Refused) > 0 {
		line := headingLine(v.doc.Text, brief.Unsupported)
		for i := range v.record.Refused {
			r := &v.record.Refused[i]
			v.put(&s, claim{refused: r, CheckedSentence: proof.CheckedSentence{
				Line: line, Text: r.Text, Verdict: proof.Unsupported, Reason: r.Why,
			}})
		}
	}
	slices.SortStableFunc(v.claims, func(x, y claim) int {
		return cmp.Or(cmp.Compare(x.from.line, y.from.line), cmp.Compare(x.from.col, y.from.col))
	})
	if v.at >= len(v.claims) {
		v.at = -1
	}
}

// put gives a claim its place. One whose words are drawn otherwise, as in a table that
// was cut, has the lines its Markdown is drawn on.
func (v *viewer) put(s *script, c claim) {
	if c.Line < 1 {
		return
	}
	lines := v.reader.page.Lines
	first := v.reader.page.LineOf(c.Line)
	if first < 0 || first >= len(lines) {
		return
	}
	var found bool
	if c.from, c.to, found = s.find(c.Text, first); !found {
		if c.refused != nil {
			return
		}
		c.from, c.to = place{line: first}, place{line: first}
		for i := first; i < len(lines) && lines[i].Source <= c.Line && lines[i].Source > 0; i++ {
			c.to = place{i, maxLine}
		}
	}
	v.claims = append(v.claims, c)
}

// headingLine is the line of a text where a heading of the second level stands, 0 if it
// does not.
func headingLine(text, heading string) int {
	n := 0
	for line := range strings.Lines(text) {
		n++
		if strings.TrimSpace(line) == "## "+heading {
			return n
		}
	}
	return 0
}

// A script is the letters and digits of a page in order, each byte of them with where it
// is drawn. Marks, numbers of footnotes and line ends are none of it, so that a sentence
// is found however it was laid out.
type script struct {
	text string
	at   []place
	line []int // where in text each drawn line begins
	next int   // sentences come in order: the next stands behind the last
}

func scriptOf(l *look, p render.Page) script {
	var s script
	var b strings.Builder
	for i, line := range p.Lines {
		s.line = append(s.line, b.Len())
		var state byte
		col := 0
		for text := line.Text; text != ""; {
			seq, width, n, next := l.method.DecodeSequenceInString(text, state, nil)
			state, text = next, text[n:]
			if width > 0 && !inNote(line.Links, col) {
				letters := lettersOf(seq)
				b.WriteString(letters)
				for range len(letters) {
					s.at = append(s.at, place{i, col})
				}
			}
			col += width
		}
	}
	s.text = b.String()
	return s
}

// inNote tells whether a cell belongs to the number of a footnote.
func inNote(links []render.Link, col int) bool {
	return slices.ContainsFunc(links, func(k render.Link) bool {
		return k.Note > 0 && col >= k.Col && col < k.Col+k.Width
	})
}

// lettersOf are the letters and digits of a text in small letters.
func lettersOf(text string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text))
}

// farthest is how far behind its line a sentence may begin, in letters: behind all that
// stands before it in the same paragraph.
const farthest = 16 << 10

// find returns where a sentence is drawn that begins on a line or below it.
func (s *script) find(text string, line int) (from, to place, ok bool) {
	want := lettersOf(text)
	if want == "" {
		return place{}, place{}, false
	}
	start := s.line[line]
	if s.next > start && s.next < len(s.at) && s.at[s.next].line >= line {
		start = s.next
	}
	i := strings.Index(s.text[start:min(len(s.text), start+len(want)+farthest)], want)
	if i < 0 {
		return place{}, place{}, false
	}
	i += start
	s.next = i + len(want)
	to = s.at[s.next-1]
	return s.at[i], place{to.line, to.col + 1}, true
}

// claimSeen is the claim under the reader's eye: the one chosen, that of the chosen
// citation, else the first that has not ended above the eye; -1 where there is none.
func (v *viewer) claimSeen() int {
	if v.at >= 0 && v.at < len(v.claims) {
		return v.at
	}
	if k, ok := v.link(); ok {
		return v.claimBefore(place{k.line, k.link.Col})
	}
	eye := place{line: v.reader.eye()}
	for i, c := range v.claims {
		if !c.to.before(eye) {
			if c.from.line < v.reader.top+max(v.reader.h, 1) {
				return i
			}
			break
		}
	}
	return v.claimBefore(place{eye.line + 1, 0})
}

// claimBefore is the last claim that begins before a place, -1 if none does.
func (v *viewer) claimBefore(p place) int {
	last := -1
	for i, c := range v.claims {
		if c.from.before(p) {
			last = i
		}
	}
	return last
}

func (v *viewer) noClaims(*App) string {
	if len(v.claims) == 0 {
		return "no sentence here was checked"
	}
	return ""
}

func (v *viewer) nextClaim(*App) tea.Cmd     { return v.stepClaim(1) }
func (v *viewer) previousClaim(*App) tea.Cmd { return v.stepClaim(-1) }

// stepClaim chooses the next or previous sentence, the one under the eye first.
func (v *viewer) stepClaim(by int) tea.Cmd {
	to := v.claimSeen()
	if v.at >= 0 || to < 0 {
		to += by
	}
	if to >= 0 && to < len(v.claims) {
		v.chooseClaim(to)
	}
	return nil
}

func (v *viewer) chooseClaim(i int) {
	v.at, v.chosen, v.pane.held, v.inSide = i, -1, false, false
	v.reader.show(v.claims[i].from.line)
}

// citeOf is the number of the first citation of the chosen sentence, 0 for none.
func (v *viewer) citeOf() int {
	if v.at < 0 || v.at >= len(v.claims) || len(v.claims[v.at].Citations) == 0 {
		return 0
	}
	first := v.claims[v.at].Citations[0]
	for _, c := range v.shownCites() {
		if samePlace(c.Source, first) {
			return c.Number
		}
	}
	return 0
}

func samePlace(x, y notes.Source) bool {
	return x.Path == y.Path && x.Line == y.Line && x.Part == y.Part
}

// isBrief tells whether the document is one whose sentences are checked.
func (v *viewer) isBrief() bool { return notes.KindOf(v.path) == "brief" }

// Stale counts the sentences of a report that rest on a source that has changed or is
// gone. Text that was only moved says what it said.
func Stale(r proof.Report) int {
	n := 0
	for _, s := range r.Sentences {
		if rotten(s.Changed) {
			n++
		}
	}
	return n
}

// rotten tells whether any of some sources no longer says what it said; text that was
// only moved does.
func rotten(changed []proof.Changed) bool {
	return slices.ContainsFunc(changed, func(c proof.Changed) bool { return c.State != "moved" })
}

// inClaim tells whether a drawn line belongs to the chosen sentence.
func (v *viewer) inClaim(line int) bool {
	return v.at >= 0 && v.at < len(v.claims) && v.claims[v.at].from.line <= line && line <= v.claims[v.at].to.line
}

// vetted counts in a draft the sentences of a model that stand and those that go back,
// since its last answer began; "" where no model writes.
func vetted(draft string) string {
	if _, last, found := cutLast(draft, author.Anew); found {
		draft = last
	}
	stand, back := 0, 0
	for line := range strings.Lines(draft) {
		item, ok := strings.CutPrefix(line, "- ")
		switch {
		case ok && strings.HasPrefix(item, author.GoesBack):
			back++
		case ok:
			stand++
		case strings.HasPrefix(line, "# "): // the finished text has begun
			return ""
		}
	}
	if back == 0 && stand == 0 {
		return ""
	}
	out := number(stand) + " stand"
	if back > 0 {
		out = said(out, number(back)+" back")
	}
	return out
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
