//go:build unix

package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
)

// makePipe makes a named pipe nobody writes to.
func makePipe(name string) error { return syscall.Mkfifo(name, 0o600) }

// holdLocks takes the locks of every index below a folder, as a ken that writes
// does. The returned function lets go of them.
func holdLocks(dir string) (release func(), err error) {
	var held []*os.File
	release = func() {
		for _, f := range held {
			_ = f.Close() // which lets go of the lock
		}
	}
	err = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Base(name) != "lock" {
			return err
		}
		f, err := os.Open(name)
		if err == nil {
			held = append(held, f)
			err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		}
		return err
	})
	return release, err
}

// peakMemory is the most memory a finished process held, in MB.
func peakMemory(cmd *exec.Cmd) float64 {
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" { // counts bytes, the others kilobytes
		return float64(usage.Maxrss) / 1e6
	}
	return float64(usage.Maxrss) / 1e3
}
