package onboarding

import (
	"cmp"
	"fmt"
	"math"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"ken/skills/brief"
)

// How much each sign says that a newcomer should read a document, relative to each other.
const (
	linkWeight     = 1.0 // for each doubling of the documents that link to it
	overviewWeight = 3.0 // its title says that it is an overview
	definesWeight  = 1.0 // it begins by saying what something is
	peopleWeight   = 1.5 // the share of the people whose full names it gives
	goalWeight     = 1.0 // the share of the goals that it speaks of
	wordsWeight    = 0.8 // the share of the words to know that it uses
	newestWeight   = 1.0 // it is the newest of several versions
	recentWeight   = 0.7 // the latest dated document, against the earliest
	topicWeight    = 8.0 // how much it is about the topic, against the most of any
	titleWeight    = 2.0 // the share of the topic that its title holds
	depthCost      = 0.2 // for each folder it lies in
	sameFolder     = 0.8 // what is left of the score for each of its folder before it
)

// How many documents a newcomer is asked to read first, and how good those beyond the
// first few have to be, against the best.
const (
	mostReading  = 7
	fewReading   = 3
	leastReading = 0.2
)

// overview is what documents are called that introduce others.
var overview = regexp.MustCompile(`(?i)\b(?:overview|readme|introduction|intro|getting started|start here|at a glance|one page|onboarding|handbook|welcome|summary|charter)\b`)

// inTitle returns the share of the topic's words that a document is called by.
func (g *guide) inTitle(d *document) float64 {
	if g.w.Request.Topic == "" {
		return 0
	}
	n, own, of := 0, brief.Stems(d.Name()), brief.Stems(g.w.Request.Topic)
	for stem := range of {
		if own[stem] {
			n++
		}
	}
	return share(n, len(of))
}

// legal is what is called what nobody reads to understand a matter.
var legal = regexp.MustCompile(`(?i)^(?:licen[cs]e|copying|copyright|notice|authors|code.of.conduct|changelog|changes)\b`)

