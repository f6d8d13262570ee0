"""What the request handlers find in the application."""

from aiohttp import web

from playground.caller import WebhookCaller
from playground.stillness import Stillness
from playground.world import World

WORLD: web.AppKey[World] = web.AppKey("world", World)
CALLER: web.AppKey[WebhookCaller] = web.AppKey("caller", WebhookCaller)
STILLNESS: web.AppKey[Stillness] = web.AppKey("stillness", Stillness)
