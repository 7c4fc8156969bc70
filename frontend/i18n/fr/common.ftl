### Ce que tous les espaces ont en commun.

product-name = Vigie
skip-to-content = Aller au contenu
language-label = Langue
theme-label = Thème : { $theme }. Changer de thème
theme-system = comme le système
theme-light = clair
theme-dark = sombre
waiting = Chargement…
try-again = Réessayer
dialog-close = Fermer
field-optional = (facultatif)
staff-named = code personnel
staff-shared-password = mot de passe partagé
login-verifying = Vérification, quelques secondes.
login-window-from = Les codes de cette session sont acceptés à partir de : { $opens }.
login-window-until = Les codes de cette session sont acceptés de : { $opens }, à : { $closes }.

## Les trois espaces

portal-candidate = Candidat
portal-candidate-purpose = Passer le test de certification.
portal-invigilator = Surveillant
portal-invigilator-purpose = Suivre la salle en direct, traiter les alertes, noter les signalements.
portal-referent = Référent
portal-referent-purpose = Préparer les sessions, résoudre les signalements, finaliser et voir les résultats.

## Accueil

home-title = Bienvenue
home-lead = Vigie accompagne les sessions de certification, de l’entrée en salle aux résultats. Choisissez votre espace.
home-candidate-needs = Il vous faut l’étiquette remise par le surveillant : numéro de session, code d’accès et code personnel.
home-invigilator-needs = Il vous faut le numéro de session et le mot de passe donné par le référent.
home-referent-needs = Il vous faut votre compte de référent.
home-help = Un doute sur l’espace à choisir ? Demandez au surveillant présent dans la salle.

## Page introuvable

not-found-title = Page introuvable
not-found-explanation = Cette adresse ne mène nulle part. Elle a peut-être été mal recopiée.
not-found-home = Retour à l’accueil

## État de la connexion

connection-connecting = Connexion…
connection-live = En direct
connection-stale = Aucune nouvelle du serveur, les données affichées sont peut-être dépassées
connection-stale-for = Sans nouvelles depuis { $seconds } s
connection-offline = Connexion perdue, reconnexion en cours
connection-offline-since = Reconnexion… hors ligne depuis { $since }
connection-displaced = Ouvert dans un autre onglet
connection-device = Appareil fermé
connection-not-logged-in = Connexion expirée
connection-outdated = Page à recharger

## Durées et tailles

duration-hours = { $count } h
duration-minutes = { $count } min
duration-seconds = { $count } s
size-bytes = { $count } octets
size-kilobytes = { $count } ko
size-megabytes = { $count } Mo
countdown-label = Temps restant
countdown-stopped = arrêté
countdown-left = Il reste { $left }.

## Erreurs, par code du serveur

error-unknown = Une erreur inattendue s’est produite. Réessayez ; si elle persiste, prévenez le référent.
error-unreachable = Le serveur ne répond pas. Vérifiez la connexion au réseau, puis réessayez.
error-not-logged-in = Votre connexion a pris fin. Identifiez-vous à nouveau.
error-proxy-not-trusted = Ce serveur n’est pas bien réglé : il ne peut pas savoir qui se connecte. Prévenez la personne qui l’administre ; le journal du serveur dit quelle option régler.
error-too-slow = L’envoi n’est pas arrivé à temps. Vérifiez la connexion au réseau, puis réessayez.

