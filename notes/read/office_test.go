package read

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

// bundled makes an office file of parts, as pairs of name and content.
func bundled(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, parts[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// word makes a Word file of what stands in its body.
func word(t testing.TB, body string, parts ...string) []byte {
	t.Helper()
	return bundled(t, append([]string{"word/document.xml", `<w:document xmlns:w="w"><w:body>` + body + `</w:body></w:document>`}, parts...)...)
}

// wordRels relates the body of a Word file to other parts, each given with its kind.
func wordRels(parts ...string) string {
	var b strings.Builder
	for i, kind := range parts {
		fmt.Fprintf(&b, `<Relationship Id="r%d" Type="http://x/%s" Target="%s.xml"/>`, i+1, kind, kind)
	}
	return `<Relationships>` + b.String() + `</Relationships>`
}

func readText(t testing.TB, name string, data []byte) string {
	t.Helper()
	d, err := File(name, data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return d.Text
}

func TestOfficeReasons(t *testing.T) {
	wide := func(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00" }
	const old = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	for _, c := range []struct{ name, data, reason string }{
		{"a.docx", old + wide("EncryptedPackage"), "encrypted"},
		{"a.doc", old + wide("WordDocument"), "the old Word format: save it as .docx"},
		{"a.xls", old + wide("Workbook"), "the old Excel format: save it as .xlsx"},
		{"a.ppt", old + wide("PowerPoint Document"), "the old PowerPoint format: save it as .pptx"},
		{"a.docx", "", "it is empty"},
		{"a.docx", "PK\x03\x04 and no more", "broken: its directory is cut off or damaged"},
		{"a.odt", string(bundled(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "x",
			"META-INF/manifest.xml", `<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>`)), "encrypted"},
		{"a.xlsb", string(bundled(t, "xl/workbook.bin", "x")), "the binary workbook format: save it as .xlsx"},
		{"a.docx", string(word(t, "<w:p/>")), "there is no text in it"},
		{"a.docx", "just some text", "no office document: it is neither a bundle nor RTF"},
	} {
		_, err := File(c.name, []byte(c.data))
		var unreadable *Unreadable
		if !errors.As(err, &unreadable) || unreadable.Reason != c.reason {
			t.Errorf("%s: %v, want %q", c.name, err, c.reason)
		}
	}
}

// What a file is decides how it is read, not what it is called.
func TestOfficeUnderAnotherName(t *testing.T) {
	data, err := os.ReadFile("testdata/docx/guide.docx")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.doc", "a.docm", "a.dotx", "a.xlsx", "a.odt"} {
		if d, err := File(name, data); err != nil || d.Format != formatDOCX {
			t.Errorf("%s: %q, %v", name, d.Format, err)
		}
	}
	if d, err := File("a.xls", []byte("<html><body><table><tr><td>a<td>b</table>")); err != nil || d.Format != formatHTML {
		t.Errorf("a page called .xls: %q, %v", d.Format, err)
	}
}

func TestWordHeadings(t *testing.T) {
	styles := `<w:styles><w:style w:styleId="a"><w:name w:val="Überschrift 2"/></w:style>
<w:style w:styleId="b"><w:name w:val="Mine"/><w:basedOn w:val="a"/></w:style>
<w:style w:styleId="c"><w:name w:val="other"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:styleId="d"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:styleId="e"><w:name w:val="e"/><w:basedOn w:val="f"/></w:style><w:style w:styleId="f"><w:name w:val="f"/><w:basedOn w:val="e"/></w:style></w:styles>`
	var body strings.Builder
	for _, s := range []string{"a", "b", "c", "d", "e", "none"} {
		fmt.Fprintf(&body, `<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`, s, s)
	}
	body.WriteString(`<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>own</w:t></w:r></w:p>`)
	got := readText(t, "a.docx", word(t, body.String(), "word/styles.xml", styles, "word/_rels/document.xml.rels", wordRels("styles")))
	if want := "## a\n\n## b\n\n### c\n\nd\n\ne\n\nnone\n\n# own\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWordChangesAndFields(t *testing.T) {
	run := func(text string) string { return `<w:r><w:t>` + text + `</w:t></w:r>` }
	for body, want := range map[string]string{
		`<w:p>` + run("It is ") + `<w:ins>` + run("very ") + `</w:ins><w:del><w:r><w:delText>not </w:delText></w:r></w:del>` + run("wet.") + `</w:p>`: "It is very wet.\n",
		`<w:p>` + run("a") + `<w:moveFrom>` + run("b") + `</w:moveFrom><w:moveTo>` + run("c") + `</w:moveTo></w:p>`:                                   "ac\n",
		`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \@ "x" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
			run("2 March") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>` + run(" it was.") + `</w:p>`: "2 March it was.\n",
		`<w:p><w:fldSimple w:instr=" TITLE ">` + run("Report") + `</w:fldSimple></w:p>`:                                                                    "Report\n",
		`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>seen</w:t></w:r></w:p>`:                  "seen\n",
		`<w:p>` + run("one") + `<w:r><w:br/></w:r>` + run("two") + `</w:p>`:                                                                                "one\ntwo\n",
		`<w:p>` + run("# no heading") + `</w:p>`:                                                                                                           "\\# no heading\n",
		`<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p>` + run("Click here") + `</w:p></w:sdtContent></w:sdt><w:p>` + run("x") + `</w:p>`: "x\n",
		`<w:p>` + run("out") + `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>` + run("box") + `</w:p></w:txbxContent></mc:Choice>` +
			`<mc:Fallback><w:txbxContent><w:p>` + run("box") + `</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`: "out\n\nbox\n",
		`<w:p>` + run("page one") + `</w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>page two</w:t></w:r></w:p>`: "page one\n\npage two\n",
	} {
		if got := readText(t, "a.docx", word(t, body)); got != want {
			t.Errorf("%s\ngot %q, want %q", body, got, want)
		}
	}
	d, err := File("a.docx", word(t, `<w:p>`+run("page one")+`</w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>page two</w:t></w:r></w:p>`))
	if err != nil || len(d.Parts) != 2 || d.Parts[1].Name != "page 2" || d.Parts[1].Start != len("page one\n\n") {
		t.Errorf("parts %v, %v", d.Parts, err)
	}
}

// Files that would cost more than any person's does.
func TestOfficeHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("it reads files made to be slow")
	}
	deep := func(open string, n int) string { return strings.Repeat(open, n) }
	const sheet = "xl/worksheets/sheet1.xml"
	workbook := func(rows string, more ...string) []byte {
		return bundled(t, append([]string{
			"xl/workbook.xml", `<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="s.xml"/></Relationships>`,
			sheet, rows,
		}, more...)...)
	}
	run := `<w:p><w:r><w:t>text</w:t></w:r></w:p>`
	var styles strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&styles, `<w:style w:styleId="s%d"><w:name w:val="n"/><w:basedOn w:val="s%d"/></w:style>`, i, i+1)
	}
	for name, data := range map[string][]byte{
		"deep.docx":       word(t, run+deep("<w:p>", 1_000_000)),
		"tables.docx":     word(t, run+deep("<w:tbl><w:tr><w:tc>", 300_000)),
		"boxes.docx":      word(t, run+deep("<w:p><w:r><w:txbxContent>", 300_000)),
		"controls.docx":   word(t, run+deep("<w:sdt><w:sdtContent>", 300_000)),
		"runs.docx":       word(t, run+deep("<w:p>"+strings.Repeat("<w:r>", 100_000), 1)),
		"bomb.docx":       word(t, run+strings.Repeat("<w:p><w:r><w:t>"+strings.Repeat("a", 1000)+"</w:t></w:r></w:p>", 200_000)),
		"spans.docx":      word(t, "<w:tbl>"+strings.Repeat(`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr>`+run+`</w:tc></w:tr>`, 20_000)+"</w:tbl>"),
		"styles.docx":     word(t, run, "word/styles.xml", styles.String(), "word/_rels/document.xml.rels", wordRels("styles")),
		"rels.docx":       word(t, run, "word/_rels/document.xml.rels", `<Relationships><Relationship Id="r1" Type="x/header" Target="document.xml"/><Relationship Id="r2" Type="x/footnotes" Target="../word/document.xml"/></Relationships>`),
		"entities.docx":   bundled(t, "word/document.xml", `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document><w:body>`+strings.Repeat(`<w:p><w:r><w:t>&b;</w:t></w:r></w:p>`, 1000)+`</w:body></w:document>`),
		"lists.odt":       bundled(t, "content.xml", `<o:document-content><o:body><o:text><text:p>a</text:p>`+deep("<text:list><text:list-item>", 300_000), "META-INF/manifest.xml", "<m/>"),
		"spans.odt":       bundled(t, "content.xml", `<o:document-content><o:body><o:text><text:p>a`+deep("<text:span>", 500_000), "META-INF/manifest.xml", "<m/>"),
		"groups.odp":      bundled(t, "content.xml", `<o:document-content><o:body><o:presentation><draw:page><draw:frame class="title"><draw:text-box><text:p>a</text:p></draw:text-box></draw:frame>`+deep("<draw:g><draw:custom-shape>", 300_000), "META-INF/manifest.xml", "<m/>"),
		"rows.ods":        bundled(t, "content.xml", `<o:document-content><o:body><o:spreadsheet><table:table table:name="a">`+strings.Repeat(`<table:table-row table:number-rows-repeated="99999999"><table:table-cell table:number-columns-repeated="99999999"><text:p>x</text:p></table:table-cell></table:table-row>`, 500), "META-INF/manifest.xml", "<m/>"),
		"dimension.xlsx":  workbook(`<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="A1048576"><v>2</v></c></row></sheetData><mergeCells>` + strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, 100_000) + `</mergeCells></worksheet>`),
		"empty.xlsx":      workbook(`<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>` + strings.Repeat(`<row><c s="1"/><c s="1"/></row>`, 500_000) + `</sheetData></worksheet>`),
		"rows.xlsx":       workbook(`<worksheet><sheetData>` + strings.Repeat(`<row><c><v>1</v></c></row>`, 300_000) + `</sheetData></worksheet>`),
		"strings.xlsx":    workbook(`<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>`, "xl/s.xml", `<sst>`+strings.Repeat(`<si><t>a</t></si>`, 1_000_000)+`</sst>`),
		"one string.xlsx": workbook(`<worksheet><sheetData>`+strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 100_000)+`</sheetData></worksheet>`, "xl/s.xml", `<sst><si><t>`+strings.Repeat("word ", 20_000)+`</t></si></sst>`),
		"groups.rtf":      []byte(`{\rtf1 a` + strings.Repeat(`{\b `, 1_000_000)),
		"notes.rtf":       []byte(`{\rtf1 a` + strings.Repeat(`{\footnote b`, 200_000)),
		"cells.rtf":       []byte(`{\rtf1 a\par\intbl` + strings.Repeat(`\cell`, 1_000_000)),
		"bin.rtf":         []byte(`{\rtf1 a\bin99999999999 b`),
		"book.epub": bundled(t, "META-INF/container.xml", `<c><rootfile full-path="a.opf"/></c>`, "a.opf",
			`<p><manifest><item id="a" href="a.html"/></manifest><spine>`+strings.Repeat(`<itemref idref="a"/>`, 16_000)+`</spine></p>`, "a.html", strings.Repeat("<p>text</p>", 500)),
		"slides.pptx": bundled(t, "ppt/presentation.xml", `<p:presentation>`+strings.Repeat(`<p:sldId r:id="r1"/>`, 50_000)+`</p:presentation>`, "ppt/_rels/presentation.xml.rels", `<Relationships><Relationship Id="r1" Type="x/slide" Target="s.xml"/></Relationships>`, "ppt/s.xml", `<p:sld><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>a</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>`),
	} {
		t.Run(name, func(t *testing.T) {
			begun := time.Now()
			d, err := File(name, data)
			if err != nil {
				t.Error(err)
			}
			if took := time.Since(begun); took > 30*time.Second {
				t.Errorf("it took %s", took)
			}
			if len(d.Text) > maxText+1<<20 {
				t.Errorf("%d bytes of text", len(d.Text))
			}
			checkPlaces(t, d, name)
		})
	}
}

