"""Lines that pages put around stories, told by their words: leads elsewhere, credits, requests, rights."""

import re

_LEADS_ELSEWHERE = r"""
    read\ (?:more|also|next|this|full|the\ (?:full|latest|rest)|it|now)
    | (?:also|further|recommended)\ read(?:ing)?
    | see\ (?:also|more|pictures|photos|the\ (?:full|cartoons))
    | more\ (?:on|from|about|stories|coverage|news|in)\b | more\s*:
    | related(?:\ (?:articles?|stories|story|content|coverage|topics|news|posts|links|video))?\s*(?::|$)
    | recommended(?:\ for\ you|\ stories)?\s*(?::|$) | don[’']t\ miss
    | you\ (?:may|might)\ (?:also\ )?like | (?:click|tap|swipe)\ (?:here|to|on|through) | watch\s*:
    | watch\ (?:the|this|now|live|more|below) | listen\s*: | photos?\s*: | pictures?\s*: | gallery\s*:
    | video\s*: | in\ pictures\b | slideshow | what\ to\ read\ next | up\ next
    | most\ (?:read|popular|viewed|shared) | trending(?:\ now)? | editors?[’']?\ picks | top\ stories
    | (?:story|article)\ continues | continue\ reading | keep\ reading | next\ (?:page|story|article|up)
    | page\ \d+ | [àa]\ lire(?:\ (?:aussi|également|sur))? | lire\ (?:aussi|la\ suite|également|plus)
    | voir\ aussi | sur\ le\ même\ sujet
    | (?:le[ea]|lea|lee)\ (?:también|también|tambem|também|mais|más|anche) | (?:ver|mira|vea)\ también
    | noticias?\ relacionadas? | le(?:ggi|gga)\ anche | leggi\ tutto | leia\ (?:também|mais)
    | veja\ (?:também|mais) | saiba\ mais | lesen\ sie\ (?:auch|mehr|hier)
    | mehr\ (?:zum\ thema|dazu|lesen)\b | lies\ auch | siehe\ auch | weiterlesen | zum\ thema\s*:
    | lees\ (?:ook|meer|verder) | läs\ (?:också|mer) | les\ (?:også|mer) | læs\ (?:også|mere)
    | lue\ (?:myös|lisää) | czytaj\ (?:też|także|więcej|również) | zobacz\ (?:też|także|również)
    | čtěte\ (?:také|více) | olvassa?\ (?:el|tovább) | читайте?\ (?:также|ещ[её]|подробнее|полностью|на)
    | смотрите\ (?:также|ещ[её]) | подробнее\s*: | по\ теме\s*:?$ | ещ[её]\ по\ теме | материалы\ по\ теме
    | новости\ по\ теме | читайте\ у\ нас | читай(?:те)?\ (?:також|більше) | дивіться\ також
    | чытайце\ таксама | прочетете\ (?:още|повече) | вижте\ (?:още|също) | 相关(?:阅读|新闻|报道|文章)?
    | 延伸阅读 | 推荐阅读 | 更多(?:新闻|阅读|内容) | 関連(?:記事|ニュース) | 관련\s?(?:기사|뉴스)
    | اقرأ\ أيضا | إقرأ\ أيضا | ayrıca\ oku | haberin\ devamı | ilgili\ haber
"""
_ASKS = r"""
    (?:please\ )?(?:follow|like|join|find)\ (?:us|me)\b
    | follow\ .{1,60}\ on\ (?:twitter|x|facebook|instagram|telegram|linkedin|youtube|tiktok|threads)\b
    | sign\ up\b | subscribe\b | log\ in\b | register\ now
    | get\ (?:the|our)\ (?:\S+\ )?(?:latest|newsletter|app|free|best|top|daily) | download\ (?:the|our)\b
    | support\ (?:us|our\ (?:work|journalism)) | share\ (?:this|on|via)\b | shares?$ | print$
    | e-?mail(?:\ this)?$ | tweet$ | comments?(?:\ \(\d+\))?$ | \d+\ comments?$
    | (?:leave|post|add|view|show|hide|load|join|write)\ (?:a\ |all\ |the\ |your\ )?
      (?:comments?|conversation|discussion|reply)\b
    | (?:do\ you\ )?have\ a\ (?:story|tip|news\ tip) | (?:got|send\ us)\ (?:a\ )?(?:tip|your)
    | contact\ (?:us|the\ (?:author|reporter|writer)|[A-Z]\S+\ [A-Z]\S+)\ at | (?:questions|comments)\?\
    | e-?mail\ (?:us|him|her|me)\b | (?:write|reach)\ to\ us | advertisement\b | advertising$
    | sponsored(?:\ (?:by|content|links?|ads?|post|stories))?$ | promoted(?:\ (?:by|content|stories))?$
    | ad$ | loading(?:\W*$|\ (?:comments|more))
    | please\ (?:enable|turn\ on|wait|log|sign|subscribe|share|follow|consider)
    | this\ (?:video|content|browser)\b.{0,50}\b(?:available|supported|blocked|loaded) | javascript\b
    | your\ (?:email|browser|subscription|name) | we\ use\ cookies
    | by\ (?:clicking|signing|continuing|subscribing)\b | abonne(?:z-vous|r) | s[’']abonner
    | suivez(?:-nous)?\b | partager(?:$|\ (?:sur|cet)\b) | partagez\b | inscrivez-vous | publicité$
    | suscríb(?:ete|ase)\b | síguenos | comparte\ (?:esta|este|en)\b | compartir$ | publicidad$
    | compartilh(?:e|ar)\ (?:est[ae]|no|via)\b | assine\ (?:a|o|já)\b | siga(?:-nos|\ (?:o|a|nos))\b
    | publicidade$ | iscriviti | condividi | seguici | pubblicità$ | (?:jetzt\ )?abonnieren | folgen\ sie
    | teilen$ | anzeige$ | newsletter\b | melden\ sie\ sich | kommentare?$ | werbung$ | drucken$
    | подписывайтесь | подписаться | подпишитесь | поделиться
    | следите\ за\ (?:наш|новост|обновлен|событи) | реклама$ | комментарии(?:\ ?\(\d+\))?$
    | оставить\ комментарий | присоединяйтесь | підписуйтесь | поділитися | udostępnij | reklama$
    | abone\ ol | 分享(?:$|到|至) | 订阅(?:$|我们) | 關注我們 | 关注我们 | 扫码 | 责任编辑 | 【?纠错
"""
_RIGHTS = r"""
    © | \(c\)\ (?:19|20)\d\d | copyright(?:$|\s*(?:©|\(c\)|\d|:|by\b|reserved|notice))
    | all\ rights\ reserved | tous\ droits\ réservés | alle\ rechte\ vorbehalten
    | todos\ los\ derechos\ res | todos\ os\ direitos\ res | tutti\ i\ diritti\ ris | все\ права\ защищены
    | при\ (?:использовании|перепечатке)\ материалов | 版权 | 著作权
    | (?:photo|image|picture|video|foto|bild|фото|источник\ фото|photographer|illustration)
      (?:\ (?:credit|by|courtesy|source))?\s*:
    | (?:photo|image|photograph|picture|illustration)\ (?:by|credit|courtesy)\b
    | file\ (?:photo|image|picture)(?:$|\s*[:.]) | \(?credits?\s*:
    | (?:filed\ under|tags?|topics?|tagged|categories|category|keywords|schlagw[oö]rter|etiquetas|mots-clés
      |теги|метки|标签)\s*:
    | tags?$ | topics?$ | share$
    | (?:last\ )?(?:updated|published|posted|modified)(?:\ (?:on|at))?\s*:?\ [^.]{0,40}\d[^.]{0,20}$
    | first\ published\s*(?::|on\b|at\b|\d) | \d+\ min(?:ute)?s?\ read$ | reading\ time
    | view\ (?:all|image|gallery|photos|full) | image\ (?:source|copyright|caption) | media\ caption
    | short\ url | permalink | original\ print\ headline
"""


