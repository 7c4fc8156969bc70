### The referent's desk.

referent-yes = Yes
referent-close = Close
referent-cancel = Cancel
referent-show = Show
referent-hide = Hide
referent-extra-time = Extra time:
referent-accessible = Accessibility
referent-percent = { $percent }%
referent-recording = Saving…
referent-recorded = Saved.

## Login

referent-login-title = Referent’s login
referent-login-lead = With the account your center gave you.
referent-login-expired = Your login has ended: it expired, the password was changed, or it was closed from the account or by the operator. Please log in again: you come back to the same page, and a form you had begun is kept.
referent-email = E-mail address
referent-password = Password
referent-password-show = Show the password
referent-login-submit = Log in
referent-login-sent = Logging in…
referent-login-refused = The address or the password is not right. Check both, then try again.
referent-login-too-many = Too many attempts.
referent-login-wait = You can try again in { $left }, at { $at }.
referent-login-again = You can try again.
referent-log-out = Log out
referent-log-out-failed = Logging out did not work: please try again.

## Keys

referent-keys = Useful keys
referent-key-help = this help
referent-key-search = find a candidate
referent-key-new = new session (in the list)
referent-key-views = codes, live view, incidents, finalization, replay of a session
referent-key-codes = show or hide the codes
referent-key-escape = close what is open
referent-keys-on = Use these keys

## Sessions

referent-back = All sessions
referent-sessions-title = Sessions of the center
referent-new-session = New session
referent-no-sessions = No session yet
referent-no-sessions-help = Create the first one: you need the date, the room and the roster.
referent-session-search = Find a session: name, room, number
referent-agenda-today = Today
referent-agenda-to-finalize = To finalize
referent-agenda-to-publish = To publish
referent-agenda-upcoming = Upcoming
referent-agenda-past = Past
referent-agenda-blocked = { $count ->
    [one] { $count } candidate blocked
   *[other] { $count } candidates blocked
}
referent-agenda-left-out = { $count ->
    [one] One older session is not shown: find it by name, room or number.
   *[other] { $count } older sessions are not shown: find them by name, room or number.
}
referent-sessions-shown = { $count ->
    [one] { $count } session shown
   *[other] { $count } sessions shown
}
referent-col-session = Session
referent-col-when = Date
referent-col-where = Place
referent-col-candidates = Candidates
referent-col-status = Status
referent-status-created = Created
referent-status-in-progress = In progress
referent-status-finalized = Finalized
referent-status-published = Published

## New session

referent-create-title = New session
referent-create-lead = What you fill in is kept in this tab until the session is created.
referent-create-when = Where and when
referent-create-staff = Invigilation
referent-create-roster = Candidates
referent-site = Address of the site
referent-site-help = As on the attendance sheet.
referent-room = Room
referent-room-help = For example “Room 204”.
referent-date = Date
referent-time = Start time
referent-time-help = Local time.
referent-observations = Observations
referent-observations-help = Such as lent equipment or an arrangement. Printed on the invigilators’ sheet.
referent-invigilators = Invigilators
referent-invigilators-help = For the attendance sheet. Each can be given a personal code once the session is created.
referent-invigilator = Name of invigilator { $position }
referent-invigilator-add = Add an invigilator
referent-named-only = Only the people named, with their personal code
referent-invigilator-remove = Remove invigilator { $position } { $name }
referent-companion = Companion extension
referent-companion-help = On the candidate’s computer, it blocks forbidden sites during the test. It must be installed on every computer.
referent-companion-observed = Observed
referent-companion-observed-meaning = Its absence is shown to the invigilator and does not block the test.
referent-companion-required = Required
referent-companion-required-meaning = Its absence blocks the test until the invigilator unblocks it.
referent-companion-auto = Required, unblocks by itself
referent-companion-auto-meaning = Its absence blocks the test, which goes on by itself as soon as the extension is seen again. The pause is given back up to 30 seconds each time and 2 minutes in all, the rest if the invigilator decides so.
referent-create-submit = Create the session
referent-create-sent = Creating…
referent-create-incomplete = The session was not created: something is missing or not right. It is marked above; nothing you filled in is lost.
referent-create-kept = The session was not created. What you filled in is kept.
referent-create-clear = Empty the form
referent-create-clear-sure = Everything filled in on this page will be erased, the roster included.
referent-create-clear-no = Keep it
referent-field-empty = Please fill this in.
referent-field-too-long = Too long.
referent-field-too-short = Too short for a password.
referent-field-guessable = Too easy to guess: use neither your address nor one repeated character.
referent-field-duplicate = The same name is on the list already: add something to tell them apart.
referent-field-control-characters = Contains invisible characters: please type it again.
referent-field-bad-date = This is not a date.
referent-field-bad-time = This is not a time, such as 14:30.
referent-field-bad-uai = This is no school number: the letter does not follow from the digits.
referent-field-bad-time-zone = There is no such zone: region and city, such as Indian/Reunion.
referent-field-bad-link = This is not an address that begins with https://.
referent-field-bad-image = This is not a PNG image that can be read.
referent-field-image-too-large = This image is too large: make it smaller, then choose it again.
referent-field-unknown = Not right.

