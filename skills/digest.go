package skills

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io/fs"
	"path"
)

// Digest returns the SHA-256 of what a layer says: the path and bytes of each
// SKILL.md, which is all of it that is ever used. Two layers with one digest make
// the same shelf. It is "" for a layer without a skill.
func Digest(fsys fs.FS) string {
	l := Layer{FS: fsys}
	folders, err := l.folders()
	if err != nil {
		return ""
	}
	sum, some := sha256.New(), false
	for _, dir := range folders[:min(len(folders), maxSkills)] {
		name := path.Join(dir, fileName)
		data, err := readFile(fsys, name)
		if err != nil {
			continue
		}
		some = true
		// Each part is preceded by its length, so that no two layers write alike.
		for _, part := range [][]byte{[]byte(name), data} {
			_ = binary.Write(sum, binary.BigEndian, uint64(len(part))) // a hash takes everything
			sum.Write(part)
		}
	}
	if !some {
		return ""
	}
	return hex.EncodeToString(sum.Sum(nil))
}
