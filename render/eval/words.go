package main

import (
	"html"
	"regexp"
	"strings"
)

var (
	entityMark = regexp.MustCompile(`ﬂ°(°?)(\w+)¶ß`)
	breaks     = regexp.MustCompile(`(?i:<br\s*/?>)|\\n`)
	markup     = regexp.MustCompile(`(?i)</?(b|i|u|em|strong|span|div|p|a|code|small|sub|sup|font|img|h[1-6]|ul|li|pre|center|button|s|del)\b[^<>]*>`)
)

// words is a text of Mermaid's as it is shown: with line ends for breaks, without
// markup, and with the letters that entities mean.
func words(s string) string {
	s = entityMark.ReplaceAllStringFunc(s, func(m string) string {
		part := entityMark.FindStringSubmatch(m)
		if part[1] != "" {
			return "&#" + part[2] + ";"
		}
		return "&" + part[2] + ";"
	})
	s = markup.ReplaceAllString(breaks.ReplaceAllString(s, "\n"), "")
	lines := strings.Split(html.UnescapeString(s), "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// isMarkdown reports whether a text may hold Markdown, of which only the words count.
func isMarkdown(text string) bool {
	return strings.Contains(text, "\"`") || strings.Contains(text, "@{")
}

var stars = strings.NewReplacer("*", "", "_", "", "`", "")

// same reports whether a label is the text that Mermaid shows.
func same(label, theirs string, markdown bool) bool {
	a, b := label, words(theirs)
	if markdown {
		a, b = stars.Replace(a), stars.Replace(b)
	}
	return a == b
}
