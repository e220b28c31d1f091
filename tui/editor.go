package tui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// editorFor is the command line that edits a file at a line: $VISUAL, $EDITOR, else
// the system's own program, which knows no lines.
func (o outside) editorFor(env func(string) string, file string, line int) []string {
	words := shell(env("VISUAL"))
	if len(words) == 0 {
		words = shell(env("EDITOR"))
	}
	if len(words) == 0 {
		name, args := o.opener()
		return append(append([]string{name}, args...), file)
	}
	return append(words, AtLine(words[0], file, line)...)
}

// AtLine are the arguments that have an editor, by its name, begin at a line of a file, from 1;
// the file alone where it knows no lines or the line is 0.
func AtLine(editor, file string, line int) []string {
	if line < 1 {
		return []string{file}
	}
	n := strconv.Itoa(line)
	name := strings.TrimSuffix(strings.ToLower(filepath.Base(editor)), ".exe")
	switch name {
	case "hx", "helix", "zed", "zeditor", "subl", "sublime_text", "lapce":
		return []string{file + ":" + n}
	case "code", "code-insiders", "codium", "vscodium", "cursor", "windsurf":
		return []string{"--goto", file + ":" + n}
	case "idea", "goland", "pycharm", "webstorm":
		return []string{"--line", n, file}
	case "vi", "vim", "nvim", "view", "gvim", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "ne", "jed", "mg", "ed":
		return []string{"+" + n, file}
	}
	return []string{file}
}

// locatedMsg is the file of a document, on its way to the editor.
type locatedMsg struct {
	path, file string
	line       int
	err        error
}

// editedMsg says that the editor has given the terminal back.
type editedMsg struct {
	path string
	err  error
}

// editAt opens a document in the user's editor at a line.
func (a *App) editAt(path string, line int) tea.Cmd {
	locate := a.ws.Locate
	return func() tea.Msg {
		file, err := locate(path)
		return locatedMsg{path, file, line, err}
	}
}

// lend gives the terminal to the editor; the window is blank meanwhile.
func (a *App) lend(m locatedMsg) tea.Cmd {
	if m.err != nil {
		return a.problem("edit "+m.path, m.err)
	}
	words := a.out.editorFor(a.ws.Env, m.file, m.line)
	name, err := a.out.find(words[0])
	if err != nil {
		return a.problem("edit "+m.path, fmt.Errorf("no editor %s: set $EDITOR (%w)", words[0], err))
	}
	a.away = true
	return a.out.lend(a.editor(name, words[1:]), func(err error) tea.Msg {
		return editedMsg{m.path, err}
	})
}

// editor is the program that edits. What ends ken does not end it: the user's text
// is in there.
func (a *App) editor(name string, args []string) *exec.Cmd {
	return exec.CommandContext(context.WithoutCancel(a.tasks.ctx), name, args...)
}

// edited reads again what the editor may have changed.
func (a *App) edited(m editedMsg) tea.Cmd {
	a.away = false
	a.known.synced = a.known.synced.Add(-freshFor)
	return tea.Batch(a.problem("edit "+m.path, m.err), a.reload(), a.sync())
}

// composedMsg is what was written in the editor in place of a field.
type composedMsg struct {
	text string
	err  error
	then func(*App, string) tea.Cmd
}

// draftMsg is the file a field is written into, on its way to the editor.
type draftMsg struct {
	file string
	err  error
	then func(*App, string) tea.Cmd
}

// compose has text written in the user's editor instead of in a field.
func (a *App) compose(text string, then func(*App, string) tea.Cmd) tea.Cmd {
	return func() tea.Msg {
		f, err := os.CreateTemp("", "ken-*.md")
		if err != nil {
			return draftMsg{err: err}
		}
		_, err = f.WriteString(text)
		return draftMsg{f.Name(), errors.Join(err, f.Close()), then}
	}
}

func (a *App) lendDraft(m draftMsg) tea.Cmd {
	if m.err != nil {
		return a.problem("write in the editor", m.err)
	}
	words := a.out.editorFor(a.ws.Env, m.file, 1)
	name, err := a.out.find(words[0])
	if err != nil {
		return a.problem("write in the editor", fmt.Errorf("no editor %s: set $EDITOR (%w)", words[0], err))
	}
	a.away = true
	return a.out.lend(a.editor(name, words[1:]), func(err error) tea.Msg {
		text, readErr := os.ReadFile(m.file)
		_ = os.Remove(m.file) // it was ours and has been read
		return composedMsg{string(text), errors.Join(err, readErr), m.then}
	})
}

func (a *App) composed(m composedMsg) tea.Cmd {
	a.away = false
	if m.err != nil {
		return a.problem("write in the editor", m.err)
	}
	return m.then(a, m.text)
}

// difference says in a few words what is another in a text now.
func difference(before, after string) string {
	x, y := strings.Split(before, "\n"), strings.Split(after, "\n")
	from := 0
	for from < len(x) && from < len(y) && x[from] == y[from] {
		from++
	}
	tail := 0
	for tail < len(x)-from && tail < len(y)-from && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	gone, come := len(x)-tail-from, len(y)-tail-from
	switch {
	case gone == 0 && come == 0:
		return "the same text"
	case gone == 0:
		return fmt.Sprintf("%s added at line %d", plural(come, "line"), from+1)
	case come == 0:
		return fmt.Sprintf("%s gone at line %d", plural(gone, "line"), from+1)
	case come == 1:
		return fmt.Sprintf("line %d changed", from+1)
	}
	return fmt.Sprintf("lines %d to %d changed", from+1, from+come)
}
