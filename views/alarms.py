"""What operators read when something of the system is not well, and when it is well again."""

from domain.alarms import Alarm, AlarmKind, News, Step
from domain.calendar import clock_time, long_date, today
from locales.catalog import Marked, say
from views.screen import Screen


def alarm(news: News) -> Screen:
    """The sentence of one alarm that begins, goes on or ends."""
    holes = dict(news.alarm.facts)
    if news.alarm.kind is AlarmKind.INTAKE_SILENT:
        holes["messenger"] = say(f"words.messenger.{news.alarm.subject}")
    if news.step is Step.ENDED:
        return Screen(say(f"alarms.ended.{news.alarm.kind}", **holes))
    what = say(f"alarms.began.{news.alarm.kind}", **holes)
    if news.step is Step.BEGAN:
        return Screen(what)
    day, time = long_date(today(news.began_at), year=False), clock_time(news.began_at)
    return Screen(say("alarms.still.again", day=day, time=time, what=Marked(what)))


def room(shown: Alarm) -> Screen:
    """To the secretariat: its body's space for files runs out or is full."""
    if shown.kind is AlarmKind.QUOTA_FULL:
        return Screen(say("errors.room_is_full", body=shown.facts["body"]))
    return Screen(say("errors.room_runs_out", body=shown.facts["body"], percent=shown.facts["percent"]))
