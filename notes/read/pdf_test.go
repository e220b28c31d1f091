package read

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// testPDF reads PDF files in tests. What it keeps is kept from one run to the next, since
// it takes seconds to make.
var testPDF = sync.OnceValues(func() (*PDF, error) {
	return OpenPDF(filepath.Join(os.TempDir(), "ken-test-cache", "pdf"))
})

// makePDF writes a PDF of numbered objects, the first of which is its catalog.
func makePDF(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, xref)
	return b.Bytes()
}

func pdfStream(content string) string {
	return fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content)
}

// onePage is a PDF with one page of such a content, and more objects from number 6 on.
func onePage(content string, more ...string) []byte {
	return makePDF(append([]string{
		"<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /X 7 0 R >> >> >>",
		pdfStream(content),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
	}, more...)...)
}

// TestHostilePDF reads files that were made to take long, or to have no end.
func TestHostilePDF(t *testing.T) {
	if underRace {
		t.Skip("NOT RUN under the race detector: PDFium takes ten times as long")
	}
	text := "BT /F 12 Tf 50 700 Td (A sentence of its own.) Tj ET\n"
	for name, c := range map[string]struct {
		data []byte
		want string // in the text, or in the reason after "!"
	}{
		"plain": {onePage(text), "A sentence of its own."},
		"an outline in a ring": {
			onePage(text,
				"<< /Type /Outlines /First 8 0 R /Last 8 0 R /Count 1 >>", "null",
				"<< /Title (A sentence of its own.) /Parent 6 0 R /Next 9 0 R /First 8 0 R /Dest [3 0 R /Fit] >>",
				"<< /Title (Again) /Parent 6 0 R /Next 8 0 R /First 6 0 R /Dest [3 0 R /Fit] >>"),
			"A sentence of its own.",
		},
		"an outline that ends": {
			onePage(text,
				"<< /Type /Outlines /First 8 0 R /Last 8 0 R /Count 1 >>", "null",
				"<< /Title (A sentence of its own.) /Parent 6 0 R /Dest [3 0 R /Fit] >>"),
			"# A sentence of its own.",
		},
		"a billion pages": {
			makePDF("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 1000000000 >>"), "!broken:",
		},
		"pages in a ring": {
			makePDF("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 5000 >>"), "!broken:",
		},
		"brackets without end": {onePage(strings.Repeat("[", 1<<20)), "!a scan: no text on its only page"},
		"a line of a million letters": {
			onePage("BT /F 12 Tf 50 700 Td (" + strings.Repeat("no end ", 1<<17) + ") Tj ET"), "no end",
		},
		"letters upon each other": {
			onePage("BT /F 12 Tf 50 700 Td " + strings.Repeat("(a) Tj 0 0 Td ", 50_000) + "ET"), "a",
		},
		"lines on their side": {
			onePage("BT /F 1 Tf 0 12 -12 0 300 50 Tm " + strings.Repeat("(on its side) Tj 0 -1 Td ", 400) + "ET"), "on its side",
		},
		"letters of no size": {onePage("BT /F 0 Tf 50 700 Td (nothing) Tj ET"), "!a scan"},
		"nothing at all":     {[]byte("%PDF-1.7\n%%EOF\n"), "!broken: it cannot be opened as a PDF"},
		"a text":             {[]byte("Only called so.\n"), "!not a PDF, whatever its name says"},
		"cut off":            {onePage(text)[:200], "!broken: its end is cut off"},
	} {
		t.Run(name, func(t *testing.T) {
			begun := time.Now()
			d, err := Input{Name: "a.pdf", Data: c.data, PDF: testPDF}.Read()
			if took := time.Since(begun); took > 5*time.Second {
				t.Errorf("it took %v", took)
			}
			want, fails := strings.CutPrefix(c.want, "!")
			switch {
			case fails && (err == nil || !strings.HasPrefix(err.Error(), want)):
				t.Errorf("it is %.80q, %v; want %s", d.Text, err, want)
			case !fails && (err != nil || !strings.Contains(d.Text, want)):
				t.Errorf("it is %.80q, %v; want %s", d.Text, err, want)
			}
			checkPlaces(t, d, name)
		})
	}
}

