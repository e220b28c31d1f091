// Command compare measures what an index costs, beside others on the same folder: ken's,
// SQLite's full text search in pure Go and, where it is installed, Recoll.
//
//	go run ./index/compare FOLDER
//
// Each runs in a process of its own, so that its memory is its own. The folder is copied
// first, since one file of it is changed. SQLite gets the same sections with the same
// columns; Recoll reads the files itself and finds files, not passages. The page cache is
// asked to let go of an index before it is opened cold.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// An engine is what is measured. Each of its calls is timed by itself.
type engine interface {
	// build indexes a folder that has no index yet.
	build(ctx context.Context) error
	// again brings the index up to date.
	again(ctx context.Context) error
	// named does so where one file, by its path in the folder, is known to be all that changed.
	named(ctx context.Context, path string) error
	// find returns how many of ten results a query has.
	find(ctx context.Context, query string) (int, error)
	// open and close are what comes before and after queries, where that is apart.
	open(ctx context.Context) error
	close() error
	// dir is where the index lies.
	dir() string
}

// engines are those that can be measured here, by name and in order.
func engines() []string { return []string{"ken", "fts5", "recoll"} }

func made(name, folder, work string) (engine, error) {
	switch name {
	case "ken":
		return newKen(folder, filepath.Join(work, "ken"))
	case "fts5":
		return newFTS5(folder, filepath.Join(work, "fts5"))
	case "recoll":
		return newRecoll(folder, filepath.Join(work, "recoll"))
	}
	return nil, fmt.Errorf("measure %s: there is no such engine", name)
}

func main() {
	if err := run(context.Background(), os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

// run measures all engines in a folder, or, as its own child, one of them.
func run(ctx context.Context, args []string, out io.Writer) error {
	switch len(args) {
	case 1:
		return all(ctx, args[0], out)
	case 3:
		var s survey
		if err := s.load(args[2]); err != nil {
			return err
		}
		f, err := one(ctx, args[0], args[1], args[2], s)
		if err != nil {
			return err
		}
		return json.NewEncoder(out).Encode(f)
	}
	return errors.New("name one folder")
}

func all(ctx context.Context, folder string, out io.Writer) error {
	work, err := os.MkdirTemp("", "ken-compare-")
	if err != nil {
		return fmt.Errorf("make a place to work: %w", err)
	}
	defer os.RemoveAll(work) //nolint:errcheck // it lies among the system's temporary files
	files := filepath.Join(work, "files")
	if err := os.CopyFS(files, os.DirFS(folder)); err != nil {
		return fmt.Errorf("copy the folder: %w", err)
	}
	s, err := surveyOf(ctx, files)
	if err == nil {
		err = s.save(work)
	}
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	heading(out)
	for _, name := range engines() {
		cmd := exec.CommandContext(ctx, self, name, files, work)
		cmd.Stderr = os.Stderr
		line, err := cmd.Output()
		if err != nil {
			fmt.Fprintf(out, "%-8s NOT MEASURED\n", name)
			continue
		}
		var f figures
		if err := json.Unmarshal(line, &f); err != nil {
			return fmt.Errorf("read what %s came to: %w", name, err)
		}
		f.print(out, name, s)
	}
	return nil
}
