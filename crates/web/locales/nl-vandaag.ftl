# Vandaag: wat wij schuldig zijn, de agenda en wat er te vieren is.
nav-vandaag = Vandaag
nav-punten = { $aantal ->
    [one] 1 punt
   *[other] { $aantal } punten
}
nav-mensen = { $aantal ->
    [one] 1 inwoner
   *[other] { $aantal } inwoners
}
vandaag-morgen = Goedemorgen { $naam }.
vandaag-middag = Goedemiddag { $naam }.
vandaag-avond = Goedenavond { $naam }.
vandaag-laat = { $aantal ->
    [0] Nergens zijn wij te laat.
    [one] Op één punt zijn wij te laat.
   *[other] Op { $aantal } punten zijn wij te laat.
}
vandaag-straks = { $aantal ->
    [0] Er komt niets aan.
    [one] Eén komt eraan.
   *[other] { $aantal } komen eraan.
}
vandaag-afspraken = { $aantal ->
    [0] Vandaag staat er niets in je agenda.
    [one] Je hebt vandaag één afspraak.
   *[other] Je hebt vandaag { $aantal } afspraken.
}
vandaag-deel-laat = Hier zijn wij te laat
vandaag-deel-straks = Dit komt eraan
vandaag-deel-rust = Voor het volgende gesprek
vandaag-meer = Nog { $aantal } keer: { $wat }
vandaag-agenda = Agenda van deze week
vandaag-agenda-leeg = Er staat deze week niets. Een volgend contact of een stap met een dag komt hier vanzelf.
vandaag-contact = Contact. Het vorige was { $dag }.
vandaag-stap = Stap: { $wat }
vandaag-vieren = Iets te vieren
vandaag-vieren-leeg = Nog niets van de laatste twee weken. Leg een succes vast, ook een klein: het staat dan hier.
vandaag-trede = van trede { $van } naar trede { $naar }
vandaag-groei = groei binnen trede { $trede }
vandaag-laatste-contact = Het laatste contact was op { $dag }.
vandaag-uitleg = Een signaal zegt wat wij een inwoner schuldig zijn. Het zegt niets over de inwoner.
vandaag-regels = Hoe een signaal ontstaat
vandaag-niets = Wij zijn niemand iets schuldig, en er komt niets aan. Tijd voor een gesprek zonder aanleiding.
vandaag-niemand = Je begeleidt nog niemand. Wie aan jou wordt toegewezen, staat hier vanaf die dag.

signaal-termijn-eindigt = Wat komt er na het traject van { $naam }?
signaal-plan-ontbreekt = Het plan van { $naam } is er nog niet
signaal-belemmering-ligt-stil = Niemand werkt aan een belemmering van { $naam }
signaal-stilstand = Spreek met { $naam } een nieuwe stap af
signaal-leefgebied-onbevestigd = Vraag { $naam } hoe het gaat
signal-due-straks = uiterlijk { $dag }
signal-due-termijn = dat moest vaststaan op { $dag }
signal-due-plan = het plan was nodig op { $dag }
signal-due-belemmering = iemand moest eraan werken op { $dag }
signal-due-stilstand = een nieuwe stap was nodig op { $dag }
signal-due-leefgebied = niet besproken; dat moest uiterlijk { $dag }
signal-act-plan = Plan beginnen
signal-act-stap = Stap afspreken
signal-act-termijn = Vervolg vastleggen
signal-act-belemmering = Eraan werken
signal-termijn-row = vervolg niet bekend
signal-plan-row = nog geen plan
signal-belemmering-row = belemmering ligt stil
signal-stilstand-row = geen nieuwe stap
signal-leefgebied-row = leefgebied lang niet besproken

soort-aanvraag-wacht = een aanvraag wacht te lang op ons
soort-belofte-laat = een belofte van ons is te laat
soort-contact-te-laat = er was te lang geen contact
soort-termijn-eindigt = het traject eindigt en het vervolg staat niet vast
soort-plan-ontbreekt = er is nog geen plan
soort-belemmering-ligt-stil = een belemmering waar niemand aan werkt
soort-meting-te-laat = het is tijd voor een meting
soort-stilstand = er was lang geen nieuwe stap
soort-leefgebied-onbevestigd = een leefgebied dat lang niet besproken is
soort-aanmelding-onbeantwoord = een aanmelding wacht op ons antwoord

uitstel-out = Later, met reden
uitstel-geef = Dit mag wachten
uitstel-geef-lead = Het signaal komt op die dag vanzelf terug. Wat wij schuldig zijn, blijven wij schuldig.
uitstel-over = Waarover
uitstel-stand = Hoe het staat
uitstel-regel = Regel
uitstel-tot = Tot welke dag?
uitstel-tot-hint = Ten hoogste drie maanden
uitstel-reden = Waarom mag dit wachten?
uitstel-reden-hint = Bijvoorbeeld: ligt in het ziekenhuis
uitstel-terug = Dit mag niet meer wachten
signal-leefgebied = Al lang niet ter sprake: { $naam }.
uitstel-correct = Uitstel corrigeren
uitstel-leefgebied = { $wat } ({ $leefgebied })
uitstel-tot-omdat = tot { $dag }: { $reden }
may-uitstel-geven-voor-een-aanmelding = een aanmelding laten wachten
done-uitstel = Dit mag wachten. Het komt vanzelf terug.
event-uitstel = Mag wachten tot { $dag }: { $wat }
subject-uitstel = Uitstel
slice-uitstel = Uitstel
may-uitstel-gegeven = wat van ons mag wachten, en waarom
may-uitstel-geven = iets van ons laten wachten
weigering-uitstel-al-voorbij = Kies een dag na { $datum }.
weigering-uitstel-te-lang = Dit is te ver weg. Kies een dag binnen { $dagen } dagen; daarna kun je opnieuw kiezen.

