"""Bringing one part of a screen to a chat: the only place that calls the messengers' sending methods."""

from collections.abc import Sequence
from typing import Any, Final

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest

from bot.dialects import Dialect
from domain.vocabulary import FileKind
from storage.files import FileStore
from views.screen import Enclosure, Key, Row, Screen

_NOT_MODIFIED: Final = "not modified"
_NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
_UPLOAD_SECONDS: Final = 120.0

_MEDIA: Final[dict[FileKind, Any]] = {
    FileKind.PHOTO: InputMediaPhoto,
    FileKind.VIDEO: InputMediaVideo,
    FileKind.DOCUMENT: InputMediaDocument,
    FileKind.AUDIO: InputMediaAudio,
}


class Courier:
    """Renders parts for one messenger and sends them; the library's errors come through."""

    def __init__(self, bot: Bot, dialect: Dialect, files: FileStore) -> None:
        self._bot = bot
        self._dialect = dialect
        self._files = files

    async def bring(
        self, chat_id: int, part: Screen, *, edits: int | None = None, replies_to: int | None = None
    ) -> list[int]:
        """Send a part, or edit a message into it; answers the ids of new messages, none for an edit."""
        if edits is not None and part.text:
            await self._edit(chat_id, edits, part)
            return []
        reply = ReplyParameters(replies_to, allow_sending_without_reply=True) if replies_to is not None else None
        common = {"reply_markup": self._markup(part), "reply_parameters": reply}
        if part.text:
            return [await self._write(chat_id, part.text, common)]
        if len(part.enclosures) == 1:
            return [(await self._enclose(chat_id, part.enclosures[0], common)).message_id]
        media = [await self._medium(one) for one in part.enclosures]
        sent = await self._bot.send_media_group(
            chat_id, media, reply_parameters=reply, read_timeout=_UPLOAD_SECONDS, write_timeout=_UPLOAD_SECONDS
        )
        return [message.message_id for message in sent]

    async def typing(self, chat_id: int) -> None:
        """«در حال نوشتن …»."""
        await self._bot.send_chat_action(chat_id, ChatAction.TYPING)

    async def answer_press(self, press_id: str, words: str | None, *, alert: bool) -> None:
        """Stop the waiting sign of a pressed button, with a short sentence or without."""
        await self._bot.answer_callback_query(press_id, text=words, show_alert=alert)

    async def _write(self, chat_id: int, text: str, common: dict[str, Any]) -> int:
        sent = await self._bot.send_message(
            chat_id,
            self._dialect.render(text),
            parse_mode=self._dialect.parse_mode,
            link_preview_options=_NO_PREVIEW,
            **common,
        )
        return sent.message_id

    async def _edit(self, chat_id: int, message_id: int, part: Screen) -> None:
        try:
            await self._bot.edit_message_text(
                self._dialect.render(part.text),
                chat_id,
                message_id,
                parse_mode=self._dialect.parse_mode,
                link_preview_options=_NO_PREVIEW,
                reply_markup=self._inline(part.buttons),
            )
        except BadRequest as refused:
            if _NOT_MODIFIED not in refused.message.lower():
                raise

    async def _enclose(self, chat_id: int, enclosure: Enclosure, common: dict[str, Any]) -> Message:
        bot = self._bot
        if enclosure.kind is FileKind.LOCATION:
            return await bot.send_location(chat_id, enclosure.latitude, enclosure.longitude, **common)
        ways: dict[FileKind, Any] = {
            FileKind.PHOTO: bot.send_photo,
            FileKind.VIDEO: bot.send_video,
            FileKind.AUDIO: bot.send_audio,
            FileKind.VOICE: bot.send_voice,
            FileKind.DOCUMENT: bot.send_document,
        }
        file = await self._file(enclosure)
        sent: Message = await ways[enclosure.kind](
            chat_id, file, **common, read_timeout=_UPLOAD_SECONDS, write_timeout=_UPLOAD_SECONDS
        )
        return sent

    async def _medium(self, enclosure: Enclosure) -> Any:
        return _MEDIA[enclosure.kind](await self._file(enclosure, in_album=True))

    async def _file(self, enclosure: Enclosure, *, in_album: bool = False) -> InputFile:
        content = await self._files.read(enclosure.stored_name or "")
        name = enclosure.name or enclosure.stored_name
        return InputFile(content, filename=name, attach=in_album)

    def _markup(self, part: Screen) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | None:
        return self._inline(part.buttons) or self._keyboard(part.keyboard)

    def _inline(self, rows: Sequence[Row]) -> InlineKeyboardMarkup | None:
        made = [
            self._dialect.laid([InlineKeyboardButton(one.label, one.url, one.press) for one in row]) for row in rows
        ]
        return InlineKeyboardMarkup(made) if made else None

    def _keyboard(self, rows: Sequence[Sequence[Key]]) -> ReplyKeyboardMarkup | None:
        made = [self._dialect.laid([_key(one) for one in row]) for row in rows]
        return ReplyKeyboardMarkup(made, resize_keyboard=True, is_persistent=True) if made else None


def _key(key: Key) -> KeyboardButton:
    return KeyboardButton(key.label, request_contact=key.shares_phone or None)
