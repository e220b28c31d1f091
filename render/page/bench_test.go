package page

import (
	"strings"
	"testing"
)

// BenchmarkMegabyte makes the page of 1 MB of Markdown of every kind.
func BenchmarkMegabyte(b *testing.B) {
	part := "## A heading\n\nSome *running* text with a [link](https://example.org), `code`, $x^2$ and a mark[^1].\n\n" +
		"- one\n- [x] two\n\n| a | b |\n|---|--:|\n| c | 1 |\n\n```go\nfunc f() string { return \"x\" }\n```\n\n"
	src := []byte(strings.Repeat(part, 1<<20/len(part)) + "[^1]: [a.md:1](../a.md#L1) › A — “B.”\n")
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if _, err := Make(src, workspace()); err != nil {
			b.Fatal(err)
		}
	}
}
