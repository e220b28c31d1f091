package grading

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"ken/notes/prose"
	"ken/skills/proof"
)

// sameWords tells whether two short answers say the same in the same words: whatever
// their hyphens and articles, British or American, one or many, and with the parts of a
// pair or a name the other way round.
func (r ruler) sameWords(g, k short) bool {
	a, b := g.terms(), k.terms()
	if len(a) == 0 || len(b) == 0 || operators(g.text) != operators(k.text) {
		return false
	}
	if r.alike(a, b) || r.joined(a, b) || r.alike(roman(a), roman(b)) || r.initialed(a, b) {
		return true
	}
	if inner, ok := turned(g.text); ok && r.alike(shortOf(inner).terms(), b) {
		return true
	}
	if inner, ok := turned(k.text); ok && r.alike(a, shortOf(inner).terms()) {
		return true
	}
	return r.alike(without(a, light), without(b, light)) && len(without(b, light)) > 0 || r.paired(g, k)
}

// initialed tells whether a name is given with initials for all but its last part:
// "J. W. Goethe".
func (r ruler) initialed(a, b []string) bool {
	if len(a) != len(b) || len(a) < 2 || a[len(a)-1] != b[len(b)-1] {
		return false
	}
	for i := range a {
		if a[i] != b[i] && (len(a[i]) != 1 || isDigit(a[i][0]) || a[i][0] != b[i][0]) {
			return false
		}
	}
	return len(a[len(a)-1]) > 2
}

// moreCapitals tells whether what was given is an abbreviation with an S more or less:
// HTTPS is not the plural of HTTP.
func moreCapitals(g, k short) bool {
	a, b := strings.TrimSuffix(g.text, "S"), strings.TrimSuffix(k.text, "S")
	return a == b && g.text != k.text && len(a) > 1 && strings.ToUpper(a) == a
}

// operators are the marks that change what words mean.
func operators(text string) string {
	return strings.Map(func(c rune) rune {
		if strings.ContainsRune("+=<>^*%$€£#@&|~", c) && c != '&' {
			return c
		}
		return -1
	}, text)
}

// alike tells whether words are the same one by one.
func (r ruler) alike(a, b []string) bool {
	return len(a) == len(b) && len(a) > 0 && !slices.ContainsFunc(indices(a), func(i int) bool { return !r.likeWord(a[i], b[i]) })
}

func indices(a []string) []int {
	out := make([]int, len(a))
	for i := range out {
		out[i] = i
	}
	return out
}

func (r ruler) likeWord(a, b string) bool {
	return a == b || !r.strict && (respelt(a) == respelt(b) || plural(a, b) || plural(b, a))
}

// respelt is a word in its American spelling, that of learned words too.
func respelt(word string) string { return proof.American(transatlantic.Replace(word)) }

//nolint:gochecknoglobals // it never changes
var transatlantic = strings.NewReplacer("sulph", "sulf", "grey", "gray", "aluminium", "aluminum", "haem", "hem", "anaem", "anem", "oestr", "estr",
	"paed", "ped", "plough", "plow", "sceptic", "skeptic", "mould", "mold", "jewellery", "jewelry", "programme", "program", "aesthe", "esthe")

// plural tells whether many is one in the plural, by rules that make no other word.
func plural(many, one string) bool {
	if len(one) < 3 || strings.ContainsFunc(one+many, func(c rune) bool { return c < 'a' || c > 'z' }) {
		return false
	}
	if strings.HasSuffix(one, "s") || strings.HasSuffix(one, "x") || strings.HasSuffix(one, "ch") || strings.HasSuffix(one, "sh") || strings.HasSuffix(one, "z") {
		if many == one+"es" {
			return true
		}
	} else if many == one+"s" {
		return !(len(one) == 3 && spelt(many)) || spelt(one)
	}
	for _, e := range [][2]string{{"ies", "y"}, {"oes", "o"}, {"ia", "ium"}, {"ria", "rion"}, {"ses", "sis"}, {"ices", "ix"}, {"ices", "ex"}, {"ves", "f"}, {"ves", "fe"}, {"ae", "a"}, {"ella", "ellum"}, {"men", "man"}, {"cci", "ccus"}, {"illi", "illus"}} {
		stem, ok := strings.CutSuffix(many, e[0])
		if other, also := strings.CutSuffix(one, e[1]); ok && also && stem == other && len(stem) >= 3 {
			return true
		}
	}
	return false
}

