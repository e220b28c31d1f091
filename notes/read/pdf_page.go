package read

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// A pdfLine is a line of a page as PDFium puts it together of letters: mostly a line of a
// column, sometimes the cell of a table.
type pdfLine struct {
	text  string
	cells []string // of the row of a table; nil for other lines
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
	at := requests.Page{ByIndex: &requests.PageByIndex{Document: f.doc, Index: page}}
	// PDFium mixes up the letters of text that lies on its side on a page that is turned.
	_, _ = f.FPDFPage_SetRotation(&requests.FPDFPage_SetRotation{Page: at, Rotate: enums.FPDF_PAGE_ROTATION_NONE})
	opened, err := f.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: at})
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
	return f.split(t, all.Text), nil
}

// parted is what PDFium writes for a hyphen and the end of the line after it.
const parted = '\uFFFE'

// split takes the text of a page apart into its lines.
func (f *pdfFile) split(t references.FPDF_TEXTPAGE, all string) []pdfLine {
	var lines []pdfLine
	for at := 0; all != ""; {
		end := strings.IndexFunc(all, func(r rune) bool { return r == '\n' || r == parted })
		raw, hyphen := all, ""
		if end >= 0 {
			_, n := utf8.DecodeRuneInString(all[end:])
			if raw = all[:end+n]; n > 1 {
				hyphen = "-"
			}
		}
		text := strings.TrimRight(raw, "\r\n "+string(parted))
		if lead := len(text) - len(strings.TrimLeft(text, " ")); lead < len(text) {
			first, last := at+lead, at+utf8.RuneCountInString(text)-1
			l := pdfLine{text: text[lead:] + hyphen}
			f.place(&l, t, first, last)
			if l.loose() {
				l.cells = f.cells(t, text[lead:], first)
			}
			if l.turn&1 == 0 {
				lines = append(lines, l)
			} else {
				lines = append(lines, f.splitTurned(t, l, first)...)
			}
		}
		at += utf8.RuneCountInString(raw)
		all = all[len(raw):]
	}
	return lines
}

// splitTurned takes apart what PDFium has for a line where letters lie on their side: all
// of them, however many lines they are.
func (f *pdfFile) splitTurned(t references.FPDF_TEXTPAGE, all pdfLine, first int) []pdfLine {
	var lines []pdfLine
	begin, from, at, base := 0, first, first, all.base
	cut := func(end, last int) {
		if text := strings.TrimSpace(all.text[begin:end]); text != "" {
			l := pdfLine{text: text}
			f.place(&l, t, from, last)
			lines = append(lines, l)
		}
	}
	for i, r := range all.text {
		if r != ' ' {
			l := pdfLine{}
			f.place(&l, t, at, at)
			if l.size > 0 && math.Abs(l.base-base) > 0.6*l.size {
				cut(i, at-1)
				begin, from, base = i, at, l.base
			}
		}
		at++
	}
	cut(len(all.text), at-1)
	return lines
}

// loose tells whether a line is so much wider than its letters that there must be gaps in
// it, as in the row of a table.
func (l *pdfLine) loose() bool {
	letters := utf8.RuneCountInString(l.text)
	return l.placed && l.turn == 0 && letters <= 400 && l.right-l.left > 0.65*l.size*float64(letters)
}

// cells returns the text of a line between its gaps; nil where there are none.
func (f *pdfFile) cells(t references.FPDF_TEXTPAGE, text string, first int) []string {
	var cells []string
	begin, at := 0, first
	for i, r := range text {
		if r == ' ' && i > 0 && f.gap(t, at-1, at+1) {
			if cell := plainLetters(text[begin:i]); cell != "" {
				cells = append(cells, cell)
			}
			begin = i + 1
		}
		at++
	}
	if cell := plainLetters(text[begin:]); cell != "" && len(cells) > 0 {
		return append(cells, cell)
	}
	return nil
}

// gap tells whether two letters stand further apart than words do.
func (f *pdfFile) gap(t references.FPDF_TEXTPAGE, before, after int) bool {
	a, err := f.FPDFText_GetCharIndexFromTextIndex(&requests.FPDFText_GetCharIndexFromTextIndex{TextPage: t, NTextIndex: before})
	if err != nil {
		return false
	}
	b, err := f.FPDFText_GetCharIndexFromTextIndex(&requests.FPDFText_GetCharIndexFromTextIndex{TextPage: t, NTextIndex: after})
	if err != nil {
		return false
	}
	left, err := f.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: t, Index: a.CharIndex})
	if err != nil {
		return false
	}
	right, err := f.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: t, Index: b.CharIndex})
	if err != nil {
		return false
	}
	return right.Rect.Left-left.Rect.Right > 0.8*(left.Rect.Top-left.Rect.Bottom)
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
	l.size = size.FontSize
	if m, err := f.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: t, Index: a.CharIndex}); err == nil {
		if scale := math.Hypot(float64(m.Matrix.C), float64(m.Matrix.D)); scale > 0 {
			l.size *= scale
		}
	}
	l.bold = f.bold(t, a.CharIndex) && f.bold(t, b.CharIndex)
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
	l.placed = l.right >= l.left && l.size > 0
}

// bold tells whether a letter is.
func (f *pdfFile) bold(t references.FPDF_TEXTPAGE, at int) bool {
	if w, err := f.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: t, Index: at}); err == nil && w.FontWeight >= 600 {
		return true
	}
	font, err := f.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: t, Index: at})
	if err != nil {
		return false
	}
	name := strings.ToLower(font.FontName)
	return strings.Contains(name, "bold") || strings.Contains(name, "black") || strings.Contains(name, "heavy")
}
