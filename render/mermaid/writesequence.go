package mermaid

import (
	"strings"

	"ken/render/diagram"
)

// writeSequence writes the actors in their order, those of a box within it, and what
// happens.
func writeSequence(w *writer, q *diagram.Sequence) {
	w.line("sequenceDiagram")
	if q == nil {
		return
	}
	ids := newNames(talkName, actorNames(q))
	created := map[string]bool{}
	markCreated(created, q.Items)
	for i, a := range q.Actors {
		if created[a.ID] {
			continue
		}
		if a.Box >= 0 && a.Box < len(q.Boxes) && (i == 0 || q.Actors[i-1].Box != a.Box) {
			w.line("    box " + strings.TrimSpace(colorOf(q.Boxes[a.Box])+" "+boxLabel(q.Boxes[a.Box])))
		}
		w.line("    " + declaration(a, ids))
		if a.Box >= 0 && a.Box < len(q.Boxes) && (i+1 == len(q.Actors) || q.Actors[i+1].Box != a.Box) {
			w.line("    end")
		}
	}
	if q.Numbered {
		w.line("    autonumber " + number(q.First) + " " + number(q.Step))
	}
	w.items(q, q.Items, ids, 1)
}

func actorNames(q *diagram.Sequence) []string {
	var all []string
	for _, a := range q.Actors {
		// A name of several words can have no label and no data.
		plainly := a.Label == plain(a.ID) && (a.Kind == "participant" || a.Kind == "actor")
		if plainly || !strings.Contains(a.ID, " ") {
			all = append(all, a.ID)
		}
	}
	return all
}

func markCreated(created map[string]bool, items []diagram.Item) {
	for _, it := range items {
		if it.Kind == diagram.CreateItem {
			created[it.From] = true
		}
		for _, b := range it.Branches {
			markCreated(created, b.Items)
		}
	}
}

// talkName reports whether the name of an actor is read as it is written.
func talkName(id string) bool {
	if id == "" || strings.ContainsAny(id, "+<>:,;#@%\"\n\t") || strings.Contains(strings.ToLower(id), " as") ||
		strings.Trim(id, "-") != id {
		return false
	}
	src, _ := clean(id + "->>b: x")
	t := &talk{reader: &reader{src: src, s: src.text}}
	return t.name() == id && t.err == nil && t.i == len(id)
}

// colorOf is the colour of a box as it is written. Without one "transparent" keeps the
// first word of the label from being taken for it.
func colorOf(b diagram.ActorBox) string {
	if b.Color == "" {
		return ""
	}
	return b.Color
}

// boxLabel is the label of a box. Where it has no colour it may not begin with one.
func boxLabel(b diagram.ActorBox) string {
	if b.Label == "" {
		return ""
	}
	if color, _ := boxColor(b.Label); color != "" && b.Color == "" {
		return bare(b.Label, b.Label[:1])
	}
	return bare(b.Label, "wrap", "nowrap", "(")
}

// declaration is an actor with its kind and label.
func declaration(a diagram.Actor, ids *names) string {
	id, data, word := ids.of(a.ID), "", "participant"
	switch a.Kind {
	case "", "participant":
	case "actor":
		word = "actor"
	default:
		if !strings.Contains(id, " ") {
			data = `@{ "type": ` + quote(a.Kind) + " }"
		}
	}
	if strings.Contains(id, " ") {
		// A name of several words has no label of its own.
		return word + " " + id
	}
	return word + " " + id + data + " as " + bare(a.Label, "wrap", "nowrap")
}

// items writes what happens.
func (w *writer) items(q *diagram.Sequence, items []diagram.Item, ids *names, depth int) {
	if depth > maxDepth {
		return
	}
	indent := strings.Repeat("    ", depth)
	for _, it := range items {
		switch it.Kind {
		case diagram.BlockItem:
			w.block(q, it, ids, depth)
		case diagram.CreateItem:
			for _, a := range q.Actors {
				if a.ID == it.From {
					w.line(indent + "create " + declaration(a, ids))
				}
			}
		case diagram.NoteItem:
			place := map[string]string{"left": "left of ", "right": "right of "}[it.Place]
			if place == "" {
				place = "over "
			}
			who := ids.of(it.From)
			if it.To != "" && place == "over " {
				who += "," + ids.of(it.To)
			}
			w.line(indent + "note " + place + who + ": " + talkText(it.Text))
		case diagram.ActivateOn, diagram.ActivateOff, diagram.DestroyItem:
			w.line(indent + string(it.Kind) + " " + ids.of(it.From))
		case diagram.NumberItem:
			w.line(strings.TrimSuffix(indent+"autonumber "+it.Text, " on"))
		default:
			w.line(indent + w.message(it, ids))
		}
	}
}

// message is a message in one line.
func (w *writer) message(it diagram.Item, ids *names) string {
	tail, head := "", ""
	if it.CentralTail {
		tail = "()"
	}
	if it.CentralHead {
		head = "()"
	}
	return ids.of(it.From) + tail + messageArrow(it) + head + ids.of(it.To) + ": " + talkText(it.Text)
}

// messageArrow is the arrow that says most of what a message's ends are.
func messageArrow(it diagram.Item) string {
	dotted := it.Stroke == diagram.Dotted
	for _, a := range arrows {
		if (a.stroke == diagram.Dotted) == dotted && a.tail == it.Tail && a.head == it.Head && a.async == it.Async {
			return a.sign
		}
	}
	if dotted {
		return "-->>"
	}
	return "->>"
}

// talkText is a text of a sequence; an empty one is nothing.
func talkText(text string) string {
	if text == "" {
		return ""
	}
	return bare(text, "wrap", "nowrap")
}

// block writes a block with its branches.
func (w *writer) block(q *diagram.Sequence, it diagram.Item, ids *names, depth int) {
	indent := strings.Repeat("    ", depth)
	next := map[string]string{"alt": "else", "par": "and", "par_over": "and", "critical": "option"}[it.Word]
	for i, b := range it.Branches {
		switch {
		case i == 0:
			w.line(strings.TrimRight(indent+it.Word+" "+blockText(it.Word, it.Text), " "))
		case next != "":
			w.line(strings.TrimRight(indent+next+" "+talkText(b.Text), " "))
		}
		w.items(q, b.Items, ids, depth+1)
	}
	if len(it.Branches) == 0 {
		w.line(strings.TrimRight(indent+it.Word+" "+blockText(it.Word, it.Text), " "))
	}
	w.line(indent + "end")
}

// blockText is what stands behind the word of a block: the colour of a rect is for
// the browser, and would not be one with entities.
func blockText(word, text string) string {
	if word == "rect" && noWrap(text) == text && !strings.ContainsAny(text, "#;\n<>&\"`%\\") {
		return text
	}
	return talkText(text)
}
