package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"ken/tui"
)

// everyCommand lists the commands that can be typed, ken itself first.
func everyCommand(c *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{c}
	for _, sub := range shown(c) {
		all = append(all, everyCommand(sub)...)
	}
	return all
}

func TestEveryHelp(t *testing.T) {
	home := t.TempDir()
	commands := everyCommand(rootCommand(newSession(quietWorld(home, home))))
	if len(commands) < 18 {
		t.Fatalf("found %d commands", len(commands))
	}
	for _, c := range commands {
		path := strings.Fields(c.CommandPath())[1:]
		t.Run(strings.Join(append([]string{"ken"}, path...), " "), func(t *testing.T) {
			got := tell(t, home, home, append(path, "--help")...)
			if got.code != exitDone || got.err != "" {
				t.Fatalf("exit %d, stderr %q", got.code, got.err)
			}
			lines := strings.Split(got.out, "\n")
			if lines[0] != "Examples:" || !example(lines[1], c) || !example(lines[2], c) || lines[3] != "" {
				t.Errorf("does not begin with two examples:\n%s", strings.Join(lines[:5], "\n"))
			}
			if strings.Index(got.out, "\nUsage:\n") < strings.Index(got.out, lines[2]) {
				t.Error("its usage does not come after the examples")
			}
			if want := len(exitCodes) + 2; lines[len(lines)-want] != "Exit codes:" {
				t.Errorf("does not end with the exit codes:\n%s", strings.Join(lines[len(lines)-want:], "\n"))
			}
			for _, line := range lines {
				if len([]rune(line)) > 100 {
					t.Errorf("a line of %d characters: %s", len([]rune(line)), line)
				}
			}
			if helped := tell(t, home, home, append([]string{"help"}, path...)...); helped.out != got.out {
				t.Error("\"ken help\" says something else")
			}
		})
	}
}

// example tells whether a line is an indented example of a command.
func example(line string, c *cobra.Command) bool {
	name := c.Name()
	return strings.HasPrefix(line, "  ") && strings.Contains(line, "ken") && strings.Contains(line, name)
}

func TestEveryExampleIsUnderstood(t *testing.T) {
	home := t.TempDir()
	for _, c := range everyCommand(rootCommand(newSession(quietWorld(home, home)))) {
		for line := range strings.SplitSeq(c.Example, "\n") {
			words := shellWords(line)
			at := slices.Index(words, "ken")
			if at < 0 {
				continue // ken at the end of a pipe, or in a shell's own syntax
			}
			args := words[at+1:]
			if end := slices.IndexFunc(args, func(w string) bool { return w == "|" || w == ">" }); end >= 0 {
				args = args[:end]
			}
			root := rootCommand(newSession(quietWorld(home, home)))
			found, rest, err := root.Find(args)
			if err == nil {
				err = found.ParseFlags(rest)
			}
			if err == nil && found.Args != nil {
				err = found.Args(found, found.Flags().Args())
			}
			if err != nil {
				t.Errorf("the example %q of %s: %v", line, c.CommandPath(), err)
			}
		}
	}
}

func TestManualNamesEverything(t *testing.T) {
	home := t.TempDir()
	page := tell(t, home, home, "man").out
	root := rootCommand(newSession(quietWorld(home, home)))
	for _, c := range everyCommand(root)[1:] {
		if !strings.Contains(page, ".SS \""+strings.ReplaceAll(useLine(c), "-", `\-`)) {
			t.Errorf("the manual does not name %s", c.CommandPath())
		}
	}
	actions := tui.Actions()
	if len(actions) == 0 {
		t.Error("the screen has no actions")
	}
	for _, a := range actions {
		if !strings.Contains(page, strings.ReplaceAll(a.Name, "-", `\-`)) {
			t.Errorf("the manual does not name the action %q", a.Name)
		}
	}
	for i, line := range strings.Split(page, "\n") {
		if strings.HasPrefix(line, "'") {
			t.Errorf("line %d is taken for a request: %s", i+1, line)
		}
	}
}

// TestActionsHaveCommands holds each action that claims a command to one there is.
func TestActionsHaveCommands(t *testing.T) {
	home := t.TempDir()
	for _, a := range tui.Actions() {
		if a.Command == "" {
			continue
		}
		words := strings.Fields(a.Command)
		root := rootCommand(newSession(quietWorld(home, home)))
		found, _, err := root.Find(words[1:])
		if words[0] != "ken" || err != nil || (len(words) > 1 && !found.HasParent()) {
			t.Errorf("the action %q names the command %q, which is none", a.Name, a.Command)
		}
	}
}
