//! Black-box tests of a live room, through sockets and HTTP.

mod access_matrix;
mod admission;
mod alerts;
mod audit;
mod bad_input;
mod budgets;
mod center;
mod clock;
mod companion;
mod corrections;
mod decisions;
mod finalization;
mod guessing;
mod invigilators;
mod logins;
mod openapi;
mod other_day;
mod outages;
mod outcome_table;
mod record;
mod recovery;
mod results;
mod signals;
mod storage;
mod suspension;
