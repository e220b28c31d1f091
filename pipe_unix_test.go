//go:build unix

package main

import "syscall"

// makePipe makes a named pipe nobody writes to.
func makePipe(name string) error { return syscall.Mkfifo(name, 0o600) }
