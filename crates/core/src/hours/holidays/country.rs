//! A country or region as its ISO code, and what was meant by another word.

use std::fmt;

use super::YEARS;
use super::block::{Block, named};
use super::table::HolidayTable;
use crate::language::meant as meant_by;

/// Why the holidays of a country or region can't be had.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CountryError {
    /// There is no such country or region here.
    Unknown {
        /// As it was written.
        written: String,
        /// The code that may have been meant.
        meant: Option<String>,
    },
    /// The country is known, but not a region of it by that name.
    NoRegion {
        /// As it was written.
        written: String,
        /// The country.
        country: String,
        /// Its regions, code and name; none where its holidays are the same everywhere.
        regions: Vec<(String, &'static str)>,
        /// The code that may have been meant.
        meant: Option<String>,
    },
    /// Its holidays can't be known, so any answer would be a guess.
    Untrusted {
        /// The country.
        country: &'static str,
        /// Why.
        why: &'static str,
    },
}

impl CountryError {
    /// The code that may have been meant.
    pub fn meant(&self) -> Option<&str> {
        match self {
            Self::Unknown { meant, .. } | Self::NoRegion { meant, .. } => meant.as_deref(),
            Self::Untrusted { .. } => None,
        }
    }
}

impl fmt::Display for CountryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { written, meant: None } => write!(
                f,
                "there is no country or region \"{written}\"; write an ISO 3166 code, such as \"US\" or \"GB-ENG\""
            ),
            Self::Unknown { written, meant: Some(meant) } => {
                write!(f, "there is no country or region \"{written}\"; write \"{meant}\"")
            }
            Self::NoRegion { written, meant: Some(meant), .. } => {
                write!(f, "no region \"{written}\" is known; write \"{meant}\"")
            }
            Self::NoRegion { written, country, regions, meant: None } if regions.is_empty() => {
                write!(
                    f,
                    "no region \"{written}\" is known: the holidays of {country} are the same everywhere here; write \"{country}\""
                )
            }
            Self::NoRegion { written, regions, meant: None, .. } => {
                /// More would not be read.
                const MOST: usize = 20;
                let mut told: Vec<String> = regions
                    .iter()
                    .take(MOST)
                    .map(|(code, name)| format!("{code} ({name})"))
                    .collect();
                if regions.len() > MOST {
                    told.push("...".to_owned());
                }
                write!(f, "no region \"{written}\" is known; write one of {}", told.join(", "))
            }
            Self::Untrusted { country, why } => write!(
                f,
                "the public holidays of {country} can't be relied on: {why}; leave `country` out, and write closed days in `holidays`"
            ),
        }
    }
}

impl std::error::Error for CountryError {}

/// What people write who mean a code, beside the names of countries and regions.
const ALSO: [(&str, &str); 13] = [
    ("america", "US"),
    ("bavaria", "DE-BY"),
    ("britain", "GB"),
    ("deutschland", "DE"),
    ("great britain", "GB"),
    ("holland", "NL"),
    ("mainland china", "CN"),
    ("uae", "AE"),
    ("uk", "GB"),
    ("united states of america", "US"),
    ("usa", "US"),
    ("czech republic", "CZ"),
    ("turkey", "TR"),
];

/// Finds the lines of a country or region.
pub(super) fn find(table: HolidayTable, written: &str) -> Result<Block, CountryError> {
    let (country, region) = match written.split_once('-') {
        Some((country, region)) => (country, Some(region)),
        None => (written, None),
    };
    let refused = table.refused().find(|(name, _)| name.split(' ').next() == Some(country));
    if let Some((name, why)) = refused {
        let country = name.split_once(' ').map_or(name, |(_, name)| name);
        return Err(CountryError::Untrusted { country, why });
    }
    let head = table.heads().find(|head| head.split(' ').next() == Some(country));
    let unknown =
        || CountryError::Unknown { written: written.to_owned(), meant: meant(table, written) };
    let head = head.ok_or_else(unknown)?;
    let place = match region {
        None => None,
        Some(region) => match named(head).skip(1).find(|(code, _)| *code == region) {
            Some((code, _)) => Some(code),
            None => return Err(no_region(written, head)),
        },
    };
    Block::new(table, written, place, *YEARS.end()).ok_or_else(unknown)
}

