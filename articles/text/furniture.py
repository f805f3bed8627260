"""Page furniture: lines that belong to the page a story was taken from, not to the story.

Each test looks at one line alone and gives the reason in words, or None. Where a line stands decides the rest
(segments.py): a short line in the head of a page is furniture for other reasons than its words.
"""

import re

from .dates import WEEKDAYS, date_at, dates

LONGEST_FURNITURE = 220

_NAVIGATION = "it is a menu or navigation line of the page"
_SHARING = "it is a sharing or printing button of the page"
_COMMENTS = "it belongs to the page's comments"
_SUBSCRIPTION = "it asks readers to subscribe or follow"
_RELATED = "it leads to other articles"
_COOKIES = "it is a cookie or consent notice"
_ADVERTISING = "it marks an advertisement"
_LEGAL = "it is a copyright or rights notice"
_PICTURE = "it is a picture caption or credit"

# Whole lines, without case, quotation marks, arrows and final punctuation.
_EXACT: dict[str, str] = {
    phrase: reason
    for reason, phrases in {
        _NAVIGATION: "home|main|main page|homepage|menu|search|news|all news|news search|news feed|latest news|top news|top stories"
        "|latest|archive|politics|economy|society|culture|sport|sports|world|business|opinion|video|photo|photos|multimedia"
        "|contacts|contact us|about us|about|log in|login|sign in|register|back|back to top|next|previous|prev|skip to content"
        "|skip to main content|show more|load more|view all|see all|more|rss|close|use filter|currency converter|breaking news"
        "|главная|новости|все новости|поиск|меню|политика|экономика|общество|лента новостей|показать еще|показать ещё|наверх",
        _SHARING: "share|share this|share this article|share this story|share on facebook|share on twitter|tweet|print|print version"
        "|print this page|email|e-mail|send|save|bookmark|copy link|link copied|facebook|twitter|x|telegram|whatsapp|vk|linkedin"
        "|viber|instagram|youtube|поделиться|печать|распечатать|версия для печати|телеграм|вконтакте",
        _COMMENTS: "comments|comment|add a comment|add comment|leave a comment|leave a reply|post a comment|no comments|no comments yet"
        "|write a comment|reply|комментарии|добавить комментарий|оставить комментарий",
        _SUBSCRIPTION: "subscribe|subscribe to us|subscribe now|sign up|newsletter|follow us|join us|подписаться|подписывайтесь",
        _RELATED: "related|related articles|related news|related stories|related content|related topics|related posts|see also|read also"
        "|read more|read next|also read|more news|more stories|more on this topic|more on this|most read|most popular|popular|trending"
        "|recommended|you may also like|you might also like|in other media|partner news|partners|recent news|recent posts|editor's picks"
        "|editors' picks|don't miss|latest headlines|читайте также|читать далее|другие новости|новости по теме|по теме|новости партнеров"
        "|новости партнёров|популярное|самое читаемое|в других сми",
        _ADVERTISING: "advertisement|advertising|advertisment|ad|ads|sponsored|sponsored content|promoted|реклама|на правах рекламы",
        _COOKIES: "accept|accept all|accept cookies|i agree|cookie policy|privacy policy|cookie settings|manage cookies|reject all",
        _LEGAL: "terms of use|terms of service|terms and conditions|all rights reserved|все права защищены",
        _PICTURE: "file photo|archive photo|image|photo gallery|gallery",
    }.items()
    for phrase in phrases.split("|")
}
# Beginnings of lines; each long enough that a story's own sentence hardly begins so.
_BEGINNINGS: dict[str, str] = {
    beginning: reason
    for reason, beginnings in {
        _NAVIGATION: "skip to |you are here|breadcrumb|home >|home »|home /|home |news >|you can filter ",
        _SHARING: "share on |share this |share:|share |print this |tags:|tags |tag:|topics:|keywords:|теги:|метки:|поделиться ",
        _COMMENTS: "leave a comment|leave a reply|add a comment|add your comment|comments (|your email address will not be published"
        "|log in to comment|you must be logged in|оставить комментарий",
        _SUBSCRIPTION: "subscribe to |subscribe for |sign up for |sign up to |follow us |join our |join us on |get the latest |get our "
        "|stay up to date|receive our |download our app|подписывайтесь на |подпишитесь на |подписаться на |следите за ",
        _RELATED: "read also:|read more:|read also |also read:|see also:|see also |related:|read next:|more about:|more on this|related news"
        "|related articles|related stories|recent news|latest news|more news|more from |most read|you may also like|you might also like"
        "|recommended for you|читайте также|подробнее:|смотрите также|еще по теме|ещё по теме|click here |read the full |continue reading",
        _COOKIES: "we use cookies|this website uses cookies|this site uses cookies|our website uses cookies|our site uses cookies|by continuing to "
        "|by using this site|by using this website|by clicking |мы используем cookie|мы используем файлы cookie|сайт использует cookie",
        _ADVERTISING: "advertisement |sponsored by |реклама. |реклама: ",
        _LEGAL: "©|(c) 19|(c) 20|copyright |copyright ©|copyright (c)|copyright 19|copyright 20|copyright: |all rights reserved|reproduction of |reproduction of materials|reproduction of any|any use of materials|when using materials|materials of this site"
        "|все права защищены|при использовании материалов|при цитировании ",
        _PICTURE: "photo:|photos:|photo by |photo courtesy|photo credit|image:|image credit|image source|image caption|image by |picture:|picture by "
        "|pictured:|caption:|file photo|an archive photo|archive photo|video:|credit:|(photo|[photo|фото:|фото |видео:|иллюстрация:|снимок:",
    }.items()
    for beginning in beginnings.split("|")
}
_LONGEST_BEGINNING = max(map(len, _BEGINNINGS))
_COUNTER = re.compile(
    r"(?:page )?\d{1,7}(?:[.,]\d{1,3}[km]?)?(?: of \d{1,4})? ?(?:pages? in this article|pages?|views?|comments?|shares?|likes?|reads?|"
    r"min(?:ute)?s? read|photos?|просмотр(?:а|ов)?|комментари(?:й|я|ев))?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:views|comments|shares|likes|reads|reading time|просмотры|просмотров|комментарии):? \(?\d{1,7}\)?(?: min\w{0,5})?",
    re.IGNORECASE,
)
_WEB_ADDRESS = re.compile(r"(?:https?://|www\.)\S{3,2000}", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:written |reported |story )?by:? (?P<name>[^\W\d_][^\n]{1,80})|(?:author|editor|reporter|автор|корреспондент)s?: ?[^\n]{2,80}",
    re.IGNORECASE,
)
_ENDINGS = frozenset("-0-|ends|end|###|***|* * *|-30-|/end/|(end)|enditem|(ends)".split("|"))
_TAIL_HEADINGS = frozenset(
    phrase
    for phrase, reason in _EXACT.items()
    if reason in (_RELATED, _COMMENTS)
    and phrase not in {"read also", "see also", "also read", "read more", "related"}
)
_EDGES = " \u00a0\t.…:!›»>→↓↑▼▲•·|*«“”\"'"


