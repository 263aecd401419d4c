"""Events for readers' calendars: as iCalendar entries and feeds."""
