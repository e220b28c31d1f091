package prose

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// labelled are the texts of testdata/languages.txt with their languages.
func labelled(t testing.TB) [][2]string {
	t.Helper()
	data, err := os.ReadFile("testdata/languages.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list [][2]string
	for line := range strings.Lines(string(data)) {
		lang, text, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if ok && lang != "#" {
			list = append(list, [2]string{strings.TrimPrefix(lang, "-"), text})
		}
	}
	return list
}

// Texts of some words are told nearly always; a text that says too little is left
// alone rather than taken for another language.
func TestLanguage(t *testing.T) {
	told, wrong, all := 0, 0, labelled(t)
	for _, c := range all {
		switch got := Language(c[1]); got {
		case c[0]:
			told++
		case "":
			t.Logf("not told: %s %q", c[0], c[1])
		default:
			wrong++
			t.Logf("taken for %s: %s %q", got, c[0], c[1])
		}
	}
	t.Logf("%d of %d told, %d taken for another", told, len(all), wrong)
	if told*100 < len(all)*95 || wrong*100 > len(all) {
		t.Errorf("%d of %d told, %d taken for another; want 95 of 100, and 1", told, len(all), wrong)
	}
}

func TestLanguageOfParagraphs(t *testing.T) {
	texts := make(map[string]string)
	for _, c := range labelled(t) {
		texts[c[0]] += c[1] + "\n"
	}
	for lang, text := range texts {
		if got := Language(text); got != lang {
			t.Errorf("taken for %q: %s", got, text)
		}
		code := "```\nif the for in and not is of to a the and it while\n```\n"
		if got := Language(strings.Repeat(code, 20) + text); got != lang {
			t.Errorf("with code before it taken for %q: %s", got, text)
		}
	}
}

func TestTermIn(t *testing.T) {
	for _, c := range []struct{ lang, words, want string }{
		{"en", "growing grows The", "grow grow"},
		{"", "growing", "grow"},
		{"de", "Heizungen Heizung die Häuser Haus Straße STRASSE", "heizung heizung haus haus strass strass"},
		{"fr", "l'homme hommes d'une mangées qu’elle", "homm homm mang"},
		{"es", "información informaciones canciones canción", "inform inform cancion cancion"},
		{"it", "dell'inverno inverni", "invern invern"},
		{"pt", "nações nação", "naco naca"},
		{"ru", "договоры договора Ёлки ёлка API growing", "договор договор елк елк api grow"},
		{"sv", "flickorna flickor", "flick flick"},
		{"fi", "taloissa talossa", "talo talo"},
		{"tr", "Ankara'da KIZILIRMAK", "ankar kizilirmak"},
		{"pl", "łódź jest", "lodz"},
		{"zh", "锅炉 growing", "锅炉 grow"},
		{"de", "2026 v2.6.3 A4", "2026 v2.6.3 a4"},
	} {
		var got []string
		for _, w := range strings.Fields(c.words) {
			if term := TermIn(c.lang, w); term != "" {
				got = append(got, term)
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s: got %q, want %q", c.lang, c.words, s, c.want)
		}
	}
}

func TestSpellings(t *testing.T) {
	for _, c := range []struct{ lang, word, want string }{
		{"de", "Mueller", "müller"},
		{"de", "Müller", "mueller"},
		{"es", "informacion", "información"},
		{"pt", "acao", "ação"},
		{"da", "koebenhavn", "københavn"},
		{"en", "mueller", ""},
	} {
		if got := strings.Join(Spellings(c.lang, c.word), " "); got != c.want {
			t.Errorf("%s: %s: got %q, want %q", c.lang, c.word, got, c.want)
		}
	}
}

func FuzzTermIn(f *testing.F) {
	for _, c := range labelled(f) {
		for _, w := range strings.Fields(c[1]) {
			f.Add(c[0], w)
		}
	}
	f.Add("de", "\xff")
	f.Fuzz(func(t *testing.T, lang, text string) {
		text = strings.ToValidUTF8(text, "")
		Language(text)
		for s := range Spans(text) {
			for _, w := range append(Spellings(lang, s.In(text)), s.In(text)) {
				if term := TermIn(lang, w); !utf8.ValidString(term) {
					t.Errorf("TermIn(%q, %q) is broken: %q", lang, w, term)
				}
			}
		}
	})
}

func BenchmarkLanguage(b *testing.B) {
	text := ""
	for _, c := range labelled(b) {
		if c[0] == "en" {
			text += c[1] + "\n"
		}
	}
	text = strings.Repeat(text, 10)
	for b.Loop() {
		Language(text)
	}
}
