### Le bureau du référent.

referent-yes = Oui
referent-close = Fermer
referent-cancel = Annuler
referent-show = Afficher
referent-hide = Masquer
referent-extra-time = Temps majoré :
referent-accessible = Accessibilité
referent-percent = { $percent } %
referent-recording = Enregistrement…
referent-recorded = Enregistré.

## Connexion

referent-login-title = Connexion du référent
referent-login-lead = Avec le compte que votre centre vous a remis.
referent-login-expired = Votre connexion a pris fin : elle a expiré, le mot de passe a changé, ou elle a été fermée depuis le compte ou par l’exploitation. Identifiez-vous à nouveau : vous reviendrez à la même page, et un formulaire commencé est gardé.
referent-email = Adresse électronique
referent-password = Mot de passe
referent-password-show = Afficher le mot de passe
referent-login-submit = Se connecter
referent-login-sent = Connexion…
referent-login-refused = L’adresse ou le mot de passe ne convient pas. Vérifiez les deux, puis réessayez.
referent-login-too-many = Trop d’essais.
referent-login-wait = Nouvel essai possible dans { $left }, à { $at }.
referent-login-again = Vous pouvez réessayer.
referent-log-out = Se déconnecter
referent-log-out-failed = La déconnexion n’a pas abouti : réessayez.

## Touches

referent-keys = Touches utiles
referent-key-help = cette aide
referent-key-search = chercher un candidat
referent-key-new = nouvelle session (dans la liste)
referent-key-views = préparation, suivi, signalements, finalisation, relecture d’une session
referent-key-codes = afficher ou masquer les codes
referent-key-escape = fermer ce qui est ouvert
referent-keys-on = Utiliser ces touches

## Sessions

referent-back = Toutes les sessions
referent-sessions-title = Sessions du centre
referent-new-session = Nouvelle session
referent-no-sessions = Aucune session pour l’instant
referent-no-sessions-help = Créez la première : il vous faut la date, la salle et la liste des candidats.
referent-session-search = Chercher une session : nom, salle, numéro
referent-agenda-today = Aujourd’hui
referent-agenda-to-finalize = À finaliser
referent-agenda-to-publish = À publier
referent-agenda-upcoming = À venir
referent-agenda-past = Passées
referent-agenda-blocked = { $count ->
    [one] { $count } candidat bloqué
   *[other] { $count } candidats bloqués
}
referent-agenda-left-out = { $count ->
    [one] Une session plus ancienne n’est pas affichée : cherchez-la par nom, salle ou numéro.
   *[other] { $count } sessions plus anciennes ne sont pas affichées : cherchez-les par nom, salle ou numéro.
}
referent-sessions-shown = { $count ->
    [one] { $count } session affichée
   *[other] { $count } sessions affichées
}
referent-col-session = Session
referent-col-when = Date
referent-col-where = Lieu
referent-col-candidates = Candidats
referent-col-status = État
referent-status-created = Créée
referent-status-in-progress = En cours
referent-status-finalized = Finalisée
referent-status-published = Publiée

## Nouvelle session

referent-create-title = Nouvelle session
referent-create-lead = Ce que vous saisissez est gardé dans cet onglet jusqu’à la création.
referent-create-when = Où et quand
referent-create-staff = Surveillance
referent-create-roster = Candidats
referent-site = Adresse du site
referent-site-help = Comme sur la feuille d’émargement.
referent-room = Salle
referent-room-help = Par exemple « Salle 204 ».
referent-date = Date
referent-time = Heure de début
referent-time-help = Heure locale.
referent-observations = Observations
referent-observations-help = Par exemple le matériel prêté ou un aménagement. Imprimées sur la feuille des surveillants.
referent-invigilators = Surveillants
referent-invigilators-help = Pour la feuille d’émargement. Chaque personne pourra recevoir un code personnel, une fois la session créée.
referent-invigilator = Nom du surveillant { $position }
referent-invigilator-add = Ajouter un surveillant
referent-named-only = Seulement les personnes nommées, avec leur code personnel
referent-invigilator-remove = Retirer le surveillant { $position } { $name }
referent-companion = Extension Compagnon
referent-companion-help = Elle bloque, sur le poste du candidat, les sites interdits pendant le test. Elle doit être installée sur chaque poste.
referent-companion-observed = Observée
referent-companion-observed-meaning = Son absence est montrée au surveillant et ne bloque personne.
referent-companion-required = Obligatoire
referent-companion-required-meaning = Son absence bloque le test jusqu’à ce que le surveillant le débloque.
referent-companion-auto = Obligatoire, déblocage automatique
referent-companion-auto-meaning = Son absence bloque le test ; il reprend de lui-même dès qu’elle est revue. La pause est rendue jusqu’à 30 secondes chaque fois et 2 minutes en tout, le reste si le surveillant le décide.
referent-create-submit = Créer la session
referent-create-sent = Création…
referent-create-incomplete = La session n’est pas créée : des informations manquent ou ne conviennent pas. Elles sont indiquées ci-dessus ; rien de votre saisie n’est perdu.
referent-create-kept = La session n’est pas créée. Votre saisie est gardée.
referent-create-clear = Vider le formulaire
referent-create-clear-sure = Tout ce qui est saisi sur cette page sera effacé, y compris la liste des candidats.
referent-create-clear-no = Garder ma saisie
referent-field-empty = À remplir.
referent-field-too-long = Trop long.
referent-field-too-short = Trop court pour un mot de passe.
referent-field-guessable = Trop facile à deviner : n’utilisez ni votre adresse, ni un seul caractère répété.
referent-field-duplicate = Le même nom est déjà dans la liste : ajoutez de quoi les distinguer.
referent-field-control-characters = Contient des caractères invisibles : saisissez le texte à nouveau.
referent-field-bad-date = Ce n’est pas une date.
referent-field-bad-time = Ce n’est pas une heure, comme 14:30.
referent-field-bad-uai = Ce n’est pas un UAI : la lettre ne correspond pas aux chiffres.
referent-field-bad-time-zone = Ce fuseau n’existe pas : région et ville, comme Indian/Reunion.
referent-field-bad-link = Ce n’est pas une adresse qui commence par https://.
referent-field-bad-image = Ce n’est pas une image PNG lisible.
referent-field-image-too-large = Cette image est trop grande : réduisez-la, puis choisissez-la à nouveau.
referent-field-unknown = Ne convient pas.

