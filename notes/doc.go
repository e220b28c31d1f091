// Package notes is the user's own files: the workspace they lie in, goals and
// preferences, the sections of a document, and the one way ken writes.
//
// It knows of no index, model or screen. Floor: above notes/read, notes/git,
// notes/prose and notes/recall.
package notes
