package decks

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// What Anki looks for in the one row of the table col: settings, kinds of note, decks
// and options of decks, as JSON objects whose keys are numbers. The values are those
// of a new collection, for on import all but kinds and decks is left aside.

// A numberedKind is a kind of note with its number.
type numberedKind struct {
	*preparedKind
	id int64
}

// newOnes are the cards of a note that has none yet.
func (k *numberedKind) newOnes(n *Note, values []string, place int) []Card {
	filled := *n
	filled.Fields = nil
	for _, v := range values {
		filled.Fields = append(filled.Fields, Field{HTML: v})
	}
	cards := k.newCards(&filled)
	for i := range cards {
		cards[i].Position = place
	}
	return cards
}

// A kindTable finds the kinds of notes, and makes those that nobody described.
type kindTable struct {
	byName map[string]*numberedKind
	given  map[string]Kind
	ids    numbers
}

func newKindTable(deck Deck) kindTable {
	t := kindTable{map[string]*numberedKind{}, map[string]Kind{}, newNumbers()}
	for _, k := range []Kind{Basic(), Reversed(), Cloze()} {
		t.given[k.Name] = k
	}
	for _, k := range deck.Kinds {
		t.given[k.Name] = k
	}
	return t
}

// of is the kind of a note.
func (t kindTable) of(n *Note) (*numberedKind, error) {
	name := n.Kind
	if k := t.byName[name]; k != nil {
		return k, nil
	}
	kind, ok := t.given[name]
	if !ok {
		var err error
		if kind, err = kindOfNote(n); err != nil {
			return nil, err
		}
	}
	if len(kind.Fields) == 0 || len(kind.Templates) == 0 {
		return nil, fmt.Errorf("its kind %q has no field or no template", name)
	}
	said, err := json.Marshal(kind)
	if err != nil {
		return nil, err
	}
	k := &numberedKind{prepare(kind, &troubles{}), t.ids.take(0, stableNumber("kind", string(said)))}
	t.byName[name] = k
	return k, nil
}

// kindOfNote is a kind that asks for the second field by the first.
func kindOfNote(n *Note) (Kind, error) {
	if n.Kind == "" || len(n.Fields) == 0 {
		return Kind{}, fmt.Errorf("it has no kind or no field")
	}
	k := Kind{Name: n.Kind, Style: defaultStyle}
	answer := ruled
	for i, f := range n.Fields {
		if strings.ContainsAny(f.Name, ":{}\"") || f.Name == "" {
			return Kind{}, fmt.Errorf("a field of Anki cannot be called %q", f.Name)
		}
		k.Fields = append(k.Fields, f.Name)
		if i > 0 {
			answer += "{{" + f.Name + "}}<br>"
		}
	}
	answer = strings.TrimSuffix(answer, "<br>")
	k.Templates = []Template{{"Card 1", "{{" + n.Fields[0].Name + "}}", answer}}
	return k, nil
}

// stableNumber is a number for a kind or a deck that is the same whenever it is
// written, so that a second import finds the first. It lies where no clock of Anki
// was: in the year 2001 to 2004, as milliseconds.
func stableNumber(what, name string) int64 {
	const from, span = 1_000_000_000_000, 100_000_000_000
	return from + checksum(what+":"+name)*23%span
}

// A deckTable gives decks their numbers.
type deckTable struct {
	byName map[string]int64
	ids    numbers
}

// defaultDeck is the name of the one that Anki always has, under the number 1.
const defaultDeck = "Default"

func newDeckTable() deckTable { return deckTable{map[string]int64{defaultDeck: 1}, newNumbers()} }

// of is the number of a deck; those above it are made with it. Without a name it is
// Anki's own default.
func (t deckTable) of(name string) int64 {
	name = deckName(name)
	if name == "" {
		return 1
	}
	if id, ok := t.byName[name]; ok {
		return id
	}
	if above := strings.LastIndex(name, deckDivider); above > 0 {
		t.of(name[:above])
	}
	id := t.ids.take(0, stableNumber("deck", name))
	t.byName[name] = id
	return id
}

// deckName is a name without empty parts.
func deckName(name string) string {
	var parts []string
	for part := range strings.SplitSeq(clean(name), deckDivider) {
		if part = strings.TrimSpace(strings.ReplaceAll(part, fieldDivider, " ")); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, deckDivider)
}

type object = map[string]any

