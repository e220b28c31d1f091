package read

import (
	"bytes"
	"html"
	"strings"
)

// attr returns the value of an attribute of the tag just opened, whatever its prefix;
// one without comes first.
func (x *xmlReader) attr(name string) string {
	value, _ := x.find(name, false)
	return value
}

// linked returns the value of an attribute whose name has a prefix, as that of a
// relation: r:id is another than id.
func (x *xmlReader) linked(name string) string {
	value, _ := x.find(name, true)
	return value
}

// has tells whether the tag just opened has an attribute.
func (x *xmlReader) has(name string) bool {
	_, ok := x.find(name, false)
	return ok
}

// find looks for an attribute among those of the tag just opened.
func (x *xmlReader) find(name string, prefixed bool) (value string, ok bool) {
	rest := x.attrs
	for {
		eq := bytes.IndexByte(rest, '=')
		if eq < 0 {
			return value, ok
		}
		key := bytes.TrimSpace(rest[:eq])
		rest = bytes.TrimLeft(rest[eq+1:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return value, ok
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return value, ok
		}
		written := rest[1 : 1+end]
		rest = rest[2+end:]
		colon := bytes.IndexByte(key, ':')
		if string(key[colon+1:]) != name || prefixed && colon < 0 {
			continue
		}
		if !ok || colon < 0 {
			value, ok = unescapeXML(written), true
		}
		if colon < 0 || prefixed {
			return value, ok
		}
	}
}

// chars returns the text just come to.
func (x *xmlReader) chars() string {
	if x.raw {
		return string(x.words)
	}
	return unescapeXML(x.words)
}

// unescapeXML replaces entities. Those of HTML are no harm.
func unescapeXML(s []byte) string {
	if bytes.IndexByte(s, '&') < 0 {
		return string(s)
	}
	return html.UnescapeString(string(s))
}

// within goes on as long as the element is open that was the innermost at a depth.
//
//	for in := x.depth; x.within(in); { … }
func (x *xmlReader) within(depth int) bool {
	return x.next() && x.depth >= depth
}

// opens goes on to the next tag that opens an element within the one that was the
// innermost at a depth.
func (x *xmlReader) opens(depth int) bool {
	for x.within(depth) {
		if x.kind == xmlOpen {
			return true
		}
	}
	return false
}

// skip passes over the element just opened.
func (x *xmlReader) skip() {
	for in := x.depth; x.within(in); {
		continue
	}
}

// inner returns all text in the element just opened, up to a number of bytes.
func (x *xmlReader) inner(most int) string {
	var b strings.Builder
	for in := x.depth; x.within(in); {
		if x.kind == xmlText && b.Len() < most {
			b.WriteString(x.chars())
		}
	}
	return cut(b.String(), most)
}
