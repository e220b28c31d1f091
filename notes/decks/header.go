package decks

import (
	"fmt"
	"strconv"
	"strings"
)

// A header is what the first lines of a text file of Anki say, "#key:value". Columns
// count from 1 and are 0 where there is none. The names of the keys are those of
// rslib/src/import_export/text/csv/metadata.rs.
type header struct {
	separator byte
	html      *bool
	tags      []string
	labels    string // of the columns, not yet taken apart
	kind      string
	deck      string

	kindColumn, deckColumn, tagsColumn, guidColumn int
	lines                                          int
}

// readHeader takes the header off a text. A value that cannot be used is a problem.
func readHeader(text string, problems *troubles) (header, string) {
	var h header
	for {
		end := lineEnd(text)
		line := text[:end]
		switch {
		case h.lines == 0 && strings.HasPrefix(line, "tags:"): // as Anki of old wrote it
			h.tags = tagsOf(line[len("tags:"):])
		case strings.HasPrefix(line, "#"):
			if key, value, ok := strings.Cut(line[1:], ":"); ok {
				if err := h.set(strings.ToLower(strings.TrimSpace(key)), value); err != nil {
					problems.add(Problem{Line: h.lines + 1, Reason: err.Error()})
				}
			}
		default:
			return h, text
		}
		h.lines++
		text = text[end:]
		text = strings.TrimPrefix(strings.TrimPrefix(text, "\r"), "\n")
	}
}

// set keeps one value. Keys that are not known are remarks.
func (h *header) set(key, value string) error {
	trimmed := strings.TrimSpace(value)
	switch key {
	case "separator":
		if h.separator = separatorNamed(value); h.separator == 0 {
			return fmt.Errorf("there is no separator %q", trimmed)
		}
	case "html":
		is, err := strconv.ParseBool(strings.ToLower(trimmed))
		if err != nil {
			return fmt.Errorf("html is true or false, not %q", trimmed)
		}
		h.html = &is
	case "tags":
		h.tags = tagsOf(value)
	case "columns":
		h.labels = value
	case "notetype":
		h.kind = trimmed
	case "deck":
		h.deck = trimmed
	case "notetype column":
		return h.column(&h.kindColumn, trimmed)
	case "deck column":
		return h.column(&h.deckColumn, trimmed)
	case "tags column":
		return h.column(&h.tagsColumn, trimmed)
	case "guid column":
		return h.column(&h.guidColumn, trimmed)
	}
	return nil
}

func (h *header) column(at *int, value string) error {
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 || n > maxCells {
		return fmt.Errorf("there is no column %q", value)
	}
	*at = n
	return nil
}

// separatorNamed is one by its name or itself, 0 where it is none.
func separatorNamed(value string) byte {
	named := map[string]byte{
		"tab": '\t', "comma": ',', "semicolon": ';', "space": ' ', "pipe": '|', "colon": ':', `\t`: '\t',
	}
	if c, ok := named[strings.ToLower(strings.TrimSpace(value))]; ok {
		return c
	}
	if len(value) == 1 && strings.Contains("\t,; |:", value) {
		return value[0]
	}
	if value = strings.TrimSpace(value); len(value) == 1 && strings.Contains(",;|:", value) {
		return value[0]
	}
	return 0
}

// isField tells whether a column holds a field and not something about its note.
func (h *header) isField(column int) bool {
	return column != h.kindColumn && column != h.deckColumn && column != h.tagsColumn && column != h.guidColumn
}
