### The candidate's portal.

candidate-title = Candidate area
candidate-clock = Time left
candidate-clock-still = stopped
candidate-clock-low = nearly over
candidate-clock-last = last moments
candidate-clock-over = over
candidate-question-clock = Time for this question
candidate-sending = Sending…
candidate-dismiss = Hide this message
candidate-waited = Waiting for { $time }

## Entry

candidate-entry-title = Enter my session
candidate-entry-lead = Copy your slip, then your identity. Accents, capitals and hyphens do not matter.
candidate-entry-expired = Your login has ended. Identify yourself again: the answers you have sent are saved.
candidate-entry-session = Session number
candidate-entry-session-hint = Digits, shown in the room.
candidate-entry-session-error = The session number has digits only.
candidate-entry-last-name = Birth name
candidate-entry-last-name-error = Give your birth name.
candidate-entry-first-name = First name
candidate-entry-first-name-hint = The first of your given names is enough. If you have one name only, type it in both fields.
candidate-entry-first-name-error = Give your first name.
candidate-entry-birthdate = Birthdate
candidate-entry-birthdate-hint = For example 9, 3 and 2008.
candidate-entry-birthdate-error = Give a day, a month and a year that exist, for example 9, 3 and 2008.
candidate-entry-day = Day
candidate-entry-month = Month
candidate-entry-year = Year
candidate-entry-code = Access code
candidate-entry-code-hint = Four letters and two digits, on your slip or given by the invigilator.
candidate-entry-code-error = The access code has six characters.
candidate-entry-personal-code = Personal code
candidate-entry-personal-code-hint = Eight letters and digits, on your slip. Leave it empty if the slip has none.
candidate-entry-personal-code-error = The personal code has eight characters.
candidate-entry-submit = Enter
candidate-entry-sending = Checking…
candidate-entry-help = Any trouble? Raise your hand: the invigilator can help.

candidate-rejection-no-match = This does not match any candidate of this session.
candidate-rejection-no-match-advice = Compare each line with your slip, then try again. If everything looks right, raise your hand.
candidate-rejection-wait = Too many attempts have failed.
candidate-rejection-wait-advice = Take the time to check each line with the invigilator.
candidate-rejection-wait-left = You can try again in { $left }
candidate-entry-identifier = National or school identifier
candidate-entry-identifier-hint = The one you were registered with. Not needed with the personal code.
candidate-rejection-identifier = The results are published.
candidate-rejection-identifier-advice = To see yours, add the personal code of your slip, your INE or the identifier you were registered with. Without any of them, your center gives you your result.
candidate-rejection-personal-code = Your personal code is missing.
candidate-rejection-personal-code-advice = It is on the slip with your name. Lost it? Raise your hand: the invigilator can give you the code again.
candidate-rejection-outside = This is not the time to enter this session.
candidate-rejection-outside-advice = If your session takes place now, raise your hand: the referent can check its date.
candidate-rejection-finalized = The results of this session are not published yet.
candidate-rejection-finalized-advice = The session is over: nobody can enter it any more. Come back here, with the same details, when your center has published the results.
candidate-rejection-other = Your request did not succeed.
candidate-rejection-other-advice = What you typed is still here: try again in a moment.

candidate-not-me = Not you? Leave
candidate-leave = Leave
candidate-leaving = Leaving…

## Instructions

candidate-step = Page { $now } of { $count }
candidate-previous = Previous
candidate-next = Continue

candidate-welcome-title = Welcome, { $name }
candidate-welcome-adaptive = You are about to take a certification test of your digital skills. It adapts to you: each question is chosen from your answers so far.
candidate-welcome-hard = Some questions will seem hard. That is normal: the test looks for the highest level you can reach.
candidate-welcome-pass = Do you not know the answer? You can pass the question. It then counts as a wrong answer and does not come back.
candidate-welcome-end = For a result that does you justice, go on to the end of the test.

candidate-course-title = How the test works
candidate-course-questions = questions
candidate-course-time = maximum time
candidate-course-extra = your maximum time, extra time included
candidate-course-least = questions to treat at least
candidate-course-one-by-one = Questions come one by one. Once an answer is confirmed, there is no way back.
candidate-course-clock = The clock stays at the top of the page. When the time is up the test stops by itself; what you have confirmed is kept.
candidate-course-minimum = Below the minimum no result can be computed. A passed question counts as treated.

