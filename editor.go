package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"

	"ken/tui"
)

// edit opens a file in the user's editor and waits for it.
func (s *session) edit(ctx context.Context, file string) error { return s.editAt(ctx, file, 0) }

// editAt does so at a line, from 1, where the editor knows lines.
func (s *session) editAt(ctx context.Context, file string, line int) error {
	words := s.editor()
	if len(words) == 0 {
		err := errors.New("open the editor: none is set")
		return &fault{err: err, hint: "set EDITOR, as in EDITOR=nano", code: exitNotSetUp}
	}
	// Ctrl+C in an editor is meant for the editor.
	cmd := exec.CommandContext(context.WithoutCancel(ctx), words[0], append(words[1:], tui.AtLine(words[0], file, line)...)...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = s.in, s.outside.out, s.err
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("open the editor %s: %w", words[0], err)
	}
	return nil
}

// editor is the user's editor, cut into words as a shell would: "code --wait".
func (s *session) editor() []string {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if words := shellWords(s.env(name)); len(words) > 0 {
			return words
		}
	}
	return nil
}

// shellWords cuts a command line at blanks that are not quoted. Nothing is expanded.
func shellWords(line string) []string {
	var words []string
	var word strings.Builder
	quote, open := rune(0), false
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '\'' || r == '"':
			quote, open = r, true
		case r == ' ' || r == '\t':
			if open || word.Len() > 0 {
				words = append(words, word.String())
			}
			word.Reset()
			open = false
		default:
			word.WriteRune(r)
		}
	}
	if open || word.Len() > 0 {
		words = append(words, word.String())
	}
	return words
}
