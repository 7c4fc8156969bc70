### Le certificat.

certificate-document = Certificat de compétences numériques de { $name }
certificates-document = Certificats de la session { $session }
certificate-subject = Score, niveau global et niveaux dans les 16 compétences numériques.
certificate-foot = Certificat { $code }
certificate-head = { $name } (suite du certificat)
certificate-title = Certificat de compétences numériques
certificate-issued-to = Ce certificat est délivré à
certificate-birth-date = Date de naissance
certificate-birth-place = Lieu de naissance
certificate-center = Centre de certification
certificate-center-address = Adresse du centre
certificate-signature-of = Signature de { $name }
certificate-appeal = Contester ce résultat
certificate-certified-on = Date de la certification
certificate-published-on = Date de publication

## Le score

certificate-result = Résultat
certificate-score = Score global
certificate-score-of = sur { $most }
certificate-mesh = Niveau global
certificate-degraded = Score dégradé : { $treated } questions sur 32 ont été traitées, sans problème technique reconnu. Les questions manquantes ont été comptées comme non réussies.
certificate-complete = Score non dégradé : les 32 questions ont été traitées dans le temps imparti.
certificate-part-technical = Score non dégradé : { $treated } questions sur 32 ont été traitées, et un problème technique reconnu explique celles qui manquent.

## La grille de lecture

certificate-grid = Grille de lecture
certificate-grid-range = Score
certificate-grid-mesh = Niveau global
certificate-grid-meaning = Ce que la personne sait faire
certificate-grid-here = niveau atteint

## Les compétences

certificate-profile = Niveaux dans les 16 compétences
certificate-profile-note = Chaque niveau, de 1 à 7, est estimé d’après les réponses données dans cette compétence et dans l’ensemble du test. Le niveau probable indique entre quels niveaux se situe vraisemblablement la personne : plus il est large, moins le test a pu en apprendre sur cette compétence.
certificate-col-competence = Compétence
certificate-col-level = Niveau
certificate-col-bar = De 1 à 7
certificate-col-likely = Niveau probable
certificate-level-of = Niveau { $level } sur une échelle de 1 à 7
certificate-likely = de { $low } à { $high }
certificate-legend = Case pleine : niveau atteint. Trait sous les cases : niveau probable.

## La vérification

certificate-verify = Vérifier ce certificat
certificate-verify-how = Toute personne à qui ce certificat est présenté peut s’assurer qu’il est authentique : scannez le code QR, ou saisissez le code de vérification à l’adresse ci-dessous.
certificate-code = Code de vérification
certificate-qr = Code QR menant à la page de vérification : { $address }
certificate-record = Origine du résultat
certificate-record-note = Ce résultat est tiré d’un enregistrement du test dont toute altération serait décelée. Son empreinte et les versions utilisées permettent de le recalculer.
certificate-fingerprint = Empreinte de l’enregistrement
certificate-bank = Banque de questions
certificate-scale = Échelle
certificate-rule-set = Règles
