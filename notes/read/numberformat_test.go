package read

import (
	"fmt"
	"testing"
)

func TestNumberFormats(t *testing.T) {
	for _, c := range []struct {
		code  string
		value string
		want  string
	}{
		{"General", "0.1", "0.1"},
		{"", "0.30000000000000004", "0.3"},
		{"", "123456789012", "123456789012"},
		{"", "1E-12", "1E-12"},
		{"0.00", "2.675", "2.68"},
		{"#,##0.00", "1234567.891", "1,234,567.89"},
		{"#,##0", "-4200", "-4,200"},
		{"0%", "0.125", "13%"},
		{"0.0%", "0.125", "12.5%"},
		{`#,##0.00 "€"`, "4200", "4,200.00 €"},
		{`[$€-407] #,##0`, "12", "€ 12"},
		{`"$"#,##0_);("$"#,##0)`, "-5", "($5)"},
		{`0.00;[Red]-0.00;"none"`, "0", "none"},
		{"00000", "7", "00007"},
		{"0.00E+00", "12345", "1.23E+04"},
		{"# ?/?", "0.5", "0.5"},
		{"0,", "12345", "12"},
		{`0.0,,"m"`, "2500000", "2.5m"},
		{"#", "0", ""},
		{"dd/mm/yyyy", "46083", "2026-03-02"},
		{"m/d/yy h:mm", "46083.604166666664", "2026-03-02 14:30"},
		{"mmm-yy", "46083", "2026-03"},
		{"[h]:mm", "1.09375", "26:15"},
		{"hh:mm:ss", "0.5000115740740741", "12:00:01"},
		{"h:mm AM/PM", "0.75", "18:00"},
		{`yyyy"年"m"月"d"日"`, "46083", "2026-03-02"},
		{"TT.MM.JJJJ", "46083", "2026-03-02"},
		{"d", "59", "1900-02-28"},
		{"yyyy", "-1", "-1"},
		{"@", "12", "12"},
	} {
		f := cellFormats{styles: []*numberFormat{parseFormat(c.code)}}
		if got := f.show(c.value, 0); got != c.want {
			t.Errorf("%s as %q: got %q, want %q", c.value, c.code, got, c.want)
		}
	}
}

// FuzzNumberFormat shows numbers in formats of any kind.
func FuzzNumberFormat(f *testing.F) {
	f.Add(`#,##0.00 "€";[Red]-0`, 12.5)
	f.Add(`dd/mm/yyyy h:mm`, 46083.5)
	f.Fuzz(func(_ *testing.T, code string, v float64) {
		c := cellFormats{styles: []*numberFormat{parseFormat(code)}}
		c.show(fmt.Sprint(v), 0)
	})
}
