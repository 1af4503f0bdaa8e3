# De maandelijkse ronde: de hele caseload meten op één pagina.
nav-meting = Meting
ronde-title = Meting { $maand }
ronde-lead = De laatste waarden staan klaar. Pas alleen aan wat anders is. Niet gesproken? Dan meten wij niet.
ronde-other = Naar { $maand }
ronde-empty = In deze maand is er niemand om te meten. Wie in je caseload komt, staat hier vanzelf.
ronde-wrong = { $aantal ->
    [one] Eén inwoner is nog niet vastgelegd. Wat je koos, staat er nog.
   *[other] { $aantal } inwoners zijn nog niet vastgelegd. Wat je koos, staat er nog.
}
ronde-keys = Zo gaat het snel met het toetsenbord
ronde-key-row = andere inwoner
ronde-key-to = tot
ronde-key-trede = trede, nog eens: de vragen kloppen
ronde-key-groei = groei binnen de trede
ronde-key-leefgebied = leefgebied naar de volgende stand
ronde-key-woorden = toelichting
ronde-key-send = alles vastleggen
ronde-browse = Bladeren
ronde-previous = Vorige
ronde-next = Volgende
ronde-end = Naar het einde
ronde-place = { $nummer } van { $aantal }
ronde-gesproken = gesproken { $dag }
ronde-niet-gesproken = niet gesproken in { $maand }
ronde-groei = Binnen de trede
ronde-geen-groei = geen groei
ronde-wel-groei = groei binnen
ronde-measured = Gemeten
ronde-niet-gemeten = niet gemeten
ronde-done = gemeten { $dag }
ronde-correct = Meer aanpassen
ronde-was = was { $wat }
ronde-new = nieuw
ronde-was-groei = was groei binnen
ronde-niet-gevraagd = onbekend
ronde-niet-gevraagd-lang = niet gevraagd
ronde-geen = geen
ronde-probleem = probleem
ronde-aan-gewerkt = aan gewerkt
ronde-onder-controle = controle
ronde-beide = beide
ronde-anders = anders vastgelegd
ronde-aan-gewerkt-lang = wordt aan gewerkt
ronde-onder-controle-lang = onder controle
ronde-beide-lang = aan gewerkt en onder controle
ronde-geen-lang = geen probleem
ronde-legend = Wat de tekens zeggen
ronde-klopt = De vragen van deze trede kloppen
ronde-klopt-hint = Onder de tabel staat wat elke trede vraagt. Later invullen mag ook.
ronde-theirs = Er staat nu ook: { $wat }, { $dag }. Leg je nog eens vast, dan blijven ze allebei staan.
ronde-treden = Wat elke trede vraagt
ronde-count-changed = { $aantal } gewijzigd
ronde-count-same = { $aantal } zoals vóór deze maand
ronde-count-unmeasured = { $aantal } niet gemeten
ronde-count-done = { $aantal } al vastgelegd
ronde-submit = { $aantal ->
    [one] 1 meting vastleggen
   *[other] { $aantal } metingen vastleggen
}
ronde-later = Later verder
ronde-saved = Vastgelegd om # uur.
ronde-not-saved = Niet bewaard: er is geen verbinding. Wat je koos, staat er nog en gaat mee met de knop.
ronde-logged-out = Niet bewaard. Ben je nog ingelogd? Wat je koos, staat er nog.
ronde-gedaan = { $aantal ->
    [0] Er was niets nieuws om vast te leggen.
    [one] 1 meting is vastgelegd.
   *[other] { $aantal } metingen zijn vastgelegd.
}
ronde-reden = Aangepast in de maandelijkse ronde
criteria-1 = Geen wekelijks contact met mensen buiten het huis.
criteria-2 = Elke week contact met mensen buiten het huis. Nog geen georganiseerde activiteit.
criteria-3 = Elke week een activiteit of cursus die iemand organiseert. Nog geen taken waarop anderen rekenen.
criteria-4 = Elke week onbetaald werk met taken waarop anderen rekenen. Geen contract.
criteria-5 = Betaald werk of een eigen zaak, met ondersteuning.
criteria-6 = Betaald werk of een eigen zaak, zonder ondersteuning.
keys-ronde = In de maandelijkse ronde
list-meting = een regel in de maandelijkse ronde

# Terugkijken in een dossier, en de ladder door de tijd.
dossier-back = Je kijkt terug: zo was dit dossier bekend op { $dag }. Wat daarna is vastgelegd, staat er niet bij.
dossier-today = Naar vandaag
jump-to = Naar dag
timeline-from = Vanaf { $dag } en ouder.
timeline-all = Toon ook wat daarna gebeurde
as-table = Als tabel
ladder-what = Wat
stand-onbevestigd = te lang niet bevestigd

# De caseload.
caseload-search = Zoek in deze lijst
caseload-ronde = Meting { $maand }
