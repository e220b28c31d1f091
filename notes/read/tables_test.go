package read

import (
	"fmt"
	"strings"
	"testing"
)

// tableText writes a table as a test expects it: its name, then each row with its line.
func tableText(t Table) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", t.Name, strings.Join(t.Header, "|"))
	for i, r := range t.Rows {
		at := fmt.Sprint(t.Lines[i])
		if t.Places != nil {
			at = t.Places[i]
		}
		fmt.Fprintf(&b, "\n%s: %s", at, strings.Join(r, "|"))
	}
	return b.String()
}

func TestSeparatedTable(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"a.csv", "Item,Price\npump,\"1,200\"\n\ntank,\n", ": Item|Price\n2: pump|1,200\n4: tank|"},
		{"a.tsv", "品目\t価格\nポンプ\t12\n", ": 品目|価格\n2: ポンプ|12"},
		{"a.csv", "1,2\n3,4,5\n", ": A|B|C\n1: 1|2\n2: 3|4|5"},
		{"a.csv", "Item;2024;2025\npump;1;2\n", ": Item|2024|2025\n2: pump|1|2"},
		{"a.csv", "sep=;\nItem;n\na;1\nb;2", ": Item|n\n3: a|1\n4: b|2"},
		{"a.csv", "Budget of the tanks\nItem,n\na,1\nb,2\n", ": Item|n\n3: a|1\n4: b|2"},
		{"a.csv", "name,c10,c11\npump,5,6\ntank,7,8\n", ": name|c10|c11\n2: pump|5|6\n3: tank|7|8"},
		{"a.csv", "Item,2024,Note\npump,5,x\n", ": Item|2024|Note\n2: pump|5|x"},
		{"a.csv", "Born,Name\n1990,Ann\n1992,Bob\n", ": Born|Name\n2: 1990|Ann\n3: 1992|Bob"},
		{"a.csv", "pump,5\ntank,7\n", ": A|B\n1: pump|5\n2: tank|7"},
		{"a.csv", "", ": "},
	} {
		got, err := SeparatedTable(c.name, []byte(c.data))
		if err != nil || tableText(got) != c.want {
			t.Errorf("%q is\n%s (%v)\nwant\n%s", c.data, tableText(got), err, c.want)
		}
	}
}

func TestMarkdownTables(t *testing.T) {
	text := "# Costs\n\n| Item | Price \\| net |\n|---|---:|\n| pump | 7 |\n| tank |\n\n```\n| a | b |\n|---|---|\n| 1 | 2 |\n```\n\nn | m\n--|--\n1 | 2\n"
	d, err := File("a.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, table := range d.Tables() {
		got = append(got, tableText(table))
	}
	want := []string{"Costs: Item|Price | net\n5: pump|7\n6: tank", "Costs: n|m\n16: 1|2"}
	if strings.Join(got, "\n\n") != strings.Join(want, "\n\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n\n"), strings.Join(want, "\n\n"))
	}
}

// TestSheetTables reads the rows of a workbook back from its text.
func TestSheetTables(t *testing.T) {
	d := Document{Format: formatXLSX, Text: "## Budget\n\n- Item: pump; Price: 7; Note: soon; late\n- Item: tank\n- Item: hose; Kind: \\<new; Price: 3\n\n## Empty\n\nNothing.\n"}
	got := d.Tables()
	if len(got) != 1 || strings.Join(got[0].Header, "|") != "Item|Price|Note|Kind" || fmt.Sprint(got[0].Rows) != "[[pump 7 soon; late] [tank  ] [hose 3  <new]]" {
		t.Errorf("got %v", got)
	}
}

// TestSheetOfYears names columns by years, which the text of a sheet takes for values.
func TestSheetOfYears(t *testing.T) {
	d := Document{Format: formatXLSX, Text: "## Costs\n\n- A: Item; B: 2024; C: Note\n- A: pump; B: 7; C: soon\n- A: tank; B: 8\n"}
	if got := d.Tables(); len(got) != 1 || strings.Join(got[0].Header, "|") != "Item|2024|Note" || len(got[0].Rows) != 2 {
		t.Errorf("got %v", got)
	}
}

// FuzzTables holds that no text breaks the reading of tables, and that rows have lines.
func FuzzTables(f *testing.F) {
	f.Add("a,b\n1,2\n")
	f.Add("| a | b |\n|--|--|\n| 1 |\n|||||\n")
	f.Add("\"a\"\"b\",\n;\n\xff\xfe")
	f.Fuzz(func(t *testing.T, text string) {
		if table, err := SeparatedTable("a.csv", []byte(text)); err == nil && len(table.Lines) != len(table.Rows) {
			t.Fatalf("%d rows have %d lines", len(table.Rows), len(table.Lines))
		}
		for _, format := range []string{formatXLSX, formatMarkdown} {
			for _, table := range (Document{Format: format, Text: text}).Tables() {
				if len(table.Lines) != len(table.Rows) || len(table.Header) > maxColumns {
					t.Fatalf("%d rows have %d lines", len(table.Rows), len(table.Lines))
				}
			}
		}
	})
}
