package read

import (
	"fmt"
	"strings"
)

// A guest is one who is invited, with the answer that came.
type guest struct{ name, answer string }

// guests returns who invites to an event, and who is invited.
func (c *component) guests() (organizer string, guests []guest) {
	for _, p := range c.props {
		switch p.name {
		case "ORGANIZER":
			organizer = p.person()
		case "ATTENDEE":
			g := guest{name: p.person()}
			switch strings.ToUpper(p.params["PARTSTAT"]) {
			case "ACCEPTED":
				g.answer = "accepted"
			case "DECLINED":
				g.answer = "declined"
			case "TENTATIVE":
				g.answer = "tentative"
			case "DELEGATED":
				g.answer = "delegated"
			}
			if g.name != "" && len(guests) < 1000 {
				guests = append(guests, g)
			}
		}
	}
	return organizer, guests
}

// person is how a calendar calls someone: by name, else by address.
func (p property) person() string {
	if name := personName(unescapedValue(p.params["CN"])); name != "" {
		return cut(oneLine(name), 200)
	}
	address := oneLine(p.text())
	if len(address) > 7 && strings.EqualFold(address[:7], "mailto:") {
		address = address[7:]
	}
	return cut(address, 200)
}

// guestList writes who is invited, with what they answered.
func guestList(guests []guest) string {
	const most = 30
	var list []string
	for _, g := range guests[:min(len(guests), most)] {
		if g.answer != "" {
			g.name += " (" + g.answer + ")"
		}
		list = append(list, g.name)
	}
	text := strings.Join(list, ", ")
	if more := len(guests) - most; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// task writes what only a task has: when it is due, done, and how far it is.
func (c *calendar) task(e *component) {
	for _, key := range []struct{ name, label string }{{"DUE", "Due"}, {"COMPLETED", "Completed"}} {
		if p, ok := e.get(key.name); ok {
			if m, ok := c.zones.moment(p); ok {
				c.item(key.label, m.String())
			}
		}
	}
	if p, ok := e.get("PERCENT-COMPLETE"); ok && p.value != "0" {
		c.item("Done", p.text()+" %")
	}
	if p, ok := e.get("PRIORITY"); ok && e.name == "VTODO" && p.value != "0" {
		c.item("Priority", p.text()+" (1 is highest)")
	}
}

// status says how an entry stands, unless it simply takes place.
func (c *component) status() string {
	switch status := strings.ToUpper(c.text("STATUS")); status {
	case "", "CONFIRMED":
		return ""
	case "CANCELLED":
		return "cancelled"
	case "NEEDS-ACTION":
		return "open"
	case "IN-PROCESS":
		return "begun"
	default:
		return strings.ToLower(status)
	}
}

// described makes Markdown of a description, which some programs write as a page.
func described(text string) string {
	lower := strings.ToLower(text)
	for _, tag := range []string{"<br", "<p>", "<p ", "<html", "<div", "<a href", "<ul", "<b>", "<span"} {
		if strings.Contains(lower, tag) {
			d := Document{Text: strings.ReplaceAll(text, "\n", "<br>\n")}
			readHTML(&d)
			return d.Text
		}
	}
	return plainMarkdown(text)
}
