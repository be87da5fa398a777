//! Where a number is: its zone, as far as its digits say.

use chrono_tz::Tz;

use crate::menu::PhoneNumber;

/// Prefixes of numbers and their zones. See the file for its format.
const ZONES: &str = include_str!("zones.txt");

impl PhoneNumber {
    /// The zones that numbers with its area code, or its country code, are in: the likeliest first. None for
    /// numbers that are free to call, and where nothing is known.
    ///
    /// ```
    /// use phonetree_core::menu::PhoneNumber;
    ///
    /// let zones = |number| Some(PhoneNumber::parse(number).ok()?.zones().first()?.name());
    /// assert_eq!(zones("(312) 555-0142"), Some("America/Chicago"));
    /// assert_eq!(zones("+44 20 7946 0123"), Some("Europe/London"));
    /// assert_eq!(zones("1-800-555-0142"), None);
    /// ```
    pub fn zones(&self) -> Vec<Tz> {
        let digits = self.digits();
        let lines = ZONES.lines().filter_map(|line| line.split_once('|'));
        let prefixes = lines.flat_map(|(zones, prefixes)| {
            prefixes.split(' ').map(move |prefix| (prefix.len(), prefix, zones))
        });
        let longest = prefixes.filter(|(_, prefix, _)| digits.starts_with(prefix)).max();
        let zones = longest.map_or("", |(_, _, zones)| zones);
        zones.split(' ').filter_map(|zone| zone.parse().ok()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::ZONES;
    use crate::menu::PhoneNumber;

    fn zones(number: &str) -> Vec<&'static str> {
        let number = PhoneNumber::parse(number).unwrap();
        number.zones().into_iter().map(chrono_tz::Tz::name).collect()
    }

    #[test]
    fn the_zone_of_a_number_is_that_of_its_area_code() {
        for (number, likeliest) in [
            ("202-555-0142", "America/New_York"),
            ("213-555-0142", "America/Los_Angeles"),
            ("602-555-0142", "America/Phoenix"),
            ("808-555-0142", "Pacific/Honolulu"),
            ("907-555-0142", "America/Anchorage"),
            ("416-555-0142", "America/Toronto"),
            ("787-555-0142", "America/Puerto_Rico"),
            ("+353 1 555 0142", "Europe/Dublin"),
            ("+81 3 5555 0142", "Asia/Tokyo"),
            ("+61 2 5550 0142", "Australia/Sydney"),
        ] {
            assert_eq!(zones(number).first(), Some(&likeliest), "{number}");
        }
        assert_eq!(zones("1-888-555-0142"), [""; 0]);
    }

    #[test]
    fn where_an_area_code_is_in_several_zones_all_are_known() {
        assert_eq!(zones("541-555-0142"), ["America/Los_Angeles", "America/Denver"]);
        assert_eq!(zones("850-555-0142"), ["America/New_York", "America/Chicago"]);
        assert_eq!(zones("212-555-0142").len(), 1);
    }

    #[test]
    fn every_zone_of_the_table_is_one_that_clocks_know() {
        for line in ZONES.lines().filter(|line| !line.starts_with('#')) {
            for zone in line.split_once('|').unwrap().0.split(' ') {
                assert!(zone.parse::<chrono_tz::Tz>().is_ok(), "{zone}");
            }
        }
    }

    #[test]
    fn the_country_of_a_number_is_told_by_its_digits() {
        let country = |number| PhoneNumber::parse(number).unwrap().country();
        assert_eq!(country("312-555-0142").as_deref(), Some("US"));
        assert_eq!(country("416-555-0142").as_deref(), Some("CA"));
        assert_eq!(country("+49 30 5550142").as_deref(), Some("DE"));
        assert_eq!(country("800-555-0142"), None);
    }
}
