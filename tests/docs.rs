//! The commands in the documents are run, and print what the documents show.
//! `TRYCMD=overwrite cargo test --test docs` writes down what they print now.

#[test]
fn the_documents_show_what_the_program_prints() {
    trycmd::TestCases::new()
        .case("docs/tutorial.md")
        .case("docs/how-to.md")
        .case("docs/gallery.md")
        .case("docs/hours.md")
        .case("docs/languages.md");
}
