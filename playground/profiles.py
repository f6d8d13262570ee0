"""What differs between the two messengers, as their documentation and reports of Bale have it."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Messenger: TypeAlias = Literal["telegram", "bale"]

_EVERYWHERE: Final = frozenset(
    [
        "getme",
        "getupdates",
        "setwebhook",
        "deletewebhook",
        "getwebhookinfo",
        "sendmessage",
        "sendphoto",
        "sendaudio",
        "senddocument",
        "sendvideo",
        "sendanimation",
        "sendvoice",
        "sendmediagroup",
        "sendlocation",
        "sendcontact",
        "sendchataction",
        "forwardmessage",
        "copymessage",
        "getfile",
        "editmessagetext",
        "editmessagecaption",
        "editmessagereplymarkup",
        "deletemessage",
        "answercallbackquery",
        "setmycommands",
        "setmyname",
        "setmydescription",
        "getchat",
        "getchatmember",
    ]
)


@dataclass(frozen=True)
class Profile:
    """One messenger's limits and shapes; lengths in characters, ``backlog`` in undelivered updates."""

    messenger: Messenger
    methods: frozenset[str]
    not_implemented: frozenset[str]
    caption_limit: int
    reads_html: bool
    first_update_id: int
    backlog: int | None
    update_kinds: frozenset[str] | None
    received_entities: frozenset[str] | None
    missing_chat_status: int
    first_group_id: int
    group_id_step: int

    @property
    def is_bale(self) -> bool:
        """Whether Bale's shapes and oddities apply."""
        return self.messenger == "bale"


TELEGRAM: Final = Profile(
    messenger="telegram",
    methods=_EVERYWHERE
    | {"getmycommands", "deletemycommands", "getmyname", "getmydescription"}
    | {"setmyshortdescription", "getmyshortdescription", "deletemessages"},
    not_implemented=frozenset(),
    caption_limit=1024,
    reads_html=True,
    first_update_id=548_200_001,
    backlog=None,
    update_kinds=None,
    received_entities=None,
    missing_chat_status=400,
    first_group_id=-4_100_000_001,
    group_id_step=-1,
)

BALE: Final = Profile(
    messenger="bale",
    methods=_EVERYWHERE,
    not_implemented=frozenset({"setmyname", "setmydescription"}),
    caption_limit=4096,
    reads_html=False,
    first_update_id=0,
    backlog=2000,
    update_kinds=frozenset({"message", "edited_message", "callback_query", "pre_checkout_query"}),
    received_entities=frozenset({"mention", "bot_command"}),
    missing_chat_status=404,
    first_group_id=5_100_000_001,
    group_id_step=1,
)

PROFILES: Final[dict[Messenger, Profile]] = {"telegram": TELEGRAM, "bale": BALE}


def profile_of(bot_id: int) -> Profile:
    """An even id is a Telegram bot, an odd one a Bale bot."""
    return BALE if bot_id % 2 else TELEGRAM
