package decks

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"
)

// written is when the packages of these tests are written: an afternoon in Berlin.
var written = time.Date(2026, 11, 6, 15, 30, 0, 0, time.FixedZone("", 3600))

// read reads a package from bytes.
func read(t testing.TB, data []byte) Deck {
	t.Helper()
	deck, err := ReadPackage(context.Background(), bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return deck
}

// pack writes a deck as a package.
func pack(t testing.TB, deck Deck) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WritePackage(context.Background(), &b, deck, written); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// capitals is a small deck with all that a card can have.
func capitals() Deck {
	day := 20763 // 2026-11-06
	return Deck{
		Kinds: []Kind{Basic(), Cloze()},
		Notes: []Note{
			{
				ID: 1700000000001, GUID: "g-1", Deck: "Geography::Oceania", Kind: "Basic", Tags: []string{"capital", "a::b"},
				Fields: []Field{
					{Name: "Front", HTML: "Capital of <b>Australia</b>?", Text: "Capital of Australia?"},
					{Name: "Back", HTML: "Canberra", Text: "Canberra"},
				},
				Cards: []Card{{
					ID: 1700000000002, Template: "Card 1", Question: "Capital of Australia?", Answer: "Canberra",
					State: Review, Day: day + 12, Interval: 20, Ease: 2350, Reps: 3, Lapses: 1, Flag: 3,
					Memory: &Memory{Stability: 20.125, Difficulty: 5.5, Retention: 0.9, Decay: 0.1542, Last: 1793712345},
					Reviews: []Answer{
						{At: 1793012345678, Rating: 3, Interval: -600, Took: 4200, Kind: AtLearning},
						{At: 1793112345678, Rating: 1, Interval: 1, Last: 4, Ease: 2150, Took: 9000, Kind: AtReview},
						{At: 1793712345678, Rating: 4, Interval: 20, Last: 1, Ease: 2350, Took: 1500, Kind: AtReview},
					},
				}},
			},
			{
				ID: 1700000000003, GUID: "g-2", Deck: "Geography", Kind: "Cloze",
				Fields: []Field{
					{Name: "Text", HTML: "{{c1::Paris}} lies on the {{c2::Seine::river}}.", Text: "{{c1::Paris}} lies on the {{c2::Seine::river}}."},
					{Name: "Back Extra", HTML: "Île", Text: "Île"},
				},
				Cards: []Card{
					{
						ID: 1700000000004, Template: "Cloze", Question: "[…] lies on the Seine.", Answer: "Paris lies on the Seine.\nÎle",
						Gaps: []Gap{{Text: "Paris"}}, State: Learning, Time: 1793712945, Ease: 2500, Reps: 1, Buried: true,
					},
					{
						ID: 1700000000005, Ord: 1, Template: "Cloze", Question: "Paris lies on the […].", Answer: "Paris lies on the Seine.\nÎle",
						Gaps: []Gap{{Text: "Seine", Hint: "river"}}, Position: 7, Suspended: true, Deck: "Hard",
					},
				},
			},
		},
	}
}

func TestPackageIsReadAsWritten(t *testing.T) {
	want := capitals()
	got := read(t, pack(t, want))
	if !reflect.DeepEqual(got, want) {
		t.Errorf("read back is\n%s\nnot\n%s", printed(got), printed(want))
	}
	if !bytes.Equal(pack(t, want), pack(t, want)) {
		t.Error("the same deck gives other bytes")
	}
}

func printed(d Deck) string {
	data, err := json.MarshalIndent(d, "", " ")
	if err != nil {
		return err.Error()
	}
	return string(data)
}

// TestPackagesOfChance writes decks that nobody thought of, and reads them back.
func TestPackagesOfChance(t *testing.T) {
	seeds := uint64(60)
	if testing.Short() || raced {
		seeds = 10
	}
	for seed := range seeds {
		r := rand.New(rand.NewPCG(seed, 1))
		want := deckOfChance(r)
		got := read(t, pack(t, want))
		for i := range got.Notes {
			for j := range got.Notes[i].Cards { // what a card says is tested elsewhere
				c := &got.Notes[i].Cards[j]
				c.Question, c.Answer, c.Gaps = "", "", nil
			}
			for j := range got.Notes[i].Fields {
				got.Notes[i].Fields[j].Text = ""
			}
		}
		got.Problems = nil
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: read back is\n%s\nnot\n%s", seed, printed(got), printed(want))
		}
	}
}

