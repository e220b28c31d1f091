package facts

import (
	"strings"

	"ken/notes"
	"ken/notes/prose"
)

// A labelKind is what a line "Owner: Petra" says.
type labelKind uint8

const (
	labelNone labelKind = iota
	labelOwner
	labelDue
	labelStatus
	labelDecision
	labelDate
	labelBlocked
	labelDepends
	labelNeeds
	labelAfter
	labelAmount
)

// labelKinds holds what may stand before a colon, or over a column, in lower case.
var labelKinds = func() map[string]labelKind {
	all := map[string]labelKind{}
	for kind, list := range map[labelKind]string{
		labelOwner: "owner,owners,owned by,responsible,responsible person,person responsible,assignee,assignees,assigned," +
			"assigned to,lead,dri,accountable,in charge,who,task owner,action owner",
		labelDue:      "due,due date,due by,due on,deadline,by when,target date,target",
		labelStatus:   "status,state,progress,done",
		labelDecision: "decision,decided,agreed,resolved,resolution,decisions",
		labelDate:     "date,when,start date,event date,day,date of meeting,meeting date",
		labelBlocked:  "blocked by,blocked on,waiting for,waiting on,blocker,blockers,blockedby,blocked_by",
		labelDepends:  "depends on,dependency,dependencies,depends,dependson,depends_on",
		labelNeeds:    "requires,needs,prerequisite,prerequisites",
		labelAfter:    "after,not before,comes after",
		labelAmount:   "budget,cost,costs,price,total,amount,fee,estimate,total cost,estimated cost,quote,sum,deposit,rent",
	} {
		for name := range strings.SplitSeq(list, ",") {
			all[name] = kind
		}
	}
	return all
}()

// label takes "**Owner:** Petra" apart. The key is in lower case.
func label(line string) (key, value string, ok bool) {
	line = strings.TrimLeft(line, " \t>*_-+")
	at := strings.IndexByte(line, ':')
	if at <= 0 || at > 30 || strings.HasPrefix(line[at:], "://") {
		return "", "", false
	}
	value = strings.TrimLeft(line[at+1:], ":* _\t")
	return strings.ToLower(strings.Trim(line[:at], "*_ `[(")), strings.TrimSpace(value), true
}

// labels are the lines "Owner: …", "Due: …" and "Status: …" that stand together: they
// say what they say of one thing.
type labels struct {
	span               prose.Span
	owner, due, status string
}

// labelled reads a block all of whose lines are labels the rules know.
func (r *reader) labelled(b notes.Block, text string, c cue) bool {
	if !c.any(cueLabel) || !strings.Contains(text, ":") {
		return false
	}
	at, known, about := b.Start, 0, subjectLine(text)
	for line := range strings.Lines(text) {
		span := prose.Span{Start: at, End: at + len(strings.TrimRight(line, " \r\n"))}
		at += len(line)
		key, value, ok := label(line)
		if !ok || value == "" {
			return known > 0
		}
		kind := labelKinds[key]
		if kind == labelNone && !peopleLabels[key] && (b.Kind == notes.Item || known == 0 && !letterhead[key]) {
			return known > 0
		}
		if (kind == labelDecision || kind == labelNone) && known == 0 && b.Kind == notes.Paragraph && strings.Contains(value, ". ") {
			return false
		}
		known++
		if kind == labelDate {
			r.labelledDate(plain(value), about, span)
			continue
		}
		r.label(kind, plain(value), key, span)
	}
	return known > 0
}

// subjectLine is what a letter's head says the letter is about.
func subjectLine(text string) string {
	for line := range strings.Lines(text) {
		if key, value, ok := label(line); ok && (key == "subject" || key == "re") {
			return plain(value)
		}
	}
	return ""
}

var letterhead = set("subject re date sent")