uitleg-signalen = Een signaal zegt wat de gemeente of een partner een inwoner schuldig is, en volgt uit een regel van de aanpak. Het is nooit een oordeel over de inwoner. Een onderdeel dat een aanpak niet heeft, geeft geen signaal. Elk signaal mag wachten, met een reden.
uitleg-geen-regel = Geen aanpak hier heeft hier een regel voor.
uitleg-bron = Bron: { $bron }.
bron-ons = Geen bron noemt dit. Het is een eigen keuze.
bron-ons-omdat = Een eigen keuze: { $waarom }.
bron-en-ons = { $bron }; de rest is een eigen keuze
bron-rapport = het rapport Activeren door participeren (2011)
bron-nummer = bron { $nummer }
bron-regel = regel { $regel }
bron-regels = regel { $van } tot en met { $tot }
bron-plaats = { $regels } van { $bron }
uitleg-aanvraag-wacht = Telt vanaf de dag van de aanvraag. Een besluit lost het op. Dit signaal gaat voor alle andere.
uitleg-belofte-laat = Telt vanaf de dag die beloofd is, voor beloften van de gemeente en van een partner. Nakomen, een nieuwe dag of intrekken lost het op. Een belofte van de inwoner geeft nooit een signaal.
uitleg-contact-te-laat = Telt vanaf het laatste contact, of vanaf de start. Is met iemand een eigen ritme afgesproken, dan telt dat. Een afgesproken later contact met een reden telt als de dag. Waar de aanpak het zegt, is wie bij een groep was ook gezien. Een contact lost het op.
uitleg-termijn-eindigt = Telt terug vanaf het einde van de termijn. Verlengen of afsluiten lost het op.
uitleg-plan-ontbreekt = Telt vanaf de start. Het eerste doel of de eerste stap lost het op.
uitleg-belemmering-ligt-stil = Telt vanaf de dag dat de belemmering in beeld kwam. Wie eraan begint te werken, lost het op.
uitleg-meting-te-laat = Telt vanaf de start, en daarna vanaf de vorige meting. Een meting lost het op.
uitleg-stilstand = Telt vanaf het laatste doel of de laatste stap. Een nieuwe stap lost het op. Of een stap lukte, telt niet mee.
uitleg-leefgebied-onbevestigd = Telt vanaf de laatste meting waarin een leefgebied ter sprake kwam. Een meting lost het op.
uitleg-aanmelding-onbeantwoord = Telt vanaf de aanmelding. Een eerste gesprek, aannemen of afwijzen lost het op.

signal-since-start = Het traject begon op { $dag }.
dossier-signalen-meer = Nog { $aantal } van ons
list-vandaag = een regel op Vandaag
vandaag-doel = doel bereikt: { $doel }
vandaag-kennismaking = Kennismaking, uiterlijk deze dag
vandaag-driegesprek = Driegesprek, uiterlijk deze dag
vandaag-bijeenkomst = { $aantal ->
    [one] Eén inwoner van jou doet mee.
   *[other] { $aantal } inwoners van jou doen mee.
}

# De dag van een coördinator.
vandaag-niets-project = Niemand wacht op een antwoord van jou. Wie wordt aangemeld, staat hier vanaf die dag.
vandaag-agenda-leeg-project = Deze week verloopt er geen dag voor een eerste gesprek.
vandaag-deel-weten = Goed om te weten
vandaag-aangemeld = aangemeld
vandaag-aangemeld-bij = Aangemeld bij { $aanpak } op { $dag }.
vandaag-geen-termijn = Na het eerste gesprek noemt de aanpak geen termijn meer. Een antwoord is er wel nodig.
aanmelding-beantwoorden = Aanmelding beantwoorden
signaal-aanmelding-zonder-termijn = { $naam } wacht nog op een antwoord van ons
signaal-zonder-begeleider = Niemand begeleidt { $naam }
signaal-caseload-boven-norm = { $naam } begeleidt { $aantal } inwoners
vandaag-alleen-sinds = zonder begeleider, sinds { $dag }
vandaag-alleen-regel = Wie in een traject zit, heeft een begeleider. Anders ziet niemand wat wij schuldig zijn.
vandaag-ondertussen = { $aantal ->
    [one] Ondertussen zijn wij op één punt te laat.
   *[other] Ondertussen zijn wij op { $aantal } punten te laat.
}
vandaag-boven-norm = { $aantal } boven de norm
vandaag-hoogstens = hoogstens { $aantal } bij { $fte } fte
vandaag-met-reden = { $aantal ->
    [one] Van één inwoner is vastgelegd waarom die er toch bij kwam.
   *[other] Van { $aantal } inwoners is vastgelegd waarom ze er toch bij kwamen.
}
vandaag-caseload = Caseload bekijken
soort-zonder-begeleider = iemand in een traject zonder begeleider
soort-caseload-boven-norm = een caseload boven de norm
soort-aanmelding-zonder-termijn = een aanmelding wacht op ons antwoord
signaal-aanmelding-mag-wachten = { $naam } wacht op een antwoord, en dat mag
soort-aanmelding-mag-wachten = een aanmelding die mag wachten
uitstel-weer = komt dit terug, op { $dag }
uitstel-omdat = Mag wachten: { $reden }
vandaag-deel-aandacht = Dit vraagt aandacht
vandaag-aandacht = { $aantal ->
    [0] Verder vraagt niets je aandacht.
    [one] Eén vraagt je aandacht.
   *[other] { $aantal } vragen je aandacht.
}
