package read

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// TestRecurrences compares dates with those that python-dateutil 2.9.0 works out: each
// line of testdata/recur.txt is a start, a rule, and its first twenty dates of two years.
func TestRecurrences(t *testing.T) {
	data, err := os.ReadFile("testdata/recur.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		rule, want, _ := strings.Cut(strings.TrimSpace(line), " |")
		begin, rule, _ := strings.Cut(rule, " ")
		start, err := time.Parse("20060102T150405", begin)
		if err != nil {
			t.Fatal(err)
		}
		r, err := parseRule(rule, nil, nil)
		if err != nil {
			t.Errorf("%s: %v", rule, err)
			continue
		}
		var got []string
		for at := range r.dates(start, start.AddDate(0, 0, 731)) {
			if got = append(got, at.Format("20060102T1504")); len(got) == 20 {
				break
			}
		}
		if g := strings.Join(got, " "); g != strings.TrimSpace(want) {
			t.Errorf("%s from %s:\ngot  %.200s\nwant %.200s", rule, begin, g, strings.TrimSpace(want))
		}
	}
}

// How a rule is told.
func TestRecurrenceWords(t *testing.T) {
	start := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	for rule, want := range map[string]string{
		"FREQ=DAILY":                              "every day",
		"FREQ=WEEKLY":                             "every Monday",
		"FREQ=WEEKLY;BYDAY=MO,TH":                 "every Monday and Thursday",
		"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH":      "every 2 weeks on Monday and Thursday",
		"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR":        "every workday",
		"FREQ=WEEKLY;UNTIL=20261218T080000Z":      "every Monday until 18 December 2026",
		"FREQ=MONTHLY":                            "every month on the second",
		"FREQ=MONTHLY;BYDAY=-1FR":                 "every month on the last Friday",
		"FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3":      "every month on the last day, 3 times",
		"FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1":     "every month on the first of these days: Monday and Tuesday",
		"FREQ=YEARLY":                             "every year on 2 March",
		"FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU":       "every year on the last Sunday in October",
		"FREQ=HOURLY;INTERVAL=2":                  "every 2 hours",
		"FREQ=DAILY;BYHOUR=9,17":                  "every day at 09:00 and 17:00",
		"FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO":        "every year on Monday in week 20",
		"FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1,15": "every 3 months on the first and the 15th",
	} {
		r, err := parseRule(rule, nil, nil)
		if got := r.words(start); err != nil || got != want {
			t.Errorf("%s: %q (%v), want %q", rule, got, err, want)
		}
	}
}

// A clock on the wall is put into its zone as RFC 5545 has it, where it is put forward
// and back too.
func TestInstant(t *testing.T) {
	own := &zone{name: "own", own: observances(&component{inner: []*component{
		rules("STANDARD", "+0200", "+0100", "19701025T030000", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
		rules("DAYLIGHT", "+0100", "+0200", "19700329T020000", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
	}})}
	for _, c := range []struct {
		zone       *zone
		wall, want string
	}{
		{knownZone("America/New_York"), "2026-03-08 01:30", "2026-03-08T06:30:00Z"},
		{knownZone("America/New_York"), "2026-03-08 02:30", "2026-03-08T07:30:00Z"}, // skipped
		{knownZone("America/New_York"), "2026-03-08 03:30", "2026-03-08T07:30:00Z"},
		{knownZone("America/New_York"), "2026-11-01 01:30", "2026-11-01T05:30:00Z"}, // shown twice
		{knownZone("America/New_York"), "2026-11-01 02:30", "2026-11-01T07:30:00Z"},
		{knownZone("/mozilla.org/20050126_1/Europe/Berlin"), "2026-07-01 09:00", "2026-07-01T07:00:00Z"},
		{knownZone("W. Europe Standard Time"), "2026-01-01 09:00", "2026-01-01T08:00:00Z"},
		{knownZone("Australia/Lord_Howe"), "2026-10-04 02:15", "2026-10-03T15:45:00Z"}, // half an hour is skipped
		{own, "2026-07-01 09:00", "2026-07-01T07:00:00Z"},
		{own, "2026-12-01 09:00", "2026-12-01T08:00:00Z"},
		{own, "1960-07-01 09:00", "1960-07-01T08:00:00Z"},
		{nil, "2026-07-01 09:00", "2026-07-01T09:00:00Z"},
	} {
		wall, _ := time.Parse("2006-01-02 15:04", c.wall)
		if got := c.zone.instant(wall).UTC().Format(time.RFC3339); got != c.want {
			t.Errorf("%v %s: got %s, want %s", c.zone, c.wall, got, c.want)
		}
	}
	for _, name := range []string{"", "Local", "local", "../etc/passwd", "No/Where", "Europe", strings.Repeat("a/", 999)} {
		if z := knownZone(name); z != nil {
			t.Errorf("%q is known as %s", name, z.name)
		}
	}
}

func rules(name, from, to, begins, rule string) *component {
	return &component{name: name, props: []property{
		{name: "TZOFFSETFROM", value: from},
		{name: "TZOFFSETTO", value: to},
		{name: "DTSTART", value: begins},
		{name: "RRULE", value: rule},
	}}
}

// TestHostileRules has no rule cost more than the days it looks at.
func TestHostileRules(t *testing.T) {
	var b strings.Builder
	b.WriteString("BEGIN:VCALENDAR\n")
	for _, rule := range []string{
		"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MINUTELY;INTERVAL=60;BYMINUTE=1", "FREQ=SECONDLY", "FREQ=YEARLY;BYWEEKNO=99",
		"FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1", "FREQ=YEARLY;INTERVAL=10000", "FREQ=DAILY;COUNT=2000000000",
		"FREQ=DAILY;BYHOUR=" + strings.Repeat("1,", 300) + "2", "FREQ=MONTHLY;BYDAY=53MO", "FREQ=DAILY;BYSETPOS=366",
	} {
		for range 100 {
			fmt.Fprintf(&b, "BEGIN:VEVENT\nSUMMARY:x\nDTSTART:20260302T091400Z\nRRULE:%s\nEND:VEVENT\n", rule)
		}
	}
	begun := time.Now()
	if _, err := File("a.ics", []byte(b.String())); err != nil {
		t.Error(err)
	}
	if took := time.Since(begun); took > 3*time.Second {
		t.Errorf("it took %s", took)
	}
	deep := strings.Repeat("BEGIN:VEVENT\n", 100_000)
	if _, err := File("a.ics", []byte(deep)); err != nil {
		t.Error(err)
	}
}

func FuzzCalendar(f *testing.F) {
	for _, name := range samples(f) {
		if in := sample(f, name); formatOf(in.Name) == formatCalendar || formatOf(in.Name) == formatContacts {
			f.Add(in.Data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"a.ics", "a.vcf"} {
			d, _ := File(name, data)
			checkPlaces(t, d, name)
		}
	})
}
