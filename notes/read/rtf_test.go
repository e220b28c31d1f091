package read

import "testing"

func TestRTF(t *testing.T) {
	for written, want := range map[string]string{
		`{\rtf1\ansi caf\'e9 \u8364? {\b bold}\par}`:                                                            "café € bold\n",
		`{\rtf1\ansi\ansicpg1251 \'cf\'f0\'e8\'e2\'e5\'f2}`:                                                     "Привет\n",
		`{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset128 B;}}\f1 \'93\'fa\'96\'7b\f0  is}`:               "日本 is\n",
		`{\rtf1\uc2 \u945 ab\u-10179?\'3f\u-8704??c}`:                                                           "α😀c\n",
		`{\rtf1 a{\*\unknown b}{\pict 0102}{\v hidden}c\v d\v0 e}`:                                              "ace\n",
		`{\rtf1 a\\b\{c\}\~d\_e\emdash f}`:                                                                      "a\\b{c} d-e—f\n",
		`{\rtf1 {\field{\*\fldinst HYPERLINK "x"}{\fldrslt here}}, page {\field{\*\fldinst PAGE}{\fldrslt 7}}}`: "here, page\n",
		`{\rtf1 \trowd\pard\intbl a\cell b\cell\row\trowd\pard\intbl c\cell d\cell\row\pard e\par}`:             "| a | b |\n| --- | --- |\n| c | d |\n\ne\n",
	} {
		if got := readText(t, "a.rtf", []byte(written)); got != want {
			t.Errorf("%s\ngot %q, want %q", written, got, want)
		}
	}
}
