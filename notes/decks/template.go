package decks

import (
	"errors"
	"fmt"
	"strings"
)

// Bounds of a template, and of a kind of note.
const (
	maxTemplate      = 1 << 18 // bytes
	maxTemplateDepth = 32
	maxFields        = 500
	maxTemplates     = 500
)

// A templateNode is a text, a {{Field}} with its filters, or a condition with what
// stands within it.
type templateNode struct {
	text    string // where field is ""
	field   string
	filters []string // in the order they are applied
	when    string   // '#' or '^' of a condition, "" elsewhere
	inside  []templateNode
}

// parseTemplate takes a template apart.
func parseTemplate(source string) ([]templateNode, error) {
	if len(source) > maxTemplate {
		return nil, fmt.Errorf("it has more than %d KiB", maxTemplate>>10)
	}
	const other = "{{=<% %>=}}"
	if trimmed := strings.TrimSpace(source); strings.HasPrefix(trimmed, other) { // the braces of old
		source = strings.NewReplacer("<%", "{{", "%>", "}}").Replace(trimmed[len(other):])
	}
	open := []templateNode{{}}
	for source != "" {
		text, rest, found := strings.Cut(source, "{{")
		if text != "" {
			last := &open[len(open)-1]
			last.inside = append(last.inside, templateNode{text: text})
		}
		if !found {
			break
		}
		inner, after, found := strings.Cut(rest, "}}")
		if !found {
			return nil, errors.New("{{ is not closed by }}")
		}
		source = after
		var err error
		if open, err = pushNode(open, strings.TrimSpace(strings.TrimPrefix(inner, "{"))); err != nil {
			return nil, err
		}
		if strings.HasPrefix(inner, "{") { // {{{Field}}} is {{Field}}
			source = strings.TrimPrefix(source, "}")
		}
	}
	if len(open) > 1 {
		return nil, fmt.Errorf("{{%s%s}} is not closed", open[len(open)-1].when, open[len(open)-1].field)
	}
	return open[0].inside, nil
}

// pushNode adds what stands between braces to the conditions that are open.
func pushNode(open []templateNode, inner string) ([]templateNode, error) {
	if inner == "" {
		return open, nil
	}
	last := &open[len(open)-1]
	name := strings.TrimSpace(inner[1:])
	switch inner[0] {
	case '#', '^':
		if len(open) > maxTemplateDepth {
			return nil, fmt.Errorf("its conditions are more than %d deep", maxTemplateDepth)
		}
		return append(open, templateNode{field: name, when: inner[:1]}), nil
	case '/':
		if len(open) == 1 || last.field != name {
			return nil, fmt.Errorf("{{/%s}} closes nothing that is open", name)
		}
		done := *last
		open = open[:len(open)-1]
		last = &open[len(open)-1]
		last.inside = append(last.inside, done)
		return open, nil
	case '!':
		return open, nil // a comment
	}
	parts := strings.Split(inner, ":")
	node := templateNode{field: strings.TrimSpace(parts[len(parts)-1])}
	for i := len(parts) - 2; i >= 0; i-- {
		node.filters = append(node.filters, strings.TrimSpace(parts[i]))
	}
	last.inside = append(last.inside, node)
	return open, nil
}

// unknown returns the fields that a template names and a note has not.
func unknown(nodes []templateNode, known map[string]int) []string {
	var names []string
	for _, n := range nodes {
		if _, ok := known[n.field]; n.field != "" && !ok && !special[n.field] && !clozeCondition(n) && !speechOnly(n) {
			names = append(names, n.field)
		}
		names = append(names, unknown(n.inside, known)...)
	}
	return names
}

// special are the names that stand for something other than a field.
var special = map[string]bool{
	"FrontSide": true, "Tags": true, "Type": true, "Deck": true, "Subdeck": true, "Card": true, "CardFlag": true,
	"CardID": true,
}

// clozeCondition tells whether a node is {{#c1}}, which holds on the card of that cloze.
func clozeCondition(n templateNode) bool {
	return n.when != "" && len(n.field) > 1 && n.field[0] == 'c' && strings.Trim(n.field[1:], "0123456789") == ""
}

// speechOnly tells whether a node is only heard.
func speechOnly(n templateNode) bool {
	for _, f := range n.filters {
		if f == "tts" || strings.HasPrefix(f, "tts ") || f == "tts-voices" {
			return true
		}
	}
	return n.field == "tts-voices"
}
