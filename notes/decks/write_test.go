package decks

import (
	"bytes"
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestAnotherReader has Python read a package, with queries of Anki's kind.
func TestAnotherReader(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("NOT TESTED: there is no python3 to read a package with")
	}
	file := filepath.Join(t.TempDir(), "deck.apkg")
	writeFile(t, file, pack(t, capitals()))
	out, err := exec.Command(python, "testdata/reader.py", file).CombinedOutput()
	const want = `note 1700000000001 g-1 Basic ['capital', 'a::b'] ['Capital of <b>Australia</b>?', 'Canberra']
note 1700000000003 g-2 Cloze [] ['{{c1::Paris}} lies on the {{c2::Seine::river}}.', 'Île']
card 1700000000002 Geography::Oceania 0 2 2 2026-11-18 20 2350 3 1 3 {"d": 5.5, "decay": 0.1542, "dr": 0.9, "lrt": 1793712345, "s": 20.125}
card 1700000000004 Geography 0 1 -2 1793712945 0 2500 1 0 0 {}
card 1700000000005 Hard 1 0 -1 7 0 0 0 0 0 {}
answer 1793012345678 1700000000002 3 -600 0 0 4200 0
answer 1793112345678 1700000000002 1 1 4 2150 9000 1
answer 1793712345678 1700000000002 4 20 1 2350 1500 1
`
	if err != nil || string(out) != want {
		t.Errorf("%v: it reads\n%s\nnot\n%s", err, out, want)
	}
}

// TestWhatIsLeftOut writes a deck with little said, and sees what stands for the rest.
func TestWhatIsLeftOut(t *testing.T) {
	deck := read(t, pack(t, Deck{Notes: []Note{
		{Kind: "Basic", Tags: []string{"two words", ""}, Fields: []Field{{Name: "Front", Text: "x < y?"}, {Name: "Back", Text: "a\nb"}}},
		{Kind: "Verb", Deck: "A::::B", Fields: []Field{{Name: "Word", Text: "go\x1fne"}, {Name: "Past", Text: "ging"}}},
		{Kind: "Cloze", Fields: []Field{{Name: "Text", HTML: "{{c2::a}} {{c4::b}}"}}, GUID: "c"},
		{Kind: "Basic (and reversed card)", Fields: []Field{{Name: "Front", Text: "l"}, {Name: "Back", Text: "r"}}, Cards: []Card{{Ord: 1, State: Review, Day: 20763}}},
	}}))
	want := "0: x < y? = a/b (Default [two_words] ken7b4d5b43f1a3e2d0); 0: go ne = ging (A::B [] x); " +
		"0: […] b = a b (Default [] c); 0: a […] = a b (Default [] c); 0: r = l (Default [] x)"
	got := said(deck)
	for _, n := range deck.Notes { // the derived ones are told by their beginning alone
		if strings.HasPrefix(n.GUID, "ken") && len(n.GUID) == 19 {
			got = strings.ReplaceAll(got, n.GUID, "x")
		}
	}
	if want = strings.ReplaceAll(want, "ken7b4d5b43f1a3e2d0", "x"); got != want {
		t.Errorf("read back is\n%s\nnot\n%s", got, want)
	}
	if c := deck.Notes[3].Cards[0]; c.Ease != 2500 || c.Interval != 1 {
		t.Errorf("a review without ease and interval has %d and %d", c.Ease, c.Interval)
	}
	numbers := map[int64]bool{}
	for _, n := range deck.Notes {
		for _, c := range n.Cards {
			if numbers[c.ID] || c.ID < written.UnixMilli() {
				t.Errorf("a card has the number %d", c.ID)
			}
			numbers[c.ID] = true
		}
	}
}

func TestDecksThatCannotBeWritten(t *testing.T) {
	basic := func(guid string) Note {
		return Note{GUID: guid, Kind: "Basic", Fields: []Field{{Name: "Front", Text: "q"}, {Name: "Back", Text: "a"}}}
	}
	many := basic("g")
	many.Fields = append(many.Fields, Field{Name: "More", Text: "x"})
	for _, c := range []struct {
		deck Deck
		want string
	}{
		{Deck{Notes: []Note{basic("g"), basic("g")}}, "note 2 (g): another note has the same guid"},
		{Deck{Notes: []Note{basic(""), basic("")}}, "note 2 (q): another note has the same guid"},
		{Deck{Notes: []Note{many}}, `it has 3 fields, and those of kind "Basic" have 2`},
		{Deck{Notes: []Note{{}}}, "it has no kind or no field"},
		{Deck{Notes: []Note{{Kind: "Own", Fields: []Field{{Name: "a:b"}}}}}, `cannot be called "a:b"`},
		{Deck{Kinds: []Kind{{Name: "Own"}}, Notes: []Note{{Kind: "Own", Fields: []Field{{Name: "F"}}}}}, "no field or no template"},
	} {
		err := WritePackage(context.Background(), &bytes.Buffer{}, c.deck, written)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("the error is %v, not one with %q", err, c.want)
		}
	}
}

// TestNumbersAreGivenOnce takes numbers that are asked for twice, or by none.
func TestNumbersAreGivenOnce(t *testing.T) {
	n := newNumbers()
	for _, id := range []int64{5, 5, 6, 8, 0, -3} {
		n.own(id)
	}
	var got []int64
	for _, c := range [][2]int64{{0, 5}, {5, 5}, {5, 5}, {0, 5}, {8, 1}, {6, 1}, {-3, -3}, {0, 1}} {
		got = append(got, n.take(c[0], c[1]))
	}
	want := []int64{7, 5, 9, 10, 8, 6, 1, 2}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("the numbers are %v, not %v", got, want)
		}
	}
}

func TestChecksum(t *testing.T) {
	// The first four bytes of SHA-1 of what is to be seen.
	for field, want := range map[string]string{
		"Paris": "Paris", "<b>Paris</b>": "Paris", "a<br>b": "ab", "x &lt; y&nbsp;z": "x < y z", `<img src="a b.png">`: " a b.png ",
		"a <!-- b --> c": "a  c", "a < b": "a < b", "<div": "<div",
	} {
		if got := stripped(field); got != want {
			t.Errorf("%q is compared as %q, not %q", field, got, want)
		}
	}
	if got := checksum("Paris"); got != 0x22390ad1 {
		t.Errorf("%x", got)
	}
}
