//! Lines of a calendar file (RFC 5545, section 3.1).

use icalendar::Property;

/// A line of a calendar with its end, escaped and folded.
pub(super) fn line(key: &str, value: &str, parameters: &[(&str, &str)]) -> String {
    let mut property = Property::new(key, value);
    for (key, value) in parameters {
        property.add_parameter(key, value);
    }
    property.try_into().unwrap_or_default()
}
