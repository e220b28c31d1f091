package index

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"ken/notes"
)

// house is a small workspace.
func house() map[string]string {
	return map[string]string{
		"heating/pump.md": "---\ntitle: The heat pump\ndate: 2026-03-02\ntags: [renovation]\n---\n\n# Choosing\n\n" +
			"The heat pump needs a bigger radiator in the hall.\nIts pressure valve was leaking.\n\n" +
			words(600) + "\n\n# Costs\n\nThe invoice of the contractor was too high.\n\n" + words(600),
		"heating/boiler.md":             "# The old boiler\n\nOut of memory nobody knows its pressure.\n",
		"meetings/2026-01-15 permit.md": "# Meeting\n\nThe permit was granted. Naïve growth of costs.\n",
		"meetings/old/2024-05-06.md":    "# Meeting\n\nThe permit was refused.\n",
		"briefs/pump.md":                "# Brief\n\nWhat is known of the pump.\n",
		".goals.md":                     "# Goals\n\n## Warm house\n\nA pump by autumn.\n",
		"crlf.md":                       "# Fenster\r\n\r\nDie Übergröße der Fenster.\r\n",
		"list.txt":                      "milk\nbread\n",
	}
}

func TestSearch(t *testing.T) {
	d := newDesk(t, house())
	d.sync()
	for _, c := range []struct {
		query string
		want  string // places, in order
	}{
		{"boiler", "heating/boiler.md:1"},
		{"boilers", "heating/boiler.md:1"},
		{"renovation", "heating/pump.md:7"},     // a tag
		{"leaking valves", "heating/pump.md:7"}, // other forms
		{"ubergrosse", "crlf.md:1"},
		{"UBERGRÖßE", "crlf.md:1"}, // accents and case
		{"permit", "meetings/2026-01-15 permit.md:1 meetings/old/2024-05-06.md:1"},
		{"permit -refused", "meetings/2026-01-15 permit.md:1"},
		{"permit in:old", "meetings/old/2024-05-06.md:1"},
		{"permit in:meetings/old", "meetings/old/2024-05-06.md:1"},
		{"permit -in:old", "meetings/2026-01-15 permit.md:1"},
		{"permit in:MEETINGS since:2026", "meetings/2026-01-15 permit.md:1"},
		{"permit since:2026-01-16", ""},
		{"permit -since:2026", "meetings/old/2024-05-06.md:1"},
		{`"out of memory"`, "heating/boiler.md:1"},
		{`"memory out"`, ""},
		{`boiler -"nobody knows"`, ""},
		{`"the heat pump"`, "heating/pump.md:7 heating/pump.md:21"}, // the title counts
		{"pump kind:brief", "briefs/pump.md:1"},
		{"pump kind:goal", ".goals.md:1"},
		{"kind:brief", "briefs/pump.md:1"},
		{"boil", "heating/boiler.md:1"},   // still being typed
		{"boile ", "heating/boiler.md:1"}, // no longer: a letter is missing
		{"boyles ", ""},
		{"milk", "list.txt:1"},
		{"", ""},
		{"the of and", ""},
	} {
		r := d.search(c.query)
		if got := strings.Join(places(r), " "); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.query, got, c.want)
		}
		if r.Total != len(r.Passages) {
			t.Errorf("%q: %d of %d", c.query, len(r.Passages), r.Total)
		}
	}
}

// TestDayOfAMessage has a message be of the day its sender wrote it on.
func TestDayOfAMessage(t *testing.T) {
	d := newDesk(t, map[string]string{
		"late.eml":  "From: a@example.org\nDate: Sun, 20 Sep 2026 00:05:00 +0200\nSubject: Late\n\nThe padlock.\n",
		"early.eml": "From: a@example.org\nDate: Sun, 20 Sep 2026 22:00:00 -0700\nSubject: Early\n\nThe padlock and its key.\n",
	})
	d.sync()
	for _, p := range d.search("padlock since:2026-09-20 before:2026-09-21").Passages {
		if day := p.Dated.Format(time.DateOnly); day != "2026-09-20" {
			t.Errorf("%s is of %s", p.Path, day)
		}
	}
	if n := len(d.search("padlock since:2026-09-20 before:2026-09-21").Passages); n != 2 {
		t.Errorf("%d messages are of that day, want both", n)
	}
}

func TestPassageIsWhatStandsInTheFile(t *testing.T) {
	d := newDesk(t, house())
	d.sync()
	p := d.search("invoice contractor").Passages[0]
	text := house()["heating/pump.md"]
	if !strings.Contains(text, p.Quote) || !strings.HasPrefix(p.Quote, "# Costs\n\nThe invoice") {
		t.Errorf("the quote is %.40q", p.Quote)
	}
	want := notes.Source{Path: "heating/pump.md", Line: 21, EndLine: 21 + strings.Count(p.Quote, "\n"), Heading: []string{"Costs"}}
	want.Quote, want.SHA256 = p.Quote, notes.Digest(p.Quote)
	if !reflect.DeepEqual(p.Source, want) {
		t.Errorf("the source is %+v", p.Source)
	}
	if p.Title != "The heat pump" || p.Kind != KindNote || p.Dated.Format(time.DateOnly) != "2026-03-02" || p.Modified.IsZero() {
		t.Errorf("title %q, kind %q, dated %v, modified %v", p.Title, p.Kind, p.Dated, p.Modified)
	}
	if p := d.search("milk").Passages[0]; p.Title != "list.txt" || !p.Dated.IsZero() {
		t.Errorf("title %q, dated %v", p.Title, p.Dated)
	}
	if p := d.search("fenster").Passages[0]; p.Quote != "# Fenster\r\n\r\nDie Übergröße der Fenster." {
		t.Errorf("the quote is %q", p.Quote)
	}
}

