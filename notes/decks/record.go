package decks

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Bounds of a file of text.
const (
	maxText    = 256 << 20 // bytes
	maxRecords = 1_000_000
	maxQuoted  = 1 << 20 // bytes of a cell in quotes
	maxCells   = maxFields
)

// A record is one row of a file, with the line it begins on.
type record struct {
	cells []string
	line  int
}

// decode makes UTF-8 of a file: of UTF-16 by its mark, else as it is. What is
// neither is said.
func decode(data []byte, problems *troubles) (string, error) {
	if len(data) > maxText {
		return "", fmt.Errorf("it has more than %d MiB", maxText>>20)
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return wide(data[2:], 1, 0), nil
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return wide(data[2:], 0, 1), nil
	}
	if head := data[:min(len(data), 1024)]; bytes.IndexByte(head, 0) >= 0 {
		return "", fmt.Errorf("it is not text")
	}
	if !utf8.Valid(data) {
		problems.add(Problem{Reason: "it is not UTF-8 throughout; letters that are not are shown as \uFFFD"})
	}
	return clean(string(data)), nil
}

// wide decodes UTF-16 whose high byte is at the one place of each pair and the low
// byte at the other.
func wide(data []byte, high, low int) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = uint16(data[2*i+high])<<8 | uint16(data[2*i+low])
	}
	return clean(string(utf16.Decode(units)))
}

// A recorder takes records off a text. It reads as Anki does: a cell in quotes may go
// over lines and has "" for a quote; a line that begins with # is a remark; empty
// lines count for nothing.
type recorder struct {
	text      string
	line      int // of what is next, from 1
	separator byte
	remarks   bool // lines that begin with # are none
	noQuotes  bool // a quote was never closed: from there on they are letters
	problems  *troubles
}

// next returns the record at the front; false at the end.
func (r *recorder) next() (record, bool) {
	for r.text != "" {
		switch {
		case r.text[0] == '\n' || r.text[0] == '\r':
			r.newline()
			continue
		case r.remarks && r.text[0] == '#':
			r.skipLine()
			continue
		}
		rec := record{line: r.line}
		for more := true; more; {
			var cell string
			cell, more = r.cell()
			if len(rec.cells) < maxCells {
				rec.cells = append(rec.cells, cell)
			}
		}
		return rec, true
	}
	return record{}, false
}

// newline goes behind an end of line, which may be CR, LF or both.
func (r *recorder) newline() {
	switch {
	case strings.HasPrefix(r.text, "\r\n"):
		r.text = r.text[2:]
	case r.text != "":
		r.text = r.text[1:]
	}
	r.line++
}

func (r *recorder) skipLine() {
	r.text = r.text[lineEnd(r.text):]
	r.newline()
}

// lineEnd is where a line ends, the length of the text where it is the last.
func lineEnd(text string) int {
	if end := strings.IndexAny(text, "\r\n"); end >= 0 {
		return end
	}
	return len(text)
}

// cell takes one off the front, and tells whether another one follows in the record.
func (r *recorder) cell() (string, bool) {
	quoted := ""
	if strings.HasPrefix(r.text, `"`) && !r.noQuotes {
		quoted = r.quoted()
	}
	end := 0
	for end < len(r.text) && r.text[end] != r.separator && r.text[end] != '\n' && r.text[end] != '\r' {
		end++
	}
	cell := quoted + r.text[:end]
	r.text = r.text[end:]
	if r.text != "" && r.text[0] == r.separator {
		r.text = r.text[1:]
		return cell, true
	}
	r.newline()
	return cell, false
}

// quoted takes what stands in quotes off the front. Quotes that do not close stay.
func (r *recorder) quoted() string {
	bounded := r.text[1:min(len(r.text), maxQuoted)]
	at := 0
	for {
		end := strings.IndexByte(bounded[at:], '"')
		if end < 0 {
			r.noQuotes = len(r.text) <= maxQuoted
			r.problems.add(Problem{Line: r.line, Reason: "a quote is not closed"})
			return ""
		}
		at += end
		if !strings.HasPrefix(bounded[at+1:], `"`) {
			break
		}
		at += 2
	}
	inside := strings.ReplaceAll(bounded[:at], `""`, `"`)
	r.line += lineBreaks(inside)
	r.text = r.text[at+2:]
	return strings.ReplaceAll(strings.ReplaceAll(inside, "\r\n", "\n"), "\r", "\n")
}

// lineBreaks counts the ends of lines in a text.
func lineBreaks(text string) int {
	return strings.Count(text, "\n") + strings.Count(text, "\r") - strings.Count(text, "\r\n")
}

// separators are what may stand between cells, by preference.
const separators = "\t;,|"

// separatorOf finds what stands between the cells of a text: what cuts most of its
// first records into the same number of cells, more than one. A colon or a space
// does only if it cuts all of them in two, and there are several.
func separatorOf(text string, remarks bool) byte {
	best, most := byte('\t'), 0.0
	for i := range len(separators) {
		if share := evenness(text, separators[i], remarks, 0); share > max(most, 0.5) {
			best, most = separators[i], share
		}
	}
	if most > 0 {
		return best
	}
	for _, c := range []byte{':', ' '} {
		if evenness(text, c, remarks, 2) == 1 {
			return c
		}
	}
	return '\t'
}

// evenness is the share of the first records that have the most frequent number of
// cells, or the number wanted; one cell counts for nothing.
func evenness(text string, separator byte, remarks bool, wanted int) float64 {
	const sampled = 64
	r := recorder{text: text[:min(len(text), 1<<20)], separator: separator, remarks: remarks, problems: &troubles{}}
	counts, n := map[int]int{}, 0
	for ; n < sampled; n++ {
		rec, ok := r.next()
		if !ok {
			break
		}
		if len(rec.cells) > 1 && (wanted == 0 || len(rec.cells) == wanted) {
			counts[len(rec.cells)]++
		}
	}
	most := 0
	for _, c := range counts {
		most = max(most, c)
	}
	if wanted > 0 && n < 2 {
		return 0
	}
	return float64(most) / float64(max(n, 1))
}

// quote writes a cell so that it is read back as it is.
func quote(cell string, separator byte, first bool) string {
	if strings.IndexByte(cell, separator) < 0 && !strings.ContainsAny(cell, "\"\r\n") &&
		!(first && (strings.HasPrefix(cell, "#") || cell == "")) {
		return cell
	}
	return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
}

// line writes a record as a line.
func line(cells []string, separator byte) string {
	quoted := make([]string, len(cells))
	for i, c := range cells {
		quoted[i] = quote(c, separator, i == 0)
	}
	return strings.Join(quoted, string(separator)) + "\n"
}
