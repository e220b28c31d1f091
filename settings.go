package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"go.yaml.in/yaml/v3"
)

// maxSettings bounds the settings file in bytes.
const maxSettings = 1 << 20

// settings is the user's config.yaml with the environment over it. Only this can
// name a model: no file of a workspace is asked.
type settings struct {
	Model writingModel `yaml:"model"`
	// Ask has the screen show what would leave this machine before every document, not
	// only before the first of its kind and topic in a session.
	Ask bool `yaml:"ask"`
	// Judge is a second model that judges what the first wrote; it can only lower a verdict.
	Judge      writingModel `yaml:"judge"`
	Embeddings embeddings   `yaml:"embeddings"`
	// Private are documents that must not leave this machine, see [notes.Private].
	Private keyList `yaml:"private"`
	// Tutor is how cards are asked.
	Tutor tutorSettings `yaml:"tutor"`
	// Images says whether the screen shows a diagram in pixels when it is asked to: "auto",
	// where the terminal is one that can, "kitty", in any case, or "off".
	Images string `yaml:"images"`
	// Keys are keys of the screen by the name of the action.
	Keys map[string]keyList `yaml:"keys"`
}

// tutorSettings are how cards are asked; the zero value is the usual.
type tutorSettings struct {
	// Minutes is how long a session is, New how many cards a day may be new: 0 is what fits
	// the learner, below 0 none.
	Minutes int `yaml:"minutes"`
	New     int `yaml:"new"`
	// Retention is the share of cards that are to be recalled when they are asked, from .7
	// to .97; 0 is .9.
	Retention float64 `yaml:"retention"`
	// Sure asks how sure one is before the answer is shown; unless it is false.
	Sure *bool `yaml:"confidence"`
	// Model has the writing model give a second opinion on answers in sentences.
	Model bool `yaml:"model"`
	// Hints lets it be asked for hints, Rephrase has it put questions that come back in
	// other words. It is asked nothing of this without them.
	Hints    bool `yaml:"hints"`
	Rephrase bool `yaml:"rephrase"`
	// KeepAnswers writes what was typed into the log, not only how long it was.
	KeepAnswers bool `yaml:"keep_answers"`
}

// A keyList is one key or name, or a list of them.
type keyList []string

// UnmarshalYAML reads "b" as well as [b, ctrl+b].
func (k *keyList) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.ScalarNode {
		*k = keyList{node.Value}
		return nil
	}
	return node.Decode((*[]string)(k))
}

// readSettings reads the settings. Where the file is broken the settings are those
// of the environment, and the error says what is wrong with it.
func readSettings(w outside) (settings, error) {
	set, err := settingsFile(w)
	for name, value := range map[string]*string{
		"KEN_MODEL_URL": &set.Model.URL, "KEN_MODEL": &set.Model.Name, "KEN_MODEL_KEY": &set.Model.Key,
		"KEN_EMBED_MODEL": &set.Embeddings.Model,
	} {
		if v := w.env(name); v != "" {
			*value = v
		}
	}
	return set, err
}

func settingsFile(w outside) (settings, error) {
	dir := w.configDir()
	if dir == "" {
		return settings{}, nil
	}
	name := filepath.Join(dir, "config.yaml")
	data, err := readSmall(name, maxSettings)
	if errors.Is(err, fs.ErrNotExist) {
		return settings{}, nil
	}
	if err != nil {
		return settings{}, fmt.Errorf("read settings: %w", err)
	}
	var set settings
	if err := yaml.Unmarshal(data, &set); err != nil {
		return settings{}, fmt.Errorf("read settings: %s: %w", w.short(name), err)
	}
	if !slices.Contains([]string{"", "auto", "kitty", "off"}, set.Images) {
		return settings{}, fmt.Errorf("read settings: %s: images: %q is none of auto, kitty, off", w.short(name), set.Images)
	}
	return set, nil
}
