package diagram

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"ken/notes"
	"ken/notes/facts"
	"ken/notes/prose"
)

// dated reads what happens when: dates, decisions and tasks that are due.
func (p *page) dated(list []facts.Fact) (undated []Omission) {
	for _, f := range list {
		what, when := "", ""
		switch f.Kind {
		case facts.Date:
			what, when = f.What, f.When
		case facts.Decision:
			what, when = f.What, f.On
		case facts.Task:
			what, when = f.Text, f.Due
		}
		if what == "" || when == "" {
			continue
		}
		span, b, ok := p.sentenceAt(f.Span)
		if !ok || b.Kind == notes.Heading || b.Kind == notes.Code {
			continue // its title's own day is that of the document, and no event
		}
		if head, rest, found := strings.Cut(what, ": "); found && f.Kind == facts.Date && wordy(rest) && slices.ContainsFunc(strings.Fields(head), func(w string) bool { return auxiliary[w] }) {
			what = rest // "Plan v2 was adopted: commissioning on 14 November" dates what stands behind
		}
		cites := []notes.Source{p.doc.Cite(span, b.heading)}
		if sortable(when) == "" {
			undated = append(undated, Omission{What: label(what), Why: "“" + when + "” is no day of a year that is known", Source: cites[0]})
			continue
		}
		p.claim(claim{
			form: Timeline, kind: "fact", from: spoken(when), to: happening(f, what, when, span.In(p.doc.Text)), when: sortable(when), cites: cites,
			under: strings.Join(b.heading, " "),
		})
	}
	return undated
}

// sentenceAt is the sentence or row that holds a span, and its block.
func (p *page) sentenceAt(at prose.Span) (prose.Span, block, bool) {
	b, ok := p.around(at.Start)
	if !ok {
		return at, b, false
	}
	for _, s := range p.sentences(b) {
		if s.Start <= at.Start && at.Start < s.End {
			return s, b, true
		}
	}
	return b.Span, b, true
}

// happening is the label of something that happens on a day. Where the day would be cut
// off, the words that lead up to it are taken: "he was told that it takes until May" did
// not happen in May.
func happening(f facts.Fact, what, when, line string) string {
	short := event(what, line)
	if r, _ := utf8.DecodeRuneInString(short); f.Kind == facts.Date && unicode.IsLower(r) && len(strings.Fields(short)) == 1 {
		short = label(line) // "your letter of 9 September": a bare noun says nothing
	}
	if on := standing(short, line); on != "" {
		return on
	}
	on := func(q prose.Quantity) bool {
		return q.Date != "" && strings.HasSuffix(when, strings.TrimLeft(q.Date, "-"))
	}
	if of := dayOfThing(line, on); of != "" && f.Kind == facts.Date && !strings.Contains(of, short) && !slices.ContainsFunc(prose.Quantities(short), on) {
		return of
	}
	if f.Kind == facts.Date && short != trimmed(plain(what)) && !slices.ContainsFunc(prose.Quantities(short), on) && !strings.HasSuffix(short, "…") && stands(what, line) {
		short += "…" // the part of the sentence that it was cut to may not be that of the day
	}
	if f.Kind == facts.Task || !strings.HasSuffix(short, "…") {
		return short
	}
	if slices.ContainsFunc(prose.Quantities(short), on) {
		return short
	}
	text := plain(line)
	for _, q := range prose.Quantities(text) {
		if !on(q) {
			continue
		}
		start := q.Start
		for _, i := range wordStarts(text[:q.Start]) {
			if utf8.RuneCountInString(text[i:q.End]) < longestLabel {
				start = i
				break
			}
		}
		if start > 0 {
			return "…" + text[start:q.End]
		}
		return text[:q.End]
	}
	return short
}

// dayOfThing is a thing with the day that it is told apart by: "minutes of 31 August". What
// else its sentence says did not happen on that day. "" where the day stands otherwise.
func dayOfThing(line string, on func(prose.Quantity) bool) string {
	text := plain(line)
	for _, q := range prose.Quantities(text) {
		before, found := strings.CutSuffix(text[:q.Start], " of ")
		if !on(q) || !found {
			continue
		}
		words := strings.Fields(before)
		at := len(words)
		for at > 0 && len(words)-at < 4 {
			if w := strings.ToLower(strings.Trim(words[at-1], ",;:")); articles[w] || ends[w] || hanging[w] || w != strings.ToLower(words[at-1]) && strings.HasSuffix(words[at-1], ",") {
				break
			}
			at--
		}
		if at == len(words) || spansOfTime[strings.ToLower(words[len(words)-1])] {
			return ""
		}
		return label(strings.Join(words[at:], " ") + " of " + text[q.Start:q.End])
	}
	return ""
}

