package chart

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite what the cases in testdata expect")

// TestText holds drawings to the cases in testdata: a chart as JSON, and below each
// line of %%%% what is drawn of it: "%%%% WIDTH [xHEIGHT] [ascii]", or its sentences.
func TestText(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) < 5 {
		t.Fatalf("found %d files of cases (%v)", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for i, text := range strings.Split("\n"+string(data), "\n#### ") {
			if i == 0 {
				continue
			}
			parts := strings.Split(strings.TrimRight(text, "\n")+"\n\n", "\n%%%% ")
			name, source, _ := strings.Cut(parts[0], "\n")
			out.WriteString("#### " + parts[0] + "\n")
			var c Chart
			if err := json.Unmarshal([]byte(source), &c); err != nil {
				t.Errorf("%s: %s: %v", file, name, err)
				continue
			}
			for _, part := range parts[1:] {
				how, want, _ := strings.Cut(part, "\n")
				got := strings.Join(drawnAs(t, c, how), "\n") + "\n\n"
				want = strings.TrimRight(want, "\n") + "\n\n"
				if got != want && !*update {
					t.Errorf("%s: %s, %s\ngot\n%swant\n%s", file, name, how, got, want)
				}
				out.WriteString("%%%% " + how + "\n" + got)
			}
		}
		if *update {
			if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// drawnAs draws a chart as the head of a case asks for.
func drawnAs(t *testing.T, c Chart, how string) []string {
	t.Helper()
	if how == "words" {
		return c.Words()
	}
	var opt TextOptions
	for i, word := range strings.Fields(how) {
		n, err := strconv.Atoi(strings.TrimPrefix(word, "x"))
		switch {
		case word == "ascii":
			opt.ASCII = true
		case word == "styled":
			opt.Style = tagged()
		case err == nil && i == 0:
			opt.Width = n
		case err == nil:
			opt.Height = n
		default:
			t.Fatalf("a case asks for %q", how)
		}
	}
	return c.Text(opt)
}

// tagged is a style that shows its looks: <t>title</t>, <1>of the second series</1>.
func tagged() Style {
	tag := func(name string) func(string) string {
		return func(s string) string { return "<" + name + ">" + s + "</" + name + ">" }
	}
	st := Style{Title: tag("t"), Dim: tag("d")}
	for i := range 3 {
		st.Series = append(st.Series, tag(fmt.Sprint(i)))
	}
	return st
}
