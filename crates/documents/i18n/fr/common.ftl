### Ce que tous les papiers ont en commun.

brand = Vigie
brand-purpose = Certification des compétences numériques
page-of = Page { $page } / { $pages }
percent = { $percent } %
decimal-mark = ,
lost-characters = � : à cet endroit, le texte d’origine contient un caractère que la police de ce document ne possède pas.
signatures-title = Signatures
sign-referent = Référent : { $name }
sign-invigilator = Surveillant : { $name }
sign-invigilator-unnamed = Surveillant

## Dates

date-long = { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
date-short = { $day }/{ $month }/{ $year }
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

## La session

session-number = Session
session-center = Centre de certification
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
