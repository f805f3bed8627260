"""What of a page is its story: one small page for each way in which extractors lose or add something."""

import pytest

from .pages import CROSSHEAD, FIRST, LAST, STORY, paragraphs, read, site


def body_of(inner: str, *, title: str = "", above: str = "", below: str = "") -> list[str]:
    return read(site(inner, title=title, above=above, below=below)).text.split("\n\n")


def test_paragraphs_stand_apart_by_an_empty_line() -> None:
    assert read(site(f"<article>{paragraphs(STORY)}</article>")).text == "\n\n".join(STORY)


def test_navigation_sidebars_comments_and_footers_are_no_story() -> None:
    around = {
        "above": "<nav><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li></ul></nav>",
        "below": f"""<aside class=sidebar><p>{"Another story is told here at length, and nobody asked. " * 3}
            </p></aside><section class=comments><h3>2 comments</h3><div class=comment><p>I have never read
            anything so wrong about the harbour, and I have lived beside it all my life.</p></div></section>
            <footer><p>© 2024 The Example. All rights reserved.</p></footer>""",
    }
    assert body_of(f"<article>{paragraphs(STORY)}</article>", **around) == STORY


def test_a_first_paragraph_in_an_element_of_its_own_is_not_lost() -> None:
    inner = f"<div class=body><div class=x-lead>{FIRST}</div>{paragraphs(STORY[1:])}</div>"
    assert body_of(inner) == STORY


def test_a_paragraph_that_stands_bare_between_others_is_not_lost() -> None:
    inner = f"<div class=body>{FIRST}{paragraphs(STORY[1:])}</div>"
    assert body_of(inner) == STORY


def test_a_story_that_advertisements_and_figures_cut_apart_is_whole() -> None:
    picture = "<figure><img src=x.jpg><figcaption>The harbour on a quiet day in May.</figcaption></figure>"
    advert = "<div class=ad-slot><span>Advertisement</span></div>"
    inner = "".join(f"<p>{one}</p>{picture if at % 2 else advert}" for at, one in enumerate(STORY))
    assert body_of(f"<article><div>{inner}</div></article>") == STORY


def test_a_story_in_several_sections_of_one_template_is_whole() -> None:
    inner = "".join(f"<div class=part><p>{one}</p></div><div class=slot></div>" for one in STORY)
    assert body_of(f"<section>{inner}</section>") == STORY


def test_a_long_list_of_links_inside_the_story_neither_ends_nor_joins_it() -> None:
    links = "".join(
        f"<li><a href=/{at}>Something else that happened, number {at}</a></li>" for at in range(9)
    )
    inner = f"{paragraphs(STORY[:3])}<div class=box><ul>{links}</ul></div>{paragraphs(STORY[3:])}"
    assert body_of(f"<div class=body>{inner}</div>") == STORY


@pytest.mark.parametrize("mark", ["<br><br>", "<br/>\n<br/>", "<br> <br>\n<br>"])
def test_two_line_breaks_part_paragraphs_where_a_page_has_none(mark: str) -> None:
    assert body_of(f"<div class=text>{mark.join(STORY)}</div>") == STORY


def test_one_line_break_is_a_new_line() -> None:
    verses = "He went up the hill,<br>and nobody saw him<br>until the winter had gone from the valley."
    text = read(site(f"<article>{paragraphs(STORY)}<p>{verses}</p>{paragraphs([LAST])}</article>")).text
    assert "He went up the hill,\nand nobody saw him\nuntil the winter" in text


@pytest.mark.parametrize(
    "caption",
    [
        "<figure><img src=x><figcaption>{}</figcaption></figure>",
        "<figure><img src=x><p>{}</p></figure>",
        "<div class=wp-caption><img src=x><p class=wp-caption-text>{}</p></div>",
        "<p class=image-caption>{}</p>",
        "<p class=photoCredit>{}</p>",
    ],
)
def test_captions_are_left_out(caption: str) -> None:
    below = caption.format("The minister arrives at the harbour on Monday, followed by her two advisers.")
    assert body_of(f"<article>{paragraphs(STORY[:2])}{below}{paragraphs(STORY[2:])}</article>") == STORY


