"""Messages without files: text, place, contact, and «writing …»."""

from typing import Final

from playground.bot_api.call import TEXT_LIMIT, Call, Method
from playground.bot_api.posting import Letter, post_answer, text_content
from playground.bot_api.refusals import ApiRefusal, bad_request
from playground.wire import Json

_ACTIONS: Final = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)


async def send_message(call: Call) -> Json:
    """Bot API: sendMessage."""
    words = call.words("text", TEXT_LIMIT)
    if not words.text:
        raise bad_request("message text is empty")
    return post_answer(call, call.writable_chat(), Letter(text_content(words), words))


async def send_location(call: Call) -> Json:
    """Bot API: sendLocation."""
    latitude, longitude = call.parameters.decimal("latitude"), call.parameters.decimal("longitude")
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        raise bad_request("wrong location")
    content = {"location": {"latitude": latitude, "longitude": longitude}}
    return post_answer(call, call.writable_chat(), Letter(content))


async def send_contact(call: Call) -> Json:
    """Bot API: sendContact."""
    phone, first_name = call.parameters.text("phone_number"), call.parameters.text("first_name")
    if not phone or not first_name:
        raise bad_request("contact phone number and first name must be non-empty")
    contact = {"phone_number": phone, "first_name": first_name}
    if last_name := call.parameters.text("last_name"):
        contact["last_name"] = last_name
    return post_answer(call, call.writable_chat(), Letter({"contact": contact}))


async def send_chat_action(call: Call) -> bool:
    """Bot API: sendChatAction."""
    if call.parameters.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    if call.chat().is_blocked:
        raise ApiRefusal(403, "Forbidden: bot was blocked by the user")
    return True


METHODS: Final[dict[str, Method]] = {
    "sendmessage": send_message,
    "sendlocation": send_location,
    "sendcontact": send_contact,
    "sendchataction": send_chat_action,
}
