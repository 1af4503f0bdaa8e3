# Today: what we owe, the agenda and what there is to celebrate.
nav-vandaag = Today
nav-punten = { $aantal ->
    [one] 1 point
   *[other] { $aantal } points
}
nav-mensen = { $aantal ->
    [one] 1 resident
   *[other] { $aantal } residents
}
vandaag-morgen = Good morning { $naam }.
vandaag-middag = Good afternoon { $naam }.
vandaag-avond = Good evening { $naam }.
vandaag-laat = { $aantal ->
    [0] We are late with nothing.
    [one] We are late with one thing.
   *[other] We are late with { $aantal } things.
}
vandaag-straks = { $aantal ->
    [0] Nothing is coming up.
    [one] One is coming up.
   *[other] { $aantal } are coming up.
}
vandaag-afspraken = { $aantal ->
    [0] There is nothing in your agenda today.
    [one] You have one appointment today.
   *[other] You have { $aantal } appointments today.
}
vandaag-deel-laat = Here we are late
vandaag-deel-straks = Coming up
vandaag-deel-rust = For the next talk
vandaag-meer = { $aantal } more: { $wat }
vandaag-agenda = This week’s agenda
vandaag-agenda-leeg = Nothing this week. A next contact or a step with a day comes here by itself.
vandaag-contact = Contact. The last one was { $dag }.
vandaag-stap = Step: { $wat }
vandaag-vieren = Something to celebrate
vandaag-vieren-leeg = Nothing yet in the last two weeks. Record a success, however small: it will be here.
vandaag-trede = from rung { $van } to rung { $naar }
vandaag-groei = growth within rung { $trede }
vandaag-laatste-contact = The last contact was on { $dag }.
vandaag-uitleg = A signal says what we owe a resident. It says nothing about the resident.
vandaag-regels = How a signal comes about
vandaag-niets = We owe nobody anything, and nothing is coming up. Time for a talk without a reason.
vandaag-niemand = You guide nobody yet. Whoever is assigned to you is here from that day.

signaal-termijn-eindigt = What comes after the trajectory of { $naam }?
signaal-plan-ontbreekt = There is no plan for { $naam } yet
signaal-belemmering-ligt-stil = Nobody works on a barrier of { $naam }
signaal-stilstand = Agree on a new step with { $naam }
signaal-leefgebied-onbevestigd = Ask { $naam } how things are
signal-due-straks = by { $dag }
signal-due-termijn = to be settled by { $dag }
signal-due-plan = the plan was needed by { $dag }
signal-due-belemmering = somebody had to work on it by { $dag }
signal-due-stilstand = a new step was needed by { $dag }
signal-due-leefgebied = not talked about; that was needed by { $dag }
signal-act-plan = Begin the plan
signal-act-stap = Agree on a step
signal-act-termijn = Record what comes next
signal-act-belemmering = Work on it
signal-termijn-row = what comes next unknown
signal-plan-row = no plan yet
signal-belemmering-row = barrier lies still
signal-stilstand-row = no new step
signal-leefgebied-row = life domain long not talked about

soort-aanvraag-wacht = an application waits too long for us
soort-belofte-laat = a promise of ours is late
soort-contact-te-laat = there was no contact for too long
soort-termijn-eindigt = the trajectory ends and what comes next is not settled
soort-plan-ontbreekt = there is no plan yet
soort-belemmering-ligt-stil = a barrier nobody works on
soort-meting-te-laat = it is time for a measurement
soort-stilstand = there was no new step for long
soort-leefgebied-onbevestigd = a life domain not talked about for long
soort-aanmelding-onbeantwoord = a referral waits for our answer

uitstel-out = Later, with a reason
uitstel-geef = This may wait
uitstel-geef-lead = The signal comes back by itself on that day. What we owe, we still owe.
uitstel-over = About
uitstel-stand = How it stands
uitstel-regel = Rule
uitstel-tot = Until which day?
uitstel-tot-hint = Three months at most
uitstel-reden = Why may this wait?
uitstel-reden-hint = For example: is in hospital
uitstel-terug = This may wait no longer
signal-leefgebied = Not talked about for long: { $naam }.
uitstel-correct = Correct the delay
uitstel-leefgebied = { $wat } ({ $leefgebied })
uitstel-tot-omdat = until { $dag }: { $reden }
may-uitstel-geven-voor-een-aanmelding = let a referral wait
done-uitstel = This may wait. It comes back by itself.
event-uitstel = May wait until { $dag }: { $wat }
subject-uitstel = Put off
slice-uitstel = Put off
may-uitstel-gegeven = what of ours may wait, and why
may-uitstel-geven = let something of ours wait
weigering-uitstel-al-voorbij = Choose a day after { $datum }.
weigering-uitstel-te-lang = This is too far away. Choose a day within { $dagen } days; after that you can choose again.

