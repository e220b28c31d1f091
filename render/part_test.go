package render

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// TestWhereTextsMayBeCut lists texts with the beginnings of parts marked.
func TestWhereTextsMayBeCut(t *testing.T) {
	for _, want := range []string{
		"a\nb\n\n¦c\n", "# a\nb\n\n\n¦> c\nd\n", "a\n\n b\n\n¦c\n", "a\n\n¦| b |\n|---|\n\n¦[^1]: c\n\n    d\n\n¦e",
		"- a\n\n- b\n\n  c\n\n¦d\n\n¦*e*\n\n¦***\n\n¦1984 f\n", "a\n\n1. b\n\n2. c\n\n¦d\n",
		"```\na\n\nb\n```\n\n¦c\n", "a\n~~~~\n```\n\nb\n~~~~\n\n¦c", "- a\n\n  ```\n\n  b\n  ```\n\n¦c\n", "```\n\na\n\nb",
		"<!-- a\n\nb -->\n\n¦c\n", "<pre>\n\na\n</pre>\n\n¦b\n", "<div>\n\n¦a\n", "<div>\n```\n\na\n\nb\n",
		"a\n: b\n\nc\n: d\n\n¦e\n", "a\n\nb\n\n: c\n\n¦d\n", "    a\n\n    b\n\n¦c\n", "a\n\n\tb\n\n¦c\n",
		"$$\na\n$$\n\n¦b\n", "a\r\n\r\n¦b\r\n",
	} {
		src := strings.ReplaceAll(want, "¦", "")
		got, from := "", 0
		list, _ := cuts(src, 0, func(int) bool { return false })
		for _, at := range list {
			got, from = got+src[from:at]+"¦", at
		}
		if got += src[from:]; got != want {
			t.Errorf("cut as %q, want %q", got, want)
		}
	}
}

// asOne reads a text in one part.
func asOne(src string) *Doc {
	d := &Doc{text: src, parts: []placed{{part: newPart(src, []byte(src))}}, defined: &definitions{}}
	r := newReading()
	d.literal = !r.define(d.parts[0].part)
	d.defined.add(d.parts[0].defined)
	d.literal = d.literal || !r.read(d.parts[0].part, d.defined)
	return d
}

// TestPartsSayTheWhole reads texts in parts and as one, and expects the same.
func TestPartsSayTheWhole(t *testing.T) {
	rng := rand.New(rand.NewPCG(17, 23))
	texts := samples(t)
	for _, e := range specification(t) {
		texts = append(texts, e.Markdown)
	}
	n := 6000
	if testing.Short() {
		n = 600
	}
	for range n {
		src := ""
		for range 1 + rng.IntN(5) {
			src += texts[rng.IntN(len(texts))] + [...]string{"", "\n", "\n\n", " "}[rng.IntN(4)]
		}
		_, src = splitFront(damaged(rng, src))
		d := Parse([]byte("\n" + src))
		if got, want := treeHTML(d), treeHTML(asOne("\n"+src)); got != want {
			t.Fatalf("%q\nin parts %q\nwhole    %q", src, got, want)
		}
	}
}

// damaged changes a text in a few places.
func damaged(rng *rand.Rand, s string) string {
	const signs = "\n\n\n   `~<>-*1.:[]()!|#^=$\t\\\"ab"
	for range rng.IntN(6) {
		at := rng.IntN(len(s) + 1)
		switch rng.IntN(3) {
		case 0:
			s = s[:at] + s[min(len(s), at+1+rng.IntN(4)):]
		case 1:
			i := rng.IntN(len(signs))
			s = s[:at] + signs[i:i+1] + s[at:]
		default:
			i := rng.IntN(len(signs))
			s = s[:at] + strings.Repeat(signs[i:i+1], 1+rng.IntN(4)) + s[at:]
		}
	}
	return s
}

// TestEdits changes a text again and again, and expects of a cache what is drawn without
// one, for the work of what changed.
func TestEdits(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 8))
	var c Cache
	src := "---\na: b\n---\n" + strings.Repeat(hardText, 3) + "[ref] and [^late]\n\n[ref]: https://x.example\n\n[^late]: a note\n"
	for i := range 150 {
		src = damaged(rng, src)
		if got, want := c.Markdown([]byte(src), 60, ANSI()), Markdown([]byte(src), 60, ANSI()); !reflect.DeepEqual(got, want) {
			t.Fatalf("after %d edits of\n%s\ngot\n%s\nwant\n%s", i, src, got, want)
		}
	}
}

// TestAKeystrokeLaysOutOneBlock types into a long text: of all its blocks one is read and
// laid out again, wherever it stands.
func TestAKeystrokeLaysOutOneBlock(t *testing.T) {
	src := string(hard(100 << 10))
	for _, into := range []string{"retrievability", "日本語", "nested", "漢字 in a cell", "Println", "long enough", "Stability is the time …"} {
		var c Cache
		c.Markdown([]byte(src), 80, ANSI())
		reads, misses := c.reads, c.misses
		half := len(src) / 2
		at := half + strings.Index(src[half:], into) + len(into)
		c.Markdown([]byte(src[:at]+"x"+src[at:]), 80, ANSI())
		// The part typed into, and one to each side of which it is not sure at first.
		if n := c.reads - reads; n > 3 {
			t.Errorf("after %s: %d parts of the text read", into, n)
		}
		if n := c.misses - misses; n != 1 {
			t.Errorf("after %s: %d blocks laid out", into, n)
		}
	}
}

// TestATokenLaysOutOneBlock lets a text stream in by words. Without its footnotes: what
// cites one is laid out again when it comes to lead somewhere.
func TestATokenLaysOutOneBlock(t *testing.T) {
	text, _, _ := strings.Cut(hardText, "[^1]: ")
	src := strings.Repeat(text, 4)
	var c Cache
	for end := 0; end < len(src); {
		misses := c.misses
		end += min(len(src)-end, 7)
		c.Markdown([]byte(src[:end]), 80, ANSI())
		// A token may end one block and begin another.
		if n := c.misses - misses; n > 2 {
			t.Fatalf("%d blocks laid out for %q after %q", n, src[end-7:end], src[max(0, end-60):end])
		}
	}
}
