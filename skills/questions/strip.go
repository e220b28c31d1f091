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
	s := prose.Readable(unlinkReferences(markdown))
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

// unlinkReferences keeps the words of "[words][name]" and "[words]", and drops tags,
// outside code.
func unlinkReferences(s string) string {
	if !strings.ContainsAny(s, "[<") {
		return s
	}
	inCode := codeSpans(s)
	s = dropped(s, tagMark.FindAllStringSubmatchIndex(s, -1), inCode, func([]int) string { return "" })
	inCode = codeSpans(s)
	return dropped(s, reference.FindAllStringSubmatchIndex(s, -1), inCode, func(p []int) string {
		follows := p[1] < len(s) && s[p[1]] == '(' // an inline link, which others read
		wiki := p[0] > 0 && s[p[0]-1] == '['
		if follows || wiki || s[p[2]] == '^' || p[1]-p[0] == 3 {
			return s[p[0]:p[1]]
		}
		return s[p[2]:p[3]]
	})
}

// codeSpans returns where the pieces of code between backticks lie.
func codeSpans(s string) []prose.Span {
	var out []prose.Span
	for at := strings.IndexByte(s, '`'); at >= 0 && at < len(s); {
		end := codeEnd(s, at)
		out = append(out, prose.Span{Start: at, End: end})
		next := strings.IndexByte(s[end:], '`')
		if next < 0 {
			break
		}
		at = end + next
	}
	return out
}

// dropped puts others in the places of what a pattern found outside code.
func dropped(s string, places [][]int, inCode []prose.Span, other func([]int) string) string {
	var b strings.Builder
	at, c := 0, 0
	for _, p := range places {
		for c < len(inCode) && inCode[c].End <= p[0] {
			c++
		}
		if c < len(inCode) && inCode[c].Start < p[0] {
			continue
		}
		b.WriteString(s[at:p[0]])
		b.WriteString(other(p))
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
