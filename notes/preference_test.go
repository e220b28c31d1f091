package notes

import (
	"fmt"
	"strings"
	"testing"
)

// Each case of testdata/preferences.txt is a file and the preferences in it, with
// their lines and groups.
func TestParsePreferences(t *testing.T) {
	for name, c := range cases(t, "testdata/preferences.txt", "--- preferences\n") {
		t.Run(name, func(t *testing.T) {
			preferences, problems := ParsePreferences(".preferences.md", []byte(c[0]))
			var lines []string
			for _, p := range preferences {
				lines = append(lines, fmt.Sprintf("%d [%s] %s", p.Line, p.Group, p.Text))
			}
			if got := strings.Join(lines, "\n"); got != c[1] || len(problems) > 0 {
				t.Errorf("got\n%s\nwant\n%s\nproblems %v", got, c[1], problems)
			}
		})
	}
}

func FuzzParsePreferences(f *testing.F) {
	for _, c := range cases(&testing.T{}, "testdata/preferences.txt", "--- preferences\n") {
		f.Add([]byte(c[0]))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		preferences, _ := ParsePreferences("p", src)
		last := 0
		for _, p := range preferences {
			if strings.Contains(p.Text, "\n") || p.Line <= last || p.Path != "p" {
				t.Fatalf("%+v after line %d", p, last)
			}
			last = p.Line
		}
	})
}
