package main

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// plural counts a thing: "1 file", "2 files".
func plural(n int, one string) string {
	switch {
	case n == 1:
		return "1 " + one
	case strings.HasSuffix(one, "ry"):
		return strconv.Itoa(n) + " " + strings.TrimSuffix(one, "y") + "ies"
	}
	return strconv.Itoa(n) + " " + one + "s"
}

// sortedKeys are the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// stamp writes a time as the contract does: RFC 3339 in UTC; "" for none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// date writes a day; "" for none.
func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// list makes a slice that is written as [] and not as null when it is empty.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}

// bytesText writes a size as people do.
func bytesText(n int64) string {
	units := []string{"kB", "MB", "GB"}
	if n < 1000 {
		return plural(int(n), "byte")
	}
	size, unit := float64(n)/1000, 0
	for size >= 1000 && unit+1 < len(units) {
		size, unit = size/1000, unit+1
	}
	return strconv.FormatFloat(size, 'f', 1, 64) + " " + units[unit]
}
