package decks

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// Bounds of a package. What is beyond is refused, not cut.
const (
	maxCollection = 1 << 29 // bytes of a database, unpacked
	maxMediaList  = 1 << 26 // bytes of the list of media, unpacked
	maxMeta       = 1 << 10
	maxWindow     = 1 << 27 // bytes that zstd may look back; Anki's own are far below
)

// The names of the database in a package, the newest first. A package of the newest
// form holds the oldest too, with one note that asks for a newer Anki.
const (
	collectionLatest  = "collection.anki21b" // zstd, schema 18
	collectionLegacy2 = "collection.anki21"  // schema 11
	collectionLegacy1 = "collection.anki2"   // schema 11
)

// magicSQLite begins every database.
const magicSQLite = "SQLite format 3\x00"

// ReadPackage reads a package of Anki: .apkg or .colpkg of the current form and of
// both legacy ones, or the database alone. An error says why nothing could be read;
// notes that cannot be used are in the Problems of the deck.
func ReadPackage(ctx context.Context, file io.ReaderAt, size int64) (Deck, error) {
	return readPackage(ctx, file, size, maxCollection)
}

// readPackage reads one whose database unpacks to no more than most bytes.
func readPackage(ctx context.Context, file io.ReaderAt, size, most int64) (Deck, error) {
	head := make([]byte, min(size, int64(len(magicSQLite))))
	if _, err := file.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return Deck{}, fmt.Errorf("read package: %w", err)
	}
	if string(head) == magicSQLite {
		database, err := unpack(io.NewSectionReader(file, 0, size), most)
		if err != nil {
			return Deck{}, fmt.Errorf("read collection: %w", err)
		}
		return readCollection(ctx, database, nil)
	}
	archive, err := zip.NewReader(file, size)
	if err != nil {
		return Deck{}, fmt.Errorf("read package: it is not a zip archive, or was cut off: %w", err)
	}
	p := opened{entries: entries(archive)}
	if err := p.choose(); err != nil {
		return Deck{}, fmt.Errorf("read package: %w", err)
	}
	database, err := p.unpack(p.collection, most)
	if err != nil {
		return Deck{}, fmt.Errorf("unpack %s: %w", p.collection, err)
	}
	media, err := p.media()
	deck, failed := readCollection(ctx, database, media)
	if failed != nil {
		return Deck{}, fmt.Errorf("read %s: %w", p.collection, failed)
	}
	if err != nil {
		deck.Problems = append(deck.Problems, Problem{Reason: "the list of media cannot be read: " + err.Error()})
	}
	return deck, nil
}

// opened is a package whose form is known.
type opened struct {
	entries    map[string]*zip.File
	collection string // the name of the database
	latest     bool   // the form with zstd and protocol buffers
}

// entries are the files of an archive by their names. A name that is there twice is
// the first.
func entries(archive *zip.Reader) map[string]*zip.File {
	named := map[string]*zip.File{}
	for _, f := range archive.File {
		if _, twice := named[f.Name]; !twice && !f.FileInfo().IsDir() {
			named[f.Name] = f
		}
	}
	return named
}

// choose finds the database of a package by what "meta" says of its form, and where
// there is none by the names it holds.
func (p *opened) choose() error {
	version, err := p.version()
	if err != nil {
		return err
	}
	names := []string{collectionLatest, collectionLegacy2, collectionLegacy1}
	switch {
	case version > 3:
		return fmt.Errorf("it is of version %d, and 3 is the newest that is known", version)
	case version == 3:
		names = names[:1]
	case version == 1 || version == 2:
		names = names[1:]
	}
	for _, name := range names {
		if p.entries[name] != nil {
			p.collection, p.latest = name, name == collectionLatest
			return nil
		}
	}
	if version == 3 && p.entries[collectionLegacy1] != nil {
		return fmt.Errorf("%s is missing; %s in it only asks for a newer Anki", collectionLatest, collectionLegacy1)
	}
	return fmt.Errorf("it holds no collection of Anki%s", p.inside())
}

// inside says what an archive holds that is no package, for the message.
func (p *opened) inside() string {
	for _, c := range []struct{ name, what string }{
		{"[Content_Types].xml", "an office document"},
		{"mimetype", "a book or a document"},
		{"META-INF/MANIFEST.MF", "a program of Java"},
	} {
		if p.entries[c.name] != nil {
			return "; it looks like " + c.what
		}
	}
	for name := range p.entries {
		if base := path.Base(name); base != name && strings.HasPrefix(base, "collection.anki2") {
			return "; one lies in a folder, where Anki has none"
		}
	}
	return ""
}

// version is what "meta" says, 0 where there is none.
func (p *opened) version() (uint64, error) {
	if p.entries["meta"] == nil {
		return 0, nil
	}
	meta, err := p.unpack("meta", maxMeta)
	if err != nil {
		return 0, fmt.Errorf("unpack meta: %w", err)
	}
	var version uint64
	err = eachField(meta, func(f wireField) error {
		if f.number == 1 {
			version = f.value
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("meta %w", err)
	}
	return version, nil
}

// unpack returns the bytes of an entry; in the newest form those of the database and
// of the list of media are packed once more.
func (p *opened) unpack(name string, most int64) ([]byte, error) {
	entry := p.entries[name]
	if entry.Flags&1 != 0 {
		return nil, errors.New("it is encrypted")
	}
	r, err := entry.Open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Close() }()
	if !p.latest || name == "meta" {
		return unpack(r, most)
	}
	z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow),
		zstd.WithDecoderLowmem(true))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	return unpack(z, most)
}

// unpack reads to the end, and refuses what is longer than most.
func unpack(r io.Reader, most int64) ([]byte, error) {
	var b bytes.Buffer
	n, err := io.Copy(&b, io.LimitReader(r, most+1))
	if err != nil {
		return nil, err
	}
	if n > most {
		return nil, fmt.Errorf("it unpacks to more than %d MiB", most>>20)
	}
	return b.Bytes(), nil
}
