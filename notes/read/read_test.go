package read

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

// What a file holds, and what is read of it.
func TestFile(t *testing.T) {
	for _, c := range []struct {
		name, data       string
		format, text     string
		title, date      string
		verbatim         bool
		offset, bodyLine int
	}{
		{name: "a.md", data: "# One\n\ntext\n", format: "markdown", text: "# One\n\ntext\n", title: "One", verbatim: true, bodyLine: 1},
		{name: "A.MARKDOWN", data: "\n\nOne\n===\n", format: "markdown", text: "\n\nOne\n===\n", title: "One", verbatim: true, bodyLine: 3},
		{name: "README", data: "## See\n", format: "markdown", text: "## See\n", title: "See", verbatim: true, bodyLine: 1},
		{name: "a/LICENSE", data: "# no title\n", format: "text", text: "# no title\n", verbatim: true, bodyLine: 1},
		{name: "log/2026-03-02.log", data: "a\r\nb\r\n", format: "text", text: "a\r\nb\r\n", date: "2026-03-02", verbatim: true, bodyLine: 1},
		{name: "a.csv", data: "a,b\n1,2\n", format: "table", text: "- a: 1; b: 2\n", bodyLine: 1},
		{name: "notes v1.2", data: "x", format: "text", text: "x", verbatim: true, bodyLine: 1},
		{name: "empty.md", data: "", format: "markdown", verbatim: true, bodyLine: 1},
		{name: "front.md", data: "---\ntitle: T\ndate: 2 March 2026\n---\n\n# H\n", format: "markdown", text: "---\ntitle: T\ndate: 2 March 2026\n---\n\n# H\n", title: "T", date: "2026-03-02", verbatim: true, bodyLine: 6},
		{name: "bom.md", data: "\xef\xbb\xbf# Ä\n", format: "markdown", text: "# Ä\n", title: "Ä", verbatim: true, offset: 3, bodyLine: 1},
		{name: "wide.md", data: "\xff\xfe#\x00 \x00\xc4\x00\n\x00x\x00", format: "markdown", text: "# Ä\nx", title: "Ä", bodyLine: 1},
		{name: "wide.txt", data: "\xfe\xff\x00x\xd8\x3d\xde\x00", format: "text", text: "x😀", bodyLine: 1},
		{name: "west.txt", data: "caf\xe9 \x80 5\n", format: "text", text: "café € 5\n", bodyLine: 1},
		{name: "mostly.txt", data: "Grüße, \xff Füße\n", format: "text", text: "Grüße, \uFFFD Füße\n", bodyLine: 1},
		{name: "saved.txt", data: "<!-- a --><!DOCTYPE html><title>P</title><p>x", format: "html", text: "x\n", title: "P", bodyLine: 1},
		{name: "escapes.log", data: "\x1b[31mred\x1b[0m\n", format: "text", text: "\x1b[31mred\x1b[0m\n", verbatim: true, bodyLine: 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := File(c.name, []byte(c.data))
			if err != nil {
				t.Fatal(err)
			}
			date := ""
			if !d.Date.IsZero() {
				date = d.Date.Format("2006-01-02")
			}
			if d.Format != c.format || d.Text != c.text || d.Title != c.title || date != c.date ||
				d.Verbatim != c.verbatim || d.Offset != c.offset || d.TextLine(d.Body) != c.bodyLine {
				t.Errorf("got %+v, date %s, body on line %d", d, date, d.TextLine(d.Body))
			}
			if d.Verbatim && c.data[d.Offset:] != d.Text {
				t.Error("verbatim text is not the file's")
			}
		})
	}
}

func TestFileUnreadable(t *testing.T) {
	for _, c := range []struct{ name, data, reason string }{
		{"a.png", "x", "no reader for .png files"},
		{"a.md", "a\x00b", "binary: 1 NUL byte"},
		{"a.md", strings.Repeat("a\x00", 40), "binary: 40 NUL bytes"},
		{"a.md", "%PDF-1.7\n", "binary: a PDF under another name"},
		{"tool", "\x7fELF\x02", "binary: a program under another name"},
		{"a.txt", strings.Repeat("\x01\x02a", 20), "binary: 40 control bytes"},
		{"a.txt", strings.Repeat("\xf0\xd2\xc9\xd7\xc5\xd4 ", 20), "not UTF-8, UTF-16 or Latin-1 text"},
		{"a.pdf", "", "it is empty"},
		{"a.xlsx", "", "it is empty"},
		{"a.mbox", "", "it is empty"},
		{"a.txt", "\xff\xfea\x00\x00\x00", "binary: 1 NUL in UTF-16"},
	} {
		_, err := File(c.name, []byte(c.data))
		var unreadable *Unreadable
		if !errors.As(err, &unreadable) || unreadable.Reason != c.reason {
			t.Errorf("%s %.20q: %v, want %s", c.name, c.data, err, c.reason)
		}
	}
}

