### Résultats : ce que voient le candidat et les personnes qui vérifient un certificat.

## Résultat du candidat

result-title = Votre résultat
result-outcome-validated = Certification validée
result-outcome-degraded = Certification validée, score dégradé
result-outcome-rejected = Certification rejetée
result-outcome-cancelled = Certification annulée
result-outcome-absent = Absence
result-rule-complete = Vous avez traité les 32 questions dans le temps imparti. Votre score est celui que vos réponses ont établi.
result-rule-part = Vous avez traité { $treated } questions sur 32. À partir de 20, la certification est validée ; les questions manquantes comptent comme des échecs, le score en tient compte.
result-rule-part-technical = Vous avez traité { $treated } questions sur 32, et un problème technique a empêché la suite. La certification est validée et le score n’a pas été diminué.
result-rule-too-few = Vous avez traité { $treated ->
    [0] aucune question
    [one] 1 question
   *[other] { $treated } questions
} sur 32 : il en faut au moins 20 pour établir un score.
result-rule-too-few-technical = Un problème technique a interrompu votre test après { $treated ->
    [0] aucune question traitée
    [one] 1 question traitée
   *[other] { $treated } questions traitées
} sur 32. Il en faut au moins 20 pour établir un score : la certification est annulée, sans conséquence pour vous.
result-rule-fraud = Une fraude signalée pendant la session a été retenue par le référent après examen.
result-rule-never-started = Vous n’avez pas commencé le test.
result-rule-cancelled-by-center = Votre centre a annulé cette certification après la publication. Le test peut être repassé.
result-end-time = Le test s’est terminé à la fin du temps imparti.
result-end-invigilator = Un surveillant a mis fin au test.
result-end-finalization = Le test était encore en cours quand le centre a clos la session.
result-next-validated = Vous pouvez télécharger votre certificat et donner son code à qui doit le vérifier.
result-next-cancelled = Vous pouvez repasser la certification : voyez avec votre centre.
result-next-rejected = Pour connaître le détail de la décision ou la contester, adressez-vous à votre centre.
result-next-absent = Pour repasser la certification, voyez avec votre centre.
result-certificate = Votre certificat
result-code = Code de vérification :
result-code-note = Avec ce code, toute personne peut vérifier votre certificat : elle voit votre nom, le score, les niveaux, le centre et la date, rien d’autre.
result-pdf = Télécharger le certificat (PDF)
result-verify = Page de vérification
result-score-of = / { $max } pix
result-grid = Grille de lecture des scores
result-grid-level = Niveau global
result-grid-score = Score
result-grid-meaning = Ce que la personne sait faire
result-grid-scores = { $from } à { $to }
result-grid-here = (niveau atteint)
result-levels = Niveaux dans les 16 compétences
result-levels-note = Chaque niveau, de 1 à 7, est estimé à partir de tout le test. Quand une fourchette est donnée, le niveau réel s’y trouve dans huit cas sur dix.
result-level = niveau { $level }
result-level-likely = niveau { $level } (entre { $low } et { $high })
result-facts = Candidat et session
result-name = Nom
result-born = Naissance
result-born-value = { $day }, { $place }
result-center = Centre
result-day = Date du test
result-session = Session
result-published = Publication
result-record = Empreinte du procès-verbal
result-record-note = Cette empreinte désigne la ligne du procès-verbal de la session qui a décidé du résultat. Toute personne qui dispose du procès-verbal peut vérifier qu’il n’a pas été modifié depuis.

## Vérification d’un certificat

verification-title = Vérifier un certificat
verification-lead = Saisissez le code qui figure sur le certificat, ou scannez son QR code.
verification-code = Code de vérification
verification-hint = Il commence par P-. Majuscules, espaces et tirets n’ont pas d’importance.
verification-submit = Vérifier
verification-sending = Vérification…
verification-empty = Saisissez d’abord le code : P-, puis des lettres et des chiffres.
verification-real = Certificat authentique
verification-unknown = Aucun certificat ne correspond à ce code. Vérifiez chaque caractère : ni I, ni L, ni O, ni 0, ni 1 n’y figurent.
verification-replaced = Ce certificat a été remplacé le { $day }. Demandez le nouveau code à la personne qui vous l’a montré.
verification-cancelled = Ce certificat a été annulé le { $day }. Il n’est plus valable.
verification-wait = Trop de codes inconnus ont été essayés. Réessayez dans { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}.
verification-sat = Certification passée au centre { $center }, { $day }.
verification-degraded = Le test n’a pas été terminé : le score tient compte des questions manquantes.
verification-compare = Comparez avec le document que l’on vous présente : nom, score et niveaux doivent être les mêmes.

## Prouver qui l’on est

result-identify-lead = Pour voir votre résultat, donnez l’identifiant de votre inscription. Toute la salle connaît le reste de ce que vous avez saisi.
result-identify-hint = INE ou identifiant de l’établissement. Si vous n’en avez pas, votre centre vous remet votre résultat.
result-identify-submit = Voir mon résultat
result-identify-refused = Cet identifiant ne correspond pas. Vérifiez-le, puis réessayez.
result-identify-too-many = Trop d’essais. Patientez quelques minutes, puis réessayez.
