package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
)

const (
	sealOpen = "<!-- ken sha256 "
	sealShut = " -->\n"
)

// seal ends a page with the digest of all before, by which it is known again.
func seal(data []byte) []byte {
	sum := sha256.Sum256(data)
	return append(data, sealOpen+hex.EncodeToString(sum[:])+sealShut...)
}

// Unedited reports whether a file is a page as [Make] made it, which may be replaced by
// another. One that anybody has changed since is not.
func Unedited(data []byte) bool {
	at := bytes.LastIndex(data, []byte(sealOpen))
	return at >= 0 && bytes.Equal(seal(bytes.Clone(data[:at])), data)
}
