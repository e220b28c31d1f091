package tui

import (
	"context"
	"errors"
	"testing"
	"time"

	"ken/index"
)

// A heart is a workspace whose files change at given times, and an index that is behind.
type heart struct {
	changes   []time.Duration // from the one before
	unwatched int
	behind    int
	watchErr  error
	syncs     int
}

func (h *heart) beats(f *fake, _ *Options) {
	f.around = func(ws *Workshop) {
		sync := ws.Sync
		ws.Sync = func(ctx context.Context, report func(int, int, string)) (index.Changes, error) {
			h.syncs++
			return sync(ctx, report)
		}
		ws.Watch = func(context.Context) (int, error) {
			if h.watchErr != nil {
				return 0, h.watchErr
			}
			if len(h.changes) == 0 {
				return 0, context.Canceled
			}
			time.Sleep(h.changes[0])
			h.changes = h.changes[1:]
			return h.unwatched, nil
		}
		ws.Behind = func(context.Context) (int, error) { return h.behind, nil }
	}
}

// TestFilesAreReadAsTheyChange has each change read at once, also one that comes while
// another is being read.
func TestFilesAreReadAsTheyChange(t *testing.T) {
	h := &heart{changes: []time.Duration{20 * time.Second, time.Second}, unwatched: 2}
	session(t, 100, 30, func(d *driver) {
		d.passes(15 * time.Second)
		if h.syncs != 1 {
			t.Fatalf("%d syncs at the beginning", h.syncs)
		}
		d.passes(30 * time.Second)
		if h.syncs != 3 {
			t.Errorf("%d syncs after two changes", h.syncs)
		}
		d.seesNot("behind")
	}, h.beats, func(f *fake, _ *Options) { f.syncSlow = time.Second })
}

// TestAnOpenDocumentFollowsItsFile has a document that is open shown anew when its file
// changes, and stay when its file is gone, both with a word about it.
func TestAnOpenDocumentFollowsItsFile(t *testing.T) {
	h := &heart{changes: []time.Duration{20 * time.Second, 20 * time.Second}}
	session(t, 100, 30, func(d *driver) {
		d.fake.docs["z.md"] = "# Z\n\nA zeppelin.\n"
		d.press("/").types("zeppelin").press("enter").sees("A zeppelin.")
		d.fake.docs["z.md"] = "# Z\n\nA balloon.\n"
		d.passes(20*time.Second).sees("z.md: line 3 changed", "A balloon.")
		delete(d.fake.docs, "z.md")
		d.passes(20*time.Second).sees("read z.md", "A balloon.")
	}, h.beats)
}

func TestFoldersThatCannotBeWatchedAreNamed(t *testing.T) {
	h := &heart{changes: []time.Duration{5 * time.Second}, unwatched: 2}
	session(t, 100, 30, func(d *driver) {
		d.passes(6 * time.Second).sees("2 folders cannot be watched; changes there are seen within a minute")
	}, h.beats)
	h = &heart{watchErr: errors.New("too many open files")}
	session(t, 100, 30, func(d *driver) {
		d.sees("files cannot be watched (too many open files)")
	}, h.beats)
}

// TestHeartbeatSaysHowFarBehind compares disk and index once a minute; what differs and
// cannot be read stands in the header.
func TestHeartbeatSaysHowFarBehind(t *testing.T) {
	h := &heart{}
	session(t, 100, 30, func(d *driver) {
		d.seesNot("behind")
		h.behind, d.fake.syncErr = 3, index.ErrBusy
		d.passes(61 * time.Second).sees("3 files behind")
		d.fake.syncErr = nil
		d.passes(60 * time.Second).seesNot("behind")
		if h.syncs < 3 {
			t.Errorf("%d syncs", h.syncs)
		}
	}, h.beats)
}
