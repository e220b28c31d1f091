package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Help begins with two examples, because most people who ask for it want one, and
// ends with the exit codes, because those who write scripts look there.

// help writes the help of a command as a result.
func (s *session) help(c *cobra.Command, _ []string) {
	_ = s.write([]byte(helpText(c))) // the stream keeps its error
}

func helpText(c *cobra.Command) string {
	var b strings.Builder
	b.WriteString("Examples:\n")
	for example := range strings.SplitSeq(c.Example, "\n") {
		b.WriteString("  " + example + "\n")
	}
	b.WriteString("\n" + c.Long + "\n\nUsage:\n")
	b.WriteString("  " + useLine(c) + "\n")
	helpCommands(&b, c)
	helpFlags(&b, "Flags", c.NonInheritedFlags(), c.HasParent())
	if c.HasParent() {
		helpFlags(&b, "Global flags", c.InheritedFlags(), false)
	}
	b.WriteString("\nExit codes:\n")
	for _, e := range exitCodes {
		fmt.Fprintf(&b, "  %-4d %s\n", e.code, e.text)
	}
	return b.String()
}

// useLine is how a command is called.
func useLine(c *cobra.Command) string {
	if !c.HasParent() {
		return "ken [COMMAND] [FLAGS]"
	}
	return c.Parent().CommandPath() + " " + c.Use
}

// shown are the commands below one, without those nobody types.
func shown(c *cobra.Command) []*cobra.Command {
	var list []*cobra.Command
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			list = append(list, sub)
		}
	}
	return list
}

func helpCommands(b *strings.Builder, c *cobra.Command) {
	list := shown(c)
	if len(list) == 0 {
		return
	}
	b.WriteString("\nCommands:\n")
	for _, sub := range list {
		fmt.Fprintf(b, "  %-12s %s\n", sub.Name(), sub.Short)
	}
}

// helpFlags lists flags. The flag --help is left to the commands without others.
func helpFlags(b *strings.Builder, title string, flags *pflag.FlagSet, skipHelp bool) {
	var lines []string
	flags.VisitAll(func(f *pflag.Flag) {
		if !f.Hidden && (f.Name != "help" || !skipHelp) {
			lines = append(lines, fmt.Sprintf("  %-24s %s", flagName(f), flagText(f)))
		}
	})
	if len(lines) > 0 {
		b.WriteString("\n" + title + ":\n" + strings.Join(lines, "\n") + "\n")
	}
}

// flagName is how a flag is typed: "-n, --number N".
func flagName(f *pflag.Flag) string {
	name := "    --" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", --" + f.Name
	}
	if value, _ := pflag.UnquoteUsage(f); value != "" {
		name += " " + value
	}
	return name
}

func flagText(f *pflag.Flag) string {
	_, text := pflag.UnquoteUsage(f)
	if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "0" {
		text += " (" + f.DefValue + ")"
	}
	return text
}

// helpCommand is "ken help COMMAND", for those who ask so.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "the help of a command",
		Long:    "Help prints what \"ken COMMAND --help\" prints.",
		Example: "ken help search\nken help skills check",
		RunE: func(c *cobra.Command, args []string) error {
			found, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(c.Root(), strings.Join(args, " "))
			}
			found.InitDefaultHelpFlag()
			found.InitDefaultVersionFlag()
			found.HelpFunc()(found, nil)
			return nil
		},
	}
}
