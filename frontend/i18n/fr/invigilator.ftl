### L’espace surveillant, et le tableau de la salle.

invigilator-title = Espace surveillant
invigilator-watched = Cet ordinateur surveille déjà la session { $number } ({ $name }).
invigilator-watched-open = Revenir à cette session
invigilator-room-title = Session { $number }
invigilator-session = Session { $number }
invigilator-logout = Se déconnecter
invigilator-sound = Son à chaque nouvelle alerte
invigilator-sound-on = Son des alertes : activé
invigilator-sound-off = Son des alertes : coupé

## Connexion

invigilator-login-lead = Ouvrez le tableau de votre salle. Le numéro, et votre code personnel ou le mot de passe de la session, sont sur le papier remis par le référent.
invigilator-login-session = Numéro de session
invigilator-login-session-hint = Des chiffres seulement.
invigilator-login-session-fault = Indiquez le numéro de la session, en chiffres.
invigilator-login-password = Code personnel ou mot de passe de la session
invigilator-login-password-hint = Majuscules ou minuscules, peu importe.
invigilator-login-password-fault = Indiquez votre code personnel ou le mot de passe de la session.
invigilator-login-show = Afficher ce qui est saisi
invigilator-login-name = Votre nom
invigilator-login-name-hint = Avec le mot de passe de la session seulement : il figurera à côté de chacune de vos décisions. Retenu sur cet appareil.
invigilator-login-name-known = Un code personnel dit qui vous êtes : votre nom n’est pas demandé.
invigilator-login-name-fault = Avec le mot de passe de la session, indiquez votre nom : { $max } caractères au plus. Un code personnel a 10 caractères : vérifiez qu’il est complet.
invigilator-login-submit = Ouvrir le tableau
invigilator-login-sending = Ouverture…
invigilator-login-refused = Le numéro de session, ou le code personnel ou mot de passe, ne convient pas. Vérifiez-les sur le papier remis par le référent. Un code renouvelé remplace le précédent.
invigilator-login-finalized = La session est finalisée : ses codes n’ouvrent plus le tableau.
invigilator-login-named-only = Cette session n’accepte que les codes personnels. Demandez le vôtre au référent.
invigilator-login-wait = Trop d’essais. Réessayez dans { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
}.

## État d’un candidat

board-status-absent = Absent
board-status-instructions = Consignes
board-status-to-confirm = À confirmer
board-status-to-authorize = À autoriser
board-status-to-choose = Deux appareils
board-status-ready = Prêt
board-status-testing = En test
board-status-blocked = Bloqué
board-status-ended = Terminé

## Une carte

board-question = question { $number } sur { $of }
board-question-since = depuis { $time }
board-treated = { $number ->
    [one] { $number } question traitée
   *[other] { $number } questions traitées
} sur { $of }
board-time-left = reste
board-minutes = { $minutes } min
board-hours = { $hours } h { $minutes }
board-until = jusqu’à { $time }
board-extra-time = +{ $percent } %
board-alert-count = { $count ->
    [one] { $count } alerte
   *[other] { $count } alertes
}
board-forecast = À ce rythme, environ { $expected } questions à la fin.
board-forecast-short = ≈ { $expected }
board-forecast-enough = Suffisant pour les 32 questions.
board-forecast-few = Il en faut { $minimum } pour un score.
board-connected = Connexion établie
board-connected-short = ok
board-unstable = instable
board-lost = Perdu
board-offline-chip = Hors ligne
board-companion-present = Compagnon présent
board-companion-absent = Compagnon absent
board-companion-absent-short = absent
board-companion-unknown = Compagnon : pas encore d’information
board-focus-losses = { $count ->
    [0] Aucune sortie de page
    [one] { $count } sortie de page en mode focus
   *[other] { $count } sorties de page en mode focus
}
board-left-while-blocked = { $count ->
    [one] Page quittée une fois pendant une alerte
   *[other] Page quittée pendant { $count } alertes
}

## Autour des cartes

