### The attendance sheet.

attendance-document = Attendance sheet, session { $session }
attendance-subject = Candidates of a certification session, with room to sign.
attendance-title = Attendance sheet
attendance-note = Each candidate signs on the way in and on the way out. Cross out the boxes of those who are absent.
attendance-total = { $count ->
    [0] No candidate enrolled.
    [one] { $count } candidate enrolled.
   *[other] { $count } candidates enrolled.
}
attendance-col-number = No.
attendance-col-last-name = Birth name
attendance-col-first-name = First name
attendance-col-birth-date = Birth date
attendance-col-class = Class
attendance-col-extra-time = Extra time
attendance-col-entry = Signature on entry
attendance-col-exit = Signature on exit
