package read

import "testing"

func TestParseDate(t *testing.T) {
	for _, c := range []struct{ written, date, due string }{
		{"2026-12-01", "2026-12-01", ""},
		{" 2026-12-1. ", "2026-12-01", ""},
		{"2026/12/01", "2026-12-01", ""},
		{"2026.12.01", "2026-12-01", ""},
		{"20261201", "2026-12-01", ""},
		{"2026-12-01T23:59:00+02:00", "2026-12-01", ""},
		{"2026-12-01 10:00:00 +0100", "2026-12-01", ""},
		{"01.12.2026", "2026-12-01", ""},
		{"31/12/2026", "2026-12-31", ""},
		{"12/31/2026", "2026-12-31", ""},
		{"5/5/2026", "2026-05-05", ""},
		{"1 Dec 2026", "2026-12-01", ""},
		{"1-Dec-2026", "2026-12-01", ""},
		{"1st of December 2026", "2026-12-01", ""},
		{"Tue, 1 December, 2026", "2026-12-01", ""},
		{"December 1, 2026", "2026-12-01", ""},
		{"Sept. 22nd 2026", "2026-09-22", ""},
		{"the 3rd of March 2026", "2026-03-03", ""},
		{"29 February 2028", "2028-02-29", ""},
		{"2026-12", "2026-12-01", "2026-12-31"},
		{"February 2028", "2028-02-01", "2028-02-29"},
		{"2026/2", "2026-02-01", "2026-02-28"},
	} {
		if c.due == "" {
			c.due = c.date
		}
		date, ok := ParseDate(c.written)
		due, dok := ParseDue(c.written)
		if !ok || !dok || date.Format("2006-01-02") != c.date || due.Format("2006-01-02") != c.due {
			t.Errorf("%q: %v %v %v %v, want %s and %s", c.written, date, ok, due, dok, c.date, c.due)
		}
	}
}

func TestParseDateRefuses(t *testing.T) {
	for _, written := range []string{
		"", "soon", "1/12/2026", "2026-02-30", "29 February 2026", "1 Dec", "December", "2026", "12", "0000-01-01",
		"2026-13-01", "2026-12-01-02", "1 2 Dec 2026", "Dec Jan 2026", "2026-12-01 or later", "99999999", "-", "1.12.26",
		"May 2026 or June 2026", "32 Dec 2026", "0 Dec 2026", "2026--01",
	} {
		if date, ok := ParseDate(written); ok {
			t.Errorf("%q: %v", written, date)
		}
	}
}

func TestDateInName(t *testing.T) {
	for name, want := range map[string]string{
		"2026-03-02.md": "2026-03-02", "2026-03-02 stand-up.md": "2026-03-02", "minutes_2026_03_02.txt": "2026-03-02",
		"20260302T1000.md": "2026-03-02", "scan-20260302.md": "2026-03-02", "2026.03.02.md": "2026-03-02",
		"v2-2026-03-02.md": "2026-03-02",
		"a.md":             "", "12026-03-02.md": "", "202603021.md": "", "2026-03_02.md": "", "2026-13-02.md": "", "2026-03.md": "",
		"99999999.md": "", "2026-03-021.md": "",
	} {
		got := ""
		if date, ok := DateInName(name); ok {
			got = date.Format("2006-01-02")
		}
		if got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2026-12-01", "1 Dec 2026", "1/2/2026", "2026-12", "Tue, 1st of December 2026", "20261201T10:00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		date, ok := ParseDate(s)
		due, dok := ParseDue(s)
		if ok != dok {
			t.Fatalf("%q: a date %v, a due date %v", s, ok, dok)
		}
		if !ok {
			return
		}
		if due.Before(date) || due.Sub(date).Hours() > 31*24 {
			t.Fatalf("%q: %v is due %v", s, date, due)
		}
		again, ok := ParseDate(date.Format("2006-01-02"))
		if !ok || !again.Equal(date) {
			t.Fatalf("%q: %v is read as %v", s, date, again)
		}
		DateInName(s)
	})
}
