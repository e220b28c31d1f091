package sandbox

import (
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"unsafe"
)

// rawCall makes a call of the kernel as code of a hostile file would, past the standard
// library, and returns its error.
func rawCall(what string) string {
	what, number, _ := strings.Cut(what, " ")
	fd, _ := strconv.Atoi(number)
	name := append([]byte("/etc/passwd"), 0)
	at := uintptr(unsafe.Pointer(&name[0]))
	const (
		ioUringSetup   = 425
		memfdCreate    = 319
		processVMReadv = 310
		tcpOfMany      = 262
		openOnAMD64    = 2
		forkOnAMD64    = 57
		chmodOnAMD64   = 90
		unlinkOnAMD64  = 87
	)
	var buffer [144]byte
	calls := map[string][4]uintptr{
		"openat":           {syscall.SYS_OPENAT, ^uintptr(99), at, syscall.O_RDONLY},
		"open":             {openOnAMD64, at, syscall.O_RDONLY},
		"udp":              {syscall.SYS_SOCKET, syscall.AF_INET, syscall.SOCK_DGRAM, 0},
		"unix":             {syscall.SYS_SOCKET, syscall.AF_UNIX, syscall.SOCK_STREAM, 0},
		"mptcp":            {syscall.SYS_SOCKET, syscall.AF_INET, syscall.SOCK_STREAM, tcpOfMany},
		"netlink":          {syscall.SYS_SOCKET, syscall.AF_NETLINK, syscall.SOCK_RAW, 0},
		"io_uring":         {ioUringSetup, 1, uintptr(unsafe.Pointer(&buffer)), 0},
		"ptrace":           {syscall.SYS_PTRACE, syscall.PTRACE_ATTACH, uintptr(os.Getppid()), 0},
		"kill":             {syscall.SYS_KILL, uintptr(os.Getppid()), 0, 0},
		"tgkill":           {syscall.SYS_TGKILL, uintptr(os.Getppid()), uintptr(os.Getppid()), 0},
		"fork":             {forkOnAMD64},
		"chmod":            {chmodOnAMD64, at, 0o777},
		"memfd":            {memfdCreate, at, 0},
		"setrlimit":        {syscall.SYS_SETRLIMIT, syscall.RLIMIT_NOFILE, uintptr(unsafe.Pointer(&buffer)), 0},
		"unlink":           {unlinkOnAMD64, at},
		"process_vm_readv": {processVMReadv, uintptr(os.Getppid())},
		"fstat":            {syscall.SYS_FSTAT, uintptr(fd), uintptr(unsafe.Pointer(&buffer))},
	}
	call, known := calls[what]
	if !known {
		return "no such call: " + what
	}
	_, _, e := syscall.RawSyscall(call[0], call[1], call[2], call[3])
	return e.Error()
}

// TestInheritedFilesAreClosed starts a child from a process with an open file that
// children inherit.
func TestInheritedFilesAreClosed(t *testing.T) {
	f, err := os.Open("/etc/passwd")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, _, e := syscall.Syscall(syscall.SYS_FCNTL, f.Fd(), syscall.F_SETFD, 0); e != 0 {
		t.Fatal(e)
	}
	got, err := have(t, pool(t), "syscall", "fstat "+strconv.Itoa(int(f.Fd())))
	if err != nil || got != "bad file descriptor" {
		t.Errorf("the file of the parent: %q, %v", got, err)
	}
}
