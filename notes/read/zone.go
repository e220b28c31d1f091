package read

import (
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // where files are read apart there is none, and everywhere it is to be the same
)

// A zone is where a clock hangs on a wall.
type zone struct {
	name string         // as people know it: "Europe/Berlin", "UTC"
	loc  *time.Location // nil where the file alone says how it goes
	own  []observance
}

// An observance is a stretch of a zone's year with one offset.
type observance struct {
	offset, from int       // seconds east, and those before it
	begins       time.Time // by the clock before it
	rule         recurrence
	repeats      bool
}

// zones are those a calendar brings, by the names it gives them, and what its times are
// in that have none.
type zones map[string]*zone

//nolint:gochecknoglobals // it never changes
var utc = &zone{name: "UTC", loc: time.UTC}

// zonesOf reads the zones of a calendar. One that is known by its name is taken as it
// is known, whatever the file says: the files are often wrong, and end.
func zonesOf(calendars []*component) zones {
	z := zones{}
	for _, calendar := range calendars {
		for _, c := range calendar.inner {
			if c.name != "VTIMEZONE" || len(z) > 500 {
				continue
			}
			id := c.text("TZID")
			if known := knownZone(id); known != nil {
				z[id] = known
			} else if known := knownZone(c.text("X-LIC-LOCATION")); known != nil {
				z[id] = known
			} else if own := observances(c); len(own) > 0 {
				z[id] = &zone{name: cut(oneLiteral(id), 80), own: own}
			}
		}
	}
	return z
}

// find returns the zone of a name, nil where it is not known: then a time is told as
// it stands.
func (z zones) find(id string) *zone {
	if known := z[id]; known != nil {
		return known
	}
	known := knownZone(id)
	if len(z) < 1000 {
		z[id] = known
	}
	return known
}

// knownZone returns a zone that is known by its name everywhere, or by the name that
// Windows gives it; programs put their own before it ("/mozilla.org/2005/Europe/Berlin").
func knownZone(id string) *zone {
	id = strings.Trim(id, `/" `)
	if len(id) > 200 || id == "" || strings.EqualFold(id, "local") {
		return nil
	}
	switch strings.ToUpper(id) {
	case "UTC", "Z", "GMT", "ETC/UTC", "ETC/GMT", "COORDINATED UNIVERSAL TIME":
		return utc
	}
	if name := windowsZone(id); name != "" {
		id = name
	}
	words := strings.Split(id, "/")
	for from := max(0, len(words)-3); from < len(words); from++ {
		name := strings.Join(words[from:], "/")
		if strings.Contains(name, "..") || !strings.Contains(name, "/") && from > 0 {
			break
		}
		if loc, err := time.LoadLocation(name); err == nil && name != "" {
			return &zone{name: name, loc: loc}
		}
	}
	return nil
}

// observances reads what a file says of a zone itself.
func observances(c *component) []observance {
	var list []observance
	for _, o := range c.inner {
		if o.name != "STANDARD" && o.name != "DAYLIGHT" || len(list) == 200 {
			continue
		}
		to, ok := offset(o.text("TZOFFSETTO"))
		from, fromOK := offset(o.text("TZOFFSETFROM"))
		begins, err := time.Parse("20060102T150405", o.text("DTSTART"))
		if !ok || err != nil {
			continue
		}
		if !fromOK {
			from = to
		}
		one := observance{offset: to, from: from, begins: begins}
		if text := o.text("RRULE"); text != "" {
			one.rule, err = parseRule(text, nil, utc)
			one.repeats = err == nil && one.rule.freq == "YEARLY"
		}
		list = append(list, one)
	}
	return list
}

// offset reads "+0130" as seconds.
func offset(s string) (int, bool) {
	if len(s) != 5 && len(s) != 7 || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	hours, err := strconv.Atoi(s[1:3])
	minutes, err2 := strconv.Atoi(s[3:5])
	if err != nil || err2 != nil || hours > 24 || minutes > 59 {
		return 0, false
	}
	seconds := hours*3600 + minutes*60
	if s[0] == '-' {
		seconds = -seconds
	}
	return seconds, true
}

