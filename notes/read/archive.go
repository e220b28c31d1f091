package read

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"
)

// Bounds of what is unpacked: a small archive may hold the same byte a million times.
const (
	maxMembers  = 20_000    // of an archive that are looked at
	maxMember   = 32 << 20  // bytes of one that is read
	maxUnpacked = 128 << 20 // bytes of all files that lie in one
)

// A member is a file in an archive.
type member struct {
	name string
	open func() ([]byte, error)
	lack string // why it is not opened, "" if it is
}

// readZip reads the members of a zip archive.
func readZip(in Input) (Document, error) {
	z, err := zip.NewReader(bytes.NewReader(in.Data), int64(len(in.Data)))
	if err != nil {
		return Document{}, &Unreadable{"broken: its list of files cannot be read"}
	}
	members := make([]member, 0, min(len(z.File), maxMembers))
	for _, f := range z.File {
		if len(members) == maxMembers {
			break
		}
		m := member{name: f.Name}
		if f.NonUTF8 && !utf8.ValidString(f.Name) {
			m.name = western([]byte(f.Name))
		}
		switch {
		case f.FileInfo().IsDir() || !f.Mode().IsRegular():
			continue
		case f.Flags&1 != 0:
			m.lack = "encrypted"
		case f.UncompressedSize64 > maxMember:
			m.lack = "over 32 MB"
		}
		m.open = func() ([]byte, error) { return unzipped(f) }
		members = append(members, m)
	}
	return in.members(members)
}

// unzipped unpacks one member; that it says how long it is is not believed.
func unzipped(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if errors.Is(err, zip.ErrAlgorithm) {
		return nil, &Unreadable{"packed in a way that is not read"}
	}
	if err != nil {
		return nil, &Unreadable{"broken: it cannot be unpacked"}
	}
	defer r.Close() //nolint:errcheck // it was only read
	return bounded(r, maxMember)
}

// bounded reads to the end, or says that there is too much. What could be read of a
// damaged member is thrown away: it may be anything.
func bounded(r io.Reader, most int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	switch {
	case int64(len(data)) > most:
		return nil, &Unreadable{fmt.Sprintf("over %d MB", most>>20)}
	case err != nil:
		return nil, &Unreadable{"broken: it cannot be unpacked"}
	}
	return data, nil
}

// readPacked reads a file that was packed by itself: an archive of tar, or what its name
// says without the ending.
func readPacked(in Input) (Document, error) {
	r := bzip2.NewReader(bytes.NewReader(in.Data))
	if bytes.HasPrefix(in.Data, []byte("\x1f\x8b")) {
		z, err := gzip.NewReader(bytes.NewReader(in.Data))
		if err != nil {
			return Document{}, &Unreadable{"broken: it cannot be unpacked"}
		}
		r = z
	}
	budget := in.budget()
	data, err := io.ReadAll(io.LimitReader(r, int64(*budget)+1))
	if len(data) > *budget {
		return Document{}, &Unreadable{fmt.Sprintf("unpacked it is over %d MB", *budget>>20)}
	}
	*budget -= len(data)
	lack := ""
	if err != nil {
		lack = "its end is broken or missing"
	}
	inner := strings.TrimSuffix(in.Name, path.Ext(in.Name))
	switch ext := extension(in.Name); {
	case ext == ".tgz" || ext == ".tbz2" || ext == ".tbz" || extension(inner) == ".tar":
		in.Data = data
		return readTarOf(in, lack)
	case len(data) == 0 && lack != "":
		return Document{}, &Unreadable{"broken: it cannot be unpacked"}
	}
	d, err := in.inner(inner, data, in.Beside)
	if err == nil && lack != "" {
		var b binder
		b.lacks.add("", d.Meta["problem"])
		b.lacks.add("", lack)
		if d.Meta == nil {
			d.Meta = map[string]string{}
		}
		d.Meta["problem"] = strings.TrimPrefix(b.lacks.String(), "; ")
	}
	return d, err
}

// readTar reads the members of an archive of tar.
func readTar(in Input) (Document, error) { return readTarOf(in, "") }

// readTarOf reads an archive of tar that has a lack already.
func readTarOf(in Input, lack string) (Document, error) {
	r := tar.NewReader(bytes.NewReader(in.Data))
	var members []member
	for len(members) < maxMembers {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			if lack == "" {
				lack = "its end is broken or missing"
			}
			break
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		m := member{name: strings.TrimPrefix(h.Name, "./")}
		switch {
		case h.Size > maxMember:
			m.lack = "over 32 MB"
		case !passedOver(m.name) && (Known(m.name) || extension(m.name) == ".json"):
			data, err := bounded(r, maxMember)
			m.open = func() ([]byte, error) { return data, err }
		}
		members = append(members, m)
	}
	if len(members) == 0 && lack != "" {
		return Document{}, &Unreadable{"broken: its list of files cannot be read"}
	}
	if lack != "" {
		members = append(members, member{lack: lack})
	}
	return in.members(members)
}

// members reads what lies in an archive: each file that has a reader is a document by
// itself, under its path.
func (in Input) members(list []member) (Document, error) {
	if in.archives > 1 {
		return Document{}, &Unreadable{"an archive in an archive in an archive"}
	}
	in.archives++
	budget := in.budget()
	byName := make(map[string]member, len(list))
	for _, m := range list {
		byName[m.name] = m
	}
	var b binder
	files := 0
	for _, m := range list {
		if b.full() {
			break
		}
		name := oneLine(clean(strings.ToValidUTF8(m.name, "\uFFFD")))
		if m.name != "" && passedOver(m.name) {
			continue
		}
		in.beat()
		files++
		d, err := in.member(m, name, byName, budget)
		switch {
		case err == nil && d.ownThroughout():
			b.document(name, d, 0)
		case err == nil:
			b.begin(name, inherited(d.About, path.Base(name), About{}))
			b.write("# " + oneLiteral(name))
			b.document(name, d, 1)
		case err.Error() != reasonChatPart:
			b.lacks.add(name, err.Error())
		}
	}
	if len(list) == maxMembers {
		b.lacks.add("", fmt.Sprintf("it holds more than %d files", maxMembers))
	}
	d := b.done(Document{Format: in.archiveFormat()})
	if d.Text == "" && files > 0 {
		return Document{}, &Unreadable{"no file in it can be read: " + d.Meta["problem"]}
	}
	return d, nil
}

// archiveFormat names the format of an archive, however it was packed besides.
func (in Input) archiveFormat() string {
	if formatOf(in.Name) == formatZip {
		return formatZip
	}
	return formatTar
}

// member reads one member.
func (in Input) member(m member, name string, byName map[string]member, budget *int) (Document, error) {
	switch {
	case m.lack != "":
		return Document{}, &Unreadable{m.lack}
	case Reason(name) != "":
		return Document{}, &Unreadable{Reason(name)}
	}
	data, err := m.open()
	if err != nil {
		return Document{}, err
	}
	if *budget -= len(data); *budget < 0 {
		return Document{}, &Unreadable{fmt.Sprintf("unpacked it all is over %d MB", maxUnpacked>>20)}
	}
	return in.inner(name, data, func(other string) ([]byte, error) {
		o := byName[path.Join(path.Dir(m.name), other)]
		if o.open == nil || *budget < 0 {
			return nil, errors.New("it is not in the archive")
		}
		data, err := o.open()
		*budget -= len(data)
		return data, err
	})
}

// passedOver tells the names that are passed over in silence, as in a folder: hidden
// ones, and what macOS adds.
func passedOver(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." || part == "__MACOSX" {
			return true
		}
	}
	return false
}