candidate-modes-title = Two modes of questions
candidate-modes-lead = Each question carries one of these two signs. They say what is allowed.
candidate-mode-free = Free mode
candidate-mode-focus = Focus mode
candidate-free-web = You may leave the page and search the web.
candidate-free-tools = You may use the software of the computer.
candidate-free-sites = Some sites are closed during the certification.
candidate-focus-stay = You stay on the page: no search, no other tab, no other window.
candidate-focus-warned = A warning comes before each question of this mode.
candidate-focus-left = The first time you leave the page for less than 2 seconds, you are only told so. Longer, or a second time, and your answer to this question will not count as right.
candidate-focus-any-loss = If you leave the page, even once, your answer to this question will not count as right.
candidate-focus-reload = Reloading the page, a breakdown or a power cut is not leaving.
candidate-modes-recorded = In focus mode the page also records, with how long it lasted, a full screen that is left, a small window, copying, pasting and printing; in both modes a second screen, printing and reloading. All that is recorded is shown to you at the end. Only leaving the page in focus mode can change your result.

candidate-trouble-title = What to do if something goes wrong
candidate-trouble-lead = An image does not show, a file does not open, a site does not answer? Then:
candidate-trouble-bottom = Go to the bottom of the question's page.
candidate-trouble-report = Choose "{ $button }".
candidate-trouble-sure = Confirm with "{ $button }".
candidate-trouble-hand = Raise your hand: the invigilator comes to see.
candidate-trouble-time = Meanwhile your clock is stopped. The time you wait is given back, and the page goes on by itself.
candidate-trouble-network = If the network fails, stay on the page: it reconnects by itself, and an answer already confirmed is kept.

candidate-rules-title = Rules to respect
candidate-rules-lead = During the test it is forbidden:
candidate-rule-communicate = to communicate with anybody, in the room or outside, aloud or online;
candidate-rule-phone = to use a phone or any connected device other than this computer;
candidate-rule-ai = to use an artificial intelligence or a chatbot;
candidate-rule-forum = to read a help forum that gives the answer;
candidate-rule-other = to use any other means that gives the answer without doing the work asked for;
candidate-rule-identity = to pretend to be somebody else.
candidate-rules-consequence = Breaking these rules, or getting round the closing of sites, is suspected fraud: the certification can be refused.
candidate-rules-accept = I have read these rules and I will respect them.
candidate-rules-fault = Tick the box to go on.
candidate-rules-go = I accept and go on

## Waiting

candidate-waiting-title = Hello { $name }
candidate-waiting-presence = The invigilator has to confirm that you are here
candidate-waiting-advice = There is nothing to do on this page: it changes by itself. Have your identity document at hand.
candidate-waiting-confirmed = Your presence is confirmed
candidate-waiting-until = You have until { $time } to press the button.
candidate-waiting-expired = The confirmation is no longer valid
candidate-waiting-expired-advice = It lasts fifteen minutes. Raise your hand: the invigilator renews it in a moment.
candidate-waiting-duration = Length of your test: { $duration }.
candidate-start = Start my test
candidate-start-clock = The clock starts as soon as you press.
candidate-start-companion = The test can start only when the Companion extension is detected.
candidate-companion-unknown = Looking for the Companion extension…
candidate-companion-present = Companion extension detected
candidate-companion-absent = Companion extension not detected: raise your hand

## Resuming

candidate-resume-title = { $name }, your test is under way
candidate-resume-safe = It was started on another device, or before you identified yourself again. Your answers are saved and the current question is waiting for you.
candidate-resume-raise = Raise your hand: the invigilator has to authorize you to go on here
candidate-resume-expired = The authorization is no longer valid: raise your hand
candidate-resume-advice = The clock goes on running: make a sign now. This page changes by itself as soon as you may go on.
candidate-resume-authorized = You can go on here
candidate-resume = Resume my test

candidate-displaced-title = Your page is open in another tab
candidate-displaced-safe = It is the same device, with the same login. Your answers are saved.
candidate-displaced-advice = Go on in the other tab, or take over here: you will find the same question.
candidate-displaced-back = Continue here
candidate-replaced-title = Your test is on another device
candidate-replaced-safe = The invigilator confirmed another device for your seat. Your answers are saved.
candidate-replaced-advice = Is it you? Go on there. Is it not you? Raise your hand at once.
candidate-refused-title = This device was not accepted
candidate-refused-safe = The invigilator refused this device. Answers that are saved are safe.
candidate-refused-advice = If this is a mistake, raise your hand, then identify yourself here again: another number will be shown.
candidate-log-in-here = Identify myself on this device
candidate-crowded-title = Too many devices are waiting at your seat
candidate-crowded-safe = Several devices identified in your name. Your saved answers are safe.
candidate-crowded-advice = Raise your hand: the invigilator has to decide first which of them are yours. Then try again.
candidate-entries-title = Devices have entered your seat too often
candidate-entries-advice = Raise your hand: the invigilator has to decide about a device that waits at your seat. If none waits, try again in two minutes.
candidate-try-again = Try again
candidate-device = Device { $sign }
candidate-sign = Show number { $sign } to the invigilator
candidate-other-devices = { $count ->
    [one] Another device is open in your name (number { $signs }). If it is not yours, raise your hand.
   *[other] Other devices are open in your name (numbers { $signs }). If they are not yours, raise your hand.
}
candidate-outdated-title = This page must be reloaded
candidate-outdated-safe = Your saved answers are safe.
candidate-outdated-advice = Reload the page: you will find the same question. If this message comes back, raise your hand.
candidate-reload = Reload the page

