package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"ken/tui"
)

func manCommand(s *session) *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "the manual page",
		Long:    "Man prints the manual page, made from the commands and the keys of this binary.",
		Example: "ken man | man -l -\nken man > ~/.local/share/man/man1/ken.1",
		Args:    exactly(0, 0, ""),
		RunE: func(c *cobra.Command, _ []string) error {
			return s.write([]byte(manPage(c.Root(), tui.Actions())))
		},
	}
}

// manPage writes the manual in roff, from what the program itself goes by.
func manPage(root *cobra.Command, actions []tui.ActionInfo) string {
	var r roff
	r.macro("TH", "KEN", "1", "", "ken", "User Commands")
	r.macro("SH", "NAME")
	r.line("ken - " + root.Short)
	r.macro("SH", "SYNOPSIS")
	r.line(useLine(root))
	r.macro("SH", "DESCRIPTION")
	r.paragraph(root.Long)
	r.macro("SH", "COMMANDS")
	for _, c := range shown(root) {
		r.command(c)
	}
	r.macro("SH", "GLOBAL FLAGS")
	r.flags(root.PersistentFlags())
	r.keys(actions)
	r.macro("SH", "EXIT STATUS")
	for _, e := range exitCodes {
		r.term(fmt.Sprint(e.code), e.text)
	}
	r.macro("SH", "ENVIRONMENT")
	for _, v := range variables {
		r.term(v.name, v.text)
	}
	r.macro("SH", "FILES")
	for _, f := range files {
		r.term(f.name, f.text)
	}
	return r.b.String()
}

// variables are what ken looks for in the environment.
var variables = []struct{ name, text string }{
	{"KEN_MODEL_URL, KEN_MODEL, KEN_MODEL_KEY", "the model that writes; they override config.yaml"},
	{"VISUAL, EDITOR", "the editor"},
	{"NO_COLOR, CLICOLOR_FORCE", "no colour; colour also on a pipe"},
	{"ACCESSIBLE", "line by line, as with --plain"},
	{"XDG_CONFIG_HOME, XDG_CACHE_HOME", "where settings and the index are kept"},
}

// files are where things live.
var files = []struct{ name, text string }{
	{".goals.md, .preferences.md", "goals and preferences, in the workspace and in your own folder above it"},
	{"briefs/", "what ken writes for people"},
	{".ken/", "what ken must remember: text that merges"},
	{"~/.config/ken/config.yaml", "settings"},
	{"~/.config/ken/skills/", "your own skills"},
	{"~/.cache/ken/", "the index; it can be deleted at any time"},
}

// A roff is a manual page being written.
type roff struct{ b strings.Builder }

func (r *roff) macro(name string, args ...string) {
	r.b.WriteString("." + name)
	for _, a := range args {
		fmt.Fprintf(&r.b, " \"%s\"", strings.ReplaceAll(roffText(a), `"`, `\(dq`))
	}
	r.b.WriteByte('\n')
}

// line writes a line of text, so that it cannot be taken for a macro.
func (r *roff) line(text string) {
	text = roffText(text)
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "'") {
		text = `\&` + text
	}
	r.b.WriteString(text + "\n")
}

func (r *roff) paragraph(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		r.line(line)
	}
}

// term writes a name and, indented below it, what it means.
func (r *roff) term(name, text string) {
	r.macro("TP")
	r.line(`\fB` + name + `\fR`)
	r.paragraph(text)
}

func (r *roff) command(c *cobra.Command) {
	r.macro("SS", useLine(c))
	r.paragraph(c.Long)
	r.flags(c.NonInheritedFlags())
	r.macro("PP")
	r.macro("EX")
	r.paragraph(c.Example)
	r.macro("EE")
	for _, sub := range shown(c) {
		r.command(sub)
	}
}

func (r *roff) flags(set *pflag.FlagSet) {
	set.VisitAll(func(f *pflag.Flag) {
		if f.Name != "help" && !f.Hidden {
			r.term(strings.TrimSpace(flagName(f)), flagText(f))
		}
	})
}

// keys lists what can be done on the screen.
func (r *roff) keys(actions []tui.ActionInfo) {
	r.macro("SH", "KEYS")
	where := ""
	for _, a := range actions {
		if a.Where != where {
			where = a.Where
			r.macro("SS", where)
		}
		name := a.Name
		if len(a.Keys) > 0 {
			name = strings.Join(a.Keys, ", ") + "  " + a.Name
		}
		text := a.Help
		if a.Command != "" {
			text += " (" + a.Command + ")"
		}
		r.term(name, text)
	}
}

// roffText escapes what roff would act on. Font changes of ours stay.
func roffText(text string) string {
	text = strings.ReplaceAll(text, `\`, `\e`)
	for _, font := range []string{"B", "R", "I"} {
		text = strings.ReplaceAll(text, `\ef`+font, `\f`+font)
	}
	text = strings.ReplaceAll(text, "-", `\-`)
	return strings.NewReplacer("↑", `\(ua`, "↓", `\(da`, "…", "...", "–", `\(en`).Replace(text)
}
