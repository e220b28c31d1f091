package cards

import (
	"strings"
	"testing"
)

// hostile are texts that would take long to read if anything were looked for twice.
func hostile(n int) map[string]string {
	return map[string]string{
		"cards":        strings.Repeat("Q: What is the answer to question number one?\nA: The answer is 42, as ever\n\n", n/80),
		"lines":        strings.Repeat("- term number :: its definition, which is short\n", n/48),
		"comments":     strings.Repeat("a <!-- b\n", n/9),
		"formulas":     strings.Repeat("$$\n", n/3-1),
		"dollars":      strings.Repeat("$a ", n/3),
		"fences":       strings.Repeat("` `` ``` a\n", n/11),
		"brackets":     "C: " + strings.Repeat("[", n),
		"links":        strings.Repeat("C: "+strings.Repeat("[[a](", 100)+"\n", n/504),
		"wikilinks":    "==" + strings.Repeat("[[a", n/3),
		"gaps":         strings.Repeat(strings.Repeat("==a== ", 60)+"\n\n", n/362),
		"anki":         strings.Repeat(strings.Repeat("{{c1::a", 60)+"\n\n", n/422),
		"nested":       strings.Repeat("{{c1::", n/6),
		"tags":         strings.Repeat("a :: #b#c #d\n", n/13),
		"headings":     strings.Repeat("# a?\n## b?\nc\n", n/13),
		"deep":         strings.Repeat("# a\n###### b\n", n/13),
		"one line":     strings.Repeat("a :: b ", n/7),
		"questions":    strings.Repeat("Q: a\n\nb\n", n/8),
		"marks":        strings.Repeat("?\n", n/2),
		"tables":       strings.Repeat("a | b\n--|--\n", n/12),
		"less-than":    strings.Repeat("==<a", n/4),
		"backticks":    "== " + strings.Repeat("`", n),
		"equals":       strings.Repeat("a ==b", n/5),
		"open notes":   "C: [a]" + strings.Repeat("^[b", n/3),
		"footnotes":    "C: " + strings.Repeat("[^", n/2),
		"indentations": strings.Repeat(" ", n/2) + strings.Repeat("a :: b\n  c\n", n/22),
	}
}

// BenchmarkRead reads 10 MB of each, and says how many cards it found.
func BenchmarkRead(b *testing.B) {
	for name, text := range hostile(10 << 20) {
		b.Run(name, func(b *testing.B) {
			doc := document(b, "a.md", text)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				cards, _ := Read(doc, Options{Cloze: true})
				b.ReportMetric(float64(len(cards)), "cards")
			}
		})
	}
}

// However marks are heaped up, what is read has its place in the text.
func TestReadHostile(t *testing.T) {
	for name, text := range hostile(64 << 10) {
		doc := document(t, "a.md", text)
		cards, faults := Read(doc, Options{Cloze: true})
		if len(cards)+len(faults) == 0 && strings.Contains("cards lines gaps anki nested one line questions marks brackets", name) {
			t.Errorf("%s: nothing is read", name)
		}
		checkSources(t, doc, cards[:min(len(cards), 200)])
	}
}

// A document has so many cards and no more, which is said.
func TestReadTooMany(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 200,000 cards")
	}
	doc := document(t, "a.md", strings.Repeat("a :: b\n", mostCards+2))
	cards, faults := Read(doc, Options{})
	if len(cards) != mostCards || len(faults) != 1 || faults[0].Line != mostCards+1 {
		t.Errorf("%d cards, %v", len(cards), faults)
	}
}

func FuzzParseEntry(f *testing.F) {
	f.Add(`{"v":1,"id":"01A","t":"kept","at":1,"card":"abcdefgh","text":{"kind":"exact","question":"q","answers":["a"]}}`)
	f.Add(`{"v":1,"id":"01A","t":"dreamt"}`)
	f.Add(`{"id":1}`)
	f.Fuzz(func(t *testing.T, line string) {
		e, err := parseEntry([]byte(line))
		if err != nil || !e.known() {
			return
		}
		b := &Book{}
		b.reset(stamp{})
		b.apply(e)
		again, err := e.marshal()
		if err != nil {
			t.Fatal(err)
		}
		if back, err := parseEntry(again); err != nil || Hash(*back.Text) != Hash(*e.Text) || back.ID != e.ID {
			t.Fatalf("%s is written as %s: %v", line, again, err)
		}
		if c, ok := b.Card(e.Card); !ok || c.Question == "" {
			t.Fatalf("%s is not held", line)
		}
	})
}