board-grid-label = Candidats
board-chips-label = Filtrer par état
board-nobody = Aucun candidat ne correspond. Retirez un filtre ou changez la recherche.
board-search = Chercher un candidat par son nom
board-search-hint = Nom, prénom ( / )
board-tasks-title = À traiter
board-tasks-empty = Rien à traiter. Les alertes s’affichent ici, la plus ancienne en haut.
board-confirm-all = { $count ->
    [0] Aucune présence à confirmer
    [one] Confirmer la présence en attente
   *[other] Confirmer les { $count } présences en attente
}
board-task-question = Question { $number }
board-task-companion = Compagnon absent
board-task-companions = { $others ->
    [one] et { $others } autre : compagnon absent
   *[other] et { $others } autres : compagnon absent
}
board-task-authorize = Attend la reprise, appareil { $sign }
board-task-devices = Plusieurs appareils : décidez
board-task-confirm = Attend à l’entrée, appareil { $sign }
board-task-done = Traité
board-authorize = Autoriser { $sign }
board-confirm = Confirmer { $sign }
board-new-alert = Nouvelle alerte : { $name }, question { $number }.
board-new-device = Plusieurs appareils à la place de { $name } : décidez.
board-sign = nº { $sign }
board-card-waits = { $sign } attend depuis { $time }
board-new-companion-alert = Nouvelle alerte : { $name }, extension absente.

## Boutons

board-close = Fermer
board-watchers = { $count ->
    [0] Personne ne surveille en ce moment
    [one] Une personne surveille en ce moment
   *[other] { $count } personnes surveillent en ce moment
}
board-watchers-none = Personne n’a ouvert ce tableau en surveillance.
board-watcher-you = (vous)
board-watcher-since = depuis { $since }
board-watcher-entered = { $name } surveille maintenant cette salle ({ $how }).
board-watcher-left = { $name } ne surveille plus cette salle.
board-cancel = Annuler
board-personal-code-lost = Étiquette perdue ? Le code personnel peut être affiché ici ; la demande est enregistrée.
board-personal-code-show = Afficher le code personnel
board-personal-code = Code personnel :
board-sending = Envoi…
board-queued = Partira au retour du réseau
board-done = Fait

## Confirmation groupée

board-bulk-title = Confirmer les présences
board-bulk-explanation = Décochez les personnes absentes et celles dont l’identité ne correspond pas. La confirmation vaut 15 minutes ; vous pourrez la redonner.
board-bulk-confirm = { $count ->
    [0] Personne à confirmer
    [one] Confirmer { $count } présence
   *[other] Confirmer { $count } présences
}
board-bulk-gone = n’attend plus

## Détails d’un candidat

board-seat = place { $seat }
board-details = Détails
board-detail-question = En cours
board-detail-left = Temps restant
board-detail-treated = Réponses
board-detail-forecast = Rythme
board-detail-start = Début
board-detail-end = Fin
board-detail-focus = Focus
board-detail-left-while-blocked = En pause
board-detail-abort = Motif d’inachèvement
board-detail-connection = Connexion
board-detail-companion = Compagnon
board-detail-connected = Établie
board-detail-unstable = Instable
board-detail-lost = Perdue depuis
board-detail-extra = Temps majoré
board-detail-needs = Aménagement
board-accessible = Questions accessibles seulement
board-end-completed = Toutes les questions traitées
board-end-time = Temps écoulé
board-end-invigilator = Arrêté par un surveillant
board-end-finalization = Arrêté à la finalisation
board-abort-candidate = Manque de temps ou départ anticipé
board-abort-technical = Problème technique
board-ready-until = Peut entrer jusqu’à { $time }.
board-confirm-safe = Vérifiez que la personne est là, que c’est elle, et que son écran montre ce numéro. Elle aura 15 minutes pour commencer.
board-confirm-presence = Confirmer la présence à l’appareil { $sign }
board-withdraw-presence = Retirer la confirmation
board-devices-title = Plusieurs appareils à cette place
board-devices-safe = Regardez le numéro sur l’écran de la personne. Ce que vous accordez ne vaut que pour cet appareil ; refusez celui que vous ne voyez pas dans la salle. La reprise se fait à la même question, avec le même temps.
board-device-answers = Répond. Dernière question il y a
board-device-open = Ouvert depuis { $time }
board-device-confirmed = Confirmé, ouvert depuis { $time }
board-device-waits = Attend depuis { $time }
board-device-authorized = Autorisé, attend depuis { $time }
board-refuse-device = Refuser { $sign }
board-device-changed = Cet appareil n’est plus à cette place. { $count ->
    [one] L’appareil { $signs } y est maintenant : vérifiez son écran.
   *[other] Les appareils { $signs } y sont maintenant : vérifiez leurs écrans.
}
board-authorize-resume = Autoriser la reprise sur l’appareil { $sign }

## Alertes

