### La feuille d’émargement.

attendance-document = Feuille d’émargement, session { $session }
attendance-subject = Candidats d’une session de certification, avec place pour signer.
attendance-title = Feuille d’émargement
attendance-note = Chaque candidat signe en entrant et en sortant. Barrez la case d’un candidat absent.
attendance-total = { $count ->
    [0] Aucun candidat inscrit.
    [one] { $count } candidat inscrit.
   *[other] { $count } candidats inscrits.
}
attendance-col-number = N°
attendance-col-last-name = Nom de naissance
attendance-col-first-name = Prénom
attendance-col-birth-date = Naissance
attendance-col-class = Classe
attendance-col-extra-time = Temps majoré
attendance-col-entry = Signature à l’entrée
attendance-col-exit = Signature à la sortie
