package read
import ("testing";"os";"fmt")
func TestZZ(t *testing.T){
 p,err:=OpenPDF("/tmp/ken-test-cache/pdf"); if err!=nil {t.Fatal(err)}
 data,_:=os.ReadFile(os.Getenv("PDFF"))
 f,err:=p.open(data); if err!=nil {t.Fatal(err)}
 for n:=range 2 {
 ls,err:=f.lines(n)
 fmt.Println(len(ls),err)
 for _,l:=range ls { fmt.Printf("%6.1f-%6.1f  %6.1f  s%4.1f b%v t%d %v %q\n",l.left,l.right,l.base,l.size,l.bold,l.turn,l.placed,l.text)}
 }
}