def furniture(line: str) -> str | None:
    """Why the line is page furniture by its words alone, or None. `line` has no outer white space."""
    if not any(char.isalnum() for char in line):
        return "it holds no word"
    if len(line) > LONGEST_FURNITURE:
        return None
    folded = line.casefold().replace("’", "'").replace("\u00a0", " ")
    bare = folded.strip(_EDGES)
    if reason := _EXACT.get(bare):
        return reason
    if folded in _ENDINGS:
        return "it is the sign-off of the copy"
    if _COUNTER.fullmatch(bare) or _COUNTED.fullmatch(bare):
        return "it is a counter of the page"
    if _WEB_ADDRESS.fullmatch(line):
        return "it is a bare web address"
    return _beginning(folded) or _beginning(bare) or _menu(line) or _site_name(folded) or _page_date(line)


def is_tail_heading(line: str) -> bool:
    """Whether the line is a heading under which pages list other articles or comments, down to their end."""
    return len(line) <= 60 and line.casefold().replace("’", "'").strip(_EDGES) in _TAIL_HEADINGS


def byline(line: str) -> str | None:
    """Why the line is a byline, or None."""
    if len(line) > 100 or line.rstrip().endswith((".”", "?", "!")):
        return None
    match = _BYLINE.fullmatch(line)
    if not match:
        return None
    name = match["name"]
    if name is not None and not (name[0].isupper() and len(name.split()) <= 8 and _mostly_capitalised(name)):
        return None
    return "it names the writer (a byline)"


def _beginning(folded: str) -> str | None:
    for length in range(min(len(folded), _LONGEST_BEGINNING), 0, -1):
        if reason := _BEGINNINGS.get(folded[:length]):
            return reason if _fits(folded, folded[:length]) else None
    return None


def _fits(folded: str, beginning: str) -> bool:
    """Weak beginnings, a plain word, count only in short lines that are no sentence."""
    weak = beginning in {
        "home ",
        "share ",
        "tags ",
        "copyright ",
        "фото ",
        "read also ",
        "see also ",
        "by clicking ",
        "reproduction of ",
    }
    return not weak or (len(folded.split()) <= 8 and not folded.endswith((".", "!", "?")))


def _menu(line: str) -> str | None:
    for mark in (" | ", " > ", " » ", " › ", " / ", " • ", " · "):
        parts = line.split(mark)
        if len(parts) >= 3 and all(0 < len(part.split()) <= 3 for part in parts):
            return _NAVIGATION
    return None


def _site_name(folded: str) -> str | None:
    words = folded.split()
    named = any(
        name in folded
        for name in (
            "news agency",
            "telegraph agency",
            "official website",
            "official site",
            "internet portal",
        )
    )
    return "it is the name of the site" if named and len(words) <= 7 and not folded.endswith(".") else None


def _page_date(line: str) -> str | None:
    """A weekday and a whole date beside one or two stray words: the day the page was shown."""
    if len(line) > 60 or date_at(line, 0):
        return None
    for found in dates(line):
        others = (line[: found.start] + " " + line[found.end :]).split()
        words = [word for word in others if word.strip(",.:").casefold() not in WEEKDAYS]
        if (
            found.weekday is not None
            and found.year
            and len(words) <= 2
            and not _announces(line[: found.start])
        ):
            return "it is the date of the page, not of the story"
    return None


def _announces(before: str) -> bool:
    """Whether the words before a date say that it is the story's own: "Published:", "Updated on"."""
    return before.casefold().strip(" :").split(" ")[0] in ANNOUNCING


ANNOUNCING = frozenset(
    "published posted updated modified created date released issued uploaded time опубликовано обновлено дата размещено last".split()
)


def _mostly_capitalised(name: str) -> bool:
    words = [word for word in re.split(r"[\s,]+", name) if word[:1].isalpha()]
    small = [
        word
        for word in words
        if word[0].islower() and word not in {"and", "for", "in", "of", "de", "von", "at", "и"}
    ]
    return bool(words) and not small
