package index

import bleve "github.com/blevesearch/bleve_index_api"

// The fields of an entry. Text fields hold terms with their counts and the field's
// length; they store nothing, since passages are read from the user's own files.
const (
	fieldContext = "ctx"     // title, heading path and text
	fieldTitle   = "title"   // of the document, and its file name
	fieldHeading = "heading" // the heading path
	fieldKind    = "kind"    // one of the kinds
	fieldIn      = "in"      // the folders the document lies in, see [folders]
	fieldDay     = "day"     // "2026-03-02": the document's own date, else the file's
	fieldType    = "type"    // the ending of the file's name, and its format
	fieldBy      = "by"      // who wrote it, see [names]
	fieldWith    = "with"    // these, and who it is to or with
	fieldLang    = "lang"    // the language of its text, see [tagOf]
	fieldStored  = "hit"     // what a hit needs, see [stored]
	fieldID      = "_id"     // path and ordinal, see [entryID]
)

// An entry is a passage as bleve indexes it. It is analysed before bleve gets it,
// so that the lock is held only while the index itself is written.
type entry struct {
	id     string
	fields []field
}

var _ bleve.Document = (*entry)(nil)

// ID returns the entry's name in the index.
func (e *entry) ID() string { return e.id }

// Size returns about how many bytes the entry takes, which bleve only reports.
func (e *entry) Size() int { return len(e.id) }

// VisitFields calls visit with each field.
func (e *entry) VisitFields(visit bleve.FieldVisitor) {
	for i := range e.fields {
		visit(&e.fields[i])
	}
}

// VisitComposite does nothing: there are no composite fields.
func (e *entry) VisitComposite(bleve.CompositeFieldVisitor) {}

// HasComposite returns false.
func (e *entry) HasComposite() bool { return false }

// NumPlainTextBytes returns 0: no text is kept.
func (e *entry) NumPlainTextBytes() uint64 { return 0 }

// AddIDField adds the field bleve finds entries by.
func (e *entry) AddIDField() {
	id := keyword(fieldID, e.id)
	id.options |= bleve.StoreField
	id.value = []byte(e.id)
	e.fields = append(e.fields, id)
}

// StoredFieldsBytes returns 0, which bleve only reports.
func (e *entry) StoredFieldsBytes() uint64 { return 0 }

// Indexed returns false: bleve asks whether it has seen the entry before.
func (e *entry) Indexed() bool { return false }

// A field is a part of an entry with its terms.
type field struct {
	name    string
	options bleve.FieldIndexingOptions
	value   []byte
	length  int
	freqs   bleve.TokenFrequencies
}

var _ bleve.Field = (*field)(nil)

// text makes a field that is searched by words.
func text(name string, t *tally) field {
	return field{name: name, options: bleve.IndexField, length: t.length, freqs: t.freqs}
}

// keyword makes a field that has or has not a term.
func keyword(name string, terms ...string) field {
	f := field{name: name, options: bleve.IndexField | bleve.SkipFreqNorm, length: len(terms)}
	f.freqs = make(bleve.TokenFrequencies, len(terms))
	for _, t := range terms {
		f.freqs[t] = new(bleve.TokenFreq)
	}
	return f
}

// value makes a field that is only kept.
func value(name string, v []byte) field {
	return field{name: name, options: bleve.StoreField, value: v}
}

// Name returns the field's name.
func (f *field) Name() string { return f.name }

// Value returns what is stored.
func (f *field) Value() []byte { return f.value }

// ArrayPositions returns nil: no field has several values.
func (f *field) ArrayPositions() []uint64 { return nil }

// EncodedFieldType returns bleve's letter for text.
func (f *field) EncodedFieldType() byte { return 't' }

// Analyze does nothing: the terms are there already.
func (f *field) Analyze() {}

// Options tells bleve what to do with the field.
func (f *field) Options() bleve.FieldIndexingOptions { return f.options }

// AnalyzedLength returns the number of terms, from which bleve makes the norm.
func (f *field) AnalyzedLength() int { return f.length }

// AnalyzedTokenFrequencies returns how often each term stands there.
func (f *field) AnalyzedTokenFrequencies() bleve.TokenFrequencies { return f.freqs }

// NumPlainTextBytes returns 0: no text is kept.
func (f *field) NumPlainTextBytes() uint64 { return 0 }
