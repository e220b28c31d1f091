package diagram_test

import (
	"archive/tar"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	skill "ken/skills/diagram"
)

// testdata/judged.tsv holds twenty diagrams, judged by hand. A row is
//
//	DIAGRAM  edge  EDGE  PLACES  yes|no  NOTE    whether the edge is true to its lines
//	DIAGRAM  main  FROM > TO     yes|no  NOTE    an edge that a reader of the documents would
//	                                             draw first, and whether it is there
//
// "go test ./skills/diagram -run Judged -update" draws again: edges that were judged keep
// their judgement, new ones get "?". "go test ./skills/diagram -run Judged -v" prints the
// shares.
var update = flag.Bool("update", false, "rewrite testdata/judged.tsv")

// rfcs are Rust's RFCs, where they have been fetched.
const rfcs = "../../../shared/data/corpora/rust-rfcs.tar.gz"

var judged = []string{
	"project/overview.md", "project/plan-v3-2026-11-09.md", "project/people.md", "project/risks.md", "learning/06-heat-pump-cycle.md",
	"learning/05-heat-exchangers.md", "learning/glossary.md", "meetings/2026-11-16-project-group.md",
	"? buffer tanks", "? commissioning dependencies", "? timeline of commissioning", "? who answers for what", "? acoustic screen noise",
	"? heat pump concepts", "? billing the heat",
	"rfc 0507-release-channels.md", "rfc 1210-impl-specialization.md", "rfc 1242-rust-lang-crates.md", "rfc 2912-rust-analyzer.md",
	"rfc 3691-trusted-publishing-cratesio.md",
}

type row struct{ diagram, kind, text, places, verdict, note string }

func (r row) String() string {
	return strings.Join([]string{r.diagram, r.kind, r.text, r.places, r.verdict, r.note}, "\t")
}

func readJudged(t *testing.T) []row {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "judged.tsv"))
	if err != nil && !*update {
		t.Fatal(err)
	}
	var out []row
	for line := range strings.Lines(string(data)) {
		if f := strings.Split(strings.TrimRight(line, "\n"), "\t"); len(f) == 6 {
			out = append(out, row{f[0], f[1], f[2], f[3], f[4], f[5]})
		}
	}
	return out
}

// rfcTexts unpacks the RFCs that are drawn; nil where there are none.
func rfcTexts(t *testing.T) map[string]string {
	t.Helper()
	file, err := os.Open(rfcs)
	if err != nil {
		return nil
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for r := tar.NewReader(unzipped); ; {
		h, err := r.Next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range judged {
			if "rfc "+filepath.Base(h.Name) == name {
				data, err := io.ReadAll(r)
				if err != nil {
					t.Fatal(err)
				}
				out[filepath.Base(h.Name)] = string(data)
			}
		}
	}
}

func rowsOf(name string, d skill.Drawn) []row {
	label := map[string]string{}
	for _, n := range d.Nodes {
		label[n.ID] = n.Label
	}
	var out []row
	for _, e := range d.Edges {
		text := label[e.From] + " > " + label[e.To]
		if e.Label != "" {
			text = label[e.From] + " [" + e.Label + "] > " + label[e.To]
		}
		var places []string
		for _, c := range e.Cites {
			places = append(places, c.At())
		}
		out = append(out, row{name, "edge", text, strings.Join(places, " "), "?", ""})
	}
	return out
}

// TestJudged draws the twenty diagrams again and holds them against the sheet.
func TestJudged(t *testing.T) {
	sheet := readJudged(t)
	known := map[string]row{}
	for _, r := range sheet {
		if r.kind == "edge" {
			known[r.diagram+r.text+r.places] = r
		}
	}
	texts := rfcTexts(t)
	sampled := deskOf(t, "../../sample")
	other := world(t, texts)
	var all []row
	drawn := 0
	for _, name := range judged {
		var d skill.Drawn
		switch {
		case strings.HasPrefix(name, "? "):
			d = draw(t, sampled, skill.Request{Topic: name[2:]})
		case strings.HasPrefix(name, "rfc ") && texts == nil:
			continue
		case strings.HasPrefix(name, "rfc "):
			d = draw(t, other, skill.Request{Path: name[4:]})
		default:
			d = draw(t, sampled, skill.Request{Path: name})
		}
		drawn++
		rows := rowsOf(name, d)
		for i, r := range rows {
			if was, ok := known[r.diagram+r.text+r.places]; ok {
				rows[i] = was
			} else if !*update {
				t.Errorf("%s: %s (%s) is not in the sheet", name, r.text, r.places)
			}
		}
		for _, r := range sheet {
			if r.kind == "main" && r.diagram == name {
				r.verdict = present(rows, r.text)
				rows = append(rows, r)
			}
		}
		all = append(all, rows...)
	}
	report(t, all, drawn)
	if *update {
		var b strings.Builder
		for _, r := range all {
			fmt.Fprintln(&b, r)
		}
		if err := os.WriteFile(filepath.Join("testdata", "judged.tsv"), []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// present tells whether an edge is drawn whose ends hold the words of two ends.
func present(rows []row, want string) string {
	from, to, _ := strings.Cut(strings.ToLower(want), " > ")
	for _, r := range rows {
		a, b, _ := strings.Cut(strings.ToLower(r.text), " > ")
		if r.kind == "edge" && strings.Contains(a, from) && strings.Contains(b, to) {
			return "yes"
		}
	}
	return "no"
}

// report prints the shares, and fails where they are below what the sheet was judged for.
func report(t *testing.T, rows []row, drawn int) {
	t.Helper()
	edges, right, open, main, there := 0, 0, 0, 0, 0
	for _, r := range rows {
		switch {
		case r.kind == "main":
			main++
			if r.verdict == "yes" {
				there++
			}
		case r.verdict == "?":
			open++
		default:
			edges++
			if r.verdict == "yes" {
				right++
			}
		}
	}
	t.Logf("%d diagrams, %d edges judged, %d true to their lines (%.1f %%), %d not judged; %d of %d main edges drawn (%.0f %%)",
		drawn, edges, right, 100*float64(right)/float64(max(1, edges)), open, there, main, 100*float64(there)/float64(max(1, main)))
	if !*update && (open > 0 || right*100 < edges*98 || there*100 < main*75) {
		t.Error("it was better when it was judged")
	}
}
