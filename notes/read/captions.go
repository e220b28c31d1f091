package read

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// The rules of subtitles:
//
//   - A cue is cut where the screen is full, not where a sentence ends: cues are joined
//     into paragraphs that end with a sentence, or where someone else speaks, or where
//     nobody speaks for a while.
//   - Captions that a program made roll: each repeats the line above it. A line that the
//     last cue had is not said again.
//   - Each paragraph is a part called by the time it begins at, "12:05".

const (
	longPause     = 4 * time.Second
	longParagraph = 600 // bytes of a paragraph that ends with the next sentence
	mostParagraph = 1500
)

// cueTimes matches the line of a cue that says when it is shown.
var cueTimes = regexp.MustCompile(`^\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})`)

// captionTag matches the marks of a subtitle: <i>, <c.yellow>, <00:00:01.200>, {\an8}.
var captionTag = regexp.MustCompile(`</?[a-zA-Z][^<>]{0,200}>|<[\d:.]{5,20}>|\{\\[^{}]{0,100}\}`)

// voice matches the mark that says who speaks.
var voice = regexp.MustCompile(`<v(?:\.[^\s<>]{0,50})?\s+([^<>]{1,100})>`)

// A captioner joins cues into paragraphs.
type captioner struct {
	l     lined
	parts []Part

	open  strings.Builder // the paragraph we are in
	from  int
	begun time.Duration
	ended time.Duration
	who   string
	said  string // who the last paragraph was by
	last  []string
	names []string
}

func readCaptions(in Input) (Document, error) {
	d, err := decode(in.Data)
	if err != nil {
		return d, err
	}
	var c captioner
	rows := rowsOf(d.Text)
	cues := 0
	for i := 0; i < len(rows); i++ {
		m := cueTimes.FindStringSubmatch(rows[i])
		if m == nil {
			continue
		}
		cues++
		end := i + 1
		for end < len(rows) && strings.TrimSpace(rows[end]) != "" && !cueTimes.MatchString(rows[end]) {
			end++
		}
		if end < len(rows) && cueTimes.MatchString(rows[end]) && strings.Trim(rows[end-1], "0123456789 ") == "" && end-1 > i {
			end-- // the number of the next cue, without a blank line
			c.cue(clockTime(m[1]), clockTime(m[2]), rows[i+1:end], i+2)
			i = end
			continue
		}
		c.cue(clockTime(m[1]), clockTime(m[2]), rows[i+1:end], i+2)
		i = end - 1
	}
	if cues == 0 {
		return d, &Unreadable{"no subtitles in it"}
	}
	c.paragraph()
	c.l.into(&d)
	d.Body = 0
	d.Parts, d.People = c.parts, c.names
	return d, nil
}

// clockTime reads a time of a cue.
func clockTime(s string) time.Duration {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ':' || r == '.' || r == ',' })
	t := time.Duration(0)
	for _, p := range parts[:len(parts)-1] {
		n, _ := strconv.Atoi(p) // digits, by the pattern
		t = t*60 + time.Duration(n)*time.Second
	}
	ms, _ := strconv.Atoi(parts[len(parts)-1])
	return t + time.Duration(ms)*time.Millisecond
}

// cue takes the lines of one cue, the first of which stands on a line of the file.
func (c *captioner) cue(begin, end time.Duration, lines []string, line int) {
	if begin > c.ended+longPause {
		c.paragraph()
	}
	var shown []string
	for i, text := range lines {
		who := ""
		if m := voice.FindStringSubmatch(text); m != nil {
			who = oneLine(html.UnescapeString(m[1]))
		}
		text = strings.Join(strings.Fields(html.UnescapeString(captionTag.ReplaceAllString(text, ""))), " ")
		text = strings.TrimSpace(strings.TrimLeft(text, "-–♪ "))
		text = strings.TrimSpace(strings.TrimRight(text, "♪ "))
		if text == "" {
			continue
		}
		shown = append(shown, text)
		if !contains(c.last, text) {
			if who == "" {
				who, text = speaker(text)
			}
			c.say(who, text, begin, line+i)
		}
	}
	if len(shown) > 0 {
		c.last = shown
	}
	c.ended = max(c.ended, end)
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

// speaker takes the name off a line that begins "ANN:" or ">> Ann Lee:".
func speaker(text string) (who, rest string) {
	marked := strings.HasPrefix(text, ">>")
	text = strings.TrimSpace(strings.TrimLeft(text, ">"))
	name, rest, found := strings.Cut(text, ": ")
	if !found || len(name) > 40 || name == "" || strings.ContainsAny(name, ".,!?") {
		return "", text
	}
	words := strings.Fields(name)
	if len(words) > 3 {
		return "", text
	}
	for _, w := range words {
		if w[0] < 'A' || w[0] > 'Z' {
			return "", text
		}
	}
	if !marked && name != strings.ToUpper(name) {
		return "", text
	}
	return name, strings.TrimSpace(rest)
}

// say adds what is said to the paragraph, or begins one.
func (c *captioner) say(who, text string, at time.Duration, line int) {
	if c.open.Len() > 0 && (who != "" && who != c.who || ends(c.open.String()) && c.open.Len() >= longParagraph || c.open.Len() >= mostParagraph) {
		c.paragraph()
	}
	if who != "" {
		c.who = who
		c.names = addPerson(c.names, who)
	}
	if c.open.Len() == 0 {
		c.begun, c.from = at, line
	} else {
		c.open.WriteByte(' ')
	}
	c.open.WriteString(text)
}

// ends tells whether a text ends with a sentence.
func ends(text string) bool {
	text = strings.TrimRight(text, "\"'”’)]")
	return strings.HasSuffix(text, ".") || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "…")
}

// paragraph writes the paragraph we are in.
func (c *captioner) paragraph() {
	if c.open.Len() == 0 {
		return
	}
	text := literal(c.open.String())
	if c.who != "" && c.who != c.said {
		text = "**" + literal(c.who) + ":** " + text
	} else {
		text = prosaic(text)
	}
	c.said = c.who
	c.open.Reset()
	c.l.blank()
	c.l.line(text, c.from)
	if c.l.cut {
		return
	}
	// The line was just written: it is the last of the text.
	start := strings.LastIndexByte(strings.TrimSuffix(c.l.out.String(), "\n"), '\n') + 1
	c.parts = append(c.parts, Part{Start: start, Name: clockName(c.begun)})
}

// clockName writes a time as people do: "12:05", "1:02:05".
func clockName(t time.Duration) string {
	s := int(t / time.Second)
	name := strconv.Itoa(s/60%60) + ":" + strconv.Itoa(100 + s%60)[1:]
	if s >= 3600 {
		name = strconv.Itoa(s/3600) + ":" + strconv.Itoa(100 + s/60%60)[1:] + ":" + strconv.Itoa(100 + s%60)[1:]
	}
	return name
}