var spansOfTime = set("week weekend month day morning evening night end beginning start middle as date deadline")

// standing is what has been so since a day, or is until then, with that day: without it
// the words say something else. "" for what happens on its day.
func standing(what, line string) string {
	_, rest, found := strings.Cut(plain(line), what+" ")
	first, _, _ := strings.Cut(rest, " ")
	if !found || first != "since" && first != "until" && first != "till" && first != "to" && first != "from" {
		return ""
	}
	for _, q := range prose.Quantities(rest) {
		if whole := what + " " + rest[:q.End]; q.Date != "" && utf8.RuneCountInString(whole) <= longestLabel {
			return whole
		} else if q.Date != "" && first == "to" {
			return label(whole) // "moves from 30 September to Saturday 14 November…"
		}
	}
	return ""
}

// wordStarts are the places where words of a text begin.
func wordStarts(text string) []int {
	var out []int
	for i := range len(text) {
		if text[i] != ' ' && (i == 0 || text[i-1] == ' ') {
			out = append(out, i)
		}
	}
	return out
}

// event is what a fact is about, in words that stand in its line; what a heading over the
// line adds is left out.
func event(what, line string) string {
	if !stands(label(what), line) {
		if _, rest, found := strings.Cut(what, ": "); found && stands(label(rest), line) {
			what = rest
		}
	}
	if unfinished(what) {
		return label(strings.TrimLeft(line, "0123456789.) ")) // plain text keeps the number of an item
	}
	return label(what)
}

// sortable is a day or month as facts write them, "" for what cannot be put in order.
func sortable(when string) string {
	when = strings.TrimPrefix(when, "about ")
	for _, form := range []string{time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(form, when); err == nil && t.Year() > 0 {
			return when
		}
	}
	return ""
}

// spoken is a day as a reader says it.
func spoken(when string) string {
	if t, err := time.Parse(time.DateOnly, when); err == nil {
		return t.Format("2 January 2006")
	}
	if t, err := time.Parse("2006-01", when); err == nil {
		return t.Format("January 2006")
	}
	return when
}

// answerable reads who answers for what, who decided what, and who is to do what.
func (p *page) answerable(list []facts.Fact) {
	for _, f := range list {
		var who, what string
		weight := 0.5 // who answers for something says more than who had something to do
		switch f.Kind {
		case facts.Owner:
			who, what = f.Who, f.What
		case facts.Decision:
			who, what, weight = f.By, f.What, 0.3
		case facts.Task:
			who, what, weight = f.Owner, f.Text, 0.2
			if f.State == "done" || f.State == "dropped" {
				weight = 0
			}
		}
		if who == "" || what == "" {
			continue
		}
		span, b, ok := p.sentenceAt(f.Span)
		if !ok || b.Kind == notes.Code {
			continue
		}
		if head, _, found := strings.Cut(what, ": "); found && b.End-b.Start <= mostBlock && stands(label(head), p.text(b)) {
			what, span = head, b.Span // "**Tanks late.** … Owner: Femi for the date." says it in two sentences
		} else if !stands(event(what, span.In(p.doc.Text)), span.In(p.doc.Text)) && b.End-b.Start <= mostBlock {
			span = b.Span
		}
		if one, rest, found := strings.Cut(what, " and "); found && leads(strings.Fields(rest), doings)+leads(strings.Fields(rest), answering) > 0 {
			what = one // "the notes and orders the flowers": another verb, see duties.go
		}
		text := plain(span.In(p.doc.Text))
		for one := range strings.SplitSeq(who, ", ") {
			c := claim{
				form: People, kind: "fact", score: weight, from: label(one), to: noun(event(what, text)), under: strings.Join(b.heading, " "),
				cites: []notes.Source{p.doc.Cite(span, b.heading)},
			}
			if b.Kind != notes.Row {
				c.label = doing(text, one, c.to)
			}
			p.claim(c)
		}
	}
}

// doing is what stands between a person and a thing: "signs", "keeps". It is "" where
// that is more than a few words.
func doing(text, who, what string) string {
	_, rest, ok := strings.Cut(text, who)
	if !ok {
		return ""
	}
	words, _, ok := strings.Cut(rest, what)
	if !ok {
		return ""
	}
	if i := strings.LastIndex(words, " and "); i >= 0 {
		words = words[i+len(" and "):]
	}
	words = words[strings.LastIndexByte(words, ',')+1:]
	list := strings.Fields(words)
	for len(list) > 0 && articles[strings.ToLower(list[len(list)-1])] {
		list = list[:len(list)-1]
	}
	if len(list) == 0 || len(list) > 3 || strings.ContainsAny(words, ".:;()[]") || hanging[list[0]] && list[0] != "will" {
		return ""
	}
	return strings.Join(list, " ")
}
