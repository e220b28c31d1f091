package journal

import (
	"fmt"
	"hash/fnv"
	"strings"
)

// longestDevice is how long the name of a device is at most: that of a host.
const longestDevice = 63

// reserved are the names that some system keeps for its devices.
const reserved = " con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9 "

// DeviceName makes the name of a folder out of that of a machine: the first part of
// a host name in small letters, digits, "-" and "_". Where anything else had to go,
// a digest of the name keeps it apart from others. It is never empty.
func DeviceName(host string) string {
	first, _, _ := strings.Cut(strings.ToLower(host), ".") // the rest changes with the network
	name := strings.Trim(strings.Map(plain, first), "-")
	if len(name) > longestDevice {
		name = name[:longestDevice-9]
	}
	if name == first && name != "" && !strings.Contains(reserved, " "+name+" ") {
		return name
	}
	h := fnv.New32a()
	h.Write([]byte(first)) //nolint:errcheck // a hash takes everything
	return strings.Trim(fmt.Sprintf("%s-%08x", name, h.Sum32()), "-")
}

// plain keeps what may stand in the name of a file anywhere.
func plain(r rune) rune {
	if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-' || r == '_' {
		return r
	}
	return '-'
}
