package notes

import (
	"strings"
	"time"

	"ken/notes/read"
)

// cutDue takes a due date off the text of a goal: "Learn Go (due 2026-12-01)",
// "Learn Go, due: 1 Dec 2026", "Learn Go by December 2026". It returns the text
// without it. Where a date was clearly meant and cannot be read, written is what
// stands in its place; "pay what is due" means none.
func cutDue(text string) (rest string, due time.Time, written string) {
	text = strings.ReplaceAll(text, "📅", "due:")
	lower := lowerASCII(text)
	// The date stands at the end; a text that says due over and over is no goal.
	for at, n := len(lower), 0; n < 8; n++ {
		if at = strings.LastIndex(lower[:at], "due"); at < 0 {
			break
		}
		if !wordAt(lower, at, 3) {
			continue
		}
		after := lower[at+3:]
		value := strings.TrimLeft(after, " :*_")
		for _, word := range []string{"date", "by", "on"} {
			value = strings.TrimLeft(strings.TrimPrefix(value, word+" "), " :")
		}
		value = text[len(text)-len(value):]
		if t, tail, ok := leadingDate(value); ok {
			return joinAround(text[:at], tail), t, ""
		}
		if strings.HasPrefix(strings.TrimLeft(after, "*_"), ":") {
			return joinAround(text[:at], ""), time.Time{}, value
		}
	}
	if at := strings.LastIndex(lower, "by "); at > 0 && wordAt(lower, at, 2) {
		if t, ok := read.ParseDue(strings.TrimRight(text[at+3:], ".)")); ok {
			return joinAround(text[:at], ""), t, ""
		}
	}
	return text, time.Time{}, ""
}

// leadingDate reads the date that a text begins with, and returns what comes
// after it. What comes after must not look like more of a date.
func leadingDate(text string) (t time.Time, tail string, ok bool) {
	for end := min(len(text), 64); end > 0; end-- {
		if end < len(text) && strings.IndexByte(" ,;()[]*_.", text[end]) < 0 {
			continue
		}
		t, ok := read.ParseDue(strings.Trim(text[:end], "*_"))
		if !ok {
			continue
		}
		tail = strings.TrimLeft(text[end:], " ,;)].*_")
		return t, tail, !strings.ContainsAny(tail, "0123456789")
	}
	return time.Time{}, "", false
}

// joinAround joins what stands before and after a date that was taken out.
func joinAround(before, after string) string {
	before = strings.TrimRight(before, " \t,;:–—-([*_")
	after = strings.TrimSpace(after)
	joined := strings.TrimSpace(before + " " + after)
	if strings.Count(joined, "(") > strings.Count(joined, ")") {
		joined += ")"
	}
	return joined
}

// wordAt tells whether the bytes at a place are a word of their own.
func wordAt(s string, at, n int) bool {
	return (at == 0 || !isAlpha(s[at-1]) && !isDigit(s[at-1]) && s[at-1] < 0x80) &&
		(at+n == len(s) || !isAlpha(s[at+n]) && !isDigit(s[at+n]) && s[at+n] < 0x80)
}

// lowerASCII lowers the letters of ASCII, so that places in it are places in s.
func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	return string(b)
}
