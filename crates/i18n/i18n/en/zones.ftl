### Time zones, by the name of the place.

zone-europe-paris = mainland France
zone-america-guadeloupe = Guadeloupe
zone-america-martinique = Martinique
zone-america-cayenne = French Guiana
zone-indian-reunion = Réunion
zone-indian-mayotte = Mayotte
zone-pacific-noumea = New Caledonia
zone-pacific-tahiti = French Polynesia (Tahiti)
zone-pacific-marquesas = French Polynesia (Marquesas)
zone-pacific-gambier = French Polynesia (Gambier)
zone-pacific-wallis = Wallis and Futuna
zone-america-miquelon = Saint Pierre and Miquelon
zone-america-st-barthelemy = Saint Barthélemy
zone-america-marigot = Saint Martin
zone-with-offset = { $place }, UTC{ $offset }
