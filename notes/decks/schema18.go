package decks

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Schemas 15 to 18 keep kinds of note, fields, templates and decks in tables, and
// what they are set to in protocol buffers: of a kind 1 is the sort (1 a cloze) and 3
// the style, of a template 1 is the question and 2 the answer (proto/anki/notetypes.proto
// of Anki). The names are ordered by a collation of Anki's own, "unicase", that is not
// here: nothing may be compared or sorted by the database.

// readTables reads what is in them.
func (c *collection) readTables(ctx context.Context) error {
	if err := c.readCalendar(ctx); err != nil {
		return err
	}
	kinds := map[int64]*Kind{}
	err := c.rows(ctx, "notetypes", []string{"id", "name", "config"}, maxTemplates*10, func(r row) error {
		k := &Kind{Name: r.text(1)}
		kinds[r.number(0)] = k
		return c.config("kind of note", k.Name, r.blob(2), func(f wireField) {
			switch f.number {
			case 1:
				k.Cloze = f.value == 1
			case 3:
				k.Style = clean(string(f.bytes))
			}
		})
	})
	if err != nil {
		return err
	}
	if err := c.readFields(ctx, kinds); err != nil {
		return err
	}
	if err := c.readTemplates(ctx, kinds); err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(kinds)) {
		c.addKind(id, *kinds[id])
	}
	return c.rows(ctx, "decks", []string{"id", "name"}, maxNotes, func(r row) error {
		c.names[r.number(0)] = strings.ReplaceAll(r.text(1), fieldDivider, deckDivider)
		return nil
	})
}

// config gives the fields of a message to do. One that is damaged is a problem.
func (c *collection) config(what, name string, message []byte, do func(wireField)) error {
	err := eachField(message, func(f wireField) error {
		do(f)
		return nil
	})
	if err != nil {
		c.problems.add(Problem{Reason: fmt.Sprintf("what the %s %q is set to %v", what, name, err)})
	}
	return nil
}

// readCalendar reads when the collection was made, and where on earth.
func (c *collection) readCalendar(ctx context.Context) error {
	var offset *int
	if ok, err := c.table(ctx, "config", "key", "val"); err == nil && ok {
		err := c.each(ctx, "config", []string{"key", "val"}, func(r row) error {
			if r.text(0) == "creationOffset" {
				_ = json.Unmarshal(r.blob(1), &offset) // without it the offset is told by the hour
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("read table config: %w", err)
		}
	}
	return c.rows(ctx, "col", []string{"crt"}, 10, func(r row) error {
		c.calendar = calendarOf(r.number(0), offset)
		return nil
	})
}

// part is a field or a template with its place.
type part struct {
	ord      int
	template Template
}

// readFields gives the kinds their fields.
func (c *collection) readFields(ctx context.Context, kinds map[int64]*Kind) error {
	parts := map[int64][]part{}
	err := c.rows(ctx, "fields", []string{"ntid", "ord", "name"}, maxNotes, func(r row) error {
		parts[r.number(0)] = append(parts[r.number(0)], part{r.small(1), Template{Name: r.text(2)}})
		return nil
	})
	for id, k := range kinds {
		for _, p := range inOrder(parts[id]) {
			k.Fields = append(k.Fields, p.template.Name)
		}
	}
	return err
}

// readTemplates gives the kinds their templates.
func (c *collection) readTemplates(ctx context.Context, kinds map[int64]*Kind) error {
	parts := map[int64][]part{}
	err := c.rows(ctx, "templates", []string{"ntid", "ord", "name", "config"}, maxNotes, func(r row) error {
		t := Template{Name: r.text(2)}
		err := c.config("template", t.Name, r.blob(3), func(f wireField) {
			switch f.number {
			case 1:
				t.Question = clean(string(f.bytes))
			case 2:
				t.Answer = clean(string(f.bytes))
			}
		})
		parts[r.number(0)] = append(parts[r.number(0)], part{r.small(1), t})
		return err
	})
	for id, k := range kinds {
		for _, p := range inOrder(parts[id]) {
			k.Templates = append(k.Templates, p.template)
		}
	}
	return err
}

func inOrder(parts []part) []part {
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(a.ord, b.ord) })
	return parts
}
