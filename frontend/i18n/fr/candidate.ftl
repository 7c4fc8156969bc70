### L’espace candidat.

candidate-title = Espace candidat
candidate-clock = Temps restant
candidate-clock-still = arrêté
candidate-clock-low = bientôt fini
candidate-clock-last = derniers instants
candidate-clock-over = écoulé
candidate-question-clock = Temps de la question
candidate-sending = Envoi…
candidate-dismiss = Masquer ce message
candidate-waited = En attente depuis { $time }

## L’entrée

candidate-entry-title = Entrer dans ma session
candidate-entry-lead = Recopiez votre étiquette, puis votre identité. Accents, majuscules et traits d’union n’ont pas d’importance.
candidate-entry-expired = Votre connexion a pris fin. Identifiez-vous à nouveau : vos réponses déjà envoyées sont enregistrées.
candidate-entry-session = Numéro de session
candidate-entry-session-hint = Des chiffres, affichés dans la salle.
candidate-entry-session-error = Le numéro de session ne contient que des chiffres.
candidate-entry-last-name = Nom de naissance
candidate-entry-last-name-error = Indiquez votre nom de naissance.
candidate-entry-first-name = Prénom
candidate-entry-first-name-hint = Le premier de vos prénoms suffit. Si vous n’avez qu’un seul nom, tapez-le dans les deux cases.
candidate-entry-first-name-error = Indiquez votre prénom.
candidate-entry-birthdate = Date de naissance
candidate-entry-birthdate-hint = Par exemple 9, 3 et 2008.
candidate-entry-birthdate-error = Indiquez un jour, un mois et une année qui existent, par exemple 9, 3 et 2008.
candidate-entry-day = Jour
candidate-entry-month = Mois
candidate-entry-year = Année
candidate-entry-code = Code d’accès
candidate-entry-code-hint = Quatre lettres et deux chiffres, sur votre étiquette ou donnés par le surveillant.
candidate-entry-code-error = Le code d’accès compte six caractères.
candidate-entry-personal-code = Code personnel
candidate-entry-personal-code-hint = Huit lettres et chiffres, sur votre étiquette. Laissez vide si elle n’en porte pas.
candidate-entry-personal-code-error = Le code personnel compte huit caractères.
candidate-entry-submit = Entrer
candidate-entry-sending = Vérification…
candidate-entry-help = Une difficulté ? Levez la main : le surveillant peut vous aider.

candidate-rejection-no-match = Ces informations ne correspondent à aucun candidat de cette session.
candidate-rejection-no-match-advice = Comparez chaque ligne avec votre étiquette, puis réessayez. Si tout vous semble juste, levez la main.
candidate-rejection-wait = Trop d’essais ont échoué.
candidate-rejection-wait-advice = Profitez-en pour relire chaque ligne avec le surveillant.
candidate-rejection-wait-left = Nouvel essai possible dans { $left }
candidate-entry-identifier = INE ou identifiant
candidate-entry-identifier-hint = Celui de votre inscription. Il n’est pas nécessaire avec le code personnel.
candidate-rejection-identifier = Les résultats sont publiés.
candidate-rejection-identifier-advice = Pour voir le vôtre, ajoutez le code personnel de votre étiquette, votre INE ou l’identifiant de votre inscription. Sans aucun d’eux, votre centre vous remet votre résultat.
candidate-rejection-personal-code = Il manque votre code personnel.
candidate-rejection-personal-code-advice = Il figure sur l’étiquette à votre nom. Étiquette perdue ? Levez la main : le surveillant peut vous redonner le code.
candidate-rejection-outside = Ce n’est pas le moment d’entrer dans cette session.
candidate-rejection-outside-advice = Si votre session a lieu maintenant, levez la main : le référent peut vérifier sa date.
candidate-rejection-finalized = Les résultats de cette session ne sont pas encore publiés.
candidate-rejection-finalized-advice = La session est terminée : plus personne ne peut y entrer. Revenez ici, avec les mêmes informations, quand votre centre aura publié les résultats.
candidate-rejection-other = Votre demande n’a pas abouti.
candidate-rejection-other-advice = Ce que vous avez saisi est toujours là : réessayez dans un instant.

