### Results: what a candidate sees, and people who verify a certificate.

## The candidate’s result

result-title = Your result
result-outcome-validated = Certification validated
result-outcome-degraded = Certification validated, degraded score
result-outcome-rejected = Certification rejected
result-outcome-cancelled = Certification cancelled
result-outcome-absent = Absence
result-rule-complete = You treated all 32 questions in the given time. Your score is the one your answers established.
result-rule-part = You treated { $treated } of 32 questions. From 20 on, the certification is validated; the missing questions count as failed, and the score takes that into account.
result-rule-part-technical = You treated { $treated } of 32 questions, and a technical problem prevented the rest. The certification is validated and the score was not lowered.
result-rule-too-few = You treated { $treated ->
    [0] none of the questions
    [one] 1 question
   *[other] { $treated } questions
} of 32: at least 20 are needed to establish a score.
result-rule-too-few-technical = A technical problem interrupted your test after { $treated ->
    [0] no treated question
    [one] 1 treated question
   *[other] { $treated } treated questions
} of 32. At least 20 are needed to establish a score: the certification is cancelled, with no consequence for you.
result-rule-fraud = A fraud reported during the session was upheld by the referent after examination.
result-rule-never-started = You did not start the test.
result-rule-cancelled-by-center = Your center cancelled this certification after the publication. The test may be taken again.
result-end-time = The test ended when the time was up.
result-end-invigilator = An invigilator ended the test.
result-end-finalization = The test was still running when the center closed the session.
result-next-validated = You can download your certificate, and give its code to anyone who must verify it.
result-next-cancelled = You can take the certification again: ask your center.
result-next-rejected = To know the details of the decision or to contest it, ask your center.
result-next-absent = To take the certification, ask your center.
result-certificate = Your certificate
result-code = Verification code:
result-code-note = With this code anyone can verify your certificate: they see your name, the score, the levels, the center and the date, nothing else.
result-pdf = Download the certificate (PDF)
result-verify = Verification page
result-score-of = / { $max } pix
result-grid = How to read the scores
result-grid-level = Global level
result-grid-score = Score
result-grid-meaning = What the person is able to do
result-grid-scores = { $from } to { $to }
result-grid-here = (level reached)
result-levels = Levels in the 16 competences
result-levels-note = Each level, from 1 to 7, is estimated from the whole test. Where a range is given, the true level lies in it in eight cases out of ten.
result-level = level { $level }
result-level-likely = level { $level } (between { $low } and { $high })
result-facts = Candidate and session
result-name = Name
result-born = Birth
result-born-value = { $day }, { $place }
result-center = Center
result-day = Date of the test
result-session = Session
result-published = Publication
result-record = Fingerprint of the record
result-record-note = This fingerprint names the row of the session’s record that decided the result. Anyone who has the record can verify that it was not changed since.

## Verifying a certificate

verification-title = Verify a certificate
verification-lead = Type the code printed on the certificate, or scan its QR code.
verification-code = Verification code
verification-hint = It starts with P-. Capitals, spaces and hyphens do not matter.
verification-submit = Verify
verification-sending = Verifying…
verification-empty = Type the code first: P-, then letters and digits.
verification-real = Genuine certificate
verification-unknown = No certificate matches this code. Check each character: I, L, O, 0 and 1 never occur in it.
verification-replaced = This certificate was replaced on { $day }. Ask the person who showed it to you for the new code.
verification-cancelled = This certificate was cancelled on { $day }. It is not valid any more.
verification-wait = Too many unknown codes were tried. Try again in { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}.
verification-sat = Certification taken at { $center }, { $day }.
verification-degraded = The test was not finished: the score takes the missing questions into account.
verification-compare = Compare with the document you were shown: name, score and levels must be the same.

## Proving who one is

result-identify-lead = To see your result, give the identifier of your registration. The whole room knows the rest of what you entered.
result-identify-hint = National or school identifier. If you have none, your center gives you your result.
result-identify-submit = See my result
result-identify-refused = This identifier does not match. Check it, then try again.
result-identify-too-many = Too many attempts. Wait a few minutes, then try again.
