package diagram

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ken/notes"
	"ken/notes/prose"
)

// defined reads what things are: "X is a Y", and a list of terms in bold with what each
// means.
func (p *page) defined() {
	for at, b := range p.blocks {
		if b.Kind != notes.Paragraph && b.Kind != notes.Item || b.Kind == notes.Item && (joined(p.text(b)) || at > 0 && joined(p.text(p.blocks[at-1]))) {
			continue
		}
		for n, s := range p.sentences(b) {
			if s.End-s.Start <= 600 {
				p.definition(s, b, n)
			}
		}
	}
}

// joined tells whether an item ends in "and" or "or": such items are the parts of one
// condition, of which none is said by itself.
func joined(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasSuffix(text, " and") || strings.HasSuffix(text, " or")
}

// definition reads "X is a Y" in one sentence, and what stands behind a term in bold.
func (p *page) definition(s prose.Span, b block, nth int) {
	raw := strings.TrimSpace(s.In(p.doc.Text))
	text := plain(raw)
	c := claim{form: Concepts, kind: "definition", cites: []notes.Source{p.doc.Cite(s, b.heading)}, under: strings.Join(b.heading, " ")}
	name := ""
	if nth == 0 {
		if term, meaning, ok := glossed(p.text(b)); ok && b.Kind == notes.Paragraph {
			c.listed, c.from, c.to, c.cites = true, label(term), label(meaning), []notes.Source{p.doc.Cite(b.Span, b.heading)}
			p.claim(c)
			return
		}
		name = term(raw, b.Kind)
	}
	c.listed = name != ""
	if rest, ok := strings.CutPrefix(text, name); ok && name != "" {
		rest = strings.TrimSpace(rest)
		if strings.HasPrefix(rest, ".") {
			return // "**Access.** Two families …" is a paragraph with a title
		}
		colon := strings.TrimLeft(rest, ":–—- ")
		if first := firstWord(colon); colon != rest && opening[first] {
			return // it tells of the term, and not what it is
		}
		if colon != rest && !repeats(colon, name) {
			c.from, c.to = label(name), label(colon)
			p.claim(c)
			return
		}
		if text = colon; colon == rest {
			p.named(c, name, rest)
			return
		}
	}
	p.isA(c, text, b.Kind == notes.Item && name != "")
}

// term is the term in bold or as code that a paragraph or an item begins with; "" for
// what only marks a paragraph, as "Note" does.
func term(raw string, kind notes.BlockKind) string {
	name := boldName(raw)
	if code, _, closed := strings.Cut(strings.TrimPrefix(raw, "`"), "`"); kind == notes.Item && name == "" && closed && strings.HasPrefix(raw, "`") && wordy(code) && len(code) <= longestLabel {
		name = code
	}
	name = trimmed(plain(name))
	if strings.ContainsAny(name, "$;{}") { // code, of which an example is said to be right or wrong
		return ""
	}
	if markers[strings.ToLower(name)] || strings.HasSuffix(name, "?") || len(strings.Fields(name)) > 6 {
		return ""
	}
	return name
}

// glossed reads a term with its meaning below it: "Proofing", then ": the last rise".
func glossed(text string) (name, meaning string, ok bool) {
	name, meaning, ok = strings.Cut(strings.TrimSpace(text), "\n")
	bare := strings.TrimLeft(meaning, " ")
	rest := strings.TrimPrefix(bare, ":")
	if !ok || rest == bare || rest == strings.TrimLeft(rest, " \t") || len(strings.Fields(name)) > 6 {
		return "", "", false
	}
	if first, _, more := strings.Cut(rest, "\n: "); more {
		rest = first
	}
	return name, rest, true
}

// named reads "**Name** is the …", which of a person says what he is.
func (p *page) named(c claim, name, rest string) {
	words := strings.Fields(rest)
	if isName(name) && len(words) > 1 && !p.does(c, name, words) {
		return
	}
	for i, w := range words {
		if i > 6 || i+1 >= len(words) {
			return
		}
		if w != "is" && w != "are" {
			continue
		}
		is := strings.Join(words[i+1:], " ")
		if isName(name) { // "is the treasurer and keeps the budget": what he does is said by itself
			is, _, _ = strings.Cut(is, " and ")
			is, _, _ = strings.Cut(is, ", ")
		}
		if c.to = predicate(strings.Fields(is)); c.to == "" || denied(strings.Join(words[:i+2], " ")) {
			return
		}
		c.from, c.label = label(name), w
		if isName(name) {
			c.form, c.score = People, 0.5
		}
		p.claim(c)
		return
	}
}

