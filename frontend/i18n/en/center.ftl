### The center: what its papers say, and where its days and hours come from.

center-title = Center
center-lead = This is what the papers of the center say. Papers of results that are published keep what held then; only the time zone counts for all.
center-place = The center
center-name = Name
center-name-hint = As on certificates.
center-uai = School number (UAI)
center-uai-hint = Seven digits and a letter, such as 0750655E.
center-type = Type of establishment
center-type-hint = It decides the dates of certification.
center-type-none = Not said
center-type-middle-school = Middle school (collège)
center-type-high-school = High school (lycée)
center-type-higher-education = Higher education
center-type-professional = Professional training
center-zone = Time zone
center-zone-hint = All hours on pages and papers are those of this place.
center-zone-other = Elsewhere…
center-zone-name = Name of the zone
center-zone-name-hint = Region and city, such as Asia/Phnom_Penh.
center-address = Postal address
center-papers = The signature on certificates
center-papers-lead = Without a name or a function, certificates have no signature.
center-signatory = Name of the signatory
center-function = Function
center-function-hint = For example: head of school.
center-signature = Image of the signature
center-signature-alt = Signature, as it will be printed
center-signature-pick = Choose a PNG image
center-signature-remove = Remove the signature
center-signature-hint = PNG of at most { $kilobytes } kB and { $width } × { $height } pixels, on white or transparent.
center-people = For candidates
center-appeal = Contact for appeals
center-appeal-hint = Printed on the certificate: an office, an address, a number.
center-training = Training link
center-training-hint = Given to those who may not be certified yet. An address that begins with https://.
center-calendar = Dates of certification
center-calendar-lead = A session planned outside of these dates is possible, once it is confirmed. The calendar is that of the server: its operators can give another one.
center-calendar-year = School year
center-calendar-opens = Space opens
center-calendar-first = First day
center-calendar-last = Last day
center-calendar-known = The dates of { $year } are known for this type of establishment ({ $type }).
center-calendar-unknown = No date is known for { $year } ({ $type }): sessions of this year are made without a question about dates.
center-calendar-no-type = Say above what type of establishment this is, so that the dates of sessions are checked.
center-calendar-source = Source: { $source }
center-save = Save
center-saved = Saved.
center-wrong = Nothing is saved: mend the fields marked above. What you typed is kept.
error-center-changed = Somebody else has changed the center meanwhile. Nothing is saved: note your changes, load the page again, then start over.
error-session-concerns = Something is asked before the session is created.
masthead-zone = Hours of the center: { $zone }

## What is asked before a session is created

referent-concerns = The session is not created yet. Is this what you mean?
referent-concerns-then = Tick, then create the session; or change the form.
referent-concern-outside-window = { $day } is outside the dates of certification for your type of establishment: { $first } to { $last }.
referent-concern-outside-window-yes = Yes, outside the dates of certification
referent-concern-in-the-past = { $day } has passed: no code will be accepted.
referent-concern-in-the-past-yes = Yes, a session in the past
referent-concern-far-away = { $day } is more than a year away.
referent-concern-far-away-yes = Yes, in more than a year
referent-concern-on-a-sunday = { $day }: this is a Sunday.
referent-concern-on-a-sunday-yes = Yes, on a Sunday
referent-concern-room-taken = Room { $room } is taken by session { $session } on { $day }, less than two hours apart.
referent-concern-room-taken-yes = Yes, in the same room
referent-concern-already-enrolled = { $people ->
    [one] { $person } is already in session { $session }, which is not finalized.
   *[other] { $people } candidates, among them { $person }, are already in a session that is not finalized ({ $session }).
}
referent-concern-already-enrolled-yes = Yes, in both sessions
referent-concern-unknown = The server asks whether the session is meant so.
referent-concern-unknown-yes = Yes, so

## Reminder

referent-reminder = { $count ->
    [one] One session of an earlier day is not finalized. Finalize it soon.
   *[other] { $count } sessions of earlier days are not finalized. Finalize them soon.
}
referent-reminder-closing = { $count ->
    [one] One session is not finalized; the space closes on { $day }.
   *[other] { $count } sessions are not finalized; the space closes on { $day }.
}

## Not eligible yet

referent-not-eligible = { $count ->
    [one] One person may not be certified yet: level 1 in five competences is needed. They are set aside; the session is made with the others.
   *[other] { $count } people may not be certified yet: level 1 in five competences is needed. They are set aside; the session is made with the others.
}
referent-training-link = Training link to give them
referent-training-missing = Enter a training link on the page of the center
referent-profile = Profile file (optional)
referent-profile-lead = An export of the training platform with the levels by competence: who does not have level 1 in five competences yet is set aside.
referent-profile-pick = Choose the profile file
referent-profile-remove = Do not use it
