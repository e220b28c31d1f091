package read

import (
	"bytes"
	"encoding/json"
	"html"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html/atom"
)

// A bookmark is one, or a folder of them, whatever browser keeps it.
type bookmark struct {
	title, url string
	tags, note string
	saved      time.Time
	inner      []bookmark
}

// maxBookmarks is how many are read, and maxFolders how deep their folders lie.
const (
	maxBookmarks = 100_000
	maxFolders   = 32
)

// bookmarksOf writes bookmarks down as lists under the names of their folders.
func bookmarksOf(list []bookmark) (Document, error) {
	var b binder
	b.write("# Bookmarks")
	left := maxBookmarks
	b.bookmarks(list, 2, &left)
	if left == maxBookmarks {
		return Document{}, &Unreadable{"there is no bookmark in it"}
	}
	if left == 0 {
		b.lacks.add("", "more than 100,000 bookmarks")
	}
	return b.done(Document{Format: "bookmarks", About: About{Title: "Bookmarks"}}), nil
}

// bookmarks writes what lies in one folder: first what is no folder itself.
func (b *binder) bookmarks(list []bookmark, level int, left *int) {
	var items strings.Builder
	for _, m := range list {
		if m.url == "" || *left == 0 || strings.HasPrefix(m.url, "place:") || strings.HasPrefix(m.url, "javascript:") {
			continue
		}
		*left--
		items.WriteString("- " + m.String() + "\n")
	}
	b.write(items.String())
	for _, m := range list {
		if m.url != "" || len(m.inner) == 0 || b.full() {
			continue
		}
		if title := oneLiteral(m.title); title != "" {
			b.write(strings.Repeat("#", min(level, 6)) + " " + cut(title, maxHeading))
			b.bookmarks(m.inner, level+1, left)
		} else {
			b.bookmarks(m.inner, level, left)
		}
	}
}

// String writes a bookmark as a link, with what else is known of it.
func (m bookmark) String() string {
	title := oneLiteral(m.title)
	if title == "" {
		title = oneLiteral(m.url)
	}
	title = strings.NewReplacer("[", `\[`, "]", `\]`).Replace(title)
	address := strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "\n", "").Replace(clean(m.url))
	text := "[" + title + "](" + cut(address, near/2) + ")"
	if !m.saved.IsZero() {
		text += ", saved " + m.saved.Format("2 January 2006")
	}
	if tags := oneLiteral(m.tags); tags != "" {
		text += ", tags: " + tags
	}
	if note := oneLiteral(m.note); note != "" {
		text += ": " + note
	}
	return text
}

// isChromeBookmarks tells the file that Chrome and its kin keep.
func isChromeBookmarks(data []byte) bool {
	head := data[:min(len(data), 4096)]
	return bytes.HasPrefix(bytes.TrimSpace(head), []byte("{")) && bytes.Contains(head, []byte(`"roots"`)) && bytes.Contains(data, []byte(`"date_added"`))
}

// A chromeNode is a bookmark or folder of Chrome's.
type chromeNode struct {
	Type     string       `json:"type"`
	Name     string       `json:"name"`
	URL      string       `json:"url"`
	Added    string       `json:"date_added"` // microseconds since 1601
	Children []chromeNode `json:"children"`
}

func (n chromeNode) bookmark(depth int) bookmark {
	m := bookmark{title: n.Name, url: n.URL}
	if micro, err := strconv.ParseInt(n.Added, 10, 64); err == nil && micro > 0 && n.URL != "" {
		m.saved = sane(time.Date(1601, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(micro/1e6/86400)))
	}
	for _, c := range n.Children {
		if depth < maxFolders {
			m.inner = append(m.inner, c.bookmark(depth+1))
		}
	}
	return m
}

// sane drops a date that no bookmark can have.
func sane(t time.Time) time.Time {
	if t.Year() < 1990 || t.Year() > 2200 {
		return time.Time{}
	}
	return t
}

// readChromeBookmarks reads the bookmarks of Chrome.
func readChromeBookmarks(in Input) (Document, error) {
	var file struct {
		Roots map[string]json.RawMessage `json:"roots"`
	}
	if json.Unmarshal(in.Data, &file) != nil {
		return Document{}, &Unreadable{"broken: its bookmarks are cut off"}
	}
	var list []bookmark
	for _, root := range []string{"bookmark_bar", "other", "synced"} {
		var n chromeNode
		if json.Unmarshal(file.Roots[root], &n) == nil {
			list = append(list, n.bookmark(0))
		}
	}
	return bookmarksOf(list)
}

