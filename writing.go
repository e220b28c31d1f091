package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"ken/notes"
	"ken/skills/author"
	"ken/skills/model"
	"ken/skills/proof"
)

// A model writes where the user's own settings name one, and nowhere else. What is named
// there decides alone what leaves this machine for it, so that it is all in this file:
// which endpoint, which key, which documents not.

// A writingModel is one that writes or judges, as the settings name it.
type writingModel struct {
	URL    string `yaml:"url"`
	Name   string `yaml:"name"`
	Key    string `yaml:"key"`
	KeyEnv string `yaml:"key_env"` // the environment variable that holds the key
	// Context is how many tokens it takes, where the endpoint does not tell; Tokens bounds
	// what one document may take, prompts and answers alike. 0 leaves both to ken.
	Context int `yaml:"context"`
	Tokens  int `yaml:"tokens"`
}

// errNoModel is the error of an endpoint that is set without a model.
var errNoModel = errors.New("an endpoint is set, but no model is named for it")

// client returns what asks the model; nil where no endpoint is set.
func (s *session) client(m writingModel, named string) (*model.Client, error) {
	if m.URL == "" {
		return nil, nil
	}
	if m.Name == "" {
		return nil, &fault{err: fmt.Errorf("ask the model: %w", errNoModel), hint: "set name below " + named + " in " + s.configName() + ", or KEN_MODEL", code: exitNotSetUp}
	}
	key := m.Key
	if key == "" && m.KeyEnv != "" {
		key = s.env(m.KeyEnv)
	}
	c, err := model.New(model.Endpoint{URL: m.URL, Model: m.Name, Key: key, Context: m.Context, Store: s.models(), Now: s.now})
	if err != nil {
		return nil, hinted(err, "mend it in "+s.configName())
	}
	return c, nil
}

// author returns who writes here with a model; nil where none is set, and with --offline.
// Settings that are broken name none: what they say of private documents is not known.
func (s *session) author() (*author.Author, error) {
	set, err := readSettings(s.outside)
	if err != nil || s.flags.offline {
		return nil, nil
	}
	if set.Model.Name == "" && set.Embeddings.Model != "" && (set.Embeddings.URL == "" || set.Embeddings.URL == set.Model.URL) {
		return nil, nil // the endpoint is there for embeddings alone
	}
	client, err := s.client(set.Model, "model")
	if err != nil || client == nil {
		return nil, err
	}
	judge, err := s.judge(set)
	if err != nil {
		return nil, err
	}
	private, err := s.private(set)
	if err != nil {
		return nil, err
	}
	return &author.Author{
		Engine: client, Judge: judge, Tokens: set.Model.Tokens,
		Private: s.stays(private), Unsaid: private.Names(notes.GoalsFile) || private.Names(notes.PreferencesFile),
	}, nil
}

// engine says who writes, and tells what is wrong with the settings.
func (s *session) engine() string {
	a, err := s.author()
	switch {
	case err != nil:
		s.warnHinted(err, "ken writes offline")
	case a != nil:
		return a.Name()
	}
	return "offline"
}

// judge returns the second model, nil where none is set. It sees what the first wrote and
// the words that carry it, so that nothing goes to it that did not go to the first.
func (s *session) judge(set settings) (proof.Judge, error) {
	client, err := s.client(set.Judge, "judge")
	if err != nil || client == nil {
		return nil, err
	}
	return author.Second{Engine: client, Budget: model.NewBudget(author.DefaultTokens)}, nil
}

// stays tells the documents that must not leave this machine: by the lists of private
// documents, and by what each says of itself as it is now.
func (s *session) stays(private *notes.Private) func(string) bool {
	return func(path string) bool {
		if private.Has(path) {
			return true
		}
		doc, err := s.shop.Read(path)
		return err != nil || private.Says(doc.Document)
	}
}

// models keeps what is known of endpoints, in the cache folder.
func (s *session) models() model.Store {
	if s.cacheDir() == "" {
		return nil
	}
	return shelfOfModels(filepath.Join(s.cacheDir(), "models"))
}

// A shelfOfModels is a folder with a file for each endpoint and model.
type shelfOfModels string

func (d shelfOfModels) file(key string) string {
	return filepath.Join(string(d), filepath.Base(key)+".json")
}

// Load returns what is known of an endpoint.
func (d shelfOfModels) Load(key string) ([]byte, error) { return readSmall(d.file(key), maxSettings) }

// Save keeps it.
func (d shelfOfModels) Save(key string, data []byte) error { return writeOwn(d.file(key), data) }

// egress is the answer of "ken brief --dry-run".
type egress struct{ author.Egress }

func (e egress) text(p *paper) {
	if e.Address == "" {
		p.printf("Nothing would leave this machine: no model is set, or --offline is.\n")
		return
	}
	p.printf("To %s at %s", e.Model, e.Address)
	if e.Open {
		p.printf(", which can be read on the way")
	}
	p.printf(": %s, about %d tokens\n", bytesText(int64(e.Bytes)), e.Tokens)
	p.printf("%s, %s, %s\n", plural(len(e.Passages), "passage"), plural(e.Goals, "goal"), plural(e.Preferences, "preference"))
	for _, w := range e.Withheld {
		at := w.Path
		if w.Line > 0 {
			at = notes.Source{Path: w.Path, Line: w.Line}.At()
		}
		p.printf("kept here: %s: %s\n", at, w.Why)
	}
	for _, s := range e.Passages {
		p.printf("\n")
		p.in(p.style.Cite, s.ID+" "+s.At())
		if s.State != "current" {
			p.printf(": %s", s.State)
		}
		p.printf("\n")
		p.block("  ", s.Quote, nil)
	}
	p.printf("\n")
	p.heading("As it would be sent")
	for _, m := range e.Messages {
		p.printf("%s:\n", strings.ToUpper(m.Role))
		p.block("  ", m.Text, nil)
	}
}
