# The rhythm of contact that was agreed with a resident, and who was with a group.
act-ritme = Agree on a rhythm
ritme-dagen = How many days at most between two contacts?
ritme-dagen-bereik = The approach says { $minimum } to { $maximum } days. Leave empty for the rhythm of the approach.
ritme-dagen-hoogstens = The approach says { $maximum } days at most. Leave empty for the rhythm of the approach.
reason-departs-ritme = Only needed when it falls outside the approach.
ritme-record = Record rhythm
ritme-sinds = { $ritme }, agreed on { $dag }
ritme-omdat = { $ritme }: { $reden }
ritme-nog-niet = { $ritme } at most; nothing was agreed with this resident yet
ritme-correct = Correct rhythm
ritme-withdraw-label = This was not agreed
ritme-withdraw = Take back the agreement
event-ritme = Rhythm of contact: every { $dagen }
event-ritme-aanpak = Rhythm of contact: that of the approach again
done-ritme = The rhythm has been recorded.
gezien = Seen
gezien-bij = with { $groep } on { $dag }
signal-gezien = Seen { $waar }.
signal-ritme = Agreed rhythm: { $ritme }.
vandaag-ritme = Agreed is contact every { $dagen }.
caseload-gezien = seen with { $groep }
slice-ritme = Rhythm
may-ritme-afgesproken = how often contact was agreed
may-ritme-afspreken = agree on a rhythm of contact
may-groep-aanwezig = when somebody was with a group
may-aanwezigheid-vastleggen = record who was there
weigering-ritme-onmogelijk = Fill in a number of days, from 1 to 366.
weigering-ritme-is-al-zo = It is so already. Choose another number of days.
weigering-aanpak-zonder-ritme = This approach has no rhythm of contact.
weigering-ritme-buiten-de-aanpak = The approach says { $minimum } to { $maximum } days. Otherwise is allowed, with a reason.
weigering-ritme-langer-dan-de-aanpak = The approach says { $maximum } days at most. Longer is allowed, with a reason.

aanwezig-titel = Who was there?
aanwezig-lead = Tick who was there. Who is not ticked will notice nothing of it.
aanwezig-niemand = None of yours took part on this day.
aanwezig-op = On which day?
aanwezig-wie = Who was there
aanwezig-record = Record presence
aanwezig-al = Recorded already for { $dag }
aanwezig-was-er = was there
aanwezig-withdraw-label = Was not there
aanwezig-withdraw = Take back presence
event-groep-aanwezig = Seen with { $groep }
done-aanwezig = Recorded who was there.
verwacht-wie-is-er = Who is there?
verwacht-is-er = There: { $groep }
verwacht-misschien = { $groep } (days not recorded)
weigering-niemand-aangevinkt = Tick at least one name.
weigering-al-aanwezig = That was recorded already.
weigering-deed-toen-niet-mee = { $aantal ->
    [one] One of them did not take part in this group on that day.
   *[other] { $aantal } of them did not take part in this group on that day.
}
weigering-alleen-vandaag = You can only record who is there today.
