//! What all pages share: masthead, navigation, errors, and the pages for when there is nothing to show.

pub mod answer;
mod done;
pub mod icon;
mod masthead;
pub mod session;
pub(crate) mod tabs;
pub mod view;
pub mod visit;

pub use view::{
    Aside, AwayPage, Empty, Fact, FormPage, HiddenPage, Link, NavItem, Notice, RoleChoice, Shell, StandingIn, Tone,
    TroublePage, User,
};
