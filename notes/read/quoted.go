package read

import (
	"slices"
	"strings"
)

// The rules of what is left out of a message, because it stands in another or was not
// written for it:
//
//   - What was quoted goes out, with the line that says who wrote it ("On … wrote:").
//     Where text follows it answers the quote, and the last paragraph quoted stays, as a
//     quote of one line.
//   - From "-----Original Message-----" or a block of From, Sent, To and Subject on, all
//     goes out. What was forwarded stays: it is what the message is about.
//   - A signature (after "-- "), the footer of a mailing list and "Sent from my …" go.

// maxExcerpt is how many bytes of what a line answers are kept.
const maxExcerpt = 200

// unquoted returns the lines of a body that were written for it. Forward tells that
// the subject says so: then a block of From, Sent and To begins what is passed on.
func unquoted(lines []string, forward bool) []string {
	own, passed := lines, []string(nil)
	for i, line := range lines {
		switch {
		case forwardMark(line):
			own, passed = lines[:i], lines[i+1:]
		case originalMark(line):
			own = lines[:i]
		case headBlock(lines[i:]) && forward:
			own, passed = lines[:i], lines[i:]
		case headBlock(lines[i:]):
			own = lines[:i]
		default:
			continue
		}
		break
	}
	own = unsigned(own)
	own = answers(own)
	own = trimmedLines(withoutDevice(own))
	if passed = trimmedLines(unsigned(passed)); len(own) > 0 && len(passed) > 0 {
		own = append(own, "")
	}
	return slices.CompactFunc(append(own, passed...), func(a, b string) bool { return a == "" && b == "" })
}

// bare takes off what decorates a line.
func bare(line string) string { return strings.ToLower(strings.Trim(line, "-_*=>\\ \t\u00a0")) }

// originalMark tells the line over what is answered, in the manner of Outlook.
func originalMark(line string) bool {
	if !strings.HasPrefix(strings.TrimLeft(line, `\ `), "--") {
		return false
	}
	return slices.Contains([]string{
		"original message", "ursprüngliche nachricht", "originalnachricht", "message d'origine", "message original",
		"mensaje original", "messaggio originale", "oorspronkelijk bericht", "mensagem original", "ursprungligt meddelande",
		"oprindelig meddelelse", "opprinnelig melding", "alkuperäinen viesti", "oryginalna wiadomość", "původní zpráva",
		"исходное сообщение", "原始邮件", "元のメッセージ",
	}, bare(line))
}

// forwardMark tells the line over what is passed on.
func forwardMark(line string) bool {
	return slices.Contains([]string{
		"forwarded message", "begin forwarded message:", "forwarded message follows", "weitergeleitete nachricht",
		"anfang der weitergeleiteten nachricht:", "message transféré", "début du message transféré :", "mensaje reenviado",
		"messaggio inoltrato", "inizio messaggio inoltrato:", "doorgestuurd bericht", "begin doorgestuurd bericht:",
		"mensagem encaminhada", "vidarebefordrat meddelande", "пересылаемое сообщение", "转发的邮件",
	}, bare(line))
}

// headBlock tells whether lines begin with the head of another message.
func headBlock(lines []string) bool {
	if !labelled(lines[0], "from", "von", "de", "da", "van", "från", "fra", "od", "от", "发件人", "差出人") {
		return false
	}
	seen := 0
	for _, line := range lines[1:min(len(lines), 8)] {
		switch {
		case labelled(line, "subject", "betreff", "objet", "asunto", "oggetto", "onderwerp", "assunto", "ämne", "emne", "temat", "тема", "主题", "件名"):
			seen += 2
		case labelled(line, "sent", "date", "gesendet", "datum", "envoyé", "enviado", "enviado el", "fecha", "inviato", "data", "verzonden",
			"skickat", "sendt", "wysłano", "отправлено", "дата", "发送时间", "日時",
			"to", "an", "à", "para", "a", "aan", "till", "til", "do", "кому", "收件人", "宛先"):
			seen++
		}
	}
	return seen >= 3
}

// labelled tells whether a line begins with one of some labels and a colon.
func labelled(line string, labels ...string) bool {
	label, value, ok := strings.Cut(line, ":")
	return ok && strings.TrimSpace(value) != "" && len(label) < 40 && slices.Contains(labels, bare(label))
}

