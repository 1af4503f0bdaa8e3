//! The screens as people meet them: who gets which page, what it says, and what follows when they send a form.

#[path = "../town/mod.rs"]
mod town;

mod aanmelding;
mod belofte;
mod contact;
mod door;
mod eigen;
mod elders;
mod figures;
mod forms;
mod importeren;
mod inzage;
mod leeg;
mod lists;
mod names;
mod pages;
mod plan;
mod ritme;
mod ronde;
mod routes;
mod safety;
mod samenvoeging;
mod stijl;
mod terug;
mod traject;
mod uitstel;
mod vandaag;
mod verloop;
mod vernietiging;
mod waarneming;
