package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"ken/notes/decks"
)

// exportForms are what cards can be written as, with the ending of the file.
var exportForms = map[string]string{"anki": ".apkg", "text": ".txt", "csv": ".csv", "json": ".jsonl", "reviews": ".csv"}

func exportCommand(s *session) *cobra.Command {
	to := ""
	c := &cobra.Command{
		Use:   "export anki|text|csv|json|reviews",
		Short: "writes the cards for Anki, a spreadsheet or another program",
		Long: "Export writes the cards that are asked: as a package of Anki with due dates, memory and\n" +
			"every answer (anki), as a text file Anki imports (text), as a table (csv), as JSON lines\n" +
			"(json), or only the reviews, as optimizers of FSRS read them (reviews). The file is\n" +
			"exports/cards-DATE of the workspace unless -o says another; nothing that you have changed\n" +
			"since is overwritten. -o - is standard output.",
		Example:   "ken export anki\nken export csv -o - | head",
		Args:      exactly(1, 1, "one of anki, text, csv, json, reviews"),
		ValidArgs: sortedKeys(exportForms),
		RunE:      func(c *cobra.Command, args []string) error { return s.export(c.Context(), args[0], to) },
	}
	c.Flags().StringVarP(&to, "output", "o", "", "write to `FILE`; - is standard output")
	return c
}

// exportDone is the answer of "ken export".
type exportDone struct {
	Path  string `json:"path"`
	Form  string `json:"form"`
	Cards int    `json:"cards"`
	Bytes int    `json:"bytes"`
}

func (s *session) export(ctx context.Context, form, to string) error {
	ending, ok := exportForms[form]
	if !ok {
		return usage("one of anki, text, csv, json, reviews", "ken export knows no form %q", form)
	}
	t, err := s.tutoring(ctx)
	if err != nil {
		return err
	}
	data, count, err := t.exported(ctx, form)
	if err != nil {
		return fmt.Errorf("export the cards: %w", err)
	}
	if to == "-" {
		return s.write(data)
	}
	name := to
	if name == "" {
		name = "exports/" + what(form) + "s-" + date(s.now()) + ending
	} else if name, err = s.shop.find(to); err != nil && name == "" {
		return s.unfound("write", to, err)
	}
	path, err := s.shop.WriteBeside(name, data, func(existing []byte) bool { return bytes.Equal(existing, data) })
	if err != nil {
		return err
	}
	return s.print(exportDone{path, form, count, len(data)})
}

func (t *tutoring) exported(ctx context.Context, form string) ([]byte, int, error) {
	var b bytes.Buffer
	deck := t.toDeck()
	switch form {
	case "anki":
		err := decks.WritePackage(ctx, &b, deck, t.s.now())
		return b.Bytes(), len(deck.Notes), err
	case "text":
		err := decks.WriteText(&b, deck)
		return b.Bytes(), len(deck.Notes), err
	case "csv":
		data, err := t.table()
		return data, t.deck.Len(), err
	case "reviews":
		return t.reviews()
	}
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, r := range t.deck.Rows(t.now()) {
		if err := enc.Encode(r); err != nil {
			return nil, 0, err
		}
	}
	return b.Bytes(), t.deck.Len(), nil
}

func (e exportDone) text(p *paper) {
	p.printf("%s written to %s (%s)\n", plural(e.Cards, what(e.Form)), e.Path, bytesText(int64(e.Bytes)))
}

func what(form string) string {
	if form == "reviews" {
		return "review"
	}
	return "card"
}