candidate-not-me = Ce n’est pas vous ? Sortir
candidate-leave = Quitter
candidate-leaving = Sortie…

## Les consignes

candidate-step = Page { $now } sur { $count }
candidate-previous = Précédent
candidate-next = Continuer

candidate-welcome-title = Bienvenue, { $name }
candidate-welcome-adaptive = Vous allez passer un test de certification de vos compétences numériques. Il s’adapte à vous : chaque question est choisie d’après vos réponses précédentes.
candidate-welcome-hard = Certaines questions vous paraîtront difficiles. C’est normal : le test cherche le plus haut niveau que vous pouvez atteindre.
candidate-welcome-pass = Vous ne savez pas répondre ? Vous pouvez passer la question. Elle compte alors comme une réponse fausse et ne revient pas.
candidate-welcome-end = Pour que le résultat vous rende justice, allez jusqu’au bout du test.

candidate-course-title = Comment se passe le test
candidate-course-questions = questions
candidate-course-time = durée maximale
candidate-course-extra = votre durée maximale, temps majoré compris
candidate-course-least = questions à traiter au minimum
candidate-course-one-by-one = Les questions viennent une par une. Une fois votre réponse validée, on ne revient pas en arrière.
candidate-course-clock = L’horloge reste affichée en haut de la page. Quand le temps est écoulé, le test s’arrête tout seul ; ce que vous avez validé est conservé.
candidate-course-minimum = En dessous du minimum, aucun résultat ne peut être calculé. Une question passée compte comme traitée.

candidate-modes-title = Deux modes de questions
candidate-modes-lead = Chaque question porte l’un de ces deux signes. Ils disent ce qui est permis.
candidate-mode-free = Mode libre
candidate-mode-focus = Mode focus
candidate-free-web = Vous pouvez quitter la page et chercher sur le web.
candidate-free-tools = Vous pouvez utiliser les logiciels de l’ordinateur.
candidate-free-sites = Certains sites sont fermés pendant la certification.
candidate-focus-stay = Vous restez sur la page : pas de recherche, pas d’autre onglet, pas d’autre fenêtre.
candidate-focus-warned = Un avertissement précède chaque question de ce mode.
candidate-focus-left = Une première sortie de page de moins de 2 secondes est seulement signalée. Plus longue, ou une deuxième fois, votre réponse à cette question ne sera pas comptée comme juste.
candidate-focus-any-loss = Si vous quittez la page, même une fois, votre réponse à cette question ne sera pas comptée comme juste.
candidate-focus-reload = Recharger la page, une panne ou une coupure de courant ne sont pas des sorties.
candidate-modes-recorded = En mode focus, la page note aussi, avec leur durée, le plein écran quitté, une fenêtre réduite, les copies, les collages et les impressions ; dans les deux modes, un deuxième écran, une impression ou un rechargement. Tout ce qui est noté vous est montré à la fin. Seules les sorties de page en mode focus peuvent changer votre résultat.

candidate-trouble-title = Que faire en cas de problème
candidate-trouble-lead = Une image ne s’affiche pas, un fichier ne s’ouvre pas, un site ne répond pas ? Dans ce cas :
candidate-trouble-bottom = Allez en bas de la page de la question.
candidate-trouble-report = Choisissez « { $button } ».
candidate-trouble-sure = Confirmez par « { $button } ».
candidate-trouble-hand = Levez la main : le surveillant vient voir.
candidate-trouble-time = Pendant ce temps, votre horloge est arrêtée. Le temps d’attente vous est rendu et la page repart toute seule.
candidate-trouble-network = Si le réseau se coupe, restez sur la page : elle se reconnecte seule, et une réponse déjà validée est gardée.

