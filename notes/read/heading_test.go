package read

import (
	"fmt"
	"strings"
	"testing"
)

// Each text, and its headings as "line: hashes text".
func TestHeadings(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"hashes", "# One\n##  Two ##\n###### Six\n####### seven\n#no\n#\tTab\n", "1: # One|2: ## Two|3: ###### Six|6: # Tab"},
		{"empty", "#\n## \n### ###\n", "1: # |2: ## |3: ### "},
		{"indented", "   # One\n    # code\n\t# code\n", "1: # One"},
		{"underlined", "One\n===\n\nTwo\nlines\n---\n\n---\n- item\n---\n", "1: # One|4: ## Two lines"},
		{"no newline at the end", "One\n=", "1: # One"},
		{"windows line ends", "# One\r\nTwo\r\n---\r\n", "1: # One|2: ## Two"},
		{"in a fence", "```\n# a\n~~~\n```\n# One\n~~~~ sh\n# b\n~~~\n# c\n~~~~~\n# Two\n", "5: # One|11: # Two"},
		{"a fence never closed", "# One\n```\n# a\n", "1: # One"},
		{"not a fence", "``` a`b\n# One\n``\n# Two\n", "2: # One|4: # Two"},
		{"a fence in a list", "1. a\n\n    ```sh\n# comment\n    ```\n\n# One\n", "7: # One"},
		{"in a comment", "<!-- a\n# b\n--> c\n# One\n<!-- # x -->\n# Two\n", "4: # One|6: # Two"},
		{"in raw HTML", "<pre class=x>\n# a\n</pre>\n# One\n<style>\n# b\n</STYLE>\n# Two\n", "4: # One|8: # Two"},
		{"in a quote or an item", "> # a\n\n- # b\n- c\n  # d\n\n# One\n", "7: # One"},
		{"after a list", "- a\nlazy\n---\n\nOne\n---\n", "5: ## One"},
		{"a table", "a | b\n--- | ---\n1 | 2\n", ""},
		{"a rule", "a\n* * *\nb\n\n***\n___\n", ""},
		{"a number is no list in a paragraph", "In\n2026. Yes\n===\n", "1: # In 2026. Yes"},
		{"markup", "# The *old* `a*b` [link](x \"y\") ![pic](z)\n## [[page|Wiki]] and __bold__ {#id .x}\n", "1: # The old `a*b` link pic|2: ## Wiki and bold"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			last := 0
			for h := range Headings(c.text) {
				got = append(got, fmt.Sprintf("%d: %s %s", h.Line, strings.Repeat("#", h.Level), h.Text))
				if h.Start < last || h.End <= h.Start || 1+strings.Count(c.text[:h.Start], "\n") != h.Line {
					t.Errorf("%+v", h)
				}
				last = h.End
			}
			if strings.Join(got, "|") != c.want {
				t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), c.want)
			}
		})
	}
}

func TestPlain(t *testing.T) {
	for written, want := range map[string]string{
		"plain text":                           "plain text",
		"*one* **two** ***three*** _four_":     "one two three four",
		"**Due:** soon":                        "Due: soon",
		"snake_case_name and a__b":             "snake_case_name and a__b",
		"2 * 3 * 4 and 5*6":                    "2 * 3 * 4 and 5*6",
		"a*b*c":                                "abc",
		"~~gone~~ ~here~":                      "gone ~here~",
		`\*kept\* \[x\] \a`:                    `*kept* [x] \a`,
		"`*code*` and ``a ` b``":               "`*code*` and ``a ` b``",
		"`unclosed *x*":                        "`unclosed x",
		"[a *b*](http://x/(y) 'z') c":          "a b c",
		"[a][ref] [b] [c](d":                   "a [b] [c](d",
		"![alt](x.png) text":                   "alt text",
		"[![alt](a)](b)":                       "alt",
		"a[^1] b":                              "a b",
		"[[Page]] [[Page|shown]]":              "Page shown",
		"<https://a.b/c> <me@x.y>":             "https://a.b/c me@x.y",
		"a<br>b <b>c</b> <String> 1 < 2 > 0":   "ab c <String> 1 < 2 > 0",
		"a <!-- gone --> b":                    "a b",
		"&amp; &lt;b&gt; AT&T; &":              "& <b> AT&T; &",
		"  a \n b\t c  ":                       "a b c",
		"**unclosed and *odd**":                "*unclosed and odd",
		"日本*語*":                                "日本語",
		"[a [b](c) d](e)":                      "a b d",
		"](x) [ ]":                             "](x) [ ]",
		"- [ ] box stays":                      "- [ ] box stays",
		"See [RFC 1](a) and [RFC 2](b), both.": "See RFC 1 and RFC 2, both.",
	} {
		if got := Plain(written); got != want {
			t.Errorf("Plain(%q) = %q, want %q", written, got, want)
		}
	}
}

// A megabyte of half-open markup is read in time that its length allows.
func TestPlainHostile(t *testing.T) {
	for _, s := range []string{"[", "[a](", "*a", "_", "`", "` `` ", "<", "<a", "![", "[[", "]", "&", "**a*", "\\", "[^", "<!--"} {
		Plain(strings.Repeat(s, 1<<20/len(s)))
		for range Headings(strings.Repeat(s, 1<<20/len(s)) + "\n===\n") {
			continue
		}
	}
}

func FuzzHeadings(f *testing.F) {
	for _, seed := range []string{"# a\nb\n===\n", "```\n# a\n```\n", "- a\n\n  ```\n# b", "<!-- \n# x\n-->\n# y", "a\r\n=\r\n", "# [a](b) `c"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last, line := 0, 0
		for h := range Headings(text) {
			if h.Level < 1 || h.Level > 6 || h.Start < last || h.End <= h.Start || h.End > len(text) || h.Line <= line ||
				len(h.Text) > maxHeading+len("…") || strings.Contains(h.Text, "\n") {
				t.Fatalf("%+v after byte %d, line %d", h, last, line)
			}
			if h.Line != 1+strings.Count(text[:h.Start], "\n") {
				t.Fatalf("%+v", h)
			}
			last, line = h.End, h.Line
		}
		Plain(text)
	})
}
