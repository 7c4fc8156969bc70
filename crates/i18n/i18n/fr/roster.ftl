### Ce qui est trouvé dans une liste de candidats.

roster-missing-column = Cette colonne manque.
roster-unknown-column = Colonne ignorée : rien dont l’examen ait besoin.
roster-look-alike-column = Cette colonne ressemble à un aménagement, à l’éligibilité ou à une colonne connue. Dites ce qu’elle est, ou qu’elle est à ignorer.
roster-duplicate-column = Cette colonne est présente deux fois : seule la première est lue. Dites si celle-ci est autre chose, ou à ignorer.
roster-extra-cells = La ligne a plus de cases que la ligne des intitulés.
roster-empty-name = Le nom et le prénom manquent.
roster-one-name = { $person ->
    [none] Un seul nom.
   *[other] « { $person } » n’a qu’un seul nom ?
} Pour une personne à nom unique : ce nom dans « Nom de naissance », la case « Prénom » vide, puis confirmez ici. Sinon, complétez la case.
roster-odd-name = Des chiffres ou des signes qu’aucun nom ne porte.
roster-names-together = Le nom et le prénom ne peuvent pas être distingués : écrivez « NOM, Prénom » ou deux colonnes.
roster-not-printable = Ne peut pas être imprimé sur le certificat : écrivez le nom en lettres latines, comme à l’état civil.
roster-bad-birthdate = Cette date n’existe pas ou n’est pas lisible : écrivez-la comme 14/03/2008.
roster-month-first = Les dates de cette colonne semblent avoir le mois en premier. Est-ce le cas de toutes ?
roster-birthdate-before1900 = La date est antérieure à 1900.
roster-birthdate-in-future = La date est dans l’avenir.
roster-odd-birthdate = Moins de huit ans ou plus de cent : cette date est-elle juste ?
roster-bad-sex = Écrivez F, M, ou laissez vide.
roster-bad-extra-time = Ce n’est pas un temps majoré : écrivez un pourcentage de 0 à 200, par exemple 33 %.
roster-extra-time-looks-like-a-share = Moins de 1 : c’est une part, et non un pourcentage.
roster-extra-time-looks-like-a-coefficient = C’est un coefficient, qui compte le temps normal, et non un pourcentage en plus.
roster-extra-time-looks-like-minutes = Ce sont probablement des minutes ; le temps majoré se donne en pourcentage de 1 h 45.
roster-extra-time-in-words = Un temps majoré sans nombre : combien pour cent ?
roster-bad-flag = Écrivez oui ou non.
roster-not-eligible = Pas encore certifiable : mis de côté. Le niveau 1 est requis dans cinq compétences.
roster-bad-profile = Le fichier des profils ne dit pas qui peut être certifié : il faut un INE, ou noms et date de naissance, et les niveaux des compétences.
roster-no-profile = { $count ->
    [one] 1 personne n’est pas dans le fichier des profils : elle est inscrite.
   *[other] { $count } personnes ne sont pas dans le fichier des profils : elles sont inscrites.
}
roster-duplicate-of-line = C’est la même personne qu’à la ligne { $line }.
roster-homonym = Même nom et même date de naissance qu’à la ligne { $line }, autre identifiant : deux personnes, distinguées par leur identifiant.
roster-same-identifier = Cet identifiant est aussi celui de la ligne { $line } ({ $person }).
roster-damaged-identifier = Un tableur a transformé l’identifiant en nombre et perdu des chiffres : mettez la colonne au format Texte et recopiez-le.
roster-odd-identifier = Ce n’est pas la forme d’un INE (onze caractères).
roster-no-identifier = { $count ->
    [none] Pas d’identifiant : absent de Parcoursup, et l’accès au résultat demandera le code personnel.
    [one] { $count } personne sans identifiant : absente de Parcoursup, l’accès au résultat demandera le code personnel.
   *[other] { $count } personnes sans identifiant : absentes de Parcoursup, l’accès au résultat demandera le code personnel.
}
roster-too-long = Trop long pour un certificat.
roster-control-characters = Contient des caractères invisibles.
roster-bad-encoding = Des accents sont perdus : enregistrez le fichier à nouveau, en « CSV UTF-8 ».
roster-double-encoding = Les accents ont été abîmés par un autre logiciel.
roster-uncertain-encoding = Ce nom est-il juste ? Sinon, choisissez un autre encodage.
roster-lost-letter = Un point d’interrogation remplace une lettre : écrivez-la.
roster-formula = Commence par =, +, - ou @ : un tableur en ferait une formule.
roster-formula-values = { $count ->
    [one] { $count } case est une formule : sa valeur enregistrée est lue.
   *[other] { $count } cases sont des formules : leurs valeurs enregistrées sont lues.
}
roster-formula-error = Cette case affiche une erreur du tableur.
roster-unclosed-quote = Un guillemet est ouvert et jamais fermé. La case est lue jusqu’à la fin de sa ligne : est-ce juste ?
roster-merged-cells = Cette case est fusionnée avec une case au-dessus. Sa valeur vaut-elle aussi pour cette ligne ?
roster-birth-place-code = { $count ->
    [one] { $count } lieu de naissance n’est connu que par son code : le certificat ne l’imprimera pas.
   *[other] { $count } lieux de naissance ne sont connus que par leur code : les certificats ne les imprimeront pas.
}
roster-empty-roster = La liste ne contient aucun candidat.
roster-too-many = Plus de { $max } candidats pour une session, ou plus de { $sessions } sessions : répartissez-les.
roster-too-many-lines = Plus de { $count } lignes : ce qui suit n’est pas lu. Exportez moins de classes.
roster-too-many-columns = Plus de { $count } colonnes : ce qui suit n’est pas lu.
roster-too-large = Fichier trop grand, ou trop grand une fois décompressé.
roster-password-protected = Ce classeur est protégé par un mot de passe : enregistrez-le sans.
roster-old-workbook = Ce format de classeur n’est pas lu : enregistrez-le en .xlsx ou .ods.
roster-macros = Ce classeur contient des macros : elles ne sont jamais exécutées.
roster-several-sheets = Plusieurs feuilles contiennent une liste : laquelle lire ?
roster-unknown-format = Ce n’est ni un tableau, ni un classeur, ni un export d’élèves. Si un tableur l’ouvre, enregistrez-le en .xlsx ou .ods.
roster-damaged-file = Ce fichier est abîmé ou incomplet : exportez-le à nouveau.
roster-forbidden-xml = Ce fichier contient des définitions qui ne sont jamais lues (DTD, entités) : exportez-le à nouveau depuis SIECLE ou le tableur.
roster-other-school = C’est l’export d’un autre établissement ({ $value }). Est-ce voulu ?
roster-has-left = { $count ->
    [one] { $count } élève a quitté l’établissement : mis de côté.
   *[other] { $count } élèves ont quitté l’établissement : mis de côté.
}
roster-in-no-class = { $count ->
    [one] { $count } élève n’est dans aucune classe : mis de côté.
   *[other] { $count } élèves ne sont dans aucune classe : mis de côté.
}
roster-unknown-class = Cette classe cochée n’est pas dans le fichier.
roster-bad-session = Cette indication de session manque ou ne convient pas.
roster-existing-session = Cette ligne désigne une session qui existe déjà : l’import n’ajoute personne à une session existante.
roster-bad-spread = La répartition ne convient pas : nommez chaque salle, pas plus de salles que de candidats.
roster-unknown = Ne convient pas.

