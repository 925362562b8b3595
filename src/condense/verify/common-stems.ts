/**
 * Stems (see `stemOf`) of common English words that are seldom a name: a sentence of a writer may open with one though
 * the article has it nowhere. Source: counted in the public rows cnndm.dev and inshorts.dev of the summary bench, words
 * that at least five articles write in lower case and at most a quarter as many with a capital inside a sentence.
 */
export const commonStems: ReadonlySet<string> = new Set(
  `
abandon abduct ability abl aboard abortion abroad absenc absent absolut absolutely abus academic accept
acceptabl access accident accommodation accomplish account accountabl accurat accus accusation achiev
achievement acknowledg acronym act action activ activat actively activist activity actor actual actually
adaptation add addiction addition additional address administrativ admission admit adopt adoption adult
advanc advantag advertis advic advis adviser advisory advocat aerial affair affect affidavit affiliat afford
afraid aftermath afterward again age agency agenda agent aggravat aggregat aggression aggressiv ago agr agre
agreement aid aim air aircraft airplan airspac airstrik alarm alcohol alert alik aliv alleg allegation
allegedly allegianc allow ally alon alongsid alternativ altitud altogether alumni amaz ambassador ambition
ambitious ambulanc amend ammunition amount analysis ancient anger angry annexation anniversary announc
announcement annually anonymity anonymous answer anti anybody anymor anytim anyway anywher apart apartment
apologiz apology app apparent apparently appeal appear appearanc appetit application apply appoint
appointment appreciat approach appropriat approv approval area arena argu arguably argument aris arm arrest
arriv arrival art artistic asid ask aspect aspir aspiration assailant assassination assault assert assess
assessment asset assist assistanc associat assum assumption assur astonish ate athlet atmospher atop
atrocity attach attack attempt attend attendanc attention attitud attract attribut audienc audio aunt
authentic authenticity author authoriz automatically availabl averag avoid await awar award awareness away
awesom awful awkward baby back backdrop background backlash badly bag bail bal balanc ballistic ballot ban
band bank banner bar barely barrier bas basement basic basically basis basketbal bat bathroom battery battl
battlefield bear beat beaten beautiful beauty becam becom bed begin behalf behavior behead belief believ
belong belov belt bench benefit better bid bigger biggest bik bil billion billionair bin biological bird
birth birthday birthplac bisexual bit bitter black blam blaming blast bleed bless blew block blog blood
bloody blow blown board boast boat body bold bomb bomber bon boo book boost boot border boss bottom bound
bout box boycot boyfriend brain branch brand brav break breakfast breath breed brick brid brief bright
brilliant bring brink broad broadcast broadcaster broader bronz brother brutal brutally budget build bullet
bunch burden burn bury business busy buy buyer buying buzz cabl cal caliphat caller calm camera camp
campaign campus cancel cancellation cancer candidat cannot cap capability capabl capacity capital captain
caption captiv captur car carbon card career careful carefully carrier carry carv cast casualty catch
category caus ceasefir cel celebrat celebration celebrity cement censorship cent centr century certain
certainly certainty certificat chain chair chairman challeng challenger champion championship chanc chang
channel chant chao chapter character characteriz charg charismatic chart chas chasing chat cheap cheaper
cheat check cheek chemical chest childhood choic choos church cinema circl circumstanc cit citing citizen
city civic civilian claim clarity clash class classic classify claus clean clear clearly client climat climb
clip clock clos closely closer closest closing closur cloth clu club coalition coast coastal coat cockpit
coffe collaborat collaboration collaps colleagu collect collection collectiv collectively colleg collid
color colorful column com combat combin combination comeback comedy comfort comfortabl comic command
commander comment commentary commercial commit commitment common commonly communicat communication community
companion compar comparison compel compensation compet competition competitiv complain complaint complet
completely complex complicat component compos compound comprehensiv compris compromis compulsory computer
concept concern concert conclud conclusion concret condemn condemnation condition condolenc conduct
conferenc confess confession confidenc confident confin confirm conflict confront confusion congratulat
connect connection consecutiv consequenc conservativ consider considerably consideration consistent conspir
conspiracy constant constantly constituency constitut constitutional construct construction consular
consultant consum consumer consumption contact contain content contest context contingency contingent
continu continuous contract contrary contrast contribut contribution control controller controversial
controversy conventional conversation convert convict conviction convinc convuls cook cool cooperation cop
copy corner corporation correct correspondent corrupt corruption cost counsel count counter counterpart
counterterrorism countless coup coupl courag courageous cours courtroom cousin cover coverag cow crackdown
crash crazy cream creat creation creativ creator creatur credit crew crim criminal crisis critical
critically criticis criticism criticiz cror cross crowd crucial cruel crumbl cry crying crystal cultivat
cultur cultural cup curb curious currency custody customer cut cycl damag danc danger dangerous dark dat
data databas dating daughter dead deadlin deadly deal dealt dear death debat debris debt debut decad decid
decision declar declaration declin dedicat dedication deem deep deeper deeply defeat defend defender
defensiv deficit defin definitely definition degre delay delegation deliberat deliberately delight deliver
delivery demand democracy demographic demonstrat demonstration denounc deny department depend depict deploy
depress descent describ description deserv design designat designer desir desperat destination destroy
destruction destructiv detail detain detect detectiv detention deteriorat determin determination devastat
devastation develop development devic devot devotion diagnos dialogu die diet differenc different
differently difficult difficulty dignity dinner diplomat diplomatic dir direct direction directly director
dirty disagre disappear disappearanc disappoint disaster disastrous discharg disciplin disclos disclosur
discord discover discovery discrimination discriminatory discuss discussion diseas disgruntl disgust dismiss
disorder displac display disproportionately disput disrespectful disruptiv dissatisfy distanc distant
distinction district disturb divers diversity divid division divorc document documentary doing dollar
domestic dominanc dominat don donat donation donor door doubl doubt downtown dozen draft drag drama dramatic
draw drawing dream dress drink driv driving dron drop drug drunk dry dub due dump duo dust duty dynamic
eager ear earn easier easily easy eat eaten economic economy edg edit editor educat education educational
effect effectiv effectively effort eighth elaborat elderly elect election electric electricity electronic
element elevat eligibl eliminat elit elsewher email embark embed embrac emerg emergency emotion emotional
emphasiz employ employe employer employment empty enabl enact encounter encourag end endless endur enemy
enforcement engag engagement engin engineer enjoy enormous ensur enter entir entirely entitl entranc
entrepreneur entry environment envoy episod equal equality equally equip equipment equivalent era error
escalation escap especially essenc essential essentially establish establishment estat estimat etc ethic
ethical ethnic evacuat evacuation evaluation eventual everybody everyday evidenc evident evil evolv exact
exactly examin examination exampl excellent exception excess excessiv exchang excit excitement exclusiv
exclusively execut execution executiv exercis exhibition exist existenc exit expand expansion expect
expectation expel expenditur expens expensiv experienc explain explanation explicitly explod explor
explosion explosiv export expos exposur express extend extensiv extent external extra extraordinary extrem
extremely extremism extremist eye fac facial facilitat facility facing fact faction factor fail failur fair
fairly fak fal fals fam familiar famous famously fan fantastic far farewel farm farmer fascinat fashion fast
faster fastest fat fatal fatally father fault favor favorit favour fear featur fee feed feedback feel fellow
felony femal fever field fierc fifth fight fighter figur fil filing film filmmaker fin final financ
financial find finger finish fir firing firmly firsthand fist fit fitness fix flag flat fle fled flight
flood floor flourish flow flower fly flying focus fog folk follow follower foot footbal footballer footstep
forc forecast foreigner forever forget form formal formally format forth forthcom fortunat forward foul
found fourth fragil framework fraternity fraud fre freed freely frequent frequently fresh friendly
friendship front fruit frustrat frustration fuel ful fulfil fully fun function fund fundamental funeral
funny further futur gain gang gap garag garbag gather gay gear gender generally generat generation genius
genuin genuinely gestur get giant gift girlfriend giv glad glaring glass glimps globally goe gold gonna good
goodness gotten govern grab grad graduat grandfather grandmother grant graphic grassroot grateful gratitud
grav great greatest greed grid grief grip ground grow growing guarant guarante guess guest guid guidanc
guidelin guilt guilty gun gunbattl gunfir guy hack hail hair halt hand handful handgun handl handsom hang
happen happy harassment hard harder hardest hardly harm harmless harmony harsh hashtag hat hateful having
head headlin headquarter heal healthy hear heart heat heavily heavy heel height heighten heinous hel
helicopter help hero herself hid hiding higher highest highlight highly highway him himself hip hir hiring
historic historical historically history hit hol hold holiday hom hometown homosexual honest honesty honor
hop hopeful hopefully hoping horrific hors host hostag hostil hot hotel hour hous household htshowbiz http
hug human humanitarian humanity humbl humiliation hundr hunger hungry hurt ice icon iconic idea ideal
identical identification identify identity ideological ignor ill illegal illegally illness imagin
imagination immediat immediately immigrant immigration imminent impact implement implementation implication
importanc important importantly impos impossibl impress impression impressiv imprisonment improv improvement
inadequat inappropriat incentiv inch incident includ inclusiv incom incorporat increas increasingly
incredibl incredibly independent independently indicat indication indict indictment individual industry
inequality inevitabl infant infect infection inflict influenc influential inform information infrastructur
initial initiat injection injur injury injustic inmat innocent innovation insist inspir inspiration
instability instal instanc institution institutional instruct instruction insurgency intact integrity
intellectual intelligenc intend intens intensify intent intention interact interaction interest interim
internationally interrupt interven intervention interview intrigu introduc invasion invest investigat
investigation investigator investment invit invitation involv involvement iron irony isolat issu item itself
jail jean jet jihadist job join jok journalist journey joy judgment judicial jump justify keen keep key kick
kid kidnap kil killer kilometer kind kitchen kne knif knock know knowing knowledg lab label lack lady laid
lakh land landmark languag lap largely larger largest last latest laugh launch launder lawmaker lawsuit
laying lead leadership learn learnt leav leg legacy legal legally legend legendary legislation legislator
legislatur legitimacy legitimat length lengthy lesson let lethal letter level licens lie lif lifestyl lift
light lik likelihood limit lin lining link lion list listen literally littl liv lively living local locally
locat location lock lodg logic logistic lon long longer longest longstand longtim look los losing loss lot
loud lov loving lower lowest loyal loyalty luck lucky lunch lung luxury lying lynch machin mad magazin magic
magical magistrat main mainland mainly maintain maintenanc majority mak mal manag manager mandat mandatory
manner manufactur manufacturer map march marginaliz marital mark market marriag marry mask mass massiv match
material matter maximum mean meaningful meant measur meat mechanism medal media medicin medieval meet mein
membership memoir memorabl memory mental mention mentor mer merely messag meter method mid midnight midst
mil military militia million min mind mindset minimum minority minut misconduct miserabl miss missil mission
mistak mix mob mobil mod model moderat modern modest modify moment momentum monitor monk monsoon mood moon
moral mosqu mostly mother motion motiv motivat motivation mountain mourn mouth mov movement moving movy
multi multipl murder murderer muscl music musical mutual myself nail nak nam namely narrativ narrow nasty
nation national nationwid natur natural naturally naval nearby necessarily necessary neck need nefarious
negativ negotiat negotiation negotiator neighbor neighborhood nephew nervous net network neutral new
newspaper nic nicknam night nightmar ninth nod nois nominat nomination nomine non nonprofit noon norm normal
normally northeast northwest northwestern nos nostalgic not notably notic noting notion notorious novel
nuclear number nurs oath object objectiv obligation observ obtain obvious obviously occasion occupation
occupy occur odd offens offensiv offer offic officially oldest one ongo open openly operat operation
operational operator opinion opponent opportunity oppos opposit opposition opt optimism option order
ordinary organ organic organiz organization orientation origin original ourselv oust outbreak outcom outfit
outlet outrag outright outspoken overal overcom overlook overnight oversea oversight overturn overwhelm
owing own pac pack pact pag pain painful paint pair panel panic paper par paradis parent park parliamentary
part partial participat participation particular particularly partly partner partnership party pass passag
passion passionat passport pastor path patienc pattern pav pay paying payment peac peaceful peacefully peak
pen penalty pend perceiv percent perception perfect perfectly perform performanc period permanent
permanently permission perpetrator person personal personality personally personnel perspectiv petition phas
phenomenon philosophy phon photograph photography phras physical physically pic pick pictur piec pistol
pitch pivotal plac placing plain plan planet plant plastic plat platform play playing plea plead pleas
pleasur pledg plenty plot plung point pol policy polit politic political politically politician pollution
pool poor poorly pop popular popularity populat population portion portrait portrayal pos position positiv
possession possibility post poster postpon potentially pound pour poverty power powerful powerhous practic
practical prais pray prayer praying pre precedent precious predecessor predict predominantly prefer
preferenc pregnancy pregnant preliminary premier premis prepar preparation presenc present presently preserv
presidency presidential press pressur presumably pretty prevent preventiv previous pric prid primarily
primary principal principl prior priority prison prisoner privacy privileg pro prob probably probation
problem procedur proceed process produc producer product production professional profil program progress
progressiv prohibit project prominent promis promot promotion prompt pronounc proof propaganda proper
properly property propos prosecut prosecution prospect prosperity protect protest protocol proud prov proven
provid provider provinc provincial provision provocativ provok psychological psychology publication publiciz
publicly publish pul punish punishment purchas purport purportedly purpos pursu pursuit push put
qualification qualify quality quarter quarterfinal quest question quick quickly quiet quit quot rac racial
racially racing racism racist radar radical radio rag raid railway rais rally random rang rank ransom rapid
rapidly raping rar rarely rat rating reach react reaction read ready real reality realiz really reason
reasonabl recal receiv recent recipient recognition recogniz recommend recommendation record recorder
recover recovery recreational recruit recruitment reduc reel refer referenc reflect reform refuge refus
regard regardless regim region regional register registration regret regular regularly regulation regulator
rehab rein reiterat reject relat relationship relativ relatively relax releas relevant reliabl relief
religious rely remain remainder remark remember remind reminder remot remotely remov removal renew rent
repeal repeat repeatedly replac reply report reportedly represent representation representativ reputation
request requir requirement rescu reserv reservation residenc resident resign resignation resilienc resistanc
resolution resolv resort resourc respect respectiv respond respons responsibility responsibl rest restaurant
restor restoration restrict restriction result resum retain retak retir retirement retreat return
reunification reveal revelation reveng review reviv reward rhetoric rich richer richest rid ridiculous
riding rifl right rigorous ring rip ris rising risk ritual rival rivalry road rob robber robbery rol
romantic roof room root rough round rout routin row rubber ruin rul rumor run runway rural rush sacr sad
sadden sadness saf safely safety saffron sak sal salary sampl sanction sat satellit satisfy sav saving say
scal scam scan scandal scar scary scatter scen scenario schedul schem scientific scor scoring scratch scream
screen script seal search season seat second secret section sector secular secur see seek seem seemingly
seiz sel select self semi semifinal senator send sens sensitiv sentenc sentiment separat separately
separatist sequel serious seriously serv sery session set settl settlement seventh sever sex sexual sexually
shadow shak shaking sham shameful shap shar sharing sharp sharply shed sheer sheet shel shelter shield shift
ship shirt sho shock shoot shooter shop shor short shortag shortly shot shoulder shout show showing shown
shut shutdown shy sic sick sid sieg sight sign signal significanc significant significantly silenc similar
similarly simmer simpl simply simultaneously sincerely sing singer singl sister sit situation sixth siz
skeptical ski skil skin skip slain slam slap slat slaying sleep slightly slim slogan slop slow slowing
slowly smaller smart smash smil smiling smok snack snap snowfal soft softwar soil sol solar solely solid
solidarity solution solv somebody someday somehow somewhat somewher son song sooner sophisticat sorry sort
soul sound sovereignty spac spark spat speak special specialist specific specifically spectator speculation
specy speech speed spel spend split sponsor sport spot spotlight sprawl spread spur spy squad stability
stabl staffer stag stak stanc stand standard standof star stark start stat statement stating station statu
status stay staying steady steal steel steep stem step stick stigma sting stir stock stomach stop stor storm
story straight strand strang stranger strategist strategy stream street strength strengthen stress stretch
strict stricter strictly strif strik striker striking string strip strok strong stronger strongest
stronghold strongly structur struggl stuck studio study stuf stun stupid styl sub subject submit subsequent
subsequently subsidy substanc substantial suburb succ success successful successfully successiv sudden
suddenly suffer sufficient suggest suicid suit summit summon superintendent superstar supply support
supporter supportiv suppos supposedly sur surfac surg surgeon surgery surpris surprisingly surround
surveillanc survey surviv suspect suspend suspicion suspicious sustain sweet swiftly swing switch sword
symbol symptom system tabl tackl tactic tak tal talent talk tank tap target task tast tax tea teach team
teammat tear technical teenag teenager tel televis television temperatur templ temporarily temporary ten
tend tendency tens tension tenur term terribl territory terror terrorism terrorist test testify text thank
theater theft them themselv theory therapy thiev thing think thoroughly thought thousand threat threaten
thril thron throw throwing thrust ticket tid tie tied tight timing tiny tip tir titl toddler tol toleranc
tolerat ton tonn tool topic tor total totally touch tough tougher tour tourism tourist town toxic trac track
tradition traditional traditionally traffic tragedy tragic trail trailer train transfer transform
transgender transition translat transparency transparent trash trauma travel tre treat treatment treaty
tremendous trend trib tribal tribut trigger trip triumph trophy troubl tru truck truly trust truth try
trying tuition turmoil turn tweet twin typ typical typically ultimat ultimately ultra unabl unacceptabl
unarm unbelievabl uncertain uncertainty unclear uncomfortabl unconscious undergo underground underlin
undermin understand understood underway underwent undoubtedly unexpect unfortunat unfortunately unhappy
uniform unilateral uniqu unit unity university unknown unlik unnecessary unprecedent unrelat unrest unsaf
unstabl unusual upcom updat upload uproar upset urban urg urgent use useful user using usual usually vacat
vacation valid valu valuabl vanish various vast vegetabl vehicl ventur venu verbal verify version very
vessel veteran veto viabl vibrant view viewer vigil villag villain violat violation violenc violent viral
virtual virtually virus visa visibility visibl visit visitor vital vocal voic volum voluntarily volunteer
vot voting vow vowing vulnerabl wag waging wait wak wal walk want warm warn warrant warship wast watch water
wav waving way weak wealth wealthy weapon weaponry wear websit weekend weigh weight wel welcom welfar
whatever whatsoever wheel whereabout wherein whol whop wid widely wider widespread wil willingness win wind
window winner wis wish withdraw withdrawal withdrawn withdrew witness wonder wonderful wooden word work
worker workplac worldwid worn worry wors worth worthy wound wreck wreckag writ writer writing wrong www
yellow yes younger youngest yourself youth zero zon
`
    .trim()
    .split(/\s+/),
);