## Liste des candidats

referent-roster-lead = La liste telle que votre établissement l’a : export SIECLE, Pronote ou ONDE, classeur Excel ou LibreOffice, fichier d’import Pix, CSV. Une session compte { $max } candidats au plus ; une liste plus longue se répartit sur plusieurs salles.
referent-roster-template = Télécharger un modèle CSV
referent-roster-pick = Choisir un fichier
referent-roster-or-drop = ou déposez le fichier ici
referent-roster-file = Fichier choisi : { $name }
referent-roster-text = Texte de la liste
referent-roster-text-help = Vous pouvez aussi coller ici un tableau : il est vérifié à chaque changement.
referent-roster-missing = Choisissez un fichier ou collez la liste des candidats.
referent-roster-unreadable = Le navigateur n’a pas pu lire ce fichier. Réessayez, ou collez la liste.
referent-roster-good = { $count ->
    [one] { $count } candidat, aucune erreur.
   *[other] { $count } candidats, aucune erreur.
}
referent-roster-bad = { $faults ->
    [one] { $faults } point à régler
   *[other] { $faults } points à régler
} ; { $count ->
    [0] aucune ligne sans erreur.
    [one] { $count } ligne sans erreur.
   *[other] { $count } lignes sans erreur.
}
referent-preview-title = Candidats lus dans la liste
referent-faults-title = À régler
referent-faults-lead = Répondez d’un clic, corrigez une case ici, ou corrigez le fichier et choisissez-le à nouveau. Rien n’est créé tant qu’il reste un point.
referent-fault-line = Ligne
referent-fault-column = Colonne
referent-fault-what = Ce qui a été trouvé
referent-fault-value = Valeur lue
referent-fault-show-line = Aller à la ligne { $line }
referent-roster-remove = Retirer le fichier
referent-roster-too-large = Ce fichier dépasse 6 Mo : exportez moins de classes.
referent-roster-format = Lu comme : { $format }.
referent-faults-more = { $count } points en tout : les premiers sont montrés.
referent-fault-answer = Réponse
referent-fault-take = Lire « { $value } »
referent-fault-take-all = Prendre les { $count } propositions
referent-fault-right = C’est juste
referent-fault-right-all = C’est juste pour les { $count }
referent-fault-correct = Corriger…
referent-fault-correction = Valeur à lire, ligne { $line }
referent-fault-correction-send = Lire ainsi
referent-fault-context = ligne { $line }
referent-fault-in-file = À corriger dans le fichier.
referent-notes = { $count ->
    [one] { $count } remarque
   *[other] { $count } remarques
}
referent-notes-title = Remarques
referent-mapping = Colonnes du fichier : { $used } lues sur { $count }
referent-mapping-title = Colonnes du fichier
referent-mapping-lead = Votre réponse est gardée pour les prochains fichiers de votre centre.
referent-mapping-column = Colonne
referent-mapping-sample = Exemple
referent-mapping-role = Lue comme
referent-mapping-role-of = « { $column } » lue comme
referent-mapping-remembered = selon un fichier précédent
referent-classes = Classes à inscrire
referent-classes-all = Toutes
referent-classes-none = Aucune
referent-class = { $name } ({ $count })
referent-class-none = Sans classe
referent-aside = { $count ->
    [one] { $count } personne mise de côté
   *[other] { $count } personnes mises de côté
}
referent-aside-title = Personnes mises de côté
referent-aside-why = Pourquoi
referent-spread-title = Salles
referent-spread = Répartir les candidats sur plusieurs salles, une session par salle
referent-spread-file = { $count ->
    [one] Créer la session que le fichier décrit
   *[other] Créer les { $count } sessions que le fichier décrit
}
referent-spread-by-class = Par classe
referent-spread-by-alphabet = Par ordre alphabétique
referent-spread-room-name = Salle { $number }
referent-spread-room = Nom de la salle { $position }
referent-spread-room-remove = Retirer { $name }
referent-spread-room-add = Ajouter une salle
referent-planned-title = Sessions qui seront créées
referent-planned-room = Salle
referent-planned-when = Date
referent-planned-classes = Classes
referent-planned-people = Candidats
referent-planned-from-to = De – à
referent-create-submit-several = Créer les sessions
referent-column-whole-line = Toute la ligne
referent-column-last-name = Nom de naissance
referent-column-first-name = Prénom
referent-column-birthdate = Date de naissance
referent-column-sex = Sexe
referent-column-birth-place = Lieu de naissance
referent-column-external-id = INE ou identifiant
referent-column-division = Classe
referent-column-extra-time = Temps majoré
referent-column-accessible = Accessibilité
referent-column-eligible = Éligible
referent-column-unknown = Colonne inconnue
referent-seat = Place

## Une session

referent-session-title = Session { $number }
referent-session-failed = Session indisponible
referent-session-unknown = Cette session n’existe pas, ou elle appartient à un autre centre.
referent-views = Vues de la session
referent-view-codes = Préparation
referent-view-follow = Suivi
referent-view-finalize = Finalisation
referent-view-results = Résultats
referent-view-replay = Relecture

## Codes

