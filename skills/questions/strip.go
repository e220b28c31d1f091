package questions

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"ken/notes/prose"
)

// An emphasis is a stretch of stripped text that the author set apart.
type emphasis struct {
	prose.Span
	bold bool // or highlighted; else italic
}

// strip returns a piece of Markdown as one line without markup but for code between
// backticks, and what in it was emphasised.
func strip(markdown string) (plain string, marked []emphasis) {
	s := prose.Readable(unlinkReferences(tagMark.ReplaceAllString(markdown, "")))
	st := stripper{in: s}
	for st.at < len(s) {
		st.step()
	}
	return strings.TrimRightFunc(st.out.String(), unicode.IsSpace), st.marked
}

var (
	tagMark   = regexp.MustCompile(`</?[a-zA-Z][a-zA-Z0-9]{0,10}( [^<>\n]{0,200})?/?>|<!--[^\n]{0,200}-->`)
	reference = regexp.MustCompile(`\[([^\[\]\n]{1,200})\](?:\[[^\[\]\n]{0,200}\])?`)
)

// unlinkReferences keeps the words of "[words][name]" and "[words]", outside code.
func unlinkReferences(s string) string {
	if !strings.Contains(s, "[") {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		open := strings.IndexByte(s, '`')
		if open < 0 {
			open = len(s)
		}
		b.WriteString(replaceReferences(s[:open]))
		if s = s[open:]; s == "" {
			break
		}
		end := codeEnd(s, 0)
		b.WriteString(s[:end])
		s = s[end:]
	}
	return b.String()
}

func replaceReferences(s string) string {
	places := reference.FindAllStringSubmatchIndex(s, -1)
	var b strings.Builder
	at := 0
	for _, p := range places {
		follows := p[1] < len(s) && s[p[1]] == '(' // an inline link, which others read
		wiki := p[0] > 0 && s[p[0]-1] == '['
		if follows || wiki || s[p[2]] == '^' {
			continue
		}
		b.WriteString(s[at:p[0]])
		b.WriteString(s[p[2]:p[3]])
		at = p[1]
	}
	return b.String() + s[at:]
}

// A stripper goes through a line once.
type stripper struct {
	in     string
	at     int
	out    strings.Builder
	open   []opened
	marked []emphasis
}

// opened is an emphasis that is not closed yet.
type opened struct {
	sign  string
	start int
}

func (st *stripper) step() {
	rest := st.in[st.at:]
	switch {
	case rest[0] == '`':
		end := codeEnd(st.in, st.at)
		st.out.WriteString(st.in[st.at:end])
		st.at = end
	case rest[0] == '\\' && len(rest) > 1 && rest[1] < utf8.RuneSelf && unicode.IsPunct(rune(rest[1])):
		st.out.WriteByte(rest[1])
		st.at += 2
	default:
		if sign := st.sign(rest); sign != "" {
			st.toggle(sign)
			st.at += len(sign)
			return
		}
		_, n := utf8.DecodeRuneInString(rest)
		st.out.WriteString(rest[:n])
		st.at += n
	}
}

// sign returns the mark of emphasis that text begins with and that opens or closes one.
func (st *stripper) sign(rest string) string {
	for _, sign := range []string{"**", "__", "==", "~~", "*", "_"} {
		if !strings.HasPrefix(rest, sign) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(st.in[:st.at])
		after, _ := utf8.DecodeRuneInString(rest[len(sign):])
		if len(rest) == len(sign) {
			after = ' '
		}
		if st.at == 0 {
			before = ' '
		}
		if sign[0] == '_' && wordRune(before) && wordRune(after) || unicode.IsSpace(before) && unicode.IsSpace(after) {
			return ""
		}
		if !st.opens(sign) && (unicode.IsSpace(after) || !strings.Contains(rest[len(sign):], sign)) {
			return ""
		}
		return sign
	}
	return ""
}

func (st *stripper) opens(sign string) bool {
	for _, o := range st.open {
		if o.sign == sign {
			return true
		}
	}
	return false
}

func (st *stripper) toggle(sign string) {
	for i := len(st.open) - 1; i >= 0; i-- {
		if st.open[i].sign != sign {
			continue
		}
		span := prose.Span{Start: st.open[i].start, End: st.out.Len()}
		if span.End > span.Start && sign != "~~" {
			st.marked = append(st.marked, emphasis{span, len(sign) == 2})
		}
		st.open = append(st.open[:i], st.open[i+1:]...)
		return
	}
	if len(st.open) < 8 {
		st.open = append(st.open, opened{sign, st.out.Len()})
	}
}