## Colonnes

roster-column-last-name = Nom de naissance
roster-column-first-name = Prénom
roster-column-full-name = Nom et prénom
roster-column-used-name = Nom d’usage
roster-column-other-first-names = Autres prénoms
roster-column-birthdate = Date de naissance
roster-column-sex = Sexe
roster-column-birth-place = Lieu de naissance
roster-column-birth-country = Pays de naissance
roster-column-birth-place-code = Code du lieu de naissance
roster-column-external-id = INE ou identifiant
roster-column-division = Classe
roster-column-extra-time = Temps majoré
roster-column-accessible = Besoin d’accessibilité
roster-column-eligible = Éligible
roster-column-session-number = N° de session
roster-column-site = Site
roster-column-room = Salle
roster-column-held-on = Date de la session
roster-column-held-at = Heure de la session
roster-column-invigilators = Surveillants
roster-column-observations = Observations
roster-column-ignored = Ignorée
roster-column-unknown = Autre

## Encodages et formats

roster-encoding-utf8 = UTF-8
roster-encoding-utf16 = UTF-16
roster-encoding-windows1252 = Windows (1252)
roster-encoding-iso8859-15 = ISO 8859-15
roster-encoding-mac-roman = Macintosh
roster-encoding-cp850 = DOS (850)
roster-encoding-unknown = Autre encodage
roster-format-csv = tableau en texte
roster-format-xlsx = classeur Excel
roster-format-ods = classeur LibreOffice
roster-format-siecle = export SIECLE
roster-format-unknown = fichier non lu

## Mis de côté

roster-aside-not-eligible = Pas encore certifiable
roster-aside-has-left = A quitté l’établissement
roster-aside-in-no-class = Dans aucune classe
roster-aside-class-not-chosen = Classe non cochée
roster-aside-unknown = Mis de côté
