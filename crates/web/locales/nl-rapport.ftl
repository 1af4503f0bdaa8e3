# Rapporten: titels, hoe wij tellen, de woorden bij de cijfers, en wat een lezer erbij moet weten.
rapport-instroom-titel = Instroom per jaar
rapport-instroom-definitie = Wij tellen de trajecten die in het jaar beginnen. Wie twee keer begint, telt twee keer.
rapport-instroom-streefcijfer = De beoogde instroom komt uit de aanpak en geldt voor het hele jaar.
rapport-uitstroom-titel = Uitstroom naar reden
rapport-uitstroom-definitie = Wij tellen de trajecten die in de periode eindigden, met de reden uit de lijst van de aanpak. Cumulatief is alles tot en met de laatste dag van de periode; het deel is daarvan een percentage.
rapport-uitstroom-naar-datum = Een einde telt op de dag waarop het zo was.
rapport-uitstroom-naar-boekdatum = Een einde telt op de dag waarop de gemeente het voor het eerst wist.
rapport-uitstroom-einde = Het einde is de eerste dag waarop een traject niet meer loopt. Percentages zijn zo afgerond dat ze samen 100 zijn.
rapport-uitstroom-oorzaak-titel = Oorzaken bij { $redenen }
rapport-uitstroom-oorzaak-definitie = Wij tellen de trajecten die eindigden met een reden waarbij de aanpak om een oorzaak vraagt.
rapport-uitstroom-trajectsoort-titel = Uitstroom per trajectsoort
rapport-uitstroom-trajectsoort-definitie = Wij tellen de trajecten die in de periode eindigden, per trajectsoort en per reden. De onderste rij zegt welk deel van het totaal elke reden is.
rapport-deelnemers-titel = Deelnemers per trajectsoort
rapport-deelnemers-definitie = Begin is de stand van de dag voor de periode. Begin en instroom, zonder wie afgesloten is, is de eindstand.
rapport-deelnemers-stand = In de stand van een dag tellen de trajecten die dan begonnen zijn en nog niet zijn geëindigd.

rapport-periode = { $van } tot en met { $tot }
rapport-periode-kwartaal = { $kwartaal }e kwartaal { $jaar }
rapport-periode-maand = { $maand ->
    [1] januari
    [2] februari
    [3] maart
    [4] april
    [5] mei
    [6] juni
    [7] juli
    [8] augustus
    [9] september
    [10] oktober
    [11] november
   *[12] december
} { $jaar }

rapport-woord-kenmerk = kenmerk
rapport-woord-reden = reden
rapport-woord-oorzaak = oorzaak
rapport-woord-trajectsoort = trajectsoort
rapport-woord-beoogde-instroom = beoogde instroom
rapport-woord-gerealiseerde-instroom = gerealiseerde instroom
rapport-woord-geen-oorzaak = geen oorzaak vastgelegd
rapport-woord-cumulatief = cumulatief
rapport-woord-deel = deel
rapport-woord-percentage = percentage
rapport-woord-totaal = totaal
rapport-woord-begin = begin
rapport-woord-instroom = instroom
rapport-woord-afgesloten = afgesloten
rapport-woord-eindstand = eindstand

rapport-noot-loopt-nog-titel = De periode loopt nog
rapport-noot-loopt-nog = Wij tellen wat er tot en met { $dag } is vastgelegd.
rapport-noot-deel-van-jaar-titel = Een deel van { $jaar }
rapport-noot-deel-van-jaar = Dit is de instroom van { $van } tot en met { $tot }. Het streefcijfer geldt voor het hele jaar.
rapport-noot-niet-gedrukt-titel = Geen rij in de eigen tabel
rapport-noot-niet-gedrukt = De tabel die de aanpak zelf uitgeeft, heeft voor deze reden geen rij.
rapport-noot-gedrukt-onder-titel = Elders in de eigen tabel
rapport-noot-gedrukt-onder = De tabel die de aanpak zelf uitgeeft, telt deze reden mee in de rij { $rij }.
rapport-noot-niet-in-lijst-titel = Niet meer in de lijst
rapport-noot-niet-in-lijst = Deze reden staat niet in de lijst die op de laatste dag van de periode geldt. De naam is die van toen.
rapport-noot-geen-oorzaak-titel = Zonder oorzaak
rapport-noot-geen-oorzaak = De aanpak vraagt hier om een oorzaak. Bij deze trajecten staat er geen, wel een toelichting.
rapport-noot-naar-boekdatum-titel = Eerder of later geboekt
rapport-noot-naar-boekdatum = Tel je naar boekdatum, dan staat hier { $aantal }.
rapport-noot-naar-datum-titel = Eerder of later gebeurd
rapport-noot-naar-datum = Tel je naar datum, dan staat hier { $aantal }.

