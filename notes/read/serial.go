package read

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// A timeFormat says what a format of numbers shows of a time.
type timeFormat struct {
	year, month, day     bool
	hours, seconds       bool
	elapsedH, elapsedMin bool // hours or minutes beyond a day, as of a duration
}

// timeFormatOf finds in a format what it shows of a time, nil if nothing.
func timeFormatOf(code string) *timeFormat {
	var m timeFormat
	months := 0
	for i := 0; i < len(code); i++ {
		switch c := code[i] | 0x20; {
		case code[i] == '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return nil
			}
			i += end + 1
		case code[i] == '\\', code[i] == '_', code[i] == '*':
			i++
		case code[i] == '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return nil
			}
			switch strings.Trim(strings.ToLower(code[i+1:i+end]), "hms") + code[i+1:min(i+2, len(code))] {
			case "h", "H":
				m.elapsedH = true
			case "m", "M", "s", "S":
				m.elapsedMin = true
			}
			i += end
		case c == 'g' && strings.HasPrefix(strings.ToLower(code[i:]), "general"):
			return nil
		case code[i] == '0' || code[i] == '#' || code[i] == '?':
			if i == 0 || code[i-1] != '.' && code[i-1] != '0' {
				return nil
			}
		case c == 'y' || c == 'j' && strings.Contains(strings.ToLower(code), "jj"):
			m.year = true
		case c == 'd' || c == 't' && strings.Contains(code, "TT"):
			m.day = true
		case c == 'h':
			m.hours = true
		case c == 's':
			m.seconds = true
		case c == 'm':
			months++
		}
	}
	clock := m.hours || m.seconds || m.elapsedH || m.elapsedMin
	m.month = months > 0 && (!clock || m.year || m.day)
	if !clock && !m.year && !m.month && !m.day {
		return nil
	}
	return &m
}

// text writes a number of days as a time; false where it cannot be one.
func (m *timeFormat) text(days float64, from1904 bool) (string, bool) {
	if days < 0 || days > 2_958_466 {
		return "", false
	}
	seconds := int64(math.Round(days * 24 * 3600))
	if m.elapsedH || m.elapsedMin {
		if m.elapsedMin {
			return fmt.Sprintf("%d:%02d", seconds/60, seconds%60), true
		}
		return m.withSeconds(fmt.Sprintf("%d:%02d", seconds/3600, seconds/60%60), seconds), true
	}
	whole := seconds / (24 * 3600)
	from := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case from1904:
		from = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case whole < 60:
		from = from.AddDate(0, 0, 1) // Excel has a 29 February 1900
	}
	date := from.AddDate(0, 0, int(whole))
	layout := ""
	switch {
	case m.day || m.year && m.month && m.hours:
		layout = "2006-01-02"
	case m.month && m.year:
		layout = "2006-01"
	case m.month:
		layout = "January"
	case m.year:
		layout = "2006"
	}
	text := ""
	if layout != "" {
		text = date.Format(layout)
	}
	if m.hours || m.seconds {
		clock := m.withSeconds(fmt.Sprintf("%02d:%02d", seconds/3600%24, seconds/60%60), seconds)
		text = strings.TrimSpace(text + " " + clock)
	}
	return text, true
}

// withSeconds adds the seconds to a time where they are shown and there are any.
func (m *timeFormat) withSeconds(clock string, seconds int64) string {
	if m.seconds && seconds%60 != 0 {
		return fmt.Sprintf("%s:%02d", clock, seconds%60)
	}
	return clock
}
