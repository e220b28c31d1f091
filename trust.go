package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"ken/skills"
)

// Skills of a workspace are instructions from a folder that may not be the user's
// own. They are used once the user has said so, and only as long as they stay as
// they were then: what is kept is the digest of each layer, in the user's own
// configuration folder, where no file of a workspace can reach.

// A layer is a place skills come from, and where that is on disk.
type layer struct {
	skills.Layer
	dir  string // absolute; "" for those built in
	here bool   // in the workspace: has to be trusted
	// changed tells that the layer was trusted once and says something else now.
	changed bool
}

// workspaceLayers are the folders of a workspace that may hold skills, farthest first.
var workspaceLayers = []string{".agents/skills", "skills"}

// skillLayers lists the layers, farthest first.
func (s *session) skillLayers(w *workshop) []layer {
	layers := []layer{{Layer: skills.Builtin()}}
	if w.home != "" {
		layers = append(layers, w.userLayer("~/.agents/skills", w.home, ".agents/skills"))
	}
	if dir := s.configDir(); dir != "" {
		own := s.ownSkills()
		layers = append(layers, w.userLayer(s.short(own), dir, "skills"))
	}
	trusted := s.readTrust()[w.trustKey()]
	for _, name := range workspaceLayers {
		l := w.userLayer(name, w.Dir(), name)
		if slices.ContainsFunc(layers, func(o layer) bool { return o.dir == l.dir }) {
			continue // the user's own folder is the workspace
		}
		l.here = true
		digest := skills.Digest(l.FS)
		l.Trusted = digest != "" && trusted[name] == digest
		l.changed = trusted[name] != "" && !l.Trusted
		layers = append(layers, l)
	}
	return layers
}

// ownSkills is the folder of the user's own skills.
func (s *session) ownSkills() string { return filepath.Join(s.configDir(), "skills") }

// userLayer is a folder below another that no link inside it can lead out of.
func (w *workshop) userLayer(name, dir, below string) layer {
	l := layer{Layer: skills.Layer{Name: name, Trusted: true}, dir: filepath.Join(dir, filepath.FromSlash(below))}
	outer, err := os.OpenRoot(dir)
	if err != nil {
		return l
	}
	w.roots = append(w.roots, outer)
	inner, err := outer.OpenRoot(filepath.FromSlash(below))
	if err != nil {
		return l
	}
	w.roots = append(w.roots, inner)
	l.FS = inner.FS()
	return l
}

// A trust holds for each workspace the digests of its layers that are trusted.
type trust map[string]map[string]string

// trustKey names the workspace in the record: the folder itself, however it was
// reached.
func (w *workshop) trustKey() string {
	if real, err := filepath.EvalSymlinks(w.Dir()); err == nil {
		return real
	}
	return w.Dir()
}

func (s *session) trustFile() string { return filepath.Join(s.configDir(), "trust.json") }

// readTrust reads the record. One that cannot be read trusts nothing.
func (s *session) readTrust() trust {
	if s.configDir() == "" {
		return nil
	}
	var t trust
	data, err := readSmall(s.trustFile(), maxSettings)
	if err != nil || json.Unmarshal(data, &t) != nil {
		return nil
	}
	return t
}

// grant writes into the record that the named layers are trusted as they are.
func (s *session) grant(w *workshop, digests map[string]string) error {
	if s.configDir() == "" {
		err := errors.New("keep the trust: there is no folder of yours for settings")
		return &fault{err: err, hint: "set HOME or XDG_CONFIG_HOME", code: exitNotSetUp}
	}
	t := s.readTrust()
	if t == nil {
		t = trust{}
	}
	key := w.trustKey()
	if t[key] == nil {
		t[key] = map[string]string{}
	}
	for name, digest := range digests {
		t[key][name] = digest
	}
	data, err := json.MarshalIndent(t, "", "  ")
	if err == nil {
		err = writeOwn(s.trustFile(), append(data, '\n'))
	}
	if err != nil {
		return fmt.Errorf("keep the trust: %w", err)
	}
	return nil
}

// writeOwn writes a file of the user's configuration whole or not at all.
func writeOwn(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(name), ".ken-*")
	if err != nil {
		return err
	}
	_, err = temp.Write(data)
	err = errors.Join(err, temp.Sync(), temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), name)
	}
	if err != nil {
		_ = os.Remove(temp.Name()) // what is left over is in nobody's way
	}
	return err
}

// exists tells whether there is a file of a name, whatever it is.
func exists(name string) bool {
	_, err := os.Lstat(name)
	return !errors.Is(err, fs.ErrNotExist)
}
