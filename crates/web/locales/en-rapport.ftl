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
