package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"

	"github.com/spf13/cobra"

	"ken/index"
)

// The states of a finding.
const (
	fine   = "ok"
	advice = "note" // works, and could be better
	broken = "fail"
)

// A finding is what the doctor says of one thing.
type finding struct {
	Name  string `json:"name"`
	State string `json:"state"`
	Text  string `json:"text"`
	// Todo is what to do; "" where there is nothing.
	Todo string `json:"todo"`
}

// diagnosis is the answer of "ken doctor".
type diagnosis struct {
	Checks []finding `json:"checks"`
}

func doctorCommand(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "what works here, and what to do where something does not",
		Long: "Doctor looks at the terminal, colours, clipboard, editor, settings, workspace, goals,\n" +
			"skills, index, embeddings and engine, and says of each that it is ok or what to do.\n" +
			"It exits with 1 when something fails.",
		Example: "ken doctor\nken doctor --json",
		Args:    exactly(0, 0, ""),
		RunE:    func(c *cobra.Command, _ []string) error { return s.doctor(c.Context()) },
	}
}

func (s *session) doctor(ctx context.Context) error {
	d := diagnosis{Checks: []finding{
		s.checkTerminal(), s.checkColours(), s.checkClipboard(), s.checkEditor(), s.checkSettings(),
	}}
	workspace := s.checkWorkspace()
	d.Checks = append(d.Checks, workspace)
	if workspace.State != broken {
		d.Checks = append(d.Checks, s.checkGoals(), s.checkSkillsFound(), s.checkReading(ctx), s.checkIndex(ctx),
			s.checkEmbeddings(ctx))
	}
	d.Checks = append(d.Checks, s.checkEngine())
	if err := s.print(d); err != nil {
		return err
	}
	n := 0
	for _, f := range d.Checks {
		if f.State == broken {
			n++
		}
	}
	if n > 0 {
		return fmt.Errorf("look at everything: %s failed", plural(n, "check"))
	}
	return ctx.Err()
}

func (d diagnosis) text(p *paper) {
	for _, f := range d.Checks {
		look := p.style.Dim
		if f.State != fine {
			look = p.style.Mark
		}
		p.in(look, fmt.Sprintf("%-5s", f.State))
		p.printf(" %-10s %s\n", f.Name, f.Text)
		if f.Todo != "" {
			p.printf("%16s -> %s\n", "", f.Todo)
		}
	}
}

func (s *session) checkTerminal() finding {
	f := finding{Name: "terminal", State: fine}
	switch term := s.env("TERM"); {
	case !s.terminal.in || !s.terminal.out:
		f.Text = "none on both sides: text goes line by line, without a screen"
	case s.plain():
		f.Text = "line by line, without a screen (--plain, ACCESSIBLE or TERM=dumb)"
	default:
		f.Text = strings.TrimSpace(fmt.Sprintf("%s, %d columns", term, s.width()))
		if s.env("TMUX") != "" {
			f.Text += ", in tmux"
		}
	}
	return f
}

func (s *session) checkColours() finding {
	f := finding{Name: "colours", State: fine}
	switch s.style().Name {
	case "ansi":
		f.Text = "the terminal's own sixteen"
	case "mono":
		f.Text = "none, weight only: NO_COLOR is set"
	default:
		f.Text = "none: not a terminal, or switched off"
	}
	return f
}

// clipboards are the programs that copy, in the order they are tried.
var clipboards = []string{"pbcopy", "wl-copy", "xclip", "xsel", "clip.exe"}

func (s *session) checkClipboard() finding {
	f := finding{Name: "clipboard", State: fine}
	if s.env("SSH_TTY") != "" || s.env("TMUX") != "" {
		f.Text = "through the terminal (OSC 52)"
		if s.env("TMUX") != "" {
			f.Todo = "tmux passes it on with: set -g set-clipboard on"
		}
		return f
	}
	for _, name := range clipboards {
		if _, err := exec.LookPath(name); err == nil {
			f.Text = name + ", and through the terminal (OSC 52)"
			return f
		}
	}
	f.State, f.Text = advice, "only through the terminal (OSC 52), which some terminals do not allow"
	f.Todo = "install wl-copy or xclip, or write copies to a file with Y"
	return f
}

func (s *session) checkEditor() finding {
	f := finding{Name: "editor", State: fine}
	words := s.editor()
	if len(words) == 0 {
		f.State, f.Text, f.Todo = advice, "none is set", "set EDITOR, as in EDITOR=nano"
		return f
	}
	f.Text = strings.Join(words, " ")
	if _, err := exec.LookPath(words[0]); err != nil {
		f.State, f.Text, f.Todo = broken, words[0]+" cannot be run", "set EDITOR to a program that is installed"
	}
	return f
}

