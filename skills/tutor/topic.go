package tutor

import (
	"path"
	"slices"
	"strings"

	"ken/skills/evidence"
)

// about returns a test for the cards of a topic: what is written as a path or a folder and
// holds cards is that alone; else a tag as "#exam", or words that a card, or what it stands
// under, has all of. "" is about everything.
func (d *Deck) about(topic string) func(i *Item) bool {
	folder := clean(strings.TrimSpace(topic))
	below := func(i *Item) bool {
		return folder == "" || i.Source.Path == folder || strings.HasPrefix(i.Source.Path, folder+"/")
	}
	if strings.ContainsAny(topic, "/.") {
		for n := range d.items {
			if below(&d.items[n]) {
				return below
			}
		}
	}
	return about(topic)
}

// about is the same of a topic that need be no path.
func about(topic string) func(i *Item) bool {
	topic = strings.TrimSpace(topic)
	if topic == "" {
		return func(*Item) bool { return true }
	}
	if tag, yes := strings.CutPrefix(topic, "#"); yes {
		return func(i *Item) bool { return i.tagged(tag) }
	}
	stems := evidence.Stems(topic)
	folder := clean(topic)
	return func(i *Item) bool {
		if i.Source.Path == folder || strings.HasPrefix(i.Source.Path, folder+"/") {
			return true
		}
		return len(stems) > 0 && (i.tagged(topic) || holds(i.words(), stems))
	}
}

func (i *Item) tagged(tag string) bool {
	return slices.ContainsFunc(i.Tags, func(t string) bool {
		t = strings.TrimPrefix(t, "#")
		return strings.EqualFold(t, tag) || len(t) > len(tag) && strings.EqualFold(t[:len(tag)], tag) && (t[len(tag)] == '/' || t[len(tag)] == ':')
	})
}

// words are the stems of all that a card says, and of what it stands under.
func (i *Item) words() []string {
	text := i.Question + "\n" + strings.Join(i.Answers, "\n") + "\n" + strings.Join(i.Source.Heading, "\n") + "\n" +
		strings.Join(i.Tags, "\n") + "\n" + strings.NewReplacer("/", " ", "-", " ", "_", " ", ".", " ").Replace(strings.TrimSuffix(i.Source.Path, path.Ext(i.Source.Path)))
	return evidence.Stems(text)
}

// holds tells whether all stems are among some words.
func holds(words, stems []string) bool {
	for _, s := range stems {
		if !slices.Contains(words, s) {
			return false
		}
	}
	return true
}
