package chart

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"
)

// table reads a table of cells between bars, its header first.
func table(s string) (header []string, rows [][]string) {
	for i, line := range strings.Split(strings.TrimSpace(s), "\n") {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		for k := range cells {
			cells[k] = strings.TrimSpace(cells[k])
		}
		if i == 0 {
			header = cells
		} else {
			rows = append(rows, cells)
		}
	}
	return header, rows
}

func TestTable(t *testing.T) {
	for _, c := range []struct{ name, table, want string }{
		{
			"labels and one column", "| Room | Cost |\n| Bath | € 1,200 |\n| Hall | n/a |\n| | €3.50 |",
			`{"kind":"bar","x":{"label":"Room"},"y":{"label":"Cost","unit":"€"},"series":[{"points":[` +
				`{"label":"Bath","y":1200},{"label":"Hall","y":null},{"label":"row 3","y":3.5}]}]}`,
		},
		{
			"several columns of one unit, one of another", "| Week | done | note | due | share |\n| a | 1 | x | 2 | 50% |\n| b | 3 | | | 75 % |",
			`{"kind":"bar","x":{"label":"Week"},"series":[{"name":"done","points":[{"label":"a","y":1},{"label":"b","y":3}]},` +
				`{"name":"due","points":[{"label":"a","y":2},{"label":"b","y":null}]}],"note":"Not drawn, of another unit: share (%)."}`,
		},
		{
			"units of heads", "| Offer | price (EUR) | height [m] | kept (EUR) |\n| a | 9400 | 2 | 1 |\n| b | 12850 | 2.4 | 0 |",
			`{"kind":"bar","x":{"label":"Offer"},"y":{"unit":"EUR"},"series":[{"name":"price","points":[{"label":"a","y":9400},{"label":"b","y":12850}]},` +
				`{"name":"kept","points":[{"label":"a","y":1},{"label":"b","y":0}]}],"note":"Not drawn, of another unit: height (m)."}`,
		},
		{
			"brackets that tell columns apart", "| Year | sales (north) | sales (south) |\n| a | 1 | 2 |",
			`{"kind":"bar","x":{"label":"Year"},"series":[{"name":"sales (north)","points":[{"label":"a","y":1}]},` +
				`{"name":"sales (south)","points":[{"label":"a","y":2}]}]}`,
		},
		{
			"days are columns", "| Day | n |\n| 2026-03-01 | 4 |\n| 2026-03-02 | -2 |",
			`{"kind":"column","x":{"label":"Day"},"y":{"label":"n"},"series":[{"points":[{"x":20513,"label":"2026-03-01","y":4},{"x":20514,"label":"2026-03-02","y":-2}]}]}`,
		},
		{
			"years are no quantities", "| Year | kWh |\n| 2019 | 1.5 |\n| 2021 | 2 |",
			`{"kind":"column","x":{"label":"Year"},"y":{"label":"kWh"},"series":[{"points":[{"x":2019,"label":"2019","y":1.5},{"x":2021,"label":"2021","y":2}]}]}`,
		},
		{
			"numbers that rise are an axis", "| ms | a | b |\n| 0.1 | 1 | 2 |\n| 10 | 3 | 4 |",
			`{"kind":"line","x":{"label":"ms"},"series":[{"name":"a","points":[{"x":0.1,"y":1},{"x":10,"y":3}]},` +
				`{"name":"b","points":[{"x":0.1,"y":2},{"x":10,"y":4}]}]}`,
		},
		{
			"numbers that do not are points", "| words | hard |\n| 9 | 1 |\n| 3 | 2 |",
			`{"kind":"scatter","x":{"label":"words"},"y":{"label":"hard"},"series":[{"points":[{"x":9,"y":1},{"x":3,"y":2}]}]}`,
		},
		{
			"the newest day first, and no day that could be another", "| When | Paid |\n| 14.03.2026 | 1.234,50 € |\n| 2.3.2026 | 1.200 € |\n| 1.3.2026 | (3) € |",
			`{"kind":"bar","x":{"label":"When"},"y":{"label":"Paid","unit":"€"},"series":[{"points":[` +
				`{"label":"14.03.2026","y":1234.5},{"label":"2.3.2026","y":1200},{"label":"1.3.2026","y":-3}]}]}`,
		},
		{
			"what is spoilt by one cell is named", "| Day | a | b |\n| 14.03.2026 | 1 | 2 |\n| 02.03.2026 | 3 | tbd |\n| 01.03.2026 | 4 | 5 |",
			`{"kind":"column","x":{"label":"Day"},"y":{"label":"a"},"series":[{"points":[{"x":20513,"label":"01.03.2026","y":4},` +
				`{"x":20514,"label":"02.03.2026","y":3},{"x":20526,"label":"14.03.2026","y":1}]}],"note":"Not drawn: b, which has \"tbd\" in row 2."}`,
		},
		{
			"one column alone", "| n |\n| 5 |",
			`{"kind":"bar","y":{"label":"n"},"series":[{"points":[{"label":"row 1","y":5}]}]}`,
		},
	} {
		chart, err := Table(table(c.table))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		got, err := json.Marshal(chart)
		if err != nil || string(got) != c.want {
			t.Errorf("%s\ngot  %s (%v)\nwant %s", c.name, got, err, c.want)
		}
	}
}

