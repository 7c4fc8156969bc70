### Les textes communs à tous les documents.

brand = Vigie
brand-purpose = Certification des compétences numériques
page-of = Page { $page } / { $pages }
percent = { $percent } %
replaced-characters = � : à cet endroit, le texte d’origine contient un caractère que la police de ce document ne possède pas.
signatures-title = Signatures
sign-referent = Référent : { $name }
sign-invigilator = Surveillant : { $name }
sign-invigilator-unnamed = Surveillant

## La session

session-number = Session
session-center = Centre de certification
session-center-address = Adresse du centre
session-date = Date
session-site = Site
session-time = Heure
session-room = Salle
session-stage = État
session-stage-created = Créée
session-stage-in-progress = En cours
session-stage-finalized = Finalisée
session-stage-published = Publiée
session-referent = Référent
session-invigilators = Surveillants
session-continued = Session { $session } (suite)

## Les issues d’un test

outcome-validated = Validé
outcome-validated-degraded = Validé, score dégradé
outcome-rejected = Rejeté
outcome-cancelled = Annulé
outcome-absent = Absent
outcomes-total = Total
