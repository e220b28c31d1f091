package report

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"ken/index"
	"ken/notes"
	"ken/notes/facts"
	"ken/skills/brief"
	"ken/skills/evidence"
)

// A teller goes through what is dated in a span and puts it into a report.
type teller struct {
	w    *brief.Writer
	b    *brief.Brief
	span brief.Span

	documented map[string]document // by path and part
	listed     []document          // those of the span, in the order they are listed
	findings   []evidence.Finding  // on the topic, or on the goals where there is none
	within     []evidence.Finding  // where there is no topic, every statement of the span's documents
	facts      []facts.Fact
	left       map[string]int // for each heading how much found no room
}

// A document is a file, or a message or commit within one, with the times it has.
type document struct {
	path, part, title string
	dated, modified   time.Time
}

// day is the document's own date, or that of its file; own is false then.
func (d document) day() (day time.Time, own bool) {
	if !d.dated.IsZero() {
		return midnight(d.dated), true
	}
	return midnight(d.modified), false
}

func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// Bounds of what one report reads.
const (
	mostPassages = 3_000
	mostOffered  = 60  // passages of the span's documents that an author is given
	mostRead     = 400 // passages of the span's documents taken apart
	mostTopics   = 16
)

// survey reads all that a report may be made of.
func (t *teller) survey(ctx context.Context) error {
	t.documented, t.left = map[string]document{}, map[string]int{}
	where := fmt.Sprintf("since:%s before:%s", t.b.Since, t.span.To.AddDate(0, 0, 1).Format(time.DateOnly))
	passages, err := t.w.Passages(ctx, where+" "+t.w.Request.Where, mostPassages)
	if err != nil {
		return err
	}
	for _, p := range passages {
		t.meet(p)
	}
	t.w.Offer(passages[:min(len(passages), mostOffered)])
	if t.b.Topic == "" {
		for _, p := range passages[:min(len(passages), mostRead)] {
			for _, s := range evidence.Statements(p) {
				t.within = append(t.within, evidence.Finding{Statement: s})
			}
		}
	}
	if err := t.gather(ctx); err != nil {
		return err
	}
	if err := t.rest(ctx); err != nil {
		return err
	}
	return t.collect(ctx)
}

// meet takes note of the document of a passage that lies in the span.
func (t *teller) meet(p index.Passage) {
	t.w.Met(p)
	key := p.Path + "\x00" + p.Part
	if _, known := t.documented[key]; known {
		return
	}
	d := document{p.Path, p.Part, p.Title, p.Dated, p.Modified}
	t.documented[key] = d
	if day, _ := d.day(); t.span.Has(day) {
		t.listed = append(t.listed, d)
	}
}

// gather finds statements on the topic. Where there is none, the goals say what matters,
// and then the new documents.
func (t *teller) gather(ctx context.Context) error {
	if t.b.Topic != "" {
		t.take(t.w.Gathered)
		return t.kindred(ctx)
	}
	var topics []string
	for _, g := range t.w.Goals() {
		topics = append(topics, g.Text+" "+strings.Join(g.Terms, " "))
	}
	seen := map[string]bool{}
	for _, d := range t.listed {
		if _, own := d.day(); own && !seen[d.title] {
			seen[d.title] = true
			topics = append(topics, d.title)
		}
	}
	for _, topic := range topics[:min(len(topics), mostTopics)] {
		g, err := t.w.Gather(ctx, topic)
		if err != nil {
			return err
		}
		t.take(g)
		t.w.Contend(evidence.Disputes(g.Findings))
	}
	return nil
}

// kindred finds statements on what belongs to the topic as the goals have it: of a goal
// that names the topic, its terms.
func (t *teller) kindred(ctx context.Context) error {
	topic := evidence.Stems(t.b.Topic)
	for _, g := range t.w.Goals() {
		goal := evidence.Stems(g.Text + " " + strings.Join(g.Terms, " "))
		if len(topic) == 0 || slices.ContainsFunc(topic, func(s string) bool { return !slices.Contains(goal, s) }) {
			continue
		}
		for _, term := range g.Terms[:min(len(g.Terms), mostTopics)] {
			found, err := t.w.Gather(ctx, term)
			if err != nil {
				return err
			}
			t.take(found)
		}
	}
	return nil
}

// take adds findings that are not known yet.
func (t *teller) take(g evidence.Gathered) {
	seen := map[string]bool{}
	for _, f := range t.findings {
		seen[f.At()+f.SHA256] = true
	}
	for _, f := range g.Findings {
		if t.b.Topic != "" && f.Covers < 0.4 || seen[f.At()+f.SHA256] {
			continue
		}
		seen[f.At()+f.SHA256] = true
		t.findings = append(t.findings, f)
	}
	for _, p := range g.Passages {
		t.meetOld(p)
	}
}

