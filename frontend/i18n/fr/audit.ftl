## Registre des accès
audit-title = Registre
audit-lead = Qui s’est connecté, a lu ou emporté des données, ou a décidé d’une question. Ce qui se passe pendant une session est dans son enregistrement. La consultation du registre y est inscrite.
audit-filter = Filtrer le registre
audit-day = Jour
audit-session = Numéro de session
audit-action = Action
audit-action-any = Toutes
audit-shown = { $count ->
    [0] Aucune ligne
    [one] 1 ligne affichée
   *[other] { $count } lignes affichées
}
audit-more = Afficher les lignes plus anciennes
audit-download = Télécharger (CSV)
audit-column-at = Quand
audit-column-action = Qui et quoi
audit-column-session = Session
audit-column-subject = Objet
audit-subject-seat = place { $seat }
audit-column-address = Réseau
audit-refused = Refusé
audit-sentence-named = { $name } ({ $role }) : { $action }
audit-sentence = { $role } : { $action }
audit-role-candidate = candidat
audit-role-invigilator = surveillance
audit-role-referent = référent
audit-role-operator = exploitation du serveur
audit-role-stranger = personne non connectée
audit-role-unknown = autre
audit-action-log-in = connexion
audit-action-log-out = déconnexion
audit-action-confirm-login = confirmation d’une connexion
audit-action-identify-candidate = identité prouvée
audit-action-revoke-login = fin d’une connexion
audit-action-change-password = changement d’un mot de passe
audit-action-change-second-factor = changement d’un second facteur
audit-action-change-account = changement d’un compte
audit-action-create-session = création d’une session
audit-action-change-session = modification, annulation ou suppression d’une session
audit-action-read-codes = lecture des codes et de la liste
audit-action-manage-invigilators = liste ou codes de surveillance modifiés
audit-action-read-personal-data = lecture de données personnelles
audit-action-download = téléchargement d’un document
audit-action-suspend-item = suspension d’une question
audit-action-reinstate-item = remise en service d’une question
audit-action-change-block-list = modification des sites bloqués
audit-action-change-center = modification du centre
audit-action-read-audit = lecture de ce registre
audit-action-unknown = autre action