candidate-rules-title = Règles à respecter
candidate-rules-lead = Pendant le test, il est interdit :
candidate-rule-communicate = de communiquer avec qui que ce soit, dans la salle ou au-dehors, de vive voix ou en ligne ;
candidate-rule-phone = d’utiliser un téléphone ou un autre appareil connecté que cet ordinateur ;
candidate-rule-ai = d’avoir recours à une intelligence artificielle ou à un agent conversationnel ;
candidate-rule-forum = de consulter un forum d’entraide qui donne la réponse ;
candidate-rule-other = d’employer tout autre moyen qui donne la réponse sans faire le travail demandé ;
candidate-rule-identity = de se faire passer pour quelqu’un d’autre.
candidate-rules-consequence = Ne pas respecter ces règles, ou contourner la fermeture des sites, est une suspicion de fraude : la certification peut être refusée.
candidate-rules-accept = J’ai lu ces règles et je m’engage à les respecter.
candidate-rules-fault = Cochez la case pour continuer.
candidate-rules-go = J’accepte et je continue

## L’attente

candidate-waiting-title = Bonjour { $name }
candidate-waiting-presence = Le surveillant doit confirmer votre présence
candidate-waiting-advice = Vous n’avez rien à faire sur cette page : elle change toute seule. Gardez votre pièce d’identité à portée de main.
candidate-waiting-confirmed = Votre présence est confirmée
candidate-waiting-until = Vous avez jusqu’à { $time } pour appuyer sur le bouton.
candidate-waiting-expired = La confirmation n’est plus valable
candidate-waiting-expired-advice = Elle vaut quinze minutes. Levez la main : le surveillant la renouvelle en un instant.
candidate-waiting-duration = Durée de votre test : { $duration }.
candidate-start = Commencer mon test
candidate-start-clock = L’horloge part dès que vous appuyez.
candidate-start-companion = Le test ne peut commencer que lorsque l’extension Compagnon est détectée.
candidate-companion-unknown = Recherche de l’extension Compagnon…
candidate-companion-present = Extension Compagnon détectée
candidate-companion-absent = Extension Compagnon non détectée : levez la main

## La reprise

candidate-resume-title = { $name }, votre test est en cours
candidate-resume-safe = Il a été commencé sur un autre appareil, ou avant une nouvelle identification. Vos réponses sont enregistrées et la question en cours vous attend.
candidate-resume-raise = Levez la main : le surveillant doit autoriser la reprise ici
candidate-resume-expired = L’autorisation n’est plus valable : levez la main
candidate-resume-advice = L’horloge continue de tourner : faites signe dès maintenant. Cette page change toute seule dès que la reprise est autorisée.
candidate-resume-authorized = Vous pouvez reprendre ici
candidate-resume = Reprendre mon test

candidate-displaced-title = Votre page est ouverte dans un autre onglet
candidate-displaced-safe = C’est le même appareil, avec la même connexion. Vos réponses sont enregistrées.
candidate-displaced-advice = Continuez dans l’autre onglet, ou reprenez ici : vous retrouverez la même question.
candidate-displaced-back = Continuer ici
candidate-replaced-title = Votre test se passe sur un autre appareil
candidate-replaced-safe = La personne qui surveille a confirmé un autre appareil pour votre place. Vos réponses sont enregistrées.
candidate-replaced-advice = C’est vous ? Continuez là-bas. Ce n’est pas vous ? Levez la main tout de suite.
candidate-refused-title = Cet appareil n’a pas été accepté
candidate-refused-safe = La personne qui surveille a refusé cet appareil. Les réponses déjà enregistrées ne risquent rien.
candidate-refused-advice = Si c’est une erreur, levez la main, puis identifiez-vous à nouveau ici : un autre numéro s’affichera.
candidate-log-in-here = M’identifier sur cet appareil
candidate-crowded-title = Trop d’appareils attendent à votre place
candidate-crowded-safe = Plusieurs appareils se sont identifiés à votre nom. Vos réponses enregistrées ne risquent rien.
candidate-crowded-advice = Levez la main : la personne qui surveille doit d’abord décider lesquels sont les vôtres. Réessayez ensuite.
candidate-entries-title = Trop d’appareils se sont présentés à votre place
candidate-entries-advice = Levez la main : la personne qui surveille doit décider pour un appareil qui attend à votre place. Si aucun n’attend, réessayez dans deux minutes.
candidate-try-again = Réessayer
candidate-device = Appareil { $sign }
candidate-sign = Montrez le numéro { $sign } à la personne qui surveille
candidate-other-devices = { $count ->
    [one] Un autre appareil est ouvert à votre nom (numéro { $signs }). Si ce n’est pas le vôtre, levez la main.
   *[other] D’autres appareils sont ouverts à votre nom (numéros { $signs }). Si ce ne sont pas les vôtres, levez la main.
}
candidate-outdated-title = Cette page doit être rechargée
candidate-outdated-safe = Vos réponses enregistrées ne risquent rien.
candidate-outdated-advice = Rechargez la page : vous retrouverez la même question. Si ce message revient, levez la main.
candidate-reload = Recharger la page

