package grading

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"ken/notes/prose"
	"ken/skills/proof"
)

// A ruler holds what short answers of one question are compared with.
type ruler struct {
	asked Asked
	// known are the answers that are right, each in the form it is compared.
	known []short
	// others are the plain forms of answers to other questions.
	others map[string]bool
	// meant are words that are no slip: of other answers and of the question.
	meant map[string]bool
	// question are the keys of the question's words.
	question map[string]bool
	// choice tells that the question names the answer, among others.
	choice bool
	// strict tells that the question asks for a form: a spelling, a plural, a tense.
	strict bool
}

func newRuler(a Asked) ruler {
	r := ruler{asked: a, others: map[string]bool{}, meant: map[string]bool{}, question: map[string]bool{}}
	r.know(append(alternatives(a.Answers), alternatives(a.Accepted)...))
	for w := range prose.Words(a.Question) {
		r.question[proof.Key(numbered(w.Term))] = true
		r.meant[w.Term] = true
		r.strict = r.strict || slices.Contains(forms, w.Term)
	}
	r.choice = slices.ContainsFunc(r.known, func(k short) bool {
		return !slices.ContainsFunc(k.words, func(w token) bool { return !r.question[proof.Key(w.term)] })
	})
	r.set(nearby(a))
	return r
}

// know adds answers that are right.
func (r *ruler) know(answers []string) {
	for _, s := range answers {
		r.known = append(r.known, knownOf(s))
		for _, form := range optional(s) {
			r.known = append(r.known, knownOf(form))
		}
	}
}

// with is the ruler for one item of a list, whose other items are other answers.
func (r ruler) with(wanted []string, j int) ruler {
	r.others, r.meant = maps.Clone(r.others), maps.Clone(r.meant)
	r.know(alternatives(wanted[j : j+1]))
	r.set(except(wanted, j))
	return r
}

// set adds answers to other questions; what is a known answer too is none of them.
func (r ruler) set(others []string) {
	for _, s := range alternatives(others) {
		other := shortOf(s)
		r.others[other.plain] = true
		for _, w := range other.words {
			r.meant[w.term] = true
		}
	}
	for _, k := range r.known {
		delete(r.others, k.plain)
		for _, w := range k.words {
			delete(r.meant, w.term)
		}
	}
}

// forms are words of questions that ask for the form of a word.
//
//nolint:gochecknoglobals // it never changes
var forms = strings.Fields("spell spelled spelt spelling plural singular tense participle conjugate conjugation inflection suffix ending")

// optional returns the other forms of an answer with words in brackets: without them,
// and where they are what it is short for, each alone.
func optional(answer string) []string {
	open := strings.IndexByte(answer, '(')
	shut := strings.IndexByte(answer, ')')
	if open <= 0 || shut < open {
		return nil
	}
	inner := strings.TrimSpace(answer[open+1 : shut])
	outer := strings.TrimSpace(answer[:open]) + answer[shut+1:]
	if answer[open-1] != ' ' {
		if inner == "s" || inner == "es" {
			return []string{outer, answer[:open] + inner + answer[shut+1:]}
		}
		return nil
	}
	out := []string{outer}
	if abbreviates(outer, inner) || abbreviates(inner, outer) {
		out = append(out, inner)
	}
	return out
}

// abbreviates tells whether a word is made of letters of others, in order, the first of
// each word among them.
func abbreviates(short, long string) bool {
	if words(short) != 1 || words(long) == 0 || len(short) > 8 || strings.ToUpper(short) != short && words(long) < 2 {
		return false
	}
	letters := strings.ToLower(short)
	for w := range prose.Words(long) {
		if prose.Stop(w.Term) {
			continue
		}
		if letters == "" || letters[0] != w.Term[0] {
			return false
		}
		for i := 0; i < len(w.Term) && letters != ""; i++ {
			if w.Term[i] == letters[0] && (i == 0 || !initialOfRest(long[w.End:], letters)) {
				letters = letters[1:]
			}
		}
	}
	return letters == ""
}

// initialOfRest tells whether the next letter begins the next word.
func initialOfRest(rest, letters string) bool {
	for w := range prose.Words(rest) {
		if !prose.Stop(w.Term) {
			return w.Term[0] == letters[0] && !strings.HasPrefix(letters[1:], letters[:1])
		}
	}
	return false
}

// exact decides a short answer by the known one it comes nearest to.
func exact(a Asked) Verdict {
	r := newRuler(a)
	best := wrong(fmt.Sprintf("The answer is %s.", r.known[0].text))
	for _, k := range r.known {
		if v := r.grade(a.Given, k); better(v, best) {
			best = v
		}
	}
	if len(best.Said) == 0 && len(best.Missing) == 0 {
		best.Missing = []string{r.known[0].text}
	}
	return best
}