board-alert-question = Problème à la question { $number }
board-alert-question-safe = Le candidat est bloqué et attend. Le temps de blocage sera rendu, quelle que soit votre décision.
board-alert-companion = Compagnon absent
board-alert-companion-safe = Le test est masqué. Faites réactiver l’extension, ou levez l’alerte pour laisser continuer. Le temps perdu sera rendu.
board-mark-soon = Signalée dans les 10 secondes après un avertissement de focus
board-mark-again = Troisième signalement de cette question, ou plus
board-mark-left = Page quittée pendant l’alerte
board-signals-title = Page et fenêtre
board-signals-help = Chaque trait est un fait noté par la page, à sa place dans la durée du test. Seul ce qui « compte » change un résultat.
board-signals-question = Question { $number }
board-signals-full = D’autres faits de cette question ne sont plus notés : la limite est atteinte.
board-signals-by = { $name }, { $time } : { $words }
board-signals-excuse = Excuser
board-signals-excuse-of = Excuser la sortie de page de la question { $number }, { $time }
board-signals-excuse-safe = La réponse compte de nouveau comme juste si elle l’était. Votre nom et le motif sont enregistrés.
board-signals-reason = Motif
board-signals-reason-missing = Écrivez pourquoi cette sortie ne compte pas.
board-signals-excuse-do = Cette sortie ne compte pas
board-undecided-losses = { $count ->
    [one] Une sortie de page dont la fin n’est pas connue
   *[other] { $count } sorties de page dont la fin n’est pas connue
}
board-command-excuse = Sortie de page excusée, { $name }
board-withheld = { $time } de pause non rendues
board-withheld-why = L’extension Compagnon a manqué trop longtemps : le test ne rend seul que 30 secondes chaque fois, 2 minutes en tout. Rendez le reste si la personne n’y est pour rien.
board-withheld-credit = Rendre { $time }
board-reasons = Quel est le problème ?
board-reason-missing = Choisissez d’abord le problème constaté.
board-accept = Remplacer la question
board-dismiss = Pas de problème, reprendre
board-clear = Lever l’alerte
board-reason-e1 = L’image ne s’affiche pas
board-reason-e2 = Le simulateur ne fonctionne pas
board-reason-e3 = Le fichier ne s’ouvre pas
board-reason-e4 = Site web indisponible
board-reason-e5 = Site bloqué par le réseau
board-reason-e8 = Temps majoré de la question dépassé
board-reason-e9 = Un logiciel ne fonctionne pas
board-reason-e10 = Page quittée par accident
board-reason-e11 = Question passée par erreur après un problème
board-reason-e12 = Problème d’accessibilité

## Signalements

board-command-incident = Signalement { $code } au dossier pour { $names }
board-command-incident-discreet = Signalement C6 au dossier
board-command-incident-delete = Signalement { $code } retiré
board-queued-command = { $command } : gardé dans cet onglet, partira au retour du réseau.
board-key-record = noter un signalement pour la carte, ou les candidats sélectionnés
board-key-room = noter un incident de salle
board-key-select = sélectionner la carte (ensuite, Espace aussi)
board-key-list = lire les signalements au dossier
board-key-undo = retirer ce qui vient d’être inscrit
board-category-c1 = Identité à corriger (nom, naissance)
board-category-c2 = Temps majoré à corriger
board-category-c4 = Problème de signature
board-category-c6 = Suspicion de fraude
board-category-c7 = Problème technique non bloquant
board-category-c8 = Problème du candidat, non bloquant
board-category-r1 = Toute la salle : réseau, courant, évacuation
board-category-a1 = Alerte que personne n’a traitée
incident-summary-c1 = Identité à corriger
incident-summary-c2 = Temps majoré à corriger
incident-summary-c4 = Émargement
incident-summary-c6 = Suspicion
incident-summary-c7 = Problème technique
incident-summary-c8 = Problème du candidat
incident-summary-r1 = Incident de salle
incident-count = { $count ->
    [one] { $count } signalement ouvert
   *[other] { $count } signalements ouverts
}
incident-record = Noter un signalement
incident-record-selected = { $count ->
    [one] Noter pour { $count } candidat
   *[other] Noter pour { $count } candidats
}
incident-room = Incident de salle
selection-switch = Sélectionner
selection-all = Toute la salle
selection-none = Personne
selection-one = Sélectionner { $name }
selection-count = { $count ->
    [0] 0 sélectionné
    [one] { $count } sélectionné
   *[other] { $count } sélectionnés
}

