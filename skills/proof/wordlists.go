package proof

// The tables of words that the checks know. They are short on purpose: a word that
// stands for another in some sentences only would let a sentence pass that says
// something else.

// irregular are forms that a stemmer does not bring together, the plain one first.
const irregular = `
arise arose arisen
be been
bear bore born borne
beat beaten
become became
begin began begun
bend bent
bind bound
bite bit bitten
blow blew blown
break broke broken
bring brought
build built
buy bought
catch caught
choose chose chosen
come came
child children
deal dealt
die died dies dying dead death
dig dug
do did done does
draw drew drawn
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
fly flew flown
foot feet
forbid forbade forbidden
forget forgot forgotten
freeze froze frozen
get got gotten
give gave given
go went gone
grow grew grown
half halves
have had has
hear heard
hide hid hidden
hold held
keep kept
know knew known
lay laid
lead led
leave left leaves
lend lent
life lives
lose lost
make made
man men
mean meant
meet met
mouse mice
pay paid
person people persons
prove proven
ride rode ridden
ring rang rung
rise rose risen
run ran
say said
see saw seen
seek sought
sell sold
send sent
shake shook shaken
shine shone
shoot shot
show shown
shrink shrank shrunk
sing sang sung
sink sank sunk
sit sat
sleep slept
speak spoke spoken
spend spent
stand stood
steal stole stolen
stick stuck
strike struck
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
tooth teeth
understand understood
wear wore worn
wife wives
win won
wind wound
withdraw withdrew withdrawn
woman women
write wrote written
`

// interchangeable are words of which one may stand for the other wherever it is used of
// the same thing.
const interchangeable = `
aim strive
allow permit
assist help aid
automobile car
begin start commence
big large
bike bicycle
bn billion
buy purchase
choose select pick
comprise contain include consist
consumer customer
create make produce
film movie
fast quick rapid
decrease decline drop fall
finish complete
increase rise
gather collect
grey gray
job occupation
kid child
kind type sort variety
main chief principal primary
many numerous several multiple
modern contemporary
mother mom mum
father dad
obtain get acquire receive
photo photograph
pretty beautiful
professional pro
remain stay
release publish issue
require need
sick ill
small little
supplier vendor
television tv
try attempt
utilize use employ
vacation holiday
want wish intend
world globe
`

// alike are words that stand for each other in this form alone.
const alike = `
all every each everyone everybody
approximately roughly
frequently often
mainly mostly primarily chiefly largely predominantly
nearly almost
usually normally typically generally commonly
worldwide globally
yearly annual annually
nobody none
`

// opposites deny each other wherever they are said of the same thing.
const opposites = `
above below
accept reject
accept refuse
accept decline
add remove
after before
agree disagree
allow forbid
allow prohibit
always never
appear disappear
approve reject
arrive depart
ascend descend
begin finish
begin end
better worse
best worst
big small
buy sell
cheap expensive
close open
cold hot
confirm deny
connect disconnect
cheaper dearer
dead alive
deep shallow
decrease increase
decrease rise
drop rise
increase fall
increase drop
decline grow
deficit surplus
deny admit
dry wet
early late
earlier later
easy difficult
easy hard
east west
empty full
enable disable
enter exit
expand shrink
export import
external internal
fail succeed
fail pass
failure success
fall rise
fast slow
female male
few many
first last
gain loss
gain lose
guilty innocent
heavy light
high low
higher lower
highest lowest
hire fire
import export
include exclude
indoor outdoor
inside outside
join leave
largest smallest
lead follow
lend borrow
long short
longer shorter
lose win
loud quiet
love hate
major minor
majority minority
maximum minimum
men women
mandatory optional
more less
more fewer
most least
negative positive
new old
newer older
north south
northern southern
eastern western
oldest youngest
oldest newest
optional required
permanent temporary
present absent
private public
profit loss
push pull
raise lower
rich poor
rural urban
safe dangerous
same different
slower faster
start stop
start end
strength weakness
strong weak
support oppose
thick thin
true false
under over
upper lower
upward downward
victory defeat
warm cool
wide narrow
with without
young old
`

// compounds are two words that are one, with its key.
//
//nolint:gochecknoglobals // it never changes
var compounds = map[string]string{
	"united states": "usa", "u s": "usa", "us a": "usa", "the us": "usa", "united kingdom": "uk", "u k": "uk", "great britain": "britain",
	"european union": "eu",
}

//nolint:gochecknoglobals // they never change
var (
	// asides may stand before a sentence without saying anything.
	asides = set(`yes yeah yep yea yup ya well oh ok okay sure actually indeed right haha wow no hmm ah so definitely
		certainly absolutely exactly interestingly apparently and but also like hey hi hello`)
	// fillers say nothing wherever they stand.
	fillers = set("also too indeed actually really however etc i e eg s m re ve ll d")
	// clausal words begin a clause.
	clausal = set(`but while although though whereas which who because if unless when where what whom whose since so`)
	// persons speak, or are spoken to.
	persons = set(`i me my mine myself we our ours ourselves you your yours yourself im ive id ill youre youve youll youd
		weve wed lets`)
	pronouns = set("it he she they this these that those its his her their him them who which")

	negations = set(`not no never none nothing nobody neither nor without cannot cant dont doesnt didnt isnt arent
		wasnt werent wont wouldnt shouldnt couldnt hasnt havent hadnt mustnt neednt fails failed lacks lacked unable
		hardly barely scarcely nowhere
		nicht kein keine keinen keiner keinem niemals ohne pas jamais nunca niet geen nooit ikke inte aldrig`)
	hedges = set(`can necessarily may might could would should possibly perhaps maybe probably likely allegedly reportedly supposedly
		proposed proposes propose planned plans plan expected expects estimated estimate estimates hopes hoped intends
		considering considers suggested suggests draft tentative tentatively potentially provisionally presumably`)
	// conditions make what follows hold only sometimes.
	conditions = set("if unless provided assuming")
)

// reaches say how much is claimed: 3 all, 2 most, 1 some.
//
//nolint:gochecknoglobals // it never changes
var reaches = map[string]int{
	"all": 3, "every": 3, "always": 3, "everyone": 3, "everything": 3, "everybody": 3, "only": 3, "entirely": 3, "each": 3,
	"both": 3, "completely": 3, "solely": 3, "exclusively": 3, "entire": 3, "whole": 3,
	"most": 2, "mostly": 2, "usually": 2, "generally": 2, "mainly": 2, "largely": 2, "typically": 2, "primarily": 2,
	"normally": 2, "often": 2, "frequently": 2, "many": 2,
	"some": 1, "sometimes": 1, "partly": 1, "occasionally": 1, "rarely": 1, "seldom": 1, "few": 1, "several": 1,
}

// everyday are the keys of words that any text has.
//
//nolint:gochecknoglobals // it is computed once and never changes
var everyday = keysOf(`able area ask base bring call case change come day different do end example fact far feel find
	follow get give go good great group hand have help high include keep kind know large last lead life like line little
	live long look lot make man mean month move need new next number old one open part people person place play point
	put right run same say see set show side small start state still take tell thing think time try turn use very want
	way week well word work world year first many`)

func keysOf(words string) map[string]bool {
	m := map[string]bool{}
	for w := range set(words) {
		m[keyOf(w)] = true
	}
	return m
}
