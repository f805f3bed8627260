"""The words of page furniture: whole lines, and beginnings of lines, with what such a line is.

Small letters; in whole lines without quotation marks, arrows and final punctuation. A beginning is long
enough that a story's own sentence hardly begins so; those in WEAK_BEGINNINGS count only in short lines that
are no sentence.
"""

NAVIGATION = "it is a menu or navigation line of the page"
SHARING = "it is a sharing or printing button of the page"
COMMENTS = "it belongs to the page's comments"
SUBSCRIPTION = "it asks readers to subscribe or follow"
RELATED = "it leads to other articles"
COOKIES = "it is a cookie or consent notice"
ADVERTISING = "it marks an advertisement"
LEGAL = "it is a copyright or rights notice"
PICTURE = "it is a picture caption or credit"
CREDIT = "it names who wrote, edited or contributed (a credit)"


def _by_phrase(listed: dict[str, str]) -> dict[str, str]:
    return {phrase: reason for reason, phrases in listed.items() for phrase in phrases.split("|")}


WHOLE_LINES = _by_phrase(
    {
        NAVIGATION: (
            "home|main|main page|homepage|menu|search|news|all news|news search|news feed|"
            "latest news|top news|top stories|latest|archive|politics|economy|society|culture|sport|"
            "sports|world|business|opinion|video|photo|photos|multimedia|contacts|contact us|"
            "about us|about|log in|login|sign in|register|back|back to top|next|previous|prev|"
            "skip to content|skip to main content|show more|load more|view all|see all|more|rss|"
            "close|breaking news|главная|новости|все новости|поиск|"
            "меню|политика|экономика|общество|лента новостей|показать еще|показать ещё|наверх"
        ),
        SHARING: (
            "share|share this|share this article|share this story|share on facebook|share on twitter|"
            "tweet|print|print version|print this page|email|e-mail|send|save|bookmark|copy link|"
            "link copied|facebook|twitter|x|telegram|whatsapp|vk|linkedin|viber|instagram|youtube|"
            "поделиться|печать|распечатать|версия для печати|телеграм|вконтакте"
        ),
        COMMENTS: (
            "comments|comment|add a comment|add comment|leave a comment|leave a reply|post a comment|"
            "no comments|no comments yet|write a comment|reply|комментарии|добавить комментарий|"
            "оставить комментарий"
        ),
        SUBSCRIPTION: (
            "subscribe|subscribe to us|subscribe now|sign up|newsletter|follow us|join us|"
            "подписаться|подписывайтесь"
        ),
        RELATED: (
            "related|related articles|related news|related stories|related content|related topics|"
            "related posts|see also|read also|read more|read next|also read|more news|more stories|"
            "more on this topic|more on this|most read|most popular|popular|trending|recommended|"
            "you may also like|you might also like|in other media|partner news|partners|recent news|"
            "recent posts|editor's picks|editors' picks|don't miss|latest headlines|читайте также|"
            "читать далее|другие новости|новости по теме|по теме|новости партнеров|новости партнёров|"
            "популярное|самое читаемое|в других сми"
        ),
        ADVERTISING: (
            "advertisement|advertising|advertisment|ad|ads|sponsored|sponsored content|promoted|"
            "реклама|на правах рекламы"
        ),
        COOKIES: (
            "accept|accept all|accept cookies|i agree|cookie policy|privacy policy|cookie settings|"
            "manage cookies|reject all"
        ),
        LEGAL: ("terms of use|terms of service|terms and conditions|all rights reserved|все права защищены"),
        PICTURE: ("file photo|archive photo|image|photo gallery|gallery"),
    }
)

BEGINNINGS = _by_phrase(
    {
        NAVIGATION: ("skip to |you are here|breadcrumb|home >|home »|home /|home |news >"),
        SHARING: (
            "share on |share this |share:|share |print this |tags:|tags |tag:|topics:|keywords:|"
            "теги:|метки:|поделиться "
        ),
        COMMENTS: (
            "leave a comment|leave a reply|add a comment|add your comment|comments (|"
            "your email address will not be published|log in to comment|you must be logged in|"
            "оставить комментарий"
        ),
        SUBSCRIPTION: (
            "subscribe to |subscribe for |sign up for |sign up to |follow us |join our |join us on |"
            "get the latest |get our |stay up to date|receive our |download our app|"
            "подписывайтесь на |подпишитесь на |подписаться на |следите за "
        ),
        RELATED: (
            "read also:|read more:|read also |also read:|see also:|see also |related:|read next:|"
            "more about:|more on this|related news|related articles|related stories|recent news|"
            "latest news|more news|more from |most read|you may also like|you might also like|"
            "recommended for you|читайте также|подробнее:|смотрите также|еще по теме|ещё по теме|"
            "click here |read the full |continue reading"
        ),
        COOKIES: (
            "we use cookies|this website uses cookies|this site uses cookies|"
            "our website uses cookies|our site uses cookies|by continuing to |by using this site|"
            "by using this website|by clicking |мы используем cookie|мы используем файлы cookie|"
            "сайт использует cookie"
        ),
        ADVERTISING: ("advertisement |sponsored by |реклама. |реклама: "),
        LEGAL: (
            "©|(c) 19|(c) 20|copyright |copyright ©|copyright (c)|copyright 19|copyright 20|"
            "copyright: |all rights reserved|reproduction of |reproduction of materials|"
            "reproduction of any|any use of materials|when using materials|materials of this site|"
            "все права защищены|при использовании материалов|при цитировании "
        ),
        CREDIT: (
            "reporting by |with reporting by |(reporting by |editing by |(editing by |writing by |"
            "(writing by |"
            "additional reporting |translated by |our standards:"
        ),
        PICTURE: (
            "photo:|photos:|photo by |photo courtesy|photo credit|image:|image credit|image source|"
            "image caption|image by |picture:|picture by |pictured:|caption:|file photo|"
            "an archive photo|archive photo|video:|credit:|(photo|[photo|фото:|фото |видео:|"
            "иллюстрация:|снимок:"
        ),
    }
)
WEAK_BEGINNINGS = frozenset(
    {
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
)

# Lines that end the copy.
SIGN_OFFS = frozenset(
    ["-0-", "ends", "end", "###", "***", "* * *", "-30-", "/end/", "(end)", "enditem", "(ends)"]
)