## Inscrire un signalement

incident-title = Noter un signalement
incident-closed = Session finalisée : plus aucun signalement ne peut être inscrit ni retiré. Pour ajouter quelque chose, adressez-vous au référent.
incident-for = Pour
incident-for-change = Modifier
incident-for-nobody = personne pour l’instant
incident-for-all = toute la salle ({ $count })
incident-for-some = { $count } candidats
incident-category = Catégorie
incident-category-change = Changer de catégorie
incident-group-frequent = Le plus souvent
incident-group-question = Sur une question
incident-group-other = Autres
incident-about-c6 = Discret : le candidat n’en voit rien et son test continue. Écrivez ce que vous avez vu et entendu ; le référent décidera.
incident-about-r1 = Pour ce qui a duré et touché plusieurs personnes.
incident-about-question = La question reste comptée. Pour la faire remplacer, le candidat doit la signaler depuis son écran.
incident-number = Question
incident-number-one = Parmi les questions déjà montrées : 1 à { $number }.
incident-number-several = Parmi les questions déjà montrées à chaque personne choisie : 1 à { $number }.
incident-number-none-yet = Ce candidat n’a pas encore vu de question : choisissez C7, ou attendez le début de son test.
incident-number-none = Il faut une question déjà montrée à chaque personne choisie, et l’une d’elles n’a pas commencé. Ne la choisissez pas, ou prenez C7.
incident-description = Ce qui s’est passé
incident-canned-texts = Textes proposés
incident-description-keys = Entrée : inscrire. Maj + Entrée : aller à la ligne.
incident-description-length = { $count } caractères sur { $most }
incident-when = Quand
incident-from = Depuis
incident-to = Jusqu’à
incident-now = maintenant
incident-ago = il y a { $minutes } min
incident-at = à
incident-since-lost = première perte de connexion, { $time }
incident-credit = Rendre le temps perdu
incident-credit-some = { $count ->
    [one] { $count } candidat en test récupère jusqu’à { $minutes } min. Le temps déjà rendu ne l’est pas deux fois.
   *[other] { $count } candidats en test récupèrent chacun jusqu’à { $minutes } min. Le temps déjà rendu ne l’est pas deux fois.
}
incident-credit-nobody = Aucun test n’était en cours pendant ce temps : rien à rendre.
incident-credit-off = Le temps continue comme si rien ne s’était passé.
incident-credit-unknown = Indiquez d’abord un début avant la fin.
incident-save = Inscrire au dossier
incident-attached = La question, le temps restant, l’état de la connexion et de l’extension à cet instant sont joints d’eux-mêmes.
incident-resumed = Votre note non envoyée est reprise.
incident-start-over = Repartir de zéro
incident-refused = Pas inscrit : { $why } Rien n’est perdu, corrigez puis réessayez.
incident-error-no-candidate = Choisissez au moins un candidat.
incident-error-no-category = Choisissez une catégorie.
incident-error-no-description = Dites en quelques mots ce qui s’est passé, ou choisissez un texte proposé.
incident-error-long = La note dépasse 1 000 caractères : raccourcissez-la.
incident-error-future = Cette heure n’est pas encore passée.
incident-error-end-before-start = Le début doit précéder la fin.
incident-undo = Annuler
incident-again = Rouvrir le formulaire

## Signalements au dossier

incident-list-title = Signalements
incident-list-counts = { $open ->
    [0] Aucun ouvert
    [one] { $open } ouvert
   *[other] { $open } ouverts
} sur { $all } au dossier
incident-list-empty = Rien au dossier. Les alertes acceptées s’y inscrivent d’elles-mêmes.
incident-open = Ouvert
incident-resolved = Résolu
incident-deleted = Retiré
incident-blocks = à résoudre avant la finalisation
incident-of-alert = à partir d’une alerte
incident-by = par { $name }
incident-by-me = par vous
incident-by-server = par le système
incident-by-candidate = par le candidat
incident-delete = Retirer { $code }
incident-delete-ask = Retirer ce signalement ? Le journal garde la trace qu’il a existé.
incident-delete-credit = Le temps déjà rendu reste rendu.
incident-delete-yes = Oui, retirer
incident-delete-no = Non, garder

## Textes proposés

