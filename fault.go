package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"ken/index"
)

// Exit codes, as every --help lists them.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitNothing     = 3
	exitNotSetUp    = 4
	exitBusy        = 5
	exitInterrupted = 130
)

// exitCodes explains the codes, in the order they are shown.
var exitCodes = []struct {
	code int
	text string
}{
	{exitDone, "done"},
	{exitFailed, "failed, or a sentence is not supported (verify)"},
	{exitUsage, "the command line could not be understood"},
	{exitNothing, "nothing found"},
	{exitNotSetUp, "something has to be set up first; the hint says what"},
	{exitBusy, "the index is busy: another ken is writing it"},
	{exitInterrupted, "stopped"},
}

// A fault is an error as the user is told of it.
type fault struct {
	err  error  // what we were doing: what happened
	hint string // what to do; "" where there is nothing
	code int
}

func (f *fault) Error() string { return f.err.Error() }
func (f *fault) Unwrap() error { return f.err }

// usage is a command line that could not be understood.
func usage(hint, format string, args ...any) error {
	err := fmt.Errorf(format, args...)
	return &fault{err: fmt.Errorf("read the command line: %w", err), hint: hint, code: exitUsage}
}

// hinted adds what to do to an error.
func hinted(err error, hint string) error {
	return &fault{err: err, hint: hint, code: codeOf(err)}
}

// hintedf is a failure and what to do.
func hintedf(hint, format string, args ...any) error {
	return hinted(fmt.Errorf(format, args...), hint)
}

// nothing says that what was looked for is not there.
func nothing(hint, format string, args ...any) error {
	return &fault{err: fmt.Errorf(format, args...), hint: hint, code: exitNothing}
}

// codeOf is the exit code of an error.
func codeOf(err error) int {
	var f *fault
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &f):
		return f.code
	case errors.Is(err, index.ErrBusy):
		return exitBusy
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	}
	return exitFailed
}

// report tells the user of an error, in one line and a hint, and returns its code.
func (s *session) report(err error) int {
	code := codeOf(err)
	if err == nil || s.out.gone {
		return code
	}
	hint := ""
	var f *fault
	if errors.As(err, &f) {
		hint = f.hint
	}
	switch {
	case code == exitInterrupted:
		s.say("ken: stopped")
		return code
	case code == exitBusy && hint == "":
		hint = "another ken is writing the index; try again in a moment"
	}
	s.say("ken: " + oneLine(err.Error()))
	if hint != "" {
		s.say("hint: " + oneLine(hint))
	}
	return code
}

// warn tells of what did not stop the work.
func (s *session) warn(format string, args ...any) {
	s.say("ken: " + oneLine(fmt.Sprintf(format, args...)))
}

// say writes a line to the user, beside the result.
func (s *session) say(line string) {
	fmt.Fprintln(s.err, clean(line))
}

// oneLine puts what an error of many lines says on one.
func oneLine(text string) string {
	return strings.Join(strings.Fields(text), " ")
}
