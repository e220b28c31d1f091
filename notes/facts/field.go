package facts

import (
	"slices"
	"strings"
	"unicode/utf8"

	"ken/notes/prose"
)

// A taskText is the text of a task from which owner, due date and the like are taken,
// one way of writing them after the other.
type taskText struct {
	*reader
	text                string // between blanks
	owners              []string
	due, blocked        string
	done, dropped, held bool
}

func (t *taskText) own(name string) {
	name = ownerText(name)
	if name != "" && !slices.Contains(t.owners, name) && len(t.owners) < 6 {
		t.owners = append(t.owners, name)
	}
}

// cut takes a range out of the text.
func (t *taskText) cut(from, to int) {
	t.text = strings.TrimRight(t.text[:from], " ") + " " + strings.TrimLeft(t.text[to:], " ")
}

// fields takes out what stands in a form of its own: dates behind the signs of Obsidian
// Tasks, "due:: 2026-12-01", "[owner:: Ravi]", "due:2026-12-01", DEADLINE: <…>, "@ravi"
// and "#tag".
func (t *taskText) fields() {
	t.signs()
	t.doubled()
	for _, key := range []string{"DEADLINE:", "[due:", "due:", "@due(", "SCHEDULED:", "@done("} {
		t.keyed(key)
	}
	if strings.Contains(t.text, "@") {
		for _, h := range slices.Backward(handles(t.text)) {
			t.owners = slices.Insert(t.owners, 0, h.name)
			if t.addressed(h) {
				t.cut(h.Start, h.End)
			}
		}
		t.owners = slices.Compact(t.owners)
	}
	t.tags()
}

// addressed tells whether an @name is no word of the sentence: it stands first or last.
func (t *taskText) addressed(h handle) bool {
	before, after := strings.TrimSpace(t.text[:h.Start]), strings.TrimSpace(t.text[h.End:])
	return before == "" || after == "" || strings.HasPrefix(after, "#") || strings.HasPrefix(after, "@")
}

// taskSigns are the signs of Obsidian Tasks with what stands behind them.
var taskSigns = []struct{ sign, means string }{
	{"📅", "due"},
	{"📆", "due"},
	{"🗓", "due"},
	{"✅", "done"},
	{"❌", "dropped"},
	{"⏳", ""},
	{"⌛", ""},
	{"🛫", ""},
	{"➕", ""},
	{"🔺", "-"},
	{"⏫", "-"},
	{"🔼", "-"},
	{"🔽", "-"},
	{"⏬", "-"},
}

func (t *taskText) signs() {
	for _, s := range taskSigns {
		at := strings.Index(t.text, s.sign)
		if at < 0 {
			continue
		}
		end := at + len(s.sign)
		rest := strings.TrimLeft(t.text[end:], "\uFE0F ")
		day, _, _ := strings.Cut(rest, " ")
		if s.means != "-" && isDay(day) {
			end = len(t.text) - len(rest) + len(day)
			if s.means == "due" {
				t.due = day
			}
		}
		t.done = t.done || s.means == "done"
		t.dropped = t.dropped || s.means == "dropped"
		t.cut(at, end)
	}
	for _, sign := range []string{"🔁", "🆔", "⛔"} { // to the next sign, or the end
		if at := strings.Index(t.text, sign); at >= 0 {
			end := at + len(sign)
			for end < len(t.text) && t.text[end] < utf8.RuneSelf && t.text[end] != '#' {
				end++
			}
			t.cut(at, end)
		}
	}
}

