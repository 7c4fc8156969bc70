### The people: team of a center, invitations, forgotten password.

people-title = Team
people-lead = The people who manage the sessions of this center.
people-list-title = Have access
people-last = Only one person has access: invite somebody before you leave.
people-name = Name
people-you = You
people-remove = Remove
people-remove-title = Remove { $name }?
people-remove-meaning = This person can no longer log in, and their open logins end at once. What they did stays on record. You can invite them again.
people-remove-yes = Yes, remove
people-remove-no = Change nothing
people-invitations-title = Open invitations
people-invitations-none = No open invitations.
people-mail = Mail
people-mail-waiting = Being sent
people-mail-late = Not sent yet, to be tried again
people-mail-sent = Sent, asked for on { $at }
people-mail-failed = Given up after three days
people-mail-delayed = Mails wait since { $since }: the mail server does not answer, or refuses them. Nothing is lost, sending is tried again for three days. Tell those who run the server.
people-withdraw = Withdraw the invitation
people-invite-title = Invite somebody
people-invite-lead = A mail goes out with a link, good for seven days, to choose a password.
people-invite = Send the invitation
people-invited = The invitation is on its way.
people-here-already = This person has access to this center already.
error-last-referent = Nobody else has access to this center: invite somebody, wait until the invitation is accepted, then try again. Nothing was changed.
error-too-many-invitations = The center has sent a hundred invitations in seven days already. This one was not sent: wait some days, then try again.
referent-field-bad-email = This is not an e-mail address, such as first.last@example.org.

## Without a login

referent-login-forgotten = Forgotten your password?
forgotten-title = Forgotten password
forgotten-lead = Enter the address you log in with: a link to choose a new password will be sent to it.
forgotten-submit = Send me the link
forgotten-sent = If this address has an account, a mail is on its way. The link is good for one hour; look among unwanted mail too.
forgotten-back = Back to the login
choose-title = Choose a password
choose-lead = You will log in with it and your address.
choose-submit = Save the password
choose-done = Your password is saved. The link is good no longer.
choose-log-in = Log in
choose-forgotten = Get a new link for a forgotten password
error-account-link-refused = This link is good no longer: it was used, it has expired, or it was withdrawn. Ask your center for a new invitation, or for a new link if you had a password already.

## First start

set-up-title = First start
set-up-lead = This server has no account yet. Make your center and your access; you invite your colleagues afterwards.
set-up-code = Code on the terminal
set-up-code-hint = Four groups of four characters, shown where the server was started.
set-up-account = Your access
set-up-submit = Make the center
set-up-done = The center and your access are made. Log in, then complete the page Center.
error-set-up-refused = This is not the code on the terminal: it changes with each start of the server.
error-set-up-closed = The first start is over: this server has an account already. Log in, or ask your center for an invitation.