def _starting(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{pattern})", re.IGNORECASE | re.VERBOSE)


_ELSEWHERE, _REQUESTS, _NOTICES = map(_starting, (_LEADS_ELSEWHERE, _ASKS, _RIGHTS))
_AGENCY_CREDIT = re.compile(
    r"[^.!?]{0,80}(?:getty images|shutterstock|/ ?(?:afp|reuters|ap|epa|getty|tass)|via (?:ap|reuters|getty)|"
    r"\((?:ap|afp|reuters|epa)\)|(?:ap|afp|reuters|file|epa) photo\b[^.]*)[\W_]*",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"[\W_]*(?:by|von|por|par|di|de|door|av|af|przez|автор|автори|текст|(?:written|posted|reporting) by)"
    r"\s*:?\s+\S+(?:\s+\S+){0,9}",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d{2}|\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    r"|\b\d+\s+(?:hours?|minutes?|days?|mins?|hrs?)\s+ago",
    re.IGNORECASE,
)


def leads_elsewhere(text: str) -> bool:
    """Whether a line sends the reader to another story."""
    return bool(_ELSEWHERE.match(text))


def is_furniture(text: str) -> bool:
    """Whether a line asks the reader for something, credits a picture or states a right."""
    return bool(_REQUESTS.match(text) or _NOTICES.match(text) or _AGENCY_CREDIT.fullmatch(text))


def is_signature(text: str) -> bool:
    """Whether a line names the writer or the hour, as lines above a story do."""
    if len(text) > 120 or text.rstrip().endswith((".", "!", "?", ":")):
        return False
    return bool(_SIGNATURE.fullmatch(text) or _CLOCK.search(text))
