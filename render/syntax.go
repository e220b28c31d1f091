package render

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// found is what the parsers of one parse keep for one another and for the document.
type found struct {
	labels    map[string]bool
	notes     []*extast.Footnote
	citations []*citation
	// unclosed are the offsets before which no $ and no $$ closes a formula.
	unclosed [2]int
	// addresses is the length of all addresses of links.
	addresses int
	allowance
}

// parse reads the body of a document. CommonMark and GFM are goldmark's own; what is
// added here gives way to them.
func parse(body []byte) (root ast.Node, f *found) {
	f = &found{labels: map[string]bool{}, allowance: newAllowance(len(body))}
	p := parser.NewParser(
		parser.WithBlockParsers(blockParsers(f)...),
		parser.WithInlineParsers(inlineParsers(f)...),
		parser.WithParagraphTransformers(
			util.Prioritized(fewReferences{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(fewCells{extension.NewTableParagraphTransformer(), len(body)}, 200),
		),
	)
	return p.Parse(text.NewReader(body)), f
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
