# Corrections d’une session : personnes, aménagements, lieu et date.

error-candidate-changed = Quelqu’un d’autre a modifié cette fiche entre-temps. Votre saisie est conservée : comparez avec les valeurs actuelles, puis enregistrez.
error-reduction-ends-test = Avec si peu de temps majoré, le test serait terminé aussitôt. Rien n’a été changé : choisissez un pourcentage plus grand, ou demandez à la surveillance de mettre fin au test.
error-candidate-entered = Cette personne est déjà entrée : elle reste sur la liste. Si elle ne compose pas, elle sera comptée absente.
error-roster-full = La liste est complète : une session a 60 places au plus. Créez une autre session.
error-correction-does-not-fit = Ce signalement ne porte pas sur l’identité ou le temps majoré de cette seule personne. Corrigez la fiche, puis décidez du signalement à part.
error-session-started = Un test a commencé : la session a lieu. Finalisez-la le moment venu.
error-other-day = Cette session n’est pas prévue aujourd’hui : le test ne commence pas. Prévenez la surveillance ; le référent peut autoriser un autre jour.
error-session-on-record = Quelqu’un est entré dans cette session, ou quelque chose y a été consigné : elle reste au dossier. Annulez-la plutôt.
error-correction-needed = Ce signalement porte sur une valeur de la liste. Saisissez la bonne valeur, ou confirmez que la valeur inscrite est juste.
error-session-cancelled = La session est annulée : plus rien ne peut y changer et ses codes n’ouvrent plus rien.
error-session-changed = Quelqu’un d’autre a modifié cette session entre-temps. Votre saisie est conservée : comparez, puis enregistrez.

timeline-corrected = Identité corrigée (version { $version }) : { $words }
timeline-terms-changed = Aménagements : { $before }, puis { $after } : { $words }
timeline-enrolled = Inscription après la création de la session : { $words }
timeline-enrolled-moved = Arrivée d’une autre session : { $words }
timeline-removed = Retrait de la liste : { $words }
timeline-removed-moved = Départ vers une autre session : { $words }
timeline-cancelled = Session annulée : { $words }
timeline-other-day = Démarrage autorisé un autre jour, jusqu’au { $until } : { $words }
timeline-terms = temps majoré { $extra }
timeline-terms-accessible = temps majoré { $extra }, questions accessibles

referent-status-cancelled = Annulée

candidate-actions = Actions
candidate-edit = Modifier
candidate-add = Ajouter un candidat
candidate-remove = Retirer ou déplacer
candidate-edit-title = Modifier les informations d’un candidat
candidate-edit-yes = Modifier
candidate-correct-yes = Corriger et retenir
candidate-add-title = Ajouter un candidat
candidate-add-yes = Ajouter
candidate-birthdate-hint = Par exemple 14/03/2008.
candidate-sex-hint = F, M, ou rien.
candidate-accessibility = Aménagement d’accessibilité numérique
candidate-accessibility-meaning = L’aménagement consiste à retirer les questions non accessibles
candidate-accessibility-need = Le candidat a besoin d’un aménagement
candidate-extra-time = Temps majoré, en pourcentage
candidate-extra-time-hint = Sans temps majoré, le test dure 1 h 45. Un tiers temps s’écrit 33 %.
candidate-extra-time-wrong = Écrivez un pourcentage de 2 à 200, par exemple 33 %. Un coefficient comme 1,33 s’écrit 33 %.
candidate-reason = Raison de la modification
candidate-now = { $field }, maintenant : { $value }
candidate-right-as-it-is = C’est juste ainsi
candidate-duplicate-person = Une personne de ce nom, née le même jour, est déjà inscrite. Des homonymes se distinguent par leur INE.
candidate-duplicate-identifier = Cet identifiant est celui d’une autre personne de la session.
candidate-remove-title = Retirer { $name } de la session ?
candidate-remove-consequence = Possible tant que la personne n’est pas entrée. Son code personnel n’ouvre plus rien ici ; dans une autre session, elle reçoit un nouveau code.
candidate-remove-yes = Retirer
candidate-move-yes = Déplacer
candidate-move-to = Session où elle compose à la place
candidate-move-nowhere = Aucune : retirer de la liste
referent-column-used-name = Nom d’usage
referent-column-other-first-names = Autres prénoms