## Le réseau

candidate-offline-title = Connexion interrompue, reconnexion automatique
candidate-offline = Rien n’est perdu. Restez sur cette page, elle repart toute seule.
candidate-offline-sent-later = Votre demande est gardée et partira dès le retour du réseau.
candidate-offline-question = Vous pouvez continuer à lire et répondre : votre réponse sera gardée et partira dès le retour du réseau.
candidate-offline-kept = Votre réponse est gardée et partira dès le retour du réseau.

## La question

candidate-question-title = Question { $number } sur { $total }
candidate-question-replacement = Question de remplacement
candidate-question-late = Le temps prévu pour cette question est écoulé : une réponse envoyée maintenant ne comptera plus comme juste. Validez ou passez pour continuer. Si un problème technique vous a retardé, signalez-le en bas de la page.
candidate-progress-label = Progression
candidate-progress = { $treated ->
    [0] Aucune question traitée sur { $total }
    [one] { $treated } question traitée sur { $total }
   *[other] { $treated } questions traitées sur { $total }
}
candidate-progress-minimum = minimum { $least }
candidate-progress-reached = minimum atteint

candidate-warning-focus = La prochaine question est en mode focus
candidate-warning-timed = La prochaine question est chronométrée
candidate-warning-stay = Restez sur cette page : pas d’autre onglet, pas d’autre fenêtre.
candidate-warning-left = Une sortie de page de 2 secondes ou plus, ou une deuxième sortie même courte, et votre réponse ne sera pas comptée comme juste.
candidate-warning-any-loss = Si vous quittez la page, même une fois, votre réponse ne sera pas comptée comme juste.
candidate-warning-seconds = Cette question a son propre temps : { $time }. Il part quand vous l’affichez.
candidate-warning-clock = L’horloge du test tourne déjà.
candidate-reveal = Afficher la question

candidate-answer-single = Choisissez une seule proposition
candidate-answer-multiple = Cochez toutes les propositions justes
candidate-answer-text = Votre réponse
candidate-answer-text-hint = Majuscules, accents et espaces ne comptent pas.
candidate-answer-ordering = Mettez les propositions dans l’ordre, de la première à la dernière
candidate-answer-matching = Choisissez ce qui correspond à chaque ligne
candidate-order-up = Monter « { $name } »
candidate-order-down = Descendre « { $name } »
candidate-order-moved = « { $name } » est maintenant en position { $place } sur { $count }.
candidate-match-choose = Choisir…
candidate-incomplete-choice = Choisissez au moins une proposition, ou passez la question.
candidate-incomplete-text = Écrivez une réponse, ou passez la question.
candidate-incomplete-matching = Complétez chaque ligne, ou passez la question.
candidate-image-lost = L’image ne s’est pas affichée
candidate-image-again = Recharger l’image
candidate-download = Télécharger { $file } ({ $size })

candidate-validate = Valider
candidate-pass = Je passe
candidate-pass-confirm = Passer cette question ? Elle comptera comme fausse et ne reviendra pas.
candidate-pass-yes = Oui, je passe
candidate-pass-no = Non, je reste
candidate-why-blocked = Le surveillant doit d’abord traiter votre signalement.
candidate-why-time = Le temps est écoulé : votre test se termine.
candidate-why-sending = Envoi en cours…
candidate-why-kept = Gardé : l’envoi se fera dès le retour du réseau.

