package render

import (
	"bytes"
	"strings"
	"testing"
)

// hardText is a piece of Markdown that asks for everything at once.
const hardText = `## How stability grows

Stability is the time[^1], in *days*, for **retrievability** to fall from 100% to ~~95%~~ 90%; see
[[notes/fsrs#Growth|growth]], [the paper](https://example.com/a?b=c&d=e) and ` + "`stability(t, d)`" + `.
日本語のテキストは単語の間に空白がありません。混ぜて English も書きます。

- first item with a rather long text that has to wrap somewhere in the middle of it
  - nested ==marked== item
    1. and a numbered one
- [x] a task

| Tool | 5 n | Notes, which are long enough to make the column shrink |
|------|----:|--------------------------------------------------------|
| own | 0.3 ms | parse, layout and text; ` + "`a|b`" + ` and 漢字 in a cell that wraps over lines |
| d2 | 50 ms | **bold** and [link](x.md) |

` + "```go\nfunc main() {\n\tfmt.Println(\"hi\", 42) // a comment\n}\n```" + `

> [!note] Mind this
> A quotation that is long enough to be broken, with emoji 👩‍👩‍👧 and Zürich, Łódź, Привет.

[^1]: [notes/fsrs.md:42](../notes/fsrs.md#L42) — FSRS › How stability grows: "Stability is the time …"

`

func hard(size int) []byte {
	return bytes.Repeat([]byte(hardText), size/len(hardText)+1)
}

func prose(size int) []byte {
	return bytes.Repeat([]byte(strings.Repeat("The quick brown fox jumps over the lazy dog and goes home.\n", 8)+"\n"), size/480)
}

func BenchmarkHard1MB(b *testing.B)      { benchmark(b, hard(1<<20), 80, ANSI()) }
func BenchmarkHard140kB(b *testing.B)    { benchmark(b, hard(140<<10), 80, ANSI()) }
func BenchmarkHardNarrow(b *testing.B)   { benchmark(b, hard(1<<20), 24, ANSI()) }
func BenchmarkHardPlain1MB(b *testing.B) { benchmark(b, hard(1<<20), 80, Plain()) }
func BenchmarkProse1MB(b *testing.B)     { benchmark(b, prose(1<<20), 80, Plain()) }

func benchmark(b *testing.B, src []byte, width int, st Style) {
	b.ReportAllocs()
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		Markdown(src, width, st)
	}
}

// BenchmarkStream is a text of 140 kB that grows by a few words at a time.
func BenchmarkStream(b *testing.B) {
	src := hard(140 << 10)
	var c Cache
	c.Markdown(src, 80, ANSI())
	b.ReportAllocs()
	for b.Loop() {
		src = append(src, "a few words "...)
		c.Markdown(src, 80, ANSI())
	}
}

// BenchmarkResizeBack is going back to a width seen before.
func BenchmarkResizeBack(b *testing.B) {
	src := hard(140 << 10)
	var c Cache
	width := 80
	for b.Loop() {
		width = 180 - width
		c.Markdown(src, width, ANSI())
	}
}

// BenchmarkKeystroke types into the middle of 1 MB of Markdown that is on the screen.
func BenchmarkKeystroke(b *testing.B) {
	src := hard(1 << 20)
	at := bytes.Index(src[len(src)/2:], []byte("retrievability")) + len(src)/2
	src = append(src[:at:at], append([]byte("x"), src[at:]...)...)
	var c Cache
	c.Markdown(src, 80, ANSI())
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		src[at] = 'a' + byte(i%26)
		c.Markdown(src, 80, ANSI())
	}
}
