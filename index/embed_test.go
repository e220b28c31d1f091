package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// Only what changed is sent again; what is gone or became private is not found.
func TestEmbedsOnlyWhatChanged(t *testing.T) {
	d := newDesk(t, garage())
	d.sync()
	b := newBag()
	m := meaning(b)
	d.embed(m)
	calls, sent := b.calls, len(b.sent)
	if e := d.anew().embed(m); e.Added != 0 || b.calls != calls {
		t.Errorf("%+v after %d calls", e, b.calls-calls)
	}
	d.writeAt("doctor.md", "# Health\n\nThe physician sees nobody.\n", time.Now().Add(-time.Minute))
	d.sync()
	if e := d.embed(m); e.Added != 1 || len(b.sent) != sent+1 || !strings.Contains(b.sent[sent], "nobody") {
		t.Errorf("%+v, sent %q", e, b.sent[sent:])
	}
	d.writeAt("doctor.md", "---\nprivate: true\n---\n# Health\n\nThe physician sees all.\n", time.Now().Add(-30*time.Second))
	d.writeAt("car.md", "---\nprivate: true\n---\n# Travel\n\nThe automobile stands behind the house, and needs a battery.\n", time.Now().Add(-30*time.Second))
	d.sync()
	if e := d.embed(m); e.Added != 0 || e.Private != 3 {
		t.Errorf("%+v, sent %q", e, b.sent[sent+1:])
	}
	if got := places(d.mean(m, Query{Text: "vehicle"})); strings.Contains(fmt.Sprint(got), "car.md") {
		t.Errorf("found %v", got)
	}
}

// A passage that changed after it was embedded is not found by what it was.
func TestStaleVectors(t *testing.T) {
	d := newDesk(t, garage())
	d.sync()
	m := meaning(newBag())
	d.embed(m)
	d.writeAt("car.md", "# Travel\n\nTrains only.\n", time.Now().Add(-time.Minute))
	d.sync()
	if got := places(d.mean(m, Query{Text: "vehicle"})); strings.Contains(fmt.Sprint(got), "car.md") {
		t.Errorf("found %v", got)
	}
}

// Failures of the endpoint: words are found as before, what was made is kept, and the
// next run goes on from there.
func TestEmbedFails(t *testing.T) {
	d := newDesk(t, garage())
	d.sync()
	before := d.ask(Query{Text: "garden house"})
	b := newBag()
	b.err = func([]string) error {
		if len(b.sent) >= batchFirst {
			return errors.New("the endpoint is gone")
		}
		return nil
	}
	m := meaning(b)
	e, err := d.Embed(t.Context(), m, nil)
	if err == nil || e.Added != batchFirst || e.Missing == 0 || e.Passages != batchFirst {
		t.Errorf("%+v, %v", e, err)
	}
	if st, _ := d.Embedding(t.Context(), m); !strings.Contains(st.Failure, "the endpoint is gone") || st.Passages != batchFirst {
		t.Errorf("%+v", st)
	}
	if err := d.Mean(t.Context(), m, Query{Text: "garden house"}); err == nil {
		t.Error("no error")
	}
	if after := d.ask(Query{Text: "garden house"}); fmt.Sprint(scored(after)) != fmt.Sprint(scored(before)) {
		t.Error("the words find something else")
	}
	b.err = nil
	if e := d.embed(m); e.Added != 15-batchFirst || e.Missing != 0 {
		t.Errorf("%+v", e)
	}
	if st, _ := d.Embedding(t.Context(), m); st.Failure != "" || st.Passages != 15 {
		t.Errorf("%+v", st)
	}
}

func TestEmbedIsStopped(t *testing.T) {
	d := newDesk(t, garage())
	d.sync()
	b := newBag()
	ctx, cancel := context.WithCancel(t.Context())
	b.err = func([]string) error {
		if b.calls == 2 {
			cancel()
		}
		return ctx.Err()
	}
	if e, err := d.Embed(ctx, meaning(b), nil); !errors.Is(err, context.Canceled) || e.Added != batchFirst {
		t.Errorf("%+v, %v", e, err)
	}
	b.err = nil
	if e := d.embed(meaning(b)); e.Added != 15-batchFirst {
		t.Errorf("%+v", e)
	}
}

// A model that takes only short texts gets them shortened; one text that it never
// takes keeps no other from its vector.
func TestRefusedTexts(t *testing.T) {
	files := garage()
	files["long.md"] = "# Long\n\n" + strings.Repeat("The automobile drives on and on. ", 60)
	files["poison.md"] = "# Poison\n\nNobody takes plugh.\n"
	d := newDesk(t, files)
	d.sync()
	b := newBag()
	b.err = func(texts []string) error {
		for _, text := range texts {
			if len(text) > 1000 || strings.Contains(text, "plugh") {
				return tooMuch{}
			}
		}
		return nil
	}
	if e := d.embed(meaning(b)); e.Missing != 1 || e.Passages < 16 {
		t.Errorf("%+v", e)
	}
	// Who refuses everything is asked twice, and not for every text.
	d, b = newDesk(t, files), newBag()
	d.sync()
	b.err = func([]string) error { return tooMuch{} }
	if _, err := d.Embed(t.Context(), meaning(b), nil); err == nil || b.calls != 2 {
		t.Errorf("%v after %d calls", err, b.calls)
	}
}

