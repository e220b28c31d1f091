package decks

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// Schema 11, of both legacy forms, keeps what is not a note, a card or an answer as
// JSON in the one row of the table col.

// A model is a kind of note there.
type model struct {
	Name   string          `json:"name"`
	Type   int             `json:"type"` // 1 of a cloze
	Style  string          `json:"css"`
	Fields []modelField    `json:"flds"`
	Cards  []modelTemplate `json:"tmpls"`
}

type modelField struct {
	Name string `json:"name"`
	Ord  *int   `json:"ord"`
}

type modelTemplate struct {
	Name     string `json:"name"`
	Ord      *int   `json:"ord"`
	Question string `json:"qfmt"`
	Answer   string `json:"afmt"`
}

// readObjects reads the row of col.
func (c *collection) readObjects(ctx context.Context) error {
	columns := []string{"crt", "conf", "models", "decks"}
	if _, err := c.table(ctx, "col", columns...); err != nil {
		return err
	}
	var failed error
	found := false
	err := c.each(ctx, "col", columns, func(r row) error {
		if !found {
			found = true
			var conf struct {
				CreationOffset *int `json:"creationOffset"`
			}
			_ = json.Unmarshal(r.blob(1), &conf) // without it the offset is told by the hour
			c.calendar = calendarOf(r.number(0), conf.CreationOffset)
			failed = c.readModels(r.blob(2))
			c.readNames(r.blob(3))
		}
		return nil
	})
	switch {
	case err != nil:
		return fmt.Errorf("read table col: %w", err)
	case !found:
		return fmt.Errorf("it is no collection of Anki: the table col is empty")
	}
	return failed
}

// readModels reads the kinds of note.
func (c *collection) readModels(object []byte) error {
	var models map[string]json.RawMessage
	if err := json.Unmarshal(object, &models); err != nil {
		return fmt.Errorf("its kinds of note are not JSON: %w", err)
	}
	for _, key := range slices.Sorted(maps.Keys(models)) {
		id, err := strconv.ParseInt(key, 10, 64)
		var m model
		if err == nil {
			err = json.Unmarshal(models[key], &m)
		}
		if err != nil {
			c.problems.add(Problem{Reason: fmt.Sprintf("the kind of note %q cannot be read: %v", key, err)})
			continue
		}
		c.addKind(id, m.kind())
	}
	return nil
}

// kind puts fields and templates in their order.
func (m model) kind() Kind {
	k := Kind{Name: clean(m.Name), Cloze: m.Type == 1, Style: clean(m.Style)}
	slices.SortStableFunc(m.Fields, func(a, b modelField) int { return ordered(a.Ord, b.Ord) })
	slices.SortStableFunc(m.Cards, func(a, b modelTemplate) int { return ordered(a.Ord, b.Ord) })
	for _, f := range m.Fields {
		k.Fields = append(k.Fields, clean(f.Name))
	}
	for _, t := range m.Cards {
		k.Templates = append(k.Templates, Template{clean(t.Name), clean(t.Question), clean(t.Answer)})
	}
	return k
}

// ordered compares two places; what has none stays where it is.
func ordered(a, b *int) int {
	if a == nil || b == nil {
		return 0
	}
	return cmp.Compare(*a, *b)
}

// addKind keeps a kind of note by its number.
func (c *collection) addKind(id int64, k Kind) {
	if len(k.Fields) > maxFields || len(k.Templates) > maxTemplates {
		c.problems.add(Problem{Reason: fmt.Sprintf("the kind of note %q has too many fields or templates", k.Name)})
		return
	}
	for _, other := range c.kinds {
		if other.Name == k.Name {
			k.Name = fmt.Sprintf("%s (%d)", k.Name, id)
			break
		}
	}
	c.kinds[id] = prepare(k, &c.problems)
}

// readNames reads the names of the decks.
func (c *collection) readNames(object []byte) {
	var named map[string]struct {
		Name string `json:"name"`
	}
	if err := json.Unmarshal(object, &named); err != nil && len(named) == 0 {
		c.problems.add(Problem{Reason: "its decks are not JSON, so the cards are of none"})
	}
	for _, key := range slices.Sorted(maps.Keys(named)) {
		if id, err := strconv.ParseInt(key, 10, 64); err == nil {
			c.names[id] = clean(named[key].Name)
		}
	}
}
