package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ken/notes/prose"
)

// plain returns a piece of Markdown as one line of words.
func plain(markdown string) string {
	if strings.ContainsAny(markdown, "*_`[]<>~=\\!#|") || !ascii(markdown) {
		return strip(prose.Readable(markdown))
	}
	if strings.ContainsAny(markdown, "\n\t\r") || strings.Contains(markdown, "  ") {
		return strings.Join(strings.Fields(markdown), " ")
	}
	return strings.TrimSpace(markdown)
}

// ascii tells whether a text has nothing but the letters and marks of ASCII, line ends
// and tabs.
func ascii(text string) bool {
	for i := range len(text) {
		if c := text[i]; c >= utf8.RuneSelf || c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7f {
			return false
		}
	}
	return true
}

// strip takes emphasis off a line.
func strip(line string) string {
	if !strings.ContainsAny(line, "*_=~") {
		return line
	}
	return strings.Join(strings.Fields(marks.Replace(line)), " ")
}

var marks = strings.NewReplacer("**", "", "__", "", "~~", "", "==", "", " *", " ", "* ", " ", " _", " ", "_ ", " ",
	"*.", ".", "*,", ",", "*:", ":")

// trimmed takes blanks and the marks between clauses off both ends of a text.
func trimmed(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	text = strings.TrimLeft(text, " ,;:–—-.)]*_")
	text = strings.TrimRight(text, " ,;:–—-.([*_")
	if strings.Count(text, "(") > strings.Count(text, ")") {
		text += ")"
	}
	return text
}

// clip cuts a text off between two words where it is longer than a field may be.
func clip(text string) string {
	if len(text) <= longest {
		return text
	}
	at := strings.LastIndexByte(text[:longest], ' ')
	if at < longest/2 {
		for at = longest; !utf8.RuneStart(text[at]); at-- {
		}
	}
	return text[:at] + "…"
}

// wordy tells whether a text holds a word.
func wordy(text string) bool {
	n := 0
	for _, r := range text {
		if n++; !unicode.IsLetter(r) {
			n = 0
		}
		if n == 2 {
			return true
		}
	}
	return false
}

// A word is what stands between two blanks of a line.
type word struct {
	prose.Span
	low string // without marks around it, in lower case
}

// wordsOf cuts a line at its blanks, but not in code.
func wordsOf(line string) []word {
	list := make([]word, 0, strings.Count(line, " ")+1)
	for at := 0; at < len(line); {
		end := strings.IndexByte(line[at:], ' ')
		if end < 0 {
			end = len(line) - at
		}
		if strings.Count(line[at:at+end], "`")%2 == 1 { // code is one word
			if shut := strings.IndexByte(line[at+end:], '`'); shut > 0 {
				end += shut
				if more := strings.IndexByte(line[at+end:], ' '); more >= 0 {
					end += more
				} else {
					end = len(line) - at
				}
			}
		}
		if end > 0 {
			low := strings.ToLower(unmarked(line[at : at+end]))
			list = append(list, word{prose.Span{Start: at, End: at + end}, low})
		}
		at += end + 1
	}
	return list
}

// unmarked takes the marks off both ends of a word.
func unmarked(w string) string {
	for len(w) > 0 && mark(w[0]) {
		w = w[1:]
	}
	for len(w) > 0 && mark(w[len(w)-1]) {
		w = w[:len(w)-1]
	}
	if len(w) > 0 && (w[0] >= utf8.RuneSelf || w[len(w)-1] >= utf8.RuneSelf) {
		return strings.Trim(w, "“”‘’")
	}
	return w
}

func mark(c byte) bool {
	switch c {
	case '.', ',', ';', ':', '!', '?', '(', ')', '[', ']', '"', '\'', '*', '_', '`':
		return true
	}
	return false
}

// A sentence is what most rules read.
type sentence struct {
	text       string // one line without markup
	lead       string // what the block begins with in bold, "" if nothing
	span       prose.Span
	words      []word
	quantities []prose.Quantity
}

func newSentence(text, lead string, span prose.Span) *sentence {
	return &sentence{text: text, lead: lead, span: span, words: wordsOf(text)}
}

// hypothetical tells a sentence that says what would be, and not what is.
func (s *sentence) hypothetical() bool {
	for i, w := range s.words {
		switch w.low {
		case "if", "would", "might", "could", "should", "whether", "unless", "perhaps", "suppose", "maybe":
			return true
		case "may":
			if i > 0 {
				return true
			}
		}
	}
	return false
}

// ends tells whether a word is the last of its clause.
func (s *sentence) ends(i int) bool {
	c := s.text[s.words[i].End-1]
	return i == len(s.words)-1 || c == ',' || c == ';' || c == ':' || c == '.'
}

// from returns the words of a clause from the nth on, to where it ends or a word from
// which another begins.
func (s *sentence) from(n int) string {
	return s.until(n, 14, func(i int) bool { return i > n && breaks[s.words[i].low] })
}

// until returns the words of a clause from the nth on, so many at most, to where it ends
// or a word at which it stops.
func (s *sentence) until(n, most int, stops func(i int) bool) string {
	end := n
	for end < len(s.words) && end-n < most && !stops(end) {
		end++
		if s.ends(end - 1) {
			break
		}
	}
	if end == n {
		return ""
	}
	return trimmed(s.text[s.words[n].Start:s.words[end-1].End])
}

// breaks are words that begin another clause.
var breaks = set("because which who whom that but while since although though when where so if unless whereas before " +
	"after until as rather instead due")

// before returns the noun phrase that ends before the nth word: back to the beginning
// of its clause. It is "" where that is no noun phrase to name a thing by.
func (s *sentence) before(n int) string {
	begin := n
	for begin > 0 && n-begin < 12 && !s.ends(begin-1) && !breaks[s.words[begin-1].low] && !joins[s.words[begin-1].low] {
		begin--
	}
	if n-begin == 12 {
		return ""
	}
	if begin > 1 && begin < 4 && s.words[begin-1].low == "and" && !s.ends(begin-2) {
		begin = 0 // "Filling and flushing"
	}
	for begin < n && (articles[s.words[begin].low] || openers[s.words[begin].low] || begin+1 < n && quantifiers[s.words[begin].low]) {
		begin++
	}
	if begin >= n || vague[s.words[begin].low] {
		return ""
	}
	phrase := trimmed(s.text[s.words[begin].Start:s.words[n-1].End])
	if !wordy(phrase) || vague[strings.ToLower(phrase)] {
		return ""
	}
	return phrase
}

var (
	joins       = set("and or then therefore also")
	articles    = set("the a an this these those that its our their his her your my")
	quantifiers = set("each every both all")
	openers     = set("so then now also currently today finally however thus hence therefore and but or note")
	vague       = set("it this that these those they he she we i you there here which who what whoever one each both all some " +
		"none nobody nothing something anything everything such if when while as for in on at to with by from of " +
		"how why whose where not no only even because since although though after before until once only them us me")
)