func TestMarks(t *testing.T) {
	d := newDesk(t, house())
	d.sync()
	for query, want := range map[string]string{
		"pumps radiators":     "pump radiator",
		`"pressure valve"`:    "pressure valve",
		"radia":               "radiator",
		"leak -boiler -bread": "leaking",
	} {
		p := d.search(query + " in:pump.md -kind:brief").Passages[0]
		var got []string
		for _, m := range p.Marks {
			got = append(got, p.Quote[m[0]:m[1]])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q marks %q", query, got)
		}
	}
}

func TestCiteGivesThePlaceWithin(t *testing.T) {
	d := newDesk(t, map[string]string{
		"a.md":   "# A\n\nfirst\n\n## B\n\nsecond and\nthird\n",
		"b.html": "<h1>C</h1>\n\n<p>fourth\n<p>fifth <b>sixth</b>\n",
	})
	d.sync()
	p := d.search("first").Passages[0]
	at := strings.Index(p.Quote, "second")
	got := p.Cite(at, at+len("second and\nthird"))
	want := notes.Source{Path: "a.md", Line: 7, EndLine: 8, Heading: []string{"A", "B"}, Quote: "second and\nthird"}
	want.SHA256 = notes.Digest(want.Quote)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	p = d.search("sixth").Passages[0]
	at = strings.Index(p.Quote, "fifth")
	if got := p.Cite(at, at+5); got.Line != 4 || got.Quote != "fifth" {
		t.Errorf("got %+v of %q, lines %v", got, p.Quote, p.Lines)
	}
	p.Cite(-5, 1000)
	p.Cite(9, 2)
}

func TestQueryLimits(t *testing.T) {
	d := newDesk(t, house())
	d.sync()
	if r := d.ask(Query{Text: "pump", Max: 1}); len(r.Passages) != 1 || r.Total != 4 {
		t.Errorf("%d of %d", len(r.Passages), r.Total)
	}
	if r := d.ask(Query{Text: "pump", PerFile: 1}); len(r.Passages) != 3 || r.Total != 4 {
		t.Errorf("%d of %d", len(r.Passages), r.Total)
	}
	if r := d.ask(Query{Text: "pump", Kinds: []string{KindGoal, KindBrief}}); len(r.Passages) != 2 {
		t.Errorf("kinds: %v", places(r))
	}
	if r := d.ask(Query{Text: `pump -in:heating kind:brief`, AnyWords: true}); len(r.Passages) != 4 {
		t.Errorf("plain words: %v", places(r))
	}
}

func TestFurtherWords(t *testing.T) {
	d := newDesk(t, house())
	d.sync()
	if r := d.ask(Query{Text: "boiler", Also: []string{"invoices"}}); len(r.Passages) != 2 {
		t.Errorf("also: %v", places(r))
	}
	d.write("x/a.md", "The roof is red.\n")
	d.write("x/b.md", "The roof is blue.\n")
	d.sync()
	if got := places(d.search("roof")); !reflect.DeepEqual(got, []string{"x/a.md:1", "x/b.md:1"}) {
		t.Errorf("%v", got)
	}
	lean := d.ask(Query{Text: "roof", Lean: []string{"I want it blue, not refused"}})
	if got := places(lean); !reflect.DeepEqual(got, []string{"x/b.md:1", "x/a.md:1"}) {
		t.Errorf("with goals: %v", got)
	}
	if want := map[string]int{"roof": 2}; !reflect.DeepEqual(lean.Frequency, want) || lean.Of < 8 {
		t.Errorf("%v of %d", lean.Frequency, lean.Of)
	}
}

func TestNearest(t *testing.T) {
	d := newDesk(t, house())
	d.sync()
	for query, want := range map[string]string{
		"boylars":         "heating/boiler.md:1 The old boiler",
		"meetnigc":        "meetings/old/2024-05-06.md:1 Meeting",
		"choosing in:old": "heating/pump.md:7 Choosing",
		"qqqqqq":          "",
	} {
		r := d.search(query + " ")
		got := ""
		if len(r.Nearest) > 0 {
			n := r.Nearest[0]
			got = n.At() + " " + n.Under()
			if n.Quote == "" || n.SHA256 != notes.Digest(n.Quote) || !strings.Contains(n.Quote, n.Heading[len(n.Heading)-1]) {
				t.Errorf("%q: %+v", query, n)
			}
		}
		if got != want || len(r.Passages) > 0 {
			t.Errorf("%q\n got %s, %v\nwant %s", query, got, places(r), want)
		}
	}
}

func TestCommonWordsAreSaidToBe(t *testing.T) {
	d := newDesk(t, house())
	d.sync()
	if r := d.search("what is the"); r.Problem == "" || r.Total > 0 {
		t.Errorf("%q, %d", r.Problem, r.Total)
	}
}

func TestSearchBeforeAnySync(t *testing.T) {
	d := newDesk(t, house())
	if r := d.search("pump"); len(r.Passages) > 0 || r.Total > 0 {
		t.Errorf("%v", places(r))
	}
}