rapport-gemeente = Gemeente
rapport-per-oorzaak = Oorzaak
rapport-per-trajectsoort = Trajectsoort
rapport-naar-datum = Datum: toen het zo was
rapport-naar-boekdatum = Boekdatum: toen de gemeente het wist
rapport-blad-tabel = Tabel
rapport-blad-toelichting = Toelichting

rapport-tabel-2-titel = Tabel 2: instroom van het Participatiehuis
rapport-tabel-4-titel = Tabel 4: uitstroom van het Participatiehuis
rapport-tabel-4-1-titel = Tabel 4.1: de drie projecten naast elkaar
rapport-tabel-5-titel = Tabel 5: uit de uitkering, niet door werk
rapport-tabel-6-titel = Tabel 6: trajecten van Voorwerk in 2009
rapport-tabel-7-titel = Tabel 7: uitstroom van Voorwerk in 2009
rapport-bron = Bron: Activeren door participeren (2011), { $bron }.
rapport-niet-gepubliceerd-titel = Niet gepubliceerd
rapport-tabel-4-geboekt-titel = In april geboekt
rapport-tabel-4-geboekt = De kolom telt wat in april is geboekt. Bij een opschoning van het bestand kwamen twee mensen boven water die al eerder aan het werk waren.
rapport-tabel-4-zes-titel = Het gedrukte totaal is 58, de gedrukte redenen tellen op tot 52
rapport-tabel-4-zes = Bij zes mensen is geen reden vastgelegd. Alleen met hen erbij kloppen de 393 deelnemers op 30 april en het gemiddelde van 29,5 per maand.
rapport-tabel-4-1-noemers-titel = Drie noemers onder één kop
rapport-tabel-4-1-noemers = Het rapport neemt van het Participatiehuis de stand, van De Cirkel de instroom sinds de start en van Voorwerk begin en instroom van 2009, waarin iemand die doorstroomde twee keer telt. Ernaast staat het percentage van begin en instroom, voor alle drie.
rapport-tabel-4-1-onduidelijk = In het rapport staat hier “Onduidelijk”. Wat hier wel staat, volgt uit wat is vastgelegd.
rapport-tabel-4-1-vijf-titel = Gedrukt als 5
rapport-tabel-4-1-vijf = Het rapport drukt hier 5 %. De andere percentages hebben een decimaal; naar die regel is het 5,1 %.
rapport-tabel-4-1-werk-titel = Dezelfde mensen, drie percentages
rapport-tabel-4-1-werk = Dezelfde 66 mensen die naar werk gingen heten in het rapport ook 21 % en “ruim 20 %”: dat is van wie in 2009 is afgesloten.
rapport-tabel-doorstroom-titel = Met wie doorstroomde
rapport-tabel-doorstroom = Wie doorging naar een volgende trajectsoort staat in het rapport onder overig.
rapport-tabel-7-afgerond-titel = Zo afgerond dat het samen 100 is
rapport-tabel-7-afgerond = Wat na afronden naar beneden overblijft, gaat naar de grootste resten. Zo komt het rapport op 21, 5, 4, 27 en 43.
rapport-vergelijking-titel = Aanpakken naast elkaar
rapport-vergelijking-definitie = Wij leggen cijfers van aanpakken naast elkaar, geen mensen. Een percentage is een deel van de noemer van die aanpak.
rapport-vergelijking-over-stand = { $aanpak }: { $van } tot en met { $tot }; de noemer is de stand op de laatste dag.
rapport-vergelijking-over-instroom = { $aanpak }: { $van } tot en met { $tot }; de noemer is wie in die tijd begon.
rapport-vergelijking-over-begin-en-instroom = { $aanpak }: { $van } tot en met { $tot }; de noemer is wie er bij het begin was en wie daarna begon.
rapport-rijen = Redenen
rapport-rijen-gedrukt = in de rijen van de eigen tabel van de aanpak
rapport-dag = { $dag }
rapport-group-groei = Groei
rapport-group-begeleiding = Begeleiding
rapport-group-vergelijken = Vergelijken
rapport-group-gepubliceerd = De tabellen van 2011

rapport-woord-aantal = aantal
rapport-woord-procent = %
rapport-woord-procent-een-noemer = % van begin en instroom
rapport-woord-in-traject = in traject gehad (noemer)
rapport-woord-begin-en-instroom = begin en instroom
rapport-woord-stijging-samen = stijging binnen of tussen treden
rapport-woord-uitval-overig = uitval/uitstroom overig
rapport-woord-geen-recht = geen recht op bijstand
rapport-woord-uitval-geen-recht = uitval door geen WWB-recht
rapport-woord-uitstroom-regulier = uitstroom naar regulier werk
rapport-woord-dag = dag
rapport-woord-inwoners = inwoners
rapport-woord-fte = fte
rapport-woord-per-fte = per fte
rapport-woord-norm-per-fte = norm per fte

