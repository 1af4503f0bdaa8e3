# Wat op elke pagina staat: kop, voet, formulieren, dagen, inloggen en uitleg.
skip = Naar de inhoud
menu = Menu
search-label = Zoek een inwoner
search-submit = Zoeken
role-switch = Werken als
logout = Uitloggen
nav-label = Hoofdmenu
crumbs = Kruimelpad
footer-keys = Sneltoetsen
footer-access = Wie ziet wat
footer-accessibility = Toegankelijkheid
footer-demo = Voorbeeld met verzonnen mensen
show = Toon
none = geen
optional = (mag leeg)

hidden-title = Dit is er niet, of niet voor jou
hidden-text = Denk je dat dit anders moet zijn? Vraag het je werkleider.
trouble-title = Er ging bij ons iets mis
trouble-text = Wat je zag, is misschien niet vastgelegd. Probeer het nog een keer. Blijft het misgaan? Geef dan dit nummer door.
trouble-reference = Nummer van deze fout:
away-title = Nu alleen lezen
away-text = Meedoen kan nu niet bij het logboek. Wat je ziet is van voor de storing. Vastleggen kan niet, en een verslag openen ook niet. Meedoen probeert het steeds opnieuw; je hoeft niets te doen.
away-again = Probeer deze pagina opnieuw

error-prefix = Fout:
errors-title = { $aantal ->
    [one] Er is nog 1 ding niet goed
   *[other] Er zijn nog { $aantal } dingen niet goed
}
errors-kept = Wat je al invulde, staat er nog.
refused-title = Dit kan zo niet
stale-keep = Ja, beide bewaren

explain-words = Anders: waarom?
explain-one = Dit is 1 dag later dan het ritme
explain-many = Dit is { $dagen } dagen later dan het ritme
explain-rule = van { $dagen }. Dat mag. Waarom?
reason = Reden
reason-wish = { $naam } wil dit
reason-holiday = Vakantie
reason-other = Anders

weigering-onbekend = Dit kan niet ({ $code }).

month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
month-short-1 = jan
month-short-2 = feb
month-short-3 = mrt
month-short-4 = apr
month-short-5 = mei
month-short-6 = jun
month-short-7 = jul
month-short-8 = aug
month-short-9 = sep
month-short-10 = okt
month-short-11 = nov
month-short-12 = dec
day-1 = maandag
day-2 = dinsdag
day-3 = woensdag
day-4 = donderdag
day-5 = vrijdag
day-6 = zaterdag
day-7 = zondag
day-short-1 = ma
day-short-2 = di
day-short-3 = wo
day-short-4 = do
day-short-5 = vr
day-short-6 = za
day-short-7 = zo
relative-today = vandaag
relative-yesterday = gisteren
relative-tomorrow = morgen
relative-ahead = over { $dagen } dagen
relative-past = { $dagen } dagen geleden
late-one = 1 dag te laat
late-many = { $dagen } dagen te laat
left-one = nog 1 dag
left-many = nog { $dagen } dagen
days-one = 1 dag
days-many = { $dagen } dagen

login-name = Naam waarmee je inlogt
login-password = Wachtwoord
login-submit = Inloggen
login-wait = Er is te vaak een verkeerd wachtwoord ingevuld. { $minuten ->
    [one] Wacht 1 minuut en probeer het dan weer.
   *[other] Wacht { $minuten } minuten en probeer het dan weer.
}
password-new = Nieuw wachtwoord
password-hint = Ten minste 12 tekens. Een zin van vier woorden is sterk en goed te onthouden.
password-again = Nog een keer hetzelfde wachtwoord
password-submit = Wachtwoord vastleggen

keys-lead = Zij werken alleen als je niet in een tekstveld staat. Zonder sneltoetsen werkt alles ook met Tab, Spatie en Enter.
keys-everywhere = Overal
keys-list = In een lijst
keys-dossier = In een dossier
keys-switch = Aan of uit
keys-are-on = De sneltoetsen staan aan.
keys-are-off = De sneltoetsen staan uit.
keys-off = Sneltoetsen uitzetten
keys-on = Sneltoetsen aanzetten
key-row = vorige of volgende regel
key-open = dossier openen
key-contact-row = contact vastleggen voor deze regel
key-send = vastleggen wat je invult

accessibility-goal = Iedereen moet met Meedoen kunnen werken, ook zonder muis, met een schermlezer of met grote letters. Wij volgen de richtlijn WCAG 2.2, niveau AA.
accessibility-checked = Voor het laatst nagekeken op { $datum }.
accessibility-done-title = Wat wij daarvoor doen
accessibility-keyboard = Alles werkt met het toetsenbord, en je ziet altijd waar je bent.
accessibility-zoom = Tekst kan twee keer zo groot, en de pagina past op een scherm van 320 pixels breed.
accessibility-colour = Kleur zegt nooit iets alleen: er staan altijd woorden of een teken bij.
accessibility-script = De pagina's werken zonder JavaScript. Licht en donker volgen je toestel.
accessibility-limits-title = Wat nog niet goed is
accessibility-limits = Grafieken zijn voor een schermlezer stil; de tabel erbij zegt hetzelfde. Talen die van rechts naar links lopen, zijn er nog niet.
accessibility-contact-title = Werkt iets niet?
accessibility-contact = Vertel het ons. Wij laten binnen een week weten wat wij eraan doen.

access-lead = Deze tabel komt uit de regels waarmee Meedoen werkt. Wat hier niet mag, kan ook niet.
access-what = Wat
access-table = Wat iedereen mag lezen en vastleggen
access-no = niet
access-read = lezen
access-write = lezen en vastleggen
