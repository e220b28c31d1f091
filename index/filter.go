package index

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"ken/notes"
	"ken/notes/prose"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// A filter is a condition on the document a passage is from.
type filter struct {
	field string // of the index, or fieldSince or fieldBefore
	value string
	not   bool
}

// Filters that compare days.
const (
	fieldSince  = "since"
	fieldBefore = "before"
)

// A filterForm is a filter as it is typed, with what takes its value apart: the value
// as it is compared, or why it makes no sense.
type filterForm struct {
	name, field string
	help        string
	read        func(value string) (compared, why string)
}

func filterForms() []filterForm {
	return []filterForm{
		{"in", fieldIn, "in:meetings        of a folder or file, by path or by name", readFolder},
		{"since", fieldSince, "since:2026-03      dated or changed since a year, month or day", readDay("since")},
		{"before", fieldBefore, "before:2026        dated or changed before it", readDay("before")},
		{"kind", fieldKind, "kind:brief         note, goal, preference, or brief (what ken wrote)", readKind},
		{"type", fieldType, "type:pdf, ext:pdf  by the ending of the file's name or its format", readType("type")},
		{"ext", fieldType, "", readType("ext")},
		{"by", fieldBy, "by:ann, from:ann   written or sent by someone", readName("by")},
		{"from", fieldBy, "", readName("from")},
		{"with", fieldWith, "with:ann           by, to or with someone", readName("with")},
	}
}

// FilterHelp explains the filters of a query, a line each.
func FilterHelp() string {
	var b strings.Builder
	for _, f := range filterForms() {
		if f.help != "" {
			b.WriteString("  " + f.help + "\n")
		}
	}
	return b.String()
}

// cutFilter cuts the name of a filter off what was typed. Two colons are none: they
// stand in the names of programs.
func cutFilter(typed string) (form filterForm, rest string, ok bool) {
	name, rest, colon := strings.Cut(typed, ":")
	if !colon || strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "//") {
		return filterForm{}, typed, false
	}
	for _, f := range filterForms() {
		if strings.EqualFold(name, f.name) {
			return f, rest, true
		}
	}
	return filterForm{}, typed, false
}

func readFolder(value string) (compared, why string) {
	value = strings.Trim(strings.ToLower(strings.ReplaceAll(value, `\`, "/")), "/")
	if value = strings.TrimPrefix(value, "./"); value == "" {
		return "", "in: needs a folder right behind it, as in in:meetings"
	}
	return value, ""
}

func readDay(name string) func(string) (string, string) {
	return func(value string) (string, string) {
		if !wellDated(value) {
			return "", fmt.Sprintf("%s: takes a year, a month or a day, as in %s:2026-03, not %q", name, name, value)
		}
		return value, ""
	}
}

func readKind(value string) (compared, why string) {
	compared = strings.TrimSuffix(strings.ToLower(value), "s")
	if !slices.Contains([]string{KindNote, KindGoal, KindPreference, KindBrief}, compared) {
		return "", fmt.Sprintf("kind: takes note, goal, preference or brief, not %q", value)
	}
	return compared, ""
}

func readType(name string) func(string) (string, string) {
	return func(value string) (string, string) {
		if value = strings.Trim(strings.ToLower(value), ".*"); value == "" {
			return "", name + ": needs the ending of a file's name right behind it, as in " + name + ":pdf"
		}
		return value, ""
	}
}

func readName(name string) func(string) (string, string) {
	return func(value string) (string, string) {
		if value = called(value); value == "" {
			return "", name + ": needs a name right behind it, as in " + name + ":ann"
		}
		return value, ""
	}
}

// wellDated tells whether a text is the beginning of a date: of a real day, month
// or year.
func wellDated(s string) bool {
	for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

// called returns a name as names are compared.
func called(name string) string {
	var words []string
	for w := range prose.Words(clip(name, longestTitle)) {
		words = append(words, w.Term)
	}
	return clip(strings.Join(words, " "), longestTerm)
}

// mostNames is how many people of a document it is found by.
const mostNames = 200

// names returns what people are found by: each name, and each word of it.
func names(people []string) []string {
	var list []string
	for _, p := range people[:min(len(people), mostNames)] {
		full := called(p)
		list = append(append(list, full), strings.Fields(full)...)
	}
	slices.Sort(list)
	return slices.DeleteFunc(slices.Compact(list), func(s string) bool { return s == "" })
}

// authors returns who wrote a member of a document: whom it names, else whom its front
// matter or head does.
func authors(doc notes.Document, m member) []string {
	if len(m.Authors) > 0 {
		return m.Authors
	}
	var list []string
	for _, key := range []string{"author", "authors", "by"} {
		list = append(list, strings.FieldsFunc(doc.Meta[key], func(r rune) bool { return strings.ContainsRune(",;[]\n", r) })...)
	}
	return list
}

// types returns what type: finds a document by.
func types(doc notes.Document) []string {
	list := []string{strings.ToLower(doc.Format), strings.ToLower(strings.TrimPrefix(path.Ext(doc.Path), "."))}
	slices.Sort(list)
	return slices.DeleteFunc(slices.Compact(list), func(s string) bool { return s == "" })
}

// passages returns the passages of a segment that the filter is for; what its not
// makes of them is for the caller.
func (f filter) passages(seg *scorch.SegmentSnapshot) (docs, error) {
	set := newDocs(int(seg.FullSize()))
	switch f.field {
	case fieldSince:
		return set, days(seg, f.value, func(_ string, doc int) { set.add(doc) })
	case fieldBefore:
		return set, days(seg, "", func(day string, doc int) {
			if day < f.value {
				set.add(doc)
			}
		})
	}
	return having(seg, f.field, f.value)
}

// fruitless says of the first filter that no document at all is for, that there is
// none, and what there is that is spelt nearly the same.
func (p *plan) fruitless(st *store) (string, error) {
	for _, f := range p.filters {
		what, fixed := map[string]string{
			fieldIn: "no folder or file is called", fieldType: "no document is of the type",
			fieldBy: "no document is by", fieldWith: "no document names",
		}[f.field]
		if f.not || !fixed {
			continue
		}
		best, most, there := "", similar, false
		err := st.eachTerm(f.field, func(term string) {
			there = there || term == f.value
			if s := similarity([]rune(f.value), []rune(clip(term, longestTerm))); s > most && !strings.Contains(term, "/") {
				best, most = term, s
			}
		})
		if err != nil {
			return "", err
		}
		if there {
			continue
		}
		why := what + " " + f.value
		if best != "" {
			why += "; did you mean " + best + "?"
		}
		return why, nil
	}
	return "", nil
}
