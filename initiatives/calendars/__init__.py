"""Events by the calendar: month by month on their page, and as iCalendar entries and feeds."""
