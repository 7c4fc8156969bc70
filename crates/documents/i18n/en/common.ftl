### What all papers have in common.

brand = Vigie
brand-purpose = Certification of digital skills
page-of = Page { $page } / { $pages }
percent = { $percent } %
decimal-mark = .
lost-characters = �: here the original text has a character that the font of this document lacks.
signatures-title = Signatures
sign-referent = Referent: { $name }
sign-invigilator = Invigilator: { $name }
sign-invigilator-unnamed = Invigilator

## Dates

date-long = { $day } { $month } { $year }
date-short = { $year }-{ $month }-{ $day }
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

## The session

session-number = Session
session-center = Certification center
session-date = Date
session-site = Site
session-time = Time
session-room = Room
session-stage = Status
session-stage-created = Created
session-stage-in-progress = In progress
session-stage-finalized = Finalized
session-stage-published = Published
session-referent = Referent
session-invigilators = Invigilators
session-continued = Session { $session } (continued)

## The outcomes of a test

outcome-validated = Validated
outcome-validated-degraded = Validated, degraded score
outcome-rejected = Rejected
outcome-cancelled = Cancelled
outcome-absent = Absent
outcomes-total = Total
