# What stands on every page: masthead, footer, forms, days, logging in and explanation.
skip = To the content
menu = Menu
search-label = Find a resident
search-submit = Search
role-switch = Work as
logout = Log out
nav-label = Main menu
crumbs = Breadcrumbs
footer-keys = Keyboard shortcuts
footer-access = Who sees what
footer-accessibility = Accessibility
footer-demo = Example with invented people
show = Show
none = none
optional = (optional)

hidden-title = This is not here, or not for you
hidden-text = Do you think it should be? Ask your team leader.
trouble-title = Something went wrong on our side
trouble-text = What you saw may not have been recorded. Please try again. If it keeps going wrong, pass on this number.
trouble-reference = Number of this error:
away-title = Reading only for now
away-text = Meedoen cannot reach the log. What you see is from before that. Nothing can be recorded, and no report of a talk can be opened. Meedoen keeps trying; you need not do anything.
away-again = Try this page again

error-prefix = Error:
errors-title = { $aantal ->
    [one] 1 thing is not right yet
   *[other] { $aantal } things are not right yet
}
errors-kept = What you filled in is still there.
refused-title = This is not possible
stale-keep = Yes, keep both

explain-words = Other: why?
explain-one = This is 1 day later than the rhythm
explain-many = This is { $dagen } days later than the rhythm
explain-rule = of { $dagen }. That is allowed. Why?
reason = Reason
reason-wish = { $naam } wants this
reason-holiday = Holiday
reason-other = Other

weigering-onbekend = This is not possible ({ $code }).

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
day-1 = Monday
day-2 = Tuesday
day-3 = Wednesday
day-4 = Thursday
day-5 = Friday
day-6 = Saturday
day-7 = Sunday
day-short-1 = Mon
day-short-2 = Tue
day-short-3 = Wed
day-short-4 = Thu
day-short-5 = Fri
day-short-6 = Sat
day-short-7 = Sun
relative-today = today
relative-yesterday = yesterday
relative-tomorrow = tomorrow
relative-ahead = in { $dagen } days
relative-past = { $dagen } days ago
late-one = 1 day late
late-many = { $dagen } days late
left-one = 1 day left
left-many = { $dagen } days left
days-one = 1 day
days-many = { $dagen } days

login-name = The name you log in with
login-password = Password
login-submit = Log in
login-wait = A wrong password was entered too often. { $minuten ->
    [one] Wait 1 minute and try again.
   *[other] Wait { $minuten } minutes and try again.
}
password-new = New password
password-hint = At least 12 characters. A sentence of four words is strong and easy to remember.
password-again = The same password once more
password-submit = Record password

keys-lead = They work only when you are not in a text field. Without them everything works with Tab, Space and Enter too.
keys-everywhere = Everywhere
keys-list = In a list
keys-dossier = In a dossier
keys-switch = On or off
keys-are-on = The keyboard shortcuts are on.
keys-are-off = The keyboard shortcuts are off.
keys-off = Switch shortcuts off
keys-on = Switch shortcuts on
key-row = previous or next line
key-open = open dossier
key-contact-row = record a contact for this line
key-send = record what you fill in

accessibility-goal = Everyone must be able to work with Meedoen, also without a mouse, with a screen reader or with large letters. We follow WCAG 2.2, level AA.
accessibility-checked = Last checked on { $datum }.
accessibility-done-title = What we do for that
accessibility-keyboard = Everything works with the keyboard, and you can always see where you are.
accessibility-zoom = Text can be twice as large, and the page fits a screen of 320 pixels wide.
accessibility-colour = Colour never says anything alone: there are always words or a sign.
accessibility-script = The pages work without JavaScript. Light and dark follow your device.
accessibility-limits-title = What is not good yet
accessibility-limits = Charts are silent for a screen reader; the table beside them says the same. Languages that run from right to left are not there yet.
accessibility-contact-title = Does something not work?
accessibility-contact = Tell us. Within a week we let you know what we do about it.

access-lead = This table comes from the rules Meedoen works by. What is not allowed here is not possible either.
access-what = What
access-table = What everybody may read and record
access-no = not
access-read = read
access-write = read and record
