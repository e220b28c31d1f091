package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version says what this binary was built from.
type version struct {
	Version  string `json:"version"`
	Revision string `json:"revision,omitempty"`
	// Built is the time of the revision, not of the build: the same source gives the
	// same answer.
	Built    string `json:"built,omitempty"`
	Modified bool   `json:"modified"`
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

func versionCommand(s *session) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "what this binary was built from",
		Long:    "Version prints the version, the revision it was built from, and the platform.",
		Example: "ken version\nken version --json",
		Args:    exactly(0, 0, ""),
		RunE:    func(*cobra.Command, []string) error { return s.print(thisVersion()) },
	}
}

// thisVersion reads what the linker wrote into this binary.
func thisVersion() version {
	v := version{Version: "unknown", Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	if info.Main.Version != "" {
		v.Version = info.Main.Version
	}
	for _, set := range info.Settings {
		switch set.Key {
		case "vcs.revision":
			v.Revision = set.Value
		case "vcs.time":
			v.Built = set.Value
		case "vcs.modified":
			v.Modified = set.Value == "true"
		}
	}
	return v
}

// line is the version as one line.
func (v version) line() string {
	line := "ken " + v.Version
	if v.Revision != "" {
		line += fmt.Sprintf(" (%.12s", v.Revision)
		if v.Modified {
			line += ", modified"
		}
		line += ")"
	}
	return line + ", " + v.Go + ", " + v.Platform
}

func (v version) text(p *paper) { p.printf("%s\n", v.line()) }
