//go:build !linux

package main

// peak returns 0: nobody tells.
func peak() float64 { return 0 }

// forget does nothing: a cold start is measured warm.
func forget(string) error { return nil }
