package facts

import (
	"path"
	"strings"

	"ken/notes"
	"ken/notes/prose"
)

// decisions takes what a sentence says was decided: "Decided on 3 May: …", "We agreed
// to …", "The board chose …", "Plan v1 was adopted".
func (r *reader) decisions(s *sentence) {
	if key, value, ok := label(s.text); ok {
		if r.decisionLabel(s, key, value) {
			return
		}
	}
	if s.hypothetical() || s.negated() {
		return
	}
	for i, w := range s.words {
		if i == 0 {
			continue
		}
		switch w.low {
		case "decided", "agreed", "chose", "resolved":
			if r.decidedBy(s, i) {
				return
			}
			if w.low == "decided" && r.passive(s, i) {
				return
			}
		case "adopted", "approved":
			if r.passive(s, i) || r.ruled(s, i) {
				return
			}
		}
	}
}

// decisionLabel reads "Decided on 3 May: …" and "Agreed: …".
func (r *reader) decisionLabel(s *sentence, key, value string) bool {
	first, rest, _ := strings.Cut(key, " ")
	if labelKinds[key] != labelDecision && (labelKinds[first] != labelDecision || !strings.HasPrefix(rest, "on ")) {
		return false
	}
	f := Fact{Kind: Decision, What: trimmed(value), Status: "decided"}
	if list := r.whens(key, prose.Quantities(key)); len(list) > 0 {
		f.On = list[0].on
	}
	if wordy(f.What) && value != "" {
		r.add(f, s.span)
	}
	return true
}

// negated tells a sentence that says what was not decided, or not yet.
func (s *sentence) negated() bool {
	for _, w := range s.words {
		switch w.low {
		case "not", "never", "nothing", "nobody", "cannot", "undecided", "didn't", "haven't", "hasn't", "wasn't", "until", "once":
			return true
		}
	}
	return false
}

// decidedBy reads what somebody decided: the ith word is the verb.
func (r *reader) decidedBy(s *sentence, i int) bool {
	begin := i
	for begin > 0 && (s.words[begin-1].low == "have" || s.words[begin-1].low == "has" || s.words[begin-1].low == "all" || s.words[begin-1].low == "then") {
		begin--
	}
	if begin == 0 || i+1 >= len(s.words) {
		return false
	}
	by, ok := r.decider(s, begin)
	if !ok {
		return false
	}
	n, on := i+1, ""
	pointed := s.words[n].low == "this" || s.words[n].low == "it"
	if s.words[n].low == "this" || s.words[n].low == "it" || s.words[n].low == "that" && n+1 < len(s.words) && s.words[n+1].low == "on" {
		n++
	}
	if on, n = r.dayAt(s, n); n >= len(s.words) {
		if on == "" {
			return false
		}
		r.add(Fact{Kind: Decision, What: s.text, On: on, By: by, Status: "decided"}, s.span)
		return true
	}
	switch s.words[n].low {
	case "to", "that", "on":
		n++
	case "against":
	case "with", "by", "in", "upon", "what", "how", "when", "among":
		return false
	default:
		if s.words[i].low != "chose" && on == "" {
			return false
		}
	}
	if n >= len(s.words) {
		return false
	}
	what := reasonless(strings.TrimPrefix(trimmed(s.text[s.words[n].Start:]), "to "))
	switch {
	case pointed && on == "":
		return false
	case pointed:
		what = r.topic()
	case on != "" && len(strings.Fields(what)) < 3 || !wordy(what):
		what = trimmed(s.text)
	}
	r.add(Fact{Kind: Decision, What: what, On: on, By: by, Status: "decided"}, s.span)
	return true
}

// reasonless takes the reasons off a decision.
func reasonless(what string) string {
	for _, mark := range []string{" because", " since ", "; "} {
		if at := strings.Index(what, mark); at > 0 {
			what = what[:at]
		}
	}
	return trimmed(what)
}

// ruled reads "The board approved the plan on 13 August": the ith word is the verb.
func (r *reader) ruled(s *sentence, i int) bool {
	by, ok := r.decider(s, i)
	if !ok || by == "" || i+1 >= len(s.words) || !articles[s.words[i+1].low] && !prose.IsNumber(s.words[i+1].low) {
		return false
	}
	f := Fact{Kind: Decision, What: reasonless(s.text[s.words[i].Start:]), By: by, Status: "decided"}
	for n := i + 1; n < len(s.words) && f.On == ""; n++ {
		if on, next := r.dayAt(s, n); on != "" {
			f.On = on
			if next >= len(s.words) {
				f.What = trimmed(s.text[s.words[i].Start:s.words[n].Start])
			}
		}
		if s.ends(n) {
			break
		}
	}
	r.add(f, s.span)
	return true
}

