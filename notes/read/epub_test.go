package read

import (
	"strings"
	"testing"
)

// A book whose chapters are encrypted cannot be read; one whose fonts are can.
func TestBookEncrypted(t *testing.T) {
	book := func(algorithm, part string) []byte {
		return bundled(t, "META-INF/container.xml", `<c><rootfile full-path="a.opf"/></c>`,
			"a.opf", `<p><manifest><item id="a" href="a%20b.xhtml"/></manifest><spine><itemref idref="a"/></spine></p>`, "a b.xhtml", "<html><title/><p>text</p></html>",
			"META-INF/encryption.xml", `<e><EncryptedData><EncryptionMethod Algorithm="`+algorithm+`"/><CipherReference URI="`+part+`"/></EncryptedData></e>`)
	}
	if got := readText(t, "a.epub", book("http://www.idpf.org/2008/embedding", "a%20b.xhtml")); got != "text\n" {
		t.Errorf("got %q", got)
	}
	if _, err := File("a.epub", book("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "a%20b.xhtml")); err == nil || err.Error() != "encrypted" {
		t.Errorf("got %v", err)
	}
}

// A chapter that the spine names again and again is read once.
func TestBookNamesAChapterOften(t *testing.T) {
	book := bundled(t, "META-INF/container.xml", `<c><rootfile full-path="a.opf"/></c>`,
		"a.opf", `<p><manifest><item id="a" href="a.html"/><item id="b" href="b.html"/><item id="c" href="a.html"/></manifest>`+
			`<spine><itemref idref="a"/><itemref idref="b"/><itemref idref="a"/><itemref idref="c"/></spine></p>`,
		"a.html", "<html><p>one</p></html>", "b.html", "<html><p>two</p></html>")
	got := readText(t, "a.epub", book)
	if strings.Count(got, "one") != 1 || strings.Count(got, "two") != 1 {
		t.Errorf("got %q", got)
	}
}
