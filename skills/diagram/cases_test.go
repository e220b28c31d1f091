package diagram_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	skill "ken/skills/diagram"
)

// TestCases reads testdata/cases.txt: documents, and the edges that are drawn of them.
func TestCases(t *testing.T) {
	src, err := os.ReadFile(filepath.Join("testdata", "cases.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for n, text := range strings.Split(string(src), "\n====\n") {
		about, rest, _ := strings.Cut(strings.TrimLeft(text, "\n"), "\n\n")
		files := map[string]string{}
		ask, want := "", ""
		for _, part := range strings.Split("\n"+rest, "\n-- ")[1:] {
			name, body, _ := strings.Cut(part, " --\n")
			if asked, ok := strings.CutPrefix(name, "want "); ok {
				ask, want = asked, strings.TrimSpace(body)
				continue
			}
			files[name] = body + "\n"
		}
		if len(files) == 0 || ask == "" {
			t.Fatalf("case %d has no documents or nothing wanted", n+1)
		}
		t.Run(strings.ReplaceAll(strings.SplitN(about, "\n", 2)[0], " ", "_"), func(t *testing.T) {
			r := skill.Request{Path: ask}
			if topic, ok := strings.CutPrefix(ask, "topic "); ok {
				r = skill.Request{Topic: topic}
			} else if dir, ok := strings.CutPrefix(ask, "folder "); ok {
				r = skill.Request{Path: dir}
			}
			d := world(t, files)
			got := listing(draw(t, d, r))
			if strings.TrimSpace(got) != want {
				t.Errorf("%s\ngot:\n%s\nwant:\n%s", about, got, want)
			}
			if again := listing(draw(t, d, r)); again != got {
				t.Errorf("drawn again it is\n%s", again)
			}
		})
	}
}
