package proof

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ken/notes/prose"
)

// A claim is a text taken apart into what can be checked of it: the sentence to be
// proven, or all its evidence.
type claim struct {
	words     []word
	sentences []sentence
	figures   []figure
	lang      string            // of the words, "" and "en" for English
	keys      map[string]string // by term
}

// A sentence is some words of a claim that were written as one.
type sentence struct {
	from, to int // of the claim's words
	question bool
}

// A word is one term with what it does in its sentence.
type word struct {
	term, spelling string
	// key is equal for words that say the same; see keyOf.
	key  string
	kind kind
	// gap is what stands between this word and the one before in its sentence.
	gap string
	// sentence and clause tell where it stands; both count through the claim.
	sentence, clause int
	// figure is the number of the quantity that begins here, -1 where none does.
	figure int
	// name tells a word that is capitalised without beginning its sentence.
	name bool
	// bound tells a word that says how the figure behind it is meant; limit is how this
	// one is meant.
	bound bool
	limit bound
	// negated tells a word right behind "not".
	negated bool
}

// A kind is what a word is for.
type kind uint8

const (
	content  kind = iota // it says something by itself
	number               // a quantity or date
	function             // it says how others belong together
	mark                 // it denies, hedges, or says how much is claimed
	aside                // what people put before a sentence: "well", "yes"
)

// says tells the kinds that have to be in the source.
func (k kind) says() bool { return k == content || k == number }

// readClaim takes apart texts of a language, each of which is one sentence's worth or
// more.
func readClaim(texts []string, lang string) *claim {
	c := &claim{lang: lang, keys: map[string]string{}}
	size := 0
	for _, text := range texts {
		size += len(text)
	}
	c.words = make([]word, 0, size/lettersWord)
	for _, text := range texts {
		for _, block := range blocks(text) {
			line := lifetime.ReplaceAllString(plain(block), "(${1}born $2 - died $3)")
			for _, s := range sentencesOf(line) {
				c.add(s.In(line))
			}
		}
	}
	return c
}

// lettersWord is how long a word is, roughly, with its space.
const lettersWord = 5

// A lifetime is how two dates behind a name are written that mean birth and death.
//
//nolint:gochecknoglobals // it never changes
var lifetime = regexp.MustCompile(`\(([^()0-9]{0,20}?)(` + fullDate + `) ?- ?(` + fullDate + `)\)`)

const fullDate = `\d{1,2} [A-Za-z]+ \d{4}|[A-Za-z]+ \d{1,2}, ?\d{4}`

// blocks cuts a text where its lines are rows, items or paragraphs of their own.
func blocks(text string) []string {
	var list []string
	begin, at := 0, 0
	for line := range strings.Lines(text) {
		t := strings.TrimLeft(line, " \t")
		own := strings.TrimSpace(t) == "" || strings.HasPrefix(t, "- ") || strings.HasPrefix(t, "* ") ||
			strings.HasPrefix(t, "|") || strings.HasPrefix(t, "#")
		if own && at > begin {
			list = append(list, text[begin:at])
			begin = at
		}
		at += len(line)
	}
	return append(list, text[begin:])
}

// comma stands for a comma and a space while a text is folded, which takes the space.
const comma = "\ue000"

// plain returns a text without markup, as one line in which words that a tokeniser took
// apart ("do n't", "it 's") are whole again.
func plain(text string) string {
	text = strings.ReplaceAll(text, comma, " ")
	text = strings.ReplaceAll(text, " ,", ",")
	text = prose.Folded(strings.ReplaceAll(text, ", ", comma))
	return whole.Replace(text)
}

//nolint:gochecknoglobals // it never changes
var whole = strings.NewReplacer(
	comma, ", ", " n't", "n't", " 's ", "'s ", " 'm ", "'m ", " 're ", "'re ", " 've ", "'ve ", " 'll ", "'ll ", " 'd ", "'d ",
	" per cent", " percent", " - ", "-", " -", "-",
)

// sentencesOf is prose.Sentences for texts that may be without capitals, of which it
// makes a copy with the capitals that show where sentences begin.
func sentencesOf(text string) []prose.Span {
	b := []byte(text)
	last := 0 // where the word before a mark begins
	for i := 0; i+2 < len(b); i++ {
		switch c := b[i]; {
		case c == ' ':
			last = i + 1
		case strings.IndexByte(".!?", c) >= 0 && b[i+1] == ' ' && 'a' <= b[i+2] && b[i+2] <= 'z':
			if c != '.' || ending(text[last:i]) {
				b[i+2] -= 'a' - 'A'
			}
		}
	}
	return prose.Sentences(string(b))
}

// ending tells whether a point behind a word in small letters ends a sentence.
func ending(word string) bool {
	return (len(word) > 2 || prose.Stop(word)) && !strings.Contains(word, ".") && word != "e.g" && word != "approx"
}

