### Le centre : ce que disent ses papiers, et d’où viennent ses jours et ses heures.

center-title = Centre
center-lead = Ces informations figurent sur les papiers du centre. Les papiers de résultats déjà publiés gardent celles d’alors ; seul le fuseau horaire vaut pour tous.
center-place = Le centre
center-name = Nom
center-name-hint = Tel qu’il figure sur les certificats.
center-uai = UAI
center-uai-hint = Sept chiffres et une lettre, comme 0750655E.
center-type = Type d’établissement
center-type-hint = Il décide des dates de certification.
center-type-none = Non précisé
center-type-middle-school = Collège
center-type-high-school = Lycée
center-type-higher-education = Enseignement supérieur
center-type-professional = Formation professionnelle
center-zone = Fuseau horaire
center-zone-hint = Toutes les heures des pages et des papiers sont celles de ce lieu.
center-zone-other = Ailleurs…
center-zone-name = Nom du fuseau
center-zone-name-hint = Région et ville, comme Asia/Phnom_Penh.
center-address = Adresse postale
center-papers = La signature des certificats
center-papers-lead = Sans nom ni fonction, les certificats ne portent pas de signature.
center-signatory = Nom du signataire
center-function = Fonction
center-function-hint = Par exemple : proviseure.
center-signature = Image de la signature
center-signature-alt = Signature, telle qu’elle sera imprimée
center-signature-pick = Choisir une image PNG
center-signature-remove = Retirer la signature
center-signature-hint = PNG d’au plus { $kilobytes } ko et { $width } × { $height } pixels, sur fond blanc ou transparent.
center-people = Pour les candidats
center-appeal = Contact en cas de contestation
center-appeal-hint = Imprimé sur le certificat : un service, une adresse, un numéro.
center-training = Lien d’entraînement
center-training-hint = Donné à qui ne peut pas encore être certifié. Une adresse qui commence par https://.
center-calendar = Dates de certification
center-calendar-lead = Une session prévue en dehors de ces dates est possible, après confirmation. Le calendrier est celui du serveur : son exploitation peut en donner un autre.
center-calendar-year = Année scolaire
center-calendar-opens = Ouverture de l’espace
center-calendar-first = Premier jour
center-calendar-last = Dernier jour
center-calendar-known = Les dates de { $year } sont connues pour ce type d’établissement ({ $type }).
center-calendar-unknown = Aucune date n’est connue pour { $year } ({ $type }) : les sessions de cette année sont créées sans question sur les dates.
center-calendar-no-type = Indiquez ci-dessus le type d’établissement pour que les dates des sessions soient vérifiées.
center-calendar-source = Source : { $source }
center-save = Enregistrer
center-saved = Enregistré.
center-wrong = Rien n’est enregistré : corrigez les champs indiqués ci-dessus. Votre saisie est gardée.
error-center-changed = Le centre a été modifié entre-temps par quelqu’un d’autre. Rien n’est enregistré : notez vos changements, rechargez la page, puis recommencez.
error-session-concerns = Quelque chose est demandé avant de créer la session.
masthead-zone = Heures du centre : { $zone }

## Ce qui est demandé avant de créer une session

referent-concerns = La session n’est pas encore créée. Est-ce bien voulu ?
referent-concerns-then = Cochez, puis créez la session ; ou corrigez le formulaire.
referent-concern-outside-window = { $day } est en dehors des dates de certification de votre type d’établissement : du { $first } au { $last }.
referent-concern-outside-window-yes = Oui, en dehors des dates de certification
referent-concern-in-the-past = { $day } est passé : aucun code ne sera accepté.
referent-concern-in-the-past-yes = Oui, une session du passé
referent-concern-far-away = { $day } est dans plus d’un an.
referent-concern-far-away-yes = Oui, dans plus d’un an
referent-concern-on-a-sunday = { $day } : c’est un dimanche.
referent-concern-on-a-sunday-yes = Oui, un dimanche
referent-concern-room-taken = La salle { $room } est déjà prise par la session { $session }, le { $day }, à moins de deux heures d’écart.
referent-concern-room-taken-yes = Oui, dans la même salle
referent-concern-already-enrolled = { $people ->
    [one] { $person } est déjà dans la session { $session }, qui n’est pas finalisée.
   *[other] { $people } candidats, dont { $person }, sont déjà dans une session qui n’est pas finalisée ({ $session }).
}
referent-concern-already-enrolled-yes = Oui, dans les deux sessions
referent-concern-unknown = Le serveur demande si la session est bien voulue ainsi.
referent-concern-unknown-yes = Oui, ainsi

## Rappel

referent-reminder = { $count ->
    [one] Une session d’un jour passé n’est pas finalisée. Finalisez-la rapidement.
   *[other] { $count } sessions de jours passés ne sont pas finalisées. Finalisez-les rapidement.
}
referent-reminder-closing = { $count ->
    [one] Une session n’est pas finalisée ; l’espace ferme le { $day }.
   *[other] { $count } sessions ne sont pas finalisées ; l’espace ferme le { $day }.
}

## Pas encore certifiables

referent-not-eligible = { $count ->
    [one] Une personne ne peut pas encore être certifiée : il faut le niveau 1 dans cinq compétences. Elle est mise de côté ; la session se fait avec les autres.
   *[other] { $count } personnes ne peuvent pas encore être certifiées : il faut le niveau 1 dans cinq compétences. Elles sont mises de côté ; la session se fait avec les autres.
}
referent-training-link = Lien d’entraînement à leur donner
referent-training-missing = Indiquer un lien d’entraînement sur la page du centre
referent-profile = Fichier des profils (facultatif)
referent-profile-lead = Un export de la plateforme d’entraînement, avec les niveaux par compétence : qui n’a pas encore le niveau 1 dans cinq compétences est mis de côté.
referent-profile-pick = Choisir le fichier des profils
referent-profile-remove = Ne pas l’utiliser
