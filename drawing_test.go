package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ken/skills/diagram"
	"ken/skills/tutor"
)

// The screen draws what documents say, keeps it as ken diagram does, asks about its parts
// and writes a picture that other programs can open.
func TestScreenDiagrams(t *testing.T) {
	t.Parallel()
	dir, home := filepath.Join(t.TempDir(), "notes"), t.TempDir()
	copySample(t, dir)
	s := newSession(quietWorld(dir, home))
	ix, err := s.finder()
	if err != nil {
		t.Fatal(err)
	}
	defer s.shop.close()
	ctx, bench := context.Background(), s.bench(ix)
	if _, err := bench.Sync(ctx, func(int, int, string) {}); err != nil {
		t.Fatal(err)
	}
	draws := bench.Diagrams
	for name, want := range map[string]bool{"learning/03-convection.md": true, "learning": true, "heat pumps": false, "../outside": false, "": false} {
		if path, found := draws.Find(name); found != want {
			t.Errorf("%q means %q, %v", name, path, found)
		}
	}
	drawn, err := draws.Draw(ctx, diagram.Request{Topic: "tanks", Offline: true})
	if err != nil || !drawn.Found() || drawn.Path != "" {
		t.Fatalf("drawn: %d edges, kept as %q, %v", len(drawn.Edges), drawn.Path, err)
	}
	kept, err := draws.Keep(ctx, drawn)
	if err != nil || !strings.HasPrefix(kept.Path, "diagrams/") {
		t.Fatalf("kept as %q, %v", kept.Path, err)
	}
	recent, err := bench.Recent()
	if err != nil || len(recent) != 1 || recent[0].Path != kept.Path || recent[0].Kind != "diagram" {
		t.Errorf("listed is %+v, %v", recent, err)
	}
	asked, err := draws.Ask(ctx, drawn, drawn.Edges[0].Cites)
	if err != nil || asked.View().Stage != tutor.Asking {
		t.Errorf("asked: %v", err)
	}
	if _, err := draws.Ask(ctx, diagram.Drawn{}, nil); err == nil {
		t.Error("questions are asked about nothing")
	}
	wants, err := draws.Blank(ctx, drawn)
	if err != nil || len(wants.Only) == 0 {
		t.Fatalf("hidden: %v, %v", wants.Only, err)
	}
	if session, err := bench.Tutor.Quiz(ctx, wants); err != nil || session.View().Progress.Of != len(wants.Only) {
		t.Errorf("of %d hidden labels %d are asked, %v", len(wants.Only), session.View().Progress.Of, err)
	}
}

// A picture that was written to be looked at stays a day.
func TestPicturesGo(t *testing.T) {
	t.Parallel()
	s := newSession(quietWorld(t.TempDir(), t.TempDir()))
	first, err := s.picture([]byte("<svg>1</svg>"))
	if err != nil {
		t.Fatal(err)
	}
	old := s.now().Add(-25 * time.Hour)
	if err := os.Chtimes(first, old, old); err != nil {
		t.Fatal(err)
	}
	second, err := s.picture([]byte("<svg>2</svg>"))
	if err != nil || first == second {
		t.Fatal(first, second, err)
	}
	if data, err := os.ReadFile(second); err != nil || string(data) != "<svg>2</svg>" {
		t.Errorf("written is %q, %v", data, err)
	}
	if _, err := os.Stat(first); err == nil {
		t.Error("an old picture stays")
	}
}

// What pictures are is one of three words; another is said with its file.
func TestImagesSetting(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"": "", "images: off": "off", "images: kitty": "kitty", "images: auto": "auto", "images: sixel": "none of auto, kitty, off"} {
		w := quietWorld(t.TempDir(), t.TempDir())
		if err := os.MkdirAll(w.configDir(), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(w.configDir(), "config.yaml"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		set, err := readSettings(w)
		if err == nil && set.Images != want || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %q, %v", text, set.Images, err)
		}
	}
}
