"""Public history: versions, what differs between them, and the record as it stood on a day."""
