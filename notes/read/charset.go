package read

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

// charsetText makes text of bytes that are said to be in a charset. What is valid
// UTF-8 is UTF-8, whatever was said of it, except where a charset uses ASCII for other
// letters; where the charset is unknown, Windows-1252 is the best guess.
func charsetText(data []byte, charset string) string {
	charset = strings.ToLower(strings.TrimSpace(charset))
	shifted := strings.HasPrefix(charset, "iso-2022") || strings.HasPrefix(charset, "utf-16") || charset == "hz-gb-2312"
	if utf8.Valid(data) && !shifted {
		return string(data)
	}
	if enc, err := htmlindex.Get(charset); err == nil {
		if name, _ := htmlindex.Name(enc); name != "utf-8" && name != "replacement" {
			if text, err := enc.NewDecoder().Bytes(data); err == nil {
				return string(text)
			}
		}
	}
	if good, bad := runes(data); good > bad {
		return string(bytes.ToValidUTF8(data, []byte("\uFFFD")))
	}
	return western(data)
}

// headerText decodes the words of a header, as =?utf-8?q?caf=C3=A9?=, and leaves what
// cannot be decoded as it stands.
func headerText(raw string) string {
	decoder := mime.WordDecoder{CharsetReader: func(charset string, r io.Reader) (io.Reader, error) {
		data, err := io.ReadAll(r)
		return strings.NewReader(charsetText(data, charset)), err
	}}
	if strings.Contains(raw, "=?") {
		if text, err := decoder.DecodeHeader(raw); err == nil {
			raw = text
		}
	}
	if !utf8.ValidString(raw) {
		raw = charsetText([]byte(raw), "")
	}
	return oneLine(clean(strings.Map(spaced, raw)))
}

// spaced makes a blank of what separates words.
func spaced(r rune) rune {
	if r == '\t' || r == '\n' || r == '\r' {
		return ' '
	}
	return r
}

// transferred undoes how bytes were packed to be sent. Damage costs what is damaged.
func transferred(data []byte, encoding string) []byte {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		return unbase64(data)
	case "quoted-printable":
		return unprintable(data)
	}
	return data
}

// unbase64 decodes what of the bytes is base64.
func unbase64(data []byte) []byte {
	clean := make([]byte, 0, len(data))
	for _, c := range data {
		if letter(c) || digit(c) || c == '+' || c == '/' {
			clean = append(clean, c)
		}
	}
	if len(clean)%4 == 1 {
		clean = clean[:len(clean)-1]
	}
	out := make([]byte, base64.RawStdEncoding.DecodedLen(len(clean)))
	n, _ := base64.RawStdEncoding.Decode(out, clean) // every byte of it is of the alphabet
	return out[:n]
}

// unprintable decodes quoted-printable; a "=" that means nothing stands for itself.
func unprintable(data []byte) []byte {
	out := make([]byte, 0, len(data))
	for line := range bytes.Lines(data) {
		text := bytes.TrimRight(line, " \t\r\n")
		soft := bytes.HasSuffix(text, []byte("="))
		if soft {
			text = text[:len(text)-1]
		}
		for i := 0; i < len(text); i++ {
			if text[i] == '=' && i+2 < len(text) && hex(text[i+1]) >= 0 && hex(text[i+2]) >= 0 {
				out = append(out, byte(hex(text[i+1])<<4|hex(text[i+2])))
				i += 2
				continue
			}
			out = append(out, text[i])
		}
		if !soft && bytes.HasSuffix(line, []byte("\n")) {
			out = append(out, '\n')
		}
	}
	return out
}

// hex is the value of a hexadecimal digit, -1 of what is none.
func hex(c byte) int {
	switch {
	case digit(c):
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