func (s *session) checkSettings() finding {
	f := finding{Name: "settings", State: fine, Text: s.short(s.configDir())}
	if s.configDir() == "" {
		f.State, f.Text = advice, "there is no folder of yours"
		f.Todo = "set HOME or XDG_CONFIG_HOME"
	}
	if _, err := readSettings(s.outside); err != nil {
		f.State, f.Text, f.Todo = broken, err.Error(), "mend the file, or delete it"
	}
	return f
}

func (s *session) checkWorkspace() finding {
	f := finding{Name: "workspace", State: fine}
	w, err := s.open()
	if err != nil {
		f.State, f.Text, f.Todo = broken, err.Error(), "name a folder with -C"
		return f
	}
	f.Text = s.short(w.Dir())
	if w.Dir() == w.home && s.flags.workspace == "" && s.dir != w.home {
		f.State = advice
		f.Todo = "your whole folder is the workspace, because of the goals in it; name a smaller one with -C, or run ken init there"
	}
	return f
}

func (s *session) checkGoals() finding {
	f := finding{Name: "goals", State: fine}
	c, err := s.shop.context()
	switch {
	case err != nil:
		f.State, f.Text, f.Todo = broken, err.Error(), "mend the file"
	case len(c.Problems) > 0:
		p := c.Problems[0]
		f.State, f.Text = advice, fmt.Sprintf("%s:%d: %s", p.Path, p.Line, p.Text)
		f.Todo = "ken context says what was understood"
	case len(c.Goals)+len(c.Preferences) == 0:
		f.State, f.Text, f.Todo = advice, "none", "ken init writes files to start from"
	default:
		f.Text = plural(len(c.Goals), "goal") + ", " + plural(len(c.Preferences), "preference")
	}
	return f
}

func (s *session) checkSkillsFound() finding {
	f := finding{Name: "skills", State: fine}
	shelf, problems, err := s.shelf()
	if err != nil {
		f.State, f.Text = broken, err.Error()
		return f
	}
	f.Text = plural(len(shelf.All()), "skill")
	if n := len(shelf.Untrusted()); n > 0 {
		f.State, f.Todo = advice, "read them, then: ken skills trust"
		f.Text += fmt.Sprintf(", %d of this workspace not trusted", n)
	}
	if len(problems) > 0 {
		f.State, f.Todo = advice, "ken skills check"
		f.Text += fmt.Sprintf("; %v", problems[0])
	}
	return f
}

// checkReading looks at the process that intricate formats are read in.
func (s *session) checkReading(ctx context.Context) finding {
	f := finding{Name: "reading", State: fine}
	level, err := s.shop.reader.Level(ctx)
	if err != nil {
		f.State, f.Text, f.Todo = broken, err.Error(), "PDF, office and mail files cannot be read until ken can start itself"
		return f
	}
	f.Text = "PDF, office and mail files in a process by itself; " + level.String()
	if !level.Full() {
		f.State, f.Todo = advice, "this system does not close it off any further: "+strings.Join(level.Missing, "; ")
	}
	return f
}

func (s *session) checkIndex(ctx context.Context) finding {
	f := finding{Name: "index", State: fine}
	ix, err := s.finder()
	var st index.Status
	if err == nil {
		st, err = ix.Status(ctx)
	}
	var wrong *fault
	switch {
	case errors.As(err, &wrong):
		f.State, f.Text, f.Todo = broken, err.Error(), wrong.hint
	case errors.Is(err, index.ErrBusy):
		f.State, f.Text, f.Todo = advice, "another ken is writing it", "wait a moment"
	case err != nil:
		f.State, f.Text = broken, err.Error()
		f.Todo = "delete it, nothing is lost: " + s.short(s.cacheDir())
	default:
		f.Text = fmt.Sprintf("%s, %s, in %s", plural(st.Files, "file"), plural(st.Passages, "passage"), s.short(s.cacheDir()))
		f.Todo = s.indexAdvice(st)
		if f.Todo != "" {
			f.State = advice
		}
	}
	return f
}

func (s *session) indexAdvice(st index.Status) string {
	switch {
	case st.Stale > 0:
		return plural(st.Stale, "file") + " changed since; the next search reads them"
	case len(st.Unread) > 0:
		return plural(len(st.Unread), "file") + " could not be read: ken sync says why"
	}
	return ""
}

// checkEngine says who writes. Nobody is asked.
func (s *session) checkEngine() finding {
	f := finding{Name: "engine", State: fine, Text: "offline: sentences are chosen from your documents"}
	writer, err := s.author()
	switch {
	case err != nil:
		f.State, f.Text, f.Todo = broken, err.Error(), s.hintOf(err)
	case writer != nil:
		f.Text = writer.Name() + " writes, and every sentence is checked"
		if writer.Engine.Open() {
			f.State, f.Todo = advice, "what is sent can be read on the way: https would hide it"
		}
	}
	return f
}
