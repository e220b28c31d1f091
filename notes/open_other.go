//go:build !unix

package notes

import "io/fs"

// These systems open no pipe by a path in a folder, and need no flag.
const (
	nonblock   = 0
	folderOnly = 0
)

// denied is never sure here: only an attempt can tell.
func denied(fs.FileInfo) (no, sure bool) { return false, false }

// syncFolder does nothing: a folder cannot be synced here.
func (w *Workspace) syncFolder(string) error { return nil }
