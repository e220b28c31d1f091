package tui

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// outside is what of the machine the screen uses: the terminal's clipboard, other
// programs. Tests put their own in its place.
type outside struct {
	goos string
	// find returns the file of a program, as the shell would find it.
	find func(name string) (string, error)
	// lend gives the terminal to a program until it ends.
	lend func(c *exec.Cmd, after tea.ExecCallback) tea.Cmd
	// feed runs a program that reads text and ends.
	feed func(ctx context.Context, text string, name string, args ...string) error
	// read runs a program and returns what it says, at most a few lines.
	read func(ctx context.Context, name string, args ...string) (string, error)
	// version asks the terminal what it is; tea.TerminalVersionMsg may bring an answer.
	version tea.Cmd
	// osc52 has the terminal put text on its clipboard.
	osc52 func(text string) tea.Cmd
}

// theOutside is the machine ken runs on.
func theOutside() outside {
	return outside{
		goos: runtime.GOOS, find: exec.LookPath, lend: tea.ExecProcess, feed: feed, read: output,
		version: tea.RequestTerminalVersion, osc52: tea.SetClipboard,
	}
}

func feed(ctx context.Context, text, name string, args ...string) error {
	c := exec.CommandContext(ctx, name, args...)
	c.Stdin = strings.NewReader(text)
	c.WaitDelay = time.Second // some clipboard tools stay, holding what they were given
	return c.Run()
}

// maxOutput bounds what a program says, in bytes.
const maxOutput = 4096

func output(ctx context.Context, name string, args ...string) (string, error) {
	c := exec.CommandContext(ctx, name, args...)
	c.WaitDelay = time.Second
	out, err := c.Output()
	return string(out[:min(len(out), maxOutput)]), err
}

// A clipTool is a program that puts what it reads on the clipboard.
type clipTool struct {
	name string
	args []string
}

// clipTools are those that may work here, the best first.
func (o outside) clipTools(env func(string) string) []clipTool {
	var tools []clipTool
	if o.goos == "darwin" {
		tools = append(tools, clipTool{"pbcopy", nil})
	}
	if env("WAYLAND_DISPLAY") != "" {
		tools = append(tools, clipTool{"wl-copy", nil})
	}
	if env("DISPLAY") != "" {
		tools = append(tools, clipTool{"xclip", []string{"-selection", "clipboard"}}, clipTool{"xsel", []string{"--clipboard", "--input"}})
	}
	if o.goos == "windows" || env("WSL_DISTRO_NAME") != "" {
		tools = append(tools, clipTool{"clip.exe", nil})
	}
	return tools
}

// copiedMsg says what was copied and by which tool, "" for the terminal alone.
type copiedMsg struct{ what, by string }

// copy puts text on the clipboard: over ssh and in tmux through the terminal, else by
// a tool of this machine and through the terminal as well.
func (a *App) copy(what, text string) tea.Cmd {
	if text == "" {
		return a.say("there is nothing to copy")
	}
	a.copied = text
	through := a.out.osc52(text)
	env := a.ws.Env
	if env("SSH_TTY") != "" || env("SSH_CONNECTION") != "" || env("TMUX") != "" {
		return tea.Batch(through, func() tea.Msg { return copiedMsg{what: what} })
	}
	out, ctx := a.out, a.tasks.ctx
	return tea.Batch(through, func() tea.Msg {
		ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
		defer cancel()
		for _, tool := range out.clipTools(env) {
			file, err := out.find(tool.name)
			if err == nil && out.feed(ctx, text, file, tool.args...) == nil {
				return copiedMsg{what, tool.name}
			}
		}
		return copiedMsg{what: what}
	})
}

// copiedBy says how something was copied. A terminal may drop what it is sent
// without a word, so there is always a file as a last resort.
func (a *App) copiedBy(m copiedMsg) tea.Cmd {
	if m.by != "" {
		return a.say("✓ %s copied (%s)", m.what, m.by)
	}
	if a.ws.Save == nil {
		return a.say("%s sent to the terminal's clipboard", m.what)
	}
	return a.say("%s sent to the terminal's clipboard · Y writes a file instead", m.what)
}

func (a *App) whyNoSave() string {
	switch {
	case a.ws.Save == nil:
		return "this workspace cannot be written to"
	case a.copied == "":
		return "nothing was copied yet"
	}
	return ""
}

// savedMsg is what writing the copied text to a file came to.
type savedMsg struct {
	path string
	err  error
}

func (a *App) saveCopied() tea.Cmd {
	save, text := a.ws.Save, a.copied
	name := "exports/copied-" + a.ws.Now().Format("2006-01-02-150405") + ".md"
	return func() tea.Msg {
		path, err := save(name, []byte(text))
		return savedMsg{path, err}
	}
}

// openOutside opens a file with the system's own program.
func (a *App) openOutside(path string) tea.Cmd {
	locate := a.ws.Locate
	return a.open(path, func() (string, error) { return locate(path) })
}

// openAddress opens an address of the web with the system's own program.
func (a *App) openAddress(address string) tea.Cmd {
	return a.open(address, func() (string, error) { return address, nil })
}

// openedMsg is what opening something outside came to.
type openedMsg struct {
	what string
	err  error
}

func (a *App) open(what string, locate func() (string, error)) tea.Cmd {
	out, ctx := a.out, a.tasks.ctx
	return func() tea.Msg {
		target, err := locate()
		if err != nil {
			return openedMsg{what, err}
		}
		name, args := out.opener()
		file, err := out.find(name)
		if err != nil {
			return openedMsg{what, fmt.Errorf("no program to open it with: %w", err)}
		}
		ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
		defer cancel()
		err = out.feed(ctx, "", file, append(args, target)...)
		if err != nil && target != what {
			err = fmt.Errorf("%s: %w (%s)", name, err, target) // where it lies, for who opens it by hand
		}
		return openedMsg{what, err}
	}
}

// opener is the system's program that opens anything.
func (o outside) opener() (string, []string) {
	switch o.goos {
	case "darwin":
		return "open", nil
	case "windows":
		return "rundll32", []string{"url.dll,FileProtocolHandler"}
	}
	return "xdg-open", nil
}

// shell splits a variable such as $EDITOR as a shell would: quotes and backslashes
// keep words together. Nothing is expanded.
func shell(s string) []string {
	var words []string
	var word strings.Builder
	in, quote := false, rune(0)
	escaped := false
	for _, r := range s {
		switch {
		case escaped:
			word.WriteRune(r)
			escaped = false
		case r == '\\' && quote != '\'' && filepath.Separator != '\\':
			escaped, in = true, true
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '"' || r == '\'':
			quote, in = r, true
		case r == ' ' || r == '\t' || r == '\n':
			if in {
				words = append(words, word.String())
				word.Reset()
				in = false
			}
		default:
			word.WriteRune(r)
			in = true
		}
	}
	if in {
		words = append(words, word.String())
	}
	return words
}
