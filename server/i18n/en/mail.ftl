# Mails. No formatting and no image: they must be readable everywhere.
mail-invitation-subject = Your access to Vigie: { $center }
mail-invitation =
    Hello { $name },

    You are invited to manage the certification sessions of the center { $center } in Vigie.

    To choose your password, open this page. The link is good for seven days, and once:
    { $link }

    If you did not expect this invitation, do nothing: without a password, no access is made.

    Vigie, { $origin }
mail-invitation-elsewhere-subject = An invitation that Vigie cannot follow: { $center }
mail-invitation-elsewhere =
    Hello { $name },

    The center { $center } invites you to Vigie, but this address has an account at another center already, and an account belongs to one center.

    To join this center too, ask it for an invitation to another address. Your present account does not change, and the center that invites you does not know of it.

    Vigie, { $origin }
mail-password-subject = Choose a new password for Vigie
mail-password =
    Hello,

    A new password was asked for the Vigie account of this address.

    To choose it, open this page. The link is good for one hour, and once; your open logins will end:
    { $link }

    If you did not ask for it, do nothing: your password stays the same.

    Vigie, { $origin }
