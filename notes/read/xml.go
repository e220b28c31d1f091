package read

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// The rules of XML as it is read here:
//
//   - It is gone through once, from front to back, and never held as a whole. Nesting
//     costs nothing, and no entity is looked up but the five that XML knows.
//   - Names are taken without their prefix: which prefix stands for what is for each
//     file to choose, and the names of a format differ anyway.
//   - What is not well-formed is read as far as it goes.

// An xmlKind says what an [xmlReader] has come to.
type xmlKind uint8

const (
	xmlEnd   xmlKind = iota // of the file
	xmlOpen                 // the tag that opens an element
	xmlClose                // the one that closes it, also of an element without content
	xmlText
)

// An xmlReader goes through a file of XML.
type xmlReader struct {
	kind xmlKind
	// name is that of the element opened or closed, without its prefix.
	name string
	// depth is how many elements are open, with the one that was just opened and
	// without the one that was just closed.
	depth int
	// err is what ended it before its end.
	err error

	src   io.Reader
	buf   []byte
	at    int // in buf, what comes next
	ended bool
	attrs []byte // of the tag, as written
	words []byte // the text, as written
	raw   bool   // in a CDATA section
	empty bool   // the tag that was opened closes its element too
	names map[string]string
}

// maxTag is how many bytes a tag may have.
const maxTag = 1 << 20

var errTag = errors.New("a tag without an end")

func newXML(src io.Reader) *xmlReader {
	x := &xmlReader{src: src, buf: make([]byte, 0, 64<<10), names: map[string]string{}}
	x.fill()
	x.charset()
	return x
}

// charset has what is not UTF-8 read as what it says it is.
func (x *xmlReader) charset() {
	rest := func() io.Reader { return io.MultiReader(bytes.NewReader(bytes.Clone(x.buf)), x.src) }
	head := string(x.buf[:min(len(x.buf), 200)])
	var dec transform.Transformer
	switch {
	case strings.HasPrefix(head, "\xef\xbb\xbf"):
		x.at = 3
		return
	case strings.HasPrefix(head, "\xff\xfe"), strings.HasPrefix(head, "\xfe\xff"):
		dec = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()
	case strings.HasPrefix(head, "<\x00"):
		dec = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder()
	case strings.HasPrefix(head, "<?xml"):
		head, _, _ = strings.Cut(head, "?>")
		_, said, _ := strings.Cut(head, "encoding=")
		enc, err := htmlindex.Get(strings.Trim(cutField(said), `"'`))
		if err != nil {
			return
		}
		if name, _ := htmlindex.Name(enc); name == "utf-8" || strings.HasPrefix(name, "utf-16") || name == "replacement" {
			return
		}
		dec = enc.NewDecoder()
	default:
		return
	}
	x.src, x.ended = transform.NewReader(rest(), dec), false
	x.buf = x.buf[:0]
	x.fill()
}

// cutField returns what stands before the first blank.
func cutField(s string) string {
	field, _, _ := strings.Cut(s, " ")
	return field
}

// fill reads more, keeping what was not used yet; false where there is no more.
func (x *xmlReader) fill() bool {
	if x.ended {
		return false
	}
	if x.at > 0 {
		x.buf = x.buf[:copy(x.buf, x.buf[x.at:])]
		x.at = 0
	}
	if len(x.buf) == cap(x.buf) {
		x.buf = append(make([]byte, 0, 2*cap(x.buf)), x.buf...)
	}
	for range 100 {
		n, err := x.src.Read(x.buf[len(x.buf):cap(x.buf)])
		x.buf = x.buf[:len(x.buf)+n]
		if err != nil {
			x.ended = true
			if !errors.Is(err, io.EOF) && x.err == nil {
				x.err = err
			}
		}
		if n > 0 || err != nil {
			return n > 0
		}
	}
	x.ended = true
	return false
}

// next goes on by one step; false at the end.
func (x *xmlReader) next() bool {
	if x.empty {
		x.empty = false
		x.kind = xmlClose
		x.depth--
		return true
	}
	for x.more(1) {
		switch {
		case x.raw:
			if x.cdata() {
				return true
			}
		case x.buf[x.at] != '<':
			x.text()
			return true
		case x.markup():
			return true
		}
	}
	x.kind, x.name, x.attrs, x.words = xmlEnd, "", nil, nil
	return false
}

// more tells whether so many bytes are to come.
func (x *xmlReader) more(n int) bool {
	for len(x.buf)-x.at < n {
		if !x.fill() {
			return false
		}
	}
	return true
}