// joined tells whether words are the same but for where one ends ("photo synthesis");
// figures that come together are not.
func (r ruler) joined(a, b []string) bool {
	if len(a) == len(b) || digitsMeet(a) || digitsMeet(b) {
		return false
	}
	return r.likeWord(strings.Join(a, ""), strings.Join(b, ""))
}

func digitsMeet(words []string) bool {
	for i := 1; i < len(words); i++ {
		last, first := words[i-1][len(words[i-1])-1], words[i][0]
		if isDigit(last) && isDigit(first) {
			return true
		}
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// turned writes "Curie, Marie" as it is spoken.
func turned(text string) (string, bool) {
	last, first, ok := strings.Cut(text, ",")
	if !ok || strings.Contains(first, ",") || strings.TrimSpace(last) == "" || strings.TrimSpace(first) == "" {
		return "", false
	}
	if r := []rune(strings.TrimSpace(first))[0]; !unicode.IsUpper(r) && !unicode.IsUpper([]rune(strings.TrimSpace(last))[0]) {
		return "", false
	}
	return strings.TrimSpace(first) + " " + strings.TrimSpace(last), true
}

// light are words that can be left out of a name without another being meant.
//
//nolint:gochecknoglobals // it never changes
var light = strings.Fields("a an the of at for and is are was were its it this that")

func without(words, out []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(out, w) })
}

// paired tells whether two answers of several parts joined by "and" have the same parts.
func (r ruler) paired(g, k short) bool {
	a, b := parts(g.text), parts(k.text)
	if len(a) != len(b) || len(a) < 2 || r.strict {
		return false
	}
	for _, x := range a {
		at := slices.IndexFunc(b, func(y string) bool { return r.alike(shortOf(x).terms(), shortOf(y).terms()) })
		if at < 0 {
			return false
		}
		b = slices.Delete(b, at, at+1)
	}
	return true
}

// parts are what "and", "&" and commas join.
func parts(text string) []string {
	text = strings.NewReplacer(" and ", ",", " & ", ",", " And ", ",", " AND ", ",").Replace(text)
	return strings.FieldsFunc(text, func(c rune) bool { return c == ',' })
}

// slip lets mistakes of typing pass, one or two in all, and says how it is spelt.
func (r ruler) slip(g, k short) (Verdict, bool) {
	a, b := g.tokens(), k.tokens()
	if len(a) == 0 || len(b) == 0 || operators(g.text) != operators(k.text) {
		return Verdict{}, false
	}
	if len(a) != len(b) {
		joinA, joinB := join(a), join(b)
		if len(b) > 2 || len(a) > len(b)+2 || digitsMeet(g.terms()) || fragments(a, b) {
			return Verdict{}, false
		}
		a, b = []token{joinA}, []token{joinB}
	}
	letters, all := 0, 0
	for i := range a {
		all += len(b[i].term)
		if r.likeWord(a[i].term, b[i].term) {
			continue
		}
		d, ok := r.slipped(a[i].term, b[i])
		if !ok {
			return r.near(g, k)
		}
		letters += d
	}
	if letters > max(2, all/8) {
		return unsure(0.6, fmt.Sprintf("Spelt %s, if that is meant.", k.text)), true
	}
	if r.strict {
		return unsure(0.4, fmt.Sprintf("It is spelt %s.", k.text)), true
	}
	v := right(k.text, fmt.Sprintf("Same, but spelt %s.", k.text))
	v.Typo = k.text
	v.Score = 0.95
	return v, true
}

// fragments tells whether the longer of two answers has words too short to be a part of
// one that was torn apart.
func fragments(a, b []token) bool {
	if len(b) > len(a) {
		a = b
	}
	return slices.ContainsFunc(a, func(t token) bool { return len(t.term) < 3 })
}

func join(words []token) token {
	var t token
	for _, w := range words {
		t.term += w.term
		t.fixed = t.fixed || w.fixed && len(words) == 1
	}
	return t
}

