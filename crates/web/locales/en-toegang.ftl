# Who sees what: standing in, werkleider, privacy officer, handing over the regie, another name.
role-werkleider = work supervisor
role-privacy-officer = privacy officer
role-werkleider-text = Who is expected at your service point today: name and group, no dossier.
role-privacy-officer-text = Who looked at which dossier and who can. You see numbers, no names of residents.
purpose-werkleiding = supervising work
purpose-privacytoezicht = watching over privacy
purpose-waarneming-afwezig = standing in: colleague away
purpose-waarneming-overdracht = standing in: handover
purpose-waarneming-spoed = standing in: urgent
list-vandaag-verwacht = a line among who is expected today
list-inzagelog = the dossier looked up in the read log
standing-waarnemer = stand-in of the coach
standing-werkleider = supervisor of the place where the resident is expected today
standing-andere-werkleider = supervisor of another place
standing-privacy-officer = privacy officer
slice-waarneming = Standing in
may-waarneming-begonnen = who stands in for whom, what for and until when
may-waarneming-beeindigd = that standing in was ended earlier
may-waarneming-vermelden-of-beeindigen = state that somebody stands in, or end it
may-inwoner-andere-naam = another name somebody is known by
may-toewijzing-regisseur = to whom the regie was handed over
may-regie-overdragen = hand over the regie
may-groep-plaats = where and on which days a group meets
may-groep-wie-er-vandaag-wordt-verwacht = who is expected in a group today: name and group
may-plaats-en-dagen-van-een-groep-vastleggen = record where and when a group meets
may-inzage-het-hele-logboek = who looked at which dossier, by number
may-inzage-wie-er-nu-bij-kan = who can open a dossier now, by number
nav-waarneming = Standing in
nav-verwacht = Expected today
nav-inzage = Read log
nav-toegang = Access
waarneming-banner = You see this because you stand in for { $naam } ({ $doel }), up to and including { $dag }. Every time you look is noted in the dossier.
waarneming-lead = Are you standing in for a colleague? Then you see those residents until the last day. After that it closes by itself.
waarneming-note = The colleague, the coordinators and the privacy officer see this too. Every dossier says who looked, and that it was for standing in.
waarneming-empty = Nobody stands in yet. Are you away, or do you replace a colleague? State it here.
waarneming-new = State who stands in
waarneming-new-lead = State who stands in, for whom, what for and until when. Why a colleague is away does not belong here.
waarneming-record = State who stands in
waarneming-wie = Who stands in?
waarneming-voor = For whom?
waarneming-voor-hint = The colleague whose residents they are.
waarneming-for = for { $naam }
waarneming-doel = What for?
waarneming-doel-afwezig = colleague away
waarneming-doel-overdracht = handover
waarneming-doel-spoed = urgent
waarneming-doel-most = { $doel } (at most { $dagen } days)
waarneming-reden = In a few words
waarneming-reden-hint = For example: days off, or: the caseload goes to two colleagues.
waarneming-van = From
waarneming-tot = Up to and including
waarneming-tot-hint = On this day it ends by itself. Does it become another day? Correct it as long as it runs.
waarneming-when = When
waarneming-act = What you can do
waarneming-days = { $van } up to and including { $tot }
waarneming-now = runs now
waarneming-later = begins later
waarneming-over = over
waarneming-ended = ended earlier
waarneming-end = End it
waarneming-correct = Correct the stand-in
waarneming-eerder = Corrected on { $dag } by { $naam }: { $reden }. First: { $eerst }.
weigering-waarneming-is-begonnen = This stand-in began on { $datum }. Its first day stays.
weigering-waarneming-was-al = That day has been. Choose today or later, or end the stand-in.
waarneming-caseload = Caseload of { $naam }
waarneming-caseload-summary = { $aantal ->
    [one] 1 resident you stand in for
   *[other] { $aantal } residents you stand in for
  }. As of { $dag }.
done-waarneming = It is stated who stands in.
done-waarneming-einde = Standing in has ended.
weigering-waarneming-van-jezelf = You do not stand in for yourself. Choose a colleague.
weigering-waarneming-van-anderen = State it only for your own caseload, or when you are the one who stands in. The coordinator can do it for others.
weigering-waarneming-begint-later = Standing in begins today or later.
weigering-waarneming-te-ver-vooruit = This is more than { $dagen } days ahead. Choose an earlier day.
weigering-waarneming-eindigt-eerder = The last day comes before the first. Choose a later day.
weigering-waarneming-te-lang = This purpose lasts at most { $dagen } days, so up to and including { $datum }. After that you state it again.
weigering-waarneming-loopt-al = This stand-in runs on one of those days already.
weigering-waarneming-is-voorbij = This stand-in is over, since { $datum }.
verwacht-summary = { $aantal ->
    [one] 1 resident
   *[other] { $aantal } residents
  } at { $plek }, { $dag }.
verwacht-empty = There is no group at your place today.
verwacht-unsure = { $aanpak }; on which days the group meets is not recorded
verwacht-note = You see the name and the group. What is in the dossier is for the coach.
groep-place = Where and when
groep-place-title = Where and when the group meets
groep-place-lead = The supervisor of that place sees who is expected on those days.
groep-place-anywhere = No fixed place
groep-place-record = Record place and days
groep-place-edit = Place and days
groep-days = On which days?
weekdag-maandag = Monday
weekdag-dinsdag = Tuesday
weekdag-woensdag = Wednesday
weekdag-donderdag = Thursday
weekdag-vrijdag = Friday
weekdag-zaterdag = Saturday
weekdag-zondag = Sunday
done-plaats = Place and days are recorded.
weigering-vestiging-onbekend = The approach has no place called { $vestiging }.
inzagelog-summary = { $aantal ->
    [one] 1 look.
   *[other] { $aantal } looks.
  }
inzagelog-dossier = Dossier number
inzagelog-from = From
inzagelog-until = Up to and including
inzagelog-search = Search the log
inzagelog-everybody = Everybody
inzagelog-empty = Nobody looked here. Choose another number, another person or another period.
inzagelog-several = several dossiers
inzagelog-list = { $wat } ({ $aantal ->
    [one] 1 dossier
   *[other] { $aantal } dossiers
  })
inzagelog-newer = Newer
inzagelog-older = Older
inzagelog-note = Looking up a dossier is noted in the log of that dossier too.
inzage-dossier-unreadable = A dossier number consists of digits.
inzage-who-unreadable = Choose somebody from the list.
toegang-lead = This is how it is at this moment.
toegang-policy = All rules: who sees what
toegang-one = Who can open a dossier now?
toegang-ask = Show who can
toegang-who = Name
toegang-standing = Why
toegang-since = Since
toegang-staff = Who works here, and as what?
toegang-dossier = the dossier
toegang-name = only the name
toegang-nobody = Nobody can open dossier { $nummer }, or it is not there.
toegang-found = { $aantal ->
    [one] 1 person can open dossier { $nummer } now.
   *[other] { $aantal } people can open dossier { $nummer } now.
  }
regie-hand-over = Hand over the regie
regie-lead = Whoever hands over the regie does not see this dossier afterwards.
regie-to = Who gets the regie?
event-regisseur = { $naam } keeps the regie
done-regie = The regie is handed over.
weigering-geen-regisseur = { $medewerker } is no regisseur on that day.
weigering-heeft-geen-regisseur = There is no regisseur who can hand over the regie.
weigering-is-al-regisseur = { $medewerker } keeps the regie already.
inwoner-also = Also known as
inwoner-also-hint = A name that people search by: the name at birth, or what everybody calls somebody.
event-also-named = Also known as { $naam }
