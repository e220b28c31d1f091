package index

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ken/notes/prose"
)

// A request is a query taken apart.
type request struct {
	words   []string // as they are spelt, in order, function words among them
	phrases []phrase // must stand in the passage
	without []string // words that must not
	banned  []phrase
	filters []filter
	typing  bool // the last word may still be being typed
	// question is set for what is no typed query: its words are left as they are.
	question bool
	problem  string
}

// A phrase is words that follow one another, to the letter but for case and
// accents: who writes quotation marks means these words and not others like them.
type phrase struct {
	words  []string // as they are spelt
	folded []string
}

func newPhrase(text string) phrase {
	p := phrase{words: spelt(text)}
	for _, w := range p.words {
		p.folded = append(p.folded, prose.Fold(w))
	}
	return p
}

// parse takes what the user typed apart:
//
//	words          any of them; the more and the rarer, the better
//	"a phrase"     these words in this order
//	-word          passages without the word; also before a phrase or a filter
//	in:folder      and other filters, see [filterForms]; a - before one turns it round
//
// There is no text it cannot read: what is not well formed is taken as words, and
// the problem says so.
func parse(query string) request {
	var r request
	for rest := query; ; {
		var t token
		if t, rest = nextToken(rest); t.empty() && rest == "" {
			break
		}
		r.take(t)
	}
	last := strings.TrimRightFunc(query, unicode.IsSpace)
	r.typing = last == query && !strings.HasSuffix(query, `"`)
	return r
}

// plain takes a question as nothing but words.
func plain(question string) request {
	return request{words: spelt(question), question: true}
}

// A token is what stands between two blanks, or in quotation marks.
type token struct {
	not    bool
	form   filterForm // none for words
	filter bool
	text   string
	quoted bool
	open   bool // the closing quotation mark is missing
}

func (t token) empty() bool { return !t.not && !t.filter && !t.quoted && t.text == "" }

// nextToken cuts a query's first token off.
func nextToken(query string) (token, string) {
	rest := strings.TrimLeftFunc(query, unicode.IsSpace)
	var t token
	if after, ok := strings.CutPrefix(rest, "-"); ok && after != "" && !unicode.IsSpace(rune(after[0])) {
		t.not, rest = true, after
	}
	t.form, rest, t.filter = cutFilter(rest)
	if after, ok := cutQuote(rest); ok {
		t.quoted = true
		t.text, rest, ok = cutClosing(after)
		t.open = !ok
		return t, rest
	}
	end := strings.IndexFunc(rest, unicode.IsSpace)
	if end < 0 {
		end = len(rest)
	}
	t.text = rest[:end]
	return t, rest[end:]
}

func cutQuote(s string) (string, bool) {
	for _, q := range []string{`"`, "“", "„", "«"} {
		if after, ok := strings.CutPrefix(s, q); ok {
			return after, true
		}
	}
	return s, false
}

func cutClosing(s string) (inside, rest string, ok bool) {
	at := strings.IndexAny(s, `"”“»`)
	if at < 0 {
		return s, "", false
	}
	_, size := utf8.DecodeRuneInString(s[at:])
	return s[:at], s[at+size:], true
}

func (r *request) take(t token) {
	if t.open {
		r.complain("a quotation mark is not closed")
	}
	switch {
	case t.filter:
		r.filter(t)
	case t.quoted && !t.open:
		p := newPhrase(t.text)
		switch {
		case len(p.words) == 0:
		case t.not:
			r.banned = append(r.banned, p)
		default:
			r.phrases = append(r.phrases, p)
		}
	case t.not:
		r.without = append(r.without, spelt(t.text)...)
	default:
		r.words = append(r.words, spelt(t.text)...)
	}
}

// filter takes a condition, or its value as words if it makes no sense.
func (r *request) filter(t token) {
	value, why := t.form.read(t.text)
	if why != "" {
		r.complain(why)
		r.words = append(r.words, spelt(t.text)...)
		return
	}
	r.filters = append(r.filters, filter{field: t.form.field, value: value, not: t.not})
}

func (r *request) complain(why string) {
	if r.problem == "" {
		r.problem = why + "; searched as words"
	}
}

// spelt returns the words of a text as they are spelt.
func spelt(text string) []string {
	var list []string
	for s := range prose.Spans(text) {
		list = append(list, s.In(text))
	}
	return list
}

// in tells whether the phrase stands in a text.
func (p phrase) in(text string) bool {
	// last holds the words just read, as many as the phrase has.
	var last []string
	for w := range prose.Words(text) {
		if len(last) == len(p.folded) {
			last = append(last[:0], last[1:]...)
		}
		if last = append(last, w.Term); slices.Equal(last, p.folded) {
			return true
		}
	}
	return false
}
