package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"ken/notes/decks"
)

// maxTextDeck bounds a deck in text, in bytes; packages are read piece by piece.
const maxTextDeck = 256 << 20

func importCommand(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE",
		Short: "takes in cards of Anki or of a table, with their history",
		Long: "Import takes the cards of an Anki package (.apkg or .colpkg, of any version) with every\n" +
			"review there was, of a text file that Anki wrote or takes (.txt), of a table (.csv, .tsv)\n" +
			"with question and answer, or the reviews of a log for FSRS optimizers (a .csv with\n" +
			"card_id and review_rating) for cards that are known here. What is imported again changes\n" +
			"the cards it made, and adds no review twice. Nothing is unpacked; pictures and sounds\n" +
			"stay behind. FILE may lie anywhere.",
		Example: "ken import ~/Downloads/biology.apkg\nken import words.csv --json",
		Args:    exactly(1, 1, "a file"),
		RunE:    func(c *cobra.Command, args []string) error { return s.importDeck(c.Context(), args[0]) },
	}
}

func (s *session) importDeck(ctx context.Context, name string) error {
	t, err := s.tutoring(ctx)
	if err != nil {
		return err
	}
	done, err := s.imported(ctx, t, name)
	if err != nil {
		return fmt.Errorf("import %s: %w", name, err)
	}
	return s.print(done)
}

func (s *session) imported(ctx context.Context, t *tutoring, name string) (imported, error) {
	full := name
	if !filepath.IsAbs(full) {
		full = filepath.Join(s.dir, full)
	}
	f, size, err := openRegular(full)
	if err != nil {
		return imported{}, err
	}
	defer func() { _ = f.Close() }() // it was only read
	offset := t.now().Offset
	switch strings.ToLower(filepath.Ext(name)) {
	case ".apkg", ".colpkg", ".anki2", ".anki21":
		deck, err := decks.ReadPackage(ctx, f, size)
		if err != nil {
			return imported{}, err
		}
		return t.take(ctx, name, fromDeck(deck, offset))
	}
	if size > maxTextDeck {
		return imported{}, fmt.Errorf("it is larger than %s", bytesText(maxTextDeck))
	}
	data, err := io.ReadAll(io.LimitReader(f, maxTextDeck))
	if err != nil {
		return imported{}, err
	}
	return t.takeText(ctx, name, data, offset)
}

// takeText takes in what is text: a log of reviews, a table, or Anki's own form.
func (t *tutoring) takeText(ctx context.Context, name string, data []byte, offset int) (imported, error) {
	head, _, _ := strings.Cut(string(data[:min(len(data), 4096)]), "\n")
	ext := strings.ToLower(filepath.Ext(name))
	switch {
	case strings.Contains(head, "review_rating"):
		logged, problems, err := decks.ReadReviews(data)
		if err != nil {
			return imported{}, err
		}
		events, said := t.fromReviews(logged, problems, offset)
		added, err := t.log.Import(t.unlogged(events))
		return imported{File: filepath.Base(name), Reviews: added, Problems: list(said)}, err
	case (ext == ".csv" || ext == ".tsv") && !strings.HasPrefix(head, "#"):
		entries, problems, err := decks.ReadTable(data)
		if err != nil {
			return imported{}, err
		}
		return t.take(ctx, name, fromTable(entries, problems))
	}
	deck, err := decks.ReadText(data)
	if err != nil {
		return imported{}, err
	}
	return t.take(ctx, name, fromDeck(deck, offset))
}

// openRegular opens a file that is one, and no pipe or folder.
func openRegular(name string) (*os.File, int64, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, 0, errors.New("there is no such file")
	case err != nil:
		return nil, 0, errors.Unwrap(err)
	case !info.Mode().IsRegular():
		return nil, 0, errors.New("it is not a regular file")
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, 0, errors.Unwrap(err)
	}
	return f, info.Size(), nil
}
