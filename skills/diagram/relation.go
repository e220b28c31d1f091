package diagram

import (
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/facts"
	"ken/notes/prose"
)

// A phrase stands between two things and says how they belong together.
type phrase struct {
	words string
	form  Form
}

// phrases are looked for in this order; of two that begin alike the longer comes first.
var phrases = func() []phrase {
	list := map[Form]string{
		Dependencies: `can only start after; is blocked by; are blocked by; is waiting for; waits for; wait for; depends on; depend on; relies on;
rely on; is required by; is needed by; requires; require; is fed by; feeds; feed; calls; invokes; reads from; writes to; sends to; talks to; connects to;
is connected to; publishes to; subscribes to; listens to; pulls from; pushes to; falls back to; hands over to; notifies; queries; polls; uses; passes to; flows into; flows to; flow into; runs on; leads into; comes before; comes after; precedes; triggers; is built on top of; is built on; builds on top of; builds on; is based on; imports; drives; pulls; powers; turns; needs`,
		Concepts: `consists of; consist of; is made of; is made up of; are made of; is part of; are part of; is a part of; is a kind of; is a type of;
is a form of; are a kind of; is an instance of; is an example of; is called; are called; contains; contain; includes; include; is caused by; causes; cause;
leads to; lead to; results in; produces; produce; raises; lowers; reduces; increases; prevents; replaces; replace; implements; extends; inherits from; returns;
controls; stores; supplies; delivers; owns; separates; compares; converts; determines; carries; is stored in; is measured in; is driven by`,
	}
	var out []phrase
	for _, form := range []Form{Dependencies, Concepts} {
		for words := range strings.SplitSeq(list[form], ";") {
			out = append(out, phrase{strings.Join(strings.Fields(words), " "), form})
		}
	}
	return out
}()

// byFirst leads from the first word of phrases to them.
var byFirst = func() map[string][]phrase {
	m := map[string][]phrase{}
	for _, p := range phrases {
		first, _, _ := strings.Cut(p.words, " ")
		m[first] = append(m[first], p)
	}
	return m
}()

// related reads what sentences say of two things.
func (p *page) related() {
	for at, b := range p.blocks {
		if b.Kind != notes.Paragraph && b.Kind != notes.Item && b.Kind != notes.Quote {
			continue
		}
		before := p.headedBy(at)
		for _, s := range p.sentences(b) {
			if s.End-s.Start <= 600 {
				p.relation(s, b, before)
			}
			before = p.after(s, b, before)
		}
	}
}

// relation reads what each clause of a sentence says of two things.
func (p *page) relation(s prose.Span, b block, before antecedent) {
	text := plain(s.In(p.doc.Text))
	if strings.HasSuffix(text, "?") {
		return
	}
	for i, words := range clauses(strings.Fields(text)) {
		words = p.relative(words, s, b)
		if len(words) > 0 && p.carries(words, s, b, before) {
			continue
		}
		before = p.tells(words, s, b) // "…; it depends on the bus"
		if i > 0 && len(words) > 2 && !articles[strings.ToLower(words[0])] && !ownSubject(words) {
			continue // only what has a subject of its own goes on by itself
		}
		p.clauseOf(words, s, b)
	}
}

// clauses cuts the words of a sentence where another sentence begins within it: behind
// ", and", ", while" and a semicolon.
func clauses(words []string) [][]string {
	var out [][]string
	start := 0
	for i, w := range words {
		switch {
		case strings.HasSuffix(w, ";") && i+1 < len(words):
			out, start = append(out, words[start:i+1]), i+1
		case strings.HasSuffix(w, ",") && i+2 < len(words) && (words[i+1] == "and" || words[i+1] == "but") && articles[words[i+2]],
			strings.HasSuffix(w, ",") && i+2 < len(words) && (words[i+1] == "while" || words[i+1] == "whereas") && (articles[words[i+2]] || ownSubject(words[i+2:])):
			out, start = append(out, words[start:i+1]), i+2
		}
	}
	return append(out, words[start:])
}

// ownSubject tells whether words begin with a short subject and what it does.
func ownSubject(words []string) bool {
	for i := 1; i <= 3 && i+1 < len(words); i++ {
		if _, n := phraseAt(words, i); n > 0 {
			return true
		}
	}
	return false
}

// clauseOf reads the first relation of a clause, and those that go on from it with the
// same subject: "writes to the store and publishes to the bus".
func (p *page) clauseOf(words []string, s prose.Span, b block) {
	at := place{cites: []notes.Source{p.doc.Cite(s, b.heading)}, under: strings.Join(b.heading, " ")}
	for i := 1; i < len(words)-1 && i <= 12; i++ {
		ph, n := phraseAt(words, i)
		if n == 0 {
			continue
		}
		from, ok := subject(words[:i])
		if !ok || denied(strings.Join(words[:i+n], " ")) {
			return
		}
		p.relates(from, ph, words[i+n:], at)
		for j := i + n; j+1 < len(words) && j < i+n+14 && !turns[words[j]]; j++ {
			if words[j] != "and" && words[j] != "then" {
				continue
			}
			if ph, n := phraseAt(words, j+1); n > 0 {
				p.relates(from, ph, words[j+1+n:], at)
			}
		}
		return
	}
}