func TestKnown(t *testing.T) {
	for name, want := range map[string]bool{
		"a.md": true, "a.MD": true, "b/c.mkd": true, "a.mdown": true, "a.xhtml": true, "a.tsv": true, "Makefile": true,
		"Minutes, Dr. Hill": true, ".goals.md": true, "page.1": true, ".profile": true,
		"a.png": false, "a.md~": false, "a.rst": true, "a.7z": false, "a.md.bak": false, "a.tar.gz": true,
		"in/cur/1772440001.M1P2.host:2,S": true, "in/new/1772440000.M1P2.host": true, "in/cur/photo.png": false,
	} {
		if Known(name) != want {
			t.Errorf("Known(%q) = %v", name, !want)
		}
		if (Reason(name) == "") != want {
			t.Errorf("Reason(%q) = %q", name, Reason(name))
		}
	}
}

func TestLine(t *testing.T) {
	text := strings.Repeat("a line of text\n", 5000)
	d, err := File("a.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	byHand := Document{Text: text}
	for _, at := range []int{-1, 0, 14, 15, 4095, 4096, 4097, 40_000, len(text) - 1, len(text), len(text) + 9} {
		want := 1 + strings.Count(text[:max(0, min(at, len(text)))], "\n")
		if d.Line(at) != want || byHand.Line(at) != want {
			t.Errorf("Line(%d) = %d and %d, want %d", at, d.Line(at), byHand.Line(at), want)
		}
	}
	d.Lines = []int{7, 9}
	if d.Line(0) != 7 || d.Line(15) != 9 || d.Line(100) != 9 {
		t.Errorf("extracted: %d %d %d", d.Line(0), d.Line(15), d.Line(100))
	}
}

func FuzzFile(f *testing.F) {
	for _, seed := range []string{
		"# a\n", "---\na: b\n---\nx", "---\na: &x [*x]\n---\n", "\xff\xfea\x00", "caf\xe9",
		"<table><tr><td>a<td>b", "<ul><li><h1>x</h1><pre>a\n`b", "<p>a\n# b<br>- c", "<nav><main><form>x",
	} {
		f.Add("a.md", []byte(seed))
		f.Add("a.html", []byte(seed))
		f.Add("a", []byte(seed))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		d, err := File(name, data)
		if err != nil {
			var unreadable *Unreadable
			if !errors.As(err, &unreadable) || unreadable.Reason == "" {
				t.Fatalf("%v", err)
			}
			return
		}
		if !utf8.ValidString(d.Text) || !utf8.ValidString(d.Title) || strings.Contains(d.Title, "\n") {
			t.Fatalf("title %q, text %q", d.Title, d.Text)
		}
		if d.Body < 0 || d.Body > len(d.Text) {
			t.Fatalf("body %d of %d", d.Body, len(d.Text))
		}
		if d.Verbatim && d.Text != string(data[d.Offset:]) {
			t.Fatal("not verbatim")
		}
		if d.Lines != nil && len(d.Lines) != strings.Count(d.Text, "\n") {
			t.Fatalf("%d lines of %q", len(d.Lines), d.Text)
		}
		most := 1 + strings.Count(string(data), "\n")
		if d.Lines == nil && !d.Verbatim {
			most = 1 + strings.Count(d.Text, "\n")
		}
		for i, n := range d.Lines {
			if n < 1 || n > most && d.Format == "html" && utf8.Valid(data) {
				t.Fatalf("line %d of %d comes from %d of %d", i, len(d.Lines), n, most)
			}
		}
	})
}

// TestPartAt finds pages by the bytes that lie on them.
func TestPartAt(t *testing.T) {
	d := Document{Text: "one\ntwo\nthree\n", Parts: []Part{{Start: 4, Name: "page 1"}, {Start: 8, Name: "page 2"}}}
	for at, want := range map[int]string{0: "", 3: "", 4: "page 1", 7: "page 1", 8: "page 2", 99: "page 2"} {
		if p, found := d.PartAt(at); p.Name != want || found != (want != "") {
			t.Errorf("at %d: %q, %v, want %q", at, p.Name, found, want)
		}
	}
}
