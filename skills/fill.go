package skills

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// fill takes the fields out of the front matter's mapping.
func (s *Skill) fill(root *yaml.Node) {
	seen := map[string]bool{}
	for key, value := range pairs(root) {
		name, line := key.Value, key.Line+1
		if seen[name] {
			s.found(line, "%q stands there twice; the first counts", name)
			continue
		}
		seen[name] = true
		switch name {
		case "name":
			s.Name = s.text(name, value)
		case "description":
			s.Description = strings.Join(strings.Fields(s.text(name, value)), " ")
		case "license":
			s.License = s.text(name, value)
		case "compatibility":
			s.Compatibility = s.text(name, value)
		case "allowed-tools":
			s.AllowedTools = s.tools(value)
		case "metadata":
			s.metadata(value)
		default:
			s.found(line, "%q is not a field of Agent Skills; own entries go under metadata", name)
		}
	}
	s.named()
}

// named settles what the skill is called.
func (s *Skill) named() {
	dir := folder(s.Path)
	switch {
	case s.Name == "":
		s.Name = dir
		s.found(0, "has no name")
	case dir != "" && s.Name != dir:
		s.found(0, "is named %q and lies in the folder %q; the two have to be the same", s.Name, dir)
	}
}

// pairs yields the keys and values of a mapping.
func pairs(m *yaml.Node) func(yield func(key, value *yaml.Node) bool) {
	return func(yield func(key, value *yaml.Node) bool) {
		for i := 0; i+1 < len(m.Content); i += 2 {
			if !yield(m.Content[i], m.Content[i+1]) {
				return
			}
		}
	}
}

// text is a value that has to be a string. Numbers and dates are taken as written.
func (s *Skill) text(field string, value *yaml.Node) string {
	if value.Kind == yaml.AliasNode {
		value = value.Alias
	}
	if value.Kind != yaml.ScalarNode {
		s.found(value.Line+1, "%s has to be text", field)
		return ""
	}
	if value.Tag == "!!null" {
		return ""
	}
	if value.Tag != "!!str" {
		s.found(value.Line+1, "%s has to be text: put %s in quotation marks", field, value.Value)
	}
	return strings.TrimSpace(value.Value)
}

// tools reads allowed-tools, which is words or a list.
func (s *Skill) tools(value *yaml.Node) []string {
	if value.Kind != yaml.SequenceNode {
		return strings.Fields(s.text("allowed-tools", value))
	}
	var tools []string
	for _, item := range value.Content {
		tools = append(tools, s.text("allowed-tools", item))
	}
	return tools
}

func (s *Skill) metadata(value *yaml.Node) {
	if value.Kind != yaml.MappingNode {
		s.found(value.Line+1, "metadata has to be names and values")
		return
	}
	for key, item := range pairs(value) {
		if _, twice := s.Meta[key.Value]; twice {
			s.found(key.Line+1, "metadata %q stands there twice; the first counts", key.Value)
			continue
		}
		s.Meta[key.Value] = s.text("metadata "+key.Value, item)
	}
}
