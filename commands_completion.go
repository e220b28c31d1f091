package main

import (
	"bytes"

	"github.com/spf13/cobra"
)

func completionCommand(s *session) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "the completion script of a shell",
		Long: "Completion prints a script that completes commands, flags and values in a shell:\n" +
			"bash, zsh, fish or powershell. The shell reads it at its start.",
		Example:           "source <(ken completion bash)\nken completion fish > ~/.config/fish/completions/ken.fish",
		Args:              exactly(1, 1, "a shell: bash, zsh, fish or powershell"),
		ValidArgsFunction: oneOf(shells...),
		RunE: func(c *cobra.Command, args []string) error {
			var b bytes.Buffer
			var err error
			switch root := c.Root(); args[0] {
			case "bash":
				err = root.GenBashCompletionV2(&b, true)
			case "zsh":
				err = root.GenZshCompletion(&b)
			case "fish":
				err = root.GenFishCompletion(&b, true)
			case "powershell":
				err = root.GenPowerShellCompletionWithDesc(&b)
			default:
				return usage("one of bash, zsh, fish, powershell", "no completion for the shell %q", args[0])
			}
			if err != nil {
				return err
			}
			return s.write(b.Bytes())
		},
	}
}
