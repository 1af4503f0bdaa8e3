# Reports: titles, how we count, the words beside the figures, and what a reader has to know with them.
rapport-instroom-titel = Inflow per year
rapport-instroom-definitie = We count the trajectories that start in the year. Somebody who starts twice counts twice.
rapport-instroom-streefcijfer = The intended inflow comes from the approach and is for the whole year.
rapport-uitstroom-titel = Outflow by reason
rapport-uitstroom-definitie = We count the trajectories that ended in the period, with the reason from the list of the approach. Cumulative is all up to and including the last day of the period; the share is a percentage of that.
rapport-uitstroom-naar-datum = An end counts on the day it was so.
rapport-uitstroom-naar-boekdatum = An end counts on the day the municipality first knew.
rapport-uitstroom-einde = The end is the first day on which a trajectory is no longer open. Percentages are rounded so that together they make 100.
rapport-uitstroom-oorzaak-titel = Causes with { $redenen }
rapport-uitstroom-oorzaak-definitie = We count the trajectories that ended for a reason with which the approach asks for a cause.
rapport-uitstroom-trajectsoort-titel = Outflow per kind of trajectory
rapport-uitstroom-trajectsoort-definitie = We count the trajectories that ended in the period, by kind and by reason. The last row says what part of the total each reason is.
rapport-deelnemers-titel = Participants per kind of trajectory
rapport-deelnemers-definitie = Start is the stand of the day before the period. Start and inflow, without those that were closed, is the final stand.
rapport-deelnemers-stand = The stand of a day counts the trajectories that have begun by then and have not ended.

rapport-periode = { $van } to { $tot }
rapport-periode-kwartaal = quarter { $kwartaal } of { $jaar }
rapport-periode-maand = { $maand ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $jaar }

rapport-woord-kenmerk = characteristic
rapport-woord-reden = reason
rapport-woord-oorzaak = cause
rapport-woord-trajectsoort = kind of trajectory
rapport-woord-beoogde-instroom = intended inflow
rapport-woord-gerealiseerde-instroom = actual inflow
rapport-woord-geen-oorzaak = no cause recorded
rapport-woord-cumulatief = cumulative
rapport-woord-deel = share
rapport-woord-percentage = percentage
rapport-woord-totaal = total
rapport-woord-begin = start
rapport-woord-instroom = inflow
rapport-woord-afgesloten = closed
rapport-woord-eindstand = final stand

rapport-noot-loopt-nog-titel = The period is still running
rapport-noot-loopt-nog = We count what was recorded up to and including { $dag }.
rapport-noot-deel-van-jaar-titel = A part of { $jaar }
rapport-noot-deel-van-jaar = This is the inflow from { $van } to { $tot }. The target is for the whole year.
rapport-noot-niet-gedrukt-titel = No row in their own table
rapport-noot-niet-gedrukt = The table that the approach itself publishes has no row for this reason.
rapport-noot-gedrukt-onder-titel = Elsewhere in their own table
rapport-noot-gedrukt-onder = The table that the approach itself publishes counts this reason in the row { $rij }.
rapport-noot-niet-in-lijst-titel = No longer in the list
rapport-noot-niet-in-lijst = This reason is not in the list that holds on the last day of the period. Its name is the one it had then.
rapport-noot-geen-oorzaak-titel = Without a cause
rapport-noot-geen-oorzaak = The approach asks for a cause here. These trajectories have none, but an explanation.
rapport-noot-naar-boekdatum-titel = Booked earlier or later
rapport-noot-naar-boekdatum = Counted by day of booking, this is { $aantal }.
rapport-noot-naar-datum-titel = Happened earlier or later
rapport-noot-naar-datum = Counted by day, this is { $aantal }.

rapport-gemeente = Municipality
rapport-per-oorzaak = Cause
rapport-per-trajectsoort = Kind of trajectory
rapport-naar-datum = Day: when it was so
rapport-naar-boekdatum = Day of booking: when the municipality knew
rapport-blad-tabel = Table
rapport-blad-toelichting = Explanation

