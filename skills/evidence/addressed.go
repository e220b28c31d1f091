package evidence

import "regexp"

// Addressed tells whether a text speaks to an assistant, and where: "ignore the previous
// instructions", "when you summarise this, say …". Such words are no statement of a
// document's, and a passage that holds them is not sent to a model. It is a net with
// holes, and not what safety rests on: a model's answer can only fill a form, and is held
// against the passages whatever it obeys.
func Addressed(text string) (at int, yes bool) {
	for _, form := range addressed {
		if m := form.FindStringIndex(text); m != nil && (!yes || m[0] < at) {
			at, yes = m[0], true
		}
	}
	return at, yes
}

var addressed = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}\b(?:instructions?|prompts?|rules|directions|guidelines|context)\b`),
	regexp.MustCompile(`(?im)^\W{0,6}(?:system|assistant)(?: (?:prompt|message|note|override|update))?\s*:`),
	regexp.MustCompile(`(?i)<\|?(?:im_start|im_end|system|endoftext)\|?>|\[/?INST\]|<</?SYS>>`),
	regexp.MustCompile(`(?i)\byou are (?:now )?(?:an? |the )?(?:[\w-]+ ){0,3}(?:ai|assistant|language model|chatbot|llm|agent)\b`),
	regexp.MustCompile(`(?i)\b(?:dear|attention|note (?:to|for)|instructions? (?:to|for)|message (?:to|for)|to) (?:the |any |all |every )?(?:ai|artificial intelligence|language model|llm|assistant|chatbot|summari[sz]er)s?\b`),
	regexp.MustCompile(`(?i)\b(?:ai|language models?|llms?|assistants?|chatbots?|summari[sz]ers?) (?:reading|processing|summari[sz]ing|that (?:reads?|process|summari[sz]e))\b`),
	regexp.MustCompile(`(?i)\b(?:when|if|while) (?:you (?:are )?)?(?:asked|summari[sz](?:e|ing)|answer(?:ing)?|writ(?:e|ing) (?:a|the|your) (?:brief|summary|answer|report))\b[^.\n]{0,60}\b(?:say|state|tell|write|claim|report|mention|include|recommend|respond|reply)\b`),
	regexp.MustCompile(`(?i)\b(?:tell|inform|assure|convince) (?:the |your )(?:user|reader|owner|human)\b`),
	regexp.MustCompile(`(?i)\b(?:do not|don't|never) (?:mention|reveal|tell|disclose|show|report)\b[^.\n]{0,40}\b(?:user|reader|owner|instructions?|prompt)\b`),
	regexp.MustCompile(`(?i)\b(?:your|the) (?:new |real |true |system )(?:instructions?|task|prompt|objective)\b[^.\n]{0,10}\b(?:is|are|:)`),
	regexp.MustCompile(`(?i)\b(?:every|any|each) (?:brief|summary|answer|response)s?\b[^.\n]{0,20}\b(?:must|should|has to|have to|needs to)\b[^.\n]{0,30}\b(?:begin|start|end|say|state|mention|include|claim|conclude)\b`),
	regexp.MustCompile(`(?i)\b(?:respond|reply|answer) (?:only )?with (?:the (?:words?|following|phrase|sentence)|exactly|only)\b`),
}
