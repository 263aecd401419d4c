"""The site: settings, addresses, narrative pages and health."""