func deckOfChance(r *rand.Rand) Deck {
	d := Deck{Kinds: []Kind{Basic(), Reversed()}}
	text := func() string {
		words := []string{"a", "<b>x</b>", "ß", "日本", "\n", "&amp;", "'", "\"", "{{c1::z}}", " ", "<img src=\"q.png\">", "\t", "[sound:a.mp3]"}
		var b strings.Builder
		for range r.IntN(6) + 1 {
			b.WriteString(words[r.IntN(len(words))])
		}
		return b.String()
	}
	for i := range r.IntN(12) + 2 {
		n := Note{ID: int64(1.6e12) + int64(i), GUID: fmt.Sprint("guid", i), Deck: []string{"A", "A::B", "C d"}[r.IntN(3)]}
		kind := d.Kinds[i%2]
		n.Kind = kind.Name
		n.Fields = []Field{{Name: "Front", HTML: text()}, {Name: "Back", HTML: text()}}
		for range r.IntN(3) {
			n.Tags = append(n.Tags, fmt.Sprintf("t%d", r.IntN(9)))
		}
		for ord, tmpl := range kind.Templates {
			n.Cards = append(n.Cards, cardOfChance(r, ord, tmpl.Name, int64(i)))
		}
		d.Notes = append(d.Notes, n)
	}
	return d
}

func cardOfChance(r *rand.Rand, ord int, template string, note int64) Card {
	c := Card{ID: int64(1.61e12) + note*10 + int64(ord), Ord: ord, Template: template, Flag: r.IntN(8), State: State(r.IntN(4))}
	c.Suspended = r.IntN(4) == 0
	c.Buried = !c.Suspended && r.IntN(4) == 0
	switch {
	case c.State == New:
		c.Position = r.IntN(100000)
		return c
	case c.State != Review && r.IntN(2) == 0:
		c.Time = int64(1.7e9) + r.Int64N(1e8)
	default:
		c.Day = 12000 + r.IntN(20000)
	}
	c.Interval, c.Ease, c.Reps, c.Lapses = r.IntN(3650)+1, 1300+r.IntN(2000), r.IntN(50)+1, r.IntN(9)
	if r.IntN(2) == 0 {
		c.Memory = &Memory{Stability: r.Float64()*1000 + 0.001, Difficulty: 1 + 9*r.Float64(), Retention: 0.9, Decay: 0.2, Last: 1.7e9}
	}
	at := int64(1.65e12) + note*1e7 + int64(ord)*1e6
	for range r.IntN(5) {
		at += 1 + r.Int64N(1e5)
		c.Reviews = append(c.Reviews, Answer{
			At: at, Rating: r.IntN(5), Interval: r.IntN(2000) - 1000, Last: r.IntN(2000) - 1000, Ease: r.IntN(3000),
			Took: r.IntN(60000), Kind: AnswerKind(r.IntN(6)),
		})
	}
	return c
}

// TestDaysAreDates checks that a day stays the same date wherever a package is written.
func TestDaysAreDates(t *testing.T) {
	for _, hours := range []int{-12, -10, -5, 0, 1, 5, 9, 13, 14} {
		at := time.Date(2026, 6, 1, 2, 0, 0, 0, time.FixedZone("", hours*3600))
		deck := Deck{Notes: []Note{{
			Kind: "Basic", Fields: []Field{{Name: "Front", Text: "q"}, {Name: "Back", Text: "a"}},
			Cards: []Card{{State: Review, Day: 20605, Interval: 3, Ease: 2500}},
		}}}
		var b bytes.Buffer
		if err := WritePackage(context.Background(), &b, deck, at); err != nil {
			t.Fatal(err)
		}
		if got := read(t, b.Bytes()).Notes[0].Cards[0].Day; got != 20605 {
			t.Errorf("%+d h: day 20605 became %d", hours, got)
		}
	}
}

func TestCalendarIsToldByTheHour(t *testing.T) {
	// A collection of before 2.1.16 keeps no offset. 04:00 in New York, Berlin and Tokyo:
	for _, c := range []struct {
		created time.Time
		first   int64
	}{
		{time.Date(2018, 3, 1, 9, 0, 0, 0, time.UTC), 17591},
		{time.Date(2018, 3, 1, 3, 0, 0, 0, time.UTC), 17591},
		{time.Date(2018, 2, 28, 19, 0, 0, 0, time.UTC), 17591},
	} {
		if got := calendarOf(c.created.Unix(), nil).first; got != c.first {
			t.Errorf("%v begins at day %d, not %d", c.created, got, c.first)
		}
	}
}
