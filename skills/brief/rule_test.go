package brief

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"ken/notes"
)

// TestPhrasings reads what people write as preferences. A check that nobody asked for is
// the worst that can happen; one that is missed is only a pity.
func TestPhrasings(t *testing.T) {
	for _, name := range []string{"testdata/preferences.txt", "testdata/preferences2.txt"} {
		for text, want := range phrasings(t, name) {
			p := notes.Preference{Text: text}
			if m := regexp.MustCompile(`^\[(.+?)\] (.+)$`).FindStringSubmatch(text); m != nil {
				p.Group, p.Text = m[1], m[2]
			}
			r := ReadRule(p)
			got := r.Checks
			if got == "" {
				got = "- " + r.Unchecked
			}
			if got != want && !(want == "-" && r.Checks == "") {
				t.Errorf("%s\n  %s\n  want %s", text, got, want)
			}
			if (r.Checks == "") == (r.Unchecked == "") {
				t.Errorf("%s: checks %q, unchecked %q", text, r.Checks, r.Unchecked)
			}
		}
	}
}

// phrasings reads "preference | check" from a file.
func phrasings(t testing.TB, name string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(data)) {
		text, want, found := strings.Cut(strings.TrimSpace(line), " | ")
		if found && !strings.HasPrefix(text, "#") {
			out[text] = want
		}
	}
	return out
}