referent-codes-title = Codes d’entrée
referent-codes-lead = Masquez-les quand l’écran est visible de la salle.
referent-show-codes = Afficher les codes
referent-code-hidden = masqué
referent-code-number = Numéro de session
referent-code-number-whom = Pour tous.
referent-code-access = Code d’accès des candidats
referent-code-access-whom = Le même pour toute la salle, sur chaque étiquette.
referent-code-password = Mot de passe partagé des surveillants
referent-code-password-whom = Pour qui n’a pas de code personnel, si la session l’accepte.
referent-print-title = Imprimer
referent-print-lead = La feuille des surveillants porte les codes : remettez-la en main propre. La liste d’émargement, sans code, est une page à part. Les étiquettes portent un code personnel : elles se remettent une à une, dans la salle.
referent-print-invigilators = Feuille des surveillants
referent-print-slips = Étiquettes des candidats
referent-renew-access = Renouveler le code d’accès
referent-renew-access-consequence = L’ancien code cesse de fonctionner tout de suite ; les candidats entrés avec lui seul doivent entrer de nouveau, sauf pendant un test. Réimprimez les étiquettes et la feuille des surveillants.
referent-renew-password = Renouveler le mot de passe
referent-renew-password-consequence = L’ancien mot de passe cesse de fonctionner tout de suite ; les surveillants entrés avec lui doivent entrer de nouveau. Réimprimez leur feuille.
referent-renew-personal = Renouveler les codes personnels
referent-renew-personal-consequence = Les anciens codes personnels cessent de fonctionner tout de suite ; les candidats entrés avec eux doivent entrer de nouveau, sauf pendant un test. Réimprimez toutes les étiquettes.
referent-sheet-attendance-of = Session { $number } – émargement
referent-about-title = Organisation
referent-none-named = Aucun nom saisi
referent-staff-title = Surveillance
referent-staff-lead = Avec un code personnel, le nom est sûr et reste le même sur tous les appareils. Un code ne se voit qu’au moment où il est fait.
referent-staff-none = Personne n’est nommé.
referent-staff-name = Nom
referent-staff-name-hint = Tel qu’il sera imprimé et inscrit à côté de chaque décision.
referent-staff-add = Ajouter
referent-staff-column-name = Nom
referent-staff-column-code = Code
referent-staff-column-actions = Actions
referent-staff-column-how = Entrée par
referent-staff-column-from = De
referent-staff-column-to = À
referent-staff-no-code = Sans code
referent-staff-has-code = Avec code
referent-staff-entered = A surveillé
referent-staff-removed = Retrait
referent-staff-new-code = Nouveau code
referent-staff-rename = Renommer
referent-staff-remove = Retirer
referent-staff-make-codes = Faire les codes manquants
referent-staff-renew-consequence = L’ancien code cesse de fonctionner tout de suite, et les connexions faites avec lui se terminent en quelques secondes.
referent-staff-remove-consequence = Le code cesse de fonctionner tout de suite, et les connexions faites avec lui se terminent en quelques secondes. Ce qui est déjà inscrit sous ce nom reste.
referent-staff-named-only-help = Le mot de passe partagé est alors refusé, et les connexions faites avec lui se terminent en quelques secondes.
referent-staff-locked-out = Personne ne peut entrer en surveillance : le mot de passe partagé est refusé et il n’y a pas de code personnel. Faites les codes manquants.
referent-staff-made-title = Codes à remettre
referent-staff-made-lead = Imprimez-les ou notez-les maintenant : ils ne pourront plus être affichés. Chaque étiquette se remet en main propre.
referent-staff-print = Imprimer ces codes
referent-staff-code = Code personnel
referent-staff-slip-note = Ce code dit qui vous êtes : ne le prêtez à personne. Ce qui est fait avec lui porte votre nom.
referent-staff-duplicate = Ce nom est déjà dans la liste : ajoutez de quoi les distinguer.
referent-staff-name-fault = Le nom ne convient pas. { $fault }
referent-staff-too-many = La liste est pleine : retirez d’abord quelqu’un.
referent-staff-nobody-has-code = Faites d’abord un code personnel : sinon, personne ne pourrait entrer.
referent-staff-gone = Cette personne n’est plus dans la liste.
referent-staff-still-in = connexion en cours
referent-supervision-title = Qui a surveillé
referent-supervision-lead = Chaque connexion, de son début à sa fin (départ, retrait ou expiration).
referent-supervision-reload = Actualiser
referent-supervision-end = Terminer
referent-supervision-end-title = Terminer cette connexion
referent-supervision-end-consequence = La page se ferme en quelques secondes. Le mot de passe ou le code ouvre encore la session : pour l’empêcher, renouvelez-le.
referent-enrolled = { $count ->
    [one] { $count } candidat inscrit
   *[other] { $count } candidats inscrits
}
referent-enrolled-list = Candidats inscrits
referent-col-needs = Aménagements
referent-sheet-invigilators = Session { $number } – feuille des surveillants
referent-sheet-step-1 = Ouvrez { $address } et entrez avec le numéro de session et votre code personnel. Sans code personnel : avec le mot de passe et votre nom.
referent-sheet-step-2 = Remettez à chaque candidat son étiquette. Les candidats ouvrent { $address } et entrent ce qu’elle porte.
referent-sheet-step-3 = Confirmez la présence de chacun sur votre écran. Étiquette perdue ? Le code personnel s’affiche sur demande dans la fiche du candidat.
referent-sheet-step-4 = En cas de problème, traitez les alertes à l’écran : le temps d’attente est rendu au candidat.
referent-sheet-signature = Signature
referent-slip-seat = place { $seat }
referent-slip-code = Ces codes sont personnels : ne les montrez à personne. Gardez l’étiquette, elle servira à voir votre résultat.

## Finalisation

referent-panel-title = Avant de finaliser
referent-nothing-missing = Rien ne manque.
referent-missing-count = { $count ->
    [one] { $count } point à régler
   *[other] { $count } points à régler
}
referent-missing-running = Test encore en cours
referent-missing-abort = Motif d’arrêt à donner
referent-missing-incident = Signalement à résoudre
referent-missing-alert = Alerte en cours : à traiter en salle, ou mettez fin au test
referent-missing-unsettled = Signalement à clore ou à laisser ouvert
referent-settle = { $count ->
    [one] Un signalement ouvert ne bloque pas. Que devient-il ?
   *[other] { $count } signalements ouverts ne bloquent pas. Que deviennent-ils ?
 }
