package tui

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// The keys the terminal, the multiplexer or the line editor may swallow are never
// bound to anything of ours.
func TestKeysNeverBound(t *testing.T) {
	never := []string{"ctrl+i", "ctrl+m", "ctrl+[", "ctrl+h", "ctrl+s", "ctrl+q", "ctrl+a", "ctrl+b", "ctrl+w", "ctrl+k", "ctrl+e", "ctrl+j"}
	for _, ac := range Actions() {
		for _, k := range ac.Keys {
			if slices.Contains(never, k) {
				t.Errorf("%s, %s: %s is bound", ac.Where, ac.Name, k)
			}
		}
		if len(ac.Keys) > 0 && !slices.ContainsFunc(ac.Keys, ordinary) {
			t.Errorf("%s, %s: %v may not reach us, and there is no other key", ac.Where, ac.Name, ac.Keys)
		}
	}
}

// ordinary tells whether a key arrives from every terminal.
func ordinary(k string) bool {
	for _, part := range strings.Fields(k) {
		if strings.HasPrefix(part, "alt+") || strings.HasPrefix(part, "f1") || part == "shift+enter" || part == "ctrl+enter" {
			return false
		}
	}
	return true
}

// A letter means one thing everywhere; "/" looks for something, in a document or in
// all, e edits what is shown or what it cites, and v shows the same in another form.
func TestLettersMeanOneThing(t *testing.T) {
	alike := [][]string{{"search", "find"}, {"edit", "edit source", "write on"}, {"stop", "drop", "skip questions"}, {"review", "questions on this"}, {"diagram", "this diagram"}, {"offline twin", "picture"}}
	means := make(map[string]string)
	for _, ac := range Actions() {
		for _, k := range ac.Keys {
			if strings.Contains(k, " ") || utf8.RuneCountInString(k) > 1 {
				continue
			}
			other, ok := means[k]
			same := slices.ContainsFunc(alike, func(a []string) bool { return slices.Contains(a, other) && slices.Contains(a, ac.Name) })
			if ok && other != ac.Name && !same {
				t.Errorf("%s means %q and, on %s, %q", k, other, ac.Where, ac.Name)
			}
			means[k] = ac.Name
		}
	}
	for _, k := range []string{"/", "b", "d", "t", ",", "j", "k", "g", "G", "n", "N", "y y", "y c", "y p", "y m", "z", "P", "x", "?", ":", "q", "m", "e", "o", "[", "]"} {
		if means[k] == "" && !slices.ContainsFunc(Actions(), func(ac ActionInfo) bool { return slices.Contains(ac.Keys, k) }) {
			t.Errorf("%s does nothing anywhere", k)
		}
	}
}

func TestActionsSayWhatTheyDo(t *testing.T) {
	for _, ac := range Actions() {
		if ac.Name == "" || ac.Help == "" {
			t.Errorf("%s: an action without name or help: %+v", ac.Where, ac)
		}
		if strings.HasSuffix(ac.Help, ".") || len(ac.Help) > 90 {
			t.Errorf("%s, %s: the help is not one short line: %q", ac.Where, ac.Name, ac.Help)
		}
		if ac.Command != "" && !strings.HasPrefix(ac.Command, "ken ") {
			t.Errorf("%s, %s: %q is no command", ac.Where, ac.Name, ac.Command)
		}
	}
}

// On every screen and in every state, a footer shows only what has a key that works
// there.
func TestFooterKeysWork(t *testing.T) {
	for name, keys := range map[string][]string{
		"home": nil, "search": {"/"}, "results": {"/", "s", "t", "a", "b", "down"}, "goals": {","}, "tasks": {"t"}, "unread": {"G", "enter"},
	} {
		session(t, 200, 40, func(d *driver) {
			d.press(keys...)
			inField := d.a.typing() != nil
			for _, ac := range d.a.actions() {
				if ac.word == "" || ac.key(inField) == "" || !ac.possible(d.a) {
					continue
				}
				first := strings.Fields(ac.key(inField))[0]
				if inField && typed(first) {
					t.Errorf("%s: the footer shows %s, which would be written into the field", name, first)
				}
				if found, ok := d.a.find(ac.key(inField)); !ok || found.name != ac.name {
					t.Errorf("%s: %s does %q, the footer says %q", name, first, found.name, ac.name)
				}
			}
		})
	}
}

func TestKeysCanBeReplaced(t *testing.T) {
	session(t, 80, 24, func(d *driver) {
		d.press("s").on(&search{}).press("esc", "/").on(&home{})
	}, func(_ *fake, o *Options) { o.Keys = map[string][]string{"search": {"s"}} })
}

func TestKeyNames(t *testing.T) {
	for typed, want := range map[string]string{
		"й": "q", "и": "b", "т": "n", "Т": "N", "ж": ";", "є": "'", "і": "s", "β": "b", "ש": "a", "x": "x", "?": "?", "я": "z", "ю": ".", "б": ",",
		"漢": "漢",
	} {
		if got := keyName(keyPress(typed)); got != want {
			t.Errorf("%s is taken as %q, want %q", typed, got, want)
		}
	}
	k := keyPress("ж")
	k.BaseCode = 'v'
	if got := keyName(k); got != "v" {
		t.Errorf("the terminal's own word is not taken: %q", got)
	}
	if got := keyName(keyPress("ctrl+с")); got != "ctrl+c" {
		t.Errorf("ctrl with a Cyrillic letter is %q", got)
	}
}
