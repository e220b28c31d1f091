package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"ken/index"
	"ken/notes"
	"ken/skills/model"
)

// Embeddings are off until a model for them is named, also where a model is set that
// writes. What is named decides alone whether a word of a document leaves this machine,
// so that it is all in this file: which endpoint, which key, which documents not.

// longestWait bounds how long a question may be waited for.
const longestWait = time.Minute

// embeddings says in the settings how passages are embedded.
type embeddings struct {
	Model string `yaml:"model"`
	// URL is where they are made, "" for where the model that writes is. Its key is not
	// sent elsewhere.
	URL    string `yaml:"url"`
	Key    string `yaml:"key"`
	KeyEnv string `yaml:"key_env"` // the environment variable that holds the key
	// Wait is how long a question is waited for, as in 3s: some servers load their model
	// first.
	Wait time.Duration `yaml:"wait"`
	// Passage and Question are put before the texts, which some models want.
	Passage  string `yaml:"passage_prefix"`
	Question string `yaml:"question_prefix"`
}

// endpoint is where embeddings are made.
func (set settings) endpoint(env func(string) string) model.Endpoint {
	e := model.Endpoint{URL: set.Embeddings.URL, Model: set.Embeddings.Model, Key: set.Embeddings.Key}
	if name := set.Embeddings.KeyEnv; e.Key == "" && name != "" {
		e.Key = env(name)
	}
	if e.URL == "" || e.URL == set.Model.URL {
		e.URL = set.Model.URL
		if e.Key == "" {
			e.Key = set.Model.Key
		}
	}
	return e
}

// errNoEndpoint is the error of embeddings that are on and have nobody to ask.
var errNoEndpoint = errors.New("embeddings are on, but no endpoint is set")

// embedder returns what embeds here, nil where embeddings are off. With --offline
// nobody is asked, and it is nil too.
func (s *session) embedder() (*model.Client, error) {
	set, err := readSettings(s.outside)
	if err != nil || set.Embeddings.Model == "" || s.flags.offline {
		return nil, err
	}
	e := set.endpoint(s.env)
	if e.URL == "" {
		return nil, hinted(errNoEndpoint, "set url below embeddings in "+s.configName()+", or KEN_MODEL_URL")
	}
	client, err := model.New(e)
	if err != nil {
		return nil, hinted(fmt.Errorf("set up embeddings: %w", err), "mend it in "+s.configName())
	}
	return client, nil
}

func (s *session) configName() string { return s.short(filepath.Join(s.configDir(), "config.yaml")) }

// meaning says how this workspace is embedded; it is false where that is off.
func (s *session) meaning() (index.Meaning, bool, error) {
	client, err := s.embedder()
	if err != nil || client == nil {
		return index.Meaning{}, false, err
	}
	set, _ := readSettings(s.outside) // it was read a moment ago
	private, err := s.private(set)
	if err != nil {
		return index.Meaning{}, false, err
	}
	return index.Meaning{
		Embedder: client, Private: private.Has, Says: private.Says,
		Wait: min(max(set.Embeddings.Wait, 0), longestWait), Passage: set.Embeddings.Passage, Question: set.Embeddings.Question,
	}, true, nil
}

// private tells what must not leave this machine.
func (s *session) private(set settings) (*notes.Private, error) {
	w, err := s.open()
	if err != nil {
		return nil, err
	}
	return w.Private(set.Private, w.home), nil
}

// embed has vectors made for what has none, and tells of what went wrong: that never
// fails a sync. It returns nil where embeddings are off.
func (s *session) embed(ctx context.Context, ix *index.Index) *index.Embedded {
	m, on, err := s.meaning()
	if err != nil {
		s.warnHinted(err, "the index is up to date by words")
	}
	if !on {
		return nil
	}
	report, end := s.progress("embedding")
	if s.flags.json {
		report = s.steps()
	}
	done, err := ix.Embed(ctx, m, report)
	end()
	switch {
	case errors.Is(err, index.ErrBusy):
		s.warn("another ken is embedding this workspace")
		return nil
	case err != nil && ctx.Err() == nil:
		s.warnHinted(err, "the index is up to date by words")
	}
	return &done
}

// mean has what the user asked for embedded, so that it is also found by what it means.
// Where that cannot be done the words are searched for as ever.
func (s *session) mean(ctx context.Context, ix *index.Index, q index.Query, warn func(error, string)) {
	if _, err := readSettings(s.outside); err != nil {
		return // what is broken is off, and the doctor says so
	}
	m, on, err := s.meaning()
	if err == nil && on {
		err = ix.Mean(ctx, m, q)
	}
	if err != nil && ctx.Err() == nil {
		warn(err, "searched by words alone")
	}
}