rapport-tabel-1-titel = Tabel 1: De Cirkel, naar jaar van instroom
rapport-tabel-3-titel = Tabel 3: intern programma van het Participatiehuis
rapport-tabel-1-stijging-2010 = Voor wie in 2010 begon geeft het rapport geen stijging.
rapport-tabel-1-voetnoot-titel = Uit een voetnoot
rapport-tabel-1-voetnoot = Werk en geen recht staan in het rapport in een voetnoot, de stijging in paragraaf 4.3.
rapport-cohort-titel = Instroom per jaar en wat ervan werd
rapport-cohort-definitie = Wij volgen de trajecten die in een jaar beginnen, tot en met de laatste dag van de periode.
rapport-cohort-stijging = Stijging naar een volgende trede: de hoogste gemeten trede onder 6 is hoger dan die bij de start. Die bij de start komt van de lijst, anders van de eerste meting, anders is de stijging onbekend. Stijging binnen de trede: de anderen met een vastgelegde groei. Wie naar trede 6 gaat, telt alleen als uitstroom naar werk.
rapport-cohort-einde = De rijen over stijging tellen op tot de gerealiseerde instroom, die over uitstroom en nog in traject ook.
rapport-training-titel = Training
rapport-training-definitie = Wij tellen wie aan een training begon, wie die afrondde en wie er voortijdig uit ging, ieder naar de eigen dag.
rapport-training-loopt-nog = Loopt nog is wie er op de laatste dag in zit. Cumulatief is gestart wat afgerond, voortijdig en loopt nog samen zijn.
rapport-doelen-titel = Doelen per jaar
rapport-doelen-definitie = Wat de aanpak voor een jaar beoogde, met wat het werd. Alleen waarvoor in een van de jaren een doel staat.
rapport-doelen-treden = Een of twee treden hoger telt in het jaar waarin een meting dat voor het eerst laat zien.
rapport-doelen-stijging = Het percentage stijging is van wie in het jaar begon, binnen of tussen treden, tot en met de laatste dag van de periode.
rapport-feit-trede = Meting: trede { $trede }
rapport-feit-groei = Meting: groei binnen de trede
rapport-feit-groep-training = Begonnen aan de training
rapport-feit-groep-groepsopdracht = Begonnen aan de groepsopdracht
rapport-feit-groep-projectgroep = Begonnen in de projectgroep
rapport-feit-groep-koffie-uur = Begonnen bij het koffie-uur
rapport-feit-afgerond = Afgerond
rapport-feit-voortijdig = Voortijdig gestopt

rapport-woord-beoogde-stijging = beoogd percentage stijging
rapport-woord-percentage-stijging = percentage stijging
rapport-woord-stijging-binnen = stijging binnen trede
rapport-woord-stijging-naar = stijging naar volgende trede (niet 6)
rapport-woord-geen-stijging = geen stijging
rapport-woord-stijging-onbekend = stijging onbekend
rapport-woord-uitval = uitval
rapport-woord-uitstroom-werk = uitstroom naar betaald werk
rapport-woord-uitstroom-geen-recht = uitstroom door geen recht op bijstand
rapport-woord-uitstroom-geen-wwb = uitstroom door geen WWB-recht
rapport-woord-andere-uitstroom = andere uitstroom
rapport-woord-nog-in-traject = nog in traject
rapport-woord-gestart = gestart
rapport-woord-afgerond = afgerond
rapport-woord-voortijdige-uitval = voortijdige uitval
rapport-woord-loopt-nog = loopt nog
rapport-woord-beoogd-een-trede = beoogd: één trede hoger
rapport-woord-een-trede = één trede hoger
rapport-woord-beoogd-twee-treden = beoogd: twee treden hoger
rapport-woord-twee-treden = twee treden hoger
rapport-woord-beoogd-regulier = beoogd: regulier werk

rapport-caseload-titel = Caseload per fte
rapport-caseload-definitie = Wij tellen de inwoners met een lopend traject en een begeleider, aan het eind van elke maand, en delen door de fte van de begeleiders op die dag.
rapport-caseload-fte = Wie twee lopende trajecten heeft, telt één keer. De fte is zoals die bekend was op de dag die bij bekend op staat.
rapport-woord-zonder-begeleider = zonder begeleider

rapport-toen-titel = Toen bekend en nu bekend
rapport-toen-uitleg = Dit is later bekend geworden of verbeterd.
rapport-toen-bekend-op = Bekend op { $dag }
rapport-toen-nu = Nu bekend
rapport-toen-toon = Toon dit rapport zoals bekend op { $dag }
rapport-feit-meting = Meting

