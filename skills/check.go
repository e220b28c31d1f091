package skills

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of Agent Skills, in characters and lines.
const (
	maxName          = 64
	maxDescription   = 1024
	maxCompatibility = 500
	maxBodyLines     = 500
)

// Check reads a skill strictly: what its file says against the specification, and
// its ken.* metadata against what the engines of this program understand. It
// returns the problems by line, nil where there is none.
func Check(s Skill) []Problem {
	c := s
	c.problems = slices.Clone(s.problems)
	c.checkName()
	c.checkLengths()
	c.checkMeta()
	slices.SortStableFunc(c.problems, func(a, b Problem) int { return a.Line - b.Line })
	return c.problems
}

func (s *Skill) checkName() {
	switch {
	case utf8.RuneCountInString(s.Name) > maxName:
		s.found(0, "the name is longer than %d characters", maxName)
	case strings.HasPrefix(s.Name, "-"), strings.HasSuffix(s.Name, "-"), strings.Contains(s.Name, "--"):
		s.found(0, "the name %q has a hyphen at an end or two in a row", s.Name)
	case strings.ContainsFunc(s.Name, notInName):
		s.found(0, "the name %q has to be lower case letters, digits and hyphens", s.Name)
	}
}

func notInName(r rune) bool {
	letter := unicode.IsLetter(r) && unicode.ToLower(r) == r
	return !letter && !unicode.IsDigit(r) && r != '-'
}

func (s *Skill) checkLengths() {
	if n := utf8.RuneCountInString(s.Description); n > maxDescription {
		s.found(0, "the description has %d characters, %d are allowed", n, maxDescription)
	}
	if n := utf8.RuneCountInString(s.Compatibility); n > maxCompatibility {
		s.found(0, "compatibility has %d characters, %d are allowed", n, maxCompatibility)
	}
	if n := strings.Count(s.Body, "\n"); n >= maxBodyLines {
		s.found(0, "the body has %d lines; move what is not always needed to references/", n)
	}
	if strings.TrimSpace(s.Body) == "" {
		s.found(0, "has no instructions after the front matter")
	}
}

// checkMeta looks at the entries the engines obey.
func (s *Skill) checkMeta() {
	if v, ok := s.Meta["ken.passages"]; ok {
		if n, err := strconv.Atoi(strings.TrimSpace(v)); err != nil || n < 1 {
			s.found(0, "ken.passages has to be a number above zero, not %q", v)
		}
	}
	for _, key := range []string{"ken.kind", "ken.sections"} {
		if v, ok := s.Meta[key]; ok && len(s.List(key)) == 0 {
			s.found(0, "%s is empty: %q", key, v)
		}
	}
}
