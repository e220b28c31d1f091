package decks

import (
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ html, want string }{
		{"Canberra", "Canberra"},
		{"two  words\n here ", "two words here"},
		{"a<br>b<br />c", "a\nb\nc"},
		{"a<br><br>b", "a\n\nb"},
		{"<div>a</div><div>b</div>", "a\nb"},
		{"a<div>b</div>", "a\nb"},
		{"<p>one</p><p>two</p>", "one\n\ntwo"},
		{"<b>bold</b> and <i>not</i>", "bold and not"},
		{"x &lt; y &amp;&amp; y &gt; z", "x < y && y > z"},
		{"caf&eacute;&nbsp;noir&#8212;ok", "café noir—ok"},
		{"<ul><li>red</li><li>green</li></ul>", "- red\n- green"},
		{"Colours:<ul><li>red<li>green</ul>end", "Colours:\n- red\n- green\nend"},
		{"<ol><li>first</li><li>second<ul><li>deep</li></ul></li><li>third</li></ol>", "1. first\n2. second\n  - deep\n3. third"},
		{"<ul><li></li><li>only</li></ul>", "- only"},
		{"<ul><li>a<br>b</li></ul>", "- a\n  b"},
		{"<table><tr><th>k</th><th>v</th></tr><tr><td>a</td><td>1</td></tr></table>", "k | v\na | 1"},
		{"<pre>if x:\n    y\n</pre>after", "if x:\n    y\n\nafter"},
		{`<img src="heart.png">`, "[heart.png]"},
		{`<img src=paris/eiffel.jpg alt="the Eiffel tower">`, "the Eiffel tower"},
		{`<img alt='' src='../../etc/passwd'>`, "[passwd]"},
		{`<img src="data:image/png;base64,AAAA">`, "[image]"},
		{"bonjour [sound:bonjour.mp3]", "bonjour [bonjour.mp3]"},
		{"[$]x^2[/$] and [$$]y[/$$] and [latex]z[/latex]", "$x^2$ and $$y$$ and z"},
		{`\(a &lt; b\)`, `\(a < b\)`},
		{"<anki-mathjax>x</anki-mathjax>", `\(x\)`},
		{"[anki:tts lang=en_US]hello[/anki:tts]", "hello"},
		{"H<sub>2</sub>O, 10<sup>-3</sup>, 5<sup>th</sup>", "H₂O, 10⁻³, 5th"},
		{"<style>.card{}</style>a<script>if (1<2) x()</script>b<!-- not -->c", "abc"},
		{"<style>never closed", ""},
		{"3 < 4 and 5 > 4", "3 < 4 and 5 > 4"},
		{"a <b", "a <b"},
		{`<a href="x>y">link</a>`, "link"},
		{`<a href="x>link</a>`, "link"},
		{"[sound:never closed", "[sound:never closed"},
		{"a [1] and [x]", "a [1] and [x]"},
		{"\xffa<b>\xfe</b>", "\uFFFDa\uFFFD"},
		{"nul\x00byte <b>x</b>", "nulbyte x"},
	} {
		if got := Text(c.html); got != c.want {
			t.Errorf("Text(%q) = %q, not %q", c.html, got, c.want)
		}
	}
}

// TestTextOfHTML checks that what ken writes into a field is read back as it was.
func TestTextOfHTML(t *testing.T) {
	for _, text := range []string{
		"", "word", "two words", "a\nb", "a\n\nb", "- a\n- b\n  - c", "x < y & z > \"q\" 'r'",
		"if x:\n    return  2", "<b>no markup</b>", "&amp;", "1. one\n2. two", "{{c1::x}} stays",
		"日本語 と 漢字", "| a | b |\n|---|---|",
	} {
		if got := Text(HTML(text)); got != text {
			t.Errorf("%q is read back as %q, by way of %q", text, got, HTML(text))
		}
	}
}

// TestTextIsOnePass gives what would take for ever if each mark looked for its end
// through all that follows.
func TestTextIsOnePass(t *testing.T) {
	const n = 200_000
	for _, part := range []string{"<a ", `<a b="`, "<", "<!--", "[sound:", "[latex]", "<ul><li>", "[anki:tts ", "&", "</", "<style></", "<sup>1"} {
		Text(strings.Repeat(part, n))
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"<ul><li>a", "<a b='", "[sound:x][$]", "a<sup>2</sup>", "<pre>\n a", "<td>x<td>", "&#x110000;", "<img alt=x src=y/z>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := Text(s)
		if len(text) > 4*len(s)+16 && len(text) > 20*len(s) {
			t.Errorf("%d bytes became %d", len(s), len(text))
		}
		if strings.TrimSpace(text) != text {
			t.Errorf("%q begins or ends with space", text)
		}
		Text(HTML(s))
	})
}