// instant returns when the clock of a zone shows a time. A time that the clock skips is
// taken as if it had not been put forward yet; of one it shows twice, the first counts
// (RFC 5545, 3.3.5).
func (z *zone) instant(wall time.Time) time.Time {
	if z == nil {
		return wall
	}
	if z.loc == nil {
		return wall.Add(-time.Duration(z.ownOffset(wall)) * time.Second).In(time.FixedZone("", z.ownOffset(wall)))
	}
	before := wall.Add(-seconds(z.offsetAt(wall.Add(-36 * time.Hour))))
	after := wall.Add(-seconds(z.offsetAt(wall.Add(36 * time.Hour))))
	for _, t := range []time.Time{before, after} {
		if z.wall(t).Equal(wall) {
			return t.In(z.loc)
		}
	}
	return before.In(z.loc)
}

func seconds(n int) time.Duration { return time.Duration(n) * time.Second }

// offsetAt is what the clock is ahead of UTC at an instant.
func (z *zone) offsetAt(t time.Time) int {
	_, n := t.In(z.loc).Zone()
	return n
}

// wall is what the clock of a zone shows at an instant.
func (z *zone) wall(t time.Time) time.Time {
	switch {
	case z == nil:
		return t
	case z.loc == nil:
		// Near enough: a change is found by the clock before it.
		rough := t.UTC().Add(seconds(z.ownOffset(t.UTC())))
		return t.UTC().Add(seconds(z.ownOffset(rough)))
	}
	return t.UTC().Add(seconds(z.offsetAt(t)))
}

// ownOffset is the offset that the file gives for a time by the clock: that of the
// observance which began last.
func (z *zone) ownOffset(wall time.Time) int {
	var last time.Time
	first := z.own[0]
	offset, found := 0, false
	for _, o := range z.own {
		if o.begins.Before(first.begins) {
			first = o
		}
		begun := o.last(wall)
		if !begun.IsZero() && (!found || begun.After(last)) {
			last, offset, found = begun, o.offset, true
		}
	}
	if !found {
		return first.from
	}
	return offset
}

// last is when an observance began last, at or before a time; zero if it had not yet.
func (o observance) last(wall time.Time) time.Time {
	if wall.Before(o.begins) {
		return time.Time{}
	}
	last := o.begins
	if !o.repeats || wall.Year()-o.begins.Year() > 1000 {
		return last
	}
	r := o.rule
	r.count, r.interval = 0, 1
	from := time.Date(max(o.begins.Year(), wall.Year()-1), 1, 1, o.begins.Hour(), o.begins.Minute(), o.begins.Second(), 0, time.UTC)
	if len(r.days) == 0 && len(r.monthDays) == 0 {
		from = time.Date(from.Year(), o.begins.Month(), o.begins.Day(), o.begins.Hour(), o.begins.Minute(), 0, 0, time.UTC)
	}
	for t := range r.dates(from, wall.Add(time.Second)) {
		if t.After(last) {
			last = t
		}
	}
	return last
}

// A moment is a time as a calendar has it.
type moment struct {
	wall time.Time // what the clock shows, held in UTC
	zone *zone     // nil where none is said
	day  bool      // it is a day, without a time
}

func (m moment) instant() time.Time { return m.zone.instant(m.wall) }

// in returns a moment by the clock of another zone.
func (m moment) in(z *zone) moment {
	if m.day || m.zone == nil || z == nil || m.zone == z {
		return m
	}
	return moment{wall: z.wall(m.instant()), zone: z}
}

// moment reads the first time of a property; false where there is none.
func (z zones) moment(p property) (moment, bool) {
	list := z.moments(p)
	if len(list) == 0 {
		return moment{}, false
	}
	return list[0], true
}

// moments reads the times of a property. Of a period only the beginning counts.
func (z zones) moments(p property) []moment {
	var list []moment
	for one := range strings.SplitSeq(p.value, ",") {
		one, _, _ = strings.Cut(strings.TrimSpace(one), "/")
		one = strings.NewReplacer("-", "", ":", "").Replace(one)
		var m moment
		var err error
		switch {
		case len(one) == 8:
			m.day = true
			m.wall, err = time.Parse("20060102", one)
		case strings.HasSuffix(one, "Z"):
			m.zone = utc
			m.wall, err = time.Parse("20060102T150405Z", one)
		default:
			if id := p.params["TZID"]; id != "" && z != nil {
				m.zone = z.find(id)
			}
			m.wall, err = time.Parse("20060102T150405", one)
		}
		if err == nil && m.wall.Year() > 1000 && len(list) < 2000 {
			list = append(list, m)
		}
	}
	return list
}

