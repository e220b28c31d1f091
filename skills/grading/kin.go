package grading

import (
	"slices"
	"strings"

	"ken/skills/proof"
)

// kin are words that people use for one another when they explain, by key. A word stands
// in several lines where it means several things. They are of everyday English and of
// school, and none is proof: what is said in kindred words counts less.
//
//nolint:gochecknoglobals // it is computed once and never changes
var kin = func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(kindred) {
		words := strings.Fields(line)
		for _, a := range words {
			for _, b := range words {
				if x, y := proof.Key(a), proof.Key(b); x != y && !slices.Contains(m[x], y) {
					m[x] = append(m[x], y)
				}
			}
		}
	}
	return m
}()

const kindred = `
big large huge great giant
small little tiny
bigger larger greater longer taller
smaller shorter less lesser
heavy weigh mass weight
heavier weigh more
lighter less
fast quick rapid speedy
faster quicker sooner
slow slowly
hot warm heat heated
hotter warmer heat
cold cool chilly
high higher raised
low lower
loud louder volume
broken damaged burned burnt burn blown busted dead faulty
gap open break broken incomplete disconnected
closed complete connected completed unbroken whole
connected attached joined linked touching touch
separated disconnected apart split divided
separate sort divide split apart
path circuit loop route
circuit loop
bulb light lamp lightbulb
battery cell
terminal end
wire cable cord
current electricity flow charge
electricity power energy
voltage potential volt
switch button
stay remain still keep
stop block prevent keep
block stop shade
start begin
same equal identical similar alike even
different unequal other unlike vary various
change alter vary affect effect
affect influence impact effect change
cause make produce create result lead
result outcome effect
absorb soak suck collect take
reflect bounce
vibrate vibration shake shaking wiggle
sound noise pitch tone
move motion travel go
push press force
pull tug drag
break crack crumble
erode erosion wear wash worn weather
deposit deposition drop settle leave
carry transport move bring
mix mixture combine combination blend
dissolve disappear melt
solid particle crystal chunk
liquid fluid water
gas bubble air fizz
evaporate dry
material substance stuff matter
dirt soil earth ground land
rock stone
sand gravel
river stream creek
hill slope mountain
sun sunlight sunshine light solar
light ray
shadow shade
picture image drawing photo
test experiment try investigate
measure measurement weigh
compare comparison
show indicate tell mean prove
know tell
see observe look notice view
identify recognize determine
count number amount
amount quantity much
increase grow rise more higher
decrease shrink fall less lower drop
more additional extra further
less fewer
object item thing
person people someone somebody
animal creature organism
plant seedling
seed embryo
protect protection cover guard shield
food nutrient eat
need require must
live survive alive
die dead kill
grow growth develop
home habitat shelter house
group set
part piece component section
hold contain has have
contain include hold inside
inside within in
magnet magnetic magnetism
iron steel metal
stick attract cling
attract pull
repel push
conduct conductor
insulate insulator
lift raise pull
easy easier simple
hard difficult harder
hard solid
scratch scrape
rub scrape
shape form
side edge
top surface
bottom floor
thick wide fat thicker
thin narrow skinny
long length
tight tighter tense tension
loose loosen
strong stronger powerful
weak weaker
clear transparent
dark black darker
bright white
color colour
taste flavor
smell odor
control constant same fixed
fair controlled
variable factor
standard unit
accurate exact precise correct
wrong false incorrect
right correct true
guess predict estimate
rule law
reason because why
evidence proof data
time duration
often frequently
usually normally
near close beside
far away distant
around about
beginning start
end finish final
first earlier
last later
old older
new newer
many several lots
each every
only just single one
own separate individual independent
alone single only
together both
depend rely
allow let permit
able can
lose loss
speed velocity
size big
answer result
probability chance likelihood
memory recall remember
recall remember retrieve
error mistake fault
choose pick select
fix repair
send transmit
receive get
store save keep
delete remove erase
find locate search discover
locate place position where
place location position
describe explain
owner person
majority most
agree consent
leader head
node server machine computer
message signal
copy replica duplicate
join combine
secret key
country nation state
war conflict battle
king ruler monarch
law rule
money cost price
buy purchase
city town
child kid
doctor physician
illness disease sick
cell cells
blood artery
heart cardiac
brain mind
breathe respiration
eat consume digest
sugar glucose
fat lipid
`

// opposed are words that deny each other and are not in the lists of proof.
//
//nolint:gochecknoglobals // it is computed once and never changes
var opposed = func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(opposites) {
		w := strings.Fields(line)
		if len(w) == 2 {
			x, y := proof.Key(w[0]), proof.Key(w[1])
			m[x], m[y] = append(m[x], y), append(m[y], x)
		}
	}
	return m
}()

const opposites = `
complete incomplete
closed open
closed gap
connected separated
connected disconnected
joined separated
same different
equal different
equal unequal
more less
higher lower
longer shorter
bigger smaller
larger smaller
heavier lighter
hotter colder
hotter cooler
warmer cooler
warmer colder
faster slower
quicker slower
darker lighter
black white
thicker thinner
tighter looser
louder softer
louder quieter
harder softer
hard soft
harder easier
rough smooth
rougher smoother
increase decrease
rise fall
absorb reflect
attract repel
conductor insulator
solid liquid
stay change
erosion deposition
on off
up down
above below
before after
wet dry
left right
top bottom
inside outside
series parallel
positive negative
full empty
high low
hot cold
east west
north south
cause prevent
stop start
possible impossible
stable unstable
active inactive
visible invisible
dependent independent
regular irregular
`

// akin tells how near two words are: 1 for the same, less for kindred ones, 0 for others.
func akin(a, b word) float64 {
	switch {
	case a.key == b.key:
		return 1
	case a.number || b.number:
		return 0
	case a.root != "" && a.root == b.root:
		return 0.9
	case slices.Contains(kin[a.key], b.key):
		return 0.7
	case len(a.term) >= 5 && len(b.term) >= 5 && commonStart(a.term, b.term) >= 5 && !contrary(a, b):
		return 0.6
	}
	return 0
}

func commonStart(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// contrary tells whether two words deny each other: by the lists, or by a prefix.
func contrary(a, b word) bool {
	if proof.Opposite(a.key, b.key) || slices.Contains(opposed[a.key], b.key) {
		return true
	}
	return denying(a.term, b.term) || denying(b.term, a.term)
}

// denying tells whether long is short with a prefix that denies it.
func denying(long, short string) bool {
	if len(short) < 4 || len(long) <= len(short) {
		return false
	}
	for _, p := range []string{"un", "in", "im", "ir", "il", "non", "dis", "mis", "anti", "de"} {
		if rest, ok := strings.CutPrefix(long, p); ok && proof.Key(rest) == proof.Key(short) {
			return true
		}
	}
	return false
}
