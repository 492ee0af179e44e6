package masking

// The tables are words in order, small, without accents or apostrophes, a space or the
// end of a line between two.

// names are first names, and surnames that look like no other word.
const names = `aaliyah aaron abbie abby abdi abdul abdullah abdullahi abigail abu ada adam adebayo adele adeyemi aditi aditya adrian
adriana agata agnes agnieszka ahmad ahmed aidan aiden aileen aimee aisha aishah ajay akhtar akira alan alana alasdair
alastair albert alec alejandro aleksander aleksandra alesha alex alexa alexander alexandra alexandru alexis alfie
alfred ali alice alicia alina alisha alison alistair aliyah allan allison alma amal amanda amara amelia amelie amina
aminah amir amira amit amna amy ana anas anastasia anderson andre andrea andreea andrei andrew andrews andrzej andy
aneesa angela angelica angus anika anisa anita anja ankit anna annabel annabelle anne annette annie anthony anton
antonia antonio antony anwar anya aoife archie aria ariana arianna arjun arlo arthur arturas arun asad asha ashleigh
ashley asif asma astrid athena atkinson aubrey audrey aurora ava avery avni ayaan ayan ayesha aysha ayub azra
babatunde bailey barbara barnes barry bartosz bashir beata beatrice beatrix becky begum ben benedict benjamin bennett
bernadette bernard beth bethan bethany bev beverley bianca bilal bob bobby bogdan bonnie bradley brandon brenda
brendan brian brianna bridget brody bronwyn browning bruce bryan bryony caitlin caleb callum calum cameron camilla
campbell carl carla carlos carly carmen caroline carolyn carrie casey caspian cassandra cassie catalina catherine
cathy catriona cecilia cedric celia celine chantal chantelle chapman charlene charles charlie charlotte cheryl chiara
chidi chinedu chioma chloe chowdhury chris christina christine christopher cian ciara cillian cindy claire clara clare
claudia clement clements clive cody colette colin connolly connor conor constance cora corey courtney craig cristian
cristina curtis cynthia cyrus daly damian damien damon dan daniel daniela daniella danielle danny daphne dara darcey
darcy daria darius darren daryl dave david davidson davies dawid dawson dawud dean debbie deborah declan deepa deepak
delia delilah demi denis denise dennis derek desmond destiny dexter diana diane dilan dina dinah dmitri doherty
dominic dominik dominika donald donaldson donna doreen doris dorota dorothy doug douglas dowling duncan dylan eamon
ebony eddie edgar edith edmund edna eduardo edward edwards edwin eileen elaine eleanor elena eli eliana elias elif
elijah elin elisa elise eliza elizabeth ella elle ellen ellie elliot elliott ellis eloise elsa elsie elton emil emilia
emilija emily emma emmanuel emre enid enoch eric erica erik erin ernest esme esther ethan ethel eugene eva evan evans
evelyn evie ewa ewan faisal faiza farah fareeda farhan fatema fatima fatimah fatou faye felicity felix fergus ferguson
fernandes ferreira fiona fleming fleur florin folasade frances francesca francis francisco frankie fraser fred freddie
frederick freya funmilayo gabriel gabriela gabriella gabrielle gail gallagher garcia gareth gary gavin gaynor gemma
geoff geoffrey george georgie georgina gerald geraldine gerard gerry gethin gheorghe gibson gillian gina giorgio
giovanni gita giulia gladys glenda glenys gloria golding gordon graeme graham greg gregory greta griffiths grzegorz
gupta gurpreet gwen gwyneth habib hadi hadiza hafsa hailey haleema halima hamid hammond hamza hana hania hanna hannah
harding haris harjit harley harold harpreet harriet harris harrison harry harun harvey hasan hassan hattie haya hayden
hayley hazel heather hector heidi helen helena helga henderson henry herbert hilary hilda hollie holmes hopkins howard
hugh hughes hugo humphrey husna hussain hussein hutchinson ian ibrahim idris iftikhar igor ike ikram ilyas imani
imogen imran ines inga ingrid ioana iona ionescu iqbal ira irena irene irina isaac isabel isabella isabelle isaiah
isha ishaan isla ismail isobel israa issa ivan ivana iwona izabela jacek jackie jackson jacob jacqueline jade jaden
jai jaime jake jakub james jameson jamie jamieson jamil jana jane janet janice janine jared jaroslaw jason jasper
javier jaxon jay jaya jayden jayne jean jeanette jeff jeffrey jemima jemma jenkins jennifer jenny jeremiah jeremy
jerome jerry jess jesse jessica jessie jill jim jimmy joan joanna joanne joao jodie joe joel joey john johnny johnson
jon jonah jonas jonathan jones jose joseph josephine josh joshua josiah joyce juan juanita judith judy julia julian
juliana julie juliet julius justin justyna kacper kai kaitlyn kamal kamil kamila kaminska kaminski kamran kara karen
karim karina karl karolina karthik kasia katarzyna kate katerina kath katherine kathleen kathryn kathy katie katy
katya kaur kavita kay kayden kayla kayleigh keating keira keith kelechi kelly kelsey kelvin ken kenneth kenny kevin
keziah khadija khadijah khalid khalil khan kiana kiera kieran kim kimberley kimberly kiran kirsten kirsty kitty kofi
konrad kowalska kowalski krishna kristian kristina krystal krystian krzysztof kuba kwame kyle kyra kyran lacey laila
lana lara larissa larry latifa latoya laura lauren laurence lauryn lawrence lawson layla layton leah leanne lee leela
leighton leila lena lennon lenny leo leon leona leonard leonardo lesley leslie leticia levi lewandowski lewis lexi lia
liam lianne libby lilian lilith lillian lilly lina linda lindsay lindsey lisa liz lizzie lloyd logan lois lola lorenzo
loretta lori lorna lorraine lottie louie louis louisa louise luca lucas lucia lucian lucie lucinda lucy luis luka
lukas lukasz luke luna lydia lynda lyndsey lynn lynne lyra mabel macdonald mackenzie maddie maddison madeleine madison
maeve magda magdalena maggie mahmood maisie maja malachi malaika malak malcolm malgorzata malik mandy manjit manning
manuel marcel marcia marcin marco marcus mareike margaret margot maria mariam mariama mariana marie mariella marilyn
marina mario marion marisa marissa marius marjorie marlene marley marlon marsha marta martha martin martina martyn
marvin mary maryam mateo mateusz mathew matilda matteo matthew matthews maud maureen maurice mavis maxim maximilian
maxwell maya mccarthy mcdonald mehmet mehreen mei mel melanie melissa melvin mensah mercedes meryl mia miah micah
michael michaela michal michelle miguel mihaela mihai mika mike mikolaj mila milana millie milo mina minh minnie mira
miranda miriam mitchell moeen mohamed mohammad mohammed moira molly mona monica monika monique morag morgan morris
morrison muhammad muna murphy murray musa mustafa myra myriam myrtle nabil nadia nadine naeem naima naomi nasir nasra
natalia natalie natasha nathan nathaniel naveed neil nell nellie nelson nguyen nia niall niamh nicholas nicholson
nicky nicola nicolas nicole nigel nihal nikita nikki nikola nikolai nikolas nina nisha noah noel noelle noor nora
noreen norma norman nour nowak nuala nura nyla oakley obinna obrien oconnor octavia odette odonnell okafor okonkwo ola
olena olga oliver olivia oliwia oluwaseun omar omari oneill oreilly orla oscar osei osman otis otto owen owusu oyin
ozan paddy paige pamela paolo parveen patel patrice patricia patrick patrycja patterson paul paula pauline pavel pawel
pearson pedro peggy penelope percy perkins pete peter petra phil philip philippa phillip phillipa phillips phoebe
phyllis pierre piotr polly pooja popescu prakash precious priya priyanka prudence przemyslaw qasim quentin quinn
rachael rachel radoslaw radu rafael rafal rafferty rahim rahman rahul raja rajesh ralph raluca ramona rana randall
rania ranjit raphael rashid raul ravi raymond razvan rebecca rebekah reece reed reggie regina rehan reid reilly renata
renee reuben reynolds rhian rhiannon rhoda rhys ria ricardo richard richardson ricky rico rihanna riley rita ritchie
riya robbie robert roberta roberto roberts robertson robinson rocco rocio roderick rodney rodriguez roger rohan roisin
roland roman romeo ron ronald ronan ronnie rory rosa rosalind rosamund rosanna roseanna rosemarie roshan rosie ross
rowan rowena roxanne roy ruben rufus rukhsana rupert russell ruth ryan rylan saad sabah sabina sabrina sadia sadie
saeed safa saffron safiya sahra saif saima sajid sakina salim sally salma salman salvador sam samantha samar samina
samir samira sammy samson samuel sana sanaa sandeep sanderson sandra sania sanjay santos saoirse sara sarah sasha
saskia savannah scarlett sean seb sebastian selena selina selma sergio seth shabana shabnam shah shahid shaima shakira
shania shannon sharma sharon shaun shauna shayla shazia sheena sheila shelley shelly sheryl shirley shiv shona shreya
sid sidney sienna silva silvia simmonds simon simone simpson simran sinead singh siobhan skylar slawomir smith sofia
sofija solomon sonia sonya sophia sophie spencer stacey stacy stefan stefania steffan stella stephanie stephen steve
steven stevens stewart stuart suleiman sultan suman sumaya sunil suresh susan susanna susie suzanne svetlana sylvia
szymon tabitha tahir tamara tamika tamsin tania tanisha tanya tara tariq tasha tatiana taylor ted teddy temitope
terence teresa terry tess tessa thea thelma theo theodora theodore theresa thomas thompson thomson tia tiana tiffany
tim timothy tina tobi tobias toby todd tom tomas tomasz tommy toni tony tracey tracy travis trevor tricia trish trisha
tristan trudy tunde tyler tyra tyrone uddin uma umar ursula usman uzma valentina valerie vanessa vasile venus vera
verity vernon veronica vic vicki vickie vicky victoria vikram viktor viktoria vincent viola violeta virginia vishal
vivian vivien vivienne vladimir walter warren watkins watson wayne wendell wendy wesley wiktoria wilfred wilfrid
wilkinson willa william williams willow wilma wilson winifred winston wojciech wojcik wright xander xavier yahya yara
yasin yasmin yasmine yaw yolanda yousef youssef yuki yuri yusra yusuf yvette yvonne zac zach zachary zack zahra zain
zaina zainab zak zakariya zane zara zayn zaynab zeeshan zeinab zelda zena zoe zofia zoha zosia zubair zuzanna`

