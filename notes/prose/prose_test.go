package prose

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"letters and digits", "The 3 pumps run.", "the 3 pumps run"},
		{"apostrophes", "Mara's pump doesn't run", "mara pump doesnt run"},
		{"a curly apostrophe", "Mara’s pump", "mara pump"},
		{"grouped thousands are one number", "€1,234,567.50 or 1,5", "1234567.50 or 1,5"},
		{"a point inside a version stays", "v2.6.3 of it.", "v2.6.3 of it"},
		{"an underscore parts words", "mem_forget", "mem forget"},
		{"a path's marks part words", "std::mem::forget()", "std mem forget"},
		{"diacritics go", "Äpfel naïve", "apfel naive"},
		{"names of languages", "C++, C# and F# but not A# B+", "c++ c# and f# but not a# b"},
		{"letters in pairs where nothing parts words", "東京都で", "東京 京都 都て"},
		{"broken text", "a\xff\xfeb", "a b"},
		{"nothing", " \n", ""},
	} {
		var got []string
		for w := range Words(c.text) {
			got = append(got, w.Term)
			if w.In(c.text) == "" {
				t.Errorf("%s: an empty word at %d", c.name, w.Start)
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: got %q, want %q", c.name, s, c.want)
		}
	}
}

func TestStem(t *testing.T) {
	for word, want := range map[string]string{
		"growing": "grow", "grows": "grow", "stability": "stabil", "insurer": "insur",
		"insurance": "insur", "v2.6.3": "v2.6.3", "is": "is",
	} {
		if got := Stem(word); got != want {
			t.Errorf("Stem(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"two", "One thing. Another thing!", "One thing.|Another thing!"},
		{"over lines", "One thing that\nruns on. Two.\n", "One thing that\nruns on.|Two."},
		{"an abbreviation", "Use a pump, e.g. The Wilo. Dr. Ek agrees.", "Use a pump, e.g. The Wilo.|Dr. Ek agrees."},
		{"an initial", "J. Smith decided it.", "J. Smith decided it."},
		{"a letter that is no initial", "It stands behind block B. Each of us saw it.", "It stands behind block B.|Each of us saw it."},
		{"etc. before a capital", "Pipes, valves etc. The rest waits.", "Pipes, valves etc.|The rest waits."},
		{"a decimal", "It costs 3.5 million. Good.", "It costs 3.5 million.|Good."},
		{"quotation marks", "“It works.” She smiled.", "“It works.”|She smiled."},
		{"code is not cut", "Call `a. B` now. Then stop.", "Call `a. B` now.|Then stop."},
		{"an open backtick", "A ` stays. Then stop.", "A ` stays.|Then stop."},
		{"a numbered item", "1. First thing. Second.", "1. First thing.|Second."},
		{"emphasis", "**Done.** *Next* one.", "**Done.**|*Next* one."},
		{"footnote marks stay with their sentence", "So it is.[^1] And more.[^b]", "So it is.[^1]|And more.[^b]"},
		{"an ellipsis inside", "Well... then it went on.", "Well... then it went on."},
		{"a question", "Why? Because.", "Why?|Because."},
		{"no spaces", "これは本です。あれは犬です。", "これは本です。|あれは犬です。"},
		{"no end mark", "a fragment", "a fragment"},
		{"a date", "It is due 3 Dec. 2026 at noon.", "It is due 3 Dec. 2026 at noon."},
		{"a day before its month", "Sie kam am 3. März 2026. Danach ging sie.", "Sie kam am 3. März 2026.|Danach ging sie."},
		{"a number that is no day", "Sie zahlte 312. März war kalt.", "Sie zahlte 312.|März war kalt."},
		{"nothing", "  ", ""},
	} {
		var got []string
		for _, s := range Sentences(c.text) {
			got = append(got, s.In(c.text))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, s, c.want)
		}
	}
}

// Whatever the text, sentences and words lie in it, in order, without overlap of
// sentences, and no letter is outside a sentence.
func FuzzProse(f *testing.F) {
	for _, s := range []string{"One. Two.", "`a", "``a` b``", "[^1", "東京。x", "\xff.", "a.\x00 B", "*_. *"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, s := range Sentences(text) {
			if s.Start < at || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("sentence %v after %d", s, at)
			}
			if gap := strings.TrimSpace(text[at:s.Start]); gap != "" {
				t.Fatalf("%q is in no sentence", gap)
			}
			at = s.End
		}
		if rest := strings.TrimSpace(text[at:]); rest != "" {
			t.Fatalf("%q is in no sentence", rest)
		}
		for w := range Words(text) {
			if w.Start < 0 || w.End > len(text) || w.Start >= w.End || w.Term == "" && utf8.ValidString(text) {
				t.Fatalf("word %v %q", w.Span, w.Term)
			}
		}
	})
}

func BenchmarkWords(b *testing.B) {
	text := strings.Repeat("The heat pump runs at 55 °C and costs 1,234.50 euros. ", 2000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for w := range Words(text) {
			Stem(w.Term)
		}
	}
}
