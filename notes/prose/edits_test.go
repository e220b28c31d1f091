package prose

import (
	"strings"
	"testing"
)

func TestEdits(t *testing.T) {
	long := strings.Repeat("stability ", 20)
	for _, c := range []struct {
		a, b string
		most int
		want int
	}{
		{"", "", 2, 0},
		{"", "ab", 2, 2},
		{"counterflow", "conterflow", 2, 1},
		{"meetnig", "meeting", 2, 1},
		{"kitten", "sitting", 9, 3},
		{"kitten", "sitting", 2, 3},
		{"ab", "abcdef", 2, 3},
		{"ca", "abc", 9, 3}, // no letter is changed twice
		{"größe", "grösse", 9, 2},
		{long, long + "x", 2, 1},
		{long, strings.ToUpper(long), 2, 3},
	} {
		for _, pair := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			if got := Edits([]rune(pair[0]), []rune(pair[1]), c.most); got != c.want {
				t.Errorf("%q to %q within %d: %d, want %d", pair[0], pair[1], c.most, got, c.want)
			}
		}
	}
}