func TestTableWithoutNumbers(t *testing.T) {
	_, err := Table(table("| Who | When |\n| Ada | soon |\n| Bob | 3 to 4 |"))
	if !errors.Is(err, ErrNoNumbers) || err.Error() != `a chart needs a column of numbers: Who has "Ada" in row 1, When has "soon" in row 1` {
		t.Errorf("got %v", err)
	}
	if _, err = Table(nil, nil); !errors.Is(err, ErrNoNumbers) {
		t.Errorf("of nothing: %v", err)
	}
}

func TestReadNumber(t *testing.T) {
	for s, want := range map[string]float64{
		"12": 12, "-7": -7, "+3": 3, "\u22125": -5, "1,234": 1234, "1,234,567.5": 1234567.5, "12,5": 12.5, "3.25": 3.25, ".5": 0.5,
		"1e6": 1e6, "2.5E-3": 0.0025, "12 %": 12, "€ 3.50": 3.5, "-€5": -5, "€-5": -5, "$1,000": 1000, "7 kWh": 7, "3 €": 3,
		"12 345": 12345, "1\u202f234\u202f567,5": 1234567.5, "1'000.5": 1000.5, "(12)": -12, "kr12": 12, "R$5": 5, "EUR7": 7, "($1,200)": -1200,
	} {
		if got, _, ok := readNumber(s, false); !ok || got != want {
			t.Errorf("%q is read as %g (%v), want %g", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "Ada", "3 to 4", "2026-03-01", "12:30", "1,23,4", "1.2.3", "a lot: 5", "1e999", "3 (4)", "--5", "v1.2", "Q3", "1.234,50", "(-3)", "()", "1 23", "2 1234"} {
		if v, unit, ok := readNumber(s, false); ok {
			t.Errorf("%q is read as %g with unit %q", s, v, unit)
		}
	}
}

func TestReadContinental(t *testing.T) {
	for s, want := range map[string]float64{"1.234": 1234, "1.234,5": 1234.5, "-12.345.678": -12345678, "12,345": 12.345, "7": 7} {
		if got, _, ok := readNumber(s, true); !ok || got != want {
			t.Errorf("%q is read as %g (%v), want %g", s, got, ok, want)
		}
	}
	for _, s := range []string{"1.5", "1,2,3", ".123", "1234.567", "1.23.4"} {
		if v, _, ok := readNumber(s, true); ok {
			t.Errorf("%q is read as %g", s, v)
		}
	}
}

func FuzzTable(f *testing.F) {
	f.Add("| a | b |\n| x | 1 |\n| y | 2 % |")
	f.Add("| a |\n| 1,234.5 |\n| -€ 3 |\n| 1e-400 |")
	f.Fuzz(func(t *testing.T, s string) {
		c, err := Table(table(s))
		if err != nil {
			return
		}
		for _, series := range c.Series {
			for _, p := range series.Points {
				if math.IsInf(p.Y, 0) {
					t.Fatalf("a cell is read as %g", p.Y)
				}
			}
		}
		hold(t, c, 60, 0)
	})
}