// meetOld takes note of a document whenever it is of.
func (t *teller) meetOld(p index.Passage) {
	t.w.Met(p)
	if key := p.Path + "\x00" + p.Part; t.documented[key].path == "" {
		t.documented[key] = document{p.Path, p.Part, p.Title, p.Dated, p.Modified}
	}
}

// rest meets the documents that no search led to, as facts may be of them.
func (t *teller) rest(ctx context.Context) error {
	passages, err := t.w.Passages(ctx, "before:9999 "+t.w.Request.Where, mostPassages)
	for _, p := range passages {
		t.meetOld(p)
	}
	return err
}

// collect takes the facts on the topic: those that name all its words, and those on the
// lines of statements that speak of it.
func (t *teller) collect(ctx context.Context) error {
	all, err := t.w.Facts(ctx, index.FactQuery{})
	if err != nil {
		return err
	}
	t.entitle(all)
	if t.b.Topic == "" {
		t.facts = all
		return nil
	}
	named, err := t.w.Facts(ctx, index.FactQuery{About: t.b.Topic})
	if err != nil {
		return err
	}
	key := func(s notes.Source) string { return s.At() }
	wanted := map[string]bool{}
	for _, f := range named {
		wanted[key(f.Source)] = true
	}
	for _, f := range t.findings {
		if f.Covers >= 0.55 && f.Own >= 0.2 {
			wanted[key(f.Source)] = true
		}
	}
	for _, f := range all {
		if wanted[key(f.Source)] {
			t.facts = append(t.facts, f)
		}
	}
	return nil
}

// entitle gives those documents a date whose first lines name one: "Start Date: …".
func (t *teller) entitle(all []facts.Fact) {
	for _, f := range all {
		key := f.Source.Path + "\x00" + f.Source.Part
		d, known := t.documented[key]
		if !known {
			key = f.Source.Path + "\x00"
			d = t.documented[key]
		}
		day, _, ok := brief.ReadDays(f.When)
		if f.Kind == facts.Date && ok && d.dated.IsZero() && d.path != "" && f.Source.Line <= headLines && dateLine.MatchString(f.Source.Quote) {
			d.dated = day
			t.documented[key] = d
		}
	}
}

// headLines is within how many lines a document says of what day it is.
const headLines = 15

var dateLine = regexp.MustCompile(`(?i)^[\s*_-]*(?:start |creation |publication |last )?(?:date|dated|created|published|updated|written)[\s*_]*:`)

// of returns the document that a place lies in.
func (t *teller) of(s notes.Source) document {
	if d := t.documented[s.Path+"\x00"+s.Part]; d.path != "" {
		return d
	}
	return t.documented[s.Path+"\x00"]
}

// current tells whether a place is in a document that nothing replaced or put away.
func (t *teller) current(s notes.Source) bool {
	return t.w.Outdated(s.Path, t.of(s).title) == ""
}

// on is the day of a statement: that of the heading it stands under, as in a journal,
// else that of its document. Own is false where the file's time stands for it.
func (t *teller) on(s notes.Source) (day time.Time, own bool) {
	d := t.of(s)
	day, own = d.day()
	near := day
	if m := monthOf(d.path); !m.IsZero() && !own {
		near = m
	}
	for _, h := range slices.Backward(s.Heading) {
		if at, ok := headingDay(h, near); ok {
			return at, true
		}
	}
	return day, own
}

// inOrder sorts findings by their day, and by place on one day.
func inOrder(list []dated) {
	slices.SortStableFunc(list, func(a, b dated) int {
		return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
	})
}

// A dated finding is one of a day.
type dated struct {
	evidence.Finding
	day time.Time
	// when is that day, or the month where no more is said.
	when string
}

// sentences writes findings, a theme for each day.
func sentences(list []dated) []brief.Sentence {
	out := make([]brief.Sentence, 0, len(list))
	for _, f := range list {
		s := brief.Quote(f.Finding, themeOf(f.when))
		s.On = f.when
		out = append(out, s)
	}
	return out
}

func themeOf(when string) string {
	if t, err := time.Parse(time.DateOnly, when); err == nil {
		return t.Format("2 January 2006")
	}
	if t, err := time.Parse("2006-01", when); err == nil {
		return t.Format("January 2006")
	}
	return when
}
