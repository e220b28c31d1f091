package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// manyPieces makes a brief come in 200 pieces, with blocks of every kind.
func manyPieces(f *fake, _ *Options) {
	f.pieces, f.pause = nil, 50*time.Millisecond
	for i := range 200 {
		switch i % 10 {
		case 0:
			f.pieces = append(f.pieces, fmt.Sprintf("\n\n## Part %d\n\n", i))
		case 5:
			f.pieces = append(f.pieces, fmt.Sprintf("\n\n- item %d of a list", i))
		case 6:
			f.pieces = append(f.pieces, fmt.Sprintf("\n- item %d, longer than a line of the window is wide so that it has to be wrapped somewhere", i))
		case 7:
			f.pieces = append(f.pieces, "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n")
		default:
			f.pieces = append(f.pieces, fmt.Sprintf("Sentence %d says something[^%d]. ", i, i%9+1))
		}
	}
}

// topLine is the first line of the text that is seen, without the marks in its margin.
func (d *driver) topLine() string {
	line := strings.Split(d.screen(), "\n")[frameOf(d.a.w, d.a.h).top]
	return strings.TrimLeft(line, " ✓~?✗!")
}

func TestReaderIsNeverMoved(t *testing.T) {
	for _, size := range [][2]int{{100, 30}, {50, 16}, {36, 9}} {
		session(t, size[0], size[1], func(d *driver) {
			d.press("b").types("sleep").press("enter").passes(3 * time.Second)
			d.press("g", "j", "j", "j")
			before := d.topLine()
			if strings.TrimSpace(before) == "" {
				d.press("j")
				before = d.topLine()
			}
			for range 60 {
				d.passes(100 * time.Millisecond)
				if got := d.topLine(); got != before {
					t.Fatalf("%v: the top line went from %q to %q", size, before, got)
				}
			}
			if size[0] >= 40 {
				d.sees("more lines · G")
			}
			d.passes(2 * time.Second)
			if got := d.topLine(); got != before {
				t.Fatalf("%v: the end of the work moved the top line from %q to %q", size, before, got)
			}
		}, manyPieces)
	}
}

func TestReaderAtTheEndIsFollowed(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press("b").types("sleep").press("enter").passes(3 * time.Second)
		v := d.a.top().(*viewer)
		for i := range 30 {
			d.passes(100 * time.Millisecond)
			if v.reader.more() != 0 {
				t.Fatalf("after %d beats %d lines are below the window", i, v.reader.more())
			}
		}
		d.seesNot("more line").press("k").passes(500 * time.Millisecond).sees("more lines · G")
		d.press("G").passes(300 * time.Millisecond).seesNot("more line")
	}, manyPieces)
}

// A document that shrinks under a reader who is elsewhere does not take the reader
// to its end for good.
func TestShrinkingDoesNotFollow(t *testing.T) {
	session(t, 60, 14, func(d *driver) {
		long := strings.Repeat("A paragraph.\n\n", 100)
		d.fake.docs["long.md"] = long
		d.opens("long.md").press("pgdown", "pgdown", "pgdown")
		d.fake.docs["long.md"] = long[:len("A paragraph.\n\n")*12]
		d.a.known.stamp = "x"
		d.begin(d.a.reload())
		d.settle()
		d.fake.docs["long.md"] = long + "The end.\n"
		d.begin(d.a.reload())
		d.settle()
		d.seesNot("The end.")
	})
}

func TestResizeKeepsThePlace(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		var b strings.Builder
		for i := range 200 {
			fmt.Fprintf(&b, "Paragraph %d is long enough to be wrapped in a narrow window, where it takes more than one line.\n\n", i)
		}
		d.fake.docs["long.md"] = b.String()
		d.begin(d.a.openAt("long.md", 201))
		d.settle()
		d.sees("Paragraph 100 is")
		for _, size := range [][2]int{{40, 20}, {200, 60}, {30, 8}, {100, 30}} {
			d.resize(size[0], size[1])
			if !strings.Contains(d.screen(), "Paragraph 9") && !strings.Contains(d.screen(), "Paragraph 100") {
				t.Errorf("at %v the place is lost:\n%s", size, d.screen())
			}
		}
	})
}

func TestLargeDocument(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.fake.docs["large.md"] = strings.Repeat("A line of text with **some** `code` in it and a [link](x.md).\n\n", 2200)
		began := wallClock()
		d.opens("large.md")
		opened := wallClock().Sub(began)
		began = wallClock()
		d.resize(80, 24)
		if resized := wallClock().Sub(began); opened > time.Second || resized > time.Second {
			t.Errorf("140 kB opened in %v and were resized in %v", opened, resized)
		}
	})
}
