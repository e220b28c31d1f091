package proof

import (
	"os"
	"strings"
	"testing"
)

// A case of testdata/pairs.txt: evidence, and sentences with the verdicts they get.
type pairCase struct {
	line     int
	heading  string
	evidence []string
	want     string // "verdict" or "verdict check"
	sentence string
}

func readPairs(t *testing.T) []pairCase {
	t.Helper()
	data, err := os.ReadFile("testdata/pairs.txt")
	if err != nil {
		t.Fatal(err)
	}
	var cases []pairCase
	var heading string
	var evidence []string
	fresh := false
	for n, line := range strings.Split(string(data), "\n") {
		switch {
		case strings.HasPrefix(line, "#"), strings.TrimSpace(line) == "":
			if h, ok := strings.CutPrefix(line, "## "); ok {
				heading = h
			}
			fresh = true
		case strings.HasPrefix(line, "> "):
			if fresh {
				evidence = nil
			}
			evidence, fresh = append(evidence, strings.ReplaceAll(line[2:], `\n`, "\n")), false
		default:
			want, sentence, ok := strings.Cut(line, ":")
			if !ok || evidence == nil {
				t.Fatalf("line %d is no case: %s", n+1, line)
			}
			cases = append(cases, pairCase{n + 1, heading, evidence, want, strings.TrimSpace(sentence)})
		}
	}
	return cases
}

func TestPairs(t *testing.T) {
	cases := readPairs(t)
	if len(cases) < 150 {
		t.Errorf("there are %d pairs", len(cases))
	}
	for _, c := range cases {
		got := Sentence(c.sentence, c.evidence)
		said := string(got.Verdict)
		if strings.Contains(c.want, " ") {
			said += " " + got.By
		}
		if said != c.want {
			t.Errorf("line %d (%s): %s\n   of %q\n  got %s by %s (%s), want %s",
				c.line, c.heading, c.sentence, c.evidence, got.Verdict, got.By, got.Reason, c.want)
		}
		if got.Score < 0 || got.Score > 1 {
			t.Errorf("line %d: score %v", c.line, got.Score)
		}
		if (got.Verdict == Quoted) != (got.Reason == "") {
			t.Errorf("line %d: %s with the reason %q", c.line, got.Verdict, got.Reason)
		}
	}
}
