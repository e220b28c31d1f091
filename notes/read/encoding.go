package read

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// signatures are the first bytes of files that are often given a wrong name.
var signatures = []struct{ bytes, what string }{
	{"%PDF-", "a PDF"},
	{"PK\x03\x04", "a zip archive or office document"},
	{"\x89PNG", "a PNG image"},
	{"\xff\xd8\xff", "a JPEG image"},
	{"GIF8", "a GIF image"},
	{"\x1f\x8b", "a gzip archive"},
	{"\x7fELF", "a program"},
	{"SQLite format 3", "an SQLite database"},
}

// decode makes text of bytes: UTF-8 as it is, UTF-16 by its byte order mark, all
// else as Windows-1252 if it can be that. Each keeps the lines as they are.
func decode(data []byte) (Document, error) {
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.bytes)) {
			return Document{}, &Unreadable{"binary: " + s.what + " under another name"}
		}
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		d, err := decodeBytes(data[3:])
		if d.Verbatim {
			d.Offset = 3
		}
		return d, err
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decodeWide(data[2:], 0, 1)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decodeWide(data[2:], 1, 0)
	}
	return decodeBytes(data)
}

// decodeBytes reads text of one byte a character or of UTF-8.
func decodeBytes(data []byte) (Document, error) {
	if err := binary(data); err != nil {
		return Document{}, err
	}
	if utf8.Valid(data) {
		return Document{Text: string(data), Verbatim: true}, nil
	}
	good, bad := runes(data)
	if good >= bad {
		return Document{Text: string(bytes.ToValidUTF8(data, []byte("\uFFFD")))}, nil
	}
	// In no language that is written in Latin-1 are so many letters accented; what
	// is left would read as gibberish.
	if high := good + bad; high > 32 && high > len(data)*3/10 {
		return Document{}, &Unreadable{"not UTF-8, UTF-16 or Latin-1 text"}
	}
	return Document{Text: western(data)}, nil
}

// binary tells why bytes cannot be text at all.
func binary(data []byte) error {
	if n := bytes.Count(data, []byte{0}); n > 0 {
		return &Unreadable{fmt.Sprintf("binary: %s", plural(n, "NUL byte"))}
	}
	controls := 0
	for _, c := range data {
		if c < ' ' && (c < '\b' || c > '\r') && c != 0x1b && c != 0x1a || c == 0x7f {
			controls++
		}
	}
	if controls > 8 && controls > len(data)/50 {
		return &Unreadable{fmt.Sprintf("binary: %s", plural(controls, "control byte"))}
	}
	return nil
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// runes counts the characters beyond ASCII that are UTF-8, and the bytes that are
// not.
func runes(data []byte) (good, bad int) {
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good, bad
}

// decodeWide reads UTF-16 of which low and high say where in a pair of bytes the
// halves stand.
func decodeWide(data []byte, low, high int) (Document, error) {
	units := make([]uint16, 0, len(data)/2)
	nuls := 0
	for i := 0; i+1 < len(data); i += 2 {
		u := uint16(data[i+low]) | uint16(data[i+high])<<8
		if u == 0 {
			nuls++
		}
		units = append(units, u)
	}
	if nuls > 0 {
		return Document{}, &Unreadable{fmt.Sprintf("binary: %s in UTF-16", plural(nuls, "NUL"))}
	}
	return Document{Text: string(utf16.Decode(units))}, nil
}

// from80 are the characters of Windows-1252 from 0x80 to 0x9f, where it differs
// from Latin-1; five are not given out.
var from80 = [32]rune{
	'€', utf8.RuneError, '‚', 'ƒ', '„', '…', '†', '‡',
	'ˆ', '‰', 'Š', '‹', 'Œ', utf8.RuneError, 'Ž', utf8.RuneError,
	utf8.RuneError, '‘', '’', '“', '”', '•', '–', '—',
	'˜', '™', 'š', '›', 'œ', utf8.RuneError, 'ž', 'Ÿ',
}

// western reads Windows-1252, which what calls itself Latin-1 nearly always is.
func western(data []byte) string {
	var b strings.Builder
	b.Grow(len(data) + len(data)/8)
	for _, c := range data {
		switch {
		case c < utf8.RuneSelf:
			b.WriteByte(c)
		case c < 0xa0:
			b.WriteRune(from80[c-0x80])
		default:
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}
