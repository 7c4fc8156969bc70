### The invigilator's page, and the board of the room.

invigilator-title = Invigilator portal
invigilator-watched = This computer already watches session { $number } ({ $name }).
invigilator-watched-open = Back to that session
invigilator-room-title = Session { $number }
invigilator-session = Session { $number }
invigilator-logout = Log out
invigilator-sound = Sound for each new alert
invigilator-sound-on = Alert sound: on
invigilator-sound-off = Alert sound: off

## Login

invigilator-login-lead = Open the board of your room. The number, and your personal code or the password of the session, are on the paper given by the referent.
invigilator-login-session = Session number
invigilator-login-session-hint = Digits only.
invigilator-login-session-fault = Enter the session number, in digits.
invigilator-login-password = Personal code or session password
invigilator-login-password-hint = Upper or lower case does not matter.
invigilator-login-password-fault = Enter your personal code or the password of the session.
invigilator-login-show = Show what is typed
invigilator-login-name = Your name
invigilator-login-name-hint = With the password of the session only: it appears beside each of your decisions. Remembered on this device.
invigilator-login-name-known = A personal code says who you are: your name is not asked for.
invigilator-login-name-fault = With the password of the session, enter your name: { $max } characters at most. A personal code has 10 characters: check that it is complete.
invigilator-login-submit = Open the board
invigilator-login-sending = Opening…
invigilator-login-refused = The session number, or the personal code or password, is not right. Check them on the paper given by the referent. A renewed code replaces the one before.
invigilator-login-finalized = The session is finalized: its codes no longer open the board.
invigilator-login-named-only = This session accepts personal codes only. Ask the referent for yours.
invigilator-login-wait = Too many attempts. Try again in { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}.

## Status of a candidate

board-status-absent = Absent
board-status-instructions = Reading
board-status-to-confirm = To confirm
board-status-to-authorize = To authorize
board-status-to-choose = Two devices
board-status-ready = Ready
board-status-testing = Testing
board-status-blocked = Blocked
board-status-ended = Finished

## A card

board-question = question { $number } of { $of }
board-question-since = since { $time }
board-treated = { $number ->
    [one] { $number } question treated
   *[other] { $number } questions treated
} of { $of }
board-time-left = left
board-minutes = { $minutes } min
board-hours = { $hours } h { $minutes }
board-until = until { $time }
board-extra-time = +{ $percent } %
board-alert-count = { $count ->
    [one] { $count } alert
   *[other] { $count } alerts
}
board-forecast = At this rate, about { $expected } questions at the end.
board-forecast-short = ≈ { $expected }
board-forecast-enough = Enough for all 32 questions.
board-forecast-few = A score needs { $minimum }.
board-connected = Connected
board-connected-short = ok
board-unstable = unstable
board-lost = Lost
board-offline-chip = Offline
board-companion-present = Companion present
board-companion-absent = Companion absent
board-companion-absent-short = absent
board-companion-unknown = Companion: nothing known yet
board-focus-losses = { $count ->
    [0] Page never left
    [one] Page left { $count } time in focus mode
   *[other] Page left { $count } times in focus mode
}
board-left-while-blocked = { $count ->
    [one] Page left during one alert
   *[other] Page left during { $count } alerts
}

## Around the cards

board-grid-label = Candidates
board-chips-label = Filter by state
board-nobody = No candidate matches. Remove a filter or change the search.
board-search = Find a candidate by name
board-search-hint = Name ( / )
board-tasks-title = To handle
board-tasks-empty = Nothing to handle. Alerts appear here, the oldest at the top.
board-confirm-all = { $count ->
    [0] No presence to confirm
    [one] Confirm the waiting candidate
   *[other] Confirm the { $count } waiting candidates
}
board-task-question = Question { $number }
board-task-companion = Companion absent
board-task-companions = { $others ->
    [one] and { $others } other: companion absent
   *[other] and { $others } others: companion absent
}
board-task-authorize = Waiting to resume, device { $sign }
board-task-devices = Several devices: decide
board-task-confirm = Waiting to start, device { $sign }
board-task-done = Handled
board-authorize = Authorize { $sign }
board-confirm = Confirm { $sign }
board-new-alert = New alert: { $name }, question { $number }.
board-new-device = Several devices at the seat of { $name }: decide.
board-sign = no. { $sign }
board-card-waits = { $sign } waits since { $time }
board-new-companion-alert = New alert: { $name }, companion absent.

## Buttons