// rank weighs the documents.
func (g *guide) rank() {
	var days []time.Time
	for _, d := range g.documents {
		if !d.Dated.IsZero() {
			days = append(days, d.Dated)
		}
	}
	slices.SortFunc(days, time.Time.Compare)
	days = slices.Compact(days)
	for _, d := range g.documents {
		g.look(d)
		d.score = linkWeight*math.Log2(1+float64(len(d.linked))) + topicWeight*d.covers + titleWeight*g.inTitle(d) - depthCost*float64(strings.Count(d.Path, "/"))
		if overview.MatchString(d.Name() + " " + strings.NewReplacer("-", " ", "_", " ").Replace(path.Base(d.Path))) {
			d.score += overviewWeight
		}
		if d.defines() {
			d.score += definesWeight
		}
		if d.older > 0 {
			d.score += newestWeight
		}
		d.score += goalWeight*share(d.goals, len(g.goals)) + peopleWeight*share(d.people, len(g.people)) + wordsWeight*share(d.words, len(g.words))
		if n, ok := slices.BinarySearchFunc(days, d.Dated, time.Time.Compare); ok && len(days) > 1 {
			d.score += recentWeight * float64(n) / float64(len(days)-1)
		}
	}
	slices.SortStableFunc(g.documents, func(a, b *document) int {
		return cmp.Or(cmp.Compare(b.score, a.score), strings.Compare(a.Path, b.Path))
	})
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// look counts the people and the words that a document names.
func (g *guide) look(d *document) {
	d.people = g.named(d)
	for _, w := range g.words {
		if strings.Contains(d.lower, w.lower) {
			d.words++
		}
	}
	for _, goal := range g.goals {
		if slices.ContainsFunc(goal.Terms, func(t string) bool { return t != "" && strings.Contains(d.lower, strings.ToLower(t)) }) {
			d.goals++
		}
	}
}

// readingList chooses what to read first, in order, not all out of one folder. What begins
// with no sentence is nothing to read first.
func (g *guide) readingList() []*document {
	var out []*document
	in := map[string]int{}
	left := slices.DeleteFunc(slices.Clone(g.documents), func(d *document) bool { return len(d.openings) == 0 })
	for len(out) < mostReading && len(left) > 0 {
		best, at := math.Inf(-1), 0
		for i, d := range left {
			if s := d.score * math.Pow(sameFolder, float64(in[path.Dir(d.Path)])); s > best {
				best, at = s, i
			}
		}
		d := left[at]
		if len(out) >= fewReading && d.score < leastReading*out[0].score {
			break
		}
		left = slices.Delete(left, at, at+1)
		in[path.Dir(d.Path)]++
		out = append(out, d)
	}
	return out
}

// readFirst writes the reading list: each document with the reasons to read it, and what
// it says of itself.
func (g *guide) readFirst(list []*document) []brief.Sentence {
	var out []brief.Sentence
	for _, d := range list {
		theme := fmt.Sprintf("%d. %s", len(out)+1, d.Path)
		if why := g.reasons(d); len(why) > 0 {
			theme += ": " + strings.Join(why, ", ")
		}
		s := d.titled(d.openings[0], theme) // also where it stands above: here it says what is read
		if g.w.Admits(s.Text) {
			g.once(s)
			out = append(out, s)
		}
	}
	return out
}

// manyOf is the share of people or words from which a document is said to name many.
const manyOf = 0.4

// reasons says why to read a document, the strongest first.
func (g *guide) reasons(d *document) []string {
	var out []string
	if d.older > 0 {
		out = append(out, fmt.Sprintf("the newest of %d versions", d.older+1))
	}
	if n := len(d.linked); n == 1 {
		out = append(out, "linked from 1 document")
	} else if n > 1 {
		out = append(out, fmt.Sprintf("linked from %d documents", n))
	}
	if d.defines() {
		out = append(out, "says what it is about in its first lines")
	}
	if d.goals > 1 && share(d.goals, len(g.goals)) > manyOf {
		out = append(out, fmt.Sprintf("speaks of %d of %d goals", d.goals, len(g.goals)))
	}
	if d.people > 1 && share(d.people, len(g.people)) >= manyOf {
		out = append(out, fmt.Sprintf("names %d of %d people", d.people, len(g.people)))
	}
	if d.words > 1 && share(d.words, len(g.words)) >= manyOf {
		out = append(out, fmt.Sprintf("uses %d of %d words to know", d.words, len(g.words)))
	}
	if len(out) == 0 && !d.Dated.IsZero() {
		out = append(out, "of "+d.Dated.Format("2 January 2006"))
	}
	return out
}

// Bounds of what is shown of the folders. Where there is room for few words, one document
// stands for a folder, with its title alone.
const (
	mostFolders = 10
	perFolder   = 2
	fewWords    = 700
)

// where writes for each folder its leading documents that are not on the reading list.
func (g *guide) where(list []*document) []brief.Sentence {
	folders, most, say := g.folders(), perFolder, g.describe
	if g.w.Words() < fewWords {
		most, say = 1, func(d *document, theme string) brief.Sentence { return d.called(theme) }
	}
	var out []brief.Sentence
	for _, f := range folders[:min(len(folders), mostFolders)] {
		var shown []string
		for _, d := range f.documents {
			if len(shown) == most {
				break
			}
			if slices.Contains(list, d) && len(f.documents) > most {
				continue
			}
			if s := say(d, ""); g.once(s) {
				out = append(out, s)
				shown = append(shown, path.Base(d.Path))
			}
		}
		if len(shown) == 0 { // all that they say stands above: their names do
			for _, d := range f.documents[:min(len(f.documents), most)] {
				if s := d.called(""); s.Text != "" {
					out = append(out, s)
					shown = append(shown, path.Base(d.Path))
				}
			}
		}
		for i := range shown {
			out[len(out)-1-i].Theme = f.name(shown)
		}
	}
	return out
}

// A folder is one of the workspace with its documents, the best first.
type folder struct {
	path      string
	documents []*document
}

// name is a folder as a heading, with the files that are told of it: "meetings/, 9
// documents, such as kick-off.md".
func (f *folder) name(shown []string) string {
	name := f.path + "/"
	if f.path == "." {
		name = "The folder itself"
	}
	if n := len(f.documents); n > len(shown) {
		return fmt.Sprintf("%s, %d documents, such as %s", name, n, strings.Join(shown, ", "))
	}
	return name + ": " + strings.Join(shown, ", ")
}

// folders returns the folders, that of the best document first. Where there are many, only
// the outermost are told apart.
func (g *guide) folders() []*folder {
	cut := path.Dir
	seen := map[string]bool{}
	for _, d := range g.documents {
		seen[path.Dir(d.Path)] = true
	}
	if len(seen) > mostFolders {
		cut = func(name string) string {
			first, _, found := strings.Cut(name, "/")
			if !found {
				return "."
			}
			return first
		}
	}
	var out []*folder
	for _, d := range g.documents {
		name := cut(d.Path)
		at := slices.IndexFunc(out, func(f *folder) bool { return f.path == name })
		if at < 0 {
			at = len(out)
			out = append(out, &folder{path: name})
		}
		out[at].documents = append(out[at].documents, d)
	}
	return out
}