rapport-leefgebieden-titel = Leefgebieden
rapport-leefgebieden-definitie = Wij kijken naar wie op de laatste dag in een traject zit, en naar de nieuwste meting die naar het leefgebied vroeg. Aan gewerkt en onder controle kunnen allebei zo zijn.
rapport-leefgebieden-inwoners = Per leefgebied telt iemand één keer.
rapport-leefgebieden-per-begeleider = Per begeleider telt iemand één keer: als het voor ten minste één leefgebied zo is.
rapport-per-begeleider = Begeleider
per-begeleider = begeleider
per-leefgebied = leefgebied
rapport-woord-leefgebied = leefgebied
rapport-woord-begeleider = begeleider
rapport-woord-gevraagd = naar gevraagd
rapport-woord-probleem = probleem
rapport-woord-aan-gewerkt = wordt aan gewerkt
rapport-woord-onder-controle = onder controle

rapport-maandrapport-titel = Maandrapport
rapport-maandrapport-definitie = Per begeleider en per maand: wat de metingen aan het eind van de maand zeggen over wie dan in een traject zit.
rapport-maandrapport-leefgebieden = Wij tellen leefgebieden met een probleem, naar de nieuwste meting die ernaar vroeg. Wie op drie leefgebieden een probleem heeft, telt drie keer. Aan gewerkt en onder controle zijn daar een deel van.
rapport-maandrapport-nodig = Nodig is een meting die er volgens de aanpak uiterlijk in de maand moest zijn. Gedaan is wie daarvan in de maand een meting kreeg.
rapport-verantwoording-titel = Verantwoording
rapport-verantwoording-definitie = Wat een begeleider in de periode deed en wat ervan werd. Wij tellen trajecten, contacten en metingen, en wat met een reden afweek van de aanpak.
rapport-verantwoording-wiens = Een contact telt bij wie het had. De instroom telt bij de eerste begeleider van het traject, de rest bij wie op die dag de begeleider was. Wie van begeleider wisselt, telt bij de een in het begin en bij de ander in de eindstand.
rapport-verantwoording-afwijkingen = Elke afwijking opent met de reden, voor wie die ook in het dossier leest.
rapport-woord-contacten = contacten
rapport-woord-metingen = metingen
rapport-woord-metingen-nodig = metingen nodig
rapport-woord-metingen-gedaan = waarvan gedaan
rapport-woord-afwijkingen = afwijkingen met een reden
rapport-feit-geen-probleem = geen probleem
rapport-feit-probleem = een probleem
rapport-feit-aan-gewerkt = een probleem, er wordt aan gewerkt
rapport-feit-onder-controle = een probleem, onder controle
rapport-feit-aan-gewerkt-onder-controle = een probleem, aan gewerkt en onder controle
rapport-feit-afwijking-traject = Een tweede traject naast een lopend traject
rapport-feit-afwijking-fase = Terug naar een eerdere fase
rapport-feit-afwijking-verlenging = De termijn verlengd
rapport-feit-afwijking-einde = Een einde zonder oorzaak
rapport-feit-afwijking-contact = Het volgende contact later dan het ritme
rapport-feit-afwijking-meting = Een meting die afwijkt
rapport-feit-afwijking-caseload = De caseload boven de norm
rapport-feit-afwijking-groep = Een deelname die afwijkt

rapport-uitkeringsduur-titel = Jaren met een uitkering
rapport-uitkeringsduur-definitie = Wij tellen wie op de laatste dag in een traject zit, en hoeveel hele maanden die dan een uitkering heeft. Het gemiddelde is in jaren.
rapport-uitkeringsduur-bekend = Het gemiddelde is van wie de gemeente weet sinds wanneer. Van de anderen weten wij het niet, en wij schatten het niet.
rapport-woord-uitkering-bekend = sinds wanneer bekend
rapport-woord-jaren-gemiddeld = jaren gemiddeld
rapport-feit-uitkering-sinds = Vanaf deze dag een uitkering
rapport-deelname-titel = Deelname aan groepen
rapport-deelname-definitie = Van de trajecten die in de periode beginnen: in hoeveel iemand aan een groep deelnam, langer of korter.
rapport-deelname-tijdens = De deelname telt bij het traject waarin zij viel, tot en met de laatste dag van de periode.
rapport-woord-deed-mee = deed mee
rapport-woord-groepsoort = soort groep
rapport-woord-training = training
rapport-woord-groepsopdracht = groepsopdracht
rapport-woord-projectgroep = projectgroep
rapport-woord-koffie-uur = koffie-uur
rapport-noot-meting-buiten-traject-titel = Metingen buiten hun traject
rapport-noot-meting-buiten-traject = { $aantal ->
    [one] Eén meting valt
   *[other] { $aantal } metingen vallen
} buiten het traject, omdat het einde of de start later is gewijzigd. Die tellen niet mee.
