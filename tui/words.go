package tui

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// plural is a number and its noun: "1 task", "2,140 tasks".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return number(n) + " " + noun + "s"
}

// number groups digits by thousands: "2,140".
func number(n int) string {
	s := strconv.Itoa(n)
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}

// ago is how long before now t was, as people say it.
func ago(now, t time.Time) string {
	d := now.Sub(t)
	switch {
	case t.IsZero():
		return ""
	case d < time.Minute:
		return "just now"
	case d < time.Hour:
		return fmt.Sprintf("%d min ago", int(d.Minutes()))
	case d < 24*time.Hour:
		return fmt.Sprintf("%d h ago", int(d.Hours()))
	case d < 48*time.Hour:
		return "yesterday"
	case d < 14*24*time.Hour:
		return fmt.Sprintf("%d days ago", int(d.Hours()/24))
	}
	return t.Format("2 Jan 2006")
}

// due is a date and how far off it is: "1 Mar 2027 · in 99 days".
func due(now, t time.Time) string {
	if t.IsZero() {
		return ""
	}
	y, m, d := now.Date()
	today := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	y, m, d = t.Date()
	days := int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Sub(today).Hours() / 24)
	date := "due " + t.Format("2 Jan 2006")
	switch {
	case days == 0:
		return date + " · today"
	case days == 1:
		return date + " · tomorrow"
	case days > 1:
		return fmt.Sprintf("%s · in %s days", date, number(days))
	case days == -1:
		return date + " · yesterday"
	}
	return fmt.Sprintf("%s · %s days ago", date, number(-days))
}

// lasted is a duration in the one unit that matters: "18 s", "2 min", "3 h".
func lasted(d time.Duration) string {
	switch {
	case d < 0:
		return "0 s"
	case d < 2*time.Minute:
		return fmt.Sprintf("%d s", int(d.Seconds()))
	case d < 2*time.Hour:
		return fmt.Sprintf("%d min", int(d.Minutes()))
	}
	return fmt.Sprintf("%d h", int(d.Hours()))
}

// took is how long a search took: "4 ms", "1.2 s".
func took(d time.Duration) string {
	switch {
	case d < time.Millisecond:
		return "<1 ms"
	case d < time.Second:
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}

// said joins what there is to say with a middle dot.
func said(parts ...string) string {
	var full []string
	for _, p := range parts {
		if p != "" {
			full = append(full, p)
		}
	}
	return strings.Join(full, " · ")
}
