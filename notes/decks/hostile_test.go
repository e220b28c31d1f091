package decks

import (
	"bytes"
	"context"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

func writeFile(t testing.TB, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// tryPackage reads what may be anything. It may fail, but not otherwise.
func tryPackage(data []byte) (Deck, error) {
	return ReadPackage(context.Background(), bytes.NewReader(data), int64(len(data)))
}

// TestCutPackages reads packages and databases that end anywhere.
func TestCutPackages(t *testing.T) {
	step := 37
	if testing.Short() || raced {
		step = 401
	}
	for _, data := range [][]byte{pack(t, capitals()), latest(t, capitals())} {
		for n := 0; n < len(data); n += step {
			if deck, err := tryPackage(data[:n]); err == nil {
				t.Fatalf("cut at %d of %d, %d notes are read and nothing is said", n, len(data), len(deck.Notes))
			}
		}
	}
	for _, data := range [][]byte{collection11(t, capitals()), collection18(t, capitals())} {
		for n := 0; n < len(data); n += 512 {
			if deck, err := tryPackage(data[:n]); err == nil && len(deck.Problems) == 0 {
				t.Fatalf("a database cut at %d of %d is read as if it were whole", n, len(data))
			}
		}
	}
}

// TestDamagedPackages changes bytes at random places.
func TestDamagedPackages(t *testing.T) {
	rounds := 300
	if testing.Short() || raced {
		rounds = 20
	}
	for i, whole := range [][]byte{
		collection11(t, capitals()), collection18(t, capitals()), pack(t, capitals()), latest(t, capitals()),
	} {
		r := rand.New(rand.NewPCG(uint64(i), 7))
		for range rounds {
			data := bytes.Clone(whole)
			for range 1 + r.IntN(8) {
				data[r.IntN(len(data))] = byte(r.Uint32())
			}
			_, _ = tryPackage(data)
		}
	}
}

// TestBombs gives small files that unpack to much.
func TestBombs(t *testing.T) {
	const most = 8 << 20
	zeros := make([]byte, most+1)
	copy(zeros, magicSQLite)
	for name, data := range map[string][]byte{
		"zip":  zipped(t, "collection.anki2", zeros),
		"zstd": zipped(t, "collection.anki21b", zstandard(t, zeros)),
		"meta": zipped(t, "meta", make([]byte, 1<<20), "collection.anki2", "x"),
	} {
		if len(data) > 1<<15 {
			t.Fatalf("%s: the bomb has %d bytes", name, len(data))
		}
		_, err := readPackage(context.Background(), bytes.NewReader(data), int64(len(data)), most)
		if err == nil || !strings.Contains(err.Error(), "unpacks to more than") {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}

// TestPagesThatNameEachOther gives a database whose table never seems to end: an inner
// page names the same leaf in all its cells.
func TestPagesThatNameEachOther(t *testing.T) {
	deck := Deck{}
	for i := range 4000 {
		deck.Notes = append(deck.Notes, Note{
			ID: int64(1.6e12) + int64(i), Kind: "Basic", Fields: []Field{{Name: "Front", Text: strings.Repeat("q", 300)}, {Name: "Back", Text: "a"}},
			GUID: strings.Repeat("g", 40) + string(rune('a'+i%26)) + string(rune(0x4e00+i)),
		})
	}
	data := collection11(t, deck)
	const page = 4096
	changed := 0
	for at := page; at+page <= len(data); at += page { // every inner page of a table: all children are the first
		if p := data[at : at+page]; p[0] == 5 {
			cells := int(p[3])<<8 | int(p[4])
			for i := range cells {
				ptr := int(p[12+2*i])<<8 | int(p[13+2*i])
				first := int(p[12])<<8 | int(p[13])
				copy(p[ptr:ptr+4], p[first:first+4])
			}
			changed++
		}
	}
	if changed == 0 {
		t.Fatal("there is no inner page")
	}
	got, err := tryPackage(data)
	if err == nil && len(got.Notes) >= 4000 {
		t.Errorf("%d notes are read", len(got.Notes))
	}
}

// TestTextOfCardsIsBounded gives notes whose cards would be many times longer.
func TestTextOfCardsIsBounded(t *testing.T) {
	if testing.Short() || raced {
		t.Skip("makes a hundred megabytes of text")
	}
	var field strings.Builder
	for i := range 500 {
		field.WriteString("{{c" + strings.TrimSpace(string(rune('0'+(i+1)/100))) + string(rune('0'+(i+1)/10%10)) + string(rune('0'+(i+1)%10)) + "::x}} ")
	}
	field.WriteString(strings.Repeat("word ", 50_000))
	n := Note{Kind: "Cloze", Fields: []Field{{Name: "Text", HTML: field.String()}, {Name: "Back Extra"}}}
	for i := range 500 {
		n.Cards = append(n.Cards, Card{Ord: i})
	}
	if _, err := tryPackage(pack(t, Deck{Notes: []Note{n}})); err == nil || !strings.Contains(err.Error(), "many times longer") {
		t.Errorf("the error is %v", err)
	}
}

func TestStopped(t *testing.T) {
	data := pack(t, capitals())
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := ReadPackage(ctx, bytes.NewReader(data), int64(len(data))); err == nil {
		t.Error("reading goes on after it was stopped")
	}
	if err := WritePackage(ctx, &bytes.Buffer{}, capitals(), written); err == nil {
		t.Error("writing goes on after it was stopped")
	}
}

func FuzzReadPackage(f *testing.F) {
	f.Add(pack(f, capitals()))
	f.Add(latest(f, capitals()))
	f.Add(collection11(f, capitals()))
	f.Add(collection18(f, capitals()))
	f.Add(zipped(f, "collection.anki2", "SQLite format 3\x00", "media", `{"0":1}`))
	f.Add(zipped(f, "meta", "\x08\x03", "media", "\x0a\x02"))
	f.Fuzz(func(t *testing.T, data []byte) {
		deck, err := tryPackage(data)
		if err == nil && len(deck.Notes) > len(data) {
			t.Errorf("%d notes of %d bytes", len(deck.Notes), len(data))
		}
	})
}