referent-settle-close = { $count ->
    [one] Clore : pris connaissance
   *[other] Clore les { $count } : pris connaissance
 }
referent-settle-carry-over = Laisser ouvert, à traiter après
referent-settle-help = Ce qui reste ouvert pourra encore être résolu après la finalisation.
referent-remark = Remarque générale
referent-remark-help = Imprimée sur le procès-verbal ; 500 caractères au plus.
referent-remark-save = Enregistrer la remarque
referent-nobody-started = Personne n’a commencé : il n’y a rien à finaliser. Annulez plutôt la session.
referent-end-running = { $count ->
    [one] Terminer le test encore en cours
   *[other] Terminer les { $count } tests encore en cours
}
referent-end-running-help = Les candidats verront que leur test est terminé ; chaque test inachevé a besoin d’un motif.
referent-finalize = Finaliser la session
referent-finalize-sent = Finalisation…
referent-finalize-help = Tous les résultats sont décidés ensemble, d’un seul coup, ou rien n’est changé.
referent-finalize-incomplete = La session ne peut pas encore être finalisée : réglez d’abord ces points.
referent-finalize-sure = Finaliser la session ?
referent-finalize-final = Une finalisation envoyée ne se retire pas. Jusqu’à la publication, la session peut être rouverte, avec un motif.
referent-finalize-outcomes = Résultats qui seront décidés :
referent-finalize-ends = { $count ->
    [one] Un test en cours sera terminé.
   *[other] { $count } tests en cours seront terminés.
}
referent-finalize-yes = Oui, finaliser
referent-finalize-no = Pas encore
referent-candidates-title = Candidats
referent-search = Chercher un candidat
referent-show-label = Candidats affichés
referent-show-all = Tous
referent-show-missing = À régler
referent-show-running = En cours
referent-show-slow = Rythme trop lent
referent-show-ended = Terminés
referent-show-absent = Absents
referent-listed = { $count ->
    [0] Aucun candidat affiché
    [one] { $count } candidat affiché
   *[other] { $count } candidats affichés
}
referent-treated = { $treated }/{ $of } questions
referent-if-now = Résultat à ce stade
referent-phase-absent = Pas entré
referent-phase-instructions = Lit les consignes
referent-phase-waiting = Attend la confirmation
referent-phase-ready = Prêt à commencer
referent-phase-testing = Test en cours
referent-phase-blocked = Bloqué par une alerte
referent-phase-awaiting-resume = Attend de reprendre
referent-phase-ended = Test terminé
referent-cause-completed = toutes les questions traitées
referent-cause-time = temps écoulé
referent-cause-invigilator = terminé par le surveillant
referent-cause-finalization = non terminé
referent-abort = Test inachevé de { $name } : pour quel motif ?
referent-abort-reason = Motif : { $reason }
referent-abort-candidate = Candidat
referent-abort-candidate-meaning = Manque de temps ou départ anticipé : à partir de 20 questions, le score est dégradé ; en dessous, le test est rejeté.
referent-abort-technical = Problème technique
referent-abort-technical-meaning = À partir de 20 questions, le score n’est pas dégradé ; en dessous, le test est annulé et peut être repassé.

## Signalements

referent-incidents-title = Signalements
referent-incidents-show = Signalements affichés
referent-incidents-all = Tous
referent-incidents-blocking = À résoudre avant de finaliser
referent-incidents-open = Ouverts
referent-incidents-decided = Décidés
referent-open-count = { $count ->
    [one] { $count } signalement ouvert
   *[other] { $count } signalements ouverts
}
referent-no-incidents = Aucun signalement.
referent-incidents-count = { $count ->
    [one] { $count } signalement
   *[other] { $count } signalements
}, { $open ->
    [0] tous résolus
    [one] dont { $open } ouvert
   *[other] dont { $open } ouverts
}
referent-question = question { $number }
referent-incident-by = { $by }, le { $at }
referent-incident-blocks = À résoudre avant de finaliser
referent-incident-open = Ouvert, ne bloque pas
referent-incident-carried-over = Laissé ouvert à la finalisation
referent-overtaken = { $by } vient de décider : { $how }. Votre texte est gardé. Gardez cette décision en annulant, ou revenez dessus pour enregistrer la vôtre.
referent-sent = Envoyée, en attente de réponse. La décision ne peut plus être retirée ; une fois enregistrée, vous pourrez revenir dessus.
referent-waits = Décision en attente d’envoi : la connexion est perdue. Elle partira d’elle-même.
referent-waits-form = En attente d’envoi : la connexion est perdue. Elle partira d’elle-même ; « Annuler » la retire.
referent-withdraw = Retirer cette décision
referent-incident-deleted = Retiré par son auteur
referent-resolution-automatic = Résolu par le traitement de l’alerte
referent-resolution-upheld = Retenu
referent-resolution-dismissed = Écarté
referent-resolution-noted = Pris connaissance
referent-by-server = Vigie
referent-by-candidate = Candidat
referent-by-invigilator = { $name } (surveillant)
referent-by-referent = { $name } (référent)
referent-resolve = Résoudre
referent-resolve-one = Résoudre le signalement { $id }
referent-resolve-how = Que retenez-vous de ce signalement ?
referent-resolve-choose = Choisissez l’un des deux.
referent-resolve-upheld = Retenu
referent-resolve-upheld-meaning = Le fait est établi. Il reste au dossier du candidat.
referent-resolve-as-enrolled = Retenu : la valeur inscrite est juste
referent-resolve-as-enrolled-meaning = Vous avez vérifié la fiche : elle porte déjà la bonne valeur. Sinon, utilisez « Corriger et retenir ».
referent-resolve-fraud-upheld = La fraude est établie : le test sera rejeté (règle 1).
referent-resolve-dismissed = Écarté
referent-resolve-dismissed-meaning = Le fait n’est pas établi.
referent-resolve-fraud-dismissed = Le soupçon ne change rien au résultat.
referent-resolve-reason = Motif
referent-resolve-reason-help = Inscrit au dossier avec votre nom.
referent-resolve-all-of-author = { $count ->
    [one] Décider de même pour l’autre signalement ouvert de la même personne
   *[other] Décider de même pour les { $count } autres signalements ouverts de la même personne
}
referent-resolve-submit = Enregistrer la décision
referent-refusal-resolved = Ce signalement a déjà été traité par { $by } : { $how }.