## Roster

referent-roster-lead = The list as your school has it: an export of SIECLE, Pronote or ONDE, an Excel or LibreOffice workbook, the import file of Pix, CSV. A session holds { $max } candidates at most; a longer list is spread over several rooms.
referent-roster-template = Download a CSV template
referent-roster-pick = Choose a file
referent-roster-or-drop = or drop the file here
referent-roster-file = File chosen: { $name }
referent-roster-text = Text of the roster
referent-roster-text-help = You can also paste a table here: it is checked after each change.
referent-roster-missing = Choose a file or paste the roster.
referent-roster-unreadable = The browser could not read this file. Try again, or paste the roster.
referent-roster-good = { $count ->
    [one] { $count } candidate, no error.
   *[other] { $count } candidates, no error.
}
referent-roster-bad = { $faults ->
    [one] { $faults } point to be settled
   *[other] { $faults } points to be settled
}; { $count ->
    [0] no line without error.
    [one] { $count } line without error.
   *[other] { $count } lines without error.
}
referent-preview-title = Candidates read from the roster
referent-faults-title = To be settled
referent-faults-lead = Answer with a click, correct a cell here, or correct the file and choose it again. Nothing is created while something is left.
referent-fault-line = Line
referent-fault-column = Column
referent-fault-what = What was found
referent-fault-value = Value read
referent-fault-show-line = Go to line { $line }
referent-roster-remove = Remove the file
referent-roster-too-large = This file has more than 6 MB: export fewer classes.
referent-roster-format = Read as: { $format }.
referent-faults-more = { $count } points in all: the first are shown.
referent-fault-answer = Answer
referent-fault-take = Read “{ $value }”
referent-fault-take-all = Take all { $count } proposals
referent-fault-right = It is right
referent-fault-right-all = Right for all { $count }
referent-fault-correct = Correct…
referent-fault-correction = Value to read, line { $line }
referent-fault-correction-send = Read so
referent-fault-context = line { $line }
referent-fault-in-file = To be corrected in the file.
referent-notes = { $count ->
    [one] { $count } remark
   *[other] { $count } remarks
}
referent-notes-title = Remarks
referent-mapping = Columns of the file: { $used } read of { $count }
referent-mapping-title = Columns of the file
referent-mapping-lead = Your answer is kept for the next files of your center.
referent-mapping-column = Column
referent-mapping-sample = Example
referent-mapping-role = Read as
referent-mapping-role-of = “{ $column }” read as
referent-mapping-remembered = as in an earlier file
referent-classes = Classes to enroll
referent-classes-all = All
referent-classes-none = None
referent-class = { $name } ({ $count })
referent-class-none = Without a class
referent-aside = { $count ->
    [one] { $count } person set aside
   *[other] { $count } people set aside
}
referent-aside-title = People set aside
referent-aside-why = Why
referent-spread-title = Rooms
referent-spread = Spread the candidates over several rooms, one session a room
referent-spread-file = { $count ->
    [one] Create the session that the file describes
   *[other] Create the { $count } sessions that the file describes
}
referent-spread-by-class = By class
referent-spread-by-alphabet = By name
referent-spread-room-name = Room { $number }
referent-spread-room = Name of room { $position }
referent-spread-room-remove = Remove { $name }
referent-spread-room-add = Add a room
referent-planned-title = Sessions that will be created
referent-planned-room = Room
referent-planned-when = Date
referent-planned-classes = Classes
referent-planned-people = Candidates
referent-planned-from-to = From – to
referent-create-submit-several = Create the sessions
referent-column-whole-line = Whole line
referent-column-last-name = Last name
referent-column-first-name = First name
referent-column-birthdate = Birthdate
referent-column-sex = Sex
referent-column-birth-place = Birth place
referent-column-external-id = INE or identifier
referent-column-division = Class
referent-column-extra-time = Extra time
referent-column-accessible = Accessibility
referent-column-eligible = Eligible
referent-column-unknown = Unknown column
referent-seat = Seat

## One session

referent-session-title = Session { $number }
referent-session-failed = Session not available
referent-session-unknown = There is no such session, or it belongs to another center.
referent-views = Views of the session
referent-view-codes = Preparation
referent-view-follow = Live view
referent-view-finalize = Finalization
referent-view-results = Results
referent-view-replay = Replay

## Codes

