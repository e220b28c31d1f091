package prose

import (
	"fmt"
	"strings"
	"testing"
)

func TestQuantities(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"It takes 9 weeks, not twelve weeks.", "9 week|12 week"},
		{"The budget is €438,500 (was 412 000 euros).", "438500 eur|412000 eur"},
		{"1.2 million people, 5k runs", "1200000 peopl|5000 run"},
		{"COP of 3.4 at 55 °C, 12 % less", "3.4|55 °c|12 %"},
		{"by 2026-11-14 or 14.11.2026", "2026-11-14|2026-11-14"},
		{"on 14 November 2026, November 14, 2026 and 14 Nov", "2026-11-14|2026-11-14|--11-14"},
		{"since November 2026; in 2025; 2026-03", "2026-11|2025|2026-03"},
		{"the 3rd of March", "--03-03"},
		{"we may 3 times march 5 miles", "3 time|5 mile"},
		{"RFC2094 and v1.2 and x86 are names", ""},
		{"a 40kW pump costs $2000", "40 kw|2000 usd"},
		{"It lasts one week.", "1 week"},
		{"One of them is two-thirds", "2 third"},
		{"12.300,50 €, 1.234.567,8 and 1.23,4", "12300.5 eur|1234567.8"},
		{"12.500 Euro, $1.250, 1.799 €/l, 0.125 EUR and 1.5 EUR", "12500 eur|1.25 usd|1.799 eur|0.125 eur|1.5 eur"},
		{"am 3. März 2026, le 14 mai, 2 de março de 2026", "2026-03-03|--05-14|2026-03-02"},
		{"It fell to 3. March went by.", "3"},
		{"1.234.567 and 3,5 and 1,234", "1234567|3.5|1234"},
	} {
		var got []string
		for _, q := range Quantities(c.text) {
			s := q.Date
			if s == "" {
				s = strings.TrimSpace(trim(q.Value) + " " + q.Unit)
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func trim(v float64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.3f", v), "0"), ".")
}

func TestSameDates(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2026-11-14", "2026-11-14", true},
		{"2026-11", "2026-11-14", true},
		{"--11-14", "2026-11-14", true},
		{"--11-14", "2026-11-15", false},
		{"2026", "2025-01-01", false},
	} {
		a, b := Quantity{Date: c.a}, Quantity{Date: c.b}
		if a.Same(b) != c.want || b.Same(a) != c.want {
			t.Errorf("%s and %s: want same = %v", c.a, c.b, c.want)
		}
	}
}

func FuzzQuantities(f *testing.F) {
	for _, s := range []string{"2026-11-14T09:00", "1.2.3.4", "€", "9 999 999", "14.", "5th of", "99999999999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, q := range Quantities(text) {
			if q.Start < 0 || q.End > len(text) || q.Start >= q.End {
				t.Fatalf("%v in %q", q.Span, text)
			}
		}
	})
}

func TestMoney(t *testing.T) {
	for text, want := range map[string]bool{"€5": true, "12 dollars": true, "3 kr": true, "9 weeks": false, "7 %": false} {
		if q := Quantities(text); len(q) != 1 || q[0].Money() != want {
			t.Errorf("%q: money %v of %v", text, !want, q)
		}
	}
}
