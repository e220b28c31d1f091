package skills

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Parse takes a SKILL.md apart. name is its path, whose folder should bear the
// skill's name. The skill can be used unless the error is not nil: lenient reading
// accepts a byte order mark, CRLF, a name that differs from the folder's and colons
// that YAML would want quoted; what is merely wrong is kept for [Check].
func Parse(name string, data []byte) (Skill, error) {
	s := Skill{Path: name, Meta: map[string]string{}}
	if !utf8.Valid(data) {
		return s, Problem{Path: name, Text: "is not UTF-8 text", Skipped: true}
	}
	front, body, ok := split(&s, data)
	if !ok {
		return s, Problem{Path: name, Line: 1, Text: `has no front matter between two lines "---"`, Skipped: true}
	}
	s.Body = body
	root, err := s.decode(front)
	if err != nil {
		return s, Problem{Path: name, Line: yamlLine(err), Text: "front matter: " + yamlText(err), Skipped: true}
	}
	s.fill(root)
	if s.Description == "" {
		return s, Problem{Path: name, Text: "has no description", Skipped: true}
	}
	return s, nil
}

// split cuts a file into the YAML between its first two "---" lines and what
// follows, with LF line ends.
func split(s *Skill, data []byte) (front, body string, ok bool) {
	text, bom := strings.CutPrefix(string(data), "\ufeff")
	if bom {
		s.found(1, "begins with a byte order mark, which other programs may not accept")
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	lines := strings.SplitAfter(text, "\n")
	if strings.TrimRight(lines[0], " \t\n") != "---" {
		return "", "", false
	}
	for i, line := range lines[1:] {
		if strings.TrimRight(line, " \t\n") == "---" {
			front = strings.Join(lines[1:i+1], "")
			body = strings.Join(lines[i+2:], "")
			return front, strings.TrimLeft(body, "\n"), true
		}
	}
	return "", "", false
}

// found notes what a strict reading does not accept. Lines count from 1.
func (s *Skill) found(line int, format string, args ...any) {
	s.problems = append(s.problems, Problem{Path: s.Path, Line: line, Text: fmt.Sprintf(format, args...)})
}

// decode reads the front matter, and where it is not YAML reads it once more with
// plain values quoted: "description: Use when: asked" is the commonest mistake, and
// programs that do not use YAML accept it.
func (s *Skill) decode(front string) (*yaml.Node, error) {
	root, err := mapping(front)
	if err == nil {
		return root, nil
	}
	again, second := mapping(plainValue.ReplaceAllStringFunc(front, quoteValue))
	if second != nil {
		return nil, err
	}
	s.found(yamlLine(err), "is not YAML: a value with a colon or a quotation mark has to be quoted")
	return again, nil
}

// mapping parses YAML without following aliases, so that a small file cannot
// become a large value.
func mapping(front string) (*yaml.Node, error) {
	var doc yaml.Node
	dec := yaml.NewDecoder(bytes.NewReader([]byte(front)))
	if err := dec.Decode(&doc); err != nil {
		return nil, err
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return nil, errNoMapping
	}
	return doc.Content[0], nil
}

var errNoMapping = errors.New("is not a list of names and values")

var plainValue = regexp.MustCompile(`(?m)^[ \t]*[A-Za-z][\w.-]*:[ \t]+\S.*$`)

// quoteValue puts a value in quotes unless it is quoted or of many lines.
func quoteValue(line string) string {
	key, value, _ := strings.Cut(line, ":")
	value = strings.TrimSpace(value)
	switch value[0] {
	case '\'', '"', '|', '>', '[', '{', '&', '*', '!':
		return line
	}
	return key + ": '" + strings.ReplaceAll(value, "'", "''") + "'"
}

var yamlAt = regexp.MustCompile(`line (\d+): *`)

// yamlLine is the line of the file a YAML error speaks of: its own count begins
// after the first "---".
func yamlLine(err error) int {
	m := yamlAt.FindStringSubmatch(err.Error())
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n + 1
}

func yamlText(err error) string {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	text, _, _ = strings.Cut(text, "\n")
	return yamlAt.ReplaceAllString(text, "")
}

// folder is the name of the folder a SKILL.md lies in, "" where the path has none.
func folder(name string) string {
	dir := path.Base(path.Dir(name))
	if dir == "." || dir == "/" {
		return ""
	}
	return dir
}
