//! All that is known of one resident, the short form to record a contact, and who has looked.

pub mod view;
