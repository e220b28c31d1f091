package evidence

import (
	"strings"

	"ken/notes"
)

// A row of a sheet or of a file of values reads as an item, each value behind the name of
// its column: "Item: Pump; Cost: 4,200". The names say what is asked about, the values
// answer.

// record tells whether an item is such a row.
func record(item string) bool {
	fields := strings.Split(item, "; ")
	named := 0
	for _, f := range fields {
		if name, _, found := strings.Cut(f, ": "); found && len(strings.Fields(name)) <= 6 {
			named++
		}
	}
	return named > 1 && named >= len(fields)-1
}

// read takes the statement's words. Those of a row are its values; the names of its
// columns lead them.
func (s *Statement) read() {
	s.said = s.Text
	if s.Kind == notes.Row && record(s.Text) {
		var names, values []string
		for f := range strings.SplitSeq(s.Text, "; ") {
			name, value, found := strings.Cut(f, ": ")
			if !found {
				name, value = "", f
			}
			names, values = append(names, name), append(values, value)
		}
		s.Lead, s.said = strings.Join(names, "; "), strings.Join(values, "; ")
	}
	s.terms = readTerms(s.said)
}
