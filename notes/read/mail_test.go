package read

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
)

// What of a body is kept: what was written for it, with what it answers.
func TestUnquoted(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"plain", "One.\n\nTwo.\n", "One.\n\nTwo."},
		{"answered above", "Yes.\n\nOn 2 March 2026 at 09:14, Ann Lee <ann@x.org>\nwrote:\n\n> Will you come?\n> On Monday?\n", "Yes."},
		{"answered below", "Am 2. März 2026 schrieb Ann Lee:\n> Kommst du?\n\nJa.\n", "> Kommst du?\n\nJa."},
		{"between", "> First?\n\nYes.\n\n> Second?\n> And third?\n\nNo.\n\n> Fourth?\n", "> First?\n\nYes.\n\n> Second? And third?\n\nNo."},
		{"the last paragraph is what is answered", "> Long ago.\n>\n> Who pays?\n\nBob.\n", "> Who pays?\n\nBob."},
		{"quotes in quotes", ">> Who?\n> Bob.\n\nThanks.\n", "> Bob.\n\nThanks."},
		{"outlook", "Fine.\n\n-----Ursprüngliche Nachricht-----\nVon: Ann\n\nAlt.\n", "Fine."},
		{"outlook without a line", "Fine.\n\n________________________________\nFrom: Ann Lee\nSent: Monday\nTo: Bob\nSubject: Old\n\nOld text.\n", "Fine."},
		{"words that look alike", "From: the cellar\nto the roof all is dry.\n", "From: the cellar\nto the roof all is dry."},
		{"forwarded", "See below.\n\nBegin forwarded message:\n\nFrom: Ann\n\nThe text.\n", "See below.\n\nFrom: Ann\n\nThe text."},
		{"signature", "Text.\n-- \nAnn Lee\nHeating Ltd.\n", "Text."},
		{"dashes are none", "Text.\n--\n" + strings.Repeat("More text.\n", 20), strings.TrimSpace("Text.\n--\n" + strings.Repeat("More text.\n", 20))},
		{"list footer", "Text.\n_______________________________________________\nheat-list mailing list\nhttps://lists.x.org\n", "Text."},
		{"device", "Text.\n\nSent from my iPhone\n", "Text."},
		{"nothing but a quote", "> Old.\n", ""},
		{"a line that ends with a colon", "These came:\n\nAnn and Bob.\n", "These came:\n\nAnn and Bob."},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := strings.Join(unquoted(strings.Split(c.body, "\n"), false), "\n")
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// A subject that says so passes on what another message said.
func TestUnquotedForward(t *testing.T) {
	body := "For you.\n\nFrom: Ann Lee\nSent: Monday\nTo: Bob\nSubject: Old\n\nThe text.\n"
	got := strings.Join(unquoted(strings.Split(body, "\n"), true), "\n")
	if !strings.Contains(got, "The text.") || !strings.Contains(got, "For you.") {
		t.Errorf("got %q", got)
	}
}

func TestAddresses(t *testing.T) {
	for _, c := range []struct{ field, want string }{
		{"Ann Lee <ann@x.org>, bob@x.org", "Ann Lee/ann@x.org /bob@x.org"},
		{`"Ray, Bob" <bob@x.org>`, "Ray, Bob/bob@x.org"},
		{"ann@x.org (Ann Lee)", "Ann Lee/ann@x.org"},
		{"=?utf-8?q?Zo=C3=AB?= <z@x.org>", "Zoë/z@x.org"},
		{"Friends: ann@x.org, bob@x.org;", "/ann@x.org /bob@x.org"},
		{"undisclosed-recipients:;", ""},
		{"'ann@x.org' <ann@x.org>, Ann <ann@x.org", "/ann@x.org Ann/ann@x.org"},
		{"Zo\xeb <z@x.org>", "Zoë/z@x.org"},
	} {
		var got []string
		for _, a := range (header{{"to", c.field}}).addresses("to") {
			got = append(got, a.name+"/"+a.mail)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %q, want %q", c.field, got, c.want)
		}
	}
}