// dayAt reads "on 3 May" from the nth word on, and returns the word behind it.
func (r *reader) dayAt(s *sentence, n int) (on string, next int) {
	if n+1 >= len(s.words) || s.words[n].low != "on" {
		return "", n
	}
	rest := s.text[s.words[n+1].Start:]
	length := quantityLength(rest)
	if length == 0 {
		return "", n
	}
	for _, q := range prose.Quantities(rest[:length]) {
		on = r.resolved(q, rest)
	}
	end := s.words[n+1].Start + length
	for next = n + 1; next < len(s.words) && s.words[next].Start < end; next++ {
	}
	return on, next
}

// decider is who stands before the nth word and can decide; ok is false where that is
// no person and no body of people. "We" decided is said by nobody in particular.
func (r *reader) decider(s *sentence, n int) (by string, ok bool) {
	switch s.words[n-1].low {
	case "we", "i", "they", "everyone", "everybody":
		return "", n == 1 || s.ends(n-2) || joins[s.words[n-2].low] || openers[s.words[n-2].low] || s.words[n-2].low == "meeting"
	}
	by = s.before(n)
	if by == "" {
		begin := 0
		by = trimmed(s.text[s.words[begin].Start:s.words[n-1].End])
		if !strings.Contains(by, " and ") {
			return "", false
		}
	}
	words := strings.Fields(by)
	last := strings.ToLower(words[len(words)-1])
	if bodies[last] && len(words) < 5 || last == "meeting" {
		return by, true
	}
	for _, w := range words {
		if w = strings.Trim(w, ","); w != "and" && !r.people.knows(w) && !(capital(w) && len(words) > 1 && !things[last] && !common(w)) {
			return "", false
		}
	}
	if whole := trimmed(s.text[:s.words[n-1].End]); strings.Contains(whole, " and ") && len(whole) < 60 && len(words) < 4 {
		return whole, true
	}
	return by, true
}

// passive reads "Plan v1 was adopted on 8 June": the ith word is the participle.
func (r *reader) passive(s *sentence, i int) bool {
	verb := i - 1
	for verb > 0 && (s.words[verb].low == "then" || s.words[verb].low == "also" || s.words[verb].low == "finally") {
		verb--
	}
	switch s.words[verb].low {
	case "was", "were":
	case "been":
		verb--
	default:
		return false
	}
	if verb < 1 || i+1 < len(s.words) && (s.words[i+1].low == "by" && s.words[i].low == "adopted" || s.words[i+1].low == "against") {
		return false
	}
	// The sentence must begin with what was decided: "since the RFC was approved" tells
	// of something else.
	subject := s.before(verb)
	begins := strings.Contains(trimmed(s.text[:s.words[verb-1].End]), subject) && len(strings.Fields(s.text[:s.words[verb].Start])) < len(strings.Fields(subject))+3
	if it := s.words[verb-1].low == "it" && s.words[i].low == "decided" && verb < 4; !it && (subject == "" || !begins) {
		return false
	}
	on, _ := r.dayAt(s, i+1)
	r.add(Fact{Kind: Decision, What: trimmed(s.text), On: on, Status: "decided"}, s.span)
	return true
}

// decidedHere takes an item under the heading "Decisions", and what a record of one
// decision begins with under that heading.
func (r *reader) decidedHere(b notes.Block, text string, from int) bool {
	h := r.headings()
	if len(h) == 0 || b.Kind != notes.Item && r.decided == r.section+1 {
		return false
	}
	switch strings.ToLower(strings.Trim(h[len(h)-1], " :.")) {
	case "decision", "decisions", "decisions made", "decided", "agreed", "resolutions", "decision outcome":
	default:
		return false
	}
	list := prose.Sentences(text)
	if len(list) == 0 || b.Kind != notes.Item && !r.records() {
		return false
	}
	r.decided = r.section + 1
	what := trimmed(plain(list[0].In(text)))
	if !wordy(what) || strings.HasSuffix(list[0].In(text), "?") || strings.HasSuffix(list[0].In(text), ":") {
		return false
	}
	span := prose.Span{Start: b.Start + from + list[0].Start, End: b.Start + from + list[0].End}
	r.add(Fact{Kind: Decision, What: what, Status: "decided"}, span)
	return true
}

// records tells whether the document is a record of one decision, as an ADR is.
func (r *reader) records() bool {
	dir := strings.ToLower(path.Dir(r.doc.Path))
	for name := range strings.SplitSeq(dir, "/") {
		switch name {
		case "adr", "adrs", "decisions", "decision-records", "decision-log", "rfd":
			return true
		}
	}
	title := strings.ToLower(r.title())
	return strings.HasPrefix(title, "adr") || strings.HasPrefix(title, "decision ") || strings.HasPrefix(title, "decision:")
}

// subjectOf is what a record decides: its title without "Decision 2:", or the heading
// it stands under where that is not "Status".
func subjectOf(topic, title string) string {
	if title != "" {
		topic = title
	}
	head, rest, found := strings.Cut(topic, ":")
	low := strings.ToLower(head)
	if found && (strings.HasPrefix(low, "adr") || strings.HasPrefix(low, "decision")) && wordy(rest) {
		return strings.TrimSpace(rest)
	}
	return strings.TrimLeft(topic, "0123456789. ")
}
