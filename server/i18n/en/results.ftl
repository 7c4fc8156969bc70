# Names of files, without spaces; the number of the session follows.
file-certificate = certificate
file-certificates = certificates
file-incidents = incidents
file-attendance = attendance

# Why this outcome, in the comment column of the tables.
comment-complete = Complete test: all 32 questions were treated. The score is not degraded.
comment-part-technical = { $treated } of 32 questions treated, { $end }, because of a technical problem recognised by the referent. The score is not degraded.
comment-part = { $treated } of 32 questions treated, { $end }, without a recognised technical problem. The score is degraded: { $missing ->
    [one] the question not treated counts as failed.
   *[other] the { $missing } questions not treated count as failed.
}
comment-too-few = { $treated ->
    [0] None
    [one] Only one
   *[other] { $treated }
} of 32 questions treated, { $end }, without a recognised technical problem: a certificate takes at least 20.
comment-too-few-technical = { $treated ->
    [0] None
    [one] Only one
   *[other] { $treated }
} of 32 questions treated, { $end }, because of a technical problem recognised by the referent. The test is cancelled and may be taken again.
comment-fraud-upheld = Suspected fraud upheld by the referent ({ $treated ->
    [0] no question treated
    [one] one question treated
   *[other] { $treated } questions treated
}). The test gives no certificate.
comment-never-started = The candidate did not start the test.
comment-cancelled-by-center = The center cancelled this certification after the publication. The test may be taken again.
comment-held = The result is not published yet.

# How a test ended, in the middle of a sentence.
end-completed = test completed
end-time = time up
end-ended-by-invigilator = test ended by the invigilator
end-ended-by-finalization = test closed when the session was finalized

# After the comment.
also-technical-incidents = { $count ->
    [one] One technical incident is on record
   *[other] { $count } technical incidents are on record
}; the outcome does not depend on it.

# The audit trail as a table.
audit-column-at = Instant (UTC)
audit-column-role = Role
audit-column-name = Name
audit-column-login = Login
audit-column-action = Action
audit-column-session = Session
audit-column-subject = Subject
audit-column-address = Network
audit-column-outcome = Outcome
audit-role-candidate = candidate
audit-role-invigilator = invigilator
audit-role-referent = referent
audit-role-operator = operator of the server
audit-role-stranger = not logged in
audit-outcome-done = done
audit-outcome-refused = refused
audit-action-log-in = logged in
audit-action-log-out = logged out
audit-action-confirm-login = confirmed a login
audit-action-identify-candidate = proved an identity
audit-action-revoke-login = ended a login
audit-action-change-password = changed a password
audit-action-change-second-factor = changed a second factor
audit-action-change-account = changed an account
audit-action-create-session = created a session
audit-action-change-session = changed or called off a session
audit-action-read-codes = read the codes and the roster
audit-action-manage-invigilators = changed invigilators or their codes
audit-action-read-personal-data = read personal data
audit-action-download = downloaded a document
audit-action-suspend-item = suspended a question
audit-action-change-block-list = changed the blocked sites
audit-action-change-center = changed the center
audit-action-reinstate-item = reinstated a question
audit-action-read-audit = read this trail
