package read

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The rules of how a number in a cell is shown:
//
//   - The format of the cell says how many digits, separators, currency and percent there
//     are: #,##0.00 "€";[Red]-#,##0.00 "€" has a form for numbers below nought.
//   - Dates and times are numbers of days. Whatever order a format puts day, month and
//     year in, they are written as 2026-03-02; see serial.go.

// cellFormats are the formats of cells by the number of their style.
type cellFormats struct {
	styles   []*numberFormat
	from1904 bool // days are counted from 1904 on, not from 1900
}

// A numberFormat is one that is taken apart. Without sections it is the general one.
type numberFormat struct {
	sections []numberSection // for all, or above, below and at nought
	when     *timeFormat     // set where it shows a time
}

// A numberSection is a form for some numbers.
type numberSection struct {
	before, after string // what stands around the number
	whole         int    // digits before the point, at the least
	least, most   int    // digits behind it
	digits        bool   // the number is shown at all
	thousands     bool
	scientific    bool
	scale         int // by how many powers of ten it is multiplied
	general       bool
}

// builtIn are the formats that files name by number alone.
var builtIn = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0", 6: "#,##0", 7: "#,##0.00", 8: "#,##0.00",
	9: "0%", 10: "0.00%", 11: "0.00E+00",
	14: "yyyy-mm-dd", 15: "yyyy-mm-dd", 16: "yyyy-mm-dd", 17: "yyyy-mm", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss",
	22: "yyyy-mm-dd h:mm", 27: "yyyy-mm-dd", 28: "yyyy-mm-dd", 29: "yyyy-mm-dd", 30: "yyyy-mm-dd", 31: "yyyy-mm-dd", 32: "h:mm",
	33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss", 36: "yyyy-mm-dd",
	37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
	41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "[m]:ss", 46: "[h]:mm:ss", 47: "[m]:ss", 48: "0.0E+0",
	50: "yyyy-mm-dd", 51: "yyyy-mm-dd", 52: "yyyy-mm-dd", 53: "yyyy-mm-dd", 54: "yyyy-mm-dd", 55: "h:mm", 56: "h:mm:ss", 57: "yyyy-mm-dd", 58: "yyyy-mm-dd",
}

// readCellFormats reads the formats of a workbook.
func readCellFormats(x *xmlReader) cellFormats {
	var f cellFormats
	codes := map[int]string{}
	parsed := map[int]*numberFormat{}
	for x.next() {
		if x.kind != xmlOpen {
			continue
		}
		switch x.name {
		case "numFmt":
			if len(codes) < maxStyles {
				codes[number(x.attr("numFmtId"))] = cut(x.attr("formatCode"), 300)
			}
		case "cellXfs":
			for in := x.depth; x.opens(in); {
				if x.name != "xf" || len(f.styles) >= maxParts {
					continue
				}
				id := number(x.attr("numFmtId"))
				if parsed[id] == nil {
					code, ok := codes[id]
					if !ok {
						code = builtIn[id]
					}
					parsed[id] = parseFormat(code)
				}
				f.styles = append(f.styles, parsed[id])
			}
		}
	}
	return f
}

// show writes a number by a style.
func (f *cellFormats) show(value string, style int) string {
	v, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return value
	}
	if style >= len(f.styles) {
		return generalNumber(v)
	}
	format := f.styles[style]
	if format.when != nil {
		if text, ok := format.when.text(v, f.from1904); ok {
			return text
		}
		return generalNumber(v)
	}
	return format.number(v)
}

// parseFormat takes a format apart.
func parseFormat(code string) *numberFormat {
	f := &numberFormat{}
	if code == "" || strings.EqualFold(code, "general") || code == "@" {
		return f
	}
	for i, section := range sectionsOf(code) {
		if i == 0 {
			f.when = timeFormatOf(section)
		}
		f.sections = append(f.sections, parseSection(section))
	}
	return f
}

// sectionsOf cuts a format at the semicolons that stand outside of quotes.
func sectionsOf(code string) []string {
	var all []string
	begin, quoted := 0, false
	for i := 0; i < len(code); i++ {
		switch {
		case code[i] == '"':
			quoted = !quoted
		case code[i] == '\\':
			i++
		case code[i] == ';' && !quoted:
			all = append(all, code[begin:i])
			begin = i + 1
		}
	}
	return append(all, code[begin:])
}

// parseSection takes the form for some numbers apart.
func parseSection(code string) numberSection {
	var s numberSection
	point, commas := false, 0
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"', '\\', '_', '*', '[':
			text, n := quotedIn(code[i:])
			s.say(text)
			i += n - 1
		case '0', '#', '?':
			s.digit(c, point, &commas)
		case '.':
			point = true
		case ',':
			commas++
		case '%':
			s.scale += 2
			s.say("%")
		case 'E', 'e':
			if i+1 < len(code) && (code[i+1] == '+' || code[i+1] == '-') {
				s.scientific = true
				return s
			}
		case '/':
			s.general = s.digits // a fraction: its decimals are easier to read
			return s
		case 'G':
			if strings.HasPrefix(code[i:], "General") {
				s.digits, s.general = true, true
				i += len("General") - 1
			}
		default:
			s.say(code[i : i+1])
		}
	}
	s.scale -= 3 * commas
	return s
}

