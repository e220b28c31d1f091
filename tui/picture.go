package tui

import (
	"encoding/base64"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
)

// A picture is an image that the terminal holds, and the cells it stands on. It is sent
// once; the cells are text, so that it can be scrolled, covered and drawn again like any
// other.
type picture struct {
	id            int // as the terminal knows it
	width, height int // in pixels
	cols, rows    int // cells it is laid on
	tmux          bool
}

// The id of a picture is told by its cells: the highest byte by a mark on each of them, the
// lowest by their colour, which is one of the sixteen because no other is drawn. Where no
// colour is, it is 0.
const (
	idColour  = 5
	idFirst   = 75 // of the highest byte; other programs count from 0
	idLast    = 127
	idBit     = 24
	placement = 1
)

// pictureID is the id of the nth picture of a session.
func pictureID(n int, colour bool) int {
	id := (idFirst + n%(idLast-idFirst)) << idBit
	if colour {
		id |= idColour
	}
	return id
}

// A cell is taken to be so many pixels of a picture at twice its size. The terminal keeps
// the picture's own form whatever its cells are.
const (
	cellWidth  = 16
	cellHeight = 32
	mostCells  = 200 // there are marks for 297 rows and columns
)

// fitted lays a picture on as many cells as it needs, and no more columns than there are:
// it is scrolled like the drawing in cells, so that its words are of a size to be read.
func (p *picture) fitted(w int) {
	cols, rows := float64(max(p.width, 1))/cellWidth, float64(max(p.height, 1))/cellHeight
	by := min(1, float64(max(w, 1))/cols, mostCells/cols, mostCells/rows)
	p.cols, p.rows = max(int(cols*by+.5), 1), max(int(rows*by+.5), 1)
}

// maxChunk is how many letters of a picture go at once.
const maxChunk = kitty.MaxChunkSize

// sent is what sends a picture to the terminal and lays it on its cells, without an answer.
func (p *picture) sent(png []byte) string {
	data := base64.StdEncoding.EncodeToString(png)
	options := kitty.Options{
		Action: kitty.TransmitAndPut, Format: kitty.PNG, Quiet: 2, ID: p.id, PlacementID: placement,
		VirtualPlacement: true, Columns: p.cols, Rows: p.rows,
	}
	var out strings.Builder
	for first := true; first || data != ""; first = false {
		part := data[:min(len(data), maxChunk)]
		data = data[len(part):]
		var keys []string
		if first {
			keys = options.Options()
		} else {
			keys = []string{"q=2"}
		}
		more := "m=0"
		if data != "" {
			more = "m=1"
		}
		out.WriteString(p.through(ansi.KittyGraphics([]byte(part), append(keys, more)...)))
	}
	return out.String()
}

// put lays a picture that was sent on other cells.
func (p *picture) put() string {
	options := kitty.Options{
		Action: kitty.Put, Quiet: 2, ID: p.id, PlacementID: placement, VirtualPlacement: true, Columns: p.cols, Rows: p.rows,
	}
	return p.through(ansi.KittyGraphics(nil, options.Options()...))
}

// erased has the terminal forget a picture.
func (p *picture) erased() string {
	options := kitty.Options{Action: kitty.Delete, Delete: kitty.DeleteID, DeleteResources: true, Quiet: 2, ID: p.id}
	return p.through(ansi.KittyGraphics(nil, options.Options()...))
}

// through passes a sequence on to the terminal that tmux runs in.
func (p *picture) through(seq string) string {
	if p.tmux {
		return ansi.TmuxPassthrough(seq)
	}
	return seq
}

// lines are the cells that are seen of a picture.
func (p *picture) lines(l *look, b *board) []string {
	var out []string
	for row := b.y; row < p.rows && len(out) < b.h; row++ {
		var cells strings.Builder
		for col := b.x; col < p.cols && col-b.x < b.w; col++ {
			cells.WriteRune(kitty.Placeholder)
			cells.WriteRune(kitty.Diacritic(row))
			cells.WriteRune(kitty.Diacritic(col))
			cells.WriteRune(kitty.Diacritic(p.id >> idBit))
		}
		out = append(out, " "+l.as(role{"", "35", ""}, cells.String()))
	}
	return out
}
