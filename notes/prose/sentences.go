package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences returns where the sentences of one block of running text lie, without
// the white space around them. A sentence may run over several lines; a block must
// be one paragraph, list item or cell, since a line end alone does not end a
// sentence. Code between backticks is never cut, and neither is what an
// abbreviation, an initial or a number's point might seem to end.
func Sentences(text string) []Span {
	var spans []Span
	begin, at := 0, 0
	for at < len(text) {
		r, n := decode(text, at)
		switch {
		case r == '`':
			at = afterCode(text, at)
			continue
		case fullStop(r):
			at = afterClosers(text, at+n)
			spans = appendTrimmed(spans, text, begin, at)
			begin = at
			continue
		case (r == '.' || r == '!' || r == '?' || r == '…') && ends(text, begin, at, n):
			at = afterClosers(text, afterMarks(text, at))
			spans = appendTrimmed(spans, text, begin, at)
			begin = at
			continue
		}
		at += n
	}
	return appendTrimmed(spans, text, begin, len(text))
}

// fullStop tells the marks that end a sentence with no space after them.
func fullStop(r rune) bool { return r == '。' || r == '！' || r == '？' }

// afterCode returns the place behind a code span that begins at a backtick, or
// behind the backticks where nothing closes it.
func afterCode(text string, at int) int {
	end := at
	for end < len(text) && text[end] == '`' {
		end++
	}
	fence := text[at:end]
	for from := end; ; {
		close := strings.Index(text[from:], fence)
		if close < 0 {
			return end
		}
		close += from
		after := close + len(fence)
		if (after == len(text) || text[after] != '`') && text[close-1] != '`' {
			return after
		}
		from = after
	}
}

func afterMarks(text string, at int) int {
	return runEnd(text, at, func(r rune) bool { return strings.ContainsRune(".!?…", r) })
}

// afterClosers takes what closes around a sentence's end with it: quotation marks,
// brackets, emphasis and a footnote's mark.
func afterClosers(text string, at int) int {
	for at < len(text) {
		if note := footnoteMark(text[at:]); note > 0 {
			at += note
			continue
		}
		r, n := decode(text, at)
		if !strings.ContainsRune("\"'”’»)]*_", r) {
			break
		}
		if (r == '*' || r == '_') && opensAfter(text, at) {
			break
		}
		at += n
	}
	return at
}

// opensAfter tells whether an emphasis mark belongs to the words behind it.
func opensAfter(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	end := runEnd(text, at, func(r rune) bool { return r == '*' || r == '_' })
	if end == len(text) {
		return false
	}
	next, _ := decode(text, end)
	return unicode.IsSpace(before) && !unicode.IsSpace(next)
}

// footnoteMark returns the length of a footnote mark "[^…]" at the start of rest.
func footnoteMark(rest string) int {
	if !strings.HasPrefix(rest, "[^") {
		return 0
	}
	if end := strings.IndexByte(rest, ']'); end > 2 && end < 40 {
		return end + 1
	}
	return 0
}

// ends tells whether the mark at a place ends the sentence that began at begin.
func ends(text string, begin, at, n int) bool {
	after := afterClosers(text, afterMarks(text, at))
	if after >= len(text) {
		return true
	}
	space, _ := decode(text, after)
	if !unicode.IsSpace(space) {
		return false
	}
	next := runEnd(text, after, unicode.IsSpace)
	if next >= len(text) {
		return true
	}
	if text[at] != '.' || afterMarks(text, at) > at+n {
		return !continues(text[next:])
	}
	word := lastWord(text[begin:at])
	switch {
	case abbreviation(word):
		return false
	case initial(word) && startsUpper(text[next:]) && !Stop(firstTerm(text[next:])):
		return false
	case word == "etc" || word == "al":
		return startsUpper(text[next:])
	case digits(word) && strings.TrimLeft(text[begin:at], " *_#>-") == word:
		return false // the number of a list item
	case day(word) > 0 && monthsElsewhere[firstTerm(text[next:])] > 0:
		return false // the point of "3. März"
	}
	return !continues(text[next:])
}

// continues tells whether what follows a mark goes on with the same sentence: it
// begins with a small letter. Names such as iPhone are rare, and a sentence too
// long harms less than one cut in two.
func continues(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLower(r)
}

func startsUpper(rest string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "\"'“‘(*_["))
	return unicode.IsUpper(r)
}

// firstTerm returns the term a text begins with.
func firstTerm(text string) string {
	for w := range Words(text) {
		return w.Term
	}
	return ""
}

// lastWord returns what stands before a point, back to a space or bracket.
func lastWord(text string) string {
	at := strings.LastIndexFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("([\"'“‘*_", r)
	})
	if at < 0 {
		return text
	}
	_, n := utf8.DecodeRuneInString(text[at:])
	return text[at+n:]
}

func initial(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	return n > 0 && n == len(word) && unicode.IsUpper(r) && r != 'I'
}

func digits(word string) bool {
	return word != "" && strings.Trim(word, "0123456789") == ""
}

func abbreviation(word string) bool { return abbreviations[strings.ToLower(word)] }

// abbreviations are written with a point that rarely ends a sentence.
var abbreviations = set(`
e.g i.e cf vs viz approx ca dr mr mrs ms prof st fig figs eq eqs no nos vol pp p ch sec
jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri
inc ltd dept est resp incl excl max min z.b d.h bzw u.a
`)

func appendTrimmed(spans []Span, text string, begin, end int) []Span {
	for begin < end {
		r, n := decode(text, begin)
		if !unicode.IsSpace(r) {
			break
		}
		begin += n
	}
	for begin < end {
		r, n := utf8.DecodeLastRuneInString(text[begin:end])
		if !unicode.IsSpace(r) {
			break
		}
		end -= n
	}
	if begin == end {
		return spans
	}
	return append(spans, Span{begin, end})
}
