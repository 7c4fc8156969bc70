### What is found in a list of candidates.

roster-missing-column = This column is missing.
roster-unknown-column = Column ignored: nothing the exam needs.
roster-look-alike-column = This column looks like an accommodation, eligibility or a known column. Say what it is, or that it is to be ignored.
roster-duplicate-column = This column is there twice: only the first is read. Say whether this one is something else, or to be ignored.
roster-extra-cells = The line has more cells than the line of headings.
roster-empty-name = Last name and first name are missing.
roster-one-name = { $person ->
    [none] One name only.
   *[other] Does “{ $person }” have one name only?
} For a person with one name: that name under “Last name”, the cell “First name” empty, then confirm here. Otherwise complete the cell.
roster-odd-name = Digits or signs that no name has.
roster-names-together = Last and first name cannot be told apart: write “LAST, First” or two columns.
roster-not-printable = Cannot be printed on the certificate: write the name in Latin letters, as in the civil register.
roster-bad-birthdate = This date does not exist or cannot be read: write it as 14/03/2008 or 2008-03-14.
roster-month-first = The dates of this column seem to have the month first. Is that so for all of them?
roster-birthdate-before1900 = The date is before 1900.
roster-birthdate-in-future = The date is in the future.
roster-odd-birthdate = Less than eight years or more than a hundred: is this date right?
roster-bad-sex = Write F, M, or leave it empty.
roster-bad-extra-time = Not an extra time: write a percentage of 0 to 200, for example 33 %.
roster-extra-time-looks-like-a-share = Below 1: a share, and not a percentage.
roster-extra-time-looks-like-a-coefficient = A coefficient, which counts the normal time, and not a percentage on top.
roster-extra-time-looks-like-minutes = Probably minutes; extra time is given as a percentage of 1 h 45.
roster-extra-time-in-words = Extra time without a number: how many per cent?
roster-bad-flag = Write yes or no.
roster-not-eligible = Not yet certifiable: set aside. Level 1 is needed in five competences.
roster-bad-profile = The profile file does not say who may be certified: it needs an INE, or names and birth date, and the levels of the competences.
roster-no-profile = { $count ->
    [one] 1 person is not in the profile file: they are enrolled.
   *[other] { $count } people are not in the profile file: they are enrolled.
}
roster-duplicate-of-line = The same person as on line { $line }.
roster-homonym = Same name and birthdate as on line { $line }, another identifier: two people, told apart by their identifier.
roster-same-identifier = This identifier is that of line { $line } as well ({ $person }).
roster-damaged-identifier = A spreadsheet turned the identifier into a number and lost digits: format the column as text and copy it again.
roster-odd-identifier = Not the form of an INE (eleven characters).
roster-no-identifier = { $count ->
    [none] No identifier: not in Parcoursup, and the result will ask for the personal code.
    [one] { $count } person without an identifier: not in Parcoursup, the result will ask for the personal code.
   *[other] { $count } people without an identifier: not in Parcoursup, the result will ask for the personal code.
}
roster-too-long = Too long for a certificate.
roster-control-characters = Contains invisible characters.
roster-bad-encoding = Accents are lost: save the file again, as “CSV UTF-8”.
roster-double-encoding = The accents were damaged by another program.
roster-uncertain-encoding = Is this name right? If not, choose another encoding.
roster-lost-letter = A question mark stands for a letter: write it.
roster-formula = Begins with =, +, - or @: a spreadsheet would make a formula of it.
roster-formula-values = { $count ->
    [one] { $count } cell is a formula: its saved value is read.
   *[other] { $count } cells are formulas: their saved values are read.
}
roster-formula-error = This cell shows an error of the spreadsheet.
roster-unclosed-quote = A quotation mark is opened and never closed. The cell is read up to the end of its line: is that right?
roster-merged-cells = This cell is merged with a cell above. Does its value count for this line as well?
roster-birth-place-code = { $count ->
    [one] { $count } birth place is only known by its code: the certificate will not print it.
   *[other] { $count } birth places are only known by their codes: the certificates will not print them.
}
roster-empty-roster = The list has no candidate.
roster-too-many = More than { $max } candidates for one session, or more than { $sessions } sessions: spread them.
roster-too-many-lines = More than { $count } lines: what follows is not read. Export fewer classes.
roster-too-many-columns = More than { $count } columns: what follows is not read.
roster-too-large = The file is too large, or too large once unpacked.
roster-password-protected = This workbook is protected by a password: save it without.
roster-old-workbook = This kind of workbook is not read: save it as .xlsx or .ods.
roster-macros = This workbook has macros: they are never run.
roster-several-sheets = Several sheets have a list: which one is to be read?
roster-unknown-format = Neither a table, nor a workbook, nor an export of pupils. If a spreadsheet opens it, save it as .xlsx or .ods.
roster-damaged-file = This file is damaged or incomplete: export it again.
roster-forbidden-xml = This file has XML definitions that are never read (DTD, entities): export it again from SIECLE or the spreadsheet.
roster-other-school = The export of another school ({ $value }). Is that intended?
roster-has-left = { $count ->
    [one] { $count } pupil has left the school: set aside.
   *[other] { $count } pupils have left the school: set aside.
}
roster-in-no-class = { $count ->
    [one] { $count } pupil is in no class: set aside.
   *[other] { $count } pupils are in no class: set aside.
}
roster-unknown-class = This ticked class is not in the file.
roster-bad-session = This detail of the session is missing or does not fit.
roster-existing-session = This line names a session that exists already: the import adds nobody to an existing session.
roster-bad-spread = The spread does not fit: name every room, and no more rooms than candidates.
roster-unknown = Does not fit.

## Columns

roster-column-last-name = Last name
roster-column-first-name = First name
roster-column-full-name = Last and first name
roster-column-used-name = Used name
roster-column-other-first-names = Other first names
roster-column-birthdate = Birthdate
roster-column-sex = Sex
roster-column-birth-place = Birth place
roster-column-birth-country = Birth country
roster-column-birth-place-code = Code of the birth place
roster-column-external-id = INE or identifier
roster-column-division = Class
roster-column-extra-time = Extra time
roster-column-accessible = Accessibility need
roster-column-eligible = Eligible
roster-column-session-number = Session number
roster-column-site = Site
roster-column-room = Room
roster-column-held-on = Date of the session
roster-column-held-at = Hour of the session
roster-column-invigilators = Invigilators
roster-column-observations = Observations
roster-column-ignored = Ignored
roster-column-unknown = Other

## Encodings and formats

roster-encoding-utf8 = UTF-8
roster-encoding-utf16 = UTF-16
roster-encoding-windows1252 = Windows (1252)
roster-encoding-iso8859-15 = ISO 8859-15
roster-encoding-mac-roman = Macintosh
roster-encoding-cp850 = DOS (850)
roster-encoding-unknown = Another encoding
roster-format-csv = table in text
roster-format-xlsx = Excel workbook
roster-format-ods = LibreOffice workbook
roster-format-siecle = SIECLE export
roster-format-unknown = file not read

## Set aside

roster-aside-not-eligible = Not yet certifiable
roster-aside-has-left = Has left the school
roster-aside-in-no-class = In no class
roster-aside-class-not-chosen = Class not ticked
roster-aside-unknown = Set aside
