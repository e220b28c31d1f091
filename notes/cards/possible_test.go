package cards

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// No text of the test cases that has a card or a fault is passed over.
func TestPossiblePassesNothingOver(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range strings.Split(string(data), "\n\n") {
			list, faults := Read(document(t, "a.md", text), Options{})
			if len(list)+len(faults) > 0 && !Possible([]byte(text)) {
				t.Errorf("%s: passed over: %q", name, text)
			}
		}
	}
	if Possible([]byte("# A title\n\nIs this a card? No.\n")) {
		t.Error("running text is taken for a card")
	}
}

func FuzzPossible(f *testing.F) {
	f.Add("## Why?\n\nBecause.\n")
	f.Add("Why?\n----\n\nBecause.\n")
	f.Fuzz(func(t *testing.T, text string) {
		if list, faults := Read(document(t, "a.md", text), Options{Cloze: true}); len(list)+len(faults) > 0 && !Possible([]byte(text)) {
			t.Errorf("passed over: %q", text)
		}
	})
}
