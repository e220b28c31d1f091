package main

import (
	"fmt"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"strings"
)

// Where the user's own folders are. The environment wins, then what is usual on the
// system; a process without HOME (a service, a container) finds it in the user's
// entry of the system.

// home is the user's folder, "" where there is none.
func (w outside) home() string {
	name := "HOME"
	if w.os == "windows" {
		name = "USERPROFILE"
	}
	if dir := w.env(name); filepath.IsAbs(dir) {
		return dir
	}
	if u, err := user.Current(); err == nil && filepath.IsAbs(u.HomeDir) {
		return u.HomeDir
	}
	return ""
}

// configDir is where settings, the user's skills and trust are kept; "" where there
// is no such place.
func (w outside) configDir() string {
	return w.place("XDG_CONFIG_HOME", "APPDATA", filepath.Join("Library", "Application Support"), ".config")
}

// cacheDir is where indexes are kept; "" where there is no such place.
func (w outside) cacheDir() string {
	return w.place("XDG_CACHE_HOME", "LOCALAPPDATA", filepath.Join("Library", "Caches"), ".cache")
}

func (w outside) place(xdg, windows, darwin, other string) string {
	if dir := w.env(xdg); filepath.IsAbs(dir) {
		return filepath.Join(dir, "ken")
	}
	home := w.home()
	switch {
	case w.os == "windows" && filepath.IsAbs(w.env(windows)):
		return filepath.Join(w.env(windows), "ken")
	case home == "":
		return ""
	case w.os == "darwin":
		return filepath.Join(home, darwin, "ken")
	}
	return filepath.Join(home, other, "ken")
}

// short writes a path with "~" for the user's folder, as people do.
func (w outside) short(path string) string {
	home := w.home()
	if home == "" {
		return path
	}
	if rest, ok := strings.CutPrefix(path, home); ok && (rest == "" || rest[0] == filepath.Separator) {
		return "~" + rest
	}
	return path
}

// readSmall reads a file outside the workspace, of at most so many bytes and of no
// odd kind.
func readSmall(name string, most int64) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > most {
		return nil, fmt.Errorf("%s is not a file of at most %s", name, bytesText(most))
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	return io.ReadAll(io.LimitReader(f, most))
}
