package grading

import (
	"slices"
	"strings"
	"unicode"

	"ken/notes/prose"
)

// What kinds of difference a slip of spelling is not. A learner who types one of them
// may mean another thing.
//
//   - a word of up to three letters, with a digit, of capitals, or a short name;
//   - another first letter: "afferent" is not "efferent";
//   - a word of its own, or one of another known answer or of the question;
//   - a consonant for one that neither sounds alike nor lies beside it on a keyboard;
//   - two letters at the end, or another prefix or ending that means something: "hyper-" and "hypo-", "-ite" and "-ate".

// slipped returns how many letters differ where given may be a slip for known, and false
// where it may not.
func (r ruler) slipped(given string, known token) (int, bool) {
	most := min(tolerance(given, known.term), tolerance(fieldless(given, known.term)))
	if most == 0 || known.fixed || strings.IndexFunc(given, func(c rune) bool { return !unicode.IsLetter(c) }) >= 0 {
		return 0, false
	}
	g, k := []rune(given), []rune(known.term)
	d := prose.Edits(g, k, most)
	if d == 2 && min(len(g), len(k))-shared(g, k) <= 3 {
		return 0, false // another ending
	}
	if d > most || !sameStart(g, k) || !likely(g, k) || r.meant[given] || spelt(given) || affixed(given, known.term) {
		return 0, false
	}
	return d, true
}

// fieldless is two words without the ending of learned words that both have: what tells
// "meteorology" from "metrology" is the rest.
func fieldless(a, b string) (string, string) {
	for _, e := range learned {
		x, ok := strings.CutSuffix(a, e)
		if y, also := strings.CutSuffix(b, e); ok && also {
			return x, y
		}
	}
	return a, b
}

//nolint:gochecknoglobals // it never changes
var learned = strings.Fields("ology ologist ologies onomy ography ometry oscopy otomy ectomy oplasty opathy itis osis emia aemia oma ocyte ophyte ogenesis otropic omycin")

// tolerance is how many letters of a word may differ.
func tolerance(a, b string) int {
	switch n := min(len([]rune(a)), len([]rune(b))); {
	case n <= 3:
		return 0
	case n < 8:
		return 1
	}
	return 2
}

// shared is how many letters two words begin with alike.
func shared(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// likely tells whether letters that were changed are such as people take for each other:
// vowels, letters that sound alike, and neighbours on a keyboard. Where neighbouring
// places differ, letters were put in and left out, which needs no likeness.
func likely(a, b []rune) bool {
	if len(a) != len(b) {
		return true
	}
	for i := range a {
		alone := (i == 0 || a[i-1] == b[i-1]) && (i == len(a)-1 || a[i+1] == b[i+1])
		if a[i] != b[i] && alone && !confused(a[i], b[i]) {
			return false
		}
	}
	return true
}

// confused tells whether two letters are easily taken for each other.
func confused(a, b rune) bool {
	if strings.ContainsRune("aeiouy", a) && strings.ContainsRune("aeiouy", b) {
		return true
	}
	for _, alike := range soundAlike {
		if strings.ContainsRune(alike, a) && strings.ContainsRune(alike, b) {
			return true
		}
	}
	return strings.ContainsRune(keyboard[a], b) || strings.ContainsRune(keyboard[b], a)
}

//nolint:gochecknoglobals // they never change
var (
	soundAlike = strings.Fields("ckqsx szxct td bp mn vwf gj kg rl")
	// keyboard are the neighbours of a key to its right and below, on a keyboard of QWERTY.
	keyboard = map[rune]string{
		'q': "wa", 'w': "es", 'e': "rd", 'r': "tf", 't': "yg", 'y': "uh", 'u': "ij", 'i': "ok", 'o': "pl", 'p': "l",
		'a': "sz", 's': "dx", 'd': "fc", 'f': "gv", 'g': "hb", 'h': "jn", 'j': "km", 'k': "l", 'z': "x", 'x': "c", 'c': "v", 'v': "b", 'b': "n", 'n': "m",
	}
)

// sameStart tells whether two words begin alike, or with two letters swapped.
func sameStart(a, b []rune) bool {
	return a[0] == b[0] || len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0]
}

// affixed tells whether two words differ in a prefix or an ending that means something.
func affixed(a, b string) bool {
	for _, p := range prefixes {
		for i, x := range p {
			for _, y := range p[i+1:] {
				if swapped(a, b, x, y) || swapped(b, a, x, y) {
					return true
				}
			}
		}
	}
	for _, e := range suffixes {
		for i, x := range e {
			for _, y := range e[i+1:] {
				if ended(a, b, x, y) || ended(b, a, x, y) {
					return true
				}
			}
		}
	}
	return slices.Contains(mistaken, a+" "+b) || slices.Contains(mistaken, b+" "+a)
}

