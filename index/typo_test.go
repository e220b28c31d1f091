package index

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"ken/notes/prose"
)

func TestTyposAreForgiven(t *testing.T) {
	d := newDesk(t, map[string]string{
		"a.md": "# Commissioning\n\nThe commissioning of the heat pump was postponed to November by the contractor.\n",
		"b.md": "# Retrieval\n\nRetrieval practice beats reading, and spacing helps the retrieval of what was learned before.\n",
		"c.md": "# Отопление\n\nКомитет решил, что договор на отопление надо подписать до зимы, и все были согласны.\n",
		"d.md": "# Heizung\n\nDie Übergabe der Heizung ist für den Herbst geplant, und der Müller kommt auch dazu.\n",
		"e.md": "# House\n\nThe house stands on a hill, and the hose is in the shed, and the house has a hose. RFC2119 applies.\n",
		"f.md": "# House\n\nAnother house with a hose, the hoses of it, and more than one hose was bought for the garden.\n",
	})
	d.sync()
	for _, c := range []struct{ query, path, meant string }{
		{"comissioning", "a.md", "comissioning: commissioning"},
		{"comisioning", "a.md", "comisioning: commissioning"},
		{"comissionning ", "a.md", "comissionning: commissioning"},
		{"retroewal ", "b.md", "retroewal: retrieval"},
		{"retreival practice", "b.md", "retreival: retrieval"},
		{"retrievl ", "b.md", "retrievl: retrieval"},
		{"отоплние ", "c.md", "отоплние: отопление"},
		{"ubergbae ", "d.md", "ubergbae: übergabe"},
		{"Übrgabe ", "d.md", "Übrgabe: übergabe"},
		{"heatpump ", "a.md", "heatpump: heat pump"},
		{"hosue ", "e.md", "hosue: house"},
		{"ehating ", "a.md", "ehating: heat"},
		{"zouse ", "", ""},         // the first letter is right
		{"contractor", "a.md", ""}, // nothing is wrong
		{"hose ", "f.md", ""},      // it is near to another, and a word
		{"RFC2118 ", "", ""},       // a name is no typo
		{`"heet pump"`, "", ""},    // who writes quotation marks means these words
		{"pump -comissioning ", "a.md", ""},
		{"comission", "a.md", "comission: commissioning"},
		{"commissionin", "a.md", ""}, // still being typed
	} {
		r := d.search(c.query)
		path, meant := "", []string{}
		if len(r.Passages) > 0 {
			path = r.Passages[0].Path
		}
		for _, m := range r.Meant {
			meant = append(meant, m.Typed+": "+m.Searched)
		}
		if s := strings.Join(meant, ", "); path != c.path || s != c.meant {
			t.Errorf("%q: %s, meant %q; want %s, %q", c.query, path, s, c.path, c.meant)
		}
	}
	if r := d.ask(Query{Text: "comissioning", AnyWords: true}); r.Total > 0 || len(r.Meant) > 0 {
		t.Errorf("a question was changed: %+v", r.Meant)
	}
}

// A query all of whose words are there finds what it finds, whatever is near to them.
func TestTyposChangeNothingThatMatches(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	files := make(map[string]string)
	for i := range 30 {
		files[fmt.Sprintf("n%d.md", i)] = randomNote(r)
	}
	d := newDesk(t, files)
	d.sync()
	words := vocabulary()
	for range 200 {
		query := words[r.IntN(len(words))] + " " + words[r.IntN(len(words))] + " "
		typed, plain := d.ask(Query{Text: query, Max: 100}), d.ask(Query{Text: query, Max: 100, AnyWords: true})
		if len(typed.Meant) > 0 || !reflect.DeepEqual(scored(typed), scored(plain)) {
			t.Errorf("%q: meant %v\n got %v\nwant %v", query, typed.Meant, scored(typed), scored(plain))
		}
	}
}

// A fault in one word never takes away what the word itself would have found, unless
// it makes another word.
func TestFaultsFindWhatWasMeant(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	files := make(map[string]string)
	for i := range 30 {
		files[fmt.Sprintf("n%d.md", i)] = randomNote(r)
	}
	d := newDesk(t, files)
	d.sync()
	for _, word := range vocabulary() {
		if len(word) < 5 {
			continue
		}
		letters := []rune(word)
		at := 1 + r.IntN(len(letters)-2)
		letters[at], letters[at+1] = letters[at+1], letters[at]
		typed, want := string(letters)+" ", d.search(word+" ")
		if typed == word+" " {
			continue
		}
		if got := d.search(typed); got.Total != want.Total || len(got.Meant) != 1 || got.Meant[0].Searched != word {
			t.Errorf("%q finds %d passages, meant %v; %q has %d", typed, got.Total, got.Meant, word, want.Total)
		}
	}
}

func FuzzNear(f *testing.F) {
	for _, s := range []string{"pump", "отопление", "übergabe", "aa", "ab"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, word string) {
		letters := []rune(strings.ToLower(word))
		if len(letters) < 2 || len(letters) > 12 {
			return
		}
		for g := range near(letters) {
			other := []rune(g.word)
			if n := prose.Edits(letters, other, len(letters)+len(other)); n != 1 {
				t.Fatalf("%q is %d changes from %q", g.word, n, word)
			}
		}
	})
}