@pytest.mark.parametrize(
    "line",
    [
        "<p><strong>Read more:</strong> <a href=/x>Harbour closed for a week</a></p>",
        "<p>Lire aussi : <a href=/x>Le port fermé pour une semaine</a></p>",
        "<p><a href=/x>Читайте также: Порт закрыт на неделю</a></p>",
        "<p><a href=/x>Lesen Sie auch: Der Hafen ist geschlossen</a></p>",
        "<p>Follow us on Twitter and Facebook</p>",
        "<p>Sign up for our newsletter to get the harbour in your inbox.</p>",
        "<p>Photo: The Example / Harbour Office</p>",
        "<p>ADVERTISEMENT</p>",
        "<p><a href=/gallery>PHOTOS: The harbour in spring</a></p>",
    ],
)
def test_lines_that_lead_elsewhere_ask_or_credit_are_left_out(line: str) -> None:
    assert body_of(f"<article>{paragraphs(STORY[:2])}{line}{paragraphs(STORY[2:])}</article>") == STORY


@pytest.mark.parametrize(
    "line",
    [
        "Like the mayor, the minister spoke at a rally on Monday.",
        "Credit Suisse said it would pay for the harbour.",
        "Copyright law will change, the minister said.",
        "Promoted to colonel in 2010, he left the army.",
        "“Follow us on the road,” she told the drivers.",
        "Комментарии министра вызвали споры.",
        "Published in 2010, the report sold well.",
    ],
)
def test_paragraphs_that_only_begin_like_such_lines_stay(line: str) -> None:
    assert line in body_of(f"<article>{paragraphs([*STORY[:2], line, *STORY[2:]])}</article>")


def test_crossheads_quotations_and_entries_are_lines_of_their_own() -> None:
    inner = f"""{paragraphs(STORY[:2])}<h2>{CROSSHEAD}</h2>{paragraphs(STORY[2:4])}
        <blockquote><p>“The harbour stays open, whatever anybody says about it today.”</p></blockquote>
        <ul><li>The quay will be repaired before the winter comes.</li><li>The crane will go.</li></ul>
        {paragraphs(STORY[4:])}"""
    read_as = body_of(f"<article>{inner}</article>")
    assert read_as[2] == CROSSHEAD
    assert read_as[5:8] == [
        "“The harbour stays open, whatever anybody says about it today.”",
        "The quay will be repaired before the winter comes.",
        "The crane will go.",
    ]


def test_a_heading_of_what_was_left_out_goes_with_it() -> None:
    related = "<h3>Related articles</h3><ul><li><a href=/a>One</a></li><li><a href=/b>Two</a></li></ul>"
    inner = f"{paragraphs(STORY[:3])}{related}{paragraphs(STORY[3:])}<h2>What else happened</h2>"
    assert body_of(f"<article>{inner}</article>") == STORY


def test_title_byline_and_date_are_no_paragraphs() -> None:
    inner = f"""<h1>Harbour stays open after long night</h1><p>By Somebody of the Example</p>
        <p>12 May 2024, 14:30</p>{paragraphs(STORY)}"""
    assert body_of(f"<article>{inner}</article>", title="Harbour stays open after long night") == STORY


def test_teasers_below_the_story_are_left_out() -> None:
    teaser = """<div class=item><h3><a href=/{0}>Another story, number {0}</a></h3><p>It tells of something
        that happened elsewhere, in a town that nobody has heard of.</p><a href=/{0}>Open</a></div>"""
    below = "<div class=river>" + "".join(teaser.format(at) for at in range(6)) + "</div>"
    assert body_of(f"<article>{paragraphs(STORY)}</article>", below=below) == STORY


