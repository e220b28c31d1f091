package read

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strings"
)

// An odfFile is a file of OpenDocument that is read.
type odfFile struct {
	flow
	in     Input
	b      *bundle // nil where all is one file of XML
	styles map[string]odfStyle
	lists  map[string]*odfList
	counts map[string]*[odfLevels]int // the last numbers of each list that may be continued

	after  []block // what is to stand behind what is being read
	held   []block // what is to stand behind the list we are in
	people []string
	noted  int // notes
	taken  int // bytes of text
	deep   int // lists, tables and boxes we are in
	titled bool
	page   int
	paged  bool // the number of a page stood in the paragraph
}

// readODF reads a file of OpenDocument.
func readODF(in Input, b *bundle) (Document, error) {
	if b != nil && sealedODF(b) {
		return Document{}, &Unreadable{"encrypted"}
	}
	o := &odfFile{
		in: in, b: b, page: 1,
		styles: map[string]odfStyle{}, lists: map[string]*odfList{}, counts: map[string]*[odfLevels]int{},
	}
	o.readStyles(o.part("styles.xml"))
	if b != nil {
		o.readStyles(o.part("content.xml"))
	}
	x := o.part("content.xml")
	format := ""
	for format == "" && x.next() {
		if x.kind != xmlOpen || x.name != "body" {
			continue
		}
		for in := x.depth; format == "" && x.opens(in); {
			format = o.body(x)
		}
	}
	if format == "" {
		return Document{}, &Unreadable{"no office document: its body is missing"}
	}
	if x.err != nil || x.kind == xmlEnd {
		o.lacks.add("", "it is damaged: its text breaks off")
	}
	props := readImprint(o.meta())
	for _, name := range o.people {
		props.people = person(props.people, name)
	}
	d := o.done(Document{Format: format})
	props.into(&d, in.Name)
	return d, nil
}

// body reads the body of a file by what it is, and returns its format.
func (o *odfFile) body(x *xmlReader) string {
	switch x.name {
	case "text":
		o.document(x)
		return formatODT
	case "spreadsheet":
		o.workbook(x)
		return formatODS
	case "presentation", "drawing":
		o.presentation(x)
		return formatODP
	}
	return ""
}

// sealedODF tells whether a file needs a password.
func sealedODF(b *bundle) bool {
	x := b.xml("META-INF/manifest.xml")
	for x.next() {
		if x.kind == xmlOpen && x.name == "encryption-data" {
			return true
		}
	}
	return b.has("encrypted-package") && !b.has("content.xml")
}

// part returns a part to go through. A file that is not bundled has all of them in one.
func (o *odfFile) part(name string) *xmlReader {
	if o.b == nil {
		return newXML(bytes.NewReader(o.in.Data))
	}
	return o.b.xml(name)
}

// meta returns what the file says of itself, to go through. It ends with it: the titles
// of pictures are none of the document.
func (o *odfFile) meta() *xmlReader {
	if o.b != nil {
		return o.b.xml("meta.xml")
	}
	begin := bytes.Index(o.in.Data, []byte("<office:meta>"))
	end := bytes.Index(o.in.Data, []byte("</office:meta>"))
	if begin < 0 || end < begin {
		return newXML(strings.NewReader(""))
	}
	return newXML(io.NewSectionReader(bytes.NewReader(o.in.Data), int64(begin), int64(end-begin)))
}

// An odfStyle is one of an OpenDocument file.
type odfStyle struct {
	parent  string
	list    string // the list it puts paragraphs in
	hidden  bool   // text of it, a sheet, a slide
	newPage bool   // a paragraph of it begins a page
	title   bool
}

// readStyles reads the styles of a part, as far as they come before its body.
func (o *odfFile) readStyles(x *xmlReader) {
	for x.next() {
		if x.kind != xmlOpen {
			continue
		}
		switch x.name {
		case "style":
			if len(o.styles) < maxStyles {
				o.readStyle(x)
			}
		case "list-style":
			if len(o.lists) < maxLists {
				name := x.attr("name")
				o.lists[name] = readODFList(x)
			}
		case "outline-style":
			o.lists[""] = readODFList(x)
		case "body":
			return
		}
	}
}

func (o *odfFile) readStyle(x *xmlReader) {
	name := x.attr("name")
	s := odfStyle{parent: x.attr("parent-style-name"), list: x.attr("list-style-name")}
	family := x.attr("family")
	s.newPage = family == "paragraph" && x.attr("master-page-name") != ""
	s.title = family == "paragraph" && (isTitleStyle(strings.ToLower(name)) || isTitleStyle(strings.ToLower(x.attr("display-name"))))
	for in := x.depth; x.opens(in); {
		switch x.name {
		case "text-properties":
			s.hidden = s.hidden || x.attr("display") == "none"
		case "table-properties":
			s.hidden = s.hidden || x.attr("display") == "false"
		case "drawing-page-properties":
			s.hidden = s.hidden || x.attr("visibility") == "hidden"
		case "paragraph-properties":
			s.newPage = s.newPage || x.attr("break-before") == "page"
		}
	}
	o.styles[family+" "+name] = s
}

// style returns a style of a family with what it has from its parents.
func (o *odfFile) style(family, name string) odfStyle {
	s, ok := o.styles[family+" "+name]
	if !ok {
		return odfStyle{title: family == "paragraph" && isTitleStyle(strings.ToLower(name))}
	}
	for parent, n := s.parent, 0; parent != "" && n < maxInherit; n++ {
		p := o.styles[family+" "+parent]
		s.hidden, s.title = s.hidden || p.hidden, s.title || p.title
		s.list = cmp.Or(s.list, p.list)
		parent = p.parent
	}
	return s
}

// odfLevels is how deep lists are in OpenDocument.
const odfLevels = 10

// An odfList says how the items of each level of a list are numbered.
type odfList [odfLevels]odfLevel

type odfLevel struct {
	format         string // "1", "a", "I"; "" for a mark
	prefix, suffix string
	start, shown   int // the first number, and of how many levels numbers are shown
}

func readODFList(x *xmlReader) *odfList {
	var l odfList
	for in := x.depth; x.opens(in); {
		switch x.name {
		case "list-level-style-number", "list-level-style-bullet", "outline-level-style":
			if n := number(x.attr("level")); n > 0 && n <= odfLevels {
				l[n-1] = odfLevel{
					format: cut(x.attr("num-format"), 10), prefix: cut(x.attr("num-prefix"), 20), suffix: cut(x.attr("num-suffix"), 20),
					start: max(1, number(x.attr("start-value"))), shown: max(1, number(x.attr("display-levels"))),
				}
			}
		}
	}
	return &l
}

// label writes the number of an item, "" for one that has a mark or nothing.
func (l *odfList) label(counts *[odfLevels]int, level int) string {
	f := l[level]
	if f.format == "" {
		return ""
	}
	var numbers []string
	for i := max(0, level-f.shown+1); i <= level; i++ {
		if format := l[i].format; format != "" {
			numbers = append(numbers, numeral(max(counts[i], 1)+max(l[i].start, 1)-1, format))
		}
	}
	return strings.TrimSpace(f.prefix + strings.Join(numbers, ".") + f.suffix)
}

// turned begins the part of a page, where a block begins one.
func (o *odfFile) turned(page int) {
	if n := len(o.parts); page > 1 && o.parts != nil || n == 0 {
		if name := fmt.Sprintf("page %d", page); n == 0 || o.parts[n-1].Name != name {
			o.turn(name)
		}
	}
}
