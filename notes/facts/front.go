package facts

import (
	"strings"

	"ken/notes/prose"
)

// frontMatter takes what a document says of itself at its head: owner, due date and
// status, the day it is of, and the decision it records.
func (r *reader) frontMatter() {
	if r.doc.Body == 0 || r.title() == "" || !strings.HasPrefix(r.doc.Text, "---") {
		return
	}
	r.today = r.doc.Date
	status := strings.ToLower(meta(r.doc.Document, "status", "state"))
	owner := ownerText(meta(r.doc.Document, "owner", "assignee", "responsible", "lead"))
	due := r.dueText(meta(r.doc.Document, "due", "deadline", "due_date", "due-date"))
	for _, name := range []string{"owner", "assignee", "responsible", "lead", "author", "authors", "attendees", "participants", "deciders"} {
		for _, person := range names(r.doc.Meta[name]) {
			r.people.add(person)
		}
	}
	state, known := stateOf(status)
	switch {
	case r.records() && status != "":
		f := Fact{Kind: Decision, What: subjectOf("", r.title()), Status: firstWords(status), By: meta(r.doc.Document, "deciders", "decided by", "decision-makers")}
		if !r.doc.Date.IsZero() {
			f.On = r.doc.Date.Format("2006-01-02")
		}
		if strings.HasPrefix(status, "open") || strings.HasPrefix(status, "proposed") || strings.HasPrefix(status, "draft") {
			f.On = ""
		}
		r.atKey(f, "status", "state")
	case due != "" || owner != "" && known:
		r.atKey(Fact{Kind: Task, Text: r.title(), Owner: owner, Due: due, State: state}, "due", "deadline", "due_date", "due-date", "status", "state")
	case owner != "":
		r.atKey(Fact{Kind: Owner, Who: owner, What: r.title()}, "owner", "assignee", "responsible", "lead")
	}
	if !r.doc.Date.IsZero() {
		r.atKey(Fact{Kind: Date, When: r.doc.Date.Format("2006-01-02"), What: r.title()}, "date", "created")
	}
}

// atKey keeps a fact that stands at an entry of the front matter: the first of the keys
// that is there.
func (r *reader) atKey(f Fact, keys ...string) {
	head := r.doc.Text[:min(r.doc.Body, len(r.doc.Text))]
	for _, key := range keys {
		at := 0
		for line := range strings.Lines(head) {
			name, value, ok := strings.Cut(line, ":")
			if ok && strings.EqualFold(strings.TrimSpace(name), key) && strings.TrimSpace(value) != "" {
				r.add(f, prose.Span{Start: at, End: at + len(strings.TrimRight(line, " \r\n"))})
				return
			}
			at += len(line)
		}
	}
}