## Résultats

referent-outcomes = Résultats
referent-totals = Filtrer par résultat
referent-col-candidate = Candidat
referent-col-outcome = Résultat
referent-col-treated = Test
referent-col-score = Score
referent-col-rule = Règle appliquée
referent-outcome-absent = Absent
referent-outcome-cancelled = Annulé
referent-outcome-rejected = Rejeté
referent-outcome-validated = Validé
referent-outcome-validated-degraded = Validé, score dégradé
referent-rule = Règle { $number } – { $sentence }
referent-rule-fraud-upheld = fraude établie : le test est rejeté.
referent-rule-too-few-technical = moins de 20 questions traitées à cause d’un problème technique : le test est annulé et peut être repassé.
referent-rule-too-few = moins de 20 questions traitées : il n’y a pas assez de réponses, le test est rejeté.
referent-rule-part-technical = de 20 à 31 questions traitées à cause d’un problème technique : le score n’est pas dégradé.
referent-rule-part = de 20 à 31 questions traitées : le score est dégradé.
referent-rule-complete = 32 questions traitées dans le temps : le score n’est pas dégradé, même s’il y a eu des problèmes techniques.
referent-rule-never-started = N’a pas commencé le test.
referent-rule-cancelled-by-center = Le centre a annulé la certification après la publication.
referent-score = { $pix } / { $max } pix

## Tout le centre

referent-center-nav = Centre
referent-queue-title = Signalements
referent-queue-count = { $open ->
    [0] Aucun signalement à traiter.
    [one] 1 signalement à traiter
   *[other] { $open } signalements à traiter
}{ $blocking ->
    [0] {""}
    [one] {", "}dont 1 bloque une finalisation.
   *[other] {", "}dont { $blocking } bloquent une finalisation.
}
referent-queue-incidents = À traiter, toutes sessions confondues
referent-queue-empty = Rien à traiter. Les nouveaux signalements apparaissent ici d’eux-mêmes.
referent-queue-more = et { $count } autres
referent-queue-where = Session { $number }, { $room }
referent-queue-age = depuis { $length }
referent-queue-look = Examiner
referent-queue-close = Refermer
referent-queue-session = Aller à la session
referent-queue-done = Traité à l’instant
referent-problems = Questions signalées
referent-problems-note = La même question, signalée dans plusieurs sessions, apparaît une seule fois.
referent-problems-none = Aucune question signalée.
referent-problem-count = { $count ->
    [0] Aucun signalement
    [one] 1 signalement
   *[other] { $count } signalements
}
referent-problem-report = Session { $session }, place { $seat }, question { $number }, { $at }
referent-problem-suspended = Suspendue
referent-problem-suspended-by = Suspendue par { $by }, { $at }
referent-problem-suspend = Suspendre la question
referent-problem-suspended-for-all = Suspendue pour tous les centres, { $at }
referent-problem-overruled = Sans effet : avec ce qui est suspendu pour tous les centres, sa compétence n’aurait plus assez de questions.
referent-problem-suspend-note = La question ne sera plus proposée dans les sessions de votre centre. Qui l’a sous les yeux la garde ; les réponses déjà données comptent. Le motif est lu par les référents de votre centre.
referent-problem-suspend-for-all = Suspendre pour tous les centres
referent-problem-suspend-for-all-note = La question ne sera plus proposée dans aucune session d’aucun centre. Qui l’a sous les yeux la garde ; les réponses déjà données comptent. Le motif est lu par les référents de tous les centres : ne nommez personne.
referent-problem-reinstate-note = La question pourra de nouveau être proposée dans les sessions de votre centre. Le motif est conservé.
referent-problem-reinstate-for-all = Lever la suspension pour tous les centres
referent-problem-reinstate-for-all-note = La question pourra de nouveau être proposée dans les centres qui ne l’ont pas suspendue eux-mêmes. Le motif est conservé.
referent-problem-reason = Motif
referent-problem-reinstate = Proposer à nouveau
referent-rooms = Les salles
referent-rooms-testing = En test
referent-rooms-blocked = Bloqués
referent-rooms-ended = Terminés

## Déroulé d’un candidat

