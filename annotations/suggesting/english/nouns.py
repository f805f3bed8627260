"""English nouns and adjectives that attribute: his claim that, support for, critical of, eager to."""

from annotations.suggesting.listing import listed

NOUNS = listed(
    "accusation acknowledgement acknowledgment admiration admission advice advocacy affection affirmation "
    "agreement allegation ambition analysis anger announcement answer anxiety apology appeal appreciation "
    "approach approval argument aspiration assertion assessment assumption assurance attack attempt "
    "attitude attention aversion backing belief bid boast call campaign caution celebration challenge "
    "charge claim comment commitment comparison complaint compliment concern conclusion condemnation "
    "confidence confirmation consensus consideration contempt contention conviction counsel critique "
    "criticism cry curiosity debate decision declaration defense defence defiance demand denial "
    "denunciation description desire determination devotion disagreement disappointment disapproval "
    "disbelief discomfort discontent disclosure discussion disdain dismay dislike dissatisfaction "
    "distaste distrust doubt dream eagerness effort embrace emphasis encouragement endorsement enthusiasm "
    "envy estimate evidence expectation explanation expression fear feeling finding focus forecast "
    "frustration fury goal gratitude guarantee guess hate hatred hint hope hostility idea impression "
    "inclination indication indignation insinuation insistence insult intent intention interest "
    "invitation jab judgment judgement justification lament lie loyalty love message mockery mood notion "
    "objection observation obsession offer opinion opposition optimism order outcry outrage passion "
    "perception pessimism pitch plan plea pledge policy portrayal position praise prediction preference "
    "prejudice prescription pride projection promise promotion proposal proposition proof protest "
    "provocation push query question rebuke rebuttal recognition recollection recommendation reference "
    "reflection refusal regret rejection reluctance remark reminder reply report repudiation request "
    "resentment reservation resistance resolution resolve respect response revelation rhetoric ruling "
    "rumor rumour satisfaction scorn scrutiny sense sentiment shock signal skepticism scepticism "
    "speculation stance standpoint statement story strategy suggestion support surprise suspicion swipe "
    "sympathy take talk teasing testimony theory thought threat tribute trust uncertainty understanding "
    "unease unhappiness unwillingness urge verdict view vision vote vow warning welcome willingness wish "
    "word worry"
)
PEOPLE = listed(
    "supporter supporters opponent opponents advocate advocates critic critics proponent proponents "
    "backer backers fan fans champion skeptic skeptics defender defenders admirer foe detractor believer"
)
ADJECTIVES = listed(
    "adamant afraid agnostic ambivalent amazed amused angered angry annoyed anxious appalled apprehensive "
    "apologetic ashamed astonished aware baffled bitter bothered bullish certain clear comfortable "
    "committed complimentary concerned confident confused conscious content convinced critical curious "
    "cynical delighted dedicated defensive determined devoted disappointed disgusted dismayed dismissive "
    "distressed disturbed divided doubtful dubious eager effusive elated embarrassed encouraged "
    "enthusiastic excited familiar fearful fond frustrated furious glad grateful guilty happy hesitant "
    "hopeful horrified hostile impressed inclined indifferent intent interested keen leery loath loyal "
    "mad mindful mistaken mum nervous noncommittal nostalgic open opposed optimistic outraged outspoken "
    "partial passionate pessimistic pleased poised positive prepared proud puzzled ready receptive "
    "relieved reluctant resentful resigned resistant resolute responsible sad satisfied scared scathing "
    "sceptical scornful sensitive serious shocked sick silent skeptical sorry sour startled stunned "
    "supportive sure surprised suspicious sympathetic tepid terrified thankful thrilled tired torn "
    "troubled unaware uncertain unclear uncomfortable undecided uneasy unhappy unimpressed unlikely "
    "unsure unwilling upset vague vocal wary weary willing wistful worried zealous"
)
LIGHT_VERBS = listed(
    "make makes made making express expresses expressed expressing voice voices voiced voicing issue "
    "issues issued issuing take takes took taking taken cast casts casting draw draws drew drawing give "
    "gives gave giving raise raises raised raising offer offers offered offering lay pay pays paid "
    "deliver delivers delivered delivering have has had having share shares shared sharing reach reached "
    "show shows showed showing send sent sends announce announced announces reiterate reiterated "
    "reiterates state stated exchange exchanged exchanges place placed put puts set cite cited call "
    "called release released receive received repeat repeated renew renewed convey conveyed level leveled "
    "find found present presented presents pose posed adopt adopted"
)
LINKS = listed("that to of for on about over with against by in from toward towards as whether")


# Verbs of `verbs` whose base form is as often a noun: after a noun they attribute only where it is a plural.
ALSO_VERBS = listed(
    "answer attack back bid blame blast block boost call campaign challenge charge claim comment cost "
    "credit cry damn debate demand desire doubt dream estimate fault favor favour fear feature fight flag "
    "focus forecast frame guess guarantee hail hate highlight hint honor hope issue joke judge knock "
    "label lie lobby look love mention mind mock need note object offer order pan pitch plan play plug "
    "plot poll post praise present press project promise protest prize push question quiz quote rally "
    "rank rate read reason rebuke record reference regret release remark reply report request resolve "
    "respect result review right root ruling shame share shout show side sign signal single slam slight "
    "smear sound speculate sponsor stand state stress support surprise sway swear talk target taunt tease "
    "term test thank think title trash treat trust tweet urge view voice vote vow wish wonder word worry "
    "will like deem cite exclaim people address approach argument"
)


def noun_lemma(low: str) -> str | None:
    """The attributing noun of a form, singular or plural; None for other words."""
    if low in NOUNS:
        return low
    if low.endswith("ies") and low[:-3] + "y" in NOUNS:
        return low[:-3] + "y"
    if low.endswith("s") and low[:-1] in NOUNS:
        return low[:-1]
    return low if low in PEOPLE else None