board-cancelled = Session annulée : elle n’a pas lieu, plus rien ne peut y changer.

door-title = { $count ->
    [one] Une personne est refusée à l’entrée
   *[other] { $count } personnes sont refusées à l’entrée
}
door-decide = Décider
door-other-birthdate = une autre date de naissance est inscrite pour { $name }
door-other-name = un nom presque pareil est inscrit : { $name }
door-other-code = le code personnel n’est pas celui de { $name }
door-on-no-list = sur aucune liste
door-dialog-title = À l’entrée : { $name }
door-sign = La page de cette personne affiche le numéro { $sign }. Vérifiez-le, et une pièce d’identité.
door-who = Cette personne
door-is-enrolled = est inscrite : { $name }. Son identité est corrigée selon la saisie.
door-enroll = n’est sur aucune liste : l’inscrire maintenant
door-turn-away = ne compose pas ici
door-choose = Choisissez une des réponses.
door-reason = Ce que vous avez vérifié
door-yes = Enregistrer la décision
door-wait-sign = Votre numéro : { $sign }
door-wait-advice = Vérifiez votre saisie, ou présentez-vous à la surveillance avec une pièce d’identité et ce numéro. Si elle vous fait entrer, cette page continue d’elle-même.

session-edit = Modifier le lieu et la date
session-edit-title = Modifier la session
session-edit-yes = Enregistrer
session-site = Adresse
session-room = Salle
session-held-on = Date
session-held-at = Heure locale
session-now = Maintenant : { $room }, { $site }, le { $day } à { $time }.
session-concerns = Rien n’est encore modifié. Est-ce bien voulu ?
session-concerns-then = Cochez, puis enregistrez ; ou corrigez le formulaire.
session-cancel = Annuler la session
session-cancel-title = Annuler la session ?
session-cancel-consequence = La session n’a pas lieu : ses codes n’ouvrent plus rien et les personnes qui attendent sont déconnectées. Elle reste dans la liste, avec cette raison. Impossible dès qu’un test a commencé.
session-cancel-reason = Raison de l’annulation
session-cancel-yes = Annuler la session
session-cancel-no = Garder la session

session-delete = Supprimer la session
session-delete-title = Supprimer la session { $number } ?
session-delete-consequence = Réservé à une session créée par erreur, où personne n’est entré et où rien n’a été consigné. Sont effacés pour toujours : { $candidates ->
    [0] la session
    [one] la fiche d’un candidat
   *[other] les fiches de { $candidates } candidats
}, tous les codes, la liste de surveillance et l’enregistrement. Les papiers déjà imprimés ne valent plus rien. Le registre du centre garde le numéro, votre nom et la raison. Une session où quelqu’un est entré s’annule.
session-delete-reason = Raison de la suppression
session-delete-yes = Supprimer pour toujours

session-other-day = Autoriser un autre jour
session-other-day-consequence = Pendant 24 heures, les codes de la session sont acceptés et les tests peuvent commencer, bien que la session soit prévue le { $day }. Le certificat porte la date de la session. La décision est inscrite au dossier avec votre nom.
session-other-day-yes = Autoriser pendant 24 heures
session-other-day-until = Tests autorisés à commencer un autre jour jusqu’au { $until }.

session-duplicate = Dupliquer
session-duplicate-title = Dupliquer la session
session-duplicate-consequence = Le formulaire de création est rempli d’après cette session, à la date du jour : vérifiez la date et l’heure. Ce que vous y aviez saisi sans l’envoyer est remplacé. Rien n’est créé avant que vous ne l’envoyiez.
session-duplicate-roster = Avec les candidats et leurs aménagements
session-duplicate-yes = Remplir le formulaire
