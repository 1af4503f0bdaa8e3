# Wie wat ziet: waarneming, werkleider, privacy officer, regie overdragen, een andere naam.
role-werkleider = werkleider
role-privacy-officer = privacy officer
role-werkleider-text = Wie er vandaag op jouw plek wordt verwacht: naam en groep, geen dossier.
role-privacy-officer-text = Wie welk dossier bekeek en wie erbij kan. Je ziet nummers, geen namen van inwoners.
purpose-werkleiding = werkleiding
purpose-privacytoezicht = toezicht op privacy
purpose-waarneming-afwezig = waarneming: collega afwezig
purpose-waarneming-overdracht = waarneming: overdracht
purpose-waarneming-spoed = waarneming: spoed
list-vandaag-verwacht = een regel bij wie er vandaag wordt verwacht
list-inzagelog = het dossier opgezocht in het inzagelogboek
standing-waarnemer = waarnemer van de begeleider
standing-werkleider = werkleider van de plek waar de inwoner vandaag wordt verwacht
standing-andere-werkleider = werkleider van een andere plek
standing-privacy-officer = privacy officer
slice-waarneming = Waarneming
may-waarneming-begonnen = wie voor wie waarneemt, waarvoor en tot wanneer
may-waarneming-beeindigd = dat een waarneming eerder is beëindigd
may-waarneming-vermelden-of-beeindigen = een waarneming vermelden of beëindigen
may-inwoner-andere-naam = een andere naam waaronder iemand bekend is
may-toewijzing-regisseur = aan wie de regie is overgedragen
may-regie-overdragen = de regie overdragen
may-groep-plaats = waar en op welke dagen een groep is
may-groep-wie-er-vandaag-wordt-verwacht = wie er vandaag in een groep wordt verwacht: naam en groep
may-plaats-en-dagen-van-een-groep-vastleggen = vastleggen waar en wanneer een groep is
may-inzage-het-hele-logboek = wie welk dossier bekeek, op nummer
may-inzage-wie-er-nu-bij-kan = wie er nu bij een dossier kan, op nummer
nav-waarneming = Waarneming
nav-verwacht = Vandaag verwacht
nav-inzage = Inzage
nav-toegang = Toegang
waarneming-banner = Je ziet dit omdat je waarneemt voor { $naam } ({ $doel }), tot en met { $dag }. Elke keer dat je kijkt, staat in het dossier.
waarneming-lead = Neem je waar voor een collega? Dan zie je die inwoners tot de laatste dag. Daarna gaat het vanzelf dicht.
waarneming-note = De collega, de coördinatoren en de privacy officer zien dit ook. In elk dossier staat wie keek, en dat het om een waarneming ging.
waarneming-empty = Er is nog geen waarneming. Ben je weg, of vervang je een collega? Vermeld het hier.
waarneming-new = Waarneming vermelden
waarneming-new-lead = Vermeld wie waarneemt, voor wie, waarvoor en tot wanneer. Waarom een collega weg is, hoort hier niet.
waarneming-record = Waarneming vermelden
waarneming-wie = Wie neemt waar?
waarneming-voor = Voor wie?
waarneming-voor-hint = De collega van wie de inwoners zijn.
waarneming-for = voor { $naam }
waarneming-doel = Waarvoor?
waarneming-doel-afwezig = collega afwezig
waarneming-doel-overdracht = overdracht
waarneming-doel-spoed = spoed
waarneming-doel-most = { $doel } (hoogstens { $dagen } dagen)
waarneming-reden = In een paar woorden
waarneming-reden-hint = Bijvoorbeeld: vrije dagen, of: de caseload gaat naar twee collega's.
waarneming-van = Vanaf
waarneming-tot = Tot en met
waarneming-tot-hint = Op deze dag eindigt het vanzelf. Wordt het een andere dag? Corrigeer het zolang het loopt.
waarneming-when = Wanneer
waarneming-act = Wat je kunt doen
waarneming-days = { $van } tot en met { $tot }
waarneming-now = loopt nu
waarneming-later = begint later
waarneming-over = voorbij
waarneming-ended = eerder beëindigd
waarneming-end = Beëindigen
waarneming-correct = Waarneming corrigeren
waarneming-eerder = Gecorrigeerd op { $dag } door { $naam }: { $reden }. Eerst: { $eerst }.
weigering-waarneming-is-begonnen = Deze waarneming begon op { $datum }. De eerste dag blijft zo.
weigering-waarneming-was-al = Die dag is al geweest. Kies vandaag of later, of beëindig de waarneming.
waarneming-caseload = Caseload van { $naam }
waarneming-caseload-summary = { $aantal ->
    [one] 1 inwoner voor wie je waarneemt
   *[other] { $aantal } inwoners voor wie je waarneemt
  }. Stand op { $dag }.
