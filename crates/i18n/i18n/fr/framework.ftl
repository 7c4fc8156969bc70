# The framework and the scale, as pages, documents and reports name them.

## Meshes of the scale

mesh-0 = Débutant
mesh-1 = Novice 1
mesh-2 = Novice 2
mesh-3 = Indépendant 1
mesh-4 = Indépendant 2
mesh-5 = Avancé 1
mesh-6 = Avancé 2
mesh-7 = Expert 1
mesh-8 = Expert 2

## What a person in a mesh can do

mesh-meaning-0 = Découvre les usages numériques et a besoin d’être accompagnée, même pour des gestes simples.
mesh-meaning-1 = Réalise quelques gestes simples et fréquents en suivant un exemple ou une consigne.
mesh-meaning-2 = Vient à bout des situations les plus courantes ; demande de l’aide dès qu’elles se compliquent.
mesh-meaning-3 = Se débrouille seule dans les situations courantes et en comprend les règles principales.
mesh-meaning-4 = Choisit elle-même ses outils et résout sans aide la plupart des difficultés ordinaires.
mesh-meaning-5 = Traite des situations nouvelles, adapte ses méthodes et peut aider les autres.
mesh-meaning-6 = Combine plusieurs outils ou notions pour résoudre des problèmes complexes.
mesh-meaning-7 = Maîtrise des situations complexes ou rares et sait transmettre et améliorer les pratiques.
mesh-meaning-8 = Crée des solutions pour les autres, au-delà de ce que le test mesure aujourd’hui.

## Areas

area-1 = 1. Informations et données
area-2 = 2. Communication et collaboration
area-3 = 3. Création de contenu
area-4 = 4. Protection et sécurité
area-5 = 5. Environnement numérique

## Competences

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
