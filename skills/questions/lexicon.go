package questions

import "strings"

// The closed classes of English are given whole; of verbs and adjectives those are given
// that their endings do not tell. What is in no list is told by its ending and by its
// neighbours, see [tagger].

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

var (
	determiners = setOf(`a an the this that these those each every some any no another either neither both all
		half its his her their our my your whose several many few most such certain various much more less enough other own`)
	articles     = setOf(`a an the`)
	possessives  = setOf(`its his her their our my your whose`)
	prepositions = setOf(`of in on at by for with from into onto over under between among through during before after
		above below within without against across along around behind beyond near off per toward towards upon via despite except
		about like as than until till since throughout inside outside including concerning regarding following alongside amid
		beneath beside besides plus minus unlike versus to`)
	conjunctions  = setOf(`and or but nor yet plus &`)
	subordinators = setOf(`because although though whereas while if unless whether once when whenever where wherever since that
		so as than until before after lest`)
	pronouns = setOf(`everybody somebody anybody it's they're there's that's he's she's we're what's who's it’s they’re there’s that’s he’s she’s we’re i you he she it we they me him us them who whom which what this that these those there one ones
		itself himself herself themselves ourselves myself yourself oneself someone anyone everyone something anything
		everything nothing nobody none others mine yours hers ours theirs whoever whatever`)
	auxiliaries = setOf(`be is are was were been being am has have had having do does did can could may might must shall
		should will would cannot isn't aren't wasn't weren't doesn't don't didn't can't won't couldn't wouldn't shouldn't hasn't haven't`)
	adverbs = setOf(`not also very too still even just only already always never often sometimes usually again then now here
		there thus hence therefore however moreover furthermore nevertheless meanwhile instead rather quite almost
		nearly once twice soon later earlier ago away back down up out together apart perhaps maybe else ever well
		far forward forwards otherwise afterwards afterward yet about approximately roughly seldom rarely further
		indeed likewise elsewhere abroad north south today tomorrow yesterday anyway so as more most less least both better best`)
	// commonVerbs are verbs in their base form; their inflections are made from it.
	commonVerbs = setOf(`accept accompany account achieve acquire act adapt add address adjust admit adopt advance affect
		agree aim allow alter amount announce annotate appear apply appoint approach argue arise arrive ask assign assist associate assume
		attach attack attempt attend attract avoid award base bear beat become begin behave believe belong bind block blow boil
		borrow break bring build burn buy call capture carry cast catch cause cease celebrate change charge check choose circulate
		claim clear climb close collapse collect combine come command commit communicate compare compete compile complete
		compose compress comprise compute concern conclude conduct confirm conform connect conquer consider consist constitute
		construct consume contain continue contract contrast contribute control convert convey cool correspond cost count cover create
		cross cut damage date deal declare decline decrease deem defeat defend define deliver demand denote depart depend deposit derive
		describe design destroy detect determine develop die differ direct disappear discover discuss display dissolve
		distinguish distribute divide dominate draw drive drop earn eat elect emerge emit employ enable encode encounter encourage end
		enforce engage enhance ensure enter escape establish estimate evaluate evolve examine exceed exchange execute exhibit exist
		expand expect experience explain explore export expose express extend face fail fall favour favor feature feed feel fight fill find finish
		fit fix flow fly focus follow force forget form found free freeze function gain gather generate get give go govern grant
		grow guarantee guide handle happen hear heat help hide hire hold host house identify ignore illustrate implement imply import
		improve include incorporate increase indicate infer infect influence inform inherit initiate insert inspire install
		intend interact interpret introduce invade invent invest investigate invite invoke involve issue join judge keep kill know
		label lack land last launch lay lead learn leave lend let lie lift limit link list live load locate lock look lose love lower
		maintain make manage mark match mean measure meet melt mention merge migrate mix modify monitor motivate move multiply name
		need note notice obey observe obtain occupy occur offer open operate oppose order organise organize originate outlive own
		paint participate pass pay perceive perform permit persuade pick place plan plant play point possess practise practice predict prefer
		prepare present preserve press prevent print proceed process produce prohibit promise promote propose protect prove provide
		publish pull pump punish purchase pursue push put qualify question raise range rank reach react read realise realize receive
		recognise recognize recommend record recover reduce refer reflect refuse regard register regulate reject relate release rely
		remain remember remove render repeat replace report represent reproduce request require resemble resist resolve
		respond rest result retain retire return reveal reverse revise rise roll rotate rule run say search secure see seek seem
		select sell send separate serve set settle shape share shift show shrink sign signal sit slow solve speak specify spend
		split spread stand start state stay stem stimulate stop store stretch strike study submit substitute succeed suffer
		suggest supply support suppose surround survive swim switch take talk teach tell tend terminate test think throw trace trade
		train transfer transform translate transmit transport travel treat trigger try turn undergo understand unite use vary
		view visit vote wait walk want warn wash watch wear weigh widen win wish work write yield evaporate`)
	// irregular are past forms that no ending tells, without those spelt like their base.
	irregular = setOf(`arose ate bore beat became began bent bet bought broke brought built burnt came caught chose clung
		dealt did drew drove fed fell felt fled flew forgot fought found froze gave got grew hung heard held hid kept knelt knew
		laid led left lent lost made meant met paid ran rang rose said sang sank sat saw sold sent shone shook shot slept slid
		sought spent spoke spun stole stood stuck struck swam swore taught threw told took understood went wept woke won wore wove wrote`)
	participles = setOf(`born borne beaten become begun broken brought built chosen come dealt done drawn driven eaten fallen fed
		felt fought found frozen given gone grown heard held hidden kept known laid led left lent lost made meant met paid put read
		ridden risen run said seen sent set shown sold sought spent spoken spread stolen stood struck sworn taken taught thought
		thrown told understood won worn woven written`)
	commonAdjectives = setOf(`able bad big black blue bright broad brown busy calm cheap clean clear cold common complex cool dark
		dead deaf deep dense different difficult direct dirty dry due early easy empty equal even exact extra fair false
		famous fast fat fine firm first flat foreign formal former free fresh full fundamental good great green grey gray half
		hard healthy heavy high honest hot huge ill inner intense joint key large last late latter left less light likely little local long
		loose loud low main major male female mean mere minor modern more most mutable narrow native near necessary new next nice
		northern southern eastern western old only open outer outside own past pink plain poor present prime prior private proper public
		pure quick quiet rapid rare raw ready real recent red rich right rigid rough round royal safe same second secure senior separate severe
		sharp short sick silent similar simple single slow small smooth sober soft solid sound special static steep straight strange strict strong
		subsequent sudden sweet tall thick thin third tight tiny top total true upper unsafe urban usual vague valid vast warm
		weak wet white whole wide wild wise wrong young unique entire current certain common overall
		elderly daily weekly monthly yearly friendly lively early costly deadly orderly likely`)
	// abstractNouns end as verbs or adjectives do and are nouns mostly.
	plainNouns = setOf(`cellar collar dollar pillar scholar thing king ring string spring wing building meeting setting king being ceiling morning evening feeling meaning
		engineering learning reading writing programming training heating cooling beginning housing clothing farming fishing
		mining painting printing processing computing marketing banking trading planning opening ending binding mapping
		mother father brother sister water matter paper number power order letter border member river winter summer
		center centre theater theatre character animal material metal signal capital hospital festival journal canal criminal
		individual principal professional mineral chemical festival music magic topic logic traffic fabric public republic clinic
		century country city army party family energy theory history body story study memory territory library industry
		majority minority bed seed weed breed speed need deed feed hundred kindred language image message package page stage
		village damage village college knowledge bridge edge judge parent agent student president patient event percent cent element
		moment government parliament document argument instrument environment department movement continent accident incident
		client talent content extent present friend objective native motive relative detective archive initiative alternative
		executive narrative perspective table cable variable vegetable constable plate state climate rate date candidate
		certificate delegate estate private pirate carbonate sulphate sulfate nitrate phosphate substrate predicate advocate magnitude`)
	// vagueNouns say nothing that can be asked for.
	vagueNouns = setOf(`use way ways number numbers part parts term terms addition order example examples case cases fact facts time times
		year years result results end group groups member members place places one ones thing things kind kinds type types form forms
		variety range spite means set sets amount lot lots others people person today day days basis name names area areas point
		points level view front favour instance purpose purposes reason reasons role cause effect effects course rest majority`)
	months   = setOf(`january february march april may june july august september october november december`)
	days     = setOf(`monday tuesday wednesday thursday friday saturday sunday`)
	seasons  = setOf(`spring summer autumn fall winter`)
	numerals = setOf(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
		seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion
		dozen dozens hundreds thousands millions billions half quarter third thirds quarters`)
	ordinals = setOf(`first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
		fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first`)
)
