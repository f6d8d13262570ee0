/** Every sentence the page shows, under `area.what`; holes are named in braces. */

const sentences = {
  "page.title": "پیگیر — پیام‌رسان آزمایشی",
  "trial.title": "محیط آزمایشی پیگیر",
  "trial.purpose": "برای تمرین و آموزش",
  "trial.notice": "· هیچ پیامی از این رایانه بیرون نمی‌رود",

  "people.title": "اشخاص",
  "people.search": "جستجوی شخص یا سِمَت",
  "people.add": "افزودن شخص",
  "people.filter": "پیام‌رسان",
  "people.all": "همه",
  "people.none": "شخصی با این نشانی پیدا نشد.",
  "people.no_messages": "هنوز گفتگویی نیست",
  "people.unread": "{count} پیام تازه",
  "people.mine": "شما: {text}",

  "messenger.telegram": "تلگرام",
  "messenger.bale": "بله",
  "messenger.telegram_mark": "ت",
  "messenger.bale_mark": "ب",

  "add.title": "شخص تازه",
  "add.name": "نام و نام خانوادگی",
  "add.name_example": "مثلاً: سارا کریمی",
  "add.messenger": "پیام‌رسان",
  "add.phone": "شماره تلفن (اختیاری)",
  "add.phone_example": "۰۹۱۲۱۲۳۴۵۶۷",
  "add.submit": "افزودن",
  "add.name_missing": "نام شخص را بنویسید.",
  "add.done": "{name} افزوده شد.",

  "welcome.title": "خوش آمدید",
  "welcome.lead": "این‌جا می‌توانید جای هر کس بنشینید و گفتگوی او با ربات پیگیر را ببینید.",
  "welcome.person": "یک نفر را از فهرست برگزینید؛ مثلاً دبیرخانه یا رابط یک دستگاه.",
  "welcome.talk": "بنویسید، دکمه‌ها را بزنید، عکس و فایل بفرستید؛ درست مثل پیام‌رسان.",
  "welcome.clock": "ساعت را جلو ببرید تا یادآوری‌ها را ببینید.",
  "welcome.safe": "همه نام‌ها ساختگی‌اند و چیزی به تلگرام یا بله فرستاده نمی‌شود.",

  "chat.title": "گفتگو",
  "chat.messages": "پیام‌ها",
  "chat.back": "بازگشت به فهرست اشخاص",
  "chat.more": "گزینه‌های گفتگو",
  "chat.jump": "رفتن به آخرین پیام",
  "chat.begin": "شروع",
  "chat.empty": "هنوز پیامی رد و بدل نشده است.",
  "chat.empty_hint": "«شروع» را بزنید، یا اگر دعوت‌نامه دارید از همین‌جا وارد کنید.",
  "chat.typing": "در حال نوشتن …",
  "chat.fresh": "پیام‌های تازه",
  "chat.bot": "ربات",
  "chat.me": "شما",
  "chat.note": "{note}، در {messenger}",

  "invite.title": "ورود با دعوت‌نامه",
  "invite.open": "ورود با پیوند یا کد دعوت",
  "invite.code": "پیوند یا کد دعوت",
  "invite.hint": "پیوندی که دبیرخانه فرستاده، یا کد درون آن را این‌جا بگذارید.",
  "invite.person": "چه کسی دعوت را باز کند؟",
  "invite.submit": "باز کردن دعوت",
  "invite.missing": "پیوند یا کد دعوت را وارد کنید.",

  "block.block": "مسدود کردن ربات",
  "block.lift": "رفع مسدودیت",
  "block.notice": "ربات مسدود است و پیامی نمی‌رسد.",
  "block.blocked": "ربات مسدود شد.",
  "block.lifted": "مسدودیت برداشته شد.",

  "reset.open": "پاک کردن همه گفتگوها",
  "reset.question": "گفتگوی همه اشخاص از این صفحه پاک می‌شود. آنچه ربات ثبت کرده است سر جایش می‌ماند.",
  "reset.confirm": "پاک شود",
  "reset.done": "گفتگوها پاک شد.",

  "message.reply": "پاسخ",
  "message.edit": "ویرایش",
  "message.copy": "رونوشت متن",
  "message.copied": "متن پیام برداشته شد.",
  "message.actions": "کارهای این پیام",
  "message.edited": "ویرایش‌شده",
  "message.deleted": "این پیام حذف شد",
  "message.missing": "پیامی که دیگر نیست",
  "message.spoiler": "متن پوشیده؛ برای دیدن بزنید",
  "message.from_bot": "ربات، ساعت {time}",
  "message.from_me": "شما، ساعت {time}",
  "message.buttons": "دکمه‌های پیام",
  "message.location": "موقعیت مکانی",
  "message.contact": "شماره تلفن",

  "file.photo": "عکس",
  "file.video": "ویدیو",
  "file.voice": "پیام صوتی",
  "file.audio": "صدا",
  "file.document": "فایل",
  "file.animation": "تصویر متحرک",
  "file.sticker": "برچسب",
  "files.lightbox": "نمای بزرگ تصویر",
  "files.open": "بزرگ‌نمایی {name}",
  "files.download": "دریافت فایل {name}",
  "files.close": "بستن",
  "files.next": "تصویر بعدی",
  "files.previous": "تصویر قبلی",
  "files.play": "پخش",
  "files.pause": "ایست",
  "files.position": "جای پخش",
  "size.bytes": "{count} بایت",
  "size.kilobytes": "{count} کیلوبایت",
  "size.megabytes": "{count} مگابایت",

  "press.unanswered": "ربات به این دکمه پاسخ نداد.",

  "composer.placeholder": "پیام بنویسید",
  "composer.caption": "توضیح پیوست (اختیاری)",
  "composer.send": "فرستادن",
  "composer.replying": "پاسخ به {name}",
  "composer.editing": "ویرایش پیام شما",
  "composer.cancel": "انصراف",

  "attach.title": "پیوست",
  "attach.picture": "عکس یا ویدیو",
  "attach.document": "فایل",
  "attach.voice": "پیام صوتی",
  "attach.location": "موقعیت مکانی",
  "attach.contact": "شماره تلفن من",
  "attach.drop": "فایل را همین‌جا رها کنید",
  "attach.remove": "برداشتن {name}",
  "attach.as_file": "بدون فشرده‌سازی، به‌صورت فایل",

  "location.title": "فرستادن موقعیت مکانی",
  "location.place": "مکان",
  "location.latitude": "عرض جغرافیایی",
  "location.longitude": "طول جغرافیایی",
  "location.own": "مختصات دیگر",
  "location.submit": "فرستادن موقعیت",
  "location.wrong": "عرض و طول جغرافیایی را با عدد بنویسید.",

  "contact.question": "شماره تلفن {name} برای ربات فرستاده شود؟",
  "contact.submit": "فرستادن شماره",

  "keyboard.title": "صفحه‌کلید ربات",
  "keyboard.toggle": "نمایش صفحه‌کلید ربات",

  "clock.title": "ساعت آزمایشی",
  "clock.button": "ساعت آزمایشی: {time}. برای جلو بردن بزنید",
  "clock.lead": "ساعت ربات و همه اشخاص با هم جلو می‌رود و به عقب برنمی‌گردد.",
  "clock.hour": "۱ ساعت",
  "clock.three_hours": "۳ ساعت",
  "clock.day": "۱ روز",
  "clock.three_days": "۳ روز",
  "clock.week": "۱ هفته",
  "clock.two_weeks": "۲ هفته",
  "clock.morning": "صبح روز بعد، ساعت ۰۸:۳۰",
  "clock.steps": "جلو ببر",
  "clock.until": "تا تاریخ و ساعت",
  "clock.previous_month": "ماه قبل",
  "clock.next_month": "ماه بعد",
  "clock.at_hour": "ساعت",
  "clock.at_minute": "دقیقه",
  "clock.apply": "برو به {time}",
  "clock.moving": "ساعت جلو می‌رود …",
  "clock.moved": "ساعت شد {time} و پیامی نیامد. یادآوری‌ها ساعت ۰۸:۳۰ روز کاری می‌آید؛ «صبح روز بعد» را بزنید.",
  "clock.moved_heard": "ساعت شد {time}. پیام تازه برای {count} نفر.",
  "clock.unsettled": "ساعت شد {time}؛ ربات هنوز به همه کارهای این زمان نرسیده است.",
  "clock.past": "ساعت فقط جلو می‌رود؛ زمانی پس از اکنون برگزینید.",

  "day.today": "امروز",
  "day.yesterday": "دیروز",

  "panel.close": "بستن",
  "panel.cancel": "انصراف",

  "error.unreachable": "پیام‌رسان آزمایشی پاسخ نمی‌دهد. ببینید برنامه هنوز روشن است.",
  "error.refused": "انجام نشد: {reason}",
  "error.clipboard": "مرورگر اجازه رونوشت نداد.",
};

/** Titles that are not part of a name's initials. */
export const titles = ["آقای", "خانم", "دکتر", "مهندس", "حجت‌الاسلام", "سرهنگ", "سردار", "سید", "سیده"];

/** Places offered when a location is shared: name, latitude, longitude. */
export const places = [
  ["کرج، میدان شهدا", 35.8327, 50.9915],
  ["فردیس، فلکه اول", 35.7229, 50.9836],
  ["هشتگرد، میدان امام", 35.9619, 50.6798],
];

/** The sentence under a key with its holes filled; an unknown key is a mistake of the page and is thrown. */
export function say(key, holes = {}) {
  const sentence = sentences[key];
  if (sentence === undefined) throw new Error(`No sentence under ${key}`);
  return sentence.replace(/\{(\w+)\}/g, (_, hole) => holes[hole]);
}
