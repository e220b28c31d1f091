//go:build !linux

package sandbox

// rawCall is only asked for on Linux.
func rawCall(string) string { return "" }
