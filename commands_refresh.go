package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"ken/skills/brief"
)

// refreshed is the answer of "ken brief --refresh": what became of the sentences.
type refreshed struct {
	brief.Renewed
	// Changed says which slot of the request a follow-up changed; "" where none did.
	Changed string `json:"changed"`
	plain   bool
}

// refresh writes a brief again: from its own request, or from what a follow-up makes of
// it.
func (s *session) refresh(ctx context.Context, file, said string) error {
	w, err := s.open()
	if err != nil {
		return err
	}
	name, err := w.find(file)
	if err != nil {
		return s.unfound("refresh", file, err)
	}
	if is, err := s.refreshDiagram(ctx, name, said); is {
		return err
	}
	record, known := w.record(name)
	if !known {
		return hintedf("only what ken wrote can be written again; its proof lies in .ken/proofs", "refresh %s: %w", name, brief.ErrNoProof)
	}
	request, changed := record.Note.Request, ""
	if said != "" {
		var ok bool
		if request, changed, ok = request.Follow(said, record.Words(), s.now()); !ok {
			return usage("say one of "+brief.FollowHelp, "%q is not understood", said)
		}
	}
	desk, err := s.briefDesk(ctx, request.Kind)
	if err != nil {
		return err
	}
	s.meanTopic(ctx, w.index, request.Topic, s.warnHinted)
	live, end := s.live()
	done, err := desk.Refresh(ctx, name, request, io.Discard, live)
	end()
	var unkept *brief.KeepError
	if err != nil && !errors.As(err, &unkept) {
		return fmt.Errorf("refresh %s: %w", name, err)
	}
	if printErr := s.print(refreshed{done, changed, s.plain()}); printErr != nil {
		return printErr
	}
	if done.Brief.Fallback != "" {
		s.warn("written offline: %s", done.Brief.Fallback)
	}
	switch {
	case err != nil:
		return err
	case !done.Brief.Found:
		return notFound(done.Brief.Nearest, "refresh %s: the documents no longer speak of it; the old one is left as it is", name)
	case !s.flags.json:
		s.told(done.After, request.Out)
	}
	return nil
}

func (r refreshed) text(p *paper) {
	if r.Changed != "" {
		p.printf("%s\n", r.Changed)
	}
	if !r.Brief.Found {
		return
	}
	if r.Same {
		p.printf("%s says what it said: %s.\n", r.Before, plural(r.Kept, "sentence"))
		return
	}
	p.printf("%s: %s as before.\n", r.Before, plural(r.Kept, "sentence"))
	wide := p.width >= leastWide && !r.plain
	if wide && len(r.Sections) > 0 {
		p.printf("\n")
		p.beside([]piece{{text: "Before"}}, []piece{{text: "Now"}})
	}
	for _, section := range r.Sections {
		p.printf("\n")
		p.heading(section.Heading)
		for _, c := range section.Changes {
			if wide {
				p.beside(pieces(c.Before, c.Words, "before"), pieces(c.After, c.Words, "after"))
				continue
			}
			if c.Before != nil {
				p.printf("  - %s%s\n", c.Before.Text, cited(c.Before))
			}
			if c.After != nil {
				p.printf("  + %s%s\n", c.After.Text, cited(c.After))
			}
		}
	}
}
