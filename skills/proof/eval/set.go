package main

import (
	"bufio"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"slices"
	"strings"
)

// A label is what people say of a pair.
type label int

const (
	unlabelled label = iota
	attributable
	unattributable
	generic
)

// A pair is a sentence, or a few, with its evidence.
type pair struct {
	line     int
	source   string
	evidence string
	sentence string
	label    label
	half     string
}

// A set is the pairs of a file, without the generic ones.
type set struct {
	pairs   []pair
	generic int
}

func (s set) only(want func(pair) bool) set {
	kept := set{generic: s.generic}
	for _, p := range s.pairs {
		if want(p) {
			kept.pairs = append(kept.pairs, p)
		}
	}
	return kept
}

func (s set) count(l label) int {
	return len(s.only(func(p pair) bool { return p.label == l }).pairs)
}

func loadSet(name string) (set, error) {
	f, err := os.Open(name)
	if err != nil {
		return set{}, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	return readSet(f)
}

// longestLine is how many bytes a pair has at most.
const longestLine = 1 << 20

func readSet(in io.Reader) (set, error) {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, longestLine)
	if !lines.Scan() {
		return set{}, errors.Join(errors.New("it is empty"), lines.Err())
	}
	head := strings.Split(strings.TrimSuffix(lines.Text(), "\r"), "\t")
	column := func(names ...string) int {
		return slices.IndexFunc(head, func(h string) bool { return slices.Contains(names, strings.ToLower(strings.TrimSpace(h))) })
	}
	evidence, sentence := column("knowledge", "evidence"), column("response", "sentence")
	labels, source := column("begin_label", "label"), column("data_source", "source")
	if evidence < 0 || sentence < 0 {
		return set{}, errors.New("its head has no columns knowledge and response")
	}
	var s set
	for n := 2; lines.Scan(); n++ {
		cells := strings.Split(strings.TrimSuffix(lines.Text(), "\r"), "\t")
		cell := func(at int) string {
			if at < 0 || at >= len(cells) {
				return ""
			}
			return strings.TrimSpace(cells[at])
		}
		p := pair{line: n, source: cell(source), evidence: cell(evidence), sentence: cell(sentence)}
		l, err := readLabel(cell(labels))
		if err != nil {
			return set{}, fmt.Errorf("line %d: %w", n, err)
		}
		if p.label = l; l == generic {
			s.generic++
			continue
		}
		if p.sentence == "" {
			continue
		}
		p.half = halfOf(p.evidence)
		s.pairs = append(s.pairs, p)
	}
	if err := lines.Err(); err != nil {
		return set{}, err
	}
	return s, nil
}

// readLabel reads a label as BEGIN's versions and those who handed them on spell it.
func readLabel(s string) (label, error) {
	switch strings.ToLower(strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '_' || r == '-' }), " ")) {
	case "":
		return unlabelled, nil
	case "fully attributable", "attributable", "entailment", "entailed", "1", "true":
		return attributable, nil
	case "not fully attributable", "not attributable", "unattributable", "partially attributable",
		"neutral", "hallucination", "contradiction", "off topic", "0", "false":
		return unattributable, nil
	case "generic":
		return generic, nil
	}
	return unlabelled, fmt.Errorf("%q is no label", s)
}

// halfOf puts evidence that differs in case or spaces alone into the same half.
func halfOf(evidence string) string {
	h := fnv.New32a()
	h.Write([]byte(plain(evidence))) //nolint:errcheck // a hash takes everything
	if h.Sum32()>>7&1 == 0 {
		return "a"
	}
	return "b"
}

// plain leaves the letters and digits of a text, in lower case.
func plain(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r < 0x80 && (r < '0' || r > '9') && (r < 'a' || r > 'z')
	}), " ")
}
