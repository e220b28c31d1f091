package prose

import "testing"

func TestPlain(t *testing.T) {
	for _, c := range []struct{ text, plain, bare string }{
		{"  São\u00a0 Paulo ", "são paulo", "sao paulo"},
		{"“Don’t”", "\"don't\"", "\"don't\""},
		{"1939–1945", "1939-1945", "1939-1945"},
		{"10²", "10^2", "10^2"},
		{"H₂O", "h2o", "h2o"},
		{"ﬁssion\u00ad", "fission", "fission"},
		{"Straße", "straße", "strasse"},
		{"", "", ""},
	} {
		if got := Plain(c.text); got != c.plain {
			t.Errorf("Plain(%q) = %q, want %q", c.text, got, c.plain)
		}
		if got := Bare(c.plain); got != c.bare {
			t.Errorf("Bare(%q) = %q, want %q", c.plain, got, c.bare)
		}
	}
}

func TestMonth(t *testing.T) {
	for term, want := range map[string]int{"january": 1, "sept": 9, "marz": 3, "dezembro": 12, "": 0, "monday": 0} {
		if got := Month(term); got != want {
			t.Errorf("Month(%q) = %d, want %d", term, got, want)
		}
	}
}
