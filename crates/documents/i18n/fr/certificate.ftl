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
mesh-0 = Débutant
mesh-1 = Novice 1
mesh-2 = Novice 2
mesh-3 = Indépendant 1
mesh-4 = Indépendant 2
mesh-5 = Avancé 1
mesh-6 = Avancé 2
mesh-7 = Expert 1
mesh-0-meaning = Découvre les usages numériques et a besoin d’être accompagnée, même pour des gestes simples.
mesh-1-meaning = Réalise quelques gestes simples et fréquents en suivant un exemple ou une consigne.
mesh-2-meaning = Vient à bout des situations les plus courantes ; demande de l’aide dès qu’elles se compliquent.
mesh-3-meaning = Se débrouille seule dans les situations courantes et en comprend les règles principales.
mesh-4-meaning = Choisit elle-même ses outils et résout sans aide la plupart des difficultés ordinaires.
mesh-5-meaning = Traite des situations nouvelles, adapte ses méthodes et peut aider les autres.
mesh-6-meaning = Combine plusieurs outils ou notions pour résoudre des problèmes complexes.
mesh-7-meaning = Maîtrise des situations complexes ou rares et sait transmettre et améliorer les pratiques.

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
area-1 = 1. Informations et données
area-2 = 2. Communication et collaboration
area-3 = 3. Création de contenu
area-4 = 4. Protection et sécurité
area-5 = 5. Environnement numérique
competence-1-1 = Mener une recherche et une veille d’information
competence-1-2 = Gérer des données
competence-1-3 = Traiter des données
competence-2-1 = Interagir
competence-2-2 = Partager et publier
competence-2-3 = Collaborer
competence-2-4 = S’insérer dans le monde numérique
competence-3-1 = Développer des documents textuels
competence-3-2 = Développer des documents multimédias
competence-3-3 = Adapter les documents à leur finalité
competence-3-4 = Programmer
competence-4-1 = Sécuriser l’environnement numérique
competence-4-2 = Protéger les données personnelles et la vie privée
competence-4-3 = Protéger la santé, le bien-être et l’environnement
competence-5-1 = Résoudre des problèmes techniques
competence-5-2 = Construire un environnement numérique

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