board-close = Close
board-watchers = { $count ->
    [0] Nobody watches now
    [one] One person watches now
   *[other] { $count } people watch now
}
board-watchers-none = No invigilator has this board open.
board-watcher-you = (you)
board-watcher-since = since { $since }
board-watcher-entered = { $name } now watches this room ({ $how }).
board-watcher-left = { $name } no longer watches this room.
board-cancel = Cancel
board-personal-code-lost = Slip lost? The personal code can be shown here; the request is put on record.
board-personal-code-show = Show the personal code
board-personal-code = Personal code:
board-sending = Sending…
board-queued = Will be sent when the network is back
board-done = Done

## Confirming many

board-bulk-title = Confirm presence
board-bulk-explanation = Untick everyone who is absent or is not the right person. A confirmation is valid for 15 minutes; you can give it again.
board-bulk-confirm = { $count ->
    [0] Nobody to confirm
    [one] Confirm { $count } presence
   *[other] Confirm { $count } presences
}
board-bulk-gone = no longer waiting

## Details of a candidate

board-seat = seat { $seat }
board-details = Details
board-detail-question = Now at
board-detail-left = Time left
board-detail-treated = Answers
board-detail-forecast = Pace
board-detail-start = Start
board-detail-end = End
board-detail-focus = Focus
board-detail-left-while-blocked = While paused
board-detail-abort = Why unfinished
board-detail-connection = Connection
board-detail-companion = Companion
board-detail-connected = Good
board-detail-unstable = Unstable
board-detail-lost = Lost for
board-detail-extra = Extra time
board-detail-needs = Arrangement
board-accessible = Accessible questions only
board-end-completed = All questions treated
board-end-time = Time is up
board-end-invigilator = Ended by an invigilator
board-end-finalization = Ended by the finalization
board-abort-candidate = Lack of time or early departure
board-abort-technical = Technical problem
board-ready-until = May start until { $time }.
board-confirm-safe = Check that the person is here, is who they say they are, and that their screen shows this number. They will have 15 minutes to start.
board-confirm-presence = Confirm presence at device { $sign }
board-withdraw-presence = Take the confirmation back
board-devices-title = Several devices at this seat
board-devices-safe = Look at the number on the person’s screen. What you grant is for that device only; refuse one that you do not see in the room. They resume at the same question, with the same time.
board-device-answers = Answers. Last question
board-device-open = Open since { $time }
board-device-confirmed = Confirmed, open since { $time }
board-device-waits = Waits since { $time }
board-device-authorized = Authorized, waits since { $time }
board-refuse-device = Refuse { $sign }
board-device-changed = This device is not at the seat any more. { $count ->
    [one] Device { $signs } is there now: check its screen.
   *[other] Devices { $signs } are there now: check their screens.
}
board-authorize-resume = Authorize to resume on device { $sign }

## Alerts

board-alert-question = Problem at question { $number }
board-alert-question-safe = The candidate is blocked and waiting. The blocked time will be given back, whatever you decide.
board-alert-companion = Companion absent
board-alert-companion-safe = The test is hidden. Have the extension turned on again, or clear the alert to let them go on. Lost time will be given back.
board-mark-soon = Reported within 10 seconds of a focus warning
board-mark-again = Third report of this question, or more
board-mark-left = Page left during the alert
board-signals-title = Page and window
board-signals-help = Each mark is something the page recorded, at its place in the time of the test. Only what “counts” changes a result.
board-signals-question = Question { $number }
board-signals-full = More of this question is not recorded: the limit is reached.
board-signals-by = { $name }, { $time }: { $words }
board-signals-excuse = Excuse
board-signals-excuse-of = Excuse the loss of focus of question { $number }, { $time }
board-signals-excuse-safe = The answer counts as right again if it was right. Your name and the reason are recorded.
board-signals-reason = Reason
board-signals-reason-missing = Write why it does not count.
board-signals-excuse-do = It does not count
board-undecided-losses = { $count ->
    [one] One loss of focus whose end is not known
   *[other] { $count } losses of focus whose end is not known
}
board-command-excuse = Loss of focus excused, { $name }
board-withheld = { $time } of pause not given back
board-withheld-why = The Companion extension was missing for too long: by itself the test gives back only 30 seconds each time, 2 minutes in all. Give the rest back if it was not the person’s doing.
board-withheld-credit = Give back { $time }
board-reasons = What is the problem?
board-reason-missing = First choose the problem you see.
board-accept = Replace the question
board-dismiss = No problem, go on
board-clear = Clear the alert
board-reason-e1 = The image is not shown
board-reason-e2 = The simulator does not work
board-reason-e3 = The file cannot be opened
board-reason-e4 = Website unavailable
board-reason-e5 = Website blocked by the network
board-reason-e8 = Extra time of the question exceeded
board-reason-e9 = A program does not work
board-reason-e10 = Page left by accident
board-reason-e11 = Skipped by mistake after a problem
board-reason-e12 = Accessibility problem

