### Dates et durées.

date-long = { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
date-short = { $day }/{ $month }/{ $year }
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

duration-hours = { $count } h
duration-minutes = { $count } min
duration-seconds = { $count } s
spelled-seconds = { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } secondes
}
spelled-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
spelled-hours = { $hours ->
    [one] { $hours } heure
   *[other] { $hours } heures
} { $minutes ->
    [0] {""}
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
