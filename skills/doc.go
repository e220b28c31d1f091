// Package skills is the shelf: what can be done with passages, each as a folder
// with a SKILL.md that follows Agent Skills (agentskills.io), so that a skill
// written for another program is understood here and one written here elsewhere.
//
// A skill is read twice. Its metadata carries the few facts the offline engine can
// obey (ken.kind, ken.passages, ken.sections); its body is for a model. Whoever
// puts a skill of the same name in a nearer layer changes both.
//
// Reading is lenient, since skills come from everywhere: what can be made of a file
// is, and the rest is reported. [Check] is strict. Scripts and allowed-tools are
// shown and never run: this program runs nothing a skill names.
//
// The shelf knows of no index, model, screen or folder of the user's: layers are
// handed to it as file systems. Floor: above notes, beside index.
package skills
