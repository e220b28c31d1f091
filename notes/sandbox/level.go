package sandbox

import "strings"

// A Level is how far the system keeps a child from what it needs not.
type Level struct {
	// Files, Network and Programs tell what it can certainly not reach: open a file by
	// its name, talk to anybody but its parent, start another program.
	Files    bool `json:"files"`
	Network  bool `json:"network"`
	Programs bool `json:"programs"`
	// Memory tells whether the system bounds its memory. Where it does not, the child
	// looks at itself many times a second.
	Memory bool `json:"memory"`
	// Landlock is the version of that system the kernel has, 0 where it has none.
	Landlock int `json:"landlock"`
	// Missing says what could not be had, and why; empty where nothing is missing.
	Missing []string `json:"missing"`
}

// Full tells whether nothing is missing.
func (l Level) Full() bool {
	return l.Files && l.Network && l.Programs && l.Memory && len(l.Missing) == 0
}

// String says in a line what the child cannot reach.
func (l Level) String() string {
	var kept []string
	for _, k := range []struct {
		held bool
		what string
	}{{l.Files, "no files"}, {l.Network, "no network"}, {l.Programs, "no other programs"}} {
		if k.held {
			kept = append(kept, k.what)
		}
	}
	kept = append(kept, "at most 500 MB and 2 minutes for a file")
	text := "full: "
	switch {
	case !l.Files && !l.Network && !l.Programs:
		text = "limits alone: "
	case !l.Full():
		text = "partly: "
	}
	return text + strings.Join(kept, ", ")
}
