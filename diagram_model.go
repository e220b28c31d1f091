package main

import (
	"fmt"
	"strings"

	"ken/skills/diagram"
)

// artist is the model that draws, where one is set. What goes to it is said before it does.
func (s *session) artist(topic string) (*diagram.Artist, error) {
	a, err := s.author()
	if err != nil {
		return nil, err
	}
	if a == nil {
		return nil, &fault{err: errNoWriter, hint: "set model: in " + s.configName() + ", or leave out --model", code: exitNotSetUp}
	}
	if name, err := s.shop.find(topic); err == nil && a.Private != nil && a.Private(name) {
		return nil, fmt.Errorf("%s is private and stays here", name)
	}
	shelf, _, err := s.shelf()
	if err != nil {
		return nil, err
	}
	skill, _ := shelf.Get("diagram")
	return &diagram.Artist{
		Engine: a.Engine, Judge: a.Judge, Private: a.Private, Instructions: skill.Body,
		Sending: func(paths []string, passages int) {
			s.say(fmt.Sprintf("ken: to %s at %s: %s of %s", a.Engine.Name(), a.Engine.Address(), plural(passages, "passage"), oneLine(strings.Join(paths, ", "))))
		},
	}, nil
}

// sayRefused says what did not go to a model, and which of its edges are not drawn.
func (s *session) sayRefused(drawn diagram.Drawn) {
	for _, w := range drawn.Withheld {
		s.say(fmt.Sprintf("ken: not sent to the model: %s: %s", w.Path, w.Why))
	}
	if drawn.Fallback != "" {
		s.warn("drawn offline: %s", drawn.Fallback)
		return
	}
	if drawn.Engine == "offline" {
		return
	}
	for _, o := range drawn.LeftOut {
		s.say(fmt.Sprintf("ken: left out an edge of the model, %s: %s", o.Why, oneLine(o.What)))
	}
}
