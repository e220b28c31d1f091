package prose

import "strings"

// EscapeTags puts a backslash before what Markdown would read as the beginning of a
// tag, outside code spans: words taken from a document must not become markup.
func EscapeTags(text string) string {
	var b strings.Builder
	for at := 0; at < len(text); {
		if text[at] == '`' {
			end := afterCode(text, at)
			b.WriteString(text[at:end])
			at = end
			continue
		}
		if text[at] == '<' && opensTag(text[at+1:]) && !strings.HasSuffix(text[:at], `\`) {
			b.WriteByte('\\')
		}
		b.WriteByte(text[at])
		at++
	}
	return b.String()
}

// opensTag tells whether a tag, comment or declaration goes on behind "<".
func opensTag(rest string) bool {
	if rest == "" || strings.HasPrefix(rest, "http:") || strings.HasPrefix(rest, "https:") {
		return false
	}
	c := rest[0] | 0x20
	return c >= 'a' && c <= 'z' || strings.IndexByte("/!?", rest[0]) >= 0
}
