package read

import (
	"fmt"
	"strings"
	"time"
)

// readContacts reads a file of contacts (vCard), each a document by itself.
func readContacts(in Input) (Document, error) {
	var l liner
	n := 0
	for _, c := range components(in.Data) {
		if c.name != "VCARD" || l.full() {
			continue
		}
		n++
		in.beat()
		name := c.contactName()
		about := About{Title: name}
		if name != "" {
			about.People = []string{name}
		}
		title := oneLiteral(name)
		if title == "" {
			title = "(no name)"
		}
		l.begin(fmt.Sprintf("contact %d", n), about, title, c.line)
		l.contact(c)
	}
	if n == 0 {
		return Document{}, &Unreadable{"there is no contact in it"}
	}
	d := Document{}
	if n == 1 {
		d.About = l.parts[0].About
	}
	return l.done(d), nil
}

// contactName is how a contact is called: its full name, or what there is of it.
func (c *component) contactName() string {
	if name := c.text("FN"); name != "" {
		return cut(name, maxHeading)
	}
	if p, ok := c.get("N"); ok {
		f := append(p.fields(';'), "", "", "", "", "")
		if name := oneLine(strings.Join([]string{f[3], f[1], f[2], f[0], f[4]}, " ")); name != "" {
			return cut(name, maxHeading)
		}
	}
	for _, key := range []string{"NICKNAME", "ORG", "EMAIL", "TEL"} {
		if text := strings.Trim(strings.ReplaceAll(c.text(key), ";", ", "), ", "); text != "" {
			return cut(text, maxHeading)
		}
	}
	return ""
}

// contact writes what is known of one.
func (l *liner) contact(c *component) {
	for _, p := range c.props {
		kind := c.kind(p)
		switch p.name {
		case "ORG":
			l.item("Organization", joined(p.fields(';')))
		case "TITLE", "ROLE":
			l.item("Role", p.text())
		case "NICKNAME":
			l.item("Called", p.text())
		case "EMAIL":
			l.item("Mail"+kind, p.text())
		case "TEL":
			l.item("Phone"+kind, strings.TrimPrefix(p.text(), "tel:"))
		case "ADR":
			l.item("Address"+kind, postal(p))
		case "BDAY":
			l.item("Birthday", dayOfYear(p.text()))
		case "ANNIVERSARY":
			l.item("Anniversary", dayOfYear(p.text()))
		case "URL":
			l.item("Web"+kind, p.text())
		case "IMPP", "X-SKYPE", "X-JABBER", "X-SOCIALPROFILE":
			l.item("Chat"+kind, p.text())
		case "RELATED", "X-ABRELATEDNAMES":
			l.item("Related"+kind, p.text())
		case "CATEGORIES":
			l.item("Categories", joined(p.fields(',')))
		}
	}
	for _, p := range c.all("NOTE") {
		l.block(plainMarkdown(p.text()))
	}
}

// kind says what an address or a number is for, as " (work)": the label the user gave,
// else its types.
func (c *component) kind(p property) string {
	if p.group != "" {
		for _, q := range c.props {
			if q.group == p.group && q.name == "X-ABLABEL" {
				return " (" + oneLiteral(strings.ToLower(strings.Trim(q.text(), "_$!<>"))) + ")"
			}
		}
	}
	var kinds []string
	for kind := range strings.SplitSeq(strings.ToLower(p.params["TYPE"]), ",") {
		switch kind = strings.TrimSpace(kind); kind {
		case "", "pref", "internet", "voice", "x-internet", "other", "parcel", "postal", "intl", "dom":
		default:
			kinds = append(kinds, oneLiteral(kind))
		}
	}
	if len(kinds) == 0 {
		return ""
	}
	return " (" + strings.Join(kinds, ", ") + ")"
}

// postal writes an address on one line: street, place with its code, country.
func postal(p property) string {
	f := append(p.fields(';'), "", "", "", "", "", "", "")
	return joined([]string{f[0], f[1], f[2], strings.TrimSpace(f[5] + " " + f[3]), f[4], f[6]})
}

// joined writes the parts that say something with commas.
func joined(parts []string) string {
	var kept []string
	for _, p := range parts {
		if p = oneLine(p); p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, ", ")
}

// dayOfYear writes a birthday, of which the year may be missing, as a person would.
func dayOfYear(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "T")
	for _, form := range []struct{ in, out string }{
		{"20060102", "2 January 2006"},
		{"2006-01-02", "2 January 2006"},
		{"--0102", "2 January"},
		{"--01-02", "2 January"},
		{"2006-01", "January 2006"},
	} {
		if t, err := time.Parse(form.in, s); err == nil {
			if t.Year() == 1604 { // what Apple writes for a year that is not known
				return t.Format("2 January")
			}
			return t.Format(form.out)
		}
	}
	return s
}
