package read

import (
	"bytes"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html/atom"
)

// The rules of books:
//
//   - Chapters are read in the order of the spine, and called what the table of contents
//     calls them. A file that it does not name goes on with the chapter before.
//   - Nothing of a chapter is left out as being beside the matter, as it is on a page of
//     the web: what looks so are notes and boxes.

// A book is an EPUB that is read.
type book struct {
	flow
	b      *bundle
	opf    string // the part that says what the book is made of
	items  map[string]bookItem
	order  []string // of the items, as they are listed
	spine  []string
	titles map[string]string // of parts, by the table of contents
	sealed map[string]bool   // parts that are encrypted
}

// A bookItem is a part of a book.
type bookItem struct {
	part, kind, role string
}

const (
	maxItems   = 1 << 14 // parts of a book
	maxChapter = 64 << 20
)

func readEPUB(in Input, b *bundle) (Document, error) {
	k := &book{b: b, items: map[string]bookItem{}, titles: map[string]string{}, sealed: map[string]bool{}}
	x := b.xml("META-INF/container.xml")
	for k.opf == "" && x.next() {
		if x.kind == xmlOpen && x.name == "rootfile" {
			k.opf = partName(x.attr("full-path"))
		}
	}
	k.seals()
	if k.contents(); len(k.spine) == 0 {
		return Document{}, &Unreadable{"broken: nothing tells what the book is made of"}
	}
	n, read := 0, map[string]bool{}
	for _, id := range k.spine {
		item := k.items[id]
		// A spine names each part once; one that is made to be read for ever names it again.
		if item.part == "" || read[item.part] || strings.Contains(" "+item.role+" ", " nav ") {
			continue
		}
		read[item.part] = true
		if k.sealed[strings.ToLower(item.part)] {
			return Document{}, &Unreadable{"encrypted"}
		}
		if n++; in.Beat != nil {
			in.Beat()
		}
		if k.chapter(item, n); k.full() {
			break
		}
	}
	d := k.done(Document{Format: formatEPUB})
	readImprint(b.xml(k.opf)).into(&d, in.Name)
	return d, nil
}

// seals finds the parts that are encrypted. Fonts are, in many books that are not.
func (k *book) seals() {
	x := k.b.xml("META-INF/encryption.xml")
	font := false
	for x.next() {
		switch {
		case x.kind != xmlOpen:
		case x.name == "EncryptedData":
			font = false
		case x.name == "EncryptionMethod":
			algorithm := x.attr("Algorithm")
			font = font || strings.Contains(algorithm, "idpf.org/2008/embedding") || strings.Contains(algorithm, "ns.adobe.com/pdf/enc#RC")
		case x.name == "CipherReference" && !font && len(k.sealed) < maxItems:
			k.sealed[strings.ToLower(partName(unescapedPath(x.attr("URI"))))] = true
		}
	}
}

// unescapedPath returns a path without the escapes of addresses.
func unescapedPath(href string) string {
	href, _, _ = strings.Cut(href, "#")
	if plain, err := url.PathUnescape(href); err == nil {
		return plain
	}
	return href
}

// contents reads what the book is made of, and its table of contents.
func (k *book) contents() {
	x := k.b.xml(k.opf)
	toc := ""
	for x.next() {
		switch {
		case x.kind != xmlOpen || len(k.order) > maxItems || len(k.spine) > maxItems:
		case x.name == "item":
			k.order = append(k.order, x.attr("id"))
			k.items[x.attr("id")] = bookItem{beside(k.opf, unescapedPath(x.attr("href"))), x.attr("media-type"), x.attr("properties")}
		case x.name == "spine":
			toc = x.attr("toc")
		case x.name == "itemref":
			k.spine = append(k.spine, x.attr("idref"))
		}
	}
	for _, id := range k.order {
		item := k.items[id]
		if strings.Contains(" "+item.role+" ", " nav ") {
			k.navigation(item.part)
		} else if item.kind == "application/x-dtbncx+xml" && toc == "" {
			toc = id
		}
	}
	k.ncx(k.items[toc].part)
}

// name notes what the table of contents calls a part: the first thing it does.
func (k *book) name(from, href, title string) {
	part := strings.ToLower(beside(from, unescapedPath(href)))
	title = oneLine(tidied(title))
	if _, ok := k.titles[part]; !ok && title != "" && len(k.titles) < maxItems {
		k.titles[part] = cut(title, maxHeading)
	}
}

// navigation reads a table of contents that is a page.
func (k *book) navigation(part string) {
	x := k.b.xml(part)
	for x.next() {
		if x.kind != xmlOpen || x.name != "nav" || !strings.Contains(" "+x.attr("type")+" ", " toc ") {
			continue
		}
		for in := x.depth; x.opens(in); {
			if href := x.attr("href"); x.name == "a" && href != "" {
				k.name(part, href, x.inner(4*maxHeading))
			}
		}
	}
}

// ncx reads a table of contents as older books have it.
func (k *book) ncx(part string) {
	if part == "" {
		return
	}
	x := k.b.xml(part)
	title := ""
	for x.next() {
		switch {
		case x.kind != xmlOpen:
		case x.name == "navPoint":
			title = ""
		case x.name == "text" && title == "":
			title = x.inner(4 * maxHeading)
		case x.name == "content":
			k.name(part, x.attr("src"), title)
		case x.name == "pageList":
			return
		}
	}
}

// unclosed are elements that are closed where they are opened, which XML knows and HTML
// does not.
var unclosed = regexp.MustCompile(`<([a-zA-Z][a-zA-Z0-9]*)(\s[^<>]*)?/>`)

// chapter reads a file of the spine.
func (k *book) chapter(item bookItem, n int) {
	data := k.b.bytes(item.part, maxChapter)
	if data == nil {
		k.lacks.add(item.part, "it is missing or damaged")
		return
	}
	d, err := decode(data)
	if err != nil {
		k.lacks.add(item.part, err.Error())
		return
	}
	src := unclosed.ReplaceAllFunc([]byte(d.Text), func(tag []byte) []byte {
		name := bytes.TrimRight(tag[1:], "/>")
		if i := bytes.IndexAny(name, " \t\r\n"); i >= 0 {
			name = name[:i]
		}
		if void(atom.Lookup(bytes.ToLower(name))) {
			return tag
		}
		return fmt.Appendf(nil, "%s></%s>", bytes.TrimRight(tag, "/> \t\r\n"), name)
	})
	s := survey(src)
	p := page{plan: s.plan()}
	clear(p.plan.skip)
	walk(src, &p)
	text, _ := p.done()
	if strings.TrimSpace(text) == "" {
		return
	}
	title := k.titles[strings.ToLower(item.part)]
	k.blank()
	if heading := firstHeading(text); title == "" && (heading != "" || len(k.parts) == 0) {
		title = heading
		if title == "" {
			title = fmt.Sprint(n)
		}
		k.turn("chapter " + title)
	} else if title != "" {
		k.turn("chapter " + title)
		if heading == "" {
			k.add(block{text: title, heading: 1})
		}
	}
	k.begun()
	k.binder.write(text)
}

// firstHeading returns the heading that a text begins with, "" if it begins with none.
func firstHeading(text string) string {
	text = strings.TrimLeft(text, "\n")
	line, _, _ := strings.Cut(text, "\n")
	for h := range Headings(line + "\n") {
		return h.Text
	}
	return ""
}
