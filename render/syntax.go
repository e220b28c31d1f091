package render

import (
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// found is what the parsers keep for one another and for the part being read.
type found struct {
	defined   *definitions // of the whole text
	asked     map[string]string
	notes     []*extast.Footnote
	citations []*citation
	// unclosed are the offsets before which no $ and no $$ closes a formula.
	unclosed [2]int
	// addresses is the length of all addresses of links.
	addresses int
	allowance
}

// begin makes ready for a part.
func (f *found) begin(p *part, defined *definitions) {
	*f = found{defined: defined, allowance: newAllowance(p)}
}

// ask notes what was looked up, and the answer.
func (f *found) ask(label, answer string) {
	if f.asked == nil {
		f.asked = map[string]string{}
	}
	f.asked[label] = answer
}

// A reading holds the parsers, which read one part after another. CommonMark and GFM
// are goldmark's own; what is added here gives way to them.
type reading struct {
	found   *found
	ids     parser.IDs // of headings, which nobody asks for
	whole   parser.Parser
	outline parser.Parser // reads blocks alone
}

func newReading() *reading {
	f := &found{}
	blocks := parser.WithBlockParsers(blockParsers(f)...)
	transformers := parser.WithParagraphTransformers(
		util.Prioritized(fewReferences{parser.LinkReferenceParagraphTransformer}, 100),
		util.Prioritized(fewCells{extension.NewTableParagraphTransformer()}, 200),
	)
	return &reading{
		found:   f,
		ids:     parser.NewContext().IDs(),
		whole:   parser.NewParser(blocks, parser.WithInlineParsers(inlineParsers(f)...), transformers),
		outline: parser.NewParser(blocks, transformers),
	}
}

// read reads a part of a text that defines so much. It reports whether goldmark did not
// give up.
func (r *reading) read(p *part, defined *definitions) (ok bool) {
	defer func() { ok = recover() == nil }()
	r.found.begin(p, defined)
	pc := context{parser.NewContext(parser.WithIDs(r.ids)), r.found}
	p.keep(r.whole.Parse(text.NewReader(p.body), parser.WithContext(pc)), r.found)
	return true
}

// blockParsers are goldmark's, in its order; those that nest know when to stop.
func blockParsers(f *found) []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(extension.NewDefinitionListParser(), 101),
		util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(deepList{parser.NewListParser()}, 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(deep{parser.NewBlockquoteParser()}, 800),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		util.Prioritized(newFootnoteParser(f), 999),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	}
}

func inlineParsers(f *found) []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(thriftyCode{parser.NewCodeSpanParser(), f}, 100),
		util.Prioritized(citationParser{f}, 101),
		util.Prioritized(formulaParser{f}, 150),
		util.Prioritized(wikilinkParser{}, 199),
		util.Prioritized(newThriftyLinks(f), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(thrifty{parser.NewEmphasisParser(), f}, 500),
		util.Prioritized(thrifty{extension.NewStrikethroughParser(), f}, 500),
		util.Prioritized(thrifty{markParser{}, f}, 500),
		util.Prioritized(extension.NewLinkifyParser(), 999),
	}
}
