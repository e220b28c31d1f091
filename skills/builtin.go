package skills

import "embed"

//go:embed */SKILL.md
var builtin embed.FS

// Builtin is the layer of skills this program brings along.
func Builtin() Layer { return Layer{Name: "built in", FS: builtin, Trusted: true} }
