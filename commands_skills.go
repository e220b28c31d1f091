package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"ken/skills"
)

// skillItem is a skill as it is listed and shown.
type skillItem struct {
	Name        string   `json:"name"`
	Description string   `json:"description"`
	From        string   `json:"from"`
	Path        string   `json:"path"`
	Trusted     bool     `json:"trusted"`
	Hides       []string `json:"hides"`
	Kind        string   `json:"kind,omitempty"`
	License     string   `json:"license,omitempty"`
	// AllowedTools and Files are shown; ken grants and runs nothing of them.
	AllowedTools []string          `json:"allowed_tools,omitempty"`
	Files        []string          `json:"files,omitempty"`
	Meta         map[string]string `json:"metadata,omitempty"`
	Body         string            `json:"body,omitempty"`
}

// item makes what is listed of a skill; whole adds what is shown of one.
func item(s skills.Skill, trusted, whole bool) skillItem {
	it := skillItem{
		Name: s.Name, Description: s.Description, From: s.From, Path: s.Path, Trusted: trusted,
		Hides: append([]string{}, s.Hides...), Kind: s.Meta["ken.kind"],
	}
	if whole {
		it.License, it.AllowedTools, it.Files, it.Meta, it.Body = s.License, s.AllowedTools, s.Files, s.Meta, s.Body
	}
	return it
}

func skillsCommand(s *session) *cobra.Command {
	c := &cobra.Command{
		Use:   "skills",
		Short: "what can be done, and where each skill comes from",
		Long: "Skills lists the skills in use, where each comes from and which it hides. A skill is\n" +
			"a folder with a SKILL.md (agentskills.io). Nearer ones hide those built in: yours in\n" +
			"~/.agents/skills and in ken's configuration folder, then the workspace's in\n" +
			".agents/skills and skills, once you have trusted them.",
		Example: "ken skills\nken skills show brief",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(c, args[0])
			}
			return nil
		},
		RunE: func(*cobra.Command, []string) error { return s.listSkills() },
	}
	c.AddCommand(skillsShowCommand(s), skillsEditCommand(s), skillsCheckCommand(s), skillsTrustCommand(s))
	return c
}

func skillsShowCommand(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "show NAME",
		Short: "a skill with its instructions",
		Long: "Show prints what a skill says: its fields, what else lies in its folder, and its\n" +
			"instructions. Tools it asks for and scripts it brings are named and never run.",
		Example:           "ken skills show brief\nken skills show brief --json",
		Args:              exactly(1, 1, "the name of a skill"),
		ValidArgsFunction: s.completeSkills,
		RunE: func(_ *cobra.Command, args []string) error {
			found, trusted, err := s.skill(args[0])
			if err != nil {
				return err
			}
			return s.print(shownSkill(item(found, trusted, true)))
		},
	}
}

// skill returns the skill of a name: the one in use, else one that is not trusted.
func (s *session) skill(name string) (skills.Skill, bool, error) {
	shelf, _, err := s.shelf()
	if err != nil {
		return skills.Skill{}, false, err
	}
	if found, ok := shelf.Get(name); ok {
		return found, true, nil
	}
	for _, u := range shelf.Untrusted() {
		if u.Name == name {
			return u, false, nil
		}
	}
	return skills.Skill{}, false, nothing("the skills there are: ken skills", "find the skill: there is none named %q", name)
}

