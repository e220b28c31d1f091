package read

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// reasonChatPart is why the lists of an export are not documents themselves.
const reasonChatPart = "part of a chat export: the names in it are used there"

// A slackMessage is a message of an export of Slack, as far as it is read.
type slackMessage struct {
	Type    string `json:"type"`
	Subtype string `json:"subtype"`
	TS      string `json:"ts"`
	Thread  string `json:"thread_ts"`
	User    string `json:"user"`
	Name    string `json:"username"`
	Text    string `json:"text"`
	Profile struct {
		Real    string `json:"real_name"`
		Display string `json:"display_name"`
	} `json:"user_profile"`
	Edited *struct {
		TS string `json:"ts"`
	} `json:"edited"`
	Files []struct {
		Name  string `json:"name"`
		Title string `json:"title"`
	} `json:"files"`
	Attachments []struct {
		Pretext  string `json:"pretext"`
		Title    string `json:"title"`
		Text     string `json:"text"`
		Fallback string `json:"fallback"`
	} `json:"attachments"`

	number int // among those of the file, from 1
}

// slackDay tells whether a file of JSON is a day of a channel in an export of Slack.
func slackDay(data []byte) bool {
	var first struct {
		Type string `json:"type"`
		TS   string `json:"ts"`
	}
	return firstOf(data, &first) && first.Type == "message" && slackTime(first.TS) > 0
}

// slackPart tells whether a file of JSON is one of the lists of such an export: of its
// people, its channels, or what was installed.
func slackPart(data []byte) bool {
	var first map[string]json.RawMessage
	if !firstOf(data, &first) {
		return false
	}
	has := func(keys ...string) bool {
		for _, key := range keys {
			if _, ok := first[key]; !ok {
				return false
			}
		}
		return true
	}
	return has("id", "profile", "team_id") || has("id", "created", "members") || has("user_id", "date", "change_type")
}

// firstOf reads the first value of a list; false where there is none.
func firstOf(data []byte, v any) bool {
	if len(data) == 0 || bytes.IndexByte(data[:min(len(data), 64)], '[') < 0 {
		return false
	}
	d := json.NewDecoder(bytes.NewReader(data))
	token, err := d.Token()
	return err == nil && token == json.Delim('[') && d.More() && d.Decode(v) == nil
}

// slackTime is the second a message was sent, 0 where it does not say.
func slackTime(ts string) int64 {
	second, _, _ := strings.Cut(ts, ".")
	n, err := strconv.ParseInt(second, 10, 64)
	if err != nil || n <= 0 || n > 1<<33 {
		return 0
	}
	return n
}

// readSlackDay reads a day of a channel.
func readSlackDay(in Input) (Document, error) {
	messages := slackMessages(in.Data)
	names := slackNames(in)
	channel := slackChannel(in, names)
	var day time.Time
	if t, ok := DateInName(path.Base(in.Name)); ok {
		day = t
	} else {
		day = time.Unix(slackTime(messages[0].TS), 0).UTC().Truncate(24 * time.Hour)
	}
	s := slackWriter{names: names}
	s.write("# " + oneLiteral(channel) + ", " + day.Format("Monday, 2 January 2006") + ", times in UTC")
	s.threads(messages)
	d := s.done(Document{Format: "chat"})
	d.About = About{Title: channel + " " + day.Format("2006-01-02"), Date: day, Authors: s.said}
	if len(s.said) == 0 {
		return Document{}, &Unreadable{"nobody says anything in it"}
	}
	return d, nil
}

// maxChat is how many messages of a day are read.
const maxChat = 50_000

// slackMessages reads the messages that can be read, in order.
func slackMessages(data []byte) []slackMessage {
	d := json.NewDecoder(bytes.NewReader(data))
	if _, err := d.Token(); err != nil {
		return nil
	}
	var list []slackMessage
	for d.More() && len(list) < maxChat {
		var m slackMessage
		if d.Decode(&m) != nil {
			break
		}
		m.number = len(list) + 1
		list = append(list, m)
	}
	return list
}

// slackNames reads how people are called.
func slackNames(in Input) map[string]string {
	names := map[string]string{}
	var users []struct {
		ID      string `json:"id"`
		Name    string `json:"name"`
		Profile struct {
			Real    string `json:"real_name"`
			Display string `json:"display_name"`
		} `json:"profile"`
	}
	in.listBeside("../users.json", &users)
	for _, u := range users {
		for _, name := range []string{u.Profile.Real, u.Profile.Display, u.Name} {
			if name = oneLine(clean(name)); name != "" {
				names[u.ID] = cut(name, 200)
				break
			}
		}
	}
	return names
}

// listBeside reads a list beside a file, if there is one.
func (in Input) listBeside(name string, v any) {
	if in.Beside == nil {
		return
	}
	if data, err := in.Beside(name); err == nil {
		_ = json.Unmarshal(data, v) // what can be read of it is used
	}
}

// slackChannel is how a channel is called; a talk between people goes by their names.
func slackChannel(in Input, names map[string]string) string {
	folder := oneLine(clean(path.Base(path.Dir(in.Name))))
	if folder == "." || folder == "/" || folder == "" {
		return "chat"
	}
	var talks []struct {
		ID      string   `json:"id"`
		Members []string `json:"members"`
	}
	if strings.HasPrefix(folder, "D") && folder == strings.ToUpper(folder) {
		in.listBeside("../dms.json", &talks)
	}
	for _, t := range talks {
		if t.ID == folder && len(t.Members) > 0 {
			var called []string
			for _, id := range t.Members[:min(len(t.Members), 9)] {
				called = append(called, nameOr(names, id))
			}
			return strings.Join(called, " and ")
		}
	}
	return "#" + folder
}

