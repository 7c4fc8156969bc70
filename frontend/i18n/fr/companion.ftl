### L’extension Compagnon : ce qu’en voient les candidats, les surveillants et les référents.

## Sur la page du candidat

candidate-companion-linking = L’extension Compagnon se connecte…
candidate-companion-no-permission = L’extension Compagnon n’a plus son autorisation
candidate-companion-clock-wrong = L’horloge de l’ordinateur a été reculée
candidate-companion-private-window = Fenêtre privée : l’extension Compagnon n’y fonctionne pas
candidate-companion-list-refused = L’extension Compagnon refuse la liste de ce serveur
candidate-companion-unreachable = L’extension Compagnon n’atteint pas le serveur
candidate-companion-help-firefox = Dans Firefox : menu ☰, « Extensions et thèmes », puis activez « Vigie Compagnon ». La page repart toute seule.
candidate-companion-help-edge = Dans Edge : menu ⋯, « Extensions », « Gérer les extensions », puis activez « Vigie Compagnon ». La page repart toute seule.
candidate-companion-help-chromium = Dans Chrome ou Chromium : menu ⋮, « Extensions », « Gérer les extensions », puis activez « Vigie Compagnon ». La page repart toute seule.
candidate-companion-help-other = Il n’existe pas d’extension Compagnon pour ce navigateur. Ouvrez cette page dans Firefox, Chrome ou Edge, ou levez la main.
candidate-companion-help-permission = Cliquez sur l’icône de l’extension, puis sur « Autoriser sur tous les sites ». Si le bouton n’est pas là, levez la main.
candidate-companion-help-clock = Remettez l’ordinateur à l’heure, ou levez la main : le surveillant peut vous aider.
candidate-companion-help-private = Fermez cette fenêtre et ouvrez la page dans une fenêtre normale. Rien n’est perdu.
candidate-companion-help-list = Levez la main. L’extension de ce poste a gardé la signature d’un autre serveur : l’équipe qui gère les ordinateurs doit la réinitialiser.
candidate-companion-help-network = L’extension réessaie toutes les cinq secondes. Si cela dure, levez la main : un pare-feu l’arrête peut-être.

## Sur le tableau du surveillant

board-companion-linked = Présente, version { $version }, depuis { $time }
board-companion-missing = Absente depuis { $time }
board-companion-claimed = Annoncée par la page, non prouvée
board-companion-claimed-short = non prouvée
board-companion-never = Jamais vue sur ce poste
board-companion-never-short = jamais vue
board-companion-outdated = Version ancienne : à mettre à jour
board-companion-outdated-short = ancienne
board-companion-permission = Autorisation retirée dans le navigateur
board-companion-private = Test ouvert dans une fenêtre privée
board-companion-flapping = Perdue { $count } fois en dix minutes
board-companion-forbidden = Extension interdite active : { $names }
board-companion-others = { $count ->
    [one] Une autre extension est active
   *[other] { $count } autres extensions sont actives
}
board-companion-misuse-short = imitée
board-companion-misuse-another = { $count ->
    [one] Une autre extension s’est fait passer pour elle
   *[other] Une autre extension s’est fait passer pour elle { $count } fois
}
board-companion-misuse-page = { $count ->
    [one] Un script ou un programme s’est fait passer pour elle
   *[other] Un script ou un programme s’est fait passer pour elle { $count } fois
}
board-companion-misuse-replayed = { $count ->
    [one] Un message déjà servi a été renvoyé à sa place
   *[other] Un message déjà servi a été renvoyé à sa place { $count } fois
}
board-companion-misuse-forged = { $count ->
    [one] Un message falsifié a été envoyé à sa place
   *[other] Un message falsifié a été envoyé à sa place { $count } fois
}
board-companion-attempts = Sites bloqués : { $sites }.
board-companion-links = { $count ->
    [one] Un lien masqué dans des résultats de recherche.
   *[other] { $count } liens masqués dans des résultats de recherche.
}
board-companions-missing = Extension absente sur { $count } postes à la fois.
board-companions-missing-names = Postes concernés, pour ouvrir leur carte
board-companions-missing-advice = La cause est sans doute commune : mise à jour, règle du réseau ou des postes. Chaque test garde sa question ; chaque alerte se traite sur sa carte.
board-self-check-fit = Poste vérifié : en ordre
board-self-check-unfit = À vérifier avant le début : { $found }
board-self-check-extension = extension absente
board-self-check-permissions = extension sans autorisation
board-self-check-storage = le navigateur ne garde rien
board-self-check-socket = pas de liaison directe
board-self-check-clock = horloge décalée
board-waive = Laisser composer sans l’extension…
board-waive-question = Laisser composer sans l’extension Compagnon ?
board-waive-safe = Les sites interdits ne seront pas bloqués sur ce poste. La décision, son motif et votre nom restent au dossier.
board-waive-reason = Motif
board-waive-reason-missing = Indiquez le motif.
board-waive-yes = Laisser composer sans l’extension
board-waive-withdraw = Exiger de nouveau l’extension
board-waived = Compose sans l’extension : { $reason }
board-waived-short = dispensé
board-command-waive = Dispense d’extension pour { $name }
board-command-waive-withdraw = Fin de la dispense d’extension de { $name }
board-command-companion-policy = Décision sur l’extension Compagnon

