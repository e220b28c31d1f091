package index

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"ken/notes"
	"ken/notes/facts"
)

func (d *desk) facts(q FactQuery) []facts.Fact {
	d.t.Helper()
	list, err := d.Facts(d.t.Context(), q)
	if err != nil {
		d.t.Fatalf("facts: %v", err)
	}
	return list
}

// told writes facts as a line each: the place, and the texts of the fact.
func told(list []facts.Fact) []string {
	lines := []string{}
	for _, f := range list {
		parts := []string{f.Source.At()}
		for _, s := range f.Texts() {
			if *s != "" {
				parts = append(parts, *s)
			}
		}
		lines = append(lines, strings.Join(parts, " | "))
	}
	return lines
}

func expect(t *testing.T, got, want []string) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

const factMinutes = "\ufeff---\ntitle: Buffer tanks\nowner: Petra Lind\n---\n\n# Minutes\n\nPresent: Ravi\n\n" +
	"- [ ] Order the tanks (Ravi, by 2026-12-01)\n- [x] Ask for a quote\n\n## Costs\n\nThe tanks cost 4,200 EUR.\n"

// TestFacts finds facts by kind and by words, each with the words that stand there.
func TestFacts(t *testing.T) {
	d := newDesk(t, map[string]string{
		"minutes.md":  factMinutes,
		"page.html":   "<html><body><nav>x</nav><h1>Pumps</h1><p>Hello.</p><p>The pump costs 90 EUR.</p></body></html>",
		"de.md":       "---\nlang: de\n---\n# Heizung\n\nDie Sitzung war am 3. März 2026 und die Häuser wurden geprüft. Der Kessel ist alt.\n\n- [ ] Die Kessel prüfen @anna\n",
		"briefs/a.md": "# A brief\n\n- [ ] Do nothing\n",
	})
	d.sync()
	for name, c := range map[string]struct {
		q    FactQuery
		want []string
	}{
		"tasks": {FactQuery{Kinds: []string{facts.Task}}, []string{
			"minutes.md:10 | Order the tanks | Ravi | 2026-12-01 | open",
			"de.md:8 | Die Kessel prüfen | anna | open", "minutes.md:11 | Ask for a quote | done",
		}},
		"most":         {FactQuery{Kinds: []string{facts.Task}, Max: 1}, []string{"minutes.md:10 | Order the tanks | Ravi | 2026-12-01 | open"}},
		"front matter": {FactQuery{Kinds: []string{facts.Owner}, About: "petra"}, []string{"minutes.md:3 | Petra Lind | Buffer tanks"}},
		"kinds in order": {FactQuery{Kinds: []string{facts.Amount, facts.Owner}}, []string{
			"minutes.md:15 | tanks cost | 4200 | EUR", "page.html:1 | pump costs | 90 | EUR", "minutes.md:3 | Petra Lind | Buffer tanks",
		}},
		"about a heading":  {FactQuery{About: "costs of tanks"}, []string{"minutes.md:15 | tanks cost | 4200 | EUR"}},
		"another language": {FactQuery{About: "Heizungen, Kessels", Kinds: []string{facts.Task}}, []string{"de.md:8 | Die Kessel prüfen | anna | open"}},
		"nothing":          {FactQuery{About: "zymurgy"}, []string{}},
	} {
		t.Run(name, func(t *testing.T) { expect(t, told(d.facts(c.q)), c.want) })
	}
	for _, f := range d.facts(FactQuery{}) {
		data, err := os.ReadFile(filepath.Join(d.root, f.Source.Path))
		if err != nil {
			t.Fatal(err)
		}
		if f.Source.SHA256 != notes.Digest(f.Source.Quote) || f.Source.Quote == "" || f.Source.Heading == nil {
			t.Errorf("the source of %v: %+v", told([]facts.Fact{f}), f.Source)
		}
		if strings.HasSuffix(f.Source.Path, ".md") {
			line := strings.Split(string(data), "\n")[f.Source.Line-1]
			if first, _, _ := strings.Cut(f.Source.Quote, "\n"); !strings.Contains(line, first) {
				t.Errorf("%q does not stand on line %d: %q", first, f.Source.Line, line)
			}
		}
	}
}