// unsigned cuts off the signature and what a mailing list adds.
func unsigned(lines []string) []string {
	for i, line := range lines {
		text := strings.TrimSpace(line)
		switch rest := lines[i+1:]; {
		case line == "-- ", (text == "--" || text == `\--`) && brief(rest, 12):
			return lines[:i]
		case len(text) >= 20 && strings.Trim(text, `_\`) == "" && listFooter(rest):
			return lines[:i]
		}
	}
	return lines
}

// brief tells whether there are no more than so many lines with words.
func brief(lines []string, most int) bool {
	n := 0
	for _, line := range lines {
		if strings.TrimSpace(line) != "" && !isQuote(line) {
			n++
		}
	}
	return n <= most
}

// listFooter tells the words a mailing list adds under its line.
func listFooter(lines []string) bool {
	if !brief(lines, 8) {
		return false
	}
	for _, line := range lines[:min(len(lines), 5)] {
		line = strings.ToLower(line)
		if strings.Contains(line, "list") || strings.Contains(line, "unsubscribe") || strings.Contains(line, "http") {
			return true
		}
	}
	return false
}

func isQuote(line string) bool { return strings.HasPrefix(line, ">") }

// answers leaves the quotes out, but for what is answered.
func answers(lines []string) []string {
	var out []string
	for i := 0; i < len(lines); {
		if !isQuote(lines[i]) {
			out = append(out, lines[i])
			i++
			continue
		}
		end := quoteEnd(lines, i)
		out = withoutAttribution(out)
		if text := excerpt(lines[i:end]); text != "" && answered(lines[end:]) {
			if len(out) > 0 {
				out = append(out, "")
			}
			out = append(out, "> "+text, "")
		}
		i = end
	}
	return withoutAttribution(out)
}

// quoteEnd returns where a quote ends that begins at a line, blank lines within it
// included.
func quoteEnd(lines []string, at int) int {
	end := at
	for i := at; i < len(lines); i++ {
		switch {
		case isQuote(lines[i]):
			end = i + 1
		case strings.TrimSpace(lines[i]) != "":
			return end
		}
	}
	return end
}

// answered tells whether what follows a quote says something of its own.
func answered(lines []string) bool {
	for i, line := range lines {
		if isQuote(line) {
			return i > 0 && len(withoutAttribution(trimmedLines(lines[:i]))) > 0
		}
	}
	return len(trimmedLines(withoutDevice(lines))) > 0
}

// excerpt returns the last paragraph that was quoted directly, on one line.
func excerpt(lines []string) string {
	var paragraph []string
	over := false
	for _, line := range lines {
		text := strings.TrimSpace(strings.TrimPrefix(line, ">"))
		if text == "" || isQuote(text) {
			over = true
			continue
		}
		if over {
			paragraph, over = nil, false
		}
		paragraph = append(paragraph, text)
	}
	text := oneSpaced(strings.Join(paragraph, " "))
	if len(text) > maxExcerpt {
		text = cut(text, maxExcerpt)
		text = strings.TrimSpace(text[:max(strings.LastIndexByte(text, ' '), 0)]) + " …"
	}
	return text
}

// withoutAttribution takes off the lines at the end that say who wrote what follows.
func withoutAttribution(lines []string) []string {
	lines = trimmedLines(lines)
	joined := ""
	for n := 1; n <= min(3, len(lines)); n++ {
		line := strings.TrimSpace(lines[len(lines)-n])
		if line == "" {
			break
		}
		joined = strings.TrimSpace(line + " " + joined)
		if attribution(joined, true) {
			return trimmedLines(lines[:len(lines)-n])
		}
	}
	if n := len(lines); n > 0 && attribution(lines[n-1], false) {
		return trimmedLines(lines[:n-1])
	}
	return lines
}

// attribution tells "On 2 March 2026, Ann Lee wrote:" in some languages. Whole tells
// that it has to begin as such a line does; else "Ann Lee wrote:" is one too.
func attribution(text string, whole bool) bool {
	text = strings.ToLower(strings.TrimSpace(text))
	if !strings.HasSuffix(text, ":") || len(text) > 400 {
		return false
	}
	verb := false
	for _, v := range []string{
		"wrote", "writes", "schrieb", "a écrit", "écrit", "escribió", "ha scritto", "scrive", "schreef", "escreveu", "skrev", "napisał",
		"kirjoitti", "napsal", "пишет", "писал", "написал", "写道", "said", "hat geschrieben",
	} {
		verb = verb || strings.Contains(text, v)
	}
	opens := false
	for _, o := range []string{"on ", "am ", "le ", "el ", "il ", "op ", "em ", "den ", "w dniu ", "dne ", "at ", "quoting ", "in article ", "in message "} {
		opens = opens || strings.HasPrefix(text, o)
	}
	if whole {
		return opens && (verb || strings.Contains(text, "@"))
	}
	return verb && (strings.ContainsAny(text, "@0123456789<") || len(text) < 60)
}

// withoutDevice takes off the line that a device adds at the end.
func withoutDevice(lines []string) []string {
	lines = trimmedLines(lines)
	if len(lines) == 0 {
		return lines
	}
	last := strings.ToLower(strings.TrimSpace(lines[len(lines)-1]))
	for _, begin := range []string{
		"sent from my ", "sent from mail for ", "get outlook for ", "von meinem ", "gesendet von ", "gesendet mit ", "envoyé de mon ",
		"enviado desde mi ", "inviato da ", "verzonden vanaf mijn ", "sent via ", "diese nachricht wurde von meinem ",
	} {
		if strings.HasPrefix(last, begin) && len(last) < 100 {
			return trimmedLines(lines[:len(lines)-1])
		}
	}
	return lines
}

// trimmedLines takes blank lines off both ends.
func trimmedLines(lines []string) []string {
	for len(lines) > 0 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && strings.Trim(lines[len(lines)-1], " \t_\\") == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}
