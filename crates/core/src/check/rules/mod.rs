//! The rules, one file each.
//!
//! In comes a [`CheckSubject`], out comes what is against the rule. A rule knows no other rule; what
//! several of them look at is gathered here.
mod advertising;
mod asks_forever;
mod blank_text;
mod broken_promise;
mod closed_without_alternative;
mod closed_without_opening;
mod cut_night;
mod dead_end;
mod disputed_fact;
mod dropped_caller;
mod endless_queue;
mod forced_listening;
mod gather;
mod idle_switch;
mod invalid_number;
mod key_before_purpose;
mod key_gap;
mod keys_out_of_order;
mod line_and_team_disagree;
mod long_prompt;
mod look_alike_ids;
mod never_open;
mod no_daylight_time;
mod no_input_wait;
mod no_person;
mod no_source;
mod not_toll_free;
mod opened_closed_day;
mod options_have_changed;
mod overlapping_hours;
mod placeholder_text;
mod prefix_key;
mod reasonless_waiver;
mod reopened_holiday;
mod replaced_hours;
mod restless_queue;
mod reversed_hours;
mod same_label;
mod shared_caller_word;
mod slow_option;
mod spoken_other_key;
mod spoken_unmapped;
mod stale_source;
mod too_many_namesakes;
mod too_many_options;
mod tries;
mod undated_source;
mod undialed_extension;
mod unknown_extension;
mod unknown_holidays;
mod unknown_rule;
mod unlisted_abbreviation;
mod unoffered_language;
mod unreachable_case;
mod unreachable_hours;
mod unreachable_node;
mod unspoken_option;
mod untranslated;
mod unused_waiver;
mod unusual_verb;
mod wordless_hours;

use gather::{
    all_hours, all_numbers, asking, conflicts, counted_keys, is_toll_free_area, moments, once_each,
    phrases, said_hours, said_menus,
};

use super::reach::exits;
use super::rule::Rule;
#[cfg(doc)]
use super::subject::CheckSubject;

/// Every rule there is, by what it is about: the way, the keys, the words, the time, the people,
/// the facts, the waivers. This is the only list.
pub const RULES: &[&Rule] = &[
    &unreachable_node::UNREACHABLE_NODE,
    &dead_end::DEAD_END,
    &no_person::NO_PERSON,
    &dropped_caller::DROPPED_CALLER,
    &keys_out_of_order::KEYS_OUT_OF_ORDER,
    &key_gap::KEY_GAP,
    &prefix_key::PREFIX_KEY,
    &unknown_extension::UNKNOWN_EXTENSION,
    &undialed_extension::UNDIALED_EXTENSION,
    &too_many_namesakes::TOO_MANY_NAMESAKES,
    &too_many_options::TOO_MANY_OPTIONS,
    &same_label::SAME_LABEL,
    &blank_text::BLANK_TEXT,
    &placeholder_text::PLACEHOLDER_TEXT,
    &shared_caller_word::SHARED_CALLER_WORD,
    &spoken_unmapped::SPOKEN_UNMAPPED,
    &spoken_other_key::SPOKEN_OTHER_KEY,
    &broken_promise::BROKEN_PROMISE,
    &unspoken_option::UNSPOKEN_OPTION,
    &key_before_purpose::KEY_BEFORE_PURPOSE,
    &unusual_verb::UNUSUAL_VERB,
    &options_have_changed::OPTIONS_HAVE_CHANGED,
    &advertising::ADVERTISING,
    &unlisted_abbreviation::UNLISTED_ABBREVIATION,
    &untranslated::UNTRANSLATED,
    &unoffered_language::UNOFFERED_LANGUAGE,
    &slow_option::SLOW_OPTION,
    &long_prompt::LONG_PROMPT,
    &forced_listening::FORCED_LISTENING,
    &no_input_wait::NO_INPUT_WAIT,
    &tries::TRIES,
    &asks_forever::ASKS_FOREVER,
    &endless_queue::ENDLESS_QUEUE,
    &restless_queue::RESTLESS_QUEUE,
    &closed_without_alternative::CLOSED_WITHOUT_ALTERNATIVE,
    &closed_without_opening::CLOSED_WITHOUT_OPENING,
    &never_open::NEVER_OPEN,
    &overlapping_hours::OVERLAPPING_HOURS,
    &replaced_hours::REPLACED_HOURS,
    &cut_night::CUT_NIGHT,
    &reopened_holiday::REOPENED_HOLIDAY,
    &opened_closed_day::OPENED_CLOSED_DAY,
    &reversed_hours::REVERSED_HOURS,
    &line_and_team_disagree::LINE_AND_TEAM_DISAGREE,
    &unreachable_hours::UNREACHABLE_HOURS,
    &unreachable_case::UNREACHABLE_CASE,
    &idle_switch::IDLE_SWITCH,
    &no_daylight_time::NO_DAYLIGHT_TIME,
    &unknown_holidays::UNKNOWN_HOLIDAYS,
    &wordless_hours::WORDLESS_HOURS,
    &invalid_number::INVALID_NUMBER,
    &not_toll_free::NOT_TOLL_FREE,
    &no_source::NO_SOURCE,
    &stale_source::STALE_SOURCE,
    &undated_source::UNDATED_SOURCE,
    &disputed_fact::DISPUTED_FACT,
    &look_alike_ids::LOOK_ALIKE_IDS,
    &unknown_rule::UNKNOWN_RULE,
    &reasonless_waiver::REASONLESS_WAIVER,
    &unused_waiver::UNUSED_WAIVER,
];
