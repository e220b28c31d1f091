package read

import (
	"strings"
	"unicode"
)

// A lined gathers lines of Markdown, each with the line of the file it came from.
type lined struct {
	out  strings.Builder
	from []int
	gap  bool // a blank line is due
	cut  bool // there was more text than is taken
}

// line writes one line that is Markdown already. A blank one only parts what stands
// around it.
func (l *lined) line(text string, from int) {
	text = strings.TrimRight(strings.Map(printed, text), " \t")
	if text == "" {
		l.blank()
		return
	}
	if l.out.Len()+len(text) > maxText {
		l.cut = true
		return
	}
	if l.gap && l.out.Len() > 0 {
		l.put("", from)
	}
	l.gap = false
	l.put(text, from)
}

func (l *lined) put(text string, from int) {
	l.out.WriteString(text)
	l.out.WriteByte('\n')
	l.from = append(l.from, max(from, 1))
}

// printed drops the characters that would end a line or upset a terminal.
func printed(r rune) rune {
	switch {
	case r == '\n' || r == '\u2028' || r == '\u2029':
		return ' '
	case unicode.IsControl(r) && r != '\t':
		return -1
	}
	return r
}

// blank has what comes next stand after a blank line.
func (l *lined) blank() { l.gap = true }

// heading writes a heading with blank lines around it. Levels beyond the sixth are the
// sixth.
func (l *lined) heading(level int, text string, from int) {
	if text = strings.Join(strings.Fields(text), " "); text == "" {
		return
	}
	l.blank()
	l.line(strings.Repeat("#", max(1, min(level, 6)))+" "+text, from)
	l.blank()
}

// fence writes lines as they are, as code: those of the file from one on.
func (l *lined) fence(before, language string, code []string, from int) {
	for len(code) > 0 && strings.TrimSpace(code[0]) == "" {
		code, from = code[1:], from+1
	}
	for len(code) > 0 && strings.TrimSpace(code[len(code)-1]) == "" {
		code = code[:len(code)-1]
	}
	if len(code) == 0 {
		return
	}
	marks := "```"
	for _, c := range code {
		for strings.Contains(c, marks) {
			marks += "`"
		}
	}
	l.blank()
	l.line(before+marks+language, from)
	off := outdent(code)
	for i, c := range code {
		if c = strings.TrimRight(strings.Map(printed, c), " \t"); c == "" {
			l.put("", from+i)
			continue
		}
		l.line(before+c[min(off, len(c)):], from+i)
	}
	l.line(before+marks, from+len(code)-1)
	l.blank()
}

// outdent returns how many blanks all lines begin with that are not blank.
func outdent(lines []string) int {
	least := 1 << 10
	for _, line := range lines {
		if body := strings.TrimLeft(line, " \t"); body != "" {
			least = min(least, len(line)-len(body))
		}
	}
	return least
}

// into makes what was gathered the text of a document.
func (l *lined) into(d *Document) {
	d.Text, d.Lines = l.out.String(), l.from
	if l.cut {
		d.lack("more text than 64 MB")
	}
	d.Body = blank(d.Text, 0)
}

// lack notes what could not be read of a document.
func (d *Document) lack(problem string) {
	if d.Meta == nil {
		d.Meta = make(map[string]string)
	}
	if before := d.Meta["problem"]; before != "" {
		problem = before + "; " + problem
	}
	d.Meta["problem"] = problem
}

// rowsOf cuts a text into its lines, without their ends.
func rowsOf(text string) []string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSuffix(line, "\r")
	}
	if n := len(lines); lines[n-1] == "" {
		lines = lines[:n-1]
	}
	return lines
}

// prosaic takes the meaning off what would make a line of running text a heading, an
// item, a rule or a fence; what is markup within the line stays.
func prosaic(line string) string {
	line = strings.TrimLeft(line, " \t")
	if line == "" {
		return line
	}
	first, _, _ := strings.Cut(line, " ")
	switch {
	case Bullet(line) > 0 && digit(line[0]):
		at := strings.IndexAny(line, ".)")
		return line[:at] + `\` + line[at:]
	case Bullet(line) > 0, strings.Trim(first, "#") == "", rule(line), underline(line) > 0, line[0] == '>',
		line[0] == '|', strings.HasPrefix(line, "```"), strings.HasPrefix(line, "~~~"):
		return `\` + line
	}
	return line
}

// addPerson adds a name to a list that holds none twice, and no more than a few.
func addPerson(list []string, name string) []string {
	name = cut(strings.Join(strings.Fields(strings.Map(printed, name)), " "), maxHeading)
	if name == "" || len(list) >= 64 {
		return list
	}
	for _, n := range list {
		if strings.EqualFold(n, name) {
			return list
		}
	}
	return append(list, name)
}

// persons takes apart a list of names as people write it: "Ann Lee, Ben Ito and C. Roy",
// "Lee, Ann; Ito, Ben".
func persons(list []string, names string) []string {
	if strings.Contains(names, ";") {
		for name := range strings.SplitSeq(names, ";") {
			list = addPerson(list, strings.Trim(name, " ,"))
		}
		return list
	}
	names = strings.ReplaceAll(strings.ReplaceAll(names, " and ", ","), " & ", ",")
	for name := range strings.SplitSeq(names, ",") {
		list = addPerson(list, name)
	}
	return list
}