referent-codes-title = Codes to come in
referent-codes-lead = Hide them while the room can see the screen.
referent-show-codes = Show the codes
referent-code-hidden = hidden
referent-code-number = Session number
referent-code-number-whom = For everybody.
referent-code-access = Candidates’ access code
referent-code-access-whom = The same for the whole room, on every slip.
referent-code-password = Invigilators’ shared password
referent-code-password-whom = For those without a personal code, if the session accepts it.
referent-print-title = Print
referent-print-lead = The sheet for invigilators has the codes: hand it over in person. The attendance list, without codes, is a page of its own. Slips have a personal code: hand them over one by one, in the room.
referent-print-invigilators = Invigilators’ sheet
referent-print-slips = Candidates’ slips
referent-renew-access = Renew the access code
referent-renew-access-consequence = The old code stops working at once; candidates who entered with it alone must enter again, except during a test. Print the slips and the sheet for invigilators again.
referent-renew-password = Renew the password
referent-renew-password-consequence = The old password stops working at once; invigilators who entered with it must enter again. Print their sheet again.
referent-renew-personal = Renew the personal codes
referent-renew-personal-consequence = The old personal codes stop working at once; candidates who entered with them must enter again, except during a test. Print all slips again.
referent-sheet-attendance-of = Session { $number } – attendance
referent-about-title = Organisation
referent-none-named = No name given
referent-staff-title = Invigilators
referent-staff-lead = With a personal code the name is certain, and the same on all devices. A code is shown only when it is made.
referent-staff-none = Nobody is named.
referent-staff-name = Name
referent-staff-name-hint = As it will be printed, and put beside each decision.
referent-staff-add = Add
referent-staff-column-name = Name
referent-staff-column-code = Code
referent-staff-column-actions = Actions
referent-staff-column-how = Entered by
referent-staff-column-from = From
referent-staff-column-to = To
referent-staff-no-code = No code
referent-staff-has-code = Has a code
referent-staff-entered = Has supervised
referent-staff-removed = Removed
referent-staff-new-code = New code
referent-staff-rename = Rename
referent-staff-remove = Remove
referent-staff-make-codes = Make the missing codes
referent-staff-renew-consequence = The old code stops working at once, and the logins made with it end within seconds.
referent-staff-remove-consequence = The code stops working at once, and the logins made with it end within seconds. What is on record under this name stays.
referent-staff-named-only-help = The shared password is then refused, and the logins made with it end within seconds.
referent-staff-locked-out = No invigilator can get in: the shared password is refused and nobody has a personal code. Make the missing codes.
referent-staff-made-title = Codes to hand over
referent-staff-made-lead = Print them or write them down now: they cannot be shown again. Hand each slip over in person.
referent-staff-print = Print these codes
referent-staff-code = Personal code
referent-staff-slip-note = This code says who you are: lend it to nobody. What is done with it carries your name.
referent-staff-duplicate = This name is on the list already: add something to tell them apart.
referent-staff-name-fault = The name cannot be used. { $fault }
referent-staff-too-many = The list is full: remove somebody first.
referent-staff-nobody-has-code = Make a personal code first: otherwise nobody could get in.
referent-staff-gone = This person is not on the list any more.
referent-staff-still-in = logged in
referent-supervision-title = Who supervised
referent-supervision-lead = Each login, from its beginning to its end (left, removed or expired).
referent-supervision-reload = Refresh
referent-supervision-end = End
referent-supervision-end-title = End this login
referent-supervision-end-consequence = The page closes within seconds. The password or the code still opens the session: to prevent that, renew it.
referent-enrolled = { $count ->
    [one] { $count } candidate enrolled
   *[other] { $count } candidates enrolled
}
referent-enrolled-list = Enrolled candidates
referent-col-needs = Arrangements
referent-sheet-invigilators = Session { $number } – invigilators’ sheet
referent-sheet-step-1 = Open { $address } and enter with the session number and your personal code. Without one: with the password and your name.
referent-sheet-step-2 = Give each candidate their slip. Candidates open { $address } and enter what it says.
referent-sheet-step-3 = Confirm the presence of each on your screen. Slip lost? The personal code is shown on request in the details of the candidate.
referent-sheet-step-4 = If there is a problem, handle the alerts on the screen: the waiting time is given back to the candidate.
referent-sheet-signature = Signature
referent-slip-seat = seat { $seat }
referent-slip-code = These codes are yours alone: show them to nobody. Keep the slip, it will show you your result.

## Finalization

referent-panel-title = Before finalization
referent-nothing-missing = Nothing is missing.
referent-missing-count = { $count ->
    [one] { $count } thing to settle
   *[other] { $count } things to settle
}
referent-missing-running = Test still in progress
referent-missing-abort = Reason of an unfinished test to give
referent-missing-incident = Incident to resolve
referent-missing-alert = Alert under way: handle it in the room, or end the test
referent-missing-unsettled = Incident to close or to leave open
referent-settle = { $count ->
    [one] One open incident does not block. What becomes of it?
   *[other] { $count } open incidents do not block. What becomes of them?
 }
referent-settle-close = { $count ->
    [one] Close: noted
   *[other] Close all { $count }: noted
 }
