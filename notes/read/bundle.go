package read

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// A bundle is a file that is a zip archive of parts, as office files and books are.
type bundle struct {
	parts map[string]*zip.File // by path in lower case
	names []string             // as the archive has them
	left  int64                // bytes that may still be inflated
}

const (
	maxParts    = 1 << 16   // of a bundle
	maxInflated = 512 << 20 // bytes of all that is read of it
)

var errInflated = errors.New("more than 512 MB when unpacked")

// openBundle opens a file that is a bundle.
func openBundle(data []byte) (*bundle, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &Unreadable{"broken: its directory is cut off or damaged"}
	}
	if len(z.File) > maxParts {
		return nil, &Unreadable{fmt.Sprintf("%d parts: more than any such file has", len(z.File))}
	}
	b := &bundle{parts: make(map[string]*zip.File, len(z.File)), left: maxInflated}
	for _, f := range z.File {
		name := partName(f.Name)
		if _, ok := b.parts[strings.ToLower(name)]; !ok {
			b.parts[strings.ToLower(name)] = f
			b.names = append(b.names, name)
		}
	}
	return b, nil
}

// partName is a path in a bundle as it is compared: from its root, with slashes.
func partName(name string) string {
	return strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/")
}

// has tells whether a part is there.
func (b *bundle) has(name string) bool {
	_, ok := b.parts[strings.ToLower(partName(name))]
	return ok
}

// open returns a part to read from. What is read of all parts together is bounded.
func (b *bundle) open(name string) (io.Reader, error) {
	f, ok := b.parts[strings.ToLower(partName(name))]
	if !ok {
		return nil, fmt.Errorf("%s is missing", name)
	}
	if f.Flags&1 != 0 {
		return nil, &Unreadable{"encrypted"}
	}
	if f.UncompressedSize64 > maxInflated {
		return nil, errInflated
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s is damaged: %w", name, err)
	}
	return &inflated{r, b}, nil // nothing has to be closed: the bytes lie in memory
}

// inflated counts what is read of a bundle.
type inflated struct {
	r io.Reader
	b *bundle
}

// Read reads of a part, until too much was read of all of them.
func (i *inflated) Read(p []byte) (int, error) {
	if i.b.left <= 0 {
		return 0, errInflated
	}
	n, err := i.r.Read(p[:min(int64(len(p)), i.b.left)])
	i.b.left -= int64(n)
	return n, err
}

// bytes returns what a part holds, nil if it is not there or has more bytes than most.
func (b *bundle) bytes(name string, most int64) []byte {
	r, err := b.open(name)
	if err != nil {
		return nil
	}
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if int64(len(data)) > most || len(data) == 0 && err != nil {
		return nil
	}
	return data // cut off where it is damaged
}

// xml returns a part to go through, one without anything in it if it is not there.
func (b *bundle) xml(name string) *xmlReader {
	r, err := b.open(name)
	if err != nil {
		x := newXML(strings.NewReader(""))
		x.err = err
		return x
	}
	return newXML(r)
}

// beside returns the path of what a part refers to by a relative one.
func beside(part, target string) string {
	if strings.HasPrefix(target, "/") {
		return partName(target)
	}
	return partName(path.Join(path.Dir(part), target))
}

// A relation leads from one part of an office file to another.
type relation struct {
	kind   string // the last word of its type: "slide", "header"
	target string // a path in the bundle
}

const maxRelations = 1 << 16

// relations returns where the relations of a part lead, by their names, and these in
// order. Those that lead out of the file are left out.
func (b *bundle) relations(part string) (map[string]relation, []string) {
	rels := map[string]relation{}
	var order []string
	x := b.xml(path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"))
	for x.next() {
		if x.kind != xmlOpen || x.name != "Relationship" || len(rels) >= maxRelations || strings.EqualFold(x.attr("TargetMode"), "External") {
			continue
		}
		id, kind := x.attr("Id"), x.attr("Type")
		if _, ok := rels[id]; !ok {
			rels[id] = relation{kind[strings.LastIndexByte(kind, '/')+1:], beside(part, x.attr("Target"))}
			order = append(order, id)
		}
	}
	return rels, order
}

// related returns the parts that relations of a kind lead to, in order, none twice.
func related(rels map[string]relation, order []string, kind string) []string {
	var parts []string
	seen := map[string]bool{}
	for _, id := range order {
		if r := rels[id]; r.kind == kind && !seen[r.target] {
			seen[r.target] = true
			parts = append(parts, r.target)
		}
	}
	return parts
}
