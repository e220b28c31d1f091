package decks

import (
	"html"
	"strings"
)

// The fields of Anki are HTML as its editor, a browser or a script left it. People
// are to read text, so:
//
//   - blocks stand on lines of their own, items have "- " or their number before
//     them, cells " | " between them; emphasis is left out, for it is no part of an
//     answer;
//   - a picture is its alternative text or else its name, a sound its name;
//   - what is not shown (scripts, styles, comments) is not there;
//   - formulas stay as they are written, between their signs.

// Text returns the text of HTML for people.
func Text(source string) string {
	if !strings.ContainsAny(source, "<&[ \n\r\t\u00a0") {
		return strings.TrimSpace(clean(source)) // most answers are a word
	}
	s := scanner{rest: unbracket(source)}
	for s.rest != "" {
		s.step()
	}
	return s.out.text()
}

// HTML returns a text as a field of Anki keeps it, so that [Text] gives it back:
// lines and spaces stay, and no letter of it is markup.
func HTML(text string) string {
	text = html.EscapeString(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"))
	text = strings.ReplaceAll(text, "\t", "    ")
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\n':
			b.WriteString("<br>")
		case text[i] == ' ' && (i == 0 || i == len(text)-1 || text[i-1] == ' ' || text[i-1] == '\n' || text[i+1] == '\n'):
			b.WriteString("&nbsp;")
		default:
			b.WriteByte(text[i])
		}
	}
	return b.String()
}

// A scanner goes over HTML once, from the front.
type scanner struct {
	rest string
	out  flow
	// A tag without an end is text. Once there is none, none is looked for again, so
	// that going over a text stays one pass.
	noTags, noQuotes bool
}

// step takes a run of text or a tag off the front.
func (s *scanner) step() {
	at := strings.IndexByte(s.rest, '<')
	if at < 0 || s.noTags {
		at = len(s.rest)
	}
	if at > 0 {
		s.out.write(html.UnescapeString(s.rest[:at]))
		s.rest = s.rest[at:]
		return
	}
	if strings.HasPrefix(s.rest, "<!--") {
		_, s.rest, _ = strings.Cut(s.rest[4:], "-->")
		return
	}
	tag, ok := s.tag()
	if !ok {
		s.out.write("<")
		s.rest = s.rest[1:]
		return
	}
	s.rest = s.rest[len(tag):]
	name, closing := tagName(tag)
	if hidden[name] && !closing {
		s.skip(name)
		return
	}
	if closing {
		s.out.close(name)
		return
	}
	s.open(name, tag)
}

// tag returns the tag at the front with its angles, false where there is none.
func (s *scanner) tag() (string, bool) {
	if len(s.rest) < 3 || !isLetter(s.rest[1]) && s.rest[1] != '/' && s.rest[1] != '!' && s.rest[1] != '?' {
		return "", false
	}
	end := -1
	if !s.noQuotes {
		if end = quotedEnd(s.rest); end < 0 {
			s.noQuotes = true
		}
	}
	if end < 0 {
		if end = strings.IndexByte(s.rest, '>'); end < 0 {
			s.noTags = true
			return "", false
		}
	}
	return s.rest[:end+1], true
}

// quotedEnd is where a tag ends, an angle between quotes not counted.
func quotedEnd(tag string) int {
	var quote byte
	for i := 1; i < len(tag); i++ {
		switch c := tag[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			return i
		case (c == '"' || c == '\'') && tag[i-1] == '=':
			quote = c
		}
	}
	return -1
}

// hidden are elements whose text nobody sees.
var hidden = map[string]bool{"script": true, "style": true, "title": true, "template": true, "noscript": true}

// skip goes behind the end of an element.
func (s *scanner) skip(name string) {
	for s.rest != "" {
		at := strings.Index(s.rest, "</")
		if at < 0 {
			s.rest = ""
			return
		}
		s.rest = s.rest[at+2:]
		if len(s.rest) >= len(name) && strings.EqualFold(s.rest[:len(name)], name) {
			_, s.rest, _ = strings.Cut(s.rest, ">")
			return
		}
	}
}

// open writes what the beginning of an element stands for.
func (s *scanner) open(name, tag string) {
	switch name {
	case "img":
		s.out.write(picture(tag))
	case "audio", "video", "source":
		if src := attribute(tag, "src"); src != "" {
			s.out.write("[" + fileName(src) + "]")
		}
	case "sup", "sub":
		if letters, length := raised(s.rest, name); length > 0 {
			s.out.write(letters)
			s.rest = s.rest[length:]
		}
	default:
		s.out.open(name)
	}
}

// picture is what stands for one.
func picture(tag string) string {
	if alt := strings.TrimSpace(attribute(tag, "alt")); alt != "" {
		return alt
	}
	src := attribute(tag, "src")
	if src == "" || strings.HasPrefix(src, "data:") {
		return "[image]"
	}
	return "[" + fileName(src) + "]"
}

// maxName is how many bytes of a file's name are shown.
const maxName = 200

// fileName is the last part of a path or address.
func fileName(src string) string {
	src, _, _ = strings.Cut(src, "?")
	src = src[strings.LastIndexAny(src, `/\`)+1:]
	if len(src) > maxName {
		src = clean(src[:maxName])
	}
	return src
}

// attribute returns the value of an attribute of a tag, "" where it has none.
func attribute(tag, name string) string {
	tag = strings.TrimSuffix(strings.TrimSuffix(tag, ">"), "/")
	at := strings.IndexAny(tag, " \t\r\n")
	for at >= 0 && at < len(tag) {
		tag = strings.TrimLeft(tag[at:], " \t\r\n/")
		end := strings.IndexAny(tag, "= \t\r\n")
		if end < 0 {
			return ""
		}
		key := tag[:end]
		tag = strings.TrimLeft(tag[end:], " \t\r\n")
		if !strings.HasPrefix(tag, "=") {
			at = 0
			continue
		}
		value, length := attributeValue(strings.TrimLeft(tag[1:], " \t\r\n"))
		if strings.EqualFold(key, name) {
			return html.UnescapeString(value)
		}
		tag = strings.TrimLeft(tag[1:], " \t\r\n")
		at = length
	}
	return ""
}

// attributeValue returns the value at the front, and how many bytes it takes there.
func attributeValue(s string) (string, int) {
	if s == "" {
		return "", 0
	}
	if q := s[0]; q == '"' || q == '\'' {
		if end := strings.IndexByte(s[1:], q); end >= 0 {
			return s[1 : 1+end], end + 2
		}
		return s[1:], len(s)
	}
	if end := strings.IndexAny(s, " \t\r\n"); end >= 0 {
		return s[:end], end
	}
	return s, len(s)
}

// tagName is the name in a tag in small letters, and whether it ends an element.
func tagName(tag string) (string, bool) {
	tag = tag[1:]
	closing := strings.HasPrefix(tag, "/")
	if closing {
		tag = tag[1:]
	}
	if end := strings.IndexAny(tag, " \t\r\n/>"); end >= 0 {
		tag = tag[:end]
	}
	if len(tag) > 20 {
		return "", closing
	}
	return strings.ToLower(tag), closing
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
