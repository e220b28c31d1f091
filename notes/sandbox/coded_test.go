package sandbox

import (
	"encoding/binary"
	"reflect"
	"strings"
	"testing"
	"time"

	"ken/notes/read"
)

// sampleDocument uses everything that a document can hold.
func sampleDocument() read.Document {
	zone := time.FixedZone("", 2*60*60)
	return read.Document{
		Format: "mbox",
		About: read.About{
			Title: "Häuser", Date: time.Date(2026, 3, 4, 5, 6, 7, 0, zone),
			Authors: []string{"Ada"}, People: []string{"Ben", "Cleo"},
		},
		Text: "one\n\ntwo\nthree\n", Body: 5,
		Lines: []int{4, 5, 2, 9},
		Parts: []read.Part{
			{Start: 0, Name: "message 1", Own: true, About: read.About{Title: "first", Date: time.Date(1999, 1, 1, 0, 0, 0, 0, time.UTC)}},
			{Start: 5, Name: "message 1, plan.pdf, page 2"},
		},
		Meta: map[string]string{"subject": "houses", "problem": "none"},
	}
}

func TestEncode(t *testing.T) {
	want := sampleDocument()
	got, err := decode(encode(want))
	if err != nil {
		t.Fatal(err)
	}
	want = want.Restored()
	if !got.Date.Equal(want.Date) || got.Date.Format(time.RFC3339) != want.Date.Format(time.RFC3339) {
		t.Errorf("the date is %v, not %v", got.Date, want.Date)
	}
	got.Date = want.Date // the same time in the same zone, of another pointer
	if !reflect.DeepEqual(got, want) {
		t.Errorf("decoded\n%+v\nwant\n%+v", got, want)
	}
}

// TestDecodeRefuses holds what a reader that was taken over could answer.
func TestDecodeRefuses(t *testing.T) {
	for name, change := range map[string]func(*read.Document){
		"text that is not UTF-8":       func(d *read.Document) { d.Text = "one\n\ntwo\n\xffree\n" },
		"a name that is not UTF-8":     func(d *read.Document) { d.Parts[1].Name = "\xc3" },
		"a part within a line":         func(d *read.Document) { d.Parts[1].Start = 6 },
		"a part after the end":         func(d *read.Document) { d.Parts[1].Start = 1 << 20 },
		"two parts at one place":       func(d *read.Document) { d.Parts[1].Start = 0 },
		"a body after the end":         func(d *read.Document) { d.Body = 17 },
		"a body within a line":         func(d *read.Document) { d.Body = 2 },
		"too few lines":                func(d *read.Document) { d.Lines = d.Lines[:2] },
		"too many lines":               func(d *read.Document) { d.Lines = append(d.Lines, 1, 1) },
		"a line before the first":      func(d *read.Document) { d.Lines[1] = 0 },
		"no format":                    func(d *read.Document) { d.Format = "" },
		"a title that is not UTF-8":    func(d *read.Document) { d.Title = "a\x80" },
		"a value that is not UTF-8":    func(d *read.Document) { d.Meta["subject"] = "\xfe" },
		"a person of impossible bytes": func(d *read.Document) { d.People[0] = "\xed\xa0\x80" },
	} {
		d := sampleDocument()
		change(&d)
		if got, err := decode(encode(d)); err == nil {
			t.Errorf("%s: decoded as %+v", name, got)
		}
	}
	whole := encode(sampleDocument())
	head := len(whole) - len(sampleDocument().Text)
	for cut := range head {
		if _, err := decode(whole[:cut]); err == nil {
			t.Errorf("decoded although it ends after %d of %d bytes", cut, len(whole))
		}
	}
	if _, err := decode(binary.AppendUvarint(nil, 1<<62)); err == nil {
		t.Error("decoded a string of 2^62 bytes")
	}
	bad := strings.Replace(string(whole), "2026-03-04", "2026-13-04", 1)
	if _, err := decode([]byte(bad)); err == nil {
		t.Error("decoded a date in the thirteenth month")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(encode(sampleDocument()))
	f.Add(encode(read.Document{Format: "pdf", Text: "x"}))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := decode(data)
		if err != nil {
			return
		}
		again, err := decode(encode(d))
		if err != nil || again.Text != d.Text || len(again.Parts) != len(d.Parts) || len(again.Lines) != len(d.Lines) {
			t.Fatalf("%+v decoded again is %+v, %v", d, again, err)
		}
		d.Line(len(d.Text))
		d.PartAt(len(d.Text))
	})
}