// A part that says it has ten gigabytes is not unpacked, nor is one that has them and
// does not say so.
func TestOfficeBomb(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"word/document.xml", "word/styles.xml"} {
		w, err := z.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, UncompressedSize64: 10 << 30, CompressedSize64: 4})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte("abcd")); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := File("a.docx", b.Bytes()); err == nil {
		t.Error("ten gigabytes were read")
	}
}

func FuzzOffice(f *testing.F) {
	for _, name := range samples(f) {
		if officeFormat(extension(name)) == "" {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(extension(name), data)
	}
	f.Fuzz(func(t *testing.T, ext string, data []byte) {
		d, err := Input{Name: "a.docx", Data: data}.Read()
		if err == nil {
			checkPlaces(t, d, ext)
		}
	})
}

// FuzzOfficeParts reads a part of each kind of file: what a zip archive hides from the
// other.
func FuzzOfficeParts(f *testing.F) {
	for _, c := range []struct{ name, part string }{
		{"docx/cellar.docx", "word/document.xml"},
		{"docx/guide.docx", "word/numbering.xml"},
		{"xlsx/budget.xlsx", "xl/worksheets/sheet1.xml"},
		{"xlsx/budget.xlsx", "xl/styles.xml"},
		{"odt/cellar.odt", "content.xml"},
		{"ods/budget.ods", "content.xml"},
		{"odp/slides.odp", "content.xml"},
		{"pptx/slides.pptx", "ppt/slides/slide2.xml"},
	} {
		data, err := os.ReadFile("testdata/" + c.name)
		if err != nil {
			f.Fatal(err)
		}
		b, err := openBundle(data)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b.bytes(c.part, 1<<20))
	}
	f.Fuzz(func(t *testing.T, part []byte) {
		p := string(part)
		for name, data := range map[string][]byte{
			"a.docx": word(t, p, "word/document.xml", p, "word/numbering.xml", p, "word/footnotes.xml", p, "word/_rels/document.xml.rels", wordRels("numbering", "footnotes")),
			"b.docx": bundled(t, "word/document.xml", p),
			"a.xlsx": bundled(t, "xl/workbook.xml", `<workbook><sheet name="S" r:id="r1"/></workbook>`, "xl/sheet.xml", p, "xl/styles.xml", p,
				"xl/_rels/workbook.xml.rels", `<R><Relationship Id="r1" Type="x/worksheet" Target="sheet.xml"/><Relationship Id="r2" Type="x/styles" Target="styles.xml"/></R>`),
			"a.odt": bundled(t, "content.xml", p, "META-INF/manifest.xml", "<m/>"),
			"a.pptx": bundled(t, "ppt/presentation.xml", `<presentation><sldId r:id="r1"/></presentation>`, "ppt/s.xml", p,
				"ppt/_rels/presentation.xml.rels", `<R><Relationship Id="r1" Type="x/slide" Target="s.xml"/></R>`),
		} {
			if d, err := File(name, data); err == nil {
				checkPlaces(t, d, name)
			}
		}
	})
}
