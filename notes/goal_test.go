package notes

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// Each case of testdata/goals.txt is a file and the goals in it, with their lines.
func TestParseGoals(t *testing.T) {
	for name, c := range cases(t, "testdata/goals.txt", "--- goals\n") {
		t.Run(name, func(t *testing.T) {
			if got := described(ParseGoals(".goals.md", []byte(c[0]))); got != c[1] {
				t.Errorf("got\n%s\nwant\n%s", got, c[1])
			}
		})
	}
}

// cases reads a file of cases: what stands before a rule, and what after it.
func cases(t *testing.T, file, rule string) map[string][2]string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[string][2]string)
	for _, c := range strings.Split(string(data), "\n=== ")[1:] {
		name, c, _ := strings.Cut(c, "\n")
		before, after, ok := strings.Cut("\n"+c, "\n"+rule)
		if _, twice := found[name]; !ok || twice {
			t.Fatalf("%s: no rule, or twice", name)
		}
		found[name] = [2]string{strings.TrimPrefix(before+"\n", "\n"), strings.TrimSuffix(after, "\n")}
	}
	return found
}

func described(g Goals) string {
	var lines []string
	for _, g := range g.Goals {
		parts := []string{fmt.Sprintf("%d-%d %s", g.Line, g.EndLine, g.Text)}
		if g.Done {
			parts = append(parts, "done")
		}
		if !g.Due.IsZero() {
			parts = append(parts, "due "+g.Due.Format(time.DateOnly))
		}
		for _, f := range []struct{ name, value string }{
			{"why", g.Why},
			{"terms", strings.Join(g.Terms, ", ")},
			{"done when", strings.Join(g.DoneWhen, "; ")},
			{"body", strings.ReplaceAll(g.Body, "\n", "⏎")},
		} {
			if f.value != "" {
				parts = append(parts, f.name+" "+f.value)
			}
		}
		lines = append(lines, strings.Join(parts, " | "))
	}
	if len(g.Folders) > 0 {
		lines = append(lines, "folders "+strings.Join(g.Folders, ", "))
	}
	for _, p := range g.Problems {
		lines = append(lines, fmt.Sprintf("problem %d: %s", p.Line, p.Text))
	}
	return strings.Join(lines, "\n")
}

func TestParseGoalsUnreadable(t *testing.T) {
	for what, src := range map[string]string{
		"2 MB, over the limit of 1 MB: nothing of it is used": strings.Repeat("- a goal\n", 1<<20/9+9),
		"it cannot be read: binary: 1 NUL byte":               "## a\x00",
	} {
		g := ParseGoals("~/.goals.md", []byte(src))
		if len(g.Goals) != 0 || len(g.Problems) != 1 || g.Problems[0] != (Problem{"~/.goals.md", 1, what}) {
			t.Errorf("%+v", g.Problems)
		}
	}
	// Windows writes such files.
	if g := ParseGoals("x", []byte("\xef\xbb\xbf## Über\r\ndue: 2027-01-31\r\n")); len(g.Goals) != 1 || g.Goals[0].Text != "Über" || g.Goals[0].Due.IsZero() {
		t.Errorf("%+v", g)
	}
}

// A file of a megabyte of anything is read in time that its length allows.
func TestParseGoalsHostile(t *testing.T) {
	for _, s := range []string{"- due ", "## due due\n", "- [ ] \n", "  - a:\n", "done when: ;", "by ", "*", "- a:\n  ", "terms: a,b,c,\n- d\n", "# a\nwhy: b\nc\n"} {
		src := []byte(strings.Repeat(s, 1<<19/len(s)))
		ParseGoals("x", src)
		ParseGoals("x", append([]byte("- "), src[2:]...))
		ParsePreferences("x", src)
	}
	var numbers strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&numbers, "%d, ", i)
	}
	for _, head := range []string{"- a\n  why: ", "## a\nterms: ", "## a\ndone when:\n- ", "- "} {
		ParseGoals("x", []byte(head+numbers.String()))
		broken := []byte(head + strings.ReplaceAll(numbers.String(), " ", "\n  x"))
		ParseGoals("x", broken)
		ParsePreferences("x", broken)
	}
}

func FuzzParseGoals(f *testing.F) {
	for _, c := range cases(&testing.T{}, "testdata/goals.txt", "--- goals\n") {
		f.Add([]byte(c[0]))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		g := ParseGoals("p", src)
		last := 0
		for _, goal := range g.Goals {
			if goal.Text == "" || strings.Contains(goal.Text, "\n") || goal.Line <= last || goal.EndLine < goal.Line || goal.Path != "p" {
				t.Fatalf("%+v after line %d", goal, last)
			}
			last = goal.Line
		}
		for _, p := range g.Problems {
			if p.Line < 1 || p.Text == "" || p.Path != "p" {
				t.Fatalf("%+v", p)
			}
		}
	})
}