## Catégories de sites

site-category-ai = Intelligence artificielle
site-category-help-forum = Forums d’entraide
site-category-answer-site = Sites de réponses
site-category-messaging = Messageries
site-category-screen-translation = Traduction d’écran

## Dans la chronologie

timeline-companion-linked = Extension présente et prouvée, version { $version }
timeline-companion-claimed = La page annonce l’extension, sans preuve
timeline-companion-summarized = Extension : { $direct } accès bloqués, { $links } liens masqués
timeline-companion-another = Une autre extension s’est fait passer pour le Compagnon
timeline-companion-page = Un script ou un programme s’est fait passer pour le Compagnon
timeline-companion-replayed = Un message du Compagnon a été renvoyé une deuxième fois
timeline-companion-forged = Un message falsifié a été envoyé à la place du Compagnon
timeline-self-checked = Le poste s’est vérifié
timeline-companion-waived = Dispensé de l’extension : { $reason }
timeline-companion-waiver-withdrawn = Fin de la dispense d’extension
timeline-extensions-forbidden = Extensions interdites pour toute la session : { $names }
timeline-extensions-allowed = Plus aucune extension n’est interdite pour cette session
timeline-companion-policy = Extension Compagnon pour toute la session : { $policy }. Motif : { $reason }

## Décision du référent

referent-extensions-tool = Extensions interdites : { $count }
referent-extensions-title = Extensions interdites pendant cette session
referent-extensions-lead = Sur les ordinateurs gérés par l’établissement, le Compagnon signale au surveillant celles qui sont actives. Aucun test n’est bloqué pour cela. La décision vaut tout de suite et reste au dossier.
referent-extensions-label = Une extension par ligne
referent-extensions-hint = Son nom, ou son identifiant dans la page des extensions du navigateur. Par exemple : Grammarly.
referent-extensions-too-long = Ligne { $line } : un nom ou un identifiant a au plus { $most } caractères, sans caractère spécial de contrôle. Raccourcissez-le.
referent-extensions-too-many = { $count } extensions : une session peut en interdire { $most }. Retirez-en.
referent-policy-tool = Extension : { $policy }
referent-policy-title = Extension Compagnon de cette session
referent-policy-lead = La décision vaut tout de suite, aussi pour les tests en cours : sans obligation, les tests bloqués repartent et leur attente est rendue. Elle reste au dossier avec son motif.
referent-policy-reason = Motif
referent-policy-reason-missing = Indiquez le motif.
referent-policy-decide = Décider
referent-policy-cancel = Annuler

## Sites bloqués

