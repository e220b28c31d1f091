package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// figures are what one engine costs. Times are in milliseconds but for the build.
type figures struct {
	Build  float64 `json:"build_s"`
	Memory float64 `json:"memory_mb"` // the most the process had
	Index  float64 `json:"index_mb"`
	Cold   float64 `json:"cold_ms"` // to open and answer the first query
	P50    float64 `json:"p50_ms"`
	P99    float64 `json:"p99_ms"`
	Change float64 `json:"change_ms"` // from a file changed until it is found
	Named  float64 `json:"named_ms"`  // the same where it is known which one
	Idle   float64 `json:"idle_ms"`   // to see that nothing changed
}

func heading(out io.Writer) {
	fmt.Fprintf(out, "%-8s %8s %9s %8s %9s %9s %8s %8s %10s %9s %8s\n",
		"", "MB/s", "files/s", "peak MB", "index MB", "cold ms", "p50 ms", "p99 ms", "change ms", "named ms", "idle ms")
}

func (f figures) print(out io.Writer, name string, s survey) {
	fmt.Fprintf(out, "%-8s %8.1f %9.0f %8.0f %9.1f %9.1f %8.2f %8.2f %10.1f %9.1f %8.1f\n",
		name, s.MB/f.Build, float64(s.Files)/f.Build, f.Memory, f.Index, f.Cold, f.P50, f.P99, f.Change, f.Named, f.Idle)
}

// one measures one engine.
func one(ctx context.Context, name, folder, work string, s survey) (figures, error) {
	var f figures
	e, err := made(name, folder, work)
	if err != nil {
		return f, err
	}
	if f.Build, err = timed(func() error { return e.build(ctx) }); err != nil {
		return f, err
	}
	f.Build /= 1000
	f.Memory, f.Index = peak(), size(e.dir())
	if err := forget(e.dir()); err != nil {
		return f, err
	}
	f.Cold, err = timed(func() error {
		if err := e.open(ctx); err != nil {
			return err
		}
		_, err := e.find(ctx, s.Queries[0])
		return err
	})
	if err != nil {
		return f, err
	}
	if f.P50, f.P99, err = answered(ctx, e, s.Queries); err != nil {
		return f, err
	}
	changed := filepath.Join(folder, s.Changed)
	if f.Change, err = change(ctx, e, changed, "xylophonist", e.again); err != nil {
		return f, err
	}
	named := func(ctx context.Context) error { return e.named(ctx, s.Changed) }
	if f.Named, err = change(ctx, e, changed, "glockenspielist", named); err != nil {
		return f, err
	}
	if f.Idle, err = median(5, func() error { return e.again(ctx) }); err != nil {
		return f, err
	}
	return f, e.close()
}

func answered(ctx context.Context, e engine, queries []string) (p50, p99 float64, err error) {
	took := make([]float64, len(queries))
	for i, q := range queries {
		took[i], err = timed(func() error {
			_, err := e.find(ctx, q)
			return err
		})
		if err != nil {
			return 0, 0, err
		}
	}
	slices.Sort(took)
	return took[len(took)/2], took[len(took)*99/100], nil
}

// change appends a word nobody used to a file, a few times, and waits until it is found.
func change(ctx context.Context, e engine, file, unused string, again func(context.Context) error) (float64, error) {
	n := 0
	return median(7, func() error {
		n++
		word := fmt.Sprintf("%s%d", unused, n)
		f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			return fmt.Errorf("change a file: %w", err)
		}
		if _, err := fmt.Fprintf(f, "\n\nThe %s came.\n", word); err != nil {
			return fmt.Errorf("change a file: %w", err)
		}
		if err := f.Close(); err != nil {
			return fmt.Errorf("change a file: %w", err)
		}
		if err := again(ctx); err != nil {
			return err
		}
		if found, err := e.find(ctx, word); err != nil || found == 0 {
			return fmt.Errorf("find %s: %d results, %w", word, found, err)
		}
		return nil
	})
}

func timed(do func() error) (ms float64, err error) {
	start := time.Now()
	err = do()
	return float64(time.Since(start).Microseconds()) / 1000, err
}

func median(times int, do func() error) (float64, error) {
	all := make([]float64, times)
	for i := range all {
		var err error
		if all[i], err = timed(do); err != nil {
			return 0, err
		}
	}
	slices.Sort(all)
	return all[times/2], nil
}

// size is what lies in a folder, in megabytes.
func size(dir string) float64 {
	total := int64(0)
	_ = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error { // what cannot be seen is not there
		if err != nil || d.IsDir() {
			return nil
		}
		if info, err := d.Info(); err == nil {
			total += info.Size()
		}
		return nil
	})
	return float64(total) / 1e6
}