// TestPDFNeedsAProcess reads one where nothing is made ready for it.
func TestPDFNeedsAProcess(t *testing.T) {
	if d, err := File("a.pdf", onePage("")); err == nil {
		t.Errorf("read as %+v", d)
	}
}

// TestPDFTogether reads files from several goroutines at once.
func TestPDFTogether(t *testing.T) {
	if underRace {
		t.Skip("NOT RUN under the race detector: PDFium takes ten times as long")
	}
	var all sync.WaitGroup
	for n := range 8 {
		all.Go(func() {
			want := fmt.Sprintf("Number %d.", n)
			d, err := Input{Name: "a.pdf", Data: onePage("BT /F 12 Tf 50 700 Td (" + want + ") Tj ET"), PDF: testPDF}.Read()
			if err != nil || d.Text != want+"\n" {
				t.Errorf("%q, %v; want %s", d.Text, err, want)
			}
		})
	}
	all.Wait()
}

// TestMargins has a report of four pages whose running title, numbers aside, is the same
// on each, and text that recurs in their midst.
func TestMargins(t *testing.T) {
	pages := make([]pdfPage, 4)
	for n := range pages {
		for i, text := range []string{"Report of 3 May", "one", "two", "three", "always", "four", "five", "six", fmt.Sprintf("- %d -", n+1)} {
			if strings.Contains(" one two three four five six ", " "+text+" ") {
				text += fmt.Sprint(" ", strings.Repeat("x", n))
			}
			pages[n].lines = append(pages[n].lines, pdfLine{text: text, size: 10, right: 10, base: float64(12 * i), placed: true})
		}
		pages[n].number = n + 1
	}
	dropMargins(pages)
	for _, p := range pages {
		if len(p.lines) != 7 || p.lines[3].text != "always" {
			t.Errorf("page %d keeps %v", p.number, p.lines)
		}
	}
}

// TestMarginsAreNotAll has pages that hold one line each, alike but for its number.
func TestMarginsAreNotAll(t *testing.T) {
	pages := make([]pdfPage, 4)
	for n := range pages {
		pages[n] = pdfPage{n + 1, []pdfLine{{text: fmt.Sprintf("Exercise %d", n+1), size: 10, right: 10, placed: true}}}
	}
	dropMargins(pages)
	for _, p := range pages {
		if len(p.lines) != 1 {
			t.Errorf("page %d keeps %v", p.number, p.lines)
		}
	}
}

// TestRunningTitles tells running titles, which count the pages, from last lines and
// headings that only look alike.
func TestRunningTitles(t *testing.T) {
	pages := make([]pdfPage, 5)
	for n := range pages {
		pages[n].number = n + 1
		for i, text := range []string{
			fmt.Sprintf("Chapter %d", n+1), "Annual report 2025", strings.Repeat("x", 60+n), strings.Repeat("y", 60+n), strings.Repeat("z", 60+n),
			fmt.Sprintf("Exercise %d gives %d points", n+1, n*n), fmt.Sprintf("The word is quoll%d.", n), fmt.Sprintf("Report 2025, %d of 20", n+5),
		} {
			size := 10.0
			if i == 0 {
				size = 16
			}
			pages[n].lines = append(pages[n].lines, pdfLine{text: text, size: size, right: 10, base: float64(12 * i), placed: true})
		}
	}
	dropMargins(pages)
	for n, p := range pages {
		var got []string
		for _, l := range p.lines {
			got = append(got, strings.TrimLeft(l.text, "xyz"))
		}
		want := []string{fmt.Sprintf("Chapter %d", n+1), "", "", "", fmt.Sprintf("Exercise %d gives %d points", n+1, n*n), fmt.Sprintf("The word is quoll%d.", n)}
		if !slices.Equal(got, want) {
			t.Errorf("page %d keeps %q", n+1, got)
		}
	}
}