referent-timeline-of = Déroulé de { $name }
referent-timeline-short = Déroulé
referent-decisive = Ce qui a décidé
referent-decisive-of = Ce qui a décidé du résultat de { $name }
timeline-kinds = Événements affichés
timeline-kind-all = Tout
timeline-kind-decisive = Décisif
timeline-kind-questions = Questions
timeline-kind-focus = Page quittée
timeline-kind-device = Connexion et extension
timeline-kind-alerts = Alertes
timeline-kind-incidents = Signalements
timeline-kind-course = Étapes
timeline-count = { $count ->
    [0] Aucun événement affiché
    [one] { $count } événement affiché
   *[other] { $count } événements affichés
}
timeline-decisive = compte dans le résultat
timeline-entered = Est entré
timeline-device-waiting = Un autre appareil attend à la même place
timeline-device-left = L’appareil qui attendait est parti
timeline-device-refused = Un appareil a été refusé
timeline-rules-accepted = A accepté les règles
timeline-presence-confirmed = Présence confirmée, pour commencer avant { $until }
timeline-presence-withdrawn = Confirmation de présence retirée
timeline-started = A commencé le test
timeline-question-shown = Question { $number } affichée
timeline-question-replaced = Question { $number } remplacée par une autre
timeline-question-focus = , en mode concentration
timeline-question-timed = , en temps limité
timeline-revealed = A passé l’avertissement de la question { $number }
timeline-answered = A répondu à la question { $number }
timeline-passed = A passé la question { $number }
timeline-signal-started = Question { $number }, début : { $signal }
timeline-signal-ended = Question { $number }, fin : { $signal }
timeline-signal-interrupted = Question { $number }, fin inconnue, la connexion a été coupée : { $signal }
timeline-signal-treated = Question { $number }, fin à la réponse : { $signal }
timeline-signal-noted = Question { $number } : { $signal }
timeline-loss-excused = Sortie de page de la question { $number } excusée : { $words }
referent-signals = { $count ->
    [one] { $count } fait noté par la page
   *[other] { $count } faits notés par la page
}
referent-signals-counting = { $count ->
    [0] aucun ne compte
    [one] { $count } compte
   *[other] { $count } comptent
}
referent-signal-line = Question { $number }, { $time } : { $signal }
referent-loss-pending = la question n’est pas encore répondue
referent-loss-nothing = sans effet : la réponse ne serait pas juste sans cela, ou elle est gardée
referent-loss-wrong = une réponse juste est comptée fausse
referent-loss-restored = la réponse juste compte de nouveau
timeline-focus-lost = A quitté la page pendant la question { $number }
timeline-left-while-blocked = A quitté la page pendant l’alerte sur la question { $number }
timeline-connection-lost = Connexion perdue
timeline-connection-restored = Connexion revenue
timeline-companion-present = Extension détectée
timeline-companion-absent = Extension non détectée
timeline-alert-raised = Alerte sur la question { $number } : le test est bloqué
timeline-alert-companion = Alerte : extension absente, le test est bloqué
timeline-alert-accepted = Alerte acceptée : { $reason }
timeline-alert-dismissed = Alerte écartée, même question
timeline-alert-cleared = Test débloqué
timeline-time-credited = { $length } rendues
timeline-time-withheld = { $length } rendues, { $withheld } non rendues
timeline-withheld-credited = { $length } rendues par décision
timeline-server-outage-credited = { $length } rendues, le serveur n’enregistrait rien
timeline-time-credited-incident = { $length } rendues pour le signalement { $id }
timeline-resume-authorised = Reprise autorisée jusqu’à { $until }
timeline-resumed = A repris sur un autre appareil
timeline-ended = Fin du test : { $cause }
timeline-incident-recorded = Signalement { $id } inscrit : { $code } – { $category }
timeline-incident-automatic = Signalement { $id } ({ $code }) résolu en traitant l’alerte
timeline-incident-upheld = Signalement { $id } ({ $code }) retenu
timeline-incident-dismissed = Signalement { $id } ({ $code }) écarté
timeline-incident-noted = Signalement { $id } ({ $code }) : pris connaissance
timeline-incident-reopened = Signalement { $id } ({ $code }) rouvert
timeline-incident-deleted = Signalement { $id } ({ $code }) retiré par son auteur
timeline-abort = Motif du test inachevé : { $reason }
timeline-outcome = Résultat : { $outcome }. { $rule }
timeline-certificate = Certificat établi
timeline-outcome-revised = Résultat décidé à nouveau : { $change } – { $outcome }. { $reason }
timeline-revision-proposed = Correction proposée : { $change }. { $reason }
timeline-revision-dropped = Correction abandonnée. { $reason }
timeline-publication-held = Résultat retenu : il ne sera pas publié avec les autres. { $reason }
timeline-publication-released = Résultat libéré. { $reason }
timeline-reopened = Session rouverte. { $reason }
timeline-finalized = Session finalisée
timeline-published = Résultats publiés

## Détail d’un signalement

referent-and-others = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
referent-at = à { $at }
referent-interval = de { $from } à { $to } ({ $length })
referent-incident-deleted-at = Le { $at } ; il reste au procès-verbal et ne compte pas.
referent-moments = Où en était chacun
referent-moment-not-started = test pas commencé
referent-moment-ended = test terminé
referent-moment-treated = { $treated }/{ $of } traitées
referent-moment-left = reste { $left }
referent-moment-blocked = bloqué par une alerte
referent-moment-focus = { $count ->
    [one] page quittée { $count } fois
   *[other] page quittée { $count } fois
}
referent-moment-left-while-blocked = { $count ->
    [one] page quittée pendant une alerte
   *[other] page quittée pendant { $count } alertes
}
referent-moment-lost = connexion perdue depuis { $since }
referent-moment-connected = connecté
referent-moment-companion-present = extension détectée
referent-moment-companion-absent = extension non détectée
referent-credited = Temps rendu
referent-credited-nobody = Aucun temps n’a été rendu.
referent-credited-to = { $count ->
    [one] { $length } à { $count } candidat :
   *[other] { $length } à { $count } candidats :
}
referent-reopen = Revenir sur la décision
referent-reopen-one = Revenir sur la décision du signalement { $id }
referent-reopen-meaning = Le signalement sera de nouveau ouvert. La décision reste au procès-verbal, avec ce motif.
referent-reopen-submit = Rouvrir le signalement

## Si l’on finalisait maintenant

referent-what-if = Si le test s’arrêtait là, selon le motif :
referent-rule-number = règle { $number }
referent-pace-few = À ce rythme, environ { $expected } questions : moins de { $minimum }, pas de score.
referent-pace-part = À ce rythme, environ { $expected } questions sur { $of }.

## Motifs proposés