error-not-allowed = Votre rôle ne permet pas cette action.
error-unknown-seat = Ce candidat n’est pas inscrit à cette session.
error-session-finalized = La session est finalisée : plus rien ne peut y changer.
error-rules-not-accepted = Le règlement n’a pas encore été accepté.
error-presence-not-confirmed = Le surveillant doit d’abord confirmer la présence. La confirmation vaut 15 minutes.
error-companion-missing = L’extension Compagnon n’est pas détectée.
error-test-not-started = Le test n’a pas commencé.
error-test-already-started = Le test a déjà commencé.
error-test-ended = Le test est terminé.
error-time-is-up = Le temps est écoulé.
error-resume-not-authorized = Le surveillant doit autoriser la reprise sur cet appareil.
error-device-changed = Cet appareil n’est plus à cette place, et aucun autre n’y est connecté. Attendez qu’un numéro s’affiche sur la carte.
error-device-takes-test = Le test se passe sur cet appareil. Autorisez un autre appareil, ou mettez fin au test.
error-device-refused = La personne qui surveille a refusé cet appareil.
error-too-many-devices = Trop d’appareils attendent déjà à cette place. La personne qui surveille doit d’abord décider.
error-too-many-entries = Trop d’appareils se sont présentés à cette place en peu de temps. La personne qui surveille doit décider pour l’un d’eux ; sinon, réessayez dans deux minutes.
error-nothing-to-resume = Il n’y a rien à reprendre sur cet appareil.
error-question-moved = Cette question n’est plus la question en cours.
error-not-revealed = L’avertissement qui précède cette question n’a pas été lu.
error-blocked = Une alerte est en cours : le surveillant doit d’abord la traiter.
error-response-does-not-fit = La réponse ne convient pas à la question.
error-unknown-alert = Cette alerte n’existe pas.
error-alert-already-handled = Cette alerte a déjà été traitée.
error-nothing-to-excuse = Il n’y a rien à excuser : cette sortie de page n’existe pas ou ne compte pas.
error-nothing-withheld = Il n’y a pas de temps à rendre à cette personne : il l’a déjà été.
error-reason-does-not-fit = Ce motif ne convient pas à cette question ou à cette alerte.
error-bank-exhausted = Aucune autre question n’est disponible pour ce candidat.
error-unknown-incident = Ce signalement n’existe pas.
error-incident-already-resolved = Ce signalement a déjà été résolu.
error-incident-not-resolved = Ce signalement n’est pas résolu par un référent : il n’y a rien à rouvrir.
error-not-the-author = Seule la personne qui a inscrit ce signalement peut le retirer.
error-interval-out-of-bounds = L’heure ne convient pas : le début doit précéder la fin, et rien ne peut être dans le futur.
error-not-finalized = La session n’est pas encore finalisée.
error-nobody-started = Personne n’a commencé : il n’y a rien à finaliser. Annulez plutôt la session.
error-day-not-begun = Le jour de la session n’est pas encore venu. Vérifiez sa date, ou attendez ce jour.
error-session-published = Les résultats sont publiés. Corrigez les décisions une par une.
error-nothing-to-revise = Il n’y a rien à changer : c’est déjà ainsi, ou il n’y a pas de résultat.
error-outcome-changed = Une autre décision vient d’être prise pour cette personne. Regardez-la, puis décidez à nouveau.
error-revision-waits = Une correction attend déjà une autre personne pour ce candidat.
error-unknown-proposal = Cette proposition n’attend plus : elle a été confirmée ou retirée.
error-second-person-needed = Une autre personne référente doit confirmer, avec son propre compte.
error-versions-unknown = Ce serveur n’a plus la banque de questions ou le barème de cette session. Prévenez la personne qui l’administre.
error-too-many-revisions = Trop de décisions se sont suivies ici. Prévenez la personne qui administre le serveur.
error-incident-blocks = Ce signalement bloque la finalisation : retenez-le ou écartez-le, avec une raison.
error-certificate-replaced = Ce certificat a été remplacé.
error-certificate-cancelled = Ce certificat a été annulé.
error-text-out-of-bounds = Le texte manque, est trop long ou contient des caractères invisibles.
error-incident-incomplete = Il manque le numéro de la question, ou au moins un candidat.
error-nothing-to-explain = Le test est terminé : il n’y a pas de motif à donner.
error-finalization-incomplete = La session ne peut pas encore être finalisée.
error-storage-unavailable = L’enregistrement a échoué ; rien n’a été changé. Réessayez.
error-too-fast = Trop de demandes en peu de temps. Patientez un instant.
error-too-many-requests = Trop de demandes en peu de temps depuis cette connexion ou ce réseau. Patientez un instant, puis réessayez.
error-busy = Le serveur est très occupé. Rien n’a été perdu : réessayez dans quelques secondes.
error-unknown-item = Cette question n’existe pas dans la banque.
error-too-many-incidents = Trop de signalements de la même personne dans cette session. Un référent peut traiter d’un coup ceux qui sont ouverts.
error-too-many-decisions = Trop de décisions sur des questions en peu de temps. Réessayez dans une minute.
error-too-few-items-left = Sans cette question, sa compétence n’aurait plus assez de questions. Elle n’a pas été suspendue.
error-not-published = Les résultats de cette session ne sont pas encore publiés.
error-certificate-unknown = Aucun certificat ne correspond à ce code.
error-identifier-needed = L’identifiant de votre inscription est demandé.
error-confirmation-needed = Rien n’a été fait : le mot de passe était demandé. Recommencez et saisissez-le.
error-second-factor-needed = Le code de votre application d’authentification est demandé.
error-second-factor-refused = Ce code ne convient pas, ou a déjà servi. Attendez le code suivant, puis réessayez.
error-second-factor-unavailable = Le serveur ne peut pas vérifier les codes à usage unique en ce moment. Utilisez un de vos codes sur papier, ou adressez-vous à la personne qui exploite le serveur.
error-account-disabled = Ce compte est désactivé. Adressez-vous à l’équipe qui gère le serveur.
error-too-many-attempts = Trop d’essais. Patientez quelques minutes, puis réessayez.
error-personal-code-needed = Le code personnel de l’étiquette est demandé.
error-name-on-record = Cette personne s’est déjà connectée sous ce nom : il reste. Retirez-la de la liste et ajoutez-la sous un autre nom.
error-outside-entry-window = Les codes de cette session ne sont pas acceptés à ce moment.
error-proof-of-work-needed = De nombreux essais ont échoué récemment. Réessayez : la vérification prendra quelques secondes.

