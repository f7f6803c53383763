"""The words every district starts with. Labels: German, English, Arabic."""

CATEGORIES = [
    ("fest", "Fest und Begegnung", "Celebration and encounter", "احتفال ولقاء"),
    ("film", "Film", "Film", "فيلم"),
    ("ausstellung", "Ausstellung", "Exhibition", "معرض"),
    ("vortrag", "Lesung, Vortrag, Diskussion", "Reading, talk, debate", "قراءة ومحاضرة ونقاش"),
    ("workshop", "Workshop und Kurs", "Workshop and course", "ورشة ودورة"),
    ("kochen", "Kochen und Essen", "Cooking and eating", "طبخ وطعام"),
    ("musik", "Musik, Theater, Tanz", "Music, theatre, dance", "موسيقى ومسرح ورقص"),
    ("sport", "Sport und Spiel", "Sports and games", "رياضة وألعاب"),
    ("religion", "Religion und Gottesdienst", "Religion and worship", "دين وعبادة"),
    ("fuehrung", "Führung und Ausflug", "Guided tour and trip", "جولة ورحلة"),
    ("familie", "Kinder und Familie", "Children and family", "أطفال وعائلة"),
    (
        "beratung",
        "Beratung, Information, Arbeit",
        "Advice, information, work",
        "استشارة ومعلومات وعمل",
    ),
    ("sonstiges", "Sonstiges", "Other", "أخرى"),
]

AUDIENCES = [
    ("alle", "Alle", "Everybody", "الجميع"),
    ("familien", "Familien", "Families", "العائلات"),
    ("kinder", "Kinder", "Children", "الأطفال"),
    ("jugendliche", "Jugendliche", "Young people", "الشباب"),
    ("frauen", "Frauen", "Women", "النساء"),
    ("maenner", "Männer", "Men", "الرجال"),
    ("eltern", "Eltern", "Parents", "الوالدان"),
    ("senioren", "Ältere Menschen", "Older people", "كبار السن"),
    ("zugewanderte", "Zugewanderte", "Newcomers", "الوافدون الجدد"),
    ("arbeitsuchende", "Arbeitsuchende", "Job seekers", "الباحثون عن عمل"),
    ("behinderung", "Menschen mit Behinderungen", "People with disabilities", "ذوو الإعاقة"),
    ("fachkraefte", "Fachkräfte", "Professionals", "المختصون"),
    ("schule", "Schul- oder Kita-Gruppen", "School or day-care groups", "مجموعات المدارس والروضات"),
]

FEATURES = [
    ("childcare", "Kinderbetreuung", "Childcare", "رعاية الأطفال"),
    ("women_only", "Nur für Frauen", "Women only", "للنساء فقط"),
    ("easy_language", "Einfache Sprache", "Plain language", "لغة بسيطة"),
    ("hearing_loop", "Induktionsschleife", "Hearing loop", "حلقة سمعية"),
    ("subtitles", "Untertitel", "Subtitles", "ترجمة مكتوبة"),
    ("accessible_toilet", "Barrierefreies WC", "Accessible toilet", "مرحاض لذوي الإعاقة"),
    ("companion_free", "Begleitperson frei", "Companion free", "المرافق مجاناً"),
    ("bring_something", "Etwas mitbringen", "Bring something", "إحضار شيء"),
    ("food", "Essen und Trinken", "Food and drink", "طعام وشراب"),
]
