//! What is seen of the page, view by view: whom to call, the telephone, practice, the menu. In come a tree, the
//! page's words and what is left out; out comes HTML that is read without a script.
pub(super) mod call_flow;
pub(super) mod people;
pub(super) mod phone;
pub(super) mod practice;
pub(super) mod sources;
