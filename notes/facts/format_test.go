package facts_test

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"

	"ken/notes"
	"ken/notes/facts"
	"ken/notes/read"
)

const costs = "Item;Owner;Amount;Due\nTiles;Marta Keller;12.300,50 €;2026-10-01\n"

// TestFormats holds what the facts of documents are that say things in their own way: rows
// of a table are rows wherever the table lies, and what only tells where a text comes from
// is no event.
func TestFormats(t *testing.T) {
	const row = "task Tiles Marta Keller 2026-10-01 open|amount Tiles 12300.5 EUR"
	mail := "From: a@example.org\r\nDate: Mon, 14 Sep 2026 10:00:00 +0200\r\nSubject: Costs\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n--b\r\n" +
		"Content-Type: text/csv; charset=utf-8\r\nContent-Disposition: attachment; filename=costs.csv\r\n\r\n" + costs + "\r\n--b--\r\n"
	calendar := "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260914T090000Z\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\n" +
		"EXDATE:20260921T090000Z\r\nSUMMARY:Site walk\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\n" +
		"RECURRENCE-ID:20260928T090000Z\r\nDTSTART:20260929T090000Z\r\nSUMMARY:Site walk\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
	chat := `[{"type":"message","user":"U1","text":"The fee is 20 EUR.","ts":"1789459200.000100"}]`
	for _, c := range []struct{ name, data, want string }{
		{"costs.csv", costs, row},
		{"mail.eml", mail, row},
		{"all.zip", zipped(t, "costs.csv", costs), row},
		{"walk.ics", calendar, "date Site walk 2026-09-14|date Site walk 2026-09-29"},
		{"export/roof/2026-09-15.json", chat, "amount fee 20 EUR"},
		{"german.md", "Die Pumpe wurde am 3. März 2026 eingebaut.\n", "date Die Pumpe wurde am 3. März 2026 eingebaut 2026-03-03"},
	} {
		d, err := read.File(c.name, []byte(c.data))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		var got []string
		for _, f := range facts.Of(notes.Document{Document: d, Path: c.name}, notes.Sections(d)) {
			texts := []string{f.Kind}
			for _, s := range f.Texts() {
				texts = append(texts, *s)
			}
			got = append(got, strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), " "))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, s, c.want)
		}
	}
}

func zipped(t *testing.T, name, data string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(data)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
