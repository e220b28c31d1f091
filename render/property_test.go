package render

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// samples are all the texts of the cases, and what else is hard.
func samples(t testing.TB) []string {
	files, _ := filepath.Glob("testdata/*.txt")
	out := []string{hardText}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for part := range strings.SplitSeq(string(data), "\n#### ") {
			src, _, _ := strings.Cut(part, "\n%%%% ")
			_, src, _ = strings.Cut(src, "\n")
			out = append(out, src)
		}
	}
	return out
}

func styles() []Style {
	linked := ANSI()
	linked.Base = "file://host/a/"
	ascii := Plain()
	ascii.ASCII, ascii.Meta, ascii.MaxText = true, true, 200
	return []Style{Plain(), linked, Mono(), ascii}
}

func TestEveryWidth(t *testing.T) {
	styles := styles()
	for i, src := range samples(t) {
		for width := 1; width <= 200; width++ {
			checkPage(t, []byte(src), width, styles[(i+width)%len(styles)])
		}
	}
}

// TestEveryWord draws documents made up at random and looks for each of their words.
func TestEveryWord(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	for range 300 {
		m := maker{rng: rng}
		for range 1 + rng.IntN(6) {
			m.block("", 3)
		}
		src := m.String()
		width := 20 + rng.IntN(120)
		st := styles()[rng.IntN(4)]
		st.Links = false
		st.Strong, st.Heading = nil, nil
		out := checkPage(t, []byte(src), width, st).String()
		for _, w := range m.words {
			if !strings.Contains(out, w) {
				t.Fatalf("%s is missing at %d\n%s\n----\n%s", w, width, src, out)
			}
		}
	}
}

// A maker writes Markdown of which it knows the words.
type maker struct {
	strings.Builder
	rng   *rand.Rand
	words []string
}

func (m *maker) word() string {
	w := fmt.Sprintf("w%03d", len(m.words))
	m.words = append(m.words, w)
	return w
}

// text writes some words, each within some inline syntax or none.
func (m *maker) text() string {
	forms := []string{
		"%s", "%s", "*%s*", "**%s**", "`%s`", "~~%s~~", "==%s==", "[%s](https://x.example/y)", "[[%s]]", "[[t|%s]]", "<b>%s</b>",
		"![%s](x.png)", "_%s_", "漢字%s漢字", "$%s$", "(%s),", "%s<br>", "[%s][none]", "***%s***", "&lt;%s&gt;", "<%s@x.example>",
	}
	var parts []string
	for range 1 + m.rng.IntN(8) {
		parts = append(parts, fmt.Sprintf(forms[m.rng.IntN(len(forms))], m.word()))
	}
	return strings.Join(parts, " ")
}

// block writes a block whose lines all begin with an indent.
func (m *maker) block(indent string, depth int) {
	line := func(s string) { fmt.Fprintf(m, "%s%s\n", indent, s) }
	switch kind := m.rng.IntN(9); {
	case kind == 0:
		line("## " + m.text())
	case kind == 1 && depth > 0:
		m.block(indent+"> ", depth-1)
	case kind == 2 && depth > 0:
		for range 1 + m.rng.IntN(3) {
			line("- " + m.text())
			m.block(indent+"  ", depth-1)
		}
	case kind == 3:
		cell := func() string { return strings.ReplaceAll(m.text(), "|", `\|`) }
		line("| " + cell() + " | " + cell() + " |")
		line("|---|--:|")
		line("| " + cell() + " | " + cell() + " |")
	case kind == 4:
		line("```go")
		line(m.word() + " " + m.word())
		line("```")
	case kind == 5:
		line("> [!note] " + m.text())
		line("> " + m.text())
	case kind == 6:
		line("<div><p>" + m.word() + "</p>")
		line(m.word() + "</div>")
	default:
		line(m.text())
		line(m.text())
	}
	line("")
}

// TestEveryLetter holds narrow pages against a wide one: not a letter may be lost
// on the way.
func TestEveryLetter(t *testing.T) {
	for _, src := range samples(t) {
		count := func(width int) map[rune]int {
			n := map[rune]int{}
			for _, r := range Markdown([]byte(src), width, Plain()).String() {
				if unicode.IsLetter(r) || unicode.IsDigit(r) {
					n[r]++
				}
			}
			return n
		}
		wide := count(200)
		for width := 20; width < 200; width += 7 {
			narrow := count(width)
			for r, n := range wide {
				// Cards say the head of a column again for every row.
				if narrow[r] < n {
					t.Fatalf("%d of %d %q at %d in %q", narrow[r], n, r, width, src)
				}
			}
		}
	}
}