referent-abort-candidate-what = Manque de temps ou départ anticipé.
referent-proposal = Motif suggéré : { $reason }, car
referent-proposal-none = Aucun motif suggéré : rien au dossier ne parle pour l’un ou l’autre.
referent-proposal-accept = Retenir ce motif
referent-proposal-accept-of = Retenir le motif suggéré pour { $name }
referent-evidence-disconnected = la connexion était perdue depuis { $since } à la fin du test
referent-evidence-alert = une alerte de { $since } n’a jamais été traitée : le test ne pouvait pas continuer
referent-evidence-incident = signalement { $id }, { $code } – { $category }
referent-evidence-incident-over = signalement { $id }, { $code } – { $category } : réglé ou terminé bien avant la fin
referent-evidence-cuts = { $count ->
    [one] une coupure de connexion ({ $length }), rétablie avant la fin
   *[other] { $count } coupures de connexion ({ $length } en tout), rétablies avant la fin
}
referent-evidence-time = le temps était écoulé
referent-evidence-ended-by = test terminé par { $by }
referent-evidence-running = le test est encore en cours : la finalisation y mettrait fin
referent-proposals = { $count ->
    [one] Revoir le motif suggéré
   *[other] Revoir les { $count } motifs suggérés
}
referent-proposals-title = Motifs suggérés
referent-proposals-lead = Décochez ceux dont vous voulez décider vous-même. Chaque motif reste modifiable jusqu’à la finalisation.
referent-proposals-yes = { $count ->
    [0] Aucun motif coché
    [one] Retenir ce motif
   *[other] Retenir ces { $count } motifs
}
referent-proposals-progress = { $done } sur { $count } enregistrés…
referent-finalize-then = Calculé sur l’état présent : un candidat qui termine entre-temps garde ses réponses. Les résultats ne seront visibles qu’après leur publication.
referent-finalize-carried = { $count ->
    [one] Un signalement reste ouvert et pourra être résolu après.
   *[other] { $count } signalements restent ouverts et pourront être résolus après.
 }
referent-finalize-number = Numéro de la session, pour confirmer
referent-finalize-number-help = Plus de la moitié des candidats sont absents, ou des tests sont en cours. Saisissez { $number }.
referent-not-confirmed = La connexion est coupée : ce n’est pas encore confirmé. La demande est gardée et part dès le retour de la connexion ; elle ne sera faite qu’une fois, même si elle est déjà arrivée.

## Publication et fichiers

referent-finalized-at = Session finalisée le { $at }. Un résultat ne change plus que par une décision motivée, au dossier.
referent-publish-title = Publier les résultats
referent-publish-lead = Pour l’instant, seuls les référents les voient.
referent-publish = Publier…
referent-publish-sent = Publication…
referent-publish-sure = Publier les résultats ?
referent-publish-candidates = { $count ->
    [one] Le candidat pourra voir son résultat.
   *[other] Chacun des { $count } candidats pourra voir son résultat.
}
referent-publish-codes = { $count ->
    [0] Aucun certificat n’a été établi.
    [one] Le code du certificat pourra être vérifié par tous.
   *[other] Les codes des { $count } certificats pourront être vérifiés par tous.
}
referent-publish-files = Les certificats et les listes pourront être téléchargés.
referent-publish-final = Une publication ne peut pas être retirée. Ensuite, chaque décision se corrige une par une.
referent-publish-yes = Oui, publier
referent-published-at = Résultats publiés le { $at }
referent-published-meaning = Les candidats voient leur résultat et les codes des certificats peuvent être vérifiés.
referent-documents = Fichiers
referent-download-unpublished = après la publication
referent-download-none = aucun certificat dans cette session
referent-download-certificates = Tous les certificats (PDF)
referent-download-certificates-what = Un certificat par page, à imprimer ou à remettre.
referent-download-certificate = Certificat (PDF)
referent-download-certificate-of = Certificat de { $name } (PDF)
referent-download-prescriber = Résultats pour le prescripteur (CSV)
referent-download-prescriber-what = Une ligne par candidat : statut, score, 16 niveaux.
referent-download-parcoursup = Export Parcoursup (CSV)
referent-download-parcoursup-what = INE, identité, statut, score, niveaux et code.
referent-download-incidents = Procès-verbal des incidents (PDF)
referent-download-incidents-what = Tous les signalements et ce qu’ils sont devenus, à cet instant.
referent-download-attendance = Feuille d’émargement (PDF)
referent-download-attendance-what = Qui est venu, avec une place pour signer.
referent-download-record = Procès-verbal complet (fichier)
referent-download-record-what = Le journal de la session, que toute personne peut vérifier hors ligne avec « vigie journal verify ».

## Détail d’un résultat

referent-print-results = Imprimer
referent-details = Explications et niveaux
referent-details-of = Explications et niveaux de { $name }
referent-certificate-code = Code de vérification :
referent-why-organisation = Pour l’organisation
referent-why-candidate = Ce que lit le candidat
referent-fact-treated = { $treated } questions traitées sur { $of } ; minimum { $minimum }.
referent-fact-completed = Le test est allé jusqu’à la dernière question.
referent-fact-time = Le temps était écoulé.
referent-fact-invigilator = Un surveillant a mis fin au test.
referent-fact-finalization = Le test était en cours à la finalisation.
referent-fact-no-fraud = Aucune suspicion de fraude.
referent-fact-fraud-dismissed = Suspicion de fraude écartée.
referent-fact-fraud-upheld = Fraude retenue.
referent-fact-technical = { $count ->
    [0] Aucun signalement technique.
    [one] { $count } signalement technique.
   *[other] { $count } signalements techniques.
}
referent-levels-note = La fourchette est celle où le niveau réel se trouve dans huit cas sur dix.
referent-measurement = Mesure
referent-ability = Capacité estimée
referent-error = Erreur type
referent-measurement-what = Sur l’échelle de mesure, de −8 à 8. Réservé aux référents : ne le communiquez pas aux candidats.

## Relecture

referent-replay = La salle, à l’instant choisi
referent-replay-lead = Reconstruit à partir du journal. Rien ne peut être changé ici.
referent-replay-reload = Actualiser
replay-slider = Instant de la session
replay-row = ligne { $row } du journal
replay-back = Précédent
replay-on = Suivant
replay-play = Lire
replay-pause = Pause
replay-speed = Vitesse
replay-keys = Sur le curseur : flèches, d’événement en événement ; Page ↑ ↓, de minute en minute ; Début et Fin.
replay-jumps = Moments à voir
replay-nothing = Ni alerte ni signalement.
replay-alert = { $name } – alerte, question { $number }
replay-alert-companion = { $name } – alerte, extension absente
replay-incident = { $name } – signalement : { $category }
replay-several = { $count ->
    [one] { $count } candidat
   *[other] { $count } candidats
}
replay-ended = { $name } – test terminé par un surveillant
replay-begun = Premier test commencé
replay-room = La salle à cet instant
replay-waits = alerte depuis { $length }
replay-incidents = { $count ->
    [0] aucun signalement
    [one] { $count } signalement
   *[other] { $count } signalements
}

