package questions

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var markedTerm = regexp.MustCompile(`\*\*([^*\n]{2,60})\*\*`)

// A markedPage is the terms that were found in a text, and which its author set apart. The
// finder saw the text without those marks.
type markedPage struct {
	found  []foundTerm
	marked []string
	words  int
}

// readMarkedPages reads the Markdown files of a folder; those without a term are left out.
func readMarkedPages(t *testing.T, dir string) (all []markedPage) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts in %s: %v", dir, err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var p markedPage
		for _, found := range markedTerm.FindAllStringSubmatch(string(data), -1) {
			p.marked = append(p.marked, stemKey(withoutArticle(found[1])))
		}
		if len(p.marked) == 0 {
			continue
		}
		finder := findTerms(document(t, "text.md", markedTerm.ReplaceAllString(string(data), "$1")))
		finder.weigh()
		p.found, p.words = finder.done, finder.words
		all = append(all, p)
	}
	return all
}

// recalled is how many of the marked terms are among as many as are returned.
func recalled(pages []markedPage, w *[signs]float64) (hits, marked int) {
	for _, p := range pages {
		list := slices.Clone(p.found)
		slices.SortStableFunc(list, func(a, b foundTerm) int { return compareRank(&a, &b, w) })
		got := map[string]bool{}
		for _, f := range list[:min(len(list), mostTerms(p.words))] {
			got[stemKey(f.Text)] = true
		}
		for _, term := range p.marked {
			marked++
			if got[term] {
				hits++
			}
		}
	}
	return hits, marked
}

// fittedTerms fits the weights of terms.
func fittedTerms(pages []markedPage) (w [signs]float64) {
	var rows [][]float64
	var yes []bool
	for _, p := range pages {
		for i := range p.found {
			rows = append(rows, p.found[i].seen[:])
			yes = append(yes, slices.Contains(p.marked, stemKey(p.found[i].Text)))
		}
	}
	copy(w[:], newton(rows, yes))
	return w
}

// TestFitTermWeights prints the weights as they stand in sign.go, fitted to the folders of
// marked texts that MARKED names, parted by colons; and what is found in each folder by
// weights that were fitted to the others alone.
func TestFitTermWeights(t *testing.T) {
	if os.Getenv("MARKED") == "" {
		t.Skip("MARKED names no folder to fit to")
	}
	var folders [][]markedPage
	for dir := range strings.SplitSeq(os.Getenv("MARKED"), ":") {
		folders = append(folders, readMarkedPages(t, dir))
	}
	w := fittedTerms(slices.Concat(folders...))
	var b strings.Builder
	for i := range w {
		fmt.Fprintf(&b, "/* %s */ %.2f, ", signNames[i], w[i])
	}
	t.Log(b.String())
	for i := range folders {
		others := slices.Concat(slices.Concat(folders[:i]...), slices.Concat(folders[i+1:]...))
		if len(others) == 0 {
			continue
		}
		v := fittedTerms(others)
		hits, marked := recalled(folders[i], &v)
		t.Logf("folder %d by the others: %d of %d, %.4f", i, hits, marked, float64(hits)/float64(marked))
	}
}
