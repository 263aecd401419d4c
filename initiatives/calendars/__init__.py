"""Events for readers' calendars: as iCalendar entries and feeds, and as a month on a page."""
