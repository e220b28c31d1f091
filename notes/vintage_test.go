package notes

import (
	"testing"
)

func TestSuperseded(t *testing.T) {
	old := Superseded([]string{
		"plan-v1-2026-06-08.md", "plan-v2-2026-08-31.md", "plan-v3-2026-11-09.md", "meetings/2026-06-08-group.md",
		"meetings/2026-08-31-group.md", "archive/budget-2026-06.md", "budget-2026-08.md", "x/spec_v2.md", "x/spec_v10.md", "y/spec_v11.md",
	})
	for path, want := range map[string]string{
		"plan-v1-2026-06-08.md": "plan-v3-2026-11-09.md", "plan-v2-2026-08-31.md": "plan-v3-2026-11-09.md",
		"plan-v3-2026-11-09.md": "", "meetings/2026-06-08-group.md": "", "x/spec_v2.md": "x/spec_v10.md",
		"archive/budget-2026-06.md": "budget-2026-08.md", "y/spec_v11.md": "",
	} {
		if old[path] != want {
			t.Errorf("%s: replaced by %q, want %q", path, old[path], want)
		}
	}
}