## Network

candidate-offline-title = Connection lost, reconnecting by itself
candidate-offline = Nothing is lost. Stay on this page, it goes on by itself.
candidate-offline-sent-later = Your request is kept and will leave as soon as the network is back.
candidate-offline-question = You can go on reading and answer: your answer will be kept and will leave as soon as the network is back.
candidate-offline-kept = Your answer is kept and will leave as soon as the network is back.

## The question

candidate-question-title = Question { $number } of { $total }
candidate-question-replacement = Replacement question
candidate-question-late = The time for this question is over: an answer sent now no longer counts as right. Confirm or pass to go on. If a technical problem held you up, report it at the bottom of the page.
candidate-progress-label = Progress
candidate-progress = { $treated ->
    [0] No question treated of { $total }
    [one] { $treated } question treated of { $total }
   *[other] { $treated } questions treated of { $total }
}
candidate-progress-minimum = minimum { $least }
candidate-progress-reached = minimum reached

candidate-warning-focus = The next question is in focus mode
candidate-warning-timed = The next question is timed
candidate-warning-stay = Stay on this page: no other tab, no other window.
candidate-warning-left = If you leave the page for 2 seconds or more, or a second time however short, your answer will not count as right.
candidate-warning-any-loss = If you leave the page, even once, your answer will not count as right.
candidate-warning-seconds = This question has its own time: { $time }. It starts when you show the question.
candidate-warning-clock = The clock of the test is already running.
candidate-reveal = Show the question

candidate-answer-single = Choose one proposition
candidate-answer-multiple = Tick all the right propositions
candidate-answer-text = Your answer
candidate-answer-text-hint = Capitals, accents and spaces do not matter.
candidate-answer-ordering = Put the propositions in order, first to last
candidate-answer-matching = Choose what goes with each line
candidate-order-up = Move "{ $name }" up
candidate-order-down = Move "{ $name }" down
candidate-order-moved = "{ $name }" is now number { $place } of { $count }.
candidate-match-choose = Choose…
candidate-incomplete-choice = Choose at least one proposition, or pass the question.
candidate-incomplete-text = Write an answer, or pass the question.
candidate-incomplete-matching = Complete each line, or pass the question.
candidate-image-lost = The image did not show
candidate-image-again = Load the image again
candidate-download = Download { $file } ({ $size })

candidate-validate = Confirm
candidate-pass = Pass
candidate-pass-confirm = Pass this question? It will count as wrong and will not come back.
candidate-pass-yes = Yes, pass
candidate-pass-no = No, stay
candidate-why-blocked = The invigilator has to handle your report first.
candidate-why-time = The time is up: your test is ending.
candidate-why-sending = Being sent…
candidate-why-kept = Kept: it will be sent as soon as the network is back.

candidate-report = Report a problem with the question
candidate-report-confirm = An invigilator has to come and see your screen. Until then you can neither answer nor pass, and your clock is stopped. Is there really a problem?
candidate-report-sure = Yes, I am sure
candidate-report-no = No, go on
candidate-report-sent = Your report is being sent. Raise your hand now.

candidate-blocked-title = Raise your hand, an invigilator will come
candidate-blocked-clock = Your report has arrived and your clock is stopped: the time you wait will be given back.
candidate-blocked-next = Do not close the page. It goes on by itself, with another question or with the same one.
candidate-blocked-focus = This question is in focus mode: stay on this page. Leaving it now is not a fault, but the invigilator will see it.
candidate-left-while-blocked = The page was left during the pause. This is recorded and shown to the invigilator, who decides.

candidate-companion-title = Your test is paused: the Companion extension is not detected
candidate-companion-clock = Your question is hidden; it waits for you.
candidate-companion-hand = Raise your hand and keep this page open.
candidate-companion-on = If you turned the Companion extension off, turn it on again.
candidate-companion-by-itself = The test goes on by itself as soon as the extension is detected again, or when the invigilator lets it.
candidate-companion-by-invigilator = The invigilator lets the test go on; this page then continues by itself.
candidate-companion-also-question = Your report about the question has reached the invigilator as well.
candidate-companion-stopped = Your clock has stopped: the waiting time will be given back to you.
candidate-companion-limit = A short pause is given back: up to 30 seconds, and 2 minutes over the whole test. Beyond that, the invigilator decides.

