package main

import (
	"bytes"
	"maps"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// folder makes a folder of files.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// pumps is one collection in every form it may have.
func pumps() map[string]map[string]string {
	lists := map[string]string{
		"queries.tsv": "1\theat pump noise\n2\tgarden\n3\tnobody judged this\n",
		"qrels.txt":   "1 0 0007 1\n1 0 9 0\n2 0 9 2\n",
	}
	forms := map[string]map[string]string{
		"lines": {"docs.jsonl": `{"id": "7", "title": "Pumps", "text": "A heat pump makes noise."}
			{"id": "9", "title": "", "text": "The garden has a pump."}`},
		"beir": {
			"corpus.jsonl": `{"_id": "7", "title": "Pumps", "text": "A heat pump makes noise."}
				{"_id": "9", "text": "The garden has a pump."}`,
			"queries.jsonl": `{"_id": "1", "text": "heat pump noise"} {"_id": "2", "text": "garden"}`,
			"qrels.tsv":     "query-id\tcorpus-id\tscore\n1\t7\t1\n2\t9\t1\n",
		},
		"tagged": {"docs.trec": "<DOC><DOCNO> NPL-7 </DOCNO><TITLE>Pumps</TITLE>\nA heat <b>pump</b> makes noise.</DOC>\n" +
			"<DOC>\n<DOCNO>NPL-9</DOCNO>\nThe garden has a pump.\n</DOC>"},
	}
	for _, name := range []string{"lines", "tagged"} {
		maps.Copy(forms[name], lists)
	}
	return forms
}

func TestCollectionsInEveryForm(t *testing.T) {
	for form, files := range pumps() {
		c, err := loadCollection(folder(t, files))
		if err != nil {
			t.Errorf("%s: %v", form, err)
			continue
		}
		if len(c.docs) != 2 || len(c.queries) != 2 {
			t.Fatalf("%s: %+v", form, c)
		}
		first := c.docs[0]
		if first.title != "Pumps" || strings.Join(strings.Fields(first.text), " ") != "A heat pump makes noise." {
			t.Errorf("%s: the first document is %+v", form, first)
		}
		if !c.relevant["1"][first.id] || len(c.relevant["1"]) != 1 {
			t.Errorf("%s: relevant to the first query: %v", form, c.relevant["1"])
		}
	}
}

func TestEveryEngineFindsWhatIsThere(t *testing.T) {
	dir := folder(t, pumps()["lines"])
	for _, e := range allEngines() {
		var out bytes.Buffer
		if err := run(t.Context(), []string{"-only", e.name, "-collection", dir}, &out); err != nil {
			t.Errorf("%s: %v", e.name, err)
			continue
		}
		rows := strings.Split(strings.TrimSpace(out.String()), "\n")
		want := e.name + " 1.0000 1.0000 1.0000"
		if got := strings.Join(strings.Fields(rows[len(rows)-1]), " "); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestKnownItemsLoseWhatTheyAreFoundBy(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.md": "---\ntitle: Pumps\ndescription: >-\n  How to silence\n  a heat pump\nlang: en\n---\n\nWrap the heat pump in felt.\n",
		"b.md": "# Shafts\n\n## Summary\n\nHow deep a shaft\nis to be dug.\n\nMore.\n\n## Motivation\n\nA shaft gives water.\n",
		"c.md": "---\nsummary: How to do it\n---\n\nThe same is said of two.\n",
		"d.md": "---\nsummary: How to do it\n---\n\nThe other of the two.\n",
		"e.md": "Nothing is said of this.\n",
	})
	c, err := loadKnown(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.docs) != 5 || len(c.queries) != 2 {
		t.Fatalf("%d documents, queries %+v", len(c.docs), c.queries)
	}
	if q := c.queries[0]; q.text != "How to silence a heat pump" || q.id != "a.md" {
		t.Errorf("the first query is %+v", q)
	}
	if q := c.queries[1]; q.text != "How deep a shaft is to be dug." || q.id != "b.md" {
		t.Errorf("the second query is %+v", q)
	}
	if got, want := c.docs[0].file, "---\ntitle: Pumps\nlang: en\n---\n\nWrap the heat pump in felt.\n"; got != want {
		t.Errorf("got %q", got)
	}
	if got, want := c.docs[1].file, "# Shafts\n\n## Motivation\n\nA shaft gives water.\n"; got != want {
		t.Errorf("got %q", got)
	}
	var out bytes.Buffer
	if err := run(t.Context(), []string{"-known", dir, "-only", "ken"}, &out); err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(strings.Join(strings.Fields(out.String()), " "), "ken 1.0000 1.0000") {
		t.Errorf("got %s", out.String())
	}
}

func TestMeasures(t *testing.T) {
	found := []string{"x", "a", "y", "b"}
	got := judge(found, map[string]bool{"a": true, "b": true, "c": true})
	best := 1 + 1/math.Log2(3) + 1/math.Log2(4)
	want := scores{
		ndcg: (1/math.Log2(3) + 1/math.Log2(5)) / best, ap: (1.0/2 + 2.0/4) / 3, recall: 2.0 / 3, rank: 1.0 / 2, success: 1,
	}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