// relates adds an edge to each object.
func (p *page) relates(from string, ph phrase, rest []string, at place) {
	last := ph.words[strings.LastIndexByte(ph.words, ' ')+1:]
	for i := 1; i+2 < len(rest); i++ { // "to the store and to the bus"
		if (rest[i] == "and" || strings.HasSuffix(rest[i], ",")) && rest[i+1] == last && ends[last] {
			rest = append(slices.Clone(rest[:i+1]), rest[i+2:]...)
		}
	}
	for _, to := range objects(rest) {
		p.claim(claim{
			form: ph.form, kind: "words", from: from, label: ph.words, to: to,
			cites: at.cites, under: at.under,
		})
	}
}

// phraseAt is the phrase that begins at a word and has something behind it, and how many
// words it has; 0 where none does.
func phraseAt(words []string, i int) (phrase, int) {
	for _, ph := range byFirst[words[i]] {
		n := len(strings.Fields(ph.words))
		if i+n < len(words) && strings.Join(words[i:i+n], " ") == ph.words {
			if to, more := moved(words, i); more > n { // "stores the original in" says where
				return to, more
			}
			return ph, n
		}
	}
	return moved(words, i)
}

// moved is the phrase of a verb that moves something somewhere: "sends the photo to",
// "takes messages from"; 0 words where none stands there.
func moved(words []string, i int) (phrase, int) {
	by, known := movers[words[i]]
	if !known {
		return phrase{}, 0
	}
	for n := 2; n <= 5 && i+n < len(words); n++ {
		w := words[i+n-1]
		if slices.Contains(by, w) && n > 1 {
			if n == 2 && !articles[words[i+n]] { // "sends to X" is in the list above
				return phrase{}, 0
			}
			return phrase{strings.Join(words[i:i+n], " "), Dependencies}, n
		}
		if ends[strings.Trim(w, ",;.")] || strings.ContainsAny(w[len(w)-1:], ",.;:") || w == "and" || w == "or" {
			return phrase{}, 0
		}
	}
	return phrase{}, 0
}

// movers are verbs that move something, with the words that lead to the other end.
var movers = func() map[string][]string {
	m := map[string][]string{}
	for verbs, by := range map[string]string{
		"sends send passes pass forwards forward posts post publishes publish pushes push writes write uploads upload copies copy streams emits emit hands reports returns adds delivers": "to into onto",
		"stores store saves save keeps keep puts put places place logs records caches holds":                                                                                              "in into on onto to",
		"takes take reads read fetches fetch gets pulls pull receives receive loads load collects collect draws imports imports downloads":                                                "from",
	} {
		for _, v := range strings.Fields(verbs) {
			m[v] = strings.Fields(by)
		}
	}
	return m
}()

// goesOn tells whether the "and" at a word joins another verb, not another thing: "and
// publishes to", "and feeds the".
func goesOn(words []string, i int) bool {
	if words[i] != "and" || i+2 >= len(words) {
		return false
	}
	if _, n := phraseAt(words, i+1); n > 0 {
		return true
	}
	verb := words[i+1]
	return strings.HasSuffix(verb, "s") && !strings.HasSuffix(verb, "ss") && strings.ToLower(verb) == verb && governs[words[i+2]]
}

// subject is the noun phrase that words end with; it must reach to the beginning of the
// sentence, or to the comma behind what introduces it.
func subject(words []string) (string, bool) {
	for i := len(words) - 1; i >= 0; i-- {
		if strings.HasSuffix(words[i], ",") || strings.HasSuffix(words[i], ":") {
			if i > 5 || !introduces[strings.ToLower(words[0])] {
				return "", false
			}
			words = words[i+1:]
			break
		}
	}
	words = withoutAdverbs(words)
	if len(words) == 0 || len(words) > 7 || hanging[strings.ToLower(words[len(words)-1])] || ends[strings.ToLower(words[0])] || strings.ContainsAny(strings.Join(words, " "), "{}<>=$&;#!|") || strings.HasPrefix(words[0], "(") { // code
		return "", false
	}
	for i, w := range words {
		low := strings.ToLower(strings.Trim(w, ".,;:()\"“”"))
		if low == "" || finite[low] || leaning[low] && !(i == 0 && articles[low] && len(words) > 1) || i == 0 && pointing[low] {
			return "", false
		}
	}
	return noun(strings.Join(words, " ")), true
}

