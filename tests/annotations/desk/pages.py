"""Reading a page as a browser without JavaScript does: its forms, what they would send, its text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Protocol

from django.test import Client


class Response(Protocol):
    """What a view or the test client hands back."""

    content: bytes


@dataclass
class Form:
    """A form: where it goes, and what it would send if it were sent as it stands."""

    action: str
    method: str
    id: str
    data: dict[str, list[str]] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)

    def filled(self, **values: Any) -> dict[str, Any]:
        """What it sends with these values; `__` in a name stands for the hyphen of formsets."""
        data: dict[str, Any] = {name: sent for name, sent in self.data.items() if sent}
        return data | {name.replace("__", "-"): value for name, value in values.items()}


class Page(HTMLParser):
    """All forms of a page, and the paragraphs of its article."""

    def __init__(self, response: Response) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.paragraphs: dict[int, str] = {}
        self._template = 0
        self._form: Form | None = None
        self._select: str | None = None
        self._textarea: str | None = None
        self._paragraph: int | None = None
        self.feed(response.content.decode())

    def form(self, ending: str) -> Form:
        """The form whose action ends so, its anchor aside."""
        [found] = [form for form in self.forms if form.action.split("#")[0].endswith(ending)]
        return found

    @property
    def text(self) -> str:
        return "".join(self.paragraphs.values())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "template":
            self._template += 1
        if self._template:
            return
        if tag == "button" and "formaction" in told:
            # A button that sends a form elsewhere, with its own value: as a form of its own.
            self.forms.append(
                Form(
                    told["formaction"], "post", "", {told["name"]: [told["value"]]} if "name" in told else {}
                )
            )
        elif tag == "form":
            self._form = Form(told.get("action", ""), told.get("method", "get"), told.get("id", ""))
            self.forms.append(self._form)
        elif tag == "p" and "data-o" in told:
            self._paragraph = int(told["data-o"])
            self.paragraphs[self._paragraph] = ""
        elif self._form is not None:
            self._control(tag, told)

    def _control(self, tag: str, told: dict[str, str]) -> None:
        assert self._form is not None
        name = told.get("name", "")
        if tag == "select":
            self._select = name
            self._form.data.setdefault(name, [])
        elif tag == "option" and self._select is not None:
            self._form.choices.setdefault(self._select, []).append(told.get("value", ""))
            if "selected" in told:
                self._form.data[self._select].append(told.get("value", ""))
        elif tag == "textarea":
            self._textarea = name
            self._form.data[name] = [""]
        elif tag == "button" and name and self._form.action.endswith(("/remove/", "/restore/")):
            self._form.data[name] = [told.get("value", "")]  # their only button
        elif tag == "input" and name:
            if told.get("type") in ("radio", "checkbox"):
                self._form.choices.setdefault(name, []).append(told.get("value", "on"))
                if "checked" not in told:
                    return
            self._form.data.setdefault(name, []).append(told.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self._template -= 1
        elif tag == "form":
            self._form = None
        elif tag == "select" and self._form is not None and self._select is not None:
            sent, options = self._form.data[self._select], self._form.choices.get(self._select, [])
            self._form.data[self._select] = sent or options[:1]  # what a browser sends if none is selected
            self._select = None
        elif tag == "textarea":
            self._textarea = None
        elif tag == "p":
            self._paragraph = None

    def handle_data(self, data: str) -> None:
        if self._paragraph is not None:
            self.paragraphs[self._paragraph] += data
        elif self._textarea is not None and self._form is not None and not self._template:
            self._form.data[self._textarea][0] += data.removeprefix("\n")


def send(client: Client, form: Form, /, **values: Any) -> Any:
    """Fill a form in and send it."""
    return client.post(form.action.split("#")[0], form.filled(**values))