func (r *reader) label(kind labelKind, value, key string, span prose.Span) {
	switch kind {
	case labelDue:
		if r.heading > 0 && r.heading == len(r.facts) { // the task is the heading over it
			first, _, _ := strings.Cut(value, ", ")
			r.facts[r.heading-1].Due = r.dueText(first)
			return
		}
		r.gather(kind, value, span)
	case labelOwner, labelStatus:
		r.gather(kind, value, span)
	case labelDecision:
		if !strings.HasSuffix(value, "?") {
			r.add(Fact{Kind: Decision, What: trimmed(value), Status: "decided"}, span)
		}
	case labelBlocked, labelDepends, labelNeeds, labelAfter:
		if from := r.topic(); from != "" && !nobody[strings.ToLower(value)] {
			r.add(Fact{Kind: Dependency, From: from, Relation: relations[kind], To: trimmed(value)}, span)
		}
	case labelAmount:
		r.labelledAmount(key, value, span)
	}
}

// relations are how labels and columns relate two things.
var relations = map[labelKind]string{
	labelBlocked: "blocked by", labelDepends: "depends on", labelNeeds: "needs", labelAfter: "after",
}

// gather keeps a label until it is known what stands with it.
func (r *reader) gather(kind labelKind, value string, span prose.Span) {
	l := &r.labels
	if l.owner != "" && kind == labelOwner || l.due != "" && kind == labelDue || l.status != "" && kind == labelStatus {
		r.flush()
	}
	if l.span.End == 0 {
		l.span.Start = span.Start
	}
	l.span.End = span.End
	switch kind {
	case labelOwner:
		l.owner = ownerText(value)
	case labelDue:
		l.due = value
	case labelStatus:
		l.status = strings.ToLower(value)
	}
}

// flush makes facts of the labels that stand together.
func (r *reader) flush() {
	l := r.labels
	r.labels = labels{}
	what := r.topic()
	if l.span.End == 0 || what == "" {
		return
	}
	if l.status != "" && r.records() {
		r.add(Fact{Kind: Decision, What: subjectOf(what, r.title()), Status: firstWords(l.status)}, l.span)
		l.status = ""
	}
	state, known := stateOf(l.status)
	due := r.dueText(l.due)
	switch {
	case l.owner != "" && due != "" || known && (l.owner != "" || due != ""):
		r.add(Fact{Kind: Task, Text: what, Owner: l.owner, Due: due, State: state}, l.span)
	case l.owner != "":
		r.add(Fact{Kind: Owner, Who: l.owner, What: what}, l.span)
	case due != "" && isDay(due):
		r.add(Fact{Kind: Date, When: due, What: what}, l.span)
	}
}

// ownerText is what a field that names an owner says; "" where it says that there is
// none.
func ownerText(value string) string {
	value = trimmed(strings.ReplaceAll(" "+value, " @", " "))
	if low := strings.ToLower(value); nobody[low] || strings.HasPrefix(low, "help ") || len(value) > 60 || !wordy(value) || strings.HasSuffix(value, "?") ||
		strings.HasPrefix(low, "to be ") || strings.HasPrefix(low, "not ") || strings.HasPrefix(low, "no ") {
		return ""
	}
	return value
}

// leadOf returns what a block begins with in bold and ends with a mark, as in
// "**Budget.** Ifeoma presented…", and where the text behind it begins.
func leadOf(text string) (lead string, body int) {
	if !strings.HasPrefix(text, "**") {
		return "", 0
	}
	end := strings.Index(text[2:], "**")
	if end < 1 || end > 80 {
		return "", 0
	}
	lead, body = text[2:2+end], end+4
	rest := strings.TrimLeft(text[body:], " ")
	marked := strings.ContainsAny(lead[len(lead)-1:], ".:!")
	if !marked && !strings.HasPrefix(rest, ":") && !strings.HasPrefix(rest, "—") && !strings.HasPrefix(rest, "–") && !strings.HasPrefix(rest, "- ") {
		return "", 0
	}
	body += len(text[body:]) - len(strings.TrimLeft(text[body:], " :–—-\n"))
	return trimmed(plain(lead)), body
}

// decides tells whether a lead announces a decision.
func decides(lead string) bool { return labelKinds[strings.ToLower(lead)] == labelDecision }

// firstWords is a status without what is said about it: "superseded by 0007".
func firstWords(status string) string {
	status, _, _ = strings.Cut(status, ". ")
	return trimmed(status)
}