block-list-title = Sites bloqués
block-list-lead = Pendant un test, l’extension Compagnon bloque ces sites et masque les liens qui y mènent. Hors test, elle ne bloque rien.
block-list-summary = { $count } règles, version { $version }.
block-list-rules = Règles en vigueur
block-list-search = Chercher un site
block-list-more = Et { $count } autres : précisez la recherche.
block-list-source-platform = ajoutée pour tous les centres
block-list-source-center = ajoutée par votre centre
block-list-edit = Modifier la liste
block-list-add = Sites à bloquer
block-list-add-hint = Une adresse par ligne, par exemple exemple.org ou exemple.org/forum. Les sous-domaines sont compris.
block-list-category = Catégorie des sites ajoutés
block-list-remove = Sites à ne plus bloquer
block-list-remove-hint = Une règle par ligne, comme elle figure dans la liste.
block-list-reason = Motif
block-list-for-all = Pour tous les centres
block-list-show = Voir l’effet
block-list-save = Enregistrer
block-list-save-note = Regardez d’abord l’effet et indiquez le motif.
block-list-effect = { $before } règles avant, { $after } après.
block-list-added = Ajoutées ({ $count }) :
block-list-removed = Retirées ({ $count }) :
block-list-known = Déjà dans la liste ({ $count }) :
block-list-refused = Ces règles ne peuvent pas être prises ; rien ne sera changé tant qu’elles sont là.
block-list-too-many = La liste aurait plus de règles que les navigateurs n’en prennent : 10 000 en tout, dont 2 000 avec un chemin.
block-list-changes = Dernières modifications
block-list-change = { $time } { $by } : { $added } ajoutées, { $removed } retirées. { $reason }
block-rule-not-a-domain = ce n’est pas le nom d’un site
block-rule-too-long = plus de 200 caractères
block-rule-public-suffix = tout un domaine public serait bloqué
block-rule-own-origin = Vigie lui-même serait bloqué
block-rule-pattern = le chemin contient *, | ou ^
block-rule-not-on-the-list = cette règle n’est pas dans la liste
error-block-list-refused = Des règles ne peuvent pas être prises. Rien n’a été changé : regardez l’effet, corrigez, puis enregistrez.
error-block-list-changed = La liste a été modifiée entre-temps. Rechargez la page, puis recommencez.

## Vérification du poste

device-check-title = Vérifier ce poste
device-check-lead = Avant une session : ce poste a-t-il ce qu’il faut pour un test ? Rien n’est enregistré.
device-check-running = Vérification en cours…
device-check-fit = Ce poste est prêt.
device-check-unfit = Quelque chose est à régler avant un test.
device-check-again = Vérifier de nouveau
device-check-extension-good = Extension Compagnon, version { $version }.
device-check-extension-bad = L’extension Compagnon ne répond pas. Installez-la ou activez-la ; elle doit aussi autoriser l’adresse de ce serveur.
device-check-policy-managed = Elle est gérée par l’établissement.
device-check-policy-user = Elle a été installée à la main : quelqu’un peut la désactiver. Une règle de l’établissement est préférable.
device-check-policy-none = Aucune règle de l’établissement n’est connue.
device-check-permissions-good = Elle a ses autorisations.
device-check-permissions-bad = Elle n’a pas ses autorisations : ouvrez-la et autorisez-la sur tous les sites.
device-check-storage-good = Le navigateur garde les réponses en cas de coupure.
device-check-storage-bad = Le navigateur ne garde rien : quittez la fenêtre privée, ou autorisez le stockage pour ce site.
device-check-clock-good = L’horloge est à l’heure.
device-check-clock-bad = L’horloge est décalée de { $minutes } minutes : remettez l’ordinateur à l’heure.
device-check-clock-unknown = L’heure du serveur n’est pas connue.
device-check-socket-running = Essai de liaison directe…
device-check-socket-good = La liaison directe avec le serveur fonctionne.
device-check-socket-bad = La liaison directe (WebSocket) est arrêtée en chemin : un proxy ou un pare-feu doit la laisser passer.
check-running = En cours :
check-good = En ordre :
check-notice = À savoir :
check-bad = À régler :

## Vérification du réseau

network-check-title = Vérifier ce réseau
network-check-lead = Pour l’équipe qui gère les postes et le réseau : ce qui doit passer, essayé depuis ce navigateur, et les valeurs à reporter dans les règles.
network-check-reach = Ce qui doit passer
network-check-https = Requêtes HTTPS vers ce serveur.
network-check-settings = Réglages de l’extension, lus sur ce serveur.
network-check-websocket = Liaisons WebSocket (wss) vers ce serveur, sur le même port.
network-check-proxy = Un proxy doit laisser passer l’en-tête Upgrade et le protocole vigie-companion.v1.
network-check-inspection = Une inspection TLS doit présenter un certificat que les navigateurs acceptent, ou excepter ce serveur.
network-check-idle = Une liaison sans trafic pendant 30 secondes ne doit pas être coupée.
network-check-values = Valeurs à reporter
network-check-origin = Adresse du serveur (servers)
network-check-key = Clé de signature (keys)
network-check-id = Identifiant de l’extension (Chromium, Edge)
network-check-version = Version la plus ancienne acceptable
network-check-update = Adresse de mise à jour (update_url)
