package evidence

import (
	"strings"
	"testing"

	"ken/index"
)

const talk = `Chair: Good morning , everybody .

Ann Lee: I looked at the pump of block B .

Ann Lee: Um yeah . It should be replaced in May , because its bearing is worn out .

Bob (Treasurer): Okay .

Bob (Treasurer): That would cost four thousand euros , I think we can pay it from the reserve .

Chair: Fine .

MINUTES

Chair: Let us come to the garden party . The band plays at eight .

Ann Lee: The neighbours want the music to end at eleven , and I agree with them .

Bob (Treasurer): The tent costs nothing , it is borrowed from the school .
`

func heardIn(text, question string) Gathered {
	p := passage("talk.txt", text)
	p.Heading = nil
	g := Gathered{Question: Read(question)}
	g.Findings = Weigh(g.Question, []index.Passage{p})
	return g
}

func TestTranscripts(t *testing.T) {
	// Another matter lies between the two.
	talk := strings.Replace(talk, "MINUTES\n\n", strings.Repeat("Chair: The minutes of last spring were read aloud and signed .\n\n", 60), 1)
	// What is looked for is among the first two.
	for question, first := range map[string]string{
		"Summarize the discussion about the pump":    "Ann Lee: I looked at the pump",
		"What did Bob say about the pump?":           "Bob (Treasurer): That would cost",
		"What was discussed about the garden party?": "Chair: Let us come to the garden party",
		"What did Ann Lee think of the party?":       "Ann Lee: The neighbours want",
	} {
		g := heardIn(talk, question)
		if !g.Answered() || !g.Findings[0].Said() || !strings.HasPrefix(g.Findings[0].Text, first) && !strings.HasPrefix(g.Findings[1].Text, first) {
			t.Errorf("%s: %v %.2f %q", question, g.Answered(), g.Findings[0].Score, g.Findings[0].Text)
		}
	}
	for _, question := range []string{"What did Carla say about the pump?", "Summarize the discussion about submarines", "What was said about LCDs?"} {
		if heardIn(talk, question).Answered() {
			t.Errorf("%s: nobody spoke of it", question)
		}
	}
}

// What is no transcript is weighed as before.
func TestNoTranscript(t *testing.T) {
	for name, text := range map[string]string{
		"labels that differ": "Pump: It is loud today.\n\nTank: It is full today.\n\nDoor: It is wide today.\n\nWall: It is old today.\n\nRoof: It is flat today.\n\nYard: It is small today.\n",
		"one speaker":        strings.Repeat("Ann: The pump is loud again today.\n\n", 8),
		"running text":       strings.Repeat("The pump is loud again. Ann: hears it.\n\n", 8),
		"addresses":          strings.Repeat("http://example.org/pump is what is loud.\n\n", 8),
	} {
		for _, f := range heardIn(text, "What about the pump?").Findings {
			if f.Said() {
				t.Errorf("%s: %q was said", name, f.Text)
			}
		}
	}
}

func TestSpelledOut(t *testing.T) {
	for text, want := range map[string]string{
		"an L_C_D_ screen": "lcd", "the U.S.A. today": "usa", "plan A. B is better": "", "x_y": "xy", "a b c": "", "": "",
	} {
		var got []string
		for _, stem := range readTerms(text).order {
			if len(stem) > 1 && strings.Contains(" lcd usa xy ab bc abc ", " "+stem+" ") {
				got = append(got, stem)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q spells out %q, want %q", text, got, want)
		}
	}
}