// withoutAdverbs takes "usually" and "in turn" off the end of a subject.
func withoutAdverbs(words []string) []string {
	for n := len(words); n > 1; n = len(words) {
		switch {
		case adverbs[strings.ToLower(words[n-1])]:
			words = words[:n-1]
		case n > 2 && words[n-2] == "in" && words[n-1] == "turn":
			words = words[:n-2]
		default:
			return words
		}
	}
	return words
}

// objects are the noun phrases that words begin with: one, or the members of a list.
func objects(words []string) []string {
	var cut []string
	if words[0][0] >= '0' && words[0][0] <= '9' { // an amount is no thing
		return nil
	}
	for i, w := range words {
		low := strings.ToLower(strings.Trim(w, ",.;:"))
		if i > 0 && (ends[low] || beyond[low] || goesOn(words, i)) || i == 0 && (finite[low] || leaning[low] && low != "all" || strings.HasSuffix(low, "ing") || pointing[low] || low == "to" || low == "when" || low == "how" || low == "whether" || low == "for" || low == "on" || low == "in") {
			break
		}
		cut = append(cut, w)
		if strings.ContainsAny(w[len(w)-1:], ".;:") || strings.HasPrefix(w, "(") || len(cut) > 24 {
			break
		}
	}
	for len(cut) > 1 && (cut[len(cut)-1] == "and" || cut[len(cut)-1] == "or") {
		cut = cut[:len(cut)-1]
	}
	text := strings.Join(cut, " ")
	var parts []string
	if strings.Contains(text, ", ") && strings.Contains(text, " and ") {
		parts = strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, ", and ", ", "), " and ", ", "), ", ")
	} else {
		text, _, _ = strings.Cut(text, ", ")
		parts = []string{text}
		if one, other, found := strings.Cut(text, " and the "); found && !strings.Contains(one, " of ") {
			parts = []string{one, other}
		}
	}
	var out []string
	for _, part := range parts {
		n := len(strings.Fields(part))
		if n == 0 || n > 9 {
			return nil
		}
		out = append(out, noun(part))
	}
	return out
}

// factual takes over what package facts finds of dependencies. One that the sentences or
// the tables here say as well is the same edge.
func (p *page) factual(list []facts.Fact) {
	for _, f := range list {
		if f.Kind != facts.Dependency {
			continue
		}
		b, ok := p.around(f.Span.Start)
		if !ok || b.Kind == notes.Code {
			continue // diagrams are read whole, see fence.go
		}
		span := f.Span
		for _, s := range p.sentences(b) {
			if s.Start <= f.Span.Start && f.Span.Start < s.End {
				span = s
			}
		}
		c := claim{
			form: Dependencies, kind: "words", from: noun(strings.Join(withoutAdverbs(strings.Fields(f.From)), " ")), to: noun(f.To), label: f.Relation,
			cites: []notes.Source{p.doc.Cite(span, b.heading)}, under: strings.Join(b.heading, " "),
		}
		switch {
		case b.Kind == notes.Row:
			continue // see columns.go
		case f.Relation == "→":
			c.label, c.kind = "", "diagram"
		case !stands(f.Relation, span.In(p.doc.Text)):
			c.label = p.between(f, span) // the relation in the document's own words
		}
		p.claim(c)
	}
}

// between is what stands between the two sides of a fact in its sentence.
func (p *page) between(f facts.Fact, span prose.Span) string {
	text := plain(span.In(p.doc.Text))
	_, rest, ok := strings.Cut(text, f.From)
	if !ok {
		return f.Relation
	}
	words, _, ok := strings.Cut(rest, f.To)
	if list := strings.Fields(words); len(list) > 1 && articles[list[len(list)-1]] {
		words = strings.Join(list[:len(list)-1], " ")
	}
	if words = strings.TrimSpace(words); !ok || words == "" || len(strings.Fields(words)) > 6 {
		return f.Relation
	}
	return words
}

var (
	introduces = set("in at during for with by on from under inside here today usually normally currently")
	adverbs    = set("also still usually often always sometimes then now directly currently only just simply typically generally therefore mostly mainly")
	finite     = set(`is are was were be been has have had do does did can will shall must that which who whose where because although though while when
than get gets got makes made says said to and or but as if since until after before so`)
	ends = set(`that which who where because when while if unless although though so since until after before as but with by at in on from during for than
is are was were to into again instead without via through and_then whose once per rather`)
	beyond   = set("over every each once twice under via daily hourly weekly") // what follows says how
	turns    = set("that which who whose where because when while if unless although but")
	governs  = set("to the a an its their them it from into back")
	pointing = set("it this that these those they he she we i you there such both either neither something anything everything here what one another others it's first second third former latter part")
)
