package main

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"ken/skills/ask"
	"ken/skills/brief"
)

// Where the questions lie, seen from the project's root.
const (
	unanswerable = "skills/brief/eval/testdata/unanswerable.txt"
	answerable   = "skills/ask/testdata/questions.txt"
)

// A question is one of a file of questions.
type question struct {
	folder string // the documents it is asked of
	text   string
	near   bool     // it is about something the documents do speak of
	right  []string // the places that answer it, "path:line"; none where nothing does
}

// readQuestions reads questions from the text form of both files: "folder NAME", "near",
// "? QUESTION", and lines of places.
func readQuestions(text string) []question {
	var list []question
	var now question
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		asked, isQuestion := strings.CutPrefix(line, "? ")
		folder, isFolder := strings.CutPrefix(line, "folder ")
		switch {
		case isFolder:
			now = question{folder: folder}
		case line == "near":
			now.near = true
		case isQuestion:
			list = append(list, question{folder: now.folder, near: now.near, text: asked})
		case line != "" && line[0] != '#' && len(list) > 0:
			last := &list[len(list)-1]
			last.right = append(last.right, strings.Fields(line)...)
		}
	}
	return list
}

// A count is how many of some questions went as they should.
type count struct {
	of, ask, brief int
	right          int // answers of ask that lead to a right place
}

// A refusal is what asking the questions of one folder comes to.
type refusal struct {
	far, near, answered count
	wrong               []string // citations that lead nowhere
}

// refuse asks what nothing answers, and what something does, and prints how often it was
// told apart.
func refuse(ctx context.Context, out io.Writer, verbose bool) error {
	var all []question
	for _, name := range []string{unanswerable, answerable} {
		text, err := os.ReadFile(filepath.FromSlash(name))
		if err != nil {
			return fmt.Errorf("read the questions: %w", err)
		}
		all = append(all, readQuestions(string(text))...)
	}
	var wrong []string
	for _, folder := range []string{"sample", "rfcs"} {
		own := slices.DeleteFunc(slices.Clone(all), func(q question) bool { return q.folder != folder })
		r, err := inFolder(ctx, out, folder, own, verbose)
		if err != nil {
			return fmt.Errorf("ask %s: %w", folder, err)
		}
		r.print(out, folder)
		wrong = append(wrong, r.wrong...)
	}
	return invented(out, wrong)
}

// inFolder asks questions of a copy of a folder.
func inFolder(ctx context.Context, out io.Writer, folder string, list []question, verbose bool) (r refusal, err error) {
	dir, err := os.MkdirTemp("", "ken-eval-")
	if err != nil {
		return r, err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // it lies among the system's temporary files
	if folder == "sample" {
		err = os.CopyFS(filepath.Join(dir, "docs"), os.DirFS(folder))
	} else {
		err = unpack(filepath.Join(data(), "corpora", "rust-rfcs.tar.gz"), filepath.Join(dir, "docs"))
	}
	if err != nil {
		return r, err
	}
	d, err := openDesk(ctx, filepath.Join(dir, "docs"))
	if err != nil {
		return r, err
	}
	for _, q := range list {
		said, err := r.ask(ctx, d, q)
		if err != nil {
			return r, errors.Join(err, d.close())
		}
		if verbose {
			fmt.Fprint(out, said)
		}
	}
	return r, d.close()
}

// ask asks one question both ways. It returns what went wrong with it, to be read.
func (r *refusal) ask(ctx context.Context, d *desk, q question) (said string, err error) {
	a, err := d.asker.Ask(ctx, q.text)
	if err != nil {
		return "", err
	}
	b, err := d.writer.Write(ctx, brief.Request{Topic: q.text, Unkept: true}, io.Discard)
	if err != nil {
		return "", err
	}
	bad, err := d.broken(ctx, append(cites(b), a.Citations...))
	if err != nil {
		return "", err
	}
	r.wrong = append(r.wrong, bad...)
	if len(q.right) > 0 {
		r.answered.of++
		tick(&r.answered.ask, a.Found)
		tick(&r.answered.brief, b.Found)
		right := a.Found && slices.Contains(q.right, place(a))
		tick(&r.answered.right, right)
		if !right || !b.Found {
			said = fmt.Sprintf("- %s\n    ask: %s %s\n    brief: %v\n", q.text, place(a), a.Answer, b.Found)
		}
		return said, nil
	}
	c := &r.far
	if q.near {
		c = &r.near
	}
	abstains := !b.Found || len(b.NotFound) > 0
	c.of++
	tick(&c.ask, !a.Found)
	tick(&c.brief, abstains)
	if a.Found || !abstains {
		said = fmt.Sprintf("+ %s\n    ask: %s %s\n    brief: found %v, not found %q\n", q.text, place(a), a.Answer, b.Found, b.NotFound)
	}
	return said, nil
}

func place(a ask.Answer) string {
	if !a.Found {
		return "not found"
	}
	return a.Citations[0].Path + ":" + fmt.Sprint(a.Citations[0].Line)
}

func tick(n *int, yes bool) {
	if yes {
		*n++
	}
}

func (r refusal) print(out io.Writer, folder string) {
	none := count{of: r.far.of + r.near.of, ask: r.far.ask + r.near.ask, brief: r.far.brief + r.near.brief}
	fmt.Fprintf(out, "\n%s\n%-22s %10s %12s\n", folder, "", "ken ask", "ken brief")
	for _, row := range []struct {
		name string
		count
	}{
		{"refused, of all", none},
		{"  about nothing there", r.far},
		{"  near misses", r.near},
		{"answered, of what is", r.answered},
	} {
		fmt.Fprintf(out, "%-22s %4d of %-3d %4d of %-3d\n", row.name, row.ask, row.of, row.brief, row.of)
	}
	fmt.Fprintf(out, "%-22s %4d of %-3d\n", "  with the right line", r.answered.right, r.answered.of)
}

// unpack unpacks an archive into a new folder.
func unpack(archive, dir string) (err error) {
	f, err := os.Open(archive)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // it was only read
	z, err := gzip.NewReader(f)
	if err != nil {
		return fmt.Errorf("unpack %s: %w", archive, err)
	}
	for r := tar.NewReader(z); ; {
		head, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("unpack %s: %w", archive, err)
		}
		if head.Typeflag != tar.TypeReg || !filepath.IsLocal(head.Name) {
			continue
		}
		text, err := io.ReadAll(r)
		if err != nil {
			return fmt.Errorf("unpack %s: %w", head.Name, err)
		}
		name := filepath.Join(dir, head.Name)
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(name, text, 0o600); err != nil {
			return err
		}
	}
}
