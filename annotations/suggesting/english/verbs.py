"""English verbs that attribute words, thoughts and stances to somebody, with all their forms.

The classes say what a verb takes: who says, says that; who wants, wants to; who criticizes, criticizes
somebody. They are of the kind of Levin's verb classes, chosen for news about politics.
"""

from typing import NamedTuple

SAYING = """
accept acknowledge add admit affirm allege allow announce answer argue assert attest aver avow boast brag
caution chant charge claim clarify comment complain concede conclude confess confirm contend continue
counter crow cry deadpan declare demur deny disclose elaborate emphasise emphasize estimate exclaim
explain exult fret gripe grouse grumble gush hint imply indicate insinuate insist interject intone joke
lament maintain mention moan mourn mumble murmur muse mutter note object observe opine pledge point posit
postulate pray predict proclaim profess promise propose protest quip rail read reaffirm reason rebut
recall recommend reckon recollect recount reflect reiterate relate remark remember repeat reply report
respond restate retort reveal rule say scoff scream shout shriek sigh signal sneer snap snarl speculate
state stipulate stress submit suggest swear testify tweet underline underscore verify vow warn whisper
whine wonder write yell blog email post retweet text announce joke chime concur hypothesize theorize
surmise venture volunteer vouch
"""
TELLING = """
advise alert assure beg brief caution convince inform instruct notify persuade promise reassure remind
tell warn ask question press quiz quote
"""
ASKING = (
    "ask beg beseech challenge command direct encourage implore invite lobby order press push request urge"
)
THINKING = """
agree anticipate appreciate assume believe calculate care consider decide deem determine disagree discern
dispute doubt dream envision envisage expect fear feel figure find forecast foresee forget gather grasp
guess hear hold hope imagine infer judge know learn notice perceive ponder presume project realise realize
recognise recognize regard regret rejoice resolve see sense suppose suspect think trust understand view
weigh wish worry conceive contemplate mean concern misunderstand marvel overlook prefer presuppose rethink
"""
WANTING = """
agree aim aspire attempt choose commit consent decide decline demand desire elect endeavor endeavour fail
hesitate hope intend long look need offer opt pledge plan plot prefer prepare promise propose refuse
resolve scramble seek strive swear threaten try vow want wish yearn
"""
STANCE = """
abandon abhor accuse address admire admonish adopt advance advise advocate applaud appraise approve assail
assess attack attribute authorize avoid back bash belittle bemoan berate blame blast block boost brand
call castigate celebrate censure challenge champion characterize characterise cheer chide cite commend
compare compliment condemn confront congratulate consider contest contradict convey correct credit
criticise criticize critique damn debate debunk decry deem defend define demand demonize denigrate
denounce deplore depict deride describe detail detest disavow discount discredit discuss disdain dislike
dismiss disown dispute disparage distrust downplay dub embrace endorse enjoy envision eulogize evaluate
evoke examine excoriate explore express extol fault favor favour flag float frame glorify grill guarantee
hail hate herald highlight honor honour identify ignore impugn insult introduce invoke issue justify knock
label lambast lambaste laud like list loathe love malign minimize mock name nominate oppose ordain outline
parrot pan liken compare echo depict overstate understate mischaracterize misrepresent release publish
circulate cover chronicle feature pick appoint hire tap sue shun undermine validate shrug overturn revise
file pitch play plug portray praise preach present press prioritize prize promote propose protest question
question quote raise rank rate ratify ravage rebuff rebuke recite recommend refute reject relish renew
renounce repudiate request resent respect resist review ridicule savage scold scorn share skewer slam
smear spurn slight support suspect sway taunt thank threaten tout trash treat trumpet unveil uphold urge
vet vilify voice vote welcome woo worship ban blacklist disagree favor greet lampoon lash oust pillory pin
publicize publish recognize reference reprimand salute shame single target tease term title trust
trivialize upbraid
"""
SHOWING = """
demonstrate establish estimate find illustrate imply indicate predict project prove report reveal show
signal suggest detail document
"""
SEEMING = "appear look seem sound"
# With these the preposition makes the meaning: to call for, to speak about, to refer to.
PREPOSITIONAL = {
    "about": (
        "ask boast brag care complain debate dream fret hear inquire joke know lie muse rant rave read "
        "speak speculate talk think tweet wonder worry write testify hint warn lament learn agree"
    ),
    "of": (
        "accuse approve boast complain conceive convince disapprove dream hear know persuade remind "
        "speak talk think warn assure inform"
    ),
    "on": (
        "agree call comment concentrate decide elaborate expand expound focus harp insist press reflect "
        "remark report seize touch urge sign weigh"
    ),
    "for": (
        "advocate apologise apologize argue ask beg call cheer clamor hope lobby long look pine plead "
        "pray push root speak stump vote wish yearn pine vouch fight campaign rally"
    ),
    "to": (
        "admit adhere admit agree allude appeal attest confess commit listen object plead point refer "
        "react reply respond speak subscribe testify turn swear look"
    ),
    "with": "agree argue concur disagree plead quarrel quibble side sympathise sympathize reason spar take",
    "against": (
        "advise argue campaign caution fight inveigh lobby object preach protest rail rally speak vote warn"
    ),
    "at": "balk bristle chafe grumble hint jab laugh marvel poke scoff sneer take aim fire point",
    "in": "believe",
    "over": "agonize fret worry clash express spar",
    "as": (
        "cast describe characterize characterise depict dismiss identify portray regard see view hail "
        "cite denounce know label paint condemn treat tout interpret"
    ),
    "from": "distance",
    "into": "lay tear light rip",
    "by": "stand",
    "out": "point lay lash single spell",
}
IRREGULAR = """
say said said | tell told told | write wrote written | think thought thought | know knew known | see saw
seen feel felt felt | find found found | make made made | give gave given | speak spoke spoken | swear
swore sworn forget forgot forgotten | understand understood understood | read read read | show showed
shown hold held held | mean meant meant | choose chose chosen | seek sought sought | hear heard heard
foresee foresaw foreseen | begin began begun | go went gone | come came come | take took taken put put put
| set set set | keep kept kept | draw drew drawn | lay laid laid | send sent sent | leave left left lead
led led | hit hit hit | get got gotten | beg begged begged | fight fought fought | light lit lit
misunderstand misunderstood misunderstood | rethink rethought rethought | uphold upheld upheld forecast
forecast forecast | cast cast cast | tear tore torn | rip ripped ripped | stand stood stood pan panned
panned | pin pinned pinned | plan planned planned | plot plotted plotted | quip quipped quipped opt opted
opted | commit committed committed | admit admitted admitted | submit submitted submitted snap snapped
snapped | refer referred referred | prefer preferred preferred | aver averred averred concur concurred
concurred | spar sparred sparred | infer inferred inferred | demur demurred demurred ban banned banned |
dub dubbed dubbed | slam slammed slammed | plug plugged plugged | sway swayed swayed vet vetted vetted |
flag flagged flagged | permit permitted permitted | rebut rebutted rebutted chat chatted chatted | brag
bragged bragged | regret regretted regretted | label labeled labeled bar barred barred | win won won |
lose lost lost | become became become | run ran run | meet met met
"""


class Form(NamedTuple):
    """A form of a verb: `shape` is b (base), s (third person), d (past), n (participle only) or g (-ing)."""

    lemma: str
    shape: str


def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


CLASSES: dict[str, frozenset[str]] = {
    "saying": _split(SAYING),
    "telling": _split(TELLING),
    "asking": _split(ASKING),
    "thinking": _split(THINKING),
    "wanting": _split(WANTING),
    "stance": _split(STANCE),
    "showing": _split(SHOWING),
    "seeming": _split(SEEMING),
}
PREPOSITIONS: dict[str, frozenset[str]] = {}
for _preposition, _lemmas in PREPOSITIONAL.items():
    for _lemma in _lemmas.split():
        PREPOSITIONS[_lemma] = PREPOSITIONS.get(_lemma, frozenset()) | {_preposition}
