### Les personnes : équipe d’un centre, invitations, mot de passe oublié.

people-title = Équipe
people-lead = Les personnes qui gèrent les sessions de ce centre.
people-list-title = Ont accès
people-last = Une seule personne a accès : invitez quelqu’un avant de partir.
people-name = Nom
people-you = Vous
people-remove = Retirer
people-remove-title = Retirer { $name } ?
people-remove-meaning = Cette personne ne pourra plus se connecter, et ses connexions ouvertes prennent fin tout de suite. Ce qu’elle a fait reste au dossier. Vous pourrez l’inviter à nouveau.
people-remove-yes = Oui, retirer
people-remove-no = Ne rien changer
people-invitations-title = Invitations en attente
people-invitations-none = Aucune invitation en attente.
people-mail = Courriel
people-mail-waiting = En cours d’envoi
people-mail-late = Pas encore parti, nouvel essai à venir
people-mail-sent = Envoyé, demandé le { $at }
people-mail-failed = Abandonné après trois jours
people-mail-delayed = Des courriels attendent depuis le { $since } : le serveur de courrier ne répond pas ou les refuse. Rien n’est perdu, l’envoi est retenté pendant trois jours. Prévenez les personnes qui gèrent le serveur.
people-withdraw = Annuler l’invitation
people-invite-title = Inviter une personne
people-invite-lead = Un courriel part avec un lien, valable sept jours, pour choisir un mot de passe.
people-invite = Envoyer l’invitation
people-invited = L’invitation est en route.
people-here-already = Cette personne a déjà accès à ce centre.
error-last-referent = Personne d’autre n’a accès à ce centre : invitez quelqu’un, attendez que l’invitation soit acceptée, puis recommencez. Rien n’a changé.
error-too-many-invitations = Le centre a déjà envoyé cent invitations en sept jours. Celle-ci n’est pas partie : attendez quelques jours, puis recommencez.
referent-field-bad-email = Ce n’est pas une adresse électronique, comme prenom.nom@example.org.

## Sans connexion

referent-login-forgotten = Mot de passe oublié ?
forgotten-title = Mot de passe oublié
forgotten-lead = Indiquez l’adresse avec laquelle vous vous connectez : un lien y sera envoyé pour choisir un nouveau mot de passe.
forgotten-submit = Recevoir le lien
forgotten-sent = Si cette adresse a un compte, un courriel part maintenant. Le lien est valable une heure ; regardez aussi parmi les indésirables.
forgotten-back = Retour à la connexion
choose-title = Choisir un mot de passe
choose-lead = Vous l’utiliserez pour vous connecter, avec votre adresse.
choose-submit = Enregistrer le mot de passe
choose-done = Votre mot de passe est enregistré. Le lien ne sert plus.
choose-log-in = Se connecter
choose-forgotten = Recevoir un nouveau lien pour un mot de passe oublié
error-account-link-refused = Ce lien n’est plus valable : il a déjà servi, il a expiré, ou il a été annulé. Demandez une nouvelle invitation à votre centre, ou un nouveau lien si vous aviez déjà un mot de passe.

## Première installation

set-up-title = Première installation
set-up-lead = Ce serveur n’a encore aucun compte. Créez votre centre et votre accès ; vous inviterez ensuite vos collègues.
set-up-code = Code du terminal
set-up-code-hint = Quatre groupes de quatre signes, affichés là où le serveur a été lancé.
set-up-account = Votre accès
set-up-submit = Créer le centre
set-up-done = Le centre et votre accès sont créés. Connectez-vous, puis complétez la page Centre.
error-set-up-refused = Ce n’est pas le code du terminal : il change à chaque démarrage du serveur.
error-set-up-closed = L’installation est terminée : ce serveur a déjà un compte. Connectez-vous, ou demandez une invitation à votre centre.
