package read

import (
	"html"
	"regexp"
	"strings"
)

// remarkTag matches the marks that documentation is written with in comments.
var remarkTag = regexp.MustCompile(`</?(?:summary|param|returns|remarks|para|paramref|value|example|exception|see|seealso|typeparam|inheritdoc|p|br|ul|ol|li|code|pre|tt|b|i|em)\b[^<>]{0,200}>`)

// remarkLink matches {@link Pump} and {@code x}.
var remarkLink = regexp.MustCompile(`\{@(?:link|code|linkplain|literal)\s+([^{}]{1,200})\}`)

// remarkName matches the name of a parameter in a tag.
var remarkName = regexp.MustCompile(`<(?:param|typeparam|exception)\s+(?:name|cref)="([^"]{1,100})">`)

// writeRemark writes one line of a comment; one without words parts paragraphs.
func writeRemark(l *lined, r remark) {
	text := strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(r.text), "/!*#;-=+~<>"))
	if strings.HasPrefix(strings.TrimSpace(r.text), "- ") || strings.HasPrefix(strings.TrimSpace(r.text), "* - ") {
		text = "- " + text
	}
	text = remarkName.ReplaceAllString(text, "- $1: ")
	text = remarkTag.ReplaceAllString(text, "")
	text = html.UnescapeString(remarkLink.ReplaceAllString(text, "$1"))
	text = strings.TrimSpace(strings.TrimRight(text, "*=-#/ "))
	switch {
	case text == "":
		l.blank()
	case forPrograms(text) || isCode(text):
	case text[0] == '@':
		name, rest, _ := strings.Cut(text[1:], " ")
		l.line("- "+literal(strings.TrimSpace(name+" "+rest)), r.line)
	case strings.HasPrefix(text, "- "):
		l.line(literal(text), r.line)
	default:
		l.line(prosaic(literal(text)), r.line)
	}
}

// forPrograms tells comments that programs are told things with.
func forPrograms(text string) bool {
	for _, word := range []string{
		"nolint", "go:", "+build", "eslint", "prettier-", "pylint", "noqa", "type:", "ts-", "@ts-", "clang-format", "NOLINT", "shellcheck",
		"rubocop", "coding:", "vim:", "-*-", "istanbul", "tslint", "jshint", "global ", "region", "endregion", "sourceMappingURL", "pragma",
		"jscpd", "biome-", "fmt:", "mypy:", "isort:", "flake8", "#", "$Id", "Output:",
	} {
		if strings.HasPrefix(text, word) {
			return true
		}
	}
	return false
}

// isCode tells lines of code that were made a comment.
func isCode(text string) bool {
	if strings.ContainsAny(text[len(text)-1:], ";{}") || strings.HasPrefix(text, "<") && strings.HasSuffix(text, ">") {
		return true
	}
	if strings.IndexFunc(text, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 127 }) < 0 {
		return true
	}
	return !strings.Contains(text, " ") && strings.ContainsAny(text, "(=[") && strings.ContainsAny(text, ")=]")
}

// license tells whether a comment is that of a licence.
func license(open []remark) bool {
	for i, r := range open {
		text := strings.ToLower(r.text)
		if i < 12 && (strings.Contains(text, "copyright") || strings.Contains(text, "spdx-") || strings.Contains(text, "licensed under") ||
			strings.Contains(text, "all rights reserved") || strings.Contains(text, "permission is hereby granted")) {
			return true
		}
	}
	return false
}
