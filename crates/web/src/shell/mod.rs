//! What all pages share: masthead, navigation, errors, and the pages for when there is nothing to show.

pub mod answer;
mod done;
pub mod icon;
pub mod session;
pub mod view;
pub mod visit;

pub use view::{
    Aside, AwayPage, Empty, Fact, FormPage, HiddenPage, Link, NavItem, Notice, RoleChoice, Shell, StandingIn, Tone,
    TroublePage, User,
};
