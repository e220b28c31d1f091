package notes

import (
	"strings"
	"testing"
)

func TestBlocks(t *testing.T) {
	names := map[BlockKind]string{
		Paragraph: "p", Item: "item", Quote: "quote", Row: "row", TableHead: "head",
		Heading: "heading", Code: "code", Other: "other",
	}
	for _, c := range []struct {
		name, text, want string
		plain            bool
	}{
		{"paragraphs", "One\ntwo.\n\nThree.", "p:One\ntwo. p:Three.", false},
		{"headings", "# A\ntext\nB\n---\nC", "heading:# A p:text\nB→heading p:C", false},
		{"items with their lines", "- One\n  goes on.\n* [x] Two\n1. Three", "item:One\n  goes on. item:Two item:Three", false},
		{"a paragraph inside an item", "- One\n\n    goes on", "item:One p:goes on", false},
		{"code", "```go\n- no\n```\nText\n\n    indented", "code:```go\n- no\n``` p:Text code:    indented", false},
		{"an open fence runs to the end", "~~~\na\n\nb", "code:~~~\na\n\nb", false},
		{"a table", "| a | b |\n|---|---|\n| 1 | 2 |", "head: a | b  other:|---|---| row: 1 | 2 ", false},
		{"a quote", "> One\n> two\nlazy\n\nno", "quote:> One\n> two\nlazy p:no", false},
		{"a comment", "<!-- one\ntwo\n--> \nText", "other:<!-- one p:Text", false},
		{"rules and definitions", "***\n[a]: http://x\n[^1]: note", "other:*** other:[a]: http://x other:[^1]: note", false},
		{"plain text has no marks", "# A\n- b\n\nc", "p:# A\n- b p:c", true},
	} {
		var got []string
		for _, b := range Blocks(c.text, c.plain) {
			got = append(got, names[b.Kind]+":"+b.In(c.text))
		}
		want := strings.ReplaceAll(c.want, "p:text\nB→heading", "heading:text\nB")
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, s, want)
		}
	}
}

// Blocks lie in the text, in order, whatever the text.
func FuzzBlocks(f *testing.F) {
	for _, s := range []string{"- a\n\n\tb", "```", "|", "> ", "1. ", "- [", "<!--", "|-", "[a", "***", "\n\n#"} {
		f.Add(s, false)
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, text string, plain bool) {
		at := 0
		for _, b := range Blocks(text, plain) {
			if b.Start < at || b.End < b.Start || b.End > len(text) {
				t.Fatalf("block %v after %d in %q", b, at, text)
			}
			at = b.End
		}
	})
}
