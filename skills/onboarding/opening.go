package onboarding

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"ken/notes"
	"ken/notes/prose"
	"ken/skills/brief"
	"ken/skills/evidence"
)

// Bounds of an opening: it stands in the first passages, and is a sentence to read.
const (
	openingPassages   = 3
	openingStatements = 8
	leastOpening      = 6
	mostOpening       = 45
	mostOpenings      = 3 // that are kept of a document
)

// open looks for the sentence that says what the document is: among its first, one that
// says what something is, names what the document is called, and speaks of what the
// workspace turns on.
func (d *document) open(w *brief.Writer, central map[string]bool) {
	nth := 0
	for _, p := range d.Passages[:min(len(d.Passages), openingPassages)] {
		for _, s := range evidence.Statements(p) {
			if nth++; nth <= openingStatements && opens(s) && w.Admits(s.Text) {
				d.openings = append(d.openings, d.weigh(s, nth, central))
			}
		}
	}
	slices.SortStableFunc(d.openings, func(a, b opening) int { return cmp.Compare(b.score, a.score) })
	d.openings = d.openings[:min(len(d.openings), mostOpenings)]
}

// An opening is a sentence that says what a document is.
type opening struct {
	evidence.Statement
	score   float64
	defines bool // it says what something is that the document is called by
}

// How much it counts that an opening defines something, for each word the workspace turns
// on up to four, and for each sentence before it.
const (
	definingWeight = 2.0
	centralWeight  = 0.25
	lateCost       = 0.1
)

func (d *document) weigh(s evidence.Statement, nth int, central map[string]bool) opening {
	o := opening{Statement: s, score: -lateCost * float64(nth), defines: defines(d, s)}
	if o.defines {
		o.score += definingWeight
	}
	n := 0
	for stem := range brief.Stems(s.Text) {
		if central[stem] {
			n++
		}
	}
	o.score += centralWeight * float64(min(n, 4))
	return o
}

// defines tells whether the best opening of a document says what something is.
func (d *document) defines() bool { return len(d.openings) > 0 && d.openings[0].defines }

// defines tells whether a statement says what its document is about.
func defines(d *document, s evidence.Statement) bool {
	return definition.MatchString(prose.Folded(s.Text)) && shares(d.Name(), s.Text)
}

// opens tells a whole sentence that leans on nothing before it.
func opens(s evidence.Statement) bool {
	n := s.WordCount()
	return n >= leastOpening && n <= mostOpening && !s.Task && s.Kind != notes.Row && !s.Dangles() &&
		strings.ContainsAny(lastRune(s.Text), ".!…") && beginsSentence(s.Text) && !listsNames(s.Text)
}

// beginsSentence tells a text that nothing stands before: its first letter is no small one.
func beginsSentence(text string) bool {
	for _, r := range strings.TrimLeft(text, "*_`\"“'") {
		return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
	}
	return false
}

// listsNames tells lines that are mostly names: who was there.
func listsNames(text string) bool {
	words := strings.Fields(text)
	n := 0
	for _, w := range words {
		if r := []rune(strings.TrimLeft(w, "*_\"“(")); len(r) > 0 && unicode.IsUpper(r[0]) {
			n++
		}
	}
	return 2*n > len(words)
}

func lastRune(text string) string {
	text = strings.TrimRight(text, "*_\"”’)` ")
	if text == "" {
		return ""
	}
	r := []rune(text)
	return string(r[len(r)-1])
}

// definition is a sentence that says what something is or is for.
var definition = regexp.MustCompile(`(?i)^[^.]{2,80}? (?:is|are|means|describes|defines|explains|replaces|covers|lists|contains|holds|proposes|introduces|provides|allows|gives|records|collects|sets out) `)

// shares tells whether a sentence names what a document is called.
func shares(name, text string) bool {
	own := brief.Stems(text)
	n, of := 0, 0
	for stem := range brief.Stems(name) {
		of++
		if own[stem] {
			n++
		}
	}
	return of > 0 && 2*n >= of
}

// holds tells whether a text has all words of another.
func holds(text, words string) bool {
	own := brief.Stems(text)
	of := brief.Stems(words)
	for stem := range of {
		if !own[stem] {
			return false
		}
	}
	return len(of) > 0
}

// describe writes what a document is: its title and the best of its openings that does not
// stand in the onboarding yet; else the best of all under its title, or what else it begins
// with.
func (g *guide) describe(d *document, theme string) brief.Sentence {
	for _, o := range d.openings {
		if !g.told[strings.ToLower(o.Text)] {
			return d.titled(o, theme)
		}
	}
	if len(d.openings) > 0 {
		return d.titled(d.openings[0], theme)
	}
	return d.begins(theme)
}

// titled writes an opening behind the title of its document, where the opening does not
// say it itself.
func (d *document) titled(o opening, theme string) brief.Sentence {
	out := brief.Sentence{Text: o.Text, Citations: []notes.Source{o.Source}, Theme: theme}
	heading, ok := d.Heading()
	if !ok || holds(o.Text, d.Title) {
		return out
	}
	places := []notes.Source{heading, o.Source}
	if text := brief.Standing(places, strings.TrimRight(brief.LineOf(heading), " .:")+": "+o.Text); text != "" {
		out.Text, out.Citations = text, places
	}
	return out
}

// called writes the title of a document alone; what it begins with where it has none.
func (d *document) called(theme string) brief.Sentence {
	if heading, ok := d.Heading(); ok {
		return brief.Stand(heading, theme)
	}
	return d.begins(theme)
}

// begins writes the first line of a document that no sentence opens: of a table, the names
// of its columns.
func (d *document) begins(theme string) brief.Sentence {
	p := d.Passages[0]
	at := 0
	for line := range strings.Lines(p.Quote) {
		trimmed := strings.Trim(line, " \r\n#|-*")
		if len(strings.Fields(trimmed)) > 1 && strings.Trim(trimmed, "-:| ") != "" {
			begin := at + strings.Index(line, trimmed)
			return brief.Stand(p.Cite(begin, begin+len(trimmed)), theme)
		}
		at += len(line)
	}
	return brief.Sentence{}
}
