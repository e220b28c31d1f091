package prose

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How much of a text is looked at for its language, in words: most texts show it at
// once.
const (
	fewWords  = 64  // after so many it is decided where it is clear
	manyWords = 400 // after so many in any case
)

// Language returns the tag (BCP 47: "en", "de", "zh") of the language that a text is
// written in, "" where it does not show: in a few words, in tables, in program text.
// It tells scripts by their letters, and languages of one script by the words that
// every text of them has. Code between fences and addresses are passed over.
func Language(text string) string {
	var v voices
	fenced := false
	for line := range strings.Lines(text) {
		if mark := strings.TrimLeft(line, " \t"); strings.HasPrefix(mark, "```") || strings.HasPrefix(mark, "~~~") {
			fenced = !fenced
			continue
		}
		if fenced {
			continue
		}
		for s := range Spans(line) {
			if inName(line, s) {
				continue
			}
			v.hear(s.In(line))
			if v.words == manyWords || v.words%fewWords == 0 && v.clear() {
				return v.language()
			}
		}
	}
	return v.language()
}

// inName tells whether a word is part of an address or of a name in a program: those
// are of no language.
func inName(line string, s Span) bool {
	if s.Start > 0 && strings.IndexByte("./:@#_=&?%-", line[s.Start-1]) >= 0 {
		return true
	}
	return s.End+1 < len(line) && strings.IndexByte("/:@#_=.", line[s.End]) >= 0 && isWordRune(rune(line[s.End+1])) ||
		s.End < len(line) && line[s.End] == '_'
}

// voices counts what the words of a text say of its language.
type voices struct {
	words   int
	latin   int               // words in Latin letters
	scripts [len(scripts)]int // words in other letters
	score   [languagesMax]float64
	heard   [languagesMax]uint64 // the different function words and letters, a bit for each
	marks   map[rune]bool        // letters that tell languages of one script apart
	lower   [64]byte             // the word in lower case, made without memory of its own
}

// languagesMax is more than there are lists of words.
const languagesMax = 32

// scripts are those told by their letters, with the language each stands for where
// nothing else is known.
//
//nolint:gochecknoglobals // it never changes
var scripts = [...]struct {
	table *unicode.RangeTable
	lang  string
}{
	{unicode.Cyrillic, "ru"},
	{unicode.Arabic, "ar"},
	{unicode.Han, "zh"},
	{unicode.Hiragana, "ja"},
	{unicode.Katakana, "ja"},
	{unicode.Hangul, "ko"},
	{unicode.Greek, "el"},
	{unicode.Hebrew, "he"},
	{unicode.Thai, "th"},
	{unicode.Tamil, "ta"},
	{unicode.Devanagari, "hi"},
	{unicode.Armenian, "hy"},
	{unicode.Georgian, "ka"},
}

// hear counts one word.
func (v *voices) hear(word string) {
	v.words++
	foreign := rune(0)
	for _, r := range word {
		if r >= utf8.RuneSelf {
			v.letter(unicode.ToLower(r))
			if foreign == 0 && !unicode.Is(unicode.Latin, r) && unicode.IsLetter(r) {
				foreign = r
			}
		}
	}
	if foreign != 0 {
		v.foreign(foreign)
	} else if c := word[0]; c < '0' || c > '9' {
		v.latin++
	}
	if len(word) == 1 && word[0] < 'a' {
		return // an initial
	}
	mask := v.votes(word)
	if mask == 0 {
		return
	}
	share, mark := 1/float64(bits.OnesCount32(mask)), uint64(1)<<(sum(word)%64)
	for m := mask; m != 0; m &= m - 1 {
		lang := bits.TrailingZeros32(m)
		v.score[lang] += share
		v.heard[lang] |= mark
	}
}

// sum tells words apart, most of the time.
func sum(word string) uint32 {
	h := uint32(2166136261)
	for i := range len(word) {
		h = (h ^ uint32(word[i]|0x20)) * 16777619
	}
	return h ^ h>>15
}

// votes returns the languages that have a word for a function word.
func (v *voices) votes(word string) uint32 {
	if len(word) > len(v.lower) {
		return 0
	}
	l, low := &functionWords, v.lower[:0]
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			return l.votes[strings.ToLower(afterApostrophe(word))]
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c == '\'' && i+1 < len(word) {
			low = low[:0]
			continue
		}
		low = append(low, c)
	}
	return l.votes[string(low)]
}

// afterApostrophe takes off a word what an apostrophe joins to it: "d'une" is "une".
func afterApostrophe(word string) string {
	for _, mark := range []string{"'", "’"} {
		if _, after, ok := strings.Cut(word, mark); ok {
			return after
		}
	}
	return word
}

func (v *voices) foreign(r rune) {
	for i := range scripts {
		if unicode.Is(scripts[i].table, r) {
			v.scripts[i]++
			return
		}
	}
}

// letterShare is what a letter says that few languages have, beside a word.
const letterShare = 0.5

// letter counts a letter outside of ASCII.
func (v *voices) letter(r rune) {
	if r > 0x24f && (r < 0x400 || r > 0x6ff) {
		return
	}
	if v.marks == nil {
		v.marks = make(map[rune]bool)
	}
	v.marks[r] = true
	mask := functionWords.letters[r]
	if mask == 0 {
		return
	}
	share, mark := letterShare/float64(bits.OnesCount32(mask)), uint64(1)<<(r%64)
	for m := mask; m != 0; m &= m - 1 {
		lang := bits.TrailingZeros32(m)
		v.score[lang] += share
		v.heard[lang] |= mark
	}
}

// clear tells whether more words would change nothing: one language is far ahead, or
// there is none to be heard.
func (v *voices) clear() bool {
	_, most, next := v.best()
	return most >= 8 && most >= 3*next || v.words >= 2*fewWords && most < leastVoice
}

// best returns the number of the language with the highest score, and the two highest.
func (v *voices) best() (lang int, most, next float64) {
	for i := range functionWords.tags {
		switch s := v.score[i]; {
		case s > most:
			lang, most, next = i, s, most
		case s > next:
			next = s
		}
	}
	return lang, most, next
}

// Least scores: of the words altogether, as a share of the words, and as a multiple
// of the next language's. So many of the words must be different ones, fewer in a
// short text.
const (
	leastWords = 4
	leastVoice = 1.5
	leastShare = 0.08
	leastAhead = 1.25
)

func (v *voices) language() string {
	at, most := -1, 0
	for i, n := range v.scripts {
		if n > most {
			at, most = i, n
		}
	}
	if at >= 0 && most*2 > v.latin {
		return v.inScript(scripts[at].lang)
	}
	lang, score, next := v.best()
	different := bits.OnesCount64(v.heard[lang])
	if different < min(leastWords, 1+v.latin/8) ||
		score < leastVoice || score < leastShare*float64(v.latin) || score < leastAhead*next {
		return ""
	}
	return functionWords.tags[lang]
}

// inScript tells the languages of one script apart.
func (v *voices) inScript(lang string) string {
	has := func(letters string) bool {
		return strings.ContainsFunc(letters, func(r rune) bool { return v.marks[r] })
	}
	kana := 0
	for i := range scripts {
		if scripts[i].lang == "ja" {
			kana += v.scripts[i]
		}
	}
	switch {
	case lang == "zh" && kana*20 > v.words:
		return "ja"
	case lang == "ru" && has("іїєґ"):
		return "uk"
	case lang == "ru" && has("ъ") && !has("ыэё"):
		return "bg"
	case lang == "ru" && has("ђјљњћџ"):
		return "sr"
	case lang == "ar" && has("پچژگ"):
		return "fa"
	}
	return lang
}
