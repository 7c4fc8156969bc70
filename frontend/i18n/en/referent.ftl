### The referent's desk.

referent-optional = (optional)
referent-yes = Yes
referent-close = Close
referent-cancel = Cancel
referent-show = Show
referent-hide = Hide
referent-extra-time = Extra time:
referent-accessible = Accessibility
referent-percent = { $percent }%
referent-too-large = This file is larger than 1 MB: it is not the roster of a session.
referent-waits-for-connection = The connection is down. The request is kept and leaves as soon as it is back.
referent-recording = Saving…
referent-recorded = Saved.

## Log-in

referent-login-title = Referent’s log-in
referent-login-lead = With the account your center gave you.
referent-login-expired = Your log-in has expired. Please log in again: you come back to the same page, and a form you had begun is kept.
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
referent-key-views = codes, live view, finalization of a session
referent-key-codes = show or hide the codes
referent-key-escape = close what is open
referent-keys-on = Use these keys

## Sessions

referent-back = All sessions
referent-sessions-title = Sessions of the center
referent-new-session = New session
referent-no-sessions = No session yet
referent-no-sessions-help = Create the first one: you need the date, the room and the roster.
referent-more-sessions = Show older sessions
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
referent-invigilators-help = For the attendance sheet. Each gives his name when entering.
referent-invigilator = Name of invigilator { $position }
referent-invigilator-add = Add an invigilator
referent-invigilator-remove = Remove invigilator { $position } { $name }
referent-companion = Companion extension
referent-companion-help = On the candidate’s computer, it blocks forbidden sites during the test. It must be installed on every computer.
referent-companion-observed = Observed
referent-companion-observed-meaning = Its absence is shown to the invigilator and blocks nobody.
referent-companion-required = Required
referent-companion-required-meaning = Its absence blocks the test until the invigilator unblocks it.
referent-companion-auto = Required, unblocks by itself
referent-companion-auto-meaning = Its absence blocks the test, which goes on by itself as soon as the extension is seen again.
referent-create-submit = Create the session
referent-create-sent = Creating…
referent-create-incomplete = The session was not created: something is missing or not right. It is marked above; nothing you filled in is lost.
referent-create-kept = The session was not created. What you filled in is kept.
referent-create-clear = Empty the form
referent-create-clear-sure = Everything filled in on this page will be erased, the roster included.
referent-create-clear-no = Keep it
referent-field-empty = Please fill this in.
referent-field-too-long = Too long.
referent-field-control-characters = Contains invisible characters: please type it again.
referent-field-bad-date = This is not a date.
referent-field-bad-time = This is not a time, such as 14:30.
referent-field-unknown = Not right.

## Roster

referent-roster-lead = A CSV file of at most 60 candidates, with at least the columns “Last name”, “First name” and “Birthdate”.
referent-roster-template = Download a CSV template
referent-roster-pick = Choose a CSV file
referent-roster-or-drop = or drop the file here
referent-roster-file = File read: { $name }
referent-roster-file-windows = File read: { $name } (Windows accents recognised)
referent-roster-text = Text of the roster
referent-roster-text-help = You can paste the roster here, or correct the file that was read: every change is checked.
referent-roster-missing = Choose a file or paste the roster.
referent-roster-workbook = This is a spreadsheet workbook. Save it as CSV, then choose the CSV file.
referent-roster-unreadable = The browser could not read this file. Try again, or paste the roster.
referent-roster-good = { $count ->
    [one] { $count } candidate, no error.
   *[other] { $count } candidates, no error.
}
referent-roster-bad = { $faults ->
    [one] { $faults } error to correct
   *[other] { $faults } errors to correct
}; { $count ->
    [0] no line without error.
    [one] { $count } line without error.
   *[other] { $count } lines without error.
}
referent-preview-title = Candidates read from the roster
referent-faults-title = Errors in the roster
referent-faults-lead = All errors are here. Correct the file and choose it again, or correct the text: the line number leads there.
referent-fault-line = Line
referent-fault-column = Column
referent-fault-what = What is wrong
referent-fault-value = Value read
referent-fault-show-line = Go to line { $line }
referent-fault-missing-column = This column is missing from the first line.
referent-fault-unknown-column = This heading is not known. Compare with the template.
referent-fault-duplicate-column = This column is there twice.
referent-fault-extra-cells = The line has more cells than the first line.
referent-fault-empty-name = The name is missing.
referent-fault-bad-birthdate = This is not a date: write 14/03/2008 or 2008-03-14.
referent-fault-birthdate-before1900 = The date is before 1900.
referent-fault-birthdate-in-future = The date is in the future.
referent-fault-bad-sex = Write F, M, or nothing.
referent-fault-bad-extra-time = This is not a percentage of 0 to 200 with at most two decimals.
referent-fault-extra-time-looks-like-a-share = Less than 1%: for a third more time write 33%, not 0.33.
referent-fault-bad-flag = Write yes, no, or nothing.
referent-fault-not-eligible = This candidate may not be certified yet: level 1 in five competences is needed.
referent-fault-duplicate-of-line = The same person as on line { $line }.
referent-fault-too-long = Too long for a certificate.
referent-fault-control-characters = Contains invisible characters: please type the cell again.
referent-fault-bad-encoding = The accents are lost: save the file as “CSV UTF-8”.
referent-fault-formula = Starts with =, +, - or @: a spreadsheet would run it as a formula.
referent-fault-empty-roster = There is no candidate in the roster.
referent-fault-too-many = More than 60 candidates: divide them into several sessions.
referent-fault-unknown = Not right.
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
referent-view-codes = Codes
referent-view-follow = Live view
referent-view-finalize = Finalization

