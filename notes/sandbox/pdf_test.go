package sandbox

import (
	"errors"
	"strings"
	"testing"
	"time"

	"ken/notes/read"
)

const somePDF = `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R
  /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >> endobj
4 0 obj << /Length 48 >> stream
BT /F 12 Tf 50 700 Td (A sentence.) Tj ET DRAW  
endstream endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
6 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X 6 0 R >> >> /Length 12 >> stream
/X Do /X Do 
endstream endobj
trailer << /Size 7 /Root 1 0 R >>
%%EOF
`

// TestPDF reads files through a child as ken does.
func TestPDF(t *testing.T) {
	if underRace {
		t.Skip("NOT RUN under the race detector: PDFium takes ten times as long")
	}
	p := pool(t)
	got, err := have(t, p, "real/a.pdf", strings.Replace(somePDF, "DRAW", "    ", 1))
	if err != nil || got != "A sentence.\n" {
		t.Fatalf("it is %q, %v", got, err)
	}
	first := p.idle[0]
	if _, err := have(t, p, "real/b.PDF", somePDF[:300]); err == nil {
		t.Error("half a file was read")
	}
	if len(p.idle) != 1 || p.idle[0] != first {
		t.Error("the second file was not read by the child that read the first")
	}
}

// TestPDFThatDrawsItself has a form of which each part draws the form twice. PDFium does
// not get on; the next file does.
func TestPDFThatDrawsItself(t *testing.T) {
	if underRace {
		t.Skip("NOT RUN under the race detector: PDFium takes ten times as long")
	}
	p := pool(t)
	begun := time.Now()
	_, err := have(t, p, "real/a.pdf", strings.Replace(somePDF, "DRAW", "/X Do", 1))
	var u *read.Unreadable
	if took := time.Since(begun); !errors.As(err, &u) || took > 8*time.Second {
		t.Errorf("after %v it is %v", took, err)
	}
	got, err := have(t, p, "real/a.pdf", strings.Replace(somePDF, "DRAW", "    ", 1))
	if err != nil || got != "A sentence.\n" {
		t.Errorf("the next file is %q, %v", got, err)
	}
}

// TestEngine reads a file in which there turns out to be a PDF.
func TestEngine(t *testing.T) {
	if underRace {
		t.Skip("NOT RUN under the race detector: PDFium takes ten times as long")
	}
	p := pool(t)
	before, err := have(t, p, "pid", "")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := have(t, p, "engine", ""); err != nil || got != "ready\n" {
		t.Fatalf("%q, %v", got, err)
	}
	after, err := have(t, p, "pid", "")
	if err != nil || after == before {
		t.Errorf("process %s reads on, which has nothing to read a PDF with, %v", after, err)
	}
}
