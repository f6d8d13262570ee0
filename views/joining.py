"""What newcomers, strangers and those who invite them are shown."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.calendar import long_date, short_date, today
from domain.telephones import national
from domain.vocabulary import FileKind, Messenger, Role
from locales.catalog import say
from views.help import manner_of
from views.keyboards import keyboard_for
from views.screen import Button, Enclosure, Key, Screen
from views.way_out import with_way_out


@dataclass(frozen=True)
class Introduced:
    """A person in a post; ``agency`` is None for a post of the body itself."""

    name: str
    role: Role
    agency: str | None
    body: str

    @property
    def post(self) -> str:
        """«رابط دستگاه، شهرداری گلدشت»."""
        return post_name(self.role, self.agency, self.body)


@dataclass(frozen=True)
class Invitation:
    """What the invited person needs; ``link`` is absent where the messenger has no deep links."""

    role: Role
    agency: str | None
    body: str
    link: str = field(repr=False)
    code: str = field(repr=False)
    expires_at: datetime


def post_name(role: Role, agency: str | None, body: str) -> str:
    """A role with the place where it is held, in words."""
    return say("joining.post", role=say(f"words.role.{role}"), place=agency or body)


def stranger() -> Screen:
    return Screen(say("joining.stranger"))


def too_many_messages() -> Screen:
    """To a stranger who writes more than is answered; said once an hour."""
    return Screen(say("joining.too_many_messages"))


def too_many_tries() -> Screen:
    """Instead of looking at yet another secret."""
    return Screen(say("joining.too_many_tries"))


def wrong_invite() -> Screen:
    return Screen(say("joining.wrong_invite"))


def other_messenger_wanted(allowed: Sequence[Messenger]) -> Screen:
    """The body of the invite is joined elsewhere."""
    names = [say(f"words.messenger.{one}") for one in allowed]
    return Screen(say("joining.other_messenger_wanted", messengers=say("joining.or").join(names)))


def ask_name(*, role: Role, agency: str | None, body: str, name: str) -> Screen:
    text = say("joining.ask_name", post=post_name(role, agency, body), body=body, name=name)
    return Screen(text, buttons=((Button(say("joining.button.name_is_right"), "jname"),),))


def ask_phone(*, role: Role, agency: str | None, body: str, name: str) -> Screen:
    text = say("joining.ask_phone", post=post_name(role, agency, body), body=body, name=name)
    return Screen(text, keyboard=((Key(say("joining.button.share_phone"), shares_phone=True),),))


def write_name() -> Screen:
    return Screen(say("joining.write_name"))


def press_to_share_phone() -> Screen:
    share = Key(say("joining.button.share_phone"), shares_phone=True)
    return Screen(say("joining.press_to_share"), keyboard=((share,),))


def welcome_back(role: Role, name: str) -> Screen:
    return Screen(say(f"joining.welcome_back.{manner_of(role)}", name=name), keyboard=keyboard_for(role))


def waiting_for_confirmation() -> Screen:
    return Screen(say("joining.waiting"))


def newcomer_to_confirm(newcomer: Introduced, phone: str | None, appointment_id: int) -> Screen:
    text = say(
        "joining.newcomer",
        name=newcomer.name,
        post=newcomer.post,
        phone=national(phone) if phone else say("joining.no_phone"),
    )
    buttons = (
        Button(say("joining.button.known"), f"jyes:{appointment_id}"),
        Button(say("joining.button.unknown"), f"jno:{appointment_id}"),
    )
    return Screen(text, buttons=(buttons,))


def newcomer_judged(newcomer: Introduced, appointment_id: int, *, is_known: bool) -> Screen:
    """To the secretariat; of who was confirmed, the letter that named them may be added."""
    if not is_known:
        return Screen(say("joining.newcomer_rejected", name=newcomer.name, post=newcomer.post))
    text = say("joining.newcomer_confirmed", name=newcomer.name, post=newcomer.post)
    return Screen(text, ((_letter(appointment_id),),))


def ask_letter(name: str) -> Screen:
    return with_way_out(Screen(say("joining.ask_letter", name=name)))


def letter_again() -> Screen:
    return with_way_out(Screen(say("joining.letter_again")))


def letter_kept(body_id: int, name: str, number: str, written_on: date | None) -> Screen:
    """To the secretariat, with the way to the people of the body."""
    letter = letter_words(number, written_on)
    people = Button(say("joining.button.people"), f"people:{body_id}:0")
    return Screen(say("joining.letter_kept", name=name, letter=letter), ((people,),))


def letter_words(number: str, written_on: date | None) -> str:
    """«نامه ۲۱/۲۵/۴۱۲۷۸ مورخ ۱۴۰۵/۰۹/۰۱»."""
    if written_on is None:
        return say("history.letter", number=number)
    return say("history.dated_letter", number=number, day=short_date(written_on))


def _letter(appointment_id: int) -> Button:
    return Button(say("joining.button.letter"), f"jlet:{appointment_id}")


def welcome(newcomer: Introduced) -> Screen:
    key = f"joining.welcome.{manner_of(newcomer.role)}"
    text = say(key, name=newcomer.name, post=newcomer.post, body=newcomer.body)
    return Screen(text, keyboard=keyboard_for(newcomer.role))


def turned_away() -> Screen:
    return Screen(say("joining.turned_away"))


def other_account_joined(role: Role) -> Screen:
    return Screen(say("joining.other_account"), keyboard=keyboard_for(role))


def ask_end(person: Introduced, appointment_id: int) -> Screen:
    """Ending somebody's post asks once more."""
    button = Button(say("agencies.button.end"), f"jend:{appointment_id}")
    away = Button(say("handing_over.button.substitute"), f"sub:{appointment_id}")
    text = say("agencies.ask_end", name=person.name, post=person.post)
    return Screen(text, buttons=((button, away), (_letter(appointment_id),)))


def appointment_ended(person: Introduced) -> Screen:
    return Screen(say("joining.ended", post=person.post))


def appointment_ended_for_secretariat(person: Introduced, body_id: int, agency_id: int | None) -> Screen:
    text = say("joining.ended_told", name=person.name, post=person.post)
    if agency_id is None:
        return Screen(text)
    again = Button(say("joining.button.invite_successor"), f"inv:{body_id}:{agency_id}:{person.role}")
    return Screen(text, buttons=((again,),))


def invitation(invited: Invitation, picture: str, paper: str) -> Screen:
    """What may be forwarded as it is; ``picture`` and ``paper`` are stored names of the QR code and the page."""
    text = say(
        "joining.invitation",
        post=post_name(invited.role, invited.agency, invited.body),
        body=invited.body,
        link=invited.link,
        code=invited.code,
        until=long_date(today(invited.expires_at)),
    )
    name = say("joining.paper_name", place=invited.agency or invited.body)
    enclosures = (Enclosure(FileKind.PHOTO, picture, "invite.png"), Enclosure(FileKind.DOCUMENT, paper, name))
    return Screen(text, enclosures=enclosures, is_secret=True)


def other_messenger(code: str) -> Screen:
    return Screen(say("joining.other_messenger", code=code), is_secret=True)


def secret_not_shown() -> Screen:
    """Instead of an invite that the messenger did not take at once."""
    return Screen(say("joining.secret_not_shown"))
