package read

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/klippa-app/go-pdfium/requests"
)

const (
	// maxPages is how many pages of a PDF are read.
	maxPages = 20_000
	// maxBadPages is how many pages in a row may be broken before the rest is given up.
	maxBadPages = 200
)

// A pdfPage is a page of a PDF.
type pdfPage struct {
	number int // from 1
	lines  []pdfLine
}

// readPDF reads the text of a PDF, page by page.
func readPDF(in Input) (Document, error) {
	if in.PDF == nil {
		return Document{}, &Unreadable{"PDF files are read in a process of their own, and there is none"}
	}
	engine, err := in.PDF()
	if err != nil {
		return Document{}, &Unreadable{"what reads PDF files could not be started"}
	}
	engine.using.Lock()
	defer engine.using.Unlock()
	f, err := engine.open(in.Data)
	if err != nil {
		return Document{}, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	return f.read(in)
}

// read reads the pages of an open file.
func (f *pdfFile) read(in Input) (Document, error) {
	count, err := f.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: f.doc})
	if err != nil || count.PageCount < 1 {
		return Document{}, &Unreadable{"broken: there are no pages in it"}
	}
	pages, problems := f.pages(in, count.PageCount)
	if !slices.ContainsFunc(pages, func(p pdfPage) bool { return len(p.lines) > 0 }) {
		if len(problems) > 0 {
			return Document{}, &Unreadable{"broken: " + problems[0]}
		}
		if count.PageCount == 1 {
			return Document{}, &Unreadable{"a scan: no text on its only page"}
		}
		return Document{}, &Unreadable{fmt.Sprintf("a scan: no text on any of its %d pages", count.PageCount)}
	}
	if empty := emptyPages(pages); empty != "" {
		problems = append(problems, empty)
	}
	if cutOff(in.Data) {
		problems = append(problems, "its end is cut off")
	}
	dropMargins(pages)
	d := Document{Meta: make(map[string]string)}
	f.about(&d, in.Name)
	setPages(&d, pages, f.outline())
	if d.Title == "" {
		d.Title = titleAmong(Headings(d.Text))
	}
	if len(problems) > 0 {
		d.Meta["problem"] = strings.Join(problems, "; ")
	}
	return d, nil
}

// pages reads the pages, and says which of them could not be.
func (f *pdfFile) pages(in Input, count int) (pages []pdfPage, problems []string) {
	bad, row, size := 0, 0, 0
	for n := range min(count, maxPages) {
		in.beat()
		lines, err := f.lines(n)
		if err != nil {
			bad++
			if row++; row >= maxBadPages {
				break
			}
			continue
		}
		row = 0
		for _, l := range lines {
			size += len(l.text) + 1
		}
		if size > maxText {
			return pages, []string{fmt.Sprintf("more text than %d MB: read up to page %d of %d", maxText>>20, n, count)}
		}
		pages = append(pages, pdfPage{n + 1, lines})
	}
	if bad > 0 {
		problems = append(problems, fmt.Sprintf("%s of %d cannot be read", plural(bad, "page"), count))
	}
	if count > maxPages {
		problems = append(problems, fmt.Sprintf("read up to page %d of %d", maxPages, count))
	}
	return pages, problems
}

// emptyPages says which pages have no text, as pages that were scanned do; "" where all
// have some.
func emptyPages(pages []pdfPage) string {
	var empty []string
	for _, p := range pages {
		if len(p.lines) == 0 {
			empty = append(empty, strconv.Itoa(p.number))
		}
	}
	switch {
	case len(empty) == 0:
		return ""
	case len(empty) == 1:
		return "no text on page " + empty[0]
	case len(empty) <= 5:
		return "no text on pages " + strings.Join(empty[:len(empty)-1], ", ") + " and " + empty[len(empty)-1]
	}
	return fmt.Sprintf("no text on %d of %d pages", len(empty), len(pages))
}
