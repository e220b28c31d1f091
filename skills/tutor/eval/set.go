package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"strings"

	"ken/notes/cards"
	"ken/skills/grading"
)

// An answered is one answer of a student with what a teacher made of it.
type answered struct {
	corpus, id, question string
	asked                grading.Asked
	right                bool
	label3               string
	signs                []float64
}

// loadAnswers reads answers as JSON lines, packed or not. A line has corpus, id,
// question, answers, given and label2 ("correct" or not), and label3 where there is one.
// A line of the learner's own has "final" in place of labels: "right" or another verdict.
func loadAnswers(name string) ([]answered, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var r io.Reader = bytes.NewReader(data)
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(r); err != nil {
			return nil, fmt.Errorf("unpack %s: %w", name, err)
		}
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	var out []answered
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var l struct {
			grading.Asked
			Corpus string `json:"corpus"`
			ID     string `json:"id"`
			Label2 string `json:"label2"`
			Label3 string `json:"label3"`
			Final  string `json:"final"`
		}
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		if l.Kind == "" {
			l.Kind = cards.Prose
		}
		if l.Corpus == "" {
			l.Corpus = filepath.Base(name)
		}
		if l.Label2 == "" && l.Label3 == "" && l.Final == "" {
			return nil, fmt.Errorf("%s:%d: there is no label2, label3 or final", name, n)
		}
		a := answered{corpus: l.Corpus, id: l.ID, asked: l.Asked, label3: l.Label3}
		a.right = l.Label2 == "correct" || l.Label2 == "" && (l.Label3 == "correct" || l.Final == grading.Right)
		a.question = questionOf(l.ID, l.Question)
		out = append(out, a)
	}
	return out, lines.Err()
}

// questionOf names the question of an answer: what its id begins with (Beetle puts the
// student behind the first point, SciEntsBank behind the second), else the question.
func questionOf(id, question string) string {
	parts := strings.Split(id, ".")
	switch {
	case len(parts) >= 4:
		return strings.Join(parts[:2], ".")
	case len(parts) >= 2:
		return parts[0]
	}
	return question
}

// domainOf names the field a question is from, where its id says so ("EM.21a" is of EM).
func (a answered) domain() string {
	first, _, found := strings.Cut(a.question, ".")
	if found {
		return first
	}
	first, _, _ = strings.Cut(a.question, "-")
	return first
}

// fold puts a name into one of n parts, always the same one.
func fold(name string, n int) int {
	h := fnv.New32a()
	h.Write([]byte(name))
	return int(h.Sum32()>>7) % n
}
