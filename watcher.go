package main

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
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
//     minute where some folder could not be watched. Else only what events name is.
const (
	quiet    = 250 * time.Millisecond
	patience = 3 * time.Second
	rescan   = time.Minute
	// believed is how long events are believed to be all there is: on some file systems
	// what others change makes none.
	believed = 10 * time.Minute
)

// mostNamed is how many files are named at most: to look at more by themselves is no
// less than to look at everything.
const mostNamed = 100

// A watcher waits for changes below a folder.
type watcher struct {
	notify  *fsnotify.Watcher // nil where the system gives none
	root    string
	watched map[string]bool
	left    int // folders that could not be watched
	busy    bool
	looked  time.Time // when all folders were last looked through; zero to have it done
	news    *news
}

// news are what changed since they were last taken. Whoever takes them may be another
// goroutine than who watches.
type news struct {
	mu    sync.Mutex
	whole bool // anything may have
	files map[string]bool
	taken time.Time // when anything might have
}

// all says that anything may have changed.
func (n *news) all() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.whole, n.files = true, nil
}

// add says that a file has changed.
func (n *news) add(file string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.files == nil {
		n.files = make(map[string]bool)
	}
	if n.files[file] = true; len(n.files) > mostNamed {
		n.whole, n.files = true, nil
	}
}

// take returns the workspace paths of what changed; whole is set where that may be
// anything, and where it is not known that something did.
func (n *news) take() (files []string, whole bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	files, whole = slices.Sorted(maps.Keys(n.files)), n.whole || len(n.files) == 0 || time.Since(n.taken) > believed
	n.whole, n.files = false, nil
	if whole {
		n.taken = time.Now()
	}
	return files, whole
}

// newWatcher makes a watcher. Where the system gives none, which is the error, it only
// returns every minute.
func newWatcher(root string) (*watcher, error) {
	w := &watcher{root: root, watched: map[string]bool{}, news: new(news)}
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
func (w *watcher) again() {
	w.busy = true
	w.all()
}

// all has everything looked at.
func (w *watcher) all() {
	w.looked = time.Time{}
	w.news.all()
}

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
			w.all()
			return nil
		case event, ok := <-events:
			if !ok {
				w.all()
				return nil
			}
			if !w.matters(event) {
				continue
			}
			w.note(event.Name)
			settled = time.After(quiet)
			if latest == nil {
				latest = time.After(patience)
			}
		case err := <-lost:
			_ = err // whatever it is, events were lost: look at everything
			w.all()
			return nil
		}
	}
}

// note takes down which file an event is of.
func (w *watcher) note(name string) {
	rel, err := filepath.Rel(w.root, name)
	switch base := filepath.Base(name); {
	case err != nil, rel == ".", base == ".gitignore", base == ".kenignore":
		w.all()
		return
	}
	w.news.add(filepath.ToSlash(rel))
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