fn no_region(written: &str, head: &'static str) -> CountryError {
    let country = head.split(' ').next().unwrap_or(head);
    let regions: Vec<(String, &str)> =
        named(head).skip(1).map(|(code, name)| (format!("{country}-{code}"), name)).collect();
    let region = written.split_once('-').map_or(written, |(_, region)| region).to_lowercase();
    let same = |(code, name): &&(String, &str)| {
        code.to_lowercase().ends_with(&format!("-{region}")) || name.to_lowercase() == region
    };
    let nearest = || meant_by(&region, regions.iter().map(|(code, name)| (*name, code.as_str())));
    let meant = regions.iter().find(same).map(|(code, _)| code.as_str()).or_else(nearest);
    let meant = meant.map(str::to_owned);
    CountryError::NoRegion {
        written: written.to_owned(),
        country: country.to_owned(),
        regions,
        meant,
    }
}

/// The code of a name, of a code in small letters, or of a name with a slip in it.
fn meant(table: HolidayTable, written: &str) -> Option<String> {
    let asked = written.trim().to_lowercase().replace(['_', '/'], "-");
    let known = places(table);
    let code = known.iter().find(|(code, _)| code.to_lowercase() == asked);
    let also = ALSO.iter().find(|(name, _)| *name == asked);
    let name = known.iter().find(|(_, name)| name.to_lowercase() == asked);
    let found = code.or(name).map(|(code, _)| code.clone());
    let found = found.or_else(|| also.map(|(_, code)| (*code).to_owned()));
    let nearest = || meant_by(&asked, known.iter().map(|(code, name)| (*name, code.as_str())));
    found.or_else(|| nearest().map(str::to_owned))
}

/// Every country and region, code and name; countries first.
fn places(table: HolidayTable) -> Vec<(String, &'static str)> {
    let countries = table.heads().filter_map(|head| named(head).next());
    let mut places: Vec<(String, &str)> =
        countries.map(|(code, name)| (code.to_owned(), name)).collect();
    for head in table.heads() {
        let country = head.split(' ').next().unwrap_or(head);
        places.extend(named(head).skip(1).map(|(code, name)| (format!("{country}-{code}"), name)));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::{CountryError, find};
    use crate::hours::HolidayTable;

    fn refused(written: &str) -> CountryError {
        find(HolidayTable::ALL, written).expect_err(written)
    }

    #[test]
    fn what_people_write_for_a_country_is_answered_with_its_code() {
        for (written, code) in [
            ("us", "US"),
            ("USA", "US"),
            ("United Kingdom", "GB"),
            ("UK", "GB"),
            ("England", "GB-ENG"),
            ("gb-eng", "GB-ENG"),
            ("GB_SCT", "GB-SCT"),
            ("Germny", "DE"),
            ("Untied States", "US"),
            ("Deutschland", "DE"),
            ("Bayern", "DE-BY"),
            ("US-California", "US-CA"),
            ("DE-by", "DE-BY"),
        ] {
            assert_eq!(refused(written).meant(), Some(code), "{written}");
        }
        assert_eq!(refused("Atlantis").meant(), None);
        assert!(refused("GB-XYZ").to_string().contains("GB-SCT (Scotland)"));
        assert!(refused("JP-13").to_string().ends_with("write \"JP\""));
    }

    #[test]
    fn a_country_whose_holidays_nobody_knows_is_refused() {
        let why = refused("UA").to_string();
        assert!(why.starts_with("the public holidays of Ukraine can't be relied on: "), "{why}");
    }

    #[test]
    fn every_country_and_region_of_the_file_is_found() {
        for (code, _) in super::places(HolidayTable::ALL) {
            assert!(
                find(HolidayTable::ALL, &code).is_ok_and(|block| block.lines().count() > 0),
                "{code}"
            );
        }
    }
}
