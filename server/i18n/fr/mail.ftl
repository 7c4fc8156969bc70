# Les courriels. Ni mise en forme ni image : ils doivent se lire partout.
mail-invitation-subject = Votre accès à Vigie : { $center }
mail-invitation =
    Bonjour { $name },

    Vous avez une invitation à gérer dans Vigie les sessions de certification du centre { $center }.

    Pour choisir votre mot de passe, ouvrez cette page. Le lien est valable sept jours et ne sert qu’une fois :
    { $link }

    Si vous n’attendiez pas cette invitation, ne faites rien : sans mot de passe, aucun accès n’est créé.

    Vigie, { $origin }
mail-invitation-elsewhere-subject = Une invitation que Vigie ne peut pas suivre : { $center }
mail-invitation-elsewhere =
    Bonjour { $name },

    Le centre { $center } vous invite dans Vigie, mais cette adresse a déjà un compte dans un autre centre, et un compte appartient à un seul centre.

    Pour rejoindre ce centre aussi, demandez-lui une invitation à une autre adresse. Votre compte actuel ne change pas, et le centre qui vous invite n’en sait rien.

    Vigie, { $origin }
mail-password-subject = Choisir un nouveau mot de passe pour Vigie
mail-password =
    Bonjour,

    Un nouveau mot de passe a été demandé pour le compte Vigie de cette adresse.

    Pour le choisir, ouvrez cette page. Le lien est valable une heure et ne sert qu’une fois ; vos connexions ouvertes prendront fin :
    { $link }

    Si vous ne l’avez pas demandé, ne faites rien : votre mot de passe reste le même.

    Vigie, { $origin }