referent-settle-carry-over = Leave open, for later
referent-settle-help = What stays open can still be resolved after the finalization.
referent-remark = General remark
referent-remark-help = Printed on the incident report; at most 500 characters.
referent-remark-save = Save the remark
referent-nobody-started = Nobody has started: there is nothing to finalize. Cancel the session instead.
referent-end-running = { $count ->
    [one] End the test that is still in progress
   *[other] End the { $count } tests that are still in progress
}
referent-end-running-help = The candidates will see that their test is over; each unfinished test needs a reason.
referent-finalize = Finalize the session
referent-finalize-sent = Finalizing…
referent-finalize-help = All outcomes are decided together, at once, or nothing is changed.
referent-finalize-incomplete = The session cannot be finalized yet: settle these things first.
referent-finalize-sure = Finalize the session?
referent-finalize-final = A finalization that was sent is not withdrawn. Until the publication the session can be opened again, with a reason.
referent-finalize-outcomes = Outcomes that will be decided:
referent-finalize-ends = { $count ->
    [one] One test in progress will be ended.
   *[other] { $count } tests in progress will be ended.
}
referent-finalize-yes = Yes, finalize
referent-finalize-no = Not yet
referent-candidates-title = Candidates
referent-search = Find a candidate
referent-show-label = Candidates shown
referent-show-all = All
referent-show-missing = To settle
referent-show-running = In progress
referent-show-slow = Too slow a pace
referent-show-ended = Ended
referent-show-absent = Absent
referent-listed = { $count ->
    [0] No candidate shown
    [one] { $count } candidate shown
   *[other] { $count } candidates shown
}
referent-treated = { $treated }/{ $of } questions
referent-if-now = Outcome as of now
referent-phase-absent = Not entered
referent-phase-instructions = Reads the instructions
referent-phase-waiting = Waits to be confirmed
referent-phase-ready = Ready to start
referent-phase-testing = Test in progress
referent-phase-blocked = Blocked by an alert
referent-phase-awaiting-resume = Waits to resume
referent-phase-ended = Test over
referent-cause-completed = all questions treated
referent-cause-time = time is up
referent-cause-invigilator = ended by the invigilator
referent-cause-finalization = not finished
referent-abort = Unfinished test of { $name }: for what reason?
referent-abort-reason = Reason: { $reason }
referent-abort-candidate = Candidate
referent-abort-candidate-meaning = Lack of time or early departure: from 20 questions on the score is degraded; below, the test is rejected.
referent-abort-technical = Technical problem
referent-abort-technical-meaning = From 20 questions on the score is not degraded; below, the test is cancelled and may be taken again.

## Incidents

referent-incidents-title = Incidents
referent-incidents-show = Incidents shown
referent-incidents-all = All
referent-incidents-blocking = To be resolved before finalizing
referent-incidents-open = Open
referent-incidents-decided = Decided
referent-open-count = { $count ->
    [one] { $count } open incident
   *[other] { $count } open incidents
}
referent-no-incidents = No incident.
referent-incidents-count = { $count ->
    [one] { $count } incident
   *[other] { $count } incidents
}, { $open ->
    [0] all resolved
   *[other] { $open } of them open
}
referent-question = question { $number }
referent-incident-by = { $by }, { $at }
referent-incident-blocks = To be resolved before finalization
referent-incident-open = Open, blocks nothing
referent-incident-carried-over = Left open at the finalization
referent-overtaken = { $by } has just decided: { $how }. Your text is kept. Keep that decision by canceling, or take it back to record yours.
referent-sent = Sent, waiting for the answer. The decision cannot be withdrawn any more; once it is recorded, you can take it back.
referent-waits = Decision waiting to be sent: the connection is lost. It goes by itself.
referent-waits-form = Waiting to be sent: the connection is lost. It goes by itself; “Cancel” withdraws it.
referent-withdraw = Withdraw this decision
referent-incident-deleted = Taken back by its author
referent-resolution-automatic = Resolved by handling the alert
referent-resolution-upheld = Upheld
referent-resolution-dismissed = Dismissed
referent-resolution-noted = Noted
referent-by-server = Vigie
referent-by-candidate = Candidate
referent-by-invigilator = { $name } (invigilator)
referent-by-referent = { $name } (referent)
referent-resolve = Resolve
referent-resolve-one = Resolve incident { $id }
referent-resolve-how = What does this incident come to?
referent-resolve-choose = Choose one of the two.
referent-resolve-upheld = Upheld
referent-resolve-upheld-meaning = It is established. It stays on the candidate’s record.
referent-resolve-as-enrolled = Upheld: the enrolled value is right
referent-resolve-as-enrolled-meaning = You have checked the roster: it has the right value already. If not, use “Correct and uphold”.
referent-resolve-fraud-upheld = The fraud is established: the test will be rejected (rule 1).
referent-resolve-dismissed = Dismissed
referent-resolve-dismissed-meaning = It is not established.
referent-resolve-fraud-dismissed = The suspicion changes nothing of the outcome.
referent-resolve-reason = Reason
referent-resolve-reason-help = Goes on record with your name.
referent-resolve-all-of-author = { $count ->
    [one] Decide the same about the other open incident of the same person
   *[other] Decide the same about the { $count } other open incidents of the same person
}
referent-resolve-submit = Save the decision
referent-refusal-resolved = This incident has already been handled by { $by }: { $how }.