def test_another_article_below_is_another_article() -> None:
    other = [f"{one} That was in the other town." for one in STORY]
    inner = f"<article>{paragraphs(STORY * 2)}</article><div>{'<p>·</p>' * 6}</div>"
    assert set(body_of(inner, below=f"<article>{paragraphs(other)}</article>")) == set(STORY)


@pytest.mark.parametrize(
    "story",
    [
        "Министр заявил в понедельник, что порт останется открытым, несмотря на все возражения соседей.",
        "Der Minister sagte am Montag, dass der Hafen trotz aller Einwände der Nachbarn offen bleiben werde.",
        "Le ministre a déclaré lundi que le port resterait ouvert malgré toutes les objections des voisins.",
        "El ministro dijo el lunes que el puerto seguiría abierto a pesar de las objeciones de los vecinos.",
        "部长星期一表示，尽管邻国提出种种反对意见，港口仍将保持开放，并且会在冬季到来之前完成修缮工作。",
        "Նախարարը երկուշաբթի օրը հայտարարեց, որ նավահանգիստը բաց կմնա՝ չնայած հարևանների առարկություններին։",
    ],
)
def test_every_script_is_read(story: str) -> None:
    told = [f"{at}. {story}" for at in range(1, 7)]
    below = "<footer><a href=/a>A</a> <a href=/b>B</a></footer>"
    assert body_of(f"<div class=text>{paragraphs(told)}</div>", below=below) == told


def test_a_body_in_the_linked_data_settles_where_the_story_ends() -> None:
    bio = "Somebody has been writing about the harbour for this paper since the old quay was torn down."
    data = {"@type": "NewsArticle", "headline": "Harbour", "articleBody": "\n".join(STORY)}
    inner = f"<div class=body>{paragraphs([*STORY, bio])}</div>"
    assert read(site(inner, data=data)).text.split("\n\n") == STORY


def test_a_story_that_only_the_linked_data_hold_is_taken_from_there_and_noted() -> None:
    data = {"@type": "NewsArticle", "headline": "Harbour", "articleBody": "\n\n".join(STORY)}
    document = read(site(f"<div><p>{FIRST}</p><p>Subscribe to go on.</p></div>", data=data))
    assert document.text.split("\n\n") == STORY
    assert len(document.notes) == 1
    assert "linked data" in document.notes[0]


def test_two_readings_that_differ_much_are_a_question_to_the_editor() -> None:
    half = [f"{one} It went on like this for a while." for one in STORY]
    apart = (
        f"<div class=story>{paragraphs(STORY[:2])}</div><div class=sidebar-teaser>{paragraphs(half)}</div>"
    )
    notes = read(site(apart)).notes
    assert all("\n" not in note for note in notes)
    assert read(site(f"<article>{paragraphs(STORY)}</article>")).notes == ()


def test_a_page_without_markup_of_its_own_is_its_text() -> None:
    assert read("<p>One line.</p>").text == "One line."


def test_comments_without_a_name_do_not_take_the_place_of_the_story() -> None:
    comment = """<li class=k{0}><div>Somebody{0}</div><div>12:{0}</div><div>I have lived beside this harbour
        for forty years, number {0}, and have never seen anything like it.</div><div>Like</div>
        <div><a href=/r>Reply</a></div><div><a href=/x>Report</a></div><div>{0} likes</div></li>"""
    below = "<ol>" + "".join(comment.format(at) for at in range(10, 18)) + "</ol>"
    inner = f"<div class=q><h1>Harbour stays open</h1><div>{paragraphs(STORY)}</div></div>"
    assert body_of(inner, title="Harbour stays open | The Example", below=below) == STORY


def test_a_paragraph_about_the_writer_at_the_end_is_no_part_of_the_story() -> None:
    about = "Anna Beispiel has been writing about ships and harbours for this paper for many years."
    author = "<meta name=author content='Anna Beispiel'>"
    page = site(f"<article>{paragraphs([*STORY, about])}</article>", head=author)
    assert read(page).text.split("\n\n") == STORY
