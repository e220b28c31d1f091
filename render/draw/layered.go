package draw

import "ken/render/diagram"

// A layered layout puts nodes into ranks and leads edges from rank to rank. It knows
// two axes: along is the way the ranks go, across is the way a rank goes. With ranks
// below each other across is x; with ranks side by side it is y.
//
// The steps, in their order: cycle.go, rank.go, chain.go, order.go, place.go, port.go,
// channel.go, route.go. Method and names are those of Sugiyama, Tagawa and Toda (1981)
// and of Gansner, Koutsofios, North and Vo, "A Technique for Drawing Directed
// Graphs" (1993); frames are kept together as dagre does, after Sander (1996).
type layered struct {
	m       *metric
	sp      spacing
	dir     diagram.Direction
	nodes   []lnode
	segs    []lseg
	edges   []ledge
	groups  []lgroup // parents before their children
	layers  [][]int  // nodes by rank, in their order
	apartBy [][]int  // how far each node of a rank begins from the one before it
	alongs  []band   // where each rank lies, along
	gaps    []gap    // between each rank and the next
	known   [][]int  // the order within each rank that an earlier layout found, nil for none
	ends1   []int    // room for the one segment that a bend has before and after it
	places  scratch
}

// A nodeKind says what a node of the layout is.
type nodeKind uint8

const (
	boxNode   nodeKind = iota // a node of the diagram
	bendNode                  // where an edge passes a rank
	labelNode                 // an edge's label, through which the edge passes
	leftNode                  // the left border of a frame in a rank
	rightNode                 // the right border
	titleNode                 // room for the title of a frame
)

// An lnode is whatever takes room in a rank.
type lnode struct {
	kind   nodeKind
	ref    int // the node of the diagram; the edge or group of the layout
	group  int // the innermost group, -1 for none
	size   int // extent across
	depth  int // extent along
	body   int // of size, what is the outline; the rest is loops
	inset  int // of the body at each end, where no port may be
	rank   int
	order  int     // in its layer
	at     float64 // where it begins, across
	x      int     // the same, settled
	along  int     // where it begins, along
	up     []int   // segments from the rank before
	down   []int   // segments to the rank after
	dot    bool    // a start or an end
	inside *scene  // what a sealed frame holds, nil for a node
	loops  []int   // edges from the node to itself
	looped []loopRoom
	// loopLong is how long the longest label of its loops is, along.
	loopLong int
}

// centre is the middle of its outline, from its beginning.
func (n *lnode) centre() int { return n.body / 2 }

// ends is whether edges end at it, rather than pass.
func (n *lnode) ends() bool { return n.kind == boxNode }

// An lseg leads from a node to one of the next rank.
type lseg struct {
	from, to int
	edge     int
	weight   float64
	out, in  int  // the place across where it leaves and where it arrives
	headUp   bool // a head stands at its beginning
	headDown bool // a head stands at its end
	cutUp    bool // it begins at a frame around its node, not at the node
	cutDown  bool
	track    int
	via      int // where it changes its track, -1 mostly
	track2   int // the track after via
}

// An ledge is an edge of the diagram on its way.
type ledge struct {
	ref      int // index into Graph.Edges
	from, to int // boxes; the one of the lower rank first
	turned   bool
	length   int
	parts    [3][]string // what stands at from, in the middle, at to
	label    []string    // all of it
	segs     []int
	clipFrom int // groups at whose frames it begins and ends, -1 mostly
	clipTo   int
	stroke   diagram.Stroke
	tail     diagram.Head // at from
	head     diagram.Head
}

// An lgroup is a frame.
type lgroup struct {
	ref         int // index into Graph.Groups
	parent      int
	level       int // how deep it lies, from 0
	title       string
	first, last int // ranks
	left, right float64
	order       float64 // among its siblings
	titled      bool    // its title needs room of its own
	begin, end  int     // where its borders lie, along
}

// A band is where a rank lies.
type band struct{ at, depth int }

// A gap is the room between two ranks.
type gap struct {
	segs   []int
	tracks int
	first  int // of the tracks, along
}

// maxWork bounds how many nodes a layout may have, those of edges included.
const maxWork = 20_000

// sweeps is how often a layout of its size is gone through.
func (l *layered) sweeps() int {
	switch n := len(l.nodes); {
	case n > 6000:
		return 4
	case n > 3000:
		return 8
	case n > 1500:
		return 12
	}
	return 24
}

// run lays everything out, and tells whether it could within its bounds.
func (l *layered) run() bool {
	l.breakCycles()
	l.widenForPorts()
	l.rankAll()
	if !l.chain() {
		return false
	}
	l.orderAll()
	l.place()
	l.ports()
	l.channels()
	l.levels()
	return true
}

// member tells whether a group is another or lies in it; every group lies in -1.
func (l *layered) member(g, in int) bool {
	for ; g >= 0; g = l.groups[g].parent {
		if g == in {
			return true
		}
	}
	return in < 0
}
