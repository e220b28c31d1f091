package evidence

import (
	"strings"
	"testing"
	"time"

	"ken/index"
	"ken/notes/prose"
)

// passage makes a passage of a document's text, dated as its path says.
func passage(path, text string) index.Passage {
	p := index.Passage{Title: path, Kind: index.KindNote}
	p.Path, p.Line, p.Quote, p.Heading = path, 1, text, []string{"Head"}
	p.Plain = strings.HasSuffix(path, ".txt")
	if i := strings.IndexByte(path, '2'); i >= 0 && len(path) >= i+10 {
		p.Dated, _ = time.Parse(time.DateOnly, path[i:i+10])
	}
	return p
}

func TestStatements(t *testing.T) {
	for _, c := range []struct{ name, path, text, want string }{
		{"sentences of a paragraph", "a.md", "# Head\n\nThe pump is new. It\nis very loud.\n", "3 The pump is new.|3 It is very loud."},
		{"items without their marks", "a.md", "- [ ] Order the tank (Jonas)\n- The pump *runs* well\n", "1 Order the tank (Jonas)|2 The pump *runs* well"},
		{"a line that announces a list", "a.md", "Three pumps were tried:\n\n- The first one broke down.\n", "3 The first one broke down."},
		{"a bold heading in a line", "a.md", "**The late tank.** The tank came late again.\n", "1 The tank came late again."},
		{"rows without the head", "a.md", "| Part | Price |\n|---|---|\n| Tank | 4,300 euros net |\n", "3 Tank · 4,300 euros net"},
		{"rows of values", "a.csv", "- part: Tank; price: 4300; note: big, new\n", "1 part: Tank; price: 4300; note: big, new"},
		{"no code, no headings, nothing short", "a.md", "# The pump is new\n\n```\nthe pump is code\n```\n\nYes indeed.\n", ""},
		{"the head of a letter", "a.txt", "From: Ann\nTo: Bob\n\nThe pump is late today.\n", "4 The pump is late today."},
		{"plain text has no marks", "a.txt", "# The pump is late today\n", "1 # The pump is late today"},
	} {
		var got []string
		for _, s := range Statements(passage(c.path, c.text)) {
			got = append(got, string(rune('0'+s.Line))+" "+s.Text)
			if !strings.Contains(c.text, s.Quote) {
				t.Errorf("%s: %q is not in the text", c.name, s.Quote)
			}
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, s, c.want)
		}
	}
}

func TestRead(t *testing.T) {
	for question, want := range map[string]Asks{
		"Who decided it?":                   Who,
		"By when must it be done?":          When,
		"What is the budget?":               HowMany,
		"How many flats are there?":         HowMany,
		"How does it work?":                 How,
		"Why did it slip?":                  Why,
		"What changed since June?":          Changed,
		"What is a heat pump?":              Definition,
		"Which firm won?":                   Which,
		"heat pumps":                        Topic,
		"":                                  Topic,
		"What date is the exam?":            When,
		"Where is the boiler house?":        Where,
		"What is the reason for the delay?": Why,
	} {
		if got := Read(question).Asks; got != want {
			t.Errorf("%q asks for %s, want %s", question, got, want)
		}
	}
}

