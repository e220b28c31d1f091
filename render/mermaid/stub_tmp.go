package mermaid
func readState(r *reader){}
func readClasses(r *reader){}
func readEntities(r *reader){}
func readGit(r *reader){}
func readMindmap(r *reader,s int){}
func readTimeline(r *reader){}
func readGantt(r *reader){}
func readJourney(r *reader){}
func readPie(r *reader){}
func readXY(r *reader){}
func readQuadrant(r *reader){}
