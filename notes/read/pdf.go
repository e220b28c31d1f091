package read

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/klippa-app/go-pdfium"
	pdfiumErrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// A PDF is what reads PDF files: PDFium, as a program of WebAssembly without files or
// network of its own. Each file is read in a fresh copy of it. It is used by one
// goroutine at a time.
type PDF struct {
	cache wazero.CompilationCache
	pool  pdfium.Pool
}

// pdfMemory is how much PDFium may take for one file, in pages of 64 kB, beside the
// file itself where that is large.
const pdfMemory = 5000

// OpenPDF makes ready to read PDF files. That takes seconds, unless it has been done
// before with the same folder, which is made where there is none; with "" nothing is
// kept. The caller closes it.
func OpenPDF(folder string) (*PDF, error) {
	p, err := openPDF(folder)
	if err != nil && folder != "" {
		// What is kept there may be damaged, or the folder not to be used.
		old, _ := filepath.Glob(filepath.Join(folder, "wazero-*"))
		for _, dir := range old {
			_ = os.RemoveAll(dir) // the next try says whether that helped
		}
		p, err = openPDF(folder)
		if err != nil {
			p, err = openPDF("")
		}
	}
	return p, err
}

func openPDF(folder string) (*PDF, error) {
	p := new(PDF)
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(pdfMemory)
	if folder != "" {
		cache, err := wazero.NewCompilationCacheWithDir(folder)
		if err != nil {
			return nil, fmt.Errorf("keep what reads PDF files: %w", err)
		}
		p.cache = cache
		config = config.WithCompilationCache(cache)
	}
	pool, err := webassembly.Init(webassembly.Config{
		MaxTotal: 1, RuntimeConfig: config, FSConfig: wazero.NewFSConfig(),
		Stdout: io.Discard, Stderr: io.Discard, RandomSource: rand.NewChaCha8([32]byte{}),
	})
	if err != nil {
		p.Close()
		return nil, fmt.Errorf("make ready to read PDF files: %w", err)
	}
	p.pool = pool
	return p, nil
}

// Close lets go of it.
func (p *PDF) Close() {
	if p.pool != nil {
		_ = p.pool.Close() // nothing was written
	}
	if p.cache != nil {
		_ = p.cache.Close(context.Background()) // nor here
	}
}

// A pdfFile is an open PDF.
type pdfFile struct {
	pdfium.Pdfium
	doc references.FPDF_DOCUMENT
}

// open opens a file in a fresh copy of PDFium, which the caller closes.
func (p *PDF) open(data []byte) (*pdfFile, error) {
	instance, err := p.pool.GetInstanceWithContext(context.Background())
	if err != nil {
		return nil, &Unreadable{"what reads PDF files could not be started"}
	}
	opened, err := instance.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case err == nil:
		return &pdfFile{instance, opened.Document}, nil
	case errors.Is(err, pdfiumErrors.ErrPassword), errors.Is(err, pdfiumErrors.ErrSecurity):
		err = &Unreadable{"encrypted"}
	default:
		err = &Unreadable{"broken: it cannot be opened as a PDF"}
	}
	_ = instance.Close()
	return nil, err
}

// readPDF reads the text of a PDF, page by page.
func readPDF(in Input) (Document, error) {
	if in.PDF == nil {
		return Document{}, &Unreadable{"PDF files are read in a process of their own, and there is none"}
	}
	engine, err := in.PDF()
	if err != nil {
		return Document{}, &Unreadable{"what reads PDF files could not be started"}
	}
	f, err := engine.open(in.Data)
	if err != nil {
		return Document{}, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	return f.read(in)
}

// read reads the pages of an open file.
func (f *pdfFile) read(in Input) (Document, error) {
	count, err := f.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: f.doc})
	if err != nil {
		return Document{}, &Unreadable{"broken: it cannot be opened as a PDF"}
	}
	var d Document
	var text strings.Builder
	for n := range count.PageCount {
		if in.Beat != nil {
			in.Beat()
		}
		page, err := f.GetPageText(&requests.GetPageText{Page: requests.Page{ByIndex: &requests.PageByIndex{Document: f.doc, Index: n}}})
		if err != nil {
			continue
		}
		d.Parts = append(d.Parts, Part{Start: text.Len(), Name: "page " + strconv.Itoa(n+1)})
		text.WriteString(strings.ReplaceAll(strings.TrimSpace(page.Text), "\r\n", "\n") + "\n\n")
	}
	d.Text = text.String()
	return d, nil
}
