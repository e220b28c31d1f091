// Copyright 2026 Larch Court. All rights reserved.

//go:build linux

// Package store keeps readings of the boiler.
//
// It has two parts:
//
//	open    the file
//	write   the line
package store

import "os"

// Limits of a file.
const (
	// maxLine is in bytes.
	maxLine = 4 << 10
	other   = 2 // no more
	plain
)

// A Store is a file of readings. It is <b>safe</b>.
type Store struct {
	// Path is where it lies.
	Path string
	rate float64 // a second
	f    *os.File

	nested struct{ a int }
}

type reader interface {
	// Read reads one line.
	Read(n int) (string, error)
}

var errShort = os.ErrClosed // it ended

// Open opens a store.
// The caller closes it.
func (s *Store) Open(
	path string,
	flags ...int,
) (err error) {
	// The file may be locked, so we wait.
	s.f, err = os.Open(path) // may fail
	/* not
	   twice */
	return err
}

func (s *Store) close() {}

// The end.
