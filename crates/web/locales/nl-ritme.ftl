# Het ritme van contact dat met een inwoner is afgesproken, en wie er bij een groep was.
act-ritme = Ritme afspreken
ritme-dagen = Hoeveel dagen ten hoogste tussen twee contacten?
ritme-dagen-bereik = De aanpak zegt { $minimum } tot { $maximum } dagen. Laat leeg voor het ritme van de aanpak.
ritme-dagen-hoogstens = De aanpak zegt ten hoogste { $maximum } dagen. Laat leeg voor het ritme van de aanpak.
reason-departs-ritme = Alleen nodig als het buiten de aanpak valt.
ritme-record = Ritme vastleggen
ritme-sinds = { $ritme }, afgesproken op { $dag }
ritme-omdat = { $ritme }: { $reden }
ritme-nog-niet = ten hoogste { $ritme }; met deze inwoner is nog niets afgesproken
ritme-correct = Ritme corrigeren
ritme-withdraw-label = Dit is niet afgesproken
ritme-withdraw = Afspraak intrekken
event-ritme = Ritme van contact: elke { $dagen }
event-ritme-aanpak = Ritme van contact: weer dat van de aanpak
done-ritme = Het ritme is vastgelegd.
gezien = Gezien
gezien-bij = bij { $groep } op { $dag }
signal-gezien = Gezien { $waar }.
signal-ritme = Afgesproken ritme: { $ritme }.
vandaag-ritme = Afgesproken is contact elke { $dagen }.
caseload-gezien = gezien bij { $groep }
slice-ritme = Ritme
may-ritme-afgesproken = hoe vaak er contact is afgesproken
may-ritme-afspreken = een ritme van contact afspreken
may-groep-aanwezig = wanneer iemand bij een groep was
may-aanwezigheid-vastleggen = vastleggen wie er was
weigering-ritme-onmogelijk = Vul een aantal dagen in, van 1 tot 366.
weigering-ritme-is-al-zo = Zo is het al. Kies een ander aantal dagen.
weigering-aanpak-zonder-ritme = Deze aanpak heeft geen ritme van contact.
weigering-ritme-buiten-de-aanpak = De aanpak zegt { $minimum } tot { $maximum } dagen. Anders mag, met een reden.
weigering-ritme-langer-dan-de-aanpak = De aanpak zegt ten hoogste { $maximum } dagen. Langer mag, met een reden.

aanwezig-titel = Wie was er?
aanwezig-lead = Vink aan wie er was. Wie niet is aangevinkt, krijgt daar niets van.
aanwezig-niemand = Van jou deed er op deze dag niemand mee.
aanwezig-op = Op welke dag?
aanwezig-wie = Wie was er
aanwezig-record = Aanwezigheid vastleggen
aanwezig-al = Al vastgelegd voor { $dag }
aanwezig-was-er = was er
aanwezig-withdraw-label = Was er niet
aanwezig-withdraw = Aanwezigheid intrekken
event-groep-aanwezig = Gezien bij { $groep }
done-aanwezig = Vastgelegd wie er was.
verwacht-wie-is-er = Wie is er?
verwacht-is-er = Is er: { $groep }
verwacht-misschien = { $groep } (dagen niet vastgelegd)
weigering-niemand-aangevinkt = Vink ten minste één naam aan.
weigering-al-aanwezig = Dat stond er al.
weigering-deed-toen-niet-mee = { $aantal ->
    [one] Eén van hen deed op die dag niet mee in deze groep.
   *[other] { $aantal } van hen deden op die dag niet mee in deze groep.
}
weigering-alleen-vandaag = Je kunt alleen vastleggen wie er vandaag is.
