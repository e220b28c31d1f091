package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ken/skills"
)

func skillsTrustCommand(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "trust [NAME]",
		Short: "use the skills of this workspace",
		Long: "Trust says that the workspace's own skills may be used, as they are now: those in\n" +
			".agents/skills and in skills, or with a name only those of the folder that holds it.\n" +
			"When one of them changes, ken asks again. Read them first: ken skills show NAME.",
		Example: "ken skills trust\nken skills trust brief",
		Args:    exactly(0, 1, "the name of a skill"),
		RunE: func(_ *cobra.Command, args []string) error {
			return s.trustSkills(strings.Join(args, ""))
		},
	}
}

// trusted is the answer of "ken skills trust".
type trusted struct {
	Layers []trustedLayer `json:"trusted"`
}

type trustedLayer struct {
	Layer  string   `json:"layer"`
	SHA256 string   `json:"sha256"`
	Skills []string `json:"skills"`
}

func (t trusted) text(p *paper) {
	for _, l := range t.Layers {
		p.printf("trusted %s: %s\n", l.Layer, strings.Join(l.Skills, ", "))
	}
}

func (s *session) trustSkills(name string) error {
	if _, _, err := s.shelf(); err != nil {
		return err
	}
	answer, digests := trusted{}, map[string]string{}
	for _, l := range s.shop.layers {
		digest := skills.Digest(l.FS)
		if !l.here || digest == "" {
			continue
		}
		names := l.names()
		if name != "" && !slices.Contains(names, name) {
			continue
		}
		digests[l.Name] = digest
		answer.Layers = append(answer.Layers, trustedLayer{l.Name, digest, names})
	}
	switch {
	case len(digests) == 0 && name != "":
		return nothing("its skills: ken skills", "trust the skill: this workspace has none named %q", name)
	case len(digests) == 0:
		return nothing("they would lie in skills/NAME/SKILL.md", "trust the skills: this workspace has none")
	}
	if err := s.grant(s.shop, digests); err != nil {
		return err
	}
	return s.print(answer)
}

// names are the skills of a layer.
func (l layer) names() []string {
	l.Trusted = true // to name is not to use
	shelf, _ := skills.Load(l.Layer)
	var names []string
	for _, skill := range shelf.All() {
		names = append(names, skill.Name)
	}
	return names
}

func skillsEditCommand(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "edit NAME",
		Short: "change a skill in your editor",
		Long: "Edit opens a skill in $VISUAL or $EDITOR. One that is built in is copied to your own\n" +
			"skills first, where it hides the original; delete the copy to have that back.",
		Example:           "ken skills edit brief\nEDITOR=nano ken skills edit ask",
		Args:              exactly(1, 1, "the name of a skill"),
		ValidArgsFunction: s.completeSkills,
		RunE:              func(c *cobra.Command, args []string) error { return s.editSkill(c, args[0]) },
	}
}

// edited is the answer of "ken skills edit".
type edited struct {
	Path   string `json:"path"`
	Copied bool   `json:"copied"`
	shown  string
}

func (e edited) text(p *paper) {
	if e.Copied {
		p.printf("copied to %s\n", e.shown)
	} else {
		p.printf("%s\n", e.shown)
	}
}

func (s *session) editSkill(c *cobra.Command, name string) error {
	found, _, err := s.skill(name)
	if err != nil {
		return err
	}
	file, copied, err := s.ownCopy(found)
	if err != nil {
		return fmt.Errorf("copy the skill %s: %w", name, err)
	}
	if err := s.print(edited{Path: file, Copied: copied, shown: s.short(file)}); err != nil {
		return err
	}
	if s.flags.json || len(s.editor()) == 0 && !s.interactive() {
		return nil // a program asked, or a script: it knows the file now
	}
	return s.edit(c.Context(), file)
}

// ownCopy returns the file of a skill, after copying one that is built in.
func (s *session) ownCopy(found skills.Skill) (file string, copied bool, err error) {
	i := slices.IndexFunc(s.shop.layers, func(l layer) bool { return l.Name == found.From })
	from := s.shop.layers[i]
	if from.dir != "" {
		return filepath.Join(from.dir, filepath.FromSlash(found.Path)), false, nil
	}
	if s.configDir() == "" {
		return "", false, errors.New("there is no folder of yours for settings: set HOME or XDG_CONFIG_HOME")
	}
	file = filepath.Join(s.ownSkills(), filepath.FromSlash(found.Path))
	if exists(file) {
		return file, false, nil // it cannot be used as it is, which is a reason to edit it
	}
	data, err := fs.ReadFile(from.FS, found.Path)
	if err != nil {
		return "", false, err
	}
	return file, true, writeOwn(file, data)
}