candidate-notice-replaced = A new question replaces the previous one, under the same number.
candidate-notice-dismissed = The invigilator has checked: you can go on with the same question.
candidate-notice-companion = Your test goes on where it stopped.
candidate-notice-credited = Waiting time given back: { $time }.
candidate-notice-withheld = Time not given back: { $time }. If it was not your doing, raise your hand: the invigilator can give it back.
candidate-notice-given-back = The invigilator gave you time back.
candidate-notice-server-outage = The server stopped for a moment. Your recorded answers are intact, and your time was not running.

candidate-focus-lost = You left the page during a question in focus mode
candidate-focus-lost-for = You left the page for { $time } during a question in focus mode
candidate-focus-lost-means = Unless an arrangement was made for you, your answer to this question will not count as right. The other questions do not change.
candidate-focus-lost-advice = Was it not meant? Raise your hand: the invigilator can decide that it does not count.
candidate-absence-warned = You left the page for { $time }. Nothing counts this time. Leaving again during this question will count.
candidate-absence-counts = You left the page for { $time }. Your answer to this question does not count as right.
candidate-absence-kept = You left the page for { $time }. It is recorded; because of your arrangement, your answer counts all the same.
candidate-absence-undecided = The page was left when the connection was cut. Nothing counts; the invigilators see it.
candidate-absence-excused = You left the page for { $time }. The invigilators decided that it does not count.
candidate-absence-blocked = You left the page for { $time } during a pause. It is no fault; the invigilators see it.
candidate-absence-recorded = You left the page for { $time }. It is recorded and changes nothing in your result.
candidate-absence-waiting = You left the page for { $time }. It will be recorded when the network is back; this page will then tell you whether it counts.

## Refusals

candidate-no-session-finalized = The session has just been closed: nothing can change in it any more.
candidate-no-presence = The confirmation of your presence is no longer valid. Raise your hand: the invigilator renews it.
candidate-no-companion = The Companion extension is not detected: the test cannot start. Raise your hand.
candidate-no-time = The test is over: this answer came too late and was not counted.
candidate-no-resume = The invigilator has to authorize this device first. Raise your hand.
candidate-no-question-moved = The question had already changed: your last action had no effect. Answer the question shown.
candidate-no-blocked = An alert is open: the invigilator has to handle it first. Your answer was not sent, it is still here.
candidate-no-response = This answer does not fit the question. Check it, then confirm again.
candidate-no-questions-left = No other question is available. Nothing is lost: raise your hand.
candidate-no-storage = Saving failed and nothing was changed. Your answer is still here: try again.
candidate-no-too-fast = Too many requests in a short time. Wait a moment, then try again.
candidate-no-other = This is not possible now. If it troubles you, raise your hand.

## The end

candidate-end-completed = Well done { $name }, your test is over
candidate-end-completed-words = You have treated all the questions.
candidate-end-time = The time is up, your test is over
candidate-end-time-words = The test stopped by itself. Everything you confirmed before the end is kept.
candidate-end-invigilator = The invigilator has ended your test
candidate-end-invigilator-words = Everything you confirmed before the end is kept. Any question? Talk to the invigilator.
candidate-end-finalization = The session is closed, your test is over
candidate-end-finalization-words = The center finalized the session during your test. Everything you confirmed before the end is kept.
candidate-end-treated = { $treated ->
    [0] No question treated of { $total }
    [one] { $treated } question treated of { $total }
   *[other] { $treated } questions treated of { $total }
}
candidate-end-next = What happens now?
candidate-end-saved = Your answers are saved: you can close this page.
candidate-end-result = The center reviews the session, then finalizes it. Your result will be given to you afterwards.
candidate-end-stay = Stay in your seat, quietly, until the invigilator lets you go.

candidate-signals-title = What the page recorded during your test
candidate-signals-appeal = You do not agree? Tell the invigilators before you leave.
candidate-signal-line = Question { $number }: { $words }
candidate-signal-noted = { $signal }. It is recorded and changes nothing in your result.

## Help

candidate-help = Help
candidate-help-clock = The clock of the test is at the top of the page. It stops during an alert.
candidate-help-pass = "Pass" counts the question as treated and wrong; it does not come back.
candidate-help-report = A question does not work? Report it at the bottom of the page, then raise your hand.
candidate-help-reload = Reloading the page loses nothing: you find the same question and the same clock.
candidate-help-keys = By keyboard
candidate-help-close = Understood
candidate-key-tab = go to the next element
candidate-key-arrows = change the proposition of a single choice
candidate-key-space = tick a box, press a button
candidate-key-enter = confirm the answer
candidate-key-help = open this help
candidate-key-escape = close the help or a confirmation