// better tells whether a verdict says more for what was given than another.
func better(v, than Verdict) bool {
	if a, b := standing(v), standing(than); a != b {
		return a > b
	}
	return v.Score > than.Score
}

func standing(v Verdict) int {
	switch {
	case v.Verdict == Right:
		return 4
	case v.Verdict == Unsure && v.Lean == Right:
		return 3
	case v.Verdict == Partly:
		return 2
	case v.Verdict == Unsure:
		return 1
	}
	return 0
}

// grade compares what was given with one known answer: as it stands, without what people
// put before a word ("it is …"), and as a part of a sentence.
func (r ruler) grade(given string, k short) Verdict {
	g := shortOf(given)
	if moreCapitals(g, k) {
		return wrong(fmt.Sprintf("The answer is %s.", k.text))
	}
	v := r.compare(g, k)
	for rest := introduced(g); v.Verdict != Right && rest != ""; rest = introduced(shortOf(rest)) {
		if w := r.compare(shortOf(rest), k); better(w, v) {
			v = w
		}
	}
	if v.Verdict == Right || r.others[g.plain] || k.numeric {
		return v
	}
	if w := r.within(g, k); better(w, v) || r.find(g.terms(), k.terms()) >= 0 && !k.formal {
		v = w // what stands around it decides
	}
	return v
}

// compare decides a short answer that is nothing but an answer.
func (r ruler) compare(g, k short) Verdict {
	switch {
	case g.plain == k.plain && (!k.formal && !k.numeric || sameCase(g, k)):
		return same(k)
	case r.others[g.plain]:
		return wrong(fmt.Sprintf("“%s” is the answer to another question.", g.text))
	case k.formal && !k.numeric:
		return formal(g, k)
	}
	if v, ok := r.number(g, k); ok {
		return v
	}
	switch {
	case g.bare == k.bare:
		return r.accents(g, k)
	case r.sameWords(g, k), r.sameUnit(g, k):
		return same(k)
	}
	if v, ok := r.slip(g, k); ok {
		return v
	}
	return r.part(g, k)
}

// same is the verdict on what says the same as a known answer.
func same(k short) Verdict { return right(k.text, fmt.Sprintf("Same: %s.", k.text)) }

// accents lets other accents pass, unless they tell known answers apart.
func (r ruler) accents(g, k short) Verdict {
	for other := range r.others {
		if prose.Bare(other) == k.bare {
			return unsure(0.5, fmt.Sprintf("“%s” and “%s” differ in accents alone, and both are answers.", k.text, other))
		}
	}
	if r.strict {
		return unsure(0.6, fmt.Sprintf("Spelt with other accents: %s.", k.text))
	}
	return same(k)
}

// sameCase tells whether two formal texts agree in capitals too, white space apart.
func sameCase(g, k short) bool { return compact(g.text) == compact(k.text) }

// times writes a formula with a mark for what a space multiplies.
func times(text string) string {
	words := strings.Fields(dashes.Replace(text))
	var b strings.Builder
	for i, w := range words {
		if i > 0 && letterOrDigit(words[i-1][len(words[i-1])-1]) && letterOrDigit(w[0]) {
			b.WriteByte('*')
		}
		b.WriteString(w)
	}
	return strings.Replace(b.String(), "log*", "log", 1)
}

func letterOrDigit(c byte) bool { return isDigit(c) || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// formal decides code and formulas, where every mark counts.
func formal(g, k short) Verdict {
	a, b := compact(g.text), compact(k.text)
	switch {
	case a == b || a == times(k.text):
		return same(k)
	case a == "":
		return wrong(fmt.Sprintf("The answer is %s.", k.text))
	case strings.EqualFold(a, b) && option(" "+b):
		return unsure(0.4, fmt.Sprintf("A small letter and a capital are two options: %s.", k.text))
	case strings.EqualFold(a, b):
		return unsure(0.6, fmt.Sprintf("Only capitals differ from %s, and there they may count.", k.text))
	case strings.Contains(b, "=") && strings.EqualFold(a, b[strings.LastIndexByte(b, '=')+1:]):
		return unsure(0.6, fmt.Sprintf("One side of it: %s.", k.text))
	case strings.EqualFold(signless.Replace(a), signless.Replace(b)):
		return unsure(0.6, fmt.Sprintf("It is written %s.", k.text))
	case strings.EqualFold(strings.Trim(a, "`;."), strings.Trim(b, "`;.")):
		return unsure(0.6, fmt.Sprintf("Only marks at the ends differ from %s.", k.text))
	}
	return wrong(fmt.Sprintf("The answer is %s.", k.text))
}

// signless leaves out the marks of a formula that can be put otherwise.
//
//nolint:gochecknoglobals // it never changes
var signless = strings.NewReplacer("^", "", "(", "", ")", "")
