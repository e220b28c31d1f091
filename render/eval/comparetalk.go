package main

import (
	"fmt"

	"ken/render/diagram"
)

// Numbers of Mermaid's list of messages that begin, part and end blocks.
var (
	blockStart = map[string]int{
		"loop": 10, "alt": 12, "opt": 15, "par": 19, "rect": 22, "critical": 27, "break": 30, "par_over": 32,
	}
	blockPart = map[string]int{"alt": 13, "par": 20, "par_over": 20, "critical": 28}
	blockEnd  = map[string]int{
		"loop": 11, "alt": 14, "opt": 16, "par": 21, "rect": 23, "critical": 29, "break": 31, "par_over": 21,
	}
)

// compareTalk holds actors, messages and blocks against Mermaid's.
func compareTalk(r record, q *diagram.Sequence) string {
	if len(r.Actors) != len(q.Actors) {
		return fmt.Sprintf("%d actors, not %d", len(q.Actors), len(r.Actors))
	}
	for i, a := range r.Actors {
		o := q.Actors[i]
		if o.ID != a.Name || !same(o.Label, a.Desc, false) || o.Kind != a.Type {
			return fmt.Sprintf("actor %q %q %s, not %q %q %s", o.ID, o.Label, o.Kind, a.Name, a.Desc, a.Type)
		}
	}
	var ours []message
	if q.Numbered {
		ours = append(ours, message{Type: 26})
	}
	ours = flat(ours, q.Items)
	var theirs []message
	for _, m := range r.Msgs {
		// The circles of central connections are fields of the message.
		if m.Type < 59 || m.Type > 61 {
			theirs = append(theirs, m)
		}
	}
	for i := range min(len(ours), len(theirs)) {
		if miss := compareMessage(ours[i], theirs[i]); miss != "" {
			return fmt.Sprintf("message %d: %s", i, miss)
		}
	}
	if len(ours) != len(theirs) {
		return fmt.Sprintf("%d messages, not %d", len(ours), len(theirs))
	}
	return ""
}

func compareMessage(o, t message) string {
	text, _ := t.Text.(string)
	ours, _ := o.Text.(string)
	if o.Type == 17 || o.Type == 18 {
		t.To = ""
	}
	if o.Type == 26 {
		text = ours
	}
	if o.Type != t.Type || o.From != t.From || o.To != t.To || !same(ours, text, false) {
		return fmt.Sprintf("%v, not %v", o, t)
	}
	return ""
}

// flat is the items in the form of Mermaid's list.
func flat(out []message, items []diagram.Item) []message {
	for _, it := range items {
		switch it.Kind {
		case diagram.MessageItem:
			out = append(out, message{it.From, it.To, it.Text, arrowNumber(it)})
		case diagram.NoteItem:
			to := it.To
			if to == "" {
				to = it.From
			}
			out = append(out, message{it.From, to, it.Text, 2})
		case diagram.ActivateOn:
			out = append(out, message{From: it.From, Type: 17})
		case diagram.ActivateOff:
			out = append(out, message{From: it.From, Type: 18})
		case diagram.NumberItem:
			out = append(out, message{Type: 26})
		case diagram.BlockItem:
			for i, b := range it.Branches {
				number := blockStart[it.Word]
				if i > 0 {
					number = blockPart[it.Word]
				}
				out = flat(append(out, message{Text: b.Text, Type: number}), b.Items)
			}
			out = append(out, message{Type: blockEnd[it.Word]})
		}
	}
	return out
}

// arrowNumber is Mermaid's number for the arrow of a message.
func arrowNumber(it diagram.Item) int {
	dotted := it.Stroke == diagram.Dotted
	pick := func(solid, dots int) int {
		if dotted {
			return dots
		}
		return solid
	}
	switch {
	case it.Async:
		return pick(24, 25)
	case it.Head == diagram.Cross:
		return pick(3, 4)
	case it.Head == diagram.Arrow && it.Tail == diagram.Arrow:
		return pick(33, 34)
	case it.Head == diagram.Arrow:
		return pick(0, 1)
	case it.Head == "" && it.Tail == "":
		return pick(5, 6)
	}
	halves := []diagram.Head{diagram.HalfTop, diagram.HalfBottom, diagram.StickTop, diagram.StickBottom}
	for i, h := range halves {
		if it.Head == h {
			return pick(41+i, 51+i)
		}
		if it.Tail == h {
			return pick(45+i, 55+i)
		}
	}
	return -1
}
