package sandbox

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"

	seccomp "github.com/elastic/go-seccomp-bpf"
	"github.com/elastic/go-seccomp-bpf/arch"
	"github.com/landlock-lsm/go-landlock/landlock"
	ll "github.com/landlock-lsm/go-landlock/landlock/syscall"
)

// What the child gives up on Linux, in this order: files it inherited, limits, any file
// by name and TCP (Landlock), and every call of the kernel that is not on a short list
// (seccomp). The list alone would do; Landlock is there should the list have a hole, and
// leaves holes itself that the list closes (UDP, other kinds of sockets, io_uring).

// confine gives up what is not needed, and returns the level and what tells memory.
func confine() (gauge, Level) {
	closeInherited()
	_ = os.WriteFile("/proc/self/oom_score_adj", []byte("1000"), 0) // where memory is short, this goes first
	statm, err := os.Open("/proc/self/statm")
	if err != nil {
		statm = nil
	}
	var l Level
	l.Memory = l.tried("limits", limit()) == nil
	version, err := ll.LandlockGetABIVersion()
	if err == nil {
		err = landlockFor(version).Restrict()
	}
	if l.tried("Landlock", err) == nil {
		l.Landlock, l.Files, l.Programs = version, true, true
	}
	if l.tried("seccomp", filter()) == nil {
		l.Files, l.Network, l.Programs = true, true, true
	}
	return gauge{statm}, l
}

// tried notes what failed.
func (l *Level) tried(what string, err error) error {
	if err != nil {
		l.Missing = append(l.Missing, what+": "+err.Error())
	}
	return err
}

// closeInherited closes files that whoever started ken left open to its children. Those
// without a name are the Go runtime's own.
func closeInherited() {
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return
	}
	for _, e := range entries {
		fd, err := strconv.Atoi(e.Name())
		if err != nil || fd <= 2 {
			continue
		}
		if to, err := os.Readlink("/proc/self/fd/" + e.Name()); err == nil && !strings.HasPrefix(to, "anon_inode:") {
			_ = syscall.Close(fd) // that of the listing is closed already
		}
	}
}

// maxData bounds what the process may map to write on. It is far over what it uses: the
// Go runtime maps in large pieces, and the child ends itself before.
const maxData = 1 << 30

func limit() error {
	for _, l := range []struct {
		what int
		most uint64
	}{
		{syscall.RLIMIT_CORE, 0},
		{syscall.RLIMIT_FSIZE, 0},
		{syscall.RLIMIT_NOFILE, 32},
		{syscall.RLIMIT_CPU, 1200}, // seconds, over all files of a child's life
		{syscall.RLIMIT_DATA, maxData},
	} {
		if err := syscall.Setrlimit(l.what, &syscall.Rlimit{Cur: l.most, Max: l.most}); err != nil {
			return fmt.Errorf("set limit %d: %w", l.what, err)
		}
	}
	const setDumpable = 4 // no other process of the user's looks into this one
	if _, _, e := syscall.RawSyscall(syscall.SYS_PRCTL, setDumpable, 0, 0); e != 0 {
		return fmt.Errorf("close the process to others: %w", e)
	}
	return nil
}

// landlockFor returns what is given up where the kernel has such a version: all that
// there is to give up in it.
func landlockFor(version int) landlock.Config {
	known := []landlock.Config{
		landlock.V1, landlock.V2, landlock.V3, landlock.V4, landlock.V5, landlock.V6,
		landlock.V7, landlock.V8, landlock.V9, landlock.V10, landlock.V11,
	}
	return known[max(1, min(version, len(known)))-1]
}

// allowed are the calls that the Go runtime needs to compute, and to read and write what
// is open already. Names that a processor does not have are left out.
var allowed = []string{
	"brk", "clock_getres", "clock_gettime", "clock_nanosleep", "close", "epoll_create1", "epoll_ctl",
	"epoll_pwait", "epoll_pwait2", "epoll_wait", "eventfd2", "exit", "exit_group", "fcntl", "fstat", "futex",
	"getcpu", "getpid", "getrandom", "getrusage", "gettid", "gettimeofday", "madvise", "membarrier", "mincore",
	"mmap", "mprotect", "mremap", "munmap", "nanosleep", "poll", "ppoll", "pread64", "read", "readv",
	"restart_syscall", "rseq", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "rt_sigtimedwait",
	"sched_getaffinity", "sched_yield", "set_robust_list", "sigaltstack", "sigreturn", "write", "writev",
	// Names of 32-bit processors.
	"clock_gettime64", "clock_nanosleep_time64", "fstat64", "futex_time64", "mmap2", "_llseek", "lseek",
}

// filter has the kernel refuse every call that is not needed.
func filter() error {
	info, err := arch.GetInfo("")
	if err != nil {
		return fmt.Errorf("this processor: %w", err)
	}
	missing := func(name string) bool { _, ok := info.SyscallNames[name]; return !ok }
	const (
		thread   = 0x10000    // CLONE_THREAD
		nameArea = 0x53564d41 // PR_SET_VMA, with which the Go runtime labels its memory
		noSuch   = seccomp.ActionErrno | seccomp.Action(syscall.ENOSYS)
	)
	return seccomp.LoadFilter(seccomp.Filter{ //nolint:wrapcheck // the caller says what it was
		NoNewPrivs: true,
		Flag:       seccomp.FilterFlagTSync,
		Policy: seccomp.Policy{
			DefaultAction: seccomp.ActionErrno,
			Syscalls: []seccomp.SyscallGroup{
				// Its flags cannot be looked at; told that there is none, callers take clone.
				{Action: noSuch, Names: slices.DeleteFunc([]string{"clone3"}, missing)},
				{
					Action: seccomp.ActionAllow,
					Names:  slices.DeleteFunc(slices.Clone(allowed), missing),
					NamesWithCondtions: []seccomp.NameWithConditions{
						{Name: "clone", Conditions: []seccomp.Condition{{Operation: seccomp.BitsSet, Value: thread}}},
						{Name: "prctl", Conditions: []seccomp.Condition{{Operation: seccomp.Equal, Value: nameArea}}},
						{Name: "tgkill", Conditions: []seccomp.Condition{{Operation: seccomp.Equal, Value: uint64(os.Getpid())}}},
					},
				},
			},
		},
	})
}

// A gauge tells how much memory the process has; its file was opened while there were
// files.
type gauge struct{ statm *os.File }

// used returns the bytes of the process that lie in memory.
func (g gauge) used() int64 {
	if g.statm == nil {
		return runtimeMemory()
	}
	var b [128]byte
	n, _ := g.statm.ReadAt(b[:], 0) // it ends before the buffer does
	fields := strings.Fields(string(b[:n]))
	if len(fields) < 2 {
		return runtimeMemory()
	}
	pages, err := strconv.ParseInt(fields[1], 10, 64)
	if err != nil {
		return runtimeMemory()
	}
	return pages * int64(os.Getpagesize())
}
