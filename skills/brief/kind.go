package brief

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// A Kind is one kind of document that a desk writes: what stands in it, and what it has
// to be before it counts as good. The kinds of other packages are built on [Writer].
type Kind struct {
	Name string // as "ken brief --kind" takes it, and the name of its skill
	// Headings are those of its own sections, in order. A section left empty is left out.
	Headings []string
	// Whole tells that it can be written without a topic: of the whole workspace.
	Whole bool
	// Read understands a request as the kind does, before anything is looked for; nil takes
	// it as it is.
	Read func(ctx context.Context, d *Desk, r Request) (Request, error)
	// Words bounds its body where no preference does; 0 means what is read in three minutes.
	Words int
	// Fill chooses what stands in the document and sets [Brief.Found].
	Fill func(ctx context.Context, w *Writer, b *Brief) error
	// Criteria are checked on every document of the kind, whoever wrote it.
	Criteria []Criterion
}

// A Criterion is something that a document of a kind has to be.
type Criterion struct {
	Text  string // "every step has a source"
	Check func(b Brief) (ok bool, why string)
}

// Research is the kind called "brief": what the documents say on a topic.
func Research() Kind {
	return Kind{
		Name:     "brief",
		Headings: []string{Answer, Says, Disagree, Goals},
		Fill:     research,
		Criteria: []Criterion{{"the answer stands first", answerStandsFirst}, EverySentenceCited()},
	}
}

func answerStandsFirst(b Brief) (ok bool, why string) {
	return len(b.Sections) > 0 && b.Sections[0].Heading == Answer, ""
}

// EverySentenceCited wants a citation behind every sentence.
func EverySentenceCited() Criterion {
	return Criterion{"every sentence leads to its line", func(b Brief) (bool, string) {
		n := 0
		for _, s := range b.sentences() {
			if len(s.Citations) == 0 {
				n++
			}
		}
		return n == 0, counted(n, "sentence without a citation", "sentences without a citation")
	}}
}

// ErrKind says that there is no such kind.
type ErrKind struct {
	Name  string
	Known []string
}

// Error names the kinds there are.
func (e *ErrKind) Error() string {
	return fmt.Sprintf("%q is no kind of document; there is: %s", e.Name, strings.Join(e.Known, ", "))
}

// kind returns the kind of a request: the first where none is named.
func (d *Desk) kind(name string) (Kind, error) {
	kinds := d.Kinds
	if len(kinds) == 0 {
		kinds = []Kind{Research()}
	}
	if name == "" {
		return kinds[0], nil
	}
	known := make([]string, 0, len(kinds))
	for _, k := range kinds {
		if k.Name == name {
			return k, nil
		}
		known = append(known, k.Name)
	}
	return Kind{}, &ErrKind{name, known}
}

// arrange puts the sections in the order of their headings, or of those that a skill
// names, which leaves the others out.
func (b *Brief) arrange(headings, wanted []string) {
	if wanted = slices.DeleteFunc(slices.Clone(wanted), func(h string) bool { return !slices.Contains(headings, h) }); len(wanted) > 0 {
		headings = wanted
	}
	b.Sections = slices.DeleteFunc(b.Sections, func(s Section) bool {
		return s.empty() || !slices.Contains(headings, s.Heading)
	})
	slices.SortStableFunc(b.Sections, func(x, y Section) int {
		return slices.Index(headings, x.Heading) - slices.Index(headings, y.Heading)
	})
}

// meet checks the criteria of a kind.
func (b Brief) meet(criteria []Criterion) []Met {
	met := make([]Met, 0, len(criteria))
	for _, c := range criteria {
		ok, why := c.Check(b)
		m := Met{Text: c.Text, Check: "fail", Why: why}
		if ok {
			m.Check = "pass"
		}
		met = append(met, m)
	}
	return met
}
