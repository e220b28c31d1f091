package index

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// A clock tells the file system's own time, which is what the times of files are
// compared with: it is that of a file just written. The file becomes the mark of
// the last sync when the sync is done.
type clock struct {
	path string
	now  int64 // nanoseconds since 1970
}

const (
	clockName = "synced"
	tempEnd   = ".tmp"
)

func (ix *Index) startClock() (*clock, error) {
	f, err := os.CreateTemp(ix.dir, clockName+".*"+tempEnd)
	if err != nil {
		return nil, fmt.Errorf("write in the folder of the index: %w", err)
	}
	c := &clock{path: f.Name()}
	_, err = f.WriteString("The time of this file is that of the last sync.\n")
	info, serr := f.Stat()
	for _, e := range []error{serr, f.Close()} {
		if err == nil {
			err = e
		}
	}
	if err != nil {
		c.stop()
		return nil, fmt.Errorf("write in the folder of the index: %w", err)
	}
	c.now = info.ModTime().UnixNano()
	ix.sweep(c.now)
	return c, nil
}

// keep marks the sync that the clock was started for as done.
func (c *clock) keep() error {
	if err := os.Rename(c.path, filepath.Join(filepath.Dir(c.path), clockName)); err != nil {
		return fmt.Errorf("write in the folder of the index: %w", err)
	}
	return nil
}

// stop takes away what is left of a sync that was not done.
func (c *clock) stop() { _ = os.Remove(c.path) }

// sweep removes what killed runs left behind.
func (ix *Index) sweep(now int64) {
	list, err := os.ReadDir(ix.dir)
	if err != nil {
		return
	}
	for _, e := range list {
		info, err := e.Info()
		if err != nil || !strings.HasSuffix(e.Name(), tempEnd) {
			continue
		}
		if now-info.ModTime().UnixNano() > int64(time.Hour) {
			_ = os.Remove(filepath.Join(ix.dir, e.Name()))
		}
	}
}

// synced returns when the last sync that was done began; zero if none was.
func (ix *Index) synced() time.Time {
	info, err := os.Stat(filepath.Join(ix.dir, clockName))
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}
