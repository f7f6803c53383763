# One image for web, worker and beat. Packages are pinned with hashes; it runs without root and
# needs no write access outside /srv/kreiskalender and /tmp.

FROM python:3.11.15-slim-bookworm AS build
ENV UV_PYTHON_DOWNLOADS=never UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_NO_CACHE=1
WORKDIR /app
COPY requirements requirements
RUN pip install --no-cache-dir --require-hashes -r requirements/tools.txt \
    && python -m venv --without-pip /opt/venv \
    && uv pip sync --require-hashes --python /opt/venv/bin/python requirements/run.txt
COPY . .
# Else each process would compile what it loads: two seconds of a start.
RUN /opt/venv/bin/python -m compileall -q --invalidation-mode unchecked-hash \
    programme feeds worker calendar_site tools
# Hashed names, with .gz and .br beside each file: a minute here, nothing at the start.
RUN EMBEDDED=0 SECRET_KEY=only-while-building STATIC_ROOT=/app/static \
    /opt/venv/bin/python manage.py collectstatic --noinput

FROM python:3.11.15-slim-bookworm
# pg_dump and pg_restore for `backup` and `restore`, of the server's version.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends postgresql-client-15 \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin kreiskalender \
    && install -d -o kreiskalender -g kreiskalender /srv/kreiskalender \
        /srv/kreiskalender/static /srv/kreiskalender/media \
        /srv/kreiskalender/feeds /srv/kreiskalender/prints
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=calendar_site.settings \
    EMBEDDED=0 \
    STATIC_ROOT=/app/static \
    VAR_DIR=/srv/kreiskalender
USER kreiskalender
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["python", "-m", "tools.container_health", "web"]
CMD ["python", "-m", "calendar_site.web_server", "--interface", "wsgi", \
     "--host", "0.0.0.0", "--port", "8000", "--no-ws", \
     "--workers", "2", "--blocking-threads", "4", "--log-level", "warning", \
     "--respawn-failed-workers", \
     "calendar_site.wsgi:application"]
