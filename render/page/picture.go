package page

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"html"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strconv"

	"ken/render"
)

const (
	// MaxPicture is the largest picture that is put into a page, in bytes.
	MaxPicture = 4 << 20
	// maxPoints is how many points a picture may have: few bytes can stand for so many
	// that a browser stops.
	maxPoints = 64 << 20
)

// picture writes a picture of the workspace into the page, any other as what it shows.
func (w *writer) picture(g *render.Goal, alt string) {
	name, _ := w.file(g.To)
	if web := webAddress(g.To); name == "" || w.Picture == nil {
		w.put(`<span class="missing">[`, w.pictureLink(web, alt), "]</span>")
		if web != "" {
			w.problem(0, "the picture "+render.Clean(web)+" is on the web and stays there")
		}
		return
	}
	data, kind, size, err := w.readPicture(name)
	if err != nil {
		w.problem(0, fmt.Sprintf("the picture %s: %s", name, err))
		w.put(`<span class="missing">[`, w.pictureLink("", alt), "]</span>")
		return
	}
	w.page.Pictures++
	w.put(`<img alt="`, html.EscapeString(alt), `" width="`, strconv.Itoa(size.Width), `" height="`, strconv.Itoa(size.Height),
		`" src="data:image/`, kind, ";base64,", base64.StdEncoding.EncodeToString(data), `">`)
}

func (w *writer) pictureLink(web, alt string) string {
	words := "picture: " + html.EscapeString(alt)
	if web == "" {
		return words
	}
	return `<a href="` + html.EscapeString(web) + `">` + words + "</a>"
}

func (w *writer) readPicture(name string) (data []byte, kind string, size image.Config, err error) {
	if data, err = w.Picture(name); err != nil {
		return nil, "", size, err
	}
	if len(data) > MaxPicture {
		return nil, "", size, errors.New("it is larger than 4 MB")
	}
	if w.pictures+len(data) > maxInside {
		return nil, "", size, errors.New("the pictures of the page would be larger than 16 MB")
	}
	if kind, size, err = measure(data); err != nil {
		return nil, "", size, err
	}
	w.pictures += len(data)
	return data, kind, size, nil
}

// measure tells the kind and the size of a picture by its bytes, not by its name.
func measure(data []byte) (kind string, size image.Config, err error) {
	in := bytes.NewReader(data)
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		kind = "png"
		size, err = png.DecodeConfig(in)
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		kind = "jpeg"
		size, err = jpeg.DecodeConfig(in)
	case bytes.HasPrefix(data, []byte("GIF8")):
		kind = "gif"
		size, err = gif.DecodeConfig(in)
	default:
		return "", size, errors.New("it is no PNG, JPEG or GIF")
	}
	if err == nil && (size.Width <= 0 || size.Height <= 0 || size.Width > maxPoints/size.Height) {
		err = errors.New("it has too many points")
	}
	return kind, size, err
}
