package read

import (
	"strconv"
	"strings"
)

// A wordStyle is one of a Word file, under its own name.
type wordStyle struct {
	name    string // in lower case
	base    string // the style it is based on
	outline int    // its level among headings, from 1; 0 if it says nothing, -1 if it is none
	list    string // the list it puts paragraphs in
	level   int    // how deep
	hidden  bool
}

// maxStyles is how many are looked at.
const maxStyles = 1 << 14

// readWordStyles reads the styles of a Word file.
func readWordStyles(x *xmlReader) map[string]wordStyle {
	styles := map[string]wordStyle{}
	for x.next() {
		if x.kind != xmlOpen || x.name != "style" || len(styles) >= maxStyles {
			continue
		}
		id := x.attr("styleId")
		var s wordStyle
		for in := x.depth; x.opens(in); {
			switch x.name {
			case "name":
				s.name = strings.ToLower(cut(x.attr("val"), 200))
			case "basedOn":
				s.base = x.attr("val")
			case "outlineLvl":
				s.outline = outlineLevel(x.attr("val"))
			case "numId":
				s.list = x.attr("val")
			case "ilvl":
				s.level, _ = strconv.Atoi(x.attr("val"))
			case "vanish":
				s.hidden = on(x)
			}
		}
		styles[id] = s
	}
	whole := make(map[string]wordStyle, len(styles))
	for id := range styles {
		whole[id] = derived(styles, id)
	}
	return whole
}

// maxInherit is how many styles may be based on each other in a row.
const maxInherit = 16

// derived returns a style with what it has from those it is based on.
func derived(styles map[string]wordStyle, id string) wordStyle {
	s := styles[id]
	if s.outline == 0 {
		s.outline = namedLevel(s.name)
	}
	for base, n := s.base, 0; base != "" && n < maxInherit; n++ {
		b := styles[base]
		if s.outline == 0 {
			if s.outline = b.outline; s.outline == 0 {
				s.outline = namedLevel(b.name)
			}
		}
		if s.list == "" {
			s.list, s.level = b.list, max(s.level, b.level)
		}
		s.hidden = s.hidden || b.hidden
		base = b.base
	}
	return s
}

// outlineLevel makes a level of headings of the value of w:outlineLvl, where 9 stands
// for running text.
func outlineLevel(val string) int {
	n, err := strconv.Atoi(val)
	if err != nil || n < 0 || n > 8 {
		return -1
	}
	return n + 1
}

// headingWords are what the styles of headings are called where they have the names of
// a language; Word itself writes the English ones, whatever it shows.
var headingWords = []string{
	"heading", "überschrift", "titre", "título", "titulo", "titolo", "kop", "rubrik", "overskrift", "otsikko",
	"nagłówek", "nadpis", "заголовок", "címsor", "başlık", "标题", "標題", "見出し", "제목", "عنوان", "כותרת",
	"επικεφαλίδα", "naslov", "titlu", "pealkiri", "virsraksts", "antraštė", "judul",
}

// namedLevel returns the level of headings that the name of a style tells, 0 if none.
func namedLevel(name string) int {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, word := range headingWords {
		if rest, ok := strings.CutPrefix(name, word); ok {
			rest = strings.Trim(rest, " _-")
			if n, err := strconv.Atoi(rest); err == nil && n > 0 && n < 10 {
				return n
			}
		}
	}
	return 0
}

// isTitleStyle tells the style of the line that names a document.
func isTitleStyle(name string) bool {
	switch name {
	case "title", "titel", "titre", "título", "titolo", "название", "заголовок", "標題", "标题", "表題", "제목", "tytuł":
		return true
	}
	return false
}

// isContentsStyle tells the styles of lists of what stands where, which repeat headings.
func isContentsStyle(name string) bool {
	for _, prefix := range []string{"toc ", "contents ", "table of figures", "index "} {
		if strings.HasPrefix(name, prefix) && name != "index heading" {
			return true
		}
	}
	return false
}

// on tells whether an element that switches something does not switch it off.
func on(x *xmlReader) bool {
	switch x.attr("val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}