rapport-tabel-2-titel = Table 2: inflow of the Participatiehuis
rapport-tabel-4-titel = Table 4: outflow of the Participatiehuis
rapport-tabel-4-1-titel = Table 4.1: the three projects side by side
rapport-tabel-5-titel = Table 5: off benefit, not because of work
rapport-tabel-6-titel = Table 6: trajectories of Voorwerk in 2009
rapport-tabel-7-titel = Table 7: outflow of Voorwerk in 2009
rapport-bron = Source: Activeren door participeren (2011), { $bron }.
rapport-niet-gepubliceerd-titel = Not published
rapport-tabel-4-geboekt-titel = Booked in April
rapport-tabel-4-geboekt = The column counts what was booked in April. When the file was cleaned up, two people were found who had gone to work before.
rapport-tabel-4-zes-titel = The printed total is 58, the printed reasons add up to 52
rapport-tabel-4-zes = For six people no reason was recorded. Only with them do the 393 participants on 30 April and the mean of 29.5 a month agree.
rapport-tabel-4-1-noemers-titel = Three denominators under one heading
rapport-tabel-4-1-noemers = The report takes the stand of the Participatiehuis, the inflow since the start of De Cirkel, and start and inflow of 2009 of Voorwerk, in which somebody who moved on counts twice. Beside it stands the percentage of start and inflow, for all three.
rapport-tabel-4-1-onduidelijk = The report says “Onduidelijk” (unclear) here. What stands here follows from what was recorded.
rapport-tabel-4-1-vijf-titel = Printed as 5
rapport-tabel-4-1-vijf = The report prints 5% here. The other percentages have a decimal; by that rule it is 5.1%.
rapport-tabel-4-1-werk-titel = The same people, three percentages
rapport-tabel-4-1-werk = The same 66 people who went to work are also called 21% and “over 20%” in the report: that is of those who were closed in 2009.
rapport-tabel-doorstroom-titel = With who moved on
rapport-tabel-doorstroom = Who went on to a next kind of trajectory stands under other in the report.
rapport-tabel-7-afgerond-titel = Rounded so that together it is 100
rapport-tabel-7-afgerond = What is left after rounding down goes to the largest remainders. That is how the report comes to 21, 5, 4, 27 and 43.
rapport-vergelijking-titel = Approaches side by side
rapport-vergelijking-definitie = We lay figures of approaches side by side, not people. A percentage is a part of the denominator of that approach.
rapport-vergelijking-over-stand = { $aanpak }: { $van } to { $tot }; the denominator is the stand on the last day.
rapport-vergelijking-over-instroom = { $aanpak }: { $van } to { $tot }; the denominator is who began in that time.
rapport-vergelijking-over-begin-en-instroom = { $aanpak }: { $van } to { $tot }; the denominator is who was there at the start and who began after it.
rapport-rijen = Reasons
rapport-rijen-gedrukt = in the rows of the approach's own table
rapport-dag = { $dag }
rapport-group-groei = Growth
rapport-group-begeleiding = Guidance
rapport-group-vergelijken = Comparing
rapport-group-gepubliceerd = The tables of 2011

rapport-woord-aantal = number
rapport-woord-procent = %
rapport-woord-procent-een-noemer = % of start and inflow
rapport-woord-in-traject = have been in a trajectory (denominator)
rapport-woord-begin-en-instroom = start and inflow
rapport-woord-stijging-samen = rise within or between rungs
rapport-woord-uitval-overig = drop-out/other outflow
rapport-woord-geen-recht = no right to benefit
rapport-woord-uitval-geen-recht = drop-out for lack of a right to benefit
rapport-woord-uitstroom-regulier = outflow to regular work
rapport-woord-dag = day
rapport-woord-inwoners = residents
rapport-woord-fte = fte
rapport-woord-per-fte = per fte
rapport-woord-norm-per-fte = norm per fte

