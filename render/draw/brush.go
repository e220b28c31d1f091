package draw

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"strconv"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// A brush is a pen that paints pixels.
type brush struct {
	img           *image.RGBA
	scale         float64
	dx, dy        float64 // of the picture in its page
	regular, bold typeface
	missing       map[rune]bool
}

// A typeface is a font at the size of labels.
type typeface struct {
	font *sfnt.Font
	face font.Face
}

// at is a place in pixels of the page.
func (b *brush) at(x, y float64) (float64, float64) {
	return (x + b.dx) * b.scale, (y + b.dy) * b.scale
}

func rgb(s string) color.RGBA {
	n, err := strconv.ParseUint(s[min(1, len(s)):], 16, 32)
	if err != nil {
		return color.RGBA{A: 0xff}
	}
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff}
}

func (b *brush) path(way path, fill string, s stroke) {
	lines := b.flat(way)
	if fill != "" {
		b.fillAll(lines, fill)
	}
	if s.colour != "" {
		var strips []polyline
		for _, l := range lines {
			if s.dashed {
				strips = append(strips, l.dashes(4*b.scale, 3*b.scale)...)
			} else {
				strips = append(strips, l)
			}
		}
		var outlines []polyline
		for _, l := range strips {
			outlines = append(outlines, l.thick(s.width*b.scale/2)...)
		}
		b.fillAll(outlines, s.colour)
	}
}

// A polyline is straight pieces, as pairs of coordinates.
type polyline []float64

// flat makes straight pieces of a path.
func (b *brush) flat(way path) []polyline {
	var out []polyline
	for _, c := range way {
		x, y := b.at(c.x, c.y)
		n := len(out) - 1
		switch c.op {
		case 'M':
			out = append(out, polyline{x, y})
		case 'L':
			out[n] = append(out[n], x, y)
		case 'Q':
			cx, cy := b.at(c.cx, c.cy)
			k := len(out[n])
			x0, y0 := out[n][k-2], out[n][k-1]
			const steps = 8
			for i := 1; i <= steps; i++ {
				t := float64(i) / steps
				u := 1 - t
				out[n] = append(out[n], u*u*x0+2*u*t*cx+t*t*x, u*u*y0+2*u*t*cy+t*t*y)
			}
		case 'Z':
			out[n] = append(out[n], out[n][0], out[n][1])
		}
	}
	return out
}

// fillAll fills outlines, all in one colour.
func (b *brush) fillAll(lines []polyline, colour string) {
	minX, minY, maxX, maxY := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, l := range lines {
		for i := 0; i+1 < len(l); i += 2 {
			minX, maxX = min(minX, l[i]), max(maxX, l[i])
			minY, maxY = min(minY, l[i+1]), max(maxY, l[i+1])
		}
	}
	box := image.Rect(int(math.Floor(minX)), int(math.Floor(minY)), int(math.Ceil(maxX))+1, int(math.Ceil(maxY))+1)
	box = box.Intersect(b.img.Bounds())
	if box.Empty() {
		return
	}
	r := vector.NewRasterizer(box.Dx(), box.Dy())
	x0, y0 := float64(box.Min.X), float64(box.Min.Y)
	for _, l := range lines {
		if len(l) < 6 {
			continue
		}
		r.MoveTo(float32(l[0]-x0), float32(l[1]-y0))
		for i := 2; i+1 < len(l); i += 2 {
			r.LineTo(float32(l[i]-x0), float32(l[i+1]-y0))
		}
		r.ClosePath()
	}
	r.Draw(b.img, box, image.NewUniform(rgb(colour)), image.Point{})
}

// thick is the outlines of a line with a width: one for each piece, and a disc where
// two meet. All turn the same way, so that what lies under two is not left out.
func (l polyline) thick(half float64) []polyline {
	var out []polyline
	for i := 2; i+1 < len(l); i += 2 {
		x0, y0, x1, y1 := l[i-2], l[i-1], l[i], l[i+1]
		long := math.Hypot(x1-x0, y1-y0)
		if long == 0 {
			continue
		}
		nx, ny := -(y1-y0)/long*half, (x1-x0)/long*half
		out = append(out, polyline{x0 + nx, y0 + ny, x0 - nx, y0 - ny, x1 - nx, y1 - ny, x1 + nx, y1 + ny})
		if i+3 < len(l) {
			out = append(out, disc(x1, y1, half))
		}
	}
	return out
}

// disc is a circle as straight pieces, turning as the pieces of a thick line do.
func disc(x, y, r float64) polyline {
	const steps = 12
	var out polyline
	for i := range steps {
		at := 2 * math.Pi * float64(i) / steps
		out = append(out, x+r*math.Cos(at), y+r*math.Sin(at))
	}
	return out
}

// dashes cuts a line into pieces of a length with gaps between.
func (l polyline) dashes(on, off float64) []polyline {
	var out []polyline
	var run polyline
	left, drawing := on, true
	for i := 2; i+1 < len(l); i += 2 {
		x, y, x1, y1 := l[i-2], l[i-1], l[i], l[i+1]
		if drawing && len(run) == 0 {
			run = polyline{x, y}
		}
		for long := math.Hypot(x1-x, y1-y); long > 0; long = math.Hypot(x1-x, y1-y) {
			step := min(left, long)
			x, y = x+(x1-x)*step/long, y+(y1-y)*step/long
			if drawing {
				run = append(run, x, y)
			}
			if left -= step; left > 0 {
				break
			}
			if drawing {
				out, run = append(out, run), nil
			}
			drawing = !drawing
			if left = off; drawing {
				left, run = on, polyline{x, y}
			}
		}
	}
	if len(run) > 2 {
		out = append(out, run)
	}
	return out
}

func (b *brush) write(x, y float64, s string, a align, colour string, bold bool) {
	f := b.regular
	if bold {
		f = b.bold
	}
	var buf sfnt.Buffer
	for _, r := range s {
		if i, err := f.font.GlyphIndex(&buf, r); err == nil && i == 0 {
			b.missing[r] = true
		}
	}
	d := font.Drawer{Dst: b.img, Src: image.NewUniform(rgb(colour)), Face: f.face}
	px, py := b.at(x, y)
	w := float64(d.MeasureString(s)) / 64
	switch a {
	case middle:
		px -= w / 2
	case end:
		px -= w
	}
	d.Dot = fixed.Point26_6{X: fixed.Int26_6(px * 64), Y: fixed.Int26_6(py * 64)}
	d.DrawString(s)
}

// page fills the whole page.
func (b *brush) page(colour string) {
	draw.Draw(b.img, b.img.Bounds(), image.NewUniform(rgb(colour)), image.Point{}, draw.Src)
}
