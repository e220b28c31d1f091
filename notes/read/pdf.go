package read

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"

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
// network of its own. Each file is read in a fresh copy of it, one after the other
// where several goroutines use it.
type PDF struct {
	using sync.Mutex
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

// cutOff tells whether the mark is missing that ends a PDF.
func cutOff(data []byte) bool {
	return !bytes.Contains(data[max(0, len(data)-2048):], []byte("%%EOF"))
}

// A pdfFile is an open PDF.
type pdfFile struct {
	pdfium.Pdfium
	doc references.FPDF_DOCUMENT
}

// pdfInMemory is how large a file may be to be handed to PDFium whole; of a larger one it
// asks for pieces.
const pdfInMemory = 48 << 20

// open opens a file in a fresh copy of PDFium, which the caller closes.
func (p *PDF) open(data []byte) (*pdfFile, error) {
	instance, err := p.pool.GetInstanceWithContext(context.Background())
	if err != nil {
		return nil, &Unreadable{"what reads PDF files could not be started"}
	}
	request := &requests.OpenDocument{File: &data}
	if len(data) > pdfInMemory {
		request = &requests.OpenDocument{FileReader: bytes.NewReader(data), FileReaderSize: int64(len(data))}
	}
	opened, err := instance.OpenDocument(request)
	switch {
	case err == nil:
		return &pdfFile{instance, opened.Document}, nil
	case errors.Is(err, pdfiumErrors.ErrPassword), errors.Is(err, pdfiumErrors.ErrSecurity):
		err = &Unreadable{"encrypted"}
	case !bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		err = &Unreadable{"not a PDF, whatever its name says"}
	case cutOff(data):
		err = &Unreadable{"broken: its end is cut off"}
	default:
		err = &Unreadable{"broken: it cannot be opened as a PDF"}
	}
	_ = instance.Close()
	return nil, err
}
