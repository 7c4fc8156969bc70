### What all portals have in common.

product-name = Vigie
skip-to-content = Skip to content
language-label = Language
theme-label = Theme: { $theme }. Change the theme
theme-system = as the system
theme-light = light
theme-dark = dark
waiting = Loading…
try-again = Try again
dialog-close = Close
field-optional = (optional)
staff-named = personal code
staff-shared-password = shared password
login-verifying = Checking, a few seconds.
login-window-from = The codes of this session are accepted from { $opens }.
login-window-until = The codes of this session are accepted from { $opens } to { $closes }.

## The three portals

portal-candidate = Candidate
portal-candidate-purpose = Take the certification test.
portal-invigilator = Invigilator
portal-invigilator-purpose = Watch the room live, handle alerts, record incidents.
portal-referent = Referent
portal-referent-purpose = Prepare sessions, resolve incidents, finalize and see the outcomes.

## Home

home-title = Welcome
home-lead = Vigie supports certification sessions from the arrival in the room to the results. Choose your portal.
home-candidate-needs = You need the slip the invigilator gives you: session number, access code and personal code.
home-invigilator-needs = You need the session number and the password given by the referent.
home-referent-needs = You need your referent account.
home-help = Not sure which portal is yours? Ask the invigilator in the room.

## Not found

not-found-title = Page not found
not-found-explanation = This address leads nowhere. It may have been copied wrongly.
not-found-home = Back to the home page

## State of the connection

connection-connecting = Connecting…
connection-live = Live
connection-stale = No news from the server, what is shown may be out of date
connection-stale-for = No news for { $seconds } s
connection-offline = Connection lost, reconnecting
connection-offline-since = Reconnecting… offline since { $since }
connection-displaced = Open in another tab
connection-device = Device closed
connection-not-logged-in = Login expired
connection-outdated = Please reload the page

## Durations and sizes

duration-hours = { $count } h
duration-minutes = { $count } min
duration-seconds = { $count } s
size-bytes = { $count } bytes
size-kilobytes = { $count } kB
size-megabytes = { $count } MB
countdown-label = Time left
countdown-stopped = stopped
countdown-left = { $left } left.

## Errors, by the server's code

error-unknown = Something unexpected went wrong. Try again; if it persists, tell the referent.
error-unreachable = The server does not answer. Check the network connection, then try again.
error-not-logged-in = Your login has ended. Please log in again.
error-proxy-not-trusted = This server is not set up right: it cannot know who connects. Tell the person who runs it; the log of the server says which option to set.
error-too-slow = What was sent did not arrive in time. Check the network connection, then try again.

