"""In which language a text is written, and in which it is said to be."""

from programme.drafts.event_draft import Text


def text(title, summary, language="de", **more):
    return {"title": title, "summary": summary, "description": "", "language": language} | more


GERMAN = "Wir laden alle herzlich ein zum gemeinsamen Essen und zur Musik."
ENGLISH = "We invite all of you to join us for food and music in the park."
TRANSLATED = Text(language="ar", title="Potluck", summary=ENGLISH)

KINDS = {
    "other_language": (
        (
            text("Community Dinner", ENGLISH),
            text("Gemeinsam essen", GERMAN, "en"),
            text("Gemeinsam essen", GERMAN, "ar"),
            text("Свято сусідів", "Запрошуємо всіх на свято."),
            text("Вечер соседства", "Приходите все."),
            text("Fiesta de los vecinos", "Comida para todos en el parque"),
            text("Komşuluk şenliği", "Müzik ve yemek ile bir gün. Giriş ücretsiz."),
            text("لقاء الجيران", "ندعوكم إلى اللقاء"),
            text(
                "Lễ hội hàng xóm",
                "Mời tất cả mọi người đến ăn uống và nghe nhạc cùng chúng tôi trong công viên",
            ),
            text("Gemeinsam essen", GERMAN, translations=(TRANSLATED,)),
        ),
        (
            text("Gemeinsam essen", GERMAN),
            text("Gemeinsam essen", GERMAN, "de-simple"),
            text("Community Dinner", ENGLISH, "en"),
            text("The Power of Love", GERMAN),
            text("Sommerfest", "Musik, Tanz, Buffet"),
            text("Chor Cantabile", "Konzert"),
            text("Sprachtreff", "Am Abend geht es los."),
            text("Sprachtreff", "Los geht es am Tor."),
            text("Sprachtreff", "Am 28.09.2028 geht es los."),
            text("Sprachtreff", "Anmeldung erforderlich, per E-Mail"),
            text("Lesung", "Online per Zoom"),
            text("Infoabend", "Link: https://for-all-of-you.example.org/to-the-meeting/with-us"),
            text("دعوة", "پێشانگای وێنە", "ckb"),
        ),
    ),
    "mixed_languages": (
        (
            text("Gemeinsam essen", GERMAN, description=ENGLISH),
            text("Potluck", ENGLISH, "en", description=GERMAN),
        ),
        (
            text("Gemeinsam essen", GERMAN, description=GERMAN),
            text("Gemeinsam essen", GERMAN, description="Das Motto: all of us."),
        ),
    ),
}
