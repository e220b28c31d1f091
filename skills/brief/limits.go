package brief

import (
	"path"
	"slices"
	"strings"
	"time"

	"ken/skills/evidence"
)

// limits are what the rules leave the engine to do.
type limits struct {
	words     int // of the body at most; 0 means no limit
	answer    int // sentences of the answer at most
	sentence  int // words of one sentence at most; 0 means no limit
	sentences int // in all at most; 0 means no limit
	section   int // sentences of one section at most; 0 means no limit
	spread    int // words of one section at most; 0 means no limit
	prose     bool
	numbered  bool                // lists have numbers
	refuse    []source            // what must not be cited
	only      []source            // what alone may be cited; none means all
	since     string              // the year, month or day documents must not be older than
	within    span                // how old they may be, where no day is named
	forbidden []string            // words, folded, that must not occur
	refused   []func(string) bool // tell sentences that must not be quoted
	spared    []func(string) bool // tell those that others are preferred to
	longDates bool                // dates that ken writes read "3 March 2026"
	isoDates  bool                // all of them read "2026-03-03"
	orders    []order
}

// A span is a length of time as the calendar has it.
type span struct{ years, months, days int }

func (s span) before(t time.Time) time.Time { return t.AddDate(-s.years, -s.months, -s.days) }

// defaultAnswer is how many sentences an answer has at most where no preference says.
const defaultAnswer = 3

// limitsOf tightens the limits by the rules that hold for a kind of document.
func limitsOf(rules []Rule, kind string) limits { return limitsWithin(defaultWords, rules, kind) }

// limitsWithin is the same of a kind that may have so many words of itself.
func limitsWithin(words int, rules []Rule, kind string) limits {
	l := limits{words: words, answer: defaultAnswer}
	for _, r := range rules {
		if !r.about.holds(kind) {
			continue
		}
		for _, p := range r.parts {
			if p.keep != nil {
				p.keep(&l)
			}
		}
	}
	return l
}

// A source is a folder, a file or a kind of file that a rule names.
type source struct {
	name string   // as it is written, in lower case
	ext  []string // of the files meant; none where the name is a path or a part of one
	part bool     // the name is that of any folder or file, wherever it lies
}

func (s source) has(file string) bool {
	file = strings.ToLower(file)
	switch {
	case len(s.ext) > 0:
		return slices.Contains(s.ext, strings.TrimPrefix(path.Ext(file), "."))
	case s.part:
		one := strings.TrimSuffix(s.name, "s")
		for name := range strings.SplitSeq(file, "/") {
			name = strings.TrimSuffix(name, path.Ext(name))
			if name == one || name == s.name {
				return true
			}
		}
		return false
	}
	name := strings.TrimPrefix(strings.TrimPrefix(s.name, "./"), "/")
	return file == name || strings.HasPrefix(file, strings.TrimSuffix(name, "/")+"/") ||
		!strings.Contains(strings.TrimSuffix(name, "/"), "/") && strings.HasSuffix(file, "/"+name)
}

// refuses tells whether a file must not be cited.
func (l limits) refuses(file string) bool {
	named := func(s source) bool { return s.has(file) }
	return slices.ContainsFunc(l.refuse, named) || len(l.only) > 0 && !slices.ContainsFunc(l.only, named)
}

// where returns the condition on documents that the rules add to those of a request.
func (l limits) where(now time.Time) string {
	switch {
	case l.since != "":
		return "since:" + l.since
	case l.within != span{}:
		return "since:" + l.within.before(now).Format(time.DateOnly)
	}
	return ""
}

// sparing is the share of its score that a finding keeps which another is preferred to:
// it stands only where nothing nearly as good does.
const sparing = 0.6

// spare ranks findings lower that the rules would rather not have quoted. Those that do
// not speak of enough of the topic to be quoted are not looked at.
func (l limits) spare(found []evidence.Finding) {
	if len(l.spared) == 0 {
		return
	}
	for i := range found {
		f := &found[i]
		if f.Score > 0 && f.Covers >= looseCovers && slices.ContainsFunc(l.spared, func(has func(string) bool) bool { return has(f.Text) }) {
			f.Score *= sparing
		}
	}
	slices.SortStableFunc(found, evidence.Rank)
}

// keeps tells whether a sentence may be quoted.
func (l limits) keeps(text string, words int) bool {
	return (l.sentence == 0 || words <= l.sentence) && !says(text, l.forbidden) &&
		!slices.ContainsFunc(l.refused, func(has func(string) bool) bool { return has(text) })
}

// trim takes out of a document what the rules leave no room for, from the end of its
// sections. Bounds that nobody asked for are for choosing, and cut nothing.
func (b *Brief) trim(l limits) {
	for i := range b.Sections {
		s := &b.Sections[i]
		if s.Heading == Answer && l.answer < defaultAnswer && len(s.Sentences) > l.answer {
			s.Sentences = s.Sentences[:l.answer]
		}
		for len(s.Sentences) > 1 && (l.section > 0 && s.Heading != Answer && len(s.Sentences) > l.section || l.spread > 0 && s.words() > l.spread) {
			s.cut()
		}
	}
	for l.sentences > 0 && len(b.sentences()) > l.sentences || l.words < defaultWords && len(b.sentences()) > 1 && b.Words() > l.words {
		if !b.cutLongest() {
			break
		}
	}
	b.Sections = slices.DeleteFunc(b.Sections, Section.empty)
}

// cutLongest cuts the section with the most sentences, the answer only where nothing
// else is left.
func (b *Brief) cutLongest() bool {
	longest := -1
	for i, s := range b.Sections {
		switch {
		case len(s.Sentences) == 0 || s.Heading == Answer:
		case longest < 0 || len(s.Sentences) > len(b.Sections[longest].Sentences):
			longest = i
		}
	}
	if longest >= 0 {
		b.Sections[longest].cut()
		return true
	}
	if len(b.Sections) == 0 || len(b.Sections[0].Sentences) < 2 {
		return false
	}
	b.Sections[0].cut()
	return true
}

// cut takes out the last sentence, of a disagreement or a change both its sides.
func (s *Section) cut() {
	n := len(s.Sentences) - 1
	if (s.Heading == Disagree || s.Paired) && n > 0 && s.Sentences[n].Theme == s.Sentences[n-1].Theme {
		n--
	}
	s.Sentences = s.Sentences[:n]
}

// words counts the words of a section's sentences.
func (s Section) words() int {
	n := 0
	for _, sentence := range s.Sentences {
		n += len(strings.Fields(sentence.Text))
	}
	return n
}
