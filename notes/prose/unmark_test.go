package prose

import "testing"

func TestReadable(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"lines become one", "One\n  goes on.", "One goes on."},
		{"quote marks go", "> One\n> two.", "One two."},
		{"a link keeps its words", "See [the plan](../plan.md) now.", "See the plan now."},
		{"a link in brackets", "See [a [b] c](x(1).md).", "See a [b] c."},
		{"a reference link", "See [the plan][p] and [x].", "See the plan and [x]."},
		{"an image", "![a pump](p.png) runs", "a pump runs"},
		{"a wikilink", "See [[plan|the plan]] and [[risks]].", "See the plan and risks."},
		{"a footnote mark goes", "So it is.[^1]", "So it is."},
		{"emphasis that is closed stays", "**Due:** *now*", "**Due:** *now*"},
		{"emphasis that is cut goes", "**Due now", "Due now"},
		{"a closing mark alone", "it is due*", "it is due"},
		{"snake_case stays", "call mem_forget now", "call mem_forget now"},
		{"an escaped mark stays", `the x86\_64 target`, `the x86\_64 target`},
		{"code is left alone", "use `[a](b)` and `_x`", "use `[a](b)` and `_x`"},
		{"escapes do not pass", "a\x1b[31mred\u202e", "a [31mred"},
	} {
		if got := Readable(c.in); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestFolded(t *testing.T) {
	for _, c := range []struct{ name, a, b string }{
		{"quotes and dashes", "“It’s” – done", "\"It's\" - done"},
		{"markup", "**Due:** `now`, [here](x)", "Due: now, here"},
		{"line ends", "One\ntwo", "One two"},
		{"ligatures and narrow spaces", "ﬁne\u202f5", "fine 5"},
		{"comma separated values", "Pump,\"a, b\",12", "Pump, a, b, 12"},
		{"cells", "Pump | 4 | 12", "Pump · 4 · 12"},
	} {
		if a, b := Folded(c.a), Folded(c.b); a != b {
			t.Errorf("%s: %q and %q differ", c.name, a, b)
		}
	}
	if Folded("Not") == Folded("not") {
		t.Error("case must stay: it tells names")
	}
}

// What is readable is one line, stays as it is when read again, and folding never
// fails.
func FuzzReadable(f *testing.F) {
	for _, s := range []string{"[a](b", "[[a|b]]", "**a *b", "> > x", "`", "![", "[^", "_", "a\r\nb"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, r := range Readable(s) {
			if r == '\n' || r == '\r' || r == '\x1b' {
				t.Fatalf("%q holds a control character", Readable(s))
			}
		}
		Folded(s)
	})
}

func TestEscapeTags(t *testing.T) {
	for in, want := range map[string]string{
		"a <b> and </b>":            `a \<b> and \</b>`,
		"`Vec<T>` and Vec<T>":       "`Vec<T>` and Vec\\<T>",
		"3 < 4, <5 and <https://x>": "3 < 4, <5 and <https://x>",
		`already \<b>`:              `already \<b>`,
		"<!-- no -->":               `\<!-- no -->`,
	} {
		if got := EscapeTags(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
