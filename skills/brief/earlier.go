package brief

import (
	"bytes"
	"encoding/json"
	"path"
	"strings"
	"time"

	"ken/notes/prose"
)

// A Lister names the files below a folder; a [Keeper] that is one also tells what was
// written before.
type Lister interface {
	Below(dir string) []string
}

// Earlier returns what the newest document of a kind and topic was written for, of those
// written before a day; ok is false where there is none.
func (d *Desk) Earlier(kind, topic string, day time.Time) (r Request, on string, ok bool) {
	lister, able := d.Keeper.(Lister)
	if !able {
		return Request{}, "", false
	}
	before := day.Format(time.DateOnly)
	for _, name := range lister.Below(path.Dir(ProofOf("x"))) {
		n, readable := d.kept(name)
		if !readable || n.Kind != kind || prose.Folded(n.Request.Topic) != prose.Folded(topic) {
			continue
		}
		if day := dayOf(n.Date); day < before && day > on {
			r, on, ok = n.Request, day, true
		}
	}
	return r, on, ok
}

// kept reads the first line of a proof.
func (d *Desk) kept(name string) (n NoteRecord, ok bool) {
	data, err := d.Keeper.Bytes(name)
	if err != nil || !strings.HasSuffix(name, ".jsonl") {
		return n, false
	}
	first, _, _ := bytes.Cut(data, []byte("\n"))
	return n, json.Unmarshal(first, &n) == nil && n.Type == "note"
}

// dayOf reads the date of a proof, which is written as the preferences want it.
func dayOf(date string) string {
	for _, layout := range []string{time.DateOnly, "2 January 2006"} {
		if t, err := time.Parse(layout, date); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	return ""
}
