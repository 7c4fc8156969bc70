## Audit trail
audit-title = Audit trail
audit-lead = Who logged in, read or took away data, or decided on a question. What happens during a session is in its record. Reading this trail is a line of it.
audit-filter = Filter the audit trail
audit-day = Day
audit-session = Session number
audit-action = Action
audit-action-any = All
audit-shown = { $count ->
    [0] No line
    [one] 1 line shown
   *[other] { $count } lines shown
}
audit-more = Show older lines
audit-download = Download (CSV)
audit-column-at = When
audit-column-action = Who and what
audit-column-session = Session
audit-column-subject = Subject
audit-subject-seat = seat { $seat }
audit-column-address = Network
audit-refused = Refused
audit-sentence-named = { $name } ({ $role }): { $action }
audit-sentence = { $role }: { $action }
audit-role-candidate = candidate
audit-role-invigilator = invigilator
audit-role-referent = referent
audit-role-operator = operator of the server
audit-role-stranger = not logged in
audit-role-unknown = other
audit-action-log-in = logged in
audit-action-log-out = logged out
audit-action-confirm-login = confirmed a login
audit-action-identify-candidate = proved an identity
audit-action-revoke-login = ended a login
audit-action-change-password = changed a password
audit-action-change-second-factor = changed a second factor
audit-action-change-account = changed an account
audit-action-create-session = created a session
audit-action-change-session = changed, called off or deleted a session
audit-action-read-codes = read the codes and the roster
audit-action-manage-invigilators = changed invigilators or their codes
audit-action-read-personal-data = read personal data
audit-action-download = downloaded a document
audit-action-suspend-item = suspended a question
audit-action-reinstate-item = reinstated a question
audit-action-change-block-list = changed the blocked sites
audit-action-change-center = changed the center
audit-action-read-audit = read this trail
audit-action-unknown = another action
