package sandbox

import "testing"

// TestLevelIsPlain holds the words to what they stand for.
func TestLevelIsPlain(t *testing.T) {
	for _, c := range []struct {
		level Level
		want  string
	}{
		{Level{Files: true, Network: true, Programs: true, Memory: true}, "full: no files, no network, no other programs, at most 500 MB and 2 minutes for a file"},
		{Level{Files: true, Programs: true, Memory: true}, "partly: no files, no other programs, at most 500 MB and 2 minutes for a file"},
		{Level{Memory: true}, "limits alone: at most 500 MB and 2 minutes for a file"},
	} {
		if got := c.level.String(); got != c.want {
			t.Errorf("%+v is %q", c.level, got)
		}
	}
}