// windowsZone returns the common name of a zone that goes by the name Windows has for
// it, "" for others. The table is that of Unicode's CLDR, without what few live in.
func windowsZone(id string) string {
	return map[string]string{
		"Dateline Standard Time": "Etc/GMT+12", "Hawaiian Standard Time": "Pacific/Honolulu", "Alaskan Standard Time": "America/Anchorage",
		"Pacific Standard Time": "America/Los_Angeles", "US Mountain Standard Time": "America/Phoenix", "Mountain Standard Time": "America/Denver",
		"Central America Standard Time": "America/Guatemala", "Central Standard Time": "America/Chicago",
		"Central Standard Time (Mexico)": "America/Mexico_City", "Canada Central Standard Time": "America/Regina",
		"SA Pacific Standard Time": "America/Bogota", "Eastern Standard Time": "America/New_York", "US Eastern Standard Time": "America/Indianapolis",
		"Venezuela Standard Time": "America/Caracas", "Atlantic Standard Time": "America/Halifax", "Pacific SA Standard Time": "America/Santiago",
		"Newfoundland Standard Time": "America/St_Johns", "E. South America Standard Time": "America/Sao_Paulo",
		"Argentina Standard Time": "America/Buenos_Aires", "Montevideo Standard Time": "America/Montevideo", "Azores Standard Time": "Atlantic/Azores",
		"GMT Standard Time": "Europe/London", "Greenwich Standard Time": "Atlantic/Reykjavik", "Morocco Standard Time": "Africa/Casablanca",
		"W. Europe Standard Time": "Europe/Berlin", "Central Europe Standard Time": "Europe/Budapest", "Romance Standard Time": "Europe/Paris",
		"Central European Standard Time": "Europe/Warsaw", "W. Central Africa Standard Time": "Africa/Lagos", "GTB Standard Time": "Europe/Bucharest",
		"E. Europe Standard Time": "Europe/Chisinau", "FLE Standard Time": "Europe/Kiev", "Egypt Standard Time": "Africa/Cairo",
		"South Africa Standard Time": "Africa/Johannesburg", "Israel Standard Time": "Asia/Jerusalem", "Turkey Standard Time": "Europe/Istanbul",
		"Russian Standard Time": "Europe/Moscow", "Arab Standard Time": "Asia/Riyadh", "Arabic Standard Time": "Asia/Baghdad",
		"E. Africa Standard Time": "Africa/Nairobi", "Iran Standard Time": "Asia/Tehran", "Arabian Standard Time": "Asia/Dubai",
		"Afghanistan Standard Time": "Asia/Kabul", "Pakistan Standard Time": "Asia/Karachi", "West Asia Standard Time": "Asia/Tashkent",
		"India Standard Time": "Asia/Kolkata", "Nepal Standard Time": "Asia/Kathmandu", "Bangladesh Standard Time": "Asia/Dhaka",
		"Myanmar Standard Time": "Asia/Rangoon", "SE Asia Standard Time": "Asia/Bangkok", "China Standard Time": "Asia/Shanghai",
		"Singapore Standard Time": "Asia/Singapore", "Taipei Standard Time": "Asia/Taipei", "W. Australia Standard Time": "Australia/Perth",
		"Tokyo Standard Time": "Asia/Tokyo", "Korea Standard Time": "Asia/Seoul", "Cen. Australia Standard Time": "Australia/Adelaide",
		"AUS Central Standard Time": "Australia/Darwin", "AUS Eastern Standard Time": "Australia/Sydney", "E. Australia Standard Time": "Australia/Brisbane",
		"Tasmania Standard Time": "Australia/Hobart", "New Zealand Standard Time": "Pacific/Auckland",
	}[id]
}
