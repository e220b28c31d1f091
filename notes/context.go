package notes

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"ken/notes/prose"
)

// A Context is what the user has said about himself: the goals and preferences of
// the workspace, then those of the files above it that the workspace's do not
// already say.
type Context struct {
	Goals       []Goal
	Preferences []Preference
	// Folders are documents elsewhere, as written; those of the file above the
	// workspace are made absolute, since they are not relative to the workspace.
	Folders  []string
	Problems []Problem
}

// Context reads the goals and preferences of the workspace and of the user's home
// folder, whose paths are shown with "~/"; "" means no home. Files that are not
// there say nothing, files that cannot be read are problems. The error is that of
// a workspace that is gone.
func (w *Workspace) Context(home string) (Context, error) {
	if _, err := w.root.Stat("."); err != nil {
		return Context{}, fmt.Errorf("read the goals in %s: %w", w.dir, cause(err))
	}
	var c Context
	c.add(w, "", "")
	if home == "" || sameFolder(home, w.dir) {
		return c, nil
	}
	above, err := Open(home)
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		c.Problems = append(c.Problems, Problem{"~/" + GoalsFile, 1, err.Error()})
		return c, nil
	}
	defer above.Close() //nolint:errcheck // it was only read
	c.add(above, "~/", home)
	return c, nil
}

// sameFolder tells whether two paths are those of one folder.
func sameFolder(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// add adds what the files of a folder say that is not yet said.
func (c *Context) add(w *Workspace, shown, home string) {
	if src, ok := c.source(w, GoalsFile, shown); ok {
		goals := ParseGoals(shown+GoalsFile, src)
		c.Goals = append(c.Goals, unsaid(goals.Goals, c.Goals, func(g Goal) string { return g.Text })...)
		for _, f := range goals.Folders {
			if home != "" && !filepath.IsAbs(f) && !strings.HasPrefix(f, "~") {
				f = filepath.Join(home, f)
			}
			c.Folders = append(c.Folders, f)
		}
		c.Problems = append(c.Problems, goals.Problems...)
	}
	if src, ok := c.source(w, PreferencesFile, shown); ok {
		preferences, problems := ParsePreferences(shown+PreferencesFile, src)
		c.Preferences = append(c.Preferences, unsaid(preferences, c.Preferences, func(p Preference) string { return p.Text })...)
		c.Problems = append(c.Problems, problems...)
	}
}

// source reads one file of a folder.
func (c *Context) source(w *Workspace, name, shown string) ([]byte, bool) {
	problem := func(text string) ([]byte, bool) {
		c.Problems = append(c.Problems, Problem{shown + name, 1, text})
		return nil, false
	}
	info, err := w.root.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false
	}
	if err != nil {
		return problem("it cannot be read: " + cause(err).Error())
	}
	if info.Size() > maxContext {
		return problem(fmt.Sprintf("%s, over the limit of 1 MB: nothing of it is used", megabytes(info.Size())))
	}
	src, _, err := w.steady(name)
	if err != nil {
		return problem("it cannot be read: " + err.Error())
	}
	return src, true
}

// unsaid returns what of a list is not in another, going by the words alone.
func unsaid[T any](list, said []T, text func(T) string) []T {
	known := make(map[string]bool)
	for _, s := range said {
		known[folded(text(s))] = true
	}
	return slices.DeleteFunc(list, func(t T) bool { return known[folded(text(t))] })
}

func folded(s string) string {
	return strings.TrimRight(strings.ToLower(prose.Folded(s)), ".!; ")
}
