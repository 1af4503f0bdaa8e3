# The monthly round: measuring the whole caseload on one page.
nav-meting = Measuring
ronde-title = Measuring { $maand }
ronde-lead = The last values are filled in. Change only what is different. Not spoken? Then we do not measure.
ronde-other = To { $maand }
ronde-empty = In this month there is nobody to measure. Who comes into your caseload appears here.
ronde-wrong = { $aantal ->
    [one] One resident has not been recorded yet. What you chose is still there.
   *[other] { $aantal } residents have not been recorded yet. What you chose is still there.
}
ronde-keys = How to go fast with the keyboard
ronde-key-row = another resident
ronde-key-to = to
ronde-key-trede = rung, again: the questions fit
ronde-key-groei = growth within the rung
ronde-key-leefgebied = life domain to the next state
ronde-key-woorden = explanation
ronde-key-send = record all
ronde-browse = Browse
ronde-previous = Previous
ronde-next = Next
ronde-end = To the end
ronde-place = { $nummer } of { $aantal }
ronde-gesproken = spoken { $dag }
ronde-niet-gesproken = not spoken in { $maand }
ronde-groei = Within the rung
ronde-geen-groei = no growth
ronde-wel-groei = growth within
ronde-measured = Measured
ronde-niet-gemeten = not measured
ronde-done = measured { $dag }
ronde-correct = Change more
ronde-was = was { $wat }
ronde-new = new
ronde-was-groei = was growth within
ronde-niet-gevraagd = unknown
ronde-niet-gevraagd-lang = not asked
ronde-geen = none
ronde-probleem = problem
ronde-aan-gewerkt = worked on
ronde-onder-controle = control
ronde-beide = both
ronde-anders = recorded otherwise
ronde-aan-gewerkt-lang = worked on
ronde-onder-controle-lang = under control
ronde-beide-lang = worked on and under control
ronde-geen-lang = no problem
ronde-legend = What the signs say
ronde-klopt = The questions of this rung fit
ronde-klopt-hint = Under the table stands what each rung asks. You may also answer later.
ronde-theirs = There is now also: { $wat }, { $dag }. Record again and both are kept.
ronde-treden = What each rung asks
ronde-count-changed = { $aantal } changed
ronde-count-same = { $aantal } as before this month
ronde-count-unmeasured = { $aantal } not measured
ronde-count-done = { $aantal } recorded already
ronde-submit = { $aantal ->
    [one] Record 1 measurement
   *[other] Record { $aantal } measurements
}
ronde-later = Go on later
ronde-saved = Recorded at #.
ronde-not-saved = Not saved: there is no connection. What you chose is still there and goes with the button.
ronde-logged-out = Not saved. Are you still logged in? What you chose is still there.
ronde-gedaan = { $aantal ->
    [0] There was nothing new to record.
    [one] 1 measurement has been recorded.
   *[other] { $aantal } measurements have been recorded.
}
ronde-reden = Changed in the monthly round
criteria-1 = No weekly contact with people outside the house.
criteria-2 = Weekly contact with people outside the house. No organised activity yet.
criteria-3 = Every week an activity or course that somebody organises. No tasks yet that others count on.
criteria-4 = Every week unpaid work with tasks that others count on. No contract.
criteria-5 = Paid work or a business of one's own, with support.
criteria-6 = Paid work or a business of one's own, without support.
keys-ronde = In the monthly round
list-meting = a line in the monthly round

# Terugkijken in een dossier, en de ladder door de tijd.
dossier-back = You are looking back: this is how the file was known on { $dag }. What was recorded later is not here.
dossier-today = To today
jump-to = To day
timeline-from = From { $dag } and older.
timeline-all = Also show what happened after that
as-table = As a table
ladder-what = What
stand-onbevestigd = not confirmed for too long

# De caseload.
caseload-search = Search in this list
caseload-ronde = Measuring { $maand }