// say adds what stands around the number.
func (s *numberSection) say(text string) {
	if s.digits {
		s.after += text
	} else {
		s.before += text
	}
}

// quotedIn returns what stands in a format for itself, and how many bytes tell it: what
// is in quotes, a character after a backslash, a blank as wide as another character, a
// currency in brackets.
func quotedIn(code string) (text string, n int) {
	switch code[0] {
	case '"', '[':
		end := strings.IndexByte(code[1:], map[byte]byte{'"': '"', '[': ']'}[code[0]])
		if end < 0 {
			return "", len(code)
		}
		text = code[1 : 1+end]
		if code[0] == '[' {
			money, ok := strings.CutPrefix(text, "$")
			if text, _, _ = strings.Cut(money, "-"); !ok {
				text = "" // a colour, a condition
			}
		}
		return text, end + 2
	}
	_, n = utf8.DecodeRuneInString(code[1:])
	switch code[0] {
	case '\\':
		text = code[1 : 1+n]
	case '_':
		text = " "
	}
	return text, 1 + n
}

// digit takes a place for a digit. Commas before it part thousands; those behind the
// last divide by them.
func (s *numberSection) digit(c byte, point bool, commas *int) {
	s.thousands = s.thousands || *commas > 0 && s.digits && !point
	*commas = 0
	s.digits = true
	switch {
	case point && s.most < 15:
		s.most++
		if c == '0' {
			s.least = s.most
		}
	case !point && c == '0' && s.whole < 20:
		s.whole++
	}
}

// number writes a number.
func (f *numberFormat) number(v float64) string {
	if len(f.sections) == 0 {
		return generalNumber(v)
	}
	s, sign := f.sections[0], ""
	switch {
	case v < 0 && len(f.sections) > 1:
		s = f.sections[1]
	case v == 0 && len(f.sections) > 2:
		s = f.sections[2]
	case v < 0:
		sign = "-"
	}
	v = math.Abs(v)
	text := ""
	switch {
	case s.general:
		text = generalNumber(v)
	case s.scientific:
		text = strings.ToUpper(strconv.FormatFloat(v, 'e', s.most, 64))
	case s.digits:
		text = s.decimal(v)
	}
	if strings.Trim(text, "0.,") == "" {
		sign = ""
	}
	return strings.TrimSpace(sign + s.before + text + s.after)
}

// decimal writes the digits of a number that is not below nought.
func (s numberSection) decimal(v float64) string {
	text := strconv.FormatFloat(v, 'f', -1, 64)
	if len(text) > 40 || math.Abs(float64(s.scale)) > 30 {
		return generalNumber(v)
	}
	text = rounded(scaled(text, s.scale), s.most)
	whole, behind, _ := strings.Cut(text, ".")
	for len(behind) > s.least && strings.HasSuffix(behind, "0") {
		behind = behind[:len(behind)-1]
	}
	whole = strings.TrimLeft(whole, "0")
	for len(whole) < s.whole {
		whole = "0" + whole
	}
	if s.thousands {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
	}
	if behind != "" {
		whole += "." + behind
	}
	return whole
}

// scaled moves the point in the digits of a number.
func scaled(text string, by int) string {
	whole, behind, _ := strings.Cut(text, ".")
	for ; by > 0; by-- {
		behind += "0"[:max(0, 1-len(behind))]
		whole, behind = whole+behind[:1], behind[1:]
	}
	for ; by < 0; by++ {
		if whole == "" {
			whole = "0"
		}
		whole, behind = whole[:len(whole)-1], whole[len(whole)-1:]+behind
	}
	return whole + "." + behind
}

// rounded cuts the digits of a number to so many behind the point, half up, as people
// do it: the number itself may lie a hair below what its digits say.
func rounded(text string, places int) string {
	whole, behind, _ := strings.Cut(text, ".")
	if len(behind) <= places {
		return whole + "." + behind + strings.Repeat("0", places-len(behind))
	}
	digits := []byte("0" + whole + behind[:places])
	if behind[places] >= '5' {
		for i := len(digits) - 1; i >= 0; i-- {
			if digits[i]++; digits[i] <= '9' {
				break
			}
			digits[i] = '0'
		}
	}
	at := len(digits) - places
	return string(digits[:at]) + "." + string(digits[at:])
}

// generalNumber writes a number as a cell without a format shows it.
func generalNumber(v float64) string {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return strconv.FormatFloat(v, 'f', 0, 64)
	}
	short, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 11, 64), 64)
	if size := math.Abs(v); err == nil && size >= 1e-9 && size < 1e15 {
		return strconv.FormatFloat(short, 'f', -1, 64)
	}
	return strings.ToUpper(strconv.FormatFloat(v, 'g', 6, 64))
}

// shortNumber writes what is a number as a cell without a format shows it.
func shortNumber(text string) string {
	if v, err := strconv.ParseFloat(text, 64); err == nil && !math.IsInf(v, 0) && !math.IsNaN(v) {
		return generalNumber(v)
	}
	return text
}
