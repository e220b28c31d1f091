package diagram

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"ken/index"
	"ken/notes"
	"ken/notes/facts"
	"ken/render/diagram"
	"ken/skills/brief"
	"ken/skills/evidence"
)

// ErrNoTopic says that nothing was asked.
var ErrNoTopic = errors.New("no topic")

// An Opener reads a document; *notes.Workspace is one.
type Opener interface {
	Read(path string) (notes.Document, error)
}

// A Desk is where diagrams are drawn: what from, and how they are written.
type Desk struct {
	Finder evidence.Finder
	Files  Opener
	// Tree is the files of the workspace, for imports; nil draws none.
	Tree   Tree
	Keeper brief.Keeper
	Now    func() time.Time
	// Parse reads Mermaid; nil leaves the diagrams of documents unread.
	Parse func(text string) (diagram.Diagram, error)
	// Fence writes a diagram as Mermaid, and SVG as a picture; without SVG only the note
	// is kept.
	Fence func(d diagram.Diagram) string
	SVG   func(d diagram.Diagram) []byte
	// Artist draws with a model; nil where none is set.
	Artist *Artist
}

// A Request is what to draw.
type Request struct {
	// Topic is words, or nothing where Path is set.
	Topic string
	// Path is a document or a folder of the workspace.
	Path string
	// Form is the form wanted; "" chooses.
	Form Form
	// Where are conditions on the documents, as in a search.
	Where string
	// Most is how many nodes there may be; 0 means 20, and 25 where most are leaves: of people, concepts and a mind map.
	Most int
	// Out is the path to keep it under; "" names one by date and topic.
	Out string
	// Offline has the rules draw also where a model is set.
	Offline bool
}

// Bounds of what a topic is drawn from.
const (
	mostPages    = 12 // documents
	mostOmitted  = 12 // omissions that are named
	mostNodesAsk = 200
)

// Draw draws what documents say of a topic, or what one says. Where nothing can be drawn
// Found is false. Nothing is kept, see [Desk.Keep].
func (d *Desk) Draw(ctx context.Context, r Request) (Drawn, error) {
	r.Topic = strings.Join(strings.Fields(r.Topic), " ")
	r.Most = min(r.Most, mostNodesAsk)
	if r.Topic == "" && r.Path == "" {
		return Drawn{}, ErrNoTopic
	}
	if r.Form != "" && !slices.Contains(Forms(), r.Form) {
		return Drawn{}, fmt.Errorf("there is no form %q of a diagram", r.Form)
	}
	s := d.session(r)
	if err := s.collect(ctx); err != nil {
		return Drawn{}, err
	}
	if d.Artist != nil && !r.Offline && len(s.passages) > 0 && s.drawn.Form != Imports {
		return s.authored(ctx)
	}
	return s.draw(), ctx.Err()
}

// A session is one diagram on its way.
type session struct {
	desk     *Desk
	request  Request
	drawn    Drawn
	about    evidence.Question // of a topic; no words where a document is drawn
	pages    []*page
	claims   []claim
	passages []index.Passage
	old      map[string]string // documents that are out of date, and why
	stale    map[string]string // places of statements that are, and why
	all      bool              // all documents are drawn, without a topic to narrow them down
}

func (d *Desk) session(r Request) *session {
	s := &session{desk: d, request: r, old: map[string]string{}, stale: map[string]string{}}
	topic := cmp.Or(r.Path, r.Topic)
	s.drawn = Drawn{Topic: topic, Title: capital(topic), Form: r.Form, Engine: "offline", Date: d.Now().Format(time.DateOnly), request: r}
	if d.Finder != nil {
		standings := d.Finder.Standings()
		s.old = outdated(notes.Succeeded(standings))
		for _, one := range standings {
			if s.old[one.Path] == "" && notes.Retired(one.Path, one.Title) {
				s.old[one.Path] = "it is put away as out of date"
			}
		}
	}
	return s
}

// outdated says of each document that is no longer to go by why.
func outdated(succeeded map[string]notes.Succession) map[string]string {
	old := map[string]string{}
	for name, s := range succeeded {
		switch {
		case s.By != "" && s.Earlier:
			// One of a series still tells of its own time.
		case s.By != "":
			old[name] = s.By + " is a later version"
		case s.Says == notes.Void:
			old[name] = "it says itself that it does not hold"
		}
	}
	return old
}

// collect reads everything that could be drawn.
func (s *session) collect(ctx context.Context) error {
	if s.request.Path == "" {
		return s.topic(ctx)
	}
	doc, err := s.desk.Files.Read(s.request.Path)
	if err == nil && !imported(s.request.Path) {
		return s.document(doc)
	}
	if s.desk.Tree == nil {
		return fmt.Errorf("read %s: %w", s.request.Path, errOr(err))
	}
	return s.folder(ctx)
}

var errNoTree = errors.New("its imports cannot be read")

func errOr(err error) error {
	if err != nil {
		return err
	}
	return errNoTree
}

// document takes all that one document says.
func (s *session) document(doc notes.Document) error {
	if why := s.old[doc.Path]; why != "" {
		s.omit(doc.Path, "the document is out of date: "+why, notes.Source{Path: doc.Path, Line: 1, EndLine: 1, Heading: []string{}})
	}
	p := readPage(doc, 0)
	s.drawn.Title = label(p.name())
	s.read(p)
	s.claims = p.claims
	for _, sec := range notes.Sections(p.doc.Document) {
		if sec.Start < sec.End && sec.End <= len(p.doc.Text) && len(s.passages) < 60 {
			src := p.doc.Cite(spanOf(sec), sec.Heading)
			passage := index.Passage{Source: src, Plain: doc.Format == "text", Title: p.name(), Kind: doc.KindOf(), Dated: doc.Date}
			if doc.Lines != nil {
				passage.Lines = linesOf(doc, sec.Start+strings.Index(p.doc.Text[sec.Start:sec.End], src.Quote), src.Quote)
			}
			s.passages = append(s.passages, passage)
		}
	}
	return nil
}

