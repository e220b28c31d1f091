package read

// The formats of text in which people and programs write: each line of what is read
// comes from a line of the file.
const (
	formatTable    = "table"
	formatLines    = "json lines"
	formatYAML     = "yaml"
	formatTOML     = "toml"
	formatCaptions = "subtitles"
	formatNotebook = "notebook"
	formatOrg      = "org"
	formatRST      = "rst"
	formatLaTeX    = "latex"
	formatBib      = "bibliography"
	formatCode     = "code"
	formatAsciiDoc = "asciidoc"
)

// linedFormat returns the format that an ending promises, "" if it is none of them.
func linedFormat(ext string) string {
	switch ext {
	case ".csv", ".tsv":
		return formatTable
	case ".jsonc", ".json5", ".geojson":
		return formatJSON
	case ".jsonl", ".ndjson":
		return formatLines
	case ".yaml", ".yml":
		return formatYAML
	case ".toml", ".ini", ".cfg":
		return formatTOML
	case ".srt", ".vtt":
		return formatCaptions
	case ".ipynb":
		return formatNotebook
	case ".org":
		return formatOrg
	case ".rst", ".rest":
		return formatRST
	case ".tex", ".latex", ".ltx":
		return formatLaTeX
	case ".bib":
		return formatBib
	case ".adoc", ".asciidoc", ".asc":
		return formatAsciiDoc
	}
	if _, known := languageOf(ext); known {
		return formatCode
	}
	return ""
}

// linedReader returns what reads one of these formats, nil for another.
func linedReader(format string) extract {
	switch format {
	case formatTable:
		return readCSV
	case formatLines:
		return readJSONLines
	case formatYAML:
		return readYAML
	case formatTOML:
		return readTOML
	case formatCaptions:
		return readCaptions
	case formatNotebook:
		return readNotebook
	case formatOrg:
		return readOrg
	case formatRST:
		return readRST
	case formatLaTeX:
		return readLaTeX
	case formatBib:
		return readBib
	case formatCode:
		return readCode
	case formatAsciiDoc:
		return readAsciiDoc
	}
	return nil
}
