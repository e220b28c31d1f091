package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

// peak returns the most memory this process and those it waited for had, in megabytes.
func peak() float64 {
	own, children := 0.0, unix.Rusage{}
	if data, err := os.ReadFile("/proc/self/status"); err == nil {
		for line := range strings.Lines(string(data)) {
			if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
				_, _ = fmt.Sscanf(rest, "%f", &own) // 0 says that it is not known
			}
		}
	}
	if unix.Getrusage(unix.RUSAGE_CHILDREN, &children) == nil {
		own = max(own, float64(children.Maxrss))
	}
	return own / 1024
}

// forget asks the system to drop what it remembers of the files in a folder.
func forget(dir string) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f, err := os.Open(name)
		if err != nil {
			return fmt.Errorf("forget %s: %w", name, err)
		}
		defer f.Close() //nolint:errcheck // it was not read
		_ = f.Sync()    // only what is on disk can be dropped
		if err := unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED); err != nil {
			return fmt.Errorf("forget %s: %w", name, err)
		}
		return nil
	})
}