// writeFrame writes the row of col.
func (f *filler) writeFrame(tx *sql.Tx) error {
	_, east := f.at.Zone()
	conf := object{
		"activeDecks": []int{1}, "curDeck": 1, "newSpread": 0, "collapseTime": 1200, "timeLim": 0, "estTimes": true,
		"dueCounts": true, "curModel": nil, "nextPos": len(f.deck.Notes) + 1, "sortType": "noteFld",
		"sortBackwards": false, "addToCur": true, "schedVer": 2, "creationOffset": -east / 60,
	}
	values := []any{1, f.calendar.created, f.at.UnixMilli(), f.at.UnixMilli(), 11, 0, 0, 0}
	for _, v := range []object{conf, f.models(), f.deckObjects(), f.options(), {}} {
		data, err := json.Marshal(v)
		if err != nil {
			return err
		}
		values = append(values, string(data))
	}
	_, err := tx.ExecContext(f.ctx, "INSERT INTO col VALUES (?"+strings.Repeat(",?", len(values)-1)+")", values...)
	return err
}

// models are the kinds of note.
func (f *filler) models() object {
	models := object{}
	byID := slices.SortedFunc(maps.Values(f.kinds.byName), func(a, b *numberedKind) int { return cmp.Compare(a.id, b.id) })
	for _, k := range byID {
		sort := 0
		if k.Cloze {
			sort = 1
		}
		models[strconv.FormatInt(k.id, 10)] = object{
			"id": k.id, "name": k.Name, "type": sort, "mod": f.at.Unix(), "usn": -1, "sortf": 0, "did": nil,
			"tmpls": templateObjects(k.Kind), "flds": fieldObjects(k.Kind), "css": k.Style, "latexPre": latexPre,
			"latexPost": "\\end{document}", "latexsvg": false, "req": requirements(k.Kind), "tags": []string{}, "vers": []int{},
		}
	}
	return models
}

const latexPre = "\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n" +
	"\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n"

func templateObjects(k Kind) []object {
	var all []object
	for i, t := range k.Templates {
		all = append(all, object{
			"name": t.Name, "ord": i, "qfmt": t.Question, "afmt": t.Answer, "bqfmt": "", "bafmt": "", "did": nil,
			"bfont": "", "bsize": 0,
		})
	}
	return all
}

func fieldObjects(k Kind) []object {
	var all []object
	for i, name := range k.Fields {
		all = append(all, object{
			"name": name, "ord": i, "sticky": false, "rtl": false, "font": "Arial", "size": 20, "media": []string{},
			"description": "",
		})
	}
	return all
}

// requirements say which fields must be filled for a template to make a card. Anki
// computes them anew; programs of old took them from here.
func requirements(k Kind) []any {
	var all []any
	known := map[string]int{}
	for i, name := range k.Fields {
		known[name] = i
	}
	for i, t := range k.Templates {
		nodes, _ := parseTemplate(t.Question) // one that is broken asks for nothing
		var fields []int
		for _, name := range named(nodes) {
			if at, ok := known[name]; ok && !slices.Contains(fields, at) {
				fields = append(fields, at)
			}
		}
		slices.Sort(fields)
		if len(fields) == 0 {
			all = append(all, []any{i, "none", []int{}})
			continue
		}
		all = append(all, []any{i, "any", fields})
	}
	return all
}

// named are the fields a template writes.
func named(nodes []templateNode) []string {
	var names []string
	for _, n := range nodes {
		if n.when == "" && n.field != "" && !slices.Contains(n.filters, "type") {
			names = append(names, n.field)
		}
		if n.when != "^" {
			names = append(names, named(n.inside)...)
		}
	}
	return names
}

// deckObjects are the decks, with the default one that Anki cannot be without.
func (f *filler) deckObjects() object {
	all := object{}
	for name, id := range f.decks.byName {
		all[strconv.FormatInt(id, 10)] = f.deckObject(id, name)
	}
	return all
}

func (f *filler) deckObject(id int64, name string) object {
	none := []int{0, 0}
	return object{
		"id": id, "mod": f.at.Unix(), "name": name, "usn": -1, "lrnToday": none, "revToday": none, "newToday": none,
		"timeToday": none, "collapsed": false, "browserCollapsed": false, "desc": "", "dyn": 0, "conf": 1,
		"extendNew": 0, "extendRev": 0,
	}
}

// options are those every deck has.
func (f *filler) options() object {
	return object{"1": object{
		"id": 1, "mod": 0, "name": "Default", "usn": 0, "maxTaken": 60, "autoplay": true, "timer": 0, "replayq": true, "dyn": false,
		"new": object{
			"bury": false, "delays": []float64{1, 10}, "initialFactor": 2500, "ints": []int{1, 4, 0}, "order": 1, "perDay": 20,
		},
		"rev": object{"bury": false, "ease4": 1.3, "ivlFct": 1, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2},
		"lapse": object{
			"delays": []float64{10}, "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0,
		},
	}}
}