// linesOf are the lines of the file that those of some extracted words came from.
func linesOf(doc notes.Document, start int, words string) []int {
	var out []int
	for line := range strings.Lines(words) {
		out = append(out, doc.Line(start))
		start += len(line)
	}
	return out
}

// folder takes the imports of a code tree.
func (s *session) folder(ctx context.Context) error {
	dir := s.request.Path
	if imported(dir) {
		dir = dirOf(dir)
	}
	claims, err := readImports(ctx, s.desk.Tree, dir)
	if err != nil {
		return fmt.Errorf("read the imports of %s: %w", s.request.Path, err)
	}
	s.claims = claims
	s.drawn.Form = cmp.Or(s.request.Form, Imports)
	s.drawn.Title = "Imports of " + cmp.Or(strings.Trim(s.request.Path, "./"), "this folder")
	return nil
}

func dirOf(name string) string {
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		return name[:i]
	}
	return ""
}

// read takes the claims of a page.
func (s *session) read(p *page) {
	list := facts.Of(p.doc, notes.Sections(p.doc.Document))
	p.fences(s.desk.Parse)
	p.steps()
	p.columns()
	p.narrated()
	p.related()
	p.factual(list)
	p.defined()
	for _, o := range p.dated(list) {
		if s.drawn.Form == Timeline {
			s.omit(o.What, o.Why, o.Source)
		}
	}
	p.periods()
	p.calendar()
	p.chronicle()
	p.offices()
	p.answerable(list)
	p.duties()
	s.pages = append(s.pages, p)
}

func (s *session) omit(what, why string, at notes.Source) {
	if len(s.drawn.LeftOut) < mostOmitted*4 {
		s.drawn.LeftOut = append(s.drawn.LeftOut, Omission{What: what, Why: why, Source: at})
	}
}

// draw chooses the form and makes the diagram of what was collected.
func (s *session) draw() Drawn {
	d := &s.drawn
	if d.Form == "" {
		weighed := s.claims
		if s.request.Path != "" && len(s.pages) > 0 {
			weighed = s.pages[0].weighed()
		}
		d.Form = choose(weighed)
		if form := s.named(); form != "" {
			d.Form = form
		}
		if d.Form == Mindmap && s.request.Path != "" && len(s.pages) > 0 && s.pages[0].outline(nil).count() <= thin {
			d.Form = rather(s.claims)
		}
	}
	var claims []claim
	for _, c := range s.claims {
		if c.form == d.Form || d.Form == Dependencies && c.form == Process && c.kind == "diagram" {
			claims = append(claims, c)
		}
	}
	if d.Form == Timeline {
		claims = oneCalendar(claims)
	}
	if d.Form == Process {
		claims = listed(claims)
	}
	if d.Form == People { // topics are sorted already; this keeps their order
		slices.SortStableFunc(claims, func(a, b claim) int { return cmp.Compare(b.score, a.score) })
	}
	if d.Form == Concepts && s.request.Path != "" { // a list of terms goes before what sentences say
		slices.SortStableFunc(claims, func(a, b claim) int { return unlisted(a) - unlisted(b) })
	}
	switch d.Form {
	case Timeline:
		d.timeline(claims, s.request.Most)
	case Mindmap:
		s.map1()
	case Process, Dependencies, People, Concepts, Imports:
		if d.Form != People { // there the weight decides
			claims = linked(claims, d.Form.room(s.request.Most))
		}
		s.flowchart(claims)
	}
	if len(d.LeftOut) > mostOmitted {
		d.LeftOut = d.LeftOut[:mostOmitted]
	}
	return *d
}

// named is the form that the title of a document asks for, where it has enough of it:
// "Who owns what", "Glossary", "The release process".
func (s *session) named() Form {
	if s.request.Path == "" || len(s.pages) == 0 {
		return ""
	}
	form, _ := asked(s.pages[0].name())
	var claims []claim
	for _, c := range s.pages[0].claims {
		if c.form == form {
			claims = append(claims, c)
		}
	}
	if form == "" || form == Mindmap || choose(claims) != form {
		return ""
	}
	return form
}

func unlisted(c claim) int {
	if c.listed || c.kind == "diagram" {
		return 0
	}
	return 1
}

// listed leaves out single sentences on what comes after what where there are lists of
// steps, but for those that go on from a step.
func listed(claims []claim) []claim {
	met := map[string]bool{}
	for _, c := range claims {
		if c.chain > 0 {
			met[key(c.from)], met[key(c.to)] = true, true
		}
	}
	var out []claim
	for _, c := range claims {
		if c.chain > 0 || len(met) == 0 || met[key(c.from)] || met[key(c.to)] {
			out = append(out, c)
		}
	}
	return out
}

// map1 draws a mind map of what was read.
func (s *session) map1() {
	if len(s.pages) == 0 {
		return
	}
	var root *twig
	if s.request.Path != "" {
		if root = s.pages[0].outline(nil); root.count() <= fewBranches {
			root.opened()
		}
	} else {
		root = s.across()
	}
	if len(root.children) > 0 {
		s.drawn.mindmap(root, s.request.Most)
	}
}
