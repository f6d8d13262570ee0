"""«فهرست تماس امروز»: whom to telephone, what came of it, and when it comes up again."""

from tests.walk.cast import Walk
from tests.walk.hand import one, sees

WEEK_LATER = "2022-09-18T09:00:00+04:30"
PROMISED = "2022-09-21T09:00:00+04:30"


async def test_a_call_is_noted_with_what_came_of_it_and_a_promise_comes_up_on_its_day(issued: Walk) -> None:
    secretary = issued.secretary
    await issued.hand.to(WEEK_LATER)
    listed = one(await secretary.key("فهرست تماس امروز"), "فهرست تماس امروز", "تماس گرفتم")
    first, second = [label for label in listed.labels if label.startswith("تماس گرفتم")][:2]
    asked = one(await secretary.press(listed, first), "نتیجه تماس چه بود؟", "پاسخ نداد", "با نامه پاسخ داده‌اند")
    left = one(await secretary.press(asked, "قول داد: تا ۳ روز"), "فهرست تماس امروز")
    assert first not in left.labels
    asked = one(await secretary.press(left, second), "نتیجه تماس چه بود؟")
    written = one(await secretary.press(asked, "توضیح"), "در یک جمله بنویسید")
    assert "انصراف" in written.labels
    left = one(await secretary.say("مدیر در سفر است، فردا تماس بگیرید"), "فهرست تماس")
    assert second not in left.labels
    await issued.hand.advance(24)
    tomorrow = one(await secretary.key("فهرست تماس امروز"), "فهرست تماس امروز")
    assert first not in tomorrow.labels
    assert "آخرین تماس، ۱۴۰۱/۰۶/۲۷: مدیر در سفر است" in tomorrow.text, tomorrow.text
    await issued.hand.to(PROMISED)
    again = one(await secretary.key("فهرست تماس امروز"), "فهرست تماس امروز")
    assert first in again.labels
    assert sees([again], "قول داده بود", "آخرین تماس", "قول داد تا")
