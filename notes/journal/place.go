package journal

import (
	"fmt"
	"strconv"
	"strings"
)

// Place says where the answer to a practice question stands, as the Note of its review has
// it: the path and the lines, from 1, both included. "" of what stands nowhere.
func Place(path string, line, end int) string {
	if path == "" || line < 1 {
		return ""
	}
	return fmt.Sprintf("%s:%d-%d", path, line, max(line, end))
}

// Place returns where the answer stands that was given; ok is false where the event says
// nothing of it.
func (e *Event) Place() (path string, line, end int, ok bool) {
	if e.Type != Review || e.Note == "" {
		return "", 0, 0, false
	}
	at := strings.LastIndexByte(e.Note, ':')
	if at < 1 {
		return "", 0, 0, false
	}
	from, to, both := strings.Cut(e.Note[at+1:], "-")
	line, errFrom := strconv.Atoi(from)
	end, errTo := strconv.Atoi(to)
	if !both || errFrom != nil || errTo != nil || line < 1 || end < line {
		return "", 0, 0, false
	}
	return e.Note[:at], line, end, true
}
