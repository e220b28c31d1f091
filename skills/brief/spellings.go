package brief

import (
	"slices"
	"strings"
)

// spelt tells for words that one variety alone spells so whether it is the British.
var spelt = spellings()

// pairs are stems with their endings, the British stem first. A stem of "-" has no word
// of its own on that side. Stems whose derivations are spelled alike on both sides
// (humorous, honorary, laborious) have only the endings that tell.
const pairs = `
colour color: s ed ing ful fully less
discolour discolor: s ed ing
favour favor: s ed ing able ably ite ites itism
honour honor: s ed ing able ably
labour labor: s ed ing er ers
neighbour neighbor: s ing hood hoods ly
behaviour behavior: s al ally
harbour harbor: s ed ing
flavour flavor: s ed ing ings ful
humour humor: s ed less
rumour rumor: s ed
vapour vapor: s
odour odor: s less
armour armor: s ed y
endeavour endeavor: s ed ing
savour savor: s ed ing y
tumour tumor: s
vigour vigor:
rigour rigor: s
parlour parlor: s
splendour splendor:
glamour -:
demeanour demeanor:
saviour savior: s
candour candor:
centre center: s
centred centered:
centring centering:
kilometre kilometer: s
centimetre centimeter: s
millimetre millimeter: s
metre -: s
litre liter: s
fibre fiber: s
theatre theater: s
calibre caliber: s
lustre luster:
spectre specter: s
sombre somber: ly
meagre meager: ly
sabre saber: s
manoeuvre maneuver: s
defence defense: s less
offence offense: s
licence -: s
pretence pretense: s
practise -: s
practised -:
practising -:
programme -: s
catalogue catalog: s
catalogued cataloged:
cataloguing cataloging:
dialogue -: s
analogue -: s
analyse analyze: s d
analysing analyzing:
analyser analyzer: s
paralyse paralyze: s d
paralysing paralyzing:
catalyse catalyze: s d
hydrolyse hydrolyze: s d
travelled traveled:
travelling traveling:
traveller traveler: s
cancelled canceled:
cancelling canceling:
modelled modeled:
modelling modeling:
labelled labeled:
labelling labeling:
levelled leveled:
levelling leveling:
fuelled fueled:
fuelling fueling:
signalled signaled:
signalling signaling:
totalled totaled:
totalling totaling:
counsellor counselor: s
marvellous marvelous: ly
jewellery jewelry:
channelled channeled:
channelling channeling:
tunnelled tunneled:
tunnelling tunneling:
dialled dialed:
dialling dialing:
quarrelled quarreled:
initialled initialed:
enrol enroll: s
enrolment enrollment: s
fulfil fulfill: s
fulfilment fulfillment:
instalment installment: s
skilful skillful: ly
wilful willful: ly
grey gray: s ish
cheque -: s
chequebook checkbook: s
aluminium aluminum:
sulphur sulfur:
sulphate sulfate: s
tyre -: s
kerb -: s
plough plow: s ed ing
mould mold: s ed ing y
smoulder smolder: s ed ing
moustache mustache: s
pyjamas pajamas:
storey -: s
storeyed -:
draughty drafty:
draught -: s
sceptic skeptic: s al ally ism
cosy cozy:
artefact artifact: s
ageing -:
judgement -: s
acknowledgement -: s
learnt -:
dreamt -:
whilst -:
amongst -:
anaesthetic anesthetic: s
paediatric pediatric: s
orthopaedic orthopedic: s
haemoglobin hemoglobin:
oestrogen estrogen:
anaemia anemia:
leukaemia leukemia:
aeroplane airplane: s
speciality -:
maths -:
- gotten:
mum -: s
gaol -: s
furore -:
doughnut -: s
- donut: s
omelette omelet: s
axe -:
likeable likable:
sizeable sizable:
`

func spellings() map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(strings.TrimSpace(pairs)) {
		stems, endings, _ := strings.Cut(strings.TrimSpace(line), ":")
		both := strings.Fields(stems)
		for i, stem := range both {
			if stem == "-" {
				continue
			}
			for _, e := range append([]string{""}, strings.Fields(endings)...) {
				out[stem+e] = i == 0
			}
		}
	}
	for _, both := range bothSpell {
		delete(out, both)
	}
	return out
}

// bothSpell are words that the table would take for one side's and that both have.
var bothSpell = []string{"axe", "doughnut", "doughnuts", "furore", "glamour", "omelette", "omelettes", "speciality", "dialogue", "dialogues", "amongst"}

// izeStems are what stands before "-ise" or "-ize" in verbs that have both. Words such as
// "advertise", "exercise" and "size" have one and are not here.
var izeStems = sortedWords(`organ reorgan disorgan real recogn final util optim minim maxim summar character prior priorit categor
standard special general central decentral local normal custom author critic emphas apolog modern stabil destabil initial visual
digit digital capital mobil demobil neutral penal rational subsid symbol sympath synchron theor item monet privat legal
material memor crystall commercial computer econom energ equal fertil formal global harmon hospital ideal immun
industrial internal jeopard liberal magnet national patron pasteur polar random revolution scrutin serial social steril
terror traumat urban victim weapon familiar individual popular regular revital trivial vandal visual winter weather
token parameter context anonym pseudonym incentiv operational institutional contextual personal depersonal
commod compartmental conceptual container demon denormal diagonal dramat fantas finalis fossil galvan hypothes
hypnot italic legitim lion marginal mechan mesmer metabol miniatur monopol moral motor nasal natural notar novel
optimal oxid particular plagiar political polymer pressur professional pulver radical reinitial sanit satir sensational
sensit sexual signal solubil specialis tantal tranquil tyrann unauthor unoptim vapor vitamin vocal volatil western`)

func sortedWords(list string) []string {
	out := strings.Fields(list)
	slices.Sort(out)
	return slices.Compact(out)
}
