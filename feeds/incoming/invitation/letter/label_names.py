"""The words before a colon that say what a line is about, in German, English and Arabic."""

from programme.plain_text import fold

_GERMAN = {
    "when": "wann, datum, termin, termine, tag, zeit, uhrzeit, zeitraum, beginn, start, startzeit,"
    " anfang, zeitpunkt, turnus, rhythmus, wochentag, wochentage, vorstellungen, spieltermine, "
    "kursbeginn, veranstaltungstermin, veranstaltungszeit, when, date, time",
    "until": "ende, schluss, veranstaltungsende",
    "doors": "einlass, saaloffnung, turoffnung, doors",
    "where": "wo, ort, veranstaltungsort, treffpunkt, adresse, treff, lokalitat, raum, kursort,"
    " veranstaltungsadresse, where, location, spielort, anschrift, strasse, str, str., stadt,"
    " strasse und hausnummer, strasse/nr, strasse/hausnummer, plz, plz/ort, postleitzahl,"
    " gemeinde, ortschaft, saal, gebaude, einrichtung, name des veranstaltungsortes, venue,"
    " wo genau, wohin, treffen, etage, zimmer, vor ort, prasenz, in prasenz, prasenzort,"
    " ort jeweils, jeweils, ort fur beide, startpunkt, startort, start und ziel, abfahrtsort",
    "online": "online, online via, online via zoom, online per zoom, online uber zoom, zoom,"
    " zoom-link, livestream, stream, per livestream, online-teilnahme, online teilnahme,"
    " online per videokonferenz, videokonferenz, zugangslink, teilnahmelink, einwahllink",
    "bad_weather_place": "bei regen, bei schlechtem wetter, ausweichort, schlechtwettervariante,"
    " regenvariante, ort bei regen, ort bei schlechtem wetter, in bad weather, if it rains",
    "end_place": "ziel, zielort, endpunkt, ziel der tour, ziel der wanderung, ende der tour,"
    " ende der wanderung, ort am ende",
    "reductions": "ermassigung, ermassigungen, ermassigt, ermassigter eintritt, ermassigter preis,"
    " reduziert, reduced",
    "expected_visitors": "erwartete gaste, erwartete teilnehmer, erwartete besucher,"
    " expected visitors",
    "wishes": "wunsche an das amt, hinweise an das amt, intern, interner hinweis, nur fur das amt",
    "title": "was, name, event, kurs, kurstitel, kursname, anlass, titel, thema, veranstaltung,"
    " betreff,"
    " titel der veranstaltung, subject, what,"
    " name der veranstaltung, veranstaltungstitel, bezeichnung der veranstaltung, bezeichnung,"
    " ausstellungstitel, filmtitel, titel der ausstellung, titel des films, titel des vortrags,"
    " vortragstitel, kursbezeichnung, gegenstand, angebot, titel des angebots, name des angebots",
    "organiser": "wer, veranstalter, veranstaltende, veranstaltet von, organisation, organisator,"
    " trager, ausrichter, veranst., veranst, va, va., gastgeber, veranstalterin,"
    " wer ladt ein, wer macht, wer macht das, wer macht es, wer organisiert, wer veranstaltet, "
    "eine veranstaltung von,"
    " es ladt ein, es laden ein, wir laden ein, es ladt herzlich ein, es laden herzlich ein,"
    " ladt ein, laden ein, einladende, einladender, organisiert von, kooperationspartner,"
    " in kooperation mit, partner, mitveranstalter, ausgerichtet von,"
    " anbieter, anbieterin, anbietende,"
    " orga, verantwortlich, wir sind, prasentiert von, ein angebot von, eine aktion von, "
    "getragen von, einladende vereine",
    "price": "kostet, kosten, eintritt, preis, preise, beitrag, teilnahmebeitrag, "
    "unkostenbeitrag, gebuhr,"
    " kostenbeitrag, eintrittspreis, eintrittspreise, teilnahmegebuhr, kursgebuhr, tickets,"
    " karten, vvk, vorverkauf, ak, abendkasse, entgelt, teilnehmerbeitrag, ticketpreis, spende, "
    "wie viel, wieviel, was kostet es, was kostet das",
    "registration": "anmeldung, anmelden, anmeldungen, reservierung, voranmeldung, ruckmeldung,"
    " anmeldung unter, anmeldung bei, anmeldung an, anmeldung bis, anmeldung per mail,"
    " anmeldung und info, kartenreservierung, buchung, anm., anm, anm. unter, anm. bei, voranm.",
    "deadline": "anmeldeschluss, meldeschluss, anmeldefrist, ruckmeldung bis",
    "audience": "zielgruppe, fur wen, teilnehmer, teilnehmende, alter, zielgruppen, altersgruppe,"
    " altersempfehlung, empfohlenes alter, "
    "wer darf kommen, wer kann kommen, wer kann mitmachen,"
    " teilnehmerkreis",
    "languages": "sprache, sprachen, ubersetzung, dolmetschen, verdolmetschung, dolmetschung,"
    " sprachmittlung, veranstaltungssprache",
    "contact": "kontakt, ansprechpartner, ansprechpartnerin, ansprechperson, ruckfragen,"
    " bei fragen, auskunft, info-telefon, kontakt und info, fragen",
    "web": "internet, homepage, webseite, website, web, mehr infos, weitere infos, infos, info,"
    " mehr informationen, weitere informationen, informationen, nahere informationen, link",
    "wheelchair": "barrierefrei, barrierefreiheit, rollstuhl, rollstuhlgerecht, zugang",
    "text": "beschreibung, inhalt, programm, kurzbeschreibung, worum geht es, zum inhalt",
    "ignored": "von, an, cc, bcc, gesendet, from, to, sent, antwort an, anlagen, anhange,"
    " reply-to, wichtigkeit",
}
_ENGLISH = {
    "when": "day, days, dates, start time, starts, begins, date and time, time and date",
    "until": "end, ends, end time",
    "where": "place, address, room, meeting point, meeting place, street, town, city, postcode",
    "title": "title, event title, name of the event, name of event, topic",
    "organiser": "organiser, organizer, organisers, organizers, hosted by, host, hosts, "
    "presented by,"
    " organised by, organized by, organiser(s), in cooperation with, partners",
    "price": "admission, entry, entrance, entrance fee, price, prices, fee, cost, costs, ticket",
    "registration": "registration, register, sign up, sign-up, booking, rsvp, how to register",
    "deadline": "registration deadline, deadline, register by",
    "audience": "for whom, who can come, who can join, target group, age, ages, age group",
    "languages": "language, languages, spoken languages, interpretation, interpreting",
    "contact": "contact, contact person, questions, enquiries",
    "web": "more information, further information, information",
    "wheelchair": "accessibility, wheelchair access, wheelchair",
    "text": "description, about, about the event, programme, program",
    "reductions": "reductions, concessions, reduced price",
}
_ARABIC = {
    "when": "الموعد, التاريخ, الوقت, اليوم, الزمان, الساعة, متى, الموعد والوقت, التاريخ والوقت,"
    " البداية, موعد الفعالية",
    "until": "النهاية",
    "where": "المكان, العنوان التفصيلي, مكان الفعالية, الموقع, أين, القاعة, الشارع, المدينة,"
    " نقطة اللقاء, مكان اللقاء",
    "title": "العنوان, عنوان الفعالية, اسم الفعالية, الفعالية, الموضوع",
    "organiser": "الجهة المنظمة, المنظم, المنظمون, تنظيم, الجهة الداعية, المضيف, بدعوة من,"
    " من تنظيم, بالتعاون مع",
    "price": "الدخول, السعر, التكلفة, الرسوم, رسوم المشاركة, سعر التذكرة, التذاكر",
    "registration": "التسجيل, الحجز, للتسجيل, التسجيل المسبق",
    "deadline": "آخر موعد للتسجيل",
    "audience": "لمن, الفئة المستهدفة, العمر",
    "languages": "اللغة, اللغات, لغة الفعالية, الترجمة",
    "contact": "للتواصل, التواصل, للاستفسار, جهة الاتصال, الاتصال",
    "web": "مزيد من المعلومات, لمزيد من المعلومات, الموقع الإلكتروني, الرابط",
    "wheelchair": "إمكانية الوصول",
    "text": "الوصف, البرنامج, تفاصيل, التفاصيل",
}
# What a folded label says that its line is about; one that two languages share keeps the German.
KINDS = {
    fold(name): kind
    for table in (_ARABIC, _ENGLISH, _GERMAN)
    for kind, names in table.items()
    for name in names.split(",")
}