candidate-report = Signaler un problème avec la question
candidate-report-confirm = Un surveillant doit venir voir votre écran. D’ici là, vous ne pourrez ni répondre ni passer, et votre horloge sera arrêtée. Y a-t-il vraiment un problème ?
candidate-report-sure = Oui, je suis sûr(e)
candidate-report-no = Non, je continue
candidate-report-sent = Votre signalement est en cours d’envoi. Levez la main dès maintenant.

candidate-blocked-title = Levez la main, un surveillant va venir
candidate-blocked-clock = Votre signalement est transmis et votre horloge est arrêtée : le temps d’attente vous sera rendu.
candidate-blocked-next = Ne fermez pas la page. Elle repart toute seule, avec une autre question ou avec la même.
candidate-blocked-focus = Cette question est en mode focus : restez sur cette page. La quitter maintenant n’est pas une faute, mais ce sera montré à l’équipe de surveillance.
candidate-left-while-blocked = La page a été quittée pendant la pause. C’est noté et montré à l’équipe de surveillance, qui décide.

candidate-companion-title = Votre test est en pause : l’extension Compagnon n’est pas détectée
candidate-companion-clock = Votre question est masquée ; elle vous attend.
candidate-companion-hand = Levez la main et gardez cette page ouverte.
candidate-companion-on = Si vous avez désactivé l’extension Compagnon, réactivez-la.
candidate-companion-by-itself = Le test reprend tout seul dès que l’extension est de nouveau détectée, ou quand le surveillant le débloque.
candidate-companion-by-invigilator = Le surveillant débloque le test ; cette page repart alors toute seule.
candidate-companion-also-question = Votre signalement sur la question est lui aussi transmis au surveillant.
candidate-companion-stopped = Votre horloge est arrêtée : le temps d’attente vous sera rendu.
candidate-companion-limit = Une pause courte vous est rendue : jusqu’à 30 secondes, et 2 minutes sur tout le test. Au-delà, c’est l’équipe de surveillance qui décide.

candidate-notice-replaced = Une nouvelle question remplace la précédente, sous le même numéro.
candidate-notice-dismissed = Le surveillant a vérifié : vous pouvez continuer avec la même question.
candidate-notice-companion = Votre test reprend là où il s’était arrêté.
candidate-notice-credited = Temps d’attente rendu : { $time }.
candidate-notice-withheld = Temps non rendu : { $time }. Si vous n’y êtes pour rien, levez la main : l’équipe de surveillance peut le rendre.
candidate-notice-given-back = L’équipe de surveillance vous a rendu du temps.
candidate-notice-server-outage = Le serveur s’est arrêté un moment. Vos réponses enregistrées sont intactes, et votre temps ne passait pas.

candidate-focus-lost = Vous avez quitté la page pendant une question en mode focus
candidate-focus-lost-for = Vous avez quitté la page { $time }, pendant une question en mode focus
candidate-focus-lost-means = Sauf aménagement prévu pour vous, votre réponse à cette question ne sera pas comptée comme juste. Les autres questions ne changent pas.
candidate-focus-lost-advice = Ce n’était pas voulu ? Levez la main : l’équipe de surveillance peut décider que cette sortie ne compte pas.
candidate-absence-warned = Vous avez quitté la page { $time }. Rien n’est compté cette fois. Une autre sortie pendant cette question comptera.
candidate-absence-counts = Vous avez quitté la page { $time }. Votre réponse à cette question n’est pas comptée comme juste.
candidate-absence-kept = Vous avez quitté la page { $time }. C’est noté ; grâce à votre aménagement, votre réponse compte quand même.
candidate-absence-undecided = La page était quittée quand la connexion s’est coupée. Rien n’est compté ; l’équipe de surveillance le voit.
candidate-absence-excused = Vous avez quitté la page { $time }. L’équipe de surveillance a décidé que cette sortie ne compte pas.
candidate-absence-blocked = Vous avez quitté la page { $time } pendant une pause. Ce n’est pas une faute ; l’équipe de surveillance le voit.
candidate-absence-recorded = Vous avez quitté la page { $time }. C’est noté, sans effet sur votre résultat.
candidate-absence-waiting = Vous avez quitté la page { $time }. Ce sera noté dès le retour du réseau ; cette page vous dira alors si cela compte.