func TestWrongAnswers(t *testing.T) {
	d := newDesk(t, garage())
	d.sync()
	b := newBag()
	d.embed(meaning(b))
	d.write("new.md", "# New\n\nSomething new.\n")
	d.sync()
	b.dim = 32
	if _, err := d.Embed(t.Context(), meaning(b), nil); !errors.Is(err, ErrDimensions) {
		t.Errorf("%v", err)
	}
	if err := d.Mean(t.Context(), meaning(b), Query{Text: "vehicle"}); !errors.Is(err, ErrDimensions) {
		t.Errorf("%v", err)
	}
	d.ask(Query{Text: "vehicle"})
}

// The files of vectors can be taken away, cut off or filled with anything.
func TestDamagedVectors(t *testing.T) {
	d := newDesk(t, garage())
	d.sync()
	m := meaning(newBag())
	d.embed(m)
	whole, err := os.ReadFile(d.vectorsPath())
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"empty": {}, "half a head": whole[:30], "head": whole[:vectorHead], "half a row": whole[:vectorHead+100],
		"torn": whole[:len(whole)-7], "text": []byte(strings.Repeat("words ", 4000)),
		"zeros behind": append(append([]byte(nil), whole...), make([]byte, 3000)...),
		"bits":         flipped(whole),
	} {
		if err := os.WriteFile(d.vectorsPath(), data, 0o600); err != nil {
			t.Fatal(err)
		}
		d.mean(m, Query{Text: "vehicle"})
		if e := d.embed(m); e.Passages != 15 || e.Missing != 0 {
			t.Errorf("%s: %+v", name, e)
		}
		if got := places(d.mean(m, Query{Text: "vehicle"})); len(got) == 0 || got[0] != "car.md:1" && got[0] != "secret/x.md:1" {
			t.Errorf("%s: found %v", name, got)
		}
	}
	for _, path := range []string{d.placesPath(), d.askedPath(), d.vectorsPath()} {
		if err := os.WriteFile(path, []byte("damaged"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d.anew().search("vehicle")
	if e := d.embed(m); e.Passages != 15 {
		t.Errorf("%+v", e)
	}
}

// flipped changes a byte in every row.
func flipped(data []byte) []byte {
	data = append([]byte(nil), data...)
	for at := vectorHead + 40; at < len(data); at += rowHead + 4*bagSize {
		data[at] ^= 0x40
	}
	return data
}

// Rows that nothing needs any more are dropped once they are more than half.
func TestTidies(t *testing.T) {
	d := newDesk(t, garage())
	d.sync()
	m := meaning(newBag())
	d.embed(m)
	before, _ := os.Stat(d.vectorsPath())
	for i := range 12 {
		d.remove(fmt.Sprintf("other/n%02d.md", i))
	}
	d.sync()
	if e := d.embed(m); e.Passages != 3 || e.Added != 0 {
		t.Errorf("%+v", e)
	}
	after, _ := os.Stat(d.vectorsPath())
	if after.Size() != vectorHead+3*(rowHead+4*bagSize) || before.Size() <= after.Size() {
		t.Errorf("%d bytes, then %d", before.Size(), after.Size())
	}
	if got := places(d.mean(m, Query{Text: "physician"})); len(got) == 0 || got[0] != "doctor.md:1" {
		t.Errorf("found %v", got)
	}
}

func TestQuestionsAreForgotten(t *testing.T) {
	d := newDesk(t, garage())
	d.sync()
	m := meaning(newBag())
	d.embed(m)
	v := make([]float32, bagSize)
	v[0] = 1
	for i := range questionsKept + 3 {
		var key vectorKey
		key[0], key[1] = byte(i), byte(i>>8)
		if i == 0 || i >= questionsKept-1 {
			d.remember("bag", key, v)
			continue
		}
		file, err := openVectors(d.askedPath(), "bag", true)
		if err != nil {
			t.Fatal(err)
		}
		row := file.appendRow(nil, key, v)
		if _, err := file.f.WriteAt(row, vectorHead+int64(file.rows)*file.stride()); err != nil {
			t.Fatal(err)
		}
		file.close()
	}
	file, err := openVectors(d.askedPath(), "bag", false)
	if err != nil || file.rows != questionsKept/2+3 {
		t.Errorf("%d rows, %v", file.rows, err)
	}
	if _, ok := d.recall("bag", vectorKey{0: byte((questionsKept + 2) & 0xff), 1: byte((questionsKept + 2) >> 8)}); !ok {
		t.Error("the last question is forgotten")
	}
}
