package read

import (
	"path"
	"strings"
	"time"
	"unicode"

	"github.com/klippa-app/go-pdfium/requests"
)

// about fills in what a PDF says of itself.
func (f *pdfFile) about(d *Document, name string) {
	if title := f.entry("Title"); !junkTitle(title, name) {
		d.Title = cut(title, maxHeading)
	}
	for author := range strings.SplitSeq(f.entry("Author"), ";") {
		if author = strings.TrimSpace(author); hasLetter(author) && !junkAuthor(author) && len(d.Authors) < 50 {
			d.Authors = append(d.Authors, cut(author, maxHeading))
		}
	}
	d.Date = pdfDate(f.entry("CreationDate"))
	if d.Date.IsZero() {
		d.Date = pdfDate(f.entry("ModDate"))
	}
	for key, entry := range map[string]string{"subject": "Subject", "keywords": "Keywords"} {
		if text := f.entry(entry); text != "" {
			d.Meta[key] = cut(text, 4*maxHeading)
		}
	}
}

// entry returns an entry of the file's description as one line.
func (f *pdfFile) entry(tag string) string {
	got, err := f.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: f.doc, Tag: tag})
	if err != nil || len(got.Value) > 1<<16 {
		return ""
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(plainLetters(got.Value), "")), " ")
}

// junkTitle tells titles that programs make up: the name of a file, or of a program.
func junkTitle(title, name string) bool {
	title = strings.ToLower(strings.TrimSpace(title))
	base := strings.ToLower(path.Base(name))
	bare := strings.TrimSuffix(base, path.Ext(base))
	switch {
	case !hasLetter(title), title == base, title == bare, strings.TrimSuffix(title, path.Ext(title)) == bare:
		return true
	case strings.HasPrefix(title, "untitled"), strings.HasPrefix(title, "microsoft word"),
		strings.HasPrefix(title, "microsoft powerpoint"), strings.HasPrefix(title, "powerpoint presentation"),
		strings.HasPrefix(title, "about:blank"), strings.HasPrefix(title, "http://"), strings.HasPrefix(title, "https://"),
		strings.HasPrefix(title, "file:"):
		return true
	}
	switch path.Ext(title) {
	case ".doc", ".docx", ".odt", ".rtf", ".tex", ".dvi", ".ps", ".pdf", ".indd", ".qxd", ".ppt", ".pptx", ".xls", ".xlsx", ".html", ".md", ".txt":
		return !strings.ContainsFunc(title, unicode.IsSpace)
	}
	return title == "title" || title == "document" || title == "dokument" || title == "pdf"
}

// junkAuthor tells authors that are accounts or programs.
func junkAuthor(author string) bool {
	switch strings.ToLower(author) {
	case "unknown", "user", "admin", "administrator", "root", "anonymous", "author", "owner", "microsoft", "microsoft office user":
		return true
	}
	return false
}

// pdfDate reads a date as PDF writes it: D:20261122094500+01'00', of which all after the
// year may be missing.
func pdfDate(s string) time.Time {
	s = strings.TrimPrefix(strings.TrimSpace(s), "D:")
	zone := ""
	if at := strings.IndexAny(s, "Zz+-"); at >= 0 {
		s, zone = s[:at], strings.ReplaceAll(s[at:], "'", "")
	}
	if strings.HasPrefix(strings.ToUpper(zone), "Z") {
		zone = "+0000"
	}
	const layout = "20060102150405"
	if len(s) < 4 || len(s) > len(layout) {
		return time.Time{}
	}
	if len(zone) == 3 {
		zone += "00"
	}
	for _, z := range []struct{ layout, value string }{{"-0700", zone}, {"", ""}} {
		at, err := time.Parse(layout[:len(s)]+z.layout, s+z.value)
		if err == nil && at.Year() >= 1900 && at.Year() <= 2200 {
			return at
		}
	}
	return time.Time{}
}
