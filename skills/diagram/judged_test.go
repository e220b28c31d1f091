package diagram_test

import (
	"archive/tar"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	skill "ken/skills/diagram"
)

// testdata/judged.tsv holds twenty diagrams, judged by hand, and testdata/firstsight.tsv
// sixty-four more, whose main edges were written down by somebody else before anything
// was drawn; its comments keep the figures of that first sight. A row is
//
//	DIAGRAM  edge  EDGE  PLACES  yes|no  NOTE    whether the edge is true to its lines
//	DIAGRAM  main  FROM > TO     yes|no  NOTE    an edge that a reader of the documents would
//	                                             draw first, and whether it is there
//	DIAGRAM  show                yes|no  NOTE    whether one would have shown it to a colleague at first sight
//
// A diagram is a path of sample/, "? TOPIC", "rfc FILE" or "own FILE" below testdata/own.
// "go test ./skills/diagram -run Judged -update" draws again: edges that were judged keep
// their judgement, new ones get "?". "go test ./skills/diagram -run Judged -v" prints the
// shares.
var update = flag.Bool("update", false, "rewrite the sheets of testdata")

// rfcs are Rust's RFCs, where they have been fetched.
const rfcs = "../../../shared/data/corpora/rust-rfcs.tar.gz"

type row struct{ diagram, kind, text, places, verdict, note string }

func (r row) String() string {
	return strings.Join([]string{r.diagram, r.kind, r.text, r.places, r.verdict, r.note}, "\t")
}

// A sheet is diagrams that were judged, in the order they stand in its file.
type sheet struct {
	file     string
	comments []string
	diagrams []string
	rows     []row
}

func readSheet(t *testing.T, file string) sheet {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	s := sheet{file: file}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		f := strings.Split(line, "\t")
		switch {
		case strings.HasPrefix(line, "#"):
			s.comments = append(s.comments, line)
		case len(f) != 6:
			t.Fatalf("%s: %q has %d fields and not 6", file, line, len(f))
		default:
			s.rows = append(s.rows, row{f[0], f[1], f[2], f[3], f[4], f[5]})
			if !slices.Contains(s.diagrams, f[0]) {
				s.diagrams = append(s.diagrams, f[0])
			}
		}
	}
	return s
}

// rfcTexts unpacks the RFCs that are drawn; nil where there are none.
func rfcTexts(t *testing.T, diagrams []string) map[string]string {
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
		for _, name := range diagrams {
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

// TestJudged draws the diagrams of both sheets again and holds them against these.
func TestJudged(t *testing.T) {
	sampled, own := deskOf(t, "../../sample"), deskOf(t, "testdata/own")
	for _, one := range []struct {
		file  string
		least int // per cent of the main edges
	}{{"judged.tsv", 86}, {"firstsight.tsv", 80}} {
		t.Run(strings.TrimSuffix(one.file, ".tsv"), func(t *testing.T) {
			if testing.Short() && one.file != "judged.tsv" {
				t.Skip("seventy diagrams take seconds")
			}
			s := readSheet(t, one.file)
			texts := rfcTexts(t, s.diagrams)
			other := world(t, texts)
			var all []row
			drawn := 0
			for _, name := range s.diagrams {
				var d skill.Drawn
				switch kind, rest, _ := strings.Cut(name, " "); {
				case kind == "?":
					d = draw(t, sampled, skill.Request{Topic: rest})
				case kind == "rfc" && texts == nil:
					continue
				case kind == "rfc":
					d = draw(t, other, skill.Request{Path: rest})
				case kind == "own":
					d = draw(t, own, skill.Request{Path: rest})
				default:
					d = draw(t, sampled, skill.Request{Path: name})
				}
				drawn++
				all = append(all, s.hold(t, name, rowsOf(name, d))...)
			}
			report(t, all, drawn, one.least)
			if *update {
				s.write(t, all)
			}
		})
	}
}

// hold puts what was judged of a diagram to its edges, and adds its main edges.
func (s sheet) hold(t *testing.T, name string, rows []row) []row {
	t.Helper()
	known := map[string]row{}
	for _, r := range s.rows {
		if r.kind == "edge" {
			known[r.diagram+r.text+r.places] = r
		}
	}
	for i, r := range rows {
		if was, ok := known[r.diagram+r.text+r.places]; ok {
			rows[i] = was
		} else if !*update {
			t.Errorf("%s: %s (%s) is not in the sheet", name, r.text, r.places)
		}
	}
	for _, r := range s.rows {
		if r.diagram != name || r.kind == "edge" {
			continue
		}
		if r.kind == "main" {
			r.verdict = present(rows, r.text)
		}
		rows = append(rows, r)
	}
	return rows
}

func (s sheet) write(t *testing.T, rows []row) {
	t.Helper()
	var b strings.Builder
	for _, line := range s.comments {
		fmt.Fprintln(&b, line)
	}
	for _, r := range rows {
		fmt.Fprintln(&b, r)
	}
	if err := os.WriteFile(filepath.Join("testdata", s.file), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
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
func report(t *testing.T, rows []row, drawn, least int) {
	t.Helper()
	edges, right, open, main, there := 0, 0, 0, 0, 0
	for _, r := range rows {
		switch {
		case r.kind == "show":
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
	if !*update && (open > 0 || right*100 < edges*98 || there*100 < main*least) {
		t.Error("it was better when it was judged")
	}
}