func TestChanges(t *testing.T) {
	for text, want := range map[string]string{
		"The budget rises from 412,000 to 438,500 euros.":        "412,000 438,500",
		"Commissioning moves from 30 September to 14 November.":  "30 September 14 November",
		"61 radiators are too small, not 40 radiators.":          "40 61",
		"The fund pays 114,900 euros instead of 88,400 euros.":   "88,400 114,900",
		"Loss is 142 kW, below the 165 kW of the old audit.":     "165 142",
		"From -3 °C outside to 55 °C the lift is 58 K.":          "",
		"The tank weighs 168 kg and the pump weighs 90 kg.":      "",
		"It was 9 weeks and is now 12 weeks.":                    "9 12",
		"Price raised from €189 to €219; fee cut from €5 to €4.": "189 219 5 4",
		"Pre-orders are 1,184, not 1,814 as written.":            "1,814 1,184",
		"Instead of 4 weeks it takes 6 weeks.":                   "4 6",
		"First reply shortened from 48 to 24 hours.":             "48 24",
		"The fee of €25 is raised to €30 from May.":              "25 30",
		"Three months are replaced by six months.":               "Three six",
		"The launch on 14 April slipped to 9 June 2026.":         "14 April 9 June 2026",
		"Tom's people replaced 27 of 61 so far.":                 "",
		"Plan v3 replaces the plan of 31 August 2026.":           "",
		"Lowering it from 55 °C to 45 °C raises the limit.":      "",
		"Open from 9 to 17 hours.":                               "",
		"The date moved from Monday to 3 March 2026.":            "",
		"It costs 3 euros more than planned, and 5 euros again.": "",
	} {
		got := ""
		for _, c := range changesIn(text, prose.Quantities(text)) {
			got = strings.TrimSpace(got + " " + c.old.In(text) + " " + c.now.In(text))
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestDisputes(t *testing.T) {
	const letter = "The delivery time for the two buffer tanks is nine weeks from the order."
	for _, c := range []struct {
		name, pathA, a, pathB, b string
		want                     string // "", "dispute" or "settled by" the path that holds
	}{
		{"two current sources", "letters/2026-11-12.md", letter, "meetings/2026-11-16.md", "The two buffer tanks take twelve weeks from the order.", "dispute"},
		{"the same figure", "a.md", letter, "b.md", "The two buffer tanks take 9 weeks from the order.", ""},
		{"one names what it replaces", "2026-06-08.md", "The budget of the project is 412,000 euros.", "2026-08-31.md", "The budget of the project rises from 412,000 to 438,500 euros.", "settled by 2026-08-31.md"},
		{"a put away document", "archive/x.md", "The heat loss of the blocks is 165 kW.", "y.md", "The heat loss of the blocks is 142 kW.", "settled by y.md"},
		{"another matter", "a.md", "The tank weighs 168 kg.", "b.md", "The pump in block B weighs 90 kg.", ""},
		{"a case is no fact", "a.md", letter, "b.md", "If the two buffer tanks take 20 weeks from the order, we wait.", ""},
		{"one document", "a.md", letter + " The two buffer tanks take 12 weeks from the order.", "a.md", "Nothing at all here.", ""},
		{"two events", "a.md", "The tank arrived on 29 September and did not fit the door.", "b.md", "Commissioning is on 19 December, because the tank did not fit the door.", ""},
	} {
		q := Read("tanks weeks order budget project heat loss blocks weigh pump tank door")
		found := Weigh(q, []index.Passage{passage(c.pathA, c.a), passage(c.pathB, c.b)})
		amend(found, era{})
		got := ""
		if d := Disputes(found); len(d) > 0 {
			got = "dispute"
			if d[0].Settled {
				got = "settled by " + d[0].Current.Path
			}
			if d[0].Why == "" || d[0].About == "" {
				t.Errorf("%s: nothing said of it: %+v", c.name, d[0])
			}
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// Whatever a document holds, its statements are words of it, on lines it has.
func FuzzStatements(f *testing.F) {
	f.Add("a.md", "- x\n| a | b |\n|--|\n> q. r.\n\n**b.** c d e f.")
	f.Add("a.csv", "- a: b; c: d\n")
	f.Add("a.txt", "A: b\nC: d")
	f.Fuzz(func(t *testing.T, path, text string) {
		lines := strings.Count(text, "\n") + 1
		for _, s := range Statements(passage(path, text)) {
			if !strings.Contains(text, s.Quote) || s.Line < 1 || s.EndLine > lines || s.EndLine < s.Line {
				t.Fatalf("%+v of %d lines", s.Source, lines)
			}
		}
	})
}
