package read

import (
	"bytes"
	"mime"
	"net/mail"
	"strings"
	"time"
)

// The rules for messages that are not quite as RFC 5322 and MIME have them, as half of
// those in old mailboxes are:
//
//   - A line of the head that is none is passed over, and the rest of the head holds.
//   - A multipart without its last border ends with the message.
//   - What is not encoded as it says is taken as far as it goes.

// An entity is a message, or a part of one: its head, and its body as it was sent.
type entity struct {
	head header
	body []byte
}

// A header is the fields of a head in order, their names in lower case, unfolded but
// not decoded.
type header []entry

const (
	maxHead   = 1 << 20 // bytes of a head that are looked at
	maxFields = 2000
)

// parseEntity takes head and body apart.
func parseEntity(data []byte) entity {
	var e entity
	rest := bytes.TrimLeft(data, "\r\n")
	for len(rest) > 0 && len(data)-len(rest) < maxHead {
		line, after, _ := bytes.Cut(rest, []byte("\n"))
		line = bytes.TrimSuffix(line, []byte("\r"))
		if len(line) == 0 {
			rest = after
			break
		}
		e.head.take(string(line))
		rest = after
	}
	e.body = rest
	if len(e.head) == 0 {
		e.body = data
	}
	return e
}

// take adds a line of a head.
func (h *header) take(line string) {
	if line[0] == ' ' || line[0] == '\t' {
		if n := len(*h); n > 0 {
			(*h)[n-1].value += " " + strings.TrimSpace(line)
		}
		return
	}
	key, value, ok := strings.Cut(line, ":")
	key = strings.TrimRight(key, " \t")
	if !ok || key == "" || strings.ContainsAny(key, " \t<>\"") || len(*h) >= maxFields {
		return
	}
	*h = append(*h, entry{strings.ToLower(key), strings.TrimSpace(value)})
}

// get returns the first field of a name, "" where there is none.
func (h header) get(key string) string {
	for _, e := range h {
		if e.key == key {
			return e.value
		}
	}
	return ""
}

// text returns a field with its words decoded.
func (h header) text(key string) string { return headerText(h.get(key)) }

