package skills

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Bounds of what is read from a layer.
const (
	maxFile   = 256 << 10 // bytes of a SKILL.md
	maxSkills = 500       // folders of a layer
	maxNamed  = 200       // other files of a skill's folder that are named
)

// fileName is what makes a folder a skill.
const fileName = "SKILL.md"

// A Layer is a folder of skill folders. FS should not lead out of itself by links
// (an os.Root's does not); an FS that is nil or does not exist is an empty layer.
type Layer struct {
	Name string // as shown: "built in", "~/.agents/skills"
	FS   fs.FS
	// Trusted is whether its skills may be used. Those of other layers are only
	// listed: they are instructions from a folder that may not be the user's own.
	Trusted bool
}

// A Shelf is the skills of all layers, by name. It does not change once loaded.
type Shelf struct {
	used      map[string]Skill
	untrusted []Skill
}

// Load reads the layers, each hiding skills of the same name in those before it.
// The errors are [Problem] values: skills that could not be used, and what is wrong
// with those that can.
func Load(layers ...Layer) (*Shelf, []error) {
	shelf := &Shelf{used: map[string]Skill{}}
	var errs []error
	for _, layer := range layers {
		found, problems := layer.read()
		errs = append(errs, problems...)
		for _, s := range found {
			if layer.Trusted {
				shelf.put(s)
			} else {
				shelf.untrusted = append(shelf.untrusted, s)
			}
		}
	}
	return shelf, errs
}

// put adds a skill over one of the same name.
func (s *Shelf) put(skill Skill) {
	if under, ok := s.used[skill.Name]; ok {
		skill.Hides = append([]string{under.From}, under.Hides...)
	}
	s.used[skill.Name] = skill
}

// Get returns the skill that is used under a name.
func (s *Shelf) Get(name string) (Skill, bool) {
	skill, ok := s.used[name]
	return skill, ok
}

// All returns the skills in use, by name.
func (s *Shelf) All() []Skill {
	all := make([]Skill, 0, len(s.used))
	for _, skill := range s.used {
		all = append(all, skill)
	}
	slices.SortFunc(all, func(a, b Skill) int { return cmp.Compare(a.Name, b.Name) })
	return all
}

// Untrusted returns the skills of layers that are not trusted, in the order read.
func (s *Shelf) Untrusted() []Skill { return slices.Clone(s.untrusted) }

// read returns the skills of a layer by folder, and what is wrong with them.
func (l Layer) read() ([]Skill, []error) {
	folders, err := l.folders()
	if err != nil {
		return nil, []error{l.problem(Problem{Path: ".", Text: err.Error(), Skipped: true})}
	}
	var errs []error
	if len(folders) > maxSkills {
		errs = append(errs, l.problem(Problem{
			Path: ".", Text: fmt.Sprintf("has %d folders; the first %d are read", len(folders), maxSkills),
		}))
		folders = folders[:maxSkills]
	}
	var found []Skill
	names := map[string]string{}
	for _, dir := range folders {
		s, problems := l.skill(dir, names)
		for _, p := range problems {
			errs = append(errs, l.problem(p))
		}
		if s.Name != "" {
			names[s.Name] = s.Path
			found = append(found, s)
		}
	}
	return found, errs
}

// folders lists the folders of a layer by name. Hidden ones are not skills.
func (l Layer) folders() ([]string, error) {
	if l.FS == nil {
		return nil, nil
	}
	entries, err := fs.ReadDir(l.FS, ".")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var folders []string
	for _, e := range entries {
		folder := e.IsDir() || e.Type()&fs.ModeSymlink != 0
		if folder && !strings.HasPrefix(e.Name(), ".") {
			folders = append(folders, e.Name())
		}
	}
	return folders, err
}

// skill reads one folder. A skill without a name was not usable; names are those
// taken by folders read before, since one layer cannot hide itself.
func (l Layer) skill(dir string, names map[string]string) (Skill, []Problem) {
	name := path.Join(dir, fileName)
	if info, err := fs.Stat(l.FS, dir); err == nil && !info.IsDir() {
		return Skill{}, nil // a link to a file
	}
	data, err := readFile(l.FS, name)
	if errors.Is(err, fs.ErrNotExist) {
		return Skill{}, nil
	}
	if err != nil {
		return Skill{}, []Problem{{Path: name, Text: reason(err), Skipped: true}}
	}
	s, err := Parse(name, data)
	var broken Problem
	if errors.As(err, &broken) {
		return Skill{}, []Problem{broken}
	}
	if other, taken := names[s.Name]; taken {
		return Skill{}, []Problem{{Path: name, Text: fmt.Sprintf("has the name %q, as %s has", s.Name, other), Skipped: true}}
	}
	s.From = l.Name
	s.Files = otherFiles(l.FS, dir)
	return s, s.problems
}

func (l Layer) problem(p Problem) Problem {
	p.Layer = l.Name
	return p
}

var errTooBig = fmt.Errorf("is larger than %d kB", maxFile>>10)

// readFile reads a regular file of bounded size. What is not regular is not opened:
// opening a pipe would wait for its other end.
func readFile(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("is not a regular file")
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err == nil && len(data) > maxFile {
		return nil, errTooBig
	}
	return data, err
}

// reason is what happened, without the path, which the problem names already.
func reason(err error) string {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err.Error()
	}
	return err.Error()
}

// otherFiles names what else lies in a skill's folder, one level deep.
func otherFiles(fsys fs.FS, dir string) []string {
	var files []string
	top, _ := fs.ReadDir(fsys, dir)
	for _, e := range top {
		if !e.IsDir() {
			files = append(files, e.Name())
			continue
		}
		below, _ := fs.ReadDir(fsys, path.Join(dir, e.Name()))
		for _, f := range below {
			files = append(files, path.Join(e.Name(), f.Name()))
		}
	}
	files = slices.DeleteFunc(files, func(f string) bool { return f == fileName })
	slices.Sort(files)
	return files[:min(len(files), maxNamed)]
}
