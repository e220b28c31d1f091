//go:build !linux

package sandbox

import "runtime"

// confine sets the limits there are. Files and network stay within reach here: what
// these systems have against that takes C, or rights that a user does not have.
func confine() (gauge, Level) {
	return gauge{}, Level{Missing: []string{"ken cannot close off a process on " + runtime.GOOS}}
}

// A gauge tells how much memory the process has.
type gauge struct{}

// used returns the bytes the process took from the system and did not give back.
func (gauge) used() int64 { return runtimeMemory() }