incident-text-c1 = Identité à corriger d’après la pièce présentée.
incident-text-c1-name = Erreur sur le nom ou le prénom.
incident-text-c1-birth = Erreur sur la date ou le lieu de naissance.
incident-text-c2 = Temps majoré à vérifier.
incident-text-c2-granted = Un temps majoré est accordé mais ne figure pas sur la liste.
incident-text-c4 = Problème d’émargement.
incident-text-c4-missing = Le candidat est parti sans signer.
incident-text-c4-other = Signature différente de celle de la pièce d’identité.
incident-text-c6 = Comportement à examiner.
incident-text-c6-phone = Téléphone en main pendant le test.
incident-text-c6-talk = Échange avec un autre candidat.
incident-text-c6-help = Aide d’une autre personne.
incident-text-c6-tool = Messagerie ou robot conversationnel à l’écran.
incident-text-c7 = Problème technique sans arrêt du test.
incident-text-c7-restart = Poste redémarré.
incident-text-c7-moved = Changement de poste.
incident-text-c7-device = Clavier, souris ou écran remplacé.
incident-text-c8 = Problème du candidat, sans arrêt du test.
incident-text-c8-late = Arrivée en retard.
incident-text-c8-ill = Malaise.
incident-text-c8-out = Sortie de la salle, accompagnée.
incident-text-r1 = Incident touchant plusieurs candidats.
incident-text-r1-network = Coupure du réseau.
incident-text-r1-power = Coupure de courant.
incident-text-r1-evacuation = Exercice d’évacuation.
incident-text-e-seen = Constaté sur l’écran du candidat.
incident-text-e-other = Vérifié sur un autre poste : même problème.

## Fin d’un test

board-end-test = Mettre fin au test…
board-end-question = Mettre fin au test de { $name } ?
board-end-safe = C’est définitif : le test ne pourra pas reprendre. { $treated ->
    [0] Aucune réponse n’est encore enregistrée.
    [one] Sa réponse enregistrée est conservée et comptera.
   *[other] Ses { $treated } réponses enregistrées sont conservées et compteront.
}
board-end-yes = Oui, mettre fin au test de { $name }
board-end-no = Non, laisser continuer

## Résultat d’une demande

board-granted = { $command } : c’est fait.
board-refused = { $command } : refusé
board-command-confirm = Présence de { $name }
board-command-confirm-many = { $count } présences
board-command-authorize = Reprise de { $name }
board-command-withdraw = Confirmation de { $name } retirée
board-command-refuse-device = Appareil de { $name } refusé
board-command-accept = Nouvelle question pour { $name }
board-command-dismiss = Alerte de { $name } sans suite
board-command-clear = Alerte de { $name } levée
board-command-credit = Temps rendu à { $name }
board-command-end = Fin du test de { $name }
board-command-other = Demande
board-by-system = Le système
board-already-accepted = { $name } l’a déjà acceptée ({ $code }). Rien d’autre à faire.
board-already-dismissed = { $name } l’a déjà classée sans suite. Rien d’autre à faire.
board-already-cleared = { $name } l’a déjà levée. Rien d’autre à faire.
board-already-lapsed = Le test s’est terminé entre-temps.

## Bandeaux

board-stale-seconds = Données d’il y a { $seconds } s.
board-stale-minutes = Données d’il y a { $minutes } min.
board-stale-safe = Les tests continuent sur le serveur. Ce que vous demandez maintenant partira au retour de la connexion.
board-stale-queued = { $count ->
    [one] { $count } demande attend.
   *[other] { $count } demandes attendent.
}
board-ended-login = Votre connexion a pris fin : identifiez-vous à nouveau. Les tests continuent.
board-ended-reload = Ce tableau n’est plus à jour : rechargez la page. Les tests continuent.
board-finalized = Session finalisée : le tableau reste lisible, plus rien ne peut y changer.

## Aide

board-help-title = Aide et raccourcis clavier
board-key-arrows = aller d’une carte à l’autre
board-key-enter = ouvrir les détails de la carte
board-key-search = chercher un candidat
board-key-alert = ouvrir l’alerte la plus ancienne
board-key-confirm = confirmer les présences en attente
board-key-help = cette aide
board-key-escape = fermer
board-shortcuts = Raccourcis à une touche actifs (à couper si vous dictez au micro)
board-help-urgency = Une alerte devient plus visible après 1 minute, puis après 3 minutes. Les cartes ne changent jamais de place.
board-help-forecast = « ≈ 18 » : au rythme actuel, le candidat arriverait à environ 18 questions. Le trait sur la barre marque les 20 questions nécessaires à un score.