func (s *session) completeSkills(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var names []cobra.Completion
	if shelf, _, err := s.shelf(); err == nil {
		for _, skill := range shelf.All() {
			names = append(names, skill.Name)
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// skillList is the answer of "ken skills".
type skillList []skillItem

func (s *session) listSkills() error {
	shelf, problems, err := s.shelf()
	if err != nil {
		return err
	}
	list := skillList{}
	for _, skill := range shelf.All() {
		list = append(list, item(skill, true, false))
	}
	for _, skill := range shelf.Untrusted() {
		list = append(list, item(skill, false, false))
	}
	if err := s.print(list); err != nil {
		return err
	}
	for _, p := range problems {
		s.warn("%v", p)
	}
	return nil
}

func (l skillList) items() []any {
	items := make([]any, 0, len(l))
	for _, it := range l {
		items = append(items, it)
	}
	return items
}

func (l skillList) text(p *paper) {
	for i, it := range l {
		if i > 0 {
			p.printf("\n")
		}
		p.in(p.style.Heading, it.Name)
		p.printf("  %s", it.From)
		if len(it.Hides) > 0 {
			p.printf(", hides %s", strings.Join(it.Hides, ", "))
		}
		if !it.Trusted {
			p.printf(", not trusted: ken skills trust")
		}
		p.printf("\n    %s\n", it.Description)
	}
}

// shownSkill is the answer of "ken skills show".
type shownSkill skillItem

func (it shownSkill) text(p *paper) {
	p.heading(it.Name)
	p.printf("%s\n\n", it.Description)
	row := func(name, value string) {
		if value != "" {
			p.printf("%-9s %s\n", name, value)
		}
	}
	row("from", it.From+": "+it.Path)
	if !it.Trusted {
		row("trust", "not trusted, not used: ken skills trust")
	}
	row("hides", strings.Join(it.Hides, ", "))
	row("license", it.License)
	for _, key := range sortedKeys(it.Meta) {
		row(key, it.Meta[key])
	}
	if len(it.AllowedTools) > 0 {
		row("tools", strings.Join(it.AllowedTools, " ")+"  (asked for, not granted)")
	}
	if len(it.Files) > 0 {
		row("files", strings.Join(it.Files, ", ")+"  (never run)")
	}
	p.printf("\n%s\n", strings.TrimRight(it.Body, "\n"))
}

func skillsCheckCommand(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "check [NAME|FOLDER]...",
		Short: "hold skills to the specification",
		Long: "Check reads skills strictly: what the specification asks for, and what ken's engines\n" +
			"understand of the metadata. Without a name it checks every skill but those built in.\n" +
			"It exits with 1 when something is wrong.",
		Example:           "ken skills check brief\nken skills check ./skills/mine",
		ValidArgsFunction: s.completeSkills,
		RunE:              func(_ *cobra.Command, args []string) error { return s.checkSkills(args) },
	}
}

// problemList is the answer of "ken skills check".
type problemList struct {
	checked  int
	problems []skills.Problem
}

func (l problemList) items() []any {
	items := make([]any, 0, len(l.problems))
	for _, p := range l.problems {
		items = append(items, p)
	}
	return items
}

func (l problemList) text(p *paper) {
	for _, problem := range l.problems {
		p.printf("%s\n", problem.Error())
	}
	if len(l.problems) == 0 {
		p.printf("%s, nothing wrong\n", plural(l.checked, "skill"))
	}
}

func (s *session) checkSkills(args []string) error {
	var list problemList
	var err error
	if len(args) == 0 {
		list, err = s.checkAll()
	}
	for _, arg := range args {
		var problems []skills.Problem
		if problems, err = s.checkOne(arg); err != nil {
			break
		}
		list.checked++
		list.problems = append(list.problems, problems...)
	}
	if err == nil {
		err = s.print(list)
	}
	if err == nil && len(list.problems) > 0 {
		err = fmt.Errorf("check the skills: %s", plural(len(list.problems), "problem"))
	}
	return err
}

// checkAll checks the skills of every layer but the one built in, also those that
// are hidden, not trusted or cannot be used.
func (s *session) checkAll() (problemList, error) {
	var list problemList
	if _, _, err := s.shelf(); err != nil {
		return list, err
	}
	for _, l := range s.shop.layers[1:] {
		l.Trusted = true // to read is not to use
		shelf, errs := skills.Load(l.Layer)
		for _, err := range errs {
			var p skills.Problem
			if errors.As(err, &p) && p.Skipped {
				list.checked++
				list.problems = append(list.problems, p)
			}
		}
		for _, skill := range shelf.All() {
			list.checked++
			for _, p := range skills.Check(skill) {
				p.Layer = l.Name
				list.problems = append(list.problems, p)
			}
		}
	}
	return list, nil
}

// checkOne checks a skill by its name, or by its folder or file.
func (s *session) checkOne(arg string) ([]skills.Problem, error) {
	if !strings.ContainsAny(arg, `/\.`) {
		found, _, err := s.skill(arg)
		return skills.Check(found), err
	}
	name := arg
	if filepath.Base(name) != "SKILL.md" {
		name = filepath.Join(name, "SKILL.md")
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(s.dir, name)
	}
	data, err := readSmall(name, maxSettings)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("check the skill: there is no %s", name)
	}
	if err != nil {
		return nil, fmt.Errorf("check the skill: %w", err)
	}
	found, err := skills.Parse(filepath.ToSlash(name), data)
	var p skills.Problem
	if errors.As(err, &p) {
		return []skills.Problem{p}, nil
	}
	return skills.Check(found), nil
}
