"""The door for the web server: see calendar_site/web_server.py."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "calendar_site.settings")
application = get_wsgi_application()