// text takes a stretch of text, which need not be all of it.
func (x *xmlReader) text() {
	rest := x.buf[x.at:]
	end := bytes.IndexByte(rest, '<')
	if end < 0 {
		end = len(rest)
		if i := bytes.LastIndexByte(rest, '&'); i >= 0 && end-i < 16 && !x.ended {
			end = i // an entity that may go on
		} else if i := lastRune(rest); i > 0 && !x.ended {
			end = i
		}
		if end == 0 {
			x.fill()
			x.kind, x.words = xmlText, nil
			return
		}
	}
	x.kind, x.words = xmlText, rest[:end]
	x.at += end
}

// lastRune returns where the last character begins that may go on beyond the end.
func lastRune(s []byte) int {
	for i := 1; i <= 3 && i <= len(s); i++ {
		if c := s[len(s)-i]; c >= 0xc0 {
			return len(s) - i
		} else if c < 0x80 {
			break
		}
	}
	return len(s)
}

// cdata takes a stretch of a CDATA section; false where it was at its end.
func (x *xmlReader) cdata() bool {
	rest := x.buf[x.at:]
	end := bytes.Index(rest, []byte("]]>"))
	switch {
	case end == 0:
		x.raw = false
		x.at += 3
		return false
	case end > 0:
	case len(rest) > 8:
		end = len(rest) - 8
		for end > 1 && rest[end]&0xc0 == 0x80 {
			end--
		}
	case x.fill():
		return false
	default:
		end = len(rest)
	}
	x.kind, x.words = xmlText, rest[:end]
	x.at += end
	return true
}

// markup takes a tag; false for what says nothing: comments, declarations.
func (x *xmlReader) markup() bool {
	x.more(9)
	rest := x.buf[x.at:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		x.at += 4
		x.past("-->")
	case bytes.HasPrefix(rest, []byte("<?")):
		x.past("?>")
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		x.at += 9
		x.raw = true
	case bytes.HasPrefix(rest, []byte("<!")):
		x.declaration()
	default:
		return x.tag()
	}
	return false
}

// past goes on behind what is given.
func (x *xmlReader) past(end string) {
	for {
		if i := bytes.Index(x.buf[x.at:], []byte(end)); i >= 0 {
			x.at += i + len(end)
			return
		}
		x.at = max(x.at, len(x.buf)-len(end)+1)
		if !x.fill() {
			x.at = len(x.buf)
			return
		}
	}
}

// declaration passes over a document type, with what is declared in it.
func (x *xmlReader) declaration() {
	nested := 0
	var quote byte
	for x.more(1) {
		c := x.buf[x.at]
		x.at++
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '<':
			nested++
		case c == '>':
			if nested--; nested <= 0 {
				return
			}
		}
	}
}

// tag takes the tag that comes next.
func (x *xmlReader) tag() bool {
	end := x.tagEnd()
	if end < 0 {
		if x.err == nil {
			x.err = errTag
		}
		x.ended, x.at = true, len(x.buf)
		return false
	}
	tag := x.buf[x.at+1 : x.at+end]
	x.at += end + 1
	if len(tag) > 0 && tag[0] == '/' {
		x.kind, x.name, x.attrs = xmlClose, x.local(tag[1:]), nil
		x.depth--
		return true
	}
	if len(tag) > 0 && tag[len(tag)-1] == '/' {
		x.empty = true
		tag = tag[:len(tag)-1]
	}
	x.attrs = tag[len(tag):]
	if i := bytes.IndexAny(tag, " \t\r\n"); i >= 0 {
		tag, x.attrs = tag[:i], tag[i:]
	}
	x.kind, x.name = xmlOpen, x.local(tag)
	x.depth++
	return true
}

// tagEnd returns how far on the tag ends, -1 where it does not.
func (x *xmlReader) tagEnd() int {
	var quote byte
	for i := 1; ; i++ {
		for x.at+i >= len(x.buf) {
			if i > maxTag || !x.fill() {
				return -1
			}
		}
		switch c := x.buf[x.at+i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			return i
		case c == '"' || c == '\'':
			quote = c
		}
	}
}

// maxNames is how many different names of elements are remembered.
const maxNames = 4096

// local returns a name without its prefix.
func (x *xmlReader) local(name []byte) string {
	name = bytes.TrimSpace(name)
	if i := bytes.LastIndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	if s, ok := x.names[string(name)]; ok {
		return s
	}
	s := string(name)
	if len(x.names) < maxNames {
		x.names[s] = s
	}
	return s
}
