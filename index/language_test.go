package index

import (
	"slices"
	"strings"
	"testing"
)

// tongues is a workspace in which people write in several languages.
func tongues() map[string]string {
	return map[string]string{
		"en/boiler.md":  "# The boiler\n\nThe installations of the boilers were inspected, and all of them had to be repaired before the winter.\n",
		"de/kessel.md":  "# Der Heizkessel\n\nDie Heizungen wurden geprüft und alle Häuser müssen vor dem Winter eine neue Heizung haben. Herr Müller ist zuständig.\n",
		"de/klein.md":   "# Wärme-Pumpe\n\nHeizkörper tropft, Müller anrufen.\n",
		"fr/plan.md":    "# La chaudière\n\nL'installation des chaudières est prévue avant l'hiver, et le comité a approuvé les réparations de la maison.\n",
		"es/acta.md":    "# Acta\n\nLa información sobre las instalaciones se envía a los vecinos, y las decisiones del comité son para todos.\n",
		"ru/dogovor.md": "# Договор\n\nДоговоры были подписаны, и комитет решил, что все котлы надо заменить до зимы. Ёлка стоит.\n",
		"ja/kaigi.md":   "# 会議\n\n委員会は冬の前にボイラーを交換することを決めました。\n",
		"zh/jilu.md":    "# 会议记录\n\n委员会决定在冬天之前更换锅炉。\n",
		"mixed.md": "# Notes\n\nThe committee met on Monday, and this is what was said about the boiler and the money for it.\n\n" +
			strings.Repeat("It was decided that the work should be done before the winter by those who know the house. ", 8) +
			"\n\n## Auf Deutsch\n\n" + strings.Repeat("Die Mieter werden gebeten, während der Arbeiten die Fenster geschlossen zu halten und nicht zu lüften. ", 8) + "\n",
	}
}

func TestWordsAreFoundInTheirLanguage(t *testing.T) {
	d := newDesk(t, tongues())
	d.sync()
	for _, c := range []struct{ query, want string }{
		{"repairing", "en/boiler.md"},
		{"Heizung", "de/kessel.md"},
		{"heizungen", "de/kessel.md"},
		{"Haus", "de/kessel.md"},
		{"Mueller", "de/kessel.md de/klein.md"},
		{"muller", "de/kessel.md de/klein.md"},
		{"Müllers", "de/kessel.md de/klein.md"},
		{"Pumpe", "de/klein.md"},
		{"chaudière", "fr/plan.md"},
		{"chaudieres", "fr/plan.md"},
		{"l'hiver", "fr/plan.md"},
		{"informaciones", "es/acta.md"},
		{"informacion", "es/acta.md"},
		{"договором", "ru/dogovor.md"},
		{"елки", "ru/dogovor.md"},
		{"委員会", "ja/kaigi.md"},
		{"ボイラー", "ja/kaigi.md"},
		{"锅炉", "zh/jilu.md"},
		{"锅", "zh/jilu.md"},
		{"lüftet", "mixed.md"},
		{"installation", "en/boiler.md es/acta.md fr/plan.md"},
		{"die Heizung ist neu", "de/kessel.md"},
		{"installations -chaudière", "en/boiler.md es/acta.md"},
		{`"die heizungen wurden"`, "de/kessel.md"},
	} {
		var got []string
		for _, p := range d.ask(Query{Text: c.query, PerFile: 1}).Passages {
			got = append(got, p.Path)
		}
		slices.Sort(got)
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q finds %s, want %s", c.query, s, c.want)
		}
	}
}

func TestPassagesTellTheirLanguage(t *testing.T) {
	d := newDesk(t, tongues())
	d.write("said.md", "---\nlang: sv-SE\n---\n\nMöte.\n")
	d.sync()
	got := make(map[string]bool)
	for _, p := range d.ask(Query{Text: "since:2000", Max: 100}).Passages {
		got[p.Path+" "+p.Lang] = true
	}
	for _, want := range []string{
		"en/boiler.md en", "de/kessel.md de", "fr/plan.md fr", "es/acta.md es", "ru/dogovor.md ru",
		"ja/kaigi.md ja", "zh/jilu.md zh", "mixed.md en", "mixed.md de", "said.md sv",
	} {
		if !got[want] {
			t.Errorf("%s is missing from %v", want, got)
		}
	}
}

// A word that has one form in one language and another in the next is one term: it
// counts every passage once, and is marked wherever it stands.
func TestFormsOfAWordAreOneTerm(t *testing.T) {
	d := newDesk(t, tongues())
	d.sync()
	r := d.search("installations")
	if n := r.Frequency["instal"]; n != 3 || r.Total != 3 {
		t.Errorf("%d passages, frequency %v", r.Total, r.Frequency)
	}
	for _, p := range r.Passages {
		if len(p.Marks) == 0 {
			t.Errorf("nothing is marked in %s", p.Path)
		}
	}
}

// The shares of a score add up where a word has several forms, too.
func TestScoresAreExplainedInEveryLanguage(t *testing.T) {
	d := newDesk(t, tongues())
	d.sync()
	for _, query := range []string{"installations", "boiler Heizung Mueller", "informacion decisiones winter", "委員会 договором"} {
		r := d.ask(Query{Text: query + " ", Explain: true, Lean: []string{"das Haus und die Fenster"}})
		if len(r.Passages) == 0 || len(r.Passages[0].Why) == 0 {
			t.Errorf("%q: nothing is explained", query)
		}
		addsUp(t, r)
	}
}

// What an index holds no longer has no say in what a query means.
func TestLanguagesThatLeftLeaveNoTrace(t *testing.T) {
	files := tongues()
	d := newDesk(t, files)
	d.sync()
	for path := range files {
		if !strings.HasPrefix(path, "en/") && path != "mixed.md" {
			d.remove(path)
			delete(files, path)
		}
	}
	d.sync()
	fresh := newDesk(t, files)
	fresh.sync()
	for _, query := range []string{"boilers die committee", "installations not", "Häuser", "winter house"} {
		got, want := d.search(query), fresh.search(query)
		if strings.Join(scored(got), "|") != strings.Join(scored(want), "|") || got.Problem != want.Problem {
			t.Errorf("%q: %v, want %v", query, scored(got), scored(want))
		}
	}
}
