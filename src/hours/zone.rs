//! A zone as people name it.

use chrono_tz::{TZ_VARIANTS, Tz};

/// Reads a zone: its IANA name in any case (`America/New_York`), or the city in it (`new york`).
///
/// # Errors
/// That there is no such zone, with the nearest name.
pub fn parse_zone(text: &str) -> Result<Tz, String> {
    let asked = text.trim().replace(' ', "_");
    let named = |zone: &&Tz| zone.name().eq_ignore_ascii_case(&asked);
    let by_city = |zone: &&Tz| city(**zone).eq_ignore_ascii_case(&asked);
    if let Some(zone) = TZ_VARIANTS.iter().find(named).or_else(|| TZ_VARIANTS.iter().find(by_city))
    {
        return Ok(*zone);
    }
    let asked = asked.to_lowercase();
    let like = |zone: &Tz| {
        let names = [zone.name(), city(*zone)].map(str::to_lowercase);
        names.iter().map(|name| strsim::jaro_winkler(&asked, name)).fold(0.0, f64::max)
    };
    let nearest = TZ_VARIANTS.iter().max_by(|one, other| like(one).total_cmp(&like(other)));
    let hint = nearest
        .filter(|zone| like(zone) > 0.8)
        .map_or_else(String::new, |zone| format!("; did you mean {}", zone.name()));
    Err(format!("there is no zone \"{text}\"{hint}. Write an IANA name, such as America/New_York"))
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
        assert!(parse_zone("Amerika/New_York").unwrap_err().contains("mean America/New_York."));
        assert!(parse_zone("Eastern standard").unwrap_err().contains("IANA"));
    }
}
