package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"ken/notes"
)

// asked is how many queries are asked, which are headings of the documents.
const asked = 500

// A survey is what a folder holds. It is made once, in a process of its own, so that
// reading everything does not count as memory of an engine.
type survey struct {
	Files   int      `json:"files"`
	MB      float64  `json:"mb"` // of text
	Queries []string `json:"queries"`
	Changed string   `json:"changed"` // a file that may be changed
}

func surveyOf(ctx context.Context, folder string) (survey, error) {
	var s survey
	ws, err := notes.Open(folder)
	if err != nil {
		return s, err
	}
	defer ws.Close() //nolint:errcheck // it was only read
	for file, err := range ws.Files(ctx) {
		if err != nil {
			return s, err
		}
		if file.Unread != "" {
			continue
		}
		doc, err := ws.Read(file.Path)
		if err != nil {
			continue // no engine gets anything out of it
		}
		s.Files++
		s.MB += float64(doc.Size) / 1e6
		for _, section := range notes.Sections(doc.Document) {
			if len(section.Heading) > 1 {
				s.Queries = append(s.Queries, section.Heading[len(section.Heading)-1])
			}
		}
		if strings.HasSuffix(file.Path, ".md") {
			s.Changed = file.Path
		}
	}
	if len(s.Queries) == 0 || s.Changed == "" {
		return s, fmt.Errorf("measure %s: it needs Markdown files with headings", folder)
	}
	r := rand.New(rand.NewPCG(4, 4))
	r.Shuffle(len(s.Queries), func(i, j int) { s.Queries[i], s.Queries[j] = s.Queries[j], s.Queries[i] })
	s.Queries = s.Queries[:min(asked, len(s.Queries))]
	return s, nil
}

func (s survey) save(work string) error {
	data, err := json.Marshal(s)
	if err == nil {
		err = os.WriteFile(filepath.Join(work, "survey.json"), data, 0o600)
	}
	if err != nil {
		return fmt.Errorf("keep what the folder holds: %w", err)
	}
	return nil
}

func (s *survey) load(work string) error {
	data, err := os.ReadFile(filepath.Join(work, "survey.json"))
	if err == nil {
		err = json.Unmarshal(data, s)
	}
	if err != nil {
		return fmt.Errorf("read what the folder holds: %w", err)
	}
	return nil
}
