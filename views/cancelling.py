"""«منتفی»: asked for its reason, and once more."""

from locales.catalog import say
from views.assignments import AssignmentCard
from views.screen import Button, Screen


def ask_reason(card: AssignmentCard) -> Screen:
    return Screen(say("cancelling.ask_reason", code=card.name, agency=card.agency), ((_leave(),),))


def ask_to_confirm(card: AssignmentCard, reason: str) -> Screen:
    """With the reason as the agency will read it."""
    go = Button(say("cancelling.button.go"), f"cancelgo:{card.assignment_id}")
    text = say("cancelling.confirm", code=card.name, agency=card.agency, reason=reason)
    return Screen(text, ((go, _leave()),))


def _leave() -> Button:
    return Button(say("reports.button.leave"), "leave")
