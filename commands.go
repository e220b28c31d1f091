package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// rootCommand is ken with all its commands: the one table that help, completion and
// the manual page are made from.
func rootCommand(s *session) *cobra.Command {
	root := &cobra.Command{
		Use:   "ken",
		Short: "a workspace over your own documents, and a tutor",
		Long: "Ken reads the documents of a folder where they are, finds passages in them, and\n" +
			"writes briefs and answers whose every sentence leads to the line it rests on.\n" +
			"Without a command it opens the screen; on a pipe it is \"ken status\".",
		Example:       "ken\nken brief \"what was decided about the boiler\"",
		Args:          s.noCommand,
		RunE:          s.runAlone,
		SilenceErrors: true, SilenceUsage: true,
		Version: thisVersion().line(),
	}
	root.SetVersionTemplate("{{.Version}}\n")
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.SetFlagErrorFunc(flagFault)
	root.SetHelpFunc(s.help)
	s.globalFlags(root.PersistentFlags())
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return s.check() }
	_ = root.RegisterFlagCompletionFunc("color", oneOf("auto", "always", "never")) // the flag exists
	root.AddCommand(s.commands()...)
	root.SetHelpCommand(helpCommand())
	return root
}

// commands are those that have a name, in the order they are shown.
func (s *session) commands() []*cobra.Command {
	return []*cobra.Command{
		initCommand(s), statusCommand(s), contextCommand(s), syncCommand(s),
		searchCommand(s), factsCommand(s), askCommand(s), briefCommand(s), verifyCommand(s), rotCommand(s),
		cardsCommand(s), quizCommand(s), gradeCommand(s), statsCommand(s),
		importCommand(s), exportCommand(s), showCommand(s), pageCommand(s), drawCommand(s), diagramCommand(s),
		skillsCommand(s), doctorCommand(s), manCommand(s), completionCommand(s), versionCommand(s),
	}
}

func (s *session) globalFlags(f *pflag.FlagSet) {
	f.StringVarP(&s.flags.workspace, "workspace", "C", "", "work in `DIR`, which is the workspace then")
	f.BoolVar(&s.flags.json, "json", false, "print JSON instead of text")
	f.BoolVar(&s.flags.plain, "plain", false, "line by line: no screen, nothing that moves")
	f.StringVar(&s.flags.color, "color", "auto", "colour the text: auto, always or never, as `WHEN`")
	f.BoolVar(&s.flags.offline, "offline", false, "use no model even where one is set")
	f.StringVar(&s.flags.now, "now", "", "take `TIME` (RFC 3339) as the present, so that a run can be repeated")
	f.BoolVar(&s.flags.noSync, "no-sync", false, "do not bring the index up to date first")
}

// noCommand refuses words that name no command, and says which was meant.
func (s *session) noCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return unknownCommand(root, args[0])
}

// unknownCommand is a word where the name of a command should stand.
func unknownCommand(parent *cobra.Command, word string) error {
	hint := "the commands: " + parent.CommandPath() + " --help"
	parent.SuggestionsMinimumDistance = 2
	if near := parent.SuggestionsFor(word); len(near) > 0 {
		hint = fmt.Sprintf("did you mean %q? %s", parent.CommandPath()+" "+near[0], hint)
	}
	return usage(hint, "unknown command %q", parent.CommandPath()+" "+word)
}

// flagFault explains a flag that could not be understood.
func flagFault(c *cobra.Command, err error) error {
	if errors.Is(err, pflag.ErrHelp) {
		return err
	}
	hint := "its flags: " + c.CommandPath() + " --help"
	if strings.Contains(c.Use, "QUERY") && strings.Contains(err.Error(), "unknown shorthand") {
		hint = "put -- before a query with words that begin with a hyphen: " + c.CommandPath() + " -- word -not"
	}
	return usage(hint, "%w", err)
}

// some wants at least n words, which are called what.
func some(n int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) >= n && strings.TrimSpace(strings.Join(args, "")) != "" {
			return nil
		}
		return usage("as in: "+firstExample(c), "%s needs %s", c.CommandPath(), what)
	}
}

// exactly wants between low and high words.
func exactly(low, high int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < low:
			return usage("as in: "+firstExample(c), "%s needs %s", c.CommandPath(), what)
		case len(args) > high && high == 0:
			return usage("its help: "+c.CommandPath()+" --help", "%s takes no arguments, not %q", c.CommandPath(), args[0])
		case len(args) > high:
			return usage("as in: "+firstExample(c), "%s takes %s and no more, not %q", c.CommandPath(), what, args[high])
		}
		return nil
	}
}

func firstExample(c *cobra.Command) string {
	first, _, _ := strings.Cut(c.Example, "\n")
	return first
}

// oneOf completes a value from a list.
func oneOf(choices ...string) cobra.CompletionFunc {
	return cobra.FixedCompletions(choices, cobra.ShellCompDirectiveNoFileComp)
}
