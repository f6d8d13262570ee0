"""The accounts that exist in this messenger."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from locales.samples import sample_people
from playground.archive import Archive
from playground.profiles import Messenger
from playground.sequences import Numbers
from playground.wire import Json


@dataclass(frozen=True)
class Person:
    """One account; ``note`` says to a human who this is, ``is_sample`` that bots know the account from the start."""

    id: int
    name: str
    messenger: Messenger
    note: str
    phone: str
    is_sample: bool = False

    def as_user(self) -> Json:
        """The Bot API's User."""
        first, _, last = self.name.partition(" ")
        user: Json = {"id": self.id, "is_bot": False, "first_name": first}
        if last:
            user["last_name"] = last
        if self.messenger == "telegram":
            user["language_code"] = "fa"
        return user


class People:
    """All accounts by id: the samples' and those made since."""

    def __init__(self, archive: Archive, numbers: Numbers) -> None:
        self._archive = archive
        self._numbers = numbers
        self._by_id = {person.id: person for person in _samples()}
        self._numbers.skip_to("person", max(self._by_id) + 100)
        for _, kept in archive.all_of("person"):
            self._by_id[kept["id"]] = Person(**kept)

    def __iter__(self) -> Iterator[Person]:
        return iter(sorted(self._by_id.values(), key=lambda person: person.id))

    def get(self, person_id: int) -> Person | None:
        """The account of an id, if there is one."""
        return self._by_id.get(person_id)

    def add(self, name: str, messenger: Messenger, phone: str, note: str) -> Person:
        """A new account with an id that no other ever had."""
        number = self._numbers.next("person")
        person = Person(number, name, messenger, note, phone or f"+98912{number:07d}")
        self._by_id[number] = person
        self._archive.keep("person", str(number), asdict(person))
        return person


def _samples() -> Iterator[Person]:
    for sample in sample_people():
        yield Person(sample.id, sample.name, sample.messenger, sample.note, sample.phone, is_sample=True)
