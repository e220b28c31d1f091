package main

import (
	"context"
	"io"
	"log"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"ken/notes/sandbox"
)

func main() {
	sandbox.Main()               // and nothing else, where ken was started by ken to read a file in
	log.SetOutput(io.Discard)    // libraries print there
	cobra.MousetrapHelpText = "" // started by a double click, ken is a screen like any other
	cobra.EnableCommandSorting = false

	// A reader that has seen enough (ken … | head) is no reason to be killed half-way:
	// being told of the signal turns it into an error of the write.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends it at once
	os.Exit(run(ctx, here()))
}

// run does what the arguments say and returns the exit code.
func run(ctx context.Context, world outside) int {
	s := newSession(world)
	defer s.close()
	root := rootCommand(s)
	root.SetArgs(world.args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		err = s.out.failed()
	}
	return s.report(err)
}

// An outside is what a run sees of the world beyond its own memory. Tests make
// their own.
type outside struct {
	args []string // without the program's name
	dir  string   // where it was started; "" where that folder is gone
	env  func(string) string
	now  func() time.Time
	os   string // as in runtime.GOOS

	in       io.Reader
	out, err io.Writer
	terminal terminals
}

// terminals tells which streams are a terminal, and how wide it is.
type terminals struct {
	in, out, err bool
	width        int // 0 where it is not known
}

// here is the world this process runs in.
func here() outside {
	dir, err := os.Getwd()
	if err != nil {
		dir = ""
	}
	t := terminals{
		in:  term.IsTerminal(os.Stdin.Fd()),
		out: term.IsTerminal(os.Stdout.Fd()),
		err: term.IsTerminal(os.Stderr.Fd()),
	}
	if t.out {
		t.width, _, _ = term.GetSize(os.Stdout.Fd())
	}
	return outside{
		args: os.Args[1:], dir: dir, env: os.Getenv, now: time.Now, os: runtime.GOOS,
		in: os.Stdin, out: os.Stdout, err: os.Stderr, terminal: t,
	}
}
