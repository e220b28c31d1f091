package read

import (
	"bytes"
	"strings"
)

// A contents is what a message holds: its body as Markdown, and the files that came with
// it.
type contents struct {
	body  string
	files []enclosure
	lacks []string // why something of it cannot be read
	page  bool     // the body was a page of HTML
}

// An enclosure is a file in a message.
type enclosure struct {
	name string
	data []byte
}

// maxMultipart is how deep the parts of one message may lie in each other.
const maxMultipart = 16

// open takes a message apart. Forward tells that its subject says it passes another on.
func (e entity) open(forward bool, depth int) contents {
	kind, params := e.head.media()
	name, attached := e.head.fileName()
	switch {
	case strings.HasPrefix(kind, "multipart/") && depth < maxMultipart:
		if l, ok := e.openParts(kind, params["boundary"], forward, depth); ok {
			return l
		}
		kind = "text/plain"
	case strings.HasPrefix(kind, "multipart/"):
		return contents{lacks: []string{"its parts lie too deep in each other"}}
	}
	switch {
	case sealed(kind, params) != "":
		return contents{lacks: []string{sealed(kind, params)}}
	case ignored(kind, e.head, attached):
		return contents{}
	case kind == "text/html" && !attached:
		return contents{body: pageBody(charsetText(e.decoded(), params["charset"]), forward), page: true}
	case kind == "text/plain" && !attached:
		return plainBody(charsetText(e.decoded(), params["charset"]), params, forward)
	}
	data := e.decoded()
	if strings.HasPrefix(kind, "text/") && params["charset"] != "" {
		data = []byte(charsetText(data, params["charset"]))
	}
	return contents{files: []enclosure{{enclosureName(name, kind, data), data}}}
}

// openParts opens a message of several parts; false where it has none.
func (e entity) openParts(kind, boundary string, forward bool, depth int) (contents, bool) {
	parts := e.parts(boundary)
	if len(parts) == 0 {
		return contents{}, false
	}
	if kind == "multipart/encrypted" {
		return contents{lacks: []string{"encrypted (PGP)"}}, true
	}
	var all contents
	for _, part := range parts {
		l := part.open(forward, depth+1)
		all.files = append(all.files, l.files...)
		all.lacks = append(all.lacks, l.lacks...)
		switch {
		case strings.TrimSpace(l.body) == "":
		case all.body == "" || kind == "multipart/alternative" && all.poorer(l):
			all.body, all.page = l.body, l.page
		case kind != "multipart/alternative":
			all.body += "\n\n" + l.body
		}
	}
	return all, true
}

// poorer tells whether another form of the same body says much more: some programs
// write "your mail program shows no HTML" as the plain one.
func (l contents) poorer(other contents) bool {
	return !l.page && other.page && len(l.body) < 200 && len(other.body) > 4*len(l.body)
}

// sealed says why a part cannot be opened, "" for one that can.
func sealed(kind string, params map[string]string) string {
	switch kind {
	case "application/pkcs7-mime", "application/x-pkcs7-mime":
		if params["smime-type"] == "signed-data" {
			return "signed in a way that hides what it says (S/MIME)"
		}
		return "encrypted (S/MIME)"
	case "application/pgp-encrypted":
		return "encrypted (PGP)"
	}
	return ""
}

// ignored tells the parts of a message that say nothing by themselves: signatures,
// receipts, pictures within the text.
func ignored(kind string, head header, attached bool) bool {
	switch kind {
	case "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-keys",
		"message/delivery-status", "message/disposition-notification", "text/rfc822-headers", "message/external-body":
		return true
	}
	return strings.HasPrefix(kind, "image/") && (!attached || head.get("content-id") != "")
}

// enclosureName names a file that has no name by what it is said to be.
func enclosureName(name, kind string, data []byte) string {
	ext := ""
	switch kind {
	case "message/rfc822", "message/global":
		ext = ".eml"
		if name == "" {
			name = safeName(strings.ReplaceAll(parseEntity(data).head.text("subject"), "/", " "))
		}
	case "text/calendar":
		ext = ".ics"
	case "text/vcard", "text/x-vcard", "text/directory":
		ext = ".vcf"
	case "text/html":
		ext = ".html"
	case "text/plain":
		ext = ".txt"
	case "application/pdf":
		ext = ".pdf"
	}
	if name == "" {
		name = "unnamed"
	}
	if ext != "" && !strings.EqualFold(extension(name), ext) && !Known("x"+extension(name)) || extension(name) == "" {
		name += ext
	}
	return name
}

