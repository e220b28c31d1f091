package ask_test

import (
	"os"
	"strings"
	"testing"
)

// TestQuestions asks the sixty questions of testdata/questions.txt. Four in five must
// lead to the right line at once. The half about the Rust RFCs needs the data of the
// specification.
func TestQuestions(t *testing.T) {
	for folder, list := range questionsIn(t, "testdata/questions.txt") {
		t.Run(folder, func(t *testing.T) {
			dir := "../../" + folder
			if folder == "rfcs" {
				dir = corpus(t)
			}
			d := desk(t, dir)
			if testing.Short() {
				list = list[:min(len(list), 10)]
			}
			right := 0
			for _, a := range list {
				got, err := d.Ask(t.Context(), a.question)
				if err != nil {
					t.Fatal(err)
				}
				if answers(got.Found, place(got), a.right) {
					right++
					continue
				}
				t.Logf("%s: %s %q, right is %s", a.question, place(got), got.Answer, strings.Join(a.right, " or "))
			}
			t.Logf("%d of %d right", right, len(list))
			if right*5 < len(list)*4 {
				t.Errorf("%d of %d right, want four in five", right, len(list))
			}
		})
	}
}

// answers tells whether a place is one of those that answer.
func answers(found bool, at string, right []string) bool {
	for _, r := range right {
		if found && at == r {
			return true
		}
	}
	return false
}

// questionsIn reads questions with the places that answer them, by the folder they are
// about.
func questionsIn(t *testing.T, name string) map[string][]asked {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[string][]asked)
	folder := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if f, ok := strings.CutPrefix(line, "folder "); ok {
			folder = f
		} else if q, ok := strings.CutPrefix(line, "? "); ok {
			all[folder] = append(all[folder], asked{question: q})
		} else if line != "" && line[0] != '#' {
			last := &all[folder][len(all[folder])-1]
			last.right = append(last.right, strings.Fields(line)...)
		}
	}
	return all
}