// doubled takes Dataview's fields out: "due:: 2026-12-01", "[owner:: Ravi]".
func (t *taskText) doubled() {
	for range 8 {
		at := strings.Index(t.text, "::")
		if at < 0 {
			return
		}
		begin := strings.LastIndexAny(t.text[:at], " [(") + 1
		key := strings.ToLower(t.text[begin:at])
		end := len(t.text)
		if begin > 0 && t.text[begin-1] != ' ' {
			if shut := strings.IndexAny(t.text[at:], "])"); shut > 0 {
				end = at + shut
			}
		} else if next := strings.Index(t.text[at+2:], "::"); next > 0 {
			end = strings.LastIndexAny(t.text[:at+2+next], " [(") + 1
		}
		value := strings.Trim(t.text[at+2:end], " [(")
		if !t.field(labelKinds[key], value) && key != "scheduled" && key != "start" && key != "created" && key != "priority" && key != "completion" {
			return
		}
		if begin > 0 && t.text[begin-1] != ' ' {
			begin, end = begin-1, min(end+1, len(t.text))
		}
		t.cut(begin, end)
	}
}

// field takes the value of a field; false where it is none the rules know.
func (t *taskText) field(kind labelKind, value string) bool {
	switch kind {
	case labelDue:
		t.due = t.dueText(value)
	case labelOwner:
		t.own(value)
	case labelBlocked, labelDepends:
		t.blocked = trimmed(value)
	default:
		return false
	}
	return true
}

// keyed takes "due:2026-12-01" out, and what is like it.
func (t *taskText) keyed(key string) {
	at := strings.Index(t.text, key)
	if at < 0 || at > 0 && letter(t.text[at-1]) {
		return
	}
	rest := strings.TrimLeft(t.text[at+len(key):], " <[")
	end := strings.IndexAny(rest, " >])")
	if end < 0 || !isDay(rest[:end]) {
		return
	}
	if key != "SCHEDULED:" && key != "@done(" {
		t.due = rest[:end]
	}
	to := len(t.text) - len(rest) + end
	if shut := strings.IndexAny(t.text[to:], ">])"); shut >= 0 && !strings.ContainsAny(t.text[to:to+shut], "([<") {
		to += shut + 1
	}
	t.cut(at, to)
}

func (t *taskText) tags() {
	for {
		at := strings.Index(t.text, " #")
		if at < 0 || at+2 >= len(t.text) || !letter(t.text[at+2]) {
			return
		}
		end := at + 2 + strings.IndexByte(t.text[at+2:], ' ')
		t.held = t.held || t.text[at+2:end] == "blocked" || t.text[at+2:end] == "waiting"
		t.cut(at, end)
	}
}

// inBrackets takes the last brackets out where they hold an owner, a date or both:
// "(Maeve, by 2026-12-01)". A lone name counts where the document names that person
// elsewhere.
func (t *taskText) inBrackets() {
	open := strings.LastIndexByte(t.text, '(')
	if open < 0 {
		return
	}
	shut := strings.IndexByte(t.text[open:], ')')
	if shut < 0 {
		return
	}
	shut += open
	inside := strings.TrimSpace(t.text[open+1 : shut])
	var owners []string
	due, left := "", 0
	for part := range strings.SplitSeq(joinAnd.Replace(inside), ",") {
		part = strings.TrimSpace(part)
		list := names(part)
		switch {
		case dueLike(part) && due == "":
			due = t.dueText(part)
		case len(list) > 0:
			owners = append(owners, list...)
		case strings.EqualFold(part, "blocked"):
			t.held = true
		case strings.HasPrefix(strings.ToLower(part), "owner: "):
			owners = append(owners, part[len("owner: "):])
		case part != "":
			left++
		}
	}
	sure := due != ""
	for _, o := range owners {
		sure = sure || t.people.knows(o)
	}
	if left > 0 || due == "" && len(owners) == 0 && !t.held || len(owners) > 0 && !sure {
		return
	}
	for _, o := range owners {
		t.own(o)
	}
	if t.due == "" {
		t.due = due
	}
	t.cut(open, shut+1)
}

