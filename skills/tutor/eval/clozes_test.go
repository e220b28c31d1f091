package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// printed runs the command and returns what it prints.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	if err := run(args, &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func written(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestClozes(t *testing.T) {
	path := written(t, "a.json", `{"data":[{"paragraphs":[{"context":"The Treaty of Paris was signed in 1783.","qas":[
		{"answers":[{"text":"the Treaty of Paris"}]},{"answers":[{"text":"in 1784"},{"text":"1783."}]},{"answers":[{"text":"nobody"}]}]}]}]}`)
	if got := printed(t, "-clozes", path); !strings.Contains(got, "1 paragraphs, 3 answers\namong the first 10 gaps  0.6667\n") {
		t.Errorf("prints\n%s", got)
	}
}

func TestTermsOfCNXML(t *testing.T) {
	path := written(t, "index.cnxml", `<document xmlns="http://cnx.rice.edu/cnxml"><content><para>A small gap between two cells is called a <term>synapse</term>, as
		<emphasis>all</emphasis> know, and the <term>flurb</term> of it is not&nbsp;seen by anybody at all in the world.</para></content>
		<glossary><definition><term>axon</term><meaning>part of a cell</meaning></definition></glossary></document>`)
	if got := printed(t, "-terms", path); !strings.Contains(got, "1 texts, 28 words, 2 marked terms\nfound                     0.5000\n") {
		t.Errorf("prints\n%s", got)
	}
}

func TestTermsOfMarkdown(t *testing.T) {
	m, err := readMarked(written(t, "a.md", "A **boundary layer** is _thin_ near snake_case_names.\n```\n**code**\n```\n"))
	if err != nil {
		t.Fatal(err)
	}
	if m.text != "A boundary layer is thin near snake_case_names.\n" || strings.Join(m.terms, "|") != "boundary layer|thin" {
		t.Errorf("read %q with the terms %q", m.text, m.terms)
	}
}

func TestProposalsAreThoseThatWereJudged(t *testing.T) {
	data, err := os.ReadFile("../../questions/testdata/judged.tsv")
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]bool{}
	for line := range strings.Lines(printed(t, "-propose", "../../../sample")) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		made[strings.Join(fields[:3], "\t")] = true
	}
	judged, usable := 0, 0
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "# Rust RFCs") {
			break // those are not here
		}
		fields := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(fields) < 5 || fields[3] != "y" && fields[3] != "n" {
			continue
		}
		judged++
		if fields[3] == "y" {
			usable++
		}
		if !made[strings.Join(fields[:3], "\t")] {
			t.Errorf("judged, and no longer made: %s", fields[0])
		}
	}
	if judged < 90 || usable*100 < judged*85 {
		t.Errorf("%d of %d judged proposals for the sample are usable", usable, judged)
	}
}
