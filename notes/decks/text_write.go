package decks

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteText writes the notes of a deck as a text file that Anki imports: with header
// lines, the GUID of each note, so that a second import changes it instead of adding
// it again, its kind, its deck, its fields as HTML, and its tags. Schedules are not in
// such a file. Spaces within a tag become "_".
func WriteText(w io.Writer, deck Deck) error {
	b := bufio.NewWriter(w)
	fields := 1
	for _, n := range deck.Notes {
		fields = max(fields, len(n.Fields))
	}
	fmt.Fprintf(b, "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:%d\n", 4+fields)
	for _, n := range deck.Notes {
		cells := make([]string, 4+fields)
		for i, f := range n.Fields {
			cells[3+i] = fieldValue(f)
		}
		cells[0], cells[1], cells[2] = clean(n.GUID), clean(n.Kind), deckName(n.Deck)
		if n.GUID == "" {
			cells[0] = guidOf(&n, cells[3:3+fields])
		}
		cells[3+fields] = strings.TrimSpace(tagList(n.Tags))
		fmt.Fprint(b, line(cells, '\t'))
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write notes: %w", err)
	}
	return nil
}
