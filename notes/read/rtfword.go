package read

import (
	"fmt"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// begin takes the word a group begins with; false where it means no more than it does
// elsewhere.
func (r *rtfFile) begin(word string) bool {
	switch word {
	case "fonttbl":
		r.state.kind = rtfFonts
	case "stylesheet":
		r.state.kind = rtfStyles
		r.text().is.style = 0
	case "title", "author", "operator", "subject", "keywords", "doccomm", "creatim", "revtim", "atnauthor":
		if r.state.kind != rtfSkipped {
			r.state.kind = rtfInfo
			r.info.Reset()
		}
	case "fldinst", "sn", "sv":
		r.state.kind = rtfInfo
		r.info.Reset()
	case "listtext", "pntext":
		if r.state.kind == rtfWords {
			r.state.kind = rtfLabel
			r.text().is.label = ""
		}
	case "footnote", "annotation", "header", "headerf", "headerl", "headerr", "footer", "footerf", "footerl", "footerr", "shptxt":
		if r.state.kind == rtfSkipped && word != "shptxt" {
			return true
		}
		if len(r.texts) > maxDeep {
			r.state.kind = rtfSkipped
			return true
		}
		r.state.kind = rtfWords
		r.texts = append(r.texts, &rtfText{kind: word, level: r.level})
	case "shpinst":
		r.state.kind = rtfSkipped
	case "ud":
		r.state.kind = rtfWords
	case "pict", "object", "colortbl", "filetbl", "listtable", "listoverridetable", "revtbl", "rsidtbl", "xe", "tc",
		"nonshppict", "shprslt", "nonesttables", "datafield", "themedata", "upr", "sp", "do", "buptim", "printim", "private":
		if r.state.kind != rtfInfo {
			r.state.kind = rtfSkipped
		}
	case "result":
		if r.state.kind == rtfSkipped && len(r.stack) > 0 && r.stack[len(r.stack)-1].group == "object" {
			r.state.kind = rtfWords
		}
	default:
		return false
	}
	return true
}

// word takes a word with the number behind it.
func (r *rtfFile) word(word string, value int, given bool) {
	switch word {
	case "uc":
		r.state.uc = max(0, min(value, 8))
	case "f":
		r.state.font = value
	case "plain":
		r.state.hidden, r.state.font = false, -1
	case "v", "deleted":
		r.state.hidden = !given || value != 0
	case "s":
		if r.state.kind == rtfStyles || r.state.kind == rtfWords {
			r.text().is.style = value
		}
	case "ansicpg":
		if value > 0 {
			r.pages = value
		}
	case "mac":
		r.pages = 10000
	case "pc":
		r.pages = 437
	case "pca":
		r.pages = 850
	case "fcharset":
		if r.state.kind == rtfFonts && len(r.fonts) < maxStyles {
			r.fonts[r.state.font] = charsetPage(value)
		}
	case "yr", "mo", "dy", "hr", "min":
		r.when[strings.Index("yr mo dy hr min", word)/3] = max(0, value)
	default:
		if sign := rtfSigns[word]; sign != "" {
			r.write(sign)
		} else if r.state.kind == rtfWords {
			r.layout(word, value)
		}
	}
}

// layout takes a word that says how a paragraph or a table is laid out.
func (r *rtfFile) layout(word string, value int) {
	t := r.text()
	switch word {
	case "par", "sect", "page", "nestcell", "nestrow":
		r.endParagraph(word == "par" && !t.is.table)
	case "cell":
		r.endCell()
	case "row":
		r.endRow()
	case "pard":
		was := t.is
		t.is = rtfParagraph{label: was.label, item: was.item, paged: was.paged && t.words.Len() > 0}
	case "intbl":
		t.is.table = true
	case "outlinelevel":
		t.is.heading = value + 1
	case "ilvl":
		t.is.level = max(0, min(value, wordLevels-1))
	}
}

// rtfSigns are the words that stand for characters.
var rtfSigns = map[string]string{
	"tab": " ", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
	"emspace": " ", "enspace": " ", "qmspace": " ", "zwj": "\u200d", "zwnj": "\u200c",
}

// told takes what the file said of itself in a group that ends.
func (r *rtfFile) told() {
	value := oneLine(tidied(strings.ReplaceAll(r.info.String(), "\n", " ")))
	switch r.state.group {
	case "title":
		r.about.title = value
	case "author":
		if len(r.about.authors) > 0 { // some programs call so who wrote it last
			r.about.people = person(r.about.people, value)
		} else {
			r.about.authors = person(r.about.authors, value)
		}
	case "operator":
		r.about.people = person(r.about.people, value)
	case "sn":
		r.named = value
	case "sv":
		if r.named == "wzDescription" && r.taken < maxText {
			r.taken += len(value)
			r.text().words.WriteString(imageText(value))
		}
		r.named = ""
	case "fldinst":
		if n := len(r.stack); unread(value) && n > 0 && r.stack[n-1].kind == rtfWords {
			r.stack[n-1].kind = rtfSkipped // and with it what the field shows
			r.text().is.paged = true
		}
	case "subject":
		r.about.subject = value
	case "keywords":
		r.about.keywords = value
	case "doccomm":
		r.about.description = value
	case "creatim":
		r.about.created = r.date()
	case "revtim":
		r.about.modified = r.date()
	case "atnauthor":
		r.author = value
		r.about.people = person(r.about.people, value)
	default:
		return
	}
	r.info.Reset()
}

// endParagraph ends a paragraph. Outside tells that it is not in a table.
func (r *rtfFile) endParagraph(outside bool) {
	t := r.text()
	if outside && !t.is.table {
		t.endTable()
	}
	b := block{text: t.words.String(), heading: t.is.heading, level: t.is.level, paged: t.is.paged}
	t.words.Reset()
	after := t.after
	t.after = nil
	name := r.styles[t.is.style]
	if b.heading < 1 || b.heading > 9 {
		b.heading = namedLevel(name)
	}
	label := strings.TrimSpace(tidied(t.is.label))
	switch {
	case isContentsStyle(name):
		b.text = ""
	case isTitleStyle(name):
		b.heading, r.titled = 1, true
	case b.heading > 0 && r.titled:
		b.heading++
	}
	if len(b.text) > 4*maxHeading {
		b.heading = 0
	}
	if b.heading > 0 {
		b.label = label
	} else if b.item = t.is.item; b.item && strings.ContainsFunc(label, isWord) {
		b.label = label
	}
	if text, ok := unbulleted(b.text); ok && b.heading == 0 {
		b.text, b.item, b.label = text, true, ""
	}
	t.is.label, t.is.item, t.is.paged = "", false, false
	switch {
	case strings.TrimSpace(b.text) == "":
	case t.is.table || t.row != nil:
		t.cell = append(t.cell, b)
	default:
		if !b.item {
			t.blocks = append(t.blocks, t.held...)
			t.held = nil
		}
		t.blocks = append(t.blocks, b)
	}
	t.held = append(t.held, after...)
	r.emit(false)
}

// unbulleted takes off a text the mark of an item that was written as a letter of it.
func unbulleted(text string) (rest string, ok bool) {
	text = strings.TrimLeft(text, " ")
	for _, mark := range []string{"•", "·", "▪", "◦", "‣"} {
		if rest, ok := strings.CutPrefix(text, mark+" "); ok {
			return rest, true
		}
	}
	return text, false
}

// emit writes what is finished of the text of the file. All tells that it is at its end.
func (r *rtfFile) emit(all bool) {
	t := r.texts[0]
	if len(r.texts) > 1 {
		return
	}
	if all {
		t.endTable()
	}
	if n := len(t.blocks); all || n > 0 && !t.blocks[n-1].item {
		for _, b := range t.blocks {
			r.add(b)
		}
		for _, b := range t.held {
			r.add(b)
		}
		t.blocks, t.held = t.blocks[:0], nil
	}
}

// endCell ends a cell of a table.
func (r *rtfFile) endCell() {
	if r.state.kind != rtfWords {
		return
	}
	t := r.text()
	t.is.table = true
	r.endParagraph(false)
	if len(t.row) < maxColumns {
		t.row = append(t.row, t.cell)
	}
	t.cell = nil
}

// endRow ends a row of a table.
func (r *rtfFile) endRow() {
	t := r.text()
	if r.state.kind == rtfWords && t.row != nil {
		t.table = append(t.table, t.row)
		t.row = nil
	}
}

// endTable ends the table there is, if there is one.
func (t *rtfText) endTable() {
	if t.row != nil {
		t.table = append(t.table, t.row)
	}
	if t.table != nil {
		t.blocks = append(t.blocks, block{rows: t.table})
	}
	t.row, t.table = nil, nil
}

// endText ends a note, a header or the like, and hands it on.
func (r *rtfFile) endText() {
	t := r.text()
	r.endParagraph(true)
	t.endTable()
	r.texts = r.texts[:len(r.texts)-1]
	outer := r.text()
	switch {
	case t.kind == "footnote":
		if len(t.blocks) > 0 {
			r.notes++
			outer.words.WriteString(fmt.Sprintf("[^%d]", r.notes))
			outer.after = append(outer.after, introduced(t.blocks, fmt.Sprintf("Note %d: ", r.notes))...)
		}
	case t.kind == "annotation":
		outer.after = append(outer.after, introduced(t.blocks, commentBy(r.author))...)
		r.author = ""
	case strings.HasPrefix(t.kind, "header"):
		for _, b := range t.blocks {
			r.marginal(b)
		}
	case strings.HasPrefix(t.kind, "footer"):
		r.footers = append(r.footers, t.blocks...)
	default:
		outer.after = append(outer.after, t.blocks...)
	}
}

// charsetPage returns the code page of a charset of fonts, 0 for that of the file.
func charsetPage(charset int) int {
	return map[int]int{
		77: 10000, 128: 932, 129: 949, 130: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255,
		178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 255: 437,
	}[charset]
}

// codePageText decodes bytes of a code page of Windows.
func codePageText(data []byte, page int) string {
	var enc encoding.Encoding
	switch page {
	case 437:
		enc = charmap.CodePage437
	case 850:
		enc = charmap.CodePage850
	case 852:
		enc = charmap.CodePage852
	case 65001:
		return strings.ToValidUTF8(string(data), "\uFFFD")
	default:
		name := map[int]string{932: "shift_jis", 936: "gbk", 949: "euc-kr", 950: "big5", 866: "ibm866", 10000: "macintosh", 874: "windows-874", 20866: "koi8-r"}[page]
		if name == "" {
			name = fmt.Sprintf("windows-%d", page)
		}
		var err error
		if enc, err = htmlindex.Get(name); err != nil {
			return western(data)
		}
	}
	text, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return western(data)
	}
	return string(text)
}
