package recall

import (
	"math/rand/v2"
	"testing"
	"time"
	_ "time/tzdata" // the test has every zone, wherever it runs
)

// zones have every kind of clock: no change of the hour, changes in both halves of the
// year, offsets of half and quarter hours, a change of half an hour (Lord Howe), one
// that goes back in winter (Dublin), the ends of the date line, one that skipped a day.
var zones = []string{
	"UTC", "Europe/London", "Europe/Dublin", "Europe/Berlin", "Europe/Helsinki", "Europe/Istanbul",
	"Europe/Moscow", "Africa/Casablanca", "Africa/Cairo", "Africa/Lagos", "Africa/Johannesburg",
	"Asia/Beirut", "Asia/Tehran", "Asia/Dubai", "Asia/Kabul", "Asia/Karachi", "Asia/Kolkata",
	"Asia/Kathmandu", "Asia/Dhaka", "Asia/Bangkok", "Asia/Shanghai", "Asia/Tokyo", "Australia/Perth",
	"Australia/Eucla", "Australia/Adelaide", "Australia/Sydney", "Australia/Lord_Howe",
	"Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati", "Pacific/Honolulu",
	"America/Anchorage", "America/Los_Angeles", "America/Phoenix", "America/Denver", "America/Chicago",
	"America/New_York", "America/Halifax", "America/St_Johns", "America/Sao_Paulo", "America/Havana",
	"America/Asuncion", "America/Scoresbysund", "Atlantic/Azores", "Etc/GMT+12", "Antarctica/Troll",
}

// changes are the moments of a year at which the offset of a zone changes.
func changes(loc *time.Location, year int) []time.Time {
	var at []time.Time
	hour := time.Date(year, 1, 1, 0, 0, 0, 0, loc)
	_, before := hour.Zone()
	for range 366 * 24 * 2 {
		hour = hour.Add(30 * time.Minute)
		if _, offset := hour.Zone(); offset != before {
			at, before = append(at, hour), offset
		}
	}
	return at
}

// Two reviews less apart than a rollover are of one day, in every zone, about every
// change of its clock and on any other day, and also if the learner flew between them.
// Two that are more than two days apart are of two.
func TestReviewsOfOneSessionAreOfOneDay(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	changed, pairs := 0, 0
	for _, name := range zones {
		loc, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		days := []time.Time{time.Date(2026, 7, 9, 0, 0, 0, 0, loc), time.Date(2100, 2, 28, 0, 0, 0, 0, loc)}
		for _, year := range []int{2011, 2026} { // in 2011 Apia had no 30 December
			days = append(days, changes(loc, year)...)
		}
		changed += len(days) - 2
		for _, at := range days {
			for minute := -36 * 60; minute < 36*60; minute += 13 {
				from := at.Add(time.Duration(minute) * time.Minute)
				pairs++
				checkPair(t, r, MomentOf(from), from, loc)
			}
		}
	}
	if changed < 60 {
		t.Errorf("only %d changes of clocks were met", changed)
	}
	t.Logf("%d zones, %d changes of their clocks, %d moments", len(zones), changed, pairs)
}

func checkPair(t *testing.T, r *rand.Rand, m Moment, from time.Time, loc *time.Location) {
	t.Helper()
	soon := from.Add(time.Duration(r.Int64N(int64(Rollover))))
	for _, to := range []Moment{MomentOf(soon), {soon.UnixMilli(), r.IntN(28*60) - 14*60}} {
		if n := elapsed(m, to); n != 0 {
			t.Fatalf("%s: from %v to %v are %d days", loc, from, to.Time(), n)
		}
		if n := elapsed(to, m); n != 0 {
			t.Fatalf("%s: back from %v to %v are %d days", loc, to.Time(), from, n)
		}
	}
	apart := time.Duration(r.Int64N(int64(400 * day)))
	n := elapsed(m, MomentOf(from.Add(apart)))
	if least, most := int(apart/day)-1, int(apart/day)+2; n < least || n > most {
		t.Fatalf("%s: %v after %v, %d days have passed", loc, apart, from, n)
	}
}

// A day of the learner's is one stretch of time in his zone: it never goes back, and
// begins at four, or where the clock skips four, right after.
func TestDaysFollowEachOther(t *testing.T) {
	for _, name := range zones {
		loc, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		at := time.Date(2026, 1, 1, 12, 0, 0, 0, loc)
		last := MomentOf(at).Day()
		for range 366 * 48 {
			at = at.Add(30 * time.Minute)
			d := MomentOf(at).Day()
			if d != last && (d != last+1 || at.Hour() < 4 || at.Hour() > 5) {
				t.Fatalf("%s: at %v the day goes from %d to %d", name, at, last, d)
			}
			last = d
		}
	}
}
