package read

import (
	"path"
	"strings"
)

const (
	formatMarkdown = "markdown"
	formatText     = "text"
	formatHTML     = "html"
	formatMail     = "mail"
	formatMailbox  = "mailbox"
	formatDOCX     = "docx"
	formatODT      = "odt"
	formatRTF      = "rtf"
	formatXLSX     = "xlsx"
	formatODS      = "ods"
	formatPPTX     = "pptx"
	formatODP      = "odp"
	formatEPUB     = "epub"
	formatPDF      = "pdf"
	formatZip      = "zip"
	formatTar      = "tar"
	formatPacked   = "packed"
	formatCalendar = "calendar"
	formatContacts = "contacts"
	formatJSON     = "json"
)

// Version counts the changes of what is read out of any file: what was made from the
// text of an older version must be made anew.
const Version = 8

// Known tells whether a file of this name is of a format that is read. Names
// without an extension are: what they hold decides.
func Known(name string) bool { return formatOf(name) != "" }

// formatOf returns the format a name promises, "" where there is no reader.
func formatOf(name string) string {
	if inMaildir(name) {
		return formatMail
	}
	ext := extension(name)
	if format := officeFormat(ext); format != "" {
		return format
	}
	switch ext {
	case ".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd":
		return formatMarkdown
	case ".txt", ".text", ".log":
		return formatText
	case ".html", ".htm", ".xhtml":
		return formatHTML
	case ".eml", ".emlx":
		return formatMail
	case ".mbox", ".mbx":
		return formatMailbox
	case ".pdf":
		return formatPDF
	case ".zip":
		return formatZip
	case ".tar":
		return formatTar
	case ".gz", ".tgz", ".bz2", ".tbz", ".tbz2":
		return formatPacked
	case ".ics", ".ical", ".ifb", ".icalendar":
		return formatCalendar
	case ".vcf", ".vcard":
		return formatContacts
	case ".json":
		return formatJSON
	case "":
		if base := path.Base(name); strings.EqualFold(base, "mbox") {
			return formatMailbox
		}
		// By custom a README is written in Markdown, whatever it is called.
		if strings.EqualFold(path.Base(name), "README") {
			return formatMarkdown
		}
		return formatText
	default:
		return linedFormat(ext)
	}
}

// extractor returns what reads a format whose text does not stand in the file as it
// is, nil for one that is text already.
func (in Input) extractor(format string) extract {
	switch format {
	case formatMail:
		return readMail
	case formatMailbox:
		return readMailbox
	case formatDOCX, formatODT, formatRTF, formatXLSX, formatODS, formatPPTX, formatODP, formatEPUB:
		return readOffice
	case formatZip:
		return readZip
	case formatTar:
		return readTar
	case formatPacked:
		return readPacked
	case formatCalendar:
		return readCalendar
	case formatContacts:
		return readContacts
	case formatJSON:
		return jsonReader(in.Data)
	case formatText:
		return textReader(in)
	case formatHTML:
		if isBookmarkPage(in.Data) {
			return readBookmarkPage
		}
	case formatPDF:
		return readPDF
	default:
		return linedReader(format)
	}
	return nil
}

// textReader returns what reads a file of which the name says no more than that it is
// text, nil if it is.
func textReader(in Input) extract {
	switch ext := extension(in.Name); {
	case (ext == "" || ext == ".txt") && isMailbox(in.Data):
		return readMailbox
	case ext == "" && isChromeBookmarks(in.Data):
		return readChromeBookmarks
	}
	return nil
}

// jsonReader returns what reads a file of JSON, by what it holds.
func jsonReader(data []byte) extract {
	switch {
	case slackDay(data):
		return readSlackDay
	case slackPart(data):
		return func(Input) (Document, error) { return Document{}, &Unreadable{reasonChatPart} }
	case isChromeBookmarks(data):
		return readChromeBookmarks
	case isFirefoxBookmarks(data):
		return readFirefoxBookmarks
	}
	return readJSON
}

// Apart tells whether a file of this name is to be read in a process of its own: its
// format is intricate enough for a file to be made that brings its reader down.
func Apart(name string) bool {
	switch formatOf(name) {
	case formatMail, formatMailbox, formatZip, formatTar, formatPacked:
		return true // any file may lie in them
	case formatPDF:
		return true
	default:
		return officeFormat(extension(name)) != ""
	}
}

// inMaildir tells the files of a Maildir, which are called by the second they came in
// and end with their flags.
func inMaildir(name string) bool {
	dir, base := path.Split(name)
	folder := path.Base(dir)
	if folder != "cur" && folder != "new" {
		return false
	}
	if at := strings.IndexAny(base, ":;!"); at > 0 && strings.HasPrefix(base[at+1:], "2,") {
		return true
	}
	second, rest, _ := strings.Cut(base, ".")
	return len(second) >= 9 && strings.Trim(second, "0123456789") == "" && rest != ""
}

// MaxSize is how many bytes a file of this name may have to be read. What is read apart
// may be larger than text: most of it is pictures and fonts.
func MaxSize(name string) int64 {
	if Apart(name) {
		return 256 << 20
	}
	return SizeOfAny
}

// SizeOfAny is how many bytes a file may have whatever it is called.
const SizeOfAny = 32 << 20

// extension returns the part of a name that tells a format, in lower case with
// its point, or "": "notes v1.2" and "Minutes, Dr. Hill" have none.
func extension(name string) string {
	base := path.Base(name)
	point := strings.LastIndexByte(base, '.')
	if point <= 0 {
		return ""
	}
	ext := base[point+1:]
	if ext == "" || len(ext) > 16 || strings.Trim(ext, "0123456789") == "" || strings.ContainsAny(ext, " ,\t\n") {
		return ""
	}
	return "." + strings.ToLower(ext)
}

// noReader says that a name's format is not read.
func noReader(name string) string { return "no reader for " + extension(name) + " files" }

// Reason says why a file of this name is not read whatever it holds; "" if it is.
func Reason(name string) string {
	if Known(name) {
		return ""
	}
	return noReader(name)
}

// looksHTML tells whether a text begins as a page does, after any comments.
func looksHTML(text string) bool {
	text = strings.TrimLeft(text, " \t\r\n")
	for strings.HasPrefix(text, "<!--") {
		end := strings.Index(text, "-->")
		if end < 0 {
			return false
		}
		text = strings.TrimLeft(text[end+3:], " \t\r\n")
	}
	return begins(text, "<!doctype html") || begins(text, "<html>") || begins(text, "<html ")
}

// begins tells whether a text begins with a lower-case prefix, in any case.
func begins(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}
