package decks

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// maxMedia is how many files a package may list.
const maxMedia = 500_000

// media lists the files that came with a package, as its list says. Their bytes lie
// under numbers, and are left there.
func (p *opened) media() ([]Medium, error) {
	if p.entries["media"] == nil {
		return nil, nil
	}
	list, err := p.unpack("media", maxMediaList)
	if err != nil {
		return nil, err
	}
	if p.latest {
		return mediaOfMessage(list)
	}
	return p.mediaOfNames(list)
}

// mediaOfMessage reads MediaEntries: of each a name (1) and a size (2).
func mediaOfMessage(list []byte) ([]Medium, error) {
	var media []Medium
	err := eachField(list, func(f wireField) error {
		if f.number != 1 {
			return nil
		}
		if len(media) == maxMedia {
			return fmt.Errorf("it has more than %d entries", maxMedia)
		}
		m := Medium{Size: -1}
		err := eachField(f.bytes, func(g wireField) error {
			switch g.number {
			case 1:
				m.Name = clean(string(g.bytes))
			case 2:
				m.Size = int64(min(g.value, 1<<62))
			}
			return nil
		})
		media = append(media, m)
		return err
	})
	return media, err
}

// mediaOfNames reads the legacy list, {"0": "a.png"}, in the order of its numbers.
func (p *opened) mediaOfNames(list []byte) ([]Medium, error) {
	var names map[string]string
	if err := json.Unmarshal(list, &names); err != nil {
		return nil, errors.New("it is not a JSON object of names")
	}
	if len(names) > maxMedia {
		return nil, fmt.Errorf("it has more than %d entries", maxMedia)
	}
	keys := make([]string, 0, len(names))
	for key := range names {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(mediaNumber(a), mediaNumber(b)), cmp.Compare(a, b))
	})
	var media []Medium
	for _, key := range keys {
		m := Medium{Name: clean(names[key]), Size: -1}
		if entry := p.entries[key]; entry != nil {
			m.Size = int64(min(entry.UncompressedSize64, 1<<62))
		}
		media = append(media, m)
	}
	return media, nil
}

// mediaNumber is the number a file lies under; what is none stands after all others.
func mediaNumber(key string) uint64 {
	n, err := strconv.ParseUint(key, 10, 32)
	if err != nil {
		return 1 << 32
	}
	return n
}
