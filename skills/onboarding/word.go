package onboarding

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"ken/notes/prose"
	"ken/skills/brief"
	"ken/skills/evidence"
)

// A word is one that a newcomer has to know, with the line that says what it means.
type word struct {
	lower    string
	said     evidence.Statement
	glossary bool // it stands where words are explained
	used     int  // texts on the topic that use it
}

// Bounds of what is looked for: words in all, those that are told, letters of one.
const (
	mostTerms   = 200
	mostWords   = 10
	longestTerm = 40
)

var (
	// glossaries are what places are called where words are explained.
	glossaries = regexp.MustCompile(`(?i)\b(?:glossary|terminology|vocabulary|abbreviations|acronyms|glossar)\b|^(?:key |our )?(?:definitions|terms|terms and definitions|words|begriffe)$`)
	// explains is a line of such a place: "Term: …", "Term – …".
	explains = regexp.MustCompile(`^(?:An? |The )?(\p{L}[\p{L}\d \-/.']{1,38}?)(?: \([^)]{1,20}\))?\s*(?::|–|—| - | means | is | are | stands for )`)
	// means is a sentence anywhere that says what a word means.
	means = regexp.MustCompile(`^(?:An? |The )?["“']?(\p{L}[\p{L}\d \-]{1,38}?)["”']? (?:means|stands for|is short for|is (?:an?|the) [\p{Ll}-]+(?: [\p{Ll}-]+){0,3} (?:that|which|of|for|in|between|used|below|above|with|to)) `)
)

// define gathers the words that the documents explain, those that most documents use
// first.
func (g *guide) define() {
	seen := map[string]*word{}
	for _, d := range g.current {
		named := glossaries.MatchString(d.Name() + " " + strings.NewReplacer("-", " ", "_", " ").Replace(path.Base(d.Path)))
		for _, p := range d.Passages {
			here := named || glossaries.MatchString(lastHeading(p.Heading))
			if !here && !strings.Contains(p.Quote, " means ") && !strings.Contains(p.Quote, " stands for ") && !strings.Contains(p.Quote, " is ") {
				continue
			}
			for _, s := range evidence.Statements(p) {
				g.explained(seen, s, d, here)
			}
		}
	}
	for _, w := range seen {
		g.words = append(g.words, w)
	}
	slices.SortFunc(g.words, func(a, b *word) int {
		return cmp.Or(-compare(a.glossary, b.glossary), strings.Compare(a.lower, b.lower))
	})
	g.words = g.words[:min(len(g.words), mostTerms)]
	g.count()
}

// lastHeading is the heading that a place stands right under.
func lastHeading(heading []string) string {
	if len(heading) == 0 {
		return ""
	}
	return heading[len(heading)-1]
}

func compare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// explained notes the word that a statement explains. One that a glossary explains is left
// to it.
func (g *guide) explained(seen map[string]*word, s evidence.Statement, d *document, glossary bool) {
	text := strings.TrimLeft(plainName.Replace(s.Text), " ")
	form := means
	if glossary {
		form = explains
	}
	m := form.FindStringSubmatch(text)
	if m == nil || s.Task || s.Dangles() || strings.HasSuffix(text, "?") || s.WordCount() < leastOpening || s.WordCount() > mostOpening {
		return
	}
	term := strings.TrimSpace(m[1])
	if len(strings.Fields(term)) > 4 || utf8.RuneCountInString(term) > longestTerm || pronoun[strings.ToLower(strings.Fields(term)[0])] {
		return
	}
	if !glossary && !shares(d.Name()+" "+s.Under(), term) { // a sentence in passing explains nothing
		return
	}
	key := strings.ToLower(term)
	if old := seen[key]; old == nil || glossary && !old.glossary {
		seen[key] = &word{lower: key, said: s, glossary: glossary}
	}
}

// pronoun are words that a sentence begins with which no word is explained in.
var pronoun = map[string]bool{
	"it": true, "this": true, "that": true, "these": true, "there": true, "here": true, "he": true, "she": true, "they": true, "we": true,
	"what": true, "which": true, "one": true, "another": true, "each": true, "nothing": true, "everything": true, "my": true, "our": true,
	"its": true, "his": true, "her": true, "their": true, "your": true, "see": true, "all": true, "any": true, "no": true, "some": true,
	"but": true, "and": true, "so": true, "if": true, "when": true, "for": true, "in": true, "on": true, "as": true, "at": true,
}

// count counts the documents that use each word, and puts those first that most use. Of a
// topic, only those count that the topic's passages use.
func (g *guide) count() {
	for _, w := range g.words {
		for _, text := range g.subject {
			if strings.Contains(text, w.lower) {
				w.used++
			}
		}
	}
	slices.SortStableFunc(g.words, func(a, b *word) int {
		return cmp.Or(-compare(a.glossary, b.glossary), cmp.Compare(b.used, a.used))
	})
	least := 2 // it uses the word itself to explain it
	if g.w.Request.Topic != "" {
		least = 1
	}
	g.words = slices.DeleteFunc(g.words, func(w *word) bool { return w.used < least })
	g.words = g.words[:min(len(g.words), mostWords)]
}

// wordsToKnow writes the words with their lines.
func (g *guide) wordsToKnow() []brief.Sentence {
	var out []brief.Sentence
	for _, w := range g.words {
		if s := brief.Quote(evidence.Finding{Statement: w.said}, ""); prose.Readable(s.Text) != "" && g.once(s) {
			out = append(out, s)
		}
	}
	return out
}
