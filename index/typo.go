package index

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ken/notes/prose"
)

// A word that no passage has is taken for one that is spelt nearly the same: one
// letter is missing, too many, another or exchanged with the next; for a long word,
// two. The first letter is right unless it is exchanged, and a word with a digit is a
// name and no typo. Two words that were written as one are parted. The result says what
// was searched for instead. A word that any passage has stays as it is.

// A Correction is a word of a query that no passage has, and what was searched for
// instead.
type Correction struct {
	Typed    string `json:"typed"`
	Searched string `json:"searched"` // one word, or two with a blank between them
}

const (
	leastLetters = 4 // a shorter word is near to too many
	longWord     = 7 // a word of more letters may have two faults
	longestTypo  = 40
	leastPart    = 4 // letters of each word of two that were written as one
)

// A corrector finds words of the index that a word may have been meant for.
type corrector struct {
	speaker
	st *store
}

// settle decides what the words of a plan stand for that no passage has: the last one
// may still be being typed, the others may be misspelt.
func (c corrector) settle(ctx context.Context, p *plan) error {
	if err := p.complete(c.st, false); err != nil {
		return err
	}
	if !p.question {
		if err := c.forgive(ctx, p); err != nil {
			return err
		}
	}
	return p.complete(c.st, true)
}

// forgive replaces the words of a plan that no passage has.
func (c corrector) forgive(ctx context.Context, p *plan) error {
	for _, word := range slices.Clone(p.words) {
		n := slices.IndexFunc(p.terms, func(t term) bool { return t.text == c.name(word) && t.signal == SignalWords })
		if n < 0 {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		instead, err := c.instead(p.terms[n], word)
		if err != nil || len(instead) == 0 {
			if err != nil {
				return err
			}
			continue
		}
		p.replace(n, word, instead)
	}
	return nil
}

// replace puts other words in the place of a term.
func (p *plan) replace(n int, typed string, instead []term) {
	p.corrected = append(p.corrected, corrected{typed, instead})
	weight := p.terms[n].weight
	p.terms = slices.Delete(p.terms, n, n+1)
	for _, t := range instead {
		if n := slices.IndexFunc(p.terms, func(o term) bool { return o.text == t.text }); n >= 0 {
			p.terms[n].weight += weight
			continue
		}
		t.weight, t.signal = weight, SignalWords
		p.terms = append(p.terms, t)
	}
	p.typed = -1
}

// instead returns the words that one was meant for, none where it is in the index or
// nothing is near. They have no weight yet.
func (c corrector) instead(t term, word string) ([]term, error) {
	letters := []rune(strings.ToLower(word))
	if len(letters) < leastLetters || len(letters) > longestTypo || slices.ContainsFunc(letters, unicode.IsNumber) {
		return nil, nil
	}
	if found, err := c.st.holds(t.all()); err != nil || found {
		return nil, err
	}
	for _, try := range []func([]rune) ([]term, error){c.oneFault, c.parted, c.twoSlips, c.twoFaults} {
		if words, err := try(letters); err != nil || len(words) > 0 {
			return words, err
		}
	}
	return nil, nil
}

// meantFor makes the term of a word that another was meant for.
func (c corrector) meantFor(word string) term {
	return term{text: c.name(word), word: prose.Fold(word), forms: c.forms(word)}
}

// A guess is a word that may have been meant.
type guess struct {
	word string
	slip bool // the fault is one of the fingers: letters exchanged or doubled, or not
}

// oneFault returns the word with one fault less that stands in most passages; one
// that a slip of the fingers explains is preferred.
func (c corrector) oneFault(letters []rune) ([]term, error) {
	best, most := guess{}, 0
	for g := range near(letters) {
		n, err := c.st.frequency(c.forms(g.word))
		if err != nil {
			return nil, err
		}
		if n == 0 || best.slip && !g.slip || best.slip == g.slip && (n < most || n == most && g.word >= best.word) {
			continue
		}
		best, most = g, n
	}
	if most == 0 {
		return nil, nil
	}
	return []term{c.meantFor(best.word)}, nil
}

// near yields the words that are one change from a word, its first letter kept unless
// it is exchanged with the next.
func near(letters []rune) func(yield func(guess) bool) {
	return func(yield func(guess) bool) {
		try := func(slip bool, parts ...[]rune) bool { return yield(guess{string(slices.Concat(parts...)), slip}) }
		alphabet := alphabetOf(letters)
		for i := range letters {
			if i+1 < len(letters) && letters[i] != letters[i+1] &&
				!try(true, letters[:i], []rune{letters[i+1], letters[i]}, letters[i+2:]) {
				return
			}
			if i == 0 {
				continue
			}
			doubled := letters[i] == letters[i-1]
			if !try(doubled, letters[:i], letters[i+1:]) {
				return
			}
			for _, r := range alphabet {
				if r != letters[i] && !try(false, letters[:i], []rune{r}, letters[i+1:]) {
					return
				}
				if !try(r == letters[i-1] || r == letters[i], letters[:i], []rune{r}, letters[i:]) {
					return
				}
			}
		}
		for _, r := range alphabet {
			if !try(r == letters[len(letters)-1], letters, []rune{r}) {
				return
			}
		}
	}
}

// alphabetOf returns the letters that may stand in a word for others: those of its
// script, and its own.
func alphabetOf(letters []rune) []rune {
	first, last := 'a', 'z'
	switch {
	case unicode.Is(unicode.Cyrillic, letters[0]):
		first, last = 'а', 'я'
	case unicode.Is(unicode.Greek, letters[0]):
		first, last = 'α', 'ω'
	case unicode.Is(unicode.Arabic, letters[0]):
		first, last = 'ا', 'ي'
	}
	var list []rune
	for r := first; r <= last; r++ {
		list = append(list, r)
	}
	for _, r := range letters {
		if !slices.Contains(list, r) {
			list = append(list, r)
		}
	}
	return list
}

// parted returns the two words that were written as one, those whose rarer one stands
// in most passages.
func (c corrector) parted(letters []rune) ([]term, error) {
	var best []term
	most := 0
	for cut := leastPart; cut <= len(letters)-leastPart; cut++ {
		a, b := string(letters[:cut]), string(letters[cut:])
		if !c.everywhere(a) || !c.everywhere(b) {
			continue
		}
		n, err := c.st.frequency(c.forms(a))
		if err != nil {
			return nil, err
		}
		if n <= most {
			continue
		}
		m, err := c.st.frequency(c.forms(b))
		if err != nil {
			return nil, err
		}
		if min(n, m) > most {
			best, most = []term{c.meantFor(a), c.meantFor(b)}, min(n, m)
		}
	}
	return best, nil
}

// twoSlips returns what a long word is if its fingers slipped twice.
func (c corrector) twoSlips(letters []rune) ([]term, error) {
	if len(letters) <= longWord {
		return nil, nil
	}
	best, most := "", 0
	for first := range near(letters) {
		if !first.slip {
			continue
		}
		for second := range near([]rune(first.word)) {
			if !second.slip {
				continue
			}
			n, err := c.st.frequency(c.forms(second.word))
			if err != nil {
				return nil, err
			}
			if n > most || n == most && n > 0 && second.word < best {
				best, most = second.word, n
			}
		}
	}
	if most == 0 {
		return nil, nil
	}
	return []term{c.meantFor(best)}, nil
}

// twoFaults returns the term of the index that is two changes from a long word.
func (c corrector) twoFaults(letters []rune) ([]term, error) {
	if len(letters) <= longWord {
		return nil, nil
	}
	var list []string
	for _, form := range c.forms(string(letters)) {
		target := []rune(form)
		if len(target) <= longWord-2 {
			continue
		}
		// The first letter is right, or was exchanged with the next.
		for _, first := range slices.Compact([]rune{target[0], target[1]}) {
			err := c.st.eachTermFrom(fieldContext, string(first), func(term string) {
				if twoFrom(target, term) {
					list = append(list, term)
				}
			})
			if err != nil {
				return nil, err
			}
		}
	}
	best, most := "", 0
	for _, term := range list {
		n, err := c.st.frequency([]string{term})
		if err != nil {
			return nil, err
		}
		if n > most {
			best, most = term, n
		}
	}
	if most == 0 {
		return nil, nil
	}
	return []term{{text: best, word: best, forms: []string{best}}}, nil
}

// twoFrom tells whether a term is at most two changes from a word.
func twoFrom(word []rune, term string) bool {
	if n := len(word); len(term) < n-2 || len(term) > 4*(n+2) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(term)
	if first != word[0] && first != word[1] {
		return false
	}
	other := []rune(term)
	if abs(len(other)-len(word)) > 2 || len(other) < 2 || first != word[0] && other[1] != word[0] {
		return false
	}
	return prose.Edits(word, other, 2) <= 2
}

// corrected is a word of a plan and what it was replaced by.
type corrected struct {
	typed   string
	instead []term
}

// meant says what was searched for instead of what, in words as they stand in what was
// found. A word that only goes on where the user still types is none.
func (s *selection) meant(c corrector) []Correction {
	var list []Correction
	for _, one := range s.plan.corrected {
		var words []string
		for _, t := range one.instead {
			words = append(words, s.surface(c, t))
		}
		searched := strings.Join(words, " ")
		begun := s.plan.typing && s.plan.words[len(s.plan.words)-1] == one.typed
		if begun && strings.HasPrefix(searched, strings.ToLower(one.typed)) {
			continue
		}
		list = append(list, Correction{one.typed, searched})
	}
	return list
}

// surface returns how a word is written in what was found: itself, if it is there,
// else the form that comes first.
func (s *selection) surface(c corrector, t term) string {
	other := ""
	for _, p := range s.result.Passages {
		for _, m := range p.Marks {
			written := strings.ToLower(p.Quote[m[0]:m[1]])
			if prose.Fold(written) == t.word {
				return written
			}
			if other == "" && slices.Contains(t.all(), c.term(p.Lang, written)) {
				other = written
			}
		}
	}
	return cmp.Or(other, t.word)
}
