package prose

// A wordList is the function words of one language, as they are spelt, and its letters
// outside of ASCII.
type wordList struct{ lang, letters, words string }

// commonWords are the function words of the languages that are told apart by them. The English list is the Snowball project's, with contractions as folding
// leaves them. The others hold what stands in any text of the language, and no word
// that a person would search for.
//
//nolint:gochecknoglobals // it never changes
var commonWords = []wordList{
	{"en", "", `
a about above after again against all am an and any are arent as at
be because been before being below between both but by
can cant cannot could couldnt did didnt do does doesnt doing dont down during
each few for from further had hadnt has hasnt have havent having he hed hell her
here heres hers herself him himself his how hows
i id ill im ive if in into is isnt it its itself lets
me more most mustnt my myself no nor not of off on once only or other ought our
ours ourselves out over own same shant she shed shes should shouldnt so some such
than that thats the their theirs them themselves then there theres these they theyd
theyll theyre theyve this those through to too under until up very
was wasnt we wed well were werent weve what whats when whens where wheres which
while who whos whom why whys will with wont would wouldnt you youd youll youre youve your
yours yourself yourselves`},
	{"de", "äöüß", `
aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist da damit dann
das dass daß dazu dein deine dem den denn der deren des dessen dich die dies diese diesem diesen dieser dieses dir
doch dort du durch ein eine einem einen einer eines er es etwas euch euer für gegen gewesen hab habe haben hat hatte
hatten hier hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes jedoch
kann kein keine keinem keinen keiner können könnte man mehr mein meine mich mir mit muss müssen nach nicht nichts noch
nun nur ob oder ohne schon sehr sein seine seinem seinen seiner selbst sich sie sind so soll sollen sollte sondern
sowie über um und uns unser unsere unter viel vom von vor war waren was weil welche welcher wenn werden wer wie wieder
will wir wird wo worden wurde wurden würde würden zu zum zur zwar zwischen`},
	{"fr", "àâçéèêëîïôùûœ", `
à ai aie ainsi après as au aucun aussi autre autres aux avaient avait avant avec avez avons ce cela celle celui ces
cet cette ceux chaque comme dans de depuis des deux donc dont du elle elles en encore entre es est et étaient était
étant été être eu eux fait faire fut il ils je jusqu la là le les leur leurs lors lui ma mais me même mes moi
moins mon ne ni nos notre nous on ont ou où par pas peu peut plus pour pourquoi qu quand que quel quelle quelles
quels qui sa sans se sera ses si soit son sont sous sur ta te tes toi ton tous tout toute toutes très tu un une
vers vos votre vous y`},
	{"es", "áéíñóú", `
a al algo algunas algunos ante antes aquel así aún aunque bajo bien cada como cómo con contra cual cuál cuando cuándo
de del desde donde dónde dos durante e el él ella ellas ellos en entre era eran es esa esas ese eso esos esta está
están estas este esto estos fue fueron ha había habían han hasta hay la las le les lo los más me mi mí mientras mis
mucho muy nada ni no nos nosotros o os otra otras otro otros para pero poco por porque pues que qué quien quién se
sea según ser si sí sido sin sobre son su sus también tan tanto te tiene tienen toda todas todo todos tu tú tus un
una unas uno unos usted ya yo y`},
	{"it", "àèéìòù", `
a abbiamo agli ai al alla alle allo anche ancora aveva avevano avere che chi ci come con contro cui da dagli dai dal
dalla dalle dallo degli dei del dell della delle dello di dopo dove due e è ed era erano essere fra gli ha hanno ho i
il in io la le lei li lo loro lui ma me mentre mi mia mio molto ne negli nei nel nell nella nelle nello noi non nostra
nostro o ogni per perché però più poi prima può quale quali quando quanto quella quelle quelli quello questa queste
questi questo quindi se sei senza si sia sono sopra sotto stata stati stato su sua sue sugli sui sul sulla sulle suo
suoi tra tutte tutti tutto un una uno vi voi`},
	{"pt", "áâãàçéêíóôõú", `
a ainda além ante antes ao aos apenas após aquela aquele as às assim até cada com como contra da das de dela dele deles
depois desde do dos e é ela elas ele eles em entre era eram essa essas esse esses esta está estão estas este estes eu
foi foram há isso isto já lhe mais mas me mesmo meu minha muito muitos na nas não nem no nos nós nossa nosso num numa
o onde os ou outra outras outro outros para pela pelas pelo pelos perante por porque porquê pode qual quando quanto
que quem são se sem ser será seu seus sido só sob sobre sua suas também te tem têm tinha toda todas todo todos tu um
uma umas uns você vocês`},
	{"nl", "ëï", `
aan al alle als andere ben bij bijvoorbeeld dan dat de deze die dit doen door dus een en er geen geweest haar had
hadden heb hebben heeft hem het hier hij hoe hun iets ik in is ja je jij jullie kan kon kunnen maar me meer men met mij
mijn moet moeten na naar niet niets nog nu of om omdat onder ons onze ook op over reeds te tegen tot toch toen tussen
u uit uw van veel voor waar waren was wat we wel werd werden wie wij wil worden wordt zal ze zelf zich zij zijn zo
zonder zou zouden zullen`},
	{"sv", "åäö", `
alla allt än är att av blev bli blir då de dem den denna deras dess dessa det detta dig din dina du där efter ej eller
en er ett från för få får ha hade han har henne hennes hon honom hur här i icke in ingen inget inte jag ju kan kunde
man med mellan men mig min mina mot mycket någon något några ni nu när och också om oss på samma sedan sig sin sina
ska skall skulle som så till under upp ur ut utan vad var vara varför varit varje vem vi vid vilken vilket vår våra
åt över`},
	{"no", "æøå", `
alle at av ble bli blir både da de deg dem den denne der dere deres det dette din disse du eller en enn er et etter for
fordi fra før ha hadde han hans har hennes her hun hva hvem hver hvilken hvis hvor hvordan hvorfor i igjen ikke ingen
inn jeg kan kunne man mange med meg mellom men mer mine mot mye må ned noe noen nå når og også om opp oss over på seg
selv sin sine skal skulle slik som så til under ut uten var ved vi vil ville vår være vært`},
	{"da", "æøå", `
af alle andet andre at blev blive bliver da de dem den denne der deres det dette dig din disse dog du efter eller en
end er et for fordi fra før ham han hans har havde have hende hendes her hos hun hvad hvem hver hvis hvor hvordan
hvorfor i igen ikke ind ingen jeg kan kun kunne lige man mange med meget mellem men mere mig min mod må ned nogen nogle
noget nu når og også om op os over på selv sig sin sine skal skulle som så til ud uden under var ved vi vil ville vor
være været`},
	{"fi", "äö", `
ei eikä eivät eli ennen että hän he heidän hänen ilman itse ja jo joka jolla jonka jos jossa jota jotka kaikki kanssa
kuin kuinka kun kuten kuitenkin me mihin mikä miksi minä minun missä mitä mukaan mutta muun muut myös myöskin nämä ne
niiden niin niitä noin nyt oli olisi olivat olla olemme ole oleva on ovat ollut pitää se sekä sen siellä siitä sillä
sinä sitä siten tai taas tällä tämä tämän tässä tätä te tulee vaan vai vaikka vain vielä voi voidaan yli`},
	{"hu", "áéíóöőúüű", `
a abban ahhoz ahogy aki akik akkor alatt amely amelyek amelyet ami amikor amit arra át az azok azon azonban azt aztán
be bele cikk csak de e ebben egy egyéb egyes egyik egyre el elég első előtt én éppen erre és ez ezek ezen ezért ezt fel
felé ha hanem hát hiszen hogy hogyan igen így illetve ilyen is itt jól kell keresztül ki között le legyen lehet lesz
lett maga már más meg még mellett mert mi mint minden mindig mivel most nagyon ne nélkül nem nincs olyan ott össze ő ők
pedig saját se sem semmi s sok szerint szinte talán te több tovább után vagy vagyis van vannak való volna volt voltak`},
	{"ro", "ăâîșțşţ", `
a acea aceasta această aceea acel acela acest acesta aceste acestea acești acum ai aici al ale am are aș asemenea asta
astfel atât ați au avea ca că când care căre cât către ce cea cei cel cele chiar ci cine cu cum da dacă dar de deci
decât deja deși despre din dintre după ea ei el ele era erau este eu fără fi fie fiecare foarte fost iar îi îl îmi în
încă înainte între își însă la lângă le lor lui mai mult mă ne ni nici nu noi nostru o ori pe pentru peste poate prin
sa sale sau să se și sunt sub spre ta te toate tot toți tu un una unei unele unor unui va vor`},
	{"tr", "çğıöşü", `
acaba ama ancak artık aslında az bana bazı belki ben beni benim bile bir biraz biri birkaç birçok biz bize bizim böyle
bu buna bunda bundan bunlar bunu bunun çok çünkü da daha de defa değil diye dolayı en eğer fakat gibi göre hatta hem
hangi hep hepsi her hiç için ile ise kadar karşı kendi kez ki kim mi mı mu mü nasıl ne neden nerede niçin o olan olarak
oldu olduğu olması olur ona onlar onu onun önce öyle sadece sanki sen şey siz şu sonra tüm üzere var ve veya ya yani
yine yok zaten`},
	{"pl", "ąćęłńóśźż", `
a aby albo ale ani bardzo bez bo by być był była było były być będzie będą ci co czy dla do gdy gdzie go i ich ile im
inne ja jak jako je jednak jego jej jest jestem jeszcze jeśli już kiedy kto która które którego której który których
którzy lub ma mają mi mnie może można mu my na nad nam nas nasz nie niż o od on ona one oni oraz po pod przed przez przy
są się sobie swoje ta tak także tam te tego tej ten to tu ty tych tylko tym u w we wszystko więc z za ze że`},
	{"cs", "áčďéěíňóřšťúůýž", `
aby aj ale ani asi az bez bude budou by byl byla byli bylo být co což či do ho i já jak jako je jeho jejich její jen
ještě ji jiné již jsem jsme jsou k kde kdo když která které který kteří ku ma má mají mezi mi mít může můžete my na nad
nám nás náš ne nebo nebyl nejsou než nic o od on ona oni pak po pod podle pokud pouze pro proč proto protože před při
s se si svá své svůj ta tak také takže tato ten tedy této tím to toho tohle tom tomu tu ty u už v vám váš ve více však
všechny z za ze že`},
	{"ga", "áéíóú", `
a ach ag an anois ar arna as atá bhí bheith bhfuil cé chuig chun cuid dá de do don é ea faoi féin fuair gach gan go
gur i iad idir in is í le leis mar mé mo muid na ná nach ní níl nó nuair ó ón os roimh sa san sé seo sí sin siad sna
sula tá tar thar trí tú um`},
	{"ru", "", `
а без более бы был была были было быть в вам вас весь во вот все всё всего всех вы где да даже для до его ее её если
есть еще ещё же за здесь и из или им их к как когда которая которого которые который кто ли либо между меня мне много
может мы на над надо наш не него нее неё нет ни них но ну о об однако он она они оно от очень по под при про с сам
свой себя со так также такой там те тем то того тоже только том ты у уже хотя чего чем что чтобы чье эта эти этим это
этого этой этом этот эту я`},
	{"uk", "", `
а але без би був була були було бути в вам вас вже ви від він вона вони все всі де для до за зі з і із й його її їх
їй коли крім ли між мене мені ми може можна на над нас не нею ні ній них о об по під після при про саме свій себе
та так також там ти тим то того тому той тільки у хто це цей ця цього чи чому що щоб щодо як яка яке який які якщо є я`},
	{"ar", "", `
إلى إن أن أنه أنها أو أي أيضا إذا التي الذي الذين اللذين الى ان انه او اي بعد بعض بل بها به بين بينما تحت تم ثم جدا حتى
حول حيث خلال ذلك سوف عن عند عندما على عليه عليها غير فقد فقط في فيه فيها قبل قد كان كانت كل كما كيف لا لأن لدى لكن لم
لن له لها لهم ليس ليست ما متى مثل مع من منذ منها منه نحن هذا هذه هل هم هنا هناك هو هي و وقد وكان وكانت ولا ولم وهو وهي
يا يكون يمكن`},
}