// TestFactsFollowTheirText leaves no fact of a text that has changed, whether it was
// synced or not.
func TestFactsFollowTheirText(t *testing.T) {
	d := newDesk(t, map[string]string{"a.md": "- [ ] Order the tanks\n", "b.md": "---\ntitle: B\nowner: Ann\n---\n\nWords.\n"})
	d.sync()
	d.write("a.md", "- [x] Order the pumps\n")
	d.write("b.md", "---\ntitle: B\nowner: Ben\n---\n\nWords.\n")
	want := []string{"a.md:1 | Order the pumps | done", "b.md:3 | Ben | B"}
	expect(t, told(d.facts(FactQuery{})), want)
	d.sync()
	expect(t, told(d.facts(FactQuery{})), want)
	d.remove("a.md")
	d.write("b.md", "Nothing.\n")
	d.sync()
	expect(t, told(d.facts(FactQuery{})), []string{})
}

// TestFactsOfMembers has those whom one message names be strangers to the next.
func TestFactsOfMembers(t *testing.T) {
	doc := mailbox()
	doc.Text = strings.Replace(doc.Text, "the tank is late", "- [ ] Call (Ann)", 1)
	doc.Text = strings.Replace(doc.Text, "the pump is early", "- [ ] Call (Ann)!", 1)
	taking := &taking{doc: doc, sections: notes.Sections(doc.Document), members: members(doc, "")}
	var got []string
	for _, m := range taking.members[1:] {
		for _, f := range taking.of(m) {
			got = append(got, m.Title+": "+f.Text+" "+f.Owner)
		}
	}
	expect(t, got, []string{"First: Call Ann", "Second: Call (Ann)! "})
}

// TestKeptFacts reads back all that is kept of the facts of a document.
func TestKeptFacts(t *testing.T) {
	ws, err := notes.Open(filepath.Join("..", "sample"))
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	n := 0
	for file, err := range ws.Files(t.Context()) {
		if err != nil || file.Unread != "" {
			continue
		}
		doc, err := ws.Read(file.Path)
		if err != nil {
			t.Fatal(err)
		}
		sections := notes.Sections(doc.Document)
		all := facts.Of(doc, sections)
		for i, p := range cut(doc.Document, sections) {
			list := factsIn(all, p, i == 0)
			kept, ok := parseFacts(appendFacts(nil, doc, list, p))
			if !ok || len(kept) != len(list) {
				t.Fatalf("%s: %d facts were kept of %d", file.Path, len(kept), len(list))
			}
			for j, k := range kept {
				text := list[j].Span.In(doc.Text)
				want := list[j]
				if !k.fill(text) || !reflect.DeepEqual(told([]facts.Fact{k.Fact}), told([]facts.Fact{want})) {
					t.Errorf("%s: kept %v of %v", file.Path, k.Fact, want)
				}
				n++
			}
		}
	}
	if n < 300 {
		t.Errorf("the sample has %d facts", n)
	}
}

// FuzzParseFacts reads whatever bytes there are, and keeps its bounds.
func FuzzParseFacts(f *testing.F) {
	doc := notes.Document{Path: "a.md"}
	doc.Text = factMinutes
	sections := notes.Sections(doc.Document)
	f.Add(appendFacts(nil, doc, facts.Of(doc, sections), piece{start: 0, end: len(doc.Text)}))
	f.Add([]byte{})
	f.Add([]byte{1, 9, 9})
	f.Add([]byte{1, 0, 0, 0, 1, 0xff, 0xff, 0xff, 0xff, 0x0f})
	f.Fuzz(func(t *testing.T, data []byte) {
		list, ok := parseFacts(data)
		if !ok {
			return
		}
		for _, k := range list {
			k.fill("a short text")
		}
	})
}