error-not-allowed = Your role does not allow this.
error-unknown-seat = This candidate is not enrolled in this session.
error-session-finalized = The session is finalized: nothing in it can change any more.
error-rules-not-accepted = The rules have not been accepted yet.
error-presence-not-confirmed = The invigilator must first confirm the presence. A confirmation is good for 15 minutes.
error-companion-missing = The Companion extension is not detected.
error-test-not-started = The test has not started.
error-test-already-started = The test has already started.
error-test-ended = The test is over.
error-time-is-up = The time is up.
error-resume-not-authorized = The invigilator must authorize this device to resume.
error-device-changed = This device is not at the seat any more, and no other one is connected there. Wait until the card shows a number.
error-device-takes-test = The test is taken on this device. Authorize another device, or end the test.
error-device-refused = The invigilator refused this device.
error-too-many-devices = Too many devices are waiting at this seat. The invigilator has to decide first.
error-too-many-entries = Devices have entered this seat too often lately. The invigilator has to decide about one of them, or try again in two minutes.
error-nothing-to-resume = There is nothing to resume on this device.
error-question-moved = This is not the current question any more.
error-not-revealed = The warning before this question has not been read.
error-blocked = An alert is open: the invigilator must handle it first.
error-response-does-not-fit = The answer does not fit the question.
error-unknown-alert = There is no such alert.
error-alert-already-handled = This alert has already been handled.
error-nothing-to-excuse = There is nothing to excuse: there is no such loss of focus, or it does not count.
error-nothing-withheld = There is no time to give back to this person: it has been given back already.
error-reason-does-not-fit = This reason does not fit the question or the alert.
error-bank-exhausted = No other question is available for this candidate.
error-unknown-incident = There is no such incident.
error-incident-already-resolved = This incident has already been resolved.
error-incident-not-resolved = A referent has not resolved this incident: there is nothing to reopen.
error-not-the-author = Only the person who recorded this incident can take it back.
error-interval-out-of-bounds = The time does not fit: the beginning must come before the end, and nothing can lie in the future.
error-not-finalized = The session is not finalized yet.
error-nobody-started = Nobody has started: there is nothing to finalize. Cancel the session instead.
error-day-not-begun = The day of the session has not come yet. Check its date, or wait for that day.
error-session-published = The results are published. Correct the decisions one by one.
error-nothing-to-revise = There is nothing to change: it is so already, or there is no result.
error-outcome-changed = Another decision was just made for this person. Look at it, then decide again.
error-revision-waits = A correction of this candidate already waits for another person.
error-unknown-proposal = This proposal does not wait any more: it was confirmed or taken back.
error-second-person-needed = Another referent must confirm, with an account of their own.
error-versions-unknown = This server does not have the question bank or the scale of this session any more. Tell the person who administers it.
error-too-many-revisions = Too many decisions followed each other here. Tell the person who administers the server.
error-incident-blocks = This incident blocks the finalization: uphold or dismiss it, with a reason.
error-certificate-replaced = This certificate was replaced.
error-certificate-cancelled = This certificate was cancelled.
error-text-out-of-bounds = The text is missing, too long, or has invisible characters in it.
error-incident-incomplete = The question number is missing, or at least one candidate.
error-nothing-to-explain = The test is finished: there is no reason to give.
error-finalization-incomplete = The session cannot be finalized yet.
error-storage-unavailable = It could not be recorded; nothing was changed. Please try again.
error-too-fast = Too many requests in a short time. Wait a moment.
error-too-many-requests = Too many requests in a short time from this login or this network. Wait a moment, then try again.
error-busy = The server is very busy. Nothing was lost: try again in a few seconds.
error-unknown-item = This question is not in the bank.
error-too-many-incidents = Too many incidents by the same person in this session. A referent can resolve the open ones at once.
error-too-many-decisions = Too many decisions on questions in a short time. Try again in a minute.
error-too-few-items-left = Without this question its competence would have too few questions left. It was not suspended.
error-not-published = The results of this session are not published yet.
error-certificate-unknown = No certificate matches this code.
error-identifier-needed = The identifier of your registration is needed.
error-confirmation-needed = Nothing was done: the password was needed. Start again and enter it.
error-second-factor-needed = The code of your authenticator application is needed.
error-second-factor-refused = This code is not right, or was used before. Wait for the next code, then try again.
error-second-factor-unavailable = The server cannot check one-time codes now. Use one of your codes on paper, or ask whoever runs the server.
error-account-disabled = This account is disabled. Ask the team that runs the server.
error-too-many-attempts = Too many attempts. Wait a few minutes, then try again.
error-personal-code-needed = The personal code of your slip is needed.
error-name-on-record = This person has logged in under this name: it stays. Take them off the list and add them under another name.
error-outside-entry-window = The codes of this session are not accepted at this time.
error-proof-of-work-needed = Many attempts failed lately. Try again: the check will take a few seconds.

## Repeated attempts

guessing-candidate = Since { $since } somebody has been trying codes of candidates of session { $session }.
guessing-invigilator = Since { $since }, somebody has been guessing invigilators’ codes of session { $session }.
guessing-referent = Since { $since } somebody has been trying passwords of a referent account of your center.
guessing-safe = Nothing is blocked: the right codes always get in, sometimes after a few seconds of checking. If a code may have been seen, the referent can renew it.

## What the page of a test records of itself

signal-seconds = { $seconds } s
signal-with-time = { $signal }, { $time }
signal-left = Page left
signal-blur = Another window or program
signal-hidden = Another tab, or page hidden
signal-route = Another page of Vigie asked for
signal-back = Back in the browser
signal-full-screen = Full screen left
signal-second-screen = Several screens
signal-window = Small window, or a panel beside the page
signal-print = Printing
signal-copy = Copy
signal-cut = Text cut
signal-paste = Paste
signal-reload = Page reloaded
signal-crash = Page opened again after the browser or the computer had stopped
signal-effect-ongoing = now
signal-effect-warned = warning, does not count
signal-effect-counts = counts: the answer is not right
signal-effect-kept = does not count, arrangement
signal-effect-undecided = end unknown, connection cut: does not count
signal-effect-blocked = during an alert, does not count
signal-effect-excused = excused, does not count