// add takes one sentence apart.
func (c *claim) add(text string) {
	s := sentence{from: len(c.words), question: strings.HasSuffix(strings.TrimRight(text, " \"')]"), "?")}
	text = digitsFor(text)
	words := slices.AppendSeq(make([]prose.Word, 0, len(text)/lettersWord+1), prose.Words(text))
	titled := titleCase(text, words)
	var figures []figure
	if slices.ContainsFunc(words, counts) {
		figures = figuresOf(text)
	}
	clause := c.clauses()
	end, placed := 0, false
	for _, w := range words {
		for len(figures) > 0 && w.Start >= figures[0].tail {
			figures, placed = figures[1:], false
		}
		within := len(figures) > 0 && w.Start >= figures[0].Start
		if within && placed {
			end = w.End
			continue // it belongs to a figure that has begun
		}
		next := word{
			term: w.Term, spelling: w.In(text), gap: text[min(end, w.Start):w.Start], sentence: len(c.sentences), figure: -1,
			name: end > 0 && !titled && named(w.In(text)),
		}
		end = w.End
		if within {
			placed = true
			next.figure, next.kind, next.name = len(c.figures), number, false
			next.spelling, next.limit = figures[0].said, figures[0].bound
			c.figures = append(c.figures, figures[0])
		}
		if len(c.words) > s.from && parts(next) {
			clause++
		}
		next.clause = clause
		next.bound = len(figures) > 0 && w.Start >= figures[0].head && w.Start < figures[0].Start
		if fractions[w.Term] {
			next.limit, _ = boundAt(text, w.Start)
		}
		c.append(next, s.from)
	}
	s.to = len(c.words)
	if s.to > s.from {
		c.sentences = append(c.sentences, s)
	}
}

// key is keyOf, remembered.
func (c *claim) key(w word) string {
	k, known := c.keys[w.term]
	if !known {
		if english(c.lang) {
			k = keyOf(w.term)
		} else {
			k = cmp.Or(prose.TermIn(c.lang, w.spelling), w.term)
		}
		c.keys[w.term] = k
	}
	return k
}

func english(lang string) bool { return lang == "" || lang == "en" }

// clauses returns the number of the next clause.
func (c *claim) clauses() int {
	if len(c.words) == 0 {
		return 0
	}
	return c.words[len(c.words)-1].clause + 1
}

// append adds a word, or makes one of it and the word before: "United States" is as
// much one word as "US".
func (c *claim) append(w word, from int) {
	if w.figure < 0 {
		w.kind = kindOf(w, c.lang)
	}
	if w.term == "may" && (w.name || len(c.words) > from && prepositions[c.words[len(c.words)-1].term]) {
		w.kind = content // the month
	}
	w.key = c.key(w)
	w.negated = len(c.words) > from && c.words[len(c.words)-1].term == "not"
	if n := len(c.words); n > from {
		if key, ok := compounds[c.words[n-1].term+" "+w.term]; ok && strings.Trim(w.gap, " .") == "" {
			last := &c.words[n-1]
			last.spelling += w.gap + w.spelling
			last.key, last.kind = key, content
			return
		}
	}
	if w.kind == aside && len(c.words) > from && !asideHere(c.words[from:]) {
		w.kind = content // it is none here, whatever it is
		if prose.Stop(w.term) || fillers[w.term] {
			w.kind = function
		}
	}
	c.words = append(c.words, w)
}

// asideHere tells whether only asides stand before a word in its sentence.
func asideHere(before []word) bool {
	for _, w := range before {
		if w.kind != aside {
			return false
		}
	}
	return true
}

// parts tells whether a word begins another clause than the word before.
func parts(w word) bool {
	return strings.ContainsAny(w.gap, ";:()") || strings.Contains(w.gap, ", ") || strings.Contains(w.gap, " - ") || clausal[w.term]
}

// named tells whether a spelling is that of a name: a capital, and not the word I.
func named(spelling string) bool {
	r, n := utf8.DecodeRuneInString(spelling)
	return unicode.IsUpper(r) && n < len(spelling) && !strings.HasPrefix(spelling, "I'")
}

// counts tells a word that can be of a figure.
func counts(w prose.Word) bool {
	return prose.IsNumber(w.Term) || w.Term == "one" || strings.ContainsAny(w.Term, "0123456789")
}

// titleCase tells a text whose words all begin with capitals, where a capital does not
// make a name.
func titleCase(text string, words []prose.Word) bool {
	all := 0
	for _, w := range words {
		if w.End-w.Start < 4 {
			continue
		}
		if !named(w.In(text)) {
			return false
		}
		all++
	}
	return all > 2
}

func kindOf(w word, lang string) kind {
	switch {
	case w.bound:
		return function
	case negations[w.term] || strings.HasSuffix(strings.ToLower(w.spelling), "n't"), reaches[w.term] > 0, hedges[w.term]:
		return mark
	case asides[w.term]:
		return aside
	case !english(lang):
		if prose.StopIn(lang, w.term) {
			return function
		}
	case fillers[w.term], prose.Stop(w.term):
		return function
	}
	return content
}
