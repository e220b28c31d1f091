package brief

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"ken/notes"
	"ken/notes/prose"
	"ken/skills/proof"
)

// Markdown returns the brief as a note that any program shows: a sentence carries
// footnotes, a footnote names the file, links to the line and repeats the words.
func (b Brief) Markdown() []byte {
	p := printer{brief: b, numbers: map[string]int{}, from: path.Dir(b.where())}
	p.front()
	if !b.Found {
		p.notFound()
		return []byte(p.String())
	}
	for _, s := range b.Sections {
		if s.Heading == b.missingBefore() {
			p.missing()
		}
		p.section(s)
	}
	if !slices.ContainsFunc(b.Sections, func(s Section) bool { return s.Heading == b.missingBefore() }) {
		p.missing()
	}
	p.unsupported()
	p.sources()
	p.used()
	p.notes()
	return []byte(p.String())
}

// where returns the path the brief is or will be kept under.
func (b Brief) where() string {
	if b.Path != "" {
		return b.Path
	}
	return "briefs/" + b.Date + ".md"
}

// A printer writes one brief and numbers its footnotes as they come.
type printer struct {
	strings.Builder
	brief   Brief
	from    string // the folder of the note
	numbers map[string]int
	cited   []notes.Source
	item    int // of the list that is being written
}

func (p *printer) front() {
	b := p.brief
	fmt.Fprintf(p, "---\ntitle: %s\nkind: %s\ndate: %s\n", strconv.Quote(b.Title), b.Kind, b.Date)
	if b.Since != "" {
		fmt.Fprintf(p, "since: %s\nuntil: %s\n", b.Since, b.Until)
	}
	fmt.Fprintf(p, "engine: %s\n---\n\n# %s\n", b.Engine, prose.EscapeTags(b.Title))
}

func (p *printer) notFound() {
	p.heading(NotFound)
	fmt.Fprintf(p, "The documents do not answer this.\n")
	for _, what := range p.brief.NotFound {
		if what != p.brief.Topic {
			fmt.Fprintf(p, "\n- Nothing that was found speaks of “%s”.", escape(what))
		}
	}
	for _, what := range p.brief.Lacking {
		fmt.Fprintf(p, "\n- %s.", escape(capital(what)))
	}
	if len(p.brief.Nearest) > 0 {
		p.WriteString("\n\nNearest headings:\n")
		for _, n := range p.brief.Nearest {
			fmt.Fprintf(p, "\n- %s (%s)", escape(n.Under()), p.link(n))
		}
	}
	p.WriteString("\n")
}

func (p *printer) heading(text string) { fmt.Fprintf(p, "\n## %s\n\n", text) }

// section writes the sentences of a section, theme by theme.
func (p *printer) section(s Section) {
	p.heading(s.Heading)
	p.item = 0
	list := s.Heading != Answer && (!p.brief.Prose || s.Heading == Goals)
	theme := ""
	for i, sentence := range s.Sentences {
		if sentence.Theme != theme {
			theme, p.item = sentence.Theme, 0
			if i > 0 {
				p.WriteString("\n")
			}
			fmt.Fprintf(p, "### %s\n\n", prose.EscapeTags(theme))
		}
		last := i == len(s.Sentences)-1 || s.Sentences[i+1].Theme != theme
		p.sentence(sentence, list, last)
	}
	p.lines(s.Lines)
}

// lines writes what the program says, with links to what it speaks of.
func (p *printer) lines(lines []Line) {
	for _, l := range lines {
		fmt.Fprintf(p, "- %s", escape(l.Text))
		for i, at := range l.At {
			mark := ", "
			if i == 0 {
				mark = " ("
			}
			p.WriteString(mark + p.place(at))
		}
		if len(l.At) > 0 {
			p.WriteString(")")
		}
		p.WriteString("\n")
	}
}

// place links to a line, or to a whole document.
func (p *printer) place(at notes.Source) string {
	if at.Line == 0 {
		return proof.Link(at.Path, p.from)
	}
	return p.link(at)
}

// sentence writes one sentence as a list item or as part of a paragraph. One without
// a full stop makes a paragraph of its own, since nothing else would part it from
// the next.
func (p *printer) sentence(s Sentence, list, last bool) {
	text := escape(s.Text) + p.marks(s.Citations)
	switch {
	case list:
		if s.Box != "" {
			text = s.Box + " " + text
		}
		mark := "-"
		if p.item++; p.brief.numbered {
			mark = strconv.Itoa(p.item) + "."
		}
		fmt.Fprintf(p, "%s %s\n", mark, text)
	case last:
		p.WriteString(text + "\n")
	case strings.ContainsAny(lastMark(s.Text), ".!?…"):
		p.WriteString(text + " ")
	default:
		p.WriteString(text + "\n\n")
	}
}

func lastMark(text string) string {
	text = strings.TrimRight(text, "*_\"”')` ")
	return text[max(0, len(text)-1):]
}

// marks returns the footnote marks of some citations.
func (p *printer) marks(citations []notes.Source) string {
	var b strings.Builder
	for _, c := range citations {
		fmt.Fprintf(&b, "[^%d]", p.number(c))
	}
	return b.String()
}

