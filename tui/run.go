package tui

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

const (
	framesPerSecond = 30
	stopWithin      = 5 * time.Second
)

// Run shows the screen until the user leaves it or ctx is cancelled, and returns what
// was done. Work that runs is stopped first; work that does not stop within five
// seconds is left behind. The terminal is given back in every case.
func Run(ctx context.Context, ws Workshop, opts Options) (Summary, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	a := newApp(ctx, ws, opts)
	_, err := tea.NewProgram(a, programOptions(ctx, ws, opts)...).Run()
	a.takeOff(opts.Out)
	ended := a.tasks.stop(stopWithin)
	a.summary.Lately = a.lately
	switch {
	case err != nil:
		return a.summary, fmt.Errorf("show the screen: %w", err)
	case !ended:
		return a.summary, fmt.Errorf("leave the screen: %s still at work after %s", plural(a.tasks.running(), "task"), lasted(stopWithin))
	}
	return a.summary, nil
}

// takeOff has the terminal forget the pictures it still holds, however the screen was left.
func (a *App) takeOff(out io.Writer) {
	if out == nil {
		out = os.Stdout
	}
	if text := a.erase(); text != "" {
		_, _ = io.WriteString(out, text) // the terminal may be gone
	}
}

func programOptions(ctx context.Context, ws Workshop, opts Options) []tea.ProgramOption {
	out := []tea.ProgramOption{tea.WithContext(ctx), tea.WithFPS(framesPerSecond)}
	if opts.In != nil {
		out = append(out, tea.WithInput(opts.In))
	}
	if opts.Out != nil {
		out = append(out, tea.WithOutput(opts.Out))
	}
	if opts.Width > 0 && opts.Height > 0 {
		out = append(out, tea.WithWindowSize(opts.Width, opts.Height))
	}
	// The look has the terminal's sixteen colours and no more, so there is nothing to
	// find out. Left to itself the library runs "tmux info", which opens a socket.
	profile := colorprofile.ANSI
	if !colours(opts.Color, ws.Env) {
		profile = colorprofile.Ascii
	}
	out = append(out, tea.WithColorProfile(profile))
	return out
}

// colours tells whether colour is wanted: NO_COLOR set to anything turns it off, but
// for who asked for it in so many words.
func colours(option string, env func(string) string) bool {
	switch option {
	case "always":
		return true
	case "never":
		return false
	}
	return env("NO_COLOR") == ""
}