// TestLines looks whether lines say rightly where they come from: the words drawn on a
// line stand in the Markdown between its first and last source line.
func TestLines(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	for range 200 {
		m := maker{rng: rng}
		m.WriteString("---\ntitle: x\n---\n")
		for range 1 + rng.IntN(6) {
			m.block("", 3)
		}
		source := strings.Split(m.String(), "\n")
		p := checkPage(t, []byte(m.String()), 20+rng.IntN(80), Plain())
		for _, w := range m.words {
			at := strings.Index(m.String(), w)
			if !slices.ContainsFunc(p.Lines, func(l Line) bool { return l.Lo <= at && at+len(w) <= l.Hi }) {
				t.Fatalf("no line comes from %s, at %d\n%s", w, at, m.String())
			}
		}
		for _, l := range p.Lines {
			for _, w := range m.words {
				if !strings.Contains(l.Text, w) {
					continue
				}
				if !strings.Contains(m.String()[l.Lo:l.Hi], w) && !strings.Contains(m.String(), "|--") {
					t.Fatalf("%s is not in bytes %d to %d: %q\n%s", w, l.Lo, l.Hi, l.Text, m.String())
				}
				if l.Source == 0 || !strings.Contains(strings.Join(source[l.Source-1:l.End], "\n"), w) {
					// A card names its columns after the head of the table.
					if strings.Contains(m.String(), "|--") {
						continue
					}
					t.Fatalf("%s is not in lines %d to %d: %q\n%s", w, l.Source, l.End, l.Text, m.String())
				}
			}
		}
	}
}

// TestCache feeds a cache a text piece by piece, at changing widths, and expects what
// is drawn without one.
func TestCache(t *testing.T) {
	var c Cache
	src := strings.Repeat(hardText, 2) + "[ref] and [^late]\n\n[ref]: https://x.example\n\n[^late]: a note\n"
	for end := 0; end <= len(src); end += 13 {
		for _, width := range []int{80, 30} {
			got := c.Markdown([]byte(src[:end]), width, ANSI())
			if want := Markdown([]byte(src[:end]), width, ANSI()); !reflect.DeepEqual(got, want) {
				t.Fatalf("after %d bytes at %d\ngot\n%s\nwant\n%s", end, width, got, want)
			}
		}
	}
}

func TestCacheDrawsOnlyWhatChanged(t *testing.T) {
	var c Cache
	src := hard(20 << 10)
	c.Markdown(src, 80, ANSI())
	first := c.misses
	c.Markdown(append(src, "and some more"...), 80, ANSI())
	if n := c.misses - first; n != 1 {
		t.Errorf("a new block: %d drawn", n)
	}
	c.Markdown(src, 60, ANSI())
	c.Markdown(src, 80, ANSI())
	if n := c.misses - first; n > first+1 {
		t.Errorf("back at a width: %d drawn of %d", n, first)
	}
}

// TestLongAddresses cites one long address again and again: hyperlinks give way before
// the page becomes many times as large as its text.
func TestLongAddresses(t *testing.T) {
	for _, often := range []string{"[^1]\n\n", "[a]\n\n"} {
		long := "http://x/" + strings.Repeat("a", 1900)
		src := "[^1]: [a](" + long + ")\n\n[a]: " + long + "\n\n" + strings.Repeat(often, 10000)
		for _, st := range []Style{ANSI(), Plain()} {
			if n := len(Markdown([]byte(src), 80, st).String()); n > 20*len(src) {
				t.Errorf("%d bytes of Markdown became %d", len(src), n)
			}
		}
	}
}

func TestCacheForgets(t *testing.T) {
	var c Cache
	var src []byte
	for i := range 500 {
		src = fmt.Appendf(src, "%d: %s\n\n", i, strings.Repeat("some words ", 40))
	}
	for i := range 60 {
		c.Markdown(src, 20+i, Plain())
	}
	if c.size > maxCached+(2<<20) {
		t.Errorf("holds %d bytes", c.size)
	}
	held := 0
	for _, known := range c.views {
		held += len(known)
	}
	if held == c.misses {
		t.Error("nothing was forgotten: the text is too short to tell")
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, src := range samples(f) {
		f.Add([]byte(src), uint8(40))
	}
	for _, h := range hostile {
		f.Add([]byte(h.text(300)), uint8(20))
	}
	f.Add([]byte("[^a]:[^a]:0"), uint8(20))
	f.Add([]byte("[^0]:\n[^10]:"), uint8(20))
	f.Fuzz(func(t *testing.T, src []byte, width uint8) {
		w := 1 + int(width)%200
		for _, st := range styles() {
			checkPage(t, src, w, st)
		}
		var c Cache
		c.Markdown(src[:len(src)/2], w, ANSI())
		if got, want := c.Markdown(src, w, ANSI()), Markdown(src, w, ANSI()); !reflect.DeepEqual(got, want) {
			t.Fatalf("cached\n%s\nwant\n%s", got, want)
		}
	})
}