// meanTopic does so for a question or a topic, unless that is a goal: goals stay here,
// also where somebody presses a key on one.
func (s *session) meanTopic(ctx context.Context, ix *index.Index, topic string, warn func(error, string)) {
	if held, err := s.shop.context(); err == nil {
		for _, g := range held.Goals {
			if oneLine(g.Text) == oneLine(topic) {
				return
			}
		}
	}
	s.mean(ctx, ix, index.Query{Text: topic, AnyWords: true}, warn)
}

// warnHinted tells of an error that did not stop the work, of how the work went on, and
// what to do.
func (s *session) warnHinted(err error, instead string) {
	s.warn("%v; %s", err, instead)
	if hint := s.hintOf(err); hint != "" {
		s.say("hint: " + oneLine(hint))
	}
}

// hintOf returns what to do about an error, "" where that is not known.
func (s *session) hintOf(err error) string {
	var known *fault
	var failure *model.Failure
	switch {
	case errors.As(err, &known):
		return known.hint
	case errors.Is(err, index.ErrDimensions):
		return "another model answers under this name; delete the file vectors in " + s.short(s.shopIndex()) + " and sync again"
	case errors.As(err, &failure):
		return failure.Hint()
	}
	return ""
}

// shopIndex is the folder of this workspace's index.
func (s *session) shopIndex() string { return index.CacheDir(s.cacheDir(), s.shop.Dir()) }

// embeddingStatus is how far the workspace is embedded, as "ken status" says it.
type embeddingStatus struct {
	On    bool   `json:"on"`
	Model string `json:"model"`
	// Address is where it is asked; "" where it is off.
	Address  string `json:"address"`
	Passages int    `json:"passages"` // that have a vector
	Missing  int    `json:"missing"`  // that have none yet
	Private  int    `json:"private"`  // documents that stay here
	Bytes    int64  `json:"bytes"`
	// Kept says why everything stays here, and Failure what went wrong last; "" where
	// nothing did.
	Kept    string `json:"kept"`
	Failure string `json:"failure"`
	// open is set where what is sent can be read on the way.
	open bool
}

// embeddingStatus says how far the workspace is embedded. Nobody is asked.
func (s *session) embeddingStatus(ctx context.Context, ix *index.Index) (embeddingStatus, error) {
	client, err := s.embedder()
	if err != nil || client == nil {
		return embeddingStatus{}, err
	}
	m, _, err := s.meaning()
	if err != nil {
		return embeddingStatus{}, err
	}
	st := embeddingStatus{On: true, Model: client.Name(), Address: client.Address(), open: client.Open()}
	set, _ := readSettings(s.outside) // it was read a moment ago
	if private, err := s.private(set); err == nil {
		st.Kept = private.Problem()
	}
	e, err := ix.Embedding(ctx, m)
	if errors.Is(err, index.ErrBusy) {
		err = nil
	}
	st.Passages, st.Missing, st.Private, st.Bytes, st.Failure = e.Passages, e.Missing, e.Private, e.Bytes, e.Failure
	return st, err
}

// text says it in one line.
func (st embeddingStatus) text() string {
	if !st.On {
		return "off: passages are found by their words"
	}
	line := fmt.Sprintf("%s at %s: %s", st.Model, st.Address, plural(st.Passages, "passage"))
	if st.Missing > 0 {
		line += fmt.Sprintf(", %d still missing", st.Missing)
	}
	return line + ", " + plural(st.Private, "file") + " kept here"
}

// checkEmbeddings says whether embeddings are on, and what is wrong with them.
func (s *session) checkEmbeddings(ctx context.Context) finding {
	f := finding{Name: "embeddings", State: fine}
	ix, err := s.finder()
	var st embeddingStatus
	if err == nil {
		st, err = s.embeddingStatus(ctx, ix)
	}
	f.Text = st.text()
	switch {
	case err != nil:
		f.State, f.Text, f.Todo = advice, err.Error(), s.hintOf(err)
	case st.Kept != "":
		f.State, f.Text, f.Todo = advice, "nothing is sent: "+st.Kept, "mend it; until then all is private"
	case st.Failure != "":
		f.State, f.Text, f.Todo = advice, f.Text+"; last: "+st.Failure, "ken sync tries again"
	case st.open:
		f.State, f.Todo = advice, "what is sent can be read on the way: https would hide it"
	case st.Missing > 0:
		f.State, f.Todo = advice, "ken sync embeds them"
	case !st.On && s.flags.offline:
		f.Text = "off: --offline"
	}
	return f
}
