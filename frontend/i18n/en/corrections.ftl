# Corrections of a session: people, accommodations, place and date.

error-candidate-changed = Somebody else has changed this person meanwhile. What you typed is kept: compare it with the present values, then save.
error-reduction-ends-test = With so little extra time the test would be over at once. Nothing was changed: choose a higher percentage, or ask the invigilators to end the test.
error-candidate-entered = This person has entered already and stays on the roster. If they do not take the test, they count as absent.
error-roster-full = The roster is full: a session has 60 seats at most. Create another session.
error-correction-does-not-fit = This incident is not about the identity or the extra time of this person alone. Correct the person, then decide on the incident separately.
error-session-started = A test has started: the session takes place. Finalize it when it is over.
error-other-day = This session is not held today: the test does not start. Tell the invigilator; the referent can allow another day.
error-session-on-record = Somebody has entered this session, or something was recorded in it: it stays on record. Call it off instead.
error-correction-needed = This incident is about a value on the roster. Enter the right value, or confirm that the enrolled one is right.
error-session-cancelled = The session was called off: nothing in it can change any more, and its codes open nothing.
error-session-changed = Somebody else has changed this session meanwhile. What you typed is kept: compare, then save.

timeline-corrected = Identity corrected (version { $version }): { $words }
timeline-terms-changed = Accommodations: { $before }, then { $after }: { $words }
timeline-enrolled = Enrolled after the creation of the session: { $words }
timeline-enrolled-moved = Moved here from another session: { $words }
timeline-removed = Taken off the roster: { $words }
timeline-removed-moved = Moved to another session: { $words }
timeline-cancelled = Session called off: { $words }
timeline-other-day = Start allowed on another day, until { $until }: { $words }
timeline-terms = extra time { $extra }
timeline-terms-accessible = extra time { $extra }, accessible questions

referent-status-cancelled = Called off

candidate-actions = Actions
candidate-edit = Edit
candidate-add = Add a candidate
candidate-remove = Remove or move
candidate-edit-title = Edit a candidate’s information
candidate-edit-yes = Save
candidate-correct-yes = Correct and uphold
candidate-add-title = Add a candidate
candidate-add-yes = Add
candidate-birthdate-hint = For example 14/03/2008.
candidate-sex-hint = F, M, or nothing.
candidate-accessibility = Digital accessibility accommodation
candidate-accessibility-meaning = The accommodation removes questions that are not accessible
candidate-accessibility-need = The candidate needs an accommodation
candidate-extra-time = Extra time, as a percentage
candidate-extra-time-hint = Without extra time the test lasts 1 h 45. A third more is written 33 %.
candidate-extra-time-wrong = Write a percentage from 2 to 200, such as 33 %. A coefficient like 1.33 is written 33 %.
candidate-reason = Reason for the change
candidate-now = { $field }, now: { $value }
candidate-right-as-it-is = This is right as it is
candidate-duplicate-person = Somebody of this name, born on the same day, is enrolled already. People of one name are told apart by their identifier.
candidate-duplicate-identifier = This identifier belongs to another person of the session.
candidate-remove-title = Remove { $name } from the session?
candidate-remove-consequence = Possible as long as they have not entered. Their personal code opens nothing here any more; in another session they get a new code.
candidate-remove-yes = Remove
candidate-move-yes = Move
candidate-move-to = Session they sit instead
candidate-move-nowhere = None: take them off the roster
referent-column-used-name = Used name
referent-column-other-first-names = Other first names

board-cancelled = The session was called off: nothing can change any more.

door-title = { $count ->
    [one] One person was refused at the door
   *[other] { $count } people were refused at the door
}
door-decide = Decide
door-other-birthdate = another birthdate is enrolled for { $name }
door-other-name = a name that is nearly the same is enrolled: { $name }
door-other-code = the personal code is not the one of { $name }
door-on-no-list = on no list
door-dialog-title = At the door: { $name }
door-sign = The page of this person shows the number { $sign }. Check it, and an identity document.
door-who = This person
door-is-enrolled = is enrolled: { $name }. Their identity is corrected to what was typed.
door-enroll = is on no list: enroll them now
door-turn-away = does not take the test here
door-choose = Choose one of the answers.
door-reason = What you checked
door-yes = Record the decision
door-wait-sign = Your number: { $sign }
door-wait-advice = Check what you typed, or go to an invigilator with an identity document and this number. If they let you in, this page goes on by itself.

session-edit = Edit place and date
session-edit-title = Edit the session
session-edit-yes = Save
session-site = Address
session-room = Room
session-held-on = Date
session-held-at = Local time
session-now = Now: { $room }, { $site }, { $day } at { $time }.
session-concerns = Nothing is changed yet. Is this what you mean?
session-concerns-then = Tick, then save; or change the form.
session-cancel = Call the session off
session-cancel-title = Call the session off?
session-cancel-consequence = The session does not take place: its codes open nothing any more and who waits in it is logged out. It stays in the list, with this reason. Impossible once a test has started.
session-cancel-reason = Reason
session-cancel-yes = Call it off
session-cancel-no = Keep the session

session-delete = Delete the session
session-delete-title = Delete session { $number }?
session-delete-consequence = For a session created by mistake, that nobody entered and where nothing was recorded. Erased for good: { $candidates ->
    [0] the session
    [one] the data of one candidate
   *[other] the data of { $candidates } candidates
}, all codes, the list of invigilators and the record. Papers printed before are worth nothing. The audit trail of the center keeps the number, your name and the reason. A session that somebody entered can be called off instead.
session-delete-reason = Reason for deleting
session-delete-yes = Delete for good

session-other-day = Allow another day
session-other-day-consequence = For 24 hours the codes of the session are accepted and tests can start, although the session is held on { $day }. The certificate has the date of the session. The decision goes on record with your name.
session-other-day-yes = Allow for 24 hours
session-other-day-until = Tests may start on another day until { $until }.

session-duplicate = Duplicate
session-duplicate-title = Duplicate the session
session-duplicate-consequence = The form of a new session is filled in from this one, for today: check date and hour. What you had typed there without sending it is replaced. Nothing is created before you send it.
session-duplicate-roster = With the candidates and their accommodations
session-duplicate-yes = Fill in the form
