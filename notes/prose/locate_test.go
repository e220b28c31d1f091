package prose

import "testing"

func TestLocate(t *testing.T) {
	const text = "It costs “12,000 €” – or so\n> they say – and 5 % more. A 9 or 19."
	for words, want := range map[string]string{
		`costs "12,000 €" - or so they say`: "costs “12,000 €” – or so\n> they say",
		"COSTS 12.000":                      "costs “12,000",
		"and 5% more":                       "and 5 % more",
		"costs 12,000 dollars":              "",
		"9":                                 "9",
		"1":                                 "",
		"":                                  "",
		"…":                                 "",
	} {
		span, found := Locate(text, words)
		got := ""
		if found {
			got = span.In(text)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

func FuzzLocate(f *testing.F) {
	f.Add("ﬁve ſtraße é e\u0301 x", "five straße é")
	f.Add("\xff\xfe words", "words and more")
	f.Fuzz(func(t *testing.T, text, words string) {
		span, found := Locate(text, words)
		if found && (span.Start < 0 || span.End > len(text) || span.Start >= span.End) {
			t.Errorf("%q in %q: %v", words, text, span)
		}
	})
}
