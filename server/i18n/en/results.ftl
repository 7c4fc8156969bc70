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
