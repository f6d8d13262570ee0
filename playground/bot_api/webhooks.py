"""setWebhook and its sisters; the calling itself is playground.caller's."""

import re
from typing import Final

from yarl import URL

from playground.bot_api.call import Call, Method
from playground.bot_api.refusals import bad_request
from playground.bots import Webhook
from playground.wire import Json

_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")
_HERE: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_TELEGRAM_PORTS: Final = frozenset({443, 80, 88, 8443})
_BALE_PORTS: Final = frozenset({443, 88})


async def set_webhook(call: Call) -> bool:
    """Bot API: setWebhook. An address on this machine may be plain HTTP on any port; Bale knows no secret."""
    parameters, bot = call.parameters, call.bot
    address = parameters.text("url") or ""
    if not address:
        return await delete_webhook(call)
    _check_address(address, is_bale=bot.profile.is_bale)
    secret = None if bot.profile.is_bale else parameters.text("secret_token")
    if secret is not None and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    allowed = parameters.structure("allowed_updates")
    if allowed is not None:
        bot.queue.allowed = frozenset(map(str, allowed)) or None
    connections = min(max(parameters.integer("max_connections") or 40, 1), 100)
    bot.webhook = Webhook(address, secret, connections, tuple(allowed or ()))
    bot.last_error = None
    _finish(call)
    return True


async def delete_webhook(call: Call) -> bool:
    """Bot API: deleteWebhook."""
    call.bot.webhook = None
    _finish(call)
    return True


async def get_webhook_info(call: Call) -> Json:
    """Bot API: getWebhookInfo; Bale answers the address alone."""
    webhook = call.bot.webhook
    if call.bot.profile.is_bale:
        return {"url": webhook.url if webhook else ""}
    answer: Json = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(call.bot.queue),
    }
    if webhook:
        answer |= {"max_connections": webhook.max_connections, "ip_address": "127.0.0.1"}
        if webhook.allowed:
            answer["allowed_updates"] = list(webhook.allowed)
    if call.bot.last_error:
        answer["last_error_date"], answer["last_error_message"] = call.bot.last_error
    return answer


def _check_address(address: str, *, is_bale: bool) -> None:
    url = URL(address)
    if url.scheme in {"http", "https"} and url.host in _HERE:
        return
    if url.scheme != "https" or not url.host:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if url.port not in (_BALE_PORTS if is_bale else _TELEGRAM_PORTS):
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def _finish(call: Call) -> None:
    if call.parameters.truth("drop_pending_updates") and not call.bot.profile.is_bale:
        call.bot.queue.clear()
    call.world.keep_bot(call.bot)
    call.bot.poll += 1
    call.bot.queue.bell.ring()


METHODS: Final[dict[str, Method]] = {
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
}