// does reads "**Name** chairs the board": a person, a verb and what it is done to. It
// returns whether the words may say something else.
func (p *page) does(c claim, name string, words []string) bool {
	verb, rest := words[0], words[1:]
	if !strings.HasSuffix(verb, "s") && !strings.HasSuffix(verb, "ed") || finite[verb] || verb == "lives" || strings.ToLower(verb) != verb {
		return true
	}
	if after[rest[0]] && len(rest) > 1 {
		verb, rest = verb+" "+rest[0], rest[1:]
	}
	whole := strings.Join(rest, " ")
	for _, stop := range []string{" and ", ", ", ". ", " which ", " that ", " together "} {
		whole, _, _ = strings.Cut(whole, stop)
	}
	if denied(strings.Join(words, " ")) || !wordy(whole) || vaguely[firstOf(rest)] {
		return false
	}
	c.form, c.score, c.from, c.label, c.to = People, 0.5, label(name), verb, noun(whole)
	p.claim(c)
	return false
}

// isName tells whether words look like a person's name: two or three, all capitalised.
func isName(text string) bool {
	words := strings.Fields(text)
	for _, w := range words {
		if strings.IndexFunc(w, unicode.IsUpper) != 0 {
			return false
		}
	}
	return len(words) == 2 || len(words) == 3
}

// repeats tells whether an explanation begins with the term again.
func repeats(text, name string) bool {
	words := strings.Fields(text)
	return strings.Contains(" "+key(strings.Join(words[:min(len(words), 7)], " "))+" ", " "+key(name)+" ")
}

// isA reads "X is a Y". Of a list of terms, Y needs no article.
func (p *page) isA(c claim, text string, listed bool) {
	words := strings.Fields(text)
	for i := 1; i < len(words)-1 && i <= 7; i++ {
		verb := words[i]
		if verb != "is" && verb != "are" && verb != "means" {
			continue
		}
		if !listed && verb == "is" && words[i+1] != "a" && words[i+1] != "an" && words[i+1] != "the" {
			return
		}
		if participle(words[i+1]) {
			return // "is parsed as …" says what happens to it
		}
		from, ok := subject(words[:i])
		c.from, c.label, c.to = from, verb, predicate(words[i+1:])
		if !ok || c.to == "" || denied(strings.Join(words[:i+2], " ")) || verb == "are" && !several(firstOf(words[i+1:])) {
			return
		}
		p.claim(c)
		return
	}
}

// participle tells whether a word looks like what was done to a thing, or an adverb.
func participle(word string) bool {
	return len(word) > 4 && (strings.HasSuffix(word, "ed") || strings.HasSuffix(word, "ly"))
}

// several tells whether a word looks like a plural, as what things are does; "possible"
// and "limited" say how they are.
func several(word string) bool {
	return strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us")
}

func firstOf(words []string) string { return strings.ToLower(strings.Trim(words[0], ".,;")) }

// predicate is what a definition says a thing is: all of it where that is short, else up
// to where it begins to tell more.
func predicate(words []string) string {
	if len(words) == 0 {
		return ""
	}
	first := firstOf(words)
	if len(words) < 2 || vaguely[first] || pointing[first] && first != "that" || strings.HasSuffix(first, "ing") {
		return ""
	}
	if second := firstOf(words[1:]); articles[first] && vaguely[second] && len(words) < 5 {
		return ""
	}
	for i, w := range words[:min(3, len(words))] {
		if empties[strings.ToLower(strings.Trim(w, ".,;"))] && (i+1 == len(words) || ends[words[i+1]] || hanging[words[i+1]]) {
			return ""
		}
	}
	if last := firstOf(words[len(words)-1:]); last == "one" || last == "ones" {
		return "" // one of what stood before
	}
	whole, _, _ := strings.Cut(strings.Join(words, " "), "; ")
	if head, more, found := strings.Cut(whole, ", "); found && (strings.Contains(more, " is ") || strings.Contains(more, " are ")) && len(strings.Fields(head)) > 1 {
		whole = head // "a rate, a kilowatt-hour is an amount"
	}
	words = strings.Fields(whole)
	if utf8.RuneCountInString(whole) <= longestLabel {
		return noun(whole)
	}
	for i, w := range words {
		low := strings.ToLower(strings.Trim(w, ",.;:"))
		if i > 3 && tells[low] && !unfinished(words[i-1]) {
			return noun(strings.Join(words[:i], " "))
		}
	}
	return noun(whole)
}

var (
	// empties are nouns that say nothing of what a thing is.
	empties = set("example way part thing reason case matter result problem question idea fact")
	// markers are words in bold that say what a paragraph is, and are no terms.
	markers = set("note warning caution tip hint important example examples question answer summary status date time owner todo update edit when where who why what how result decision present attendees")
	// opening are words that begin a sentence about a term, and no meaning of it.
	opening = set("it this these those they he she we i you if when as")
	// after are words that belong to the verb before them.
	after   = set("after on at for to with over up in into from")
	tells   = set("that which who where because when while if so since until but whose than although")
	vaguely = set("same case reason problem result question way matter thing point first second last one only good bad best more most less very too also not now being in at on as to")
)
