package index

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"ken/notes"
)

// A survey is what lies in the workspace.
type survey struct {
	files  []notes.File // that can be read, sorted by path
	unread []Unread     // that cannot, by name or size alone
}

// survey walks the workspace.
func (ix *Index) survey(ctx context.Context) (*survey, error) {
	s := new(survey)
	for f, err := range ix.ws.Files(ctx) {
		if err != nil {
			return nil, fmt.Errorf("look through %s: %w", ix.ws.Dir(), err)
		}
		if f.Unread != "" {
			s.unread = append(s.unread, Unread{f.Path, f.Unread})
			continue
		}
		s.files = append(s.files, f)
	}
	return s, nil
}

// A job is a file that must be read, or taken out because it is gone, and what was
// known of it; old is nil for one that is new.
type job struct {
	path string
	old  *row
	gone bool
}

// slack is by how much the clocks of file systems are coarse: a file written so
// soon before it was read may have been written again without a later time.
const slack = int64(2 * time.Second)

// differing returns the files that must be read, or are gone.
func (m *manifest) differing(seen *survey) []job {
	var jobs []job
	there := make(map[string]bool, len(seen.files))
	for _, f := range seen.files {
		there[f.Path] = true
		if r := m.rows[f.Path]; r == nil || r.differs(f) || r.mtime >= m.began-slack {
			jobs = append(jobs, job{path: f.Path, old: r})
		}
	}
	if len(there) == len(m.rows) && len(jobs) == 0 {
		return nil
	}
	for _, path := range m.paths() {
		if !there[path] {
			jobs = append(jobs, job{path: path, old: m.rows[path], gone: true})
		}
	}
	return jobs
}

// differs tells whether a file looks otherwise than it did.
func (r *row) differs(f notes.File) bool {
	return r.partial || r.size != f.Size || r.mtime != f.ModTime.UnixNano()
}

// racy tells whether a file was so fresh when it was read that it must be read
// again, and no longer would have to be if all were known up to a time.
func (m *manifest) racy(now int64) bool {
	for _, r := range m.rows {
		if r.mtime >= m.began-slack && r.mtime < now-slack {
			return true
		}
	}
	return false
}

func sortUnread(list []Unread) {
	slices.SortFunc(list, func(a, b Unread) int { return strings.Compare(a.Path, b.Path) })
}
