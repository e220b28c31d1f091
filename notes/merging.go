package notes

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
)

// attributesFile tells git how the files of ken's own folder are merged.
const attributesFile = ".gitattributes"

// attributes has git keep the lines of both sides. Lines of ken's logs carry an
// identity and a time, so neither their order nor a second copy changes anything.
const attributes = "*.jsonl merge=union\n"

// MergeLines has git merge the logs in ken's own folder line by line, by a file
// .gitattributes there. One that exists is left as it is, whatever it says.
func (w *Workspace) MergeLines() error {
	name := path.Join(OwnFolder, attributesFile)
	if _, err := w.root.Lstat(name); err == nil {
		return nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("look at %s: %w", name, cause(err))
	}
	err := w.Write(name, []byte(attributes), [32]byte{})
	if errors.Is(err, ErrChanged) {
		return nil // another was faster
	}
	return err
}
