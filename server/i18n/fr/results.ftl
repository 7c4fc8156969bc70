# Noms des fichiers, sans espace ni accent ; le numéro de la session suit.
file-certificate = certificat
file-certificates = certificats
file-incidents = incidents
file-attendance = emargement

# Pourquoi ce résultat, dans la colonne « Commentaire » des tableaux.
comment-complete = Test complet{"\u00A0"}: les 32 questions ont été traitées. Le score n’est pas dégradé.
comment-part-technical = { $treated } questions traitées sur 32, { $end }, en raison d’un problème technique reconnu par le référent. Le score n’est pas dégradé.
comment-part = { $treated } questions traitées sur 32, { $end }, sans problème technique reconnu. Le score est dégradé{"\u00A0"}: { $missing ->
    [one] la question non traitée compte comme échouée.
   *[other] les { $missing } questions non traitées comptent comme échouées.
}
comment-too-few = { $treated ->
    [0] Aucune question traitée
    [one] Une seule question traitée
   *[other] { $treated } questions traitées
} sur 32, { $end }, sans problème technique reconnu{"\u00A0"}: il en faut au moins 20 pour un certificat.
comment-too-few-technical = { $treated ->
    [0] Aucune question traitée
    [one] Une seule question traitée
   *[other] { $treated } questions traitées
} sur 32, { $end }, en raison d’un problème technique reconnu par le référent. Le test est annulé et peut être repassé.
comment-fraud-upheld = Suspicion de fraude retenue par le référent ({ $treated ->
    [0] aucune question traitée
    [one] une question traitée
   *[other] { $treated } questions traitées
}). Le test ne donne pas de certificat.
comment-never-started = Le candidat n’a pas commencé le test.
comment-cancelled-by-center = Le centre a annulé cette certification après la publication. Le test peut être repassé.
comment-held = Le résultat n’est pas encore publié.

# Comment un test s’est terminé, au milieu d’une phrase.
end-completed = test terminé
end-time = temps écoulé
end-ended-by-invigilator = test terminé par le surveillant
end-ended-by-finalization = test clos à la finalisation de la session

# À la suite du commentaire.
also-technical-incidents = { $count ->
    [one] Un incident technique est enregistré
   *[other] { $count } incidents techniques sont enregistrés
}{"\u00A0"}; le résultat n’en dépend pas.

# Le registre des accès, en tableau.
audit-column-at = Instant (UTC)
audit-column-role = Rôle
audit-column-name = Nom
audit-column-login = Connexion
audit-column-action = Action
audit-column-session = Session
audit-column-subject = Objet
audit-column-address = Réseau
audit-column-outcome = Résultat
audit-role-candidate = candidat
audit-role-invigilator = surveillance
audit-role-referent = référent
audit-role-operator = exploitation du serveur
audit-role-stranger = personne non connectée
audit-outcome-done = fait
audit-outcome-refused = refusé
audit-action-log-in = connexion
audit-action-log-out = déconnexion
audit-action-confirm-login = confirmation d’une connexion
audit-action-identify-candidate = identité prouvée
audit-action-revoke-login = fin d’une connexion
audit-action-change-password = changement d’un mot de passe
audit-action-change-second-factor = changement d’un second facteur
audit-action-change-account = changement d’un compte
audit-action-create-session = création d’une session
audit-action-change-session = modification ou annulation d’une session
audit-action-read-codes = lecture des codes et de la liste
audit-action-manage-invigilators = liste ou codes de surveillance modifiés
audit-action-read-personal-data = lecture de données personnelles
audit-action-download = téléchargement d’un document
audit-action-suspend-item = suspension d’une question
audit-action-change-block-list = modification des sites bloqués
audit-action-change-center = modification du centre
audit-action-reinstate-item = remise en service d’une question
audit-action-read-audit = lecture de ce registre