done-waarneming = De waarneming is vermeld.
done-waarneming-einde = De waarneming is beëindigd.
weigering-waarneming-van-jezelf = Je neemt niet waar voor jezelf. Kies een collega.
weigering-waarneming-van-anderen = Vermeld alleen een waarneming voor je eigen caseload, of die je zelf doet. De coördinator kan het voor anderen doen.
weigering-waarneming-begint-later = Een waarneming begint vandaag of later.
weigering-waarneming-te-ver-vooruit = Dit is meer dan { $dagen } dagen vooruit. Kies een eerdere dag.
weigering-waarneming-eindigt-eerder = De laatste dag ligt voor de eerste. Kies een latere dag.
weigering-waarneming-te-lang = Dit doel duurt hoogstens { $dagen } dagen, dus tot en met { $datum }. Daarna vermeld je het opnieuw.
weigering-waarneming-loopt-al = Deze waarneming loopt al op een van die dagen.
weigering-waarneming-is-voorbij = Deze waarneming is al voorbij, sinds { $datum }.
verwacht-summary = { $aantal ->
    [one] 1 inwoner
   *[other] { $aantal } inwoners
  } bij { $plek }, { $dag }.
verwacht-empty = Er is vandaag geen groep op jouw plek.
verwacht-unsure = { $aanpak }; op welke dagen de groep er is, is niet vastgelegd
verwacht-note = Je ziet de naam en de groep. Wat er in het dossier staat, is voor de begeleider.
groep-place = Waar en wanneer
groep-place-title = Waar en wanneer de groep er is
groep-place-lead = De werkleider van die plek ziet op die dagen wie er wordt verwacht.
groep-place-anywhere = Geen vaste plek
groep-place-record = Plek en dagen vastleggen
groep-place-edit = Plek en dagen
groep-days = Op welke dagen?
weekdag-maandag = maandag
weekdag-dinsdag = dinsdag
weekdag-woensdag = woensdag
weekdag-donderdag = donderdag
weekdag-vrijdag = vrijdag
weekdag-zaterdag = zaterdag
weekdag-zondag = zondag
done-plaats = Plek en dagen zijn vastgelegd.
weigering-vestiging-onbekend = De aanpak heeft geen plek die { $vestiging } heet.
inzagelog-summary = { $aantal ->
    [one] 1 keer gekeken.
   *[other] { $aantal } keer gekeken.
  }
inzagelog-dossier = Dossiernummer
inzagelog-from = Vanaf
inzagelog-until = Tot en met
inzagelog-search = Logboek doorzoeken
inzagelog-everybody = Iedereen
inzagelog-empty = Hier keek niemand. Kies een ander nummer, een ander mens of een andere periode.
inzagelog-several = meer dossiers
inzagelog-list = { $wat } ({ $aantal ->
    [one] 1 dossier
   *[other] { $aantal } dossiers
  })
inzagelog-newer = Nieuwere
inzagelog-older = Oudere
inzagelog-note = Zoek je een dossier op, dan staat dat ook in het logboek van dat dossier.
inzage-dossier-unreadable = Een dossiernummer bestaat uit cijfers.
inzage-who-unreadable = Kies iemand uit de lijst.
toegang-lead = Zo staat het op dit moment.
toegang-policy = Alle regels: wie ziet wat
toegang-one = Wie kan nu bij een dossier?
toegang-ask = Laat zien wie erbij kan
toegang-who = Naam
toegang-standing = Waarom
toegang-since = Sinds
toegang-staff = Wie werkt hier, en als wat?
toegang-dossier = het dossier
toegang-name = alleen de naam
toegang-nobody = Niemand kan bij dossier { $nummer }, of het is er niet.
toegang-found = { $aantal ->
    [one] 1 mens kan nu bij dossier { $nummer }.
   *[other] { $aantal } mensen kunnen nu bij dossier { $nummer }.
  }
regie-hand-over = Regie overdragen
regie-lead = Wie de regie overdraagt, ziet dit dossier daarna niet meer.
regie-to = Wie krijgt de regie?
event-regisseur = { $naam } heeft de regie
done-regie = De regie is overgedragen.
weigering-geen-regisseur = { $medewerker } is op die dag geen regisseur.
weigering-heeft-geen-regisseur = Er is geen regisseur die de regie kan overdragen.
weigering-is-al-regisseur = { $medewerker } heeft de regie al.
inwoner-also = Ook bekend als
inwoner-also-hint = Een naam waaronder mensen zoeken: de geboortenaam, of hoe iedereen iemand noemt.
event-also-named = Ook bekend als { $naam }
