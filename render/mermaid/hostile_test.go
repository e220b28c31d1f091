package mermaid

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// samples are the texts of testdata.
func samples(t testing.TB) []string {
	t.Helper()
	files, _ := filepath.Glob("testdata/*.txt")
	var out []string
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for part := range strings.SplitSeq(string(data), "====\n") {
			text, _, _ := strings.Cut(part, "----\n")
			out = append(out, text)
		}
	}
	return out
}

// A known is a text of Mermaid's own, and whether Mermaid accepts it.
type known struct {
	ID, Kind, Text, Err string
	OK                  bool
}

// shared are the texts of Mermaid's own, none where they do not lie beside the module.
func shared(t testing.TB) []known {
	t.Helper()
	f, err := os.Open("../../../shared/data/diagrams/mermaid-dev.jsonl.gz")
	if err != nil {
		t.Skip("the texts of Mermaid's own are not here:", err)
	}
	defer func() { _ = f.Close() }()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []known
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var k known
		if err := json.Unmarshal(lines.Bytes(), &k); err != nil {
			t.Fatal(err)
		}
		if Is(k.Kind) {
			out = append(out, k)
		}
	}
	return out
}

// TestMermaidsOwn reads what Mermaid's own texts are: at least 98 % of those that it
// accepts, and at most 30 % of those that it rejects. What is read is read again when
// it is written.
func TestMermaidsOwn(t *testing.T) {
	accepted, valid, rejected, invalid := 0, 0, 0, 0
	for _, k := range shared(t) {
		_, err := Parse(k.Text)
		switch {
		case k.OK:
			valid++
			if err == nil {
				accepted++
			} else {
				t.Logf("%s %s: %v", k.Kind, k.ID, err)
			}
			readBack(t, k.Text)
		default:
			invalid++
			if err != nil {
				rejected++
			}
		}
	}
	if accepted*100 < valid*98 {
		t.Errorf("%d of %d accepted", accepted, valid)
	}
	if rejected*100 < invalid*70 {
		t.Errorf("%d of %d rejected", rejected, invalid)
	}
}

// TestDamaged reads samples with a few bytes changed, and writes what it takes.
func TestDamaged(t *testing.T) {
	n := 20_000
	if testing.Short() {
		n = 2_000
	}
	texts := samples(t)
	rng := rand.New(rand.NewPCG(3, 4))
	for i := range n {
		text := []byte(texts[i%len(texts)])
		for range 1 + rng.IntN(6) {
			at := rng.IntN(len(text) + 1)
			end := min(len(text), at+rng.IntN(10))
			switch rng.IntN(3) {
			case 0:
				text = append(text[:at:at], text[end:]...)
			case 1:
				text = append(text[:end:end], text[at:]...)
			default:
				text = append(text[:at:at], append([]byte{byte(rng.IntN(256))}, text[end:]...)...)
			}
		}
		if d, err := Parse(string(text)); err == nil {
			if _, err := Parse(Write(d)); err != nil {
				t.Errorf("%q is read, but what is written of it is rejected: %v\n%s", text, err, Write(d))
			}
		}
	}
}

// TestAcceptedByMermaid writes every sample and gives it to npm's mermaid in jsdom.
// KEN_MERMAID is a folder with both in its node_modules.
func TestAcceptedByMermaid(t *testing.T) {
	dir := os.Getenv("KEN_MERMAID")
	if dir == "" {
		t.Skip("KEN_MERMAID is not set to a folder in which npm install mermaid jsdom was run")
	}
	script, err := os.ReadFile("testdata/accept.mjs")
	if err != nil {
		t.Fatal(err)
	}
	texts := samples(t)
	for _, k := range shared(t) {
		texts = append(texts, k.Text)
	}
	var in strings.Builder
	var written []string
	for _, text := range texts {
		if d, err := Parse(text); err == nil {
			written = append(written, Write(d))
			line, _ := json.Marshal(written[len(written)-1])
			in.WriteString(string(line) + "\n")
		}
	}
	cmd := exec.Command("node", "--input-type=module", "-e", string(script))
	cmd.Dir, cmd.Stdin = dir, strings.NewReader(in.String())
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	answers := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(answers) != len(written) {
		t.Fatalf("%d answers for %d texts", len(answers), len(written))
	}
	for i, answer := range answers {
		if answer != "ok" {
			t.Errorf("Mermaid rejects\n%s\n%s", written[i], answer)
		}
	}
	t.Logf("%d texts accepted by Mermaid", len(written))
}

// FuzzParse expects no panic, and that what is written of a diagram is read.
func FuzzParse(f *testing.F) {
	for _, text := range samples(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := Parse(text)
		if err != nil {
			return
		}
		if _, err := Parse(Write(d)); err != nil {
			t.Errorf("what is written is rejected: %v\n%s", err, Write(d))
		}
	})
}

// FuzzLabel expects any label to be read as it was written.
func FuzzLabel(f *testing.F) {
	for _, label := range []string{"", "a", `say "hi"`, "#quot;", "x<br>y", "end", `\n`, "wrap: x", "%%{init}%%", "`x`", "&amp;", "\x01a\x02"} {
		f.Add(label)
	}
	f.Fuzz(func(t *testing.T, label string) {
		for _, text := range []string{
			"flowchart LR\n A[" + quote(label) + "]\n", "sequenceDiagram\n A->>B: " + bare(label, "wrap", "nowrap") + "\n",
		} {
			d, err := Parse(text)
			if err != nil {
				t.Fatalf("%q is rejected: %v", text, err)
			}
			readBack(t, text)
			_ = d
		}
	})
}
