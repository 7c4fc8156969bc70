### The incident report.

incidents-document = Incident report, session { $session }
incidents-subject = Incidents of a certification session, and what became of them.
incidents-title = Incident report
incidents-list = Incidents
incidents-none = No incident during this session.
incidents-count = { $count ->
    [one] { $count } incident
   *[other] { $count } incidents
}.
incidents-col-number = No.
incidents-col-category = Category
incidents-col-who = Candidates
incidents-col-when = Period
incidents-col-what = Description
incidents-col-state = Decision
incidents-whole-room = The whole room
incidents-question = Question { $number }
incidents-since = since { $from }
incidents-interval = from { $from } to { $to }
incidents-recorded = Recorded by { $by }, { $at }
incidents-state-open = To be resolved
incidents-state-upheld = Upheld
incidents-state-dismissed = Dismissed
incidents-state-carried-over = Left open at the finalization
incidents-state-noted = Noted
incidents-state-automatic = Resolved automatically
incidents-state-deleted = Deleted by its author
incidents-closed = { $at }
incidents-closed-by = { $by }, { $at }
incidents-observations = Observations
incidents-no-observations = No observation.
incidents-remark = General remark
incidents-outcomes = Candidates by outcome
incidents-not-finalized = The session is not finalized: the outcomes are not decided yet.

## The categories

incident-category-C1 = Identity to correct (name, birth)
incident-category-C2 = Extra time to correct
incident-category-C4 = Signature issue
incident-category-C6 = Suspected fraud
incident-category-C7 = Technical issue, non-blocking
incident-category-C8 = Candidate issue, non-blocking
incident-category-R1 = The whole room: network, power, evacuation
incident-category-A1 = Alert that nobody handled
incident-category-E1 = The image does not show
incident-category-E2 = The simulator does not work
incident-category-E3 = The file does not open
incident-category-E4 = Website unavailable
incident-category-E5 = Website blocked by the network
incident-category-E8 = Extra time of the question exceeded
incident-category-E9 = A program does not work
incident-category-E10 = Page left by accident
incident-category-E11 = Question passed by mistake after a problem
incident-category-E12 = Accessibility problem
