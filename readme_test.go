package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"ken/tui"
)

// The README's table of keys is the table of actions.
func TestReadmeKeys(t *testing.T) {
	const begin, end = "<!-- keys -->\n", "<!-- end of keys -->"
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(data), begin)
	got, after, closed := strings.Cut(rest, end)
	if !found || !closed {
		t.Fatalf("README.md has no %q … %q", begin, end)
	}
	want := keyTable(tui.Actions())
	if got == want {
		return
	}
	if *update {
		if err := os.WriteFile("README.md", []byte(before+begin+want+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("README.md lists other keys than the screen has; go test . -run TestReadmeKeys -update writes:\n%s", want)
}

// keyTable draws the actions as a table, each key and what it does once.
func keyTable(actions []tui.ActionInfo) string {
	var b strings.Builder
	b.WriteString("| where | key | what it does | command |\n|---|---|---|---|\n")
	seen := map[string]bool{}
	for _, a := range actions {
		keys := make([]string, 0, len(a.Keys))
		for _, k := range a.Keys {
			keys = append(keys, "`"+k+"`")
		}
		row := fmt.Sprintf("| %s | %s |", strings.Join(keys, " "), strings.ReplaceAll(a.Help, "|", `\|`))
		if seen[row] {
			continue
		}
		seen[row] = true
		command := ""
		if a.Command != "" {
			command = "`" + a.Command + "`"
		}
		fmt.Fprintf(&b, "| %s %s %s |\n", a.Where, row, command)
	}
	return b.String()
}
