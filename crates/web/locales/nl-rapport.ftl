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
