"""The review of a draft at the desk: the page on which a second person reads and decides."""
