package questions

import (
	"slices"
	"strings"

	"ken/notes/prose"
	"ken/skills/evidence"
)

// stemsOf returns the stems of the content words of a text, each once.
func stemsOf(text string) map[string]bool {
	set := map[string]bool{}
	for _, s := range evidence.Stems(text) {
		set[s] = true
	}
	return set
}

// shareIn is the share of the stems of a that b has, 0 where a has none.
func shareIn(a, b map[string]bool) float64 {
	if len(a) == 0 {
		return 0
	}
	n := 0
	for s := range a {
		if b[s] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}

// jaccard is how alike two sets are, 0 to 1.
func jaccard(a, b map[string]bool) float64 {
	if len(a) == 0 && len(b) == 0 {
		return 1
	}
	n := 0
	for s := range a {
		if b[s] {
			n++
		}
	}
	return float64(n) / float64(len(a)+len(b)-n)
}

// normal is a text as it is compared: its terms in order.
func normal(text string) string {
	var b strings.Builder
	for w := range prose.Words(text) {
		if w.Term == "a" || w.Term == "an" || w.Term == "the" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Term)
	}
	return b.String()
}

// stemKey is a text as terms are compared: its stems in order.
func stemKey(text string) string {
	var b strings.Builder
	for w := range prose.Words(text) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(prose.Stem(w.Term))
	}
	return b.String()
}

// withoutArticle takes the article off a term.
func withoutArticle(term string) string {
	if first, rest, ok := strings.Cut(term, " "); ok && articles[strings.ToLower(first)] {
		return rest
	}
	return term
}

// allWords returns every term of a text, function words too, each once.
func allWords(text string) map[string]bool {
	set := map[string]bool{}
	for w := range prose.Words(text) {
		set[prose.Stem(w.Term)] = true
	}
	return set
}

// upperFirst writes a sentence's first letter large.
func upperFirst(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return strings.ToUpper(s[:1]) + s[1:]
	}
	return s
}

// lowerStart writes the first word of a clause small, unless it is a name.
func lowerStart(s string, list []token) string {
	if len(list) == 0 || !list[0].capital() {
		return s
	}
	t := list[0]
	small := closed(t.lower) != 0 && t.lower != "i" && t.tag != proper ||
		t.tag != proper && !acronym(t.text) && len(t.text) > 1 && !slices.ContainsFunc(list[1:], func(o token) bool { return o.text == t.text })
	if t.tag == number || t.tag == code || months[t.lower] || days[t.lower] || !small {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
