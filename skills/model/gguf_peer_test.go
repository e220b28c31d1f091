//go:build peer

package model

import (
	"bytes"
	"encoding/binary"
	"math"
	"os"
	"strings"
	"testing"
)

// A model of our own making, for a real server to serve: it says what most often follows
// a byte in a text that it is given, and nothing else. Its one layer does nothing; the
// embedding of a token is a one at its place, and the output matrix holds the logarithms
// of how often each token follows it. So its answers are known beforehand.

// width is how many numbers an embedding has: at least as many as there are tokens.
const width = 272

// The tokens after the 256 bytes and the one merge that the format asks for.
const (
	tokenMerged = 256 + iota
	tokenBegin
	tokenEnd
	tokenText
	vocabulary
)

const template = `{%- for m in messages %}<|im_start|>{{ m.role }}
{{ m.content }}<|im_end|>
{% endfor %}{%- if add_generation_prompt %}<|im_start|>assistant
{% endif %}`

// lessons are what the model has seen. After the head of its turn, which ends with an end
// of line, comes "Ok."; a string in JSON is short, and a list of them too.
var lessons = []string{"\nOk.", "\nOk.", `"An"]`, `"An"]`, `"An"}`, `q7"}`, `","`}

// writeModel writes the model as a file of GGUF, version 3.
func writeModel(t *testing.T, name string) {
	t.Helper()
	var g gguf
	g.text("general.architecture", "llama")
	g.text("general.name", "bigram")
	for key, n := range map[string]uint32{
		"llama.context_length": 8192, "llama.embedding_length": width, "llama.block_count": 1,
		"llama.feed_forward_length": 32, "llama.attention.head_count": width / 16, "llama.attention.head_count_kv": width / 16,
		"llama.rope.dimension_count": 16, "llama.vocab_size": vocabulary,
		"tokenizer.ggml.bos_token_id": tokenText, "tokenizer.ggml.eos_token_id": tokenEnd, "general.file_type": 0,
	} {
		g.number(key, n)
	}
	g.key("llama.attention.layer_norm_rms_epsilon", 6)
	g.put(float32(1e-6))
	g.key("tokenizer.ggml.add_bos_token", 7)
	g.put(false)
	g.text("tokenizer.ggml.model", "gpt2")
	g.text("tokenizer.ggml.pre", "gpt-2")
	g.text("tokenizer.chat_template", template)
	g.vocabulary()

	eye, after := make([]float32, width*vocabulary), make([]float32, width*vocabulary)
	follows := bigrams()
	for i := range vocabulary {
		eye[i*width+i] = 1
		for j := range vocabulary {
			after[j*width+i] = float32(follows[i][j] / math.Sqrt(width))
		}
	}
	ones := make([]float32, width)
	for i := range ones {
		ones[i] = 1
	}
	g.tensor("token_embd.weight", eye, width, vocabulary)
	g.tensor("output_norm.weight", ones, width)
	g.tensor("output.weight", after, width, vocabulary)
	g.tensor("blk.0.attn_norm.weight", ones, width)
	g.tensor("blk.0.ffn_norm.weight", ones, width)
	for _, part := range []string{"attn_q", "attn_k", "attn_v", "attn_output"} {
		g.tensor("blk.0."+part+".weight", make([]float32, width*width), width, width)
	}
	for _, part := range []string{"ffn_gate", "ffn_up"} {
		g.tensor("blk.0."+part+".weight", make([]float32, width*32), width, 32)
	}
	g.tensor("blk.0.ffn_down.weight", make([]float32, width*32), 32, width)
	if err := os.WriteFile(name, g.file(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// bigrams returns the logarithm of how likely each token is after each other one.
func bigrams() [vocabulary][vocabulary]float64 {
	var seen [vocabulary][vocabulary]float64
	for _, text := range lessons {
		for i := 1; i < len(text); i++ {
			seen[text[i-1]][text[i]]++
		}
		if last := text[len(text)-1]; last == '.' {
			seen[last][tokenEnd]++
		}
	}
	for i := range seen {
		sum := 0.0
		for j := range seen[i] {
			seen[i][j] += 1e-4
			sum += seen[i][j]
		}
		for j := range seen[i] {
			seen[i][j] = math.Log(seen[i][j] / sum)
		}
	}
	return seen
}

// A gguf is a file of that format while it is put together: a head, the keys, where each
// tensor lies, and the tensors.
type gguf struct {
	keys, places, data bytes.Buffer
	nKeys, nTensors    uint64
}

func (g *gguf) put(values ...any) {
	for _, v := range values {
		put(&g.keys, v)
	}
}

// put writes a value in the byte order of the format; a text with its length before it.
func put(b *bytes.Buffer, v any) {
	if s, ok := v.(string); ok {
		put(b, uint64(len(s)))
		b.WriteString(s)
		return
	}
	_ = binary.Write(b, binary.LittleEndian, v) // a buffer takes all
}

func (g *gguf) key(name string, kind uint32) {
	g.nKeys++
	g.put(name, kind)
}

func (g *gguf) text(name, value string) {
	g.key(name, 8)
	g.put(value)
}

func (g *gguf) number(name string, value uint32) {
	g.key(name, 4)
	g.put(value)
}

// vocabulary writes the tokens: bytes as GPT-2 spells them, a merge, and marks.
func (g *gguf) vocabulary() {
	var tokens []string
	spare := 256
	for b := range 256 {
		if b >= '!' && b <= '~' || b >= 0xA1 && b <= 0xAC || b >= 0xAE {
			tokens = append(tokens, string(rune(b)))
			continue
		}
		tokens = append(tokens, string(rune(spare)))
		spare++
	}
	tokens = append(tokens, "zq", "<|im_start|>", "<|im_end|>", "<|endoftext|>")
	g.key("tokenizer.ggml.tokens", 9)
	g.put(uint32(8), uint64(len(tokens)))
	for _, token := range tokens {
		g.put(token)
	}
	g.key("tokenizer.ggml.token_type", 9)
	g.put(uint32(5), uint64(len(tokens)))
	for _, token := range tokens {
		kind := int32(1)
		if strings.HasPrefix(token, "<|") {
			kind = 3 // a mark, which no text can spell
		}
		g.put(kind)
	}
	g.key("tokenizer.ggml.merges", 9)
	g.put(uint32(8), uint64(1), "z q")
}

// tensor adds a tensor of 32-bit numbers, the fastest dimension first.
func (g *gguf) tensor(name string, values []float32, dims ...uint64) {
	g.nTensors++
	put(&g.places, name)
	put(&g.places, uint32(len(dims)))
	put(&g.places, dims)
	put(&g.places, uint32(0))
	put(&g.places, uint64(g.data.Len()))
	put(&g.data, values)
	pad(&g.data)
}

func pad(b *bytes.Buffer) {
	for b.Len()%32 != 0 {
		b.WriteByte(0)
	}
}

// file returns the whole file.
func (g *gguf) file() []byte {
	var b bytes.Buffer
	b.WriteString("GGUF")
	put(&b, uint32(3))
	put(&b, g.nTensors)
	put(&b, g.nKeys)
	b.Write(g.keys.Bytes())
	b.Write(g.places.Bytes())
	pad(&b)
	b.Write(g.data.Bytes())
	return b.Bytes()
}