// words are those that a plan writes with a capital though they name nobody. The capitals
// after one are its marks, in the order of marks.
const words = `aA aa ab abbottS able about above abroad absence absent abuse academic academyI acas accept access accident accord
accordingly accountB accra acknowledge across actI action active actual acute adapt add addict additional addressB
adequate adhd adjust admission admit ado adolescent adopt adult adulthood advance advice advise advocacy advocateJ
afghan afghanistan africa african afterX afternoon again against ageL agedL agencyI agenda agree aid aim alP alarm
albania albanian albans albanyH albionI alcohol alcoholics alder aldi alert alexandriaH algeria aliasN all allocate
allow allowance almost alone along already also alternate although always am amberW ambulance amend america american
amharic among amount anA anaemia analyse analysis andFX angelW angeles anger angola animal annual anonymous another
answer antenatal anti anxiety anxious any anybody anyone apart app appeal appear appendix apple apply appoint approach
appropriate approve aprM aprilHM arab arabia arabic archerW archive are area arenaI argos argue armB armenia armenian
army aroundZ arranH arrange arrears arrest arrival arrive artW as asbo asd asda ashSW ashkenazi asiaH asian ask askedY
asleep aspenW asperger assault assemble assess assessmentI assessor assist assistance assistantJ associate
associationI asthma asylum atZ ateY athens atlantic attach attempt attend attendance attitude audit augM augustHM
auntR auntieR aunts auntyR austinH australia australian austria author authorise autism autistic autumnW available
avenueI average avoid awaab awake award aware away awful ayrH azerbaijan bE babyR babysitter back background bad bag
baghdad bahrain bail bakerS balance ballS bangkok bangladesh bangladeshi bankI banksS bar barbados barberS barcelona
barkerS barnardo barnet barnsley barrister bartonS base baseline basic basildon basis bath bathroom bayW bbc be beaW
bear beat became because become bedB bedfordshire bedroomB bedtime been beforeX began begin behave behaviourB
behavioural behind belarus belfast belgian belgium belief believe believesY bellS bellaW belong below benefit bengali
berkshire berlin berrySW best bet better betweenV bexhill beyond bible bicycle big bike billW binP bintP birdS birds
birmingham birthC birthdateD birthdayBD bishopS bishops bit blackS blackburn blackpool blakeS blame blessingW blocks
blood blossomW blue bluey board bodyB bognor boiler bold bolivia bolsover bolton bondS book booklet boothS boots bornD
borough borrow bosnia bosnian bostonH both botswana bottle bottom bounce bournemouth bowenS bowerS boxing boyR boydS
boyfriendR bradfordH brain bramhall branch brandS brazil brazilian break breakfast bredbury brentH brexit brief
brighton bring brinnington bristolH britain british broad broke bromley bromwich brookS brooklynH brooksS brotherR
brother-in-lawR brought brownS brownie broxbourne bruiseB brussels bubbles buccal bucharest budW budapest buddies
buddyW budget bug buggy build builder buildingI bulgaria bulgarian bullet bulliedY bully bunk bureauI burnS burnley
burnsS burtonS bury bus bushS busy but butcherS butlerS buxton buy buyer byX cabinet cafcass cafeI cairo calculate
calderdale calendar call calledN calm calmer calpol cambodia cambridge cambridgeshire camdenH came cameras cameroon
camhs camp can canada canadian cannabis cannonS cannot canterbury cantonese cape car card cardiff care career careful
caregiver carerR caretaker caribbean caring carlisleH carolW carpenterS carry carterHS case cash castleI catch
category cathedralI catholic cause cautious cbeebies cbt ccg ce cease celesteW cell central centreI ceop cerebral
certain certificate chain chairJ chairmanJ chairpersonJ chairwomanJ challenge chambersS chanceW chandlerH change
channel chaotic chapelI chapter charge charityI chart chaseW chat cheadle check checklist chelmsford chelseaH chemist
cherryW cheshire chest chesterH chesterfield chew chichester chief childR childhood childline childminderJ childnet
children chinaH chinese choice choose christianH christmas churchIS cigarette cin circle circulate citizen cityI
claimsY clarify clarkS clarkeS class classroom clause clayW clean cleaner clear cliffW clinicI clinical clocks closeI
clothesB club clydeH coachJ coast coatB coats cocaine code cognitive cold coleS collaborate colleague collect collegeI
collinsS colombia combine come comfort comic coming commission commissioner commit committee common communicate
communityI companion company compare compass compassion complain complaint complete complex comply concern conclude
conclusion concord conduct conferenceX confide confidence confidential confirm conflict congo congolese connect
consent consequence consider consist consistent consortium constableK constabularyI consult consultant contact contain
content context contextual contingency continue continuous contract contribute control convene cookS cookeS cooperHS
cooperate coordinate coordinatorJ cope copenhagen copy coralW core cornwall correct cost cot cottageI cough could
councilI councillor counsel counsellorJ count counter countryI countyI couple course courtI cousinR coventry cover
covid coxS cp cpp crack craneS crawley create creche crescentI crewe criedY criesY crime criminal crisis crispS crisps
criteria critical croatia croatian crossS crown croydon crps cruel cruse cry crystalW csa cse cub cuba cuddledY
cultural culture cumbria cup current curriculum curryS curtains custody cut cypriot cyprus czech daP dacorum dadR
daddyR dads dahls daily daisyW dakotaH dalP daleSW dales dallaP dallasH damage dance danger dangerous danish dari dark
dartford das dash data date daughterR dawnW dayIS daytime dbs dcK dciK deP deadline deaf deal dealer dearN death debt
decM decemberM decide decision decline deed deep defer define definite delP delay delegate delhi deliver dellaPW
demand denP deniedY deniesY dental dentistJ denverH deny depend depress depression deputy derP derby derbyshire
describe describesY deserve designate desire despite destitute detail detect detective determine detox develop
developmental device devon devonshire dhaka diKP diabetes diagnose diagram diaryB diazepam did die diet dietitian
differ difference different difficult difficulty digital diminish dinner direct director directorate disagree
discharge discipline disclose disclosedY discuss discussion diseaseI disney disorder display dispute dissent distance
distress district diversion divorce dixonS dla do dobD doctorJ does dog doing dols domain domestic dominica doncaster
done donor door dorset dosP double doubt down drT draft drakeS drama drankY draw drewWY drift drink driveI driver drop
drug dry dsK duP dublin dudley due dukeW dunnS durham duringV dutch duty dv dva dwp dynamic dyslexia eachV ealing
earlW earlyV earn east eastbourne easter eastern easy eat ebbW ecds economic ect ecuador edW edenW edgeley edinburgh
educational effect effective effort egypt egyptian ehc ehcp ehm eid eight eighteen eip either elP elder elderly elect
electronic eleven eligible ellas else elsewhere email embassy emdr emergency emirates emotional emphasis employ
employer empty enable encourage end enfield engage england englishS enhance enjoy enough enquire enquiry ensure enter
entire entitle epilepsy epilim episode epr equal erewash eritrea eritrean error escalate escort essential essex
establish estateI estonia estonian ethiopia ethiopian ethnic europe european evaluate eveW evelina even event ever
everyAX everybody everyone evidence evident ex-husbandR ex-partnerR ex-wifeR exam examine example excellent except
exchange exclude exclusion executive exempt exercise exeter exist exit expand expect expense experience expert explain
explainedY explicit exploit explore express extend extra extreme eye eyesB fab face facebook facetime facilitate fact
factor fail failure fair faithW fake fall false family farmI farmerS farrowS farsi fast fatherR father-in-lawR fathers
fault fcI fear feature febM februaryM federationI feed feedback feel feelingsB feelsY feet feltY female fernW ferry
few fewer fgc fgm fianceR fianceeR fidget fieldS fieldingS fieldsS fifteen fifth fight figure file filipino fill final
finance financial finchS find fine finish finland finnish fire firm firstI fishS fisherHS fit five fix fixed flat
fleetW flemish floor floraW florenceH flowerS flowersS fluoxetine focus folder follow food foot football forV force
fordSW foreign forestIS foresterS form formal format fortnight fortnightly fortnite forum forward fosterS
foster-carerR found foundationI four fourteen fourth foxS frameworkI franceH frankW frankfurt free freedom frenchS
frequency frequent friday fridge friendR friendly friendsB fromV front frostS frozen frustrate full fully fun fundI
further fussy future gain galeS gambia gamblers game gang gap garden gardenerS gardensI gardinerS gas gatesS gateshead
gather gatwick gave gaza gcse geneW general generic geneva gentle georgiaH georgian german germany get getaway ghana
ghanaian ghent giggledY gillS gingerW girlR girlfriendR give given glasgow glassesB glenW gloryW glossop gloucester
gloucestershire go goal goddardS godfatherR godmotherR goes goldS gone goodS goodmanS google got governor gp gps grab
graceW grade gradual granR grandadR grandchildR granddadR granddaughterR grandfatherR grandmaR grandmotherR grandpaR
grandsonR grannyR grantSW graph gravesS grayS great greater greece greek greenIS greeneS greenwich greggs grenada
greyS grief groom groupI groveI grovesS grow growth gruffalo guarantee guardianJ gudjonsson guidance guide guinea
gujarati gurdwara guyW gym gypsy habit hackney had hague hailsham hairB haiti haleW half half-brotherR half-sisterR
halifax hallIS halloween hamlets hammerS hampshire handB handbook handle handover hanukkah happen happyW harare hard
hardyS haringey harlow harm harmful harmonyW harrogate harrow hartS hartlepool has hastings hate hatesY hatfield have
hawkinsS hay hayesS he headB headlice headteacherJ heal healthBI healthcare healthy hear heart heartstart heathISW
heathrow heaton heavy hebrew held helloN help helpful helpline hemel hempstead hence hennaW her here hereford
herefordshire herself hertford hertfordshire herts hertsmere heyN hiN highI highways hillIS hillingdon hillsS him
himself hindi hindu his history hit hitchin hiv hmcts hmrc hold holiday hollandS hollyW holtS homeBI homeless
homestart homework honest honeyW hong honour hoodS hopeSW horse horsham hospiceI hospitalI host hostelI hot hotelI
hounslow hour houseI household hove how however hub huddersfield hudsonH huggedY hull human hungarian hungary hungry
huntS hunterSW hurstS hurt hurtsY husbandR huttonS hv hygiene i ibnP iceland icon icp icpc ideal identify idva ifX
igbo ignore ikea ilkeston ill image imamK imd immediate impact important improve inVZ incident include inclusion
income increase incredible indecent independence independent index indiaH indian indicate indicator individual
indonesia induct infantIR infantsI infirmaryI influence inform ingramS ingredient inhaler initial injure injuryB
inpatient inquiryI insight inspectorK instagram instead instituteI instruct insufficient insulin intensive intent
interact interest interim internal international internet interpret interpreterJ intervene interview into introduce
inventoryI investigate invite involve ipad iphone ipswich iran iranian iraq iraqi irelandH irisW irish iro irvingS is
isa islam islamabad islamic islandI islington isolate israelH issue istanbul isva it italian italy item its itself
ivoryW ivyW jackW jamaica jamaican janHM janitor januaryM japan japanese jasmineW jealous jehovah jehovahs jerusalem
jesusH jewelW jewish joW job join joint jordanH jossW jot journal journey joyW judgeKS julM julyM jump junM junctionI
juneHM juniorI juniorsI just justiceW kabul karachi kazakhstan keenS keep kendalH kensington kentHS kenya kenyan
kerryW key keynes kick kickedY kid kidscape kiev kill kind kindergartenI kingSW kingdom kings kingsleyH kingston
kirklees kit kitchen kitkat knaresborough knew knife knightS know knowledge knownO kong kooth korea korean kosovo
krakow kumon kurdish kurdistan kuwait kyiv laP label laboratory lac lack ladies lado ladyK lagos lahore lambS lambertS
lambeth lancashire lancasterH lanceH landlady landlord laneISW language lanka laos laptop large larkW lastX lateV
later latvia latvian laughedY laurelW lawS lawyer lay leP lead leaders leafW leaflet league learn learner least leave
lebanese lebanon leeds left legB legal legion lego legoland leicester leicestershire leisureI lender length leone
lesotho less lesson let letchworth letter level lewes lewishamH lgbt liaise liaison liberia liberty libraryI libya
lice licence lidl lie lifeB lifestyle light like likesY lilyW limit lincolnH lincolnshire lindenW line link lisbon
list listen lithuania lithuanian littleS littlehampton live livedY liverpool livesY living ljubljana loan local lock
lodgeI lodgerR log lollipop londonH lone longS look lordK los lose lot lourdesH loveS loved lovesY lowS loweS lower
lucky lucozade lunch lunchtime luton luxembourg lynchS lyricW macP macedonia macedonian madagascar made madrid
magistrates main mainstream maintain majorS makaton make malawi malayalam malaysia male malta maltese mamR man manage
managerJ manchester mandarin mandatory manner manual many map mappa marM marac marchHM margate marginal markW marketI
marks marlowH marple marriage marshS marshallS masa mash masonSW massage mat match maternal matlock matter mauritius
maxW maximum mayHM mca mcdonalds me meal mean measles measure mecca media medicalI medicine medium medway meet megans
melodyW member memory memphisH men mencap mental mentorJ mercerS mercyW meritW merseyside merton message met methadone
methodI methodist mewsI mexican mexico midV midazolam midday middle middlesbrough middlesex midlands midnight midwifeJ
midwifery might milanH mile milesW military milk millsS milton mind minder mine minecraft minimise minimum minister
ministry minor minute miracleW mirpur mirror missT missesY mission mitigate mix mmr mobile modelI moderate modern
module mogadishu mohawkH moldova moldovan momR mon monday money mongolia monitor montanaH montessori month monthly
moodB moodyS moonS mooreS more moroccan morocco morrisons mortgage moscow mosesH mosqueI mossS most mostly motherR
mother-in-lawR mothercare mothers motivate mouth move moved moving mps mrT mrsT msT much multi mumR mumbai mummyR
mumps mums mumsnet museumI music muslim must mutual mxT my mylesW myself nairobiH nameNU namedN nanR nanaR nannyR
naples nappy narcotics narrative nation national natural nature nazarene nct nearZ necessary need needsB negative
neglect neighbourR neighbourhood neither nepal nepalese nepali nephewR net netball netflix netherlands network neuro
never new newborn newcastle newham newly newmanS newport newtonS nextX nfa nhsQ nice nickW nicknameN nicknamedN nieceR
niger nigeria nigerian night nightmare nine nineteen nintendo no nobleSW nobody noise nominate none nor norfolk norm
normal norrisS north northallerton northampton northamptonshire northern northumberland northumbria nortonS norway
norwegian norwich not note notice notify nottingham nottinghamshire novM novaW novemberM now nowhere ns nspcc null
number nurseJK nurseryI nurture nvq object objective observe obtain obvious occupational occur ocd oceanW octM
octoberM odd odessaH ofAV off offence offend offender offer offerton office officerJ official often okay old older
oldham oliveW oman omission on once one online only onset onto opalW open operate opinion oppose option orV oral
orange orderI ordinary origin original ormond orthodox orthoptist oslo otc other otherwise ought ourA ourselves out
outcome outdoors outline outlook outreach outside over overall overcrowd overnight overview own owner oxfordH
oxfordshire oxygen pace pack paediatric paediatricianJ pageHS pain paineS pakistan pakistani palestine palestinian
palmerS palsy pampers panel panic pansyW paper paracetamol paradeI paragraph paraguay parent parental parenthood
parentline parisH parishI parkIS parkerHS parkrun parksS parrS parsonsS part partial participate particular partnerR
party pashto pass passport past pastorK pastoral patW patch path pathway patienceW pattern pause pay payneS pcK pcsoK
peace peak pearceS pearlW peckham pecs peelS peer pencil pennyW penpal people pep peppa per perceive perfect perform
performance perhaps perinatal period permanence permanent permission permit perpetrator perplex perryS persist person
personal perspective perth peru pervasive petalW peterborough pharmacyI phase philippines phoenixW phoneB photo
physical physiotherapistJ physiotherapy pick picture piece pig pikeS pilot pipW pittS placeI plan plane plantS plate
play playdough playground playgroupI please plumber plus plymouth pm point pokemon police policy polish polite
political pollardS pondS poolI pooleS poor popeS poppyW popular portI portage portal porterHS portsmouth portugal
portuguese positive possible possibly post postal postnatal postpone pot potential potterS pottsS poundS poundland
poverty powellS powerS powersS practical practiceI practise practitionerJ prague praise pram prattS pre pre-schoolI
predict prefer preference pregnancy pregnant premature premium prenatal prepI prepare preschoolI prescribe presence
present presleyW press pressure prestonH presume prevent previous priceS pride primark primaryI prime princeSW princes
princessW principal principle print prior prisonI pritchardS private problem procedure proceedings process proctorS
produce profT professional professorT profile program programmeI progress prohibit projectI promiseW promote prompt
prone proof proper property propose prosecute protect protective protestant protocolI proud prove provide provider
provision prozac psychiatric psychiatristJ psychiatry psychological psychologistJ ptsd ptsi public publish pughS punch
punish punjab punjabi pupil purchase purple purpose push put qatar qatari qualify quarter quarterly quayI queens query
questionnaireI quickS quickly quiet quite quiz quran rabbiK race racial radio rag rainbow raise ramadan ramseyH ran
range ranger rapid rare rash rastafarian rate rather rating ratio rayW rcpc re reach read readerS ready real reason
reasonable reassure rebuild recall receive recent recheck recipient reckonsY reclaim recognise recommend reconvene
record recorder recover recovery recruit red redbridge redcar reddish reduce reevesS ref refer reference referral
refine reflect reform refugeI refugee refusal refuse reg regard regentH region regional regis register registrar
regular regularly regulate rehab reignW reiterate reject relapse relate relative relax relevant reliable relief
religion religious reluctant rely remain remand remembersY remind reminder remote remove renamedN renew rent repair
repeat replace reply report reporter represent representative request require research residence resident residential
resilience resist resolve resource respect respite respond response responsible rest restore restrict result retain
return revK reveal reverendK reviewIX reward rhyl rhythm riceS richSW richmond ridgeSW riga right ring rioH ripley
ripon risk ritalin riverIW riversS roadI roadsS roald robW robinW roblox rochdale rockyW role roma romani romania
romanian rome romfordH romiley roof roomB rosary roseSW rota rother rotherham rough round routemap routine roversI
roweS royal rspca rubyW rugbyH rule run rushS russia russian rustyW rwanda sack sad safe safeguard safelives safely
safetyB sageW saidY sainsbury saintG salbutamol salford saltS saltbox samaritans same sample samsung sanctuary sand
sandersS sandwell sandwich sandyW sanitary santiagoH sapphireW satisfactory sats saturday saudi saundersS savageS
savannaH save saw sawyerS say saysY scaleI scan scarborough scare scene schedule schemeI schoolBI science scope score
scotland scottS scottish scouts scr screamedY screen script sdq sealS search season seat second secondaryI secure see
seek seem seen selbyH self semi sen sencoJ send sendcoJ senegal senior sense sensory sent sepM separate septM
septemberM sequence serbia serbian serenityW sergeantK series serious sertraline serviceI servicesI session set settle
seven seventeen several severe sex sexual sgo sgtK shall shame share sharpS sharpeS shawS she sheffield shelbyH shelf
shelter shepherdS shieldsS shift shoesB shopI shortS shots should shoutedY show shower shown shropshire siblingR sick
side sierra sight sign signature significance significant sikh silent silverS similar simple sinceX single sinhala
sirK sisterR sister-in-lawR sit site six sixteen sixthI skill skin skinnerS skipW skipton skyW skyeW skype slam
slappedY slaterS sleepB sleepover sleepsY sleptY slight slough slovak slovakia slovenia slow smackedY smallS smartS
smell smile smiledY smoke snacks snapchat snowS so sober social society solicitorJ solihull solve somali somalia some
somebody someone somerset sometimes somewhere sonR soon sorani sore sorry sort sos sought sound source southS
southampton southend southern southwark space spain spanish spare speak special specialist specific speech speechless
speed spend spine spire spiritual split spokeY spoken sport spot spouse springS squareI sri sslp stGV stable staff
staffordshire stage stair stand standard stanleyH starW stars start state statedY stationI statistics status statutory
stay steelS steeleS step step-brotherR step-dadR step-fatherR step-motherR step-mumR step-sisterR stepbrotherR
stepchange stepdadR stepdaughterR stepfatherR stepmotherR stepmumR stepsisterR stepsonR sterlingH stevenage still
stirlingH stockholm stockport stockton stomach stoneS stonesS stop store stormW stortford story strange stranger
strategic strategyI streetIS streetgames strength strengthen stress stretch strict strongS structure struggle sts
student study subject submit substance success such sudan sudden sueW suffer sufficient suffolk suggest suicide
suitable summary summerH sunday sunderland sunnyW sunshine supervise supervision supervisorJ supplementary supply
support supportive suppose sureI surestart surge surgeryI surrey survey survivors suspect sussex sustain suttonS
swadlincote swahili swanS swansea swear sweden swedish sweets swiftS swim swindon swiss switch switzerland sworeY
sydneyH sylhet symptom synagogueI syndromeI syria syrian system table tablet tactile tagalog take talk talkabout
tameside tamil tannerS tanzania target task taunt tavistock tax taxi td teach teacherBJ tealW teamI tear technical
teenage teenager teethB tehran telephone telford tell telugu temper templeISW temporary ten tenancy tenant tend tenth
terP term termly terraceI tesco testI tetris textedY thV thai thailand than thank thatA thatcham theAZ theatreI theft
their them theme themselves thenX therapeutic therapistJ therapyI there these they thing think thinksY thinkuknow
third thirsk thirteen thirty thisAV thornS thorneS those though thoughtY thoughts thousand threat threatenedY three
threshold thrive throughV throughout thrush thurrock thursday thus tick tidy tigerW tigrinya tiktok tillX time
timeline timely timescale timetable tip tirana tired title toV tobacco today toddlerR together toilet tokyo toldY
tomorrow tonight too took toolI toolkit tooth toothbrush top topic torbay torch total tots touch toward towerI townI
toy toysB trace track trade traffic trafford train trainer transfer transgender transitional translate translator
transport trauma travel traveller treat tree trend trial trigger trinidad trinityW trip triple trouble troyH true
trustI trustee truth try tuckerS tuesday tunis tunisia turkey turkish turn turnerS tusla tutorJ tv twelve twenty twi
twice twinR twitter two tyW tyneH tyneside type typical uasc ucas uckfield uganda ugandan uk ukraine ukrainian ulster
umbrella unable unborn uncertain uncleR unclear under undergo understand undertake unequal unfamiliar unhappy unicef
uniform union unitI unite unitedI unityW universal universityI unknown unless unlikely unmet unsafe untilX unusual
unwell up update upon upset upstairs urdu urgent uruguay us usa use useful usual uzbekistan vaccine vague valentineW
valid valletta valleyI value vanP vape vary vehicle velP venezuela ventolin venue verbal veronaH version very via
victim victorW video viennaH vietnam vietnamese viewI viewsB vigilant villaI vilnius vineS violence violent violetW
virtual vision visit visitorJ vital vodka voiceB voluntary volunteer vonP vulnerable wadeSW wait wake wakefield walesH
walkI walkerHS wallS wallerS walsall walshS waltersS waltham wanderersI want wantedY wantsY wardIS warden wardrobe
warm warn warrington warsaw warwickH warwickshire was wash watch water watersS watford wattsS wayI we weak wealden
wear weaverS webbS website websterS websters wednesday week weekday weekend weekly weeksS weigh weightB welcome
welfare well wellsHS welwyn went were westS western westminster wet what whatsapp wheelchair whenX whenever where
whereas whether which while whisperedY whitby whiteS whiteheadS who whole whom whose why wic wide wider widow wifeR
wifi wigan wigmore wildeS willW wiltshire win windows windsorH wingI winterSW wirral wiseS wish wishesB witchcraft
with withdraw withdrawal within without witnessedY wolfS wolves woman women wonder woodIS woodcraft woodland woodsIS
woodwardS worcester worcestershire word wordsB wore work workerJ workplace workshop world worriesY worry worse worthS
would wound wrenSW write written wroclaw wrong wyattS xbox xl xmas yard yatesS year yearly yelledY yellow yemen yes
yesterday yet yjs yoga yorkHS yorks yorkshire yoruba yot you youngS younger youngminds your yourself youthI youtube
yps zagreb zambia zambian zenW zero zimbabwe zimbabwean zone zoom zumba zurich`

// endings are those of words that are no names.
const endings = `able ably ally ared ated cked cted edly ened ered ful ible ibly ied ing ings ised ism ities ity ized ked lded lled
ment ments nced nded ness nted ology ously ped rted shed ship ships sion sions ssed sted tion tions uced ured ved vely`
