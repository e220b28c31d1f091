package diagram

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"ken/notes/prose"
)

// longestLabel is how many letters a label has at most: two lines of a box.
const longestLabel = 64

// plain is a text as one line without markup.
func plain(text string) string {
	text = prose.Readable(text)
	text = strings.Map(func(r rune) rune {
		if r == '*' || r == '`' || r < ' ' || r == 0x7f || r == utf8.RuneError || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, strings.NewReplacer("[[", "", "]]", "", "__", "", "~~", "", "==", "").Replace(text))
	text = leant.ReplaceAllString(text, "$1$2")
	text = bracketed.ReplaceAllString(text, "$1$2")
	return strings.Join(strings.Fields(text), " ")
}

// leant matches words between underscores, which emphasise as asterisks do.
var leant = regexp.MustCompile(`(^|[\s(])_([^_\s][^_]*)_`)

// bracketed matches a link whose address stands elsewhere: "[core team]", "[core team][1]".
var bracketed = regexp.MustCompile(`(^|[\s(])\[(\pL[^\[\]]*[^\[\]\s])\](?:\[[^\[\]]*\])?`)

// label makes a label of words of a document: without the marks around it, and no longer
// than a box holds. What is cut off ends in "…".
func label(text string) string {
	text = trimmed(strings.ReplaceAll(plain(text), " ( )", "")) // out of which a day was taken
	if i := strings.LastIndex(text, " http"); i > 8 && strings.Contains(text[i:], "://") && !strings.Contains(text[i+1:], " ") {
		text = trimmed(text[:i]) // where a link leads says the list of edges
	}
	if utf8.RuneCountInString(text) > longestLabel {
		text = shorter(text)
	}
	if open := strings.LastIndexByte(text, '('); open > 8 && strings.IndexByte(text[open:], ')') < 0 {
		return strings.TrimRight(text[:open], " ,;:") + "…"
	}
	for _, tail := range []string{", e.g", ", i.e", " e.g", " i.e"} {
		text = strings.TrimSuffix(text, tail)
	}
	return strings.TrimRight(text, " ,;:")
}

// shorter cuts a text where a part of it ends, else between two words.
func shorter(text string) string {
	for _, stop := range []string{". ", "; ", ": ", " — ", " – ", ", which ", ", because ", ", so ", ", since ", ", "} {
		if head, _, found := strings.Cut(text, stop); found {
			n := utf8.RuneCountInString(head)
			if n >= 12 && n <= longestLabel && (stop != ", " || len(strings.Fields(head)) >= 5 && !subordinate[firstWord(head)]) {
				return trimmed(head)
			}
		}
	}
	cut, n := 0, 0
	for i, r := range text {
		if n++; n > longestLabel-1 {
			break
		}
		if r == ' ' {
			cut = i
		}
	}
	if cut == 0 { // one word without an end
		return string([]rune(text)[:longestLabel-1]) + "…"
	}
	text = strings.TrimRight(text[:cut], " ,;:.–—-(")
	for {
		i := strings.LastIndexByte(text, ' ')
		if i < 0 || !hanging[strings.ToLower(text[i+1:])] {
			return text + "…"
		}
		text = strings.TrimRight(text[:i], " ,;:.–—-(")
	}
}

// hanging are words that no label ends in: they only lead on.
var hanging = set("and or the a an of to in on at by for with from that which than as is are was were no not until between into its their be will has have can must below above under over about after before through within")

// unfinished tells whether a text ends in a word that leads on.
func unfinished(text string) bool {
	return hanging[strings.ToLower(text[strings.LastIndexByte(text, ' ')+1:])]
}

// subordinate are words that begin what is no sentence by itself.
var subordinate = set("until if when because since after before although while as once unless whether in for with by to during")

// trimmed takes marks off both ends of a text.
func trimmed(text string) string {
	text = strings.Trim(text, " \t,;:|–—-_“”")
	text = strings.TrimRight(text, ".")
	if n := strings.Count(text, `"`); n == 1 || n == 2 && strings.HasPrefix(text, `"`) && strings.HasSuffix(text, `"`) {
		text = strings.Trim(text, " \t,;:|–—-_.\"") // not of a word in quotation marks within it
	}
	if strings.Count(text, "(") < strings.Count(text, ")") {
		text = strings.TrimSuffix(text, ")")
	}
	return strings.TrimSpace(text)
}

// noun is a label of a noun phrase: its article goes.
func noun(text string) string {
	text = trimmed(plain(text))
	first, rest, found := strings.Cut(text, " ")
	if found && articles[strings.ToLower(first)] {
		text = strings.TrimSpace(rest)
	}
	return label(text)
}

// key is what labels share that name one thing: case, plural, articles and marks do not
// count.
func key(text string) string {
	var b strings.Builder
	for w := range prose.Words(text) {
		if articles[w.Term] {
			continue
		}
		b.WriteString(singular(w.Term))
		b.WriteByte(' ')
	}
	if b.Len() == 0 {
		return strings.ToLower(text)
	}
	return strings.TrimSpace(b.String())
}

// singular takes the plural's ending off a folded word. A stem would take more: a
// "heater" is no "heat".
func singular(term string) string {
	switch {
	case len(term) > 4 && strings.HasSuffix(term, "ies"):
		return term[:len(term)-3] + "y"
	case len(term) > 4 && (strings.HasSuffix(term, "sses") || strings.HasSuffix(term, "xes") || strings.HasSuffix(term, "ches") || strings.HasSuffix(term, "shes")):
		return term[:len(term)-2]
	case len(term) > 3 && strings.HasSuffix(term, "s") && !strings.HasSuffix(term, "ss") && !strings.HasSuffix(term, "us") && !strings.HasSuffix(term, "is"):
		return term[:len(term)-1]
	}
	return term
}

// wordy tells whether a text holds a letter.
func wordy(text string) bool { return strings.IndexFunc(text, unicode.IsLetter) >= 0 }

// stands tells whether a label stands in words to the letter, but for marks and case.
func stands(text, words string) bool {
	text = strings.TrimPrefix(strings.TrimSuffix(text, "…"), "…")
	if text == "" {
		return false
	}
	if _, ok := prose.Locate(words, text); ok {
		return true
	}
	_, ok := prose.Locate(plain(words), text)
	return ok
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

var articles = set("a an the this that these those our its their your my")
