package mermaid

import (
	"html"
	"strconv"
	"strings"
)

// tags are the HTML elements that labels are marked up with, and that are left out of
// them. Other words between < and > are text: List<int>.
var tags = map[string]bool{
	"a": true, "abbr": true, "b": true, "big": true, "blockquote": true, "button": true, "center": true,
	"cite": true, "code": true, "dd": true, "del": true, "div": true, "dl": true, "dt": true, "em": true,
	"font": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "hr": true,
	"i": true, "img": true, "ins": true, "kbd": true, "label": true, "li": true, "mark": true, "ol": true,
	"p": true, "pre": true, "s": true, "samp": true, "script": true, "section": true, "small": true,
	"span": true, "strike": true, "strong": true, "style": true, "sub": true, "sup": true, "svg": true,
	"table": true, "tbody": true, "td": true, "th": true, "thead": true, "tr": true, "tt": true, "u": true,
	"ul": true, "var": true, "iframe": true, "object": true,
}

// plain is a label as text: breaks become "\n", markup goes, entities are letters,
// and no line begins or ends with a space.
func plain(s string) string {
	s = decode(untag(s))
	if !strings.Contains(s, "\n") {
		return strings.TrimSpace(s)
	}
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// untag leaves HTML tags out, and makes breaks of <br> and \n.
func untag(s string) string {
	if !strings.ContainsAny(s, "<\\") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		switch {
		case strings.HasPrefix(s[i:], `\n`):
			b.WriteByte('\n')
			i += 2
		case s[i] == '<':
			n, br := tagLen(s[i:])
			if br {
				b.WriteByte('\n')
			}
			if n == 0 {
				b.WriteByte('<')
				n = 1
			}
			i += n
		default:
			b.WriteByte(s[i])
			i++
		}
	}
	return b.String()
}

// tagLen is the length of the HTML tag that s begins with, 0 where it is none, and
// whether it is a break.
func tagLen(s string) (n int, br bool) {
	i := 1
	if i < len(s) && s[i] == '/' {
		i++
	}
	start := i
	for i < len(s) && isWord(s[i]) {
		i++
	}
	name := strings.ToLower(s[start:i])
	if name != "br" && !tags[name] {
		return 0, false
	}
	// Tags are short: the bound keeps the time linear.
	end := strings.IndexAny(s[i:min(len(s), i+2000)], "<>")
	if end < 0 || s[i+end] != '>' {
		return 0, false
	}
	return i + end + 1, name == "br"
}

// decode makes letters of entities, those between the marks and those of HTML.
func decode(s string) string {
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	if strings.IndexByte(s, entityOpen) < 0 {
		return s
	}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, string(entityOpen))
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, string(entityClose))
		if !closed {
			b.WriteString(rest)
			return b.String()
		}
		b.WriteString(entity(name))
		s = after
	}
}

// entity is the letter that an entity means, "#name;" where it means none.
func entity(name string) string {
	if code, err := strconv.Atoi(name); err == nil {
		if code < ' ' && code != '\n' || code > 0x10FFFF {
			return " "
		}
		return string(rune(code))
	}
	if text := html.UnescapeString("&" + name + ";"); text != "&"+name+";" {
		return text
	}
	return "#" + name + ";"
}

// markdown is the text of a Markdown string, without its stars and underscores.
func markdown(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '*':
		case c == '_' && (i == 0 || i == len(s)-1 || !isWord(s[i-1]) || !isWord(s[i+1]) || s[i-1] == '_' || s[i+1] == '_'):
		default:
			b.WriteByte(c)
		}
	}
	return plain(b.String())
}

// escaper writes what would not be read as it stands.
var escaper = strings.NewReplacer(
	"#", "#35;", `"`, "#quot;", "&", "#amp;", "<", "#lt;", ">", "#gt;", ";", "#59;",
	`\`, "#92;", "`", "#96;", "%", "#37;", "\n", "<br>", "{", "#123;", "}", "#125;",
)

// quote is a label between double quotes; an empty one is a blank.
func quote(label string) string {
	if label == "" {
		return `" "`
	}
	return `"` + escaper.Replace(label) + `"`
}