// number returns the number of a citation's footnote; one place and quote has one.
func (p *printer) number(c notes.Source) int {
	key := c.At() + "\x00" + c.Quote
	if _, known := p.numbers[key]; !known {
		p.cited = append(p.cited, c)
		p.numbers[key] = len(p.cited)
	}
	return p.numbers[key]
}

func (p *printer) missing() {
	if len(p.brief.NotFound)+len(p.brief.Lacking) == 0 {
		return
	}
	p.heading(NotFound)
	for _, what := range p.brief.Lacking {
		fmt.Fprintf(p, "- %s.\n", escape(capital(what)))
	}
	for _, what := range p.brief.NotFound {
		fmt.Fprintf(p, "- Nothing cited here speaks of “%s”.\n", escape(what))
	}
}

// unsupported lists what was written and does not stand, with the reason.
func (p *printer) unsupported() {
	if len(p.brief.NotSupported) == 0 {
		return
	}
	p.heading(Unsupported)
	for _, r := range p.brief.NotSupported {
		why := r.Why
		if len(r.Own) > 0 {
			why += "; the model's own: " + strings.Join(r.Own, ", ")
		}
		fmt.Fprintf(p, "- %s (%s)\n", escape(r.Text), escape(why))
	}
}

func (p *printer) sources() {
	p.heading(Sources)
	for _, s := range p.brief.Sources {
		about := ""
		if s.Dated != "" {
			about = ", " + s.Dated
		}
		link := proof.Link(s.Path, p.from)
		if s.Title != "" {
			link = fmt.Sprintf("%s (%s)", escape(prose.Readable(s.Title)), link)
		}
		fmt.Fprintf(p, "- %s%s, %s\n", link, about, s.where())
	}
}

// where names the parts or lines that are cited.
func (d Cited) where() string {
	if parts := slices.Compact(slices.Clone(d.Parts)); len(parts) > 0 && parts[0] != "" {
		return escape(strings.Join(parts, "; "))
	}
	lines := make([]string, 0, len(d.Lines))
	for _, n := range d.Lines {
		lines = append(lines, strconv.Itoa(n))
	}
	if len(lines) == 1 {
		return "line " + lines[0]
	}
	return "lines " + strings.Join(lines, ", ")
}

// used says which goals and preferences bore on the brief.
func (p *printer) used() {
	c := p.brief.Context
	if len(c.Goals)+len(c.Preferences)+len(p.brief.Criteria) == 0 && p.brief.Fallback == "" {
		return
	}
	p.heading(Used)
	if p.brief.Fallback != "" {
		fmt.Fprintf(p, "- Written by the offline engine, since the model did not: %s\n", escape(p.brief.Fallback))
	}
	for _, w := range p.brief.Withheld {
		at := w.Path
		if w.Line > 0 {
			at += fmt.Sprintf(":%d", w.Line)
		}
		fmt.Fprintf(p, "- Not sent to the model: %s, %s\n", escape(at), w.Why)
	}
	for _, g := range c.Goals {
		state := "not touched"
		if g.Used {
			state = "served by " + p.serving(g.Number)
		}
		fmt.Fprintf(p, "- Goal %d, %s:%d, %s: %s\n", g.Number, g.Path, g.Line, state, escape(g.Text))
	}
	for _, u := range c.Preferences {
		state := u.Check
		if u.Why != "" {
			state += " (" + prose.EscapeTags(u.Why) + ")"
		}
		fmt.Fprintf(p, "- Preference %d, %s:%d, %s: %s\n", u.Number, u.Path, u.Line, state, escape(u.Text))
	}
	for _, m := range p.brief.Criteria {
		state := m.Check
		if m.Why != "" {
			state += " (" + m.Why + ")"
		}
		fmt.Fprintf(p, "- Criterion of %s, %s: %s\n", withArticle(p.brief.Kind), state, escape(m.Text))
	}
}

// serving returns the footnotes of the sentences that speak of a goal.
func (p *printer) serving(goal int) string {
	var marks []string
	for _, s := range p.brief.sentences() {
		if !slices.Contains(s.Serves, goal) {
			continue
		}
		for _, c := range s.Citations {
			if mark := p.marks([]notes.Source{c}); !(s.goal != "" && c.Quote == s.Text) && !slices.Contains(marks, mark) {
				marks = append(marks, mark)
			}
		}
	}
	return strings.Join(marks, "")
}

// notes writes the footnotes.
func (p *printer) notes() {
	p.WriteString("\n")
	for i, c := range p.cited {
		fmt.Fprintf(p, "[^%d]: %s\n", i+1, proof.Footnote(c, p.from))
	}
}

func (p *printer) link(c notes.Source) string { return proof.Place(c, p.from) }

// escape keeps a quoted sentence's characters from being read as the note's own
// markup: at its beginning, and where a tag would open.
func escape(text string) string {
	if text != "" && strings.IndexByte("#>-+|~=", text[0]) >= 0 {
		text = `\` + text
	}
	if digits := len(text) - len(strings.TrimLeft(text, "0123456789")); digits > 0 && digits < len(text) && (text[digits] == '.' || text[digits] == ')') {
		text = text[:digits] + `\` + text[digits:]
	}
	return prose.EscapeTags(text)
}
