package render

import (
	"strings"
	"testing"
)

// hostile are texts whose cost could grow with the square of their length: nesting,
// openings that never close, and ends that have to be looked for again and again.
var hostile = []struct {
	name string
	text func(n int) string
}{
	{"quotes", func(n int) string { return strings.Repeat(">", n) + "a" }},
	{"quotes spaced", repeat("> ")},
	{"quotes by line", stairs(">", "a\n")},
	{"lists", repeat("- ")},
	{"lists by line", repeat("* a\n")},
	{"numbered lists", repeat("1. ")},
	{"stairs of lists", stairs("  ", "- a\n")},
	{"quotes of lists", repeat("> - ")},
	{"rules that are none", repeat("* ")},
	{"footnotes in footnotes", repeat("[^a]: ")},
	{"footnotes", repeat("[^a]: b\n")},
	{"citations", func(n int) string { return strings.Repeat("[^a]", n/8) + "\n\n" + strings.Repeat("[^a]: b\n", n/16) }},
	{"labels", func(n int) string { return "[^a]: b\n\n" + strings.Repeat("[^a b", n/5) }},
	{"stars", repeat("*a ")},
	{"double stars", repeat("**a *b ")},
	{"stars and lines", repeat("a**b_")},
	{"stars against lines", repeat("*a_ ")},
	{"a row of stars", func(n int) string { return strings.Repeat("*", n/2) + "a" + strings.Repeat("*", n/2) }},
	{"waves", repeat("~~a ~b ")},
	{"marks", repeat("==a ")},
	{"marks closed", repeat("==a== ")},
	{"brackets", repeat("[")},
	{"brackets closed", func(n int) string { return strings.Repeat("[", n/2) + strings.Repeat("]", n/2) }},
	{"wiki links", repeat("[[a")},
	{"wiki links with bars", repeat("[[a|")},
	{"addresses", repeat("[a](")},
	{"addresses in angles", repeat("[a](<b")},
	{"pictures", repeat("![")},
	{"pictures in pictures", func(n int) string { return strings.Repeat("![", n/6) + "a" + strings.Repeat("](b)", n/6) }},
	{"links", repeat("[a](b) ")},
	{"references", func(n int) string { return strings.Repeat("[a]: b\n", n/14) + "\n" + strings.Repeat("[a] ", n/8) }},
	{"reference titles", repeat("[a]: b 'c\n")},
	{"less than", repeat("a <b ")},
	{"comments", repeat("a <!-- ")},
	{"comments in blocks", repeat("<!-- a\n\n")},
	{"tags", repeat("<a b='")},
	{"blocks of tags", func(n int) string { return "<div>" + strings.Repeat("<a b='", n/6) }},
	{"scripts", func(n int) string { return "<div>" + strings.Repeat("<script>", n/8) }},
	{"scripts closed", func(n int) string { return "<div>" + strings.Repeat("<script></script>", n/17) }},
	{"attributes", func(n int) string { return "<a" + strings.Repeat(" b", n/2) }},
	{"ticks", func(n int) string { return stairs("`", " ")(n) }},
	{"dollars", repeat("$a ")},
	{"dollars by line", repeat("$$a\n")},
	{"mail", repeat("a@b.c ")},
	{"entities", repeat("&a")},
	{"escapes", repeat("\\")},
	{"table of many columns", func(n int) string {
		return strings.Repeat("|a", n/8) + "\n" + strings.Repeat("|-", n/8) + "\n" + strings.Repeat("a\n", n/4)
	}},
	{"table of many rows", func(n int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|a|b|\n", n/6) }},
	{"table of bars", func(n int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|`\\|`|b|\n", n/9) }},
	{"tables", repeat("|a|b|\n|-|-|\n")},
	{"delimiter rows", repeat("-|-\n")},
	{"definitions", repeat("a\n: b\n")},
	{"definitions in definitions", func(n int) string { return "a\n" + strings.Repeat(": ", n/2) }},
	{"a long word", repeat("a")},
	{"a long word of marks", func(n int) string { return "a" + strings.Repeat("\u0301", n/2) }},
	{"a long line", repeat("word ")},
	{"a long line of ideographs", repeat("漢字")},
	{"one endless character", repeat("\u0915\u094d")},
	{"another", repeat("\u1100")},
	{"marks in empty tags", repeat("\u0301<b></b>")},
	{"closing ideographs", repeat("。")},
	{"many lines", repeat("word\n")},
	{"blank lines in a list", func(n int) string { return "- a\n" + strings.Repeat("\n", n) + "a" }},
	{"tabs", func(n int) string { return "- a\n" + strings.Repeat("\t", n) + "a" }},
	{"a long heading", func(n int) string { return "# " + strings.Repeat("# ", n/2) + "a" }},
	{"cards under a long head", func(n int) string {
		return "|" + strings.Repeat("a ", n/8) + "|" + strings.Repeat("b|", 40) + "\n" + strings.Repeat("|-", 41) + "\n" +
			strings.Repeat("|a|b\n", n/8)
	}},
	{"a long address cited often", func(n int) string {
		return "[^1]: [a](http://x/" + strings.Repeat("a", 1900) + ")\n\n" + strings.Repeat("[^1]\n\n", n/7)
	}},
	{"a long address referred to often", func(n int) string {
		return "[a]: http://x/" + strings.Repeat("a", 1900) + "\n\n" + strings.Repeat("[a]\n\n", n/5)
	}},
	{"fences", repeat("```\n")},
	{"a long line of code", func(n int) string { return "```json\n" + strings.Repeat("a:\"'`", n/5) + "\n```\n" }},
	{"escaped quotes in code", func(n int) string { return "```go\n" + strings.Repeat("`\\'\\\"", n/5) + "\n```\n" }},
	{"tags in code", func(n int) string { return "```html\n" + strings.Repeat("<a b='", n/6) + "\n```\n" }},
	{"front matter", func(n int) string { return "---\n" + strings.Repeat("a: b\n", n/5) }},
	{"control characters", repeat("\x1b[31m\x00\x9b")},
}

func repeat(s string) func(n int) string {
	return func(n int) string { return strings.Repeat(s, n/len(s)) }
}

// stairs returns lines that begin with more and more of a sign.
func stairs(sign, end string) func(n int) string {
	return func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			b.WriteString(strings.Repeat(sign, i) + end)
		}
		return b.String()
	}
}

func TestHostile(t *testing.T) {
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			src := h.text(20 << 10)
			checkPage(t, []byte(src), 40, ANSI())
		})
	}
}

// BenchmarkHostile shows the cost of each for a length and for four times that: what
// takes more than four times as long is to be looked at.
func BenchmarkHostile(b *testing.B) {
	for _, h := range hostile {
		for _, size := range []int{250 << 10, 1 << 20} {
			b.Run(h.name, func(b *testing.B) { benchmark(b, []byte(h.text(size)), 80, ANSI()) })
		}
	}
}
