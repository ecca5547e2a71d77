//! One file a feature, and the checks that hold for all of them.

mod agenda;
mod agenda_table;
mod booths;
mod calendar;
mod checkins;
mod contract;
mod event;
mod exchange;
mod exchange_found;
mod files;
mod journal;
mod lists;
mod lists_out;
mod moves;
mod moves_back;
mod organisations;
mod people;
mod registrations;
mod rules;
mod sample;
mod schema;
mod search;
mod tables;
mod tidy;
mod venue;
mod words;