// byDate takes "by Friday", "due 1 Dec" and the like off the text.
func (t *taskText) byDate() {
	words := wordsOf(t.text)
	for i := len(words) - 2; i >= 0; i-- {
		key := words[i].low
		if key != "by" && key != "until" && key != "due" && key != "deadline" {
			continue
		}
		n := i + 1
		if key == "due" && (words[n].low == "by" || words[n].low == "on") && n+1 < len(words) {
			n++
		}
		rest := t.text[words[n].Start:]
		length := dateLength(rest)
		if length == 0 {
			continue
		}
		if t.due == "" {
			t.due = t.dueText(rest[:length])
		}
		if tail := strings.Trim(rest[length:], " .,;)"); tail == "" || !wordy(tail) || strings.IndexAny(rest[length:], ",;.)—–") == 0 {
			t.cut(words[i].Start, words[n].Start+length)
		}
		return
	}
}

// waits finds what the task waits for.
func (t *taskText) waits() {
	low := strings.ToLower(t.text)
	if len(low) != len(t.text) {
		return
	}
	for _, phrase := range []string{"blocked by ", "blocked on ", "waiting for ", "waiting on ", "depends on "} {
		at := strings.Index(low, " "+phrase)
		if at < 0 {
			at = strings.Index(low, "("+phrase)
		}
		if at < 0 {
			continue
		}
		rest := t.text[at+1+len(phrase):]
		end := strings.IndexAny(rest, ",;()")
		if end < 0 {
			end = len(rest)
		}
		if to := trimmed(rest[:end]); wordy(to) && t.blocked == "" {
			t.blocked = to
			if before := trimmed(t.text[:at]); wordy(before) {
				t.cut(at, min(at+1+len(phrase)+end+closing(rest[end:]), len(t.text)))
			}
		}
		return
	}
}

func closing(rest string) int {
	if strings.HasPrefix(rest, ")") {
		return 1
	}
	return 0
}

// inFront takes an owner who stands first: "Ann: send the quote", "Ann to send it",
// "Ann will send it".
func (t *taskText) inFront() {
	words := wordsOf(t.text)
	if len(words) < 3 || len(t.owners) > 0 {
		return
	}
	fields := strings.Fields(t.text)
	n := nameAt(fields)
	if n == 0 || n+1 >= len(words) {
		return
	}
	name := strings.TrimRight(strings.Join(fields[:n], " "), ":,")
	colon := strings.HasSuffix(fields[n-1], ":")
	and := !colon && words[n].low == "and" && n+2 < len(words)
	if and {
		if m := nameAt(fields[n+1:]); m > 0 {
			name += ", " + strings.Join(fields[n+1:n+1+m], " ")
			n += 1 + m
		}
	}
	if n+1 >= len(words) {
		return
	}
	next, verb := words[n].low, words[n+1].low
	switch {
	case colon && (t.people.knows(name) || n > 1 && n < 4):
	case (next == "to" || next == "will") && actable(verb) && (n < 3 || and || t.people.knows(name)):
		n++
	default:
		return
	}
	for o := range strings.SplitSeq(name, ", ") {
		t.own(o)
	}
	t.text = " " + t.text[words[n].Start:]
}

// actable tells whether a word behind "to" can be what somebody does: "to be replaced"
// and "to the depot" are not.
func actable(verb string) bool {
	return verb != "be" && verb != "have" && !prose.Stop(verb) && wordy(verb)
}

// behind takes an owner whom the document knows and who stands last behind a dash or an
// arrow.
func (t *taskText) behind() {
	if len(t.owners) > 0 {
		return
	}
	for _, dash := range []string{" — ", " – ", " -> ", " → ", " - "} {
		at := strings.LastIndex(t.text, dash)
		if at <= 0 {
			continue
		}
		list := names(t.text[at+len(dash):])
		known := len(list) > 0
		for _, o := range list {
			known = known && t.people.knows(o)
		}
		if known {
			for _, o := range list {
				t.own(o)
			}
			t.text = t.text[:at] + " "
		}
		return
	}
}