// isFirefoxBookmarks tells a backup that Firefox wrote.
func isFirefoxBookmarks(data []byte) bool {
	head := data[:min(len(data), 1024)]
	return bytes.HasPrefix(bytes.TrimSpace(head), []byte("{")) && bytes.Contains(head, []byte(`"typeCode"`)) && bytes.Contains(head, []byte(`"guid"`))
}

// A firefoxNode is a bookmark or folder of Firefox's.
type firefoxNode struct {
	Title    string        `json:"title"`
	URI      string        `json:"uri"`
	Tags     string        `json:"tags"`
	Added    int64         `json:"dateAdded"` // microseconds since 1970
	Children []firefoxNode `json:"children"`
}

func (n firefoxNode) bookmark(depth int) bookmark {
	m := bookmark{title: n.Title, url: n.URI, tags: strings.ReplaceAll(n.Tags, ",", ", ")}
	if n.Added > 0 && n.URI != "" {
		m.saved = sane(time.Unix(n.Added/1e6, 0).UTC())
	}
	for _, c := range n.Children {
		if depth < maxFolders {
			m.inner = append(m.inner, c.bookmark(depth+1))
		}
	}
	return m
}

// readFirefoxBookmarks reads a backup of Firefox.
func readFirefoxBookmarks(in Input) (Document, error) {
	var root firefoxNode
	if json.Unmarshal(in.Data, &root) != nil {
		return Document{}, &Unreadable{"broken: its bookmarks are cut off"}
	}
	return bookmarksOf([]bookmark{root.bookmark(0)})
}

// isBookmarkPage tells the page that every browser exports.
func isBookmarkPage(data []byte) bool {
	return bytes.Contains(bytes.ToUpper(data[:min(len(data), 256)]), []byte("<!DOCTYPE NETSCAPE-BOOKMARK-FILE-1"))
}

// readBookmarkPage reads bookmarks exported as a page.
func readBookmarkPage(in Input) (Document, error) {
	text := charsetText(bytes.TrimPrefix(in.Data, []byte("\xef\xbb\xbf")), "")
	v := bookmarkPage{folders: []bookmark{{}}}
	walk([]byte(text), &v)
	for len(v.folders) > 1 {
		v.pop()
	}
	return bookmarksOf(v.folders[0].inner)
}

// A bookmarkPage gathers what a page of bookmarks holds.
type bookmarkPage struct {
	folders []bookmark // those we are in, the outermost first
	next    *bookmark  // the folder whose list comes
	into    *string    // where words go: a title or a note
}

func (v *bookmarkPage) enter(e element, attr func(string) string) {
	top := &v.folders[len(v.folders)-1]
	v.into = nil
	switch e.tag {
	case atom.H3:
		v.next = &bookmark{}
		v.into = &v.next.title
	case atom.A:
		top.inner = append(top.inner, bookmark{url: attr("href"), tags: strings.ReplaceAll(attr("tags"), ",", ", ")})
		m := &top.inner[len(top.inner)-1]
		if second, err := strconv.ParseInt(attr("add_date"), 10, 64); err == nil && second > 0 {
			m.saved = sane(time.Unix(second, 0).UTC())
		}
		v.into = &m.title
	case atom.Dd:
		if n := len(top.inner); n > 0 && v.next == nil {
			v.into = &top.inner[n-1].note
		}
	case atom.Dl:
		if len(v.folders) < maxFolders {
			folder := bookmark{}
			if v.next != nil {
				folder = *v.next
			}
			v.folders, v.next = append(v.folders, folder), nil
		}
	}
}

func (v *bookmarkPage) leave(e element) {
	switch e.tag {
	case atom.Dl:
		if len(v.folders) > 1 {
			v.pop()
		}
	case atom.A, atom.H3, atom.Dd:
		v.into = nil
	}
}

// pop puts the innermost folder into the one it lies in.
func (v *bookmarkPage) pop() {
	n := len(v.folders) - 1
	v.folders[n-1].inner = append(v.folders[n-1].inner, v.folders[n])
	v.folders, v.into = v.folders[:n], nil
}

func (v *bookmarkPage) text(raw []byte, _ int, _ atom.Atom) {
	if v.into != nil && len(*v.into) < 4*maxHeading {
		*v.into += html.UnescapeString(string(raw))
	}
}
