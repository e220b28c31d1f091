package read

import (
	"bytes"
	"strings"
	"unicode/utf16"
)

// readOffice reads an office file or a book. What it holds tells which it is: files are
// given the name of another format, and templates or files with macros differ from
// plain ones in nothing that is read.
func readOffice(in Input) (Document, error) {
	switch data := in.Data; {
	case bytes.HasPrefix(data, []byte("PK")):
		b, err := openBundle(data)
		if err != nil {
			return Document{}, err
		}
		return readBundle(in, b)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return Document{}, &Unreadable{compoundReason(data)}
	case bytes.HasPrefix(bytes.TrimLeft(data, "\xef\xbb\xbf \r\n\t"), []byte(`{\rtf`)):
		return readRTF(in)
	case len(data) == 0:
		return Document{}, &Unreadable{"it is empty"}
	default:
		return readUnbundled(in)
	}
}

// officeFormat returns the format of the office files and books with an extension, ""
// of all others. The old ones are among them because many that are called so are of
// another format, and so that the user is told what to do about the rest.
func officeFormat(ext string) string {
	switch ext {
	case ".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot":
		return formatDOCX
	case ".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".xlsb":
		return formatXLSX
	case ".pptx", ".pptm", ".potx", ".potm", ".ppsx", ".ppsm", ".ppt", ".pps":
		return formatPPTX
	case ".rtf":
		return formatRTF
	case ".epub":
		return formatEPUB
	case ".odt", ".ott", ".fodt":
		return formatODT
	case ".ods", ".ots", ".fods":
		return formatODS
	case ".odp", ".otp", ".fodp", ".odg", ".fodg":
		return formatODP
	}
	return ""
}

// readBundle reads a file that is a bundle.
func readBundle(in Input, b *bundle) (Document, error) {
	kind := strings.TrimSpace(string(b.bytes("mimetype", 200)))
	switch {
	case strings.HasPrefix(kind, "application/epub"), b.has("META-INF/container.xml") && !b.has("content.xml"):
		return readEPUB(in, b)
	case strings.HasPrefix(kind, "application/vnd.oasis.opendocument"), b.has("META-INF/manifest.xml") && b.has("content.xml"):
		return readODF(in, b)
	}
	main := mainPart(b)
	switch x := b.xml(main); {
	case !x.next():
	default:
		for x.kind != xmlOpen && x.next() {
			continue
		}
		switch x.name {
		case "document":
			return readDOCX(in, b, main)
		case "workbook":
			return readXLSX(in, b, main)
		case "presentation":
			return readPPTX(in, b, main)
		}
	}
	if b.has("xl/workbook.bin") {
		return Document{}, &Unreadable{"the binary workbook format: save it as .xlsx"}
	}
	return Document{}, &Unreadable{"no office document: what such files begin with is missing"}
}

// mainPart returns the part of an office file that all others belong to.
func mainPart(b *bundle) string {
	rels, order := b.relations("")
	for _, part := range related(rels, order, "officeDocument") {
		if b.has(part) {
			return part
		}
	}
	for _, part := range []string{"word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"} {
		if b.has(part) {
			return part
		}
	}
	return ""
}

// compoundReason says why a file of the format before these is not read. One with a
// password is packed into such a file, too.
func compoundReason(data []byte) string {
	holds := func(name string) bool {
		var wide []byte
		for _, u := range utf16.Encode([]rune(name)) {
			wide = append(wide, byte(u), byte(u>>8))
		}
		return bytes.Contains(data, wide)
	}
	switch {
	case holds("EncryptedPackage"):
		return "encrypted"
	case holds("WordDocument"):
		return "the old Word format: save it as .docx"
	case holds("PowerPoint Document"):
		return "the old PowerPoint format: save it as .pptx"
	case holds("Workbook"), holds("Book"):
		return "the old Excel format: save it as .xlsx"
	}
	return "an old office format"
}

// readUnbundled reads what is no bundle: the forms of OpenDocument that are one file of
// XML, and pages that were given the name of an office file, as programs like to do
// that export tables.
func readUnbundled(in Input) (Document, error) {
	head := in.Data[:min(len(in.Data), 4096)]
	if bytes.Contains(head, []byte("urn:oasis:names:tc:opendocument")) {
		return readODF(in, nil)
	}
	if d, err := decode(in.Data); err == nil && looksHTML(d.Text) {
		d.Format = formatHTML
		readHTML(&d)
		return d, nil
	}
	return Document{}, &Unreadable{"no office document: it is neither a bundle nor RTF"}
}
