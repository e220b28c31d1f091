package draw

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"slices"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"

	"ken/render/diagram"
)

// A Picture is a diagram in pixels.
type Picture struct {
	PNG           []byte
	Width, Height int // in pixels
	// Missing are the letters that the font does not have, in their order; a box stands
	// for each of them. [SVG] has no such limit.
	Missing string
}

// ErrTooLarge is for pictures of more than forty million pixels.
var ErrTooLarge = errors.New("the picture is too large")

// maxPixels bounds a picture.
const maxPixels = 40_000_000

// PNG draws a diagram in pixels, scale times as large as its SVG, from 0.25 to 8. It
// writes with the Go fonts: Latin, Greek and Cyrillic letters.
func PNG(d diagram.Diagram, scale float64) (Picture, error) {
	if !(scale >= 0.25) {
		scale = 1
	}
	scale = min(scale, 8)
	if d.Chart != nil && d.Kind != diagram.Quadrant {
		return chartPNG(d, scale)
	}
	s, m := pictureScene(&d)
	w, h := pageSize(s)
	b, err := newBrush(w, h, scale, goregular.TTF, gobold.TTF, letters)
	if err != nil {
		return Picture{}, err
	}
	b.dx, b.dy = margin, margin
	b.page(lightScheme.page)
	a := artist{pen: b, scheme: lightScheme, m: m, s: s}
	a.draw()
	return b.picture()
}

// newBrush makes a page to paint on.
func newBrush(w, h, scale float64, regular, bold []byte, size float64) (*brush, error) {
	if w*h*scale*scale > maxPixels {
		return nil, fmt.Errorf("paint %.0f by %.0f pixels: %w", w*scale, h*scale, ErrTooLarge)
	}
	b := &brush{img: image.NewRGBA(image.Rect(0, 0, int(w*scale), int(h*scale))), scale: scale, missing: map[rune]bool{}}
	var err error
	if b.regular, err = newTypeface(regular, size*scale); err != nil {
		return nil, err
	}
	b.bold, err = newTypeface(bold, size*scale)
	return b, err
}

func newTypeface(ttf []byte, size float64) (typeface, error) {
	f, err := opentype.Parse(ttf)
	if err != nil {
		return typeface{}, fmt.Errorf("read the font: %w", err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return typeface{}, fmt.Errorf("size the font: %w", err)
	}
	return typeface{f, face}, nil
}

// picture is what was painted.
func (b *brush) picture() (Picture, error) {
	var out bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestSpeed}
	var img image.Image = b.img
	if few := fewColours(b.img); few != nil {
		img = few
	}
	if err := e.Encode(&out, img); err != nil {
		return Picture{}, fmt.Errorf("write the picture: %w", err)
	}
	r := b.img.Bounds()
	return Picture{out.Bytes(), r.Dx(), r.Dy(), string(slices.Sorted(maps.Keys(b.missing)))}, nil
}

// fewColours is a picture with a list of its colours, a quarter of the size and of the
// time it takes to be written. Colours that differ by less than an eye sees are one;
// nil where there are still too many.
func fewColours(img *image.RGBA) *image.Paletted {
	out := image.NewPaletted(img.Bounds(), nil)
	seen := map[uint32]uint8{}
	last, index := uint32(0), uint8(0)
	for i := range out.Pix {
		p := img.Pix[4*i : 4*i+4 : 4*i+4]
		key := uint32(p[0]>>3)<<16 | uint32(p[1]>>3)<<8 | uint32(p[2]>>3) | 1<<31
		if key != last {
			at, ok := seen[key]
			if !ok {
				if len(out.Palette) == 256 {
					return nil
				}
				at = uint8(len(out.Palette))
				seen[key] = at
				out.Palette = append(out.Palette, color.RGBA{p[0], p[1], p[2], 0xff})
			}
			last, index = key, at
		}
		out.Pix[i] = index
	}
	return out
}

// chartPNG is a chart as it is drawn in cells, in letters of one width.
func chartPNG(d diagram.Diagram, scale float64) (Picture, error) {
	const cell, high = 8.0, 16.0 // of Go Mono at a size of 13.33: 0.6 of it wide
	t := Text(d, Options{Width: 90})
	b, err := newBrush(float64(t.Width)*cell+2*margin, float64(len(t.Lines))*high+2*margin, scale, gomono.TTF, gomono.TTF, cell/0.6)
	if err != nil {
		return Picture{}, err
	}
	b.dx, b.dy = margin, margin
	b.page(lightScheme.page)
	for i, l := range t.Lines {
		b.write(0, float64(i)*high+baseline, l, start, lightScheme.ink, false)
	}
	return b.picture()
}
