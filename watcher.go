package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// The rules of watching:
//
//   - A change is looked at once nothing has changed for a while, so that a checkout
//     or a save in many steps is one change; but no longer than a few seconds later,
//     so that a folder that never rests is seen too.
//   - The folders watched are those that hold documents, those above them, and those
//     that appear. What is ignored (.git, dependencies) costs no watch.
//   - When the system lost events, everything is looked at again: so it is every
//     minute where some folder could not be watched.
const (
	quiet    = 250 * time.Millisecond
	patience = 3 * time.Second
	rescan   = time.Minute
)

// A watcher waits for changes below a folder.
type watcher struct {
	notify  *fsnotify.Watcher // nil where the system gives none
	root    string
	watched map[string]bool
	left    int // folders that could not be watched
	busy    bool
}

// newWatcher makes a watcher. Where the system gives none, which is the error, it only
// returns every minute.
func newWatcher(root string) (*watcher, error) {
	w := &watcher{root: root, watched: map[string]bool{}}
	var err error
	if w.notify, err = fsnotify.NewWatcher(); err != nil {
		w.notify = nil
		return w, fmt.Errorf("watch %s: %w", root, err)
	}
	return w, nil
}

func (w *watcher) close() {
	if w.notify != nil {
		_ = w.notify.Close() // nothing is lost with it
	}
}

// again has the next wait end soon: what was to be done could not be.
func (w *watcher) again() { w.busy = true }

// watch adds the folders of some files (workspace paths) and those above them.
func (w *watcher) watch(files []string) {
	w.add(w.root)
	for _, file := range files {
		for dir := path.Dir(file); dir != "."; dir = path.Dir(dir) {
			if !w.add(filepath.Join(w.root, filepath.FromSlash(dir))) {
				break
			}
		}
	}
}

// add watches a folder and tells whether it was not watched before.
func (w *watcher) add(dir string) bool {
	if _, tried := w.watched[dir]; tried {
		return false
	}
	w.watched[dir] = w.notify != nil && w.notify.Add(dir) == nil
	if !w.watched[dir] {
		w.left++
	}
	return true
}

// wait returns once something has changed and nothing has for a while.
func (w *watcher) wait(ctx context.Context) error {
	var settled, latest, sweep <-chan time.Time
	if w.busy {
		settled, w.busy = time.After(patience), false
	}
	if w.left > 0 {
		sweep = time.After(rescan)
	}
	var events <-chan fsnotify.Event
	var lost <-chan error
	if w.notify != nil {
		events, lost = w.notify.Events, w.notify.Errors
	}
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-settled:
			return nil
		case <-latest:
			return nil
		case <-sweep:
			return nil
		case event, ok := <-events:
			if !ok {
				return nil
			}
			if !w.matters(event) {
				continue
			}
			settled = time.After(quiet)
			if latest == nil {
				latest = time.After(patience)
			}
		case err := <-lost:
			_ = err // whatever it is, events were lost: look at everything
			return nil
		}
	}
}

// matters tells whether an event can change a document. Folders that appear are
// watched at once, before files are written into them.
func (w *watcher) matters(event fsnotify.Event) bool {
	if event.Op == fsnotify.Chmod || ours(w.root, event.Name) {
		return false
	}
	if event.Has(fsnotify.Create) {
		w.appeared(event.Name)
	}
	if event.Has(fsnotify.Remove) || event.Has(fsnotify.Rename) {
		delete(w.watched, event.Name)
	}
	return true
}

// appeared watches a new folder with those below it.
func (w *watcher) appeared(name string) {
	_ = filepath.WalkDir(name, func(dir string, d fs.DirEntry, err error) error { // what has gone again is not there
		if err != nil || !d.IsDir() {
			return nil
		}
		if hidden(d.Name()) || d.Type()&os.ModeSymlink != 0 {
			return fs.SkipDir
		}
		w.add(dir)
		return nil
	})
}

// ours tells whether a file lies in a folder only programs write to.
func ours(root, name string) bool {
	rel, err := filepath.Rel(root, name)
	if err != nil {
		return false
	}
	first, _, below := strings.Cut(filepath.ToSlash(rel), "/")
	return below && (first == ".ken" || first == ".git") || first == ".git"
}

func hidden(name string) bool { return strings.HasPrefix(name, ".") }
