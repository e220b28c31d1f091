package evidence

import (
	"slices"
	"strings"

	"ken/notes/prose"
)

// One word is said as a verb, as a noun and as who does it: "deliver", "delivery"; "employ",
// "employee". Stems bring together only the forms whose endings say nothing.

// leastRoot is how many letters a word must have without its ending for another ending
// to make a form of it: shorter ones are too often other words ("corn", "corner").
const leastRoot = 5

// endings make nouns of verbs and of each other; stripped are they as stems end in them.
var (
	endings  = strings.Fields("e er or ee ment ion ation ance ence ant al y ery age able")
	stripped = strings.Fields("er or e ment ion at anc enc ant al i eri ag")
)

// shifts are endings that change the stem itself: decide and decision, extend and
// extension, subscribe and subscription, reduce and reduction, able and ability.
var shifts = [][2]string{
	{"id", "is"}, {"ud", "us"}, {"nd", "ns"}, {"rib", "ript"}, {"uc", "uct"}, {"abl", "abil"}, {"ibl", "ibil"}, {"ifi", "if"},
}

// derived returns the other forms that a word may have, by its stem: most of them are no
// words, and are found nowhere.
func derived(stem string) []kinsman {
	out := slices.Clone(irregular[stem])
	if len(stem) < leastRoot || unlike[stem] || strings.ContainsFunc(stem, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return out
	}
	roots := []string{stem}
	for _, ending := range stripped {
		if root, found := strings.CutSuffix(stem, ending); found && len(root) >= leastRoot {
			roots = append(roots, root)
		}
	}
	for _, shift := range shifts {
		for i := range shift {
			if root, found := strings.CutSuffix(stem, shift[i]); found && len(stem) >= leastRoot {
				roots = append(roots, root+shift[1-i])
			}
		}
	}
	add := func(word string) {
		if k := (kinsman{prose.Stem(word), word}); !unlike[k.stem] {
			out = append(out, k)
		}
	}
	for _, root := range roots {
		add(root)
		for _, ending := range endings {
			add(root + ending)
		}
	}
	return out
}

// unlike are stems that only look like forms of another word: a county is no count, and a
// director gives no direction.
var unlike = stems(`
county country factory inventory directory director contractor projector department battery matter committee
cellar collar corner factor foundation commission reception station promise premise general counter
`)

func stems(list string) map[string]bool {
	m := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		m[prose.Stem(word)] = true
	}
	return m
}

// irregular are the forms of words that no rule makes, those of short words among them.
var irregular = groups(`
pay paid payment payable payer
grow grew grown growth
lose lost loss
sell sold sale seller
move movement mover
retain retention
maintain maintenance
receive receipt recipient
respond response
permit permission
choose chose chosen choice
decide decision
produce product production producer
assume assumption
resume resumption
consume consumer consumption
acquire acquisition
require requirement
analyse analysis analyst
advise advice adviser advisor
believe belief
prove proof proven
sign signature signatory
refer reference referral
save savings
send sent sender
build built builder
spend spent
lend lent loan lender
win won winner
find found
lead led leader
teach taught teacher
write wrote written writer
draw drew drawn
rise rose risen
fall fell fallen
break broke broken breakage
steal stole stolen theft
speak spoke spoken speech speaker
meet met
hold held holder
keep kept keeper
buy bought buyer
bring brought
catch caught
seek sought
begin began begun
know known knowledge
think thought
tell told
lay laid
feel felt
fly flew flown flight
drive drove driven driver
eat ate eaten
forget forgot forgotten
forbid forbade forbidden
weigh weight
high height
long length
wide width
deep depth
strong strength
warm warmth
store storage
use usage user
cover coverage
post postage postal
pack package packaging
rent rental
bill billing
test testing tester
join joiner
host hosting
lease leasing lessor lessee
own owner ownership
hire hiring
refund refundable
try trial tried
deny denial
apply applicant application
supply supplier
rely reliable reliability
renew renewal
insure insurer insurance
employ employee employer employment
succeed success successor succession
precede predecessor
exceed excess
proceed procedure process
fail failure
close closure closing
expose exposure
expire expiry expiration
ship shipment shipping
treat treatment
equip equipment
ask asked
vote voter
work worker
train training trainee trainer
bake baker bakery
run ran runner
serve service server
act action
add addition additional
omit omission
admit admission
submit submission
divide division
invade invasion
revise revision
collide collision
erode erosion
solve solution
sum summary
explain explanation
repair repairer
appear appearance
describe description
destroy destruction
attend attendance attendee
absent absence
present presence
hot heat
ill illness
safe safety
certain certainty
cruel cruelty
guarantee guarantor
warrant warranty
remain remainder
visit visitor
pension pensioner
mile mileage
dose dosage
percent percentage
`)
