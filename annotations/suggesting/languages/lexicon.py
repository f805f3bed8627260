"""What reports speech in a language: verbs with their forms, `that`, `according to`, pronouns."""

from dataclasses import dataclass

from annotations.suggesting.listing import listed


def _forms(stems: str, endings: str) -> frozenset[str]:
    return frozenset(stem + ending.strip("-") for stem in stems.split() for ending in endings.split())


@dataclass(frozen=True)
class Lexicon:
    """The words of one language, in small letters.

    `according` are the phrases before whoever is named as the source; `common` are words so frequent that
    they tell the language.
    """

    verbs: frozenset[str]
    that: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    pronouns: frozenset[str]
    common: frozenset[str]


RUSSIAN = Lexicon(
    verbs=_forms(
        "сказа рассказа заяви отмети подчеркну добави сообщи поясни объясни ответи спроси напомни "
        "уточни призна написа продолжи воскликну прошепта крикну вскрича проговори пробормота произнес "
        "прокомментирова констатирова предупреди пообеща предложи потребова повтори возрази согласи "
        "резюмирова заключи заверя завери указа утверждa утвержда говори счита полага отмеча подчеркива "
        "добавля сообща поясня объясня отвеча спрашива напомина уточня признава писа продолжа заявля "
        "предупрежда обеща кричa крича шепта процитирова цитирова опроверг подтверди выразил парирова "
        "пошути призва осуди одобри откликну молви буркну вздохну усмехну улыбну засмея поинтересова "
        "переспроси перебил попроси прикaза приказа позва сострил вставил выговори выпали выкрикну "
        "ляпну протяну рявкну промолви проворча проворчa прохрипе",
        "л ла ли ло лся лась лись",
    )
    | _forms(
        "заявля отмеча подчеркива подчёркива добавля сообща поясня объясня отвеча спрашива напомина "
        "уточня утвержда счита полага продолжа предупрежда обеща рассказыва указыва уверя констатиру "
        "цитиру комментиру резюмиру признаё призна воскли шепч пиш",
        "ет ют т",
    )
    | listed(
        "говорит говорят пишет пишут убежден убеждён убеждена уверен уверена уверены произнёс произнес "
        "произнесла опроверг опровергла сказано считаю кричит кричат признаёт выразил выразила изрёк "
        "изрек прибавил прибавила"
        "произносит рассказал рек"
    )
    | _forms(
        "сказа заяві заяви адзначы падкрэслі дада паведамі зазначи підкресли пояcни повідоми відповi",
        "ў ла лі в ли",
    ),
    that=listed("что будто чтобы што що"),
    according=(
        ("по", "словам"),
        ("по", "мнению"),
        ("по", "данным"),
        ("по", "утверждению"),
        ("согласно",),
        ("па", "словах"),
        ("за", "словами"),
    ),
    pronouns=listed("он она они я мы ты вы ён яна яны він вона вони"),
    common=listed("и в не на что с по как"),
)
GERMAN = Lexicon(
    verbs=listed(
        "sagt sagte sagten gesagt sagen erklärt erklärte erklärten betont betonte betonten meint meinte "
        "meinten fügte fügt berichtet berichtete berichteten antwortet antwortete antworteten fragt "
        "fragte fragten schreibt schrieb schrieben teilte teilt mitgeteilt warnt warnte warnten fordert "
        "forderte forderten kritisiert kritisierte kritisierten lobt lobte behauptet behauptete "
        "behaupteten versichert versicherte kündigte kündigt bestätigt bestätigte bestätigten sprach "
        "spricht sprachen äußerte äußert nannte nennt rief ruft erzählt erzählte erzählten ergänzt "
        "ergänzte entgegnet entgegnete erwidert erwiderte räumte gab glaubt glaubte findet fand hofft "
        "hoffte vermutet vermutete unterstreicht unterstrich zitiert zitierte urteilt urteilte bemerkt "
        "bemerkte verkündet verkündete flüstert flüsterte schreit schrie mahnt mahnte twittert "
        "twitterte bedauert bedauerte verteidigt verteidigte resümiert resümierte heißt hieß "
        "konstatiert konstatierte kommentiert kommentierte lautet lautete fragen wiederholt wiederholte "
        "verspricht versprach setzte hinzu"
    ),
    that=listed("dass daß ob"),
    according=(("laut",), ("nach", "angaben", "von"), ("nach", "ansicht", "von"), ("zufolge",)),
    pronouns=listed("er sie ich wir es"),
    common=listed("der die und das nicht ist den von mit ein eine sich auch auf"),
)
CZECH = Lexicon(
    verbs=_forms(
        "řek uved doda prohlási sděli poznamena vysvětli odpovědě zeptal zepta upozorni zdůrazni "
        "konstatova potvrdi připomně napsa tvrdi mysle popsa přizna dopln oznámi informova varova slíbi "
        "kritizova odmít reagova vyjádři pokračova komentova zvola vykřik zašepta podotk namít ujisti "
        "požadova navrh citova shrnu vzkáza opakova pochváli věři míni popře vyprávě pravi děl ozva "
        "vyzva",
        "l la li lo ly",
    )
    | listed(
        "říká říkají říkal řekl řekla řekli uvádí uvedl uvedla dodal dodává dodávají tvrdí míní myslí "
        "vysvětluje upozorňuje zdůrazňuje konstatuje prohlašuje píše popisuje přiznává doplňuje doplnil "
        "doplnila sděluje varuje komentuje ptá odpovídá věří podotkl podotkla namítl namítla potvrzuje "
        "připomíná připomněl připomněla odmítl odmítla navrhl navrhla vykřikl vykřikla pokračuje "
        "vzpomíná vzpomínal líčí"
    ),
    that=listed("že aby zda"),
    according=(("podle",), ("dle",)),
    pronouns=listed("on ona oni ono já my"),
    common=listed("a se na že v je s do to jako ale pro by si jsou"),
)