## Outcomes

referent-outcomes = Outcomes
referent-totals = Filter by outcome
referent-col-candidate = Candidate
referent-col-outcome = Outcome
referent-col-treated = Test
referent-col-score = Score
referent-col-rule = Rule applied
referent-outcome-absent = Absent
referent-outcome-cancelled = Cancelled
referent-outcome-rejected = Rejected
referent-outcome-validated = Validated
referent-outcome-validated-degraded = Validated, degraded score
referent-rule = Rule { $number } – { $sentence }
referent-rule-fraud-upheld = fraud established: the test is rejected.
referent-rule-too-few-technical = fewer than 20 questions treated because of a technical problem: the test is cancelled and may be taken again.
referent-rule-too-few = fewer than 20 questions treated: there are not enough answers, the test is rejected.
referent-rule-part-technical = 20 to 31 questions treated because of a technical problem: the score is not degraded.
referent-rule-part = 20 to 31 questions treated: the score is degraded.
referent-rule-complete = 32 questions treated in time: the score is not degraded, even if there were technical problems.
referent-rule-never-started = Never started the test.
referent-rule-cancelled-by-center = The center cancelled the certification after the publication.
referent-score = { $pix } / { $max } pix

## The whole center

referent-center-nav = Center
referent-queue-title = Incidents
referent-queue-count = { $open ->
    [0] No incident to handle.
    [one] 1 incident to handle
   *[other] { $open } incidents to handle
}{ $blocking ->
    [0] {""}
    [one] {", "}1 of them blocks a finalization.
   *[other] {", "}{ $blocking } of them block a finalization.
}
referent-queue-incidents = To handle, over all sessions
referent-queue-empty = Nothing to handle. New incidents appear here by themselves.
referent-queue-more = and { $count } others
referent-queue-where = Session { $number }, { $room }
referent-queue-age = for { $length }
referent-queue-look = Examine
referent-queue-close = Close
referent-queue-session = Go to the session
referent-queue-done = Handled just now
referent-problems = Questions reported
referent-problems-note = The same question, reported in several sessions, appears once.
referent-problems-none = No question was reported.
referent-problem-count = { $count ->
    [0] No report
    [one] 1 report
   *[other] { $count } reports
}
referent-problem-report = Session { $session }, seat { $seat }, question { $number }, { $at }
referent-problem-suspended = Suspended
referent-problem-suspended-by = Suspended by { $by }, { $at }
referent-problem-suspend = Suspend the question
referent-problem-suspended-for-all = Suspended for all centers, { $at }
referent-problem-overruled = Without effect: with what is suspended for all centers, its competence would have too few questions left.
referent-problem-suspend-note = The question will no longer be presented in the sessions of your center. Candidates who have it on screen keep it; answers already given count. The referents of your center read the reason.
referent-problem-suspend-for-all = Suspend for all centers
referent-problem-suspend-for-all-note = The question will no longer be presented in any session of any center. Candidates who have it on screen keep it; answers already given count. The referents of all centers read the reason: name nobody.
referent-problem-reinstate-note = The question may be presented again in the sessions of your center. The reason is kept.
referent-problem-reinstate-for-all = Lift the suspension for all centers
referent-problem-reinstate-for-all-note = The question may be presented again in the centers that have not suspended it themselves. The reason is kept.
referent-problem-reason = Reason
referent-problem-reinstate = Give it again
referent-rooms = The rooms
referent-rooms-testing = Testing
referent-rooms-blocked = Blocked
referent-rooms-ended = Ended

## A candidate’s timeline