uitleg-signalen = A signal says what the municipality or a partner owes a resident, and follows from a rule of the approach. It is never a judgement of the resident. A part that an approach lacks gives no signal. Every signal may wait, with a reason.
uitleg-geen-regel = No approach here has a rule for this.
uitleg-bron = Source: { $bron }.
bron-ons = No source says this. It is a choice of our own.
bron-ons-omdat = A choice of our own: { $waarom }.
bron-en-ons = { $bron }; the rest is a choice of our own
bron-rapport = the report Activeren door participeren (2011)
bron-nummer = source { $nummer }
bron-regel = line { $regel }
bron-regels = lines { $van } to { $tot }
bron-plaats = { $regels } of { $bron }
uitleg-aanvraag-wacht = Counts from the day of the application. A decision settles it. This signal goes before all others.
uitleg-belofte-laat = Counts from the promised day, for promises of the municipality and of a partner. Keeping it, another day or withdrawing it settles it. A promise of the resident never gives a signal.
uitleg-contact-te-laat = Counts from the last contact, or from the start. When a rhythm of their own was agreed with somebody, that counts. A later contact that was agreed with a reason counts as the day. Where the approach says so, who was with a group has been seen too. A contact settles it.
uitleg-termijn-eindigt = Counts back from the end of the term. Extending or closing settles it.
uitleg-plan-ontbreekt = Counts from the start. The first goal or step settles it.
uitleg-belemmering-ligt-stil = Counts from the day the barrier came into view. Whoever begins to work on it settles it.
uitleg-meting-te-laat = Counts from the start, and then from the last measurement. A measurement settles it.
uitleg-stilstand = Counts from the last goal or step. A new step settles it. Whether a step worked out does not count.
uitleg-leefgebied-onbevestigd = Counts from the last measurement in which a life domain was talked about. A measurement settles it.
uitleg-aanmelding-onbeantwoord = Counts from the referral. A first talk, accepting or refusing settles it.

signal-since-start = The trajectory began on { $dag }.
dossier-signalen-meer = { $aantal } more of ours
list-vandaag = a line on Today
vandaag-doel = goal reached: { $doel }
vandaag-kennismaking = First meeting, by this day
vandaag-driegesprek = Three-way talk, by this day
vandaag-bijeenkomst = { $aantal ->
    [one] One resident of yours takes part.
   *[other] { $aantal } residents of yours take part.
}

# The day of a coordinator.
vandaag-niets-project = Nobody is waiting for an answer from you. Whoever is referred is here from that day.
vandaag-agenda-leeg-project = No last day for a first talk falls in this week.
vandaag-deel-weten = Good to know
vandaag-aangemeld = referred
vandaag-aangemeld-bij = Referred to { $aanpak } on { $dag }.
vandaag-geen-termijn = After the first talk the approach names no term. An answer is needed all the same.
aanmelding-beantwoorden = Answer the referral
signaal-aanmelding-zonder-termijn = { $naam } still waits for an answer from us
signaal-zonder-begeleider = Nobody guides { $naam }
signaal-caseload-boven-norm = { $naam } guides { $aantal } residents
vandaag-alleen-sinds = without a coach, since { $dag }
vandaag-alleen-regel = Whoever is in a trajectory has a coach. Otherwise nobody sees what we owe.
vandaag-ondertussen = { $aantal ->
    [one] Meanwhile we are late with one thing.
   *[other] Meanwhile we are late with { $aantal } things.
}
vandaag-boven-norm = { $aantal } over the norm
vandaag-hoogstens = at most { $aantal } at { $fte } fte
vandaag-met-reden = { $aantal ->
    [one] For one resident it is recorded why they were taken on all the same.
   *[other] For { $aantal } residents it is recorded why they were taken on all the same.
}
vandaag-caseload = Look at the caseload
soort-zonder-begeleider = somebody in a trajectory without a coach
soort-caseload-boven-norm = a caseload over the norm
soort-aanmelding-zonder-termijn = a referral that waits for our answer
signaal-aanmelding-mag-wachten = { $naam } waits for an answer, and may
soort-aanmelding-mag-wachten = a referral that may wait
uitstel-weer = this comes back, on { $dag }
uitstel-omdat = May wait: { $reden }
vandaag-deel-aandacht = Needs your attention
vandaag-aandacht = { $aantal ->
    [0] Nothing else needs your attention.
    [one] One needs your attention.
   *[other] { $aantal } need your attention.
}