## Incidents

board-command-incident = Incident { $code } on record for { $names }
board-command-incident-discreet = Incident C6 on record
board-command-incident-delete = Incident { $code } removed
board-queued-command = { $command }: kept in this tab, will be sent when the network is back.
board-key-record = record an incident for the card, or for the selected candidates
board-key-room = record an incident of the room
board-key-select = select the card (then Space does it too)
board-key-list = read the incidents on record
board-key-undo = remove what was just recorded
board-category-c1 = Identity to correct (name, birth)
board-category-c2 = Extra time to correct
board-category-c4 = Signature problem
board-category-c6 = Suspected fraud
board-category-c7 = Technical problem, not blocking
board-category-c8 = Problem of the candidate, not blocking
board-category-r1 = The whole room: network, power, evacuation
board-category-a1 = Alert that nobody handled
incident-summary-c1 = Identity to correct
incident-summary-c2 = Extra time to correct
incident-summary-c4 = Signature
incident-summary-c6 = Suspicion
incident-summary-c7 = Technical problem
incident-summary-c8 = Problem of the candidate
incident-summary-r1 = Incident of the room
incident-count = { $count ->
    [one] { $count } open incident
   *[other] { $count } open incidents
}
incident-record = Record an incident
incident-record-selected = { $count ->
    [one] Record for { $count } candidate
   *[other] Record for { $count } candidates
}
incident-room = Whole room
selection-switch = Select
selection-all = The whole room
selection-none = Nobody
selection-one = Select { $name }
selection-count = { $count ->
    [one] { $count } selected
   *[other] { $count } selected
}

## Recording an incident

incident-title = Record an incident
incident-closed = Session finalized: no incident can be recorded or removed any more. To add something, contact the referent.
incident-for = For
incident-for-change = Change
incident-for-nobody = nobody yet
incident-for-all = the whole room ({ $count })
incident-for-some = { $count } candidates
incident-category = Category
incident-category-change = Change category
incident-group-frequent = Most often
incident-group-question = About a question
incident-group-other = Others
incident-about-c6 = Discreet: the candidate sees nothing of it and the test goes on. Write what you saw and heard; the referent will decide.
incident-about-r1 = For something that lasted and affected several people.
incident-about-question = The question still counts. To have it replaced, the candidate must report it from their own screen.
incident-number = Question
incident-number-one = Among the questions already shown: 1 to { $number }.
incident-number-several = Among the questions that all of them have seen: 1 to { $number }.
incident-number-none-yet = This candidate has not seen a question yet: choose C7, or wait until they start.
incident-number-none = The question must be one that all of them have seen, and one of them has not started. Leave them out, or choose C7.
incident-description = What happened
incident-canned-texts = Canned texts
incident-description-keys = Enter: record. Shift + Enter: new line.
incident-description-length = { $count } of { $most } characters
incident-when = When
incident-from = Since
incident-to = Until
incident-now = now
incident-ago = { $minutes } min ago
incident-at = at
incident-since-lost = first lost connection, { $time }
incident-credit = Give the lost time back
incident-credit-some = { $count ->
    [one] { $count } candidate with a running test gets back up to { $minutes } min. What was given back already is not given twice.
   *[other] { $count } candidates with a running test get back up to { $minutes } min each. What was given back already is not given twice.
}
incident-credit-nobody = No test was running during that time: nothing to give back.
incident-credit-off = The clocks go on as if nothing had happened.
incident-credit-unknown = First give a start that comes before the end.
incident-save = Put on record
incident-attached = The question, time left, and state of connection and companion at this moment are attached automatically.
incident-resumed = Your note that was not sent is back.
incident-start-over = Start over
incident-refused = Not recorded: { $why } Nothing is lost, correct it and try again.
incident-error-no-candidate = Choose at least one candidate.
incident-error-no-category = Choose a category.
incident-error-no-description = Say in a few words what happened, or choose a canned text.
incident-error-long = The note is longer than 1,000 characters: shorten it.
incident-error-future = This time has not come yet.
incident-error-end-before-start = The start must come before the end.
incident-undo = Undo
incident-again = Open the form again

## Incidents on record

