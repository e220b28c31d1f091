package index

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"sync"

	"ken/notes"
	"ken/notes/prose"
	"ken/notes/read"
)

// layout counts the changes of what is kept in the index and how. Changes of how
// text is cut and analysed need no counting: they show in the sample. Those of how
// files are read are counted by [read.Version].
const layout = 6

// sample is a document that has a little of everything. What becomes of it stands
// for what becomes of any: an index for which it came out otherwise is made anew.
const sample = "---\ntitle: The Sample\ndate: 2026-03-02\ntags: [one, two]\n---\n\nBefore it begins.\n\n" +
	"# Growing things\n\nThe cells’ growth rates were growing: 1,024.5 mg, naïve Übergrößen, C++ and snake_case.\n\n" +
	"- [x] an item that isn't done\n  goes on\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```go\n# no heading\n```\n\n" +
	"Underlined\n==========\n\nDon’t repeat 日本語 words, generalizations and happily flying skies.\n\n## Sub *heading*\n\nEnd.\n\n" +
	"Present: Ann, Ben Lee.\n\n- [ ] Order the tanks (Ann, by 1 Dec) #now\n- [x] Call @ben 📅 2026-12-02\n\n" +
	"Ben Lee is responsible for the pump, which costs 4,200 euros. We agreed to wait on 3 May. The pump depends on " +
	"power. The plan was adopted on 3 May. The valve cost 12.300,50 € on 3. März 2026.\n\n| Task | Owner | Due | Status | Cost | Needs |\n|---|---|---|---|---|---|\n" +
	"| Pump | Ann | Friday | done | 12 EUR | power |\n\n```mermaid\nflowchart LR\n  A[One] --> B[Two]\n```\n"

// samplesElsewhere are a line each of languages with other rules.
const samplesElsewhere = "Die Häuser wurden vor dem Winter geprüft und die Heizungen sind neu.\n" +
	"L’installation des chaudières est prévue avant l’hiver et le comité a dit oui.\n" +
	"La información sobre las instalaciones se envía a los vecinos.\n" +
	"Договоры были подписаны, и комитет решил, что котлы надо заменить.\n" +
	"De ketels moesten voor de winter worden vervangen.\n委员会决定更换锅炉。\n"

// generation names what made an index: the layout, and what becomes of the sample.
//
//nolint:gochecknoglobals // it is computed once and never changes
var generation = sync.OnceValue(func() string {
	hash := sha256.New()
	for _, name := range []string{"2026-03-02-sample.md", "sample.html", "sample.txt"} {
		doc, err := read.File(name, []byte(sample))
		if err != nil {
			continue
		}
		a := new(analyzer)
		whole := notes.Document{Document: doc, Path: name}
		p := &parcel{doc: whole, members: members(whole, ""), pieces: cut(doc, notes.Sections(doc))}
		p.analyse(a)
		for _, e := range p.entries {
			for _, f := range e.fields {
				hash.Write(f.value)
			}
		}
		for term := range a.terms("", doc.Text) {
			hash.Write([]byte(term + " "))
		}
	}
	a := new(analyzer)
	for line := range strings.Lines(samplesElsewhere) {
		lang := prose.Language(line)
		for term := range a.terms(lang, line) {
			hash.Write([]byte(lang + ":" + term + " "))
		}
	}
	return "ken " + strconv.Itoa(layout) + "." + strconv.Itoa(read.Version) + " " + hex.EncodeToString(hash.Sum(nil)[:8])
})
