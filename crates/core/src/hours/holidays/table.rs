//! The text that the holidays of countries are read from, whole or a part of it.

/// The holidays of countries as text, written as the head of `days.txt` says. A program that has no room
/// for all of them takes along those of the countries that it needs.
///
/// ```
/// use phonetree_core::hours::{HolidayTable, Holidays};
///
/// let text = HolidayTable::ALL.of(["US", "GB-ENG"]);
/// assert!(text.starts_with(">GB United Kingdom|"));
/// let few = HolidayTable::new(text.leak());
/// assert_eq!(Holidays::from_table(few, "US-MA")?.all(), Holidays::of("US-MA")?.all());
/// assert!(Holidays::from_table(few, "FR").is_err());
/// # Ok::<(), phonetree_core::hours::CountryError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct HolidayTable(&'static str);

impl HolidayTable {
    /// All countries that are known. Only who asks for it has it in the program.
    pub const ALL: Self = Self(include_str!("days.txt"));

    /// The countries of a text that [`HolidayTable::of`] wrote.
    pub const fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// What this table says of some countries, or regions of them ("US", "GB-ENG").
    pub fn of<'c>(self, codes: impl IntoIterator<Item = &'c str>) -> String {
        let mut countries: Vec<&str> =
            codes.into_iter().filter_map(|code| code.split('-').next()).collect();
        countries.sort_unstable();
        countries.dedup();
        let known = countries.into_iter().filter_map(|country| self.country(country));
        known.fold(String::new(), |said, block| said + ">" + block.trim_end() + "\n")
    }

    pub(super) fn lines(self) -> impl Iterator<Item = &'static str> {
        self.0.lines()
    }

    /// The heads of all countries: "GB United Kingdom|ENG England|...".
    pub(super) fn heads(self) -> impl Iterator<Item = &'static str> {
        self.lines().filter_map(|line| line.strip_prefix('>'))
    }

    /// The countries without holidays that could be trusted: "UA Ukraine", and why.
    pub(super) fn refused(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let lines = self.lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| line.strip_prefix('-')?.split_once('|'))
    }

    /// The head of a country and its lines.
    pub(super) fn country(self, country: &str) -> Option<&'static str> {
        let head = format!(">{country} ");
        let begins = match self.0.starts_with(&head) {
            true => 1,
            false => self.0.find(&format!("\n{head}"))? + 2,
        };
        let rest = &self.0[begins..];
        Some(rest.find("\n>").map_or(rest, |end| &rest[..end]))
    }
}
