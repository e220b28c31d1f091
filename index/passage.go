package index

import (
	"strings"
	"time"

	"ken/notes"
	"ken/notes/prose"
)

// Kinds of passages: what the document they stand in is to the user.
const (
	KindNote       = "note"       // a document of the user's
	KindGoal       = "goal"       // .goals.md
	KindPreference = "preference" // .preferences.md
	KindBrief      = "brief"      // what ken wrote: briefs/, diagrams/, exports/
)

// A Passage is a section of a document, or a part of a long one, that was found.
type Passage struct {
	// Source is the whole passage: its Quote is the passage's text, the bytes of the
	// file exactly, read when the search was made.
	notes.Source
	// Lines holds for each line of Quote the line of the file, where the text was
	// extracted and lines do not follow one another; else it is nil.
	Lines    []int
	Plain    bool   // Quote is plain text; else it reads as Markdown
	Title    string // of the document; its file name where it has none
	Kind     string
	Lang     string    // of its text (BCP 47: "en", "de"); "" where it does not show
	Modified time.Time // of the file
	Dated    time.Time // the date the document itself gives (front matter, name); zero if none
	Score    float64   // exact BM25 over context, title and heading, and what Why names; only ranks
	Marks    [][2]int  // byte ranges of Quote that match the query, in order
	// Why are the shares of Score, in the order they were added; nil unless
	// [Query.Explain] is set, and for a query that only filters.
	Why []Reason

	// Also are the places ("path:line") where the same words stand too, see
	// [Query.Grouped]. Their passages are not returned.
	Also []string

	inner []place // the sections it was joined from, if several
	parts []part  // the parts of the document it reaches over, if there are any
}

// A Query is what to look for.
type Query struct {
	Text string // words, "a phrase", -not, in:folder, since:2026, kind:brief
	// Lean are texts (goals) whose words lift passages that match Text anyway. None
	// switches goals off.
	Lean []string
	// Kinds limits the search to these kinds; none means every kind.
	Kinds []string
	Max   int // passages at most; 0 means 10
	// PerFile is how many passages of one document at most; 0 means no limit.
	PerFile int
	// Grouped returns passages of the same words once, counts in Result.More what
	// PerFile holds back, and lifts PerFile where one document alone matches.
	Grouped bool
	// Also are further words that match too, at a third of the weight of the words of
	// Text: what documents may say instead.
	Also []string
	// Explain has each passage say why it has its score.
	Explain bool
	// AnyWords has Text taken as plain words: a question, not typed syntax.
	AnyWords bool
	// Where are conditions as they are typed in Text ("since:2026-06 in:letters"), for a
	// question as well; words in it count for nothing.
	Where string
}

// A Result is what a search found.
type Result struct {
	Passages []Passage
	// Total is how many passages match, also those beyond Max. Where the text of each
	// must be looked at for a phrase, it counts those among the first few hundred.
	Total int
	Took  time.Duration // of the search alone
	// Frequency tells for the stem of each word of the query how many passages hold
	// it, and Of how many passages there are: how much a word tells apart.
	Frequency map[string]int
	Of        int
	// Nearest are headings that come closest where nothing was found.
	Nearest []notes.Source
	// More is for each document of the passages how many of it match beside them, where
	// the query is grouped and has no phrase that must be looked up.
	More map[string]int
	// Meant are the words of the query that no passage has, with those that were
	// searched for instead, spelt as in what was found.
	Meant []Correction
	// Problem says what of the query could not be understood and was searched as
	// words; "" if all was.
	Problem string
}

// Changes is what a sync did.
type Changes struct {
	Files    int      `json:"files"`    // readable documents in the workspace now
	Passages int      `json:"passages"` // in the index now
	Added    int      `json:"added"`
	Changed  int      `json:"changed"`
	Removed  int      `json:"removed"`
	Moved    []Move   `json:"moved,omitempty"` // counted as nothing else
	Bytes    int64    `json:"bytes"`           // of all readable documents
	Seconds  float64  `json:"seconds"`
	Unread   []Unread `json:"unread"`
	// Rebuilt says in one line why the index was made anew; "" if it was not.
	Rebuilt string `json:"-"`
}

// An Unread is a file that could not be read, and why.
type Unread struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// Cite returns the place of a part of the passage, given by its bytes in Quote:
// with its own lines, the headings it stands under, its words and their digest. A
// passage may reach over several short sections, so that its own headings are not
// those of every line in it.
func (p Passage) Cite(start, end int) notes.Source {
	start = min(max(start, 0), len(p.Quote))
	end = min(max(end, start), len(p.Quote))
	s := p.Source
	s.Quote = p.Quote[start:end]
	s.SHA256 = notes.Digest(s.Quote)
	s.Line = p.lineAt(start)
	s.EndLine = max(s.Line, p.lineAt(max(start, end-1)))
	for _, in := range p.inner {
		if in.at <= start {
			s.Heading = in.heading
		}
	}
	s.Part = partAt(p.parts, start)
	return s
}

// partAt returns the name of the part that a byte of a passage lies in.
func partAt(parts []part, at int) string {
	name := ""
	for _, p := range parts {
		if p.at <= at {
			name = p.name
		}
	}
	return name
}

// markedPart returns the name of the part that holds the most of a query's words, each
// counted once: a passage may reach over several pages or rows, and one of them is meant.
// The first of several counts, and of all where no word is marked.
func markedPart(parts []part, text string, marks [][2]int) string {
	best, most := partAt(parts, 0), 0
	for i, p := range parts {
		end := len(text)
		if i+1 < len(parts) {
			end = parts[i+1].at
		}
		words := map[string]bool{}
		for _, m := range marks {
			if m[0] >= p.at && m[0] < end {
				words[prose.Stem(prose.Fold(text[m[0]:m[1]]))] = true
			}
		}
		if len(words) > most {
			best, most = p.name, len(words)
		}
	}
	return best
}

// lineAt returns the line of the file that a byte of Quote stands on.
func (p Passage) lineAt(at int) int {
	n := strings.Count(p.Quote[:at], "\n")
	if n < len(p.Lines) {
		return p.Lines[n]
	}
	return p.Line + n
}