## Confirmer par le mot de passe

confirmation-title = C’est bien vous ?
confirmation-lead = Cette action ne peut pas être annulée ou révèle des données : saisissez votre mot de passe. Il vaut ensuite 15 minutes.
confirmation-password = Votre mot de passe
confirmation-submit = Continuer
confirmation-cancel = Annuler
confirmation-refused = Le mot de passe ne convient pas.
second-factor-code = Code à usage unique
second-factor-code-hint = Les 6 chiffres de votre application d’authentification, ou l’un de vos codes de secours.

## Compte

account-title = Mon compte
account-password-title = Mot de passe
account-password-lead = Après le changement, toutes vos autres connexions sont fermées.
account-current-password = Mot de passe actuel
account-current-refused = Le mot de passe actuel ne convient pas.
account-new-password = Nouveau mot de passe
account-new-password-hint = Au moins { $count } caractères. Une phrase convient très bien.
account-password-submit = Changer le mot de passe
account-password-done = Le mot de passe est changé, et vos autres connexions sont fermées.
account-factor-title = Deuxième facteur
account-factor-lead = Un code de votre téléphone, demandé après le mot de passe : un mot de passe volé ne suffit plus.
account-factor-begin = Ajouter un deuxième facteur
account-factor-on = Deuxième facteur actif
account-factor-replace = Changer de téléphone
account-factor-remove = Retirer le deuxième facteur
account-factor-step-1 = Ouvrez une application d’authentification sur votre téléphone.
account-factor-step-2 = Scannez ce code.
account-factor-qr = Code QR de la clé. La clé à saisir se trouve ci-dessous.
account-factor-secret = Ou saisissez cette clé :
account-factor-step-3 = Saisissez le code à 6 chiffres qui s’affiche.
account-factor-activate = Activer
account-recovery-title = Vos codes de secours
account-recovery-lead = Notez-les et gardez-les en lieu sûr : ils ne seront plus affichés. Chacun remplace une fois le code du téléphone.
account-logins-title = Connexions
account-logins-lead = Une connexion que vous ne reconnaissez pas ? Fermez-la, puis changez votre mot de passe.
account-column-device = Appareil
account-column-since = Depuis
account-column-used = Dernière activité
account-column-end = Fermer
account-device-unknown = Appareil inconnu
account-login-current = Celle-ci
account-login-end = Fermer
account-logins-end-others = Fermer toutes les autres

## Corriger après

decision-correct = Corriger une décision
decision-correct-of = Corriger la décision sur { $name }
decision-title = Corriger une décision – { $name }
decision-now = Décision en vigueur : { $outcome }.
decision-what = Que faut-il changer ?
decision-choose = Choisissez ce qui change.
decision-effect = Avant : { $before }. Après : { $after }.
decision-cancel = Annuler la certification
decision-restore = Rétablir la certification
decision-lift-fraud = Écarter la fraude
decision-uphold-fraud = Retenir une fraude
decision-abort-candidate = Changer le motif : manque de temps ou départ
decision-abort-technical = Changer le motif : problème technique
decision-rescore = Recalculer, sous les mêmes versions
decision-reissue = Nouvelle édition du certificat, avec l’identité corrigée
decision-second-person = Une autre personne référente devra confirmer, avec son propre compte.
decision-reason-help = Au dossier, avec votre nom. L’ancien certificat dira qu’il est remplacé ou annulé, sans dire de qui.
decision-submit = Décider
decision-propose = Proposer
decision-refused-waits = { $by } a déjà proposé une correction : elle attend une autre personne.
decision-waiting = Corrections à confirmer ({ $count })
decision-proposal = { $name } : { $change }
decision-leads-to = Après : { $after }.
decision-own-proposal = Attend une autre personne référente : qui propose ne confirme pas.
decision-confirm = Confirmer
decision-confirm-of = Confirmer la correction pour { $name }
decision-confirm-submit = Confirmer la correction
decision-confirm-meaning = La décision prend effet aussitôt ; les deux noms restent au dossier.
decision-decline = Refuser
decision-take-back = Retirer ma proposition
decision-history = Décisions
decision-at-finalization = finalisation
decision-version = { $version }. { $outcome } – { $what }
decision-proposed-by = Proposé par { $by }
decision-revised = Décision corrigée
decision-waits = Correction à confirmer
decision-held = Résultat retenu, non publié
decision-held-count = { $count ->
    [one] Un résultat retenu n’est pas publié.
   *[other] { $count } résultats retenus ne sont pas publiés.
 }
decision-hold = Retenir ce résultat
decision-hold-of = Retenir le résultat de { $name }
decision-hold-submit = Retenir
decision-hold-meaning = Les autres résultats peuvent être publiés ; celui-ci attend d’être libéré.
decision-release = Libérer ce résultat
decision-release-of = Libérer le résultat de { $name }
decision-release-submit = Libérer
decision-release-meaning = Il est publié avec les autres, ou aussitôt s’ils le sont déjà.
decision-reopen = Rouvrir la session
decision-reopen-submit = Rouvrir
decision-reopen-meaning = Tout pourra être décidé à nouveau. Les résultats et certificats de cette finalisation ne comptent plus.
decision-reopenings = { $count ->
    [one] Rouverte une fois :
   *[other] Rouverte { $count } fois :
 }
referent-absents = { $count ->
    [one] Une personne n’a pas commencé
   *[other] { $count } personnes n’ont pas commencé
 }