// media returns the type of a body with its parameters, "text/plain" where the head
// says none that can be read.
func (h header) media() (string, map[string]string) {
	raw := h.get("content-type")
	if raw == "" {
		return "text/plain", nil
	}
	kind, params, err := mime.ParseMediaType(raw)
	if err == nil {
		return kind, params
	}
	// What separates parameters is wrong more often than what they are.
	kind, rest, _ := strings.Cut(raw, ";")
	params = map[string]string{}
	for pair := range strings.SplitSeq(rest, ";") {
		if key, value, ok := strings.Cut(pair, "="); ok {
			params[strings.ToLower(strings.TrimSpace(key))] = strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	if kind = strings.ToLower(strings.TrimSpace(kind)); !strings.Contains(kind, "/") {
		kind = "text/plain"
	}
	return kind, params
}

// fileName returns the name that a part of a message is to be saved under, and whether
// it is meant to be.
func (h header) fileName() (name string, attached bool) {
	disposition, params, err := mime.ParseMediaType(h.get("content-disposition"))
	if err != nil {
		disposition, _, _ = strings.Cut(strings.ToLower(h.get("content-disposition")), ";")
	}
	name = params["filename"]
	if name == "" {
		_, params := h.media()
		name = params["name"]
	}
	return safeName(headerText(name)), strings.TrimSpace(disposition) == "attachment"
}

// safeName is the last part of a path, whoever wrote it.
func safeName(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	return cut(strings.TrimSpace(name), 200)
}

// decoded is the body as it was before it was packed.
func (e entity) decoded() []byte { return transferred(e.body, e.head.get("content-transfer-encoding")) }

// parts cuts a multipart body at its borders.
func (e entity) parts(boundary string) []entity {
	if boundary == "" {
		return nil
	}
	border := []byte("--" + boundary)
	var list []entity
	begin, at := -1, 0
	for line := range bytes.Lines(e.body) {
		next := at + len(line)
		if bytes.HasPrefix(line, border) {
			rest := bytes.TrimRight(line[len(border):], " \t\r\n")
			if len(rest) == 0 || string(rest) == "--" {
				if begin >= 0 {
					list = append(list, parseEntity(e.body[begin:at]))
				}
				begin = next
				if len(rest) > 0 || len(list) >= maxFields {
					return list
				}
			}
		}
		at = next
	}
	if begin >= 0 {
		list = append(list, parseEntity(e.body[begin:]))
	}
	return list
}

// date is when a message was sent, or else when it came in.
func (h header) date() time.Time {
	if t, ok := mailDate(h.get("date")); ok {
		return t
	}
	received := h.get("received")
	t, _ := mailDate(received[strings.LastIndexByte(received, ';')+1:])
	return t
}

// mailDate reads a date as messages have it, or nearly.
func mailDate(s string) (time.Time, bool) {
	s = oneLine(headerText(s))
	if at := strings.IndexByte(s, '('); at > 0 {
		s = strings.TrimSpace(s[:at])
	}
	if t, err := mail.ParseDate(s); err == nil {
		return placed(t, s), t.Year() > 1970 && t.Year() < 2200
	}
	if at := strings.Index(s, ", "); at >= 0 {
		s = s[at+2:]
	}
	for _, form := range []string{
		"2 Jan 2006 15:04:05", "2 Jan 2006 15:04", "2 January 2006 15:04:05 -0700",
		"Mon Jan _2 15:04:05 2006", "Mon Jan _2 15:04:05 MST 2006", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05",
	} {
		if t, err := time.Parse(form, s); err == nil {
			return placed(t, s), true
		}
	}
	return ParseDate(s)
}

// placed puts a time into the zone that was written behind it, wherever this is read:
// the library would take the letters of a zone for those of its own.
func placed(t time.Time, written string) time.Time {
	zone := written[strings.LastIndexByte(written, ' ')+1:]
	_, seconds := t.Zone()
	if zone != "" && letter(zone[0]) {
		hours, known := map[string]int{
			"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
			"CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "BST": 1, "EET": 2, "EEST": 3, "JST": 9,
		}[zone]
		if seconds = 0; known {
			seconds = hours * 3600
		}
	}
	where := time.UTC
	if seconds != 0 {
		where = time.FixedZone("", seconds)
	}
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, where)
}

// An address is one of a list, with the name it is given.
type address struct{ name, mail string }

// called is how a person is named: by name, or by address where there is none.
func (a address) called() string {
	if a.name != "" {
		return a.name
	}
	return a.mail
}

// maxPeople is how many of those a message goes to are named.
const maxPeople = 64

// addresses reads the addresses of some fields, each once.
func (h header) addresses(keys ...string) []address {
	var list []address
	seen := map[string]bool{}
	for _, e := range h {
		for _, key := range keys {
			if e.key != key {
				continue
			}
			for one := range listed(cut(e.value, 64<<10)) {
				if a := parseAddress(charsetText([]byte(one), "")); a.called() != "" && !seen[a.called()] && len(list) < maxPeople {
					seen[a.called()] = true
					list = append(list, a)
				}
			}
		}
	}
	return list
}

// listed yields what stands between the commas of a list, not those in quotes, comments
// or angles; groups are taken for their members.
func listed(s string) func(func(string) bool) {
	return func(yield func(string) bool) {
		begin, quoted, depth := 0, false, 0
		for i := 0; i < len(s); i++ {
			switch c := s[i]; {
			case c == '\\':
				i++
			case c == '"':
				quoted = !quoted
			case quoted:
			case c == '(' || c == '<':
				depth++
			case c == ')' || c == '>':
				depth = max(depth-1, 0)
			case depth == 0 && (c == ',' || c == ';' || c == ':'):
				if c != ':' && !yield(s[begin:i]) {
					return
				}
				begin = i + 1
			}
		}
		if begin < len(s) {
			yield(s[begin:])
		}
	}
}

// parseAddress reads one address: Ann Lee <ann@x.org>, ann@x.org (Ann Lee) or less.
func parseAddress(s string) address {
	if s = strings.TrimSpace(s); strings.Contains(s, "=?") && !strings.Contains(s, "<") {
		s = headerText(s) // all of it was encoded, against the rules
	}
	open, end := strings.LastIndexByte(s, '<'), strings.LastIndexByte(s, '>')
	if open >= 0 {
		if end < open {
			end = len(s)
		}
		return address{personName(s[:open]), strings.TrimSpace(s[open+1 : end])}
	}
	if open := strings.IndexByte(s, '('); open >= 0 && strings.HasSuffix(s, ")") {
		return address{personName(s[open+1 : len(s)-1]), strings.TrimSpace(s[:open])}
	}
	if strings.Contains(s, "@") {
		return address{mail: strings.Trim(s, `"' `)}
	}
	return address{name: personName(s)}
}

// personName takes quotes off a name; one that is only the address again is none.
func personName(s string) string {
	s = strings.TrimSpace(headerText(strings.TrimSpace(s)))
	s = strings.ReplaceAll(strings.Trim(s, `"' `), `\`, "")
	if strings.Contains(s, "@") && !strings.Contains(s, " ") {
		return ""
	}
	return s
}