referent-timeline-of = Timeline of { $name }
referent-timeline-short = Timeline
referent-decisive = What decided
referent-decisive-of = What decided the outcome of { $name }
timeline-kinds = Events shown
timeline-kind-all = Everything
timeline-kind-decisive = Decisive
timeline-kind-questions = Questions
timeline-kind-focus = Page left
timeline-kind-device = Connection and extension
timeline-kind-alerts = Alerts
timeline-kind-incidents = Incidents
timeline-kind-course = Steps
timeline-count = { $count ->
    [0] No event shown
    [one] { $count } event shown
   *[other] { $count } events shown
}
timeline-decisive = counts in the outcome
timeline-entered = Entered
timeline-device-waiting = Another device waits at the same seat
timeline-device-left = The device that waited is gone
timeline-device-refused = A device was refused
timeline-rules-accepted = Accepted the rules
timeline-presence-confirmed = Presence confirmed, to start before { $until }
timeline-presence-withdrawn = Confirmation of presence taken back
timeline-started = Started the test
timeline-question-shown = Question { $number } shown
timeline-question-replaced = Question { $number } replaced by another one
timeline-question-focus = , in focus mode
timeline-question-timed = , timed
timeline-revealed = Passed the warning of question { $number }
timeline-answered = Answered question { $number }
timeline-passed = Passed question { $number }
timeline-signal-started = Question { $number }, start: { $signal }
timeline-signal-ended = Question { $number }, end: { $signal }
timeline-signal-interrupted = Question { $number }, end unknown, the connection was cut: { $signal }
timeline-signal-treated = Question { $number }, end with the answer: { $signal }
timeline-signal-noted = Question { $number }: { $signal }
timeline-loss-excused = Loss of focus of question { $number } excused: { $words }
referent-signals = { $count ->
    [one] { $count } thing recorded by the page
   *[other] { $count } things recorded by the page
}
referent-signals-counting = { $count ->
    [0] none counts
    [one] { $count } counts
   *[other] { $count } count
}
referent-signal-line = Question { $number }, { $time }: { $signal }
referent-loss-pending = the question is not answered yet
referent-loss-nothing = no effect: the answer would not be right without it, or is kept
referent-loss-wrong = a right answer counts as wrong
referent-loss-restored = the right answer counts again
timeline-focus-lost = Left the page during question { $number }
timeline-left-while-blocked = Left the page during the alert on question { $number }
timeline-connection-lost = Connection lost
timeline-connection-restored = Connection back
timeline-companion-present = Extension detected
timeline-companion-absent = Extension not detected
timeline-alert-raised = Alert on question { $number }: the test is blocked
timeline-alert-companion = Alert: extension missing, the test is blocked
timeline-alert-accepted = Alert accepted: { $reason }
timeline-alert-dismissed = Alert dismissed, same question
timeline-alert-cleared = Test unblocked
timeline-time-credited = { $length } given back
timeline-time-withheld = { $length } given back, { $withheld } not given back
timeline-withheld-credited = { $length } given back by decision
timeline-server-outage-credited = { $length } given back, the server was recording nothing
timeline-time-credited-incident = { $length } given back for incident { $id }
timeline-resume-authorised = Resuming allowed until { $until }
timeline-resumed = Resumed on another device
timeline-ended = End of the test: { $cause }
timeline-incident-recorded = Incident { $id } recorded: { $code } – { $category }
timeline-incident-automatic = Incident { $id } ({ $code }) resolved by handling the alert
timeline-incident-upheld = Incident { $id } ({ $code }) upheld
timeline-incident-dismissed = Incident { $id } ({ $code }) dismissed
timeline-incident-noted = Incident { $id } ({ $code }) noted
timeline-incident-reopened = Incident { $id } ({ $code }) reopened
timeline-incident-deleted = Incident { $id } ({ $code }) taken back by its author
timeline-abort = Reason of the unfinished test: { $reason }
timeline-outcome = Outcome: { $outcome }. { $rule }
timeline-certificate = Certificate issued
timeline-outcome-revised = Outcome decided again: { $change } – { $outcome }. { $reason }
timeline-revision-proposed = Correction proposed: { $change }. { $reason }
timeline-revision-dropped = Correction dropped. { $reason }
timeline-publication-held = Result held back: it is not published with the others. { $reason }
timeline-publication-released = Result released. { $reason }
timeline-reopened = Session opened again. { $reason }
timeline-finalized = Session finalized
timeline-published = Results published

## Details of an incident

referent-and-others = { $count ->
    [one] and { $count } other
   *[other] and { $count } others
}
referent-at = at { $at }
referent-interval = from { $from } to { $to } ({ $length })
referent-incident-deleted-at = On { $at }; it stays on record and does not count.
referent-moments = Where everybody was
referent-moment-not-started = test not started
referent-moment-ended = test over
referent-moment-treated = { $treated }/{ $of } treated
referent-moment-left = { $left } left
referent-moment-blocked = blocked by an alert
referent-moment-focus = { $count ->
    [one] page left once
   *[other] page left { $count } times
}
referent-moment-left-while-blocked = { $count ->
    [one] page left during an alert
   *[other] page left during { $count } alerts
}
referent-moment-lost = connection lost since { $since }
referent-moment-connected = connected
referent-moment-companion-present = extension detected
referent-moment-companion-absent = extension not detected
referent-credited = Time given back
referent-credited-nobody = No time was given back.
referent-credited-to = { $count ->
    [one] { $length } to { $count } candidate:
   *[other] { $length } to { $count } candidates:
}
referent-reopen = Take the decision back
referent-reopen-one = Take back the decision on incident { $id }
referent-reopen-meaning = The incident will be open again. The decision stays on record, with this reason.
referent-reopen-submit = Reopen the incident

## If it were finalized now

referent-what-if = If the test stopped here, depending on the reason:
referent-rule-number = rule { $number }
referent-pace-few = At this pace about { $expected } questions: fewer than { $minimum }, no score.
referent-pace-part = At this pace about { $expected } questions of { $of }.

## Suggested reasons