func TestMarginKeys(t *testing.T) {
	for text, number := range map[string]bool{
		"7": true, "Page 7": true, "page 7 of 12": true, "- 7 -": true, "7/12": true, "Seite 7 von 12": true, "vii": true,
		"7 houses": false, "Figure 7": false, "": false, "civil": true,
	} {
		if got := isPageNumber(marginKey(text)); got != number {
			t.Errorf("%q is a page number: %v", text, got)
		}
	}
}

func TestJoin(t *testing.T) {
	words := vocabulary{"well-known": true, "repetition": true, "cooperate": true, "co-operate": true}
	for _, c := range [][3]string{
		{"one", "two", "one two"},
		{"repe\u00AD", "tition is", "repetition is"},
		{"of repe-", "tition is", "of repetition is"},
		{"a well-", "known town", "a well-known town"},
		{"they co-", "operate", "they cooperate"},
		{"un-", "heard of", "unheard of"},
		{"the Smith-", "Jones family", "the Smith-Jones family"},
		{"an 8-", "bit word", "an 8-bit word"},
		{"a word -", "and another", "a word - and another"},
		{"state-of-the-", "art", "state-of-the-art"},
	} {
		if got := words.join(c[0], c[1]); got != c[2] {
			t.Errorf("%q and %q are %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestPlainLetters(t *testing.T) {
	for from, want := range map[string]string{
		"e\uFB03cient \uFB02ow":    "efficient flow",
		"dif\u00ADfer":             "differ",
		"rep\u2010":                "rep\u00AD",
		"a\u00A0b\u2009c":          "a b c",
		"u\u0308ber":               "über",
		"\uF0B7 item":              "• item",
		"a\u200Bb\x00\uE123":       "ab",
		"Intro . . . . . . . . 12": "Intro … 12",
		"Intro........12":          "Intro … 12",
		"and so on ...":            "and so on ...",
	} {
		if got := plainLetters(from); got != want {
			t.Errorf("%q is %q, want %q", from, got, want)
		}
	}
}

func TestJunkTitle(t *testing.T) {
	for title, junk := range map[string]bool{
		"Heat pumps in old houses": false, "Plan 2.0": false, "Report on readme.md and others": false,
		"": true, "untitled": true, "Untitled-1": true, "Microsoft Word - plan.doc": true, "plan": true, "plan.docx": true,
		"PLAN.PDF": true, "thesis_final.tex": true, "about:blank": true, "12345": true, "https://example.org/a": true,
	} {
		if got := junkTitle(title, "papers/plan.pdf"); got != junk {
			t.Errorf("%q is junk: %v", title, got)
		}
	}
}

func TestPDFDate(t *testing.T) {
	for from, want := range map[string]string{
		"D:20261122094500+01'00'": "2026-11-22T09:45:00+01:00",
		"D:20261122094500+01'00":  "2026-11-22T09:45:00+01:00",
		"D:20261122094500-0330":   "2026-11-22T09:45:00-03:30",
		"D:20261122094500Z":       "2026-11-22T09:45:00Z",
		"D:20261122094500Z00'00'": "2026-11-22T09:45:00Z",
		"20261122":                "2026-11-22T00:00:00Z",
		"D:2026":                  "2026-01-01T00:00:00Z",
		"D:20261322":              "", "D:00000000": "", "yesterday": "", "": "", "D:99991231": "",
	} {
		got := ""
		if at := pdfDate(from); !at.IsZero() {
			got = at.Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("%q is %q, want %q", from, got, want)
		}
	}
}

func FuzzPDF(f *testing.F) {
	if underRace {
		f.Skip("NOT RUN under the race detector: PDFium takes ten times as long")
	}
	for _, name := range samples(f) {
		if filepath.Ext(name) == ".pdf" {
			f.Add(sample(f, name).Data)
		}
	}
	f.Add(onePage("BT /F 12 Tf 50 700 Td (A sentence.) Tj ET"))
	f.Fuzz(func(t *testing.T, data []byte) {
		readBroken(t, Input{Name: "a.pdf", Data: data, PDF: testPDF}, "")
	})
}
