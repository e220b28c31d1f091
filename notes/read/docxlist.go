package read

import (
	"strconv"
	"strings"
)

// wordLevels is how deep lists are in Word.
const wordLevels = 9

// A wordLevel says how the items of one level of a list are numbered.
type wordLevel struct {
	format string // "decimal", "bullet", "lowerLetter"
	text   string // "%1.%2."
	start  int
	legal  bool // numbers of other levels are written in digits
}

// A wordList is one that paragraphs refer to.
type wordList struct {
	abstract string
	override [wordLevels]int // numbers its levels start with, -1 where it says nothing
}

// wordLists numbers the items of a Word file.
type wordLists struct {
	abstract map[string]*[wordLevels]wordLevel
	lists    map[string]wordList
	counts   map[string]*[wordLevels]int // of each abstract list: the last numbers, from their start
	begun    map[string]bool             // lists that restarted their levels
}

// maxLists is how many lists a file may define.
const maxLists = 1 << 14

func readWordLists(x *xmlReader) *wordLists {
	l := &wordLists{map[string]*[wordLevels]wordLevel{}, map[string]wordList{}, map[string]*[wordLevels]int{}, map[string]bool{}}
	for x.next() {
		if x.kind != xmlOpen || len(l.abstract) > maxLists || len(l.lists) > maxLists {
			continue
		}
		switch x.name {
		case "abstractNum":
			id := x.attr("abstractNumId")
			levels := new([wordLevels]wordLevel)
			for in := x.depth; x.opens(in); {
				if n, err := strconv.Atoi(x.attr("ilvl")); x.name == "lvl" && err == nil && n >= 0 && n < wordLevels {
					levels[n] = readWordLevel(x)
				}
			}
			l.abstract[id] = levels
		case "num":
			id := x.attr("numId")
			l.lists[id] = readWordList(x)
		}
	}
	return l
}

func readWordLevel(x *xmlReader) wordLevel {
	level := wordLevel{start: 1}
	for in := x.depth; x.opens(in); {
		switch x.name {
		case "numFmt":
			level.format = x.attr("val")
		case "lvlText":
			level.text = cut(x.attr("val"), 100)
		case "start":
			level.start, _ = strconv.Atoi(x.attr("val"))
		case "isLgl":
			level.legal = on(x)
		}
	}
	return level
}

func readWordList(x *xmlReader) wordList {
	list := wordList{}
	for i := range list.override {
		list.override[i] = -1
	}
	at := 0
	for in := x.depth; x.opens(in); {
		switch x.name {
		case "abstractNumId":
			list.abstract = x.attr("val")
		case "lvlOverride":
			at, _ = strconv.Atoi(x.attr("ilvl"))
		case "startOverride":
			if n, err := strconv.Atoi(x.attr("val")); err == nil && at >= 0 && at < wordLevels {
				list.override[at] = n
			}
		}
	}
	return list
}

// next counts an item and returns what stands before it: "3.", "1.2", "b)", "" for a
// mark. Item is false where the paragraph is in no list.
func (l *wordLists) next(id string, level int) (label string, item bool) {
	list, ok := l.lists[id]
	levels := l.abstract[list.abstract]
	if !ok || id == "0" || level < 0 || level >= wordLevels {
		return "", false
	}
	if levels == nil {
		return "", true
	}
	counts := l.counts[list.abstract]
	if counts == nil {
		counts = new([wordLevels]int)
		l.counts[list.abstract] = counts
	}
	if !l.begun[id] {
		l.begun[id] = true
		for i, n := range list.override {
			if n >= 0 {
				counts[i] = n - levels[i].start
			}
		}
	}
	counts[level]++
	for i := level + 1; i < wordLevels; i++ {
		counts[i] = 0
	}
	switch f := levels[level]; f.format {
	case "bullet", "none", "":
		return "", f.format != "none"
	default:
		return f.label(levels, counts), true
	}
}

// label writes the number of an item.
func (f wordLevel) label(levels *[wordLevels]wordLevel, counts *[wordLevels]int) string {
	var b strings.Builder
	for i := 0; i < len(f.text); i++ {
		if f.text[i] != '%' || i+1 == len(f.text) || f.text[i+1] < '1' || f.text[i+1] > '9' {
			b.WriteByte(f.text[i])
			continue
		}
		i++
		n := int(f.text[i] - '1')
		format := levels[n].format
		if f.legal {
			format = "decimal"
		}
		b.WriteString(numeral(max(counts[n], 1)+levels[n].start-1, format))
	}
	return strings.TrimSpace(b.String())
}

// numeral writes a number in letters or digits, as the formats of Word and OpenDocument
// have it.
func numeral(n int, format string) string {
	switch format {
	case "lowerLetter", "a":
		return strings.ToLower(lettered(n))
	case "upperLetter", "A":
		return lettered(n)
	case "lowerRoman", "i":
		return strings.ToLower(roman(n))
	case "upperRoman", "I":
		return roman(n)
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "none", "bullet":
		return ""
	}
	return strconv.Itoa(n)
}

// lettered writes 1 as A and 27 as AA.
func lettered(n int) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('A'+(n-1)%26)), (n-1)/26+1)
}

// roman writes a number in Roman numerals.
func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range []struct {
		n int
		s string
	}{
		{1000, "M"},
		{900, "CM"},
		{500, "D"},
		{400, "CD"},
		{100, "C"},
		{90, "XC"},
		{50, "L"},
		{40, "XL"},
		{10, "X"},
		{9, "IX"},
		{5, "V"},
		{4, "IV"},
		{1, "I"},
	} {
		for ; n >= d.n; n -= d.n {
			b.WriteString(d.s)
		}
	}
	return b.String()
}
