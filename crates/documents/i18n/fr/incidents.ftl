### Le procès-verbal d’incident.

incidents-document = Procès-verbal d’incident, session { $session }
incidents-subject = Signalements d’une session de certification, et leurs suites.
incidents-title = Procès-verbal d’incident
incidents-list = Signalements
incidents-none = Aucun signalement pendant cette session.
incidents-count = { $count ->
    [one] { $count } signalement
   *[other] { $count } signalements
}.
incidents-col-number = N°
incidents-col-category = Catégorie
incidents-col-who = Candidats
incidents-col-when = Période
incidents-col-what = Description
incidents-col-state = Suite
incidents-whole-room = Toute la salle
incidents-question = Question { $number }
incidents-since = depuis { $from }
incidents-interval = de { $from } à { $to }
incidents-recorded = Noté par { $by }, { $at }
incidents-state-open = À résoudre
incidents-state-upheld = Retenu
incidents-state-dismissed = Écarté
incidents-state-carried-over = Laissé ouvert à la finalisation
incidents-state-noted = Pris connaissance
incidents-state-automatic = Résolu automatiquement
incidents-state-deleted = Supprimé par son auteur
incidents-closed = { $at }
incidents-closed-by = { $by }, { $at }
incidents-observations = Observations
incidents-no-observations = Aucune observation.
incidents-remark = Remarque générale
incidents-outcomes = Candidats par issue
incidents-not-finalized = La session n’est pas finalisée : les issues ne sont pas encore décidées.

## Les catégories

incident-category-C1 = Identité à corriger (nom, naissance)
incident-category-C2 = Temps majoré à corriger
incident-category-C4 = Problème de signature
incident-category-C6 = Suspicion de fraude
incident-category-C7 = Problème technique non bloquant
incident-category-C8 = Problème du candidat, non bloquant
incident-category-R1 = Toute la salle : réseau, courant, évacuation
incident-category-A1 = Alerte que personne n’a traitée
incident-category-E1 = L’image ne s’affiche pas
incident-category-E2 = Le simulateur ne fonctionne pas
incident-category-E3 = Le fichier ne s’ouvre pas
incident-category-E4 = Site web indisponible
incident-category-E5 = Site bloqué par le réseau
incident-category-E8 = Temps majoré de la question dépassé
incident-category-E9 = Un logiciel ne fonctionne pas
incident-category-E10 = Page quittée par accident
incident-category-E11 = Question passée par erreur après un problème
incident-category-E12 = Problème d’accessibilité