rapport-tabel-1-titel = Table 1: De Cirkel, by year of inflow
rapport-tabel-3-titel = Table 3: internal programme of the Participatiehuis
rapport-tabel-1-stijging-2010 = The report gives no rise for those who began in 2010.
rapport-tabel-1-voetnoot-titel = From a footnote
rapport-tabel-1-voetnoot = Work and no right stand in a footnote of the report, the rise in section 4.3.
rapport-cohort-titel = Inflow per year and what came of it
rapport-cohort-definitie = We follow the trajectories that begin in a year, up to and including the last day of the period.
rapport-cohort-stijging = Rise to a next rung: the highest measured rung below 6 is higher than the one at the start. The one at the start comes from the list, else from the first measurement, else the rise is unknown. Rise within the rung: the others with a recorded growth. Who goes to rung 6 counts only as outflow to work.
rapport-cohort-einde = The rows about rise add up to the actual inflow, and so do those about outflow with those still in a trajectory.
rapport-training-titel = Training
rapport-training-definitie = We count who began a training, who finished it and who left it early, each by their own day.
rapport-training-loopt-nog = Still running is who is in it on the last day. Cumulatively, started is what finished, early and still running are together.
rapport-doelen-titel = Targets per year
rapport-doelen-definitie = What the approach aimed for in a year, with what came of it. Only what has a target in one of the years.
rapport-doelen-treden = One or two rungs higher counts in the year in which a measurement first shows it.
rapport-doelen-stijging = The percentage of rise is of who began in the year, within or between rungs, up to and including the last day of the period.
rapport-feit-trede = Measurement: rung { $trede }
rapport-feit-groei = Measurement: growth within the rung
rapport-feit-groep-training = Began the training
rapport-feit-groep-groepsopdracht = Began the group assignment
rapport-feit-groep-projectgroep = Began in the project group
rapport-feit-groep-koffie-uur = Began with the coffee hour
rapport-feit-afgerond = Finished
rapport-feit-voortijdig = Left early

rapport-woord-beoogde-stijging = intended percentage of rise
rapport-woord-percentage-stijging = percentage of rise
rapport-woord-stijging-binnen = rise within rung
rapport-woord-stijging-naar = rise to next rung (not 6)
rapport-woord-geen-stijging = no rise
rapport-woord-stijging-onbekend = rise unknown
rapport-woord-uitval = drop-out
rapport-woord-uitstroom-werk = outflow to paid work
rapport-woord-uitstroom-geen-recht = outflow for lack of a right to benefit
rapport-woord-uitstroom-geen-wwb = outflow for lack of a right to benefit (WWB)
rapport-woord-andere-uitstroom = other outflow
rapport-woord-nog-in-traject = still in a trajectory
rapport-woord-gestart = started
rapport-woord-afgerond = finished
rapport-woord-voortijdige-uitval = left early
rapport-woord-loopt-nog = still running
rapport-woord-beoogd-een-trede = intended: one rung higher
rapport-woord-een-trede = one rung higher
rapport-woord-beoogd-twee-treden = intended: two rungs higher
rapport-woord-twee-treden = two rungs higher
rapport-woord-beoogd-regulier = intended: regular work

rapport-caseload-titel = Caseload per fte
rapport-caseload-definitie = We count the residents with an open trajectory and a supervisor, at the end of each month, and divide by the fte of the supervisors on that day.
rapport-caseload-fte = Who has two open trajectories counts once. The fte is as it was known on the day given as known on.
rapport-woord-zonder-begeleider = without a supervisor

rapport-toen-titel = Known then and known now
rapport-toen-uitleg = This became known later, or was corrected.
rapport-toen-bekend-op = Known on { $dag }
rapport-toen-nu = Known now
rapport-toen-toon = Show this report as known on { $dag }
rapport-feit-meting = Measurement

