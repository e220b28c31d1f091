package tui

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// keyName is the name of a key as the table of actions has it. Letters of another
// alphabet become those that stand in the same place on a Latin keyboard: from the
// terminal where it tells, else by the usual layouts.
func keyName(msg tea.KeyPressMsg) string {
	name := msg.String()
	prefix, last := "", name
	if i := strings.LastIndexByte(name, '+'); i > 0 && i < len(name)-1 {
		prefix, last = name[:i+1], name[i+1:]
	}
	r, size := utf8.DecodeRuneInString(last)
	if size != len(last) || r < utf8.RuneSelf {
		return name
	}
	if msg.BaseCode > ' ' && msg.BaseCode < 0x7f {
		base := string(msg.BaseCode)
		if msg.Mod.Contains(tea.ModShift) {
			base = strings.ToUpper(base)
		}
		return prefix + base
	}
	if latin := sameKey(r); latin != 0 {
		return prefix + string(latin)
	}
	return name
}

// sameKey is the Latin character on the key that types r on a Russian, Ukrainian,
// Greek or Hebrew keyboard; 0 if none does.
func sameKey(r rune) rune {
	const (
		latin     = "qwertyuiop[]asdfghjkl;'zxcvbnm,.QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>"
		russian   = "йцукенгшщзхъфывапролджэячсмитьбюЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"
		ukrainian = "йцукенгшщзхїфівапролджєячсмитьбюЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮ"
		greek     = ";ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,.:ΣΕΡΤΥΘΙΟΠ{}ΑΣΔΦΓΗΞΚΛ¨\"ΖΧΨΩΒΝΜ<>"
		hebrew    = "/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ"
	)
	for _, layout := range [...]string{russian, ukrainian, greek, hebrew} {
		keys := []rune(latin)
		for i, c := range []rune(layout) {
			if c == r {
				return keys[i]
			}
		}
	}
	return 0
}

// typed tells whether a key is a character: in a field it is written, not done.
func typed(key string) bool {
	return key == "space" || utf8.RuneCountInString(key) == 1
}

// shownKey is a key as the footer writes it.
func shownKey(key string) string {
	switch key {
	case "down":
		return "↓"
	case "pgdown":
		return "pgdn"
	}
	return key
}