func TestMailDate(t *testing.T) {
	for in, want := range map[string]string{
		"Mon, 2 Mar 2026 09:14:00 +0100":       "2026-03-02 09:14 +0100",
		"2 Mar 26 09:14 EST":                   "2026-03-02 09:14 -0500",
		"Mon, 02 Mar 2026 09:14:00 GMT (noon)": "2026-03-02 09:14 +0000",
		"Mon Mar  2 09:14:00 2026":             "2026-03-02 09:14 +0000",
		"2026-03-02":                           "2026-03-02 00:00 +0000",
	} {
		got, ok := mailDate(in)
		if !ok || got.Format("2006-01-02 15:04 -0700") != want {
			t.Errorf("%s: got %v, want %s", in, got, want)
		}
	}
}

// TestMailboxGrows has a mailbox read as before when messages were added to it.
func TestMailboxGrows(t *testing.T) {
	whole, err := os.ReadFile("testdata/mailbox/project.mbox")
	if err != nil {
		t.Fatal(err)
	}
	all, err := File("a.mbox", whole)
	if err != nil {
		t.Fatal(err)
	}
	for at, n := 0, 1; ; n++ {
		next := bytes.Index(whole[at+1:], []byte("\nFrom x@h"))
		if next < 0 {
			return
		}
		at += next + 1
		d, err := File("a.mbox", whole[:at])
		if err != nil || !strings.HasPrefix(all.Text, d.Text) || len(d.Parts) < n {
			t.Fatalf("%d messages: %v, %d parts\n%s", n, err, len(d.Parts), d.Text)
		}
		for i, p := range d.Parts {
			if fmt.Sprint(p) != fmt.Sprint(all.Parts[i]) {
				t.Errorf("%d messages: part %d is %v, later %v", n, i, p, all.Parts[i])
			}
		}
	}
}

// TestMailNested reads no deeper than it may, however deep messages lie in each other.
func TestMailNested(t *testing.T) {
	mail := "Subject: the innermost\n\ntext\n"
	for i := range 40 {
		mail = fmt.Sprintf("Subject: %d\nContent-Type: multipart/mixed; boundary=b%d\n\n--b%d\nContent-Type: message/rfc822\nContent-Disposition: attachment; filename=m.eml\n\n%s\n--b%d--\n", i, i, i, mail, i)
	}
	d, err := File("a.eml", []byte(mail))
	if err != nil || !strings.Contains(d.Meta["problem"], "too deep") || len(d.Parts) != maxInner {
		t.Errorf("%v, %d parts, problem %q", err, len(d.Parts), d.Meta["problem"])
	}
	deep := "Subject: deep\nContent-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\nContent-Type: multipart/mixed; boundary=b\n\n", 5000)
	if _, err := File("a.eml", []byte(deep)); err != nil {
		t.Error(err)
	}
}

// A mailbox without an ending is no place to hide a file in that is to be read apart.
func TestMailboxByContent(t *testing.T) {
	inner := "Subject: in\n\ntext\n"
	box := "From a@x Mon Mar  2 09:14:00 2026\nSubject: out\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Disposition: attachment; filename=in.eml\n\n" + inner + "--b--\n"
	d, err := File("Inbox", []byte(box))
	if err != nil || len(d.Parts) != 1 || !strings.Contains(d.Meta["problem"], "in.eml") {
		t.Errorf("%v, parts %v, problem %q", err, d.Parts, d.Meta["problem"])
	}
	d, err = File("a.mbox", []byte(box))
	if err != nil || len(d.Parts) != 2 {
		t.Errorf("%v, parts %v, problem %q", err, d.Parts, d.Meta["problem"])
	}
}

func FuzzMail(f *testing.F) {
	for _, name := range samples(f) {
		if in := sample(f, name); Apart(in.Name) && strings.HasPrefix(in.Name, "mail") {
			f.Add(in.Data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"a.eml", "a.mbox", "Inbox"} {
			d, _ := File(name, data)
			checkPlaces(t, d, name)
		}
	})
}
