### The texts that all documents share.

brand = Vigie
brand-purpose = Certification of digital skills
page-of = Page { $page } / { $pages }
percent = { $percent } %
replaced-characters = �: here the original text has a character that the font of this document lacks.
signatures-title = Signatures
sign-referent = Referent: { $name }
sign-invigilator = Invigilator: { $name }
sign-invigilator-unnamed = Invigilator

## The session

session-number = Session
session-center = Certification center
session-center-address = Address of the center
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
