//! A zone as people name it.

use std::fmt;

use chrono_tz::{TZ_VARIANTS, Tz};

use crate::language::meant;

/// Why a text can't be read as a zone: that there is no such zone, with the nearest name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneError(String);

impl fmt::Display for ZoneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ZoneError {}

/// Reads a zone: its IANA name in any case (`America/New_York`), the city in it (`new york`), or, of
/// the United States, what people call it (`PT`, `EST`, `Eastern time`).
///
/// # Errors
/// That there is no such zone, with the nearest name.
pub fn parse_zone(text: &str) -> Result<Tz, ZoneError> {
    if let Some(zone) = in_the_united_states(text) {
        return Ok(zone);
    }
    let asked = text.trim().replace(' ', "_");
    let named = |zone: &&Tz| zone.name().eq_ignore_ascii_case(&asked);
    let by_city = |zone: &&Tz| city(**zone).eq_ignore_ascii_case(&asked);
    if let Some(zone) = TZ_VARIANTS.iter().find(named).or_else(|| TZ_VARIANTS.iter().find(by_city))
    {
        return Ok(*zone);
    }
    let unknown = format!("there is no zone \"{text}\"");
    let iana = "Write an IANA name, such as America/New_York";
    Err(ZoneError(match typed_zone(text) {
        Some(TypedZone::Zone(zone)) => format!("{unknown}; did you mean {zone}. {iana}"),
        Some(TypedZone::OneOf(zone)) => format!(
            "{unknown}: several places have this time. Write the IANA name of yours, such as {zone}"
        ),
        Some(TypedZone::Offset) => {
            format!("{unknown}: an offset doesn't know when clocks change. {iana}")
        }
        None => match nearest_zone(text) {
            Some(zone) => format!("{unknown}; did you mean {zone}. {iana}"),
            None => format!("{unknown}. {iana}"),
        },
    }))
}

/// The zone that is meant by a name with a slip in it: its IANA name, or the city in it.
pub(crate) fn nearest_zone(text: &str) -> Option<&'static str> {
    let names = TZ_VARIANTS
        .iter()
        .flat_map(|zone| [(zone.name(), zone.name()), (city(*zone), zone.name())]);
    meant(text, names)
}

/// What a text means that is not an IANA name, but looks like a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TypedZone {
    /// One zone, by an abbreviation that means no other.
    Zone(Tz),
    /// A zone of several that the abbreviation is used in.
    OneOf(Tz),
    /// An offset from UTC; clocks that are set in summer have two.
    Offset,
}

/// What a text means that is not an IANA name: `CST`, `BST`, `UTC-8`. Nothing if it may mean anything.
pub(crate) fn typed_zone(text: &str) -> Option<TypedZone> {
    use chrono_tz::{America, Asia, Australia, Europe};
    if let Some(zone) = in_the_united_states(text) {
        return Some(TypedZone::Zone(zone));
    }
    let text = text.trim().to_ascii_uppercase();
    let offset = text.trim_start_matches("UTC").trim_start_matches("GMT").trim();
    let signed = offset.strip_prefix(['+', '-', '\u{2212}']);
    if signed.is_some_and(|digits| digits.starts_with(|c: char| c.is_ascii_digit())) {
        return Some(TypedZone::Offset);
    }
    Some(match text.as_str() {
        "BST" => TypedZone::Zone(Europe::London),
        "CEST" | "MESZ" | "MEZ" => TypedZone::OneOf(Europe::Berlin),
        "EEST" => TypedZone::OneOf(Europe::Athens),
        "WEST" => TypedZone::OneOf(Europe::Lisbon),
        "JST" => TypedZone::Zone(Asia::Tokyo),
        "KST" => TypedZone::Zone(Asia::Seoul),
        "HKT" => TypedZone::Zone(Asia::Hong_Kong),
        "SGT" => TypedZone::Zone(Asia::Singapore),
        "PHT" => TypedZone::Zone(Asia::Manila),
        "WIB" => TypedZone::Zone(Asia::Jakarta),
        "PKT" => TypedZone::Zone(Asia::Karachi),
        "IST" => TypedZone::OneOf(Asia::Kolkata),
        "GST" => TypedZone::OneOf(Asia::Dubai),
        "MSK" => TypedZone::Zone(Europe::Moscow),
        "SAST" => TypedZone::Zone(chrono_tz::Africa::Johannesburg),
        "BRT" => TypedZone::OneOf(America::Sao_Paulo),
        "ART" => TypedZone::OneOf(America::Argentina::Buenos_Aires),
        "AST" | "ADT" => TypedZone::OneOf(America::Halifax),
        "NDT" => TypedZone::Zone(America::St_Johns),
        "ACST" | "ACDT" => TypedZone::OneOf(Australia::Adelaide),
        "AWST" => TypedZone::Zone(Australia::Perth),
        "AEST" | "AEDT" => TypedZone::OneOf(Australia::Sydney),
        "NZST" | "NZDT" => TypedZone::Zone(chrono_tz::Pacific::Auckland),
        _ => return None,
    })
}

/// A zone as the United States say it. Summer or winter, the zone is the same: who says "EST" in July
/// means the clock in New York.
fn in_the_united_states(text: &str) -> Option<Tz> {
    use chrono_tz::America::{Anchorage, Chicago, Denver, Los_Angeles, New_York};
    let text = text.trim().to_lowercase();
    Some(match text.strip_suffix(" time").unwrap_or(&text) {
        "et" | "est" | "edt" | "eastern" => New_York,
        "ct" | "cst" | "cdt" | "central" => Chicago,
        "mt" | "mst" | "mdt" | "mountain" => Denver,
        "pt" | "pst" | "pdt" | "pacific" => Los_Angeles,
        "akst" | "akdt" | "alaska" => Anchorage,
        "hst" | "hawaii" => chrono_tz::Pacific::Honolulu,
        _ => return None,
    })
}

fn city(zone: Tz) -> &'static str {
    let name = zone.name();
    name.rsplit('/').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::parse_zone;

    #[test]
    fn a_zone_is_read_by_its_name_or_its_city() {
        for text in ["America/New_York", "america/new_york", "New York", "new_york"] {
            assert_eq!(parse_zone(text).unwrap(), chrono_tz::America::New_York, "{text}");
        }
        for text in ["ET", "est", "EDT", "Eastern time", "eastern"] {
            assert_eq!(parse_zone(text).unwrap(), chrono_tz::America::New_York, "{text}");
        }
        assert_eq!(parse_zone("PT").unwrap(), chrono_tz::America::Los_Angeles);
        assert_eq!(parse_zone("Hawaii").unwrap(), chrono_tz::Pacific::Honolulu);
        assert!(
            parse_zone("Amerika/New_York")
                .unwrap_err()
                .to_string()
                .contains("mean America/New_York.")
        );
        assert!(parse_zone("Eastern standard").unwrap_err().to_string().contains("IANA"));
    }
}
