package read

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// A pdfLine is a line of a page as PDFium puts it together of letters: mostly a line of a
// column, sometimes the cell of a table.
type pdfLine struct {
	text string
	// left and right are its ends and base is what its letters stand on, in points from
	// the corner where reading begins, base growing downwards.
	left, right, base float64
	size              float64 // of its first letter, in points
	bold              bool
	turn              int // by which its letters are turned, in quarters; the ends are those before
	placed            bool
}

// maxPageText is how many letters of one page are taken.
const maxPageText = 4 << 20

// lines returns the lines of a page, in the order in which they are drawn.
func (f *pdfFile) lines(page int) ([]pdfLine, error) {
	opened, err := f.FPDFText_LoadPage(&requests.FPDFText_LoadPage{
		Page: requests.Page{ByIndex: &requests.PageByIndex{Document: f.doc, Index: page}},
	})
	if err != nil {
		return nil, err //nolint:wrapcheck // the caller says which page
	}
	t := opened.TextPage
	defer f.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: t}) //nolint:errcheck // it was only read
	count, err := f.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: t})
	if err != nil || count.Count <= 0 {
		return nil, err //nolint:wrapcheck // the caller says which page
	}
	all, err := f.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: t, Count: min(count.Count, maxPageText)})
	if err != nil {
		return nil, err //nolint:wrapcheck // the caller says which page
	}
	var lines []pdfLine
	at := 0
	for raw := range strings.SplitAfterSeq(all.Text, "\n") {
		text := strings.TrimRight(raw, "\r\n ")
		lead := len(text) - len(strings.TrimLeft(text, " "))
		if text != "" && lead < len(text) {
			l := pdfLine{text: text[lead:]}
			f.place(&l, t, at+lead, at+utf8.RuneCountInString(text)-1)
			lines = append(lines, l)
		}
		at += utf8.RuneCountInString(raw)
	}
	return lines, nil
}

// place finds where a line stands, by its first and its last letter.
func (f *pdfFile) place(l *pdfLine, t references.FPDF_TEXTPAGE, first, last int) {
	a, err := f.FPDFText_GetCharIndexFromTextIndex(&requests.FPDFText_GetCharIndexFromTextIndex{TextPage: t, NTextIndex: first})
	if err != nil {
		return
	}
	b, err := f.FPDFText_GetCharIndexFromTextIndex(&requests.FPDFText_GetCharIndexFromTextIndex{TextPage: t, NTextIndex: last})
	if err != nil {
		return
	}
	origin, err := f.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: t, Index: a.CharIndex})
	if err != nil {
		return
	}
	end, err := f.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: t, Index: b.CharIndex})
	if err != nil {
		return
	}
	size, err := f.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: t, Index: a.CharIndex})
	if err != nil {
		return
	}
	if w, err := f.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: t, Index: a.CharIndex}); err == nil {
		l.bold = w.FontWeight >= 600
	}
	l.size = size.FontSize
	if angle, err := f.FPDFText_GetCharAngle(&requests.FPDFText_GetCharAngle{TextPage: t, Index: a.CharIndex}); err == nil {
		l.turn = int(math.Round(float64(angle.CharAngle)/(math.Pi/2))) & 3
	}
	x, y := origin.X, origin.Y
	switch l.turn {
	case 0:
		l.left, l.right, l.base = x, float64(end.Rect.Right), -y
	case 1: // reading downwards
		l.left, l.right, l.base = -y, -float64(end.Rect.Bottom), -x
	case 2: // upside down
		l.left, l.right, l.base = -x, -float64(end.Rect.Left), y
	case 3: // reading upwards
		l.left, l.right, l.base = y, float64(end.Rect.Top), x
	}
	l.placed = l.right >= l.left
}