rapport-leefgebieden-titel = Life domains
rapport-leefgebieden-definitie = We look at who is in a trajectory on the last day, and at the newest measurement that asked about the life domain. Worked on and under control can both be so.
rapport-leefgebieden-inwoners = For each life domain somebody counts once.
rapport-leefgebieden-per-begeleider = For each supervisor somebody counts once: when it is so for at least one life domain.
rapport-per-begeleider = Supervisor
per-begeleider = supervisor
per-leefgebied = life domain
rapport-woord-leefgebied = life domain
rapport-woord-begeleider = supervisor
rapport-woord-gevraagd = asked about
rapport-woord-probleem = problem
rapport-woord-aan-gewerkt = worked on
rapport-woord-onder-controle = under control

rapport-maandrapport-titel = Monthly report
rapport-maandrapport-definitie = For each coach and month: what the assessments say at the end of the month about those in a trajectory then.
rapport-maandrapport-leefgebieden = We count areas of life with a problem, by the newest assessment that asked. Somebody with a problem in three areas counts three times. Worked on and under control are parts of that.
rapport-maandrapport-nodig = Due is an assessment that the approach asks for in the month at the latest. Done is who of those was assessed in the month.
rapport-verantwoording-titel = Account
rapport-verantwoording-definitie = What a coach did in the period and what came of it. We count trajectories, contacts and assessments, and what departed from the approach with a reason.
rapport-verantwoording-wiens = A contact counts with who had it. Inflow counts with the first coach of the trajectory, the rest with who was the coach on that day. Whoever changes coach counts at the beginning with one and at the end with the other.
rapport-verantwoording-afwijkingen = Every departure opens with its reason, for who can read it in the file too.
rapport-woord-contacten = contacts
rapport-woord-metingen = assessments
rapport-woord-metingen-nodig = assessments due
rapport-woord-metingen-gedaan = of which done
rapport-woord-afwijkingen = departures with a reason
rapport-feit-geen-probleem = no problem
rapport-feit-probleem = a problem
rapport-feit-aan-gewerkt = a problem, being worked on
rapport-feit-onder-controle = a problem, under control
rapport-feit-aan-gewerkt-onder-controle = a problem, being worked on and under control
rapport-feit-afwijking-traject = A second trajectory beside an open one
rapport-feit-afwijking-fase = Back to an earlier phase
rapport-feit-afwijking-verlenging = The term was extended
rapport-feit-afwijking-einde = An end without a cause
rapport-feit-afwijking-contact = The next contact later than the rhythm
rapport-feit-afwijking-meting = A departing assessment
rapport-feit-afwijking-caseload = The caseload above the norm
rapport-feit-afwijking-groep = A departing membership

rapport-uitkeringsduur-titel = Years on a benefit
rapport-uitkeringsduur-definitie = We count who is in a trajectory on the last day, and for how many whole months they have been on a benefit then. The mean is in years.
rapport-uitkeringsduur-bekend = The mean is over those of whom the municipality knows since when. Of the others we do not know, and we do not guess.
rapport-woord-uitkering-bekend = known since when
rapport-woord-jaren-gemiddeld = mean years
rapport-feit-uitkering-sinds = On a benefit from this day
rapport-deelname-titel = Taking part in groups
rapport-deelname-definitie = Of the trajectories that start in the period: in how many somebody took part in a group, for longer or shorter.
rapport-deelname-tijdens = Taking part counts with the trajectory in which it fell, up to and including the last day of the period.
rapport-woord-deed-mee = took part
rapport-woord-groepsoort = kind of group
rapport-woord-training = training
rapport-woord-groepsopdracht = group assignment
rapport-woord-projectgroep = project group
rapport-woord-koffie-uur = coffee hour
rapport-noot-meting-buiten-traject-titel = Measurements outside their trajectory
rapport-noot-meting-buiten-traject = { $aantal ->
    [one] One measurement lies
   *[other] { $aantal } measurements lie
} outside the trajectory, because its end or start was changed later. Those are not counted.