referent-abort-candidate-what = Lack of time or early departure.
referent-proposal = Suggested reason: { $reason }, because
referent-proposal-none = No reason suggested: nothing on record speaks for either.
referent-proposal-accept = Take this reason
referent-proposal-accept-of = Take the suggested reason for { $name }
referent-evidence-disconnected = the connection was lost since { $since } when the test ended
referent-evidence-alert = an alert of { $since } was never handled: going on was not possible
referent-evidence-incident = incident { $id }, { $code } – { $category }
referent-evidence-incident-over = incident { $id }, { $code } – { $category }: settled, or over well before the end
referent-evidence-cuts = { $count ->
    [one] one loss of connection ({ $length }), restored before the end
   *[other] { $count } losses of connection ({ $length } in all), restored before the end
}
referent-evidence-time = the time was up
referent-evidence-ended-by = test ended by { $by }
referent-evidence-running = the test still runs: finalization would end it
referent-proposals = { $count ->
    [one] Review the suggested reason
   *[other] Review the { $count } suggested reasons
}
referent-proposals-title = Suggested reasons
referent-proposals-lead = Untick those you want to decide yourself. Each reason can be changed until finalization.
referent-proposals-yes = { $count ->
    [0] No reason ticked
    [one] Take this reason
   *[other] Take these { $count } reasons
}
referent-proposals-progress = { $done } of { $count } saved…
referent-finalize-then = As things stand now: a candidate who finishes meanwhile keeps the answers given. The results are not shown before they are published.
referent-finalize-carried = { $count ->
    [one] One incident stays open and can be resolved afterwards.
   *[other] { $count } incidents stay open and can be resolved afterwards.
 }
referent-finalize-number = Number of the session, to confirm
referent-finalize-number-help = More than half of the candidates are absent, or tests are running. Type { $number }.
referent-not-confirmed = The connection is down: this is not confirmed yet. The request is kept and leaves as soon as it is back; it is done once only, even if it has already arrived.

## Publication and files

referent-finalized-at = Session finalized on { $at }. An outcome changes only by a decision with its reason, on record.
referent-publish-title = Publish the results
referent-publish-lead = For now only referents see them.
referent-publish = Publish…
referent-publish-sent = Publishing…
referent-publish-sure = Publish the results?
referent-publish-candidates = { $count ->
    [one] The candidate will be able to see the result.
   *[other] Each of the { $count } candidates will be able to see the result.
}
referent-publish-codes = { $count ->
    [0] No certificate was issued.
    [one] Anybody will be able to verify the code of the certificate.
   *[other] Anybody will be able to verify the codes of the { $count } certificates.
}
referent-publish-files = Certificates and lists can be downloaded.
referent-publish-final = A publication cannot be taken back. After it, each decision is corrected one by one.
referent-publish-yes = Yes, publish
referent-published-at = Results published on { $at }
referent-published-meaning = Candidates see their results, and the codes of certificates can be verified.
referent-documents = Files
referent-download-unpublished = after publication
referent-download-none = no certificate in this session
referent-download-certificates = All certificates (PDF)
referent-download-certificates-what = One certificate a page, to print or to hand over.
referent-download-certificate = Certificate (PDF)
referent-download-certificate-of = Certificate of { $name } (PDF)
referent-download-prescriber = Results for the prescriber (CSV)
referent-download-prescriber-what = One line a candidate: status, score, 16 levels.
referent-download-parcoursup = Parcoursup export (CSV)
referent-download-parcoursup-what = INE, identity, status, score, levels and code.
referent-download-incidents = Incident report (PDF)
referent-download-incidents-what = All incidents and what became of them, as of now.
referent-download-attendance = Attendance sheet (PDF)
referent-download-attendance-what = Who came, with room to sign.
referent-download-record = Complete record (file)
referent-download-record-what = The journal of the session, which anybody can verify offline with “vigie journal verify”.

## Details of a result

referent-print-results = Print
referent-details = Reasons and levels
referent-details-of = Reasons and levels of { $name }
referent-certificate-code = Verification code:
referent-why-organisation = For the organisation
referent-why-candidate = What the candidate reads
referent-fact-treated = { $treated } of { $of } questions treated; minimum { $minimum }.
referent-fact-completed = The test went to the last question.
referent-fact-time = The time was up.
referent-fact-invigilator = An invigilator ended the test.
referent-fact-finalization = The test was running when the session was finalized.
referent-fact-no-fraud = No suspicion of fraud.
referent-fact-fraud-dismissed = Suspicion of fraud dismissed.
referent-fact-fraud-upheld = Fraud upheld.
referent-fact-technical = { $count ->
    [0] No technical incident.
    [one] { $count } technical incident.
   *[other] { $count } technical incidents.
}
referent-levels-note = The range is where the real level lies in eight cases out of ten.
referent-measurement = Measurement
referent-ability = Estimated ability
referent-error = Standard error
referent-measurement-what = On the measurement scale, −8 to 8. For referents only: not to be told to candidates.

## Replay

