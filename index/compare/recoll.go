package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"unicode"

	"ken/notes/prose"
)

// A recoll is the Recoll that is installed, with a configuration of its own. Each call is
// a process of its own, and so are its times.
type recoll struct{ config string }

func newRecoll(folder, config string) (*recoll, error) {
	for _, program := range []string{"recollindex", "recollq"} {
		if _, err := exec.LookPath(program); err != nil {
			return nil, fmt.Errorf("measure Recoll: %w", err)
		}
	}
	if err := os.MkdirAll(config, 0o700); err != nil {
		return nil, fmt.Errorf("configure Recoll: %w", err)
	}
	text := "topdirs = " + folder + "\n"
	if err := os.WriteFile(filepath.Join(config, "recoll.conf"), []byte(text), 0o600); err != nil {
		return nil, fmt.Errorf("configure Recoll: %w", err)
	}
	return &recoll{config}, nil
}

func (r *recoll) build(ctx context.Context) error { return r.again(ctx) }

func (r *recoll) again(ctx context.Context) error {
	if out, err := exec.CommandContext(ctx, "recollindex", "-c", r.config).CombinedOutput(); err != nil {
		return fmt.Errorf("run recollindex: %w: %s", err, bytes.TrimSpace(out))
	}
	return nil
}

func (r *recoll) named(ctx context.Context, _ string) error { return r.again(ctx) }

func (r *recoll) find(ctx context.Context, query string) (int, error) {
	var words []string
	for w := range prose.Words(query) {
		// Its language has signs of its own.
		if !prose.Stop(w.Term) && !strings.ContainsFunc(w.Term, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			words = append(words, w.Term)
		}
	}
	if len(words) == 0 {
		return 0, nil
	}
	out, err := exec.CommandContext(ctx, "recollq", "-c", r.config, "-o", "-n", "10", strings.Join(words, " ")).Output()
	if err != nil {
		return 0, fmt.Errorf("run recollq: %w", err)
	}
	return max(0, bytes.Count(out, []byte("\n"))-2), nil
}

func (r *recoll) open(context.Context) error { return nil }
func (r *recoll) close() error               { return nil }
func (r *recoll) dir() string                { return r.config }
