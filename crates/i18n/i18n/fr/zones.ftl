### Les fuseaux horaires, par le nom du lieu.

zone-europe-paris = France métropolitaine
zone-america-guadeloupe = Guadeloupe
zone-america-martinique = Martinique
zone-america-cayenne = Guyane
zone-indian-reunion = La Réunion
zone-indian-mayotte = Mayotte
zone-pacific-noumea = Nouvelle-Calédonie
zone-pacific-tahiti = Polynésie française (Tahiti)
zone-pacific-marquesas = Polynésie française (Marquises)
zone-pacific-gambier = Polynésie française (Gambier)
zone-pacific-wallis = Wallis-et-Futuna
zone-america-miquelon = Saint-Pierre-et-Miquelon
zone-america-st-barthelemy = Saint-Barthélemy
zone-america-marigot = Saint-Martin
zone-with-offset = { $place }, UTC{ $offset }
