package cards

import (
	"slices"
	"strings"
)

// clean returns the text of a card's side: without comments, without the id and the
// tags at its ends, with plain line ends.
func clean(raw string) string {
	text := uncommented(strings.ReplaceAll(raw, "\r\n", "\n"))
	if strings.Contains(text, " \n") || strings.Contains(text, "\t\n") {
		lines := strings.Split(text, "\n")
		for i, line := range lines {
			lines[i] = strings.TrimRight(line, " \t")
		}
		text = strings.Join(lines, "\n")
	}
	text = strings.TrimSpace(text)
	if id := idAt(text); id != "" {
		text = strings.TrimSpace(text[:len(text)-len(id)-1])
	}
	return untagged(text)
}

// flowed joins the lines of a sentence that was broken into lines.
func flowed(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	return strings.Join(lines, " ")
}

// idAt returns the block id that a text ends with, as Obsidian writes them: "k7f3a9" of
// " ^k7f3a9".
func idAt(text string) string {
	i := len(text)
	for i > 0 && (letter(text[i-1]) || digit(text[i-1]) || text[i-1] == '-') {
		i--
	}
	if i == len(text) || i == 0 || text[i-1] != '^' || len(text)-i > 64 {
		return ""
	}
	if i > 1 && !blank(text[i-2]) {
		return ""
	}
	return text[i:]
}

// blockOf returns the block id at the end of a card.
func blockOf(quote string) string {
	if !strings.Contains(quote, "^") {
		return ""
	}
	return idAt(strings.TrimSpace(uncommented(quote)))
}

// untagged takes the tags off both ends of a text.
func untagged(text string) string {
	if !strings.Contains(text, "#") {
		return text
	}
	for {
		n := tagLen(text)
		if n == 0 || n < len(text) && !blank(text[n]) {
			break
		}
		text = strings.TrimSpace(text[n:])
	}
	for {
		at := strings.LastIndexByte(text, '#')
		if at < 0 || at > 0 && !blank(text[at-1]) || tagLen(text[at:]) != len(text)-at {
			return text
		}
		text = strings.TrimSpace(text[:at])
	}
}

// tagLen returns how long the tag is that a text begins with: "#heating",
// "#project/pumps". "#12" is none, and neither is "# heading".
func tagLen(text string) int {
	if text == "" || text[0] != '#' {
		return 0
	}
	n := 1
	for n < len(text) && (text[n] >= 0x80 || letter(text[n]) || digit(text[n]) || strings.IndexByte("_-/", text[n]) >= 0) {
		n++
	}
	if strings.Trim(text[1:n], "0123456789-_/") == "" || n > 80 {
		return 0
	}
	return n
}

// mostTags is how many tags one card has at most.
const mostTags = 32

// tagsOf returns the tags of a document and those that stand in a card, none twice.
func tagsOf(tags []string, quote string) []string {
	if !strings.Contains(quote, "#") {
		return tags[:len(tags):len(tags)]
	}
	tags = tags[:len(tags):len(tags)]
	m := maskOf(quote)
	for at := 0; at < len(quote) && len(tags) < mostTags; at++ {
		if end := m.over(at); end > at {
			at = end - 1
			continue
		}
		if quote[at] != '#' || at > 0 && !blank(quote[at-1]) {
			continue
		}
		if n := tagLen(quote[at:]); n > 0 {
			if tag := quote[at+1 : at+n]; !slices.Contains(tags, tag) {
				tags = append(tags, tag)
			}
			at += n - 1
		}
	}
	return tags
}

// dedented takes from all lines the indentation that they share.
func dedented(text string) string {
	lines := strings.Split(text, "\n")
	least := -1
	for _, line := range lines {
		if trimmed := strings.TrimLeft(line, " \t"); strings.TrimSpace(trimmed) != "" {
			if n := len(line) - len(trimmed); least < 0 || n < least {
				least = n
			}
		}
	}
	if least <= 0 {
		return text
	}
	for i, line := range lines {
		lines[i] = line[min(least, len(line)-len(strings.TrimLeft(line, " \t"))):]
	}
	return strings.Join(lines, "\n")
}

// sourceLine begins the last line of a card that ken wrote into a document.
const sourceLine = "Source: ["

// unsourced takes off a card the line that says what it was made from, and leaves the
// block id behind it.
func unsourced(text string) string {
	at := strings.LastIndex(text, "\n"+sourceLine)
	if at < 0 {
		return text
	}
	line := strings.TrimSpace(text[at:])
	id := idAt(line)
	if id != "" {
		line = strings.TrimSpace(line[:len(line)-len(id)-1])
	}
	if !strings.HasSuffix(line, ")") || !strings.Contains(line, "](") || strings.Contains(line, "\n") {
		return text
	}
	return text[:at]
}
