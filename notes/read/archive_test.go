package read

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

// zipped makes a zip archive.
func zipped(t testing.TB, files ...[2]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.Create(f[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, f[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// gzipped packs bytes.
func gzipped(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestBombs has what is small outside and huge inside end with a reason, soon.
func TestBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("it unpacks hundreds of megabytes")
	}
	zeros := strings.Repeat("\x00", maxMember+1)
	large := zipped(t, [2]string{"a.txt", zeros})
	var many [][2]string
	for i := range 3 {
		many = append(many, [2]string{fmt.Sprintf("%d.txt", i), strings.Repeat("word ", (maxMember-1)/5)})
	}
	for _, c := range []struct {
		name   string
		data   []byte
		reason string
	}{
		{"large.zip", large, "over 32 MB"},
		{"packed.txt.gz", gzipped(t, bytes.Repeat(make([]byte, 1<<20), maxUnpacked>>20+1)), "unpacked it is over 128 MB"},
		{"twice.gz.gz", gzipped(t, gzipped(t, make([]byte, maxUnpacked))), "unpacked it is over"},
		{"empty.zip", zipped(t), "there is no text in it"},
		{"broken.zip", []byte("PK\x03\x04 and no more"), "broken: its list of files cannot be read"},
		{"broken.tar.gz", []byte("\x1f\x8b and no more"), "broken: it cannot be unpacked"},
		{"pictures.zip", zipped(t, [2]string{"a.jpg", "x"}), "no file in it can be read: a.jpg: no reader for .jpg files"},
	} {
		begun := time.Now()
		_, err := File(c.name, c.data)
		if err == nil || !strings.Contains(err.Error(), c.reason) {
			t.Errorf("%s: %v, want %s", c.name, err, c.reason)
		}
		if took := time.Since(begun); took > 20*time.Second {
			t.Errorf("%s took %s", c.name, took)
		}
	}
	d, err := File("many.zip", zipped(t, many...))
	if err != nil || len(d.Text) > maxText+maxMember+1000 || !strings.Contains(d.Meta["problem"], "more text than 64 MB") {
		t.Errorf("many.zip: %v, %d bytes, problem %q", err, len(d.Text), d.Meta["problem"])
	}
}

// TestArchivesInArchives reads one in another, and no deeper.
func TestArchivesInArchives(t *testing.T) {
	inner := zipped(t, [2]string{"a.txt", "the innermost"})
	for range 3 {
		inner = zipped(t, [2]string{"b.txt", "beside it"}, [2]string{"inner.zip", string(inner)})
	}
	d, err := File("a.zip", inner)
	if err != nil || strings.Contains(d.Text, "innermost") || strings.Count(d.Text, "beside it") != 2 {
		t.Errorf("%v: %s", err, d.Text)
	}
	if !strings.Contains(d.Meta["problem"], "an archive in an archive in an archive") {
		t.Errorf("problem: %q", d.Meta["problem"])
	}
}

// TestArchiveNames has names that lead elsewhere be names and no more.
func TestArchiveNames(t *testing.T) {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, name := range []string{"../../etc/a.md", "/etc/b.md", "c\x1b[31m.md"} {
		if err := w.WriteHeader(&tar.Header{Name: name, Size: 4, Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, "text"); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	d, err := File("a.tar", b.Bytes())
	if err != nil || len(d.Parts) != 3 || strings.Contains(d.Text, "\x1b") {
		t.Errorf("%v, %+v\n%q", err, d.Parts, d.Text)
	}
}

func FuzzArchive(f *testing.F) {
	for _, name := range samples(f) {
		if in := sample(f, name); strings.HasPrefix(in.Name, "archive/") {
			f.Add(in.Data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"a.zip", "a.tar", "a.tgz"} {
			d, _ := File(name, data)
			checkPlaces(t, d, name)
		}
	})
}

func FuzzJSON(f *testing.F) {
	for _, name := range samples(f) {
		if in := sample(f, name); strings.HasPrefix(in.Name, "chat/") || strings.HasPrefix(in.Name, "bookmarks/") {
			f.Add(in.Data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"chat/x/2026-03-02.json", "Bookmarks", "a.html"} {
			d, _ := File(name, data)
			checkPlaces(t, d, name)
		}
	})
}
