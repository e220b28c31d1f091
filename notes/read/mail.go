package read

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// readMail reads one message that lies in a file of its own.
func readMail(in Input) (Document, error) {
	if isMailbox(in.Data) && bytes.Count(in.Data, []byte("\nFrom ")) > 0 {
		return readMailbox(in)
	}
	m := mailbox{in: in, single: true}
	e := parseEntity(unescaped(in.message()))
	if !e.head.isMessage() {
		return Document{}, &Unreadable{"it is not a message: nothing says who sent it, when or about what"}
	}
	about := m.message(e, "")
	return m.done(Document{About: about}), nil
}

// message returns the bytes of the message in a file: some programs put a line before
// it, which begins as in a mailbox or says how long the message is.
func (in Input) message() []byte {
	line, rest, ok := bytes.Cut(in.Data, []byte("\n"))
	if !ok {
		return in.Data
	}
	if extension(in.Name) == ".emlx" {
		if n, err := strconv.Atoi(string(bytes.TrimSpace(line))); err == nil && n > 0 {
			return rest[:min(n, len(rest))]
		}
	}
	if bytes.HasPrefix(line, []byte("From ")) {
		return rest
	}
	return in.Data
}

// isMessage tells whether a head is that of a message.
func (h header) isMessage() bool {
	for _, key := range []string{"from", "date", "subject", "message-id", "received", "to"} {
		if h.get(key) != "" {
			return true
		}
	}
	return false
}

// readMailbox reads a mailbox whose messages stand one after the other in one file.
func readMailbox(in Input) (Document, error) {
	if !isMailbox(in.Data) {
		if parseEntity(in.Data).head.isMessage() {
			return readMail(in)
		}
		return Document{}, &Unreadable{"it is not a mailbox: it does not begin with a message"}
	}
	m := mailbox{in: in, threads: map[string]string{}}
	n := 0
	for data := range messages(in.Data) {
		n++
		in.beat()
		if m.full() {
			break
		}
		m.message(parseEntity(unescaped(data)), fmt.Sprintf("message %d", n))
	}
	return m.done(Document{Format: formatMailbox}), nil
}

// messages yields those of a mailbox, without the line each begins with.
func messages(data []byte) func(func([]byte) bool) {
	return func(yield func([]byte) bool) {
		begin, at, blank := -1, 0, true
		for line := range bytes.Lines(data) {
			if blank && fromLine(line) {
				if begin >= 0 && !yield(data[begin:at]) {
					return
				}
				begin = at + len(line)
			}
			at += len(line)
			blank = len(bytes.TrimRight(line, "\r\n")) == 0
		}
		if begin >= 0 {
			yield(data[begin:])
		}
	}
}

// unescaped takes off the mark that keeps a line of a message from being taken for the
// beginning of another.
func unescaped(data []byte) []byte {
	if !bytes.Contains(data, []byte(">From ")) {
		return data
	}
	out := make([]byte, 0, len(data))
	for line := range bytes.Lines(data) {
		if line[0] == '>' && bytes.HasPrefix(bytes.TrimLeft(line, ">"), []byte("From ")) {
			line = line[1:]
		}
		out = append(out, line...)
	}
	return out
}

// A mailbox is one that is read. What is made of a message depends on those before it
// alone, so that a mailbox that grew reads as before, as far as it did.
type mailbox struct {
	binder
	in      Input
	single  bool              // one message, of which the document is made
	threads map[string]string // of each message that was read, the subject its thread began with
}

// message adds a message under a name. It stands under the subject that its thread
// began with, and under its own where that was changed on the way.
func (m *mailbox) message(e entity, name string) About {
	subject := e.head.text("subject")
	about := About{Title: subject, Date: e.head.date()}
	from := e.head.addresses("from")
	if len(from) == 0 {
		from = e.head.addresses("sender", "reply-to")
	}
	to := e.head.addresses("to", "cc")
	about.Authors = called(from)
	about.People = called(to)
	if !m.single {
		m.begin(name, about)
	}
	own, root := threadSubject(subject), m.thread(e.head)
	if root == "" {
		root = own
	}
	m.remember(e.head, root)
	m.write("# " + headingOf(root))
	if own != root {
		m.write("## " + headingOf(own))
	}
	m.write(headLine(from, to, about.Date))
	l := e.open(forwarded(subject), 0)
	m.write(l.body)
	for _, reason := range l.lacks {
		m.lacks.add(name, reason)
	}
	m.enclose(l.files, name, about)
	return about
}

// headingOf writes a subject as a heading.
func headingOf(subject string) string {
	if subject == "" {
		return "(no subject)"
	}
	return cut(oneLiteral(subject), maxHeading)
}

// thread returns the subject that a message's thread began with, as far as its other
// messages stand before it.
func (m *mailbox) thread(h header) string {
	for _, id := range strings.Fields(cut(h.get("references")+" "+h.get("in-reply-to"), 16<<10)) {
		if root := m.threads[id]; root != "" {
			return root
		}
	}
	return ""
}

func (m *mailbox) remember(h header, root string) {
	if id := h.get("message-id"); id != "" && m.threads != nil && len(id) < 1000 {
		m.threads[id] = root
	}
}

// headLine says in one line who wrote to whom and when.
func headLine(from, to []address, date time.Time) string {
	var says []string
	if len(from) > 0 {
		says = append(says, "From: "+people(from))
	}
	if len(to) > 0 {
		says = append(says, "To: "+people(to))
	}
	if !date.IsZero() {
		says = append(says, "Date: "+date.Format("Monday, 2 January 2006, 15:04 -0700"))
	}
	return strings.Join(says, " · ")
}

// people writes addresses with their names, and how many more there are.
func people(list []address) string {
	const most = 12
	var names []string
	for _, a := range list[:min(len(list), most)] {
		name := oneLiteral(a.called())
		if a.name != "" && a.mail != "" {
			name += " (" + oneLiteral(a.mail) + ")"
		}
		names = append(names, name)
	}
	text := strings.Join(names, ", ")
	if more := len(list) - most; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// called returns the names of a list, each once.
func called(list []address) []string {
	var names []string
	seen := map[string]bool{}
	for _, a := range list {
		if name := cut(a.called(), 200); !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return names
}

// enclose adds the files of a message, each as a document of its own that has the date
// and the sender of the message where it says none.
func (m *mailbox) enclose(files []enclosure, name string, about About) {
	if len(files) == 0 {
		return
	}
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = oneLiteral(f.name)
	}
	m.write("Attached: " + strings.Join(names, ", "))
	for _, f := range files {
		place := f.name
		if name != "" {
			place = name + ", " + f.name
		}
		d, err := m.in.inner(f.name, f.data, nil)
		if err != nil {
			m.lacks.add(place, err.Error())
			continue
		}
		if m.full() {
			return
		}
		if d.ownThroughout() {
			m.document(place, d, 1)
			continue
		}
		m.begin(place, inherited(d.About, f.name, about))
		m.write("## " + oneLiteral(f.name))
		m.document(place, d, 2)
	}
}

// inherited returns what a file in another says of itself, with what the other knows.
func inherited(own About, name string, outer About) About {
	if own.Title == "" {
		own.Title = name
	}
	if own.Date.IsZero() {
		own.Date = outer.Date
	}
	if len(own.Authors) == 0 {
		own.Authors = outer.Authors
	}
	return own
}