## Essais répétés

guessing-candidate = Depuis { $since }, quelqu’un essaie des codes de candidats de la session { $session }.
guessing-invigilator = Depuis { $since }, quelqu’un essaie des codes de surveillance de la session { $session }.
guessing-referent = Depuis { $since }, quelqu’un essaie des mots de passe d’un compte de référent de votre centre.
guessing-safe = Rien n’est bloqué : avec les bons codes, on entre toujours, parfois après quelques secondes de vérification. Si un code a pu être vu, le référent peut le renouveler.

## Ce que la page d’un test note d’elle-même

signal-seconds = { $seconds } s
signal-with-time = { $signal }, { $time }
signal-left = Page quittée
signal-blur = Autre fenêtre ou autre programme
signal-hidden = Autre onglet, ou page masquée
signal-route = Autre page de Vigie demandée
signal-back = Retour arrière du navigateur
signal-full-screen = Plein écran quitté
signal-second-screen = Plusieurs écrans
signal-window = Fenêtre réduite, ou panneau ouvert à côté
signal-print = Impression
signal-copy = Copie
signal-cut = Texte coupé
signal-paste = Collage
signal-reload = Page rechargée
signal-crash = Page rouverte après un arrêt du navigateur ou de l’ordinateur
signal-effect-ongoing = en ce moment
signal-effect-warned = avertissement, ne compte pas
signal-effect-counts = compte : la réponse n’est pas juste
signal-effect-kept = ne compte pas, aménagement
signal-effect-undecided = fin inconnue, connexion coupée : ne compte pas
signal-effect-blocked = pendant une alerte, ne compte pas
signal-effect-excused = excusé, ne compte pas
