### Dates and durations.

date-long = { $day } { $month } { $year }
date-short = { $year }-{ $month }-{ $day }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

duration-hours = { $count } h
duration-minutes = { $count } min
duration-seconds = { $count } s
spelled-seconds = { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}
spelled-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
spelled-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} { $minutes ->
    [0] {""}
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
