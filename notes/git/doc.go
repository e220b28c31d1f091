// Package git reads the commits of a git repository: what was said of each change, by
// whom and when. It reads the files that git writes by itself, so that nothing a
// repository holds is run or followed: no hook, no setting, no path to objects that lie
// elsewhere. It opens only what it is handed.
//
// It knows nothing of documents. Floor: the lowest.
package git