// swapped tells whether a is a prefix x, and b a prefix y, before nearly the same.
func swapped(a, b, x, y string) bool {
	restA, ok := strings.CutPrefix(a, x)
	restB, also := strings.CutPrefix(b, y)
	return ok && also && len(restA) > 2 && len(restB) > 2 && x != y && prose.Edits([]rune(restA), []rune(restB), 1) <= 1 &&
		!strings.HasPrefix(b, x)
}

func ended(a, b, x, y string) bool {
	stemA, ok := strings.CutSuffix(a, x)
	stemB, also := strings.CutSuffix(b, y)
	return ok && also && prose.Edits([]rune(stemA), []rune(stemB), 1) <= 1
}

// each splits lines into words.
func each(lines string) [][]string {
	var out [][]string
	for line := range strings.Lines(lines) {
		if words := strings.Fields(line); len(words) > 0 {
			out = append(out, words)
		}
	}
	return out
}

// prefixes are those that tell words apart which are else spelt alike.
//
//nolint:gochecknoglobals // it never changes
var prefixes = each(`
hyper hypo
inter intra intro infra
endo exo ecto ento epi
macro micro
maxi mini
ante anti
homo hetero homeo
uni un
in im
pre pro
super sub supra
ab ad
ex en
para peri
mono meso
mega meta
multi milli
centi deci deca
nano neo
tetra tera
penta hexa hepta octa
trans tri
iso infra
`)

// suffixes are endings of the same kind.
//
//nolint:gochecknoglobals // it never changes
var suffixes = each(`
ane ene yne
ose ase
ism ist
er ee
gram graph
able ability
cyte cide
phase phage
logy nomy
scope scopy
um us
ium ion
plasm plast
phile phobe
crat cracy
sis tic
tion tive
ance ant
ence ent
ian ia
nitrate nitrite nitride
sulfate sulfite sulfide
sulphate sulphite sulphide
chlorate chlorite chloride
phosphate phosphite phosphide
carbonate carbide
bromate bromide
`)

// mistaken are pairs of terms that differ as little as a slip, and are not in a list of
// common words.
//
//nolint:gochecknoglobals // it never changes
var mistaken = func() []string {
	var out []string
	for _, p := range each(mistakenPairs) {
		for i, x := range p {
			for _, y := range p[i+1:] {
				out = append(out, x+" "+y)
			}
		}
	}
	return out
}()

const mistakenPairs = `
ilium ileum
insulin inulin
renin rennin
curium cerium cesium
ketone ketose
osteoblast osteoclast osteocyte
chromatin chromatid
gastrin gastric
radial radian
trypsin trypsinogen
thulium thorium
molar molal
normality molality molarity
methyl methylene
mitosis meiosis miosis
ethanol ethanal
methanol methanal
propanol propanal
phenol phenyl
proton photon
neuron neutron
glucagon glycogen glucogen
thymine thiamine thymidine
guanine guanidine
cytosine cytidine
adenine adenosine
uracil uridine
malleus malleolus
peroneal perineal
perineum peritoneum
ureter urethra
vesical vesicle
mucus mucous
callus callous
humerus humorous
facial fascial
trachea tracheal
palpation palpitation
cirrhosis scirrhosis
arteriosclerosis atherosclerosis
dysphagia dysphasia
aphagia aphasia
prostate prostrate
osteopenia osteoporosis
phosphate phosphite phosphide
strontium stannum
silicon silicone
fluorine florine fluoride
chlorine chloride chlorite
bromine bromide
iodine iodide
magnesium manganese
ammonia ammonium
benzene benzine
toluene toluidine
alanine aniline
leucine lysine
tyrosine thyroxine
cholera chorea
stalactite stalagmite
isobar isobath
isotope isomer isotone
slovakia slovenia
austria australia
iran iraq
niger nigeria
gambia zambia
mauritius mauritania
dominica dominican
guinea guiana guyana
paraguay uruguay
budapest bucharest
latvia lithuania
manet monet
marat murat
hobbes hobbs
mendel mendeleev mandela
darius darwin
carnot cantor
planck plank
bohr born
fermi fermat
pascal pasteur
kepler keppler
jupiter jupyter
covariance covariants
isothermal isothermic
adiabatic diabatic
catabolism catabolic
anabolism anabolic
affect effect
allele alleles
median medial
medial mesial
polysyndeton asyndeton
hyperbole hyperbola
ellipse ellipsis
parabola parable
secant decant
cosine cosines
eukaryote eukaryotic
karyotype karyotic
genotype genotypic
autotroph autotrophy
heterotroph heterotrophy
monarch monarchy
oligarch oligarchy
democrat democracy
encode decode
serialize sterilize
mutex muted
`
