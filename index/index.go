package index

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"sync"

	"ken/notes"
)

// An Index finds passages in the documents of one workspace. It is a folder and a
// few calls: each holds the index only while it needs it, so that several kens can
// use one. An Index may be used by several goroutines.
type Index struct {
	ws        *notes.Workspace
	dir       string
	analyzers sync.Pool
	extracts  extracts
	opened    opened
	walked    walked
	// meanings are the vectors of questions by their text, see [Index.Mean].
	meanings sync.Map
}

// Open returns the index of a workspace that is kept in a folder of its own, see
// [CacheDir]. Nothing is read or written, and there is nothing to close.
func Open(ws *notes.Workspace, cache string) *Index {
	return &Index{ws: ws, dir: cache, analyzers: sync.Pool{New: func() any { return new(analyzer) }}}
}

// CacheDir returns the folder for a workspace's index under a folder for those of
// all workspaces. It is named after the workspace, so that a person who looks can
// tell them apart.
func CacheDir(base, workspaceDir string) string {
	sum := sha256.Sum256([]byte(filepath.Clean(workspaceDir)))
	name := filepath.Base(workspaceDir)
	if name == string(filepath.Separator) || name == "." {
		name = "root"
	}
	return filepath.Join(base, "index", name+"-"+hex.EncodeToString(sum[:6]))
}

// analyzer lends an analyzer; give it back to ix.analyzers.
func (ix *Index) analyzer() *analyzer { return ix.analyzers.Get().(*analyzer) }