// plainBody makes Markdown of a plain body.
func plainBody(text string, params map[string]string, forward bool) contents {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if strings.Contains(text, "-----BEGIN PGP MESSAGE-----") {
		return contents{lacks: []string{"encrypted (PGP)"}}
	}
	lines := strings.Split(unarmored(text), "\n")
	if strings.EqualFold(params["format"], "flowed") {
		lines = unflowed(lines, strings.EqualFold(params["delsp"], "yes"))
	}
	lines = unquoted(lines, forward)
	for i, line := range lines {
		if quote, ok := strings.CutPrefix(line, "> "); ok {
			lines[i] = "> " + plainLine(quote)
		} else {
			lines[i] = plainLine(line)
		}
	}
	return contents{body: strings.Join(lines, "\n")}
}

// pageBody makes Markdown of a body that is a page.
func pageBody(text string, forward bool) string {
	d := Document{Text: text}
	readHTML(&d)
	return strings.Join(unquoted(strings.Split(d.Text, "\n"), forward), "\n")
}

// unarmored takes the signature off a text that PGP signed.
func unarmored(text string) string {
	const begin, end = "-----BEGIN PGP SIGNED MESSAGE-----", "-----BEGIN PGP SIGNATURE-----"
	before, signed, ok := strings.Cut(text, begin)
	if !ok {
		return text
	}
	if _, after, ok := strings.Cut(signed, "\n\n"); ok {
		signed = after
	}
	signed, _, _ = strings.Cut(signed, end)
	return before + strings.TrimPrefix(strings.ReplaceAll(signed, "\n- ", "\n"), "- ")
}

// unflowed joins the lines of paragraphs that were broken to be sent (RFC 3676).
func unflowed(lines []string, dropSpace bool) []string {
	var out []string
	open, depth := false, 0
	for _, line := range lines {
		text := strings.TrimLeft(line, ">")
		quotes := len(line) - len(text)
		text = strings.TrimPrefix(text, " ")
		flows := strings.HasSuffix(text, " ") && text != "-- "
		if flows && dropSpace {
			text = text[:len(text)-1]
		}
		if open && quotes == depth && text != "-- " && len(out[len(out)-1]) < 64<<10 {
			out[len(out)-1] += text
		} else {
			if quotes > 0 {
				text = strings.Repeat(">", quotes) + " " + text
			}
			out = append(out, text)
		}
		open, depth = flows, quotes
	}
	return out
}

// forwarded tells whether a subject says that a message passes another on.
func forwarded(subject string) bool {
	prefix, _, ok := strings.Cut(subject, ":")
	switch strings.ToLower(strings.TrimSpace(prefix)) {
	case "fw", "fwd", "wg", "tr", "rv", "i", "doorst", "enc", "vs":
		return ok
	}
	return false
}

// threadSubject is a subject without what answering and forwarding put before it.
func threadSubject(subject string) string {
	for {
		prefix, rest, ok := strings.Cut(subject, ":")
		prefix = strings.ToLower(strings.TrimRight(strings.TrimSpace(prefix), "[]0123456789()"))
		switch prefix {
		case "re", "aw", "sv", "antw", "ref", "rif", "res", "odp", "vá", "回复", "答复", "fw", "fwd", "wg", "tr", "rv", "enc":
			if ok && strings.TrimSpace(rest) != "" {
				subject = strings.TrimSpace(rest)
				continue
			}
		}
		return subject
	}
}

// isMailbox tells whether bytes begin as a mailbox does that keeps messages one after
// the other.
func isMailbox(data []byte) bool {
	line, rest, _ := bytes.Cut(bytes.TrimLeft(data, "\r\n"), []byte("\n"))
	return fromLine(line) && parseEntity(rest[:min(len(rest), 64<<10)]).head.isMessage()
}

// fromLine tells the line that begins a message of a mailbox: "From ann@x.org Mon Mar
// 2 09:14:00 2026". A sentence may begin with the word, but hardly ends with a year.
func fromLine(line []byte) bool {
	if !bytes.HasPrefix(line, []byte("From ")) || len(line) > 400 {
		return false
	}
	words := bytes.Fields(line)
	year, clock := false, false
	for _, w := range words[1:] {
		year = year || len(w) == 4 && (bytes.HasPrefix(w, []byte("19")) || bytes.HasPrefix(w, []byte("20"))) && digit(w[2]) && digit(w[3])
		clock = clock || len(w) >= 4 && bytes.IndexByte(w, ':') > 0 && digit(w[0]) && digit(w[len(w)-1])
	}
	return year && clock
}