## Les refus

candidate-no-session-finalized = La session vient d’être close : plus rien ne peut y changer.
candidate-no-presence = La confirmation de présence n’est plus valable. Levez la main : le surveillant la renouvelle.
candidate-no-companion = L’extension Compagnon n’est pas détectée : le test ne peut pas commencer. Levez la main.
candidate-no-time = Le test est terminé : cette réponse est arrivée trop tard et n’a pas été comptée.
candidate-no-resume = Cet appareil doit d’abord être autorisé par le surveillant. Levez la main.
candidate-no-question-moved = La question avait déjà changé : votre dernière action n’a rien modifié. Répondez à la question affichée.
candidate-no-blocked = Une alerte est en cours : le surveillant doit d’abord la traiter. Votre réponse n’a pas été envoyée, elle est toujours là.
candidate-no-response = Cette réponse ne convient pas à la question. Vérifiez-la, puis validez à nouveau.
candidate-no-questions-left = Aucune autre question n’est disponible. Rien n’est perdu : levez la main.
candidate-no-storage = L’enregistrement a échoué et rien n’a été changé. Votre réponse est toujours là : réessayez.
candidate-no-too-fast = Trop de demandes en peu de temps. Patientez un instant, puis réessayez.
candidate-no-other = Cette action n’est pas possible maintenant. Si cela vous gêne, levez la main.

## La fin

candidate-end-completed = Bravo { $name }, votre test est terminé
candidate-end-completed-words = Vous avez traité toutes les questions.
candidate-end-time = Le temps est écoulé, votre test est terminé
candidate-end-time-words = Le test s’est arrêté tout seul. Tout ce que vous avez validé avant la fin est conservé.
candidate-end-invigilator = Le surveillant a terminé votre test
candidate-end-invigilator-words = Tout ce que vous avez validé avant la fin est conservé. Une question ? Parlez-en au surveillant.
candidate-end-finalization = La session est close, votre test est terminé
candidate-end-finalization-words = Le centre a finalisé la session pendant votre test. Tout ce que vous avez validé avant la fin est conservé.
candidate-end-treated = { $treated ->
    [0] Aucune question traitée sur { $total }
    [one] { $treated } question traitée sur { $total }
   *[other] { $treated } questions traitées sur { $total }
}
candidate-end-next = Et maintenant ?
candidate-end-saved = Vos réponses sont enregistrées : vous pouvez fermer cette page.
candidate-end-result = Le centre examine la session, puis la finalise. Votre résultat vous sera communiqué ensuite.
candidate-end-stay = Restez à votre place, en silence, jusqu’à ce que le surveillant vous autorise à sortir.

candidate-signals-title = Ce que la page a noté pendant votre test
candidate-signals-appeal = Vous n’êtes pas d’accord ? Dites-le à l’équipe de surveillance avant de partir.
candidate-signal-line = Question { $number } : { $words }
candidate-signal-noted = { $signal }. C’est noté, sans effet sur votre résultat.

## L’aide

candidate-help = Aide
candidate-help-clock = L’horloge du test est en haut de la page. Elle s’arrête pendant une alerte.
candidate-help-pass = « Je passe » compte la question comme traitée et fausse ; elle ne revient pas.
candidate-help-report = Une question ne marche pas ? Signalez-la en bas de la page, puis levez la main.
candidate-help-reload = Recharger la page ne fait rien perdre : vous retrouvez la même question et la même horloge.
candidate-help-keys = Au clavier
candidate-help-close = J’ai compris
candidate-key-tab = aller à l’élément suivant
candidate-key-arrows = changer de proposition dans un choix unique
candidate-key-space = cocher une case, appuyer sur un bouton
candidate-key-enter = valider la réponse
candidate-key-help = ouvrir cette aide
candidate-key-escape = fermer l’aide ou une confirmation