## Codes

referent-codes-title = Codes to come in
referent-codes-lead = Hide them while the room can see the screen.
referent-show-codes = Show the codes
referent-code-hidden = hidden
referent-code-number = Session number
referent-code-number-whom = For everybody.
referent-code-access = Candidates’ access code
referent-code-access-whom = Read out in the room.
referent-code-password = Invigilators’ password
referent-code-password-whom = For the invigilators only.
referent-print-title = Print
referent-print-lead = The invigilators’ sheet has the codes on it: hand it over in person.
referent-print-invigilators = Invigilators’ sheet
referent-print-slips = Candidates’ slips
referent-about-title = Organisation
referent-none-named = No name given
referent-enrolled = { $count ->
    [one] { $count } candidate enrolled
   *[other] { $count } candidates enrolled
}
referent-enrolled-list = Enrolled candidates
referent-col-needs = Arrangements
referent-sheet-invigilators = Session { $number } – invigilators’ sheet
referent-sheet-step-1 = Open { $address } and enter with the session number, the password and your name.
referent-sheet-step-2 = Candidates open { $address } and enter with the session number, their names and their birthdate.
referent-sheet-step-3 = Read the access code out, then confirm the presence of each on your screen.
referent-sheet-step-4 = If there is a problem, handle the alerts on the screen: the waiting time is given back to the candidate.
referent-sheet-attendance = Attendance
referent-sheet-signature = Signature
referent-slip-seat = seat { $seat }
referent-slip-code = The access code will be read out in the room.

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
referent-finalize-final = This is final: nothing in this session can change any more.
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
referent-resolution-automatic = Resolved by handling the alert
referent-resolution-upheld = Upheld
referent-resolution-dismissed = Dismissed
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
referent-resolve-fraud-upheld = The fraud is established: the test will be rejected (rule 1).
referent-resolve-dismissed = Dismissed
referent-resolve-dismissed-meaning = It is not established.
referent-resolve-fraud-dismissed = The suspicion changes nothing of the outcome.
referent-resolve-reason = Reason
referent-resolve-reason-help = Goes on record with your name.
referent-resolve-submit = Save the decision
referent-refusal-resolved = This incident has already been handled by { $by }: { $how }.

## Outcomes

referent-finalized = The session is finalized. The outcomes are final.
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
referent-score = { $pix } / 895 pix
referent-levels = The 16 levels
referent-levels-of = The 16 levels of { $name }
referent-level = level { $level }
referent-mesh-0 = Beginner
referent-mesh-1 = Novice 1
referent-mesh-2 = Novice 2
referent-mesh-3 = Independent 1
referent-mesh-4 = Independent 2
referent-mesh-5 = Advanced 1
referent-mesh-6 = Advanced 2
referent-mesh-7 = Expert 1
referent-mesh-8 = Expert 2
referent-area-1 = 1. Information and data
referent-area-2 = 2. Communication and collaboration
referent-area-3 = 3. Content creation
referent-area-4 = 4. Protection and security
referent-area-5 = 5. Digital environment
referent-competence-1-1 = Information search and watch
referent-competence-1-2 = Managing data
referent-competence-1-3 = Processing data
referent-competence-2-1 = Interacting
referent-competence-2-2 = Sharing and publishing
referent-competence-2-3 = Collaborating
referent-competence-2-4 = Fitting into the digital world
referent-competence-3-1 = Text documents
referent-competence-3-2 = Multimedia documents
referent-competence-3-3 = Adapting documents to their purpose
referent-competence-3-4 = Programming
referent-competence-4-1 = Securing the digital environment
referent-competence-4-2 = Protecting personal data and privacy
referent-competence-4-3 = Protecting health, well-being and the environment
referent-competence-5-1 = Solving technical problems
referent-competence-5-2 = Building a digital environment