incident-list-title = Incidents
incident-list-counts = { $open ->
    [0] None open
    [one] { $open } open
   *[other] { $open } open
} of { $all } on record
incident-list-empty = Nothing on record. Accepted alerts are added automatically.
incident-open = Open
incident-resolved = Resolved
incident-deleted = Removed
incident-blocks = to resolve before finalization
incident-of-alert = from an alert
incident-by = by { $name }
incident-by-me = by you
incident-by-server = by the system
incident-by-candidate = by the candidate
incident-delete = Remove { $code }
incident-delete-ask = Remove this incident? The journal keeps the fact that it existed.
incident-delete-credit = Time already given back stays given.
incident-delete-yes = Yes, remove it
incident-delete-no = No, keep it

## Canned texts

incident-text-c1 = Identity to correct, as the document shown says.
incident-text-c1-name = Mistake in the last or first name.
incident-text-c1-birth = Mistake in the date or place of birth.
incident-text-c2 = Extra time to check.
incident-text-c2-granted = Extra time was granted but is not on the list.
incident-text-c4 = Problem with the signature.
incident-text-c4-missing = The candidate left without signing.
incident-text-c4-other = The signature differs from the identity document.
incident-text-c6 = Conduct to be examined.
incident-text-c6-phone = Phone in hand during the test.
incident-text-c6-talk = Exchange with another candidate.
incident-text-c6-help = Help from another person.
incident-text-c6-tool = Messaging or chatbot on the screen.
incident-text-c7 = Technical problem, the test went on.
incident-text-c7-restart = Computer restarted.
incident-text-c7-moved = Moved to another computer.
incident-text-c7-device = Keyboard, mouse or screen replaced.
incident-text-c8 = Problem of the candidate, the test went on.
incident-text-c8-late = Came late.
incident-text-c8-ill = Felt unwell.
incident-text-c8-out = Left the room, accompanied.
incident-text-r1 = Incident that affected several candidates.
incident-text-r1-network = Network down.
incident-text-r1-power = Power cut.
incident-text-r1-evacuation = Evacuation drill.
incident-text-e-seen = Seen on the candidate’s screen.
incident-text-e-other = Checked on another computer: same problem.

## End of a test

board-end-test = End the test…
board-end-question = End the test of { $name }?
board-end-safe = This is final: the test cannot be resumed. { $treated ->
    [0] No answer is recorded yet.
    [one] The recorded answer is kept and will count.
   *[other] The { $treated } recorded answers are kept and will count.
}
board-end-yes = Yes, end the test of { $name }
board-end-no = No, let it go on

## Result of a request

board-granted = { $command }: done.
board-refused = { $command }: refused
board-command-confirm = Presence of { $name }
board-command-confirm-many = { $count } presences
board-command-authorize = Resuming of { $name }
board-command-withdraw = Confirmation of { $name } taken back
board-command-refuse-device = Device of { $name } refused
board-command-accept = New question for { $name }
board-command-dismiss = Alert of { $name } dismissed
board-command-clear = Alert of { $name } cleared
board-command-credit = Time given back to { $name }
board-command-end = End of the test of { $name }
board-command-other = Request
board-by-system = The system
board-already-accepted = { $name } has already accepted it ({ $code }). Nothing else to do.
board-already-dismissed = { $name } has already dismissed it. Nothing else to do.
board-already-cleared = { $name } has already cleared it. Nothing else to do.
board-already-lapsed = The test ended meanwhile.

## Banners

board-stale-seconds = Data of { $seconds } s ago.
board-stale-minutes = Data of { $minutes } min ago.
board-stale-safe = The tests go on at the server. What you request now will be sent when the connection is back.
board-stale-queued = { $count ->
    [one] { $count } request is waiting.
   *[other] { $count } requests are waiting.
}
board-ended-login = Your login has ended: log in again. The tests go on.
board-ended-reload = This board is no longer up to date: reload the page. The tests go on.
board-finalized = Session finalized: the board stays readable, nothing in it can change any more.

## Help

board-help-title = Help and keyboard shortcuts
board-key-arrows = go from card to card
board-key-enter = open the details of the card
board-key-search = find a candidate
board-key-alert = open the oldest alert
board-key-confirm = confirm the waiting candidates
board-key-help = this help
board-key-escape = close
board-shortcuts = Single-key shortcuts on (turn off if you dictate to the computer)
board-help-urgency = An alert becomes more visible after 1 minute, and again after 3 minutes. Cards never change their place.
board-help-forecast = “≈ 18”: at the present rate the candidate would reach about 18 questions. The tick on the bar marks the 20 questions a score needs.
