"""How the web server process runs; each value can be set from the environment."""

import os

bind = f"{os.environ.get('BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
timeout = 60
graceful_timeout = 4
max_requests = 5000
max_requests_jitter = 500
reload = os.environ.get("DJANGO_SETTINGS_MODULE") == "portal.settings.development"
control_socket_disable = True