referent-replay = The room at any moment
referent-replay-lead = Rebuilt from the journal. Nothing can be changed here.
referent-replay-reload = Refresh
replay-slider = Moment of the session
replay-row = row { $row } of the journal
replay-back = Previous
replay-on = Next
replay-play = Play
replay-pause = Pause
replay-speed = Speed
replay-keys = On the slider: arrows go from event to event, Page ↑ ↓ by minutes, Home and End.
replay-jumps = Moments to see
replay-nothing = No alert and no incident.
replay-alert = { $name } – alert, question { $number }
replay-alert-companion = { $name } – alert, extension missing
replay-incident = { $name } – incident: { $category }
replay-several = { $count ->
    [one] { $count } candidate
   *[other] { $count } candidates
}
replay-ended = { $name } – test ended by an invigilator
replay-begun = First test started
replay-room = The room at that moment
replay-waits = alert for { $length }
replay-incidents = { $count ->
    [0] no incident
    [one] { $count } incident
   *[other] { $count } incidents
}

## Confirming with the password

confirmation-title = Is it still you?
confirmation-lead = This cannot be undone, or reveals data: enter your password. It is then good for 15 minutes.
confirmation-password = Your password
confirmation-submit = Continue
confirmation-cancel = Cancel
confirmation-refused = The password is not right.
second-factor-code = One-time code
second-factor-code-hint = The 6 digits of your authenticator application, or one of your recovery codes.

## Account

account-title = My account
account-password-title = Password
account-password-lead = After the change, all your other logins are ended.
account-current-password = Current password
account-current-refused = The current password is not right.
account-new-password = New password
account-new-password-hint = At least { $count } characters. A sentence does very well.
account-password-submit = Change the password
account-password-done = The password is changed, and your other logins are ended.
account-factor-title = Second factor
account-factor-lead = A code from your phone, asked for after the password: a stolen password is no longer enough.
account-factor-begin = Add a second factor
account-factor-on = Second factor in use
account-factor-replace = Change phones
account-factor-remove = Remove the second factor
account-factor-step-1 = Open an authenticator application on your phone.
account-factor-step-2 = Scan this code.
account-factor-qr = QR code of the key. The key for typing is below.
account-factor-secret = Or type this key:
account-factor-step-3 = Enter the 6-digit code that is shown.
account-factor-activate = Activate
account-recovery-title = Your recovery codes
account-recovery-lead = Write them down and keep them safe: they will not be shown again. Each replaces the code of the phone once.
account-logins-title = Logins
account-logins-lead = A login you do not recognize? End it, then change your password.
account-column-device = Device
account-column-since = Since
account-column-used = Last used
account-column-end = End
account-device-unknown = Unknown device
account-login-current = This one
account-login-end = End
account-logins-end-others = End all others

## Correct afterwards

decision-correct = Correct a decision
decision-correct-of = Correct the decision on { $name }
decision-title = Correct a decision – { $name }
decision-now = Decision in force: { $outcome }.
decision-what = What has to change?
decision-choose = Choose what changes.
decision-effect = Before: { $before }. After: { $after }.
decision-cancel = Cancel the certification
decision-restore = Restore the certification
decision-lift-fraud = Lift the fraud
decision-uphold-fraud = Uphold a fraud
decision-abort-candidate = Change the reason: lack of time or departure
decision-abort-technical = Change the reason: technical problem
decision-rescore = Compute again, under the same versions
decision-reissue = New edition of the certificate, with the corrected identity
decision-second-person = Another referent must confirm, with an account of their own.
decision-reason-help = On record, with your name. The old certificate will say that it is replaced or cancelled, not whose it was.
decision-submit = Decide
decision-propose = Propose
decision-refused-waits = { $by } has already proposed a correction: it waits for another person.
decision-waiting = Corrections to confirm ({ $count })
decision-proposal = { $name }: { $change }
decision-leads-to = After: { $after }.
decision-own-proposal = Waits for another referent: who proposes does not confirm.
decision-confirm = Confirm
decision-confirm-of = Confirm the correction for { $name }
decision-confirm-submit = Confirm the correction
decision-confirm-meaning = The decision takes effect at once; both names stay on record.
decision-decline = Decline
decision-take-back = Take my proposal back
decision-history = Decisions
decision-at-finalization = finalization
decision-version = { $version }. { $outcome } – { $what }
decision-proposed-by = Proposed by { $by }
decision-revised = Decision corrected
decision-waits = Correction to confirm
decision-held = Result held back, not published
decision-held-count = { $count ->
    [one] One result is held back and not published.
   *[other] { $count } results are held back and not published.
 }
decision-hold = Hold this result back
decision-hold-of = Hold the result of { $name } back
decision-hold-submit = Hold back
decision-hold-meaning = The other results can be published; this one waits to be released.
decision-release = Release this result
decision-release-of = Release the result of { $name }
decision-release-submit = Release
decision-release-meaning = It is published with the others, or at once if they are already.
decision-reopen = Open the session again
decision-reopen-submit = Open again
decision-reopen-meaning = Everything can be decided again. Results and certificates of this finalization do not count any more.
decision-reopenings = { $count ->
    [one] Opened again once:
   *[other] Opened again { $count } times:
 }
referent-absents = { $count ->
    [one] One person has not started
   *[other] { $count } people have not started
 }