// near leaves to the learner what is nearly as the answer is spelt, but may be another
// word.
func (r ruler) near(g, k short) (Verdict, bool) {
	a, b := []rune(strings.Join(g.terms(), " ")), []rune(strings.Join(k.terms(), " "))
	n := min(len(a), len(b))
	if n < 6 || prose.Edits(a, b, 1+n/4) > 1+n/4 || strings.ContainsAny(g.plain+k.plain, "0123456789") {
		return Verdict{}, false
	}
	other := slices.ContainsFunc(g.terms(), func(t string) bool {
		return !slices.Contains(k.terms(), t) && (spelt(t) || r.meant[t] || slices.ContainsFunc(k.terms(), func(u string) bool { return affixed(t, u) }))
	})
	other = other || slices.ContainsFunc(k.tokens(), func(w token) bool { return w.fixed && len(w.term) > 1 && !slices.Contains(g.terms(), w.term) }) || contradicts(g, k)
	if slices.Equal(slices.Sorted(slices.Values(g.terms())), slices.Sorted(slices.Values(k.terms()))) {
		return unsure(0.4, fmt.Sprintf("The same words in another order: %s.", k.text)), true
	}
	if other || a[0] != b[0] {
		return unsure(0.2, fmt.Sprintf("“%s” may be another word than “%s”.", g.text, k.text)), true
	}
	if prose.Edits(a, b, 1+n/4) > max(2, n/8) {
		return unsure(0.4, fmt.Sprintf("It is spelt %s.", k.text)), true
	}
	return unsure(0.6, fmt.Sprintf("Spelt %s, if that is meant.", k.text)), true
}

// contradicts tells whether a word of one answer takes back one of the other ("with" and
// "without"), or numbers it otherwise ("World War I" and "World War II").
func contradicts(g, k short) bool {
	a, b := without(g.terms(), k.terms()), without(k.terms(), g.terms())
	for _, x := range a {
		for _, y := range b {
			if slices.Contains(romans, x) && slices.Contains(romans, y) || denies(x) != denies(y) || contrary(wordOf(x), wordOf(y)) || turnsRound(x, y) || turnsRound(y, x) {
				return true
			}
		}
	}
	return false
}

// turnsRound tells whether one word is the other with a Greek "not" before it, or says the
// other end.
func turnsRound(a, b string) bool {
	return a == "an"+b || a == "a"+b || a == "first" && b == "last" || a == "in" && b == "out"
}

// onlyAsked tells whether what was left out of an answer are words of the question, and
// what was said are not.
func (r ruler) onlyAsked(said, missing []string) bool {
	if r.strict {
		return false
	}
	for _, w := range missing {
		if !r.question[proof.Key(w)] || relational(w) || isDigit(w[0]) {
			return false
		}
	}
	return slices.ContainsFunc(said, func(w string) bool { return !r.question[proof.Key(w)] && !prose.Stop(w) })
}

// part says what of an answer was given where it was not all.
func (r ruler) part(g, k short) Verdict {
	a, b := without(g.terms(), light), without(k.terms(), light)
	var said, missing []string
	all, have := 0, 0
	for _, w := range b {
		all += len(w)
		if slices.ContainsFunc(a, func(t string) bool { return r.likeWord(t, w) }) {
			said, have = append(said, w), have+len(w)
		} else {
			missing = append(missing, w)
		}
	}
	foreign := len(a) > len(said)
	if len(said) == 0 || slices.ContainsFunc(said, func(w string) bool { return prose.Stop(w) }) && len(said) == 1 || foreign && have*2 < all {
		return wrong(fmt.Sprintf("The answer is %s.", k.text))
	}
	v := Verdict{Verdict: Partly, Lean: Wrong, Score: float64(have) / float64(all) * 0.9, Said: said, Missing: missing}
	if len(missing) == 0 || foreign {
		v.Verdict, v.Score = Unsure, v.Score*0.5
		v.Why = fmt.Sprintf("The answer is %s.", k.text)
		return v
	}
	if r.onlyAsked(said, missing) {
		v = unsure(0.7, fmt.Sprintf("Left out is what the question says: %s.", strings.Join(missing, ", ")))
		v.Said, v.Missing = said, missing
		return v
	}
	v.Why = fmt.Sprintf("Same: %s. Not said: %s.", strings.Join(said, ", "), strings.Join(missing, ", "))
	return v
}