func nameOr(names map[string]string, id string) string {
	if name := names[id]; name != "" {
		return name
	}
	return oneLine(clean(id))
}

// A slackWriter writes the messages of a day.
type slackWriter struct {
	binder
	names map[string]string
	said  []string
}

// threads writes the messages in order, those of a thread under the one that began it.
func (s *slackWriter) threads(messages []slackMessage) {
	answers := map[string][]slackMessage{}
	begun := map[string]bool{}
	for _, m := range messages {
		begun[m.TS] = true
	}
	for _, m := range messages {
		if m.Thread != "" && m.Thread != m.TS && begun[m.Thread] {
			answers[m.Thread] = append(answers[m.Thread], m)
		}
	}
	for _, m := range messages {
		if s.full() {
			return
		}
		if m.Thread != "" && m.Thread != m.TS && begun[m.Thread] {
			continue
		}
		s.message(m, "", m.Thread != "" && m.Thread != m.TS)
		for _, a := range answers[m.TS] {
			s.message(a, "- ", false)
		}
		delete(answers, m.TS) // a time that is given twice has its answers once
	}
}

// message writes one, unless it only tells that someone came or went.
func (s *slackWriter) message(m slackMessage, indent string, late bool) {
	text := s.words(m)
	if m.Type != "message" || text == "" || !slackSays(m.Subtype) {
		return
	}
	who := s.who(m)
	if !slices.Contains(s.said, who) && len(s.said) < maxPeople {
		s.said = append(s.said, who)
	}
	clock := time.Unix(slackTime(m.TS), 0).UTC().Format("15:04")
	if late {
		clock += " in a thread"
	}
	if m.Edited != nil {
		clock += " (edited)"
	}
	s.blank()
	s.parts = append(s.parts, Part{Start: s.text.Len(), Name: fmt.Sprintf("message %d", m.number)})
	for i, line := range strings.Split(text, "\n") {
		if line = plainLine(line); i == 0 {
			line = fmt.Sprintf("**%s** %s: %s", oneLiteral(who), clock, line)
		}
		s.text.WriteString(strings.TrimRight(indent+line, " ") + "\n")
		indent = strings.Repeat(" ", len(indent))
	}
}

// slackSays tells the kinds of messages in which someone says something.
func slackSays(subtype string) bool {
	switch subtype {
	case "", "bot_message", "me_message", "thread_broadcast", "file_share", "file_comment", "reply_broadcast", "huddle_thread":
		return true
	}
	return false
}

// who is the one who wrote a message.
func (s *slackWriter) who(m slackMessage) string {
	for _, name := range []string{s.names[m.User], m.Profile.Real, m.Profile.Display, m.Name, m.User} {
		if name = oneLine(clean(name)); name != "" {
			return cut(name, 200)
		}
	}
	return "someone"
}

// words are what a message says, and the names of the files with it.
func (s *slackWriter) words(m slackMessage) string {
	text := s.unmarked(m.Text)
	for _, a := range m.Attachments {
		for _, part := range []string{a.Pretext, a.Title, a.Text} {
			if part = s.unmarked(part); part != "" && m.Text == "" {
				text += "\n" + part
			}
		}
	}
	var files []string
	for _, f := range m.Files {
		if name := oneLine(clean(f.Name)); name != "" {
			files = append(files, name)
		} else if f.Title != "" {
			files = append(files, oneLine(clean(f.Title)))
		}
	}
	if len(files) > 0 {
		text += "\nAttached: " + strings.Join(files, ", ")
	}
	return strings.TrimSpace(text)
}

// unmarked writes the marks of Slack out: <@U1> as a name, <url|shown> as what it shows
// with the address.
func (s *slackWriter) unmarked(text string) string {
	var b strings.Builder
	for text != "" {
		before, rest, ok := strings.Cut(text, "<")
		b.WriteString(before)
		inner, after, closed := strings.Cut(rest, ">")
		if !ok || !closed {
			b.WriteString(rest)
			break
		}
		b.WriteString(s.mark(inner))
		text = after
	}
	return strings.TrimSpace(strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(b.String()))
}

// mark writes what stands between angles.
func (s *slackWriter) mark(inner string) string {
	address, shown, _ := strings.Cut(inner, "|")
	switch {
	case strings.HasPrefix(address, "@"):
		if shown != "" && s.names[address[1:]] == "" {
			return "@" + shown
		}
		return "@" + nameOr(s.names, address[1:])
	case strings.HasPrefix(address, "#"):
		if shown == "" {
			return address
		}
		return "#" + shown
	case strings.HasPrefix(address, "!"):
		if shown != "" {
			return shown
		}
		return "@" + strings.TrimPrefix(address, "!")
	case shown == "" || shown == address || strings.HasSuffix(address, "//"+shown) || strings.HasPrefix(address, "mailto:"):
		return strings.TrimPrefix(address, "mailto:")
	}
	return shown + " (" + address + ")"
}
